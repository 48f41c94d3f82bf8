"""Names that begin alike and are as long, listed: 云课堂、云办公和云会议等产品.

Who coins one such name coins the next in its likeness, and a tagger that knows none of them cuts
each elsewhere. Three that 等 closes are names; where their marks are lost, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

_HAN: Final = "[\u4e00-\u9fff]"
#: What no such name begins with.
_PLAIN: Final = "[的一二三四五六七八九十百千万两几不有在是了这那每各第个和与及等]"
_ALIKE: Final = tuple(
    regex(
        rf"(?=(?P<one>(?P<a>(?!{_PLAIN}){_HAN}){_HAN}{{{rest}}})、?"
        rf"(?P<two>(?P=a){_HAN}{{{rest}}})[和与及](?P<three>(?P=a){_HAN}{{{rest}}})等)"
    )
    for rest in range(1, 5)
)
_PARTS: Final = ("one", "two", "three")


def alike(text: str) -> Iterator[Word]:
    """Yield the names of a list that begin alike.

    Args:
        text: A normalised text, with its list marks or without them.
    """
    for pattern in _ALIKE:
        for match in pattern.finditer(text):
            members = [match[part] for part in _PARTS]
            if len(set(members)) == len(members) and not any("的" in one for one in members):
                yield from (Word(*match.span(part), "nz") for part in _PARTS)

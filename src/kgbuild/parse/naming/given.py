"""Names of people whose second character reads as a verb or a preposition: 船工|马有根, 祁在山.

A tagger cuts them there. Behind an office, a calling or a word for people, a surname, such a
character and one that people are called by are a name, if what somebody does stands next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kgbuild.ontology.surnames import DOUBTFUL_SURNAMES, surname_of
from kgbuild.parse.naming.bearers import tells_people
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_NAME: Final = regex(
    "(?![应有任成代管])[\u4e00-\u9fff][有得在进来为守传继承保建]"
    "[田根水山才财宝福顺德亮贵林海江华民生旺发喜良善仁礼智信忠勇军国强富金银玉石木土春秋夏冬志文武斌龙虎祥庆荣昌盛兴和安康泉源]"
)
_CALLINGS: Final = frozenset("工匠农户兵员手师倌")
_ACTS: Final = frozenset("v p d w u c".split())
_MOST: Final = 3  # words that a tagger makes of such a name


def verbal(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the characters of a name whose second one a tagger takes for a verb.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Which class the end of a word tells.
    """
    found: list[Word] = []
    position = 0
    while position < len(words):
        size = _size(text, words, position) if position else 0
        if size and _tells(text, words[position - 1], lexicon):
            last = words[position + size - 1]
            found.append(Word(words[position].start, last.end, "nr", "Person"))
            position += size
            continue
        found.append(words[position])
        position += 1
    return found


def _tells(text: str, before: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word before a name is what somebody is."""
    form = text[before.start : before.end]
    calling = before.tag == "n" and len(form) > 1 and form[-1] in _CALLINGS
    return calling or tells_people(text, before, lexicon)


def _size(text: str, words: Sequence[Word], position: int) -> int:
    """Return how many words such a name fills from a position on; 0 where there is none."""
    start = words[position].start
    name = _NAME.match(text, start)
    if name is None or words[position].end >= name.end():
        return 0
    if text[start] in DOUBTFUL_SURNAMES or len(surname_of(name[0])) != 1:
        return 0
    for size in range(2, min(_MOST, len(words) - position - 1) + 1):
        if words[position + size - 1].end == name.end():
            return size if words[position + size].tag in _ACTS else 0
    return 0

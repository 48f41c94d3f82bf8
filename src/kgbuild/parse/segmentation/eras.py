"""Years that old texts count by an emperor's era become one word of time each.

A tagger trained on news cuts 元至|正年间, 清|康熙|四十五年 and takes the dynasty for a place that
acts. The eras are those of the lexicon; one that is also an ordinary word or a place (和平, 长安)
counts years only behind its dynasty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kgbuild.parse.segmentation.words import Word

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_DYNASTY: Final = (
    "(?:西汉|东汉|曹魏|蜀汉|东吴|西晋|东晋|刘宋|南齐|南梁|北魏|东魏|西魏|北齐|北周|后梁|后唐|后晋|后汉|后周|"
    "北宋|南宋|西夏|南明|[汉魏蜀吴晋隋唐宋辽金元明清])(?:[朝代])?"
)
_COUNT: Final = "(?:元|[一二三四五六七八九十]{1,3})"
_MONTH: Final = (
    "(?:[闰]?(?:正|腊|冬|[一二三四五六七八九十]{1,2})月(?:初?[一二三四五六七八九十]{1,3}日?)?)"
)
_YEAR: Final = (
    f"(?:{_COUNT}年间?{_MONTH}?|年间|[初末]年|朝|中[叶期]|[初末](?=[，。、\\d由建设重毁]))"
)


def dated(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Return the words of a text, those of one date by an era joined.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Which eras there are.
    """
    if "年" not in text and "朝" not in text and "初" not in text and "末" not in text:
        return list(words)
    eras = _pattern(tuple(sorted(lexicon.eras.items())))
    dates = [match.span() for match in eras.finditer(text)] if lexicon.eras else []
    return list(_joined(words, dates)) if dates else list(words)


def _joined(words: Sequence[Word], dates: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """Yield the words with those inside a date as one; what sticks out of it stays."""
    waiting = iter([*dates, (words[-1].end, words[-1].end)] if words else ())
    start, end = next(waiting, (0, 0))
    for word in words:
        while start < end <= word.start:
            start, end = next(waiting)
        if word.end <= start or start == end or word.start >= end:
            yield word
            continue
        if word.start < start:
            yield Word(word.start, start, word.tag)
        if word.start <= start:
            yield Word(start, end, "t", "Time")
        if word.end > end:
            yield Word(end, word.end, word.tag)


@lru_cache(maxsize=8)
def _pattern(eras: tuple[tuple[str, bool], ...]) -> re.Pattern[str]:
    """Return what a date by one of the eras looks like."""

    def either(names: Mapping[str, bool], *, word: bool) -> str:
        fitting = (name for name, doubtful in names.items() if doubtful is word)
        return "|".join(sorted(fitting, key=lambda name: (-len(name), name))) or "(?!)"

    names = dict(eras)
    plain, doubtful = either(names, word=False), either(names, word=True)
    behind = rf"{_DYNASTY}(?:{doubtful})"
    return re.compile(rf"(?:(?:{_DYNASTY})?(?:{plain})|{behind}){_YEAR}")

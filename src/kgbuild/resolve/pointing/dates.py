"""次年 and 同年10月 by the calendar: the year is that of the date named last before them.

In: words that tell a time by another, and the text before them. Out: the same time with its year
in figures, where a year was told near enough.
"""

from __future__ import annotations

from typing import Final

from kgbuild.regex import regex

_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR: Final = regex(
    r"(?<![\d.])(?P<year>1\d{3}|20\d{2})年(?!代|前|来|之?后|以)"
    r"|(?<![〇零○一二三四五六七八九十百])(?P<spelt>[一二][〇零○一二三四五六七八九]{3})年(?!代|前|来|之?后|以)"
)
_FIGURE: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_RELATIVE: Final = regex(
    rf"(?:(?P<same>同年|是年|[当當]年(?={_FIGURE}月))|(?P<next>次年|翌年|第二年|转年|轉年|越年))"
    rf"(?P<rest>(?:{_FIGURE}月(?:{_FIGURE}[日号])?|年?[初底末]|[春夏秋冬][天季]?|[上下]半年)?)"
)
_NEAR: Final = 160  # characters back to the year


def is_relative(words: str) -> bool:
    """Tell whether words tell a time by the year of another (次年, 同年10月)."""
    return _RELATIVE.fullmatch(words) is not None


def by_the_calendar(words: str, text: str, position: int) -> str | None:
    """Return words that tell a time by another with their year: 次年 behind 2005年 is 2006年.

    Args:
        words: The words, normalised.
        text: The document.
        position: Where in it they stand.
    """
    relative = _RELATIVE.fullmatch(words)
    if relative is None:
        return None
    years = [*_YEAR.finditer(text, max(0, position - _NEAR), position)]
    if not years:
        return None
    told = years[-1]
    year = int(told["year"] or told["spelt"].translate(_DIGITS))
    return f"{year + (relative['next'] is not None)}年{relative['rest'].removeprefix('年')}"

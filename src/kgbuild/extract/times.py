"""Expressions of time: dates, ranges of dates, and dates that lost their figures."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import Kind, Word

_ENDINGS = w.TIME_CLOSERS | w.TIME_ENDINGS
_RANGE = frozenset("到 至 － - — ～ ~".split())


def time_phrase(words: Sequence[Word], start: int, stop: int) -> int:
    """Return the index after the time expression at ``start``, or ``start`` if none is there."""
    position = start
    if _counted_years(words, start, stop):
        position = start + 2  # 这几年
    while position < stop:
        if words[position].kind is Kind.TIME or is_bare_time(words[position]):
            position += 1
        elif position == start:
            break
        elif words[position].form in _ENDINGS or (
            words[position].form in _RANGE and _time_at(words, position + 1, stop)
        ):
            position += 1
        elif words[position].form == "的" and _frame_at(words, position + 1, stop):
            position += 2
        else:
            break
    return position


def is_bare_time(word: Word) -> bool:
    """Tell a noun of time (同年), or a date without its figures (年月日)."""
    if word.kind in (Kind.LOCALISER, Kind.DE):
        return False
    return word.form in w.TIME_NOUNS or not word.form.strip("年月日号")


def is_time(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase names a time and nothing else."""
    inside = words[phrase.start : phrase.end]
    timely = (Kind.TIME, Kind.NUMBER, Kind.LOCALISER, Kind.DE)
    return any(x.kind is Kind.TIME for x in inside) and all(
        x.kind in timely or is_bare_time(x) for x in inside
    )


def is_aspect(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase before a comma only says in what respect (药品方面，与甲合作…)."""
    parted = phrase.end < len(words) and words[phrase.end].kind is Kind.COMMA
    return parted and phrase.end > phrase.start and words[phrase.end - 1].form.endswith(w.RESPECTS)


def _counted_years(words: Sequence[Word], start: int, stop: int) -> bool:
    if start + 1 >= stop or words[start].kind is not Kind.DETERMINER:
        return False
    return words[start + 1].kind is Kind.NUMBER and words[start + 1].form[-1] in "年月日天"


def _time_at(words: Sequence[Word], position: int, stop: int) -> bool:
    return position < stop and (words[position].kind is Kind.TIME or is_bare_time(words[position]))


def _frame_at(words: Sequence[Word], position: int, stop: int) -> bool:
    return position < stop and words[position].form in w.FRAME_NOUNS

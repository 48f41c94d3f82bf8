"""Lists whose members are each counted: 采购客车30辆、货车12辆.

In: the words of a sentence. Out: the members, where at least two stand side by side behind a verb.
Of one noun with its number the number is told as an adjunct; in a list each goes with its noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract.kinds import Kind, Word

_JOINS = frozenset({Kind.LIST_MARK, Kind.COORDINATOR})
_GOVERNS = frozenset({Kind.VERB, Kind.ASPECT})


@dataclass(frozen=True, slots=True)
class Counted:
    """Words ``[start, end)``: a noun, whose last word is ``noun``, and its count."""

    start: int
    noun: int
    end: int


def counted_lists(words: Sequence[Word]) -> Iterator[tuple[Counted, ...]]:
    """Yield the lists behind a verb whose members are each counted, in order."""
    position = 0
    while position < len(words):
        found: list[Counted] = []
        if position and words[position - 1].kind in _GOVERNS:
            found = list(_members(words, position))
        if len(found) > 1:
            yield tuple(found)
        position = found[-1].end if found else position + 1


def ends_counted(words: Sequence[Word], end: int) -> bool:
    """Tell whether a count stands before a word, as it does behind each member of such a list."""
    unit = end > 1 and words[end - 1].kind is Kind.NOUN and len(words[end - 1].form) == 1
    return end > 0 and words[end - 1 - unit].kind is Kind.NUMBER


def _members(words: Sequence[Word], position: int) -> Iterator[Counted]:
    while (member := _member(words, position)) is not None:
        yield member
        if member.end >= len(words) or words[member.end].kind not in _JOINS:
            return
        position = member.end + 1


def _member(words: Sequence[Word], start: int) -> Counted | None:
    """Return the noun with its count that begins at ``start``, if one does."""
    number = _past(words, start, Kind.NOUN)
    end = _past(words, number, Kind.NUMBER)
    if number in (start, end):
        return None
    unit = words[end] if end < len(words) else None
    if unit is not None and unit.kind is Kind.NOUN and len(unit.form) == 1:
        end += 1  # 850|人
    return Counted(start, number - 1, end)


def _past(words: Sequence[Word], position: int, kind: Kind) -> int:
    while position < len(words) and words[position].kind is kind:
        position += 1
    return position

"""What is said, from pause to pause: a report holds whole clauses, whatever a tree makes of them.

甲建议|签约|三十日内可解约 and 甲指出，吸入|制剂门槛高 are read with half a clause for what is said.
In: the words that a reader takes for it. Out: the same, wherever a verb of saying governs them,
from behind the verb or a mark to the next mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.kinds import MARKS, Kind, Word, sets_scene
from kgbuild.extract.predicates import Predicate

_ENDS: Final = MARKS | {Kind.OPEN, Kind.CLOSE}
#: Without a mark of the author's own a sentence is one breath, and what is said runs on.
_ONE_BREATH: Final = 30
#: What opens a clause that goes with the one before: where no subject follows, and at any rate.
_GOES_WITH: Final = frozenset("却 那么 就 便 才 也 还 从而".split())
_IF: Final = frozenset("如 如有 如无 如遇 如能".split())
_THEN: Final = tuple("就便则将会")
_WHO_SPEAKS: Final = frozenset("他 她".split())
_ELSE: Final = frozenset("否则 不然".split())


def said(words: Sequence[Word], predicate: Predicate) -> Iterator[tuple[int, int]]:
    """Yield the clauses that are the object of a predicate, whole where they are said.

    Args:
        words: The sentence.
        predicate: The predicate, with the clauses that a reader has found for it.
    """
    found = [predicate.clause] if predicate.clause else []
    found += predicate.further
    verb = predicate.group.verbs[-1]
    if words[verb].form not in w.SAY_VERBS or not _marked(words):
        yield from found
        return
    low = max((predicate.group.end, *(o.end for o in predicate.objects if o.start > verb)))
    if words[low : low + 1] and words[low].form in w.CLAUSE_CLOSERS:
        return  # 消息公布后，…
    whole: list[tuple[int, int]] = []
    for found_start, found_end in found:
        of_noun = found_end < len(words) and words[found_end].kind is Kind.DE
        if found_start < low or found_start + 1 >= len(words) or of_noun:
            whole.append((found_start, found_end))
            continue
        start = _with_condition(words, _from_pause(words, found_start, low), low)
        if whole and _says_anew(words, start):
            break
        end = _to_next_saying(words, start, _to_pause(words, found_end))
        if _is_condition(words, start, end):
            end = _to_pause(words, end + 1)
        if whole and start < whole[-1][1]:  # the other half of what is told already
            start, end = whole[-1][0], max(end, whole.pop()[1])
        elif whole and _belongs(words, whole[-1], start):
            start = whole.pop()[0]
        whole.append((start, end))
    yield from whole


def _marked(words: Sequence[Word]) -> bool:
    """Tell whether the author's own marks show where what is said ends."""
    marks = any(word.kind is Kind.COMMA and word.token.text for word in words)
    return marks or len(words) < _ONE_BREATH


def _from_pause(words: Sequence[Word], start: int, low: int) -> int:
    """Return where the clause of a word begins, behind ``low`` at the earliest."""
    while start > low and words[start - 1].kind not in _ENDS:
        start -= 1
    return start


def _to_pause(words: Sequence[Word], end: int) -> int:
    """Return where the clause of a word ends."""
    while end < len(words) and words[end].kind not in _ENDS:
        end += 1
    return end


def _is_condition(words: Sequence[Word], start: int, end: int) -> bool:
    """若甲，…: tell whether a clause says what must be so for the next one to be."""
    opens = words[start].form in w.CONDITIONS | _IF
    paused = end + 1 < len(words) and words[end].kind is Kind.COMMA
    follows = any(x.kind is Kind.COMMA or x.form.startswith(_THEN) for x in words[start:end])
    return opens and paused and not follows


def _with_condition(words: Sequence[Word], start: int, low: int) -> int:
    """一旦甲，|乙: return where what holds only on a condition begins, the condition with it."""
    if start <= low or words[start - 1].kind is not Kind.COMMA:
        return start
    before = _from_pause(words, start - 1, low)
    return before if _is_condition(words, before, start - 1) else start


def _to_next_saying(words: Sequence[Word], start: int, end: int) -> int:
    """…，他建议乙: return where the clause begins in which who speaks says something else."""
    for index in range(start + 1, end - 2):
        if words[index].kind is Kind.COMMA and _says_anew(words, index + 1):
            return index
    return end


def _says_anew(words: Sequence[Word], start: int) -> bool:
    """Tell whether who speaks says something else in a clause (他建议…)."""
    again = words[start].form in _WHO_SPEAKS
    return again and any(x.form in w.SAY_VERBS for x in words[start + 1 : start + 3])


def _belongs(words: Sequence[Word], before: tuple[int, int], start: int) -> bool:
    """Tell whether a clause is no statement without the one right before it, or the other way.

    甲之后，乙; 甲，却能乙; 甲，否则乙.
    """
    if before[1] != start - 1 or words[start - 1].kind is not Kind.COMMA:
        return False
    if sets_scene(words, *before):
        return True
    goes_on = words[start].form in _GOES_WITH and words[start + 1].kind is not Kind.NOUN
    return goes_on or words[start].form in _ELSE

"""有位工程师叫甲 brings 甲 up: 甲 is what the noun says, and who the text goes on about."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NAMES, PREVERBAL, Kind, Word
from kgbuild.extract.predicates import Predicate
from kgbuild.model import Mention

_ONE = "一"
_BETWEEN = PREVERBAL | {Kind.TIME, Kind.LOCALISER}


def is_bare(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word counts the noun behind it without a number (有|位|工程师)."""
    counts = words[index].form in w.CLASSIFIERS and index + 1 < len(words)
    return counts and index > 0 and words[index - 1].form == "有"


def described(predicate: Predicate, subject: Mention, words: Sequence[Word]) -> tuple[int, ...]:
    """Return the words for what one is who is now called by name: 工程师 of 有位工程师叫甲.

    The house that is said to have them (甲公司有位工程师) goes with what they are.

    Args:
        predicate: Says what they are called.
        subject: Who is so called, as the text says it before.
        words: The sentence.
    """
    if not _names(predicate, words):
        return ()
    spans = subject.spans
    inside = [
        i
        for i in range(predicate.group.words[0])
        if any(span.contains(words[i].token.span) for span in spans)
    ]
    if not inside:
        return ()
    first = inside[0]
    counted = words[first].kind is Kind.NUMBER and words[first].form.startswith(_ONE)
    left_out = first > 0 and is_bare(words, first - 1)
    if not counted and not left_out:
        return ()
    noun = tuple(inside[1:] if counted else inside)
    has = first - (1 if counted else 2)
    house = has - 1
    while house > 0 and words[house].kind in _BETWEEN:
        house -= 1
    owned = house >= 0 and words[has].form == "有" and words[house].tag == "nt"
    return (house, *noun) if owned and noun else noun


def _names(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a predicate says by what name somebody is called."""
    if words[predicate.group.verbs[-1]].form not in w.CALLED or len(predicate.objects) != 1:
        return False
    target = predicate.objects[0]
    name = words[target.start]
    bare = target.end == target.start + 1 and name.tag in NAMES
    return predicate.voice == "active" and (bare or name.kind is Kind.OPEN)

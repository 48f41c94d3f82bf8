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
    word = words[index]
    if word.form not in w.CLASSIFIERS or not 0 < index < len(words) - 1:
        return False
    before = words[index - 1]
    acts = before.kind in (Kind.VERB, Kind.ASPECT) and word.form in ("个", "位")
    return before.form == "有" or (acts and word.tag == "q")


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
    counted = _counts(words[first])
    left_out = first > 0 and is_bare(words, first - 1)
    if not counted and not left_out:
        noun = subject.tag == "n" and subject.entity in (None, "Title", "Group")
        noun = noun and subject.form not in ("名字", "名称")  # 一套平台，名字叫甲
        named = words[predicate.objects[0].start].tag == "nr"
        return tuple(inside) if noun and named else ()  # 甲的医生…，名叫乙
    rest = tuple(inside[1:] if counted else inside)
    has = first - (1 if counted else 2)
    house = has - 1
    while house > 0 and words[house].kind in _BETWEEN:
        house -= 1
    owned = house >= 0 and words[has].form == "有" and words[house].tag == "nt"
    return (house, *rest) if owned and rest else rest


def _counts(word: Word) -> bool:
    return word.kind is Kind.NUMBER and word.form.startswith(_ONE)


def _names(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a predicate says by what name somebody is called."""
    if words[predicate.group.verbs[-1]].form not in w.CALLED or len(predicate.objects) != 1:
        return False
    target = predicate.objects[0]
    name = words[target.start]
    bare = target.end == target.start + 1 and name.tag in NAMES
    return predicate.voice == "active" and (bare or name.kind is Kind.OPEN)

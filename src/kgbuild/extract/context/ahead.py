"""Questions that rules of several rooms ask about the words ahead, up to the end of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word

REACH = 12  # words that a decision looks ahead


def nominal_then_verb(words: Sequence[Word], index: int) -> bool:
    """Tell whether a noun phrase and then, in the same clause, a verb follow."""
    nominal = False
    for word in words[index + 1 : index + 25]:
        if word.kind in BOUNDARIES:
            return False
        if word.kind in NOMINAL:
            nominal = True
        elif word.kind is Kind.VERB and nominal:
            return True
        elif word.kind in (Kind.VERB, Kind.MODAL) and not nominal:
            return False
    return False


def verb_ahead(words: Sequence[Word], index: int) -> bool:
    """Tell whether a verb follows ``index`` before anything that would be an object."""
    for position in range(index + 1, min(index + REACH, len(words))):
        word = words[position]
        if word.kind in (Kind.VERB, Kind.MODAL, Kind.BEI, Kind.BA, Kind.YOU, Kind.PREPOSITION):
            return True
        if word.kind is Kind.NUMBER and position == index + 1:  # 拟八亿元收购乙
            return position + 1 < len(words) and words[position + 1].kind is Kind.VERB
        if word.form in ("没有", "无"):
            return True
        if word.kind is Kind.ADJECTIVE and word.tag == "a":
            return True
        if word.kind not in (Kind.ADVERB, Kind.NEGATION, Kind.TIME):
            return False
    return False

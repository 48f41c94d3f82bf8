"""Adjacent verbs, their aspect and complements become one group: 即将|开始建设, 成立于."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Kind, Word
from kgbuild.extract.predicates import VerbGroup

_OPEN_CLAUSES = w.CONTROL_VERBS | w.SAY_VERBS
_END_CHAINS = (
    (w.REQUESTS | w.SAY_VERBS) - w.CONTROL_VERBS | w.COPULAS | w.CAUSATIVES | w.EXISTENTIALS
)


def verb_group(
    words: Sequence[Word], start: int, stop: int, barred: Container[int] = ()
) -> VerbGroup:
    """Return the verb group whose first verb stands at ``start``.

    Args:
        words: The sentence.
        start: Index of the first verb.
        stop: Index that the group may not reach past.
        barred: Indices where a relative clause begins, which ends the group.
    """
    verbs, taken = [start], [start]
    position = start + 1
    marker = ""
    while position < stop and position not in barred and not marker:
        if words[position].kind is Kind.ASPECT:
            taken.append(position)
        elif _directional(words, verbs[-1], position):
            verbs.append(position)
            taken.append(position)
        elif _complement(words, taken[-1], position, stop):
            verbs.append(position)
            taken.append(position)
            marker = words[position].form
        elif _joins(words, verbs, position, stop):
            verbs.append(position)
            taken.append(position)
        else:
            break
        position += 1
    if position < stop and words[position].kind is Kind.ASPECT:
        taken.append(position)
        position += 1
    return VerbGroup(tuple(verbs), tuple(taken), position, marker)


def _directional(words: Sequence[Word], verb: int, position: int) -> bool:
    """Tell whether 起来, 出, 完成 … says how the verb turns out."""
    word = words[position]
    if word.form not in w.DIRECTIONAL or word.kind is Kind.LOCALISER:
        return False
    if len(word.form) > 1 and words[verb].form in w.SAY_VERBS:
        return False  # 宣布|完成
    return word.tag in ("v", "f", "d", "u", "a")


def _complement(words: Sequence[Word], last: int, position: int, stop: int) -> bool:
    """Tell whether 于, 为, 到, 在 … directly after the verb is its complement."""
    word = words[position]
    if position + 1 >= stop or word.form not in w.RESULT_COMPLEMENTS:
        return False
    if word.form == "在" and words[position - 1].form.endswith(w.DONE):
        return False
    if words[last].kind is Kind.ASPECT and word.form not in ("给", "到"):
        return False
    if words[last].form in w.BARE_COPULAS or (
        words[last].form in w.DIRECTIONAL and len(words[last].form) > 1
    ):
        return False
    if words[last].form in _OPEN_CLAUSES and word.form in ("于", "在"):
        return False
    if word.form == "在":
        if words[last].form in w.SCALE_VERBS:
            return False  # 加大在农村的投入
        return words[last].form in w.LOCATED_VERBS or not _more_follows(words, position + 1, stop)
    if word.form == "向":
        return not _verb_follows(words, position + 1, stop)
    return True


def _more_follows(words: Sequence[Word], start: int, stop: int) -> bool:
    """Tell whether the clause holds more than one plain noun phrase from ``start`` on."""
    for position in range(start, min(stop, start + 12)):
        kind = words[position].kind
        if kind in (Kind.COMMA, Kind.STOP, Kind.LINK):
            return False
        if kind in (Kind.VERB, Kind.ADVERB, Kind.MODAL, Kind.PREPOSITION):
            return True
    return False


def _verb_follows(words: Sequence[Word], start: int, stop: int) -> bool:
    for position in range(start, min(stop, start + 12)):
        kind = words[position].kind
        if kind in (Kind.COMMA, Kind.STOP, Kind.DE, Kind.LINK):
            return False
        if kind in (Kind.VERB, Kind.ADVERB, Kind.MODAL):
            return True
    return False


def _joins(words: Sequence[Word], verbs: Sequence[int], position: int, stop: int) -> bool:
    """Tell whether a verb, a noun of action or an adverb goes on with the verbs before it."""
    word, last = words[position], words[verbs[-1]]
    if word.kind is Kind.VERB and _chains(words, verbs, position):
        return True
    if word.tag == "vn" and last.form in w.WITH_ACTION_NOUN and _ends(words, position + 1, stop):
        return True
    if word.kind is not Kind.ADVERB or last.form not in w.CONTROL_VERBS:
        return False
    return position + 1 < stop and words[position + 1].kind is Kind.VERB


def _chains(words: Sequence[Word], verbs: Sequence[int], position: int) -> bool:
    """Tell whether the verb at ``position`` joins the one before it."""
    last = words[verbs[-1]].form
    form = words[position].form
    if form == "有" and len(last) == 1:
        return True  # 设有, 含有
    if (
        len(form) == 1
        and words[position - 1].form in w.DIRECTIONAL
        and len(words[position - 1].form) > 1
    ):
        return False
    if len(verbs) > 3 or form in w.COPULAS or form in w.SAY_VERBS or form in w.CAUSATIVES:
        return False
    if form in w.YEARLY:
        return False  # 建设|年产三万吨的工厂
    return last not in _END_CHAINS


def _ends(words: Sequence[Word], position: int, stop: int) -> bool:
    return position >= stop or words[position].kind in (Kind.COMMA, Kind.STOP)

"""What only the whole clause tells: which noun of action is its verb, what a charge spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.context.ahead import REACH
from kgbuild.extract.kinds import BOUNDARIES, NAMES, PREVERBAL, Kind, Word

_BEFORE_VERB = PREVERBAL | {Kind.NOUN, Kind.PRONOUN, Kind.LOCALISER}
_OBJECTS = frozenset({Kind.NOUN, Kind.NUMBER, Kind.DETERMINER, Kind.PRONOUN})
#: Trades that are what somebody does of a work, in a relative clause.
_OF_WORKS = w.PARTS_OF_WORK | frozenset("导演 指挥 编舞 摄影 设计 编辑 策划".split())
_WHAT_IS_DONE = PREVERBAL | {Kind.VERB, Kind.PREPOSITION}
_IN_CHARGES = frozenset({Kind.VERB, Kind.ADVERB, Kind.ADJECTIVE})


def parts_in_relatives(words: list[Word]) -> None:
    """由甲编剧的乙: what 甲 does is no trade."""
    for index in range(2, len(words) - 1):
        word, agent = words[index], words[index - 1]
        if word.form not in _OF_WORKS or word.kind is not Kind.NOUN:
            continue
        acts = agent.kind is Kind.PRONOUN or agent.tag in NAMES
        if acts and words[index - 2].kind is Kind.YOU and words[index + 1].kind is Kind.DE:
            words[index] = Word(word.token, Kind.VERB)


def lost_days(words: list[Word]) -> None:
    """甲公司日宣布: a day that has lost its number is a time, and no part of the name."""
    for index in range(1, len(words) - 1):
        acts = words[index - 1].tag in NAMES and words[index + 1].kind in _WHAT_IS_DONE
        if acts and words[index].form == "日" and words[index].kind is Kind.NOUN:
            words[index] = Word(words[index].token, Kind.TIME)


def charges(words: list[Word]) -> None:
    """以违规披露信息罪判处: what somebody is charged with is a noun, verbs in it too."""
    for index, word in enumerate(words):
        if word.form not in w.CHARGING:
            continue
        clause = words[index + 1 : index + REACH]
        ends = (i for i, other in enumerate(clause) if other.kind in BOUNDARIES)
        crimes = (i for i, other in enumerate(clause) if other.form.endswith("罪"))
        crime = next(crimes, len(clause))
        if crime < next(ends, len(clause)):
            for place in range(index + 1, index + 1 + crime):
                if words[place].kind in _IN_CHARGES:
                    words[place] = Word(words[place].token, Kind.NOUN)


# The verb of a clause that has none ------------------------------------------------------


def verbs_of_action(words: list[Word]) -> None:
    """公司生产/vn 软件: a noun of action is the verb of a clause that has no other."""
    stated = False
    shared = False  # 由甲编剧，乙导演: what several have a part in
    for start, end in _clauses(words):
        verb: int | None = None
        verbal = any(_predicates(words, index) for index in range(start, end))
        if not verbal:
            verb = _acting(words, start, end, stated=stated)
            if verb is None:
                verb = _closing(words, start, end)
        if not verbal and verb is None and end - start > 1:
            shared = shared or _shares(words, start, end)
            verb = end - 1 if shared and _has_part(words, end - 1) else None
        if verb is not None:
            words[verb] = Word(words[verb].token, Kind.VERB)
            verbal = True
        shared = shared and verbal
        stated = stated or verbal


def _clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where each clause begins and ends, its mark left out."""
    start = 0
    for end in range(len(words) + 1):
        if end == len(words) or words[end].kind in (Kind.COMMA, Kind.STOP):
            yield start, end
            start = end + 1


def _predicates(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word is the predicate of its clause, not of a relative clause."""
    if words[index].kind not in (Kind.VERB, Kind.BEI):
        return False
    return index + 1 >= len(words) or words[index + 1].kind is not Kind.DE


def _acting(words: Sequence[Word], start: int, end: int, *, stated: bool) -> int | None:
    """Return the first noun of action that has an object; in front, only after a statement."""
    closes = end == len(words) or words[end].kind is Kind.STOP
    closes = closes or (end + 1 < len(words) and words[end + 1].kind is Kind.LINK)
    for index in range(start, end - 1):
        opens = index == start
        if words[index].tag != "vn" or (opens and not (stated and closes)):
            continue
        if _acts(words, index, opens=opens):
            return index
    return None


def _acts(words: Sequence[Word], index: int, *, opens: bool) -> bool:
    before = words[index - 1].kind if index else Kind.STOP
    after = words[index + 1]
    placed = opens or before in _BEFORE_VERB
    if after.form in w.COMPOUND_VERBS.get(words[index].form, ()):
        return False  # 常住人口870万人
    return after.kind in _OBJECTS and placed and words[index].kind is Kind.NOUN


def _closing(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the last word of a clause, if it is what 由 says by whom, or an announcement."""
    last = end - 1
    if end - start > 2 and words[last].tag == "vn":
        agent = words[last - 1].kind is Kind.NOUN and words[last].kind is Kind.NOUN
        if agent and _shares(words, start, end):
            return last  # 由甲管理
    announced = end < len(words) and end - start > 1 and words[last].form in w.ANNOUNCING
    return last if announced else None  # 甲公司10月8日公告，…


def _shares(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.kind is Kind.YOU for word in words[start : end - 2])


def _has_part(words: Sequence[Word], index: int) -> bool:
    """由甲编剧, 乙主编: tell whether what somebody is here is what they do."""
    word, before = words[index], words[index - 1]
    return word.kind is Kind.NOUN and word.form in w.PARTS_OF_WORK and before.tag in NAMES

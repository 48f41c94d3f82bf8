"""Words that a tagger has as trades or attributes, and that say here what somebody does.

编剧 is a trade, and what 甲 does in 由甲编剧; 现任 describes an office in 现任市长甲, and says who
holds it in 甲，…，现任市长。
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NAMES, PREVERBAL, Kind, Word, is_office

#: Trades that are what somebody does of a work, in a relative clause.
_OF_WORKS = w.PARTS_OF_WORK | frozenset("导演 指挥 编舞 摄影 设计 编辑 策划".split())
_WHAT_IS_DONE = PREVERBAL | {Kind.VERB, Kind.PREPOSITION}
_NO_OFFICE = frozenset("nr v r u p".split())  # tags


def has_part(words: list[Word], index: int) -> bool:
    """Let the office that ends 由甲编剧 or 乙主编 be what is done, if it is one; tell whether."""
    word, before = words[index], words[index - 1]
    if word.kind is not Kind.NOUN or word.form not in w.PARTS_OF_WORK or before.tag not in NAMES:
        return False
    words[index] = Word(word.token, Kind.VERB)
    return True


def parts_in_relatives(words: list[Word]) -> None:
    """Let the trade in 由甲编剧的乙 be what 甲 does."""
    for index in range(2, len(words) - 1):
        word, agent = words[index], words[index - 1]
        if word.form not in _OF_WORKS or word.kind is not Kind.NOUN:
            continue
        acts = agent.kind is Kind.PRONOUN or agent.tag in NAMES
        if acts and words[index - 2].kind is Kind.YOU and words[index + 1].kind is Kind.DE:
            words[index] = Word(word.token, Kind.VERB)


def lost_days(words: list[Word]) -> None:
    """Let the day that has lost its number be a time in 甲公司日宣布, and no part of the name."""
    for index in range(1, len(words) - 1):
        acts = words[index - 1].tag in NAMES and words[index + 1].kind in _WHAT_IS_DONE
        if acts and words[index].form == "日" and words[index].kind is Kind.NOUN:
            words[index] = Word(words[index].token, Kind.TIME)


def serves_as(words: Sequence[Word], index: int) -> bool:
    """Tell whether offices, and nobody who holds them, follow a verb to the end of its clause."""
    if words[index].form not in w.SERVING_VERBS:
        return False
    last = index
    for place in range(index + 1, len(words)):
        if words[place].kind in (Kind.COMMA, Kind.STOP):
            break
        if words[place].tag in _NO_OFFICE:
            return False
        last = place
    return last > index and is_office(words[last])

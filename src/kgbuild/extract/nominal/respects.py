"""In what respect something is like this: 甲县位于山区，气候温和，物产丰富.

Such a clause has a subject of its own, yet it is told of what the clauses before are about, and
the clause after it goes on about that. Read off words: nouns that name nothing and an adjective,
and perhaps a name before them (甲镇土地肥沃). In: the words of a sentence. Out: of whom, in what
respect and what it is like.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.kinds import MARKS, PREVERBAL, Kind, Word

_LEADING: Final = (Kind.LINK, Kind.TIME, Kind.ADVERB, Kind.COORDINATOR)
_LONGEST: Final = 3  # words of a name
_LONGEST_HOLDER: Final = 8
_NAMED: Final = frozenset("ns nt nz nw nr".split())
_BEING: Final = frozenset("是 为 属 属于 成立于 始建于 创办于 建于 拥有".split())
_RESPECT: Final = 2  # words of in what respect something is like this
#: What is so on the day, and not with anybody.
_SCENERY: Final = frozenset("天气 气氛 场面 现场 夜色 月色 情况 形势 局势 问题 时间 时候".split())


def describes(words: Sequence[Word], lead: range, end: int) -> bool:
    """Tell whether a clause says of a name where or what it is, so that the next may go on.

    Args:
        words: The sentence.
        lead: What stands before its verb.
        end: Where the clause ends.
    """
    first = lead.stop
    while first < end and words[first].kind in PREVERBAL:
        first += 1
    stands = first < end and words[first].form in w.LYING | _BEING
    points = words[lead.start].kind in (Kind.PRONOUN, Kind.DETERMINER)  # 我县, 该镇
    named = words[lead.stop - 1].tag in _NAMED or points
    return stands and named and len(lead) <= _LONGEST_HOLDER


def respects(words: Sequence[Word]) -> dict[int, range]:
    """Return the adjectives that say what a name is like in one respect, with the name's words.

    The words are none where the clause leaves out of whom it is told (…，气候温和).

    Args:
        words: The sentence.
    """
    found: dict[int, range] = {}
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        if (told := respect(words, start, end)) is not None:
            found[told[2].stop - 1] = told[0]
        start = end + 1
    return found


def respect(words: Sequence[Word], start: int, end: int) -> tuple[range, range, range] | None:
    """Return of whom, in what respect and what it is like, where a clause tells no more.

    Args:
        words: The sentence.
        start: Where the clause begins.
        end: Where it ends.
    """
    last = end - 1
    if last <= start or words[last].tag != "a" or words[last].kind is Kind.NOUN:
        return None
    first = last
    while first > start and (words[first - 1].tag == "d" or words[first - 1].kind in PREVERBAL):
        first -= 1
    noun = first
    while noun > start and words[noun - 1].tag in ("n", "vn") and not words[noun - 1].token.entity:
        noun -= 1
    while start < noun and words[start].kind in _LEADING:
        start += 1
    whose = range(start, noun)
    one = all(words[i].tag in _NAMED for i in whose) and len(whose) <= _LONGEST
    one = one or (len(whose) == 1 and words[whose.start].tag in ("r", "s"))
    if not 0 < first - noun <= _RESPECT or not one or words[first - 1].form in _SCENERY:
        return None
    if whose and words[whose.stop - 1].tag == "nr" and words[noun].form in w.OFFICES:
        return None  # 甲教授谦虚
    return whose, range(noun, first), range(first, end)

"""What a place lies beside, side by side: 东邻甲镇，南接乙乡，西与丙县毗邻.

Such a list is all of one make, but a parser takes its sides for subjects and its verbs for whatever
they may be elsewhere (接, 靠). Read off words, clause by clause. In: the words of a sentence. Out:
the neighbours, each with the words that join it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.extract.kinds import JOINTS, MARKS, PREVERBAL, Kind, Word
from kgbuild.regex import regex

_SIDE: Final = r"(?P<side>(?:正|紧)?[东南西北]{1,2}(?:[面侧边部端方]|北部|南部)?)"
#: 东邻甲.
_BESIDE: Final = regex(
    rf"{_SIDE}(?P<verb>(?:紧|毗|相|连|紧挨)?[邻鄰接连連临臨靠依濒瀕傍界](?:着|近|接|连|邻|于|靠)?)(?=\S)"
)
#: 西与甲毗邻.
_WITH: Final = regex(rf"{_SIDE}(?:与|同|和)(?=\S)")
_JOINED: Final = regex(
    r"(?P<verb>接壤|毗邻|毗鄰|相邻|相鄰|相接|相连|毗连|交界|为邻|接界|搭界|连接|相依|隔.{1,2}相望)"
)
_BORDERS: Final = "接壤"
_PARTS: Final = ("侧", "面", "边", "部", "端", "方")
_LONGEST: Final = 24  # words of a clause


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What lies beside something: word indices.

    Attributes:
        subject: Whose neighbour it is; empty where the sentence leaves that out.
        relation: The words that join the two.
        object: The neighbour.
        predicate: What joins them, by one word for all.
    """

    subject: tuple[int, ...]
    relation: tuple[int, ...]
    object: tuple[int, ...]
    predicate: str = _BORDERS


def neighbours(words: Sequence[Word]) -> Iterator[Neighbour]:
    """Yield the neighbours that the clauses of a sentence list, in order.

    One clause alone may say anything of a side (东临其境): there is a list of two at least, or a
    verb that says nothing else.

    Args:
        words: The sentence.
    """
    found: list[Neighbour] = []
    subject: tuple[int, ...] = ()
    start, sure = 0, False
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        told = _of_clause(words, start, end)
        if told is not None:
            first, several, certain = told
            subject = tuple(range(start, first)) or subject
            sure = sure or certain
            for relation, place in several:
                found.append(Neighbour(subject, relation, place))
        elif not found:
            subject = _leads(words, start, end) or subject
        start = end + 1
    sides = {words[n.relation[0]].form[0] for n in found}
    if sure or len(sides) > 1:
        yield from found


def _leads(words: Sequence[Word], start: int, end: int) -> tuple[int, ...]:
    """Return the noun phrase that a clause opens on before its verb (甲镇位于乙县北部)."""
    verb = next((i for i in range(start, end) if words[i].kind is Kind.VERB), None)
    if verb is None:
        return ()
    while verb > start and words[verb - 1].kind in PREVERBAL:
        verb -= 1
    lead = range(start, verb)
    plain = all(words[i].kind is Kind.NOUN for i in lead)
    if plain and lead and words[verb - 1].form.endswith(_PARTS):
        return ()  # 寺东侧为景区，南临晋江: so lies the temple
    return tuple(lead) if plain else ()


def _of_clause(
    words: Sequence[Word], start: int, end: int
) -> tuple[int, list[tuple[tuple[int, ...], tuple[int, ...]]], bool] | None:
    """Return where the side of a clause stands, its neighbours, and whether its verb is sure."""
    if not 1 < end - start < _LONGEST:
        return None
    for first in range(start, end):
        if words[first].form[0] in "正紧东南西北":
            break
        if words[first].kind is not Kind.NOUN:
            return None
    else:
        return None
    form = "".join(word.form for word in words[first:end])
    ends = _ends(words, first, end)
    if (beside := _BESIDE.match(form)) is not None and beside.end() in ends:
        behind = ends[beside.end()]
        places = [*_places(words, behind, end)]
        relation = tuple(range(first, behind))
        return (first, [(relation, place) for place in places], False) if places else None
    partner = _WITH.match(form)
    if partner is None or partner.end() not in ends:
        return None
    verb = _JOINED.search(form, partner.end())
    if verb is None or verb.end() != len(form) or verb.start() not in ends:
        return None
    behind, last = ends[partner.end()], ends[verb.start()]
    side = tuple(range(first, behind - 1)) + tuple(range(last, end))
    return first, [(side, place) for place in _places(words, behind, last)], True


def _ends(words: Sequence[Word], first: int, end: int) -> dict[int, int]:
    """Return, for each place where a word ends, counted from the first, the word behind it."""
    found, size = {}, 0
    for index in range(first, end):
        size += len(words[index].form)
        found[size] = index + 1
    return found


def _places(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, ...]]:
    """Yield the members of a list of names or nouns; none where anything else stands there."""
    if any(words[i].kind not in (Kind.NOUN, *JOINTS) for i in range(start, end)):
        return
    member: list[int] = []
    for index in range(start, end):
        if words[index].kind in JOINTS:
            if member:
                yield tuple(member)
            member = []
        else:
            member.append(index)
    if member:
        yield tuple(member)

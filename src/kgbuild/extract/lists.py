"""Lists that a noun closes tell what their members are: 甲、乙等城市 are cities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract.chunks import Phrase
from kgbuild.extract.coordination import Member, members
from kgbuild.extract.kinds import NAMES, Kind, Word

#: Nouns that only say what kind of list it is: 历任甲、乙等职, 甲、乙等地, 甲、乙等方面.
_EMPTY = frozenset("职 职务 职位 地 处 人 方面 类 种 项 者 等".split())


@dataclass(frozen=True, slots=True)
class Membership:
    """``member`` is one of what the words of ``closing`` name."""

    member: Member
    closing: range


def memberships(phrase: Phrase, words: Sequence[Word]) -> Iterator[Membership]:
    """Yield the membership of each listed item in the noun after 等."""
    if phrase.inner is not None:
        yield from memberships(phrase.inner, words)
        return
    if phrase.closing is None or words[phrase.closing.head].kind is not Kind.NOUN:
        return
    if words[phrase.closing.head].tag in NAMES or words[phrase.closing.head].form in _EMPTY:
        return
    closing = phrase.closing
    if closing.end == closing.start + 1 and words[closing.head].form.endswith("人"):
        return  # 甲、乙、丙三人
    counted = (i for i in range(closing.start, closing.head) if words[i].kind is Kind.NUMBER)
    start = max(counted, default=closing.start - 1) + 1  # 三个城市: each is a 城市
    for member in members(replace(phrase, items=phrase.items[phrase.listed :]), words):
        yield Membership(member, range(start, closing.end))

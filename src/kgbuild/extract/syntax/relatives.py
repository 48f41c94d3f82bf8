"""Relative clauses: 甲开发的乙 tells 甲 | 开发 | 乙, 位于甲的乙 tells 乙 | 位于 | 甲."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Kind
from kgbuild.extract.relatives import named_head
from kgbuild.extract.syntax.constituents import Constituents

_NO_PARTICIPANTS = (Kind.TIME, Kind.NUMBER, Kind.PRONOUN)  # 敲钟的那天


def described(parts: Constituents, clause: int) -> tuple[list[int], int] | None:
    """Return the words that a relative clause describes, and their head.

    Args:
        parts: The constituents.
        clause: Index of the clause's verb.

    Returns:
        The words of the noun phrase outside the clause, or ``None`` where the noun is no
        participant of the clause but names it (甲成立的时候), or stands before it, or where
        the clause tells a time (甲成立后的第二年).
    """
    tree = parts.tree
    head = tree.heads[clause]
    if head < clause or tree.forms[head] in w.ABSTRACT_HEADS:
        return None
    if tree.kinds[head] in _NO_PARTICIPANTS:
        return None
    first, last = tree.bounds(clause)
    if any(tree.forms[c] in w.CLAUSE_CLOSERS for c in tree.of(clause, "mark", "case")):
        return None  # 恢复高考后的甲: when, not who
    outside = [i for i in range(*parts.extent(head)) if not first <= i < last]
    while outside and tree.kinds[outside[0]] is Kind.DE:
        outside.pop(0)
    return outside, named_head(parts.words, outside, head)

"""What a fact is qualified by: when, where, with whom it happened, and the node that this names.

The role of an adjunct stands for its preposition, so a reader is told 甲大学 and not 在甲大学.
"""

from __future__ import annotations

from kgbuild.model import Mention, Qualifier, ResolvedQualifier, Triple, Value, sorted_qualifiers
from kgbuild.resolve.pointing.dates import is_relative
from kgbuild.resolve.references import References
from kgbuild.resolve.register import Register
from kgbuild.resolve.relations import Frame, points

#: What a new time in a clause (…退役，同年毕业于甲) leaves with the clause before it.
_OF_CLAUSE = frozenset({"time", "cause"})
_NO_TIMES = frozenset("年 月 日 月日 年月 年月日".split())  # a date that lost its figures
_WITHOUT = ("未经", "未經")  # 未经市政府批准，不得…: nothing is done so
#: What a time is told without: the role says as much.
_AT = frozenset(("", "在", "于", "於", "当", "當"))
_DURING = frozenset(("", "时", "的时候", "里", "中", "期间"))


def qualified(
    triple: Triple, frame: Frame, references: References, names: Register
) -> tuple[ResolvedQualifier, ...]:
    """Return what qualifies a fact.

    Args:
        triple: What the text tells.
        frame: How it is read; an adjunct that is its object qualifies nothing.
        references: What the mentions of the document refer to.
        names: What the build names.
    """
    anew = [
        q.value.span.start
        for q in triple.qualifiers
        if q.role == "time" and is_relative(q.value.form)
    ]
    return tuple(
        sorted_qualifiers(
            ResolvedQualifier(
                q.role, _dated(q, references), _named(q.value, triple, references, names)
            )
            for q in triple.qualifiers
            if q is not frame.adjunct
            and q.value.form not in _NO_TIMES
            and not q.mention.text.startswith(_WITHOUT)
            and not (anew and q.role in _OF_CLAUSE and q.value.span.start < min(anew))
        )
    )


def _dated(qualifier: Qualifier, references: References) -> str:
    """Return the words of a qualifier; a year that is told by another (次年) with its figures."""
    year = references.dated(qualifier.value) if qualifier.role == "time" else None
    return told(qualifier) if year is None else f"{told(qualifier)}（{year}）"


def _named(value: Mention, triple: Triple, references: References, names: Register) -> str | None:
    """Return the node that an adjunct names, if it names one."""
    reference = references.refer(value, triple)
    if isinstance(reference.target, Value) or reference.doubt:
        return None
    if value.entity is None and not points(value):
        return None
    return None if names.drops(reference.target) else names.node(reference.target)


def told(qualifier: Qualifier) -> str:
    """Return what a qualifier says: its role stands for the preposition where it is known.

    A time keeps the words that place it before, after or since what it names (2005年以前).
    """
    whole, named = qualifier.mention.text, qualifier.value.text
    if qualifier.role == "other":
        return whole
    if qualifier.role != "time" or named not in whole:
        return named
    before, _, after = whole.partition(named)
    return ("" if before in _AT else before) + named + ("" if after in _DURING else after)

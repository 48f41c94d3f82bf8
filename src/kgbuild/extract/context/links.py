"""What joins clauses or the parts of a list: 不但, 其中, 兼, 等."""

from __future__ import annotations

from kgbuild.extract.context.rule import Context, at
from kgbuild.extract.kinds import Kind


@at({"不"}, kinds={Kind.NEGATION})
def not_only(here: Context) -> Kind | None:
    """不|但: a link that the tagger cuts."""
    return Kind.LINK if here.after.form in ("但", "单") else None


@at({"单"})
def only(here: Context) -> Kind | None:
    """不|单: the rest of that link."""
    cut = here.before.form == "不" and here.before.kind is Kind.LINK
    return Kind.LINK if cut else None


@at({"其中"})
def among_them(here: Context) -> Kind | None:
    """…，其中甲占四成: a part of what the clause before counts."""
    return Kind.LINK if here.opens else None


@at({"及其"})
def and_its(here: Context) -> Kind | None:
    """甲公司及其总监乙: two side by side."""
    return Kind.COORDINATOR if here.before.kind is Kind.NOUN is here.after.kind else None


@at({"兼"})
def as_well_as(here: Context) -> Kind | None:
    """董事长兼总经理: one who holds both offices."""
    return Kind.COORDINATOR if here.before.kind is Kind.NOUN else None


@at({"等"})
def closing_etc(here: Context) -> Kind | None:
    """甲、乙等: whatever a tagger makes of it, 等 behind a word closes a list."""
    return Kind.ETC if here.index else None

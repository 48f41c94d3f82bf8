"""When something was and by whose leave, which the verb of its own clause has and no other."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds
from kgbuild.extract.syntax.tree import ROOT, Tree

_ADJUNCT = ("nmod", "obl", "advmod")


@at_kinds(Kind.TIME)
def date_of_own_clause(tree: Tree, index: int) -> None:
    """学校1958年经乙批准成立，由丙主管: that was when it was set up, and not who runs it."""
    head = tree.heads[index]
    if head == ROOT or head < index or tree.labels[index] not in _ADJUNCT:
        return
    verb = index + 1
    while verb < head and tree.kinds[verb] not in BOUNDARIES and tree.kinds[verb] is not Kind.VERB:
        verb += 1
    paused = any(tree.kinds[k] is Kind.COMMA for k in range(verb, head))
    if verb < head and tree.kinds[verb] is Kind.VERB and paused and tree.heads[verb] == head:
        tree.attach(index, verb)


@at_forms(w.APPROVING)
def by_leave(tree: Tree, index: int) -> None:
    """学校经教育部批准成立: what comes about is told, and by whose leave beside it."""
    verb, giver = index + 1, index - 1
    if tree.kinds[index] is not Kind.LOCALISER or verb >= len(tree):
        return
    if index in tree.ancestors(verb):
        tree.promote(verb, "case", over=index)
    case = giver
    while case > 0 and tree.forms[case] not in ("经", "经由"):
        case -= 1
    tree.pass_on([c for c in tree.children(index) if c < case or c > verb], verb)
    if tree.attach(giver, verb, "obl"):
        tree.attach(case, giver, "case")
        tree.attach(index, giver, "case")

"""What repairs of prepositions and voices share: a noun hung from its verb as an oblique."""

from __future__ import annotations

from kgbuild.extract.kinds import NOMINAL, PREVERBAL, Kind
from kgbuild.extract.syntax.tree import Tree

#: Relations of words that head a clause.
CLAUSAL = frozenset({"root", "advcl", "ccomp", "xcomp", "parataxis", "conj", "acl", "csubj"})

_REACH = 12  # words between an oblique and its verb
_RELATIONS = {Kind.BA: "obl:patient", Kind.BEI: "obl:agent", Kind.YOU: "obl:agent"}
_OF_VERBS = frozenset({"nsubj", "csubj", "advcl", "mark", "advmod", "aux"})


def make_oblique(tree: Tree, case: int, noun: int, verb: int) -> None:
    """Hang ``noun`` from ``verb`` as an oblique, with ``case`` as its preposition.

    What hung from the noun left of the preposition, or of the verb's own dependents, goes to
    the verb.
    """
    for child in list(tree.children(noun)):
        clausal = tree.labels[child] in _OF_VERBS
        if child < case or (child > verb and clausal):
            tree.attach(child, verb)
    if tree.attach(noun, verb, _RELATIONS.get(tree.kinds[case], "obl")):
        tree.attach(case, noun, "case")


def verb_after(tree: Tree, noun: int) -> int | None:
    """Return the verb that an oblique before it belongs to: an ancestor, or the next verb."""
    for ancestor in tree.ancestors(noun):
        if ancestor > noun and tree.kinds[ancestor] is Kind.VERB:
            return ancestor
    for index in range(noun + 1, min(noun + _REACH, len(tree))):
        kind = tree.kinds[index]
        if kind in (Kind.COMMA, Kind.STOP):
            return None
        if kind is Kind.VERB and tree.labels[index] in CLAUSAL:
            return index
    return None


def noun_after(tree: Tree, index: int, stop: int) -> int | None:
    """Return the head of the noun phrase that begins right after a preposition."""
    end = index + 1
    while end < stop and (
        tree.kinds[end] in NOMINAL or tree.kinds[end] in (Kind.DE, Kind.LIST_MARK)
    ):
        end += 1
    inside = range(index + 1, end)
    return next((i for i in inside if tree.heads[i] not in inside), None)


def touch(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether only adverbs and modals stand between an oblique and its verb."""
    between = tree.kinds[max(noun + 1, min(tree.bounds(noun)[1], verb)) : verb]
    return all(kind in PREVERBAL or kind is Kind.LOCALISER for kind in between)


def ends_clause(tree: Tree, index: int) -> bool:
    """Tell whether a mark, or nothing, follows a word."""
    return index + 1 >= len(tree) or tree.kinds[index + 1] in (Kind.COMMA, Kind.STOP)

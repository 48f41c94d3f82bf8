"""Subjects that the parser takes for something else."""

from __future__ import annotations

from kgbuild.extract.kinds import PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL
from kgbuild.extract.syntax.repairs.repair import at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree

_LEVEL = frozenset({"root", "parataxis", "conj", "ccomp"})  # clauses that stand by themselves


@at_labels("ccomp", "xcomp", "obj")
def presented_pronoun(tree: Tree, index: int) -> None:
    """有人说…: a pronoun does not govern a verb, it is its subject."""
    pronoun = tree.heads[index]
    if pronoun == ROOT or pronoun > index or tree.kinds[index] is not Kind.VERB:
        return
    if tree.kinds[pronoun] is Kind.PRONOUN:
        tree.promote(index, "nsubj")
        tree.pass_on([c for c in tree.children(pronoun) if c > index], index)


@at_labels("conj")
def conjunct_after_comma(tree: Tree, index: int) -> None:
    """…情况，甲、乙作了发言: what follows a comma is the next verb's subject, not a conjunct."""
    first = tree.heads[index]
    if first == ROOT or tree.kinds[index] is Kind.VERB:
        return
    if Kind.COMMA not in tree.kinds[first:index]:
        return
    verb = tree.bounds(index)[1]
    while verb < len(tree) and tree.kinds[verb] in PREVERBAL:
        verb += 1
    if verb >= len(tree) or tree.kinds[verb] is not Kind.VERB:
        return
    if tree.labels[verb] in CLAUSAL and not tree.of(verb, "nsubj"):
        tree.attach(index, verb, "nsubj")


@at_labels("nsubj")
def subject_of_next_verb(tree: Tree, index: int) -> None:
    """我们将深化甲，注入乙: a subject right before a verb is its, not only that of the next clause."""
    far, verb = tree.heads[index], index + 1
    while verb < far and tree.kinds[verb] in PREVERBAL:
        verb += 1
    if verb >= far or tree.kinds[verb] is not Kind.VERB or tree.of(verb, "nsubj"):
        return
    if tree.labels[verb] in _LEVEL and Kind.COMMA in tree.kinds[verb:far]:
        tree.attach(index, verb)

"""Subjects that the parser takes for something else."""

from __future__ import annotations

from kgbuild.extract.kinds import NAMES, PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL
from kgbuild.extract.syntax.repairs.repair import at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree


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
def listed_subjects(tree: Tree, index: int) -> None:
    """甲、乙做好…: what stands before a subject and its list mark is a subject, too."""
    verb, mark = tree.heads[index], tree.bounds(index)[0] - 1
    if verb < index or mark < 1 or tree.kinds[mark] is not Kind.LIST_MARK:
        return
    for first in tree.children(verb):
        if first >= mark or tree.bounds(first)[1] not in (mark, mark + 1):
            continue
        mistaken = tree.labels[first] == "nmod" and tree.words[first].tag in NAMES
        if tree.labels[first] == "nsubj" or mistaken:
            tree.relabel(first, "nsubj")
            tree.attach(index, first, "conj")
            return

"""Which words of a tree head a clause: its predicates.

Verbs do, and so do the nouns that a copula joins, adjectives and numbers that say something of
a subject, and nouns of action (对甲的调查 has one, 甲调查乙 is one) with dependents of a verb.
"""

from __future__ import annotations

from kgbuild.extract.kinds import Kind
from kgbuild.extract.syntax.tree import Tree

SUBJECTS = ("nsubj", "csubj")
_CLAUSAL = frozenset({"root", "parataxis", "conj", "advcl", "ccomp", "xcomp", "csubj", "dep"})


def predicate_heads(tree: Tree) -> list[int]:
    """Return the words that head a clause, in order."""
    return [index for index in range(len(tree)) if _heads_clause(tree, index)]


def _heads_clause(tree: Tree, index: int) -> bool:
    label, kind = tree.labels[index], tree.kinds[index]
    if label == "acl":
        return kind is Kind.VERB
    if label not in _CLAUSAL:
        return False
    if kind is Kind.VERB:
        return label != "conj" or _verbal_conjunct(tree, index)
    if tree.of(index, "cop"):
        return True
    if kind is Kind.ADJECTIVE or tree.upos[index] == "ADJ":
        return label != "conj" or bool(tree.of(index, *SUBJECTS))
    if is_amount(tree, index):
        return bool(tree.of(index, "nsubj"))
    if kind is Kind.NOUN and tree.words[index].tag in ("vn", "v") and tree.upos[index] == "VERB":
        return bool(tree.of(index, "obj", "obl", "aux", *SUBJECTS))
    return False


def is_amount(tree: Tree, index: int) -> bool:
    """Tell whether a word is a number, or what a number before it counts (3766|人)."""
    if tree.kinds[index] is Kind.NUMBER:
        return True
    unit = tree.kinds[index] is Kind.NOUN and len(tree.forms[index]) == 1
    return unit and index - 1 in tree.of(index, "nummod") and tree.kinds[index - 1] is Kind.NUMBER


def _verbal_conjunct(tree: Tree, index: int) -> bool:
    """Tell a clause on a level with another (研发和生产甲) from a member of a list of nouns."""
    beside = tree.kinds[tree.heads[index]]
    return beside in (Kind.VERB, Kind.ADJECTIVE) or bool(tree.of(index, "obj", *SUBJECTS))

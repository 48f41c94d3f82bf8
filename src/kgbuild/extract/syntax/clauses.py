"""Chains of clauses: the treebanks hang earlier clauses from the last verb, readers do not.

In 甲去年在乙设厂，并雇用丙 the tree's root is 雇用; 甲, 去年 and 在乙 hang from it although they
stand before 设厂. What stands left of an earlier verb belongs to that verb; later verbs take
their subject from it.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Kind
from kgbuild.extract.syntax.tree import Tree

_CHAINED = ("advcl", "parataxis", "conj", "dep", "ccomp")
_HANDED = frozenset({"nsubj", "obl", "nmod", "advmod", "mark", "aux", "csubj"})


def handed_over(tree: Tree) -> Tree:
    """Give what stands left of an earlier verb of a chain to that verb, in place."""
    for verb in range(len(tree)):
        if not tree.children(verb):
            continue
        earlier = [
            child for child in tree.of(verb, *_CHAINED) if child < verb and _coordinate(tree, child)
        ]
        for first in earlier:
            start = tree.bounds(first)[0]
            tree.pass_on(
                (
                    child
                    for child in tree.children(verb)
                    if child < start and child not in earlier
                    if tree.labels[child] in _HANDED
                    if tree.kinds[child] not in (Kind.COMMA, Kind.STOP)
                ),
                first,
            )
    return tree


def _coordinate(tree: Tree, verb: int) -> bool:
    """Tell a clause on a level with its governor from one that 后, 为了 … subordinate."""
    if tree.kinds[verb] is not Kind.VERB and not tree.of(verb, "cop"):
        return False
    start, end = tree.bounds(verb)
    while end > verb + 1 and tree.kinds[end - 1] in (Kind.COMMA, Kind.STOP):
        end -= 1
    if tree.kinds[start] is Kind.PREPOSITION and tree.heads[start] == verb:
        return False
    return tree.forms[end - 1] not in w.CLAUSE_CLOSERS or tree.kinds[end - 1] is Kind.VERB

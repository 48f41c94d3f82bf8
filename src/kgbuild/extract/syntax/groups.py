"""A verb and what clings to it in the tree: prefixes, aspect, direction, 于, 为, 到, degree.

迁 + 到, 送 + 给, 下 + 得 + 很大 are one predicate each; the complement of the first two wants
an object of its own.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NAMES, Kind
from kgbuild.extract.predicates import VerbGroup
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.tree import Tree

_DIRECTIONS = frozenset({"aux", "mark", "compound", "case", "advmod", "discourse", "xcomp"})
_TAKE_ACTIONS = w.WITH_ACTION_NOUN | w.CONTROL_VERBS


def verb_group(parts: Constituents, verb: int) -> VerbGroup:
    """Return the group of the verb at ``verb``."""
    tree = parts.tree
    first = _first(tree, verb)
    verbs = list(range(first, verb + 1))
    taken = list(verbs)
    marker = ""
    end = verb + 1
    while end < len(tree) and not marker:
        if tree.kinds[end] is Kind.ASPECT and tree.heads[end] == verb:
            taken.append(end)
        elif _directional(tree, end, verb) or _action_noun(tree, end, verb):
            verbs.append(end)
            taken.append(end)
        elif _opens_complement(tree, end, verb):
            verbs.append(end)
            taken.append(end)
            marker = tree.forms[end]
        elif tree.forms[end] == "得" and tree.heads[end] == verb:
            degree = [c for c in tree.of(verb, "xcomp", "ccomp") if c > end]
            last = parts.clause(degree[0])[1] if degree else end + 1
            taken += range(end, last)
            end = last - 1
        else:
            break
        end += 1
    if end < len(tree) and tree.kinds[end] is Kind.ASPECT:
        taken.append(end)
        end += 1
    return VerbGroup(tuple(verbs), tuple(taken), end, marker)


def _first(tree: Tree, verb: int) -> int:
    """Return the first of the words in front that make one verb with it (抢 + 修)."""
    first = verb
    while first > 0 and tree.heads[first - 1] == verb:
        label, word = tree.labels[first - 1], tree.words[first - 1]
        joined = label == "compound" or (label in ("aux", "mark") and len(word.form) == 1)
        verbal = word.kind in (Kind.VERB, Kind.ADJECTIVE, Kind.NOUN)
        if not joined or not verbal or word.tag == "n" or word.tag in NAMES:
            break
        first -= 1
    return first


def _action_noun(tree: Tree, index: int, verb: int) -> bool:
    """负责运营: a noun of action that ends the clause is part of the predicate."""
    if tree.words[index].tag != "vn" or tree.heads[index] != verb or index != verb + 1:
        return False
    closes = index + 1 >= len(tree) or tree.kinds[index + 1] in (Kind.COMMA, Kind.STOP)
    return closes and tree.forms[verb] in _TAKE_ACTIONS


def _directional(tree: Tree, index: int, verb: int) -> bool:
    """走出, 建成, 完成: direction and result right after the verb."""
    return (
        tree.heads[index] == verb
        and tree.forms[index] in w.DIRECTIONAL
        and tree.kinds[index] is not Kind.LOCALISER
        and tree.labels[index] in _DIRECTIONS
    )


def _opens_complement(tree: Tree, index: int, verb: int) -> bool:
    """Tell whether 于, 为, 到, 在 … right after the verb is its complement."""
    form, head, label = tree.forms[index], tree.heads[index], tree.labels[index]
    if form not in w.RESULT_COMPLEMENTS or index + 1 >= len(tree):
        return False
    if tree.forms[verb] in w.BARE_COPULAS:
        return False
    if form == "在" and tree.forms[index - 1].endswith(w.DONE):
        return False  # 结束了|在甲的访问
    if head == verb:
        return label in ("mark", "case", "compound", "advmod")
    if label != "case" or head < index or tree.heads[head] != verb:
        return False
    if form not in w.DIRECTION_AFTER_VERB:
        return True
    between = tree.kinds[index + 1 : head]
    plain = not any(k in (Kind.PREPOSITION, Kind.VERB, Kind.COMMA) for k in between)
    return plain and tree.labels[head] in ("obl", "nmod", "obj")

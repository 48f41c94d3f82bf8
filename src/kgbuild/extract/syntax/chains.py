"""Chains of verbs: 计划开展 is one predicate, 设计并制造 two that share an object.

In a control chain the first verb says whether and when the last one happens (计划, 开始, 负责):
its words go before the last verb's, its adjuncts to it, and only the last one tells facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kgbuild.extract import words as w
from kgbuild.extract.kinds import PREVERBAL, Kind
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.groups import verb_group
from kgbuild.extract.syntax.heads import SUBJECTS
from kgbuild.extract.syntax.predicates import read_predicate

_TAKE_CLAUSES = w.SAY_VERBS - w.CONTROL_VERBS | w.COPULAS | w.CAUSATIVES
_CONTROL = w.CONTROL_VERBS - w.MOTION_VERBS


class Chains:
    """The verb chains of one tree.

    Attributes:
        governors: Each verb whose relation holds the verb before it, with that verb.
        absorbed: The verbs that are part of another's relation.
    """

    def __init__(self, parts: Constituents) -> None:
        self.parts = parts
        self.governors = {
            index: parts.tree.heads[index] for index in parts.heads if _controlled(parts, index)
        }
        self.absorbed = frozenset(self.governors.values())

    def verbs(self, index: int) -> Iterator[int]:
        """Yield a verb, the one that controls it, the one that controls that, and so on."""
        yield index
        while index in self.governors:
            index = self.governors[index]
            yield index

    def predicate(self, index: int) -> Predicate:
        """Return the predicate of the chain that ends in a verb."""
        predicate = read_predicate(self.parts, index)
        for _, governor in pairwise(self.verbs(index)):
            outer = read_predicate(self.parts, governor)
            joined = {*outer.before, *outer.group.words, *predicate.before}
            predicate.before = tuple(sorted(joined.difference(predicate.group.words)))
            ahead = [adjunct for adjunct in outer.adjuncts if adjunct.end <= index]
            predicate.adjuncts = [*ahead, *predicate.adjuncts]
            if outer.voice != "active" and predicate.voice == "active":
                predicate.voice, predicate.voice_word = outer.voice, outer.voice_word
                predicate.partner = outer.partner
        if not predicate.objects and predicate.clause is None and predicate.quality is None:
            self._share_object(index, predicate)
        return predicate

    def _share_object(self, index: int, predicate: Predicate) -> None:
        """设计并制造…: a verb without an object has that of the verb it is joined to."""
        parts, end = self.parts, predicate.group.end
        if end >= len(parts.words) or not _joins(parts, end):
            return
        following = next((i for i in parts.heads if i > index), None)
        if following is None or parts.tree.labels[following] == "acl":
            return
        second = read_predicate(parts, following)
        between = range(end, second.group.words[0])
        joined = len(between) > 0 and all(_joins(parts, i) for i in between)
        if joined and predicate.voice == second.voice == "active":
            predicate.objects = list(second.objects)


def _joins(parts: Constituents, index: int) -> bool:
    form, kind = parts.tree.forms[index], parts.tree.kinds[index]
    return form in w.VERB_COORDINATORS or kind is Kind.LIST_MARK


def _controlled(parts: Constituents, index: int) -> bool:
    """Tell whether the verb above ``index`` is part of its relation (计划 → 开展)."""
    tree = parts.tree
    governor = tree.heads[index]
    if tree.labels[index] not in ("xcomp", "ccomp") or governor > index:
        return False
    if not parts.is_predicate(governor) or tree.labels[governor] == "acl":
        return False
    if tree.of(index, *SUBJECTS) or tree.of(governor, "obj", "iobj"):
        return False
    form = tree.forms[governor]
    if form in _TAKE_CLAUSES or Kind.COMMA in tree.kinds[governor:index]:
        return False
    if form in w.REQUESTS and any(tree.kinds[c] is Kind.BEI for c in tree.children(governor)):
        return False
    between = tree.kinds[verb_group(parts, governor).end : index]
    return form in _CONTROL or all(kind in PREVERBAL for kind in between)

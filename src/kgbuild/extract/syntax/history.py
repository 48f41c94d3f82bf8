"""What the clauses of a sentence have told so far, for those after them.

In: the predicates in the order of the text, each as it is told. Out: what stands right before one,
who is led to do it, and which clause it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, Kind
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.syntax.chains import Chains
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.own_subjects import OwnSubjects
from kgbuild.extract.syntax.tree import ROOT
from kgbuild.extract.thanked import thanks
from kgbuild.extract.zero_anaphora import makes, shows
from kgbuild.model import Mention
from kgbuild.ontology import ATTRIBUTES

_SEMICOLONS = ("；", ";")


@dataclass(frozen=True, slots=True)
class Told:
    """A predicate that has been told, and what later ones may take from it."""

    predicate: Predicate
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    age: int


class History(OwnSubjects):
    """Keeps what the clauses of one sentence tell, in the order of the text.

    Args:
        parts: The constituents of the sentence.
        chains: Its verb chains.
    """

    def __init__(self, parts: Constituents, chains: Chains) -> None:
        super().__init__(parts, chains)
        self._told: dict[int, Told] = {}

    def _thanked(self, index: int) -> tuple[Mention, ...]:
        """感谢甲，在困难时给了我们贷款: who was thanked right before did it."""
        before = max((i for i in self._told if i < index), default=None)
        words = self.parts.words
        if before is None or not thanks(self._told[before].predicate, words):
            return ()
        marks = [x for x in words[before:index] if x.kind in BOUNDARIES]
        once = len(marks) == 1 and marks[0].kind is Kind.COMMA
        return self._told[before].objects if once else ()

    def _speakers(self, index: int) -> list[tuple[Mention, ...]]:
        """Return who say what stands at a word."""
        return [
            told.subjects
            for told in self._told.values()
            if told.predicate.clause is not None and index in range(*told.predicate.clause)
        ]

    def _ended(self) -> Iterator[tuple[Mention, ...]]:
        """Yield what the clauses before ended on, the last first."""
        for index in sorted(self._told, reverse=True):
            yield self._told[index].objects[-1:]

    def _just_made(self, index: int) -> tuple[Mention, int] | None:
        """Return what the clause right before brought about, and the index behind its verb."""
        before = max((i for i in self._told if i < index), default=None)
        if before is None:
            return None
        told, words = self._told[before], self.parts.words
        made = makes(told.predicate, words) or shows(told.predicate, words)
        if not told.objects or not made:
            return None
        return told.objects[-1], told.predicate.group.end

    def _right_before(self, index: int) -> tuple[Mention, ...]:
        """Return what the clause ended on that only a comma parts from one."""
        before = max((i for i in self._told if i < index), default=None)
        if before is None or not self._told[before].objects:
            return ()
        end = self._told[before].predicate.group.end
        kinds = [word.kind for word in self.parts.words[end:index]]
        once = kinds.count(Kind.COMMA) == 1 and Kind.STOP not in kinds
        return self._told[before].objects[-1:] if once else ()

    def _parted(self, index: int, subjects: tuple[Mention, ...]) -> bool:
        """Tell whether a semicolon parts a clause from whom the one before is about, but late.

        县城面貌一新，煤炉成为历史；引进一家医院 is not told of 煤炉, nor of whom it began with.
        """
        words = self.parts.words
        if subjects[-1].form.endswith(ATTRIBUTES):
            return False  # 甲成立于2001年，总部设在乙；拥有…
        marks = [i for i in range(index) if words[i].form in _SEMICOLONS]
        if not marks or any(i > marks[-1] for i in self._told if i < index):
            return False
        begins = marks[-2] if len(marks) > 1 else -1
        first = next((t.subjects for i, t in sorted(self._told.items()) if i > begins), ())
        return bool(first) and first[-1].span != subjects[-1].span

    def _led(self, index: int) -> tuple[Mention, ...]:
        """带领甲参观: who is led, taught or helped does what follows."""
        tree = self.parts.tree
        before = max((i for i in self._told if i < index), default=None)
        if before is None or tree.labels[before] == "acl":
            return ()
        told = self._told[before]
        if tree.forms[told.predicate.group.verbs[-1]] not in w.PIVOT_VERBS:
            return ()
        linked = before == tree.heads[index] or before in tree.children(index)
        parted = any(
            kind in (Kind.COMMA, Kind.STOP, Kind.LINK) for kind in tree.kinds[before:index]
        )
        return told.objects if linked and not parted else ()

    def goes_back(self, verb: int, index: int) -> bool:
        """Tell whether a clause goes back to who names somebody, behind what they are named.

        聘请甲担任顾问，计划募资5亿元: who has asked 甲 plans that.
        """
        tree = self.parts.tree
        kinds = tree.kinds[verb:index]
        return tree.forms[verb] in w.NAMING_VERBS and Kind.COMMA in kinds

    def _scope(self, index: int) -> int:
        """Return the predicate whose clausal object this clause is part of, or the root's -1."""
        tree = self.parts.tree
        while (head := tree.heads[index]) != ROOT:
            label = tree.labels[index]
            inner = label in ("ccomp", "xcomp") and head < index and not self.goes_back(head, index)
            if (inner or label in ("acl", "csubj")) and head in self._told:
                return head
            index = head
        return ROOT

"""Decisions at work on one build: bound to the names of its texts, and watched for effect.

A decision may name a thing by any of its names. Which name the resolver goes by is known only
when all texts are read, so decisions are bound then, before any rule has joined two names; from
there on names, classes, relations and labels follow them. What found nothing to decide is told
in the end.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from kgbuild.model import Relation, Statement, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.deciding.decisions import (
    OPEN,
    Decision,
    Decisions,
    Group,
    check,
    groups,
    plain,
)
from kgbuild.resolve.naming.labels import iri_of
from kgbuild.resolve.naming.names import tidy
from kgbuild.resolve.relations import Frame, Reading, open_label, open_reading

DROPPED = "dropped by a decision"


@dataclass(frozen=True, slots=True)
class Unused:
    """A decision that found nothing, or not all that it names, in the texts."""

    decision: Decision
    reason: str

    def __str__(self) -> str:
        return f"line {self.decision.line}: {self.decision}: {self.reason}"


class Rulings:
    """The decisions of one build.

    Args:
        decisions: As they were written.
        ontology: The terms that they choose, and the IRIs that they may name.
        lexicon: Names that the world knows.

    Raises:
        ResolveError: Two of them contradict each other.
    """

    def __init__(self, decisions: Decisions, ontology: Ontology, lexicon: Lexicon) -> None:
        self._ontology = ontology
        self._several: dict[str, list[str]] = {}
        self._used: set[Decision] = set()
        self._take(plain(decisions, ontology, lexicon))

    def _take(self, decisions: Decisions) -> None:
        check(decisions)
        self._decisions = decisions
        self.groups: list[Group] = groups(decisions)
        self.apart: list[tuple[str, str]] = [
            pair for item in decisions.of_kind("keep-apart") for pair in combinations(item.names, 2)
        ]
        self.together: list[tuple[str, str]] = [
            (item.names[0], other)
            for item in decisions.of_kind("merge")
            for other in item.names[1:]
        ]
        self._separate = {frozenset(pair) for pair in self.apart}
        self._named = {
            name
            for item in decisions.of_kind("merge", "rename", "keep-apart", "retype")
            for name in item.names
        }
        self._types = {item.names[0]: item.value for item in decisions.of_kind("retype")}
        self._english = {
            item.names[0]: item.english for item in decisions.of_kind("rename") if item.english
        }
        drops = [(item, item.statement) for item in decisions.of_kind("drop")]
        self._dropped = {item.names[0] for item, identifier in drops if identifier is None}
        self._statements = {identifier: item for item, identifier in drops if identifier}
        self._relations = {item.names[0]: item for item in decisions.of_kind("map")}

    def bind(
        self,
        known: Collection[str],
        surfaces: Mapping[str, Iterable[str]],
        bearers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take every decision to be about the name that the texts' mentions go by.

        Args:
            known: All names of the texts.
            surfaces: Name -> other spellings of it in the texts.
            bearers: Whom a document calls so (王伟@d1) -> the name of that bearer.

        Raises:
            ResolveError: Two decisions about one thing, under two of its spellings, contradict
                each other.
        """
        strange = {
            name
            for item in self._decisions.items
            if item.kind != "map" and item.statement is None
            for name in item.names
            if name not in known
        }
        if not strange:
            return
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, spellings in surfaces.items():
            for spelling in spellings:
                if (written := unicodedata.normalize("NFKC", spelling)) in strange:
                    found[written].add(name)
        for ref, name in bearers.items():
            if (written := tidy(unicodedata.normalize("NFKC", ref))) in strange:
                found[written].add(name)
        self._several = {name: sorted(names) for name, names in found.items() if len(names) > 1}
        space = self._ontology.prefixes["kgr"]
        if any(name.startswith(space) for name in strange):
            apart = set(bearers.values())
            for name in known:
                if (iri := iri_of(name, self._ontology, told_apart=name in apart)) in strange:
                    found[iri].add(name)
        bound = {name: names.pop() for name, names in found.items() if len(names) == 1}
        self._take(
            Decisions.of(
                (_rebound(item, bound) for item in self._decisions.items),
                source=self._decisions.source,
            )
        )

    # What the resolver asks -------------------------------------------------------------------

    def keeps_apart(self, one: str, other: str) -> bool:
        """Tell whether two names are decided to name two things."""
        return frozenset((one, other)) in self._separate

    def names(self, words: str) -> bool:
        """Tell whether a decision takes ``words`` for a name, be they a pronoun."""
        return words in self._named

    def type_of(self, names: Iterable[str]) -> str | None:
        """Return the class that is decided for a thing with these names."""
        if not self._types:
            return None
        return next((self._types[name] for name in names if name in self._types), None)

    def english_of(self, names: Iterable[str]) -> str | None:
        """Return the English name that is decided for a thing with these names."""
        if not self._english:
            return None
        return next((self._english[name] for name in names if name in self._english), None)

    def drops(self, names: Iterable[str]) -> bool:
        """Tell whether a thing with these names is decided to be no node."""
        return bool(self._dropped) and any(name in self._dropped for name in names)

    def drops_statement(self, statement: Statement) -> bool:
        """Tell whether a statement is decided to stay out."""
        if not self._statements:
            return False
        found = self._statements.get(statement.id)
        if found is not None:
            self._used.add(found)
        return found is not None

    def read(
        self, triple: Triple, frame: Frame, subject_type: str, object_type: str
    ) -> Reading | None:
        """Return what is decided that the predicate of a frame states, if anything is.

        Subject and object change places behind 被, and where only that fits the relation.

        Args:
            triple: The open triple.
            frame: The phrase that serves as its object.
            subject_type: Class of the subject's node.
            object_type: Class of the object's node, or of the value.
        """
        if not self._relations:
            return None
        wordings = (open_label(triple, frame), triple.predicate, triple.relation.form)
        item = next((self._relations[w] for w in wordings if w in self._relations), None)
        if item is None:
            return None
        self._used.add(item)
        if item.value == OPEN:
            return open_reading(triple, frame, self._ontology)
        known = self._ontology.relations[item.value]
        swap = triple.construction == "passive" and frame.adjunct is None

        def fits(one: str, other: str) -> bool:
            return self._allows(known.domain, one) and self._allows(known.range, other)

        ends = (object_type, subject_type) if swap else (subject_type, object_type)
        if not fits(*ends) and fits(*reversed(ends)):
            swap = not swap
        relation = Relation(known.iri, known.label, mapped=True)
        return Reading(relation, swap and known.kind == "object", known.kind)

    def _allows(self, classes: tuple[str, ...], kind: str) -> bool:
        return not classes or any(self._ontology.is_a(kind, above) for above in classes)

    # What became of them ----------------------------------------------------------------------

    def unused(self, known: Collection[str]) -> tuple[Unused, ...]:
        """Return the decisions that found nothing, by line.

        Args:
            known: All names of the texts and of the nodes.
        """
        found = []
        for item in self._decisions.items:
            if item.kind == "map":
                reason = "" if item in self._used else "no text has this predicate"
            elif item.statement is not None:
                reason = "" if item in self._used else "no such statement was read"
            else:
                missing = [name for name in item.names if name not in known]
                reason = self._missing(missing) if missing else ""
            if reason:
                found.append(Unused(item, reason))
        return tuple(sorted(found, key=lambda u: (u.decision.line, u.decision.content)))

    def _missing(self, names: list[str]) -> str:
        several = next((name for name in names if name in self._several), None)
        if several is None:
            return f"no text names {'、'.join(names)}"
        return f"several bear the name {several}: {'、'.join(self._several[several])}"


def _rebound(item: Decision, bound: Mapping[str, str]) -> Decision:
    """Return a decision under the names that the texts go by."""
    if item.kind == "map" or item.statement is not None:
        return item
    return item.about(bound.get(name, name) for name in item.names)

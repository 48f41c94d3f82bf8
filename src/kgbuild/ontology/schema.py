"""The ontology in memory: the class tree, the relations, and the IRIs of a build.

An index from Chinese trigger words leads to relations. A trigger is a verb (推出) or a
frame (与…合作: the object stands behind the preposition). Types decide: a word alone never
makes a fact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.model import Evidence, Label, Merge, digest
from kgbuild.ontology.iris import local_name
from kgbuild.ontology.predicates import (
    ASPECT,
    BLOCKER,
    LONGEST_RESIDUE,
    MARKERS,
    PASSIVE,
    frame,
    readings,
)

Kind: TypeAlias = Literal["object", "datatype"]

_STANDARD_PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_UNTYPED = frozenset({"", "Entity", "Thing", "Concept"})
_TYPE_ALIAS = {"Title": "Position"}
_VALUE = "Value"  # the class above times and quantities, and that of mere words


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A kind of thing: ``kgo:Company``, under its parent in a tree.

    Attributes:
        name: Local name, as in ``Entity.type``.
        iri: Full IRI.
        label: Shown name in zh and en.
        parent: Local name of the class above, ``None`` for a root.
        heads: Words at the end of a name that tell the class (胶囊 in 清康胶囊), each
            with whether the word alone is an instance too.
    """

    name: str
    iri: str
    label: Label
    parent: str | None
    heads: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class OntologyRelation:
    """A kind of edge, with the Chinese words and types that tell it.

    Attributes:
        name: Local name (``partnersWith``).
        iri: Full IRI.
        label: Shown name in zh and en.
        triggers: Verbs and frames as the Turtle has them, synonyms first, sorted.
        sure_triggers: Those (the ``skos:altLabel``) that tell the relation even where an
            argument has no known type.
        domain: Classes that its subject may have; empty for any.
        range: Classes that its object may have; empty for any.
        markers: Prepositions that may introduce its object (``与``, ``在``), canonical, sorted.
        inverse: Local name of the inverse relation.
        symmetric: Whether subject and object may be exchanged.
        kind: ``"datatype"`` where the object is written as a literal.
    """

    name: str
    iri: str
    label: Label
    triggers: tuple[str, ...]
    sure_triggers: frozenset[str]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    markers: tuple[str, ...]
    inverse: str | None
    symmetric: bool
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Trigger:
    """One word of the index: which relation, behind which marker, how surely."""

    relation: OntologyRelation
    marker: str
    sure: bool


@dataclass(frozen=True)
class Ontology:
    """Classes, relations and the namespaces of a build.

    Attributes:
        classes: Local name -> class.
        relations: Local name -> relation.
        base_iri: Root of every IRI that it mints.
        extra: The Turtle by which a user extends the built-in one; empty for none.
    """

    classes: Mapping[str, OntologyClass]
    relations: Mapping[str, OntologyRelation]
    base_iri: str = DEFAULT_BASE_IRI
    extra: str = ""

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """Prefix -> namespace IRI, for every file that a build writes."""
        own = {
            "kgo": f"{self.base_iri}ontology#",
            "kgr": f"{self.base_iri}resource/",
            "rel": f"{self.base_iri}relation/",
            "st": f"{self.base_iri}statement/",
            "ev": f"{self.base_iri}evidence/",
            "doc": f"{self.base_iri}document/",
            "run": f"{self.base_iri}run/",
        }
        return MappingProxyType(own | _STANDARD_PREFIXES)

    @cached_property
    def _ancestors(self) -> dict[str, dict[str, int]]:
        """Class -> each class above it (itself included) -> number of steps."""
        found: dict[str, dict[str, int]] = {}
        for name in self.classes:
            steps: dict[str, int] = {}
            above: str | None = name
            while above is not None:
                steps[above] = len(steps)
                above = self.classes[above].parent
            found[name] = steps
        return found

    @cached_property
    def heads(self) -> Mapping[str, tuple[str, bool]]:
        """Word that tells a class -> the class, and whether the word alone is an instance."""
        found = {
            word: (name, bare)
            for name, class_ in self.classes.items()
            for word, bare in class_.heads
        }
        return MappingProxyType(found)

    @cached_property
    def _triggers(self) -> dict[str, list[_Trigger]]:
        index: dict[str, list[_Trigger]] = {}
        for relation in self.relations.values():
            for written in relation.triggers:
                marker, verb = frame(written)
                entry = _Trigger(relation, marker, written in relation.sure_triggers)
                index.setdefault(verb, []).append(entry)
        return index

    def is_a(self, name: str, ancestor: str) -> bool:
        """Tell whether class ``name`` is ``ancestor`` or below it; ``Title`` is ``Position``.

        An unknown class is nothing but itself.
        """
        name, ancestor = _TYPE_ALIAS.get(name, name), _TYPE_ALIAS.get(ancestor, ancestor)
        return name == ancestor or ancestor in self._ancestors.get(name, ())

    def map_relation(
        self, predicate: str, *, subject_type: str, object_type: str, marker: str = ""
    ) -> tuple[OntologyRelation, bool] | None:
        """Find the relation that a surface predicate tells between two types.

        The predicate is looked up as it is; then without aspect, complement and adverbs
        (正式推出了 -> 推出), with a final coverb read as the marker (毕业于); a frame also
        matches at the end of a longer predicate (与…达成战略合作), the longest trigger first.
        Types decide: a relation whose domain or range clashes is never returned, and an
        untyped argument (``Entity``, ``Concept`` or unknown) needs a sure trigger.

        Args:
            predicate: The bare normalised predicate (提供, 打造出, 达成合作).
            subject_type: Local name of the subject's class.
            object_type: Local name of the object's class.
            marker: The preposition before the object (与, 为, 被), empty for a plain object.

        Returns:
            The relation, and whether subject and object must be swapped, which only a passive
            marker does. ``None`` when nothing fits.
        """
        types = (
            _TYPE_ALIAS.get(subject_type, subject_type),
            _TYPE_ALIAS.get(object_type, object_type),
        )
        for verb, verb_marker in readings(predicate, marker):
            best = self._best(self._triggers.get(verb, ()), verb_marker, types)
            if best:
                return best
        return self._map_frame_tail(predicate, marker, types)

    def ends(self, predicate: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return domain and range of the one relation that a predicate tells by itself.

        Args:
            predicate: The bare normalised predicate, of an active clause with an object.

        Returns:
            Names of classes, or ``None`` where no trigger, or that of several relations, is
            the predicate.
        """
        for verb, marker in readings(predicate, ""):
            told = {
                trigger.relation.name: trigger.relation
                for trigger in self._triggers.get(verb, ())
                if trigger.marker == marker
            }
            if told:
                relation = next(iter(told.values()))
                return (relation.domain, relation.range) if len(told) == 1 else None
        return None

    def _map_frame_tail(
        self, predicate: str, marker: str, types: tuple[str, str]
    ) -> tuple[OntologyRelation, bool] | None:
        """Read a frame at the end of ``predicate``: 与…[达成战略]合作."""
        if not marker or MARKERS.get(marker, marker) in PASSIVE | {"把"}:
            return None
        bare = ASPECT.sub("", predicate)
        for start in range(1, min(len(bare) - 1, LONGEST_RESIDUE + 1)):
            if BLOCKER.search(bare[:start]):
                return None
            best = self._best(
                self._triggers.get(bare[start:], ()), MARKERS.get(marker, marker), types
            )
            if best:
                return best
        return None

    def _best(
        self, triggers: Sequence[_Trigger], marker: str, types: tuple[str, str]
    ) -> tuple[OntologyRelation, bool] | None:
        """Choose the closest fit among ``triggers``: straight readings before swapped ones."""
        subject, object_ = types
        found: list[tuple[tuple[int, int, str], OntologyRelation, bool]] = []
        for trigger in triggers:
            relation = trigger.relation
            passive = trigger.marker == "被" == marker or (not trigger.marker and marker in PASSIVE)
            if not passive and trigger.marker != ("" if marker == "把" else marker):
                continue
            straight = self._fit(relation, subject, object_, sure=trigger.sure)
            swapped = self._fit(relation, object_, subject, sure=trigger.sure and passive)
            if relation.kind == "datatype" or not passive:
                swapped = None  # a value is never a subject: 被称为榕城
            if relation.kind != "datatype" and passive:
                straight = None
            if straight is not None:
                found.append(((0, straight, relation.name), relation, False))
            elif swapped is not None:
                found.append(((0 if passive else 1, swapped, relation.name), relation, True))
        if not found:
            return None
        _, relation, swap = min(found, key=lambda item: item[0])
        return relation, swap

    def _fit(
        self, relation: OntologyRelation, subject: str, object_: str, *, sure: bool
    ) -> int | None:
        """Return how far the types are from domain and range; ``None`` for a clash."""
        ends = (
            self._distance(subject, relation.domain, sure=sure),
            self._distance(object_, relation.range, sure=sure),
        )
        if None in ends:
            return None
        return sum(end for end in ends if end is not None)

    def _distance(self, name: str, allowed: tuple[str, ...], *, sure: bool) -> int | None:
        above = self._ancestors.get(name, {})
        steps = [above[item] for item in allowed if item in above]
        if steps or not allowed:
            return min(steps, default=10)
        if name in _UNTYPED or name not in self.classes:
            # A date or an amount shows by its form: what has no type is neither.
            values_only = all(_VALUE in self._ancestors.get(item, ()) for item in allowed)
            return 40 if sure and not values_only else None
        # A thing known only roughly (an organisation where companies are asked for) still fits;
        # a value does not: words that tell something (目标是建成甲) are no amount.
        narrower = name != _VALUE and any(name in self._ancestors.get(item, ()) for item in allowed)
        return 20 if narrower else None

    def mint_entity(self, name: str, *, disambiguator: str = "") -> str:
        """Return the IRI of the entity ``name``: readable, and never that of another name.

        A space becomes ``_``; what an IRI or a Turtle name cannot hold is percent-encoded;
        a name past 120 characters is cut and ends in a hash of the whole. The name is taken
        as given: normalise first.

        Args:
            name: Canonical name, not empty.
            disambiguator: What sets two bearers of one name apart (``Person``, ``2``).

        Raises:
            ValueError: The name is empty.
        """
        if not name:
            raise ValueError("an empty name has no IRI")
        return self.prefixes["kgr"] + local_name(name, disambiguator)

    def mint_relation(self, label: str) -> str:
        """Return the IRI of the open relation that texts word as ``label`` (not empty).

        Raises:
            ValueError: The label is empty.
        """
        if not label:
            raise ValueError("an empty relation has no IRI")
        return self.prefixes["rel"] + local_name(label)

    def statement_iri(self, identifier: str) -> str:
        """Return the IRI of the statement with that ``Statement.id``."""
        return self.prefixes["st"] + local_name(identifier)

    def evidence_iri(self, evidence: Evidence) -> str:
        """Return the IRI of a piece of evidence: a hash of its document, places and quote."""
        spans = (evidence.sentence_span, evidence.quote_span)
        places = (f"{span.start}-{span.end}" for span in spans)
        return self.prefixes["ev"] + digest((evidence.document, *places, evidence.quote))

    def merge_iri(self, entity: str, merge: Merge) -> str:
        """Return the IRI of what made two names those of one entity."""
        return self.prefixes["ev"] + digest(("merge", entity, merge.name, merge.into, merge.rule))

    def document_iri(self, identifier: str) -> str:
        """Return the IRI of the document with that id."""
        return self.prefixes["doc"] + local_name(identifier)

    def run_iri(self, identifier: str) -> str:
        """Return the IRI of the run with that id (a hash of its inputs and versions)."""
        return self.prefixes["run"] + local_name(identifier)

"""A predicate with its frame becomes a relation of the ontology, or stays open.

The frame is the predicate, the classes of its two ends, and the preposition that brings
the object in (与…合作, 在…举行). The ontology file alone decides what that means; what it
does not know stays an open relation under its own label: nothing is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgbuild.model import Label, Mention, Qualifier, Relation, Triple
from kgbuild.ontology import Ontology

#: Which adjunct stands in for a missing object, best first (腾讯 与福州 合作; 峰会 在福州 开幕).
_OBJECT_ROLES = (
    "companion",
    "beneficiary",
    "place",
    "topic",
    "means",
    "purpose",
    "cause",
    "other",
    "quantity",
    "time",
    "manner",
)

#: What a passive's object is: who acts (被甲收购), or what comes of it (被列为甲).
_VOICES = {"passive": "被", "passive-result": "把"}

#: What goes on meanwhile is no end of a fact.
_SCENES = frozenset("随着 随 伴随 伴随着".split())

_PARTY_ROLES = frozenset({"companion", "beneficiary", "topic"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A triple's predicate with the phrase that serves as its object.

    Attributes:
        object: The object proper, or the noun of the adjunct that stands in for it.
        marker: The adjunct's preposition; empty for an object proper.
        adjunct: The qualifier used up as object, if any.
    """

    object: Mention
    marker: str = ""
    adjunct: Qualifier | None = None


def frames(triple: Triple) -> list[Frame]:
    """Return the ways to read ``triple`` as a binary fact, best first."""
    if triple.object is not None:
        return [Frame(triple.object, _VOICES.get(triple.construction, ""))]
    ranked = sorted(
        (q for q in triple.qualifiers if q.marker not in _SCENES),
        key=lambda q: _OBJECT_ROLES.index(q.role),
    )
    return [Frame(q.value, q.marker, q) for q in ranked]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a frame states.

    Attributes:
        relation: The relation between the two ends.
        swap: Whether the ends change places (被X使用).
        kind: ``"object"`` where the ontology wants a node as object, ``"datatype"`` where it
            wants a value, ``None`` where it does not say.
    """

    relation: Relation
    swap: bool = False
    kind: Literal["object", "datatype"] | None = None


def read_frame(
    triple: Triple, frame: Frame, subject_type: str, object_type: str, ontology: Ontology
) -> Reading:
    """Map ``frame`` to a relation of the ontology, or to an open one.

    Args:
        triple: The open triple.
        frame: One of its :func:`frames`.
        subject_type: Class of the subject's node.
        object_type: Class of the object's node, or of the value (``Time``, ``Quantity``).
        ontology: What relations there are.
    """
    mapped = ontology.map_relation(
        triple.predicate,
        subject_type=subject_type,
        object_type=object_type,
        marker=frame.marker,
    )
    if mapped is not None:
        relation, swap = mapped
        return Reading(Relation(relation.iri, relation.label, mapped=True), swap, relation.kind)
    label = open_label(triple, frame)
    # 甲被乙列为丙, with the agent as its object: 乙 is who acts.
    agent = triple.construction == "passive" and frame.adjunct is None
    return Reading(Relation(ontology.mint_relation(label), Label(label), mapped=False), agent)


def party_frames(triple: Triple) -> list[Frame]:
    """Return the frames that join the subject to another party beside the object.

    In 甲与乙签署协议 the object is 协议, yet 与…签署协议 joins 甲 and 乙. A place is no party:
    who opens a shop in a town does not himself open there.
    """
    if triple.object is None:
        return []
    return [
        Frame(q.value, q.marker, q)
        for q in triple.qualifiers
        if q.role in _PARTY_ROLES and q.marker and q.value.entity is not None
    ]


def open_label(triple: Triple, frame: Frame) -> str:
    """Name an open relation by its frame: 提供, 在…开幕, 成立于, 被使用."""
    predicate = triple.predicate or triple.relation.form
    if frame.adjunct is None or not frame.marker:
        return predicate.removeprefix("被") if triple.construction == "passive" else predicate
    if predicate.endswith(frame.marker):
        return predicate
    after = frame.adjunct.mention.span.start >= triple.relation.span.end
    return f"{predicate}{frame.marker}" if after else f"{frame.marker}…{predicate}"

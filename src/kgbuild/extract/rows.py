"""A triple becomes the flat rows of `kgbuild extract`: each adjunct is a row of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from kgbuild.model import Triple

#: Constructions that name two things with what joins them, and what is only demanded.
_UNSTATED = frozenset(
    {
        "kin",
        "authorship",
        "ownership",
        "joint",
        "lifespan",
        "demand",
        "specification",
        "quality",
    }
)


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """One row of the contract: three texts, their sentence and its place.

    Attributes:
        document: Id of the document.
        sentence: The sentence as written.
        subject: Text of the subject.
        relation: Text of the relation; in an adjunct's row, verb and object.
        object: Text of the object or adjunct; empty for a predicate without either.
        start: Where the sentence starts, in code points of the document.
        end: Where it ends.
        confidence: 0-1.
    """

    document: str
    sentence: str
    subject: str
    relation: str
    object: str
    start: int
    end: int
    confidence: float


def open_triples(triple: Triple, *, least: float = 0.0) -> Iterator[OpenTriple]:
    """Yield the rows of ``triple``: subject | relation | object, then one row an adjunct.

    Args:
        triple: The triple.
        least: The least confidence of a row, 0-1.
    """
    own = triple.confidence
    if own >= least and triple.object is not None:
        yield _row(triple, triple.relation.text, triple.object.text, own)
    elif own >= least and not triple.qualifiers:
        yield _row(triple, triple.relation.text, "", own)
    relation = with_object(triple)
    for qualifier in triple.qualifiers:
        if qualifier.confidence >= least:
            yield _row(triple, relation, qualifier.mention.text, qualifier.confidence)


def is_stated(triple: Triple) -> bool:
    """Tell whether the sentence says it, rather than the make of a name in it.

    福建省福州市 tells where 福州市 lies and 甲（WHO） another name of 甲, without a word that
    says so, and a sentence whose subject stands in another one tells no triple by itself. A
    graph wants such facts; a list of what a sentence states does not.
    """
    if triple.construction in _UNSTATED or not triple.subject.text:
        return False
    return len(triple.relation.span) > 0 or triple.construction not in ("place", "alias")


def identity(triple: Triple) -> Hashable:
    """Return what two triples of a sentence share that state the same fact: their three slots."""
    target = triple.object.spans if triple.object is not None else ()
    return triple.subject.spans, triple.relation.text, triple.relation.spans, target


def distinct(triples: Iterable[Triple]) -> dict[Hashable, Triple]:
    """Return the triples of a sentence by their :func:`identity`, the first of each."""
    found: dict[Hashable, Triple] = {}
    for triple in triples:
        found.setdefault(identity(triple), triple)
    return found


def with_object(triple: Triple) -> str:
    """Return relation and object in reading order (由 + agent + verb), if both are written.

    An object left of the relation (the head of a relative clause, a moved object) is not
    repeated; neither is one beside an implied relation.
    """
    target = triple.object
    if triple.construction == "clausal":  # 甲表示…: how it was said, not what
        return triple.relation.text
    if target is None or target.span.start < triple.relation.span.start:
        return triple.relation.text
    if target.span.start >= triple.relation.span.end:
        return triple.relation.text + target.text
    evidence = triple.evidence
    spans = sorted({*triple.relation.spans, *target.spans})
    base = evidence.sentence_span.start
    return "".join(evidence.sentence[s.start - base : s.end - base] for s in spans)


def _row(triple: Triple, relation: str, target: str, confidence: float) -> OpenTriple:
    evidence = triple.evidence
    return OpenTriple(
        evidence.document, evidence.sentence, triple.subject.text, relation, target,
        evidence.sentence_span.start, evidence.sentence_span.end, confidence,
    )  # fmt: skip

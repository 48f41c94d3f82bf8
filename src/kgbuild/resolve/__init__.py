"""Open triples become statements between named, typed nodes.

A triple is words cut in three; a statement is an edge between two nodes that other
sentences share. What cannot honestly become an edge (a pronoun that could mean two
people, a reading below the confidence asked for, a fact that tells nothing without its
text) is not dropped but set aside, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.model import Document, Entity, Statement, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.coreference import WORDING
from kgbuild.resolve.mentions import NamedSpan, names
from kgbuild.resolve.resolver import Resolver
from kgbuild.resolve.rivals import REASON, outdone

__all__ = ["WORDING", "NamedSpan", "Resolution", "SetAside", "names", "statements"]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement that was read but kept out of the graph, and why."""

    statement: Statement
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What :func:`statements` gives.

    Attributes:
        statements: In reading order, not yet merged: one for each triple that holds.
        set_aside: The others, with their reasons.
        entities: Every node that either uses, in IRI order.
    """

    statements: tuple[Statement, ...]
    set_aside: tuple[SetAside, ...]
    entities: tuple[Entity, ...]


def statements(
    triples: Iterable[Triple],
    documents: Iterable[Document] = (),
    *,
    ontology: Ontology,
    lexicon: Lexicon,
    min_confidence: float = 0.0,
) -> Resolution:
    """Resolve the triples of a whole build.

    Args:
        triples: Of one or more documents, in reading order.
        documents: Their documents, for the speaker that 我 refers to.
        ontology: Classes, relations, and the IRIs to mint.
        lexicon: Names that the world knows.
        min_confidence: Statements below it are set aside, 0-1.
    """
    several = list(triples)
    resolver = Resolver(several, {d.id: d for d in documents}, ontology, lexicon)
    kept: list[Statement] = []
    aside: list[SetAside] = []
    lesser = outdone(several)
    for number, triple in enumerate(several):
        for statement, reason in resolver.resolve(triple):
            confidence = statement.confidence
            doubt = reason or (REASON if number in lesser else None)
            if doubt is not None:
                aside.append(SetAside(statement, doubt))
            elif confidence < min_confidence:
                low = f"confidence {confidence:.2f} is below {min_confidence:.2f}"
                aside.append(SetAside(statement, low))
            else:
                kept.append(statement)
    return Resolution(tuple(kept), tuple(aside), resolver.entities())

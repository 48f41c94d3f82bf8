"""Laws that every graph obeys, whatever its ontology: checked in Python, statement by statement.

=================== =====================================================================
``offset-law``      spans and texts agree: quote within sentence, both slices of the document
``evidence``        every statement has some, in a document that the graph knows
``entity``          every node that a statement names is an entity, none is idle
``unique``          no statement stands twice
``confidence-range`` confidence and salience lie between 0 and 1
``vocabulary``      polarity, modality and roles are words of the model; types and mapped
                    relations are terms of the ontology (only where one is given)
``label``           every entity and relation has a name in zh
=================== =====================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import get_args

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.assembly import uses
from kgbuild.model import Document, Entity, Evidence, Modality, Polarity, Role, Statement
from kgbuild.ontology import Ontology
from kgbuild.validate.violations import Violation


def invariants(graph: KnowledgeGraph, ontology: Ontology | None = None) -> Iterator[Violation]:
    """Yield every breach of the laws above, statements first, in the order of the graph."""
    for statement in graph.statements:
        yield from _statement(statement, graph)
        yield from _vocabulary(statement, ontology)
    for identifier, times in Counter(s.id for s in graph.statements).items():
        if times > 1:
            yield Violation("unique", identifier, f"stands {times} times in the graph")
    used = {iri for statement in graph.statements for iri in uses(statement)}
    for iri, entity in graph.entities.items():
        yield from _entity(iri, entity, ontology)
        if iri not in used:
            yield Violation("entity", iri, "no statement uses it")


def _statement(statement: Statement, graph: KnowledgeGraph) -> Iterator[Violation]:
    identifier, sentence = statement.id, first_sentence(statement)
    if not 0 <= statement.confidence <= 1:
        message = f"confidence {statement.confidence} is not between 0 and 1"
        yield Violation("confidence-range", identifier, message, sentence)
    for iri in uses(statement):
        if iri not in graph.entities:
            yield Violation("entity", identifier, f"{iri} is no entity of the graph", sentence)
    if not statement.relation.label.zh:
        yield Violation("label", identifier, f"{statement.relation.id} has no zh label", sentence)
    if not statement.evidence:
        yield Violation("evidence", identifier, "it has none")
    for evidence in statement.evidence:
        for message in _offsets(evidence, graph.documents):
            yield Violation("offset-law", identifier, message, evidence.sentence)
        if graph.documents and evidence.document not in graph.documents:
            message = f"document {evidence.document!r} is not one of the graph's"
            yield Violation("evidence", identifier, message, evidence.sentence)


def _offsets(evidence: Evidence, documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield how ``evidence`` breaks ``document.text[start:end] == quote``."""
    sentence, quote = evidence.sentence_span, evidence.quote_span
    if len(sentence) != len(evidence.sentence):
        yield f"the sentence has {len(evidence.sentence)} characters, its span {len(sentence)}"
    if not sentence.contains(quote):
        yield f"the quote [{quote.start}, {quote.end}) is not within its sentence"
    else:
        start = quote.start - sentence.start
        if evidence.sentence[start : start + len(quote)] != evidence.quote:
            yield "the quote is not what the sentence has at its place"
    document = documents.get(evidence.document)
    # A graph read back from files has no texts.
    if document is not None and document.text:
        if sentence.of(document.text) != evidence.sentence:
            yield f"document {document.id!r} has another text at the sentence's place"
        if quote.of(document.text) != evidence.quote:
            yield f"document {document.id!r} has another text at the quote's place"


def _vocabulary(statement: Statement, ontology: Ontology | None) -> Iterator[Violation]:
    identifier, sentence = statement.id, first_sentence(statement)
    words: list[tuple[str, str, object]] = [
        ("polarity", statement.polarity, Polarity),
        ("modality", statement.modality, Modality),
    ]
    words += [("role", qualifier.role, Role) for qualifier in statement.qualifiers]
    for slot, word, allowed in words:
        if word not in get_args(allowed):
            yield Violation("vocabulary", identifier, f"{slot} {word!r} is unknown", sentence)
    if ontology is not None and statement.relation.mapped:
        known = {relation.iri for relation in ontology.relations.values()}
        if statement.relation.id not in known:
            message = f"{statement.relation.id} is no relation of the ontology"
            yield Violation("vocabulary", identifier, message, sentence)


def _entity(iri: str, entity: Entity, ontology: Ontology | None) -> Iterator[Violation]:
    if iri != entity.id:
        yield Violation("entity", iri, f"its own id is {entity.id}")
    if not entity.name or not entity.label.zh:
        yield Violation("label", iri, "it has no name or no zh label")
    if not 0 <= entity.salience <= 1:
        message = f"salience {entity.salience} is not between 0 and 1"
        yield Violation("confidence-range", iri, message)
    if ontology is not None and ontology.classes and entity.type not in ontology.classes:
        yield Violation("vocabulary", iri, f"type {entity.type!r} is no class of the ontology")


def first_sentence(statement: Statement) -> str | None:
    """Return the sentence that shows ``statement`` first, if there is one."""
    return statement.evidence[0].sentence if statement.evidence else None

"""A graph into the RDF triples of ``provenance.ttl``: who says what, where, how surely.

Every statement, asserted or not, is an ``rdf:Statement`` with its confidence and its claim.
It derives from evidence: ``oa:SpecificResource`` of the Web Annotation model, with a position
in code points and a quote, in a document. So does each merge of two names
(:mod:`kgbuild.graph.mergings`). A hash of the content names the run, so the same
input gives the same bytes on every day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.graph import terms
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.graph.mergings import evidence_of_merges, mergings
from kgbuild.graph.rdf import RDF_TYPE, RDFS_LABEL, Cell, canonical, is_asserted
from kgbuild.model import Document, Evidence, Statement, digest, sorted_qualifiers
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

FOAF_DOCUMENT = "http://xmlns.com/foaf/0.1/Document"


def provenance(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> list[ox.Triple]:
    """Return the triples of ``provenance.ttl``, sorted, each once.

    One ``rdf:Statement`` a statement, its evidence as ``oa:SpecificResource`` with a position
    (code points) and a quote, the documents, and the run with the software's version.

    Raises:
        GraphError: An IRI of the graph is not one.
    """
    return canonical(_provenance(graph, ontology, assert_claims))


def run_identifier(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> str:
    """Return a hash of what a run produced and of the software that ran: no clock in it."""
    parts = [version(), ontology.base_iri, str(assert_claims)]
    for statement in graph.statements:
        parts += [statement.id, repr(statement.confidence)]
        parts += (ontology.evidence_iri(evidence) for evidence in statement.evidence)
    for _, document in sorted(graph.documents.items()):
        parts += [document.id, *_metadata(document).values()]
    return digest(parts)


def version() -> str:
    """Return the version of kgbuild that runs, ``"0"`` where it is not installed."""
    from importlib import metadata  # 15 ms that only a writer of provenance needs

    try:
        return metadata.version("kgbuild")
    except metadata.PackageNotFoundError:
        return "0"


def _provenance(graph: KnowledgeGraph, ontology: Ontology, assert_claims: bool) -> Iterator[Cell]:
    prov, kgo = ontology.prefixes["prov"], ontology.prefixes["kgo"]
    run = ontology.run_iri(run_identifier(graph, ontology, assert_claims=assert_claims))
    yield run, RDF_TYPE, terms.named(f"{prov}Activity")
    yield run, f"{prov}wasAssociatedWith", terms.named(f"{run}-agent")
    yield f"{run}-agent", RDF_TYPE, terms.named(f"{prov}SoftwareAgent")
    yield f"{run}-agent", RDFS_LABEL, terms.text("kgbuild")
    yield f"{run}-agent", f"{kgo}version", terms.text(version())
    for document in graph.documents.values():
        yield from _document(document, ontology)
    evidence = {item for statement in graph.statements for item in statement.evidence}
    evidence.update(evidence_of_merges(graph))
    for item in evidence:
        yield from _evidence(item, ontology)
    for identifier in {item.document for item in evidence} - graph.documents.keys():
        yield from _document(Document(identifier, ""), ontology)
    for iri, told in mergings(graph, ontology):
        yield from ((iri, predicate, value) for predicate, value in told)
    for statement in graph.statements:
        iri = ontology.statement_iri(statement.id)
        yield from _statement(
            iri, statement, kgo, is_asserted(statement, assert_claims=assert_claims)
        )
        for item in statement.evidence:
            yield iri, f"{prov}wasDerivedFrom", terms.named(ontology.evidence_iri(item))
        yield iri, f"{prov}wasGeneratedBy", terms.named(run)


def _statement(iri: str, statement: Statement, kgo: str, asserted: bool) -> Iterator[Cell]:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    yield iri, RDF_TYPE, terms.named(f"{rdf}Statement")
    yield iri, f"{rdf}subject", terms.named(statement.subject)
    yield iri, f"{rdf}predicate", terms.named(statement.relation.id)
    yield iri, f"{rdf}object", terms.of_object(statement)
    yield iri, f"{kgo}subjectText", terms.text(statement.subject_text, "zh")
    yield iri, f"{kgo}relationText", terms.text(statement.relation_text, "zh")
    yield iri, f"{kgo}objectText", terms.text(statement.object_text, "zh")
    yield iri, f"{kgo}confidence", terms.decimal(statement.confidence)
    yield iri, f"{kgo}polarity", terms.named(kgo + statement.polarity)
    yield iri, f"{kgo}modality", terms.named(kgo + statement.modality)
    yield iri, f"{kgo}inGraph", terms.typed("true" if asserted else "false", "boolean")
    yield iri, f"{kgo}extractor", terms.text(statement.extractor)
    if statement.claim:
        yield iri, f"{kgo}claimedBy", terms.named(statement.claim.speaker)
        yield iri, f"{kgo}claimVerb", terms.text(statement.claim.verb, "zh")
    for qualifier in sorted_qualifiers(statement.qualifiers):
        name = f"{kgo}qualifier{qualifier.role.capitalize()}"
        yield iri, name, terms.text(qualifier.text, "zh")
        if qualifier.entity:
            yield iri, f"{name}Entity", terms.named(qualifier.entity)


def _evidence(evidence: Evidence, ontology: Ontology) -> Iterator[Cell]:
    iri = ontology.evidence_iri(evidence)
    oa, kgo = ontology.prefixes["oa"], ontology.prefixes["kgo"]
    position, quoted = f"{iri}-position", f"{iri}-quote"
    yield iri, RDF_TYPE, terms.named(f"{oa}SpecificResource")
    yield iri, f"{oa}hasSource", terms.named(ontology.document_iri(evidence.document))
    yield iri, f"{oa}hasSelector", terms.named(position)
    yield iri, f"{oa}hasSelector", terms.named(quoted)
    yield iri, f"{kgo}sentence", terms.text(evidence.sentence, "zh")
    yield iri, f"{kgo}sentenceStart", terms.count(evidence.sentence_span.start)
    yield iri, f"{kgo}sentenceEnd", terms.count(evidence.sentence_span.end)
    yield position, RDF_TYPE, terms.named(f"{oa}TextPositionSelector")
    yield position, f"{oa}start", terms.count(evidence.quote_span.start)
    yield position, f"{oa}end", terms.count(evidence.quote_span.end)
    yield quoted, RDF_TYPE, terms.named(f"{oa}TextQuoteSelector")
    yield quoted, f"{oa}exact", terms.text(evidence.quote)


def _document(document: Document, ontology: Ontology) -> Iterator[Cell]:
    iri, dcterms = ontology.document_iri(document.id), ontology.prefixes["dcterms"]
    yield iri, RDF_TYPE, terms.named(FOAF_DOCUMENT)
    yield iri, f"{dcterms}identifier", terms.text(document.id)
    for term, value in _metadata(document).items():
        if term == "source":
            yield iri, dcterms + term, terms.iri_or_text(value)
        elif term == "date" and _is_date(value):
            yield iri, dcterms + term, terms.typed(value, "date")
        else:
            yield iri, dcterms + term, terms.text(value)


def _metadata(document: Document) -> dict[str, str]:
    """Return what is known of a document, by its Dublin Core term."""
    known = {
        "title": document.title,
        "date": document.date,
        "creator": document.speaker,
        "source": document.url,
    }
    return {term: value for term, value in known.items() if value}


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

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
from functools import cache
from typing import TYPE_CHECKING

from kgbuild.graph import terms
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.graph.mergings import evidence_of_merges, mergings
from kgbuild.graph.rdf import RDF_TYPE, RDFS_LABEL, Pair, Telling, canonical, is_asserted
from kgbuild.model import Document, Evidence, Statement, digest, sorted_qualifiers
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

FOAF_DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def provenance(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> Iterator[ox.Quad]:
    """Yield the triples of ``provenance.ttl``, sorted, each once.

    One ``rdf:Statement`` a statement, its evidence as ``oa:SpecificResource`` with a position
    (code points) and a quote, the documents, and the run with the software's version.

    Raises:
        GraphError: An IRI of the graph is not one.
    """
    return canonical(tell_provenance(graph, ontology, assert_claims=assert_claims))


@cache
def version() -> str:
    """Return the version of kgbuild that runs, ``"0"`` where it is not installed."""
    from importlib import metadata  # 15 ms that only a writer of provenance needs

    try:
        return metadata.version("kgbuild")
    except metadata.PackageNotFoundError:
        return "0"


def tell_provenance(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> Iterator[Telling]:
    """Yield what :func:`provenance` says, not sorted."""
    run = ontology.run_iri(_run_identifier(graph, ontology, assert_claims))
    yield from _run(run, ontology)
    for document in graph.documents.values():
        yield ontology.document_iri(document.id), _document(document, ontology)
    shown = list(evidence_of_merges(graph))
    cited = {item.document for s in graph.statements for item in s.evidence}
    cited |= {item.document for item in shown}
    for identifier in cited - graph.documents.keys():
        yield ontology.document_iri(identifier), _document(Document(identifier, ""), ontology)
    yield from mergings(graph, ontology)
    told: set[str] = set()
    for statement in graph.statements:
        iris = [ontology.evidence_iri(item) for item in statement.evidence]
        asserted = is_asserted(statement, assert_claims=assert_claims)
        pairs = _statement(statement, ontology, asserted, iris, run)
        yield ontology.statement_iri(statement.id), pairs
        for iri, item in zip(iris, statement.evidence, strict=True):
            if iri not in told:
                told.add(iri)
                yield from _evidence(iri, item, ontology)
    for item in shown:
        iri = ontology.evidence_iri(item)
        if iri not in told:
            told.add(iri)
            yield from _evidence(iri, item, ontology)


def _run_identifier(graph: KnowledgeGraph, ontology: Ontology, assert_claims: bool) -> str:
    """Return a hash of what a run produced and of the software that ran: no clock in it."""

    def parts() -> Iterator[str]:
        yield from (version(), ontology.base_iri, str(assert_claims))
        for statement in graph.statements:
            yield statement.id
            yield repr(statement.confidence)
            yield from map(ontology.evidence_iri, statement.evidence)
        for _, document in sorted(graph.documents.items()):
            yield document.id
            yield from _metadata(document).values()

    return digest(parts())


def _run(run: str, ontology: Ontology) -> Iterator[Telling]:
    prov, agent = ontology.prefixes["prov"], f"{run}-agent"
    yield run, [(RDF_TYPE, terms.named(f"{prov}Activity"))]
    yield run, [(f"{prov}wasAssociatedWith", terms.named(agent))]
    yield agent, [(RDF_TYPE, terms.named(f"{prov}SoftwareAgent"))]
    yield agent, [(RDFS_LABEL, terms.text("kgbuild"))]
    yield agent, [(f"{ontology.prefixes['kgo']}version", terms.text(version()))]


def _statement(
    statement: Statement, ontology: Ontology, asserted: bool, origins: list[str], run: str
) -> Iterator[Pair]:
    kgo, prov = ontology.prefixes["kgo"], ontology.prefixes["prov"]
    yield RDF_TYPE, terms.named(f"{_RDF}Statement")
    yield f"{_RDF}subject", terms.named(statement.subject)
    yield f"{_RDF}predicate", terms.named(statement.relation.id)
    yield f"{_RDF}object", terms.of_object(statement)
    yield f"{kgo}subjectText", terms.text(statement.subject_text, "zh")
    yield f"{kgo}relationText", terms.text(statement.relation_text, "zh")
    yield f"{kgo}objectText", terms.text(statement.object_text, "zh")
    yield f"{kgo}confidence", terms.decimal(statement.confidence)
    yield f"{kgo}polarity", terms.named(kgo + statement.polarity)
    yield f"{kgo}modality", terms.named(kgo + statement.modality)
    yield f"{kgo}inGraph", terms.boolean(asserted)
    yield f"{kgo}extractor", terms.text(statement.extractor)
    if statement.claim:
        yield f"{kgo}claimedBy", terms.named(statement.claim.speaker)
        yield f"{kgo}claimVerb", terms.text(statement.claim.verb, "zh")
    for qualifier in sorted_qualifiers(statement.qualifiers):
        name = f"{kgo}qualifier{qualifier.role.capitalize()}"
        yield name, terms.text(qualifier.text, "zh")
        if qualifier.entity:
            yield f"{name}Entity", terms.named(qualifier.entity)
    for iri in origins:
        yield f"{prov}wasDerivedFrom", terms.node(iri)
    yield f"{prov}wasGeneratedBy", terms.named(run)


def _evidence(iri: str, evidence: Evidence, ontology: Ontology) -> Iterator[Telling]:
    """Tell of a piece of evidence and of its two selectors."""
    oa, position, quoted = ontology.prefixes["oa"], f"{iri}-position", f"{iri}-quote"
    yield iri, _resource(evidence, ontology, position, quoted)
    yield position, _position(evidence, oa)
    yield quoted, _quote(evidence, oa)


def _resource(evidence: Evidence, ontology: Ontology, position: str, quoted: str) -> Iterator[Pair]:
    oa, kgo = ontology.prefixes["oa"], ontology.prefixes["kgo"]
    yield RDF_TYPE, terms.named(f"{oa}SpecificResource")
    yield f"{oa}hasSource", terms.named(ontology.document_iri(evidence.document))
    yield f"{oa}hasSelector", terms.node(position)
    yield f"{oa}hasSelector", terms.node(quoted)
    yield f"{kgo}sentence", terms.text(evidence.sentence, "zh")
    yield f"{kgo}sentenceStart", terms.count(evidence.sentence_span.start)
    yield f"{kgo}sentenceEnd", terms.count(evidence.sentence_span.end)


def _position(evidence: Evidence, oa: str) -> Iterator[Pair]:
    yield RDF_TYPE, terms.named(f"{oa}TextPositionSelector")
    yield f"{oa}start", terms.count(evidence.quote_span.start)
    yield f"{oa}end", terms.count(evidence.quote_span.end)


def _quote(evidence: Evidence, oa: str) -> Iterator[Pair]:
    yield RDF_TYPE, terms.named(f"{oa}TextQuoteSelector")
    yield f"{oa}exact", terms.text(evidence.quote)


def _document(document: Document, ontology: Ontology) -> Iterator[Pair]:
    dcterms = ontology.prefixes["dcterms"]
    yield RDF_TYPE, terms.named(FOAF_DOCUMENT)
    yield f"{dcterms}identifier", terms.text(document.id)
    for term, value in _metadata(document).items():
        if term == "source":
            yield dcterms + term, terms.iri_or_text(value)
        elif term == "date" and _is_date(value):
            yield dcterms + term, terms.typed(value, "date")
        else:
            yield dcterms + term, terms.text(value)


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

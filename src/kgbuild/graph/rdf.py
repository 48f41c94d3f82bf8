"""A graph into the RDF triples of ``graph.ttl``: what the texts assert, and nothing else.

Entities with their labels and the asserted triples, so that a plain SPARQL pattern never
meets a denied, planned or merely reported fact; ``provenance.py`` tells of those too.

There is no blank node: everything has an IRI made of its content, so the same graph gives the
same triples, and sorted they give the same bytes. RDF 1.1 only, for every store reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from kgbuild.errors import GraphError
from kgbuild.graph import terms
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import (
    Entity,
    Label,
    Relation,
    Statement,
)
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

Cell: TypeAlias = "tuple[str, str, terms.Node]"

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
#: The language of an English label that was romanised: text in English, transformed from Chinese
#: (the T extension of BCP 47, RFC 6497). Who asks for ``en`` by langMatches gets it too.
ROMANISED = "en-t-zh"
# In a file, what a thing is comes first, then what it is called, then the rest.
_PREDICATE_ORDER = {RDF_TYPE: 0, RDFS_LABEL: 1, SKOS_ALT_LABEL: 2}


def is_asserted(statement: Statement, *, assert_claims: bool = False) -> bool:
    """Tell whether the text itself asserts ``statement``.

    It does when the statement is positive, neither planned nor merely possible, and not
    somebody else's claim (unless ``assert_claims``). What stands in a recorded speech is
    asserted by its speaker, in the text's own words.
    """
    return (
        statement.polarity == "positive"
        and statement.modality == "asserted"
        and (assert_claims or statement.claim is None or statement.claim.recorded)
    )


def facts(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> list[ox.Triple]:
    """Return the triples of ``graph.ttl``, sorted, each once.

    Entities with type, labels, aliases and salience; the asserted triples; and the labels of
    the classes and relations used, so that the file explains itself.

    Raises:
        GraphError: An IRI of the graph is not one.
    """
    return canonical(_facts(graph, ontology, assert_claims))


def assertion(statement: Statement) -> ox.Triple:
    """Return the one triple that ``statement`` states, asserted or not."""
    return terms.triple(statement.subject, statement.relation.id, terms.of_object(statement))


def describe(graph: KnowledgeGraph, ontology: Ontology) -> list[ox.Triple]:
    """Return what ``graph.ttl`` says besides the asserted triples, sorted, each once."""
    return canonical(_descriptions(graph, ontology))


def cell_of(triple: ox.Triple) -> Cell:
    """Take a triple apart into subject IRI, predicate IRI and object: the pair of the writer.

    Raises:
        GraphError: It holds a blank node or a triple term, which this package never writes.
    """
    import pyoxigraph as ox

    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
        return subject.value, triple.predicate.value, value
    raise GraphError(f"{triple} holds a blank node or a triple term", value=triple)


def canonical(cells: Iterable[Cell]) -> list[ox.Triple]:
    """Return the triples of ``cells`` in the one order that files use, each once.

    Subjects and predicates go by code points, types and labels first within a subject.
    """

    def order(cell: Cell) -> tuple[str, int, str, str]:
        subject, predicate, value = cell
        return subject, _PREDICATE_ORDER.get(predicate, 9), predicate, str(value)

    return [terms.triple(*cell) for cell in sorted(set(cells), key=order)]


# ------------------------------------------------------------------------------ facts


def _facts(graph: KnowledgeGraph, ontology: Ontology, assert_claims: bool) -> Iterator[Cell]:
    yield from _descriptions(graph, ontology)
    for statement in graph.statements:
        if is_asserted(statement, assert_claims=assert_claims):
            yield statement.subject, statement.relation.id, terms.of_object(statement)


def _descriptions(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Cell]:
    owl, kgo = ontology.prefixes["owl"], ontology.prefixes["kgo"]
    for entity in graph.entities.values():
        yield from _entity(entity, ontology)
    for name in {entity.type for entity in graph.entities.values()}:
        iri = class_iri(name, ontology)
        yield iri, RDF_TYPE, terms.named(f"{owl}Class")
        if name in ontology.classes:
            yield from _labels(iri, ontology.classes[name].label)
    kinds = {relation.iri: relation.kind for relation in ontology.relations.values()}
    for relation in {statement.relation for statement in graph.statements}:
        yield from _relation(relation, kinds.get(relation.id), owl, kgo)


def _entity(entity: Entity, ontology: Ontology) -> Iterator[Cell]:
    kgo = ontology.prefixes["kgo"]
    yield entity.id, RDF_TYPE, terms.named(class_iri(entity.type, ontology))
    yield from _labels(entity.id, entity.label)
    for alias in entity.aliases:
        yield entity.id, SKOS_ALT_LABEL, terms.text(alias, "zh")
    if entity.name != entity.label.zh:
        yield entity.id, f"{kgo}name", terms.text(entity.name)
    yield entity.id, f"{kgo}salience", terms.decimal(entity.salience)


def _relation(relation: Relation, kind: str | None, owl: str, kgo: str) -> Iterator[Cell]:
    if not relation.mapped:
        yield (
            relation.id,
            RDF_TYPE,
            terms.named("http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"),
        )
        yield relation.id, RDF_TYPE, terms.named(f"{kgo}OpenRelation")
    else:
        name = "DatatypeProperty" if kind == "datatype" else "ObjectProperty"
        yield relation.id, RDF_TYPE, terms.named(owl + name)
    yield from _labels(relation.id, relation.label)


def class_iri(name: str, ontology: Ontology) -> str:
    """Return the IRI of the class ``name``, under ``kgo:`` where the ontology has none such."""
    from urllib.parse import quote

    known = ontology.classes.get(name)
    return known.iri if known else ontology.prefixes["kgo"] + quote(name, safe="")


def _labels(iri: str, label: Label) -> Iterator[Cell]:
    yield iri, RDFS_LABEL, terms.text(label.zh, "zh")
    if label.en:
        yield iri, RDFS_LABEL, terms.text(label.en, ROMANISED if label.derived else "en")

"""A graph into the RDF triples of ``graph.ttl``: what the texts assert, and nothing else.

Entities with their labels and the asserted triples, so that a plain SPARQL pattern never
meets a denied, planned or merely reported fact; ``provenance.py`` tells of those too.

There is no blank node: everything has an IRI made of its content, so the same graph gives the
same triples, and sorted they give the same bytes. RDF 1.1 only, for every store reads it.

What is said of a subject is sorted on disk where it is much (:mod:`kgbuild.shelf`), so that a
graph of millions of triples is never held as triples. They come as pyoxigraph's quads of the
default graph, by way of N-Triples: its parser makes a quad in a third of the time that its
constructor takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain, groupby
from operator import itemgetter
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
from kgbuild.shelf import ordered

if TYPE_CHECKING:
    import pyoxigraph as ox

Cell: TypeAlias = "tuple[str, str, terms.Node]"
#: A predicate's IRI and an object.
Pair: TypeAlias = "tuple[str, terms.Node]"
#: A subject's IRI, and the pairs (one or more) that are said of it; it may come several times.
Telling: TypeAlias = "tuple[str, Iterable[Pair]]"

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
#: The language of an English label that was romanised: text in English, transformed from Chinese
#: (the T extension of BCP 47, RFC 6497). Who asks for ``en`` by langMatches gets it too.
ROMANISED = "en-t-zh"
# In a file, what a thing is comes first, then what it is called, then the rest.
_PREDICATE_ORDER = {RDF_TYPE: 0, RDFS_LABEL: 1, SKOS_ALT_LABEL: 2}
_LINES = 2000


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
) -> Iterator[ox.Quad]:
    """Yield the triples of ``graph.ttl``, sorted, each once.

    Entities with type, labels, aliases and salience; the asserted triples; and the labels of
    the classes and relations used, so that the file explains itself.

    Raises:
        GraphError: An IRI of the graph is not one.
    """
    return canonical(tell_facts(graph, ontology, assert_claims=assert_claims))


def assertion(statement: Statement) -> ox.Quad:
    """Return the one triple that ``statement`` states, asserted or not."""
    return terms.triple(statement.subject, statement.relation.id, terms.of_object(statement))


def describe(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[ox.Quad]:
    """Yield what ``graph.ttl`` says besides the asserted triples, sorted, each once."""
    return canonical(_descriptions(graph, ontology))


def cell_of(triple: ox.Quad) -> Cell:
    """Take a triple apart into subject IRI, predicate IRI and object: the pair of the writer.

    Raises:
        GraphError: It holds a blank node or a triple term, which this package never writes.
    """
    import pyoxigraph as ox

    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
        return subject.value, triple.predicate.value, value
    raise GraphError(f"{triple} holds a blank node or a triple term", value=triple)


def canonical(tellings: Iterable[Telling]) -> Iterator[ox.Quad]:
    """Return the triples of ``tellings`` in the one order that files use, each once.

    Subjects and predicates go by code points, types and labels first within a subject.

    Raises:
        GraphError: An IRI is not one.
    """
    import pyoxigraph as ox

    # Lenient, for every term was made by ``terms``, which checks it.
    parse = partial(ox.parse, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return chain.from_iterable(map(parse, n_triples(tellings)))


def n_triples(tellings: Iterable[Telling]) -> Iterator[str]:
    """Yield the triples of ``tellings`` as N-Triples, some hundreds of subjects at a time.

    The order is that of :func:`canonical`.

    Raises:
        GraphError: An IRI is not one.
    """
    told = ((subject, [(name, str(value)) for name, value in pairs]) for subject, pairs in tellings)
    lines: list[str] = []
    for subject, same in groupby(ordered(told, key=itemgetter(0)), key=itemgetter(0)):
        predicates, values = zip(*(pair for _, pairs in same for pair in pairs), strict=True)
        node, plan = str(terms.node(subject)), _plan(predicates)
        for name, at in plan:
            if len(at) == 1:
                lines.append(f"{node} {name} {values[at[0]]} .\n")
            else:
                several = sorted({values[place] for place in at})
                lines += [f"{node} {name} {value} .\n" for value in several]
        if len(lines) > _LINES:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


@lru_cache(maxsize=1024)  # subjects of one kind are told of in the same words
def _plan(predicates: tuple[str, ...]) -> list[tuple[str, list[int]]]:
    """Return each predicate once, in the order of files, with the places where it stands."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, predicate in enumerate(predicates):
        places[predicate].append(place)
    order = sorted(places, key=lambda predicate: (_PREDICATE_ORDER.get(predicate, 9), predicate))
    return [(str(terms.named(predicate)), places[predicate]) for predicate in order]


# ------------------------------------------------------------------------------ facts


def tell_facts(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> Iterator[Telling]:
    """Yield what :func:`facts` says, not sorted, some of it several times."""
    yield from _descriptions(graph, ontology)
    for statement in graph.statements:
        if is_asserted(statement, assert_claims=assert_claims):
            yield statement.subject, [(statement.relation.id, terms.of_object(statement))]


def _descriptions(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Telling]:
    owl, kgo = ontology.prefixes["owl"], ontology.prefixes["kgo"]
    for entity in graph.entities.values():
        yield entity.id, _entity(entity, ontology, kgo)
    for name in {entity.type for entity in graph.entities.values()}:
        yield class_iri(name, ontology), _class(name, ontology, owl)
    kinds = {relation.iri: relation.kind for relation in ontology.relations.values()}
    for relation in {statement.relation for statement in graph.statements}:
        yield relation.id, _relation(relation, kinds.get(relation.id), owl, kgo)


def _entity(entity: Entity, ontology: Ontology, kgo: str) -> Iterator[Pair]:
    yield RDF_TYPE, terms.named(class_iri(entity.type, ontology))
    yield from _labels(entity.label)
    for alias in entity.aliases:
        yield SKOS_ALT_LABEL, terms.text(alias, "zh")
    if entity.name != entity.label.zh:
        yield f"{kgo}name", terms.text(entity.name)
    yield f"{kgo}salience", terms.decimal(entity.salience)


def _class(name: str, ontology: Ontology, owl: str) -> Iterator[Pair]:
    yield RDF_TYPE, terms.named(f"{owl}Class")
    if name in ontology.classes:
        yield from _labels(ontology.classes[name].label)


def _relation(relation: Relation, kind: str | None, owl: str, kgo: str) -> Iterator[Pair]:
    if not relation.mapped:
        yield RDF_TYPE, terms.named("http://www.w3.org/1999/02/22-rdf-syntax-ns#Property")
        yield RDF_TYPE, terms.named(f"{kgo}OpenRelation")
    else:
        name = "DatatypeProperty" if kind == "datatype" else "ObjectProperty"
        yield RDF_TYPE, terms.named(owl + name)
    yield from _labels(relation.label)


def class_iri(name: str, ontology: Ontology) -> str:
    """Return the IRI of the class ``name``, under ``kgo:`` where the ontology has none such."""
    from urllib.parse import quote

    known = ontology.classes.get(name)
    return known.iri if known else ontology.prefixes["kgo"] + quote(name, safe="")


def _labels(label: Label) -> Iterator[Pair]:
    yield RDFS_LABEL, terms.text(label.zh, "zh")
    if label.en:
        yield RDFS_LABEL, terms.text(label.en, ROMANISED if label.derived else "en")

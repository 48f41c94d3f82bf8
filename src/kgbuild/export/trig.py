"""A graph's facts as TriG: the triples that a document asserts stand in a graph of its IRI.

The default graph describes entities and relations; a named graph is one document's word, so
that a store can load, query or drop documents one by one.
"""

from __future__ import annotations

from collections import defaultdict

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.rdf import assertion, describe, is_asserted
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file: descriptions, then each document's graph, documents by IRI."""
    import pyoxigraph as ox

    quads = list(describe(graph, ontology))
    stated: defaultdict[str, set[ox.Quad]] = defaultdict(set)
    for statement in graph.statements:
        if is_asserted(statement, assert_claims=assert_claims):
            triple = assertion(statement)
            for evidence in statement.evidence:
                stated[ontology.document_iri(evidence.document)].add(triple)
    for iri, triples in sorted(stated.items()):
        name = ox.NamedNode(iri)
        quads += (ox.Quad(t.subject, t.predicate, t.object, name) for t in sorted(triples, key=str))
    data = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=dict(ontology.prefixes))
    return {"": data or b""}

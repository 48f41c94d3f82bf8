"""A graph's provenance in RDF 1.2: each statement's IRI reifies its triple.

The same statement IRIs and the same facts about them as in ``provenance.ttl``, with
``rdf:reifies <<( s p o )>>`` in place of the four triples of an ``rdf:Statement``. Oxigraph
0.5, Jena 5.4 and n3.js read it; stores of RDF 1.1 need ``provenance.ttl``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from kgbuild.export.turtle import written
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import RDF_TYPE, assertion
from kgbuild.ontology import Ontology

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_REPLACED = frozenset(_RDF + part for part in ("subject", "predicate", "object"))


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, Callable[[IO[bytes]], object]]:
    """Return the file: what each statement reifies first, then what is said of it."""
    import pyoxigraph as ox

    reifies = ox.NamedNode(f"{_RDF}reifies")
    stated = {ontology.statement_iri(s.id): assertion(s).triple for s in graph.statements}
    triples: list[ox.Quad] = []
    for triple in provenance(graph, ontology, assert_claims=assert_claims):
        iri, predicate = str(triple.subject)[1:-1], triple.predicate.value
        if iri in stated and predicate == RDF_TYPE:
            triples.append(ox.Quad(triple.subject, reifies, stated[iri]))
        elif predicate not in _REPLACED:
            triples.append(triple)
    return {"": written(triples, ontology)}

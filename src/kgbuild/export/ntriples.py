"""A graph's facts as canonical N-Triples: one a line, for ``comm`` and bulk loaders."""

from __future__ import annotations

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.rdf import facts
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file of the facts, lines in code point order."""
    import pyoxigraph as ox

    triples = facts(graph, ontology, assert_claims=assert_claims)
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return {"": b"".join(sorted(data.splitlines(keepends=True)))}

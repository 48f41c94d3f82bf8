"""A graph as ``provenance.ttl``: canonical Turtle of who states what, and where."""

from __future__ import annotations

from kgbuild.export.turtle import to_turtle
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.provenance import provenance
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file of the provenance."""
    return {"": to_turtle(provenance(graph, ontology, assert_claims=assert_claims), ontology)}

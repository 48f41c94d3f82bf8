"""A graph as ``provenance.ttl``: canonical Turtle of who states what, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from kgbuild.export.turtle import written
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.provenance import provenance
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, Callable[[IO[bytes]], object]]:
    """Return the file of the provenance."""
    return {"": written(provenance(graph, ontology, assert_claims=assert_claims), ontology)}

"""A graph as ``statements.jsonl``: one statement a line, exactly what the graph holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.records import json_lines, records_of
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, Callable[[IO[bytes]], object]]:
    """Return the file; neither the ontology nor ``assert_claims`` changes a statement."""
    return {"": json_lines(records_of(graph))}

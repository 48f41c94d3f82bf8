"""A graph as ``statements.jsonl``: one statement a line, exactly what the graph holds."""

from __future__ import annotations

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.records import to_json_lines
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file; neither the ontology nor ``assert_claims`` changes a statement."""
    # A lone surrogate cannot be UTF-8; as an escape it is still valid JSON.
    text = to_json_lines(graph)
    return {"": text.encode("utf-8", "backslashreplace")}

"""A graph as ``graph.html``: the page of :mod:`kgbuild.export.html`, as a file like any other."""

from __future__ import annotations

from kgbuild.export.html import render_page
from kgbuild.graph import KnowledgeGraph
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the page; it shows every statement, so ``assert_claims`` changes nothing."""
    return {"": render_page(graph, ontology=ontology).encode("utf-8", "replace")}

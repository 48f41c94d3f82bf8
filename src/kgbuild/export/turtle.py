"""A graph as ``graph.ttl``: canonical Turtle of the facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.rdf import facts
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file of the facts."""
    return {"": to_turtle(facts(graph, ontology, assert_claims=assert_claims), ontology)}


def to_turtle(triples: Iterable[ox.Quad], ontology: Ontology) -> bytes:
    """Write sorted ``triples`` as Turtle with the prefixes of the ontology.

    Sorted triples come out grouped by subject, one predicate a line, and a prefix shortens
    a file to a third: both are what makes ``diff`` of two builds readable.
    """
    import pyoxigraph as ox

    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(ontology.prefixes))
    return data or b""

"""A graph as ``graph.ttl``: canonical Turtle of the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import IO, TYPE_CHECKING

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.rdf import facts
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, Callable[[IO[bytes]], object]]:
    """Return the file of the facts."""
    return {"": written(facts(graph, ontology, assert_claims=assert_claims), ontology)}


def to_turtle(triples: Iterable[ox.Quad], ontology: Ontology) -> bytes:
    """Write sorted ``triples`` as Turtle with the prefixes of the ontology.

    Sorted triples come out grouped by subject, one predicate a line, and a prefix shortens
    a file to a third: both are what makes ``diff`` of two builds readable.
    """
    stream = BytesIO()
    written(triples, ontology)(stream)
    return stream.getvalue()


def written(triples: Iterable[ox.Quad], ontology: Ontology) -> Callable[[IO[bytes]], object]:
    """Return what writes sorted ``triples`` to a stream as :func:`to_turtle` does."""
    import pyoxigraph as ox

    prefixes = dict(ontology.prefixes)
    return lambda stream: ox.serialize(triples, stream, ox.RdfFormat.TURTLE, prefixes=prefixes)

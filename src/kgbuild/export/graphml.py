"""A graph as GraphML, for Gephi, yEd, Cytoscape and networkx itself.

The bytes are those that networkx writes of the same graph, element by element as they come:
its writer, which holds the graph twice and the whole document, takes most of a corpus's memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import IO, Any, TypeAlias
from xml.etree import ElementTree

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.networkx_view import edge_of, literal_of, node_of, object_node
from kgbuild.graph.safe_text import xml_safe
from kgbuild.model import Statement, Value
from kgbuild.ontology import Ontology
from kgbuild.shelf import ordered

Attributes: TypeAlias = Mapping[str, Any]

_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, Callable[[IO[bytes]], object]]:
    """Return the file: a node an entity, an edge a statement, whatever its polarity."""
    return {"": lambda stream: _write(graph, stream)}


def _write(graph: KnowledgeGraph, stream: IO[bytes]) -> None:
    """Write the document: what attributes there are, the nodes, the edges."""
    keys: dict[tuple[str, str], str] = {}
    declared: list[str] = []
    for kind, attributes in _samples(graph):
        for name, value in attributes.items():
            key = keys[kind, name] = f"d{len(keys)}"
            declared.append(
                f'  <key id="{key}" for="{kind}" attr.name="{name}" '
                f'attr.type="{_TYPES[type(value)]}" />\n'
            )
    stream.write((_HEAD + "".join(reversed(declared))).encode())
    if not graph.entities:
        stream.write(b'  <graph edgedefault="directed" />\n</graphml>\n')
        return
    stream.write(b'  <graph edgedefault="directed">\n')
    for identifier, attributes in _nodes(graph):
        _element(stream, "node", {"id": identifier}, attributes, keys)
    for (source, target), attributes in _edges(graph):
        place = {"source": source, "target": target, "id": attributes["id"]}
        _element(stream, "edge", place, attributes, keys)
    stream.write(b"  </graph>\n</graphml>\n")


def _samples(graph: KnowledgeGraph) -> Iterator[tuple[str, Attributes]]:
    """Yield the attributes of one node and one edge, if there are any: all others are alike."""
    yield from (("node", node_of(entity)) for entity in islice(graph.entities.values(), 1))
    yield from (("edge", edge_of(statement)) for statement in islice(graph.statements, 1))


def _nodes(graph: KnowledgeGraph) -> Iterator[tuple[str, Attributes]]:
    """Yield the entities, then the literals in the order in which statements name them."""
    for iri, entity in graph.entities.items():
        yield iri, node_of(entity)
    literals: dict[str, str] = {}
    for statement in graph.statements:
        if isinstance(statement.object, Value):
            # Of two that XML cannot tell apart, the last one names the node.
            literals[xml_safe(object_node(statement))] = statement.object.value
    for identifier, value in literals.items():
        yield identifier, literal_of(value)


def _edges(graph: KnowledgeGraph) -> Iterator[tuple[tuple[str, str], Attributes]]:
    """Yield the statements of each subject together, and of these those to one object."""
    sourced = ((statement.subject, statement) for statement in graph.statements)
    for source, same in groupby(ordered(sourced, key=itemgetter(0)), key=itemgetter(0)):
        targets: dict[str, list[Statement]] = {}
        for _, statement in same:
            targets.setdefault(xml_safe(object_node(statement)), []).append(statement)
        for target, statements in targets.items():
            for statement in statements:
                yield (source, target), edge_of(statement)


def _element(
    stream: IO[bytes],
    name: str,
    place: Mapping[str, str],
    attributes: Attributes,
    keys: Mapping[tuple[str, str], str],
) -> None:
    """Write a node or an edge with its data, one a line."""
    element = ElementTree.Element(name, {part: xml_safe(text) for part, text in place.items()})
    for attribute, value in attributes.items():
        data = ElementTree.SubElement(element, "data", key=keys[name, attribute])
        data.text = xml_safe(str(value))
    ElementTree.indent(element, level=2)
    lines = ElementTree.tostring(element, encoding="utf-8")
    stream.write(b"    " + lines + b"\n")

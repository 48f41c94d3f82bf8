"""A graph as GEXF 1.2, for Gephi."""

from __future__ import annotations

import io
from xml.etree import ElementTree

from kgbuild.export.xml_view import xml_view
from kgbuild.graph import KnowledgeGraph
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file: a node an entity, an edge a statement, whatever its polarity."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(xml_view(graph))
    # networkx dates the file; the same graph must give the same bytes on every day.
    for meta in [child for child in writer.xml if child.tag.endswith("meta")]:
        writer.xml.remove(meta)
    ElementTree.indent(writer.xml)
    stream = io.BytesIO()
    ElementTree.ElementTree(writer.xml).write(stream, encoding="utf-8", xml_declaration=True)
    return {"": stream.getvalue()}

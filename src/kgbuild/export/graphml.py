"""A graph as GraphML, for Gephi, yEd, Cytoscape and networkx itself."""

from __future__ import annotations

import io

from kgbuild.export.xml_view import xml_view
from kgbuild.graph import KnowledgeGraph
from kgbuild.ontology import Ontology


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file: a node an entity, an edge a statement, whatever its polarity."""
    import networkx

    stream = io.BytesIO()
    # The writer of the standard library, not lxml's: the bytes must not depend on what
    # else is installed.
    networkx.write_graphml_xml(xml_view(graph), stream, edge_id_from_attribute="id")
    return {"": stream.getvalue()}

"""The networkx view with every text made safe for XML, once for GraphML and GEXF.

networkx writes control characters as they are, and the file is then unreadable without a
warning; neither format holds lists or ``None``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgbuild.graph import KnowledgeGraph, to_networkx
from kgbuild.graph.safe_text import xml_safe

if TYPE_CHECKING:
    import networkx


def xml_view(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """Return the view of ``graph`` whose ids and attributes XML can hold."""
    import networkx

    view = to_networkx(graph)
    clean = networkx.MultiDiGraph()
    for node, attributes in view.nodes(data=True):
        clean.add_node(xml_safe(node), **_safe(attributes))
    for start, end, key, attributes in view.edges(keys=True, data=True):
        clean.add_edge(xml_safe(start), xml_safe(end), key=key, **_safe(attributes))
    return clean


def _safe(attributes: dict[str, Any]) -> dict[str, Any]:
    return {k: xml_safe(v) if isinstance(v, str) else v for k, v in attributes.items()}

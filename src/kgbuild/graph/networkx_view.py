"""A graph as a networkx ``MultiDiGraph``: for algorithms, GraphML and GEXF.

Every statement is one edge whose key is the statement's id, whatever its polarity or
claim: an algorithm filters by attribute, the view drops nothing. A literal object becomes
a node of its own, of type ``Value``, so that edges and statements stay equal in number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import Entity, Statement, Value

if TYPE_CHECKING:
    import networkx

VALUE_TYPE = "Value"


def to_networkx(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """Return the graph for networkx.

    Returns:
        Nodes by IRI with ``name``, ``type``, ``label``, ``label_en``, ``aliases`` (one
        string, joined by a vertical bar) and ``salience``; edges keyed by statement id with
        ``id``, ``relation`` (IRI), ``label``, ``label_en``, ``text``, ``mapped``,
        ``confidence``, ``polarity``, ``modality``, ``speaker``, ``verb``, ``qualifiers``
        (``role=text`` joined by a vertical bar), ``evidence`` (how many pieces) and
        ``sentence`` (the first).
        No attribute is ``None`` or a list, because GraphML and GEXF hold neither; what is
        unknown is an empty string.
    """
    import networkx

    view = networkx.MultiDiGraph()
    for iri, entity in graph.entities.items():
        view.add_node(iri, **node_of(entity))
    for statement in graph.statements:
        target = object_node(statement)
        if isinstance(statement.object, Value) and target not in view:
            view.add_node(target, **literal_of(statement.object.value))
        view.add_edge(statement.subject, target, key=statement.id, **edge_of(statement))
    return view


def node_of(entity: Entity) -> dict[str, Any]:
    """Return the attributes of the node of an entity."""
    return {
        "name": entity.name,
        "type": entity.type,
        "label": entity.label.zh,
        "label_en": entity.label.en or "",
        "aliases": _joined(entity.aliases),
        "salience": entity.salience,
    }


def literal_of(value: str) -> dict[str, Any]:
    """Return the attributes of the node of a literal."""
    return {
        "name": value,
        "type": VALUE_TYPE,
        "label": value,
        "label_en": "",
        "aliases": "",
        "salience": 0.0,
    }


def object_node(statement: Statement) -> str:
    """Return the node id of a statement's object: its IRI, or the literal as N-Triples has it."""
    if isinstance(statement.object, str):
        return statement.object
    return f'"{statement.object.value}"^^<{statement.object.datatype}>'


def _joined(items: Iterable[str]) -> str:
    # A vertical bar inside an item turns full width, so that the string still splits.
    return "|".join(item.replace("|", "｜") for item in items)


def edge_of(statement: Statement) -> dict[str, Any]:
    """Return the attributes of the edge of a statement."""
    relation, claim = statement.relation, statement.claim
    return {
        "id": statement.id,
        "relation": relation.id,
        "label": relation.label.zh,
        "label_en": relation.label.en or "",
        "text": statement.relation_text,
        "mapped": relation.mapped,
        "confidence": statement.confidence,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "speaker": claim.speaker if claim else "",
        "verb": claim.verb if claim else "",
        "qualifiers": _joined(f"{q.role}={q.text}" for q in statement.qualifiers),
        "evidence": len(statement.evidence),
        "sentence": statement.evidence[0].sentence if statement.evidence else "",
    }

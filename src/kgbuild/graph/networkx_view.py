"""A graph as a networkx ``MultiDiGraph``: for algorithms, GraphML and GEXF.

Every statement is one edge whose key is the statement's id, whatever its polarity or
claim: an algorithm filters by attribute, the view drops nothing. A literal object becomes
a node of its own, of type ``Value``, so that edges and statements stay equal in number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import Statement, Value

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
        view.add_node(
            iri,
            name=entity.name,
            type=entity.type,
            label=entity.label.zh,
            label_en=entity.label.en or "",
            aliases=_joined(entity.aliases),
            salience=entity.salience,
        )
    for statement in graph.statements:
        target = object_node(statement)
        if isinstance(statement.object, Value) and target not in view:
            value = statement.object.value
            view.add_node(
                target,
                name=value,
                type=VALUE_TYPE,
                label=value,
                label_en="",
                aliases="",
                salience=0.0,
            )
        view.add_edge(statement.subject, target, key=statement.id, **_edge(statement))
    return view


def object_node(statement: Statement) -> str:
    """Return the node id of a statement's object: its IRI, or the literal as N-Triples has it."""
    if isinstance(statement.object, str):
        return statement.object
    return f'"{statement.object.value}"^^<{statement.object.datatype}>'


def _joined(items: Iterable[str]) -> str:
    # A vertical bar inside an item turns full width, so that the string still splits.
    return "|".join(item.replace("|", "｜") for item in items)


def _edge(statement: Statement) -> dict[str, Any]:
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

"""A graph's facts as JSON-LD 1.1: one node a line, compact IRIs, prefixes in the context."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.rdf import RDF_TYPE, cell_of, facts
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return the file of the facts."""
    nodes: dict[str, dict[str, Any]] = {}
    prefixes = ontology.prefixes
    for triple in facts(graph, ontology, assert_claims=assert_claims):
        subject, predicate, value = cell_of(triple)
        node = nodes.setdefault(subject, {"@id": _compact(subject, prefixes)})
        if predicate == RDF_TYPE:
            node.setdefault("@type", []).append(_compact(value.value, prefixes))
        else:
            key = _compact(predicate, prefixes)
            node.setdefault(key, []).append(_value(value, prefixes))
    context = json.dumps(dict(prefixes), ensure_ascii=False)
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes.values())
    return {"": f'{{"@context": {context},\n"@graph": [\n{lines}\n]}}\n'.encode()}


def _value(value: ox.NamedNode | ox.Literal, prefixes: Mapping[str, str]) -> dict[str, str]:
    import pyoxigraph as ox

    if isinstance(value, ox.NamedNode):
        return {"@id": _compact(value.value, prefixes)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _XSD_STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": _compact(value.datatype.value, prefixes)}


def _compact(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        local = iri.removeprefix(namespace)
        # JSON-LD reads "prefix://…" as an absolute IRI.
        if local != iri and not local.startswith("//"):
            return f"{prefix}:{local}"
    return iri

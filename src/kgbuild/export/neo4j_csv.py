"""A graph as two CSV files with the typed headers that ``neo4j-admin database import`` reads.

``NAME.nodes.csv`` holds entities and literal objects, ``NAME.csv`` the statements. A cell that
a spreadsheet would run as a formula is neutralised, because people open CSV files there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kgbuild.graph import KnowledgeGraph, to_networkx
from kgbuild.graph.safe_text import cell
from kgbuild.ontology import Ontology

_NODES = (
    "id:ID(Entity)",
    "name:string",
    "label_zh:string",
    "label_en:string",
    "aliases:string[]",
    "salience:double",
    ":LABEL",
)
_EDGES = (
    ":START_ID(Entity)",
    ":END_ID(Entity)",
    ":TYPE",
    "id:string",
    "relation:string",
    "label_zh:string",
    "label_en:string",
    "text:string",
    "confidence:double",
    "polarity:string",
    "modality:string",
    "speaker:string",
    "verb:string",
    "qualifiers:string[]",
    "evidence:int",
    "sentence:string",
)


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return both files; run ``neo4j-admin`` with ``--array-delimiter='|'``."""
    view = to_networkx(graph)
    names = {relation.iri: name for name, relation in ontology.relations.items()}
    nodes = (
        (node, a["name"], a["label"], a["label_en"], a["aliases"], a["salience"], a["type"])
        for node, a in view.nodes(data=True)
    )
    edges = (
        (
            *(start, end, names.get(a["relation"], a["label"]), a["id"], a["relation"]),
            *(a["label"], a["label_en"], a["text"], a["confidence"], a["polarity"]),
            *(a["modality"], a["speaker"], a["verb"], a["qualifiers"], a["evidence"]),
            a["sentence"],
        )
        for start, end, a in view.edges(data=True)
    )
    return {"": _table(_EDGES, edges), "nodes": _table(_NODES, nodes)}


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(header)
    table.writerows([cell(v) if isinstance(v, str) else v for v in row] for row in rows)
    return stream.getvalue().encode()

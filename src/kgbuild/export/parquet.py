"""A graph as two Parquet files, for pandas, polars, DuckDB and Spark.

``NAME.parquet`` holds the statements, one a row, with the fields of ``statements.jsonl``:
ends, claim, qualifiers and evidence are nested columns, so nothing is flattened away.
``NAME.entities.parquet`` holds the entities. Literal and node objects share one column; a
literal has ``value`` and ``datatype``, a node ``id``, ``name`` and ``type``. A field that has
no column here is kept all the same, as JSON.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from kgbuild.errors import ExportError
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.records import record_of
from kgbuild.graph.safe_text import encodable
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyarrow as pa


def render(
    graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
) -> dict[str, bytes]:
    """Return both files; every statement is in them, so ``assert_claims`` changes nothing.

    Raises:
        ExportError: The extra ``parquet`` is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise ExportError(
            "Parquet needs pyarrow", remedy="run: pip install 'kgbuild[parquet]'", value=error
        ) from error
    statements = [_encodable(record_of(s, graph.entities)) for s in graph.statements]
    entities = [
        _encodable(
            {
                "id": entity.id,
                "name": entity.name,
                "type": entity.type,
                "label": {"zh": entity.label.zh, "en": entity.label.en},
                "aliases": list(entity.aliases),
                "salience": entity.salience,
            }
        )
        for entity in graph.entities.values()
    ]
    return {
        "": _file(_table(statements)),
        "entities": _file(pa.Table.from_pylist(entities, schema=_entities())),
    }


def _table(records: list[dict[str, Any]]) -> pa.Table:
    """Make the table of statements; fields without a column of their own become JSON."""
    import pyarrow as pa

    schema = _statements()
    others = sorted({name for record in records for name in record} - set(schema.names))
    for name in others:
        schema = schema.append(pa.field(name, pa.string()))
        for record in records:
            if name in record:
                record[name] = json.dumps(record[name], ensure_ascii=False)
    return pa.Table.from_pylist(records, schema=schema)


def _statements() -> pa.Schema:
    """The columns of a statement, in the order of the contract."""
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    label = pa.struct([("zh", text), ("en", text)])
    names = pa.list_(text)
    node = [("name", text), ("id", text), ("type", text), ("aliases", names), ("text", text)]
    evidence = [
        ("document", text),
        ("sentence", text),
        ("start", number),
        ("end", number),
        ("quote", text),
        ("quote_start", number),
        ("quote_end", number),
    ]
    return pa.schema(
        [
            ("id", text),
            ("subject", pa.struct(node)),
            ("relation", pa.struct([("id", text), ("label", label), ("text", text)])),
            ("object", pa.struct([*node, ("value", text), ("datatype", text)])),
            ("qualifiers", pa.list_(pa.struct([("role", text), ("text", text), ("id", text)]))),
            ("polarity", text),
            ("modality", text),
            (
                "claim",
                pa.struct(
                    [
                        ("speaker", pa.struct([("name", text), ("id", text)])),
                        ("verb", text),
                        ("recorded", pa.bool_()),
                    ]
                ),
            ),
            ("confidence", pa.float64()),
            ("grounds", pa.list_(pa.struct([("feature", text), ("log_odds", pa.float64())]))),
            ("extractor", text),
            ("evidence", pa.list_(pa.struct(evidence))),
        ]
    )


def _entities() -> pa.Schema:
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [
            ("id", text),
            ("name", text),
            ("type", text),
            ("label", pa.struct([("zh", text), ("en", text)])),
            ("aliases", pa.list_(text)),
            ("salience", pa.float64()),
        ]
    )


def _file(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _encodable(value: Any) -> Any:
    """Replace what UTF-8 cannot hold (lone surrogates) in every text of a record."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {name: _encodable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return value

"""More documents than one machine reads: the same stages as batch functions on Daft.

    rows --read--> readings --by block--> fold --> statements, entities --by key--> merge --> files

Every document is read as in any build. Documents are then resolved together in blocks, each by
the fold of :func:`kgbuild.pipeline.fold`; then statements and entities are grouped by their
ids, which are hashes and names and so mean the same in every block, and what several blocks
found is merged. Names that only different blocks could tell to be one (海岚 here, 海岚科技 there)
stay apart: put documents about the same things into one block, by ``block_by``.

Daft runs this on the cores of this machine, or on a Ray cluster; it reads and writes local
folders and object stores (``s3://``, ``gs://``, ``az://``).
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgbuild import pipeline
from kgbuild.config import BuildConfig
from kgbuild.errors import ConfigError, KgbuildError, ReadError
from kgbuild.export import make_folder
from kgbuild.graph import KnowledgeGraph, merge
from kgbuild.graph.codec import decode, encode
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import assertion, describe, is_asserted
from kgbuild.graph.records import record_of
from kgbuild.model import Document, Entity, Statement
from kgbuild.ontology import load_ontology
from kgbuild.reading import Reader, Reading
from kgbuild.report import Report

if TYPE_CHECKING:
    import daft

_FIELDS = ("id", "text", "title", "date", "speaker", "url")
_BATCH = 64  # documents that a process takes at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a distributed build did.

    Attributes:
        ok: Documents that were read.
        failed: Id of each document that could not be read -> why.
        statements: How many different statements were found.
        entities: How many different entities they use.
    """

    ok: int
    failed: dict[str, str]
    statements: int
    entities: int


def build(  # noqa: PLR0913 - keyword-only options
    inputs: Sequence[str],
    output: str,
    config: BuildConfig | None = None,
    *,
    blocks: int = 16,
    block_by: str = "id",
    workers: int | None = None,
    ray: str | None = None,
) -> Summary:
    """Turn a corpus into Parquet and N-Triples partitions.

    Args:
        inputs: JSON Lines or Parquet files, wildcards allowed, local or in an object store;
            all of one format, with the columns of a JSON line and an ``id`` in each row.
        output: Folder or address; gets ``readings/`` and ``statements/`` (Parquet), and
            ``ntriples/part-N.nt``, facts and provenance, for bulk loading.
        config: The choices of the build; files that it names lie at the same place on every
            machine.
        blocks: Into how many blocks documents are put to be resolved together, and into how
            many partitions the results.
        block_by: The column that says which documents belong together (``date``, ``url``, or
            one of your own); documents of equal values are in one block.
        workers: Processes that read at once; Daft decides unless given.
        ray: Address of a Ray cluster (``ray://host:10001``), ``"local"`` to start one here;
            ``None`` uses this machine's cores.

    Raises:
        ConfigError: Daft (or Ray) is not installed, an input has no ``id`` or ``text``, or a
            number is not positive.
        ReadError: The inputs are missing, or of neither format.
        ExportError: ``output`` cannot be made.
        KgbuildError: The configuration or the ontology is not usable.
    """
    config = config or BuildConfig()
    for name, number in (("blocks", blocks), ("workers", workers)):
        if number is not None and number < 1:
            raise ConfigError(f"{name} is {number}, not a positive number", value=number)
    if "://" not in output:
        make_folder(Path(output))
    engine = _daft(ray)
    load_ontology(config.ontology, base_iri=config.base_iri)  # fails here, not on the cluster
    rows = _rows(engine, inputs, block_by)
    read = _read(engine, rows, config, blocks, workers)
    read.write_parquet(f"{output}/readings", write_mode="overwrite")
    read = engine.read_parquet(f"{output}/readings/*.parquet")
    found = _folded(engine, read, config, blocks)
    merged = _merged(engine, found, config, output)
    merged.write_parquet(f"{output}/statements", write_mode="overwrite")
    told = engine.read_parquet(f"{output}/statements/*.parquet")
    bad = read.where(read["error"].not_null()).select("id", "error").to_pylist()
    kinds = Counter(row["kind"] for row in told.select("kind").to_pylist())
    return Summary(
        ok=read.count_rows() - len(bad),
        failed={row["id"]: row["error"] for row in bad},
        statements=kinds["statement"],
        entities=kinds["entity"],
    )


def _daft(ray: str | None) -> Any:
    # Nothing about a build leaves the machines that it runs on.
    os.environ.update(DO_NOT_TRACK="true", DAFT_ANALYTICS_ENABLED="0")
    try:
        import daft
    except ImportError as error:
        raise ConfigError(
            "a distributed build needs Daft", remedy="pip install 'kgbuild[distributed]'"
        ) from error
    if ray is not None:
        try:
            daft.set_runner_ray(None if ray == "local" else ray)
        except ImportError as error:
            raise ConfigError("a cluster needs Ray", remedy="pip install ray") from error
        except (OSError, ValueError) as error:
            raise ConfigError(f"no Ray cluster answers ({error})", source=ray) from error
    return daft


# Reading ----------------------------------------------------------------------------------


def _rows(engine: Any, inputs: Sequence[str], block_by: str) -> daft.DataFrame:
    parquet = all(".parquet" in name for name in inputs)
    try:
        rows = (engine.read_parquet if parquet else engine.read_json)(list(inputs))
    except (OSError, ValueError) as error:  # what Daft raises is one or the other
        raise ReadError(
            f"cannot be read ({error})",
            source=", ".join(inputs),
            remedy="name JSON Lines or Parquet files, all of one format",
            value=error,
        ) from error
    for column in {"id", "text", block_by} - set(rows.column_names):
        raise ConfigError(
            f"the inputs have no column {column!r}",
            remedy=f"they have {', '.join(rows.column_names)}",
            value=column,
        )
    texts = [
        (rows[name] if name in rows.column_names else engine.lit(None))
        .cast(engine.DataType.string())
        .alias(name)
        for name in _FIELDS
    ]
    together = rows[block_by].cast(engine.DataType.string()).alias("together")
    found: daft.DataFrame = rows.select(*texts, together)
    return found


def _read(
    engine: Any, rows: daft.DataFrame, config: BuildConfig, blocks: int, workers: int | None
) -> daft.DataFrame:
    text = engine.DataType.string()
    kind = engine.DataType.struct({"reading": text, "error": text})
    batch = engine.method.batch(return_dtype=kind, batch_size=_BATCH)(_Read.read)
    readers = engine.cls(type("Read", (_Read,), {"read": batch}), max_concurrency=workers)
    read = readers(config).read
    return rows.select(
        rows["id"],
        _share(rows["together"].fill_null(""), blocks).alias("block"),
        read(*(rows[name] for name in _FIELDS)).alias("result"),
    ).select(
        engine.col("id"),
        engine.col("block"),
        engine.col("result")["reading"].alias("reading"),
        engine.col("result")["error"].alias("error"),
    )


class _Read:
    """Reads batches of documents; each process that works has one, with its models."""

    def __init__(self, config: BuildConfig) -> None:
        self._reader = Reader(config)

    def read(self, *columns: Any) -> list[dict[str, str | None]]:
        rows = zip(*(column.to_pylist() for column in columns), strict=True)
        return [self._one(dict(zip(_FIELDS, row, strict=True))) for row in rows]

    def _one(self, row: dict[str, str | None]) -> dict[str, str | None]:
        if not row["id"] or not (row["text"] or "").strip():
            lacking = ReadError("it has no id or no text", source=row["id"])
            return {"reading": None, "error": str(lacking)}
        result = self._reader.outcome(Document(**row)).result  # type: ignore[arg-type] # as above
        if isinstance(result, KgbuildError):
            return {"reading": None, "error": str(result)}
        return {"reading": encode(result), "error": None}


# Resolution, block by block ---------------------------------------------------------------


def _folded(engine: Any, read: daft.DataFrame, config: BuildConfig, blocks: int) -> daft.DataFrame:
    text = engine.DataType.string()
    kind = engine.DataType.struct({"kind": text, "key": text, "value": text})

    def fold(readings: Any) -> list[dict[str, str]]:
        return fold_block((decode(Reading, row) for row in readings.to_pylist()), config)

    resolve = engine.func.batch(return_dtype=kind)(fold)
    good = read.where(read["reading"].not_null())
    found = good.groupby("block").map_groups(resolve(good["reading"]).alias("found"))
    keyed = found.select(*(found["found"][name].alias(name) for name in ("kind", "key", "value")))
    return keyed.with_column("part", _share(keyed["key"], blocks))


def _share(key: Any, shares: int) -> Any:
    """Return the share that falls to a key, by its hash."""
    return key.hash() % shares


def fold_block(readings: Iterable[Reading], config: BuildConfig) -> list[dict[str, str]]:
    """Resolve the documents of a block together.

    Args:
        readings: What was read of each, in any order.
        config: The choices of the build.

    Returns:
        A row for each statement and each entity: ``kind``, ``key`` (its id), and ``value``
        (itself; a statement comes with the entities that it uses).
    """
    ontology = load_ontology(config.ontology, base_iri=config.base_iri)
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    decisions = pipeline.decisions_of(config, ontology)
    graph, _ = pipeline.fold(ordered, config, ontology, decisions, Report())
    rows = []
    for statement in graph.statements:
        ends = {statement.subject, statement.object, statement.claim and statement.claim.speaker}
        used = [graph.entities[end] for end in sorted(e for e in ends if isinstance(e, str))]
        value = json.dumps([encode(statement), encode(used)])
        rows.append({"kind": "statement", "key": statement.id, "value": value})
    for iri, entity in graph.entities.items():
        rows.append({"kind": "entity", "key": iri, "value": encode(entity)})
    return rows


# Merging, key by key ----------------------------------------------------------------------


def _merged(engine: Any, found: daft.DataFrame, config: BuildConfig, output: str) -> daft.DataFrame:
    text = engine.DataType.string()
    kind = engine.DataType.struct({"kind": text, "id": text, "record": text})

    def join(parts: Any, kinds: Any, values: Any) -> list[dict[str, str]]:
        rows, lines = merge_part(zip(kinds.to_pylist(), values.to_pylist(), strict=True), config)
        _write(f"{output}/ntriples", f"part-{parts.to_pylist()[0]:05}.nt", lines)
        return rows

    merge_rows = engine.func.batch(return_dtype=kind)(join)
    merged = found.groupby("part").map_groups(
        merge_rows(found["part"], found["kind"], found["value"]).alias("merged")
    )
    return merged.select(*(merged["merged"][name].alias(name) for name in ("kind", "id", "record")))


def merge_part(
    rows: Iterable[tuple[str, str]], config: BuildConfig
) -> tuple[list[dict[str, str]], bytes]:
    """Merge what the blocks found under the keys of a partition.

    Args:
        rows: Kind and value of each row of :func:`fold_block`, in any order.
        config: The choices of the build.

    Returns:
        A row for each statement (``record`` is its line of ``statements.jsonl``) and each
        entity, in the order of ids; and the facts and the provenance as sorted N-Triples.
    """
    statements: list[Statement] = []
    named: dict[str, Entity] = {}
    entities: defaultdict[str, list[Entity]] = defaultdict(list)
    for kind, value in sorted(rows):
        if kind == "entity":
            entity = decode(Entity, value)
            entities[entity.id].append(entity)
            continue
        statement, used = json.loads(value)
        statements.append(decode(Statement, statement))
        for entity in decode(tuple[Entity, ...], used):
            named.setdefault(entity.id, entity)
    cited = sorted({e.document for statement in statements for e in statement.evidence})
    merged = merge(statements, {identifier: n for n, identifier in enumerate(cited)})
    joined = {iri: _joined(same) for iri, same in sorted(entities.items())}
    told = [
        {"kind": "statement", "id": s.id, "record": _line(record_of(s, named))}
        for s in sorted(merged, key=lambda statement: statement.id)
    ]
    told += [{"kind": "entity", "id": iri, "record": encode(e)} for iri, e in joined.items()]
    return told, _triples(KnowledgeGraph(merged, joined), config)


def _joined(same: Sequence[Entity]) -> Entity:
    """Return what several blocks say of one entity: its usual type, and all of its aliases."""
    types = Counter(entity.type for entity in same)
    usual = min(types, key=lambda name: (-types[name], name))
    leader = next(entity for entity in same if entity.type == usual)
    aliases = tuple(sorted({alias for entity in same for alias in entity.aliases}))
    return replace(leader, aliases=aliases, salience=max(entity.salience for entity in same))


def _triples(graph: KnowledgeGraph, config: BuildConfig) -> bytes:
    """Return facts and provenance as N-Triples, in code point order."""
    import pyoxigraph as ox

    ontology = load_ontology(config.ontology, base_iri=config.base_iri)
    claims = config.assert_claims
    quads = chain(
        describe(graph, ontology),
        (assertion(s) for s in graph.statements if is_asserted(s, assert_claims=claims)),
        provenance(graph, ontology, assert_claims=claims),
    )
    triples = (quad.triple for quad in quads)
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(set(data.splitlines(keepends=True))))


def _write(folder: str, name: str, data: bytes) -> None:
    """Write a file into a local folder or an object store; a second try writes it again."""
    from pyarrow import fs

    place = folder if "://" in folder else os.path.abspath(folder)  # noqa: PTH100 - as text
    system, path = fs.FileSystem.from_uri(place)
    system.create_dir(path, recursive=True)
    with system.open_output_stream(f"{path}/{name}") as stream:
        stream.write(data)


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)

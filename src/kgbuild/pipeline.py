"""The table of contents: in which order a text becomes a graph.

Each stage is one call of the package of its name; this module alone knows their order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kgbuild import export, extract, graph, read, resolve, store, validate
from kgbuild.config import BuildConfig
from kgbuild.errors import KgbuildError, StoreError
from kgbuild.extract import OpenTriple
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Document, Sentence, Triple
from kgbuild.ontology import Ontology, load_lexicon, load_ontology
from kgbuild.reading import Engine, Kept, Reader, Reading, failure, fingerprint, in_turn
from kgbuild.report import Report
from kgbuild.resolve import Decisions, Resolution, SetAside
from kgbuild.shelf import Shelf
from kgbuild.store import Store

T = TypeVar("T")
_FEW = 5

Source = str | Path
Failed = Callable[[KgbuildError], None]
Done = Callable[[str], None]

#: What a build writes beside what was set aside, the texts and ``report.json``: file name ->
#: format of :mod:`kgbuild.export`.
OUTPUTS: Mapping[str, str] = {
    "statements.jsonl": "statements",
    "graph.ttl": "ttl",
    "provenance.ttl": "provenance",
    "graph.graphml": "graphml",
    "graph.html": "html",
}


def build(  # noqa: PLR0913 - keyword-only options
    inputs: Iterable[Source],
    output: Path,
    config: BuildConfig | None = None,
    *,
    engine: Engine = in_turn,
    kept: Kept | None = None,
    on_document: Done | None = None,
    meter: read.Meter | None = None,
) -> Report:
    """Turn texts into a graph, and write every file of it into ``output``.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        output: Folder for the files; made where missing. Files appear whole or not at all.
        config: The choices of the build.
        engine: Reads the documents.
        kept: Has readings of an earlier run, and is given those of this one.
        on_document: Told the id of each document as it is done.
        meter: Told how much of the inputs is read.

    Returns:
        What was done. Inputs that failed are in it; they do not stop the others.

    Raises:
        KgbuildError: The configuration, the ontology or ``output`` is not usable.
    """
    config = config or BuildConfig()
    report = Report()
    ontology, decisions = _world(config, report)
    export.make_folder(output)  # better told now than after hours of reading
    documents = _documents(inputs, config, report, meter)
    readings = _readings(documents, config, report, engine, kept, on_document)
    knowledge, resolution = fold(readings, config, ontology, decisions, report)
    _write(knowledge, resolution, output, config, ontology, report)
    return report


def update(  # noqa: PLR0913 - keyword-only options
    inputs: Iterable[Source],
    store_path: Path,
    config: BuildConfig | None = None,
    *,
    remove: Iterable[str] = (),
    output: Path | None = None,
    engine: Engine = in_turn,
    on_document: Done | None = None,
    meter: read.Meter | None = None,
) -> Report:
    """Add texts to a store, and take documents out of it.

    A document that is there already is replaced, and is not even read again where neither
    its text nor what reads it has changed. The graph is made anew of all documents.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input; may be none.
        store_path: Folder of the store; made where missing.
        config: The choices of the build; they hold for the documents that are there, too.
        remove: Ids of documents to take out, before any is added.
        output: Folder for the files of the whole graph, if they are wanted.
        engine: Reads the documents.
        on_document: Told the id of each document once it is safely in the store.
        meter: Told how much of the inputs is read.

    Returns:
        What was done; its counts are those of the whole graph.

    Raises:
        KgbuildError: The configuration, the ontology or the store is not usable.
    """
    config = config or BuildConfig()
    report = Report()
    ontology, decisions = _world(config, report)
    if output is not None:
        export.make_folder(output)
    with store.open_store(store_path) as kept:
        if kept.ontology and config.ontology is None:
            raise StoreError(
                "was built with an ontology of its own, which reads texts as well",
                source=str(store_path),
                remedy="name the Turtle file with --ontology, the same or a changed one",
            )
        for identifier in remove:
            if not kept.remove(identifier):
                report.fail(_unknown_document(identifier, kept))
        documents = _documents(inputs, config, report, meter)
        for _ in _readings(documents, config, report, engine, kept, on_document):
            pass  # it is in the store
        # Another version, analyser or lexicon read some of them: they are read again.
        outdated = kept.read_otherwise(fingerprint(config))
        for outcome in engine(iter(outdated), config, known=_unknown) if outdated else ():
            report.spend(outcome.seconds)
            if isinstance(outcome.result, KgbuildError):
                report.fail(outcome.result, outcome.document)
            else:
                kept.add(outcome.result)
        del outdated
        knowledge, resolution = fold(kept.readings(), config, ontology, decisions, report)
        with report.timed("store"):
            kept.publish(knowledge, ontology, assert_claims=config.assert_claims)
    if output is not None:
        _write(knowledge, resolution, output, config, ontology, report)
    return report


def knowledge_graph(
    inputs: Iterable[Source],
    config: BuildConfig | None = None,
    *,
    on_error: Failed | None = None,
) -> KnowledgeGraph:
    """Turn texts into a graph in memory.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        config: The choices of the build.
        on_error: Told of each input that fails; without it the first failure raises.

    Raises:
        KgbuildError: An input failed and nobody listens, or the configuration is not usable.
    """
    config = config or BuildConfig()
    report = Report()
    ontology, decisions = _world(config, report)
    documents = _documents(inputs, config, report)
    readings = _readings(documents, config, report, in_turn, None, None)
    knowledge, _ = fold(readings, config, ontology, decisions, report)
    _hand_over(report, on_error)
    return knowledge


def sentences(
    inputs: Iterable[Source],
    config: BuildConfig | None = None,
    *,
    on_document: Done | None = None,
    on_error: Failed | None = None,
) -> Iterator[Sentence]:
    """Yield the analysed sentences of texts, document by document.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        config: The choices of the build.
        on_document: Told the id of each document as it is done.
        on_error: Told of each input that fails; without it the first failure raises.

    Raises:
        KgbuildError: An input failed and nobody listens, or the configuration is not usable.
    """
    for found in _streamed(inputs, config, Reader.parse, on_document, on_error):
        yield from found


def open_triples(
    inputs: Iterable[Source],
    config: BuildConfig | None = None,
    *,
    on_document: Done | None = None,
    on_error: Failed | None = None,
) -> Iterator[OpenTriple]:
    """Yield the open triples of texts, before any resolution, document by document.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        config: The choices of the build; ``min_confidence`` plays no part here.
        on_document: Told the id of each document as it is done.
        on_error: Told of each input that fails; without it the first failure raises.

    Raises:
        KgbuildError: An input failed and nobody listens, or the configuration is not usable.
    """

    def triples_of(reader: Reader, document: Document) -> list[Triple]:
        return reader.triples(reader.parse(document))

    for triples in _streamed(inputs, config, triples_of, on_document, on_error):
        for triple in filter(extract.is_stated, triples):
            yield from extract.open_triples(triple, least=extract.LEAST)


def _streamed(
    inputs: Iterable[Source],
    config: BuildConfig | None,
    stage: Callable[[Reader, Document], T],
    on_document: Done | None,
    on_error: Failed | None,
) -> Iterator[T]:
    """Yield what ``stage`` gives of each document; a bad one costs only itself."""
    config = config or BuildConfig()
    report = Report()
    reader = Reader(config)
    for document in _documents(inputs, config, report):
        try:
            found = stage(reader, document)
        except Exception as error:
            report.fail(failure(document, error), document)
        else:
            yield found
            if on_document is not None:
                on_document(document.id)
        _hand_over(report, on_error)
    _hand_over(report, on_error)


def _hand_over(report: Report, on_error: Failed | None) -> None:
    while report.failures:
        error = report.failures.pop(0)
        if on_error is None:
            raise error
        on_error(error)


# The stages ------------------------------------------------------------------------------


def _world(config: BuildConfig, report: Report) -> tuple[Ontology, Decisions]:
    """Load what a build knows before it reads: its ontology, and what a person decided."""
    with report.timed("load"):
        ontology = load_ontology(config.ontology, base_iri=config.base_iri)
        return ontology, decisions_of(config, ontology)


def _documents(
    inputs: Iterable[Source], config: BuildConfig, report: Report, meter: read.Meter | None = None
) -> Iterator[Document]:
    """Read documents one by one; what is no document is told to the report."""
    documents = read.documents(
        inputs,
        input_format=config.input_format,
        encoding=config.encoding,
        on_error=report.fail,
        meter=meter,
    )
    yield from islice(report.timing("read", documents), config.limit)


def _readings(  # noqa: PLR0913, PLR0917 - what a run consists of
    documents: Iterator[Document],
    config: BuildConfig,
    report: Report,
    engine: Engine,
    kept: Kept | None,
    on_document: Done | None,
) -> Iterator[Reading]:
    """Yield the readings of documents in their order; what failed is told to the report."""
    mark = fingerprint(config) if kept is not None else ""

    def known(document: Document) -> Reading | None:
        return kept.reading(document, mark) if kept is not None else None

    for outcome in engine(documents, config, known=known):
        report.spend(outcome.seconds)
        if isinstance(outcome.result, KgbuildError):
            report.fail(outcome.result, outcome.document)
            continue
        report.attempted += 1
        if kept is not None and not outcome.known:
            kept.add(outcome.result)
        yield outcome.result
        if on_document is not None:
            on_document(outcome.document.id)


def _unknown(_: Document) -> None:
    """Know no reading, so that every document is read."""


def decisions_of(config: BuildConfig, ontology: Ontology) -> Decisions:
    """Load the decisions that a configuration names; none where it names no file.

    Raises:
        KgbuildError: The file is not usable.
    """
    if config.decisions is None:
        return Decisions()
    return resolve.load_decisions(config.decisions, ontology, load_lexicon(config.lexicon))


def fold(
    readings: Iterable[Reading],
    config: BuildConfig,
    ontology: Ontology,
    decisions: Decisions,
    report: Report,
) -> tuple[KnowledgeGraph, Resolution]:
    """Make one graph of what was read of several documents, in their order.

    Args:
        readings: What was read of each; only their texts stay in memory.
        config: The choices of the build.
        ontology: What resolution maps to, and validation checks against.
        decisions: What a person decided about names.
        report: Takes counts, times and violations.

    Returns:
        The graph, and the resolution with everything that was set aside.
    """
    documents: list[Document] = []
    triples = Shelf[Triple]()
    keywords: dict[str, float] = {}
    for reading in readings:
        documents.append(reading.document)
        triples.extend(reading.triples)
        for word, weight in reading.keywords.items():
            keywords[word] = max(weight, keywords.get(word, 0.0))
        report.sentences += reading.sentences
    report.triples = len(triples)
    with report.timed("resolve"):
        resolution = resolve.statements(
            triples,
            documents,
            ontology=ontology,
            lexicon=load_lexicon(config.lexicon).with_heads(ontology.heads),
            min_confidence=config.min_confidence,
            decisions=decisions,
        )
    if config.decisions is not None:
        report.decide(decisions, resolution)
    with report.timed("assemble"):
        knowledge = graph.assemble(
            resolution.statements, resolution.entities, documents, keywords=keywords
        )
    with report.timed("validate"):
        passage = validate.gate(knowledge, ontology)
    aside = Shelf(resolution.set_aside)
    for statement, violation in passage.quarantined:
        aside.append(SetAside(statement, f"violates {violation.rule}: {violation.message}"))
    resolution = replace(resolution, set_aside=aside)
    report.quarantined = [f"st:{s.id}: {v}" for s, v in passage.quarantined]
    report.violations = [str(violation) for violation in passage.violations]
    report.notes = passage.violations.notes
    report.strict = config.strict
    report.count(passage.graph, resolution.set_aside)
    return passage.graph, resolution


def _write(  # noqa: PLR0913, PLR0917 - everything that a build has made
    knowledge: KnowledgeGraph,
    resolution: Resolution,
    output: Path,
    config: BuildConfig,
    ontology: Ontology,
    report: Report,
) -> None:
    """Write every file of a graph into ``output``, the report last."""
    with report.timed("export"):
        extra = {"provenance.rdf12.ttl": "rdf12"} if config.rdf12 else {}
        for name, format_name in {**OUTPUTS, **extra}.items():
            export.write(
                knowledge,
                output / name,
                format=format_name,
                ontology=ontology,
                assert_claims=config.assert_claims,
            )
        export.write_set_aside(
            resolution.set_aside, output / "set-aside.jsonl", entities=resolution.entities
        )
        export.write_documents(knowledge.documents.values(), output / "documents.jsonl")
        failed = output / "failed.jsonl"
        if report.failed:
            errors = {document.id: str(error) for document, error in report.failed}
            export.write_documents((d for d, _ in report.failed), failed, errors=errors)
        else:
            failed.unlink(missing_ok=True)
    export.write_text(
        json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n", output / "report.json"
    )


def _unknown_document(identifier: str, kept: Store) -> StoreError:
    held = ", ".join(kept.documents[:_FEW])
    return StoreError(
        f"holds no document {identifier!r}",
        source=str(kept.path),
        remedy=f"it holds {held}" if held else "it holds none",
        value=identifier,
    )

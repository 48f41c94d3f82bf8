"""The table of contents: in which order a text becomes a graph.

Each stage is one call of the package of its name; this module alone knows their order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kgbuild import export, extract, graph, resolve, store, validate
from kgbuild.config import BuildConfig
from kgbuild.errors import KgbuildError, StoreError
from kgbuild.extract import OpenTriple
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Document, Sentence
from kgbuild.ontology import Ontology, load_lexicon, load_ontology
from kgbuild.reading import Reader, Reading
from kgbuild.report import Report
from kgbuild.resolve import Decisions, Resolution, SetAside
from kgbuild.store import Store

T = TypeVar("T")
_FEW = 5

Source = str | Path
Failed = Callable[[KgbuildError], None]
Done = Callable[[str], None]

#: What a build writes beside ``set-aside.jsonl`` and ``report.json``: file name -> format of
#: :mod:`kgbuild.export`.
OUTPUTS: Mapping[str, str] = {
    "statements.jsonl": "statements",
    "graph.ttl": "ttl",
    "provenance.ttl": "provenance",
    "graph.graphml": "graphml",
    "graph.html": "html",
}


def build(
    inputs: Iterable[Source],
    output: Path,
    config: BuildConfig | None = None,
    *,
    on_document: Done | None = None,
) -> Report:
    """Turn texts into a graph, and write every file of it into ``output``.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        output: Folder for the files; made where missing. Files appear whole or not at all.
        config: The choices of the build.
        on_document: Told the id of each document as it is done.

    Returns:
        What was done. Inputs that failed are in it; they do not stop the others.

    Raises:
        KgbuildError: The configuration, the ontology or ``output`` is not usable.
    """
    config = config or BuildConfig()
    report = Report()
    with report.timed("load"):
        ontology = load_ontology(config.ontology, base_iri=config.base_iri)
        decisions = _decisions(config, ontology)
    stages = Reader(config, report)
    read = [
        stages.reading(document, t)
        for document, t in stages.each(inputs, stages.extract, on_document)
    ]
    knowledge, resolution = _fold(read, config, ontology, decisions, report)
    _write(knowledge, resolution, output, config, ontology, report)
    return report


def update(  # noqa: PLR0913 - keyword-only options
    inputs: Iterable[Source],
    store_path: Path,
    config: BuildConfig | None = None,
    *,
    remove: Iterable[str] = (),
    output: Path | None = None,
    on_document: Done | None = None,
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
        on_document: Told the id of each document once it is safely in the store.

    Returns:
        What was done; its counts are those of the whole graph.

    Raises:
        KgbuildError: The configuration, the ontology or the store is not usable.
    """
    config = config or BuildConfig()
    report = Report()
    with report.timed("load"):
        ontology = load_ontology(config.ontology, base_iri=config.base_iri)
        decisions = _decisions(config, ontology)
    with store.open_store(store_path) as kept:
        for identifier in remove:
            if not kept.remove(identifier):
                report.fail(_unknown_document(identifier, kept))
        stages = Reader(config, report)

        def known_or_read(document: Document) -> Reading:
            known = kept.reading(document, stages.fingerprint)
            return known or stages.reading(document, stages.extract(document))

        for document, reading in stages.each(inputs, known_or_read, None):
            kept.add(reading)
            if on_document is not None:
                on_document(document.id)
        # Another version, analyser or lexicon read some of them: they are read again.
        for reading in list(kept.readings()):
            if reading.reader != stages.fingerprint:
                kept.add(stages.reading(reading.document, stages.extract(reading.document)))
        knowledge, resolution = _fold(list(kept.readings()), config, ontology, decisions, report)
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
    ontology = load_ontology(config.ontology, base_iri=config.base_iri)
    decisions = _decisions(config, ontology)
    stages = Reader(config, report)
    read = [
        stages.reading(document, t) for document, t in stages.each(inputs, stages.extract, None)
    ]
    knowledge, _ = _fold(read, config, ontology, decisions, report)
    for failure in report.failures:
        if on_error is None:
            raise failure
        on_error(failure)
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
    stages = Reader(config or BuildConfig(), Report())
    for _, found in stages.each(inputs, stages.parse, on_document):
        yield from found
        _hand_over(stages.report, on_error)
    _hand_over(stages.report, on_error)


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
    stages = Reader(config or BuildConfig(), Report())
    for _, triples in stages.each(inputs, stages.extract, on_document):
        for triple in filter(extract.is_stated, triples):
            yield from extract.open_triples(triple, least=extract.LEAST)
        _hand_over(stages.report, on_error)
    _hand_over(stages.report, on_error)


def _hand_over(report: Report, on_error: Failed | None) -> None:
    while report.failures:
        failure = report.failures.pop(0)
        if on_error is None:
            raise failure
        on_error(failure)


# The stages ------------------------------------------------------------------------------


def _decisions(config: BuildConfig, ontology: Ontology) -> Decisions:
    if config.decisions is None:
        return Decisions()
    return resolve.load_decisions(config.decisions, ontology, load_lexicon(config.lexicon))


def _fold(
    readings: Sequence[Reading],
    config: BuildConfig,
    ontology: Ontology,
    decisions: Decisions,
    report: Report,
) -> tuple[KnowledgeGraph, Resolution]:
    """Make one graph of what was read of several documents, in their order."""
    documents = [reading.document for reading in readings]
    with report.timed("resolve"):
        resolution = resolve.statements(
            [triple for reading in readings for triple in reading.triples],
            documents,
            ontology=ontology,
            lexicon=load_lexicon(config.lexicon).with_heads(ontology.heads),
            min_confidence=config.min_confidence,
            decisions=decisions,
        )
    if config.decisions is not None:
        report.decide(decisions, resolution)
    with report.timed("assemble"):
        keywords: dict[str, float] = {}
        for reading in readings:
            for word, weight in reading.keywords.items():
                keywords[word] = max(weight, keywords.get(word, 0.0))
        knowledge = graph.assemble(
            resolution.statements, resolution.entities, documents, keywords=keywords
        )
    with report.timed("validate"):
        passage = validate.gate(knowledge, ontology)
    aside = tuple(SetAside(s, f"violates {v.rule}: {v.message}") for s, v in passage.quarantined)
    resolution = replace(resolution, set_aside=(*resolution.set_aside, *aside))
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
        output.mkdir(parents=True, exist_ok=True)
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

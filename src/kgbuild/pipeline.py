"""The table of contents: in which order a text becomes a graph.

Each stage is one call of the package of its name; this module alone knows their order.
"""

from __future__ import annotations

import json
import platform
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from kgbuild import export, extract, graph, parse, read, resolve, store, validate
from kgbuild.config import BuildConfig
from kgbuild.errors import KgbuildError, ParseError, StoreError
from kgbuild.extract import OpenTriple
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Document, Sentence, Triple, digest
from kgbuild.ontology import Ontology, load_lexicon, load_ontology
from kgbuild.resolve import Resolution, SetAside
from kgbuild.store import Reading, Store

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


@dataclass(slots=True)
class Report:
    """What a build did: the content of ``report.json``.

    Attributes:
        attempted: Documents that were tried, failed ones included.
        sentences: Number of sentences analysed.
        triples: Number of open triples read.
        failures: One error for each input that could not be built.
        violations: What validation found wrong and no statement is to blame for.
        quarantined: Statements that broke a rule and were set aside for it.
        notes: What validation did not check.
        strict: Whether a quarantined statement fails the build.
        counts: Statements, entities by type, and the like, of the finished graph.
        seconds: Time spent in each stage.
    """

    attempted: int = 0
    sentences: int = 0
    triples: int = 0
    failures: list[KgbuildError] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    quarantined: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    strict: bool = False
    counts: dict[str, Any] = field(default_factory=dict)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def complete(self) -> bool:
        """Whether all that was asked was done: nothing failed, nothing is in violation."""
        broken = self.violations or (self.strict and self.quarantined)
        return not self.failures and not broken

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the time inside the ``with`` block as time of ``stage``."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start

    def fail(self, error: KgbuildError) -> None:
        """Record an input that could not be built."""
        self.attempted += 1
        self.failures.append(error)

    def count(self, knowledge: KnowledgeGraph, aside: Sequence[SetAside]) -> None:
        """Take the figures of the finished graph."""
        kinds = Counter(entity.type for entity in knowledge.entities.values())
        reasons = Counter(reason_kind(item.reason) for item in aside)
        open_relations = {s.relation.id for s in knowledge.statements if not s.relation.mapped}
        self.counts = {
            "statements": len(knowledge.statements),
            "mapped_statements": sum(s.relation.mapped for s in knowledge.statements),
            "open_relations": len(open_relations),
            "claims": sum(s.claim is not None for s in knowledge.statements),
            "set_aside": {"total": len(aside), "by_reason": dict(sorted(reasons.items()))},
            "entities": {"total": len(knowledge.entities), "by_type": dict(sorted(kinds.items()))},
        }

    def as_dict(self) -> dict[str, Any]:
        """Return the report as it stands in ``report.json``."""
        return {
            "documents": {
                "attempted": self.attempted,
                "ok": self.attempted - len(self.failures),
                "failed": len(self.failures),
            },
            "sentences": self.sentences,
            "triples": self.triples,
            **self.counts,
            "validation": {
                "conforms": not self.violations,
                "violations": self.violations,
                "quarantined": self.quarantined,
                "not_checked": list(self.notes),
            },
            "failures": [
                {"input": error.source, "place": error.place, "reason": str(error)}
                for error in self.failures
            ],
            "seconds": {stage: round(spent, 3) for stage, spent in self.seconds.items()},
            "versions": _versions(),
        }

    def summary(self) -> str:
        """Return one line for a person."""
        entities = self.counts.get("entities", {}).get("total", 0)
        return (
            f"{self.attempted - len(self.failures)} of {self.attempted} documents, "
            f"{self.sentences} sentences, {self.triples} triples -> "
            f"{self.counts.get('statements', 0)} statements between {entities} entities "
            f"in {sum(self.seconds.values()):.1f} s"
        )


#: How reasons that name a word end, and what such a reason is counted as.
_REASON_KINDS = {
    "not be resolved": "reference not resolved",
    "names nothing": "an end names nothing",
    "names nobody": "an end names nothing",
    "does not tell what is said": "nothing is said",
}


def reason_kind(reason: str) -> str:
    """Return the kind of a set-aside reason: figures and names taken out, for counting."""
    if reason.startswith("confidence "):
        return "confidence below the minimum"
    if reason.startswith("violates "):
        return reason.partition(": ")[0]
    return next((kind for end, kind in _REASON_KINDS.items() if reason.endswith(end)), reason)


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
    stages = _Stages(config, report)
    read = [
        stages.reading(document, t)
        for document, t in stages.each(inputs, stages.extract, on_document)
    ]
    knowledge, resolution = _fold(read, config, ontology, report)
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
    with store.open_store(store_path) as kept:
        for identifier in remove:
            if not kept.remove(identifier):
                report.fail(_unknown_document(identifier, kept))
        stages = _Stages(config, report)
        known = partial(stages.known_or_read, kept)
        for document, reading in stages.each(inputs, known, None):
            kept.add(reading)
            if on_document is not None:
                on_document(document.id)
        # Another version, analyser or lexicon read some of them: they are read again.
        for reading in list(kept.readings()):
            if reading.reader != stages.fingerprint:
                kept.add(stages.reading(reading.document, stages.extract(reading.document)))
        knowledge, resolution = _fold(list(kept.readings()), config, ontology, report)
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
    stages = _Stages(config, report)
    read = [
        stages.reading(document, t) for document, t in stages.each(inputs, stages.extract, None)
    ]
    knowledge, _ = _fold(read, config, ontology, report)
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
    stages = _Stages(config or BuildConfig(), Report())
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
    stages = _Stages(config or BuildConfig(), Report())
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


def _fold(
    readings: Sequence[Reading], config: BuildConfig, ontology: Ontology, report: Report
) -> tuple[KnowledgeGraph, Resolution]:
    """Make one graph of what was read of several documents, in their order."""
    documents = [reading.document for reading in readings]
    with report.timed("resolve"):
        resolution = resolve.statements(
            [triple for reading in readings for triple in reading.triples],
            documents,
            ontology=ontology,
            lexicon=load_lexicon(config.lexicon),
            min_confidence=config.min_confidence,
        )
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


class _Stages:
    """The stages that take one document each, with the analyser that they share."""

    def __init__(self, config: BuildConfig, report: Report) -> None:
        self.report = report
        self._config = config
        with report.timed("load"):
            lexicon = load_lexicon(config.lexicon)
            self._analyzer = parse.load_analyzer(config.analyzer, lexicon)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of what, besides a text, decides what is read of it."""
        lexica = (path.read_text(encoding="utf-8") for path in self._config.lexicon)
        return digest([graph.version(), self._config.analyzer, *lexica])

    def parse(self, document: Document) -> list[Sentence]:
        with self.report.timed("parse"):
            found = list(parse.sentences(document, analyzer=self._analyzer))
        self.report.sentences += len(found)
        return found

    def extract(self, document: Document) -> list[Triple]:
        analysed = self.parse(document)
        with self.report.timed("extract"):
            found = list(extract.triples(analysed))
        self.report.triples += len(found)
        return found

    def reading(self, document: Document, triples: Iterable[Triple]) -> Reading:
        """Put together what the fold needs of a document."""
        with self.report.timed("assemble"):
            keywords = parse.keywords(document.text)
        return Reading(document, tuple(triples), keywords, self.fingerprint)

    def known_or_read(self, kept: Store, document: Document) -> Reading:
        """Return what the store has of ``document``, reading it only where it has nothing."""
        known = kept.reading(document, self.fingerprint)
        return known or self.reading(document, self.extract(document))

    def each(
        self, inputs: Iterable[Source], stage: Callable[[Document], T], on_document: Done | None
    ) -> Iterator[tuple[Document, T]]:
        """Read documents and take each through ``stage``; a bad one costs only itself."""
        documents = read.documents(
            inputs,
            input_format=self._config.input_format,
            encoding=self._config.encoding,
            on_error=self.report.fail,
        )
        for document in islice(_timed(documents, "read", self.report), self._config.limit):
            try:
                result = stage(document)
            except KgbuildError as error:
                self.report.fail(error)
            except (
                ArithmeticError,
                LookupError,
                MemoryError,
                RuntimeError,
                TypeError,
                ValueError,
            ) as error:
                self.report.fail(_internal(document, error))
            else:
                self.report.attempted += 1
                yield document, result
                if on_document is not None:
                    on_document(document.id)


def _internal(document: Document, error: Exception) -> KgbuildError:
    failure = ParseError(
        f"could not be analysed ({type(error).__name__}: {error})",
        source=document.source or document.id,
        remedy="the other inputs are built; please report this text",
        value=document.id,
    )
    failure.__cause__ = error
    return failure


def _timed(documents: Iterator[Document], stage: str, report: Report) -> Iterator[Document]:
    while True:
        with report.timed(stage):
            document = next(documents, None)
        if document is None:
            return
        yield document


def _versions() -> dict[str, str]:
    packages = ("kgbuild", "onnxruntime", "jieba", "opencc", "pyoxigraph", "rdflib")
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found

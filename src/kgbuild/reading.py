"""One document after the other to all that is read of it: a :class:`Reading` each.

The stages that take one document alone are here, parsing and extraction, with the analyser
that they share. What takes several documents together is :mod:`kgbuild.pipeline`'s, and how
many processes share the work is :mod:`kgbuild.corpus`'s.

A reading depends on its document and on nothing that was read before: sentences of different
documents never go through the networks in one batch. That batch would be a third faster on
short documents, but padding changes the last bits of a probability, and then a build with two
workers, one that was interrupted and one that reads a single changed document anew would no
longer give the same bytes.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeAlias

from kgbuild import extract, graph, parse
from kgbuild.config import BuildConfig
from kgbuild.errors import KgbuildError, ParseError
from kgbuild.model import Document, Sentence, Triple, digest
from kgbuild.ontology import load_lexicon, ontology_file, read_bytes

__all__ = [
    "Engine",
    "Kept",
    "Known",
    "Outcome",
    "Reader",
    "Reading",
    "failure",
    "fingerprint",
    "in_turn",
]


_READ = frozenset(".py .onnx .json .tsv .marisa .npz".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one document.

    Attributes:
        document: The document, its text included.
        triples: Its open triples, in reading order.
        keywords: Its keywords with their weights, 0-1.
        reader: What read it: a hash of everything that the triples depend on besides the
            text, so that a change of it is noticed.
        sentences: How many sentences it has.
    """

    document: Document
    triples: tuple[Triple, ...]
    keywords: Mapping[str, float] = field(default_factory=dict)
    reader: str = ""
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document.

    Attributes:
        document: The document.
        result: What was read of it, or the error that it failed with.
        seconds: Time spent on it, by stage.
        known: Whether the reading was there already.
    """

    document: Document
    result: Reading | KgbuildError
    seconds: Mapping[str, float] = field(default_factory=dict)
    known: bool = False


#: Gives the reading of a document that is there already, if any.
Known: TypeAlias = Callable[[Document], Reading | None]


class Engine(Protocol):
    """Something that reads documents: in this process, or in several."""

    def __call__(
        self, documents: Iterator[Document], config: BuildConfig, *, known: Known
    ) -> Iterator[Outcome]:
        """Yield the outcome of each document, in the order of the documents.

        Args:
            documents: Taken one by one, not far ahead of what is yielded.
            config: The choices of the build.
            known: Asked for each document before it is read.
        """


class Kept(Protocol):
    """Where readings last: a store, or the journal of a build that may be interrupted."""

    def reading(self, document: Document, reader: str) -> Reading | None:
        """Return what ``reader`` read of exactly this document, ``None`` where it has not."""

    def add(self, reading: Reading) -> object:
        """Keep a reading, in place of any other of its document."""


def in_turn(
    documents: Iterator[Document], config: BuildConfig, *, known: Known
) -> Iterator[Outcome]:
    """Read documents in this process: the :class:`Engine` of a single text."""
    reader = Reader(config)
    for document in documents:
        found = known(document)
        yield reader.outcome(document) if found is None else Outcome(document, found, known=True)


class Reader:
    """The stages that take one document each, with the analyser that they share.

    Args:
        config: The choices of the build.

    Raises:
        KgbuildError: The analyser or a lexicon cannot be loaded.
    """

    def __init__(self, config: BuildConfig) -> None:
        self._config = config
        self._seconds: defaultdict[str, float] = defaultdict(float)
        with self._timed("load"):
            self._analyzer = parse.load_analyzer(config.analyzer, load_lexicon(config.lexicon))
            self._extractor = extract.CombinedExtractor()

    @cached_property
    def fingerprint(self) -> str:
        """What :func:`fingerprint` says of this reader."""
        return fingerprint(self._config)

    def parse(self, document: Document) -> list[Sentence]:
        """Return the analysed sentences of a document."""
        return list(self._parsed(document))

    def triples(self, sentences: Iterable[Sentence]) -> list[Triple]:
        """Return the open triples of analysed sentences."""
        with self._timed("extract"):
            return list(extract.triples(sentences, extractor=self._extractor))

    def read(self, document: Document) -> Reading:
        """Return all that the graph needs of a document; few of its sentences are held at once."""
        triples: list[Triple] = []
        count = 0
        for sentence in self._parsed(document):
            count += 1
            triples += self.triples([sentence])
        with self._timed("assemble"):
            keywords = parse.keywords(document.text)
        return Reading(document, tuple(triples), keywords, self.fingerprint, count)

    def outcome(self, document: Document) -> Outcome:
        """Return what came of a document; one that cannot be read costs only itself."""
        result: Reading | KgbuildError
        try:
            result = self.read(document)
        except Exception as error:
            result = failure(document, error)
        seconds = dict(self._seconds)
        self._seconds.clear()
        return Outcome(document, result, seconds)

    def _parsed(self, document: Document) -> Iterator[Sentence]:
        sentences = parse.sentences(document, analyzer=self._analyzer)
        while True:
            with self._timed("parse"):
                sentence = next(sentences, None)
            if sentence is None:
                return
            yield sentence

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[stage] += time.perf_counter() - start


def failure(document: Document, error: Exception) -> KgbuildError:
    """Return the error to report of a document whose reading raised ``error``.

    Raises:
        Exception: ``error`` itself, where it says that kgbuild cannot work at all.
    """
    if isinstance(error, KgbuildError):
        return error
    if isinstance(error, ImportError):
        raise error
    found = ParseError(
        f"could not be analysed ({type(error).__name__}: {error})",
        source=document.source or document.id,
        remedy="the other inputs are built; please report this text",
        value=document.id,
    )
    found.__cause__ = error
    return found


def fingerprint(config: BuildConfig) -> str:
    """Return a hash of what, besides a text, decides what is read of it.

    That is the analyser and the user's lexica, and the files that read: code, models and the
    built-in lexicon.

    Raises:
        OntologyError: A lexicon cannot be read.
    """
    files = [
        *(file for stage in ("parse", "extract") for file in _files_of(stage)),
        *(Path(str(file)) for file in ontology_file("lexicon").iterdir()),
        *config.lexicon,
    ]
    hashes = (hashlib.sha256(read_bytes(file)).hexdigest() for file in sorted(set(files)))
    return digest([graph.version(), config.analyzer, *hashes])


def _files_of(stage: str) -> Iterator[Path]:
    folder = Path(__file__).parent / stage
    return (file for file in folder.rglob("*") if file.suffix in _READ)

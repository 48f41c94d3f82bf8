"""One document after the other to all that is read of it: a :class:`Reading` each.

The stages that take one document alone are here, parsing and extraction, and the analyser
that they share. What takes several documents together is :mod:`kgbuild.pipeline`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kgbuild import extract, graph, parse, read
from kgbuild.config import BuildConfig
from kgbuild.errors import KgbuildError, ParseError
from kgbuild.model import Document, Sentence, Triple, digest
from kgbuild.ontology import load_lexicon
from kgbuild.report import Report

__all__ = ["Reader", "Reading"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one document.

    Attributes:
        document: The document, its text included.
        triples: Its open triples, in reading order.
        keywords: Its keywords with their weights, 0-1.
        reader: What read it: a hash of everything that the triples depend on besides the
            text, so that a change of it is noticed.
    """

    document: Document
    triples: tuple[Triple, ...]
    keywords: Mapping[str, float] = field(default_factory=dict)
    reader: str = ""


class Reader:
    """The stages that take one document each, with the analyser that they share.

    Args:
        config: The choices of the build.
        report: Where time, counts and failures go.
    """

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
        """Return the analysed sentences of a document."""
        with self.report.timed("parse"):
            found = list(parse.sentences(document, analyzer=self._analyzer))
        self.report.sentences += len(found)
        return found

    def extract(self, document: Document) -> list[Triple]:
        """Return the open triples of a document."""
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

    def each(
        self,
        inputs: Iterable[str | Path],
        stage: Callable[[Document], T],
        on_document: Callable[[str], None] | None,
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

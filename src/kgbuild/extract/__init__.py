"""Sentences become open triples: who does what to whom, as the text puts it.

An extractor is anything with a name and an ``extract`` method (:class:`Extractor`); the
one here, :class:`~kgbuild.extract.pattern.PatternExtractor`, needs tags only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kgbuild.extract.certainty import certain
from kgbuild.extract.pattern import PatternExtractor
from kgbuild.extract.rows import OpenTriple, open_triples
from kgbuild.model import Sentence, Triple

__all__ = ["Extractor", "OpenTriple", "PatternExtractor", "open_triples", "triples"]


class Extractor(Protocol):
    """Reads the triples of one sentence."""

    name: str

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield the triples of ``sentence`` in reading order."""
        ...


def triples(
    sentences: Iterable[Sentence], *, extractor: Extractor | None = None
) -> Iterator[Triple]:
    """Yield the open triples of ``sentences``, in order.

    Args:
        sentences: Analysed sentences (:func:`kgbuild.parse.sentences`).
        extractor: Who reads them; the pattern extractor unless given.
    """
    reader = extractor if extractor is not None else PatternExtractor()
    for sentence in sentences:
        for triple in reader.extract(sentence):
            yield certain(triple, sentence)

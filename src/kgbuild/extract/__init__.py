"""Sentences become open triples: who does what to whom, as the text puts it.

An extractor is anything with a name and an ``extract`` method (:class:`Extractor`). There are
two: one reads dependency trees, one needs tags only. :class:`CombinedExtractor` asks both and
says how far each fact can be trusted.

Rooms: ``words`` (what words can do), ``context`` (what a word is by its neighbours),
``syntax`` and ``pattern`` (the two extractors), ``nominal`` (what is told without a verb, for
both), ``judgement`` (how likely a reading is).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kgbuild.extract.judgement.agreement import LEAST, CombinedExtractor
from kgbuild.extract.judgement.grounds import WORDING
from kgbuild.extract.pattern import PatternExtractor
from kgbuild.extract.rows import OpenTriple, is_stated, open_triples
from kgbuild.extract.syntax import SyntaxExtractor
from kgbuild.model import Sentence, Triple

__all__ = [
    "LEAST",
    "WORDING",
    "CombinedExtractor",
    "Extractor",
    "OpenTriple",
    "PatternExtractor",
    "SyntaxExtractor",
    "is_stated",
    "open_triples",
    "triples",
]


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
        extractor: Who reads them; both extractors together unless given.
    """
    reader = extractor if extractor is not None else CombinedExtractor()
    for sentence in sentences:
        yield from reader.extract(sentence)

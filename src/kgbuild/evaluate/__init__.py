"""Gold files become scores: what the pipeline gets right, by :func:`scores`.

    gold --pipeline or a file of predictions--> matches --> counts --> scores and intervals

Two formats, told by their keys (:mod:`kgbuild.evaluate.gold`): open triples of sentences,
which give precision, recall and F1, and salient facts of a text, which give recall. The
module of each says what counts as a match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from kgbuild import pipeline, read
from kgbuild.config import BuildConfig
from kgbuild.errors import EvaluateError
from kgbuild.evaluate import open_triples, salient
from kgbuild.evaluate.bootstrap import Bootstrap, Interval, Intervals, Score
from kgbuild.evaluate.calibration import Calibration
from kgbuild.evaluate.gold import OpenGold, SalientGold, read_gold
from kgbuild.evaluate.predictions import (
    Candidate,
    candidate_of,
    candidates_from,
    candidates_of,
    rows_from,
    rows_of,
)
from kgbuild.evaluate.report import Report
from kgbuild.evaluate.scores import Agreement, Counts, Example, Result, pooled
from kgbuild.graph.records import record_of

__all__ = [
    "Against",
    "Agreement",
    "Bootstrap",
    "Calibration",
    "Counts",
    "Example",
    "Interval",
    "Intervals",
    "Report",
    "Result",
    "Score",
    "pooled",
    "scores",
]

Against: TypeAlias = Literal["statements", "triples"]


def scores(
    golds: Iterable[Path],
    *,
    texts: Sequence[Path] = (),
    predictions: Path | None = None,
    against: Against = "statements",
    config: BuildConfig | None = None,
) -> Iterator[Result]:
    """Score gold files, one after the other.

    Args:
        golds: Files of open triples, which carry their text, or of salient facts.
        texts: The texts of the salient golds, in the same order; all of them together where
            there is one such gold. Without any, each gold's text is the file beside it that
            has its stem and ends in ``.txt``.
        predictions: A file that ``kgbuild extract`` or ``kgbuild build`` wrote, to score in
            place of what the pipeline gives now.
        against: What a salient gold is compared with: the ``"statements"`` of the graph of
            its text, or the open ``"triples"`` before any resolution.
        config: How the pipeline reads the texts; a limit on documents plays no part.

    Yields:
        The result of each gold.

    Raises:
        KgbuildError: A gold, a text or the predictions cannot be used, or a text is missing.
    """
    config = replace(config or BuildConfig(), limit=None)
    read_golds = [read_gold(path) for path in golds]
    wanting = [gold for gold in read_golds if isinstance(gold, SalientGold)]
    known = {} if predictions else dict(zip(map(id, wanting), _texts(wanting, texts), strict=True))

    @lru_cache
    def candidates(sources: tuple[Path, ...]) -> list[Candidate]:
        if against == "triples":
            return candidates_of(pipeline.open_triples(sources, config))
        graph = pipeline.knowledge_graph(sources, config)
        return [candidate_of(record_of(s, graph.entities)) for s in graph.statements]

    for gold in read_golds:
        if isinstance(gold, OpenGold):
            result = _open(gold, predictions, config)
            spare = (
                ("it carries its own text: --text is not used",) if texts and not wanting else ()
            )
            yield replace(result, notes=(*result.notes, *spare))
        elif predictions is not None:
            yield salient.score(gold, candidates_from(predictions))
        else:
            sources = known[id(gold)]
            documents = read.documents(
                sources, input_format=config.input_format, encoding=config.encoding
            )
            whole = (document.text for document in documents)
            yield salient.score(gold, candidates(sources), documents=whole)


def _open(gold: OpenGold, predictions: Path | None, config: BuildConfig) -> Result:
    if predictions is not None:
        return open_triples.score(gold, rows_from(predictions))
    # A gold of this format is a JSON Lines input too: each sentence a document of its own.
    config = replace(config, input_format="jsonl", encoding="utf-8")
    return open_triples.score(gold, rows_of(pipeline.open_triples([gold.path], config)))


def _texts(golds: Sequence[SalientGold], texts: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return the texts of each gold: those given, or the one beside it.

    Raises:
        EvaluateError: There is none beside it, or there are not as many texts as golds.
    """
    if not texts:
        return [_beside(gold.path) for gold in golds]
    if len(golds) == 1:
        return [tuple(texts)]
    if golds and len(golds) != len(texts):
        raise EvaluateError(
            f"{len(texts)} texts are given for {len(golds)} golds of salient facts",
            remedy="give one --text for each such gold, in the same order",
        )
    each: list[tuple[Path, ...]] = [(text,) for text in texts]
    return each[: len(golds)]


def _beside(gold: Path) -> tuple[Path, ...]:
    text = gold.with_suffix(".txt")
    if not text.is_file():
        raise EvaluateError(
            f"its text is not beside it ({text.name})", source=str(gold), remedy="give --text FILE"
        )
    return (text,)

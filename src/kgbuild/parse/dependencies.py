"""Words become dependency trees: Universal Dependencies heads and labels, each with its chance.

The parser (models/arcs.onnx, models/labels.onnx; trained by training/) reads LAC's character
states, so tagging and parsing cost one encoder pass; in between the caller may bend LAC's words.
Biaffine attention after Dozat and Manning, 2017 (https://arxiv.org/abs/1611.01734).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from kgbuild.parse.encoder import (
    MAX_CHARACTERS,
    MODELS,
    Encoding,
    Floats,
    Span,
    session,
)
from kgbuild.parse.spanning import best_trees

FIRST_VIEW = 1
"""Which of the training views run time asks for: the GSD treebank's style over LAC's words."""

SECOND_VIEW = 5
"""The view that is asked for a second opinion: the HK treebank's style over LAC's words."""

_BREAKS = "。！？；，、：!?;, \n"


@dataclass(frozen=True, slots=True)
class Parse:
    """A text's words, one entry a word in each field; heads are 1-based, 0 is the root."""

    text: str
    spans: tuple[Span, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    arc_probabilities: tuple[float, ...]
    label_probabilities: tuple[float, ...]


class DependencyParser:
    """The parser. Its models are read on first use.

    Args:
        models: The folder of ``arcs.onnx`` and ``labels.onnx``.
    """

    def __init__(self, models: Path = MODELS) -> None:
        self._models = models

    @cached_property
    def _arcs(self) -> ort.InferenceSession:
        return session(self._models / "arcs.onnx")

    @cached_property
    def _labels(self) -> ort.InferenceSession:
        return session(self._models / "labels.onnx")

    @cached_property
    def _names(self) -> tuple[list[str], list[str]]:
        metadata = self._labels.get_modelmeta().custom_metadata_map
        return json.loads(metadata["labels"]), json.loads(metadata["upos"])

    def parse_encoded(
        self,
        encodings: Sequence[Encoding],
        words: Sequence[Sequence[Span]],
        views: Sequence[int] = (),
    ) -> list[Parse]:
        """Parse encoded texts together.

        Args:
            encodings: Texts as :class:`~kgbuild.parse.encoder.Encoder` gives them.
            words: For each, its words as spans of the text, in order; they need not tile it.
            views: For each, which of the training views to read it as; run time's unless given.

        Returns:
            One parse an encoding, over the words given. Marks without a word among them have
            no syntax, however many: they hang from the first.
        """
        results = [_flat(e.text, spans) for e, spans in zip(encodings, words, strict=True)]
        filled = [i for i, e in enumerate(encodings) if words[i] and any(map(str.isalnum, e.text))]
        if filled:
            parsed = self._parse(
                [encodings[i] for i in filled],
                [words[i] for i in filled],
                [views[i] if views else FIRST_VIEW for i in filled],
            )
            for i, result in zip(filled, parsed, strict=True):
                results[i] = result
        return results

    def _parse(
        self,
        encodings: Sequence[Encoding],
        words: Sequence[Sequence[Span]],
        views: Sequence[int],
    ) -> Iterator[Parse]:
        lengths = [len(spans) for spans in words]
        arcs, dependents, heads_of, upos = self._arcs.run(
            ["arcs", "dependents", "heads", "upos"], _inputs(encodings, words, views)
        )
        trees = best_trees(arcs, lengths)
        rows = np.repeat(np.arange(len(words)), lengths)
        places = np.concatenate([np.arange(length) for length in lengths])
        heads = np.concatenate(trees)
        (scores,) = self._labels.run(
            ["labels"], {"dependents": dependents[rows, places], "heads": heads_of[rows, heads]}
        )
        arc_chances = _softmax(arcs[rows, places])[np.arange(len(heads)), heads]
        label_chances = _softmax(scores)
        labels = label_chances.argmax(axis=1)
        tags = upos[rows, places].argmax(axis=1)
        label_names, upos_names = self._names
        start = 0
        for encoding, spans, length in zip(encodings, words, lengths, strict=True):
            part = slice(start, start + length)
            start += length
            yield Parse(
                text=encoding.text,
                spans=tuple(spans),
                upos=tuple(upos_names[tag] for tag in tags[part]),
                heads=tuple(heads[part].tolist()),
                labels=tuple(label_names[label] for label in labels[part]),
                arc_probabilities=tuple(arc_chances[part].tolist()),
                label_probabilities=tuple(label_chances.max(axis=1)[part].tolist()),
            )


def _flat(text: str, spans: Sequence[Span]) -> Parse:
    """The parse of marks alone: all hang from the first."""
    count = len(spans)
    certain = (1.0,) * count
    return Parse(
        text=text,
        spans=tuple(spans),
        upos=("PUNCT",) * count,
        heads=(0, *(1,) * (count - 1))[:count],
        labels=("root", *("punct",) * (count - 1))[:count],
        arc_probabilities=certain,
        label_probabilities=certain,
    )


def cut(text: str) -> Iterator[Span]:
    """Cut a text into pieces that one pass takes.

    A cut falls after the last break in the second half of each window, and through the
    middle of a word only where there is none.
    """
    start = 0
    while len(text) - start > MAX_CHARACTERS:
        middle, end = start + MAX_CHARACTERS // 2, start + MAX_CHARACTERS
        mark = max(text.rfind(break_, middle, end) for break_ in _BREAKS)
        end = end if mark < 0 else mark + 1
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _inputs(
    encodings: Sequence[Encoding], words: Sequence[Sequence[Span]], views: Sequence[int]
) -> dict[str, NDArray[np.generic]]:
    size = len(encodings)
    characters = max(len(encoding.states) for encoding in encodings)
    longest = max(len(spans) for spans in words)
    states = np.zeros((size, characters, encodings[0].states.shape[1]), dtype=np.float32)
    first, last = np.zeros((2, size, longest), dtype=np.int64)
    for row, (encoding, spans) in enumerate(zip(encodings, words, strict=True)):
        states[row, : len(encoding.states)] = encoding.states
        bounds = np.array(spans, dtype=np.int64)
        first[row, : len(spans)] = bounds[:, 0]
        last[row, : len(spans)] = bounds[:, 1] - 1
    return {
        "states": states,
        "first": first,
        "last": last,
        "lengths": np.array([len(spans) for spans in words], dtype=np.int64),
        "view": np.array(views, dtype=np.int64),
    }


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result

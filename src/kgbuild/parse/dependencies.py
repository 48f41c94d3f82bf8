"""Words become dependency trees: Universal Dependencies heads and labels, each with its chance.

The parser (models/arcs.onnx, models/labels.onnx; trained by training/) reads LAC's character
states, so tagging and parsing cost one encoder pass; in between the caller may bend LAC's words.
It multiplies in eight bits, which onnxruntime scales by all that a call holds; so each call holds
one text, in all its views.
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

    def parse(
        self, encoding: Encoding, words: Sequence[Span], views: Sequence[int] = (FIRST_VIEW,)
    ) -> list[Parse]:
        """Parse an encoded text.

        Args:
            encoding: The text, as :class:`~kgbuild.parse.encoder.Encoder` gives it.
            words: Its words as spans of it, in order; they need not tile it.
            views: Which of the training views to read it as.

        Returns:
            One parse a view, over the words given. Marks without a word among them have no
            syntax, however many: they hang from the first.
        """
        if not words or not any(map(str.isalnum, encoding.text)):
            return [_flat(encoding.text, words) for _ in views]
        starts, ends = np.array([*zip(*words, strict=True)], dtype=np.int64)
        arcs, dependents, heads_of, upos = self._arcs.run(
            ["arcs", "dependents", "heads", "upos"],
            {
                "states": encoding.states,
                "first": starts,
                "last": ends - 1,
                "view": np.array(views, dtype=np.int64),
            },
        )
        heads = best_trees(arcs, [len(words)] * len(views))
        chosen = [nodes[its] for nodes, its in zip(heads_of, heads, strict=True)]
        (scores,) = self._labels.run(
            ["labels"],
            {"dependents": np.concatenate(dependents), "heads": np.concatenate(chosen)},
        )
        labels = _softmax(scores).reshape(len(views), len(words), -1)
        label_names, upos_names = self._names
        return [
            Parse(
                text=encoding.text,
                spans=tuple(words),
                upos=tuple(upos_names[tag] for tag in tags),
                heads=tuple(tree.tolist()),
                labels=tuple(label_names[label] for label in relations.argmax(axis=1).tolist()),
                arc_probabilities=tuple(arc[np.arange(len(tree)), tree].tolist()),
                label_probabilities=tuple(relations.max(axis=1).tolist()),
            )
            for tree, arc, relations, tags in zip(
                heads, _softmax(arcs), labels, upos.argmax(axis=2).tolist(), strict=True
            )
        ]


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


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result

"""Treebanks -> the views of their sentences that the parser is trained on.

A sentence is seen with the treebank's words or with LAC's, as written or stripped of all that
speech does not carry, alone or run together with its neighbour. Each view is one example; the view
id tells the parser whose words and whose style it has before it, and is the same with and without
punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgbuild.parse.encoder import MAX_CHARACTERS, Encoder
from training.trees import (
    CharTree,
    WordTree,
    join,
    keep_characters,
    own_words,
    read_conllu,
    to_characters,
    to_words,
)

TRAINING = ("gsd-train", "gsd-dev400", "pud", "hk", "cfl")
DEVELOPMENT = "gsd-dev100"
TEST = "gsd-test"

STYLES = ("gsd", "pud", "hk", "cfl")
RUN_TIME_VIEW = 1
"""GSD's style over LAC's words."""

LONGEST = 110
"""Sentences of as many words are not trained on."""

_CLOSING = "。！？!?.；;…"
_CHUNK = 512

PAUSES = frozenset("，、")
"""The marks that restored pauses are written with."""


@dataclass(frozen=True, slots=True)
class Example:
    """A word tree with LAC's states of its text."""

    tree: WordTree
    states: NDArray[np.float16]
    view: int


def is_spoken(char: str) -> bool:
    """What stripping leaves: Han characters and the full stop."""
    return char == "。" or "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def read_characters(treebanks: Path, name: str) -> list[CharTree]:
    return [to_characters(tree) for tree in read_conllu(treebanks / f"{name}.conllu")]


def strip(tree: CharTree) -> CharTree | None:
    return keep_characters(tree, [is_spoken(char) for char in tree.text])


def run_on(first: CharTree, second: CharTree) -> CharTree:
    """Two sentences as one, the first without its closing mark."""
    end = len(first.text.rstrip(_CLOSING))
    if 0 < end < len(first.text):
        body = first.tokens[end - 1]
        kept = [i < end or token == body for i, token in enumerate(first.tokens)]
        first = keep_characters(first, kept) or first
    return join(first, second)


def view_id(treebank: str, *, own: bool) -> int:
    return 2 * STYLES.index(treebank.partition("-")[0]) + (0 if own else 1)


def examples(
    trees: Sequence[CharTree], encoder: Encoder, views: Sequence[int], own: Sequence[bool]
) -> Iterator[Example]:
    """An example a tree, over the treebank's words where `own` says so and over LAC's elsewhere;
    over-long sentences are left out.
    """
    short = [i for i, tree in enumerate(trees) if len(tree.text) <= MAX_CHARACTERS]
    for start in range(0, len(short), _CHUNK):
        chunk = short[start : start + _CHUNK]
        encodings = encoder.encode([trees[i].text for i in chunk])
        for i, encoding in zip(chunk, encodings, strict=True):
            spans = own_words(trees[i]) if own[i] else encoding.spans
            if len(spans) < LONGEST:
                states = encoding.states.astype(np.float16)
                yield Example(to_words(trees[i], spans), states, views[i])


def development_views(treebanks: Path, encoder: Encoder) -> list[Example]:
    """The early-stopping sentences over LAC's words, as written, stripped, and run together and
    stripped.
    """
    whole = read_characters(treebanks, DEVELOPMENT)
    spoken = [tree for tree in map(strip, whole) if tree is not None]
    pairs = [run_on(*pair) for pair in zip(spoken[::2], spoken[1::2], strict=False)]
    trees = [*whole, *spoken, *pairs]
    count = len(trees)
    return list(examples(trees, encoder, [RUN_TIME_VIEW] * count, [False] * count))

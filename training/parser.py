"""Treebanks -> the trained parser.

LAC stays frozen, so an epoch costs one pass through it and the parser alone. Each epoch draws one
view of every sentence anew (views.py). What is kept is the running average of the weights, which
beats the last ones.
"""

from __future__ import annotations

import copy
import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kgbuild.parse.encoder import STATES, Encoder, batches
from kgbuild.parse.spanning import best_trees
from training.networks import Parser, ParserSizes, bfloat16_works, follow, pick
from training.trees import CharTree, keep_characters
from training.views import (
    PAUSES,
    STYLES,
    TRAINING,
    Example,
    examples,
    is_spoken,
    read_characters,
    run_on,
    strip,
    view_id,
)

logger = logging.getLogger(__name__)

_UPOS_WEIGHT = 0.3
_AVERAGE = 0.998
_CHANGES = (0.5, 0.3, 0.2)
"""How often a sentence is seen as written, stripped, and stripped of all but some of its pauses."""
_JOINED = 0.2
_OWN_WORDS = 0.5
_RESTORED = 0.75
_IGNORED = -100
_PARSED_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    labels: tuple[str, ...]
    upos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    epochs: int
    silver: int = 0
    words: int = 800
    rate: float = 2e-3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A training sentence; `own_words` where its words are a treebank's and not only LAC's."""

    tree: CharTree
    treebank: str
    own_words: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    states: Tensor
    first: Tensor
    last: Tensor
    lengths: Tensor
    view: Tensor
    heads: Tensor
    labels: Tensor
    upos: Tensor


def read_sentences(treebanks: Path, names: Sequence[str] = TRAINING) -> list[Sentence]:
    return [Sentence(tree, name) for name in names for tree in read_characters(treebanks, name)]


def vocabulary(sentences: Sequence[Sentence]) -> Vocabulary:
    labels = {label for sentence in sentences for label in sentence.tree.labels}
    upos = {tag for sentence in sentences for tag in sentence.tree.upos}
    return Vocabulary(tuple(sorted(labels)), tuple(sorted(upos)))


def draw_views(
    sentences: Sequence[Sentence], chosen: Sequence[int], encoder: Encoder, chance: random.Random
) -> list[Example]:
    """A view of each chosen sentence: half as written, a fifth of all joined with the next one."""
    trees: list[CharTree] = []
    views: list[int] = []
    own: list[bool] = []
    for index in chosen:
        sentence, following = sentences[index], sentences[(index + 1) % len(sentences)]
        change = chance.choices((_as_written, strip, _strip_most(chance)), _CHANGES)[0]
        tree = change(sentence.tree)
        if tree is None:
            continue
        if following.treebank == sentence.treebank and chance.random() < _JOINED:
            second = change(following.tree)
            tree = run_on(tree, second) if second is not None else tree
        trees.append(tree)
        own.append(sentence.own_words and chance.random() < _OWN_WORDS)
        views.append(view_id(sentence.treebank, own=own[-1]))
    return list(examples(trees, encoder, views, own))


def _as_written(tree: CharTree) -> CharTree:
    return tree


def _strip_most(chance: random.Random) -> Callable[[CharTree], CharTree | None]:
    """Strips a tree but leaves most pauses, as the pause model will put most of them back."""

    def change(tree: CharTree) -> CharTree | None:
        kept = [
            is_spoken(char) or (char in PAUSES and chance.random() < _RESTORED)
            for char in tree.text
        ]
        return keep_characters(tree, kept)

    return change


def collate(items: Sequence[Example], names: Vocabulary) -> Batch:
    words = max(len(item.tree.spans) for item in items)
    characters = max(len(item.tree.text) for item in items)
    size = len(items)
    states = np.zeros((size, characters, STATES), dtype=np.float32)
    first, last = np.zeros((2, size, words), dtype=np.int64)
    heads, labels, upos = np.full((3, size, words), _IGNORED, dtype=np.int64)
    label_of = {label: i for i, label in enumerate(names.labels)}
    upos_of = {tag: i for i, tag in enumerate(names.upos)}
    for row, item in enumerate(items):
        count = len(item.tree.spans)
        states[row, : len(item.states)] = item.states
        first[row, :count] = [start for start, _ in item.tree.spans]
        last[row, :count] = [end - 1 for _, end in item.tree.spans]
        heads[row, :count] = item.tree.heads
        labels[row, :count] = [label_of.get(label, _IGNORED) for label in item.tree.labels]
        upos[row, :count] = [upos_of.get(tag, _IGNORED) for tag in item.tree.upos]
    return Batch(
        states=torch.from_numpy(states),
        first=torch.from_numpy(first),
        last=torch.from_numpy(last),
        lengths=torch.tensor([len(item.tree.spans) for item in items]),
        view=torch.tensor([item.view for item in items]),
        heads=torch.from_numpy(heads),
        labels=torch.from_numpy(labels),
        upos=torch.from_numpy(upos),
    )


def loss_of(parser: Parser, batch: Batch) -> Tensor:
    arcs, dependent, head, upos = parser(
        batch.states, batch.first, batch.last, batch.lengths, batch.view
    )
    real = batch.heads != _IGNORED
    ends = pick(head, batch.heads.clamp(min=0))
    labels = parser.labels(dependent[real], ends[real])
    return (
        _cross_entropy(arcs[real], batch.heads[real])
        + _cross_entropy(labels, batch.labels[real])
        + _UPOS_WEIGHT * _cross_entropy(upos[real], batch.upos[real])
    )


def _cross_entropy(scores: Tensor, truth: Tensor) -> Tensor:
    """The mean over what is known; silver sentences have no UPOS, and may fill a batch."""
    total = nn.functional.cross_entropy(scores, truth, ignore_index=_IGNORED, reduction="sum")
    return total / (truth != _IGNORED).sum().clamp(min=1)


def train(
    sentences: Sequence[Sentence],
    encoder: Encoder,
    names: Vocabulary,
    schedule: Schedule,
    development: Sequence[Example],
    silver: Sequence[Sentence] = (),
    start: Parser | None = None,
) -> Parser:
    """Every epoch sees all of `sentences` and `schedule.silver` of the `silver` ones. Training goes
    on from `start` if there is one.
    """
    torch.manual_seed(schedule.seed)
    chance = random.Random(schedule.seed)
    sizes = ParserSizes(STATES, 2 * len(STYLES), len(names.labels), len(names.upos))
    parser = copy.deepcopy(start) if start else Parser(sizes)
    average = copy.deepcopy(parser).eval()
    optimizer = torch.optim.Adam(
        parser.parameters(), lr=schedule.rate, betas=(0.9, 0.95), fused=True
    )
    started = time.monotonic()
    for epoch in range(schedule.epochs):
        parser.train()
        total = 0.0
        views = draw_views(sentences, range(len(sentences)), encoder, chance)
        some = chance.sample(range(len(silver)), min(schedule.silver, len(silver)))
        views += draw_views(silver, some, encoder, chance)
        groups = _shuffled_batches(views, schedule.words, chance)
        for step, group in enumerate(groups):
            progress = (epoch + step / len(groups)) / schedule.epochs
            for setting in optimizer.param_groups:
                setting["lr"] = schedule.rate * (1 - progress)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16_works()):
                loss = loss_of(parser, collate(group, names))
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(parser.parameters(), 5.0)
            optimizer.step()
            follow(average, parser, 1 - _AVERAGE)
            total += float(loss.detach())
        uas, las = accuracy([average], development, names)
        logger.info(
            "epoch %d: loss %.3f, development UAS %.2f LAS %.2f, %.0f s",
            epoch + 1, total / len(groups), uas, las, time.monotonic() - started,
        )  # fmt: skip
    return average


def _shuffled_batches(
    items: Sequence[Example], words: int, chance: random.Random
) -> list[list[Example]]:
    order = list(range(len(items)))
    chance.shuffle(order)
    groups = [
        [items[order[i]] for i in group]
        for group in batches([len(items[i].tree.spans) for i in order], words)
    ]
    chance.shuffle(groups)
    return groups


def parse(
    parsers: Sequence[Parser], items: Sequence[Example], names: Vocabulary
) -> Iterator[tuple[int, NDArray[np.int64], list[str]]]:
    """(index, heads, labels) of each example, in no particular order; several parsers vote with
    their probabilities.
    """
    with torch.no_grad():
        for group in batches([len(item.tree.spans) for item in items], _PARSED_WORDS):
            batch = collate([items[i] for i in group], names)
            outputs = [
                parser(batch.states, batch.first, batch.last, batch.lengths, batch.view)
                for parser in parsers
            ]
            arcs = torch.stack([arcs.softmax(2) for arcs, *_ in outputs]).mean(0).log()
            lengths = batch.lengths.tolist()
            for row, heads in enumerate(best_trees(arcs.clamp(min=-1e4).numpy(), lengths)):
                chosen = torch.from_numpy(heads)
                labels = torch.stack(
                    [
                        parser.labels(dependent[row, : lengths[row]], head[row, chosen]).softmax(1)
                        for parser, (_, dependent, head, _) in zip(parsers, outputs, strict=True)
                    ]
                ).mean(0)
                yield (
                    group[row],
                    heads,
                    [names.labels[label] for label in labels.argmax(1).tolist()],
                )


def accuracy(
    parsers: Sequence[Parser], items: Sequence[Example], names: Vocabulary
) -> tuple[float, float]:
    words = arcs = labels = 0
    for index, heads, found in parse(parsers, items, names):
        tree = items[index].tree
        for mine, gold, label, gold_label, tag in zip(
            heads, tree.heads, found, tree.labels, tree.upos, strict=True
        ):
            if tag != "PUNCT":
                words += 1
                arcs += mine == gold
                labels += mine == gold and label == gold_label
    return 100 * arcs / words, 100 * labels / words

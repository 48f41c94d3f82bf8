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
from training.networks import Parser, ParserSizes, follow, pick
from training.trees import CharTree, HeadChances, LabelChances, keep_characters
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
_AVERAGE = 0.999
_CHANGES = (0.5, 0.3, 0.2)
"""How often a sentence is seen as written, stripped, and stripped of all but some of its pauses."""
_JOINED = 0.2
_OWN_WORDS = 0.5
_RESTORED = 0.75
RIVALS = 4
"""How many heads and labels of a word are learnt from, where teachers were in doubt."""

_IGNORED = -100
_PARSED_WORDS = 2000
_SMALLEST_CHANCE = 0.02


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
    """Padded examples. Targets are up to `RIVALS` heads and labels a word with their weights; a
    certain tree has one. `heads` are the ends of the arcs whose labels are learnt.
    """

    states: Tensor
    first: Tensor
    last: Tensor
    lengths: Tensor
    view: Tensor
    heads: Tensor
    rival_heads: Tensor
    head_weights: Tensor
    rival_labels: Tensor
    label_weights: Tensor
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
    heads, upos = np.full((2, size, words), _IGNORED, dtype=np.int64)
    rival_heads, rival_labels = np.zeros((2, size, words, RIVALS), dtype=np.int64)
    head_weights, label_weights = np.zeros((2, size, words, RIVALS), dtype=np.float32)
    label_of = {label: i for i, label in enumerate(names.labels)}
    upos_of = {tag: i for i, tag in enumerate(names.upos)}
    for row, item in enumerate(items):
        tree = item.tree
        count = len(tree.spans)
        states[row, : len(item.states)] = item.states
        first[row, :count] = [start for start, _ in tree.spans]
        last[row, :count] = [end - 1 for _, end in tree.spans]
        heads[row, :count] = tree.heads
        upos[row, :count] = [upos_of.get(tag, _IGNORED) for tag in tree.upos]
        if not tree.head_chances:
            rival_heads[row, :count, 0] = tree.heads
            head_weights[row, :count, 0] = 1
            rival_labels[row, :count, 0] = [label_of.get(label, 0) for label in tree.labels]
            label_weights[row, :count, 0] = [label in label_of for label in tree.labels]
        for word, chances in enumerate(tree.head_chances):
            for rival, (head, chance) in enumerate(chances):
                rival_heads[row, word, rival] = head
                head_weights[row, word, rival] = chance
        for word, label_chances in enumerate(tree.label_chances):
            for rival, (label, chance) in enumerate(label_chances):
                rival_labels[row, word, rival] = label_of[label]
                label_weights[row, word, rival] = chance
    return Batch(
        states=torch.from_numpy(states),
        first=torch.from_numpy(first),
        last=torch.from_numpy(last),
        lengths=torch.tensor([len(item.tree.spans) for item in items]),
        view=torch.tensor([item.view for item in items]),
        heads=torch.from_numpy(heads),
        rival_heads=torch.from_numpy(rival_heads),
        head_weights=torch.from_numpy(head_weights),
        rival_labels=torch.from_numpy(rival_labels),
        label_weights=torch.from_numpy(label_weights),
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
        _soft_cross_entropy(arcs[real], batch.rival_heads[real], batch.head_weights[real])
        + _soft_cross_entropy(labels, batch.rival_labels[real], batch.label_weights[real])
        + _UPOS_WEIGHT * _cross_entropy(upos[real], batch.upos[real])
    )


def _soft_cross_entropy(scores: Tensor, rivals: Tensor, weights: Tensor) -> Tensor:
    """The mean cross-entropy against weighted classes, a few a row."""
    chances = scores.log_softmax(1, dtype=torch.float32)
    return -(chances.gather(1, rivals) * weights).sum() / len(scores)


def _cross_entropy(scores: Tensor, truth: Tensor) -> Tensor:
    """The mean over what is known; a silver sentence may lack UPOS."""
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
    layers: int = 2,
) -> Parser:
    """Every epoch sees all of `sentences` and `schedule.silver` of the `silver` ones. Training goes
    on from `start` if there is one; a new parser gets so many `layers`.
    """
    torch.manual_seed(schedule.seed)
    chance = random.Random(schedule.seed)
    sizes = ParserSizes(STATES, 2 * len(STYLES), len(names.labels), len(names.upos), layers=layers)
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
            with torch.autocast("cpu", dtype=torch.bfloat16):
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What parsers say of an example: its tree, and what they doubt."""

    heads: NDArray[np.int64]
    labels: tuple[str, ...]
    upos: tuple[str, ...]
    head_chances: HeadChances
    label_chances: LabelChances


def parse(
    parsers: Sequence[Parser], items: Sequence[Example], names: Vocabulary
) -> Iterator[tuple[int, Reading]]:
    """(index, reading) of each example, in no particular order; several parsers vote with their
    probabilities.
    """
    with torch.no_grad():
        for group in batches([len(item.tree.spans) for item in items], _PARSED_WORDS):
            batch = collate([items[i] for i in group], names)
            outputs = [
                parser(batch.states, batch.first, batch.last, batch.lengths, batch.view)
                for parser in parsers
            ]
            arcs = torch.stack([arcs.softmax(2) for arcs, *_ in outputs]).mean(0)
            upos = torch.stack([tags.softmax(2) for *_, tags in outputs]).mean(0).argmax(2)
            lengths = batch.lengths.tolist()
            trees = best_trees(arcs.log().clamp(min=-1e4).numpy(), lengths)
            for row, heads in enumerate(trees):
                words = lengths[row]
                chosen = torch.from_numpy(heads)
                labels = torch.stack(
                    [
                        parser.labels(dependent[row, :words], head[row, chosen]).softmax(1)
                        for parser, (_, dependent, head, _) in zip(parsers, outputs, strict=True)
                    ]
                ).mean(0)
                likely = _likely(labels)
                yield (
                    group[row],
                    Reading(
                        heads,
                        tuple(names.labels[label] for label in labels.argmax(1).tolist()),
                        tuple(names.upos[tag] for tag in upos[row, :words].tolist()),
                        _likely(arcs[row, :words, : words + 1]),
                        tuple(tuple((names.labels[k], p) for k, p in some) for some in likely),
                    ),
                )


def _likely(chances: Tensor) -> HeadChances:
    """The best few of each row, made to add up to one."""
    best, places = chances.topk(min(RIVALS, chances.size(1)), dim=1)
    best = torch.where(best >= _SMALLEST_CHANCE, best, 0.0)
    best /= best.sum(1, keepdim=True)
    return tuple(
        tuple((place, chance) for place, chance in zip(*row, strict=True) if chance > 0)
        for row in zip(places.tolist(), best.tolist(), strict=True)
    )


def accuracy(
    parsers: Sequence[Parser], items: Sequence[Example], names: Vocabulary
) -> tuple[float, float]:
    words = arcs = labels = 0
    for index, found in parse(parsers, items, names):
        tree = items[index].tree
        for mine, gold, label, gold_label, tag in zip(
            found.heads, tree.heads, found.labels, tree.labels, tree.upos, strict=True
        ):
            if tag != "PUNCT":
                words += 1
                arcs += mine == gold
                labels += mine == gold and label == gold_label
    return 100 * arcs / words, 100 * labels / words

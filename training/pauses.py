"""Passages without pauses -> the trained pause model, which finds where pauses were lost.

Each epoch draws the passages anew (passages.py) and reads LAC's states of them, which stay frozen.
What is kept is the running average of the weights.
"""

from __future__ import annotations

import copy
import logging
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from kgbuild.parse.encoder import Encoder, batches
from training.networks import PauseModel, PauseSizes, bfloat16_works, follow
from training.passages import NONE, Passage, Source, draw_lines, draw_passages

logger = logging.getLogger(__name__)

_IGNORED = -100
_AVERAGE = 0.999


@dataclass(frozen=True, slots=True)
class Schedule:
    epochs: int
    passages: int = 64
    first_rate: float = 2e-3
    last_rate: float = 2e-5
    seed: int = 1


def train(
    sources: Sequence[Source],
    encoder: Encoder,
    schedule: Schedule,
    held_out: Sequence[Passage],
    start: PauseModel | PauseSizes,
) -> PauseModel:
    """Trains a model of the sizes of `start` on passages of `sources`, or goes on from `start`. The
    rate falls along half a cosine.
    """
    torch.manual_seed(schedule.seed)
    chance = random.Random(schedule.seed)
    model = PauseModel(start) if isinstance(start, PauseSizes) else copy.deepcopy(start)
    average = copy.deepcopy(model).eval()
    optimizer = torch.optim.Adam(model.parameters(), lr=schedule.first_rate, fused=True)
    started = time.monotonic()
    for epoch in range(schedule.epochs):
        model.train()
        total = 0.0
        passages = draw_passages(draw_lines(sources, chance), chance)
        chance.shuffle(passages)
        groups = _groups(passages, schedule.passages, chance)
        for step, group in enumerate(groups):
            progress = (epoch + step / len(groups)) / schedule.epochs
            for setting in optimizer.param_groups:
                setting["lr"] = schedule.last_rate + (
                    schedule.first_rate - schedule.last_rate
                ) * 0.5 * (1 + math.cos(math.pi * progress))
            states, lengths, kinds = collate(group, encoder)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16_works()):
                scores = model(states, lengths)
            loss = nn.functional.cross_entropy(
                scores.float().flatten(0, 1), kinds.flatten(), ignore_index=_IGNORED
            )
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            follow(average, model, 1 - _AVERAGE)
            total += float(loss.detach())
            if step % 100 == 99:
                logger.info(
                    "epoch %d step %d of %d, %.0f s",
                    epoch + 1,
                    step + 1,
                    len(groups),
                    time.monotonic() - started,
                )
        logger.info(
            "epoch %d: loss %.4f, held out %s, %.0f s",
            epoch + 1,
            total / len(groups),
            best_f1(*predict(average, held_out, encoder)),
            time.monotonic() - started,
        )
    return average


def _groups(passages: Sequence[Passage], size: int, chance: random.Random) -> list[list[Passage]]:
    """Passages of similar length together, at most `size` of them and at most 64 characters each
    on average.
    """
    groups = []
    for group in batches([len(passage.text) for passage in passages], size * 64):
        groups += [
            [passages[i] for i in group[start : start + size]]
            for start in range(0, len(group), size)
        ]
    chance.shuffle(groups)
    return groups


def collate(
    group: Sequence[Passage], encoder: Encoder
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    states = encoder.states([passage.text for passage in group])
    kinds = np.full(states.shape[:2], _IGNORED, dtype=np.int64)
    for row, passage in enumerate(group):
        kinds[row, : len(passage.text)] = passage.kinds
    lengths = torch.tensor([len(passage.text) for passage in group])
    return torch.from_numpy(states), lengths, torch.from_numpy(kinds)


def predict(
    model: PauseModel, passages: Sequence[Passage], encoder: Encoder
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The probabilities and the true kinds of all characters."""
    probabilities, truth = [], []
    with torch.no_grad():
        for group in batches([len(passage.text) for passage in passages], 8000):
            states, lengths, kinds = collate([passages[i] for i in group], encoder)
            real = kinds != _IGNORED
            probabilities.append(model(states, lengths)[real].softmax(1).numpy())
            truth.append(kinds[real].numpy())
    return np.concatenate(probabilities), np.concatenate(truth)


def best_f1(probabilities: NDArray[np.float32], truth: NDArray[np.int64]) -> str:
    """Any pause: the best F1 over all thresholds, and the recall where precision is still .87."""
    order = np.argsort(probabilities[:, NONE])
    hits = np.cumsum(truth[order] != NONE)
    found = np.arange(1, len(order) + 1)
    precision, recall = hits / found, hits / max(1, hits[-1])
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = int(f1.argmax())
    sure = recall[precision >= 0.87]
    return (
        f"F1 {f1[best]:.3f} at {1 - probabilities[order[best], NONE]:.2f}, "
        f"recall {sure.max() if len(sure) else 0:.3f} at precision .87"
    )

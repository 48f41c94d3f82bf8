"""The two networks that read LAC's character states: a biaffine parser over words, a pause model
over characters.

Both are built for export to ONNX: sequences are reversed by index (packing them is slow on a CPU
and does not export) and every size but the layers' is dynamic.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn

_NEVER = -1e4


def reversal(lengths: Tensor, longest: int) -> Tensor:
    """For each sequence the indices that turn its filled part around and leave its padding where
    it is.
    """
    steps = torch.arange(longest, device=lengths.device).unsqueeze(0)
    lengths = lengths.unsqueeze(1)
    return torch.where(steps < lengths, lengths - 1 - steps, steps)


def pick(values: Tensor, indices: Tensor) -> Tensor:
    """`values[b, indices[b, i]]` for every b and i."""
    return values.gather(1, indices.unsqueeze(2).expand(-1, -1, values.size(2)))


@cache
def bfloat16_works() -> bool:
    """Whether this processor can run an LSTM in 16 bits, which takes about half the time."""
    layer, values = nn.LSTM(8, 8, batch_first=True), torch.zeros(1, 2, 8)
    try:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            layer(values)
    except RuntimeError:
        return False
    return True


@torch.no_grad()
def follow(average: nn.Module, model: nn.Module, share: float) -> None:
    """Moves a running average of weights by `share` of the way to the model's."""
    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), share)


class LockedDropout(nn.Module):
    """Dropout that drops the same features at every step of a sequence."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, values: Tensor) -> Tensor:
        if not self.training:
            return values
        keep = torch.full((values.size(0), 1, values.size(2)), 1 - self.rate, device=values.device)
        return values * torch.bernoulli(keep) / (1 - self.rate)


class BiLstm(nn.Module):
    """A stack of two-way LSTM layers with locked dropout before each."""

    def __init__(self, size: int, hidden: int, layers: int, dropout: float) -> None:
        super().__init__()
        sizes = [size, *[2 * hidden] * (layers - 1)]
        self.forwards = nn.ModuleList(nn.LSTM(size, hidden, batch_first=True) for size in sizes)
        self.backwards = nn.ModuleList(nn.LSTM(size, hidden, batch_first=True) for size in sizes)
        self.dropout = LockedDropout(dropout)

    def forward(self, values: Tensor, lengths: Tensor) -> Tensor:
        order = reversal(lengths, values.size(1))
        for ahead, back in zip(self.forwards, self.backwards, strict=True):
            values = self.dropout(values)
            left = ahead(values)[0]
            right = pick(back(pick(values, order))[0], order)
            values = torch.cat([left, right], dim=2)
        return values

    @torch.no_grad()
    def one_by_one(self) -> nn.LSTM:
        """The same layers for a single sentence (steps first), which has no padding to turn."""
        first = self.forwards[0]
        stack = nn.LSTM(first.input_size, first.hidden_size, len(self.forwards), bidirectional=True)
        for side, layers in (("", self.forwards), ("_reverse", self.backwards)):
            for number, layer in enumerate(layers):
                for name, weight in layer.named_parameters():
                    getattr(stack, f"{name.removesuffix('0')}{number}{side}").copy_(weight)
        return stack


@dataclass(frozen=True, slots=True)
class ParserSizes:
    states: int
    views: int
    labels: int
    upos: int
    character: int = 200
    word: int = 256
    view: int = 16
    hidden: int = 200
    layers: int = 2
    arc: int = 300
    label: int = 100
    dropout: float = 0.33


class WordEncoder(nn.Module):
    """Character states and word spans -> word vectors that know their sentence."""

    def __init__(self, sizes: ParserSizes) -> None:
        super().__init__()
        self.character = nn.Linear(sizes.states, sizes.character)
        self.word = nn.Linear(3 * sizes.character, sizes.word)
        self.view = nn.Embedding(sizes.views, sizes.view)
        self.sentence = BiLstm(sizes.word + sizes.view, sizes.hidden, sizes.layers, sizes.dropout)
        self.state_dropout = LockedDropout(0.2)
        self.dropout = LockedDropout(sizes.dropout)

    def forward(
        self, states: Tensor, first: Tensor, last: Tensor, lengths: Tensor, view: Tensor
    ) -> Tensor:
        characters = torch.relu(self.character(self.state_dropout(states)))
        before = nn.functional.pad(characters.float(), (0, 0, 1, 0)).cumsum(1)
        mean = (pick(before, last + 1) - pick(before, first)) / (last - first + 1).unsqueeze(2)
        spread = torch.cat([pick(characters, first), pick(characters, last), mean], dim=2)
        words = torch.relu(self.word(spread))
        views = self.view(view).unsqueeze(1).expand(-1, words.size(1), -1)
        result: Tensor = self.dropout(self.sentence(torch.cat([words, views], dim=2), lengths))
        return result


class Parser(nn.Module):
    """Arc scores for every pair of words, label scores for chosen pairs, and UPOS, which only
    helps to train.
    """

    def __init__(self, sizes: ParserSizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = WordEncoder(sizes)
        width = 2 * sizes.hidden
        self.root = nn.Parameter(torch.randn(width) / width**0.5)
        self.arc_dependent = nn.Linear(width, sizes.arc)
        self.arc_head = nn.Linear(width, sizes.arc)
        self.arc = nn.Linear(sizes.arc + 1, sizes.arc, bias=False)
        self.label_dependent = nn.Linear(width, sizes.label)
        self.label_head = nn.Linear(width, sizes.label)
        self.label = nn.Bilinear(sizes.label + 1, sizes.label + 1, sizes.labels, bias=False)
        self.upos = nn.Linear(width, sizes.upos)
        self.dropout = LockedDropout(sizes.dropout)
        nn.init.zeros_(self.arc.weight)
        nn.init.zeros_(self.label.weight)

    def forward(
        self, states: Tensor, first: Tensor, last: Tensor, lengths: Tensor, view: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What `scores` says of a batch of sentences; no word hangs from padding."""
        arcs, *others = self.scores(self.words(states, first, last, lengths, view))
        steps = torch.arange(arcs.size(2), device=arcs.device)
        beyond = steps.unsqueeze(0) > lengths.unsqueeze(1)
        return arcs.masked_fill(beyond.unsqueeze(1), _NEVER), *others

    def scores(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Arc scores (sentence, dependent, head; head 0 is the root), dependents and heads for
        `labels`, UPOS scores.
        """
        nodes = torch.cat([self.root.expand(words.size(0), 1, -1), words], dim=1)
        dependent = self.dropout(torch.relu(self.arc_dependent(words)))
        head = self.dropout(torch.relu(self.arc_head(nodes)))
        arcs = self.arc(nn.functional.pad(dependent, (0, 1), value=1.0)) @ head.transpose(1, 2)
        steps = torch.arange(nodes.size(1), device=words.device)
        itself = steps.unsqueeze(0) == steps[1:].unsqueeze(1)
        arcs = arcs.masked_fill(itself.unsqueeze(0), _NEVER)
        dependent_label = self.dropout(torch.relu(self.label_dependent(words)))
        head_label = self.dropout(torch.relu(self.label_head(nodes)))
        return arcs, dependent_label, head_label, self.upos(words)

    def labels(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Label scores of arcs, given their two ends as `forward` returns them, one row an arc."""
        one = (0, 1)
        first = nn.functional.pad(dependent, one, value=1.0)
        second = nn.functional.pad(head, one, value=1.0)
        side = self.label.weight.size(1)
        product = first @ self.label.weight.permute(1, 0, 2).reshape(side, -1)
        return (product.view(-1, self.sizes.labels, side) @ second.unsqueeze(2)).squeeze(2)


def mean(parsers: Sequence[Parser]) -> Parser:
    """The parser whose weights are the mean of several that went on from the same one."""
    result = copy.deepcopy(parsers[0])
    for number, parser in enumerate(parsers[1:], start=2):
        follow(result, parser, 1 / number)
    return result


@dataclass(frozen=True, slots=True)
class PauseSizes:
    states: int
    kinds: int
    character: int = 320
    hidden: int = 256
    layers: int = 2
    dropout: float = 0.3


class PauseModel(nn.Module):
    """Which pause was lost after each character: none, clause or list."""

    def __init__(self, sizes: PauseSizes) -> None:
        super().__init__()
        self.character = nn.Linear(sizes.states, sizes.character)
        self.sentence = BiLstm(sizes.character, sizes.hidden, sizes.layers, sizes.dropout)
        self.kind = nn.Linear(2 * sizes.hidden, sizes.kinds)
        self.dropout = LockedDropout(sizes.dropout)

    def forward(self, states: Tensor, lengths: Tensor) -> Tensor:
        characters = torch.relu(self.character(self.dropout(states)))
        scores: Tensor = self.kind(self.dropout(self.sentence(characters, lengths)))
        return scores

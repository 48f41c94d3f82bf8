"""Trained networks -> ONNX files of 8-bit weights, with the names of their outputs' classes as
metadata.

The parser reads one sentence a call, so that no sentence waits for a longer one and what is read
of it depends on no other; in eight bits that needs no batch to be fast.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnx import helper
from torch import Tensor, nn

from training.graphs import eight_bits, integer_arithmetic
from training.networks import Parser, PauseModel
from training.parser import Vocabulary
from training.passages import KINDS

_OPSET = 17


class _Arcs(nn.Module):
    """What `Parser.forward` says of one sentence in several views, which share its words."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser
        self.sentence = parser.words.sentence.one_by_one()

    def forward(
        self, states: Tensor, first: Tensor, last: Tensor, view: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        words = self.parser.words
        characters = torch.relu(words.character(states))
        before = nn.functional.pad(characters.cumsum(0), (0, 0, 1, 0))
        mean = (before[last + 1] - before[first]) / (last - first + 1).unsqueeze(1)
        spread = torch.cat([characters[first], characters[last], mean], dim=1)
        shared = torch.relu(words.word(spread)).unsqueeze(1).expand(-1, view.size(0), -1)
        views = words.view(view).unsqueeze(0).expand(shared.size(0), -1, -1)
        known, _ = self.sentence(torch.cat([shared, views], dim=2))
        return self.parser.scores(known.transpose(0, 1))


class _Labels(nn.Module):
    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return self.parser.labels(dependents, heads)


class _Chances(nn.Module):
    """The mean of what several models hold likely."""

    def __init__(self, models: Sequence[PauseModel]) -> None:
        super().__init__()
        self.models = nn.ModuleList(models)

    def forward(self, states: Tensor, lengths: Tensor) -> Tensor:
        chances = [torch.softmax(model(states, lengths), dim=2) for model in self.models]
        return torch.stack(chances).mean(0)


def export_parser(parser: Parser, names: Vocabulary, folder: Path) -> None:
    sizes = parser.sizes
    words, views = {0: "words"}, {0: "views"}
    both = {0: "views", 1: "words"}
    _export(
        _Arcs(parser),
        {
            "states": (torch.zeros(7, sizes.states), {0: "characters"}),
            "first": (torch.tensor([0, 2, 4]), words),
            "last": (torch.tensor([1, 3, 6]), words),
            "view": (torch.tensor([1, 5]), views),
        },
        {
            "arcs": {**both, 2: "nodes"},
            "dependents": both,
            "heads": {0: "views", 1: "nodes"},
            "upos": both,
        },
        {},
        folder / "arcs.onnx",
        integers="LSTM",
    )
    arcs = {0: "arcs"}
    _export(
        _Labels(parser),
        {
            "dependents": (torch.zeros(3, sizes.label), arcs),
            "heads": (torch.zeros(3, sizes.label), arcs),
        },
        {"labels": arcs},
        {"labels": names.labels, "upos": names.upos},
        folder / "labels.onnx",
        integers="MatMul",
    )


def export_pauses(models: Sequence[PauseModel], folder: Path) -> None:
    """Writes one graph in which all `models` vote."""
    characters = {0: "batch", 1: "characters"}
    states = torch.zeros(2, 7, models[0].character.in_features)
    _export(
        _Chances(models),
        {"states": (states, characters), "lengths": (torch.tensor([7, 5]), {0: "batch"})},
        {"chances": characters},
        {"kinds": KINDS},
        folder / "pauses.onnx",
    )


def _export(
    module: nn.Module,
    inputs: Mapping[str, tuple[Tensor, dict[int, str]]],
    outputs: Mapping[str, dict[int, str]],
    metadata: Mapping[str, Sequence[str]],
    target: Path,
    *,
    integers: str = "",
) -> None:
    torch.onnx.export(
        module.eval(),
        tuple(example for example, _ in inputs.values()),
        str(target),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={name: axes for name, (_, axes) in inputs.items()} | dict(outputs),
        opset_version=_OPSET,
        dynamo=False,
    )
    model = onnx.load(str(target))
    helper.set_model_props(
        model, {key: json.dumps(list(names), ensure_ascii=False) for key, names in metadata.items()}
    )
    onnx.save(eight_bits(integer_arithmetic(model, integers)), str(target))

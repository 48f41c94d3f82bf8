"""Trained networks -> ONNX files of 8-bit weights, with the names of their outputs' classes as
metadata.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnx import helper
from torch import Tensor, nn

from training.graphs import eight_bits
from training.networks import Parser, PauseModel
from training.parser import Vocabulary
from training.passages import KINDS

_OPSET = 17


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
    words = {0: "batch", 1: "words"}
    _export(
        parser,
        {
            "states": (torch.zeros(2, 7, sizes.states), {0: "batch", 1: "characters"}),
            "first": (torch.tensor([[0, 2, 4], [0, 1, 0]]), words),
            "last": (torch.tensor([[1, 3, 6], [0, 5, 0]]), words),
            "lengths": (torch.tensor([3, 2]), {0: "batch"}),
            "view": (torch.tensor([1, 1]), {0: "batch"}),
        },
        {
            "arcs": {**words, 2: "nodes"},
            "dependents": words,
            "heads": {0: "batch", 1: "nodes"},
            "upos": words,
        },
        {},
        folder / "arcs.onnx",
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
    onnx.save(eight_bits(model), str(target))

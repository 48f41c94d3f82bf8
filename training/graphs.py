"""Float ONNX graphs -> the same graphs with weights stored in fewer bits.

Where a weight is stored alone (:func:`half_precision`, :func:`eight_bits`), it is followed by the
nodes that restore it, which onnxruntime folds away when it loads the model: files shrink and
arithmetic stays in single precision. :func:`integer_arithmetic` multiplies in eight bits, too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.integers import quantize, quantize_along

_INTEGER_NODES = "com.microsoft"
"""Whose operators multiply in integers: onnxruntime's own."""

_SMALLEST = 256
"""Tensors of fewer numbers are left alone: they save nothing."""


def half_precision(model: onnx.ModelProto) -> onnx.ModelProto:
    """16 bits a weight."""
    result, restored = _copy(model), []
    for tensor in _large(result):
        name = tensor.name
        array = numpy_helper.to_array(tensor).astype(np.float16)
        tensor.CopyFrom(numpy_helper.from_array(array, f"{name}.half"))
        restored.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    return _with_nodes(result, restored)


def eight_bits(model: onnx.ModelProto) -> onnx.ModelProto:
    """8 bits a weight and a scale a vector (see `quantize`).

    Cast and Mul restore the weights rather than DequantizeLinear, which onnxruntime keeps for its
    integer kernels and would run again for every batch.
    """
    result, restored = _copy(model), []
    for tensor in _large(result):
        name = tensor.name
        integers, scales = quantize(numpy_helper.to_array(tensor))
        tensor.CopyFrom(numpy_helper.from_array(integers, f"{name}.integers"))
        result.graph.initializer.append(numpy_helper.from_array(scales, f"{name}.scales"))
        restored += [
            helper.make_node("Cast", [f"{name}.integers"], [f"{name}.wide"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.wide", f"{name}.scales"], [name]),
        ]
    return _with_nodes(result, restored)


def integer_arithmetic(model: onnx.ModelProto, operator: str) -> onnx.ModelProto:
    """8 bits a weight of every LSTM or MatMul with a scale a column, multiplied in integers.

    onnxruntime scales what comes in anew for each call, so one call must hold nothing that is to
    leave the rest alone: no two sentences.
    """
    result = _copy(model)
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in _large(result)}
    stored: dict[str, NDArray[np.generic]] = {}

    def store(name: str, columns: NDArray[np.float32], axis: int) -> list[str]:
        integers, scales = quantize_along(columns, axis)
        scales = scales.squeeze(axis)
        parts = {"integers": integers, "scales": scales, "zeros": np.zeros(scales.shape, np.int8)}
        stored.update({f"{name}.{part}": array for part, array in parts.items()})
        return [f"{name}.{part}" for part in parts]

    def converted(node: onnx.NodeProto) -> onnx.NodeProto:
        if node.op_type != operator or node.input[1] not in weights:
            return node
        data, name, *rest = node.input
        if operator == "MatMul":
            return _integer_node(node, [data, *store(name, weights[name], axis=0)])
        (inputs, *how), (states, *how_states) = (
            store(each, weights[each].transpose(0, 2, 1), axis=1) for each in (name, rest[0])
        )
        return _integer_node(node, [data, inputs, states, *rest[1:5], "", *how, *how_states])

    nodes = [converted(node) for node in result.graph.node]
    kept = [t for t in result.graph.initializer if f"{t.name}.integers" not in stored]
    del result.graph.initializer[:]
    result.graph.initializer.extend(kept)
    result.graph.initializer.extend(
        numpy_helper.from_array(np.ascontiguousarray(array), name) for name, array in stored.items()
    )
    result.opset_import.append(helper.make_opsetid(_INTEGER_NODES, 1))
    del result.graph.node[:]
    return _with_nodes(result, nodes)


def _integer_node(node: onnx.NodeProto, inputs: Sequence[str]) -> onnx.NodeProto:
    """The operator that takes a node's place, with its name and its first output."""
    return helper.make_node(
        f"DynamicQuantize{node.op_type}",
        inputs,
        node.output[:1],
        node.name,
        domain=_INTEGER_NODES,
        **{a.name: helper.get_attribute_value(a) for a in node.attribute},
    )


def _copy(model: onnx.ModelProto) -> onnx.ModelProto:
    result = onnx.ModelProto()
    result.CopyFrom(model)
    return result


def _large(model: onnx.ModelProto) -> list[onnx.TensorProto]:
    return [
        tensor
        for tensor in model.graph.initializer
        if tensor.data_type == TensorProto.FLOAT
        and np.prod(tensor.dims) >= _SMALLEST
        and not tensor.name.endswith(".scales")
    ]


def _with_nodes(model: onnx.ModelProto, restored: list[onnx.NodeProto]) -> onnx.ModelProto:
    nodes = [*restored, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model

"""Float ONNX graphs -> the same graphs with weights stored in fewer bits.

Each stored tensor is followed by the nodes that restore it, which onnxruntime folds away when it
loads the model: files shrink and arithmetic stays in single precision.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.integers import quantize

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


def _copy(model: onnx.ModelProto) -> onnx.ModelProto:
    result = onnx.ModelProto()
    result.CopyFrom(model)
    return result


def _large(model: onnx.ModelProto) -> list[onnx.TensorProto]:
    return [
        tensor
        for tensor in model.graph.initializer
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) >= _SMALLEST
    ]


def _with_nodes(model: onnx.ModelProto, restored: list[onnx.NodeProto]) -> onnx.ModelProto:
    nodes = [*restored, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model

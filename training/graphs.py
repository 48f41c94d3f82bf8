"""Float ONNX graphs -> the same graphs with weights stored in half precision.

Each stored tensor is followed by a cast that onnxruntime folds away when it loads the model, so
files halve and arithmetic stays in single precision.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_SMALLEST = 256
"""Tensors of fewer numbers are left alone: they save nothing."""


def half_precision(model: onnx.ModelProto) -> onnx.ModelProto:
    result = onnx.ModelProto()
    result.CopyFrom(model)
    casts = []
    for tensor in result.graph.initializer:
        array = numpy_helper.to_array(tensor)
        if array.dtype == np.float32 and array.size >= _SMALLEST:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(array.astype(np.float16), f"{name}.half"))
            casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *result.graph.node]
    del result.graph.node[:]
    result.graph.node.extend(nodes)
    onnx.checker.check_model(result)
    return result

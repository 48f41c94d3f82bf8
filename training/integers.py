"""Float arrays -> one byte a number and the scales that restore them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SHORTEST_VECTOR = 64
_LARGEST_INTEGER = 127


def quantize(array: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric integers and the scales that restore the array by multiplication.

    A scale serves the vector along one axis; of all axes that are long enough to make scales cheap
    the one that loses least is taken.
    """
    longest = max(array.shape)
    candidates = [
        quantize_along(array, axis)
        for axis, length in enumerate(array.shape)
        if length >= min(longest, _SHORTEST_VECTOR)
    ]
    return min(candidates, key=lambda pair: float(np.square(pair[0] * pair[1] - array).sum()))


def quantize_along(
    array: NDArray[np.float32], axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The same with a scale for each vector along `axis`."""
    peaks = np.abs(array).max(axis=axis, keepdims=True)
    scales = np.where(peaks > 0, peaks / _LARGEST_INTEGER, 1).astype(np.float32)
    return np.round(array / scales).astype(np.int8), scales

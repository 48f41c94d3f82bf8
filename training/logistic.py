"""Described examples -> the weights of a ridge-penalised logistic regression (Newton's method)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS = 50


def fit(inputs: Matrix, truth: Matrix, penalty: Matrix, start: Matrix) -> Matrix:
    """The weights of the columns of `inputs`, each held back by its `penalty`, from `start` on."""
    weights = start.copy()
    for _ in range(_STEPS):
        chances = chance(inputs, weights)
        slope = inputs.T @ (chances - truth) + penalty * weights
        curve = (inputs.T * (chances * (1 - chances) + 1e-9)) @ inputs + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def chance(inputs: Matrix, weights: Matrix) -> Matrix:
    """The chance of each row, 0-1."""
    result: Matrix = 1 / (1 + np.exp(-inputs @ weights))
    return result

"""Confidences and truths become two figures: is confidence the chance of being right?

Expected calibration error in ten equal-width bins (Naeini, Cooper and Hauskrecht 2015,
"Obtaining Well Calibrated Probabilities Using Bayesian Binning"; Guo et al. 2017, "On
Calibration of Modern Neural Networks"), and the Brier score (Brier 1950, "Verification of
Forecasts Expressed in Terms of Probability").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions whose confidence lies in ``[low, low + 1 / BINS)``; the last includes 1.

    Attributes:
        low: Lower edge.
        predicted: How many predictions.
        confidence: Their mean confidence.
        right: The share of them that is right.
    """

    low: float
    predicted: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far stated confidences are chances.

    Attributes:
        error: Expected calibration error: the mean distance between a bin's confidence and
            its share of right predictions, weighted by its size. 0 is perfect.
        brier: Mean squared distance between confidence and truth (1 or 0). 0 is perfect.
        bins: The bins that are not empty.
    """

    error: float
    brier: float
    bins: tuple[Bin, ...]

    @staticmethod
    def of(judged: Sequence[tuple[float, bool]]) -> Calibration:
        """Measure ``(confidence 0-1, whether right)`` pairs, at least one.

        >>> Calibration.of([(0.75, True), (0.75, True), (0.75, False), (0.75, True)]).error
        0.0
        """
        members: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
        for confidence, right in judged:
            members[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
        bins = tuple(
            Bin(
                low=index / BINS,
                predicted=len(pairs),
                confidence=sum(confidence for confidence, _ in pairs) / len(pairs),
                right=sum(right for _, right in pairs) / len(pairs),
            )
            for index, pairs in enumerate(members)
            if pairs
        )
        error = sum(b.predicted * abs(b.confidence - b.right) for b in bins) / len(judged)
        brier = sum((confidence - right) ** 2 for confidence, right in judged) / len(judged)
        return Calibration(error, brier, bins)

"""Counts of units become intervals, by drawing units with replacement.

The percentile bootstrap of Efron and Tibshirani (1993, "An Introduction to the Bootstrap",
chapter 13). Whole sentences are drawn rather than triples, since the triples of one sentence
stand or fall with one parse. Two runs over the same gold are compared on the same draws, as
Koehn (2004, "Statistical Significance Tests for Machine Translation Evaluation") does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kgbuild.errors import EvaluateError
from kgbuild.evaluate.scores import Counts

#: How much of the draws an interval holds.
LEVEL = 0.95

Score: TypeAlias = Literal["precision", "recall", "f1"]
Floats: TypeAlias = NDArray[np.float64]

_CELLS = 4_000_000  # draws x units held at once: bounds memory, changes no figure


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a score lies with :data:`LEVEL` confidence; both ends belong to it."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """The interval of each score."""

    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Bootstrap:
    """How units are drawn; the same values give the same intervals.

    Attributes:
        resamples: How many times to draw as many units as there are.
        seed: Of the draws.

    Raises:
        EvaluateError: There are fewer than 100 draws, or the seed is negative.
    """

    resamples: int = 2000
    seed: int = 0

    def __post_init__(self) -> None:
        if self.resamples < 100:
            raise EvaluateError(
                f"{self.resamples} resamples are too few for an interval", remedy="take 100 or more"
            )
        if self.seed < 0:
            raise EvaluateError(f"the seed is {self.seed}, not a number from 0")

    def intervals(self, units: Sequence[Counts]) -> Intervals:
        """Return the interval of each score of ``units`` together.

        Args:
            units: The counts of each sentence or fact, at least one.

        An interval always includes the score itself: where few or very uneven units skew the
        draws past it, the interval is stretched to it. Draws in which a score is undefined
        (no fact of a rare kind among them) are left out.
        """
        drawn = self._draw(units)
        estimate = sum(units, Counts())

        def around(point: float, values: Floats) -> Interval:
            low, high = _bounds(values) or (point, point)
            return Interval(min(low, point), max(high, point))

        return Intervals(
            around(estimate.precision, _precision(drawn)),
            around(estimate.recall, _recall(drawn)),
            around(estimate.f1, _f1(drawn)),
        )

    def difference(
        self, before: Sequence[Counts], after: Sequence[Counts], score: Score
    ) -> Interval:
        """Return the interval of the change of ``score`` from one run to another.

        Args:
            before: The counts of each unit in the first run.
            after: The counts of the same units, in the same order, in the second.
            score: Which score to compare; both runs are scored on the same draws.

        Raises:
            ValueError: The runs have different numbers of units.
        """
        if len(before) != len(after):
            raise ValueError(f"{len(before)} units cannot be paired with {len(after)}")
        measure = _MEASURES[score]
        change = measure(self._draw(after)) - measure(self._draw(before))
        return Interval(*(_bounds(change) or (0.0, 0.0)))

    def _draw(self, units: Sequence[Counts]) -> Floats:
        """Return one row a draw: facts, found, predicted, right of the units drawn."""
        counts = np.array(
            [(u.facts, u.found, u.predicted, u.right) for u in units], dtype=np.float64
        )
        return np.concatenate([times @ counts for times in self._times_drawn(len(units))])

    def _times_drawn(self, units: int) -> Iterator[Floats]:
        """Yield blocks of rows; a row says how often one draw holds each unit."""
        source = np.random.default_rng(self.seed)
        step = max(1, _CELLS // units)
        for start in range(0, self.resamples, step):
            rows = min(step, self.resamples - start)
            yield source.multinomial(units, np.full(units, 1 / units), size=rows).astype(np.float64)


def _ratio(numerator: Floats, denominator: Floats) -> Floats:
    """Divide, giving NaN where there is nothing to divide by: such a draw says nothing."""
    undefined = np.full_like(numerator, np.nan)
    return np.divide(numerator, denominator, out=undefined, where=denominator > 0)


def _recall(drawn: Floats) -> Floats:
    return _ratio(drawn[:, 1], drawn[:, 0])


def _precision(drawn: Floats) -> Floats:
    return _ratio(drawn[:, 3], drawn[:, 2])


def _f1(drawn: Floats) -> Floats:
    # Facts that nobody predicted make F1 0; it is undefined only where there are no facts.
    recall, precision = _recall(drawn), np.nan_to_num(_precision(drawn))
    both = precision + recall
    return np.where(both == 0, 0.0, 2 * precision * recall / np.where(both == 0, 1.0, both))


def _bounds(values: Floats) -> tuple[float, float] | None:
    """Return the ends of the middle :data:`LEVEL` of the draws that say something, if any do."""
    defined = values[~np.isnan(values)]
    if not len(defined):
        return None
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


_MEASURES: dict[Score, Callable[[Floats], Floats]] = {
    "precision": _precision,
    "recall": _recall,
    "f1": _f1,
}

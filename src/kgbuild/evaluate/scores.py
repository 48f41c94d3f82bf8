"""Counts become scores: what one gold says about one set of predictions.

The four counts are kept for every unit (a sentence of an open gold, a fact of a salient
one) and every kind of fact in it, because a bootstrap draws units and a table shows kinds;
every score is a ratio of sums over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

from kgbuild.evaluate.calibration import Calibration

GoldFormat: TypeAlias = Literal["open", "salient"]

#: The kind of a wrong prediction that resembles no fact of its sentence.
UNLIKE = "(none)"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts were asked for and found, how many predictions made and right.

    The two halves are counted apart: several renderings of one fact are several right
    predictions, and a prediction may be right about a fact that nobody asked for.

    Attributes:
        facts: Facts that the gold demands.
        found: Those of them that some prediction matches.
        predicted: Predictions made.
        right: Those of them that match some fact.
    """

    facts: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def recall(self) -> float:
        """Found of all facts, 0-1; 0 where there are none."""
        return self.found / self.facts if self.facts else 0.0

    @property
    def precision(self) -> float:
        """Right of all predictions, 0-1; 0 where there are none."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


#: Kind of fact -> its counts, in one sentence (open) or for one fact (salient).
Unit: TypeAlias = Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Example:
    """A fact that was missed, or a prediction that is wrong, with its sentence.

    Attributes:
        source: Id of the sentence, or the gold's line.
        kind: Kind of the fact.
        slots: Subject, relation and object.
        text: The sentence.
    """

    source: str
    kind: str
    slots: tuple[str, str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the found facts whose gold says so, how many have a field right.

    Attributes:
        judged: Found facts.
        claim: Of these, those with the right speaker, or rightly none.
        polarity: Those with the right polarity.
        modality: Those with the right modality.
    """

    judged: int = 0
    claim: int = 0
    polarity: int = 0
    modality: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Result:
    """What one gold, or several of one format together, says about predictions.

    Attributes:
        name: What is shown for it: the file's name.
        format: ``"open"`` (precision, recall, F1) or ``"salient"`` (recall only).
        units: The counts of each sentence or fact, in the order of the gold.
        unit_ids: What each unit is called, to pair it with the same unit of another run.
        predictions: How many rows were scored, or statements looked through.
        missed: Facts that no prediction matches.
        wrong: Predictions that match no fact; empty for a salient gold.
        judged: Confidence and truth of each prediction that states a confidence.
        agreement: Claim, polarity and modality, where the gold knows them.
        notes: What a reader of the figures should know.
    """

    name: str
    format: GoldFormat
    units: tuple[Unit, ...]
    unit_ids: tuple[str, ...]
    predictions: int
    missed: tuple[Example, ...] = ()
    wrong: tuple[Example, ...] = ()
    judged: tuple[tuple[float, bool], ...] = ()
    agreement: Agreement | None = None
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> Counts:
        """The sum over all units and kinds."""
        return sum(self.totals, Counts())

    @property
    def totals(self) -> list[Counts]:
        """The counts of each unit, all kinds together."""
        return [sum(unit.values(), Counts()) for unit in self.units]

    @property
    def kinds(self) -> dict[str, list[Counts]]:
        """Kind -> its counts in each unit; kinds in order, :data:`UNLIKE` last."""
        names = sorted({kind for unit in self.units for kind in unit}, key=_unlike_last)
        return {kind: [unit.get(kind, Counts()) for unit in self.units] for kind in names}

    @property
    def calibration(self) -> Calibration | None:
        """How far confidence is the chance of being right; ``None`` without confidences."""
        return Calibration.of(self.judged) if self.judged else None


def pooled(name: str, results: Iterable[Result]) -> Result:
    """Put results of one format together: every sentence, or every fact, weighs the same.

    Args:
        name: What to call them together.
        results: At least one, all of one format.
    """
    several = tuple(results)
    known = [result.agreement for result in several if result.agreement is not None]
    return Result(
        name=name,
        format=several[0].format,
        units=tuple(unit for result in several for unit in result.units),
        unit_ids=tuple(f"{result.name}:{unit}" for result in several for unit in result.unit_ids),
        predictions=sum(result.predictions for result in several),
        missed=tuple(example for result in several for example in result.missed),
        wrong=tuple(example for result in several for example in result.wrong),
        judged=tuple(pair for result in several for pair in result.judged),
        agreement=sum(known, Agreement()) if known else None,
    )


def _unlike_last(kind: str) -> tuple[bool, str]:
    return kind == UNLIKE, kind

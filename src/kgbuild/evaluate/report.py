"""Results become text: a table for people, JSON for programs.

A table has a line for each kind of fact and one for all of them; with several golds a last
line a format puts them together. Texts are shown without anything that moves a cursor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from kgbuild.errors import EvaluateError
from kgbuild.evaluate.bootstrap import LEVEL, Bootstrap, Interval
from kgbuild.evaluate.scores import Counts, Example, GoldFormat, Result, pooled
from kgbuild.graph.safe_text import display_width, encodable, printable

Shown = Literal["miss", "wrong"]

_HEADS: dict[GoldFormat, tuple[str, ...]] = {
    "open": ("kind", "facts", "found", "recall", "rows", "right", "precision", "F1", "F1, 95 %"),
    "salient": ("kind", "facts", "found", "recall", "recall, 95 %"),
}
_MATCHING: dict[GoldFormat, str] = {
    "open": "open triples match exactly, [optional] text apart; a wrong row counts for the kind "
    "of the fact most like it, and for (none) where it resembles none",
    "salient": "salient facts match by name, leniently; claim, polarity and modality are judged "
    "on the closest match: relation in the gold's direction, then most slots equal, "
    "then most confident",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Results with the intervals that a bootstrap gives them.

    Attributes:
        results: One a gold.
        bootstrap: How they are drawn.
        show: Also list the facts that were missed, or the rows that are wrong.

    Raises:
        EvaluateError: Wrong rows are asked for of a salient gold, which cannot tell any.
    """

    results: tuple[Result, ...]
    bootstrap: Bootstrap = field(default_factory=Bootstrap)
    show: Shown | None = None

    def __post_init__(self) -> None:
        for result in self.results:
            if self.show == "wrong" and result.format == "salient":
                raise EvaluateError(
                    "lists what matters, not all that is true: nothing can be called wrong by it",
                    source=result.name,
                    remedy="use --show miss",
                )

    @property
    def together(self) -> tuple[Result, ...]:
        """The results of each format put together, where there are several."""
        formats = dict.fromkeys(result.format for result in self.results)
        several = [[r for r in self.results if r.format == name] for name in formats]
        return tuple(
            pooled(f"all {len(results)} golds", results) for results in several if len(results) > 1
        )

    def to_table(self) -> str:
        """Return aligned tables, one a gold, and how to read them."""
        parts = [part for result in self.results for part in self._gold(result)]
        for result in self.together:
            total = [self._line("all", result.totals, result.format)]
            parts.append(_titled(result, _aligned(_HEADS[result.format], total)))
        formats = dict.fromkeys(result.format for result in self.results)
        parts.append(
            "".join(f"{_MATCHING[name]}\n" for name in formats)
            + f"95 %: percentile bootstrap over {self._units(formats)}, "
            f"{self.bootstrap.resamples} draws, seed {self.bootstrap.seed}\n"
        )
        return "\n".join(parts)

    def to_json(self) -> str:
        """Return the same figures, unrounded, and the bins of the calibration."""
        value = {
            "golds": [self._record(result, kinds=True) for result in self.results],
            "total": [self._record(result, kinds=False) for result in self.together],
            "bootstrap": {**asdict(self.bootstrap), "level": LEVEL},
        }
        return encodable(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"

    def _gold(self, result: Result) -> Iterable[str]:
        if self.show is not None:
            yield "".join(map(_example_line, _examples(result, self.show)))
        lines = [self._line(name, units, result.format) for name, units in result.kinds.items()]
        lines.append(self._line("all", result.totals, result.format))
        yield _titled(result, _aligned(_HEADS[result.format], lines))

    def _line(self, name: str, units: Sequence[Counts], format_: GoldFormat) -> list[str]:
        total, around = sum(units, Counts()), self.bootstrap.intervals(units)
        recall = _figure(total.recall, total.facts)
        line = [name, str(total.facts), str(total.found), recall]
        if format_ == "salient":
            return [*line, _range(around.recall)]
        both = min(total.facts, total.predicted)
        return [
            *line,
            str(total.predicted),
            str(total.right),
            _figure(total.precision, total.predicted),
            _figure(total.f1, both),
            _range(around.f1) if both else "–",
        ]

    def _units(self, formats: Iterable[GoldFormat]) -> str:
        words = {"open": "sentences", "salient": "facts"}
        return " and ".join(words[name] for name in formats)

    def _record(self, result: Result, *, kinds: bool) -> dict[str, Any]:
        record: dict[str, Any] = {
            "gold": result.name,
            "format": result.format,
            "units": len(result.units),
            "predictions": result.predictions,
            **self._scores(result.totals, result.format),
        }
        if kinds:
            record["kinds"] = {
                name: self._scores(units, result.format) for name, units in result.kinds.items()
            }
        if (calibration := result.calibration) is not None:
            record["calibration"] = asdict(calibration)
        if result.agreement is not None:
            record["agreement"] = asdict(result.agreement)
        if kinds:
            record["notes"] = list(result.notes)
            if self.show is not None:
                record[self.show] = [asdict(example) for example in _examples(result, self.show)]
        return record

    def _scores(self, units: Sequence[Counts], format_: GoldFormat) -> dict[str, Any]:
        total, around = sum(units, Counts()), self.bootstrap.intervals(units)
        recall = {
            "facts": total.facts,
            "found": total.found,
            "recall": total.recall if total.facts else None,
            "recall_interval": asdict(around.recall) if total.facts else None,
        }
        if format_ == "salient":
            return recall
        both = total.facts and total.predicted
        return {
            **recall,
            "predicted": total.predicted,
            "right": total.right,
            "precision": total.precision if total.predicted else None,
            "precision_interval": asdict(around.precision) if total.predicted else None,
            "f1": total.f1 if both else None,
            "f1_interval": asdict(around.f1) if both else None,
        }


def _examples(result: Result, show: Shown) -> tuple[Example, ...]:
    return result.missed if show == "miss" else result.wrong


def _example_line(example: Example) -> str:
    cells = (example.source, example.kind, " | ".join(example.slots), example.text)
    return "\t".join(map(printable, cells)) + "\n"


def _titled(result: Result, table: str) -> str:
    units, predictions = len(result.units), result.predictions
    what = (
        f"{predictions} open triples of {units} sentences"
        if result.format == "open"
        else f"{units} salient facts, {predictions} predictions"
    )
    lines = [f"{printable(result.name)}: {what}\n", table]
    if (calibration := result.calibration) is not None:
        lines.append(
            f"confidence: expected calibration error {_figure(calibration.error)} "
            f"({len(result.judged)} rows, 10 bins), Brier score {_figure(calibration.brier)}\n"
        )
    if (agreement := result.agreement) is not None and agreement.judged:
        lines.append(
            f"of {agreement.judged} found facts right: claim {agreement.claim}, "
            f"polarity {agreement.polarity}, modality {agreement.modality}\n"
        )
    return "".join(lines)


def _aligned(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table whose first column is flush left, the others flush right."""
    widths = [max(map(display_width, column)) for column in zip(head, *lines, strict=True)]

    def padded(cells: Sequence[str]) -> str:
        first, *rest = zip((printable(cell) for cell in cells), widths, strict=True)
        left = first[0] + " " * (first[1] - display_width(first[0]))
        right = (" " * (width - display_width(cell)) + cell for cell, width in rest)
        return "  ".join([left, *right]) + "\n"

    rule = "  ".join("─" * width for width in widths) + "\n"
    return padded(head) + rule + "".join(map(padded, lines))


def _figure(value: float, out_of: int = 1) -> str:
    return f"{value:.3f}" if out_of else "–"


def _range(interval: Interval) -> str:
    return f"{interval.low:.3f}–{interval.high:.3f}"

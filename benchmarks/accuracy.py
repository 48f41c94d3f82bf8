"""What the pipeline gets right, against the committed baseline.

Usage::

    python benchmarks/accuracy.py [--update] [--brief] [--data DIR]

``accuracy.tsv`` beside this file holds the scores of each set, with a 95 % interval of F1
(of recall where a gold cannot tell precision), and ``accuracy.units.tsv`` the counts of each
of its sentences or facts. ``--update`` writes both. Without it the exit status is 1 when a
score lies below its baseline beyond noise.

What noise is. The pipeline is deterministic and the sentences stay the same, so the wide
interval of a score says little about a change: both runs share the luck of the choice of
sentences. The two runs are therefore compared on the same bootstrap draws (Koehn 2004, see
:mod:`kgbuild.evaluate.bootstrap`), and a score fell when the 95 % interval of its change lies
wholly below zero. Four sentences that each lose a fact where none gains one are enough, a
trade of some sentences against as many others is not, and a series of small losses adds up,
since each run is held against the committed baseline and not against the run before.

Golds live in ``shared/data`` beside the repository (or DIR), which is not part of it, and in
``benchmarks/gold`` and ``benchmarks/reviewed``, where each file is a set of its own. A set whose
gold is not there is skipped, and its baseline kept; ``--brief`` leaves out the reviewed ones, as
the tests do.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kgbuild.evaluate import Against, Bootstrap, Counts, Interval, Result, Score, pooled, scores

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"
SPEECHES = ("forum", "water", "letter")
OWN = ("gold", "reviewed")  # folders beside this file
LONG = "reviewed/"  # sets that take as long as all the others
TEXTS = ("biography", "newspaper_traditional")

SCORES_HEAD = ("set", "precision", "recall", "f1", "interval", "facts", "predictions", "ece")
UNITS_HEAD = ("set", "unit", "facts", "found", "predictions", "right")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold files that are scored as one.

    Attributes:
        name: What the tables call it.
        paths: Its files.
        against: What salient facts are looked for in.
    """

    name: str
    paths: tuple[Path, ...]
    against: Against = "statements"


#: Unit -> its counts, in the order of the gold.
Baseline: TypeAlias = Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Change:
    """A score of a set, now and in the baseline, with the interval of their difference."""

    gold: str
    score: Score
    before: float
    now: float
    difference: Interval

    @property
    def fell(self) -> bool:
        """Whether it fell beyond noise."""
        return self.difference.high < 0

    @property
    def rose(self) -> bool:
        """Whether it rose beyond noise."""
        return self.difference.low > 0

    def __str__(self) -> str:
        word = "fell" if self.fell else "rose" if self.rose else "within noise"
        return (
            f"{self.gold:26}  {self.score:9}  {self.before:.3f} -> {self.now:.3f}  "
            f"({self.difference.low:+.3f} to {self.difference.high:+.3f})  {word}"
        )


class GoldChangedError(Exception):
    """The sentences or facts of a gold are not those of its baseline."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare or update; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--update", action="store_true", help="write the baseline anew")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the shared golds")
    parser.add_argument("--brief", action="store_true", help="leave out the reviewed texts")
    options = parser.parse_args(arguments)
    sets = gold_sets(options.data)
    chosen = [gold for gold in sets if not (options.brief and gold.name.startswith(LONG))]
    results = dict(measure(chosen))
    for gold in chosen:
        if gold.name not in results:
            print(f"{gold.name:26}  skipped: its gold is not here")
    if options.update:
        update(results, sets)
        return 0
    fallen = False
    baseline = read_baseline()
    for name, result in results.items():
        if name not in baseline:
            print(f"{name:26}  has no baseline yet: run with --update")
            continue
        try:
            changes = compare(name, baseline[name], result)
        except GoldChangedError as error:
            print(error)
            fallen = True
            continue
        for change in changes:
            print(change)
            fallen |= change.fell
    return int(fallen)


def gold_sets(data: Path = DATA) -> list[GoldSet]:
    """Return all sets, those whose files are missing included."""

    def files(folder: str, names: Iterable[str], ending: str) -> tuple[Path, ...]:
        return tuple(data / folder / f"{name}{ending}" for name in names)

    own = [path for folder in OWN for path in sorted((HERE / folder).glob("*.jsonl"))]
    clean = files("gold_dev", TEXTS, ".jsonl")
    stripped = files("gold_dev/stripped", TEXTS, ".jsonl")
    return [
        GoldSet("oie_dev", files("oie_dev", ["oie_dev"], ".jsonl")),
        GoldSet("oie_dev_stripped", files("oie_dev", ["oie_dev_stripped"], ".jsonl")),
        GoldSet("speeches", files("speeches", SPEECHES, ".oie.jsonl")),
        GoldSet("speeches_stripped", files("speeches", SPEECHES, ".oie_stripped.jsonl")),
        GoldSet("gold_dev", clean),
        GoldSet("gold_dev_stripped", stripped),
        GoldSet("gold_dev_triples", clean, "triples"),
        GoldSet("gold_dev_stripped_triples", stripped, "triples"),
        GoldSet("speeches_salient", files("speeches", SPEECHES, ".jsonl")),
        GoldSet("speeches_salient_stripped", files("speeches", SPEECHES, ".stripped.jsonl")),
        *(GoldSet(f"{path.parent.name}/{path.stem}", (path,)) for path in own),
    ]


def measure(sets: Iterable[GoldSet]) -> Iterator[tuple[str, Result]]:
    """Yield the result of each set whose files are all there."""
    for gold in sets:
        if all(path.is_file() for path in gold.paths):
            yield gold.name, pooled(gold.name, scores(gold.paths, against=gold.against))


def read_baseline(path: Path = HERE / "accuracy.units.tsv") -> dict[str, Baseline]:
    """Return the committed counts of each set; none where there is no file yet."""
    if not path.exists():
        return {}
    units: defaultdict[str, dict[str, Counts]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            facts, found, predicted, right = (int(row[name]) for name in UNITS_HEAD[2:])
            units[row["set"]][row["unit"]] = Counts(facts, found, predicted, right)
    return dict(units)


def compare(name: str, baseline: Baseline, result: Result) -> list[Change]:
    """Compare a result with its baseline, on the same draws.

    Raises:
        GoldChangedError: They are not about the same sentences or facts.
    """
    before, now = list(baseline.values()), result.totals
    asked = {unit: counts.facts for unit, counts in baseline.items()}
    if list(asked.items()) != [
        (unit, counts.facts) for unit, counts in zip(result.unit_ids, now, strict=True)
    ]:
        raise GoldChangedError(f"{name:26}  is not the gold of the baseline: run with --update")
    measured: tuple[Score, ...] = ("f1", "precision") if result.format == "open" else ("recall",)
    totals = sum(before, Counts()), sum(now, Counts())
    return [
        Change(
            name,
            score,
            getattr(totals[0], score),
            getattr(totals[1], score),
            Bootstrap().difference(before, now, score),
        )
        for score in measured
    ]


def update(results: Mapping[str, Result], sets: Sequence[GoldSet], folder: Path = HERE) -> None:
    """Write the baseline of ``results``; keep that of sets whose gold is not here."""
    summary, units = folder / "accuracy.tsv", folder / "accuracy.units.tsv"
    kept_lines = {row[0]: row for row in _rows(summary)}
    kept_units: defaultdict[str, list[list[str]]] = defaultdict(list)
    for row in _rows(units):
        kept_units[row[0]].append(row)
    lines: list[Sequence[str]] = []
    counts: list[Sequence[str]] = []
    for gold in sets:
        if gold.name in results:
            result = results[gold.name]
            lines.append(_summary(gold.name, result))
            for unit, c in zip(result.unit_ids, result.totals, strict=True):
                figures = map(str, (c.facts, c.found, c.predicted, c.right))
                counts.append((gold.name, unit, *figures))
        elif gold.name in kept_lines:
            lines.append(kept_lines[gold.name])
            counts += kept_units[gold.name]
    _write(summary, SCORES_HEAD, lines)
    _write(units, UNITS_HEAD, counts)


def _summary(name: str, result: Result) -> tuple[str, ...]:
    total, calibration = result.counts, result.calibration
    around = Bootstrap().intervals(result.totals)
    precise = result.format == "open"
    interval = around.f1 if precise else around.recall
    return (
        name,
        f"{total.precision:.3f}" if precise else "",
        f"{total.recall:.3f}",
        f"{total.f1:.3f}" if precise else "",
        f"{interval.low:.3f}-{interval.high:.3f}",
        str(total.facts),
        str(result.predictions),
        f"{calibration.error:.3f}" if calibration else "",
    )


def _rows(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter="\t"))[1:]


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
    print(f"{path.name} written")


if __name__ == "__main__":
    sys.exit(main())

"""Judged statements -> the weights of their confidence: `python -m training.statements FOLDER`.

FOLDER holds texts (`NAME.txt`) and what readers said of their statements (`NAME.tsv`; its README
tells the columns). Each text is read and resolved as a build does; a statement that was judged is
an example, true or false, with the features that run time computes. A ridge-penalised logistic
regression gives the weights; five folds by text, a text and its stripped twin together, show what
to expect of other texts. What was judged and is no longer read that way is left out.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from pathlib import Path

import numpy as np

from kgbuild import extract
from kgbuild.evaluate.calibration import Calibration
from kgbuild.model import Document, Statement
from kgbuild.ontology import Lexicon, Ontology, load_lexicon, load_ontology
from kgbuild.parse import load_analyzer, sentences
from kgbuild.resolve.judgement.certainty import READING
from kgbuild.resolve.resolver import Resolver
from kgbuild.resolve.retelling.retold import Retold
from training import logistic
from training.logistic import Matrix, chance

_FOLDS = 5
_PENALTY = 60.0
_LEAST = 80  # statements that have a feature
_FREE = ("always", READING)  # features that nothing holds back
_THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6)
_STRIPPED = "-stripped"
_COLUMNS = "verdict flags start end subject words relation object polarity modality speaker".split()

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    features: Mapping[str, float]
    before: float  # the confidence that it had
    true: bool


def judged(path: Path) -> dict[Key, bool]:
    """What readers said of the statements of a text, by what makes a statement that one."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(
            file, _COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, restkey="rest"
        )
        return {tuple(row[name] for name in _COLUMNS[2:]): row["verdict"] == "true" for row in rows}


def key_of(statement: Statement, names: Mapping[str, str]) -> Key:
    target = statement.object
    said = names[target] if isinstance(target, str) else target.value
    speaker = names[statement.claim.speaker] if statement.claim is not None else "-"
    quote = statement.evidence[0].quote_span
    return (
        str(quote.start),
        str(quote.end),
        names[statement.subject],
        statement.relation_text,
        statement.relation.id.rpartition("#")[2].rpartition("/")[2],
        said.replace("\n", " "),
        statement.polarity,
        statement.modality,
        speaker,
    )


class Reader:
    """Reads texts as a build does, and describes their statements."""

    def __init__(self) -> None:
        self._lexicon: Lexicon = load_lexicon()
        self._ontology: Ontology = load_ontology()
        self._analyzer = load_analyzer("lac", self._lexicon)

    def examples(self, path: Path) -> Iterator[Example]:
        verdicts = judged(path.with_suffix(".tsv"))
        document = Document(path.stem, path.read_text(encoding="utf-8"))
        read = tuple(extract.triples(sentences(document, analyzer=self._analyzer)))
        triples = Retold(read, self._lexicon)
        texts = {document.id: document}
        resolver = Resolver(triples, texts, self._ontology, self._lexicon)
        found: list[tuple[Statement, Mapping[str, float]]] = []
        for _, same in groupby(triples, key=lambda triple: triple.evidence.document):
            for statement, doubt in resolver.document(tuple(same)):
                if doubt is None:
                    found.append((statement, dict(resolver.judgement.latest)))
        names = {entity.id: entity.name for entity in resolver.names.entities()}
        for statement, features in found:
            if (key := key_of(statement, names)) in verdicts:
                text = path.stem.removesuffix(_STRIPPED)
                yield Example(text, features, statement.confidence, verdicts[key])


def columns(found: Sequence[Example]) -> list[str]:
    """The features of enough statements to tell anything, by name."""
    counts = Counter(name for example in found for name in example.features)
    return [*_FREE, *sorted(n for n, count in counts.items() if count >= _LEAST and n not in _FREE)]


def matrix(found: Sequence[Example], names: Sequence[str]) -> Matrix:
    return np.array([[example.features.get(name, 0.0) for name in names] for example in found])


def fit(found: Sequence[Example], names: Sequence[str]) -> Matrix:
    truth = np.array([float(example.true) for example in found])
    penalty = np.array([1e-3 if name in _FREE else _PENALTY for name in names])
    start = np.array([float(name == READING) for name in names])
    return logistic.fit(matrix(found, names), truth, penalty, start)


def cross_validated(found: Sequence[Example], names: Sequence[str]) -> Matrix:
    texts = sorted({example.text for example in found})
    fold = np.array([texts.index(example.text) % _FOLDS for example in found])
    chances = np.zeros(len(found))
    for number in range(_FOLDS):
        rest = [e for e, f in zip(found, fold, strict=True) if f != number]
        mine = [e for e, f in zip(found, fold, strict=True) if f == number]
        chances[fold == number] = chance(matrix(mine, names), fit(rest, names))
    return chances


def report(found: Sequence[Example], chances: Matrix) -> Iterator[str]:
    truth = np.array([example.true for example in found])
    for label, values in (
        ("before", np.array([example.before for example in found])),
        ("cross-validated", chances),
    ):
        pairs = list(zip(values.tolist(), truth.tolist(), strict=True))
        calibration = Calibration.of(pairs)
        yield (
            f"{label}: ECE {calibration.error:.3f}, Brier {calibration.brier:.3f}, area under ROC "
            f"{area(values, truth):.3f}"
        )
        for threshold in _THRESHOLDS:
            kept = values >= threshold
            yield (
                f"  from {threshold:.2f}: {int(kept.sum())} kept, {truth[kept].mean():.3f} true, "
                f"{truth[kept].sum() / truth.sum():.3f} of what is true"
            )


def area(values: Matrix, truth: Matrix) -> float:
    """The chance that a true statement is surer than a false one."""
    right, wrong = np.sort(values[truth]), np.sort(values[~truth])
    below = np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")
    return float(below.sum() / 2 / (len(right) * len(wrong)))


def examples(paths: Iterable[Path]) -> list[Example]:
    reader = Reader()
    return [example for path in sorted(paths) for example in reader.examples(path)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dry", action="store_true", help="report, but write no weights")
    options = parser.parse_args()
    found = examples(options.folder.glob("*.txt"))
    names = columns(found)
    print(f"{len(found)} statements, {len(names)} features")
    for line in report(found, cross_validated(found, names)):
        print(line)
    if not options.dry:
        folder = resources.files("kgbuild.resolve.judgement")
        weights = fit(found, names)
        lines = [
            "# Log-odds of a statement's truth, by feature; fitted by training/statements.py.",
            *(f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)),
        ]
        Path(str(folder.joinpath("weights.tsv"))).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()

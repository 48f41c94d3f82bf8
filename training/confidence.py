"""Annotated sentences -> the weights of confidence: `python -m training.confidence GOLD...`.

GOLD are files of open triples (see :mod:`kgbuild.evaluate.gold`). Every row that either extractor
reads from their sentences is an example, right or wrong by the gold; its features are those that
run time computes. A ridge-penalised logistic regression (Newton's method) gives the weights. Five
folds by sentence, a sentence's punctuated and stripped versions together, show what to expect on
other text: calibration, and precision and recall at thresholds. A feature of fewer than 60 rows
gets no weight; `no tree` is learnt apart, from rows that are read without one.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np

from kgbuild.evaluate.calibration import Calibration
from kgbuild.evaluate.forms import Row, tidy
from kgbuild.evaluate.gold import GoldSentence, OpenGold, read_gold
from kgbuild.extract.judgement.agreement import CombinedExtractor, stated_rows
from kgbuild.extract.judgement.confidence import Surroundings
from kgbuild.extract.rows import is_stated
from kgbuild.model import Document
from kgbuild.ontology import load_lexicon
from kgbuild.parse import Analyzer, load_analyzer, sentences
from training import logistic
from training.logistic import Matrix, chance

_FOLDS = 5
_PENALTY = 10.0
_LEAST_ROWS = 60  # that a feature must have
_NO_TREE = "no tree"  # learnt apart, from what is read without one
_STEPS = 20  # of Newton's method
_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Example:
    gold: str
    sentence: str
    row: Row
    features: Mapping[str, float]
    right: bool


def examples(gold: OpenGold, analyzer: Analyzer) -> Iterator[Example]:
    extractor = CombinedExtractor()
    for stated in gold.sentences:
        rows: dict[Row, Mapping[str, float]] = {}
        for sentence in sentences(Document(stated.id, stated.text), analyzer=analyzer):
            place = Surroundings(sentence)
            for candidate in extractor.candidates(sentence):
                described = list(candidate.rows(place))
                if not is_stated(candidate.triple):
                    continue
                for texts, features in stated_rows(candidate.triple, described):
                    row = (tidy(texts[0]), tidy(texts[1]), tidy(texts[2]))
                    rows.setdefault(row, features)
        for row, features in rows.items():
            right = any(fact.matches(row) for fact in stated.facts)
            yield Example(gold.path.stem, stated.id, row, features, right)


def fit(found: Sequence[Example], names: Sequence[str]) -> Matrix:
    truth = np.array([float(e.right) for e in found])
    penalty = np.full(len(names), _PENALTY)
    penalty[names.index("always")] = 1e-3
    return logistic.fit(matrix(found, names), truth, penalty, np.zeros(len(names)))


def without_tree(plain: Sequence[Example], names: Sequence[str], weights: Matrix) -> float:
    """The log-odds that having no tree adds, what else is told of a row held as it is."""
    truth = np.array([float(e.right) for e in plain])
    offset, added = matrix(plain, names) @ weights, 0.0
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-offset - added))
        added -= float((chances - truth).sum() / (chances * (1 - chances)).sum())
    return added


def common(found: Sequence[Example]) -> list[str]:
    """The features of enough rows to tell anything, by name."""
    rows = Counter(name for e in found for name, value in e.features.items() if value)
    return sorted(name for name, count in rows.items() if count >= _LEAST_ROWS)


def matrix(found: Sequence[Example], names: Sequence[str]) -> Matrix:
    place = {name: column for column, name in enumerate(names)}
    inputs = np.zeros((len(found), len(names)))
    for number, example in enumerate(found):
        for name, value in example.features.items():
            if name in place:
                inputs[number, place[name]] = value
    return inputs


def cross_validated(found: Sequence[Example], names: Sequence[str]) -> Matrix:
    fold = np.array([_number(e.sentence) % _FOLDS for e in found])
    chances = np.zeros(len(found))
    for number in range(_FOLDS):
        rest = [e for e, f in zip(found, fold, strict=True) if f != number]
        mine = [e for e, f in zip(found, fold, strict=True) if f == number]
        if rest and mine:
            chances[fold == number] = chance(matrix(mine, names), fit(rest, names))
    return chances


def _number(text: str) -> int:
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16)


def report(found: Sequence[Example], chances: Matrix, golds: Sequence[OpenGold]) -> Iterator[str]:
    calibration = Calibration.of([(float(c), e.right) for c, e in zip(chances, found, strict=True)])
    scores = f"ECE {calibration.error:.3f}, Brier {calibration.brier:.3f}"
    yield f"{len(found)} rows, cross-validated: {scores}"
    for threshold in _THRESHOLDS:
        cells = []
        for gold in golds:
            kept: dict[str, list[Row]] = defaultdict(list)
            for example, value in zip(found, chances, strict=True):
                if example.gold == gold.path.stem and value >= threshold:
                    kept[example.sentence].append(example.row)
            cells.append(f"{gold.path.stem} {score(gold.sentences, kept)}")
        yield f"  from {threshold:.2f}: " + "; ".join(cells)


def score(stated: Sequence[GoldSentence], kept: Mapping[str, Sequence[Row]]) -> str:
    given = right = demanded = met = 0
    for sentence in stated:
        rows = kept.get(sentence.id, ())
        given += len(rows)
        right += sum(any(fact.matches(row) for fact in sentence.facts) for row in rows)
        for fact in sentence.facts:
            demanded += fact.demanded
            met += fact.demanded and any(fact.matches(row) for row in rows)
    precision, recall = right / max(given, 1), met / max(demanded, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--dry", action="store_true", help="report, but write no weights")
    options = parser.parse_args()
    golds = [g for path in options.gold if isinstance(g := read_gold(path), OpenGold)]
    found, plain = (
        [example for gold in golds for example in examples(gold, analyzer)]
        for analyzer in (
            load_analyzer("lac", load_lexicon()),
            load_analyzer("jieba", load_lexicon()),
        )
    )
    names = common(found)
    for line in report(found, cross_validated(found, names), golds):
        print(line)
    if not options.dry:
        target = Path(str(resources.files("kgbuild.extract.judgement").joinpath("weights.tsv")))
        weights = fit(found, names)
        lines = [
            *(f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)),
            f"{_NO_TREE}\t{without_tree(plain, names, weights):.3f}",
        ]
        header = "# Log-odds of a row's truth, by feature; fitted by training/confidence.py."
        target.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

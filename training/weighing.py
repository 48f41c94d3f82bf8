"""Punctuated sentences -> the weights of lost pauses: `python -m training.weighing FILE...`.

FILE is a treebank (`gsd-dev100.conllu`) or a text of our own (`prose/weighing`) that the
pause model was not trained on, or it would be trusted too much. Each pause that the model
thinks possible in the stripped sentence is an example, right where one stood. A ridge-penalised
logistic regression (Newton's method) gives the weights; five folds by sentence show what to expect.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np

from kgbuild.ontology import load_lexicon
from kgbuild.parse import load_analyzer
from kgbuild.parse.lac import load_lac
from kgbuild.parse.lost_pauses.weighing import features
from kgbuild.parse.normalise import normalise
from training import logistic
from training.logistic import Matrix, chance
from training.passages import NONE, Passage, split_sentences, take_pauses

_FOLDS = 5
_PENALTY = 4.0
_FREE = {"always": 1e-3, "as heard": 0.1}  # penalties of what should not be held back


@dataclass(frozen=True, slots=True)
class Example:
    sentence: int
    features: Mapping[str, float]
    right: bool


def read_passages(path: Path) -> Iterator[Passage]:
    """The sentences of a file without their pauses."""
    lines = _treebank(path) if path.suffix == ".conllu" else _lines(path)
    for line in lines:
        passage = take_pauses(normalise(line).text.replace(",", "，"), spoken=True, stops=False)
        if len(passage.text) > 3:
            yield passage


def _treebank(path: Path) -> Iterator[str]:
    forms: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split("\t")
        if len(cells) > 1 and cells[0].isdigit():
            forms.append(cells[1])
        elif not line.strip() and forms:
            yield "".join(forms)
            forms = []


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.startswith("#"):
            yield from split_sentences(line)


def examples(passages: Sequence[Passage]) -> Iterator[Example]:
    heard, analyzer = load_lac(), load_analyzer("lac", load_lexicon())
    for number, passage in enumerate(passages):
        (lost,), (words,) = heard.pauses([passage.text]), analyzer.cut([passage.text])
        described = features(passage.text, words, lost)
        for pause, found in zip(lost, described, strict=True):
            yield Example(number, found, passage.kinds[pause.offset - 1] != NONE)


def fit(inputs: Matrix, truth: Matrix, names: Sequence[str]) -> Matrix:
    start = np.array([float(name == "as heard") for name in names])
    penalty = np.array([_FREE.get(name, _PENALTY) for name in names])
    return logistic.fit(inputs, truth, penalty, start)


def report(chances: Matrix, truth: Matrix, pauses: int) -> str:
    """F1 at one half and the loss, over all pauses that stood, those never heard included."""
    found = chances >= 0.5
    right = float((found & (truth > 0)).sum())
    precision, recall = right / max(found.sum(), 1), right / pauses
    loss = -(truth * np.log(chances) + (1 - truth) * np.log(1 - chances)).sum() / pauses
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, loss a pause {loss:.3f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", nargs="+", type=Path)
    options.add_argument("--dry", action="store_true", help="report, but write no weights")
    chosen = options.parse_args()
    passages = [passage for path in chosen.file for passage in read_passages(path)]
    found = list(examples(passages))
    names = sorted({name for example in found for name in example.features})
    inputs = np.array([[e.features.get(name, 0.0) for name in names] for e in found])
    truth = np.array([float(e.right) for e in found])
    fold = np.array([e.sentence % _FOLDS for e in found])
    chances = np.zeros(len(found))
    for number in range(_FOLDS):
        rest, mine = fold != number, fold == number
        chances[mine] = chance(inputs[mine], fit(inputs[rest], truth[rest], names))
    pauses = sum(kind != NONE for passage in passages for kind in passage.kinds)
    heard = chance(inputs[:, [names.index("as heard")]], np.ones(1))
    print(f"{len(passages)} sentences, {pauses} pauses, {len(found)} possible ones")
    print("as heard: " + report(heard, truth, pauses))
    print("weighed, cross-validated: " + report(chances, truth, pauses))
    if not chosen.dry:
        target = Path(str(resources.files("kgbuild.parse.lost_pauses").joinpath("weighing.tsv")))
        fitted = zip(names, fit(inputs, truth, names), strict=True)
        header = "# Log-odds of a lost pause, by feature; fitted by training/weighing.py."
        lines = [header, *(f"{name}\t{weight:.3f}" for name, weight in fitted)]
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Models and held-out treebank -> the table of issue 3.

UAS and LAS count every word, punctuation included, and compare full labels (nmod:tmod is not
nmod); on stripped text punctuation is not counted, because what is left of it was partly put there
by us. A word that our segmentation lacks counts as wrong. gsd-test is read here and nowhere else.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kgbuild.ontology import load_lexicon
from kgbuild.parse import load_analyzer
from kgbuild.parse.dependencies import DependencyParser, Parse
from kgbuild.parse.encoder import MODELS, Encoder, Span, batches
from kgbuild.parse.lost_pauses.pauses import (
    LEAST_PROBABILITY,
    MIN_PROBABILITY,
    Pause,
    PauseRestorer,
    Restored,
    insert,
)
from kgbuild.parse.lost_pauses.weighing import weighed
from kgbuild.parse.segmentation.words import Lost
from training.passages import CLAUSE, KINDS, LIST, NONE, take_pauses
from training.trees import WordTree, own_words, read_conllu, to_words
from training.views import DEVELOPMENT, TEST, read_characters, run_on, strip

_OWN_WORDS_VIEW = 0
_BATCH_CHARACTERS = 2048
_SURE = 0.87


@dataclass(frozen=True, slots=True)
class Score:
    words: int
    arcs: int
    labels: int

    @property
    def uas(self) -> float:
        return 100 * self.arcs / self.words

    @property
    def las(self) -> float:
        return 100 * self.labels / self.words

    def __str__(self) -> str:
        return f"{self.uas:.1f} / {self.las:.1f}"


@dataclass(frozen=True, slots=True)
class Retrieval:
    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.true)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.true)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def arcs_of(tree: WordTree | Parse) -> dict[Span, tuple[Span | None, str]]:
    """Each word's head, as a span, and label."""
    return {
        span: (tree.spans[head - 1] if head else None, label)
        for span, head, label in zip(tree.spans, tree.heads, tree.labels, strict=True)
    }


def score(gold: Iterable[WordTree], parses: Iterable[Parse], *, punctuation: bool) -> Score:
    words = arcs = labels = 0
    for tree, parse in zip(gold, parses, strict=True):
        found = arcs_of(parse)
        for (span, (head, label)), tag in zip(arcs_of(tree).items(), tree.upos, strict=True):
            if punctuation or tag != "PUNCT":
                words += 1
                if span in found and found[span][0] == head:
                    arcs += 1
                    labels += found[span][1] == label
    return Score(words, arcs, labels)


def score_label(gold: Iterable[WordTree], parses: Iterable[Parse], label: str) -> Retrieval:
    right = found = true = 0
    for tree, parse in zip(gold, parses, strict=True):
        theirs = {(span, head) for span, (head, its) in arcs_of(tree).items() if its == label}
        ours = {(span, head) for span, (head, its) in arcs_of(parse).items() if its == label}
        right += len(theirs & ours)
        found += len(ours)
        true += len(theirs)
    return Retrieval(right, found, true)


def without_marks(parse: Parse, restored: Restored, text: str) -> Parse:
    """The parse of a text with restored pauses, moved back onto the text; marks go."""
    spans = tuple((restored.places[start], restored.places[end]) for start, end in parse.spans)
    kept = [i for i, (start, end) in enumerate(spans) if start < end]
    number = {old + 1: new + 1 for new, old in enumerate(kept)}
    return Parse(
        text=text,
        spans=tuple(spans[i] for i in kept),
        upos=tuple(parse.upos[i] for i in kept),
        heads=tuple(number.get(parse.heads[i], 0) for i in kept),
        labels=tuple(parse.labels[i] for i in kept),
        arc_probabilities=tuple(parse.arc_probabilities[i] for i in kept),
        label_probabilities=tuple(parse.label_probabilities[i] for i in kept),
    )


class Evaluation:
    def __init__(self, models: Path, treebanks: Path, name: str) -> None:
        self._treebanks = treebanks
        self._name = name
        self._encoder = Encoder(models)
        self._parser = DependencyParser(models)
        self._restorer = PauseRestorer(self._encoder, models)
        self._words = load_analyzer("lac", load_lexicon())
        self._whole = read_characters(treebanks, name)
        stripped = [(whole, strip(whole)) for whole in self._whole]
        self._spoken = [(whole, tree) for whole, tree in stripped if tree is not None]
        passages = (take_pauses(tree.text, spoken=True, stops=False) for tree in self._whole)
        self._kinds = {passage.text: passage.kinds for passage in passages}

    def own_words(self, *, punctuation: bool) -> Score:
        gold = [to_words(tree, own_words(tree)) for tree in self._whole]
        parses = [
            self._parser.parse(encoding, tree.spans, [_OWN_WORDS_VIEW])[0]
            for encoding, tree in zip(
                self._encoder.encode([tree.text for tree in gold]), gold, strict=True
            )
        ]
        return score(gold, parses, punctuation=punctuation)

    def lac_words(self) -> tuple[list[WordTree], list[Parse]]:
        gold = list(read_conllu(self._treebanks / f"{self._name}.lac.conllu"))
        return gold, self._parse([tree.text for tree in gold])

    def _parse(self, texts: Sequence[str]) -> list[Parse]:
        """Parse texts over LAC's words."""
        return [self._parser.parse(e, e.spans)[0] for e in self._encoder.encode(texts)]

    def stripped(self, find: Callable[[str], Iterable[Pause]], *, joined: bool) -> Score:
        """Stripped text, single sentences or pairs run together, with the pauses that `find`
        finds.
        """
        trees = [spoken for _, spoken in self._spoken]
        if joined:
            trees = [run_on(*pair) for pair in zip(trees[::2], trees[1::2], strict=False)]
        texts = [insert(tree.text, find(tree.text)) for tree in trees]
        parses = [
            without_marks(parse, restored, tree.text)
            for parse, restored, tree in zip(
                self._parse([restored.text for restored in texts]), texts, trees, strict=True
            )
        ]
        gold = [to_words(tree, parse.spans) for tree, parse in zip(trees, parses, strict=True)]
        return score(gold, parses, punctuation=False)

    def found(self, text: str, min_probability: float = MIN_PROBABILITY) -> list[Pause]:
        """The pauses that run time puts back: as heard, weighed by the words around them."""
        return [
            Pause(pause.offset, pause.kind, pause.probability)
            for pause in self._weighed(text)
            if pause.probability >= min_probability
        ]

    def _weighed(self, text: str) -> list[Lost]:
        (heard,) = self._restorer.restore([text], min_probability=LEAST_PROBABILITY)
        (words,) = self._words.cut([text])
        return weighed(text, words, [Lost(p.offset, p.kind, p.probability) for p in heard])

    def nothing(self, _: str) -> list[Pause]:
        return []

    def true_pauses(self, text: str) -> list[Pause]:
        """The pauses that stood in the sentence (single sentences only)."""
        kinds = self._kinds[text]
        return [Pause(i + 1, KINDS[kind], 1.0) for i, kind in enumerate(kinds) if kind != NONE]

    def heard(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Probabilities and true kinds of every character but a sentence's last, as the model
        hears them.
        """
        texts = [text for text in self._kinds if text]
        chances = [found[:-1] for found in self._restorer.probabilities(texts)]
        kinds = [np.array(self._kinds[text][:-1], dtype=np.int64) for text in texts]
        return np.concatenate(chances), np.concatenate(kinds)

    def weighed(self) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The same, weighed by the words around them, as run time does."""
        texts = [text for text in self._kinds if text]
        chances = []
        for text in texts:
            found = np.zeros((len(text) - 1, len(KINDS)), dtype=np.float32)
            for pause in self._weighed(text):
                found[pause.offset - 1, KINDS.index(pause.kind)] = pause.probability
            found[:, NONE] = 1 - found.sum(axis=1)
            chances.append(found)
        kinds = [np.array(self._kinds[text][:-1], dtype=np.int64) for text in texts]
        return np.concatenate(chances), np.concatenate(kinds)


def any_pause(
    chances: NDArray[np.float32], kinds: NDArray[np.int64], threshold: float
) -> Retrieval:
    found = 1 - chances[:, NONE] >= threshold
    return Retrieval(
        int((found & (kinds != NONE)).sum()), int(found.sum()), int((kinds != NONE).sum())
    )


def one_pause(
    chances: NDArray[np.float32], kinds: NDArray[np.int64], threshold: float, kind: int
) -> Retrieval:
    found = (1 - chances[:, NONE] >= threshold) & (1 + chances[:, 1:].argmax(axis=1) == kind)
    return Retrieval(
        int((found & (kinds == kind)).sum()), int(found.sum()), int((kinds == kind).sum())
    )


def recall_at(chances: NDArray[np.float32], kinds: NDArray[np.int64], precision: float) -> float:
    """The best recall that any threshold reaches with this precision."""
    steps = (any_pause(chances, kinds, step) for step in np.arange(0.1, 0.99, 0.01))
    return max((found.recall for found in steps if found.precision >= precision), default=0.0)


def threshold_for(
    chances: NDArray[np.float32], kinds: NDArray[np.int64], precision: float
) -> float:
    """The lowest threshold from which on precision holds; chosen on development text."""
    steps = np.arange(0.1, 0.99, 0.01)
    good = [any_pause(chances, kinds, step).precision >= precision for step in steps]
    last_bad = max((i for i, holds in enumerate(good) if not holds), default=-1)
    return float(steps[min(last_bad + 1, len(steps) - 1)])


def best_threshold(chances: NDArray[np.float32], kinds: NDArray[np.int64]) -> float:
    return max(np.arange(0.1, 0.99, 0.01), key=lambda step: any_pause(chances, kinds, step).f1)


@dataclass(frozen=True, slots=True)
class Cost:
    """Sentences a second on one thread, and the peak memory of a process that does nothing else."""

    words_to_trees: float
    text_to_trees: float
    mebibytes: float


def cost(models: Path, texts: Sequence[str]) -> Cost:
    encoder = Encoder(models)
    parser = DependencyParser(models)
    PauseRestorer(encoder, models).restore(texts[:1])
    groups = [
        [texts[i] for i in group]
        for group in batches([len(text) for text in texts], _BATCH_CHARACTERS)
    ]
    tagging = parsing = 0.0
    for group in groups:
        started = time.perf_counter()
        encodings = encoder.encode(group)
        tagged = time.perf_counter()
        for encoding in encodings:
            parser.parse(encoding, encoding.spans)
        tagging += tagged - started
        parsing += time.perf_counter() - tagged
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(len(texts) / parsing, len(texts) / (tagging + parsing), memory)


def cost_alone(models: Path, texts: Sequence[str]) -> Cost:
    """The same in a fresh process, so that nothing else counts."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(cost, (models, texts))


def table(models: Path, treebanks: Path) -> Iterator[str]:
    """The rows of the table, in Markdown. Thresholds come from the development sentences."""
    yield "| on gsd-test | measured | target |"
    yield "|---|---|---|"
    for what, value, target in _rows(models, treebanks):
        yield f"| {what} | {value} | {target} |"


def _rows(models: Path, treebanks: Path) -> Iterator[tuple[str, object, str]]:
    test = Evaluation(models, treebanks, TEST)
    yield "gold words, UAS / LAS", test.own_words(punctuation=True), "82 / 78"
    yield "the same, punctuation not counted", test.own_words(punctuation=False), ""
    gold, parses = test.lac_words()
    yield "LAC words, UAS / LAS", score(gold, parses, punctuation=True), "81 / 75.5"
    yield "the same, punctuation not counted", score(gold, parses, punctuation=False), ""

    found, nothing = test.found, test.nothing
    yield "stripped, pauses restored", test.stripped(found, joined=False), "78 / 71"
    yield "stripped, nothing restored", test.stripped(nothing, joined=False), ""
    yield "stripped, true pauses put back", test.stripped(test.true_pauses, joined=False), ""
    yield "two run together, pauses restored", test.stripped(found, joined=True), "LAS 67"
    yield "two run together, nothing restored", test.stripped(nothing, joined=True), ""

    yield "nsubj, LAC words", score_label(gold, parses, "nsubj"), "F1 .75"
    yield "obj, LAC words", score_label(gold, parses, "obj"), "F1 .82"

    tuning = Evaluation(models, treebanks, DEVELOPMENT).heard()
    even, sure = best_threshold(*tuning), threshold_for(*tuning, precision=_SURE)
    pauses = test.heard()
    yield f"any pause, threshold {even:.2f}", any_pause(*pauses, even), "F1 .78"
    yield f"any pause, threshold {sure:.2f}", any_pause(*pauses, sure), "R .55 at P .87"
    yield f"any pause, best recall at P {_SURE}", f"{recall_at(*pauses, _SURE):.3f}", "R .55"
    anew = test.weighed()
    yield (
        f"any pause, weighed, threshold {MIN_PROBABILITY}",
        any_pause(*anew, MIN_PROBABILITY),
        "",
    )
    yield f"any pause, weighed, best recall at P {_SURE}", f"{recall_at(*anew, _SURE):.3f}", ""
    yield f"，, threshold {even:.2f}", one_pause(*pauses, even, CLAUSE), ""
    yield f"、, threshold {even:.2f}", one_pause(*pauses, even, LIST), ""

    spent = cost_alone(models, [tree.text for tree in gold])
    yield "speed, words to trees", f"{spent.words_to_trees:.0f}/s", "400/s"
    yield "speed, tagger included", f"{spent.text_to_trees:.0f}/s", "250/s"
    size = sum(path.stat().st_size for path in models.glob("*.onnx"))
    yield "models", f"{size / 1e6:.2f} MB", "12 MB"
    yield "peak resident memory", f"{spent.mebibytes:.0f} MiB", "350 MiB"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("treebanks", type=Path, help="the folder of CoNLL-U files")
    options.add_argument(
        "--models",
        type=Path,
        default=MODELS,
        help="the folder of ONNX files (default: the shipped ones)",
    )
    arguments = options.parse_args()
    for line in table(arguments.models, arguments.treebanks):
        print(line, flush=True)


if __name__ == "__main__":
    main()

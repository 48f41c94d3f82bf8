"""Treebanks and raw text -> the models that ship: `python -m training TREEBANKS RAW`.

The parser and the pause model share nothing but LAC, so each is trained in a process of its own,
on one core.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import torch

from kgbuild.parse.encoder import MAX_CHARACTERS, MODELS, Encoder
from training import encoder as lac
from training import parser, pauses
from training.evaluate import table
from training.export import export_parser, export_pauses
from training.networks import Parser, mean
from training.passages import read_lines, take_pauses, without_overlap
from training.pauses import Source
from training.silver import label
from training.views import DEVELOPMENT, TEST, TRAINING, development_views, read_characters

_TEACHER = parser.Schedule(epochs=25, seed=1)
_FIRST_STUDENT = parser.Schedule(epochs=16, silver=14_000, seed=11)
_FIRST_FINISHES = (
    parser.Schedule(epochs=5, rate=6e-4, seed=31),
    parser.Schedule(epochs=9, rate=1e-3, seed=41),
)
_STUDENT = parser.Schedule(epochs=12, silver=14_000, seed=101)
_FINISHES = (
    parser.Schedule(epochs=5, rate=6e-4, seed=131),
    parser.Schedule(epochs=9, rate=1e-3, seed=141),
)
_PAUSES = pauses.Schedule(epochs=13)
_OWN_TEXT = 2
_SHARES = {"laws_zh": 0.4}
"""How often an epoch of the pause model sees the treebanks' own text, and each raw text."""
_LONG = 5
_FIRST_LINES = (2_600, 3_500)
_LINES = (3_500, 7_000)
"""How many paragraphs are read for each student: of `_LONG` sentences or more, and shorter ones."""
_LAYERS = 3
"""Of the parser that ships; what only teaches has two."""
_HELD_OUT_LINES = 150


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("treebanks", type=Path, help="the folder of CoNLL-U files")
    options.add_argument("raw", type=Path, help="the folder of punctuated texts")
    options.add_argument(
        "--models", type=Path, default=MODELS, help="where the models go (default: where they ship)"
    )
    arguments = options.parse_args()
    arguments.models.mkdir(parents=True, exist_ok=True)
    lac.build(arguments.models / "encoder.onnx")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_start) as pool:
        for job in [
            pool.submit(work, arguments.treebanks, arguments.raw, arguments.models)
            for work in (train_parser, train_pauses)
        ]:
            job.result()
    for line in table(arguments.models, arguments.treebanks):
        print(line)


def _start() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    torch.set_num_threads(1)


def train_parser(treebanks: Path, raw: Path, models: Path) -> None:
    """A teacher on the treebanks; a student on the treebanks and on what the teacher reads in the
    raw text; a deeper one on what the first student reads. Students end on the treebanks alone,
    twice, and are the mean of the two.
    """
    encoder = Encoder(models)
    sentences = parser.read_sentences(treebanks)
    names = parser.vocabulary(sentences)
    development = development_views(treebanks, encoder)
    lines = [line for text in sorted(raw.glob("*.txt")) for line in _unmeasured(treebanks, text)]
    random.Random(0).shuffle(lines)

    def learn(
        schedule: parser.Schedule,
        silver: Sequence[parser.Sentence] = (),
        start: Parser | None = None,
        layers: int = 2,
    ) -> Parser:
        return parser.train(sentences, encoder, names, schedule, development, silver, start, layers)

    def read(reader: Parser, counts: tuple[int, int]) -> list[parser.Sentence]:
        return list(label(_some(lines, *counts), [reader], encoder, names))

    student = learn(_FIRST_STUDENT, read(learn(_TEACHER), _FIRST_LINES))
    first = mean([learn(schedule, start=student) for schedule in _FIRST_FINISHES])
    student = learn(_STUDENT, read(first, _LINES), layers=_LAYERS)
    export_parser(mean([learn(schedule, start=student) for schedule in _FINISHES]), names, models)


def _some(lines: Sequence[Sequence[str]], long: int, short: int) -> list[str]:
    """The sentences of the first so many long and short paragraphs."""
    longs = [line for line in lines if len(line) >= _LONG]
    shorts = [line for line in lines if len(line) < _LONG]
    return [text for line in longs[:long] + shorts[:short] for text in line]


def train_pauses(treebanks: Path, raw: Path, models: Path) -> None:
    """One long run; what is written like the text that we meet counts more than laws do."""
    encoder = Encoder(models)
    measured = _texts(treebanks, DEVELOPMENT) + _texts(treebanks, TEST)
    own = [[text] for name in TRAINING for text in _texts(treebanks, name)]
    sources = [Source(without_overlap(own, measured), _OWN_TEXT)]
    held_out: list[list[str]] = []
    for path in sorted(raw.glob("*.txt")):
        lines = _unmeasured(treebanks, path)
        held_out += lines[:_HELD_OUT_LINES]
        sources.append(Source(lines[_HELD_OUT_LINES:], _SHARES.get(path.stem, 1)))
    texts = _texts(treebanks, DEVELOPMENT) + ["".join(line[:2]) for line in held_out]
    passages = [take_pauses(text, spoken=True, stops=False) for text in texts]
    known = [passage for passage in passages if 0 < len(passage.text) <= MAX_CHARACTERS]
    model = pauses.train(sources, encoder, _PAUSES, known)
    export_pauses(model, models)


def _unmeasured(treebanks: Path, text: Path) -> list[list[str]]:
    """A raw text's lines in random order, without what we measure on."""
    lines = without_overlap(
        read_lines(text), _texts(treebanks, DEVELOPMENT) + _texts(treebanks, TEST)
    )
    random.Random(0).shuffle(lines)
    return lines


def _texts(treebanks: Path, name: str) -> list[str]:
    return [tree.text for tree in read_characters(treebanks, name)]


if __name__ == "__main__":
    main()

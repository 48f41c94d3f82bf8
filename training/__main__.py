"""Treebanks and raw text -> the models that ship: `python -m training TREEBANKS RAW`.

The parser and the pause model share nothing but LAC, so each is trained in a process of its own,
on one core. When only `prose/` has grown, `--prose-only` goes on from the pause models that ship.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Self

import torch

from kgbuild.parse.encoder import MAX_CHARACTERS, MODELS, STATES, Encoder
from training import encoder as lac
from training import parser, pauses
from training.evaluate import table
from training.export import export_parser, export_pauses
from training.networks import PauseModel, PauseSizes, mean
from training.passages import KINDS, Passage, Source, read_lines, take_pauses, without_overlap
from training.resume import shipped_pauses
from training.silver import label
from training.views import DEVELOPMENT, TEST, TRAINING, development_views, read_characters

_TEACHER = parser.Schedule(epochs=25, seed=1)
_STUDENT = parser.Schedule(epochs=16, silver=14_000, seed=11)
_TREEBANKS_AGAIN = (
    parser.Schedule(epochs=5, rate=6e-4, seed=31),
    parser.Schedule(epochs=9, rate=1e-3, seed=41),
)
_SMALL = PauseSizes(STATES, len(KINDS), character=256, hidden=160, dropout=0.2)
_SMALL_PAUSES = pauses.Schedule(epochs=12, last_rate=1e-4)
_SMALL_PAUSES_AGAIN = pauses.Schedule(epochs=5, first_rate=1e-3, seed=2)
_OWN_TEXT_AGAIN = 3
_LARGE = PauseSizes(STATES, len(KINDS))
_LARGE_PAUSES = pauses.Schedule(epochs=13)
_OWN_TEXT = 2
_SHARES = {"laws_zh": 0.4}
"""How often an epoch of the large pause model sees the treebanks' own text, and each raw text (once
if it is not named).
"""
_PROSE = Path(__file__).parent / "prose"
_STRIPPED = "-stripped"
_PROSE_AGAIN = pauses.Schedule(epochs=5, first_rate=7e-4, seed=7)
_PROSE_TIMES = 2
_OWN_TEXT_KEPT = 1.0
_KEPT = {"laws_zh": 0.1, "wikipedia_zh": 0.5}
"""How often an epoch of the last step, on prose as people speak and report, sees that prose, and
how much of what the models have learnt from before it sees again, lest they forget it.
"""
_LONG = 5
_LONG_LINES = 2_600
_SHORT_LINES = 3_500
"""How many paragraphs the teacher reads: of `_LONG` sentences or more, and shorter ones."""
_HELD_OUT_LINES = 150


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("treebanks", type=Path, help="the folder of CoNLL-U files")
    options.add_argument("raw", type=Path, help="the folder of punctuated texts")
    options.add_argument(
        "--models", type=Path, default=MODELS, help="where the models go (default: where they ship)"
    )
    options.add_argument(
        "--prose-only",
        action="store_true",
        help="let the pause models that ship read prose/ again, and train nothing else",
    )
    arguments = options.parse_args()
    arguments.models.mkdir(parents=True, exist_ok=True)
    if arguments.prose_only:
        _start()
        read_prose_again(arguments.treebanks, arguments.raw, arguments.models)
        return
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
    raw text; the student twice more on the treebanks alone, and the mean of the two.
    """
    encoder = Encoder(models)
    sentences = parser.read_sentences(treebanks)
    names = parser.vocabulary(sentences)
    development = development_views(treebanks, encoder)
    teacher = parser.train(sentences, encoder, names, _TEACHER, development)
    lines = _unmeasured(treebanks, sorted(raw.glob("*.txt")))
    long = [line for line in lines if len(line) >= _LONG]
    short = [line for line in lines if len(line) < _LONG]
    texts = [text for line in long[:_LONG_LINES] + short[:_SHORT_LINES] for text in line]
    silver = list(label(texts, [teacher], encoder, names))
    student = parser.train(sentences, encoder, names, _STUDENT, development, silver)
    finished = [
        parser.train(sentences, encoder, names, schedule, development, start=student)
        for schedule in _TREEBANKS_AGAIN
    ]
    export_parser(mean(finished), names, models)


def train_pauses(treebanks: Path, raw: Path, models: Path) -> None:
    """Two models that vote: a small one on all text, then once more with more weight on the
    treebanks' own; a large one in one long run, in which laws count less. Both go on with prose of
    the kinds that people have transcripts of.
    """
    encoder = Encoder(models)
    text = _PausedText.read(treebanks, raw)
    evenly = [Source(lines, 1) for lines in text.raw.values()]
    weighed = [Source(lines, _SHARES.get(name, 1)) for name, lines in text.raw.items()]
    own, known = text.own, text.held_out

    small = pauses.train([*evenly, Source(own, 1)], encoder, _SMALL_PAUSES, known, _SMALL)
    again = [*evenly, Source(own, _OWN_TEXT_AGAIN)]
    small = pauses.train(again, encoder, _SMALL_PAUSES_AGAIN, known, small)
    large = pauses.train([*weighed, Source(own, _OWN_TEXT)], encoder, _LARGE_PAUSES, known, _LARGE)
    export_pauses(_with_prose([small, large], text, encoder), models)


def read_prose_again(treebanks: Path, raw: Path, models: Path) -> None:
    """The last step of `train_pauses`, from the models that ship."""
    start = shipped_pauses(MODELS / "pauses.onnx", (_SMALL, _LARGE))
    text = _PausedText.read(treebanks, raw)
    export_pauses(_with_prose(start, text, Encoder(MODELS)), models)


def _with_prose(
    models: Sequence[PauseModel], text: _PausedText, encoder: Encoder
) -> list[PauseModel]:
    prose = [line for path in _own_prose() for line in read_lines(path)]
    kept = [Source(lines, _KEPT[name]) for name, lines in text.raw.items() if name in _KEPT]
    sources = [Source(prose, _PROSE_TIMES), Source(text.own, _OWN_TEXT_KEPT), *kept]
    return [pauses.train(sources, encoder, _PROSE_AGAIN, text.held_out, model) for model in models]


def _own_prose() -> list[Path]:
    """Prose written for the pauses, and the judged texts of which no stripped twin is judged: the
    models should not have read what their readings are judged by.
    """
    judged = sorted((_PROSE / "statements").glob("*.txt"))
    twins = {path.stem for path in judged if path.stem.endswith(_STRIPPED)}
    whole = [path for path in judged if not {path.stem, path.stem + _STRIPPED} & twins]
    return [*sorted((_PROSE / "pauses").glob("*.txt")), *whole]


@dataclass(frozen=True, slots=True)
class _PausedText:
    """Text with its pauses: the treebanks' `own` sentences, the lines of each `raw` file, and
    passages that are `held_out` to watch the training by.
    """

    own: Sequence[Sequence[str]]
    raw: Mapping[str, Sequence[Sequence[str]]]
    held_out: Sequence[Passage]

    @classmethod
    def read(cls, treebanks: Path, raw: Path) -> Self:
        measured = _texts(treebanks, DEVELOPMENT) + _texts(treebanks, TEST)
        own = [[text] for name in TRAINING for text in _texts(treebanks, name)]
        held_out: list[list[str]] = []
        texts: dict[str, list[list[str]]] = {}
        for path in sorted(raw.glob("*.txt")):
            lines = _unmeasured(treebanks, [path])
            held_out += lines[:_HELD_OUT_LINES]
            texts[path.stem] = lines[_HELD_OUT_LINES:]
        watched = _texts(treebanks, DEVELOPMENT) + ["".join(line[:2]) for line in held_out]
        passages = [take_pauses(text, spoken=True, stops=False) for text in watched]
        known = [passage for passage in passages if 0 < len(passage.text) <= MAX_CHARACTERS]
        return cls(without_overlap(own, measured), texts, known)


def _unmeasured(treebanks: Path, texts: Sequence[Path]) -> list[list[str]]:
    """The lines of raw texts in random order, without what we measure on."""
    lines = without_overlap(
        [line for text in texts for line in read_lines(text)],
        _texts(treebanks, DEVELOPMENT) + _texts(treebanks, TEST),
    )
    random.Random(0).shuffle(lines)
    return lines


def _texts(treebanks: Path, name: str) -> list[str]:
    return [tree.text for tree in read_characters(treebanks, name)]


if __name__ == "__main__":
    main()

"""Punctuated text -> passages that lost their pauses, and where they stood.

Any punctuated text teaches where pauses belong once its punctuation is taken away. Most passages
are stripped as the parser's views are (only Han and 。 stay), some lose nothing but their pauses,
and in some the full stops inside are gone too, as in a transcript that runs on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.parse.encoder import MAX_CHARACTERS
from training.views import is_spoken

KINDS = ("none", "clause", "list")
NONE, CLAUSE, LIST = range(3)

_CLAUSE_MARKS = frozenset("，,；;：:！!？?…—")
_LIST_MARKS = frozenset("、")
_STOPS = frozenset("。！？!?")
_OVERLAP = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """A text without its pauses; `kinds[i]` is the pause that stood between the characters i and i
    + 1.
    """

    text: str
    kinds: tuple[int, ...]


def take_pauses(text: str, *, spoken: bool, stops: bool) -> Passage:
    """Strips `text` to what speech carries (`spoken`) or of its pauses only; `stops`: inner full
    stops go as well.
    """
    characters: list[str] = []
    kinds: list[int] = []
    end = len(text.rstrip("。"))
    for i, char in enumerate(text):
        if char in _CLAUSE_MARKS or (stops and char == "。" and i < end):
            kind = CLAUSE
        elif char in _LIST_MARKS:
            kind = LIST
        elif char.isspace() or (spoken and not is_spoken(char)):
            continue
        else:
            characters.append(char)
            kinds.append(NONE)
            if char == "。" and len(kinds) > 1:
                kinds[-2] = NONE
            continue
        if kinds and characters[-1] != "。":
            kinds[-1] = CLAUSE if CLAUSE in (kind, kinds[-1]) else kind
    if kinds:
        kinds[-1] = NONE
    return Passage("".join(characters), tuple(kinds))


def read_lines(path: Path) -> list[list[str]]:
    """The sentences of each line of a text."""
    lines = (list(split_sentences(line)) for line in path.read_text(encoding="utf-8").split("\n"))
    return [line for line in lines if line]


def split_sentences(line: str) -> Iterator[str]:
    start = 0
    for i, char in enumerate(line):
        if char in _STOPS or i + 1 == len(line):
            if sentence := line[start : i + 1].strip():
                yield sentence
            start = i + 1


def without_overlap(lines: Sequence[Sequence[str]], measured: Sequence[str]) -> list[list[str]]:
    """Drops every sentence that shares twelve characters in a row with a sentence that we measure
    on.
    """
    known = {piece for text in measured for piece in _pieces(text)}
    kept = [
        [sentence for sentence in line if known.isdisjoint(_pieces(sentence))] for line in lines
    ]
    return [line for line in kept if line]


def _pieces(text: str) -> Iterator[str]:
    spoken = "".join(filter(is_spoken, text)).replace("。", "")
    return (spoken[i : i + _OVERLAP] for i in range(len(spoken) - _OVERLAP + 1))


@dataclass(frozen=True, slots=True)
class Source:
    """Lines of sentences, and how often an epoch sees each of them on average."""

    lines: Sequence[Sequence[str]]
    times: float


def draw_lines(sources: Sequence[Source], chance: random.Random) -> list[Sequence[str]]:
    """One epoch's lines: all of a source as often as `times` says, some of it for the rest."""
    drawn: list[Sequence[str]] = []
    for source in sources:
        whole, rest = divmod(source.times, 1)
        drawn += [line for _ in range(int(whole)) for line in source.lines]
        drawn += chance.sample(source.lines, int(rest * len(source.lines)))
    return drawn


def draw_passages(lines: Sequence[Sequence[str]], chance: random.Random) -> list[Passage]:
    """One epoch: every sentence once, in passages of one to three neighbours."""
    passages = []
    for line in lines:
        start = 0
        while start < len(line):
            size = chance.choice((1, 1, 2, 3))
            text = "".join(line[start : start + size])
            start += size
            spoken = chance.random() < 0.75
            passage = take_pauses(text, spoken=spoken, stops=chance.random() < 0.3)
            if chance.random() < 0.2:
                passage = Passage(
                    passage.text.rstrip("。"), passage.kinds[: len(passage.text.rstrip("。"))]
                )
            if 3 < len(passage.text) <= MAX_CHARACTERS:
                passages.append(passage)
    return passages

"""Text without punctuation tells where pauses were lost, of which kind, and how surely.

Transcripts come without commas, and a parser that must guess clause boundaries loses a tenth of
its arcs. This model (models/pauses.onnx; trained by training/) reads LAC's character states before
any segmentation, so that it can cut where LAC would have glued. It proposes; the text and its
offsets stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime as ort

from kgbuild.parse.encoder import (
    MAX_CHARACTERS,
    MODELS,
    Encoder,
    Floats,
    Span,
    batches,
    session,
)
from kgbuild.parse.segmentation.words import Protected

MIN_PROBABILITY = 0.5
"""Development text parses best between 0.35 and 0.5; the upper end spares more false pauses."""

LEAST_PROBABILITY = 0.02
"""Below this, a pause is not worth considering."""

_MARKS = {"clause": "，", "list": "、"}
_BATCH_CHARACTERS = 2048
_MARGIN = 40
"""Characters that a window shares with its neighbour on each side, so that no cut lacks context."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause lost just before ``text[offset]``.

    Attributes:
        offset: Place of the character after it.
        kind: ``"clause"`` (，) or ``"list"`` (、).
        probability: Of any pause there, 0-1.
    """

    offset: int
    kind: str
    probability: float


@dataclass(frozen=True, slots=True)
class Restored:
    """A text with marks where pauses were lost.

    `places[i]` is where the character i stands in the original text, one entry more for the end; a
    mark stands where the next character does. `marks` are the marks' own positions, so that nobody
    takes them for the source's.
    """

    text: str
    places: tuple[int, ...]
    marks: frozenset[int]


def insert(text: str, pauses: Iterable[Pause]) -> Restored:
    """Writes pauses, which come in order, into their text."""
    characters: list[str] = []
    places: list[int] = []
    marks: list[int] = []
    start = 0
    for pause in pauses:
        characters += text[start : pause.offset]
        places += range(start, pause.offset + 1)
        marks.append(len(characters))
        characters.append(_MARKS[pause.kind])
        start = pause.offset
    characters += text[start:]
    places += range(start, len(text) + 1)
    return Restored("".join(characters), tuple(places), frozenset(marks))


class PauseRestorer:
    """The pause model. It is read on first use."""

    def __init__(self, encoder: Encoder | None = None, models: Path = MODELS) -> None:
        self._encoder = encoder or Encoder(models)
        self._path = models / "pauses.onnx"

    @cached_property
    def _session(self) -> ort.InferenceSession:
        return session(self._path)

    @cached_property
    def _kinds(self) -> list[str]:
        kinds: list[str] = json.loads(self._session.get_modelmeta().custom_metadata_map["kinds"])
        return kinds

    def restore(
        self,
        texts: Sequence[str],
        *,
        protected: Protected = (),
        min_probability: float = MIN_PROBABILITY,
    ) -> list[list[Pause]]:
        """Return the lost pauses of texts of any length, in order.

        Args:
            texts: Normalised texts.
            protected: For each text, stretches that hold no pause; empty for none at all.
            min_probability: The least chance of a pause that counts, 0-1.
        """
        whole = protected or [()] * len(texts)
        return [
            list(self._likely(text, chances, closed, min_probability))
            for text, chances, closed in zip(texts, self.probabilities(texts), whole, strict=True)
        ]

    def _likely(
        self, text: str, chances: Floats, protected: Sequence[Span], min_probability: float
    ) -> Iterator[Pause]:
        closed = {offset for start, end in protected for offset in range(start + 1, end)}
        likely = np.flatnonzero(1 - chances[:-1, 0] >= min_probability)
        for place in likely.tolist():
            offset = place + 1
            if offset not in closed and text[place].isalnum() and text[offset].isalnum():
                kind = self._kinds[1 + int(chances[place, 1:].argmax())]
                yield Pause(offset, kind, 1 - float(chances[place, 0]))

    def probabilities(self, texts: Sequence[str]) -> list[Floats]:
        """Return a row a character: the chances of no, a clause and a list pause after it."""
        results = [np.zeros((len(text), 3), dtype=np.float32) for text in texts]
        spans = [(k, *span) for k, text in enumerate(texts) for span in _windows(len(text))]
        for group in batches([end - start for _, start, end in spans], _BATCH_CHARACTERS):
            members = [spans[i] for i in group]
            windows = [texts[k][start:end] for k, start, end in members]
            for (k, start, end), chances in zip(members, self._run(windows), strict=True):
                left = start + _MARGIN if start else 0
                right = end - _MARGIN if end < len(texts[k]) else end
                results[k][left:right] = chances[left - start : right - start]
        return results

    def _run(self, texts: Sequence[str]) -> Iterator[Floats]:
        states = self._encoder.states(texts)
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        (chances,) = self._session.run(["chances"], {"states": states, "lengths": lengths})
        for row, text in enumerate(texts):
            yield chances[row, : len(text)]


def _windows(length: int) -> Iterator[Span]:
    start = 0
    while start + MAX_CHARACTERS < length:
        yield start, start + MAX_CHARACTERS
        start += MAX_CHARACTERS - 2 * _MARGIN
    if start < length:
        yield start, length

"""Texts become LAC's words, tags and character states, in one pass that three models share.

The states are what makes a small parser good; computing them once serves three models. The network
is `models/encoder.onnx` (LAC's weights, Apache-2.0, see models/NOTICE); decoding follows LAC:
Viterbi over its CRF.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from kgbuild.errors import ParseError

MODELS = Path(__file__).parent / "models"

MAX_CHARACTERS = 400
"""The longest text that one pass takes; parser and pause model cut longer ones."""

STATES = 640
"""The width of a character's state: LAC's embedding (128) and its two layers (256 each)."""

_BATCH_CHARACTERS = 2048

Floats: TypeAlias = NDArray[np.float32]
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Encoding:
    """What LAC says about a text: word spans that tile it, a tag a word, a vector a character."""

    text: str
    spans: tuple[Span, ...]
    tags: tuple[str, ...]
    states: Floats


def session(path: Path) -> ort.InferenceSession:
    """Open a model on one thread: batches are small, and workers are processes.

    Raises:
        ParseError: The file is missing or is no model.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", str(int(_may_clip())))
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base class with anything
        raise ParseError(
            f"the model {path.name} cannot be read",
            source=str(path.parent),
            remedy='install kgbuild again, or set analyzer = "jieba"',
            value=error,
        ) from error


@cache
def _may_clip() -> bool:
    """Whether the processor may lack instructions (VNNI) that add products of bytes in full.

    Without them onnxruntime would clip large sums; asked not to, it reads the same, but slower.
    """
    try:
        return "vnni" not in Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return True


def batches(lengths: Sequence[int], capacity: int) -> Iterator[list[int]]:
    """Group indices of similar length.

    Args:
        lengths: How long each item is.
        capacity: Most cells of a group, padding included; one item alone may hold more.
    """
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and lengths[index] * (len(group) + 1) > capacity:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


class Encoder:
    """LAC. The model is read on first use."""

    def __init__(self, models: Path = MODELS) -> None:
        self._path = models / "encoder.onnx"

    @cached_property
    def _session(self) -> ort.InferenceSession:
        return session(self._path)

    @cached_property
    def _metadata(self) -> dict[str, str]:
        metadata: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        return metadata

    @cached_property
    def _rows(self) -> dict[str, int]:
        groups: list[str] = json.loads(self._metadata["characters"])
        return {char: row for row, group in enumerate(groups) for char in group}

    @cached_property
    def _tags(self) -> list[str]:
        tags: list[str] = json.loads(self._metadata["tags"])
        return tags

    @cached_property
    def _bases(self) -> dict[int, str]:
        """The part of speech that each of LAC's tags (n-B, n-I) is of."""
        return {k: tag.rpartition("-")[0] or tag for k, tag in enumerate(self._tags)}

    @cached_property
    def _going_on(self) -> frozenset[int]:
        """The tags of a character that goes on with the word before it."""
        return frozenset(k for k, tag in enumerate(self._tags) if tag.endswith("-I"))

    @cached_property
    def _transitions(self) -> Floats:
        return np.array(json.loads(self._metadata["transitions"]), dtype=np.float32)

    def rows(self, text: str) -> NDArray[np.int64]:
        """The embedding row of each character; 0 is the unknown one."""
        return np.array([self._rows.get(char, 0) for char in text], dtype=np.int64)

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """One encoding a text. Texts may be empty but not longer than MAX_CHARACTERS."""
        results = [Encoding(text, (), (), np.zeros((0, STATES), np.float32)) for text in texts]
        filled = [i for i, text in enumerate(texts) if text]
        for group in batches([len(texts[i]) for i in filled], _BATCH_CHARACTERS):
            members = [filled[i] for i in group]
            for index, encoding in zip(
                members, self._encode([texts[i] for i in members]), strict=True
            ):
                results[index] = encoding
        return results

    def states(self, texts: Sequence[str]) -> Floats:
        """Read texts that need no words.

        Args:
            texts: At least one, none empty and none longer than MAX_CHARACTERS; they go in one
                pass.

        Returns:
            Their states (texts, characters, STATES); what stands beyond a text's end says nothing.
        """
        states: Floats
        (states,) = self._session.run(["states"], self._inputs(texts))
        return states

    def _encode(self, texts: Sequence[str]) -> Iterator[Encoding]:
        inputs = self._inputs(texts)
        lengths = inputs["lengths"]
        states, scores = self._session.run(["states", "scores"], inputs)
        for row, path in enumerate(best_paths(scores, self._transitions, lengths)):
            spans, tags = self._words(path)
            yield Encoding(texts[row], spans, tags, states[row, : lengths[row]])

    def _inputs(self, texts: Sequence[str]) -> dict[str, NDArray[Any]]:
        lengths = np.array([len(text) for text in texts], dtype=np.int32)
        if lengths.max() > MAX_CHARACTERS:
            raise ValueError(
                f"a text of {lengths.max()} characters; at most {MAX_CHARACTERS} go in one pass"
            )
        characters = np.zeros((len(texts), int(lengths.max())), dtype=np.int64)
        for row, text in enumerate(texts):
            characters[row, : len(text)] = self.rows(text)
        return {"characters": characters, "lengths": lengths}

    def _words(self, path: Sequence[int]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
        """Read tags as LAC does: a word has its first character's and runs on while they say so."""
        bases, going_on = self._bases, self._going_on
        starts = [i for i, tag in enumerate(path) if i == 0 or tag not in going_on]
        spans = tuple(zip(starts, [*starts[1:], len(path)], strict=True))
        return spans, tuple([bases.get(path[start], "n") for start in starts])


def best_paths(scores: Floats, transitions: Floats, lengths: NDArray[np.int32]) -> list[list[int]]:
    """Decode a linear-chain CRF for a batch (Viterbi).

    Forwards only the best score of each tag is worked out; which tag it came from is asked
    backwards, along the one path that won.

    Args:
        scores: Of each tag at each step of each row: (rows, steps, tags).
        transitions: Score of the second tag after the first.
        lengths: Steps of each row; what stands beyond says nothing.

    Returns:
        The best tag of every step of every row.
    """
    size, longest, _ = scores.shape
    incoming = np.ascontiguousarray(transitions.T)
    best = np.empty((longest, size, len(incoming)), dtype=np.float32)
    best[0] = scores[:, 0]
    arriving = np.empty((len(incoming), size, len(incoming)), dtype=np.float32)  # from, row, to
    for step in range(1, longest):
        np.add(best[step - 1].T[:, :, None], transitions[:, None], out=arriving)
        np.maximum.reduce(arriving, axis=0, out=best[step])
        best[step] += scores[:, step]
    tag = best[lengths - 1, np.arange(size)].argmax(axis=1)
    path = np.zeros((longest, size), dtype=np.int64)
    for step in range(longest - 1, -1, -1):
        path[step] = tag
        if step:
            previous = (best[step - 1] + incoming[tag]).argmax(axis=1)
            tag = np.where(lengths > step, previous, tag)
    return [path[: lengths[row], row].tolist() for row in range(size)]

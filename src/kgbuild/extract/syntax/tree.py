"""A sentence's dependency tree over its words, brackets lifted out and glued words cut apart.

The parser hangs *tokens*; grammar reads *words* (:mod:`kgbuild.extract.tagging`). A piece that
was cut off hangs from the rest of its token, and a word whose head went with a bracket hangs
from the nearest ancestor that stayed. Re-attaching is guarded: no edit can make a cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kgbuild.extract.kinds import Kind, Word
from kgbuild.model import Token

ROOT = -1
_MARKS = (Kind.COMMA, Kind.STOP)


class Tree:
    """Heads and labels over the words of one sentence.

    Args:
        words: The words.
        heads: Index of each word's head, :data:`ROOT` for the root.
        labels: Universal Dependencies relations, subtypes included.
        upos: Universal parts of speech.
        chances: How sure the parser is of each head, 0-1.
    """

    def __init__(
        self,
        words: Sequence[Word],
        heads: Sequence[int],
        labels: Sequence[str],
        upos: Sequence[str],
        chances: Sequence[float],
    ) -> None:
        self.words = list(words)
        self.heads = list(heads)
        self.labels = list(labels)
        self.upos = list(upos)
        self.chances = list(chances)
        self._children: list[list[int]] | None = None
        self._bounds: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.heads)

    def label(self, index: int) -> str:
        """Return the relation of a word to its head, its subtype left out."""
        return _base(self.labels[index])

    def children(self, index: int) -> list[int]:
        """Return the dependents of a word, in order."""
        if self._children is None:
            self._children = [[] for _ in self.heads]
            for word, head in enumerate(self.heads):
                if head != ROOT:
                    self._children[head].append(word)
        return self._children[index]

    def of(self, index: int, *labels: str) -> list[int]:
        """Return the dependents whose relation, subtype left out, is among ``labels``."""
        return [child for child in self.children(index) if self.label(child) in labels]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the head of a word, its head, and so on up to the root."""
        head = self.heads[index]
        while head != ROOT:
            yield head
            head = self.heads[head]

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the first word of a word's subtree and the one after its last.

        Commas and stops extend nothing: the parser hangs them anywhere.
        """
        if self._bounds is None:
            low, high = list(range(len(self))), list(range(1, len(self) + 1))
            for word in range(len(self)):
                if self.words[word].kind in _MARKS:
                    continue
                for ancestor in self.ancestors(word):
                    if low[ancestor] <= word < high[ancestor]:
                        break  # a wider reach has been noted here and above
                    low[ancestor] = min(low[ancestor], word)
                    high[ancestor] = max(high[ancestor], word + 1)
            self._bounds = list(zip(low, high, strict=True))
        return self._bounds[index]

    def attach(self, index: int, head: int, label: str) -> bool:
        """Hang a word elsewhere; return whether that was possible without a cycle."""
        if head == index or (head != ROOT and index in self.ancestors(head)):
            return False
        self.heads[index] = head
        self.labels[index] = label
        self._children = self._bounds = None
        return True

    def promote(self, index: int) -> None:
        """Let a word take the place of its head, which then hangs from it by the same label."""
        head = self.heads[index]
        if head == ROOT:
            return
        grand, label = self.heads[head], self.labels[head]
        self.heads[index], self.labels[index] = grand, label
        self.heads[head] = index
        self._children = self._bounds = None


@cache
def _base(label: str) -> str:
    return label.partition(":")[0]


def tree_of(tokens: Sequence[Token], words: Sequence[Word]) -> Tree | None:
    """Return the tree of ``words``, which come from ``tokens``; ``None`` if not parsed."""
    if not words or any(token.head is None for token in tokens):
        return None
    homes = list(_homes(tokens, words))
    place = {token: index for index, token in enumerate(homes)}  # the last piece stands for all
    heads, labels, upos, chances = [], [], [], []
    roots: list[int] = []
    for index, home in enumerate(homes):
        token = tokens[home]
        if place[home] != index:
            head, label = place[home], "advmod"
        else:
            head, label = _kept(home, tokens, place), token.relation or "dep"
        if head == ROOT:
            roots.append(index)
        heads.append(head)
        labels.append(label)
        upos.append(token.upos or "X")
        chances.append(token.head_probability or 0.0)
    for other in roots[1:]:
        heads[other], labels[other] = roots[0], "parataxis"
    return Tree(words, heads, labels, upos, chances)


def _homes(tokens: Sequence[Token], words: Iterable[Word]) -> Iterator[int]:
    """Yield, for each word, the index of the token that it is, or is a piece of."""
    position = 0
    for word in words:
        while not _holds(tokens[position], word.token):
            position += 1
        yield position


def _holds(token: Token, piece: Token) -> bool:
    if token is piece:
        return True
    return bool(token.text and piece.text) and token.span.contains(piece.span)


def _kept(home: int, tokens: Sequence[Token], place: dict[int, int]) -> int:
    """Return the word of the nearest ancestor of a token that is among the words."""
    head = tokens[home].head
    while head is not None and head != ROOT and head not in place:
        head = tokens[head].head
    return ROOT if head is None or head == ROOT else place[head]

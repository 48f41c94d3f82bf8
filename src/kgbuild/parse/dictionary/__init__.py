"""jieba's dictionary and its table of rarities, compiled: a word becomes its numbers.

jieba ships both as texts of some 349,000 and 270,000 lines. To read and hash them takes half a
second and 120 MB, whatever is asked of them. Here they are one trie (MARISA: words share their
beginnings and their ends), which is mapped into memory and read where a question leads, and one
column a number. ``training/dictionary.py`` makes the files; the README beside them tells of their
licence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import marisa_trie
import numpy as np

from kgbuild.errors import ParseError

__all__ = ["FOLDER", "NO_RARITY", "Dictionary", "dictionary"]

FOLDER = Path(__file__).parent
NO_RARITY = 0xFFFF
"""In the column of rarities: the word has none."""


class Dictionary:
    """The words of jieba's dictionary.

    Args:
        folder: Where ``words.marisa`` and ``words.npz`` lie.

    Attributes:
        total: The sum of all frequencies, as jieba reads them.
        highest: The highest of them.
        longest: Characters of the longest word.
        median_rarity: The rarity of a word in the middle of all.

    Raises:
        ParseError: The files are missing or are something else.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            self._words = marisa_trie.Trie().mmap(str(folder / "words.marisa"))
            with np.load(folder / "words.npz") as columns:
                frequencies = columns["frequencies"]
                self._count = int(np.count_nonzero(frequencies))
                self.total, self.highest = int(columns["total"]), int(frequencies.max())
                # Views of memory give plain numbers, and sooner than arrays do.
                self._frequencies = memoryview(frequencies)
                self._tags = memoryview(columns["tags"])
                self._rarities = memoryview(columns["rarities"])
                self._tag_names: list[str] = columns["tag_names"].tolist()
                self._rarity_values: list[float] = columns["rarity_values"].tolist()
                self.median_rarity = float(columns["median_rarity"])
                self.longest = int(columns["longest"])
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            raise ParseError(
                "the dictionary cannot be read",
                source=str(folder),
                remedy="install kgbuild again",
                value=error,
            ) from error

    def frequency(self, word: str) -> int:
        """Return how often jieba's corpus had ``word``; 0 for one that it does not know."""
        row = self._words.get(word)
        return 0 if row is None else self._frequencies[row]

    def tag(self, word: str) -> str | None:
        """Return the tag of ``word`` in jieba's own tag set, ``None`` for one not known."""
        row = self._words.get(word)
        return (self._tag_names[self._tags[row]] or None) if row is not None else None

    def rarity(self, word: str) -> float | None:
        """Return the inverse document frequency of ``word``, ``None`` for one without."""
        row = self._words.get(word)
        place = NO_RARITY if row is None else self._rarities[row]
        return self._rarity_values[place] if place != NO_RARITY else None

    def __len__(self) -> int:
        return self._count

    def words(self) -> Iterator[str]:
        """Yield all words."""
        return (word for word, row in self._words.iteritems() if self._frequencies[row])

    def beginning(self, text: str, start: int = 0) -> Iterator[tuple[int, int, str]]:
        """Yield the words that begin at a place of ``text``, short ones first.

        Yields:
            The number of its characters, its frequency and its tag.
        """
        frequencies, tags, names = self._frequencies, self._tags, self._tag_names
        rest = text[start : start + self.longest]
        for word, row in self._words.iter_prefixes_with_ids(rest):
            if frequency := frequencies[row]:
                yield len(word), frequency, names[tags[row]]


@cache
def dictionary() -> Dictionary:
    """Return the dictionary that ships."""
    return Dictionary()

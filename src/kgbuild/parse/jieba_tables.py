"""jieba's tables of words, of which the first few texts read no more than they can ask for.

To hash the 349,000 words of the dictionary, their beginnings and their tags takes four times as
long as to look which of them stand in a text, and half of a start-up. So a table learns what
stands in a text before the text is cut; from the fifth text on, or for a long one, it learns
everything. Either way it answers alike, for whatever stands in a text that it has learnt.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import compress
from operator import itemgetter
from pathlib import Path

from kgbuild.parse import jieba_modules

__all__ = ["Dictionary", "Rarities", "dictionary", "rarities"]

_TEXTS = 4
_CHARACTERS = 4000


class _Table(ABC):
    """A file of jieba's, a word a line with its values; learnt text by text, then whole.

    Args:
        file: The file within jieba.
        columns: How many fields a line has, the word included.

    Attributes:
        version: Another number whenever something was learnt.
    """

    def __init__(self, file: str, columns: int) -> None:
        text = (jieba_modules.folder() / file).read_text(encoding="utf-8")
        fields = text.split()
        self._columns = [fields[n::columns] for n in range(columns)]
        self._longest = max(map(len, self._columns[0]))
        self._learnt: list[str] = []
        self._names: set[str] = set()
        self._words: set[str] = set()
        self._whole = False
        self._lock = threading.Lock()
        self.version = 0

    def learn(self, text: str) -> None:
        """See to it that everything is known that stands in ``text``."""
        if self._whole:
            return
        with self._lock:
            new = [part for part in text.split() if not any(part in old for old in self._learnt)]
            if not new or self._whole:
                return
            if len(self._learnt) == _TEXTS or sum(map(len, new)) > _CHARACTERS:
                self._learn_all()
            else:
                self._take(self._lines(self._inside(new)))
                self._learnt.append("\n".join(new))
            self.version += 1

    def learn_names(self, names: Iterable[str]) -> None:
        """See to it that everything is known that stands in one of several thousand names."""
        with self._lock:
            new = set() if self._whole else set(names) - self._names
            if new:
                self._take(self._lines(self._inside(new)))
                self._names |= new
                self.version += 1

    def learn_words(self, words: Iterable[str]) -> None:
        """See to it that several thousand words are known; what stands in them need not be."""
        with self._lock:
            new = set() if self._whole else set(words) - self._words
            if new:
                self._take(self._lines(new))
                self._words |= new
                self.version += 1

    def learn_all(self) -> None:
        """See to it that everything is known."""
        with self._lock:
            if not self._whole:
                self._learn_all()
                self.version += 1

    def _learn_all(self) -> None:
        self._take(self._columns)
        self._whole = True
        self._columns, self._learnt, self._names, self._words = [], [], set(), set()

    def _inside(self, texts: Iterable[str]) -> Set[str]:
        """Return what of ``texts`` is not too long to be a word."""
        longest = self._longest
        return {
            text[start:end]
            for text in texts
            for start in range(len(text))
            for end in range(start + 1, min(start + longest, len(text)) + 1)
        }

    def _lines(self, wanted: Set[str]) -> list[Sequence[str]]:
        """Return the columns without the lines of words that are not wanted."""
        words = self._columns[0]
        chosen = [*map(wanted.__contains__, words)]
        return [list(compress(column, chosen)) for column in self._columns]

    @abstractmethod
    def _take(self, columns: Sequence[Sequence[str]]) -> None:
        """Learn these lines, given by columns."""


class Dictionary(_Table):
    """jieba's dictionary.

    Attributes:
        frequencies: How often jieba's corpus had a word; of each beginning of a word 0.
        tags: The tag of a word, in jieba's own tag set.
        total: The sum of all frequencies, learnt or not.
        highest: The highest of them.
    """

    def __init__(self) -> None:
        super().__init__("dict.txt", columns=3)
        self.frequencies: dict[str, int] = {}
        self.tags: dict[str, str] = {}
        counts = [*map(int, self._columns[1])]
        self.total, self.highest = sum(counts), max(counts)

    def _take(self, columns: Sequence[Sequence[str]]) -> None:
        words, counts, tags = columns
        found = dict.fromkeys(_beginnings(words), 0)
        found.update(zip(words, map(int, counts), strict=True))
        # In one step each: another thread may be cutting a text of its own.
        self.frequencies.update(found)
        self.tags.update(dict(zip(words, tags, strict=True)))


def _beginnings(words: Sequence[str]) -> Set[str]:
    """Return what words begin with, themselves left out; length by length, which is fastest."""
    found: set[str] = set()
    length = 1
    while words := [word for word in words if len(word) > length]:
        found.update(map(itemgetter(slice(length)), words))
        length += 1
    return found


class Rarities(_Table):
    """jieba's inverse document frequencies.

    Attributes:
        values: That of a word.
        median: That of a word in the middle of all, learnt or not.
    """

    def __init__(self) -> None:
        super().__init__(str(Path("analyse", "idf.txt")), columns=2)
        written = self._columns[1]
        # They are few: each is read, compared and kept once.
        self._numbers = {value: float(value) for value in set(written)}
        self.values: dict[str, float] = {}
        self.median = _median(Counter(map(self._numbers.__getitem__, written)))

    def _take(self, columns: Sequence[Sequence[str]]) -> None:
        words, written = columns
        self.values.update(zip(words, map(self._numbers.__getitem__, written), strict=True))


def _median(counts: Mapping[float, int]) -> float:
    """Return the upper median of numbers, given how often each occurs."""
    middle = sum(counts.values()) // 2
    seen = 0
    for number in sorted(counts):
        seen += counts[number]
        if seen > middle:
            return number
    raise ValueError("the median of nothing")


@cache
def dictionary() -> Dictionary:
    """Return the dictionary of the installed jieba."""
    return Dictionary()


@cache
def rarities() -> Rarities:
    """Return the inverse document frequencies of the installed jieba."""
    return Rarities()

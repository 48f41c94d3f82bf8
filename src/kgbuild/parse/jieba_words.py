"""jieba: its dictionary, words along its most probable path, and its tags as ours.

jieba keeps global state (one tokenizer, one logger that writes to standard error, a
cache file in the shared temporary folder that is unmarshalled unseen). Here each use
has a tokenizer of its own, fed from the dictionary that jieba ships: parsing that
file in one go costs no more than reading the cache back, and leaves nothing behind
that another process or user could tamper with.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kgbuild.errors import ParseError
from kgbuild.parse.jieba_model import cutter
from kgbuild.parse.words import Bend, Lost, Protected, Word, as_they_are

_PROPER_TAGS = frozenset("nr nrt nrfg ns nt nz".split())
_RARE = 50  # a word seen that many times less often than a name weighs does not count against it


@dataclass(frozen=True, slots=True)
class _Dictionary:
    frequencies: dict[str, int]  # every word, and every prefix of a word with 0
    total: int
    tags: dict[str, str]


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    """Read the dictionary of the installed jieba."""
    folder = Path(_jieba().__file__).parent
    fields = (folder / "dict.txt").read_text(encoding="utf-8").split()
    words = fields[::3]
    counts = [int(count) for count in fields[1::3]]
    frequencies = dict.fromkeys((word[:n] for word in words for n in range(1, len(word))), 0)
    frequencies.update(zip(words, counts, strict=True))
    return _Dictionary(frequencies, sum(counts), dict(zip(words, fields[2::3], strict=True)))


@lru_cache(maxsize=1)
def _jieba() -> Any:
    """Import jieba, and keep its chatter off standard error."""
    try:
        import jieba
    except ImportError as error:
        raise ParseError("jieba is not installed", remedy="pip install jieba") from error
    logging.getLogger("jieba").setLevel(logging.CRITICAL)
    return jieba


def tokenizer(names: Mapping[str, int] | None = None) -> Any:
    """Make a ``jieba.Tokenizer`` of its own.

    Args:
        names: Words to know besides the dictionary's, each with its frequency.
    """
    dictionary = _dictionary()
    made = _jieba().Tokenizer()
    made.FREQ = dict(dictionary.frequencies)
    made.total = dictionary.total
    made.initialized = True
    # Short names first: a long one must win over the path through the short ones.
    for name, frequency in sorted((names or {}).items(), key=lambda item: len(item[0])):
        made.add_word(name, max(frequency, made.suggest_freq(name)))
    return made


@lru_cache(maxsize=1)
def plain_tokenizer() -> Any:
    """The tokenizer that knows jieba's own dictionary only. Do not add words to it."""
    return tokenizer()


def word_ends(text: str) -> list[int]:
    """Return where the words of ``text`` end, by the dictionary alone, in order."""
    ends: list[int] = []
    position = 0
    for word in plain_tokenizer().cut(text, HMM=False):
        position += len(word)
        ends.append(position)
    return ends


def word_tag(word: str) -> str | None:
    """Return the tag that jieba's dictionary gives ``word``, in jieba's own tag set."""
    return _dictionary().tags.get(word)


def word_frequency(word: str) -> int:
    """Return how often jieba's corpus had ``word``; 0 for one that it does not know."""
    return _dictionary().frequencies.get(word, 0)


def is_common(word: str, frequency: int) -> bool:
    """Tell whether ``word`` is an ordinary word, far from rare beside ``frequency``.

    Args:
        word: A word that a lexicon lists as a name.
        frequency: The weight that the lexicon gives it.
    """
    usual = _dictionary().frequencies.get(word, 0)
    return usual * _RARE > frequency and word_tag(word) not in _PROPER_TAGS


def pos_tokenizer(words: Any) -> Any:
    """Make the ``jieba.posseg.POSTokenizer`` over the tokenizer ``words``."""
    posseg = _posseg()
    made = posseg.POSTokenizer.__new__(posseg.POSTokenizer)  # as below: no dictionary is read
    made.tokenizer = words
    made.word_tag_tab = _dictionary().tags
    made._POSTokenizer__cut = _cutter()  # hides the slow method of the class
    return made


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], Iterator[Any]]:
    return cutter(_posseg())


@lru_cache(maxsize=1)
def _posseg() -> Any:
    """Import ``jieba.posseg`` without the quarter second that it takes to read the dictionary.

    Its own tokenizer gets the tags that it would have read, in a dictionary of its own.
    """
    default = _jieba().dt
    default.get_dict_file = io.BytesIO  # hides the method of the class, for the import only
    try:
        from jieba import posseg
    finally:
        del default.get_dict_file
    if not posseg.dt.word_tag_tab:
        posseg.dt.word_tag_tab = dict(_dictionary().tags)
    return posseg


# jieba's tags (ICTCLAS) in LAC's set, by their longest known beginning.
_TAGS = {
    "n": ("n", None),
    "nr": ("nr", "Person"),
    "nrt": ("nr", "Person"),
    "nrfg": ("nr", "Person"),
    "ns": ("ns", "Place"),
    "nt": ("nt", "Organization"),
    "nz": ("nz", None),
    "eng": ("nz", None),
    "i": ("n", None),
    "j": ("n", None),
    "l": ("n", None),
    "g": ("n", None),
    "t": ("t", "Time"),
    "s": ("s", None),
    "f": ("f", None),
    "v": ("v", None),
    "vn": ("vn", None),
    "vd": ("vd", None),
    "a": ("a", None),
    "ad": ("ad", None),
    "an": ("an", None),
    "b": ("a", None),
    "z": ("a", None),
    "d": ("d", None),
    "r": ("r", None),
    "m": ("m", None),
    "q": ("q", None),
    "p": ("p", None),
    "c": ("c", None),
    "u": ("u", None),
    "k": ("n", None),
    "h": ("a", None),
    "e": ("xc", None),
    "y": ("xc", None),
    "o": ("xc", None),
}


class JiebaAnalyzer:
    """Cuts texts into words with jieba: for machines that have no onnxruntime.

    Raises:
        ParseError: jieba is missing.
    """

    def __init__(self) -> None:
        # jieba keeps phrases as words (表示感谢, 并不知道): grammar needs what they are made of.
        words = tokenizer()
        phrases = {w for w, tag in _dictionary().tags.items() if tag == "l" and len(w) == 4}
        words.FREQ.update(dict.fromkeys(phrases, 0))
        self._tokenizer = pos_tokenizer(words)

    @property
    def name(self) -> str:
        """``"jieba"``."""
        return "jieba"

    def analyze(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
        """Cut each of ``texts``, normalised, into words that join up to the whole text."""
        return self.cut(texts, bend=bend)

    def cut(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
        """Cut each of ``texts``; jieba parses nothing anyway."""
        bent = bend({number: self._words(text) for number, text in enumerate(texts)})
        return [bent[number] for number in range(len(texts))]

    def pauses(self, texts: Sequence[str], *, protected: Protected = ()) -> list[list[Lost]]:
        """Return nothing: jieba hears no pauses."""
        return [[] for _ in texts]

    def _words(self, text: str) -> list[Word]:
        words: list[Word] = []
        position = 0
        for pair in self._tokenizer.cut(text):
            end = position + len(pair.word)
            words.append(Word(position, end, *_our_tag(pair.word, pair.flag)))
            position = end
        return words


def _our_tag(word: str, flag: str) -> tuple[str, str | None]:
    if not any(c.isalnum() for c in word):
        return "w", None
    if flag in ("x", "w", "zg", "un"):  # unknown to jieba: a symbol is punctuation, letters a name
        return ("n", None) if word[0] > "\u2e80" else ("nz", None)
    while flag and flag not in _TAGS:
        flag = flag[:-1]
    return _TAGS.get(flag, ("n", None))

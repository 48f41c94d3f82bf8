"""jieba: its dictionary, words along its most probable path, and its tags as ours.

jieba keeps global state (one tokenizer, one logger that writes to standard error, a
cache file in the shared temporary folder that is unmarshalled unseen). Here each use
has a tokenizer of its own, fed from the dictionary that jieba ships: parsing that
file in one go costs no more than reading the cache back, and leaves nothing behind
that another process or user could tamper with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from kgbuild.parse import jieba_modules
from kgbuild.parse.jieba_model import cutter
from kgbuild.parse.jieba_tables import dictionary
from kgbuild.parse.words import Bend, Lost, Protected, Word, as_they_are

_PROPER_TAGS = frozenset("nr nrt nrfg ns nt nz".split())
_RARE = 50  # a word seen that many times less often than a name weighs does not count against it


class Tokenizer:
    """jieba's most probable path through a text, on which names compete with the dictionary.

    Args:
        names: Words to know besides the dictionary's, each with its frequency.
    """

    def __init__(self, names: Mapping[str, int]) -> None:
        self._dictionary = dictionary()
        self._dictionary.learn_words(names)
        unsure = self._unsure(names)
        self._dictionary.learn_names(unsure)
        self._inner = _tokenizer(dict(self._dictionary.frequencies))
        # Short names first: a long one must win over the path through the short ones.
        for name, frequency in sorted(names.items(), key=lambda item: len(item[0])):
            least = self._inner.suggest_freq(name) if name in unsure else 0
            self._inner.add_word(name, max(frequency, least))
        self._weights = {name: self._inner.FREQ[name] for name in names}
        self._beginnings = {name[:n]: 0 for name in names for n in range(1, len(name))}
        self._version = -1

    def _unsure(self, names: Mapping[str, int]) -> Set[str]:
        """Return the names whose frequency may not do to keep them whole on the path.

        What jieba suggests is the frequency of the name's most probable path: that of the name
        itself, or the product of several words' over the total for all but one of them. To ask
        it for each of thousands of names takes a tenth of a second.
        """
        known, total = self._dictionary.frequencies, self._dictionary.total
        highest = max(self._dictionary.highest + 1, *names.values(), 0)
        if highest > total:
            return names.keys()
        several = highest * highest // total
        return {n for n, given in names.items() if max(several, known.get(n, 0)) + 2 > given}

    def learn(self, texts: Sequence[str]) -> None:
        """See to it that texts can be cut; it is quicker than text by text."""
        self._dictionary.learn("\n".join(texts))

    def cut(self, text: str) -> list[str]:
        """Cut ``text`` into words of the dictionary and names."""
        self._dictionary.learn(text)
        if self._version != self._dictionary.version:
            self._version = self._dictionary.version
            known = self._dictionary.frequencies
            self._inner.FREQ = {**self._beginnings, **known, **self._weights}
        return list(self._inner.cut(text, HMM=False))


def plain_tokenizer(text: str) -> Any:
    """Return the ``jieba.Tokenizer`` that knows jieba's own dictionary only.

    Args:
        text: What it is to cut. It cannot cut another, and no words may be added to it.
    """
    dictionary().learn(text)
    return _plain()


@lru_cache(maxsize=1)
def _plain() -> Any:
    return _tokenizer(dictionary().frequencies)


def _tokenizer(frequencies: dict[str, int]) -> Any:
    made = jieba_modules.main().Tokenizer()
    made.FREQ = frequencies
    made.total = dictionary().total
    made.initialized = True
    return made


def word_ends(text: str) -> list[int]:
    """Return where the words of ``text`` end, by the dictionary alone, in order."""
    ends: list[int] = []
    position = 0
    for word in plain_tokenizer(text).cut(text, HMM=False):
        position += len(word)
        ends.append(position)
    return ends


def word_tag(word: str) -> str | None:
    """Return the tag that jieba's dictionary gives ``word``, in jieba's own tag set."""
    dictionary().learn(word)
    return dictionary().tags.get(word)


def word_frequency(word: str) -> int:
    """Return how often jieba's corpus had ``word``; 0 for one that it does not know."""
    dictionary().learn(word)
    return dictionary().frequencies.get(word, 0)


def common(names: Mapping[str, int]) -> set[str]:
    """Return those of ``names`` that are ordinary words, far from rare beside their frequency.

    Args:
        names: What a lexicon lists as names, each with the weight that it gives them.
    """
    known = dictionary()
    known.learn_words(names)
    return {
        name
        for name, weight in names.items()
        if known.frequencies.get(name, 0) * _RARE > weight
        and known.tags.get(name) not in _PROPER_TAGS
    }


def pos_tokenizer(words: Any) -> Any:
    """Make the ``jieba.posseg.POSTokenizer`` over the tokenizer ``words``, for the same texts."""
    posseg = jieba_modules.posseg(dictionary().tags)
    made = posseg.POSTokenizer.__new__(posseg.POSTokenizer)  # a plain call reads the dictionary
    made.tokenizer = words
    made.word_tag_tab = dictionary().tags
    made._POSTokenizer__cut = _cutter()  # hides the slow method of the class
    return made


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], Iterator[Any]]:
    return cutter(jieba_modules.posseg(dictionary().tags))


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
        dictionary().learn_all()
        words = _tokenizer(dict(dictionary().frequencies))
        phrases = {w for w, tag in dictionary().tags.items() if tag == "l" and len(w) == 4}
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

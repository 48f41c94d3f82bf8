"""jieba: words along its most probable path, and its tags as ours.

jieba keeps global state (one tokenizer, one logger that writes to standard error, a
cache file in the shared temporary folder that is unmarshalled unseen). Here each use
has a tokenizer of its own over :mod:`kgbuild.parse.dictionary`, which is what jieba
would read from its texts; nothing is left behind that another process or user could
tamper with.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Container, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from math import log
from typing import Any, TypeAlias

from kgbuild.parse import jieba_modules
from kgbuild.parse.dictionary import dictionary
from kgbuild.parse.jieba_model import cutter
from kgbuild.parse.segmentation.words import Bend, Lost, Protected, Word, as_they_are

_PROPER_TAGS = frozenset("nr nrt nrfg ns nt nz".split())
_RARE = 50  # a word seen that many times less often than a name weighs does not count against it

_PHRASE = 4  # characters of what jieba's dictionary keeps as a phrase (表示感谢)
_REMEMBERED = 1000  # characters of the longest stretch whose best path is kept
#: By place: how probable the best path from it to the end is, and where its first word ends.
_Route: TypeAlias = dict[int, tuple[float, int]]


class _Frequencies:
    """What a ``jieba.Tokenizer`` weighs paths by: the dictionary, and names that go before it.

    Args:
        phrases: Whether the dictionary's phrases of four characters count as words.
    """

    def __init__(self, *, phrases: bool = True) -> None:
        self._dictionary = dictionary()
        self._phrases = phrases
        self._names: dict[str, int] = {}
        self._beginnings: set[str] = set()
        self.total = self._dictionary.total
        # Keywords are found by two ways that cut the same text.
        self._best = lru_cache(maxsize=1024)(self._best_path)

    def add(self, name: str, frequency: int) -> None:
        """Let ``name``, new here, weigh ``frequency``."""
        self._names[name] = frequency
        self._beginnings.update(name[:end] for end in range(1, len(name) + 1))
        self.total += frequency
        self._best.cache_clear()

    def get(self, word: str, default: int | None = None) -> int | None:
        """Return how much ``word`` weighs, ``default`` where it is not known."""
        if word in self._names:
            return self._names[word]
        if not self._phrases and _is_phrase(word, self._dictionary.tag(word)):
            return default
        return self._dictionary.frequency(word) or default

    def route(self, text: str, _: None, route: _Route) -> None:
        """Put into ``route`` the best path through ``text``, as jieba asks for it.

        Args:
            text: What is cut.
            route: Is told, for each word of the path by its start, where its last character
                stands; jieba asks for no other, and not how probable it is.
        """
        path = self._best(text) if len(text) <= _REMEMBERED else self._best_path(text)
        start = 0
        for end in path:
            route[start] = 0.0, end
            start = end + 1

    def _best_path(self, text: str) -> tuple[int, ...]:
        """Return where the last character of each word of the most probable path stands."""
        whole = log(self.total)
        chances = [0.0] * (len(text) + 1)  # of the best path from a place on
        ends = [0] * len(text)  # of its first word
        for start in range(len(text) - 1, -1, -1):
            chances[start], ends[start] = max(
                [
                    (log(frequency) - whole + chances[end + 1], end)
                    for end, frequency in self._words_at(text, start).items()
                ]
            )
        path: list[int] = []
        start = 0
        while start < len(text):
            path.append(ends[start])
            start = ends[start] + 1
        return tuple(path)

    def _words_at(self, text: str, start: int) -> dict[int, int]:
        """Return the words that may begin at a place: where each ends, and what it weighs.

        An unknown character is a word that weighs 1.
        """
        ends = {
            start + length - 1: frequency
            for length, frequency, tag in self._dictionary.beginning(text, start)
            if self._phrases or not (length == _PHRASE and tag == "l")
        }
        end = start + 1
        while (part := text[start:end]) in self._beginnings:
            if part in self._names:
                ends[end - 1] = self._names[part]
            if end == len(text):
                break
            end += 1
        return ends or {start: 1}


def _is_phrase(word: str, tag: str | None) -> bool:
    return tag == "l" and len(word) == _PHRASE


class _Tags(Mapping[str, str]):
    """The dictionary's tags as jieba asks for them."""

    def __getitem__(self, word: str) -> str:
        tag = dictionary().tag(word)
        if tag is None:
            raise KeyError(word)
        return tag

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and dictionary().tag(word) is not None

    def get(self, word: str, default: Any = None) -> Any:
        """Return the tag of ``word``, ``default`` where it is not known."""
        return dictionary().tag(word) or default

    def __iter__(self) -> Iterator[str]:
        return dictionary().words()

    def __len__(self) -> int:
        return len(dictionary())


class Tokenizer:
    """jieba's most probable path through a text, on which names compete with the dictionary.

    Args:
        names: Words to know besides the dictionary's, each with its frequency.
    """

    def __init__(self, names: Mapping[str, int]) -> None:
        unsure = self._unsure(names)
        self._frequencies = _Frequencies()
        self._inner = _tokenizer(self._frequencies)
        # Short names first: a long one must win over the path through the short ones.
        for name, frequency in sorted(names.items(), key=lambda item: len(item[0])):
            least = self._inner.suggest_freq(name) if name in unsure else 0
            self._frequencies.add(name, max(frequency, least))
            self._inner.total = self._frequencies.total

    def _unsure(self, names: Mapping[str, int]) -> Set[str]:
        """Return the names whose frequency may not do to keep them whole on the path.

        What jieba suggests is the frequency of the name's most probable path: that of the name
        itself, or the product of several words' over the total for all but one of them. To ask
        it for each of thousands of names takes a tenth of a second.
        """
        known = dictionary()
        highest = max(known.highest + 1, *names.values(), 0)
        if highest > known.total:
            return names.keys()
        several = highest * highest // known.total
        return {n for n, given in names.items() if max(several, known.frequency(n)) + 2 > given}

    def weight(self, name: str) -> int:
        """Return what a name, or a word, weighs; 0 for one that is not known."""
        return self._frequencies.get(name) or 0

    @property
    def total(self) -> int:
        """What all words and names weigh together."""
        return self._frequencies.total

    def cut(self, text: str) -> list[str]:
        """Cut ``text`` into words of the dictionary and names."""
        return list(self._inner.cut(text, HMM=False))


@lru_cache(maxsize=1)
def plain_tokenizer() -> Any:
    """Return the ``jieba.Tokenizer`` that knows jieba's own dictionary only."""
    return _tokenizer(_Frequencies())


def _tokenizer(frequencies: _Frequencies) -> Any:
    made = jieba_modules.main().Tokenizer()
    # They hide the methods of the class, which ask for every beginning of every word.
    made.get_DAG, made.calc = _no_graph, frequencies.route
    made.FREQ, made.total = frequencies, frequencies.total
    made.initialized = True
    return made


def _no_graph(_: str) -> None:
    """Return nothing for jieba to hand to :meth:`_Frequencies.route`, which needs nothing."""


@lru_cache(maxsize=64)
def word_ends(text: str) -> tuple[int, ...]:
    """Return where the words of ``text`` end, by the dictionary alone, in order."""
    ends: list[int] = []
    position = 0
    for word in plain_tokenizer().cut(text, HMM=False):
        position += len(word)
        ends.append(position)
    return tuple(ends)


def word_tag(word: str) -> str | None:
    """Return the tag that jieba's dictionary gives ``word``, in jieba's own tag set."""
    return dictionary().tag(word)


def word_frequency(word: str) -> int:
    """Return how often jieba's corpus had ``word``; 0 for one that it does not know."""
    return dictionary().frequency(word)


def common(names: Mapping[str, int]) -> set[str]:
    """Return those of ``names`` that are ordinary words, far from rare beside their frequency.

    Args:
        names: What a lexicon lists as names, each with the weight that it gives them.
    """
    known = dictionary()
    return {
        name
        for name, weight in names.items()
        if known.frequency(name) * _RARE > weight and known.tag(name) not in _PROPER_TAGS
    }


def pos_tokenizer(words: Any) -> Any:
    """Make the ``jieba.posseg.POSTokenizer`` over the tokenizer ``words``."""
    posseg = jieba_modules.posseg(_tags())
    made = posseg.POSTokenizer.__new__(posseg.POSTokenizer)  # a plain call reads the dictionary
    made.tokenizer = words
    made.word_tag_tab = _Tags()
    made._POSTokenizer__cut = _cutter()  # hides the slow method of the class
    return made


def _tags() -> ChainMap[str, str]:
    """Return the dictionary's tags, to which jieba may add a user's."""
    return ChainMap({}, _Tags())  # type: ignore[arg-type] # the second map is only read


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], Iterator[Any]]:
    return cutter(jieba_modules.posseg(_tags()))


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
        self._tokenizer = pos_tokenizer(_tokenizer(_Frequencies(phrases=False)))

    @property
    def name(self) -> str:
        """``"jieba"``."""
        return "jieba"

    def analyze(
        self, texts: Sequence[str], *, bend: Bend = as_they_are, restyle: Container[int] = ()
    ) -> list[list[Word]]:
        """Cut each of ``texts``, normalised, into words; none of them hangs in a tree."""
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

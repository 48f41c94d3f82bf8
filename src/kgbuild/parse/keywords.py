"""A text becomes its keywords, weighed 0-1: jieba's TF-IDF and TextRank, combined.

The two see different things. TF-IDF knows what is rare in Chinese at large, TextRank
what the text ties together; a word that both put high is what the text is about. The
weight is the mean of the two, each scaled by its highest score.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kgbuild.parse import jieba_modules
from kgbuild.parse.dictionary import dictionary
from kgbuild.parse.jieba_words import plain_tokenizer, pos_tokenizer, word_tag
from kgbuild.parse.normalise import normalise

_RANKED = 20_000  # characters that TextRank reads: tagging is slow, and its graph grows with them
_PIECES = 20  # taken evenly from a longer text
# jieba's tags of pronouns, conjunctions, prepositions, particles, adverbs, numbers, measures.
_FUNCTION = frozenset("r rr rz rg c p u ud ug uj ul uv uz d df dg m mq mg q f y e o k h".split())


def keywords(text: str, *, limit: int = 200) -> dict[str, float]:
    """Weigh the keywords of ``text``.

    Args:
        text: Any text; it is normalised first.
        limit: Return at most so many.

    Returns:
        Word -> weight, from the highest to the lowest; the weight is above 0 and at most
        1. Ties stand in the order of the words. Takes linear time: of a long text
        TextRank reads evenly spaced pieces only.
    """
    plain = normalise(text).text
    tfidf, textrank = _extractors()
    frequency = _scaled(tfidf.extract_tags(plain, topK=None, withWeight=True))
    rank = _scaled(textrank.textrank(_sample(plain), topK=None, withWeight=True))
    weights = {
        word: (frequency.get(word, 0.0) + rank.get(word, 0.0)) / 2
        for word in frequency.keys() | rank.keys()
        if any(c.isalpha() for c in word) and word_tag(word) not in _FUNCTION
    }
    order = sorted(weights, key=lambda word: (-weights[word], word))
    return {word: weights[word] for word in order[:limit] if weights[word] > 0}


def _sample(text: str) -> str:
    """Return ``text``, or evenly spaced pieces of one that is too long for TextRank."""
    if len(text) <= _RANKED:
        return text
    size, stride = _RANKED // _PIECES, len(text) // _PIECES
    return "\n".join(text[k * stride : k * stride + size] for k in range(_PIECES))


def _scaled(scores: list[tuple[str, float]]) -> dict[str, float]:
    highest = max((score for _, score in scores), default=0.0)
    return {word: score / highest for word, score in scores} if highest > 0 else {}


class _Rarities:
    """The dictionary's rarities as jieba asks for them."""

    @staticmethod
    def get(word: str, default: float) -> float:
        """Return the rarity of ``word``, ``default`` where it has none."""
        rarity = dictionary().rarity(word)
        return default if rarity is None else rarity


@lru_cache(maxsize=1)
def _extractors() -> tuple[Any, Any]:
    """Make jieba's two keyword extractors, on a tokenizer of our own."""
    words = plain_tokenizer()
    tagger = pos_tokenizer(words)
    kind, rank = jieba_modules.analysis()
    tfidf, textrank = kind.__new__(kind), rank()  # a plain call reads the table
    tfidf.tokenizer, tfidf.stop_words = words, kind.STOP_WORDS.copy()
    tfidf.postokenizer = textrank.tokenizer = textrank.postokenizer = tagger
    tfidf.idf_freq, tfidf.median_idf = _Rarities(), dictionary().median_rarity
    return tfidf, textrank

"""1980年至1984年，甲学院乙专业学习；: the lines of a career tell where without a preposition.

As read, the school would study itself. In: the words of a sentence. Out: where each such line says
in what house somebody was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Kind, Word

_HOUSES: Final = frozenset({"nt", "ns", "nz"})
_NAMING: Final = (Kind.NOUN, Kind.ADVERB, Kind.LOCALISER)
_CLOSING: Final = (Kind.COMMA, Kind.STOP)


def house_before(words: Sequence[Word], verb: int) -> int | None:
    """Return where the house begins that a line of a career names before its verb, if it is one.

    Args:
        words: The words of a sentence.
        verb: Index of what somebody did there (学习).
    """
    start = verb
    while start > 0 and words[start - 1].kind in _NAMING:
        start -= 1
    dated = start > 1 and words[start - 1].kind is Kind.COMMA
    dated = dated and words[start - 2].kind is Kind.TIME
    closes = verb + 1 >= len(words) or words[verb + 1].kind in _CLOSING
    housed = start < verb and words[start].tag in _HOUSES
    return start if dated and closes and housed else None


def posts(words: Sequence[Word]) -> frozenset[int]:
    """Return where the verbs of such lines stand in the document."""
    return frozenset(
        word.token.span.start
        for index, word in enumerate(words)
        if word.form in w.POSTED and house_before(words, index) is not None
    )

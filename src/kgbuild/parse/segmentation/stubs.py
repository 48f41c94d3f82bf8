"""What remains of a count that has lost its figure: 员工|人, 发明专利|项, 学校|所.

A transcript without figures says 现有员工人 for 现有员工860人. The measure word is no part of the
noun, and what it closes is told: the next clause begins behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.ontology.counts import COUNTED, COUNTED_BY
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

#: Neither is a count at its end, nor where it describes or is counted up with something.
_GOES_ON: Final = "(?![的和与及等以左多余级数])"
_STUB: Final = regex(
    "|".join(
        f"(?:(?<=[\u4e00-\u9fff])(?:{nouns})(?:{units})(?!{goes_on}){_GOES_ON})"
        for units, nouns, goes_on in COUNTED
    )
)
#: When somebody was born, glued to the verb and parted from where: 年月生|于.
_BORN: Final = regex("(?P<when>年月日|年月|年|月日|日)生")
#: What ends as a count would, and is none.
_WHOLE: Final = ("法定代表人", "诉讼代表人", "企业代表人")
_FAR: Final = 6  # characters before a measure word among which its noun stands
_OTHER: Final = frozenset("n nz u q nr vn v nt".split())


def closed_counts(text: str) -> Iterator[int]:
    """Yield where what remains of a count ends, in a normalised text without its pauses."""
    for stub in _STUB.finditer(text):
        if not text.endswith(_WHOLE, 0, stub.end()):
            yield stub.end()


def uncounted(text: str, words: Sequence[Word]) -> list[Word]:
    """Part a noun from the measure word whose figure is lost, before a mark or the end.

    So is a date without its figures from the verb behind it (年月|生于).

    Args:
        text: A normalised text.
        words: Its words, in order.
    """
    found: list[Word] = []
    for number, word in enumerate(words):
        if found and text[word.start : word.end] == "于":
            born = _BORN.fullmatch(text, found[-1].start, found[-1].end)
            if born is not None:
                found[-1] = Word(*born.span("when"), "n")
                found.append(Word(born.end("when"), word.end, "v"))
                continue
        nouns = COUNTED_BY.get(text[word.end - 1])
        ends = number + 1 == len(words) or words[number + 1].tag == "w"
        ends = ends and not text.endswith(_WHOLE, 0, word.end)
        if nouns and ends and word.tag in _OTHER and not (found and found[-1].tag == "m"):
            unit = word.end - 1
            if unit > word.start and text[max(0, unit - _FAR) : unit].endswith(nouns):
                found += (Word(word.start, unit, "n"), Word(unit, word.end, "q"))
                continue
            if unit == word.start and found and text[max(0, unit - _FAR) : unit].endswith(nouns):
                found.append(replace(word, tag="q", entity=None))
                continue
        found.append(word)
    return found

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
#: 全长公里, 面积平方公里: what is measured, and a unit alone.
_MEASURED: Final = regex(
    "(?:全长|总长|长度|面积|海拔|时速|高度|宽度|水深|里程|库容|装机容量|产量|重量|流量|占地|年产量|吨位)"
    "(?P<unit>[万亿]?(?:平方|立方)?(?:公里|千米|厘米|米|公顷|亩|吨|千瓦|公斤))(?![^\\W、，。,])"
)
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
    for word in _unfigured(text, words):
        if found and text[word.start : word.end] == "于":
            born = _BORN.fullmatch(text, found[-1].start, found[-1].end)
            if born is not None:
                found[-1] = Word(*born.span("when"), "n")
                found.append(Word(born.end("when"), word.end, "v"))
                continue
        nouns = COUNTED_BY.get(text[word.end - 1])
        ends = word.end == len(text) or not text[word.end].isalnum()
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


def _unfigured(text: str, words: Sequence[Word]) -> list[Word]:
    """Part what is measured from the unit whose figure is lost (隧道|全长|公里).

    The unit stays behind as an amount would, so that its clause is about what is measured.
    """
    cuts = {match.start("unit"): match.end() for match in _MEASURED.finditer(text)}
    found: list[Word] = []
    for word in words:
        cut = next((at for at in range(word.start, word.end) if at in cuts), None)
        if cut is None or word.end > cuts[cut]:
            found.append(word)
            continue
        if cut > word.start:
            found.append(Word(word.start, cut, "n"))
        found.append(Word(cut, word.end, "m"))
    return found

"""How far what was just measured is from something else: 就业率为54.2%，低于全省平均3.6个百分点.

The clause has no subject of its own, and a parser gives it any; what is compared is what the clause
before has measured. Read off words: a clause that opens on a verb of comparing, behind one that
ends on an amount. In: the words of a sentence. Out: what is compared with what, and by how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.extract.builder import Builder
from kgbuild.extract.kinds import MARKS, PREVERBAL, Kind, Word
from kgbuild.extract.surface import Surface
from kgbuild.model import Qualifier, Triple
from kgbuild.ontology import MEASURES

#: How likely one is so.
CHANCE: Final = 0.8
_COMPARING: Final = frozenset(
    "低于 高于 多于 少于 优于 快于 慢于 大于 小于 好于 弱于 强于 落后于 领先于 领先 落后 逊于 长于 "
    "短于 早于 晚于 略高于 略低于 远高于 远低于 明显高于 明显低于 大幅高于 大幅低于".split()
)
_EQUAL: Final = frozenset(
    "为 是 达 达到 高达 约为 仅为 约 近 超过 升至 降至 增至 提高到 下降到 达到了".split()
)
_LEADING: Final = (Kind.LINK, Kind.TIME, Kind.COMMA)
_HOLDING: Final = frozenset({Kind.NOUN, Kind.ADJECTIVE, Kind.PRONOUN, Kind.DETERMINER, Kind.DE})
_POINTS: Final = frozenset("百分点 个百分点".split())


def compared(surface: Surface) -> Iterator[Triple]:
    """Yield what the clauses of a sentence compare with what the clauses before them measured.

    Args:
        surface: The sentence.
    """
    words = surface.words
    if not any(word.form in _COMPARING for word in words):
        return
    build = Builder(surface, "compared")
    measured: range | None = None
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        verb = start
        while verb < end and words[verb].kind in PREVERBAL:
            verb += 1
        if verb < end and words[verb].form in _COMPARING:
            if measured is not None and (told := _told(build, words, measured, range(verb, end))):
                yield told
        else:
            measured = _measured(words, start, end)
        start = end + 1


def _measured(words: Sequence[Word], start: int, end: int) -> range | None:
    """Return what a clause measures that ends on an amount, all the words before that."""
    last = end
    while last > start and (words[last - 1].kind is Kind.NUMBER or words[last - 1].form in _POINTS):
        last -= 1
    if last == end:
        return None
    while last > start and (words[last - 1].form in _EQUAL or words[last - 1].kind in PREVERBAL):
        last -= 1
    while start < last and words[start].kind in _LEADING:
        start += 1
    rate = start < last and words[last - 1].form.endswith(MEASURES)  # 执行|到位率
    held = all(
        words[i].kind in _HOLDING or words[i].tag == "vn" or (rate and words[i].tag == "v")
        for i in range(start, last)
    )
    return range(start, last) if start < last and held else None


def _told(build: Builder, words: Sequence[Word], measured: range, clause: range) -> Triple | None:
    """Return what a clause of comparing tells of what was measured."""
    last = clause.stop
    while last > clause.start + 1 and (
        words[last - 1].kind is Kind.NUMBER or words[last - 1].form in _POINTS
    ):
        last -= 1
    what, verb = build.mention(measured, measured.stop - 1), build.mention([clause.start])
    other = build.mention(range(clause.start + 1, last), last - 1)
    if what is None or verb is None or other is None:
        return None
    amount = build.mention(range(last, clause.stop)) if last < clause.stop else None
    return build.triple(
        what,
        verb,
        other,
        predicate=verb.form,
        construction="compared",
        inherited=1,
        qualifiers=(Qualifier("quantity", amount, amount, "", CHANCE),) if amount else (),
    )

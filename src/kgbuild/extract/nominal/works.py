"""Who has which part in a work: 大桥全长3公里，由甲院设计，乙局承建，丙公司监理.

Each part stands in a clause of its own, the first behind 由, the others bare, and a parser hangs
the last of them from whatever verb is near. Read off words: a clause of a list of doers and a verb
for a part of a work, after one with 由, is about what that is about. In: the words of a sentence
and what its clauses are about. Out: who did what to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder
from kgbuild.extract.coordination import members
from kgbuild.extract.kinds import MARKS, PREVERBAL, Kind, Word
from kgbuild.extract.surface import Surface
from kgbuild.model import Triple

#: How likely one is so, by reading some fifty of them.
CHANCE: Final = 0.85
#: Before the verb for a part, how it is taken (负责施工, 联合主办, 参与起草).
_TAKING: Final = frozenset(
    "负责 联合 共同 领衔 牵头 独家 参与 具体 分别 协同 总 全程 倾情 特约".split()
)
#: Parts of a work that several verbs of a list of parts leave out.
_PARTS: Final = w.PARTS_OF_WORK | frozenset(
    "建设 制定 起草 修订 编写 编制 研发 研制 勘察 勘测 安装 供货 供应 总承包 代建 捐建 捐赠 "
    "改造 改编 "
    "导演 指挥 伴奏 领唱 领舞 讲解 策展 策划 撰稿 摄影 剪辑 插图 校对 整理 点校 绘图 供稿 担保 "
    "受托管理 托管 评审 审核 验收 检测 认证 运作 经营 管护 养护 看护 保管 收藏".split()
)
#: Before what one sees to: 工程由甲院负责方案，乙公司施工.
_CHARGED: Final = frozenset("负责 承担 提供 担任".split())
_NAMING: Final = frozenset({Kind.NOUN, Kind.LIST_MARK, Kind.COORDINATOR, Kind.OPEN, Kind.CLOSE})
_LONGEST: Final = 12  # words of a list of doers


def works(surface: Surface, topics: Sequence[tuple[int, int, range | None]]) -> tuple[Triple, ...]:
    """Return who had which part in what a sentence is about.

    Args:
        surface: The sentence.
        topics: Start and end of each clause, and what it is about if the words tell.
    """
    words = surface.words
    build = Builder(surface, "works")
    about = {start: topic for start, _, topic in topics}
    found: list[Triple] = []
    work: range | None = None
    own = False
    for clause in _clauses(words):
        if clause.voice is not None:
            own = clause.voice > clause.start
            work = range(clause.start, clause.voice) if own else about.get(clause.opening)
            if own:
                continue  # 展览由甲主办 has its own subject, which a tree tells best
        if work is not None:
            found.extend(_told(surface, build, clause, work, active=own))
    return tuple(found)


def sharing(words: Sequence[Word]) -> frozenset[int]:
    """Return the verbs of the clauses that tell who else has a part in what 由 is about.

    Args:
        words: The sentence.
    """
    return frozenset(clause.verb for clause in _clauses(words) if clause.voice is None)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that tells who has a part: where it begins, 由, the doers and their verb."""

    opening: int
    start: int
    voice: int | None
    doers: range
    verb: int
    end: int


def _clauses(words: Sequence[Word]) -> Iterator[_Clause]:
    """Yield the clauses with 由 that end on a part of a work, and the bare ones after each."""
    if not any(word.kind is Kind.YOU for word in words):
        return
    start, voiced = 0, False
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        first = start
        while first < end and words[first].kind in (Kind.TIME, Kind.LINK, *PREVERBAL):
            first += 1
        voice = next((i for i in range(first, end) if words[i].kind is Kind.YOU), None)
        verb = _part(words, first, end)
        if verb is None and voice is not None:
            verb = next((i for i in range(voice + 2, end) if words[i].form in _CHARGED), None)
        voiced = verb is not None and (voice is not None or voiced)
        if verb is not None and voiced:
            opens = first if voice is None else voice + 1
            doers = range(opens, _before(words, opens, verb))
            named = 0 < len(doers) <= _LONGEST and all(words[i].kind in _NAMING for i in doers)
            voiced = named or voice is not None
            if voiced:
                yield _Clause(start, first, voice, doers if named else range(verb, verb), verb, end)
        start = end + 1


def _part(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the verb for a part of a work that a clause ends on."""
    last = end - 1
    if last > start and words[last].kind is Kind.ASPECT:
        last -= 1
    return last if last > start and words[last].form in _PARTS else None


def _before(words: Sequence[Word], start: int, verb: int) -> int:
    """Return where the words for how a part is taken begin, before its verb."""
    while verb - 1 > start and words[verb - 1].form in _TAKING:
        verb -= 1
    return verb


def _told(
    surface: Surface, build: Builder, clause: _Clause, work: range, *, active: bool
) -> Iterator[Triple]:
    """Yield that each of a list of doers had a part in a work."""
    part = range(clause.doers.stop, clause.end)
    if not clause.doers:
        return
    phrase = surface.chunker.phrase(clause.doers.start, clause.doers.stop)
    voiced = part if clause.voice is None else (clause.voice, *part)
    relation, what = build.mention(voiced), build.mention(work, work.stop - 1)
    predicate = "".join(surface.words[i].form for i in part)
    if phrase is None or phrase.end != clause.doers.stop or relation is None or what is None:
        return
    for who in map(build.member, members(phrase, surface.words)):
        if who is not None and active:  # 展览由甲主办，乙承办
            yield build.triple(who, relation, what, predicate=predicate, construction="svo")
        elif who is not None:
            yield build.triple(
                what, relation, who, predicate=predicate, construction="passive", inherited=1
            )

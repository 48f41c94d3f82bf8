"""Who does what a clause before 的是 tells: 负责运营的是甲, 参加仪式的有乙和丙, 大桥采用的是丁结构.

As read, the words before the copula name something, and something is had or is something. What
is said is that 甲 is in charge, that 乙 and 丙 take part, and that the bridge uses 丁. Read off
words: a clause that closes on 的 with no noun behind it, a copula, and a noun phrase that closes
the clause. In: the words of a sentence. Out: its facts, and where the copulas stand, of which every
other reading is worse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder
from kgbuild.extract.kinds import BOUNDARIES, NAMES, Kind, is_office
from kgbuild.extract.pattern.arguments import OneClause
from kgbuild.extract.surface import Surface
from kgbuild.extract.telling import Setting, Teller
from kgbuild.model import Triple

#: How likely one is so, by reading some forty of them.
CHANCE: Final = 0.8
_SAYING: Final = frozenset(
    "是 为 有 包括 还有 分别是 分别为 当属 当数 主要是 主要有 即 正是 便是 就是".split()
)
#: What is said of a whole sentence, and of nobody.
_REMARKS: Final = frozenset(
    "值得 令 让 使 需要 要 必须 应该 应当 可以 能 据 引人 有趣 遗憾 可惜 意味 说明 表明 强调 指出 "
    "想 希望 担心 知道 关心 关注 期待 看到 听到 感到 觉得 认为 说 讲 问 谈 提到 "
    "不同 相同 相反 相比".split()
)
#: What one does with what a verb behind its object says.
_CHARGED: Final = frozenset("负责 承担 从事 参与 主管 分管 主持 具体负责 牵头负责".split())
_LONGEST: Final = 16  # words of the clause


@dataclass(frozen=True, slots=True)
class Clefts:
    """What such clauses tell, and where their copulas begin in the document."""

    triples: tuple[Triple, ...]
    copulas: frozenset[int]


def clefts(surface: Surface) -> Clefts:
    """Return what the clauses before 的是 of a sentence tell.

    Args:
        surface: The sentence.
    """
    words, told = surface.words, list[Triple]()
    copulas: set[int] = set()
    for index in range(1, len(words) - 2):
        if words[index].kind is Kind.DE and words[index + 1].form in _SAYING:
            found = list(_at(surface, index))
            told += found
            if found or words[index + 2].kind is Kind.COMMA:  # 他最关心的是，…: a clause follows
                copulas.add(words[index + 1].token.span.start)
    return Clefts(tuple(told), frozenset(copulas))


def _at(surface: Surface, mark: int) -> Iterator[Triple]:
    """Yield what the clause before the 的 at ``mark`` tells of what stands behind its copula."""
    words = surface.words
    start = mark
    while start > 0 and words[start - 1].kind not in BOUNDARIES:
        start -= 1
    end = mark + 2
    while end < len(words) and words[end].kind not in BOUNDARIES:
        end += 1
    phrase = surface.chunker.phrase(mark + 2, end)
    if phrase is None or phrase.end != end or mark - start > _LONGEST:
        return
    if any(word.form in _REMARKS or word.kind is Kind.DE for word in words[start:mark]):
        return
    inner = OneClause(words, surface.chunker, start, mark).read()
    charged = len(inner.predicates) == 2 and words[start].form in _CHARGED
    if (len(inner.predicates) != 1 and not charged) or inner.end < mark:
        return
    predicate = inner.predicates[0]
    verb = words[predicate.group.verbs[-1]].form
    if verb in w.BARE_COPULAS or predicate.quality is not None or predicate.clause is not None:
        return
    build = Builder(surface, "clefts")
    teller = Teller(build)
    meant = teller.participants(phrase)
    if charged:  # 负责大桥|运营
        duty = build.mention(range(predicate.group.end, mark))
        if duty is not None and inner.subject is None:
            yield from teller.facts(predicate, meant, Setting(), objects=(duty,))
        return
    complete = predicate.voice != "active" or bool(predicate.objects)
    if inner.subject is None:
        last = words[phrase.head]
        named = last.tag in NAMES or is_office(last) or last.kind is Kind.CLOSE
        if complete or named:
            yield from teller.facts(predicate, meant, Setting())
    elif not complete:
        subjects = teller.participants(inner.subject)
        yield from teller.facts(predicate, subjects, Setting(), objects=meant)

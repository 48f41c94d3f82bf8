"""Who made a work, counted up before what it is: 《甲》是由乙执导，丙编剧，丁、戊主演的电影.

The clauses describe one noun, and commas part them, so that a parser takes each for a statement of
its own and loses what the work is. They are lifted out, as the lead of a biography is: what is
left (《甲》是电影) reads on, and each maker is told by the verb behind the names. In: the words of
a sentence. Out: the words outside, and the :class:`Credits`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.extract.kinds import JOINTS, Kind, Word
from kgbuild.extract.nominal.brackets import Aside

_COPULAS: Final = frozenset("是 为 系".split())
_VERBS: Final = frozenset(
    "执导 导演 联合执导 编剧 编导 自编 自导 自演 主演 领衔主演 联合主演 联袂主演 特别出演 参演 "
    "出演 饰演 主持 监制 制片 出品 联合出品 制作 联合制作 摄制 拍摄 摄影 作曲 作词 谱曲 填词 "
    "编曲 演唱 配乐 配音 创作 编写 撰写 著 编著 主编 改编 翻译 绘制 作画 插画 设计 策划 开发 "
    "研发 发行 出版 发布 推出 指导 担任".split()
)
_BEFORE_VERB: Final = frozenset("共同 联合 领衔 联袂 主要 倾情 特别 友情 参与 担纲 自 ".split())
_LONGEST_NAME: Final = 10  # words of the title
_LONGEST: Final = 60  # words that are lifted
_FEWEST: Final = 2  # clauses: one alone a parser reads
_OF_NAMES: Final = (Kind.NOUN, Kind.ETC, Kind.ADJECTIVE, Kind.OPEN, Kind.CLOSE)


@dataclass(frozen=True, slots=True)
class Credits:
    """Who made a work.

    Attributes:
        work: How many words its name has; it opens the sentence.
        kind: What it is, behind the makers.
        makers: Each name with the words of what its bearer did.
    """

    work: int
    kind: tuple[Word, ...]
    makers: tuple[tuple[tuple[Word, ...], tuple[Word, ...]], ...]


def lift(
    words: Sequence[Word], asides: Sequence[Aside]
) -> tuple[list[Word], list[Aside], Credits | None]:
    """Return the words outside the clauses that count up makers, the brackets, and the makers.

    Args:
        words: The words of a sentence, brackets lifted out.
        asides: Its brackets.
    """
    copula = next((i for i, x in enumerate(words[:_LONGEST_NAME]) if x.form in _COPULAS), 0)
    start = copula + 1
    while start < len(words) and words[start].kind in (Kind.NUMBER, Kind.TIME):
        start += 1
    if not copula or start >= len(words) or words[start].kind is not Kind.YOU:
        return list(words), list(asides), None
    makers: list[tuple[tuple[Word, ...], tuple[Word, ...]]] = []
    clauses, position = 0, start + 1
    while position < min(len(words), start + _LONGEST):
        verb = position
        while verb < len(words) and not _is_verb(words, verb) and _may_name(words[verb]):
            verb += 1
        end = verb
        while end < len(words) and _is_verb(words, end):
            end += 1
        if verb in (end, position):
            break
        names = [list[Word]()]
        for word in words[position:verb]:
            if word.kind in JOINTS:
                names.append([])
            elif word.kind is not Kind.ETC:
                names[-1].append(word)
        makers += [(tuple(name), tuple(words[verb:end])) for name in names if name]
        clauses, position = clauses + 1, end
        if position < len(words) and words[position].kind is Kind.DE:
            kind = _kind(words, position + 1)
            if clauses < _FEWEST or not kind:
                break
            kept = [i for i in range(len(words)) if not start <= i <= position]
            place = {index: number for number, index in enumerate(kept)}
            moved = [Aside(place[a.after], a.words) for a in asides if a.after in place]
            return [words[i] for i in kept], moved, Credits(copula, kind, tuple(makers))
        if position < len(words) and words[position].kind in (Kind.COMMA, *JOINTS):
            position += 1
            position += position < len(words) and words[position].kind is Kind.YOU
    return list(words), list(asides), None


def _is_verb(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word is what a maker did, or opens it (联合|主演)."""
    if words[index].form in _VERBS:
        return True
    after = words[index + 1].form if index + 1 < len(words) else ""
    return words[index].form in _BEFORE_VERB and after in _VERBS


def _may_name(word: Word) -> bool:
    return word.kind in _OF_NAMES or word.kind in JOINTS


def _kind(words: Sequence[Word], start: int) -> tuple[Word, ...]:
    """Return the noun phrase that follows, if it ends its clause (年代剧情电影)."""
    end = start
    while end < len(words) and words[end].kind not in (Kind.COMMA, Kind.STOP):
        end += 1
    plain = all(x.kind in (Kind.NOUN, Kind.ADJECTIVE, Kind.NUMBER) for x in words[start:end])
    ends = start < end and plain and words[end - 1].kind is Kind.NOUN
    return tuple(words[start:end]) if ends else ()

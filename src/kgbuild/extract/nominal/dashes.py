"""文学界最高奖项——青河文学奖: a dash joins what something is and its name.

A colon joins what several are and their names: 首批合作伙伴：甲、乙.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract.chunks import Chunker, Item
from kgbuild.extract.kinds import BOUNDARIES, NAMES, Kind, Word
from kgbuild.extract.nominal.titles import Apposition

_DASH = "—"
_COLONS = (":", "：")
_WHICH = "首第"  # of several: no number of them
_JOINING = ("以及", "及", "和", "与")
#: Nouns for several that a list of names may follow.
_SEVERAL = frozenset(
    "伙伴 合作伙伴 客户 成员 会员 单位 成员单位 企业 公司 机构 城市 嘉宾 院校 高校 大学 "
    "产品 新品 车型 品种 项目 股东 供应商 部门 国家 地区 银行 学校 品牌 作品 作者 选手 "
    "专家 同事 代表 地方 县 市 省份".split()
)
_SHORTEST = 3  # characters of what tells a kind
_OPENING = (*BOUNDARIES, Kind.VERB, Kind.ASPECT, Kind.PREPOSITION, Kind.BA, Kind.BEI)


def dashes(words: Sequence[Word], chunker: Chunker) -> Iterator[Apposition]:
    """Yield the names behind dashes that the noun phrases before them explain.

    Args:
        words: The words of a sentence.
        chunker: Reads its noun phrases.
    """
    for dash, word in enumerate(words):
        if word.form[0] != _DASH or not dash or words[dash - 1].form[0] == _DASH:
            continue
        start = dash
        while start < len(words) and words[start].form[0] == _DASH:
            start += 1
        name, kind = _name(words, chunker, start), _kind(words, chunker, dash)
        if name and kind:
            yield Apposition(name, "是", kind, "title")


def colons(words: Sequence[Word], chunker: Chunker) -> Iterator[Apposition]:
    """Yield the names behind colons, two at the least, of which the noun before says what they are.

    Args:
        words: The words of a sentence.
        chunker: Reads its noun phrases.
    """
    for colon, word in enumerate(words):
        if word.form not in _COLONS or not colon or words[colon - 1].form not in _SEVERAL:
            continue
        kind = _kind(words, chunker, colon)
        numbers = [
            i for i in kind if words[i].kind is Kind.NUMBER and words[i].form[0] not in _WHICH
        ]
        kind = tuple(i for i in kind if i > max(numbers, default=-1))
        start = colon + 1
        while kind and start < len(words):
            phrase = chunker.phrase(start, len(words), preverbal=True)
            ends = phrase is not None and (
                phrase.end == len(words) or words[phrase.end].kind in BOUNDARIES
            )
            if phrase is None or not ends or not _names(words, phrase.items):
                break
            if len(phrase.items) > 1:
                for item in phrase.items:
                    yield Apposition(tuple(range(item.start, item.end)), "是", kind, "membership")
            start = phrase.end + 1
            while start < len(words) and words[start].form in _JOINING:
                start += 1


def _names(words: Sequence[Word], items: Sequence[Item]) -> bool:
    """Tell whether the items of a list are names: most of them are told by their tags."""
    ends = [words[item.end - 1] for item in items]
    named = [word for word in ends if word.tag in NAMES or word.kind is Kind.CLOSE]
    return len(named) * 2 > len(items) and not any(item.links for item in items)


def _name(words: Sequence[Word], chunker: Chunker, start: int) -> tuple[int, ...]:
    """Return the words of the name that begins behind a dash, if one does."""
    phrase = chunker.phrase(start, len(words), preverbal=True)
    if phrase is None or len(phrase.items) > 1 or phrase.items[0].links:
        return ()
    last = words[phrase.items[0].end - 1]
    named = last.tag in NAMES or last.kind is Kind.CLOSE
    return tuple(range(start, phrase.items[0].end)) if named else ()


def _kind(words: Sequence[Word], chunker: Chunker, end: int) -> tuple[int, ...]:
    """Return the words of the noun phrase that a dash ends, the longest without a verb."""
    if words[end - 1].kind is not Kind.NOUN or words[end - 1].tag in ("nr", "ns"):
        return ()
    floor = end
    while floor and words[floor - 1].kind not in _OPENING:
        floor -= 1
    for start in range(floor, end):
        phrase = chunker.phrase(start, end)
        if phrase is not None and phrase.end == end and len(phrase.items) == 1:
            told = sum(len(word.form) for word in words[start:end]) >= _SHORTEST
            return tuple(range(start, end)) if told else ()
    return ()

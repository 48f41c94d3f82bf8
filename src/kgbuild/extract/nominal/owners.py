"""Whose attribute a noun phrase names: 甲图书馆|藏书, 甲|今年上半年|营收."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import NAMES, Kind, Word
from kgbuild.ontology import ATTRIBUTES, OF_SITES
from kgbuild.ontology.deeds import sort_of_noun

_CLOSING = frozenset("》〉")
_HOUSES = frozenset(
    "公司 集团 学校 学院 医院 银行 报社 工厂 企业 研究所 研究院 协会 学会 图书馆 博物馆 美术馆 "
    "展览馆 纪念馆 科技馆 文化馆 体育馆 体育场 剧场 剧院 校园 校区 厂区 园区 景区 公园 水库 寺院 "
    "寺庙 古城 古镇 车站 机场 港口 电站 水电站 主楼 大楼 展馆 新馆 全馆 全校 全院 全厂 保护区 "
    "植物园 动物园".split()
)


def owner_in(phrase: Phrase, words: Sequence[Word]) -> range:
    """Return the words of a noun phrase that say whose attribute it is (甲图书馆 of 甲图书馆藏书).

    Args:
        phrase: The phrase.
        words: The sentence.
    """
    if len(phrase.items) > 1:
        return range(0)
    last = _attribute(phrase, words)
    if last is None:
        return range(0)
    end = last
    while end > phrase.start and words[end - 1].kind in (Kind.ADJECTIVE, Kind.NUMBER):
        end -= 1
    if words[phrase.start].form in w.WIDE_PLACES and last > phrase.start:
        return range(phrase.start, phrase.start + 1)  # 全市高新产业|产值, 全市60岁以上老年人口
    if end == phrase.start:
        return owner_apart(phrase, words)
    if words[end - 1].form in _CLOSING:  # 甲编写的《乙》|销量
        opened = [i for i in range(phrase.start, end) if words[i].kind is Kind.OPEN]
        return range(opened[-1], end) if opened else range(0)
    named = end > phrase.start and (
        words[end - 1].tag in NAMES
        or words[phrase.start].kind is Kind.DETERMINER  # 该公司
        or (end == phrase.start + 1 and words[phrase.start].form in _HOUSES)  # 公司前身
        or words[end - 1].form.endswith(w.UNDERTAKINGS)  # 大桥|全长
        or _is_built(words[end - 1].form, words[last].form)
    )
    return range(phrase.start, end) if named else range(0)


def _is_built(noun: str, measure: str) -> bool:
    """Tell whether a noun is of something that has such a size (桥梁|全长, 地震|震源深度)."""
    sort = sort_of_noun(noun)
    return sort == "event" or (measure.endswith(OF_SITES) and sort in ("site", "works"))


def _attribute(phrase: Phrase, words: Sequence[Word]) -> int | None:
    """Return where the attribute begins that a phrase ends on, be it cut in two (总|投资)."""
    last = phrase.end - 1
    joined = words[last - 1].form + words[last].form if last > phrase.start else ""
    if joined in ATTRIBUTES or (joined in w.OF_UNDERTAKINGS and joined.endswith(ATTRIBUTES)):
        return last - 1
    return last if words[last].form.endswith(ATTRIBUTES) else None


def owner_apart(phrase: Phrase, words: Sequence[Word]) -> range:
    """Return the name whose attribute a phrase is, where a time stands between (甲今年上半年营收).

    Args:
        phrase: The phrase.
        words: The sentence.
    """
    end = phrase.start
    if len(phrase.items) > 1 or not words[phrase.end - 1].form.endswith(ATTRIBUTES):
        return range(0)
    while end and words[end - 1].kind is Kind.TIME:
        end -= 1
    named = 0 < end < phrase.start and words[end - 1].tag in NAMES
    return range(end - 1, end) if named else range(0)

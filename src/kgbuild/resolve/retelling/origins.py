"""甲，浙江海宁人 says where 甲 is from: a native of a place is no kind of person.

In: a triple that says what somebody is. Out: one that says which place they are from, its object
the place, with the words as they are written. 甲出生于书香门第 names no place at all: who is born
into a family comes of it. Where a place stands before the family (生于江苏太仓一个船户之家), it is
the place that they were born in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.naming.places import place_before
from kgbuild.resolve.retelling.slots import is_plain, part_of
from kgbuild.resolve.setting.articles import SAYING_WHAT

_PERSONAL: Final = frozenset("他 她".split())
_DIVISIONS: Final = ("Province", "City", "District", "Town")
_CLASSES: Final = tuple("省市县区州府旗镇乡村")
_BORN: Final = frozenset("出生于 生于 出生在 生在 诞生于".split())
_FAMILIES: Final = ("门第", "世家", "家庭", "之家", "人家", "家族")
#: Between the place of a family and its kind: 太仓浏河镇|一个|船户之家.
_ONE_FAMILY: Final = regex(
    r"(?P<place>[\u4e00-\u9fff]{2,}?)(?:的?[一某][个户家]|的)[\u4e00-\u9fff]+"
)
_PROVINCE: Final = "省"  # whatever stands before it
_SHORTEST: Final = 2  # characters of a place
_NATIVE: Final = "人"
#: What people are called by what they do, and no old county (浙江会稽).
_SORTS: Final = frozenset(
    "年轻 生意 庄稼 负责 主持 发言 代理 继承 创始 领导 媒体 文化 音乐 电影 体育 读书 本地 外地 "
    "当地 老年 中年 青年 女性 男性 普通 候选 经纪 投资 掌门 带头 发起 介绍 证婚 作曲 出版 新闻 "
    "科技 企业 公益 退役 残疾 民间 传承".split()
)
_ORIGIN: Final = "籍贯"


def descended(triple: Triple, lexicon: Lexicon) -> Triple:
    """Return who is said to be born in 书香门第 as coming of it; any other triple as it is.

    Args:
        triple: The triple.
        lexicon: Which names are places.
    """
    target = triple.object
    if target is None or triple.predicate not in _BORN or not target.form.endswith(_FAMILIES):
        return triple
    place = _ONE_FAMILY.fullmatch(target.form)
    if place is not None and is_plain(target) and _is_place(place["place"], lexicon):
        town = part_of(target, 0, place.end("place"), tag="ns", entity="Place")
        return replace(triple, object=town)
    return replace(triple, predicate="出身于")


def _is_place(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words name a place, or several, from the widest on (江苏太仓浏河镇)."""
    known = place_before(words, lexicon, _DIVISIONS, least=0) or _narrowest(words, lexicon)
    return bool(known) or words.endswith(_CLASSES)


def native(triple: Triple, lexicon: Lexicon) -> Triple:
    """Return who is said to be 浙江海宁人 as being from there; any other triple as it is.

    Args:
        triple: The triple.
        lexicon: Which names are places.
    """
    target = triple.object
    if target is None or triple.predicate not in SAYING_WHAT or triple.polarity == "negative":
        return triple
    subject = triple.subject
    person = subject.tag == "nr" or subject.entity == "Person" or subject.form in _PERSONAL
    words = target.form.removesuffix(_NATIVE)
    place = _narrowest(words, lexicon) if words != target.form else ""
    if not person or not place:
        return triple
    named = _named(target, place)
    return replace(triple, predicate=_ORIGIN, object=named, construction="svo")


def _narrowest(words: str, lexicon: Lexicon) -> str:
    """Return the last of places that stand one after another, from the widest on.

    Empty where the words are anything else.
    """
    first = place_before(words, lexicon, _DIVISIONS, least=0)
    if not first and _PROVINCE in words:
        first = words[: words.index(_PROVINCE) + 1]
    rest = words.removeprefix(first)
    if not first or not rest:
        return first
    if len(rest) < _SHORTEST:
        return ""
    for spelling in (rest, *(rest + ending for ending in _CLASSES)):
        entry = lexicon.get(spelling)
        if entry is not None and entry.type in _DIVISIONS:
            return spelling
    if rest.endswith(_CLASSES):
        return rest
    old = len(rest) == _SHORTEST and rest not in _SORTS and rest not in lexicon.nouns
    return _narrowest(rest, lexicon) or (rest if old and _is_province(first, lexicon) else "")


def _is_province(name: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(name)
    return entry is not None and entry.type == "Province"


def _named(target: Mention, place: str) -> Mention:
    """Return a mention that names a place by its words without 人, which stay as written."""
    return replace(target, form=place, head=place, entity="Place", tag="ns")

"""Lists that a noun closes tell what their members are: 甲、乙等城市 are cities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Item, Phrase
from kgbuild.extract.coordination import Member, counted, members
from kgbuild.extract.kinds import NAMES, Kind, Word, is_office

#: Nouns that only say what kind of list it is: 历任甲、乙等职, 甲、乙等地, 甲、乙等方面.
_EMPTY = frozenset("职 职务 职位 地 处 人 方面 类 种 项 者 等".split())
#: Kinds whose members are called so: 甲公司与乙大学等高校 has one of them.
_CALLED = {
    **dict.fromkeys(("高校", "院校", "大学", "学校"), w.SCHOOLS),
    "医院": ("医院",),
    "银行": ("银行", "行"),
}
#: Behind 等 and before another noun, still what the listed are: 甲、乙等城市|建设平台.
_OF_PLACES = tuple("城市 省份 地区 国家 市县 县市 区县 乡镇 省市 省区市".split())
_ALL_KINDS = frozenset(
    "各种 各类 各项 各个 各 多种 多类 种种 一系列 诸多 众多 许多 不少 多个".split()
)
#: How kinds of houses end, which no place is.
_HOUSES = tuple(
    "高校 院校 学校 大学 医院 法院 公司 企业 银行 工厂 机构 单位 部门 协会 球队 俱乐部".split()
)
#: Behind 等, before what each of the listed has: 甲、乙等地|农民, 甲、乙等处|要塞, 甲、乙等线|桥梁.
_HAVING = frozenset("处 地 线 省 市 县 国 州 校 家 社 人".split())


@dataclass(frozen=True, slots=True)
class Membership:
    """``member`` is one of what the words of ``closing`` name."""

    member: Member
    closing: range


def memberships(phrase: Phrase, words: Sequence[Word]) -> Iterator[Membership]:
    """Yield the membership of each listed item in the noun after 等."""
    if phrase.inner is not None:
        yield from memberships(phrase.inner, words)
        return
    if phrase.closing is None or words[phrase.closing.head].kind is not Kind.NOUN:
        return
    if words[phrase.closing.head].tag in NAMES or words[phrase.closing.head].form in _EMPTY:
        return
    closing = phrase.closing
    if closing.end == closing.start + 1 and words[closing.head].form.endswith("人"):
        return  # 甲、乙、丙三人
    if closing.start < closing.head and words[closing.start].form in _HAVING:
        return  # 甲、乙等处要塞: each has one
    if _are_of_places(phrase, closing, words):
        return  # 加拿大、意大利两家俱乐部: each is in one of them
    count = counted(closing.start, closing.end, words)
    if count is not None and count.stop < closing.end:
        return  # 甲、乙两国元首: each has one
    numbers = (i for i in range(closing.start, closing.head) if words[i].kind is Kind.NUMBER)
    start = max(numbers, default=closing.start - 1) + 1  # 三个城市: each is a 城市
    while start < closing.head and words[start].form in _ALL_KINDS:
        start += 1
    if start < closing.head and _are_places(phrase, words):
        if words[start].form in _OF_PLACES:  # 甲、乙等城市建设平台: 甲 is a 城市
            closing = Item(closing.start, start + 1, start)
        elif words[start].form.startswith(_OF_PLACES):
            return
    listed = members(replace(phrase, items=phrase.items[phrase.listed :]), words)
    endings = _CALLED.get(words[closing.head].form, ())
    called = [member for member in listed if words[member.head].form.endswith(endings)]
    trades = is_office(words[closing.head])
    for member in called or listed:
        if trades and words[member.head].tag in ("v", "vn"):
            continue  # 装订、裱褙等工匠: what they do
        yield Membership(member, range(start, closing.end))


def _are_places(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Tell whether what is listed are places by name."""
    return all(words[item.end - 1].tag == "ns" for item in phrase.items[phrase.listed :])


def _are_of_places(phrase: Phrase, closing: Item, words: Sequence[Word]) -> bool:
    """Tell whether houses stand behind the names of places that they are in (甲、乙两所高校)."""
    counted = any(words[i].form.endswith(("家", "所")) for i in range(closing.start, closing.head))
    housed = counted or words[closing.head].form.endswith(_HOUSES)
    return housed and _are_places(phrase, words)

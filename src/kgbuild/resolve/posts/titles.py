"""An office that names its institution also tells where its holder works.

From 李明 | 是 | 远山大学教授 follows that 李明 works for 远山大学: the words before the bare
title are the institution, if they name one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex

#: 原甲公司总裁 has left 甲公司, but 前海银行 is called so.
_LEFT: Final = "前任|原(?![子创生点野阳平动])|前(?![海进锋沿程线卫哨])"
_FORMER: Final = regex(f"^(?:[现历曾时兼首]任|{_LEFT})")
#: 承建方甲设计院: what a house is in some business, before its name.
_PARTY: Final = regex(
    "^(?:承建|承办|主办|施工|建设|投资|合作|运营|开发|设计|供货|监理|出资|发起|收购|主管|参建)(?:方|单位|机构)"
)
#: Who is at the head of a town, by its level.
_OF_TOWN: Final = regex(
    r"(?P<town>[\u4e00-\u9fff]{1,9}?(?P<level>[省市县区镇乡州盟旗村]))(?:人民政府)?(?:代理|常务|副)*(?P=level)长"
)
#: Offices that only a firm has, behind its name.
_OF_FIRM: Final = regex(
    r"(?P<firm>(?!现代|我|他|她|第|一|.*(?:区|部|群|线|前|原|名誉|任|公司|集团|事业|主义|[派学论位]的?创))"
    r"(?:(?!的)[\u4e00-\u9fff]){3,8}?)的?(?:联合|执行|高级|资深|常务|副|产品|技术|市场|运营|研发|销售)*"
    r"(?:创始人|创办人|董事长|总裁|总经理|首席\w{2,3}官|合伙人)"
)
#: What a firm is called after that makes it (云禾机器人).
_MADE: Final = frozenset("Device Product Technology Industry".split())
_HAS_LEFT: Final = regex(f"^(?:{_LEFT})")
_ONE: Final = regex("^一[名位个]")  # 一名小学教师 is one of no school
#: The how manieth holds it, between the house and the office (植物保护系首任系主任).
_NTH: Final = regex(
    r"(?P<house>.{2,30}?)(?:首任|末任|现任|继任|第[一二三四五六七八九十\d]{1,3}任)(?P<title>.{2,8})"
)
_SHORTEST: Final = 2  # characters
#: What heads a house is no house of its own: who presides over it works for the house.
_ORGAN: Final = regex("(?:董事会|监事会|董事局|理事会)$")
#: Nor is the part of the world that somebody answers for (甲集团亚太区总裁).
_REGION: Final = regex(
    r"(?:(?:大中华|亚太|亚洲|中国|大?华[东南北中西]|西[南北]|东[南北]|东南亚|南亚|日韩|中东|欧洲|[东西中北南]{1,2}欧|北欧|北美|南美|拉美|美洲|非洲|全球|海外|国际)+"
    r"(?:大区|地区|区域|区|市场|业务)?)$"
)
_REGION_BEFORE: Final = regex(
    r"(?:大中华|亚太|亚洲|中国|大?华[东南北中西]|东南亚|欧洲|北美|全球)(?:大区|地区|区域|区)"
    r"(?=(?:总裁|总经理|首席\w{2,3}官|董事长)$)"
)
#: Who is one is honoured by a house, or sits in it, and does not work there.
_HONOURS: Final = frozenset("院士 代表 委员 会员 学部委员 人大代表 政协委员 荣誉市民".split())


def has_left(office: str) -> bool:
    """Tell whether an office is one that its holder has left (原甲公司总裁)."""
    return _HAS_LEFT.match(office) is not None


def town_of(office: str) -> str | None:
    """Return the town whose head an office is (青河市市长, 青河县副县长), or ``None``."""
    found = _OF_TOWN.fullmatch(_FORMER.sub("", office))
    return found["town"] if found and not has_left(office) else None


def firm_of(office: str, lexicon: Lexicon) -> str | None:
    """Return the firm of whose founder or head the office is, though nothing in its name says so.

    Args:
        office: Normalised words of an office (青砧数科创始人).
        lexicon: Which words are titles, and which nouns tell a class.
    """
    said = _REGION_BEFORE.sub("", _FORMER.sub("", office))
    found = _OF_FIRM.fullmatch(said)
    name = found["firm"] if found else ""
    known = name in lexicon or name in lexicon.nouns or name in lexicon.heads
    kind = lexicon.head_class(name)
    return None if not name or known or (kind is not None and kind not in _MADE) else name


#: Who heads a house, by what it is called after.
_HEAD: Final = regex(r"(?:[常名执]\w{1,2})?副?(?P<house>[校院馆所社台行厂局厅署站矿场园])长")
#: Before an office of a house that is not named (我们的董事长).
_OURS = frozenset("我们 咱们 我 你们 你 他们 她们 他 她 其 您 贵".split())


def _heads(name: str, title: str) -> bool:
    """Tell whether a title is of who heads what a name ends in (华东钢研院副院长)."""
    head = _HEAD.fullmatch(title)
    return head is not None and len(name) > _SHORTEST and name.endswith(head["house"])


#: How an office ranks, before its name, and no house does.
_OF_RANK = ("常务副", "第一副", "执行副", "高级副", "资深副")


def institution_of(
    office: str, lexicon: Lexicon, *, is_organization: Callable[[str], bool]
) -> str | None:
    """Return the institution at the start of an office's name (甲公司的创始人), or ``None``.

    Args:
        office: Normalised words of an office (浙江海川大学教授).
        lexicon: Which words are titles.
        is_organization: Tells whether a name is an organisation's.
    """
    office = _ONE.sub("", office)
    if (nth := _NTH.fullmatch(office)) and not has_left(office):
        entry, house = lexicon.get(nth["title"]), nth["house"].removesuffix("的")
        if entry is not None and entry.type == "Title" and is_organization(house):
            return house
    for size in range(len(office) - 1, 1, -1):
        name, title = office[:size], office[size:].removeprefix("的")
        entry = lexicon.get(title)
        if entry is None or entry.type != "Title" or name in lexicon.heads:
            continue  # 实验室主任: of which one, the words do not say
        if name.endswith(_OF_RANK):
            continue  # 常务副|总经理
        if title in _HONOURS or name.removesuffix("的") in _OURS:
            return None
        if not is_organization(name) and is_organization(body := _REGION.sub("", name)):
            name = body
        if is_organization(name) or _heads(name, title):
            former = _PARTY.sub("", _FORMER.sub("", name))
            house = former if len(former) > _SHORTEST and is_organization(former) else name
            body = _ORGAN.sub("", house)
            return body if body != house and is_organization(body) else house
    return None

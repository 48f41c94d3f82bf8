"""An office whose house the words before it tell: 任昌乐县委副书记、县长, 先后任系主任、副院长.

A list of offices names its house once, and a clause that tells where somebody went leaves it to
the next what they became there. In: a bare office (县长) and the words before it. Out: its full
name (昌乐县县长) and its house, where one of the houses before it has such an office at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.posts.titles import institution_of

#: Behind a list mark stands the next office of one who holds several.
_LISTED: Final = regex(r"[、兼和及]$|兼任$")
_PARTS: Final = regex(r"、|兼任?")
_RANK: Final = "(?:代理|代|常务|第一|执行|名誉|荣誉|助理|首任|副|总)*"
_LEVELS: Final = "省市县区州"
#: Who heads a town, by its level.
_GOVERNS: Final = regex(rf"{_RANK}(?P<level>[省市县区镇乡州盟旗村])长")
#: The committee, the council or the government of a town.
_OF_TOWN: Final = regex(
    r"(?P<town>[\u4e00-\u9fff]{1,8}(?P<level>[省市县区镇乡州盟旗]|自治区))"
    r"(?P<organ>委|人民政府|政府|人大|人大常委会|政协|纪委|纪委监委)"
)
#: The same before the next office of a list (云川省委常委、|省政府副省长).
_COMMITTEE: Final = r"(?P<town>[\u4e00-\u9fff]{{1,8}}?{level})委[^，。]{{1,12}}[、兼]"
_BEFORE_TOWN: Final = regex(r"^.*(?:任|为|是|月|年|起|[、兼])")
#: What belongs to the committee of the party itself.
_OF_PARTY: Final = regex(
    "组织部|宣传部|统战部|社会工作部|政法委|纪委|党校|巡察办|办公室|办公厅|政研室|政策研究室|农办|农工委|编办|网信办"
    "|秘书长|副秘书长|副书记|书记|常委"
)
#: What sits beside it in the town.
_BESIDE: Final = regex("人大|政协|公安局|财政局|教育局|检察院|法院|人武部|工商联|总工会|妇联|文联")
#: A committee of the party inside a house, whose other offices are the house's.
_CELL: Final = regex(r"(?:机关)?(?:党组|党委|党总支|党支部|分党组|纪委|团委|工会)$")
#: A part of a house that is not named with it.
_INNER: Final = regex(
    "(?:办公室|编辑部|教务处|人事处|组织部|宣传部|统战部|政治部|财务部|学系"
    r"|[\u4e00-\u9fff]{1,4}(?:[系处科]|(?<!实验)室)|党委|党组|董事会|理事会)"
)
_OF_INNER: Final = regex(
    rf"(?P<inner>{_INNER.pattern}){_RANK}"
    "(?:主任|部长|处长|科长|秘书|干事|科员|教师|教授|主编|编辑|研究员)$"
)
_PARTY_PARTS: Final = ("组织部", "宣传部", "统战部", "政法委")
_PUBLIC: Final = regex("[局厅处科]$")  # which have no such part of their own
_LONGEST: Final = 80  # characters of a list of offices
_BEFORE_HOUSE: Final = 14  # characters of the date and the verb before the first house of a list
_FIRMS: Final = "公司 集团 股份 控股 银行 企业 厂 证券 保险 科技 实业"
_SCHOOLS: Final = "大学 学院 学校 中学 小学 学堂 书院 师范 附中 党校 军校"
_INSTITUTES: Final = "研究所 研究院 所 科学院 社科院 研究中心 实验室 事务所 院"
_PRESS: Final = "报 报社 日报 社 杂志 周刊 电视台 电台 网 编辑部"
_BODIES: Final = "局 厅 院 委员会 部 医院 社 协会 联合会 中心"
#: Offices -> the ends of the houses that have them.
_HOUSES: Final = tuple(
    (
        regex(_RANK + "(?:" + offices.replace(" ", "|") + ")"),
        regex("(?:" + houses.replace(" ", "|") + ")$"),
    )
    for offices, houses in {
        "院长": "院 系",
        "校长 教务长 教务主任 训导长 政教主任": _SCHOOLS,
        "教授 讲师 助教 教师 教员 教习": f"{_SCHOOLS} {_INSTITUTES} 系",
        "研究员 助理研究员 实习研究员 所长 研究室主任": _INSTITUTES,
        "馆长": "馆",
        "社长": "社 报 杂志",
        "厂长 车间主任 总工程师 工会主席": "厂 公司 矿 集团",
        "矿长": "矿",
        "台长": "台",
        "局长 政委": "局",
        "厅长": "厅",
        "处长": "处",
        "科长": "科",
        "司长": "司",
        "署长": "署",
        "部长": "部",
        "行长": "行",
        "会长 理事长 秘书长 理事 常务理事 监事长": "会 联盟",
        "主席": "会 联 协 集团 联盟 公司",
        "站长": "站",
        "园长": "园",
        "团长": "团",
        "队长 主教练 助理教练 教练 领队": "队 俱乐部",
        "主任": "委 会 中心 办公室 办 系 部 所 科 室 医院 局",
        "董事长 总经理 总裁 董事 监事 首席..官 财务总监 技术总监 运营总监 总监 经理 董秘 董事会秘书"
        " 董事局主席 行政总裁 合伙人 法定代表人 总会计师 总法律顾问": _FIRMS,
        "总编辑 主编 编辑 记者 主笔 编委 总编 撰述": _PRESS,
        "医师 主任医师 主治医师 住院医师 护士长": "医院 卫生院 诊所",
        "方丈 住持 监院 当家 首座 维那 知客": "寺 庵 禅院 院 庙",
        "道长": "观 宫",
        "党委书记 党组书记 党组成员 党委委员 团委书记 纪委书记 书记": (
            f"{_SCHOOLS} {_FIRMS} {_BODIES}"
        ),
    }.items()
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its full name.

    Attributes:
        name: The full name.
        house: The house that it is held in; empty for the head of a town.
    """

    name: str
    house: str


def full_office(  # noqa: PLR0913 - what the words around an office tell
    office: str,
    before: str,
    houses: Sequence[str],
    places: Sequence[str],
    lexicon: Lexicon,
    *,
    is_organization: Callable[[str], bool],
) -> Office | None:
    """Return the full name of a bare office, or ``None`` where the words before tell no house.

    Args:
        office: Its words, normalised.
        before: What the sentence says before it, from the verb of who holds it on.
        houses: The houses that the sentence names before it, the nearest first.
        places: The places that it names before it, the nearest first.
        lexicon: Which words are titles.
        is_organization: Tells whether a name is an organisation's.
    """
    own = institution_of(office, lexicon, is_organization=is_organization)
    if own is not None and office.startswith(own):
        town = _head_of_town(office.removeprefix(own), own)  # 昌乐县委|县长, as lists share it
        if town is not None:
            return town
    if office[:1] in _LEVELS and _GOVERNS.fullmatch(office) is None:
        seated = _seated(office, before, places)
        if seated is None or own is None or not office.startswith(own):
            return seated
        return replace(seated, house=seated.name.removesuffix(office.removeprefix(own)))
    if own is not None and _INNER.fullmatch(own) is None:
        return None
    if own is None and (inner := _OF_INNER.match(office)) is not None:
        own = inner["inner"]
    parts = reversed(_PARTS.split(before[-_LONGEST:])) if _LISTED.search(before) else ()
    listed = [house for part in parts if (house := _house_in(part, lexicon, is_organization))]
    for house in (*listed, *houses):
        if _INNER.fullmatch(house) or (found := _held_in(office, house, own)) is None:
            continue
        seated = _seated(found.name, before, places) if found.name[0] in _LEVELS else None
        return replace(found, name=seated.name) if seated is not None else found
    return None


def _house_in(part: str, lexicon: Lexicon, is_organization: Callable[[str], bool]) -> str | None:
    """Return the house of one of the offices of a list, without what stands before it."""
    for start in range(min(len(part), _BEFORE_HOUSE)):
        words = part[start:]
        house = institution_of(words, lexicon, is_organization=is_organization)
        if house is not None and _INNER.fullmatch(house) is None and words.startswith(house):
            return house
        town = _OF_TOWN.match(words)
        if town is not None and town["organ"] == "委" and town.end() < len(words):
            return town[0]
    return None


def _head_of_town(office: str, house: str) -> Office | None:
    """Return 昌乐县县长 for 县长 behind 昌乐县委."""
    governs, town = _GOVERNS.fullmatch(office), _OF_TOWN.fullmatch(house)
    if governs is None or town is None or town["level"][-1] != governs["level"]:
        return None
    return Office(town["town"] + office, "")


def _held_in(office: str, house: str, inner: str | None) -> Office | None:
    """Return the full name of an office that a house has, if it has such a one.

    Args:
        office: The office.
        house: The house.
        inner: The part of a house that the office names itself (办公室副主任).
    """
    if _GOVERNS.fullmatch(office):
        return _head_of_town(office, house)
    if (town := _OF_TOWN.fullmatch(house)) is not None:
        if town["organ"] == "委" and _OF_PARTY.match(office):
            return Office(house + office, house)
        beside = town["organ"] == "委" and _BESIDE.match(office)
        return Office(town["town"] + office, "") if beside else None
    body = _CELL.sub("", house) or house
    if inner is not None and not (inner.endswith(_PARTY_PARTS) and _PUBLIC.search(body)):
        return Office(body + office, body) if body != inner else None
    has = any(offices.fullmatch(office) and ends.search(body) for offices, ends in _HOUSES)
    return Office(body + office, body) if has else None


def _seated(office: str, before: str, places: Sequence[str]) -> Office | None:
    """Return 云川省政府副省长 for 省政府副省长 behind 云川省."""
    level = office[0]
    committee = re.search(_COMMITTEE.format(level=level), before)
    town = _BEFORE_TOWN.sub("", committee["town"]) if committee is not None else ""
    if len(town) < len("青省"):
        town = next((place for place in places if place[-1] == level and len(place) > 2), "")
    return Office(town + office[1:], "") if town else None

"""For whom a speaker speaks: what 我们 is, by what the speaker says of it.

Who is speaking is one question (:mod:`kgbuild.resolve.setting.voices`), for whom another: many a
speech never says its speaker's name, and a mayor's office names no firm. What tells is how the
speaker stands up: 我谨代表学校, 我叫甲，来自乙公司, 我是甲海关副关长乙, 我们甲医院.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.regex import regex
from kgbuild.resolve.setting.voices import GREETING, Voice, in_quotes, voice_at

_GREETED = 150  # characters from the greeting to what the speaker says of themselves
_LONGEST = 24
_SHORTEST = 3  # characters of a name that is read without a verb before it (我们甲医院)

#: Without one of these a text has no speaker of its own.
SPOKEN_FOR = regex(r"我们|我谨?代表|我們|咱们|我[校院司厂行局厅村县市区]|\A\s*在[^\n]{2,60}上的")
#: What who belongs to one calls it without a name (公司将…, but 企业 and 政府 are all of them).
OWN_HOUSE = frozenset("公司 集团 学校 医院 银行 大学 工会 协会 基金会".split())

#: 我校, 我们公司, 我市: one's own, by what it is.
OURS = regex(
    r"(?:我们|咱们|我們|我)(?P<noun>公司|集团|学校|医院|大学|银行|协会|社区|[校院司厂行局厅馆社]|(?P<town>[省市县区镇乡村]))|我(?P<land>国)"
)
#: 村里, 厂里: the same, as those who belong there say it.
WITHIN = regex("(?P<noun>[校院厂行局厅社])里|(?P<town>[省市县区镇乡村])里")

_HOUSE = rf"(?P<house>[^。！？，；、\n“”「」\s]{{2,{_LONGEST}}})"
#: 我谨代表, 很高兴能代表, 受…委托，我代表.
_ON_BEHALF = regex(
    rf"(?:(?:我|本人|高兴|荣幸|榮幸|高興)[^。！？，；\n代]{{0,6}}|谨|謹)代表(?:我们|我)?{_HOUSE}"
)
#: 我是, 我叫甲，来自.
_AS = regex(rf"我(?:是|叫|名叫)(?:[^。！？；\n是]{{0,8}}?[来來]自)?{_HOUSE}")
_WITH_US = regex(rf"(?:我们|咱们|我們)(?![在于从到和与对把将给为正已还也都])(?={_HOUSE})")
#: What is no house but many: 我代表返乡企业发言.
_SEVERAL = ("企业", "单位", "部门", "机构", "商户", "高校", "院校")
_WHOLES = ("医院", "大学", "学院", "学校", "中学", "小学", "公司", "集团", "银行", "海关")
#: What speaks for a town is its committee or its office, and 我们 is the town.
_PARTY = "中共"  # 中共青河县委: of 青河县
_ORGANS = regex(r"的?(?:县|市|区|省|镇|乡|村)?(?:委|党委|党支部|党总支|政府|人民政府|村委会)")

#: 在这里隆重集会，庆祝甲大学建校七十周年: where somebody speaks to guests.
_BIRTHDAY = regex(
    r"(?:[我咱]们[^。！？\n]{0,24}?|今天[^。！？\n]{0,20}?)(?:庆祝|纪念|庆贺|共庆|迎来)了?"
    r"(?P<house>[\u4e00-\u9fff]{3,20}?)(?:建[校院厂馆台行所]|成立|创办|创建|创立|诞辰)[^。，\n]{1,8}?周?年"
)
#: Who leads a house, and speaks for all of it.
_COMMITTEE = regex(
    r"(?P<house>\S{2,}?)(?:党委|党总支|党支部|党组|董事会|领导班子|管理层|理事会|行政)"
)

#: 在甲大学…典礼上的讲话 / 校长 乙, run together or not: a head without a house, or with only the
#: noun for it (集团董事长), is that of the house or the town where they speak.
_AT = regex(
    rf"\A\s*在(?={_HOUSE})[^\n]*?上的?(?:主旨|主题|开场|总结)?"
    r"(?:讲话|演讲|致辞|致词|发言|报告|講話|演講|致辭|發言)"
    r"(?:[^\n]*\n)?[\s（(]*(?P<office>(?P<noun>集团|公司|学校|医院|银行|大学|协会|商会|学会|联合会|促进会|"
    r"基金会|联盟|中心|管理局)?(?:首任|现任|名誉|执行|常务|党委|副|联合)*(?:(?P<head>校长|院长|行长|董事长|"
    r"总裁|总经理|会长|理事长|馆长|局长|主任|首席执行官|创始人|书记)|(?P<town>省长|市长|县长|区长|镇长)))"
)
_HEADED = {
    "校长": ("大学", "学院", "学校", "中学", "小学"),
    "院长": ("医院", "学院", "研究院", "法院"),
    "行长": ("银行",),
    "会长": ("会",),
    "理事长": ("协会", "学会", "基金会", "合作社", "联盟", "促进会"),
    "馆长": ("馆", "博物院"),
    "局长": ("局",),
    "主任": ("中心", "委员会"),
    "书记": ("公司", "集团", "学院", "大学"),
}
#: 我是校长乙: who says no house, which is the one named before that ends so.
_BARE_HEAD = regex(r"(?:首任|现任|名誉|执行|常务|党委|副)*(?P<head>校长|院长|行长|馆长)(?![助代])")
_SCHOOLS = tuple(f"{number}中" for number in "一二三四五六七八九附高职")
#: 我是甲市市长乙: 我们 is the town.
_TOWN_HEAD = regex("[省市县区镇乡村州]长")
#: Where a firm's head may speak as a guest.
_NO_FIRMS = (*(end for ends in _HEADED.values() for end in ends), "部", "厅", "政府", "委", "小学")
#: What ends as a house and is none.
_MEETING = regex(r"(?:大|年|晚|酒|推介|发布|研讨|座谈|表彰|运动|博览|展览|交易|洽谈|招待|庆祝)会\Z")
_FIRMS = ("公司", "集团")


@dataclass(frozen=True, slots=True)
class House:
    """What a speaker means by 我们.

    Attributes:
        voice: Whose words they are; ``None`` for the document's, where nobody is heard.
        name: Its name, or the noun that points to it (学校).
        position: Where the speaker says so.
    """

    voice: Voice | None
    name: str
    position: int


def houses(
    text: str, heard: Sequence[Voice], bodies: Mapping[str, str], *, is_town: Callable[[str], bool]
) -> list[House]:
    """Return for whom the speakers of a text say that they speak, the surest first.

    Args:
        text: The document.
        heard: Its voices.
        bodies: What the text calls organisations and places -> their names, and the nouns
            that may point to one's own (学校), each to itself.
        is_town: Tells whether a name is a place's.
    """
    found: dict[tuple[Voice | None, str], House] = {}
    spoken = (
        *_presided(text, bodies, is_town),
        *_celebrated(text, bodies),
        *_introduced(text, bodies, is_town),
        *_told(text, bodies, is_town),
    )
    for position, name in spoken:
        voice = voice_at(position, heard)
        found.setdefault((voice, name), House(voice, name, position))
    return sorted(found.values(), key=lambda house: house.name in OWN_HOUSE)


def _presided(
    text: str, bodies: Mapping[str, str], is_town: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """Yield the house whose head speaks in it: where the byline begins, and its name.

    A heading tells nothing itself, so that the house may be named nowhere else: of what ends as
    the head's house does, the shortest is it.
    """
    heading = _AT.match(text)
    if heading is None:
        return
    town, noun = heading["town"], heading["noun"]
    kinds = (town[0],) if town else _HEADED.get(heading["head"], _FIRMS)
    kinds = (noun,) if noun else kinds
    words = heading["house"]
    ends = [end for end in range(len(words), 1, -1) if words[:end].endswith(kinds)]
    known = next((bodies[words[:end]] for end in ends if words[:end] in bodies), None)
    told = [
        words[:end] for end in ends if end > len(kinds[0]) and not _MEETING.search(words, 0, end)
    ]
    if not (known or told) and kinds == _FIRMS:  # 在晨曦半导体上市酒会上的致辞: by its name alone
        starts = (words[:end] for end in range(len(words), 2, -1))
        own = (
            start
            for start in starts
            if start in bodies and start not in OWN_HOUSE and not start.endswith(_NO_FIRMS)
            if not is_town(bodies[start])
        )
        known = next((bodies[start] for start in own), None)
    if known or told:
        yield heading.start("office"), known or told[-1]


def _celebrated(text: str, bodies: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the house whose birthday is kept where somebody speaks of 我们 (庆祝甲大学建校百年)."""
    for match in _BIRTHDAY.finditer(text):
        name = match["house"]
        if name in bodies or name.endswith(_WHOLES):
            yield match.start("house"), bodies.get(name, name)


def _introduced(
    text: str, bodies: Mapping[str, str], is_town: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """Yield what the head of a town or of a house named before is the head of.

    我是甲市市长乙; 甲中学的大会. 我是校长乙.
    """
    for match in _AS.finditer(text):
        if in_quotes(text, match.start()) or not _greets(text, match.start()):
            continue
        words = match["house"]
        towns = [end for end in range(len(words), 1, -1) if words[:end] in bodies]
        towns = [end for end in towns if is_town(bodies[words[:end]])]
        if towns and _TOWN_HEAD.match(words, towns[0]):
            yield match.start("house"), bodies[words[: towns[0]]]
        elif head := _BARE_HEAD.match(words):
            kinds = _HEADED[head["head"]] + (_SCHOOLS if head["head"] == "校长" else ())
            named = [
                (text.rfind(body, 0, match.start()), len(body), body)
                for body in bodies
                if body.endswith(kinds) and len(body) > _SHORTEST and body not in OWN_HOUSE
            ]
            at, _, body = max(named, default=(-1, 0, ""))
            if at >= 0:
                yield match.start("house"), bodies[body]


def _greets(text: str, position: int) -> bool:
    """Tell whether somebody has been greeted right before a place."""
    return GREETING.search(text, max(0, position - _GREETED), position) is not None


def _told(
    text: str, bodies: Mapping[str, str], is_town: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    for pattern in (_ON_BEHALF, _AS, _WITH_US):
        for match in pattern.finditer(text):
            introduced = pattern is not _AS or _greets(text, match.start())
            if in_quotes(text, match.start()) or not introduced:
                continue
            words = match["house"]
            party = words.startswith(_PARTY) and any(
                words[len(_PARTY) : end] in bodies and is_town(bodies[words[len(_PARTY) : end]])
                for end in range(len(words), len(_PARTY) + 1, -1)
            )
            words = words.removeprefix(_PARTY) if party else words
            ends = [end for end in range(len(words), 1, -1) if words[:end] in bodies]
            if pattern is _WITH_US:  # 我们甲医院乙中心: of 甲医院
                ends.sort(key=lambda end: (not words[:end].endswith(_WHOLES), end))
            town = (n for n in ends if is_town(bodies[words[:n]]) and _ORGANS.match(words, n))
            end = next(town, next(iter(ends), None))  # 滨海|市委: of 滨海
            if end is None or (pattern is _WITH_US and end < _SHORTEST):
                continue
            name = bodies[words[:end]]
            if name.endswith(_SEVERAL):
                continue
            if (within := _COMMITTEE.fullmatch(words, 0, end)) and within["house"] in bodies:
                name = bodies[within["house"]]  # 我谨代表学校|党委
            if pattern is _WITH_US or not is_town(name) or _ORGANS.match(words, end):
                yield match.start("house"), name

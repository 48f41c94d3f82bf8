"""The name that a description ends on: whose office, calling or kinship stands before it.

学生米利察·乔维奇 is 米利察·乔维奇, 他的妻子朱诺 is 朱诺, and 四川省省会成都 is 成都, whatever a
tagger takes the whole for.
"""

from __future__ import annotations

import re
from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.ontology.kinship import CIRCLE, FAMILY
from kgbuild.ontology.surnames import DOUBTFUL_SURNAMES, surname_of
from kgbuild.regex import regex
from kgbuild.resolve.naming.organizations import house_name
from kgbuild.resolve.naming.people import VERY_COMMON, looks_like_a_person

_SIZES: Final = (3, 2, 4)  # characters of a Chinese name
_SHORTEST: Final = 2
_LEAST_CALLING: Final = 2  # characters before a name
_LISTING: Final = regex("[、，与和及《》“”]|以及")
#: Words of two characters that begin as names do.
_NO_NAMES: Final = frozenset(
    "程度 程序 程式 许可 许多 许久 何处 何时 何种 何人 何以 黄金 黄酒 黄昏 王国 王室 王位 王朝 "
    "周期 周边 周年 周末 周围 周全 孙女 孙子 孙辈 陈列 陈述 陈设 陈规 杨树 谢意 谢幕 谢世 谢绝 "
    "曾经 曾任 曾在 曾是 曾有 唐代 唐朝 唐诗 宋代 宋朝 宋词 张力 张贴 曹操 朱砂 吴语 胡同 胡琴 "
    "高度 高位 高考 高中 高校 高层 高地 高手 高薪 罗列 罗网 郑重 韩国 韩语 董事 萧条 何故 何在 "
    "高于 张罗 张望 张口 张扬 许诺 许愿 于是 于此 沈阳 徐州 赵国 吴国 梁山 唐山".split()
)
#: Surnames that mostly are other words: behind a calling they begin no name (人才|房建设).
_SELDOM: Final = DOUBTFUL_SURNAMES | frozenset("那通全房应能国有过公管向后又")
#: How nouns of two and three characters end, and hardly a name (工人|文化宫, 市民|满意度).
_NO_NAME_ENDS: Final = frozenset(
    "宫号节度包队会社馆所站库厅局处科系组区率量费票证品性制权课网群卡奖赛展班营岗户院部团图表书器款房师员的了是在说者们"
)
#: How somebody is styled behind a name of two characters.
_STYLES: Final = frozenset("大夫 先生 女士 同学".split())
#: Nouns for several at once.
_SEVERAL: Final = tuple(
    "族 们 团队 家庭 家族 群体 人群 部落 团伙 队伍 班子 子女 家属 父母 夫妇 夫妻 兄弟 姐妹 双方 "
    "各界 群众 民众".split()
)
_PEOPLE: Final = ("Group", True)  # what the lexicon says of a word for people, 专家 or 校友
_KIN: Final = regex(
    r"(?:.+的|[他她我])(?:" + "|".join(sorted(FAMILY | CIRCLE, key=len, reverse=True)) + ")"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|\w+(?:·\w+)+)"
)
#: What a house is to another, and whose it is, before its name (其子公司甲, 我校的前身乙).
_POINTED: Final = (
    r"(?:(?P<pointed>其|该\w{1,3}?|本(?:公司|集团|行|校)"
    r"|我们?(?:公司|集团|校|行|院|厂)?|公司|集团)的?)"
)
_DEALING: Final = (
    r"(?:全资|控股|参股|合资|境外|海外|境内|上市|下属|旗下|直属|核心|重要|主要|最大|新设|二级|三级){0,3}的?"
    r"(?:(?:子|孙|母|关联|分)公司|控股公司|控股股东|关联企业|下属企业|竞争对手|前身)[的是为]?"
)
_DEALT: Final = regex(
    rf"(?:{_POINTED}|[^、，和与及]{{2,16}}的)?{_DEALING}(?P<name>[^\W的、和与及\d]{{3,20}})"
)
#: Such a house by which a clause begins: 其子公司甲, 集团旗下的甲.
_DAUGHTER_OF_TOPIC: Final = regex(
    rf"(?:\A|[，。；：]){_POINTED}(?:{_DEALING}|(?:旗下|下属|所属)的?)"
    r"[^\W的、和与及]{2,16}\Z"
)
_REACH: Final = 24  # characters
#: What firms do and have, which begins no name of theirs (子公司股权投资).
_OF_A_FIRM: Final = regex(
    "股[权份]|债[权务]|资[产金]|业务|利润|贷款|对外|管理|员工|产品|财务|生产|经营|重大|海外|境外"
)
#: Classes of what has daughters and rivals.
HOUSES: Final = frozenset(
    "Organization Company Bank University School ResearchInstitute".split()
) | {
    "Hospital",
    "Media",
    "Association",
    "Team",
    "Site",
}
#: What a town is to the land that it lies in, before its name (四川省省会成都).
_SEAT: Final = regex(
    r"(?:省会|首府|首都|州府|府治|古都|旧都|陪都|都城|名城|重镇|故乡|家乡|老家|港口城市|工业城市|沿海城市|边境城市|城市|小城|小镇)$"
)


def behind_kin(form: str, lexicon: Lexicon) -> str | None:
    """Return the name behind whose kin somebody is (他的妻子朱诺), if it is one."""
    kin = _KIN.fullmatch(form)
    if kin is None or not looks_like_a_person(name := kin["name"]):
        return None
    noun = lexicon.noun_class(name) or lexicon.head_class(name)
    return name if noun is None else None


def behind_dealing(form: str, lexicon: Lexicon, *, named: bool) -> str | None:
    """Return the house behind what it is to another one (其子公司东钢物流), if the words end so.

    Args:
        form: The words, normalised.
        lexicon: Which words are trades, and which are nouns.
        named: A tagger takes the end of the words for a house's name.
    """
    dealt = _DEALT.fullmatch(form)
    if dealt is None:
        return None
    name = dealt["name"]
    if name in lexicon.heads or name in lexicon.nouns:
        return None
    if lexicon.head_class(name) in HOUSES or named:
        return name
    parts = house_name(name, lexicon)
    brand = parts.brand if parts.trade else ""
    told = lexicon.noun_class(brand) or lexicon.head_class(brand)
    common = brand in lexicon.trades or told not in (None, "Place", "NaturalFeature")
    return name if len(brand) > 1 and not common and not _OF_A_FIRM.match(name) else None


def daughter_of(words: str, end: int) -> tuple[str, int] | None:
    """Return the words that point to the house whose daughter is named, and where they begin.

    A text goes on about that house: 其 and 该集团 after 其子公司甲 are not 甲.

    Args:
        words: A sentence.
        end: Where the name ends in it, in code points.
    """
    found = _DAUGHTER_OF_TOPIC.search(words, max(0, end - _REACH), end)
    return (found["pointed"], found.start("pointed")) if found is not None else None


def without_seat(before: str) -> str:
    """Return the words before a place's name without what it is to the land around it."""
    return _SEAT.sub("", before)


def behind_noun(form: str, lexicon: Lexicon) -> str | None:
    """Return the foreign name behind what somebody is (学生米利察·乔维奇), if the words end so."""
    if (first := form.find("·")) < 0:
        return None
    for start in range(first - 2, max(first - 6, 2) - 1, -1):  # 工程师|彼得, before 工|程师彼得
        before = form[:start]
        kind = lexicon.noun_class(before) or lexicon.head_class(before)
        if kind in ("Group", "Position", "Person") or ends_in_office(before, lexicon):
            return form[start:] if re.fullmatch(r"\w{2,6}(?:·\w{1,8})+", form[start:]) else None
    return None


def behind_calling(form: str, lexicon: Lexicon) -> str | None:
    """Return the Chinese name behind an office or a calling (老会计卫有民), if one ends the words.

    What a noun tells (校长|办公室, 学生|成绩) is no name, and of two characters only those that
    begin as many people are called.
    """
    if _LISTING.search(form) or _calls(form, lexicon):
        return None  # 女工程师 is a calling itself
    for size in _SIZES:
        before, person = form[:-size], form[-size:]
        if len(before) < _LEAST_CALLING or not looks_like_a_person(person):
            continue
        common = person[0] in VERY_COMMON if size == _SHORTEST else person[0] not in _SELDOM
        common = (common or len(surname_of(person)) > 1) and person not in _NO_NAMES
        if common and person[-1] not in _NO_NAME_ENDS and _calls(before, lexicon):
            sure = ends_in_office(before, lexicon)
            return None if _is_noun(person, lexicon, whole=sure) else person
    return None


def _calls(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words end on what one person is: an office, a calling, somebody's kin."""
    last = words.rpartition("的")[2]
    if last in FAMILY or ends_in_office(last, lexicon):
        return True
    kind = lexicon.noun_class(last) or lexicon.head_class(last)
    bare = any(last[start:] in lexicon.heads for start in range(len(last) - 1))
    told = kind == "Group" and (bare or lexicon.noun_class(last) is not None)
    return told and not last.endswith(_SEVERAL)


def _is_noun(words: str, lexicon: Lexicon, *, whole: bool) -> bool:
    """Tell whether the words are a noun or a place, or (not ``whole``) end on such a noun."""
    known = words in lexicon.nouns or words in lexicon.heads
    entry = lexicon.get(words)
    if known or (entry is not None and entry.type != "Person"):
        return True
    rest = words[1:]
    return not whole and len(rest) > 1 and (rest in lexicon.nouns or rest in lexicon.heads)


def listed_last(form: str, lexicon: Lexicon) -> str | None:
    """Return whom several offices or callings stand before (助理教练、韩国人金泰亨), if anyone."""
    first, pause, last = form.rpartition("、")
    if not pause or not _is_calling(first.rpartition("、")[2], lexicon):
        return None
    for size in _SIZES:
        before, person = last[:-size], last[-size:]
        if before and looks_like_a_person(person) and _is_calling(before, lexicon):
            return person
    return None


def _is_calling(words: str, lexicon: Lexicon) -> bool:
    if words.endswith("人") or ends_in_office(words, lexicon):
        return True
    return (lexicon.noun_class(words) or lexicon.head_class(words)) in ("Group", "Position")


def behind_office(form: str, lexicon: Lexicon, *, polite: bool = False) -> str | None:
    """Return who holds the office before the name (甲公司总裁乙女士), if the words end so.

    Args:
        form: The words, without what is said behind a name.
        lexicon: Offices, and nouns for people.
        polite: A form of address stood behind them (葡文老师罗莎太太): they end on a name.
    """
    for size in range(4, 1, -1):
        office, person = form[:-size], form[-size:]
        if not office or not looks_like_a_person(person):
            continue
        if ends_in_office(office, lexicon):
            return person
        ends = [office[start:] for start in range(max(0, len(office) - 6), len(office))]
        told = size > 2 or polite
        if told and any(len(e) > 1 and lexicon.heads.get(e) == _PEOPLE for e in ends):
            return person  # 工程专家甲教授
        if office.endswith("的") and size > 2:  # 省农科院的甲研究员
            return person
    return None


def before_office(form: str, lexicon: Lexicon) -> str | None:
    """Return whom words name before their office or style (甲设计院的赵元超大师), if they do.

    Whose house it is stands before; what an office is of (甲研究院的高温材料研究员) is no name.
    """
    last = form.rpartition("的")[2]
    if last == form:
        return None
    for size in _SIZES:
        person, office = last[:size], last[size:]
        if len(office) < _SHORTEST or not looks_like_a_person(person):
            continue
        if office.endswith(_SEVERAL):
            continue  # 甲大学的乙团队
        native = len(surname_of(person)) > 1 if size > _SIZES[0] else person[0] not in _SELDOM
        if size == _SHORTEST:
            native = native and office in _STYLES and person not in _NO_NAMES
        if not native or person[-1] in _NO_NAME_ENDS or _is_noun(person, lexicon, whole=False):
            continue
        kind = lexicon.noun_class(office) or lexicon.head_class(office)
        known = office in lexicon.nouns or office in lexicon.heads
        entry = lexicon.get(office)
        if (known and kind == "Group") or (entry is not None and entry.type == "Title"):
            return person
    return None


def ends_in_office(form: str, lexicon: Lexicon) -> bool:
    """Tell whether words end as an office does (甲公司总裁, 吉水知县)."""
    ends = (form[start:] for start in range(max(0, len(form) - 6), len(form)))
    return any((entry := lexicon.get(end)) is not None and entry.type == "Title" for end in ends)

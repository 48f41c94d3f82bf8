"""The class of what a text only describes: by its common noun, or by a word for where or when.

Names have been told by their votes (:mod:`kgbuild.resolve.classes.types`) before this is asked:
what is left would be a ``Concept``, for want of anything better. 邻村的石匠 are people, 收来的花椒
is a product, 雪地上 and 戏台前面 are places, 涨水的时候 is a time.
"""

from __future__ import annotations

import re
from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.naming.behind import ends_in_office

#: 一位船工, 一名外科医生: one person; 一个 may count a family as well.
_ONE_PERSON: Final = regex(r"(?:某|某一|[这那]|其中)?一?[位名](?!字|义|单|次|置|于)|一个")
_ONE_SOMEBODY: Final = regex(r"(?:某|某一|[这那]|其中)?一[位名]")
#: 一名钢琴家 and 一位有名的郎中; 一个 may count a family.
_ONE_CALLED: Final = regex(r"一[名位](?:普通的?|有名的?|著名的?|知名的?|优秀的?)?(?=\w{2})")
#: What somebody does or is besides, before their calling; 甲学院的专家 is one of that house.
_DOING: Final = regex(
    r"(?:当地|本地)(?=[^\W的]{2,4}$)|(?:与会|在场|出席|后来|当时|当地|同行|随行|年轻|年迈|退休|有名|著名|知名|当地有名|远近闻名|德高望重|"
    r"(?:来自|负责|参与|参加|出席|从事|前来|刚刚|正在|获得|专程|年过|年逾|年仅)[^的]{1,12})的(?:著名|知名)?(?=\w{2})"
)
_COLLECTIVE: Final = tuple(
    "团队 家庭 民族 群体 人群 家族 部落 族群 氏族 团伙 阶层 阶级 班子 势力 族 集团 队伍 派 "
    "子女 家属 家人 亲属 亲友 部下".split()
)
#: 广东人, 守着渡口的人, 七个人; 本人 and 机器人 are others.
_PEOPLE: Final = regex(
    r".*(?:[个的数些]人|(?!有人)\w(?<!机器)(?<!稻草)(?<![雪木纸泥石铜本个有])人)"
)
#: 两位姊姊, 一名缫丝女.
_COUNTED: Final = regex(
    r"(?:.+的)?(?:[一两二三四五六七八九十几数百千万多\d]+|众)[位名](?![次单字列义额])[^的\W]{2,}"
)
_POSTS: Final = ("职位", "岗位", "职务", "名额", "席位")
_AMONG: Final = regex(r"(?:之一|们?等人)$")
#: Where something is with regard to a thing; the short ones also mean when, or in what respect.
_BESIDE: Final = regex(
    r"(?P<thing>.+?)的?(?:(?P<plain>上面|下面|里面|里边|外面|外边|前面|后面|前方|后方|上方|下方|"
    r"对面|旁边|旁|边|两旁|两侧|两边|一侧|一旁|附近|周围|周边|四周|背后|尽头|深处|底部|顶端|顶上|门口|脚下|"
    r"中央|角落|[东南西北]侧|[东南西北]面|[东南西北]部|以[东南西北]|之间|之上|之下|之外|之内|外围)|(?P<short>上|下|里|内|外|中))"
)
_SPACES: Final = frozenset(
    "Place Country Province City District Town Site NaturalFeature Device".split()
)
_HOLLOW: Final = frozenset("Product".split())  # 坛子里, and not 产品中
_ROOMY: Final = frozenset("山船车街路桥楼城村镇岛海河湖江井墙门屋院店厂岸坡田洞塔")
_BODIES: Final = frozenset("School University Hospital Company Bank ResearchInstitute".split())
_WHEN: Final = regex(
    r".+(?:的时候|时候|之时|之际|之初|之后|之前|以后|以前|期间|同期|当天|当晚|当日|前夕|前后|"
    r"(?<![小临定准及同随计战工课学报历费按当届平暂一有此何几时])时)"
)

#: Measures of things of one class each, whatever these are called.
_MEASURES: Final = {
    **dict.fromkeys("架艘辆", "Device"),
    **dict.fromkeys("座栋幢", "Site"),
    **dict.fromkeys("篇首幅", "Work"),
    **dict.fromkeys("瓶袋碗杯", "Product"),
    **dict.fromkeys(("封",), "Document"),
    **dict.fromkeys(("场",), "Event"),
}
_MEASURED: Final = regex(
    r"(?:[\d,.]+|[一两二三四五六七八九十几数百千]+)[多余]?(?P<measure>[架艘辆座栋幢篇首幅瓶袋碗杯封场])(?![次市城山镇村乡])\w{2,}"
)


def described_class(words: str, lexicon: Lexicon) -> str | None:
    """Return the class that the noun of a description tells, or ``None``.

    Args:
        words: What the text calls a thing, normalised.
        lexicon: Nouns and names that the world knows.
    """
    among = _AMONG.search(words)
    if among is not None and among.start():
        words = words[: among.start()]
        if among[0] != "之一":
            return "Group"
        kind = lexicon.noun_class(words) or lexicon.head_class(words)
    else:
        kind = lexicon.noun_class(words)
    people = _PEOPLE.fullmatch(words) or _COUNTED.fullmatch(words)
    if kind is None and (people or _of_calling(words, lexicon)):
        return "Group"
    if kind is None and (around := _BESIDE.fullmatch(words)) and _has_room(around, lexicon):
        return "Place"
    if kind is None and _WHEN.fullmatch(words):
        return "Time"
    return kind or _by_measure(words)


def _by_measure(words: str) -> str | None:
    """Return the class that a measure word tells of what no noun does (3架空客, 一座老屋)."""
    counted = _MEASURED.match(words.rpartition("的")[2] if "的" in words else words)
    return _MEASURES[counted["measure"]] if counted is not None else None


def is_one_person(words: str) -> bool:
    """Tell whether a description counts a single person (一位女医生, 村里的一名石匠)."""
    if words.endswith((*_POSTS, *_COLLECTIVE)):
        return False  # 一名园丁职位, 一个家族
    described = words.rpartition("的")[2]
    one = any(_ONE_SOMEBODY.match(part) for part in (words, described))
    return one or _ONE_PERSON.match(described) is not None


def called(words: str, lexicon: Lexicon) -> str:
    """Return what somebody is said to be, without the count before it: 一名钢琴家 is 钢琴家.

    Nor is it part of a calling what its bearer does just then (与会的免疫学家).

    Args:
        words: What a text says that somebody is.
        lexicon: Nouns and names that the world knows.
    """
    counted = _ONE_CALLED.match(words) or _DOING.match(words)
    if counted is None:
        return words
    calling = words[counted.end() :]
    kind = lexicon.noun_class(calling) or lexicon.head_class(calling)
    told = kind in ("Group", "Position") or ends_in_office(calling, lexicon)
    return calling if told and not calling.endswith(_COLLECTIVE) else words


def _of_calling(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words end on what people are by calling (两位重要的小说家, 新生代画家)."""
    ends = (words[start:] for start in range(max(0, len(words) - 4), len(words) - 1))
    told = (lexicon.get(end) for end in ends if end.endswith("家"))
    return any(entry is not None and entry.type == "Title" for entry in told)


def _has_room(around: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a thing has an above, a below or an inside where others can be."""
    thing = around["thing"]
    if len(thing) == 1 and around["plain"] is None:
        return thing in _ROOMY
    entry = lexicon.get(thing)
    head = lexicon.heads.get(thing)
    kind = (
        lexicon.noun_class(thing)
        or (entry.type if entry is not None else None)
        or (head[0] if head is not None else lexicon.head_class(thing))
    )
    if kind in _SPACES:
        return True
    if around["plain"]:
        return kind in _HOLLOW or kind in _BODIES
    return (kind in _HOLLOW and around["short"] in ("上", "下", "里")) or (
        kind in _BODIES and around["short"] in ("里", "内", "外")
    )

"""Words that begin a clause of their own behind what a sentence has told, their commas lost.

A house is founded and then its head is named (成立研究院|院长由甲担任), a reporter is told
something (告诉记者|…), and the lead of a life says man or woman (骆怀瑾|女|年生于上海). What
opens a sentence and goes on with its own verb (记者在甲看到) has no pause behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.naming.alike import alike
from kgbuild.regex import regex

_HAN: Final = "[\u4e00-\u9fff]"
_HEADS: Final = (
    "(?:董事长|总经理|总裁|校长|院长|主任|会长|理事长|秘书长|馆长|所长|社长|园长|团长|站长|局长"
    "|负责人|主编)"
)
#: 成立了新材料研究院|院长由甲担任, 建立了纪念馆|馆内陈列着乙.
_FOUNDED: Final = regex(
    rf"(?:成立|组建|设立|创办|创建|创立|建立|建成|建有|设有|辟有|修建|兴建|开办|开设|捐建)了?{_HAN}{{2,16}}?"
    rf"(?:公司|集团|大学|学院|中心|协会|学会|委员会|基金会|医院|[院校馆所局社团园站])"
    rf"(?=(?:公司|集团|大学|学院|中心|医院|协会|学会|基金会)?{_HEADS}(?:由|是|为)|(?<=([院校馆所园寺店厂站场]))\1内(?!部|外|容|涵|地))"
)
_HEAD: Final = regex(rf"(?:公司|集团|大学|学院|中心|医院|协会|学会|基金会)?{_HEADS}|{_HAN}内")
#: 考入师范学校农科|师从甲, 加入剧院|拜甲为师.
_TAUGHT: Final = regex(
    rf"(?:考入|考取|就读于?|进入|入读|加入|升入|转入|求学于?|留学|入)"
    rf"{_HAN}{{2,20}}?(?=师从|师承|拜{_HAN}{{2,6}}?为师)"
)
#: 他告诉记者|村里…, 我们相信|小小的果子….
_TOLD: Final = regex(
    rf"告诉(?:记者|我(?!们)|我们|大家)(?!一[个些件段声种]|这[个些件]|的|说|过|了)(?={_HAN}{{5}})"
    rf"|(?:^|(?<=所以|因此|但是|同时))我们?(?:始终|一直|也|都|更)?(?:相信|坚信|深信)"
    rf"(?!你们?[，。]|他们?[，。]|自己|了)(?={_HAN}{{8}})"
    rf"|^(?:本报)?记者{_HAN}{{0,20}}?(?:了解到|获悉|注意到|看到)(?!了|的|过)(?={_HAN}{{5}})"
)
#: 意见规定|对新建食堂…, 通知提出|到明年底…: a paper, and what it says.
_PROVIDED: Final = regex(
    rf"^(?:该|本|这[份项部])?{_HAN}{{0,16}}?(?:意见|办法|方案|通知|条例|规划|细则|计划|纲要|决定|公告|白皮书|草案|协议|合同|章程"
    r"|措施|制度|规范|标准|报告|通报)(?:还|同时|特别|首次|也)?(?:规定|提出|明确|强调|指出|约定|要求(?=[对到在将把]))"
    rf"(?![的了过和与书后前]|对象|目标|任务|期限|具体|定于|如下)(?={_HAN}{{8}})"
)
#: 拍摄电影渡口的灯|影片获得乙, 出版专著甲|该书讲述乙.
_WORK: Final = regex(
    rf"(?:拍摄|执导|主演|参演|编导|出版|发表|创作|写成|写出|完成|推出)了?{_HAN}{{2,16}}?"
    r"(?=(?:影片|该片|该剧|该书|此书|全书|该作|此片)(?:[获讲以由在被是于入描受后共记荣]|一举))"
)
#: 我是甲公司的乙|很高兴参加…: who speaks is glad to be there.
_GLAD: Final = regex(
    r"^我(?:是|叫|来自)[\u4e00-\u9fff]{2,24}?(?<![也都很的我们家])"
    r"(?=(?:很|非常|十分|特别)(?:高兴|荣幸|开心)(?:能|来|参加|在|和|与|有机会|受邀|应邀|回))"
)
#: The same without a pause behind it, and who reports.
_ONE: Final = regex(
    r"(?:很|非常|十分|特别)(?:高兴|荣幸|开心)(?=能够?|来到|参加|出席|在|和|与|有机会|受邀|应邀)"
    r"|^(?:本报)?记者(?=在|从|近日|日前|昨日|今日|了解到|获悉|看到|注意到|走访|采访|走进|来到|随)"
    r"|(?:[东西]汉|[东西]晋|[南北]宋|北魏|北齐|北周|南朝|五代|后唐|[明清唐宋元])"
    r"(?=[\u4e00-\u9fff]{2}(?:年间|初年|末年|元年|十?[一二三四五六七八九十]年))"
)
_PROVINCES: Final = (
    "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃"
    "|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|北京|上海|天津|重庆)"
)
#: 骆怀瑾|女|年生于上海: a lead that names no people.
_SEX: Final = regex(
    rf"(?P<name>{_HAN}{{2,4}}?)(?P<sex>女|(?<![亚胜若俊冠超赛如似奇])男)"
    r"(?=(?:年月日|年月|年)?(?:出?生于|出生|生[，。])|年(?:月日?)?生|祖籍|籍贯|中共|本科|研究生|大学|硕士|博士)"
)
#: 祖籍江苏无锡|著名越剧演员.
_ROOTS: Final = regex(
    rf"(?:祖籍|原籍|籍贯){_PROVINCES}省?{_HAN}{{0,8}}?"
    r"(?=著名|国家[一二]级|中国|中共|[当现近]代|我国|毕业|早年|自幼|幼年|出身|其父|父亲|知名)"
)
_HAS_ROOTS: Final = regex(rf"(?<={_HAN}{{3}})(?<![其的他她我是])(?=(?:祖籍|原籍){_PROVINCES})")


_MADE: Final = (
    "(?:制造|研制|研发|设计|开发|建造|生产|创办|创作|编写|撰写|提供|捐赠|承建|发明|发现|提出"
    "|写|画|做|造|建)"
)
#: 球壳是甲制造的|材料是乙研制的: who has made the one, and who the other.
_BY_EACH: Final = regex(
    rf"是(?:(?!是|的){_HAN}){{2,12}}?{_MADE}的"
    rf"(?=(?:(?!是|的){_HAN}){{2,10}}是(?:(?!是|的){_HAN}){{2,12}}?{_MADE}的)"
)


@dataclass(slots=True)
class Beginnings:
    """Where clauses begin, and where none does, each by the offset of a character.

    Attributes:
        clauses: Where one begins.
        lists: Where the next member of a list does.
        none: Where what goes before goes on.
    """

    clauses: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    none: list[int] = field(default_factory=list)


def beginnings(text: str) -> Beginnings:
    """Return where clauses begin in a normalised text that has lost its commas."""
    found = Beginnings()
    for ends in (_FOUNDED, _TAUGHT, _TOLD, _PROVIDED, _WORK, _GLAD, _ROOTS, _HAS_ROOTS, _BY_EACH):
        for match in ends.finditer(text):
            found.clauses.append(match.end())
            if ends is _FOUNDED:  # the pause is often heard behind the head of the house
                found.none.extend(_behind_head(text, match.end()))
    names = [*alike(text)]
    for name, following in pairwise(names):
        found.none.extend(range(name.start + 1, name.end))
        if name.end == following.start:
            found.lists.append(name.end)
    found.clauses.extend(_sex(text))
    found.none.extend(match.end() for match in _ONE.finditer(text))
    return found


def _behind_head(text: str, start: int) -> Iterator[int]:
    head = _HEAD.match(text, start)
    if head is not None:
        yield from range(start + 1, head.end() + 1)


def _sex(text: str) -> Iterator[int]:
    lead = _SEX.match(text)
    if lead is not None and surname_of(lead["name"]):
        yield lead.start("sex")
        yield lead.end("sex")

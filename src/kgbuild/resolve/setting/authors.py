"""Who does what a paper tells without a subject: the body that issues it, the town that reports.

甲市人民政府关于…的意见 sets tasks and promises (给予奖励, 设立基金), and they are the government's;
what a government reports to its congress (建成学校九所) its town has done, until the report turns
to what is planned. In: a document's text. Out: its :class:`Author`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kgbuild.regex import regex
from kgbuild.resolve.setting.headings import heading_lines, towns

_OPENING: Final = 400  # characters of a report within which it is said whose it is
_BODY: Final = (
    r"[\u4e00-\u9fff]{1,18}?(?:人民政府|政府|国务院|[委部局厅署行院]|委员会|管委会|法院|检察院)"
    r"(?:办公[厅室])?"
)
_PAPER: Final = (
    r"(?:措施|意见|通知|决定|办法|规定|细则|方案|规划|计划|通告|公告|要点|清单|政策|行动|举措)"
)
#: 甲部 乙部关于…的意见: who issues it, before what it is about. What a notice puts out (关于印发…)
#: sets its own tasks.
_ISSUED: Final = regex(
    rf"\s*(?P<bodies>(?:中共|中国共产党)?{_BODY}(?:[\s、]*(?:中共)?{_BODY})*)"
    rf"(?:等[\u4e00-\u9fff\d]{{1,3}}(?:部门|单位|部委))?\s*关于(?!印发|发布|公布|转发|颁布)[^\n]*{_PAPER}"
    r"(?:[（(][^（()）\n]*[）)])?\s*\Z"
)
_BODIES: Final = regex(rf"[\s、]*(?:中共|中国共产党)?(?P<body>{_BODY})(?=[\s、]|\Z)")
_OFFICE: Final = regex(r"(?<=政府|.委)办公[厅室]\Z|(?<=国务院)办公厅\Z")
#: 我代表甲市人民政府，向大会报告工作.
_REPORTS: Final = regex(
    r"代表(?P<body>[\u4e00-\u9fff]{2,20}?)[，,]?\s*向(?:大会|会议|本次大会|各位代表)(?:作|做)?(?:政府)?(?:工作)?报告"
)
#: 受县人民政府委托，现将…提请大会审议.
_ENTRUSTED: Final = regex(
    r"受(?P<body>[\u4e00-\u9fff]{1,16}?(?:人民政府|政府|常委会|常务委员会))的?委托[，,]?"
    r"(?=[^。\n]{0,60}(?:报告|审议|说明))"
)
#: Before whom a report is made that only says 县人民政府.
_CONGRESS: Final = regex(
    r"(?P<town>[\u4e00-\u9fff]{1,7}?(?P<level>[省市县区州旗镇乡]))第[\u4e00-\u9fff]{1,4}届人民代表大会"
)
_REPORT_OF: Final = regex(
    r"\s*(?:(?:19|20)\d\d年)?(?P<body>[\u4e00-\u9fff]{1,8}?[省市县区州旗镇乡])(?:(?:19|20)\d\d年)?"
    r"(?:(?:人民)?政府工作报告|[\u4e00-\u9fff]{0,12}(?:统计|普查)[\u4e00-\u9fff]{0,4}公报)(?:[（(]第\S{1,3}号[)）])?\s*\Z"
)
_TOWN: Final = regex(r"(?P<town>[\u4e00-\u9fff]*?[省市县区州旗镇乡])(?:人民)?政府\Z")
#: The heading under which a report turns to what is planned.
_PLANS: Final = regex(
    r"(?:^|\n)[ \u3000]*(?:[二三四五]、|[（(][二三四五][）)]|第[二三四五]部分)[^\n。，]{0,24}"
    r"(?:任务|安排|打算|目标|总体要求|部署|重点工作|思路|举措|建议|计划)[^\n。，]{0,10}(?=\n|$)"
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who does what a paper tells without a subject.

    Attributes:
        name: The body or the town, as the text names it.
        planned: From which place on that is planned; a report has none where it plans nothing.
        town: It is a town, and what the paper measures is the town's.
    """

    name: str
    planned: int
    town: bool = False


def author_of(text: str) -> Author | None:
    """Return who does what a paper tells without a subject, if it is a paper of a body.

    Args:
        text: The document.
    """
    head = [*heading_lines(text)]
    for line in (*head, *(one + other for one, other in pairwise(head))):  # 甲市委 / 关于…的意见
        if issued := _ISSUED.match(line):
            bodies = [body["body"] for body in _BODIES.finditer(issued["bodies"])]
            return Author(_acting(bodies), 0) if bodies else None
        if report := _REPORT_OF.match(line):
            return Author(report["body"], _turn(text), town=True)
    said = _REPORTS.search(text, 0, _OPENING) or _ENTRUSTED.search(text, 0, _OPENING)
    if said is not None:
        town = _TOWN.match(said["body"].rpartition("委")[2])  # 县委县政府
        name = town["town"] if town else said["body"]
        if len(name) == len("县"):  # 我代表县人民政府
            before = {c["level"]: c["town"] for c in _CONGRESS.finditer(text, 0, _OPENING)}
            name = towns(text).get(name, "") or before.get(name, "").rpartition("在")[2]
        if not name:
            return None
        return Author(name, _turn(text), town=town is not None)
    return None


def _acting(bodies: list[str]) -> str:
    """Return the one of several bodies that acts: a government, and not its party committee.

    What its office issues, a government does.
    """
    bodies = [_OFFICE.sub("", body) for body in bodies]
    return next((body for body in bodies if body.endswith("政府")), bodies[0])


def _turn(text: str) -> int:
    """Return the place where a report turns to what is planned, or its end."""
    turn = _PLANS.search(text)
    return turn.end() if turn is not None else len(text)

"""Where the set phrases of a ceremony end: whom a speech greets, and what it expresses to whom.

A transcript runs them into each other and into the first sentence that tells something:
尊敬的林知远省长|各位来宾|女士们|今天…, 我谨代表市政府|向甲表示热烈欢迎|青河地处….
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kgbuild.regex import regex

_HAN: Final = "[\u4e00-\u9fff]"
_OFFICE: Final = (
    "(?:书记|[市省县区镇乡村部校院会厅局司处所站团队行社州议秘书董事理事馆]长|主席|总统|总理|总裁|总经理|主任|大使|公使|参赞|总领事"
    "|秘书长|院士|教授|先生|女士|阁下|殿下|老师)(?!们)"
)
_PEOPLE: Final = (
    "(?:代表|委员|领导|来宾|嘉宾|贵宾|朋友|同事|同志|同学|同仁|同行|企业家|家长|乡亲|专家|客人|校友|股东|伙伴|员工"
    "|老师|网友|选手|评委|院士|教授|记者)们?"
)
_COURTESY: Final = "(?:同志|先生|女士|阁下|教授|院士|博士|研究员)"
#: No word of whom one greets goes on behind these: 嘉宾|上午好, but not 代表|团 or 专家|组.
_WHOLE: Final = "(?![会处组团局院部长兼的和与])"
_WITHIN: Final = r"(?:(?!尊敬|亲爱|各位|女士们|大家|今天|现在|的)[\u4e00-\u9fff])"
_DEAR: Final = (
    rf"(?:尊敬|亲爱|敬爱)的(?:各位|在座的|在场的)?{_WITHIN}{{0,14}}?(?:{_OFFICE}|{_PEOPLE}){_WHOLE}"
    rf"(?:(?:(?!各位|女士|先生|同志|们)[\u4e00-\u9fff]){{2,12}}?{_COURTESY}(?!们))?"
)
#: Whom an office before it belongs to: 市长|林知远先生.
_NAMED: Final = f"{_HAN}{{1,3}}(?:先生|女士|阁下|殿下)"
_WHERE: Final = "(?:在座|在场|在线|远道而来|电视机前|屏幕前)"
_EVERYBODY: Final = (
    rf"(?:和|与|以及|还有)?(?:{_WHERE}的)?(?:各位|诸位)(?:{_WHERE}的)?"
    rf"{_WITHIN}{{0,6}}?{_PEOPLE}{_WHOLE}"
)
_ALL: Final = "(?:女士|先生|同志|朋友|同学|老师|同事|乡亲|家长|同胞|战友|校友|青年朋友|企业家)们"
_NEXT: Final = regex(
    rf"{_DEAR}|{_EVERYBODY}|{_ALL}|大家(?:早上|上午|中午|下午|晚上)?好|{_HAN}{{1,3}}?{_OFFICE}(?=(?!{_NAMED}){_HAN}{{0,3}}{_OFFICE}|各位|女士们|同志们|朋友们)"
)
#: What opens a greeting: 尊敬的 that describes nobody, several one after the other, or the start.
_OPENS: Final = regex(
    rf"(?<![最更很受被位为人我他她是])(?={_DEAR})"
    r"|(?<![的和与对向给请叫位])(?=(?:女士们先生们|先生们女士们|同志们朋友们|朋友们同志们))"
    rf"|(?:^|(?<=。)|(?<=实录)|(?<=全文))(?={_EVERYBODY}|(?:{_ALL})(?![都也的和与对在来说给被把将纷有]))"
    r"|(?<![的位和与向对给请叫让把被些大])(?=同志们(?:这次|今天|现在|我|大家|当前|刚才|去年|过去))"
)
#: Each of several whom a greeting names: 尊敬的甲部长|尊敬的乙省长.
_AND_DEAR: Final = regex("(?<![最更很受被位为人我他她是和与及对向])(?:尊敬|亲爱|敬爱)的")
#: 各位甲|各位乙代表|各位丙, where so many are greeted that nobody does anything to the next.
_AND_ALL: Final = regex("(?<![的和与及对向给请让把为叫])各位")
_MANY: Final = 3
#: A greeting is over where something is told, and not where those greeted do it (各位代表要认真…).
_ACTS: Final = regex(
    r"[要应须必都也可会能对为给的和与]|务必|一定|认真|在[^座场线]|来自|提出|围绕|一起"
)

_HEARTY: Final = (
    "(?:(?:最|更)?(?:热烈|衷心|诚挚|崇高|亲切|由衷|真诚|深切|美好|诚恳|良好|真挚|沉痛|节日|新春|高度"
    "|深深|热忱)的?)"
)
_FELT: Final = "(?:欢迎|感谢|祝贺|谢意|敬意|问候|慰问|祝福|祝愿|哀悼|谢忱|歉意)"
#: 表示热烈欢迎|向…, 致以崇高的敬意和衷心的感谢|….
_EXPRESSED: Final = regex(
    rf"(?:表示|致以|表达|送上){_HEARTY}?{_FELT}(?:[和与及]?{_HEARTY}{_FELT})?(?![的和与及之词信辞])"
)
#: 我谨代表市政府|向甲表示….
_ON_BEHALF: Final = regex(
    r"代表[^。，、向对]{2,24}?(?=[向对][^。，]{2,60}?(?:表示|致以|表达|送上))"
)


def ceremonial(text: str) -> Iterator[int]:
    """Yield the offsets in a normalised text right behind which a set phrase has ended."""
    for opening in _OPENS.finditer(text):
        yield from _greeted(text, opening.end())
    for phrase in (_EXPRESSED, _ON_BEHALF):
        yield from (found.end() for found in phrase.finditer(text))
    yield from [found.start() for found in _AND_DEAR.finditer(text)][1:]
    everybody = [found.start() for found in _AND_ALL.finditer(text)]
    yield from everybody[1:] if len(everybody) >= _MANY else ()


def unparted(text: str) -> Iterator[int]:
    """Yield the offsets in a normalised text that stand inside a set phrase (表示衷心感谢)."""
    for found in _EXPRESSED.finditer(text):
        yield from range(found.start() + 1, found.end())


def _greeted(text: str, start: int) -> Iterator[int]:
    """Yield where each of those greeted from ``start`` on ends, and where the first begins."""
    ends = []
    position = start
    while (found := _NEXT.match(text, position)) is not None:
        position = found.end()
        ends.append(position)
    if ends and _ACTS.match(text, ends[-1]) and "们" not in text[ends[-1] - 1 : ends[-1]]:
        ends.pop()
    if ends and start:
        yield start
    yield from ends

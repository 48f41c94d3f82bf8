"""Whose text it is, by its heading: the town that 我市 and 全市 mean, whose life a chronicle tells.

青江市人民政府关于… and 青江市2024年统计公报 name their town once, above the text, and then say
我市, 全市 and 市政府. In: a document's text. Out: the towns that its first lines name, by level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kgbuild.regex import regex
from kgbuild.resolve.naming.people import looks_like_a_person

_LINES: Final = 4
_LONGEST: Final = 90  # characters of a line that heads a text
_PLACE: Final = (
    r"(?!中共|[我全各本该]|关于)(?:(?![我全各该委])[\u4e00-\u9fff]){1,7}?"
    r"(?:自治[区州县旗]|[省市县区旗镇乡村州])"
)
#: 甲省乙市 before what only a town's own text begins with: its organ, a year, a census.
_HEADING: Final = regex(
    rf"\s*(?:中共|中国共产党)?(?P<outer>{_PLACE})?(?P<town>{_PLACE})"
    r"(?:委(?!员)|委员会|人民政府|政府|人大|人民代表大会|政协|国民经济|统计|“?[“‘]?十[一二三四五六]五|"
    r"(?:19|20)\d\d年|二[〇○零]\w{2}年|代?[省市县区镇乡]长|[\u4e00-\u9fff]{1,8}(?:局|厅|委员会|办公室)(?:关于|\s|$)|"
    r"(?:发布|公布|召开|举行|出台|印发|启动|通过|举办|推进|加快|打造|建成|开展|部署|实施)(?!会))"
)
#: 关于加快甲市低空经济发展的若干措施.
_ABOUT: Final = regex(
    r"\s*关于(?:进一步|全面|深入|大力)?(?:加快|促进|支持|推进|推动|加强|鼓励|规范|做好|深化|实施|提升|建设|优化|完善){0,3}"
    rf"(?P<outer>{_PLACE})?(?P<town>{_PLACE})[^\n]*"
    r"(?:措施|意见|办法|规定|方案|规划|政策|细则)(?:[（(][^（()）\n]*[）)])?\s*\Z"
)
#: 在甲县教育工作会议上的讲话.
_MEETING: Final = regex(
    rf"\s*在(?P<outer>{_PLACE})?(?P<town>(?!农村|乡村|城市){_PLACE})[\u4e00-\u9fff“”]{{2,24}}"
    r"(?:会议|[会式礼班])上的(?:讲话|发言|致辞|报告|总结)"
)
#: 我代表甲市人民政府向大会报告工作, 代表甲县委、县政府.
_SPEAKS: Final = regex(
    rf"代表(?:中共)?(?P<outer>{_PLACE})?(?P<town>{_PLACE})"
    r"(?:委[、和]?[省市县区镇乡])?(?:人民)?政府"
)
_OPENING: Final = 400  # characters within which a report says whose it is
_STOPS: Final = regex("[。！？!?]")


#: 甲年谱简编, 甲先生生平: a life told year by year, that need not say whose.
_TOLD: Final = (
    "年谱|年表|生平|小传|传略|简历|履历|事略|简传|大事记?|"
    "发展历程|发展史|历史沿革|沿革|校史|厂史|院史"
)
_STYLED: Final = "先生|女士|同志|教授|院士|烈士|将军|大师"
_CHRONICLE: Final = regex(
    rf"[ \u3000《]*(?P<who>[\u4e00-\u9fff·]{{2,12}}?)(?:{_STYLED})?的?(?:个人|人物|学术|艺术)?"
    rf"(?:{_TOLD})(?:简编|长编|初编|年表|简介|事迹|简表)?[》 \u3000]*\Z"
)
#: A name alone, above what opens on a year.
_NAMED: Final = regex(
    r"\s*(?P<who>[\u4e00-\u9fff]{2,4})[ \u3000]*\n\s*"
    r"(?:\d{4}年|[一二][〇○零一二三四五六七八九]{3}年|生于|出生)"
)


def life_of(text: str, is_house: Callable[[str], bool]) -> str | None:
    """Return whose life a text tells, or of what house, as its heading says it (甲年谱).

    Args:
        text: The document.
        is_house: Tells whether a name is an organisation's.

    Returns:
        The name, or ``None`` where no heading says so.
    """
    for line in heading_lines(text):
        told = _CHRONICLE.match(line)
        if told is not None and (looks_like_a_person(told["who"]) or is_house(told["who"])):
            return told["who"]
    alone = _NAMED.match(text)
    return alone["who"] if alone is not None and looks_like_a_person(alone["who"]) else None


def towns(text: str) -> Mapping[str, str]:
    """Return the towns whose text it is by the ending of their name (市 -> 青江市).

    Args:
        text: The document.
    """
    found: dict[str, str] = {}
    headings = [
        _HEADING.match(line) or _ABOUT.match(line) or _MEETING.match(line)
        for line in heading_lines(text)
    ]
    for heading in (*headings, _SPEAKS.search(text, 0, _OPENING)):
        if heading is None:
            continue
        for name in (heading["town"], heading["outer"]):
            if name and len(name) > len("市"):
                found.setdefault(name[-1], name)
    return found


def heading_lines(text: str) -> Iterator[str]:
    """Yield the lines above the text proper."""
    lines = (line for line in text.splitlines() if line.strip())
    for _, line in zip(range(_LINES), lines, strict=False):
        if len(line) > _LONGEST or _STOPS.search(line):
            return
        yield line

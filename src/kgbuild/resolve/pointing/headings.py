"""Whose text it is, by its heading: the town that 我市 and 全市 mean.

青江市人民政府关于… and 青江市2024年统计公报 name their town once, above the text, and then say
我市, 全市 and 市政府. In: a document's text. Out: the towns that its first lines name, by level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kgbuild.regex import regex

_LINES: Final = 4
_LONGEST: Final = 90  # characters of a line that heads a text
_PLACE: Final = (
    r"(?!中共|[我全各本该]|关于)[\u4e00-\u9fff]{1,7}?(?:自治[区州县旗]|[省市县区旗镇乡村州])"
)
#: 甲省乙市 before what only a town's own text begins with: its organ, a year, a census.
_HEADING: Final = regex(
    rf"\s*(?:中共|中国共产党)?(?P<outer>{_PLACE})?(?P<town>{_PLACE})"
    r"(?:委(?!员)|委员会|人民政府|政府|人大|人民代表大会|政协|国民经济|统计|“?[“‘]?十[一二三四五六]五|"
    r"(?:19|20)\d\d年|二[〇○零]\w{2}年|代?[省市县区镇乡]长|[\u4e00-\u9fff]{1,8}(?:局|厅|委员会|办公室)(?:关于|\s|$))"
)
#: 关于加快甲市低空经济发展的若干措施.
_ABOUT: Final = regex(
    r"\s*关于(?:进一步|全面|深入|大力)?(?:加快|促进|支持|推进|推动|加强|鼓励|规范|做好|深化|实施|提升|建设|优化|完善)?"
    rf"(?P<outer>{_PLACE})?(?P<town>{_PLACE})[^\n]*"
    r"(?:措施|意见|办法|规定|方案|规划|政策|细则)(?:[（(][^（()）\n]*[）)])?\s*\Z"
)
#: 我代表甲市人民政府向大会报告工作.
_SPEAKS: Final = regex(rf"代表(?P<outer>{_PLACE})?(?P<town>{_PLACE})(?:人民)?政府")
_OPENING: Final = 400  # characters within which a report says whose it is
_STOPS: Final = regex("[。！？!?]")


def towns(text: str) -> Mapping[str, str]:
    """Return the towns whose text it is by the ending of their name (市 -> 青江市).

    Args:
        text: The document.
    """
    found: dict[str, str] = {}
    headings = [_HEADING.match(line) or _ABOUT.match(line) for line in heading_lines(text)]
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

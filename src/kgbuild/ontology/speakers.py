"""The labels of a conversation whose punctuation is lost: 主持人|您从哪里来, 林知远|我来自青河.

They are read only where the text has no comma or colon left and somebody asks who has no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kgbuild.model import Span
from kgbuild.ontology.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SURNAMES
from kgbuild.regex import regex

__all__ = ["lost_labels"]

_LINE: Final = r"(?:(?<=[\n\r\v\f\x85\u2028])|^)[ \u3000]*"
_OPENS: Final = rf"(?:(?<=[。！？])|{_LINE})"
#: Who asks, before what only a question or a greeting opens on.
_ASKER: Final = regex(
    rf"{_OPENS}(?P<who>(?:(?![各感谢尊有还问讯时])[\u4e00-\u9fff]){{0,10}}?(?:主持人|主播|记者|观众|听众|网友)[甲乙一二三]?)"
    r"(?=[您你]|请|听说|我?想[问请]|我(?:是|来自)|那么|各位|大家|观众|听众|欢迎|刚才|谢谢|感谢|好的"
    r"|今天我们|[\u4e00-\u9fff]{2,5}[您你]好|能[不否]|为什么|怎么|如何|什么|哪)"
    rf"|{_OPENS}(?P<asks>主持人|主播|(?:(?![各感谢尊有还问讯时])[\u4e00-\u9fff]){{0,10}}?记者)(?=[\u4e00-\u9fff]{{2,40}}?(?:[吗呢]。|？))"
)
#: 问…答…, each on its line.
_LETTERS: Final = regex(rf"{_LINE}(?P<who>[问答])(?![题卷案])(?=[\u4e00-\u9fff]{{3}})")
_SURNAME: Final = "|".join((*COMPOUND_SURNAMES, *sorted(SURNAMES | DOUBTFUL_SURNAMES)))
_NAME: Final = rf"(?:{_SURNAME})[\u4e00-\u9fff]{{1,2}}?"
_NO_NAME: Final = (
    "那么|那一|谢谢|感谢|各位|周末|高[中一二三]|那时|当时|时候|马上|平时|常常|明年|后来|如今|关于|对于|由于|于是|白天|万一"
    "|一般|有一|有人"
)
#: What only who speaks begins with.
_BEGINS: Final = (
    "(?:我|咱们|是的|对[她他它我这]|没错|没有|不是|谢谢|感谢|主持人|大家好|各位|您好|你好|确实)"
)
_ANSWERER: Final = regex(rf"{_OPENS}(?!{_NO_NAME})(?P<who>{_NAME})(?={_BEGINS})")
#: What a report tells of who has spoken: no label stands before it.
_TOLD: Final = (
    "(?!的|说|表示|介绍|告诉|回答|补充|坦言|认为|指出|透露|强调|回忆|笑|出生|毕业|是|任|在|于|和|与|及|等|为|从|现|曾"
    "|教授|老师|先生|女士|院长|校长|主任|书记|局长)"
)


def lost_labels(text: str) -> list[Span]:
    """Return where the labels of a conversation stand that has lost its punctuation.

    Args:
        text: A document.

    Returns:
        Their spans in order: of who asks, and of each name that opens what somebody says of
        themselves, wherever else it opens a line. None where the text has pauses of its own,
        or nobody asks.
    """
    if any(mark in text for mark in "，：,:、"):
        return []
    asking = {found.span(found.lastgroup or 0) for found in _ASKER.finditer(text)}
    letters = list(_LETTERS.finditer(text))
    if min(sum(found["who"] == letter for found in letters) for letter in "问答") > 1:
        asking |= {found.span("who") for found in letters}
    if not asking:
        return []
    names = {found["who"] for found in _ANSWERER.finditer(text)}
    names = {name for name in names if text.count(name) > 1}
    found = sorted({*asking, *_openings(text, names)})
    return [Span(start, end) for start, end in found]


def _openings(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where names open a line, or what somebody says of themselves behind a stop."""
    if not names:
        return
    any_name = "|".join(sorted(names, key=len, reverse=True))
    label = regex(rf"{_LINE}(?P<who>{any_name}){_TOLD}(?=[\u4e00-\u9fff])")
    for found in label.finditer(text):
        yield found.span("who")
    for found in _ANSWERER.finditer(text):
        if found["who"] in names:
            yield found.span("who")

"""Lines become paragraphs: which line ends mean something, and which are only layout.

A line break in a Chinese source is one of two things. Either the layout ran out of
room (e-mail, PDF, terminal output) and the sentence runs on, even in the middle of
a word; or the writer meant it: a heading, a date line, a list item, a verse. No
character tells them apart, so the evidence is weighed here: how wide the lines
around are, how the line ends, how the next one begins. In doubt the break stands:
a sentence cut in two loses a fact, two headings run together make a false one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.parse.normalise import is_extender, is_invisible
from kgbuild.regex import regex

_LINE = regex(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = regex(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NARROW = regex(r"[\x00-\u02ff]+")

_ENDED = regex(r"[。！？!?｡…：:；;][”’」』）)】》\"']*\Z|[.][\"')]*\Z")
_CONTINUES = regex(r"[，、,—\-（(【《“「『]\Z|(?:的|于|把|被|以及|及其|或者|并且)\Z")
_CANNOT_BEGIN = regex(r"[，、。！？；：,;:!?）)】》”’」』…%％的了]")
_ITEM = regex(
    r"[•●○■□◆◇▶►▪★☆·※*#]|[-–—]{1,2}\s*\w|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]"
    r"|[(（]?\d{1,3}(?:[)）、．]|\.(?!\d))"
    r"|第[一二三四五六七八九十百千零〇\d]{1,6}[章节条款部分编届]|[①-⓿]|[A-Za-z][)）、.]"
    r"|[^\s，。]{1,10}[：:]"
)
_DATE_LINE = regex(
    r"(?=\D{0,12}\d)(?:[\d\s:：/.\-年月日时分秒上下午星期周一二三四五六天()（）]|发布|更新|时间|日期)+"
)

# 各市、县人民政府：, 尊敬的各位代表：: whom a paper or a speech is addressed to, below its name.
_ADDRESSED = regex(r"(?:各|尊敬的|亲爱的|致)[^。！？]{1,80}[:：]\Z")
_NAMED = regex(
    r"关于[^，。]{2,60}的(?:若干|实施|指导)?(?:意见|通知|决定|公告|通报|批复|报告|方案|办法|函)\Z"
)

_SLACK = 4  # columns by which a full line may fall short: a word or a mark did not fit
_NARROWEST_WRAP = 24  # nobody wraps prose at fewer columns; verse and name lists are shorter
_WIDEST_WRAP = 140  # nor at more: a longer line is a paragraph of its own


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    width: int


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a block of lines looks: is it prose wrapped at a fixed width?"""

    width: int
    likely: bool

    @staticmethod
    def of(block: list[_Line]) -> _Wrap:
        width = max(line.width for line in block)
        full = sum(line.width >= width - _SLACK for line in block)
        prose = any(mark in line.text for line in block for mark in "。，！？")
        return _Wrap(width, prose and full > 1 and _NARROWEST_WRAP <= width <= _WIDEST_WRAP)

    def filled_by(self, line: _Line) -> bool:
        return self.likely and line.width >= self.width - _SLACK


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Gather the lines of ``text`` into stretches that a sentence may run through.

    Args:
        text: The text of a document.

    Yields:
        ``(start, end)`` in reading order; each begins and ends with a visible character.
    """
    for block in _blocks(text):
        wrap = _Wrap.of(block)
        start = block[0].start
        for line, following in pairwise(block):
            if not _runs_on(line, following, wrap):
                yield start, line.end
                start = following.start
        yield start, block[-1].end


def visible_stretch(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Narrow ``[start, end)`` to its visible characters; ``None`` if there are none.

    Marks that belong to the last character (a variation selector) stay with it.
    """
    while start < end and not is_visible(text[start]):
        start += 1
    limit = end
    while start < end and not is_visible(text[end - 1]):
        end -= 1
    while start < end < limit and is_extender(text[end]):
        end += 1
    return (start, end) if start < end else None


def is_visible(character: str) -> bool:
    """Tell whether ``character`` shows something: neither white space nor invisible."""
    return not character.isspace() and not is_invisible(character)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines that no blank line parts."""
    block: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        visible = visible_stretch(text, *match.span())
        if visible is None:
            continue
        if block and len(_BREAK.findall(text, last, visible[0])) > 1:
            yield block
            block = []
        indented = text[match.start() : visible[1]]
        width = len(indented) + len(_NARROW.sub("", indented))
        block.append(_Line(*visible, text[slice(*visible)], width))
        last = visible[1]
    if block:
        yield block


def _runs_on(line: _Line, following: _Line, wrap: _Wrap) -> bool:
    """Tell whether the sentence of ``line`` goes on in ``following``."""
    if _CANNOT_BEGIN.match(following.text):
        return True
    if _ENDED.search(line.text[-8:]) or _ITEM.match(following.text):
        return False
    if _ADDRESSED.match(following.text) or _NAMED.search(line.text):
        return False
    if _DATE_LINE.fullmatch(line.text) or _DATE_LINE.fullmatch(following.text):
        return False
    if _CONTINUES.search(line.text) or wrap.filled_by(line):
        return True
    # A heading is followed by longer lines. A short line that a shorter one closes
    # with a full stop is a sentence broken in the middle.
    if line.width > _WIDEST_WRAP or following.width > line.width + _SLACK:
        return False
    return bool(_ENDED.search(following.text[-8:])) and not _ITEM.match(line.text)

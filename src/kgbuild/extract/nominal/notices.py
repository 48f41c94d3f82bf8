"""A notice that puts a document out says who does so: 甲厅关于印发《乙办法》的通知.

In: the words of a heading. Out: the triple 甲厅 | 印发 | 乙办法, which no sentence of the text may
state. Other headings that name a document state nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.builder import Builder
from kgbuild.extract.kinds import Kind
from kgbuild.extract.surface import Surface
from kgbuild.model import Triple

_ISSUING = frozenset("印发 发布 公布 转发 颁布 修改 修订 废止 批转".split())


def issued(surface: Surface, extractor: str) -> Iterator[Triple]:
    """Yield who puts out what, by the heading of a notice.

    Args:
        surface: The words of the heading.
        extractor: Name of the extractor that reads it.
    """
    words = surface.words
    about = next((i for i, word in enumerate(words) if word.form == "关于"), 0)
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].kind is Kind.DE), 0)
    if about == 0 or last < about + 3 or words[about + 1].form not in _ISSUING:
        return
    build = Builder(surface, extractor)
    deed = build.mention([about + 1])
    what = build.mention(range(about + 2, last), last - 1)
    for body in _bodies(surface, about):
        who = build.mention(body, body.stop - 1)
        if who is not None and deed is not None and what is not None:
            yield build.triple(who, deed, what, predicate=deed.form, construction="svo")


def _bodies(surface: Surface, end: int) -> Iterator[range]:
    """Yield the words of each body before 关于: a space or a list mark parts two (甲局 乙局)."""
    words, start = surface.words, 0
    for index in range(1, end):
        apart = words[index].token.span.start > words[index - 1].token.span.end
        if apart or words[index].kind is Kind.LIST_MARK:
            if index > start:
                yield range(start, index)
            start = index + (words[index].kind is Kind.LIST_MARK)
    yield range(start, end)

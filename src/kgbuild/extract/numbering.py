"""What only counts the parts of a text is lifted out: 第三条, 二、, 一是.

A law numbers its articles, a report its points (一是…，二是…). The numbers name nothing that acts,
and the words around them read on as if they were not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word

_COUNT = r"[一二三四五六七八九十百零〇两\d]{1,5}"
_ARTICLE = re.compile(rf"第{_COUNT}[条款项章节编]")
_POINT = re.compile(rf"{_COUNT}")
_POINTED = re.compile(r"[一二三四五六七八九十]是")
_MOST_WORDS = 4  # that a tagger cuts 第三十二条 into


def lift(words: Sequence[Word]) -> list[Word]:
    """Return the words of a sentence without those that only number it or its clauses."""
    start = _opening(words)
    kept: list[Word] = []
    position = start
    while position < len(words):
        opens = position == start or words[position - 1].kind in BOUNDARIES
        size = _pointed(words, position) if opens else 0
        if size:
            position += size
            continue
        kept.append(words[position])
        position += 1
    return kept


def _opening(words: Sequence[Word]) -> int:
    """Return how many words number the sentence as a whole."""
    form = ""
    for index, word in enumerate(words[:_MOST_WORDS]):
        form += word.form
        following = words[index + 1] if index + 1 < len(words) else None
        if following is None:
            return 0
        if _ARTICLE.fullmatch(form):
            # 第一条公路 counts roads: what numbers an article stands apart, or before no noun.
            apart = following.token.span.start > word.token.span.end
            return index + 1 if apart or following.kind not in NOMINAL else 0
        marked = following.kind is Kind.LIST_MARK or following.form in (".", "．")
        if _POINT.fullmatch(form) and marked:
            # 一、二年级 is a list.
            listed = index + 2 < len(words) and words[index + 2].kind is Kind.NUMBER
            return 0 if listed else index + 2
    return 0


def _pointed(words: Sequence[Word], position: int) -> int:
    """Return how many words make 一是, 二是 … at the start of a clause."""
    form = words[position].form
    size = 1
    if not _POINTED.fullmatch(form) and position + 1 < len(words):
        form, size = form + words[position + 1].form, 2
    if not _POINTED.fullmatch(form) or position + size >= len(words):
        return 0
    return 0 if words[position + size].kind in (Kind.COMMA, Kind.STOP, Kind.NUMBER) else size

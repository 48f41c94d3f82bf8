"""A general's rank that is none: 大会|上|将|发布, 省人大|将|审议.

Behind a word for what takes place or lasts, 上 and 中 say where and when; behind 人 and 大 comes
what the people's congress will do. A general is named next, or his arm before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

#: A rank where the tagger sees one, and not 组织部|将选聘.
RANKS: Final = frozenset("上将 中将 少将 大将 部将".split())
_DURING: Final = regex(
    r"(?:会|论坛|仪式|典礼|活动|市场|年|学期|过程|期|假期|课程|节|展|赛|项目|计划|规划|网|工作|未来)$"
)


def unranked(text: str, words: Sequence[Word]) -> list[Word]:
    """Part the ranks in a normalised text that are none.

    Args:
        text: The text.
        words: Its words, in order.
    """
    made: list[Word] = []
    for number, word in enumerate(words):
        form = text[word.start : word.end]
        named = number + 1 < len(words) and words[number + 1].tag in ("nr", "u", "w")
        if not made or named or form not in RANKS:
            made.append(word)
            continue
        will = Word(word.end - 1, word.end, "d")
        before = text[made[-1].start : made[-1].end]
        if form[0] in "上中" and _DURING.search(before):
            made += [Word(word.start, will.start, "f"), will]
        elif form[0] == "大" and before[-1] == "人" and made[-1].tag != "nr":
            made[-1:] = [Word(made[-1].start, will.start, "nt", "Organization"), will]
        else:
            made.append(word)
    return made

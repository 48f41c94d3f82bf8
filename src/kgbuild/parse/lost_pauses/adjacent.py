"""What two words side by side tell of a pause between them, or that there is none.

A word of kin and the name behind it are one (儿子|顾一鸣), and so are a place and the larger one
that it lies in (贵州省|罗甸县). Who holds an office is told, then who holds the next
(校长是甲|书记是乙).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kgbuild.parse.segmentation.words import Word

_KIN: Final = frozenset(
    "儿子 女儿 长子 次子 三子 幼子 独子 长女 次女 三女 幼女 独女 养子 养女 妻子 丈夫 夫人 "
    "父亲 母亲 弟弟 哥哥 姐姐 妹妹 胞弟 胞兄 孙子 孙女 祖父 祖母 外祖父 外祖母 外公 外婆 "
    "伯父 叔父 岳父 侄子 侄女 外甥".split()
)
_HOME: Final = frozenset("家乡 故乡 老家 母校 祖籍".split())
#: Divisions from the largest on: what lies in another stands behind it.
_RANKS: Final = {
    "省": 0,
    "州": 1,
    "市": 1,
    "盟": 1,
    "县": 2,
    "区": 2,
    "旗": 2,
    "镇": 3,
    "乡": 3,
    "村": 4,
}
_IS: Final = frozenset("是 为 由".split())
_JOINS: Final = frozenset("和 与 及 以及".split())
_NOMINAL: Final = frozenset("n nz nr ns nt nw".split())


def held(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where no pause is, since one word names what the other says.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for word, after in pairwise(words):
        form = text[word.start : word.end]
        kin = form in _KIN and after.tag == "nr"
        home = form in _HOME and after.tag in ("ns", "nt")
        if kin or home or _within(text, word, after):
            yield after.start


def _within(text: str, word: Word, after: Word) -> bool:
    """Tell whether a place names the larger one that the next lies in: 贵州省|罗甸县."""
    if word.tag != "ns" or after.tag != "ns" or after.end - after.start < 3:
        return False
    rank, inner = _RANKS.get(text[word.end - 1]), _RANKS.get(text[after.end - 1])
    return rank is not None and inner is not None and rank < inner


def offices(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where it ends who holds one office, and the next is named: 校长为甲|书记是乙.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    told = False
    for number, (office, be) in enumerate(pairwise(words)):
        if office.entity != "Title" or text[be.start : be.end] not in _IS:
            continue
        first = number
        while (
            first
            and words[first - 1].tag in ("n", "nt", "vn")
            and words[first - 1].entity != "Person"
        ):
            first -= 1
        if told and first and words[first - 1].tag == "nr":
            yield words[first].start
        told = True


def members(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where the last but one of a list may begin: 夏布|油茶|和烟花.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for before, word, joint in zip(words, words[1:], words[2:], strict=False):
        several = before.tag in _NOMINAL and word.tag in _NOMINAL
        if several and text[joint.start : joint.end] in _JOINS:
            yield word.start

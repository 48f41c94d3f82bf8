"""该 and the one-character noun behind it are one word, which points: 该|报 -> 该报.

The tagger knows most of them (该校, 该片), but takes the noun for a verb (该|报|…) or for the
start of another word (该|报立场) where it has seen too few of them. Kin of one character that it
takes for a surname is parted from the name behind it (其|孙林文山 -> 其|孙|林文山).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.segmentation.words import Word

_THAT = "该"
_CALLED = frozenset(
    "报刊片剧书线路站桥塔寺庙校院馆园所厂矿队社团局厅党市县区镇乡村国州省岛河江湖山港军舰机车船曲歌诗奖行店楼"
    "宫殿墓城种属"
)
_KIN = frozenset("孙子女父母妻兄弟")
_FULL_NAME = 4  # characters of a name and a word of kin
_LONGEST = 3  # characters of a word that a noun was glued to


def pointed(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, 该 and its noun as one.

    Args:
        text: A normalised text.
        words: Its words, in order.
    """
    taken = 0  # where what has been joined to 该 ends
    for word, following in zip_longest(words, words[1:]):
        end = _noun_end(text, word, following) if following is not None else 0
        if end:
            yield Word(word.start, end, "r")
            taken = end
        elif _opens_on_kin(text, word):
            yield Word(word.start, word.start + 1, "n")
            yield replace(word, start=word.start + 1)
        elif word.start >= taken:
            yield word
        elif word.end > taken:
            rest = text[taken : word.end]
            yield replace(word, start=taken, tag=word_tag(rest) or word.tag, entity=None)


def _opens_on_kin(text: str, word: Word) -> bool:
    """Tell whether a person's name behind 其 holds a word of kin and a whole name."""
    long = word.entity == "Person" and word.end - word.start == _FULL_NAME
    return long and text[word.start - 1 : word.start] == "其" and text[word.start] in _KIN


def _noun_end(text: str, word: Word, following: Word) -> int:
    """Return where the noun behind 该 ends, 0 where a word is no 该 or none stands behind it."""
    if text[word.start : word.end] != _THAT or text[following.start] not in _CALLED:
        return 0
    form = text[following.start : following.end]
    glued = (
        1 < len(form) <= _LONGEST
        and following.entity is None
        and word_tag(form) is None
        and word_tag(form[1:]) is not None
    )
    return following.start + 1 if len(form) == 1 or glued else 0

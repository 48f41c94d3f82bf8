"""Names that hold an 与 or 和 are one: 材料|与|装备|研究院, 原种|和|良种|审定委员会.

What a house or a meeting is for is often two fields, joined before the word that says what it is.
A field and a house are too unlike to be joined themselves (技术 and 装备研究院), so a coordinator
between them stands inside the house's name. It does not where what stands before it may act, meet
or be built by itself: a person, a place, another house, its people or its goods.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_COORDINATORS: Final = frozenset("与 和 及 暨".split())
_FIELDS: Final = frozenset("n vn an j b".split())
_SEATED: Final = frozenset("ns nt".split())
_BRANDS: Final = frozenset("nz nr nw".split())
#: What such a name ends in. What else may be built or founded beside a thing is left out (学校).
_HEAD: Final = regex(
    r"(?:研究院|研究所|研究会|研究中心|工程中心|创新中心|实验室|学院|学部|学系|设计院|委员会|联合会|"
    r"(?<!各)专业|协会|学会|基金会|博物馆|大会|论坛|峰会|博览会|展览会|研讨会|年会|交易会)$"
)
#: Classes of fields: nobody meets, joins or builds one.
_ABSTRACT: Final = (None, "Concept", "Technology", "Industry", "Device", "Event", "Product")
#: Fields of one authority, before what says that it is one: 工业和信息化|主管部门.
_DOUBLE: Final = regex(
    r"(?:文化和旅游|文化广电和旅游|住房和城乡建设|工业和信息化|经济和信息化|人力资源和社会保障|"
    r"自然资源和规划|规划和自然资源|林业和草原|发展和改革|广播电视和网络视听|城乡建设和交通)"
    r"(?=(?:行政|主管|监管|管理|执法)*部门)"
)
_MOST: Final = 3  # words on either side
_LEAST: Final = 2  # characters of a field


def coordinated(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the words of names that hold a coordinator.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Which class the end of a word tells.
    """
    if not any(text[w.start : w.end] in _COORDINATORS for w in words):
        return list(words)
    words = _doubled(text, words)
    found: list[Word] = []
    position = 0
    while position < len(words):
        if text[words[position].start : words[position].end] in _COORDINATORS:
            first = _first(text, found, lexicon)
            last = _last(text, words, position + 1, lexicon)
            if first is not None and last is not None:
                start, end = found[first].start, words[last].end
                kind = lexicon.head_class(text[start:end])
                del found[first:]
                found.append(Word(start, end, lexicon.tag_of(kind or ""), kind))
                position = last + 1
                continue
        found.append(words[position])
        position += 1
    return found


def _doubled(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """Join the two fields of one authority (工业|和|信息化|主管部门)."""
    for pair in _DOUBLE.finditer(text):
        inside = [w for w in words if w.start < pair.end() and w.end > pair.start()]
        if not inside or inside[0].start != pair.start() or inside[-1].end != pair.end():
            continue
        first = words.index(inside[0])
        one = Word(pair.start(), pair.end(), "n")
        words = [*words[:first], one, *words[first + len(inside) :]]
    return words


def _first(text: str, before: Sequence[Word], lexicon: Lexicon) -> int | None:
    """Return which of the words before a coordinator opens the name, if one does."""
    size = 0
    while size < min(_MOST, len(before)) and _is_field(text, before[-1 - size], lexicon):
        size += 1
    branded = 0 < size < len(before) and before[-1 - size].tag in _BRANDS
    if not size or (branded and text[before[-size].start : before[-size].end] in lexicon.trades):
        return None  # 青河|科技|与|材料|研究院
    first = len(before) - size
    if first and before[first - 1].tag in _SEATED and before[first - 1].end == before[first].start:
        first -= 1  # 河西大学|材料与装备学院
    return first


def _last(text: str, words: Sequence[Word], start: int, lexicon: Lexicon) -> int | None:
    """Return which of the words behind a coordinator ends the name, if one does."""
    for place in range(start, min(start + _MOST + 1, len(words))):
        word = words[place]
        form = text[word.start : word.end]
        if _HEAD.search(form) and form not in lexicon:
            alone = place == start and _HEAD.fullmatch(form)
            return None if alone or _goes_on(text, words, place + 1, lexicon) else place
        if not _is_field(text, word, lexicon):
            return None
    return None


def _goes_on(text: str, words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun behind the last word is what the phrase is about (…学会|工作)."""
    if place >= len(words) or words[place].tag not in _FIELDS - {"vn"}:
        return False
    form = text[words[place].start : words[place].end]
    entry = lexicon.get(form)
    office = entry is not None and entry.type == "Title"
    return not office and lexicon.head_class(form) not in ("Position", "Group")


def _is_field(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word names a field, and nothing that acts or stands by itself."""
    form = text[word.start : word.end]
    misread = word.entity == "Organization" and len(form) == _LEAST and form not in lexicon
    if word.entity not in _ABSTRACT and not misread:  # 低空|技术, and no 青河|技术
        return False
    noun = word.tag in _FIELDS or misread or word_tag(form) in ("n", "vn")
    return noun and len(form) >= _LEAST and lexicon.head_class(form) in _ABSTRACT

"""Places that a tagger glues together are parted, and those that it takes for people are places.

江西省北部 is a part of 江西省, 厦门鼓浪屿 two places one in the other, and who goes back to 金寨
goes to a county. Only the atlas of the lexicon tells; where it does not, words stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_SEATS: Final = frozenset("Country Province City District".split())
_PART: Final = regex(r"(?:[东西南北中]|东南|东北|西南|西北|中东|中西)部")
_INSIDE: Final = regex(r"[\u4e00-\u9fff]{2,4}[屿岛山湖镇乡村寺]|[\u4e00-\u9fff]{2,4}街道")
_JOINING: Final = "和与及同"
_TOWARDS: Final = frozenset("在 到 赴 回 往 抵 抵达 来自 前往 从 位于 去 返回 调往 途经".split())
_OF_PLACES: Final = frozenset("老家 境内 县城 籍 一带 山区 农村 老区".split())
_TOWNS: Final = ("乡", "镇", "村", "街道", "苏木")
_LONGEST_TOWN: Final = 5  # characters of what is left of a town's name
#: What a county and a town have to do with each other, or one goes from the first to the second.
_BETWEEN_PLACES: Final = frozenset("辖设有是含管领到在去赴来至抵经过属临连接邻靠距离往调派撤并建划")
_DIVISIONS: Final = ("县", "市", "区", "旗")


def placed(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Return the words of a text with its places as the atlas knows them.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Names that the world knows.
    """
    found: list[Word] = []
    words = list(_townships(text, words))
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        for piece in _parted(text, word, before, lexicon):
            form = text[piece.start : piece.end]
            if piece.tag == "nr" and _is_county(text, form, before, after, lexicon):
                found.append(Word(piece.start, piece.end, "ns", "District"))
            elif _is_common(piece, form, before, lexicon):
                found.append(replace(piece, tag="n", entity=None))
            else:
                found.append(piece)
    return found


def _townships(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, a town whole whose first character reads as a verb (石泉县|喜|河镇).

    Right behind its county a town is in it; few verbs stand between the two (县|辖|二十个镇).
    """
    joined = -1
    for number, word in enumerate(words):
        if number == joined:
            continue
        cut = 0 < number < len(words) - 1 and word.end - word.start == 1
        if cut and _is_town(text, *words[number - 1 : number + 2]):
            joined = number + 1
            yield Word(word.start, words[joined].end, "ns", "Place")
        else:
            yield word


def _is_town(text: str, county: Word, verb: Word, town: Word) -> bool:
    """Tell whether a county, a verb of one character and a town's name are a place in another."""
    seat = county.tag == "ns" and text[county.end - 1] in "县市区旗州" and county.end == verb.start
    rest = text[town.start : town.end]
    named = town.tag == "ns" and 1 < len(rest) < _LONGEST_TOWN and rest.endswith(_TOWNS)
    done = verb.tag in ("v", "a", "vn") and text[verb.start] not in _BETWEEN_PLACES
    return seat and named and done and town.start == verb.end


def _parted(text: str, word: Word, before: Word | None, lexicon: Lexicon) -> Iterator[Word]:
    form = text[word.start : word.end]
    if form in lexicon or len(form) < 3:
        yield word
        return
    if word.tag in ("ns", "nt") and form[-1] in _JOINING and form[:-1] in lexicon:
        yield Word(word.start, word.end - 1, word.tag, word.entity)
        yield Word(word.end - 1, word.end, "c")
        return
    border = word.start + _seat(form, lexicon) if word.tag == "ns" else word.start
    rest = text[border : word.end]
    if border > word.start and (_PART.fullmatch(rest) or _INSIDE.fullmatch(rest)):
        within = _PART.fullmatch(rest) is None
        yield Word(word.start, border, "ns", "Place")
        yield Word(border, word.end, "ns" if within else "s", "Place" if within else None)
        return
    native = word.tag in ("nz", "ns") and form.endswith("人")
    native = native and before is not None and before.tag == "ns"
    if native and any(form[:-1] + ending in lexicon for ending in _DIVISIONS):
        yield Word(word.start, word.end - 1, "ns", "District")  # 湖南凤凰人
        yield Word(word.end - 1, word.end, "n")
        return
    yield word


def _is_common(word: Word, form: str, before: Word | None, lexicon: Lexicon) -> bool:
    """Tell a common noun behind 的, a number or the like: 最大的淡水湖."""
    described = before is not None and before.tag in ("u", "m", "q", "r", "a")
    return described and word.entity == "Place" and form not in lexicon and word_tag(form) == "n"


def _seat(form: str, lexicon: Lexicon) -> int:
    """Return how many characters of a name are a known place that it begins with."""
    for size in range(len(form) - 2, 1, -1):
        entry = lexicon.get(form[:size])
        if entry is not None and entry.type in _SEATS:
            return size
    return 0


def _is_county(
    text: str, form: str, before: Word | None, after: Word | None, lexicon: Lexicon
) -> bool:
    """Tell whether a person is a county without its class: 回金寨, 金寨老家."""
    if form in lexicon or not any(form + ending in lexicon for ending in _DIVISIONS):
        return False
    towards = before is not None and text[before.start : before.end] in _TOWARDS
    return towards or (after is not None and text[after.start : after.end] in _OF_PLACES)

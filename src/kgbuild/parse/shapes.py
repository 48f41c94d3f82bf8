"""Names that no dictionary has are told by their shape, and their words joined.

A tagger trained on news breaks what it has not seen: 强基|计划, 成渝地区|双城|经济圈, 海州|智能.
What gives such a name away is a word that names what it is (计划, 经济圈, 智能) behind one that is
itself a name, or no word of the language at all. The title inside book marks is one name whatever
its words are. And a tagger's person who is an ordinary word of two characters without a surname is
no person (合龙).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.words import Word

#: What a coined word before it makes the name of.
_COINED = {
    **dict.fromkeys("计划 工程 行动 专项".split(), "Project"),
    **dict.fromkeys("峰会 论坛 年会".split(), "Conference"),
    **dict.fromkeys("大赛 联赛 公开赛".split(), "Competition"),
}
_REGIONS = dict.fromkeys(
    "经济圈 城市群 都市圈 经济带 经济区 经济走廊 自贸区 自由贸易区 自由贸易试验区 自由贸易港 "
    "示范区 开发区 高新区 新区 工业园 工业园区 产业园 产业园区 科技园 软件园 保税区".split(),
    "Place",
)
_ORGANS = dict.fromkeys(
    "政府 总理府 总统府 首相府 大使馆 领事馆 总领事馆 议会 国会 法院 检察院 外交部 国防部 财政部 "
    "卫生部 教育部 内政部 司法部 警察局".split(),
    "Government",
)
_TRADES = dict.fromkeys(
    "智能 科技 传媒 影业 药业 重工 乳业 酒业 置业 证券 资本 控股 股份 医药 软件 半导体 生物 "
    "物流".split(),
    "Company",
)
#: 第一|中学: behind an ordinal.
_NUMBERED = {
    **dict.fromkeys("中学 小学 高中 初中 高级中学 初级中学 幼儿园".split(), "School"),
    **dict.fromkeys("医院 人民医院".split(), "Hospital"),
}
_SEATS = frozenset("Continent Country Province City District".split())
_NOUNS = frozenset("n nr ns nt nz nw vn an s".split())
_TAGS = {"Place": "ns", **dict.fromkeys(("Company", "Government", "School", "Hospital"), "nt")}
_BETWEEN = 2  # words between a place and what makes a region of it
_TITLE = 40  # characters of a title, at most


def shaped(text: str, words: Sequence[Word]) -> list[Word]:
    """Join the words of names that their shape tells.

    Args:
        text: A normalised text.
        words: Its words, in order, with all known names among them.
    """
    several = [_no_person(text, word) for word in _titled(text, words)]
    found: list[Word] = []
    position = 0
    while position < len(several):
        size, kind = _name_at(text, several, position)
        if size > 1:
            end = several[position + size - 1].end
            tag = _TAGS.get(kind, "nz")
            found.append(Word(several[position].start, end, tag, kind))
        else:
            found.append(several[position])
        position += size
    return found


def _name_at(text: str, words: Sequence[Word], position: int) -> tuple[int, str]:
    """Return how many words at a position make a name, and of what class; 1 for none."""
    first = words[position]
    if position + 1 == len(words):
        return 1, ""
    form = text[first.start : first.end]
    second = words[position + 1]
    ending = text[second.start : second.end]
    if ending in _NUMBERED and form.startswith("第") and 2 <= len(form) <= 4:
        return 2, _NUMBERED[ending]
    if first.tag == "ns":
        if first.entity in _SEATS and ending in _ORGANS:
            return 2, _ORGANS[ending]
        for size in range(2, _BETWEEN + 3):
            last = words[position + size - 1] if position + size <= len(words) else None
            if last is None or last.tag not in _NOUNS:
                break
            if text[last.start : last.end] in _REGIONS:
                return size, "Place"
    coined = first.tag in _NOUNS and _coined(form) and not first.entity
    if ending in _COINED and coined and not _follows_noun(words, position):
        return 2, _COINED[ending]
    named = coined or (first.tag in ("nr", "ns", "nz") and first.entity not in _SEATS)
    after = words[position + 2].tag if position + 2 < len(words) else "w"
    brand = named and len(form) <= 4 and first.entity in (None, "Person", "Place")
    if ending in _TRADES and brand and after not in _NOUNS and not _follows_noun(words, position):
        return 2, _TRADES[ending]
    return 1, ""


def _coined(form: str) -> bool:
    """Tell whether a word is none of the language: two or three characters that jieba lacks."""
    return 2 <= len(form) <= 3 and form.isalpha() and not form.isascii() and word_tag(form) is None


def _follows_noun(words: Sequence[Word], position: int) -> bool:
    return position > 0 and words[position - 1].tag in _NOUNS


def _titled(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, those of a title in book marks as one."""
    inside: list[Word] = []
    opened = False
    for word in words:
        form = text[word.start : word.end]
        if form == "》" and opened and inside:
            yield from _title(inside)
            inside, opened = [], False
        if opened:
            inside.append(word)
            if form == "《" or word.end - inside[0].start > _TITLE:
                yield from inside
                inside, opened = [], form == "《"
        else:
            yield word
            opened = form == "《"
    yield from inside


def _title(words: Sequence[Word]) -> Iterator[Word]:
    if len(words) == 1 and words[0].entity:
        yield words[0]
    else:
        yield Word(words[0].start, words[-1].end, "nw", "Work")


def _no_person(text: str, word: Word) -> Word:
    """Return ``word``, no person any more where it is an ordinary word without a surname."""
    if word.entity != "Person" or word.end - word.start != 2:
        return word
    tag = word_tag(text[word.start : word.end])
    if tag is None or tag.startswith("nr") or word_tag(text[word.start]) == "nr":
        return word
    return replace(word, tag="vn" if tag.startswith("v") else "n", entity=None)

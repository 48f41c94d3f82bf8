"""A coordinated noun phrase becomes its members, a shared frame kept with each.

甲、乙和丙 are three participants; [甲和乙]的丙 is 甲的丙 and 乙的丙. A frame is shared when
only the last conjunct has a modifier in 的, unless the first conjunct is of the frame's
own kind (河北省和山西省的大同市 lists a province and a city).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Item, Phrase
from kgbuild.extract.kinds import NAMES, Kind, Word, is_office, lies_between
from kgbuild.ontology import MEASURES

#: What counts the members of a list behind it: 甲、乙两地, 甲、乙、丙三国.
_COUNTED = frozenset(
    number + body
    for number in "两二三四五六七八九十"
    for body in "国 地 市 省 县 区 州 镇 乡 村 校".split()
)
#: Before the houses in each of which somebody holds one office (先后任甲、乙两地|知县).
_HOLDING = (w.OFFICE_VERBS | w.BARE_COPULAS) - {"自任"}
_HOUSES = ("nt", "ns")
_MEASURED = (*MEASURES, "单产", "亩产", "增速", "价")
#: Ends of what is counted for itself in such a list.
_BODIES = (
    "研究所 研究院 研究中心 实验室 学部 书院 部门 公司 基地 平台 博士点 硕士点 流动站 工作站 "
    "教研室 馆 厂 院 站 所".split()
)


@dataclass(frozen=True, slots=True)
class Member:
    """The words of one participant, by index and in order, and its head."""

    indices: tuple[int, ...]
    head: int


def members(phrase: Phrase, words: Sequence[Word]) -> tuple[Member, ...]:
    """Return the participants that ``phrase`` names, in order."""
    items = phrase.items
    if len(items) == 1:
        return (_member(items[0], words),)
    last = items[-1]
    joint = last.links and words[last.head].form in w.JOINT_NOUNS
    joint = joint or (len(items) == 2 and lies_between(words, last.end))
    if joint or (len(items) == 2 and _is_one_name(*items, words)):
        return (whole(phrase),)
    items = _names_whole(items, words)
    if (each := _of_each(phrase, words)) is not None:
        return each
    frame = (
        _shared_office(phrase, words)
        or _shared_frame(items, words)
        or _shared_head(items, words)
        or _shared_measure(phrase, words)
    )
    if frame is None:
        return tuple(_member(item, words) for item in items)
    split = tuple(
        Member((*_member(item, words).indices, *range(frame, last.end)), last.head)
        for item in items[:-1]
    )
    return (*split, _member(last, words))


def _shared_measure(phrase: Phrase, words: Sequence[Word]) -> int | None:
    """果蔬、肉类流通率分别达到…: tell where the measure begins that is of each of several.

    Unless each has its own (产量、产值分别增长…).
    """
    last = phrase.items[-1]
    turns = phrase.end < len(words) and words[phrase.end].form in w.IN_TURN
    if not turns or last.end - last.start < 2 or not words[last.end - 1].form.endswith(_MEASURED):
        return None
    own = any(words[item.end - 1].form.endswith(_MEASURED) for item in phrase.items[:-1])
    linked = any(words[i].kind is Kind.DE for i in range(last.start, last.end))
    first = last.start + 1
    while first < last.end - 1 and (len(words[first].form) < 2 or words[first - 1].form in "国省"):
        first += 1  # 国|省道, 二号|线
    return None if own or linked else first


def counted(start: int, end: int, words: Sequence[Word]) -> range | None:
    """Return the words that count the members of a list (甲、乙|两地|消防员), if any do."""
    for first in range(start, end):
        for last in (first + 1, min(first + 2, end)):
            if "".join(word.form for word in words[first:last]) in _COUNTED:
                return range(first, last)
    return None


def _of_each(phrase: Phrase, words: Sequence[Word]) -> tuple[Member, ...] | None:
    """甲、乙两地消防员 are 甲消防员 and 乙消防员: what counts them is no part of either."""
    last, closing = phrase.items[-1], phrase.closing
    stretch = last if closing is None else closing
    count = counted(stretch.start + (closing is None), stretch.end, words)
    if count is None or count.stop == stretch.end:
        return None  # 甲、乙两市: each is one
    names = [_member(item, words).indices for item in phrase.items]
    if closing is None:
        names[-1] = tuple(range(last.start, count.start))
    rest = tuple(range(count.stop, stretch.end))
    return tuple(Member((*name, *rest), stretch.head) for name in names)


def whole(phrase: Phrase) -> Member:
    """Return the phrase undivided, as written, without 等 and its closing noun."""
    return Member(tuple(range(phrase.start, phrase.items[-1].end)), phrase.head)


def _shared_frame(items: Sequence[Item], words: Sequence[Word]) -> int | None:
    """Return the index of the 的 that all conjuncts share, or ``None``."""
    last = items[-1]
    if not last.links or last.relatives or any(item.links for item in items[:-1]):
        return None
    link = last.links[0]
    first, inner = words[items[0].head], words[link - 1]
    if words[link].form != "的" or inner.kind not in (Kind.NOUN, Kind.PRONOUN):
        return None
    if first.tag != inner.tag and (first.tag in NAMES or inner.tag in NAMES):
        return None
    if _class(first) and _class(first) == _class(words[last.head]):
        return None
    return link


def _shared_office(phrase: Phrase, words: Sequence[Word]) -> int | None:
    """Return where the office begins that somebody holds in each house (任甲大学、乙大学|教授)."""
    *others, last = phrase.items
    holding = phrase.start > 0 and words[phrase.start - 1].form in _HOLDING
    if (
        not holding
        or not is_office(words[last.end - 1])
        or any(item.links for item in phrase.items)
    ):
        return None
    first = words[others[-1].end - 1]
    for index in range(last.end - 2, last.start - 1, -1):
        same = words[index].tag == first.tag and first.tag in _HOUSES
        if same or (first.tag != "v" and words[index].form[-1:] == first.form[-1:]):
            alike = all(words[i.end - 1].tag == first.tag for i in others)
            return index + 1 if alike and not is_office(first) else None
    return None


def _shared_head(items: Sequence[Item], words: Sequence[Word]) -> int | None:
    """Return the index of the noun that closes each of some alike (语文、数学教师)."""
    last = items[-1]
    head, between = last.end - 1, words[last.end - 2]
    if words[head].form not in w.SHARED_HEADS or head == last.start:
        return None
    if any(item.links or item.relatives for item in items):
        return None
    ends = [words[item.end - 1] for item in items[:-1]]
    if any(_closes_by_itself(word) for word in ends):
        return None
    numbered = all(words[item.start].kind is Kind.NUMBER for item in items)
    alike = all(word.kind is Kind.NOUN and word.tag == between.tag for word in ends)
    same_end = all(word.form[-1:] == between.form[-1:] for word in ends)
    return head if numbered or alike or same_end else None


def _closes_by_itself(word: Word) -> bool:
    """Tell whether a member of a list is somebody or something as it stands."""
    person = word.form.endswith(tuple(w.PERSON_SUFFIXES)) or is_office(word)
    body = word.form.endswith((*w.SCHOOLS, *w.UNDERTAKINGS, *_BODIES))  # 18个学院、62个专业
    return person or body or word.tag in NAMES or word.form in w.SHARED_HEADS


def _names_whole(items: Sequence[Item], words: Sequence[Word]) -> tuple[Item, ...]:
    """Return the items of a list, two fields of one name as one (甲奖、乙基金科学与技术进步奖)."""
    found: list[Item] = []
    for item in items:
        if found and _is_one_name(found[-1], item, words):
            first = found.pop()
            links = (*first.links, *item.links)
            found.append(replace(item, start=first.start, links=links))
        else:
            found.append(item)
    return tuple(found)


def _is_one_name(first: Item, second: Item, words: Sequence[Word]) -> bool:
    """Tell whether two fields stand in one name: 科学与技术进步奖, 历史与考古学院."""
    if words[first.end].form not in ("与", "和", "及", "暨"):
        return False
    field, last = words[first.end - 1], words[second.end - 1]
    fielded = field.form.endswith(tuple(w.FIELDS)) or field.form[-1:] == "学"
    if field.tag in NAMES and field.token.entity is not None:
        return False  # 海岚航空与青河大学: two houses
    named = last.form not in w.BODIES or second.end - second.start > 1
    return fielded and last.form.endswith(w.BODIES) and named


def _class(word: Word) -> str:
    """What two members of a list would have in common."""
    if word.tag in NAMES:
        return word.tag
    return "ns" if word.form[-1:] in w.PLACE_SUFFIXES and len(word.form) > 2 else ""


def _member(item: Item, words: Sequence[Word]) -> Member:
    end = item.end
    start = item.start
    while end - 1 > start and words[end - 1].kind is Kind.DE:
        end -= 1
    if end - 1 > start and words[end - 1].form in w.SPOKEN_FOR and words[end - 2].tag == "nt":
        end -= 1  # 甲公司方面
    return Member(tuple(range(start, end)), min(item.head, end - 1))

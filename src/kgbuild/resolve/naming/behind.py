"""The name that a description ends on: whose office, calling or kinship stands before it.

学生米利察·乔维奇 is 米利察·乔维奇, 他的妻子朱诺 is 朱诺, and 四川省省会成都 is 成都, whatever a
tagger takes the whole for.
"""

from __future__ import annotations

import re
from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.ontology.kinship import CIRCLE, FAMILY
from kgbuild.regex import regex
from kgbuild.resolve.naming.people import looks_like_a_person

_SIZES: Final = (3, 2, 4)  # characters of a Chinese name
_PEOPLE: Final = ("Group", True)  # what the lexicon says of a word for people, 专家 or 校友
_KIN: Final = regex(
    r"(?:.+的|[他她我])(?:" + "|".join(sorted(FAMILY | CIRCLE, key=len, reverse=True)) + ")"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|\w+(?:·\w+)+)"
)
#: What a town is to the land that it lies in, before its name (四川省省会成都).
_SEAT: Final = regex(
    r"(?:省会|首府|首都|州府|府治|古都|旧都|陪都|都城|名城|重镇|故乡|家乡|老家|港口城市|工业城市|沿海城市|边境城市|城市|小城|小镇)$"
)


def behind_kin(form: str, lexicon: Lexicon) -> str | None:
    """Return the name behind whose kin somebody is (他的妻子朱诺), if it is one."""
    kin = _KIN.fullmatch(form)
    if kin is None or not looks_like_a_person(name := kin["name"]):
        return None
    noun = lexicon.noun_class(name) or lexicon.head_class(name)
    return name if noun is None else None


def without_seat(before: str) -> str:
    """Return the words before a place's name without what it is to the land around it."""
    return _SEAT.sub("", before)


def behind_noun(form: str, lexicon: Lexicon) -> str | None:
    """Return the foreign name behind what somebody is (学生米利察·乔维奇), if the words end so."""
    if (first := form.find("·")) < 0:
        return None
    for start in range(max(first - 6, 2), first - 1):
        before = form[:start]
        kind = lexicon.noun_class(before) or lexicon.head_class(before)
        if kind in ("Group", "Position", "Person") or ends_in_office(before, lexicon):
            return form[start:] if re.fullmatch(r"\w{2,6}(?:·\w{1,8})+", form[start:]) else None
    return None


def listed_last(form: str, lexicon: Lexicon) -> str | None:
    """Return whom several offices or callings stand before (助理教练、韩国人金泰亨), if anyone."""
    first, pause, last = form.rpartition("、")
    if not pause or not _is_calling(first.rpartition("、")[2], lexicon):
        return None
    for size in _SIZES:
        before, person = last[:-size], last[-size:]
        if before and looks_like_a_person(person) and _is_calling(before, lexicon):
            return person
    return None


def _is_calling(words: str, lexicon: Lexicon) -> bool:
    if words.endswith("人") or ends_in_office(words, lexicon):
        return True
    return (lexicon.noun_class(words) or lexicon.head_class(words)) in ("Group", "Position")


def behind_office(form: str, lexicon: Lexicon, *, polite: bool = False) -> str | None:
    """Return who holds the office before the name (甲公司总裁乙女士), if the words end so.

    Args:
        form: The words, without what is said behind a name.
        lexicon: Offices, and nouns for people.
        polite: A form of address stood behind them (葡文老师罗莎太太): they end on a name.
    """
    for size in range(4, 1, -1):
        office, person = form[:-size], form[-size:]
        if not office or not looks_like_a_person(person):
            continue
        if ends_in_office(office, lexicon):
            return person
        ends = [office[start:] for start in range(max(0, len(office) - 6), len(office))]
        told = size > 2 or polite
        if told and any(len(e) > 1 and lexicon.heads.get(e) == _PEOPLE for e in ends):
            return person  # 工程专家甲教授
        if office.endswith("的") and size > 2:  # 省农科院的甲研究员
            return person
    return None


def ends_in_office(form: str, lexicon: Lexicon) -> bool:
    """Tell whether words end as an office does (甲公司总裁, 吉水知县)."""
    ends = (form[start:] for start in range(max(0, len(form) - 6), len(form)))
    return any((entry := lexicon.get(end)) is not None and entry.type == "Title" for end in ends)

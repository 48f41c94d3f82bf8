"""The class that a name's own last word or pattern tells, and how much that weighs.

青岛海洋研究所 is an institute, 荆门热电 a firm, 两人 are people: whatever a text says of them.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.classes.forms import (
    CHILDREN,
    DEPARTMENT,
    DIVISIONS,
    HEADCOUNT,
    ROUND,
    UNIT,
    VESSEL,
    is_branded,
    is_of_town,
    told_by_pattern,
)
from kgbuild.resolve.naming.monarchs import is_monarch
from kgbuild.resolve.naming.people import is_called, looks_like_a_person
from kgbuild.resolve.naming.places import place_before

HEAD_WEIGHT: Final = 3
HINT_WEIGHT: Final = 1  # a head of one character
FORM_WEIGHT: Final = 8  # …有限公司, …大学: what a full name says of itself

#: What the end of a full name tells for certain; elsewhere a head is a hint.
_TELLING = ("Organization", "Law", "Policy", "Document", "Site")
_TELLING_LENGTH = 4  # characters
_BRANCHES = ("Person", "Organization", "Place", "Product", "Event", "Work")
_HOUSES_AND_PLACES = ("Place", "Organization")
_SHORT = 2  # characters
_SEATS = ("Province", "City", "District")
_LEVELS = tuple("省市区县州镇乡")
_WATERS_AND_HILLS = frozenset("江河湖溪山岛")
_INSIDE = frozenset("里内外旁")  # behind a noun for a house or a place
_BRANDS = (2, 4)  # characters of a brand before its trade
_GIVEN = (2, 3)  # characters of whose troops they are
_TROOPS = ("军", "队", "匪", "寇")


class ByForm:
    """Tells the classes of names by their forms.

    Args:
        ontology: What classes there are.
        lexicon: Names and nouns that the world knows.
    """

    def __init__(self, ontology: Ontology, lexicon: Lexicon) -> None:
        self._ontology = ontology
        self._lexicon = lexicon

    def of(
        self, name: str, beside: Container[str] = (), *, firm: bool = False
    ) -> tuple[str | None, int]:
        """Return the class that a name's own last word tells, and how much that weighs.

        Args:
            name: The name.
            beside: The classes that texts say it is of.
            firm: Something has taken it for a firm.
        """
        if VESSEL.fullmatch(name) and ("Product" not in beside or "Device" in beside):
            return "Device", HEAD_WEIGHT
        if DIVISIONS.fullmatch(name):
            return "Place", HEAD_WEIGHT  # 五省, 三县
        if ROUND.fullmatch(name):
            return "Concept", FORM_WEIGHT  # 第三局, which is no bureau
        if HEADCOUNT.fullmatch(name) or CHILDREN.fullmatch(name):
            return "Group", HEAD_WEIGHT  # 两人, 二十余名, 二子一女
        if UNIT.fullmatch(name):
            return "Military", FORM_WEIGHT
        if is_called(name):
            return "Person", HEAD_WEIGHT
        if is_monarch(name):
            return "Person", FORM_WEIGHT
        place = place_before(name, self._lexicon, _SEATS, least=_SHORT)  # 深圳光峰科技
        rest = name[len(place) :]
        if is_branded(name) or is_branded(rest) or (place and is_of_town(rest)):
            return "Company", HEAD_WEIGHT
        if place and firm and self.ends_in_trade(rest):
            return "Company", HEAD_WEIGHT  # 山西潞安化工
        if name not in self._lexicon:
            told = told_by_pattern(name)
            if told is not None:
                return told, FORM_WEIGHT
        if name[-1:] == "队" and self.is_place(name[:-1]):
            return "Team", FORM_WEIGHT  # 江苏队, whatever the tagger took it for
        kind = self._lexicon.head_class(name)
        if len(name) == _SHORT and kind is None and name[-1:] in _WATERS_AND_HILLS:
            town = any(name + level in self._lexicon for level in _LEVELS)  # 松江
            return (None, 0) if town else ("NaturalFeature", HINT_WEIGHT)  # 渠江
        if self._is_led(name):
            return "Military", FORM_WEIGHT  # 李庆琛部, 太平军石达开部, and not 云南西部
        if kind is None and name[-1:] in _INSIDE and self._is_somewhere(name[:-1]):
            return "Place", HEAD_WEIGHT  # 实验室里
        if (kind in (None, "Group") or self.is_hint(name)) and self.ends_in_title(name):
            return "Position", HEAD_WEIGHT
        if name[-1:] == "节" and kind == "Event" and len(name) > _SHORT:
            return kind, HEAD_WEIGHT  # 青峪登山节
        if kind == "Government" and DEPARTMENT.fullmatch(name) and self.is_hint(name):
            return "Organization", HINT_WEIGHT  # 战略规划部, of some firm
        if kind is not None and self.is_hint(name):
            return kind, HINT_WEIGHT  # 塔 at the end of 诺维塔 may mean nothing
        full = (
            kind is not None
            and len(name) >= _TELLING_LENGTH
            and any(self._ontology.is_a(kind, telling) for telling in _TELLING)
        )
        return kind, FORM_WEIGHT if full else HEAD_WEIGHT

    def _is_somewhere(self, name: str) -> bool:
        kind = self._lexicon.head_class(name)
        return kind is not None and self.branch(kind) in _HOUSES_AND_PLACES

    def is_place(self, name: str) -> bool:
        """Tell whether the world knows a name as that of a place."""
        entry = self._lexicon.get(name)
        return entry is not None and self._ontology.is_a(entry.type, "Place")

    def _is_led(self, name: str) -> bool:
        """Tell whether a name is that of somebody's troops."""
        if name[-1:] != "部" or name[-2:-1] in "东西南北中":
            return False
        sizes = (size for size in _GIVEN if looks_like_a_person(name[-1 - size : -1]))
        before = [name[: -1 - size] for size in sizes]
        whole = "" in before and len(name) > 1 + _GIVEN[0]
        return whole or any(words.endswith(_TROOPS) for words in before)

    def is_hint(self, name: str) -> bool:
        """Tell whether the longest head that a name ends in is one of a single character."""
        heads = self._lexicon.heads
        return not any(name[start:] in heads for start in range(len(name) - 1)) and (
            name[-1:] in heads
        )

    def ends_in_title(self, name: str) -> bool:
        """Tell the name of an office with its institution (青岛海洋研究所|所长) from a trade's.

        中国物理学家 is one by calling, and holds no office; 甲银行首席经济学家 holds one.
        """
        if name.endswith("家") and "首席" not in name:
            return False
        entries = (self._lexicon.get(name[start:]) for start in range(1, len(name) - 1))
        return any(entry is not None and entry.type == "Title" for entry in entries)

    def ends_in_trade(self, name: str) -> bool:
        """Tell whether a name ends in the trade of a firm (海岚科技)."""
        least, most = _BRANDS
        return any(name[size:] in self._lexicon.trades for size in range(least, most + 1))

    def branch(self, kind: str) -> str | None:
        """Return the branch of the ontology that a class lies in, if it is one that has names."""
        return next((b for b in _BRANCHES if self._ontology.is_a(kind, b)), None)

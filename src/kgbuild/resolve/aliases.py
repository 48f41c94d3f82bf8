"""Names that the texts declare equal become one name.

Sources, in order of trust: what a text says (以下简称, 又称, brackets), the lexicon's full
names, the bare brand beside brand + trade + legal form (远山公司 / 远山, 云帆 / 云帆科技), and how
a text calls a person whom it has named in full (林总, 林老, 知远 for 林知远). Where two could be
meant, nobody is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kgbuild.model import Evidence, Merge, Triple

_TRADE = re.compile(
    r"(?:科技|技术|网络|信息|软件|数据|智能|智控|电子|通信|通讯|半导体|新材料?|材料|化工|能源|电力|石油|石化|钢铁|重工|机械|"
    r"汽车|航空|航天|船务|航运|物流|快递|食品|饮料|乳业|酒业|医药|药业|制药|生物|医疗|地产|置业|建设|建筑|传媒|影业|文化|教育|"
    r"证券|保险|基金|投资|资本|控股|实业|贸易|商业|零售|股份|集团)+$"
)
_CALLED = re.compile(
    r"(?P<surname>[\u4e00-\u9fff])(?:总|老|董|导|院士|教授|博士|老师|主任|局长|市长|书记|经理)"
)
_LEGAL_FORM = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司)$")


class Aliases:
    """A growing partition of names; each class has one canonical name.

    Args:
        apart: Pairs of names that never come into one class.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._canonical: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._merges: dict[str, list[Merge]] = {}
        self._chosen: set[str] = set()
        self._foes: dict[str, set[str]] = {}
        for one, other in apart:
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)

    def choose(self, name: str) -> None:
        """Make ``name`` the one that stands for its class, whatever joins it later."""
        self._chosen.add(name)

    def merge(
        self, canonical: str, alias: str, rule: str = "", evidence: Evidence | None = None
    ) -> bool:
        """Declare that ``alias`` is another name of what ``canonical`` names.

        Args:
            canonical: The name that stands for both, unless another was chosen.
            alias: The other name.
            rule: What says so (:mod:`kgbuild.resolve.merges`).
            evidence: Where the text shows it.

        Returns:
            Whether they are one now; false where something keeps the classes apart.
        """
        kept, lost = self.canonical(canonical), self.canonical(alias)
        if kept == lost:
            return True
        if any(self.canonical(foe) == lost for foe in self._foes.get(kept, ())):
            return False
        if lost in self._chosen and kept not in self._chosen:
            kept, lost = lost, kept
        moved = self._members.pop(lost, [lost])
        self._members.setdefault(kept, [kept]).extend(moved)
        self._canonical.update(dict.fromkeys(moved, kept))
        told = self._merges.setdefault(kept, [])
        told += [*self._merges.pop(lost, ()), Merge(alias, canonical, rule, evidence)]
        if lost in self._foes:
            self._foes.setdefault(kept, set()).update(self._foes.pop(lost))
        return True

    def canonical(self, name: str) -> str:
        """Return the name that stands for ``name``'s whole class."""
        return self._canonical.get(name, name)

    def of(self, canonical: str) -> list[str]:
        """Return the other names of ``canonical``, sorted."""
        return sorted(n for n in self._members.get(canonical, ()) if n != canonical)

    def merges(self, canonical: str) -> list[Merge]:
        """Return what made the class of ``canonical``: one merge less than it has names."""
        return list(self._merges.get(canonical, ()))


def is_declaration(triple: Triple) -> bool:
    """Tell whether a triple says that two names name one thing."""
    return triple.construction == "alias" and triple.object is not None and triple.claim is None


def spoken_names(names: Iterable[str], people: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield ``(full name, what the text calls the person)``: 林总, 林老, 知远 for 林知远.

    Args:
        names: All names of the texts.
        people: The persons' names among them.
    """
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    by_given_name: defaultdict[str, list[str]] = defaultdict(list)
    for person in sorted({person for person in people if 2 <= len(person) <= 4}):
        if _CALLED.fullmatch(person) is None:
            by_surname[person[0]].append(person)
        if len(person) == 3:
            by_given_name[person[1:]].append(person)
    for name in sorted(set(names)):
        called = _CALLED.fullmatch(name)
        meant = (by_surname.get(called["surname"]) if called else by_given_name.get(name)) or []
        if len(meant) == 1 and meant[0] != name:
            yield meant[0], name


def trade_pairs(names: Iterable[str], organizations: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield ``(organisation, brand)`` where a brand alone can only mean one organisation.

    Args:
        names: Names that could be a brand: no places, persons or words of the lexicon.
        organizations: The organisations' names.
    """
    led: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(organizations)):
        for size in range(2, min(4, len(name) - 1) + 1):
            led[name[:size]].append(name)
    for brand in sorted(set(names)):
        if len(house := led.get(brand, [])) == 1:
            rest = house[0][len(brand) :]
            if _TRADE.fullmatch(_LEGAL_FORM.sub("", rest)):
                yield house[0], brand


def brand_pairs(organizations: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield ``(brand, brand + legal form)`` for organisations that occur under both names.

    The shorter name is the canonical one: it is what people search for. A one-character
    rest (某公司 -> 某) is no brand.
    """
    names = set(organizations)
    for name in sorted(names):
        brand = _LEGAL_FORM.sub("", name)
        if len(brand) >= 2 and brand != name and brand in names:
            yield brand, name

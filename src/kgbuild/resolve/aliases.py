"""Names that the texts declare equal become one name.

Sources, in order of trust: what a text says (以下简称, 又称, brackets), the lexicon's full
names, the bare brand beside brand + trade + legal form (远山公司 / 远山, 云帆 / 云帆科技), and how
a text calls a person whom it has named in full (林总, 林老, 知远 for 林知远). Where two could be
meant, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgbuild.model import Triple

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
    """A growing partition of names; each class has one canonical name."""

    def __init__(self) -> None:
        self._canonical: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def merge(self, canonical: str, alias: str) -> None:
        """Declare that ``alias`` is another name of what ``canonical`` names."""
        kept, lost = self.canonical(canonical), self.canonical(alias)
        if kept == lost:
            return
        moved = self._members.pop(lost, [lost])
        self._members.setdefault(kept, [kept]).extend(moved)
        self._canonical.update(dict.fromkeys(moved, kept))

    def canonical(self, name: str) -> str:
        """Return the name that stands for ``name``'s whole class."""
        return self._canonical.get(name, name)

    def of(self, canonical: str) -> list[str]:
        """Return the other names of ``canonical``, sorted."""
        return sorted(n for n in self._members.get(canonical, ()) if n != canonical)


def is_declaration(triple: Triple) -> bool:
    """Tell whether a triple says that two names name one thing."""
    return triple.construction == "alias" and triple.object is not None and triple.claim is None


def spoken_names(names: Iterable[str], people: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield ``(full name, what the text calls the person)``: 林总, 林老, 知远 for 林知远.

    Args:
        names: All names of the texts.
        people: The persons' names among them.
    """
    full = sorted({person for person in people if 2 <= len(person) <= 4})
    for name in sorted(set(names)):
        called = _CALLED.fullmatch(name)
        if called is not None:
            meant = [p for p in full if p[0] == called["surname"] and _CALLED.fullmatch(p) is None]
        elif len(name) == 2:
            meant = [p for p in full if len(p) == 3 and p.endswith(name)]
        else:
            continue
        if len(meant) == 1 and meant[0] != name:
            yield meant[0], name


def trade_pairs(names: Iterable[str], organizations: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield ``(organisation, brand)`` where a brand alone can only mean one organisation.

    Args:
        names: Names that could be a brand: no places, persons or words of the lexicon.
        organizations: The organisations' names.
    """
    several = sorted(set(organizations))
    for brand in sorted(set(names)):
        if not 2 <= len(brand) <= 4:
            continue
        led = [n for n in several if n.startswith(brand) and n != brand]
        plain = [n for n in led if _TRADE.fullmatch(_LEGAL_FORM.sub("", n[len(brand) :]))]
        if len(led) == len(plain) == 1:
            yield plain[0], brand


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

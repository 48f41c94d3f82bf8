"""Names that the texts declare equal become one name.

Sources, in order of trust: what a text says (以下简称, 又称, brackets), the lexicon's full
names, and the bare brand beside brand + legal form (远山公司 / 远山) when both are
organisations of the same build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgbuild.model import Triple

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

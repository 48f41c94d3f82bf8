"""Names that mean one thing become one name.

Sources, in order of trust: what a text says (以下简称, 又称, brackets), the lexicon's full
names, and the shapes of names: of organisations (远山公司 / 远山, 福建师范大学 / 福建师大), of
people whom a text has named in full (林总, 知远 for 林知远, 嘉靖 for 嘉靖帝), of places (云埠镇 /
云埠). Where two could be meant, nobody is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from kgbuild.model import Evidence, Merge, Triple
from kgbuild.ontology import Lexicon
from kgbuild.ontology.surnames import surname_of
from kgbuild.regex import regex
from kgbuild.resolve.identity import merges
from kgbuild.resolve.naming.abroad import at_home
from kgbuild.resolve.naming.monarchs import era_names
from kgbuild.resolve.naming.organizations import house_pairs, institution_pairs, without_town
from kgbuild.resolve.naming.people import spoken_names
from kgbuild.resolve.naming.places import division_pairs

#: 海燕-2型滑翔机, C919客机: a designation, and what it is.
_DESIGNATED = regex(
    r"(?P<mark>(?=\D{0,8}\d)[\w\-－—·]{2,12}?(?:型|式|级|(?<=\d)))(?P<noun>[\u4e00-\u9fff]{2,8})"
)
#: 江州地铁8号线, 江州港二期: what is called by its number alone, once it has been named.
_NUMBERED_PART = regex(r".{2,8}?(?:地铁|轨道交通|轻轨|城轨|有轨电车)(?P<part>[A-Z]?\d{1,2}号线)")

#: What tells that a house goes on under another name.
RENAMING: Final = frozenset("更名为 改名为 更名 改名 改称 易名 易名为 定名为".split())


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
            rule: What says so (:mod:`kgbuild.resolve.identity.merges`).
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


def designations(
    documents: Mapping[str, frozenset[str]],
    kinds: Mapping[str, str],
    *,
    is_a: Callable[[str, str], bool],
    lexicon: Lexicon,
) -> Iterator[tuple[str, str]]:
    """Yield ``(full name, designation)`` of what is made (海燕-2型滑翔机, 海燕-2型).

    Args:
        documents: Everything that the texts name -> the documents that name it.
        kinds: The class of each name, by what was seen of it alone.
        is_a: Tells whether one class is another or below it.
        lexicon: Names that the world knows.
    """
    found: dict[str, list[str]] = {}
    for name, places in documents.items():
        full = _DESIGNATED.fullmatch(name)
        if full is None or full["mark"] not in documents or not places & documents[full["mark"]]:
            continue
        kind = lexicon.head_class(full["noun"])
        if kind is not None and is_a(kind, "Product") and not is_a(kinds[full["mark"]], "Place"):
            found.setdefault(full["mark"], []).append(name)
    yield from ((names[0], mark) for mark, names in found.items() if len(names) == 1)


def numbered_parts(documents: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield ``(full name, number)`` of the lines of a town's railway (江州地铁8号线, 8号线).

    Args:
        documents: Everything that the texts name -> the documents that name it.
    """
    found: dict[str, list[str]] = {}
    for name in documents:
        if (full := _NUMBERED_PART.fullmatch(name)) is not None and full["part"] in documents:
            found.setdefault(full["part"], []).append(name)
    for part, names in found.items():
        if len(names) == 1 and documents[part] <= documents[names[0]]:
            yield names[0], part


def _begins_one(name: str, bodies: Iterable[str], documents: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a house of the same texts begins with a name (恒澜新材料 with 恒澜)."""
    return any(b.startswith(name) and documents[name] <= documents[b] for b in bodies if b != name)


def equal_names(
    documents: Mapping[str, frozenset[str]],
    kinds: Mapping[str, str],
    *,
    is_a: Callable[[str, str], bool],
    lexicon: Lexicon,
    opening: Mapping[str, str],
) -> Iterator[tuple[str, str, str]]:
    """Yield ``(canonical name, other name, rule)`` of what is one by the shapes of its names.

    Args:
        documents: Everything that the texts name -> the documents that name it.
        kinds: The class of each name, by what was seen of it alone.
        is_a: Tells whether one class is another or below it.
        lexicon: Names that the world knows.
        opening: Document -> what its text opens on, of what it names.
    """
    bodies = [name for name in documents if is_a(kinds[name], "Organization")]
    places = [name for name in documents if is_a(kinds[name], "Place")]
    people = {name for name in documents if is_a(kinds[name], "Person")}
    called = [n for n in people if not surname_of(n) and _begins_one(n, bodies, documents)]
    brands = [n for n in documents if n not in lexicon and (n not in people or n in called)]
    unlisted = {name: places for name, places in documents.items() if name not in lexicon}
    named = {name: documents[name] for name in bodies}
    found = {
        merges.HOUSE: chain(
            house_pairs(bodies, lexicon, brands=brands, headwords=frozenset(opening.values())),
            at_home(bodies, lexicon),
        ),
        merges.ABBREVIATION: chain(
            institution_pairs(named, lexicon),
            without_town(named, frozenset(places), lexicon),
        ),
        merges.CALLED: chain(spoken_names(unlisted, people, opening), era_names(documents, people)),
        merges.DIVISION: division_pairs(
            documents, places, people, lexicon, frozenset(opening.values())
        ),
        merges.DESIGNATION: chain(
            designations(documents, kinds, is_a=is_a, lexicon=lexicon), numbered_parts(documents)
        ),
    }
    for rule, pairs in found.items():
        yield from ((canonical, other, rule) for canonical, other in pairs)

"""Names that mean one thing become one name.

Sources, in order of trust: what a text says (以下简称, 又称, brackets), the lexicon's full
names, and the shapes of names: of organisations (远山公司 / 远山, 福建师范大学 / 福建师大), of
people whom a text has named in full (林总, 知远 for 林知远), of places. Where two could be meant,
nobody is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kgbuild.model import Triple
from kgbuild.ontology import Lexicon
from kgbuild.resolve.organizations import house_pairs, institution_pairs
from kgbuild.resolve.people import spoken_names
from kgbuild.resolve.places import namesake_pairs


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


def equal_names(
    documents: Mapping[str, frozenset[str]],
    kinds: Mapping[str, str],
    *,
    is_a: Callable[[str, str], bool],
    lexicon: Lexicon,
) -> Iterator[tuple[str, str]]:
    """Yield ``(canonical name, other name)`` of what is one by the shapes of its names.

    Args:
        documents: Everything that the texts name -> the documents that name it.
        kinds: The class of each name, by what was seen of it alone.
        is_a: Tells whether one class is another or below it.
        lexicon: Names that the world knows.
    """
    bodies = [name for name in documents if is_a(kinds[name], "Organization")]
    people = {name for name in documents if is_a(kinds[name], "Person")}
    brands = [name for name in documents if name not in lexicon and name not in people]
    yield from house_pairs(bodies, lexicon, brands=brands)
    yield from institution_pairs({name: documents[name] for name in bodies}, lexicon)
    yield from spoken_names(
        {name: places for name, places in documents.items() if name not in lexicon}, people
    )
    yield from namesake_pairs(documents, lexicon)

"""What every town has one of (人民路, 第一中学, 市人民医院) becomes that of a town.

Within one text such a name is one thing, and that of the town whose text it is by its heading.
Across texts it is one only in one town: where a text names a single city, or the sentences that
have the name do, the name is that city's (福州市人民路), and else the text's alone. A district
whose name others share (鼓楼区) is likewise the one that lies in what its text names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgbuild.model import Document, Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.resolve.identity import merges
from kgbuild.resolve.identity.sightings import Sighting
from kgbuild.resolve.naming.places import parent_in
from kgbuild.resolve.naming.towns import (
    LEVELS,
    SEATS,
    first_town,
    is_anywhere,
    led_towns,
    towns_in,
    with_seat,
)
from kgbuild.resolve.posts.titles import institution_of
from kgbuild.resolve.setting.headings import towns as headed_towns


@dataclass(frozen=True, slots=True)
class Home:
    """What a shared name means in a document.

    Attributes:
        name: The shared name.
        document: Where it is used.
        called: The name of the one thing that is meant.
        rule: What says so (:mod:`kgbuild.resolve.identity.merges`).
        first: The first place where the document has it.
    """

    name: str
    document: str
    called: str
    rule: str
    first: Sighting


_SMALL = frozenset("镇乡")
_TOWN_NAMES = range(3, 6)  # characters


class Seats:
    """Tells the places and bodies of one name apart by the towns that their texts name.

    Args:
        lexicon: Which districts share a name, and what lies in what.
        documents: Texts by id.
    """

    def __init__(self, lexicon: Lexicon, documents: Mapping[str, Document]) -> None:
        self._lexicon = lexicon
        self._documents = documents
        self._seen: defaultdict[str, defaultdict[str, list[Sighting]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._named: set[str] = set()
        self._anywhere: dict[str, bool] = {}
        self._towns: dict[str, dict[str, set[str]]] = {}  # of the documents that were asked for

    def see(self, name: str, sighting: Sighting) -> bool:
        """Note a mention; return whether it is one of a name that many bear."""
        if self.is_shared(name):
            self._seen[name][sighting.triple.evidence.document].append(sighting)
            return True
        self._named.add(name)
        return False

    def see_house(self, office: Mention, triple: Triple) -> None:
        """Note the house that an office names by its level alone (市国资委|主任)."""
        house = institution_of(office.form, self._lexicon, is_organization=self.is_shared)
        if house is not None and self.is_shared(house):
            self.see(house, Sighting(office, triple))

    def is_shared(self, name: str) -> bool:
        """Tell whether ``name`` is one that many things bear, each in a town of its own."""
        if name not in self._anywhere:
            shared = name in self._lexicon.namesakes or is_anywhere(name, self._lexicon)
            self._anywhere[name] = shared
        return self._anywhere[name]

    def homes(self) -> Iterator[Home]:
        """Yield what each shared name means in each document, where that is not itself."""
        for name, seen in sorted(self._seen.items()):
            listed = name in self._lexicon.namesakes
            for document, sightings in seen.items():
                first = min(sightings, key=lambda sighting: sighting.start)
                small = not listed and name[0] in _SMALL
                headed = None if listed or small else self._headed(name, document)
                if listed:
                    parent = self._parent(name, document, sightings)
                    called = parent + name if parent else ""
                elif small:
                    town = self._small(name, document, sightings)
                    called = town + name[1:] if town else ""
                else:
                    seat = headed or self._seat(name, document, sightings)
                    called = with_seat(seat, name) if seat else ""
                told = headed or small or name[0] in LEVELS
                if called and (listed or told or len(seen) > 1 or called in self._named):
                    yield Home(name, document, called, merges.NAMESAKE, first)
                elif len(seen) > 1:
                    yield Home(name, document, "", merges.APART_UNJOINED, first)

    def _small(self, name: str, document: str, sightings: list[Sighting]) -> str | None:
        """Return the one town of a text whose 镇中心小学 is meant, and no district."""
        text = self._text(document, sightings)
        towns = {n for n in self._named if n[-1:] == name[0] and len(n) in _TOWN_NAMES}
        towns = {town for town in towns if town in text}
        return towns.pop() if len(towns) == 1 else None

    def _parent(self, name: str, document: str, sightings: list[Sighting]) -> str | None:
        return parent_in(name, self._text(document, sightings), self._lexicon)

    def _headed(self, name: str, document: str) -> str | None:
        """Return the town whose text a document is, if the name may be of such a town."""
        known = self._documents.get(document)
        towns = headed_towns(known.text) if known is not None else {}
        return towns.get(name[0]) if name[0] in LEVELS else towns.get("县") or towns.get("市")

    def _seat(self, name: str, document: str, sightings: list[Sighting]) -> str | None:
        """Return the one town that the sentences with the name tell of, or the document does."""
        level = LEVELS.get(name[0])
        near = towns_in(_sentences(sightings), self._lexicon)
        led = led_towns(_sentences(sightings), name[0], self._lexicon)
        if level is not None and len(led) == 1:
            return next(iter(led))  # 临江市副市长甲透露，市政府…
        for towns in (near, self._towns_of(document, sightings)):
            for kind in (level,) if level is not None else SEATS:
                fitting = [
                    town for town in towns.get(kind, ()) if level is None or town.endswith(name[0])
                ]
                if fitting:
                    if len(fitting) == 1:
                        return fitting[0]
                    break
        first = min(sighting.start for sighting in sightings)
        before = self._text(document, sightings)[:first]
        return first_town(before, level, name[0], self._lexicon) if level is not None else None

    def _towns_of(self, document: str, sightings: list[Sighting]) -> dict[str, set[str]]:
        if document not in self._documents:
            return towns_in(_sentences(sightings), self._lexicon)
        if document not in self._towns:
            self._towns[document] = towns_in(self._documents[document].text, self._lexicon)
        return self._towns[document]

    def _text(self, document: str, sightings: list[Sighting]) -> str:
        known = self._documents.get(document)
        return known.text if known is not None else _sentences(sightings)


def _sentences(sightings: list[Sighting]) -> str:
    return "\n".join(dict.fromkeys(s.triple.evidence.sentence for s in sightings))

"""Names that several bear become one name for each bearer: 王伟(云帆科技), 王伟(海川大学).

Within one text a name is one person's, unless the text shows two
(:mod:`kgbuild.resolve.identity.sightings`). Across texts a common name
(:mod:`kgbuild.resolve.identity.rarity`) is one person's only where the texts share something that
few others have; a rare one is, unless they contradict each other; 王总 and 王老师 are as common as
can be. What every town has one of (人民路), or a district whose name others share, is told apart by
:mod:`kgbuild.resolve.identity.seats`. Who bears a name alone keeps it as it is.

The sum of shared traits stands in for the log-odds of a model of record linkage (Fellegi and
Sunter 1969), with weights set by hand on made-up cases. Bearers are looked for among those who
share a trait, so that the cost stays near linear. The order of texts makes no difference.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from kgbuild.model import Document, Mention, Merge, Triple, digest
from kgbuild.ontology import Lexicon
from kgbuild.ontology.surnames import FORMS_OF_ADDRESS
from kgbuild.resolve.identity import merges
from kgbuild.resolve.identity.portraits import (
    CALLINGS_APART,
    ENOUGH,
    Painter,
    Portrait,
    Trait,
    callings_apart,
    clash,
    shared,
    total,
)
from kgbuild.resolve.identity.rarity import is_common
from kgbuild.resolve.identity.seats import Home, Seats
from kgbuild.resolve.identity.sightings import Sighting, parts
from kgbuild.resolve.identity.united import united
from kgbuild.resolve.naming.called import Name
from kgbuild.resolve.naming.people import is_called, looks_like_a_person
from kgbuild.resolve.naming.places import parent_in
from kgbuild.resolve.naming.towns import LEVELS
from kgbuild.resolve.retelling.slots import mentions_of

_MOST_BESIDE: Final = 20  # rarest names of a text that may tell of one of its people
_SPREAD: Final = 40  # texts: what more of them name tells nothing of any two
_CROWD: Final = 40  # bearers that share a trait: one that more have is no way to find any
_FEW: Final = 20  # bearers of a rare name that are all compared
_TOLD: Final = 3  # reasons of a kind that are kept for one bearer
_LONGEST: Final = 40  # characters that tell a bearer from others
_REASONS: Final = {
    "office": merges.SAME_OFFICE,
    "house": merges.SAME_OFFICE,
    "title": merges.SAME_OFFICE,
    "born": merges.SAME_LIFE,
    "birthplace": merges.SAME_LIFE,
    "work": merges.SAME_LIFE,
}


@dataclass(slots=True)
class _Unit:
    """Who bears a name in a text, or in those parts of it that are about one bearer."""

    document: str
    ref: str
    portrait: Portrait
    first: Sighting
    starts: list[int]


@dataclass(slots=True)
class _Bearer:
    """One person, by all texts."""

    units: list[_Unit] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    portrait: Portrait = field(default_factory=Portrait)
    shown_by: dict[Trait, str] = field(default_factory=dict)
    joins: list[Merge] = field(default_factory=list)
    contradicted: bool = False

    def take(self, unit: _Unit) -> None:
        self.units.append(unit)
        self.documents.add(unit.document)
        for trait in unit.portrait.traits:
            self.shown_by.setdefault(trait, unit.ref)
        self.portrait.take(unit.portrait)


class Namesakes:
    """Tells which bearer of its name a mention means.

    Args:
        triples: All triples of the build.
        name: Tells what a mention names, whoever bears that name.
        lexicon: Names that the world knows; each is one bearer's.
        documents: Texts by id, for what they name around a place.
        together: Pairs of names that are decided to be one, ``王伟@d1`` for whom text d1 calls so.
        apart: Pairs that are decided to be two.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what there is to go by
        self,
        triples: Sequence[Triple],
        name: Callable[[Mention], Name],
        lexicon: Lexicon,
        documents: Mapping[str, Document],
        together: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._name = name
        self._lexicon = lexicon
        self._painter = Painter(name, lexicon, self._district)
        #: Name -> document -> from which place on it is whose.
        self._bearers: dict[str, dict[str, list[tuple[int, str]]]] = {}
        self._told: defaultdict[str, list[Merge]] = defaultdict(list)
        self._made: set[str] = set()
        #: What decisions call somebody (王伟@d1) -> the name that is made of it.
        self.refs: dict[str, str] = {}
        self._home = united(together)
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._foes[one].add(other)
            self._foes[other].add(one)
        self._documents = documents
        self._asked = {ref.partition("@")[0] for ref in (*self._home, *self._foes) if "@" in ref}
        self._texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._lines: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        seats = Seats(lexicon, documents)
        people = self._collect(triples, seats)
        self._spread = Counter(name for names in self._texts.values() for name in names)
        self._rarest: dict[str, list[str]] = {}
        for home in seats.homes():
            self._settle(home)
        for known, seen in sorted(people.items()):
            self._tell_apart(known, seen)
        #: Document -> the names in it that several bear.
        self._borne: defaultdict[str, list[str]] = defaultdict(list)
        for known, homes in self._bearers.items():
            for document in homes:
                self._borne[document].append(known)
        for served in (self._texts, self._lines, self._spread, self._rarest):
            served.clear()  # they grow with the texts

    # What is asked -------------------------------------------------------------------------

    def of(self, name: str, document: str, position: int) -> str:
        """Return the name of the bearer of ``name`` at a place of a document."""
        if name not in self._bearers:
            return name
        here = self._bearers[name].get(document, ())
        found = [bearer for start, bearer in here if start <= position]
        return found[-1] if found else here[0][1] if here else name

    def shares(self, name: str) -> bool:
        """Tell whether several bear ``name``."""
        return name in self._bearers

    def made(self, name: str) -> bool:
        """Tell whether ``name`` was made to tell its bearer from others of a name."""
        return name in self._made

    def within(self, document: str) -> dict[str, str]:
        """Return the names of several bearers that one of them bears alone in a document."""
        here = {name: self._bearers[name][document] for name in self._borne.get(document, ())}
        return {
            name: told[0][1] for name, told in here.items() if len({who for _, who in told}) == 1
        }

    def told(self, name: str) -> list[Merge]:
        """Return why the bearer called ``name`` is one in several texts, or one of several."""
        return self._told.get(name, [])

    # Collecting ----------------------------------------------------------------------------

    def _collect(
        self, triples: Iterable[Triple], seats: Seats
    ) -> dict[str, dict[str, list[Sighting]]]:
        people: defaultdict[str, defaultdict[str, list[Sighting]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for triple in triples:
            document = triple.evidence.document
            for mention in mentions_of(triple):
                proper = mention.entity is not None or mention.tag in _PROPER
                called = not proper and is_called(mention.form)
                shared = mention.tag == "n" and seats.is_shared(mention.form)
                if not shared and mention.form[:1] in LEVELS:
                    seats.see_house(mention, triple)
                if not (proper or called or shared or mention.head in _RANKS):
                    continue
                known = self._name(mention)
                text = known.text
                if not known.resolved or seats.see(text, Sighting(mention, triple)):
                    continue
                if called or self._is_person(mention, known) or text in self._asked:
                    people[text][document].append(Sighting(mention, triple))
                    self._texts[document][text] += 1
                    self._lines[document, triple.evidence.sentence_span.start].add(text)
                elif mention.tag in ("nt", "nz", "nw") or known.type == "Work":
                    self._texts[document][text] += 1
                    self._lines[document, triple.evidence.sentence_span.start].add(text)
        return dict(people)

    def _is_person(self, mention: Mention, name: Name) -> bool:
        seems = name.type == "Person" or mention.entity == "Person"
        return seems and name.text not in self._lexicon and looks_like_a_person(name.text)

    def _beside(self, document: str) -> list[str]:
        """Return the rarest names of a text that some other text has, too."""
        if document not in self._rarest:
            some = [n for n in self._texts[document] if 1 < self._spread[n] <= _SPREAD]
            some.sort(key=lambda n: (n in self._lexicon, self._spread[n], n))
            self._rarest[document] = some[:_MOST_BESIDE]
        return self._rarest[document]

    # People --------------------------------------------------------------------------------

    def _tell_apart(self, name: str, seen: Mapping[str, list[Sighting]]) -> None:
        """Find out how many bear a name, and give each of several a name of its own."""
        several = len(seen) > 1
        units: list[_Unit] = []
        for document, sightings in sorted(seen.items()):
            found = parts(name, sightings, self._painter, self._lexicon, whole=several)
            for number, part in enumerate(found, 1):
                ref = f"{name}@{document}" + (f"#{number}" if number > 1 else "")
                units.append(_Unit(document, ref, part.portrait, part.first, part.starts))
            if several and len(found) == 1:
                for sighting in sightings:
                    self._look_around(name, sighting, units[-1].portrait)
        if len(units) < 2 and name not in self._asked:
            return
        for unit in units if several else ():
            for other in self._beside(unit.document):
                if other != name:
                    unit.portrait.add("beside", other, unit.first.triple)
        bearers = self._bearers_of(name, units)
        alone = len(bearers) == 1
        names = [name] if alone else self._names(name, bearers)
        homes: dict[str, list[tuple[int, str]]] = {}
        for bearer, called in zip(bearers, names, strict=True):
            for unit in bearer.units:
                homes.setdefault(unit.document, []).extend((s, called) for s in unit.starts)
                self.refs[unit.ref] = called
            self._told[called] += _some(bearer.joins)
            if not alone:
                rule = merges.APART_SHOWN if bearer.contradicted else merges.APART_UNJOINED
                first = min(bearer.units, key=lambda unit: (unit.document, unit.starts[0]))
                self._told[called].append(Merge(name, called, rule, first.first.place))
        if not alone:
            self._bearers[name] = {document: sorted(told) for document, told in homes.items()}
            self._made.update(names)

    def _look_around(self, name: str, sighting: Sighting, portrait: Portrait) -> None:
        """Add to a portrait what the sentence of a sighting names besides."""
        evidence = sighting.triple.evidence
        for other in sorted(self._lines[evidence.document, evidence.sentence_span.start]):
            if other != name and 1 < self._spread[other] <= _SPREAD:
                portrait.add("near", other, sighting.triple)

    def _bearers_of(self, name: str, units: Sequence[_Unit]) -> list[_Bearer]:
        """Group the units of one name by who bears it, those that tell most first."""
        common, found = is_common(name), list[_Bearer]()
        index: defaultdict[Trait, list[int]] = defaultdict(list)

        def tells(unit: _Unit) -> float:
            return math.fsum(map(self._painter.weight, unit.portrait.traits))  # in any order

        for unit in sorted(units, key=lambda u: (-tells(u), u.document, u.ref)):
            number = self._home_of(unit, found, index, common=common)
            if number is None:
                number = len(found)
                found.append(_Bearer())
            found[number].take(unit)
            for trait in unit.portrait.traits:
                if number not in index[trait]:
                    index[trait].append(number)
        for one, other in combinations(found[:_FEW], 2):
            if clash(one.portrait, other.portrait, self._lexicon) is not None:
                one.contradicted = other.contradicted = True
        return found

    def _home_of(
        self,
        unit: _Unit,
        bearers: Sequence[_Bearer],
        index: Mapping[Trait, list[int]],
        *,
        common: bool,
    ) -> int | None:
        """Return which of the bearers so far a unit is about, and note why; ``None`` for none."""
        decided = self._home.get(unit.ref)
        for number, bearer in enumerate(bearers) if decided else ():
            for known in bearer.units:
                if self._home.get(known.ref) == decided:
                    bearer.joins.append(Merge(unit.ref, known.ref, merges.DECISION))
                    return number
        numbers = {
            number
            for trait in unit.portrait.traits
            if self._painter.weight(trait) > 0 and len(index.get(trait, ())) <= _CROWD
            for number in index.get(trait, ())
        }
        if not common and len(bearers) <= _FEW:
            numbers.update(range(len(bearers)))  # a rare name alone may join them
        foes = self._foes.get(unit.ref, set())
        best: list[tuple[float, int, Trait | None]] = []
        for number in sorted(numbers):
            bearer = bearers[number]
            if unit.document in bearer.documents:
                continue  # the text has told its bearers apart
            if foes and any(known.ref in foes for known in bearer.units):
                continue
            if clash(unit.portrait, bearer.portrait, self._lexicon) is not None:
                continue
            found = shared(unit.portrait, bearer.portrait, self._painter.weight)
            score = total(found) + (0 if common else ENOUGH)
            if callings_apart(unit.portrait, bearer.portrait):
                score += CALLINGS_APART
            if score >= ENOUGH:
                best.append((score, -number, found[0][1] if found else None))
        best.sort(key=lambda item: item[:2], reverse=True)
        if not best or (len(best) > 1 and best[0][0] == best[1][0] and not best[0][2]):
            return None  # nobody, or two equally
        _, number, trait = best[0]
        bearer = bearers[-number]
        bearer.joins.append(_join(unit, bearer, trait))
        return -number

    def _names(self, name: str, bearers: Sequence[_Bearer]) -> list[str]:
        """Return a name for each bearer: what others of that name do not have sets it apart."""
        marks = [list(self._marks(bearer)) for bearer in bearers]
        often = Counter(mark for some in marks for mark in dict.fromkeys(some))
        found: list[str] = []
        for bearer, some in zip(bearers, marks, strict=True):
            first = min(bearer.units, key=lambda unit: (unit.document, unit.ref))
            own = [mark for mark in some if often[mark] == 1]
            mark = own[0] if own else first.ref.partition("@")[2]
            called = f"{name}({_mark(mark)})"
            found.append(
                called if called not in found else f"{called[:-1]} {digest((first.ref,))})"
            )
        return found

    def _marks(self, bearer: _Bearer) -> Iterator[str]:
        """Yield what may set a bearer apart, what a reader knows best first."""
        shown: Mapping[str, Callable[[str], str]] = {
            "house": self._painter.shown,
            "title": "{}".format,
            "born": "{}年生".format,
            "birthplace": "{}人".format,
            "work": "《{}》".format,
        }
        for kind, show in shown.items():
            counts = Counter(v for unit in bearer.units for v in unit.portrait.values(kind))
            for value in sorted(counts, key=lambda value: (-counts[value], value)):
                yield show(value)

    # Places --------------------------------------------------------------------------------

    def _district(self, name: str, document: str) -> str:
        """Return which place of a shared name a document means, by its full name."""
        if name not in self._lexicon.namesakes:
            return name
        bearer = self.of(name, document, 0)
        known = self._documents.get(document)
        if bearer != name or known is None:
            return bearer
        return (parent_in(name, known.text, self._lexicon) or "") + name

    def _settle(self, home: Home) -> None:
        """Give a place of a shared name the name of the one that its text means."""
        called = home.called
        if not called:
            called = f"{home.name}({_mark(home.document)})"
            self._made.add(called)
        self._bearers.setdefault(home.name, {})[home.document] = [(0, called)]
        self.refs[f"{home.name}@{home.document}"] = called
        self._told[called].append(Merge(home.name, called, home.rule, home.first.place))


_PROPER: Final = frozenset({"nr", "ns", "nt", "nz", "nw"})
#: Heads of mentions that name a person all the same (胡斌女士).
_RANKS: Final = frozenset(FORMS_OF_ADDRESS)


def _mark(words: str) -> str:
    """Return words that fit into the brackets behind a name."""
    plain = re.sub(r"[()@\s]+", " ", words).strip()[:_LONGEST].strip()
    return plain or digest((words,))


def _join(unit: _Unit, bearer: _Bearer, trait: Trait | None) -> Merge:
    """Say why a unit is about a bearer: by the weightiest trait that both have."""
    if trait is None:
        return Merge(unit.ref, bearer.units[0].ref, merges.RARE_NAME, unit.first.place)
    rule = _REASONS.get(trait[0], merges.SAME_COMPANY)
    place = unit.first.place if trait[0] == "beside" else unit.portrait.traits[trait].evidence
    return Merge(unit.ref, bearer.shown_by[trait], rule, place)


def _some(joins: Iterable[Merge]) -> list[Merge]:
    """Return a few merges of each rule: who is named in a thousand texts needs not a thousand."""
    count: Counter[str] = Counter()
    kept = []
    for merge in sorted(joins, key=lambda merge: (merge.name, merge.into)):
        count[merge.rule] += 1
        if count[merge.rule] <= _TOLD:
            kept.append(merge)
    return kept

"""The mentions of a name in one text become one portrait, or one for each of two bearers.

One text mostly means one person by one name. It shows two where it says so (同名, 另一位王伟),
where what it says of them cannot be of one (born in 1962 and in 1990), where one sentence has the
name behind two houses, and where the words before it are of callings that exclude each other
(村民王伟, 医生王伟). From then on a bare name goes on about the bearer named last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Final

from kgbuild.model import Evidence, Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.identity.portraits import (
    Painter,
    Portrait,
    callings_apart,
    clash,
    shared,
    tells_of_two,
)

_ANOTHER: Final = regex(r"[另又]|同名|重名")
#: Kinds of traits that say who somebody is, wherever else it is said.
_TELLING: Final = ("house", "title", "born", "birthplace", "sex")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention of a name in a triple."""

    mention: Mention
    triple: Triple

    @property
    def start(self) -> int:
        """Where it stands, in code points of its document."""
        return self.mention.span.start

    @property
    def place(self) -> Evidence:
        """The sentence, with the mention as its quote."""
        return place_of(self.mention, self.triple)


@dataclass(slots=True)
class Part:
    """Those mentions of a name in a text that are of one bearer.

    Attributes:
        portrait: What they say.
        first: The first of them.
        starts: From where on the name is this bearer's, until another part begins.
    """

    portrait: Portrait
    first: Sighting
    starts: list[int] = field(default_factory=list)


def place_of(mention: Mention, triple: Triple) -> Evidence:
    """Return where a mention of ``triple`` stands, in its sentence."""
    sentence, span = triple.evidence.sentence_span, mention.span
    if not span or not sentence.contains(span):  # a subject that is left out has no place
        return triple.evidence
    quote = triple.evidence.sentence[span.start - sentence.start : span.end - sentence.start]
    return replace(triple.evidence, quote_span=span, quote=quote)


def parts(
    name: str, sightings: Sequence[Sighting], painter: Painter, lexicon: Lexicon, *, whole: bool
) -> list[Part]:
    """Return who bears ``name`` in one text, in the order in which they are named.

    Args:
        name: The name.
        sightings: All mentions of it, at least one.
        painter: Draws the portraits.
        lexicon: What lies where.
        whole: The portrait is wanted even where there is only one bearer.
    """
    by_place: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_place[sighting.start].append(sighting)
    if len(by_place) < 2 and not whole:
        return []
    drawn: list[tuple[list[Sighting], Portrait]] = []
    for _, here in sorted(by_place.items()):
        portrait = Portrait()
        for sighting in here:
            painter.sketch(sighting.mention, sighting.triple, portrait)
        drawn.append((here, portrait))
    if len(drawn) > 1 and _are_two(name, drawn, painter, lexicon):
        parting = _Parting(painter, lexicon)
        for here, portrait in drawn:
            parting.add(here, portrait)
        if len(parting.found) > 1:
            return parting.found
    one = Part(Portrait(), drawn[0][0][0], [0])
    for _, portrait in drawn:
        one.portrait.take(portrait)
    return [one]


def _are_two(
    name: str,
    drawn: Sequence[tuple[list[Sighting], Portrait]],
    painter: Painter,
    lexicon: Lexicon,
) -> bool:
    sentences = {here[0].triple.evidence.sentence for here, _ in drawn}
    if any(tells_of_two(sentence, name) for sentence in sentences):
        return True
    telling = [(here, p) for here, p in drawn if any(kind in _TELLING for kind, _ in p.traits)]
    for (_, one), (_, two) in combinations(telling[:_MOST_COMPARED], 2):
        if clash(one, two, lexicon) is not None:
            return True
    called = [(here[0], painter.description(here[0].mention)) for here, _ in telling]
    for (one_here, one_told), (two_here, two_told) in combinations(called[:_MOST_COMPARED], 2):
        houses = {one_told.house, two_told.house} - {""}
        if len(houses) == 2 and _side_by_side(one_here, two_here):
            return True
        portraits = Portrait(), Portrait()
        for told, portrait in zip((one_told, two_told), portraits, strict=True):
            portrait.add("calling", told.calling, drawn[0][0][0].triple)
        if callings_apart(*portraits):
            return True
    return False


def _side_by_side(one: Sighting, two: Sighting) -> bool:
    """Tell whether a sentence has a name twice, and not once behind more and fewer words."""
    same = one.triple.evidence.sentence_span == two.triple.evidence.sentence_span
    return same and one.mention.span.end != two.mention.span.end


_MOST_COMPARED: Final = 30  # mentions of one name in one text, pair by pair


class _Parting:
    """Gives each mention to a bearer; one that says nothing of its own to the one named last."""

    def __init__(self, painter: Painter, lexicon: Lexicon) -> None:
        self._painter = painter
        self._lexicon = lexicon
        self.found: list[Part] = []
        self._last: Part | None = None

    def add(self, here: list[Sighting], portrait: Portrait) -> None:
        """Take the sightings at one place, later than those before."""
        self._last = self._whose(here, portrait)
        self._last.portrait.take(portrait)
        self._last.starts.append(here[0].start)

    def _whose(self, here: list[Sighting], portrait: Portrait) -> Part:
        weight, last = self._painter.weight, self._last
        fitting = [
            part for part in self.found if clash(portrait, part.portrait, self._lexicon) is None
        ]
        alike = [
            part
            for part in fitting
            if any(kind in _TELLING for _, (kind, _) in shared(portrait, part.portrait, weight))
        ]
        if alike:
            return alike[-1]
        another = any(_ANOTHER.match(sighting.mention.form) for sighting in here)
        if last is None or last not in fitting or another or _differ(portrait, last.portrait):
            last = Part(Portrait(), here[0])
            self.found.append(last)
        return last


def _differ(one: Portrait, two: Portrait) -> bool:
    """Tell whether two portraits name two houses, or callings that exclude each other."""
    houses = bool(one.values("house")) and bool(two.values("house"))
    return houses or callings_apart(one, two)

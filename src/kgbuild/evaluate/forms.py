"""A slot as a gold writes it becomes a matcher: text in [square brackets] is optional.

``[一栋][两层楼的]建筑`` stands for four renderings, and ``[[江西省]水利厅]厅长`` for three;
brackets may nest. The slot is run as a nondeterministic automaton (Thompson 1968, "Regular
Expression Search Algorithm") that reads a character or jumps over a bracket, so that no gold
can make matching slow. White space counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Subject, relation and object of a prediction, without white space.
Row = tuple[str, str, str]


def tidy(text: str) -> str:
    """Return ``text`` without any white space."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a form.

    Attributes:
        longest: The rendering with all that is optional.
        jumps: Where a bracket opens in ``longest`` -> where it may be left unread to.
    """

    longest: str
    jumps: Mapping[int, tuple[int, ...]]

    @staticmethod
    def parse(written: str) -> Slot:
        """Read a slot as a gold writes it.

        Raises:
            ValueError: A bracket has no partner.
        """
        characters: list[str] = []
        opened: list[int] = []
        jumps: dict[int, tuple[int, ...]] = {}
        for character in tidy(written):
            if character == "[":
                opened.append(len(characters))
            elif character != "]":
                characters.append(character)
            elif opened:
                start = opened.pop()
                jumps[start] = (*jumps.get(start, ()), len(characters))
            else:
                raise ValueError(f"a bracket is closed but not opened in {written!r}")
        if opened:
            raise ValueError(f"a bracket is opened but not closed in {written!r}")
        return Slot("".join(characters), jumps)

    def matches(self, text: str) -> bool:
        """Tell whether ``text``, without white space, is one of the renderings.

        >>> slot = Slot.parse("[[江西省]水利厅]厅长")
        >>> [slot.matches(t) for t in ("厅长", "水利厅厅长", "江西省水利厅厅长", "江西省厅长")]
        [True, True, True, False]
        """
        places = self._reachable({0})
        for character in text:
            read = {p + 1 for p in places if self.longest[p : p + 1] == character}
            places = self._reachable(read)
            if not places:
                return False
        return len(self.longest) in places

    def _reachable(self, places: Iterable[int]) -> set[int]:
        """Return ``places`` and all that jumps lead to from there."""
        found: set[int] = set()
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.jumps.get(place, ())
        return found


@dataclass(frozen=True, slots=True)
class Form:
    """One accepted rendering of a fact, its optional parts included."""

    subject: Slot
    relation: Slot
    object: Slot

    @property
    def slots(self) -> tuple[Slot, Slot, Slot]:
        """The three slots in order."""
        return self.subject, self.relation, self.object

    def matches(self, row: Row) -> bool:
        """Tell whether every slot of ``row`` is a rendering of this form's."""
        return all(slot.matches(text) for slot, text in zip(self.slots, row, strict=True))


@dataclass(frozen=True, slots=True)
class Fact:
    """A cluster of forms that all state one fact.

    Attributes:
        kind: The construction that states it.
        forms: Its accepted renderings, at least one.
        written: The first of them as the gold writes it, for people.
        demanded: Whether it counts for recall. A fact none of whose forms has an object
            is credited where it is predicted, and never demanded.
    """

    kind: str
    forms: tuple[Form, ...]
    written: tuple[str, str, str]
    demanded: bool

    def matches(self, row: Row) -> bool:
        """Tell whether ``row`` is a rendering of some form."""
        return any(form.matches(row) for form in self.forms)

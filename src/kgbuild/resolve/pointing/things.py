"""What 它, 它们 and 将其 mean: things, not people.

- 它 as a subject is the thing that acted last before it; as an object, the last thing named
  before it that does not act, or else the one thing that the sentence before is about.
- 它们, and 它 where nothing near comes into question, are the headword of an article on a kind
  of living things.
- 甲将其列为…: 其 is the same, and never 甲; failing that, the headword of an article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kgbuild.model import Span
from kgbuild.ontology import ATTRIBUTES, SPECIFICATIONS
from kgbuild.regex import regex
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.scene import CONTINUED, OWNER, PRONOUN_CONFIDENCE, Antecedent, Scene

_MEASURED = (*ATTRIBUTES, *SPECIFICATIONS)  # what a thing has is no thing
_OPENING = regex("(?:[^，。]{0,10}[年月日天后来前初末春夏秋冬时]，?|，)?")
_LIGHT = 2  # characters
_WHERE = frozenset("在于从自向与")
#: What may stand before 把 in a clause that leaves out its subject.
_GOING_ON = regex(
    "(?:[并又再还也就已曾便即才则都仍可能常]|后来|随后|最终|最后|随即|立即|此后|之后|同时|一起|直接|"
    "[^，]{0,8}[年月日天时后])*"
)
_REASONS = ("由于", "因为", "鉴于", "随着")
_GOVERNING = frozenset("把将被给让使")

#: What an article's headword is made by others, who name a list or a prize before.
_APPRAISED = regex("其(?:评|列|定|认定|誉|视|称|归|划|纳入|收录)")


class Things:
    """Finds things in one document.

    Args:
        scene: What it names.
        text: The document.
        headword: Whom or what it is an article about, if it is one.
    """

    def __init__(self, scene: Scene, text: str, *, headword: str | None) -> None:
        self._scene = scene
        self._text = text
        self._headword = headword

    def find(self, position: int, sentence: Span, *, acting: bool) -> Antecedent | None:
        """Return what 它 at a place is, or ``None``.

        Args:
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            acting: It is a subject.
        """
        if acting and (before := self._goes_on(position, sentence)) is not None:
            return self.find(before.start, before, acting=True)
        here = [p for p in self._scene.window(position, sentence, 0) if p.acting]
        # 甲省把它列入…: who acts does not act upon itself.
        governed = self._text[position - 1 : position] in _GOVERNING
        others = governed and self._has_other_actor(position, here)
        agent = here[-1].name if governed and here and not others else None
        for reach in (0, 1) if acting else (0,):
            window = [
                place
                for place in self._scene.window(position, sentence, reach)
                if place.name != agent
                and self._scene.is_thing(place.kind)
                and not place.name.endswith(_MEASURED)
                and len(place.name) > 1  # 上面没有字，她把它挂在…
                and not self._is_scene(place, position)
                and not (place.acting and self._is_reason(place))
            ]
            things = [place for place in window if place.acting == acting]
            things = [t for t in things if not any(_inside(t, other) for other in things)]
            made = self._made_by(things[-1], window) if things and acting else None
            if made is not None:
                return Antecedent(made, CONTINUED)
            if things and (not reach or len({place.name for place in things}) == 1):
                return Antecedent(things[-1].name, CONTINUED)
            if things:
                return None
        if acting or not self._text.startswith("它", position):
            return None
        told = {p.name for p in window if p.acting and self._scene.is_thing(p.kind)}
        if others and len(told) == 1:
            return Antecedent(told.pop(), CONTINUED)  # 灰水糕可以久存，农民把它带到田间
        return self._acted_before(position, sentence, agent)

    def _acted_before(self, position: int, sentence: Span, agent: str | None) -> Antecedent | None:
        """Return the one thing that the sentence before is about (甲厂生产乙。丙把它买下)."""
        before = [
            place
            for place in self._scene.window(position, sentence, 1)
            if place.acting and place.position < sentence.start and place.name != agent
        ]
        names = {place.name for place in before}
        if len(names) != 1 or not self._scene.is_thing(before[0].kind):
            return None
        name = before[0].name
        return None if name.endswith(_MEASURED) else Antecedent(name, CONTINUED)

    def _is_scene(self, place: Named, position: int) -> bool:
        """Tell whether a name says where something is done to what is meant (我在甲厂修好了它).

        So it is where it says from whom (从乙手中把它买下).
        """
        within = "，" not in self._text[place.position : position]
        return within and self._text[place.position - 1 : place.position] in _WHERE

    def _has_other_actor(self, position: int, here: Sequence[Named]) -> bool:
        """Tell whether its clause has a subject that names nobody (甲耐久，农民常|把它带到田间)."""
        start = 1 + max(self._text.rfind(mark, 0, position) for mark in "，；。：")
        named = any(place.position >= start for place in here)
        return not named and _GOING_ON.fullmatch(self._text, start, position - 1) is None

    def _is_reason(self, place: Named) -> bool:
        """Tell whether a name only acts in the reason (由于甲抑制细菌，乙可以久存，农民把它…)."""
        return self._text.endswith(_REASONS, max(0, place.position - 2), place.position)

    def _goes_on(self, position: int, sentence: Span) -> Span | None:
        """Return the sentence before one that opens on 它, if that does so too (它是…。它…)."""
        index = bisect_left(self._scene.sentences, sentence)
        before = self._scene.sentences[index - 1] if index else None
        opens = _OPENING.fullmatch(self._text, sentence.start, position) is not None
        if before is None or not opens or not self._text.startswith("它", before.start):
            return None
        return before

    def kind(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the kind of living things that an article is about, for 它们 at a place.

        What else acts in the sentence before it comes into question as well.
        """
        article = self._scene.article
        if article is None or not article.living or article.name != self._headword:
            return None
        here = self._scene.window(position, sentence, 0)
        others = {p.name for p in here if p.acting and self._scene.is_thing(p.kind)}
        return None if others - {self._headword} else Antecedent(self._headword, PRONOUN_CONFIDENCE)

    def given(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what 将其 means: what has been named without acting, or else the headword.

        Who acts in the sentence does not act upon itself.
        """
        thing = self.find(position, sentence, acting=False)
        here = [p.name for p in self._scene.window(position, sentence, 0) if p.acting]
        if self._headword is None or self._headword in here[-1:]:
            return thing
        if self._headword in here and _APPRAISED.match(self._text, position):
            return Antecedent(self._headword, OWNER)  # 甲被列入名录，乙将其评为近危物种
        light = thing is not None and self._is_light(thing.name)
        if (thing is not None and not light) or (self._headword in here and not light):
            return thing
        return Antecedent(self._headword, OWNER)

    def _is_light(self, name: str) -> bool:
        """Tell whether a name is a noun of two characters for no thing (受到关注，有人将其…)."""
        kind = self._scene.kinds.get(name, "Concept")
        return len(name) <= _LIGHT and kind == "Concept"

    def _made_by(self, maker: Named, window: Sequence[Named]) -> str | None:
        """Return what a house makes, of which one speaks by 它 after it (甲推出了乙，它支持…)."""
        if not self._scene.is_a(maker.kind, "Organization"):
            return None
        found = [
            place.name
            for place in window
            if place.position > maker.position
            and any(self._scene.is_a(place.kind, branch) for branch in ("Product", "Work"))
        ]
        return found[-1] if len(set(found)) == 1 else None


def _inside(one: Named, other: Named) -> bool:
    """Tell whether a name is part of a longer one (破产 of 濒临破产的酱园), by their lengths."""
    end, last = one.position + len(one.name), other.position + len(other.name)
    return len(one.name) < len(other.name) and other.position <= one.position and end <= last

"""Words that point are read as what they point to, where that can only be one thing.

Deliberately cautious: a wrong merge costs more than a missed one.

- 我 is who speaks (:mod:`kgbuild.resolve.voices`), or who is said to say it; 我们 is that person's
  organisation, where the text tells one.
- 他 is the one person named before it in its sentence or, failing that, in the sentences just
  before; the speaker is never 他. In a text about one person it is that person. Where several
  people act in a sentence, a subject 他 is the subject that acted last: neighbouring clauses
  tend to go on about one person (the backward-looking centre of Grosz, Joshi and Weinstein 1995).
- 它 as a subject is the thing that acted last before it; as an object, the last thing named
  before it that does not act.
- 这里 is the one place named before it in its sentence or in the one before.
- A subject that a speaker leaves out of a feeling (很高兴能参加…) is the speaker.
- 该公司, 这个中心 and, as a subject, the bare 大会 mean the nearest thing whose name ends so, or
  the only one of that class; 该小说 and 这个项目, failing that, what the clause before ends on.

Where two come into question the words stay unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.model import Span
from kgbuild.ontology import Lexicon
from kgbuild.resolve.discourse import Named, Pointer
from kgbuild.resolve.names import ELIDED, HERE
from kgbuild.resolve.voices import Voice, voice_at

_THIRD_PERSON = frozenset("他 她".split())
_FIRST_PERSON = frozenset("我 本人 笔者 我个人 我本人 我自己".split())
_PRONOUNS = _THIRD_PERSON | _FIRST_PERSON
_FIRST_PLURAL = frozenset("我们 我公司 我司 本公司 我们公司 我校 我院 我厂 我行 我局 我厅".split())
_DESCRIPTION = re.compile(
    r"(?:该|此次|本次|本届|本|这一|这(?:家|所|座|个|款|部|项|次|条|支|位|名|篇|届|场|处|间|艘|台|套|份|种|本)?)"
    r"(?P<noun>\w{1,8})"
)
_IT = frozenset("它".split())
#: What one says of one's own feelings, and of nobody else's, without a subject.
_FEELING = re.compile(
    r"(?:很|非常|十分|特别|感到|深感|倍感|無比|无比)(?:高兴|荣幸|激动|遗憾|抱歉|欣慰|高興|榮幸|激動|遺憾)"
)
_NAMEABLE = ("Person", "Organization", "Place", "Product", "Work", "Event")
_WHATEVER = frozenset("项目 工程 计划 系统 产品 作品 平台 成果 方案".split())  # of any class
_NO_THINGS = ("Person", "Group", "Position", "Time", "Quantity", "Value")

_OWNED = re.compile(r"(?P<whose>其|(?:我们|我|他|她)(?=的))的?(?P<rest>[^的]{1,12})")

#: What a statement's confidence is multiplied by, for a word read as what it points to.
PRONOUN_CONFIDENCE = 0.9
_ORGANIZATION = 0.85  # 我们 may also be all of us
_PROTAGONIST = 0.75
_SUBJECT_MATTER = 0.7  # what a text is about, for a subject that is left out
_CONTINUED = 0.8  # the last of several subjects of the same sentence
_OWNER = 0.85
_NAMED_SO = 0.85  # 大会 -> the nearest name in 大会

_NEAR = 2  # sentences back for a person
_FAR = 6  # sentences back for a name that ends as the description does
_SHARE = 0.6  # of the people that a text is about: one above it is whom it is about
_LEAD = 2.0  # times as often a subject as any other name: what a text is about


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a word points to, and how surely (0-1).

    Attributes:
        name: The name.
        certainty: 0-1.
        words: The words that point, where they are not the whole phrase (其 of 其粉丝).
    """

    name: str
    certainty: float
    words: str = ""


#: Grounds that resolution adds to those of the reading, as a reader of an explanation sees them.
WORDING: Mapping[str, str] = {
    "pointing subject": "subject is named elsewhere, and was found",
    "pointing object": "object is named elsewhere, and was found",
}


class Antecedents:
    """What one document has named, in reading order, and who speaks in it.

    Args:
        named: Every place that names something.
        pointing: Every place that points to something. What one is found to mean has been
            named there again, for those after it: 他 … 他 … 他 is one person.
        heard: Its voices.
        employers: Person -> the organisation that their office names.
        lexicon: Which class a noun tells (公司).
        is_a: Tells whether one class is another or below it.
        text: The document.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        named: Iterable[Named],
        *,
        pointing: Iterable[Pointer] = (),
        heard: Sequence[Voice],
        employers: Mapping[str, str],
        lexicon: Lexicon,
        is_a: Callable[[str, str], bool],
        text: str = "",
    ) -> None:
        self._heard = heard
        self._text = text
        self._employers = employers
        self._lexicon = lexicon
        self._is_a = is_a
        self._by_sentence: defaultdict[Span, list[Named]] = defaultdict(list)
        self._kinds: dict[str, str] = {}
        for known in sorted(named, key=lambda n: (n.sentence, n.position)):
            self._by_sentence[known.sentence].append(known)
            self._kinds[known.name] = known.kind
        places = sorted(pointing, key=lambda p: (p.sentence, p.position))
        self._sentences = sorted({*self._by_sentence, *(p.sentence for p in places)})
        self._protagonist = self._whom_it_is_about()
        self._subject = self._what_it_is_about()
        self._settled: dict[tuple[int, str], Antecedent] = {}
        for place in places:
            self._name_again(place)

    def _name_again(self, place: Pointer) -> None:
        found = self.find(
            place.words, place.position, place.sentence, place.sayer, acting=place.acting
        )
        if found is not None:
            self._settled.setdefault((place.position, place.words), found)
            kind = self._kinds.get(found.name, "Person" if place.words in _PRONOUNS else "Entity")
            again = Named(place.sentence, place.position, found.name, kind, place.acting)
            insort(self._by_sentence[place.sentence], again, key=lambda n: n.position)

    def find(
        self,
        words: str,
        position: int,
        sentence: Span,
        sayer: str | None = None,
        *,
        acting: bool = False,
    ) -> Antecedent | None:
        """Return what ``words`` at ``position`` of ``sentence`` must mean.

        Args:
            words: Their normalised form (他, 该公司).
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
            sayer: Name of who is said to say it, if anybody is.
            acting: They are a subject.

        Returns:
            The antecedent, or ``None`` where there is no candidate or more than one.
        """
        settled = self._settled.get((position, words))
        if settled is not None:
            return settled
        voice = self.voice(position)
        speaker = sayer or (voice.person if voice is not None else None)
        if words in _FIRST_PERSON:
            return Antecedent(speaker, PRONOUN_CONFIDENCE) if speaker else None
        if words in _FIRST_PLURAL:
            return self._our_organization(speaker)
        if words in _THIRD_PERSON:
            return self._person(position, sentence, speaker, acting=acting)
        if words == ELIDED:
            return self._feeling(position, sentence) or self._continued(position, sentence)
        if words in HERE:
            return self._place(position, sentence)
        if words == "其":
            return self._topic(position, sentence)
        if words in _IT:
            return self._thing(position, sentence, acting=acting)
        described = _DESCRIPTION.fullmatch(words)
        if described is None:
            return None
        noun = described["noun"]
        return self.described(noun, position, sentence) or self._just_named(
            noun, position, sentence
        )

    def owner(
        self, words: str, position: int, sentence: Span, sayer: str | None = None
    ) -> Antecedent | None:
        """Return whose something is (其粉丝, 我们的车), or ``None``.

        Args:
            words: The phrase, normalised.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
            sayer: Name of who is said to say it, if anybody is.
        """
        owned = _OWNED.fullmatch(words)
        if owned is None:
            return None
        if owned["whose"] == "其":
            found = self._topic(position, sentence)
        else:
            found = self.find(owned["whose"], position, sentence, sayer)
        return found and Antecedent(found.name, found.certainty, words[: owned.start("rest")])

    def _topic(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the one thing that acts before a place in its sentence, or in the one before."""
        for reach in (0, 1):
            acting = {p.name for p in self._window(position, sentence, reach) if p.acting}
            if len(acting) == 1:
                return Antecedent(acting.pop(), _OWNER)
            if acting:
                return None
        return None

    def _continued(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what the sentence before is about, for one that leaves its subject out."""
        here = [p for p in self._window(position, sentence, 0) if p.acting]
        if here:
            return None
        before = [p for p in self._window(position, sentence, 1) if p.acting]
        if len({place.name for place in before}) == 1 and self._is_nameable(before[0].kind):
            return Antecedent(before[0].name, _PROTAGONIST)
        return Antecedent(self._subject, _SUBJECT_MATTER) if self._subject else None

    def _feeling(self, position: int, sentence: Span) -> Antecedent | None:
        """Return the speaker, for one who says of nobody that they are glad to do what follows."""
        voice = self.voice(position)
        if voice is None:
            return None
        start = max(sentence.start, voice.start)
        if _FEELING.search(self._text, start, position) is None:
            return None
        acting = any(p.acting for p in self._window(position, sentence, 0) if p.position >= start)
        return None if acting else Antecedent(voice.person, _OWNER)

    def _place(self, position: int, sentence: Span) -> Antecedent | None:
        for reach in (0, 1):
            places = {
                place.name
                for place in self._window(position, sentence, reach)
                if self._is_a(place.kind, "Place")
            }
            if len(places) == 1:
                return Antecedent(places.pop(), _CONTINUED)
            if places:
                return None
        return None

    def holder(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 总部 or 旗下 it is: what acted last before it in its sentence."""
        before = [
            place
            for place in self._window(position, sentence, 0)
            if place.acting and self._is_thing(place.kind) and place.position < position
        ]
        return Antecedent(before[-1].name, _OWNER) if before else None

    def voice(self, position: int) -> Voice | None:
        """Return who speaks at a place of the document, if anybody in particular does."""
        return voice_at(position, self._heard)

    def described(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what a definite noun (公司, 大会) at a place means."""
        before = [
            place
            for place in self._window(position, sentence, _FAR)
            if place.name.endswith(noun)
            and len(place.name) > len(noun) + 1
            and "的" not in place.name  # 甲的子公司 describes, it does not name
            and not (len(noun) == 1 and place.name[-2:] in self._lexicon.heads)  # 最大城市
        ]
        if before:
            return Antecedent(before[-1].name, _NAMED_SO)
        head = self._lexicon.heads.get(noun)
        if head is None or head[0] in ("Group", "Concept", "Position", "Quantity"):
            return None
        alike = {
            place.name
            for place in self._window(position, sentence, _NEAR)
            if self._is_a(place.kind, head[0]) and place.name != noun and "的" not in place.name
        }
        return Antecedent(alike.pop(), PRONOUN_CONFIDENCE) if len(alike) == 1 else None

    def _just_named(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what the clauses before in its sentence end on, for 该小说 or 这个项目."""
        head = self._lexicon.heads.get(noun)
        loose = noun in _WHATEVER
        if not loose and (head is None or not self._is_nameable(head[0])):
            return None
        alike = [
            place
            for place in self._window(position, sentence, 0)
            if not place.acting
            and self._is_thing(place.kind)
            and (loose or (head is not None and self._is_a(place.kind, head[0])))
            and place.name != noun
        ]
        return Antecedent(alike[-1].name, _CONTINUED) if alike else None

    def _our_organization(self, speaker: str | None) -> Antecedent | None:
        if speaker is None:
            return None
        employer = self._employers.get(speaker)
        if employer is None and len(set(self._employers.values())) == 1:
            employer = next(iter(self._employers.values()))  # all officers are of one house
        return Antecedent(employer, _ORGANIZATION) if employer else None

    def _person(
        self, position: int, sentence: Span, speaker: str | None, *, acting: bool
    ) -> Antecedent | None:
        for reach in range(_NEAR + 1):
            people = [
                place
                for place in self._window(position, sentence, reach)
                if self._is_a(place.kind, "Person") and place.name != speaker
            ]
            actors = [place.name for place in people if place.acting]
            candidates = set(actors) or {place.name for place in people}
            if len(candidates) == 1:
                return Antecedent(candidates.pop(), PRONOUN_CONFIDENCE)
            if actors and acting and not reach:
                return Antecedent(actors[-1], _CONTINUED)
            if candidates:
                return None
        if self._protagonist is not None and self._protagonist != speaker:
            return Antecedent(self._protagonist, _PROTAGONIST)
        return None

    def _thing(self, position: int, sentence: Span, *, acting: bool) -> Antecedent | None:
        for reach in (0, 1) if acting else (0,):
            things = [
                place
                for place in self._window(position, sentence, reach)
                if place.acting == acting and self._is_thing(place.kind)
            ]
            things = [t for t in things if not any(_inside(t, other) for other in things)]
            if things and (not reach or len({place.name for place in things}) == 1):
                return Antecedent(things[-1].name, _CONTINUED)
            if things:
                return None
        return None

    def _is_nameable(self, kind: str) -> bool:
        return any(self._is_a(kind, branch) for branch in _NAMEABLE)

    def _is_thing(self, kind: str) -> bool:
        return not any(self._is_a(kind, branch) for branch in _NO_THINGS)

    def _window(self, position: int, sentence: Span, reach: int) -> list[Named]:
        """Return what is named before a place, up to ``reach`` sentences back, in order."""
        index = bisect_left(self._sentences, sentence)
        found = [
            place
            for s in self._sentences[max(0, index - reach) : index]
            for place in self._by_sentence[s]
        ]
        here = [p for p in self._by_sentence.get(sentence, ()) if p.position < position]
        return [*found, *here]

    def _whom_it_is_about(self) -> str | None:
        """Return the person whom most of a text is about."""
        people = Counter(
            place.name
            for places in self._by_sentence.values()
            for place in places
            if place.acting and self._is_a(place.kind, "Person")
        )
        if not people:
            return None
        name, count = people.most_common(1)[0]
        return name if count >= 3 and count >= _SHARE * people.total() else None

    def _what_it_is_about(self) -> str | None:
        """Return the name that most of a text's clauses are about, if one stands out."""
        names = Counter(
            place.name
            for places in self._by_sentence.values()
            for place in places
            if place.acting and self._is_nameable(place.kind)
        )
        ranked = names.most_common(2)
        if not ranked or ranked[0][1] < 4:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= _LEAD * second else None


def _inside(one: Named, other: Named) -> bool:
    """Tell whether a name is part of a longer one (破产 of 濒临破产的酱园), by their lengths."""
    end, last = one.position + len(one.name), other.position + len(other.name)
    return len(one.name) < len(other.name) and other.position <= one.position and end <= last

"""What a document names, place by place, as words that point are read against it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.model import Span
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import ELIDED
from kgbuild.resolve.pointing.discourse import Named, Pointer
from kgbuild.resolve.setting.articles import Definition

#: What a statement's confidence is multiplied by, for a word read as what it points to.
PRONOUN_CONFIDENCE: Final = 0.9
CONTINUED: Final = 0.8  # the last of several in the same sentence
OWNER: Final = 0.85
PROTAGONIST: Final = 0.75
TASK: Final = 0.95  # the plan, for a task whose sentence names nobody else
HEADWORD: Final = 0.95  # whom an article is about, for a subject that a whole sentence leaves out
SUBJECT_MATTER: Final = 0.7  # what a text is about, for a subject that is left out
NAMED_SO: Final = 0.85  # 大会 -> the nearest name in 大会

#: What a house has had built again: 新馆, 老校区, 旧址.
_ANEW = regex(
    r"[新老旧原](?:馆|校区|厂区|校舍|馆舍|大楼|大桥|航站楼|院区|站房|剧场|剧院|校园|医院|址|楼|桥|厂|校|站)"
)
_SEVERAL = regex(r"[各每]|任何|同一|所有|全[国市省县]")  # not one thing
_SHARE = 0.6  # of the people that a text is about: one above it is whom it is about
_LEAD = 2.0  # times as often a subject as any other name: what a text is about
_GOES_ON = 3  # sentences in which the headword of an article acts, at the least
_DEFINED = 2  # the same, where the first of them says what it is
_HEADING = 3  # sentences at the beginning, the heading included
_NEAR_NAME = 32  # characters from a name to what says that its bearer was born or died
_LIVED = regex(
    "出生|生于|生於|诞生|誕生|(?<=[年月日])生(?=[，,。；])|病逝|逝世|去世|辞世|辭世|离世|離世|病故|享年|享壽|享寿"
)
#: How a life opens on the name of whose life it is: 甲，字乙，1896年生于丙.
_OPENS_LIFE = regex(r"[^，。；]{2,20}，[^。；]{0,24}?(?:出生|生于|生於|诞生于)")
_NAMEABLE = ("Person", "Organization", "Place", "Product", "Work", "Event")
_NO_THINGS = ("Person", "Group", "Position", "Time", "Quantity", "Value")


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


class Scene:
    """What one document has named, in reading order.

    Args:
        named: Every place that names something.
        pointing: Every place that points to something.
        lexicon: Which class a noun tells (公司).
        is_a: Tells whether one class is another or below it.
        article: What its first sentence says of what it opens on, if it does.
        towns: Whose text it is by its heading, by the ending of the name.
        items: Where the reports of a round-up begin: what points in one points within it.
        openings: Where the sentences that open a paragraph start.

    Attributes:
        by_sentence: What each sentence names, in order.
        sentences: The sentences, in order.
        kinds: Name -> its class.
        lexicon: Which class a noun tells.
        is_a: Tells whether one class is another or below it.
        article: What its first sentence says of what it opens on, or ``None``.
        towns: Whose text it is by its heading, by the ending of the name (市).
        openings: Where the sentences that open a paragraph start.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        named: Iterable[Named],
        pointing: Iterable[Pointer],
        *,
        lexicon: Lexicon,
        is_a: Callable[[str, str], bool],
        article: Definition | None,
        towns: Mapping[str, str],
        items: Sequence[int],
        openings: Container[int] = (),
    ) -> None:
        self.openings = openings
        self.article = article
        self.towns = towns
        self._items = items
        self.lexicon = lexicon
        self.is_a = is_a
        self.by_sentence: defaultdict[Span, list[Named]] = defaultdict(list)
        self.kinds: dict[str, str] = {}
        self._by_name: defaultdict[str, list[Named]] = defaultdict(list)
        for known in sorted(named, key=lambda n: (n.sentence, n.position)):
            self.by_sentence[known.sentence].append(known)
            self._by_name[known.name].append(known)
            self.kinds[known.name] = known.kind
        self._nameable: dict[str, bool] = {}
        self._heads: dict[bool, str | None] = {}
        places = list(pointing)
        self.sentences = sorted({*self.by_sentence, *(place.sentence for place in places)})
        self._back = {
            p.sentence
            for p in places
            if article
            and (
                article.points_back(p.words)
                or (p.acting and (p.words == ELIDED or article.calls_barely(p.words)))
            )
        }

    def add(self, place: Named) -> None:
        """Take a place that has been found to name something."""
        insort(self.by_sentence[place.sentence], place, key=lambda n: n.position)
        self._by_name[place.name].append(place)
        self._heads.clear()

    def places(self) -> Iterator[Named]:
        """Yield every place that names something, in order."""
        for places in self.by_sentence.values():
            yield from places

    def ending_in(self, words: str, position: int) -> Iterator[Named]:
        """Yield every place before another that names what is longer than, and ends in, words."""
        for name, places in self._by_name.items():
            if name.endswith(words) and len(name) > len(words) + 1:
                yield from (place for place in places if place.position < position)

    def acting(self) -> list[Named]:
        """Return every place that is a subject, in order."""
        return [place for place in self.places() if place.acting]

    def window(self, position: int, sentence: Span, reach: int) -> list[Named]:
        """Return what is named before a place, up to ``reach`` sentences back, in order."""
        index = bisect_left(self.sentences, sentence)
        begin = self.begin(position)
        found = [
            place
            for s in self.sentences[max(0, index - reach) : index]
            if s.start >= begin
            for place in self.by_sentence[s]
        ]
        here = [p for p in self.by_sentence.get(sentence, ()) if p.position < position]
        return [*found, *here]

    def begin(self, position: int) -> int:
        """Return where the report that a place is of begins: 0 but in a round-up."""
        index = bisect_right(self._items, position)
        return self._items[index - 1] if index else 0

    def names_of(self, kind: str, position: int) -> set[str]:
        """Return the names of one class that stand before a place."""
        before = (p for p in self.places() if p.position < position)
        return {p.name for p in before if self.is_a(p.kind, kind)}

    def is_nameable(self, kind: str) -> bool:
        """Tell whether a class is one of what bears a name of its own."""
        if kind not in self._nameable:
            self._nameable[kind] = any(self.is_a(kind, branch) for branch in _NAMEABLE)
        return self._nameable[kind]

    def is_thing(self, kind: str) -> bool:
        """Tell whether a class is neither of people nor of values."""
        return not any(self.is_a(kind, branch) for branch in _NO_THINGS)

    def person(self) -> str | None:
        """Return the person whom most of a text is about."""
        people = Counter(place.name for place in self.acting() if self.is_a(place.kind, "Person"))
        if not people or self._items:
            return None
        (name, count), *others = people.most_common(2)
        stands_out = all(count >= _LEAD * other for _, other in others)
        if count >= 3 and (count >= _SHARE * people.total() or stands_out):
            return name
        return None

    def headword(self, *, spoken_of: bool = True) -> str | None:
        """Return what a text opens on and goes on about, as an article of an encyclopaedia does.

        Its name is the first word, and nothing else acts in more sentences, or it is the heading.

        Args:
            spoken_of: Where the first sentence says what it is, words that point to it count.
        """
        if spoken_of not in self._heads:
            self._heads[spoken_of] = self._headword(spoken_of=spoken_of)
        return self._heads[spoken_of]

    def _headword(self, *, spoken_of: bool) -> str | None:
        first = self._first()
        opening = (p for p in first if p.acting and p.position <= p.sentence.start + 1)
        name = next((p.name for p in opening if self._may_head(p)), None)
        if name is None or _SEVERAL.match(name) or self._items:
            return None
        acting: defaultdict[str, set[Span]] = defaultdict(set)
        for sentence, places in self.by_sentence.items():
            for place in places:
                if place.acting and self._may_head(place) and not is_built_anew(place.name):
                    acting[place.name].add(sentence)
        defined = spoken_of and self.article is not None and self.article.name == name
        mine = acting[name] | (self._back if defined else set())
        headed = defined and self.article is not None and self.article.headed
        living = defined and self.article is not None and self.article.living
        most = max(map(len, acting.values()), default=0)
        alone = defined and most <= 1 and not self.is_a(self.kinds[name], "Person")
        least = 1 if headed or living or alone else _DEFINED if defined else _GOES_ON
        if len(mine) < least:
            return None
        return name if headed or len(mine) >= most else None

    def _first(self) -> list[Named]:
        """Return what the first sentence below a heading names, in which nothing acts."""
        for sentence, after in zip(self.sentences[:_HEADING], self.sentences[1:], strict=False):
            acts = any(place.acting for place in self.by_sentence[sentence])
            if acts or after.start not in self.openings:
                return self.by_sentence[sentence]
        return self.by_sentence[self.sentences[0]] if self.sentences else []

    def life(self, text: str) -> str | None:
        """Return the person whose life a text tells, by what it says of their birth or death.

        One of its first sentences tells that they were born or died (1971年，甲出生在乙,
        钢琴家甲昨日病逝), and no other person acts in more. A life that opens on the name leaves
        it out from there on: then none but who acts in half of it is whom it tells of instead.

        Args:
            text: The document.
        """
        acting: defaultdict[str, set[Span]] = defaultdict(set)
        for sentence, places in self.by_sentence.items():
            for place in places:
                if place.acting and self.is_a(place.kind, "Person"):
                    acting[place.name].add(sentence)
        if self._items:
            return None
        for sentence in self.sentences[:_HEADING]:
            for place in self.by_sentence[sentence]:
                end = min(sentence.end, place.position + _NEAR_NAME)
                if place.name in acting and _LIVED.search(text, place.position, end):
                    mine, most = len(acting[place.name]), max(map(len, acting.values()))
                    first = "。" not in text[: place.position]  # but for a heading
                    if first and self._life_openings(text) == {place.name}:
                        return place.name if most <= max(mine, len(self.sentences) // 2) else None
                    return place.name if mine >= max(_GOES_ON, most) else None
        return None

    def _life_openings(self, text: str) -> set[str]:
        """Return whose lives sentences open on; several are in a text of several lives."""
        return {
            place.name
            for place in self.acting()
            if place.position == place.sentence.start
            and self.is_a(place.kind, "Person")
            and _OPENS_LIFE.match(text, place.position, place.sentence.end)
        }

    def _may_head(self, place: Named) -> bool:
        """Tell whether an article may be about something.

        That is a name, or else a thing that the text is certain to be an article about.
        """
        article = self.article
        defined = article is not None and article.name == place.name
        told = defined and article is not None and article.certain
        return self.is_nameable(place.kind) or (told and self.is_thing(place.kind))

    def subject(self) -> str | None:
        """Return the name that most of a text's clauses are about, if one stands out."""
        names = Counter(
            place.name
            for place in self.acting()
            if self.is_nameable(place.kind) and not _SEVERAL.match(place.name)
        )
        ranked = names.most_common(2)
        if not ranked or ranked[0][1] < 4 or self._items:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= _LEAD * second else None


def is_built_anew(words: str) -> bool:
    """Tell whether words name what a house has had built again, and no house: 新馆, 老校区."""
    return _ANEW.fullmatch(words) is not None

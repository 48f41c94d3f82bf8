"""A first walk through a document: what it names, points to and hears where.

Words that point are read against this (:mod:`kgbuild.resolve.pointing.coreference`).
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.model import Document, Mention, Qualifier, Span, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.regex import regex
from kgbuild.resolve.identity.portraits import tells_office
from kgbuild.resolve.naming.behind import daughter_of
from kgbuild.resolve.naming.names import PARTS
from kgbuild.resolve.naming.people import bare_name
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.discourse import Named, Pair, Pointer, in_passing, titles
from kgbuild.resolve.pointing.left_out import takers_of
from kgbuild.resolve.pointing.scene import is_built_anew
from kgbuild.resolve.posts.titles import institution_of, town_of
from kgbuild.resolve.register import Register
from kgbuild.resolve.retelling.described import BELONGING
from kgbuild.resolve.salience import is_bare_unit
from kgbuild.resolve.setting.articles import definition
from kgbuild.resolve.setting.authors import Author, author_of
from kgbuild.resolve.setting.headings import life_of
from kgbuild.resolve.setting.spokesmen import OWN_HOUSE, SPOKEN_FOR, House, houses
from kgbuild.resolve.setting.visits import land_of, visited
from kgbuild.resolve.setting.voices import Voice, voice_at, voices

#: What they describe acts in the clause that names it, if at all (在北京成立的甲, 江苏省南京市,
#: 出土甲、乙等遗物, 鼓励甲建设乙).
_DESCRIBING = frozenset(("relative", "title", "place", "membership", "demand"))
#: What stands behind 是 in them is mostly a kind.
_TELLING_KIND = frozenset(("title", "membership", "copula"))
_LONGEST_NAME = 6  # characters of a person's name
_LONGEST_VERB = 4  # characters
#: What bears somebody's name and is no part of them (格尼科夫效应, 卡尔曼滤波).
_NAMED_AFTER = regex(
    r"[^的](?:效应|定[理律则]|原理|方程|公式|系数|常[数量]|函数|猜想|模型|反应|综合[征症]|病|症|[奖杯路桥星线]|算法|变换|"
    r"曲线|分布|滤波|空间|过程|假说|悖论|学派|主义|机|炉|管|法|实验|现象|理论|指数|单位|图|体|环|群)$"
)
_I = frozenset("我 本人 笔者".split())
_OURS = ("我们", "咱们", "我公司", "我司")  # before an office of one's own house
#: Of what house one says one is.
_BELONGING = frozenset("来自 代表".split())
#: The same, unless their office names another.
_JOINING = frozenset("供职 任职 就职 加入".split())
_BEING = frozenset("是 担任 任".split())
_MEETING = frozenset(
    "会见 会晤 拜会 约见 会谈 结为 牵手 联姻".split()
)  # both do what one is said to


class Survey:
    """Tells of each document what its words may point to.

    Args:
        triples: All triples of the build, in reading order.
        documents: Documents by id.
        names: What the triples name.
        ontology: Which class is below which.
        lexicon: Names that the world knows.
    """

    def __init__(
        self,
        triples: Iterable[Triple],
        documents: Mapping[str, Document],
        names: Register,
        ontology: Ontology,
        lexicon: Lexicon,
    ) -> None:
        self._documents = documents
        self._names = names
        self._ontology = ontology
        self._lexicon = lexicon
        self._employers = _employers(triples, names, lexicon)
        self._people = names.people()
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        for word, who in self._people.items():
            self._called[who].append(word)

    def antecedents(self, triples: Sequence[Triple]) -> Antecedents:
        """Go through a document, and return what words in it may point to.

        Args:
            triples: All triples of the document, in reading order.
        """
        named: list[Named] = []
        pointing: list[Pointer] = []
        titled: list[tuple[int, str]] = []
        pairs: list[Pair] = []
        acting: dict[tuple[object, ...], Mention] = {}
        lands: dict[str, Named] = {}
        for triple in triples:
            pairs += _pairs(triple, self._names, acting)
            pairs += self._visit(triple, lands)
            if triple.construction == "title":
                who = self._canonical(triple.subject, triple)
                if self._ontology.is_a(self._names.type_of(who), "Person"):
                    titled.append((triple.subject.span.start, who))
                if (land := self._land(triple)) is not None:  # 甲国总统乙
                    named.append(lands.setdefault(who, land))
            house = _house(triple, self._names, self._lexicon) if tells_office(triple) else None
            titled_so = triple.construction == "title"
            if house is not None and (titled_so or _called_again(house, triple)):
                named.append(house)  # 市住建局副局长甲: …该局; 出任甲集团顾问，集团…
            for place in self._places(triple):
                if isinstance(place, Named):
                    named.append(place)
                else:
                    pointing.append(place)
        document = triples[0].evidence.document if triples else ""
        known = self._documents.get(document)
        here = self._names.people_in(document) | self._introduced(triples)
        if named and known is not None:
            spans = {place.sentence for place in named} | {place.sentence for place in pointing}
            called = self._words_for({place.name for place in named}) | here
            named += [*in_passing(known.text, sorted(spans), called, named)]
            named += titles(known.text)
        author = self._author(known.text) if named and known is not None else None
        if author is not None:
            kind = self._names.type_of(author.name)
            named.append(Named(Span(0, 0), 0, author.name, kind, acting=False))
        if named and known is not None:
            told = life_of(known.text, self._names.is_organization)
            if told is not None and not self._names.is_organization(told):
                self._names.hear(told)
            if told is not None:
                kind = self._names.type_of(told)
                named.append(Named(Span(0, 0), 0, told, kind, acting=False))
        heard = voices(known, ChainMap(here, self._people), titled) if known is not None else []
        for voice in heard:
            self._names.hear(voice.person)
        # Of a corpus, those whom this text names or hears: 我们 is no house of another text.
        present = {place.name for place in named} | {voice.person for voice in heard}
        text = known.text if known is not None else ""
        employers = {
            **self._own_words(triples, heard, _JOINING),
            **{who: self._employers[who] for who in sorted(present) if who in self._employers},
            **self._own_words(triples, heard, _BELONGING),
        }
        return Antecedents(
            named,
            pointing=dict.fromkeys(pointing),
            pairs=pairs,
            heard=heard,
            employers={**self._colleagues(triples, heard, employers), **employers},
            lexicon=self._lexicon,
            is_a=self._ontology.is_a,
            houses=self._houses(text, heard, named),
            text=text,
            article=definition(triples, self._canonical, text),
            author=author,
            served=self._served(triples),
            heads=self._heads(triples),
        )

    def _introduced(self, triples: Iterable[Triple]) -> dict[str, str]:
        """Return those who say of themselves who they are, and of what house (我是甲公司的乙)."""
        found: dict[str, str] = {}
        for triple in triples:
            if triple.construction == "copula" and triple.object and triple.subject.form == "我":
                name = self._names.name(triple.object, triple)
                if name.type is not None and self._ontology.is_a(name.type, "Person"):
                    found[name.text] = self._names.canonical(name.text)
        return found

    def _served(self, triples: Iterable[Triple]) -> Iterator[tuple[Span, int, str]]:
        """Yield the house that each office of a document names, and where it does."""
        for triple in triples:
            if triple.object is None or not tells_office(triple):
                continue
            office = triple.object
            house = institution_of(
                office.form, self._lexicon, is_organization=self._names.is_organization
            )
            if house is not None:
                name = self._names.known(house)
                yield triple.evidence.sentence_span, office.span.start, name

    def _heads(self, triples: Iterable[Triple]) -> Mapping[str, tuple[str, int, Span]]:
        """Return person -> the house that their office names barely, and where (集团董事长甲)."""
        found: dict[str, tuple[str, int, Span]] = {}
        for triple in triples:
            if triple.object is None or not tells_office(triple):
                continue
            office = triple.object
            noun = next((n for n in OWN_HOUSE if office.form.startswith(n)), None)
            if noun is not None:
                place = noun, office.span.start, triple.evidence.sentence_span
                found.setdefault(self._canonical(triple.subject, triple), place)
        return found

    def _author(self, text: str) -> Author | None:
        """Return who does what a paper tells without a subject, by the name that is known."""
        found = author_of(text)
        return found and replace(found, name=self._names.known(found.name))

    def _land(self, title: Triple) -> Named | None:
        """Return the place where an office names the country that it is of, if it names one."""
        if title.object is None:
            return None
        land = land_of(title.object.form, self._lexicon, self._is_place)
        if land is None:
            return None
        name, where = self._names.known(land), title.evidence.sentence_span
        return Named(where, title.object.span.start, name, "Country", acting=False)

    def _is_place(self, name: str) -> bool:
        return self._ontology.is_a(self._names.type_of(self._names.known(name)), "Place")

    def _visit(self, triple: Triple, lands: Mapping[str, Named]) -> Iterator[Pair]:
        """Yield the two countries of a visit (甲国总统访问乙国)."""
        host = visited(triple)
        if host is None:
            return
        guest = lands.get(self._canonical(triple.subject, triple))
        country = self._canonical(host, triple)
        if guest is not None and self._is_place(country):
            where = triple.evidence.sentence_span
            yield Pair(where, host.span.start, guest.name, country, together=True, lasting=True)

    def _houses(self, text: str, heard: Sequence[Voice], named: Iterable[Named]) -> list[House]:
        """Return for whom the speakers of a text speak, by the names that it has."""
        if not SPOKEN_FOR.search(text):
            return []
        towns = {p.name for p in named if self._ontology.is_a(p.kind, "Place")}
        firms = {p.name for p in named if self._ontology.is_a(p.kind, "Organization")}
        bodies = {word: name for name in towns | firms for word in self._names.words_for(name)}
        return houses(
            text, heard, {noun: noun for noun in OWN_HOUSE} | bodies, is_town=towns.__contains__
        )

    def _own_words(
        self, triples: Sequence[Triple], heard: Sequence[Voice], belonging: frozenset[str]
    ) -> dict[str, str]:
        """Return who says of themselves where they are from -> that house (我来自甲公司)."""
        found: dict[str, str] = {}
        for triple in triples:
            voice = voice_at(triple.subject.span.start, heard)
            if voice is None or triple.object is None or triple.subject.form not in _I:
                continue
            house: str | None = None
            if triple.predicate in belonging:
                name = self._canonical(triple.object, triple)
                house = name if self._names.is_organization(name) else None
            elif triple.predicate in _BEING:
                house = institution_of(
                    triple.object.form,
                    self._lexicon,
                    is_organization=self._names.is_organization,
                )
                whole, of, name = triple.object.form.rpartition("的")
                if house is None and of and name == bare_name(voice.person):  # 甲公司的乙
                    house = whole if self._names.is_organization(whole) else None
            if house is not None:
                found.setdefault(voice.person, self._names.known(house))
        return found

    def _colleagues(
        self, triples: Iterable[Triple], heard: Sequence[Voice], employers: Mapping[str, str]
    ) -> dict[str, str]:
        """Return whom a speaker calls their own house's (我们的董事长甲) -> that house."""
        found: dict[str, str] = {}
        for triple in triples:
            if triple.construction != "title" or triple.object is None:
                continue
            voice = voice_at(triple.object.span.start, heard)
            if voice is not None and triple.object.form.startswith(_OURS):
                house = employers.get(voice.person)
                if house is not None:
                    found.setdefault(self._canonical(triple.subject, triple), house)
        return found

    def _places(self, triple: Triple) -> Iterator[Named | Pointer]:
        """Yield what the ends and adjuncts of a triple name or point to."""
        said = triple.construction == "clausal"  # a clause names nothing
        told: tuple[Mention, ...] = ()
        if triple.object is not None and not said:
            # An 上市公司 is what 甲 is, and named by nobody.
            kind = triple.construction in _TELLING_KIND and triple.object.entity is None
            told = () if kind else (triple.object,)
        around = (q.value for q in triple.qualifiers if not _is_clause(q))
        for mention in (triple.subject, *told, *around):
            name = self._names.name(mention, triple)
            canonical = self._names.canonical(_owner(name.text))
            acting = mention == triple.subject
            bare = canonical in self._lexicon.heads or is_built_anew(canonical)
            if not name.resolved or (bare and acting):  # 他, 该公司; 会议强调…
                yield Pointer(
                    triple.evidence.sentence_span,
                    mention.span.start,
                    name.text,
                    said_by(mention, triple, self._names),
                    acting=acting,
                    takes=takers_of(triple) if acting else None,
                )
            elif not bare and not is_bare_unit(canonical):
                if acting and (who := self._holder(canonical)) is not None:
                    where = triple.evidence.sentence_span
                    yield Named(where, mention.span.start, who, "Person", self._acts(triple))
                house = _house_of(mention, triple) if acting else None
                if house is not None:
                    yield house
                yield Named(
                    triple.evidence.sentence_span,
                    mention.span.start,
                    canonical,
                    self._names.type_of(canonical),
                    acting=acting and self._acts(triple) and house is None,
                )

    def _holder(self, words: str) -> str | None:
        """Return the person whose part, or whose figure, a subject names (林知远脸上的伤口)."""
        if words in self._people or _NAMED_AFTER.search(words) or not self._names_thing(words):
            return None
        starts = (words[:size] for size in range(min(_LONGEST_NAME, len(words) - 1), 1, -1))
        return next((self._people[start] for start in starts if start in self._people), None)

    def _names_thing(self, words: str) -> bool:
        kind = self._names.type_of(words)
        return not any(self._ontology.is_a(kind, branch) for branch in ("Agent", "Place", "Work"))

    @staticmethod
    def _acts(triple: Triple) -> bool:
        """Tell whether its subject does what a triple tells, and is not only wished to."""
        if triple.predicate == BELONGING and not len(triple.relation.span):
            return False  # 集团旗下的甲医院: whatever is told of it stands elsewhere
        return triple.construction not in _DESCRIBING and triple.modality != "desired"

    def _canonical(self, mention: Mention, triple: Triple) -> str:
        """Return the name of what a mention names."""
        return self._names.canonical(self._names.name(mention, triple).text)

    def _words_for(self, names: Iterable[str]) -> dict[str, str]:
        """Return the words that the texts call some people by -> their names."""
        return {word: who for who in names for word in self._called.get(who, ())}


def _house(triple: Triple, names: Register, lexicon: Lexicon) -> Named | None:
    """Return the place where an office names the institution that it is in, if it names one."""
    office = triple.object
    if office is None:
        return None
    name = institution_of(office.form, lexicon, is_organization=names.is_organization)
    if name is None:
        return None
    house, where = names.known(name), triple.evidence.sentence_span
    return Named(where, office.span.start, house, names.type_of(house), acting=False)


def _house_of(mention: Mention, triple: Triple) -> Pointer | None:
    """Return what points to the house spoken of, whose daughter a name is of (其子公司甲)."""
    said, start = triple.evidence.sentence, triple.evidence.sentence_span.start
    found = daughter_of(said, mention.span.end - start)
    if found is None:
        return None
    return Pointer(triple.evidence.sentence_span, start + found[1], found[0], None, acting=True)


def _called_again(house: Named, office: Triple) -> bool:
    """Tell whether the sentence goes on with the house of an office (出任甲集团顾问，集团…)."""
    evidence = office.evidence
    end = office.object.span.end if office.object is not None else evidence.sentence_span.start
    rest = evidence.said(end - evidence.sentence_span.start, len(evidence.sentence))
    return any(house.name.endswith(noun) and "，" + noun in rest for noun in OWN_HOUSE)


def _is_clause(qualifier: Qualifier) -> bool:
    """Tell whether a qualifier is what happened, and no thing (因为碱性环境抑制细菌，…)."""
    return qualifier.value.tag in ("v", "a") and len(qualifier.value.form) > _LONGEST_VERB


def _owner(words: str) -> str:
    """Return whose part some words name: 海岚科技旗下 speaks of 海岚科技."""
    part = next((part for part in PARTS if words.endswith(part)), "")
    return words.removesuffix(part) or words


def _pairs(
    triple: Triple, names: Register, acting: dict[tuple[object, ...], Mention]
) -> Iterator[Pair]:
    """Yield the two that a triple has side by side: those who act together, or on each other.

    Args:
        triple: The triple.
        names: What it names.
        acting: An act -> who was the first to be said to do it; this triple is added.
    """
    here, at = triple.evidence.sentence_span, triple.subject.span.start
    beside = [(q.value, True) for q in triple.qualifiers if q.role == "companion"]
    act = (triple.evidence.document, triple.relation.spans, triple.construction)
    first = acting.setdefault(act, triple.subject)
    if first.spans != triple.subject.spans:
        beside.append((first, True))
    if triple.object is not None and triple.construction != "clausal":
        beside.append((triple.object, triple.predicate in _MEETING))
    one = names.name(triple.subject, triple)
    for mention, together in beside:
        other = names.name(mention, triple)
        words = [names.canonical(n.text) if n.resolved else n.text for n in (one, other)]
        if first == mention:
            words.reverse()
        yield Pair(here, at, words[0], words[1], together, last=mention.span.start)


def said_by(mention: Mention, triple: Triple, names: Register) -> str | None:
    """Return who is said to say what ``triple`` states, if that is named."""
    if triple.claim is None or mention == triple.claim.speaker:
        return None
    name = names.name(triple.claim.speaker, triple)
    return names.canonical(name.text) if name.resolved else None


def _employers(triples: Iterable[Triple], names: Register, lexicon: Lexicon) -> dict[str, str]:
    """Return person -> the organisation that their office names (腾讯高级副总裁), or the town."""
    found: dict[str, str] = {}
    for triple in triples:
        if triple.construction != "title" or triple.object is None:
            continue
        office = triple.object.form
        name = institution_of(office, lexicon, is_organization=names.is_organization)
        name = name or town_of(office)
        if name is not None:
            person = names.canonical(names.name(triple.subject, triple).text)
            found.setdefault(person, names.known(name))
    return found

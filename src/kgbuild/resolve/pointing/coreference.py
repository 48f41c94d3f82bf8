"""Words that point are read as what they point to, where that can only be one thing.

Deliberately cautious: a wrong merge costs more than a missed one.

- 我 is who speaks (:mod:`kgbuild.resolve.setting.voices`), or who is said to say it; 我们 is that
  person's organisation, where the text tells one.
- 他 is read by :mod:`kgbuild.resolve.pointing.third_persons`.
- 它, 它们 and 将其 are read by :mod:`kgbuild.resolve.pointing.things`.
- 这里 is the one place named before it in its sentence or in the one before; failing that, the
  one house that acts there.
- A subject that a speaker leaves out of a feeling (很高兴能参加…) is the speaker.
- Definite nouns are read by :mod:`kgbuild.resolve.pointing.definite`.

Where two come into question the words stay unresolved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from kgbuild.model import Span
from kgbuild.ontology import Lexicon
from kgbuild.ontology.deeds import Takers
from kgbuild.regex import regex
from kgbuild.resolve.belonging.whose import Whose
from kgbuild.resolve.naming.names import ELIDED, FORMER, HERE, LATTER, WHOSE
from kgbuild.resolve.pointing.couples import Couples
from kgbuild.resolve.pointing.dates import by_the_calendar
from kgbuild.resolve.pointing.definite import DefiniteNouns
from kgbuild.resolve.pointing.discourse import Named, Pair, Pointer, items, plan_of, titles
from kgbuild.resolve.pointing.lives import Lives
from kgbuild.resolve.pointing.own_houses import OwnHouses
from kgbuild.resolve.pointing.plurals import THEY, Plurals
from kgbuild.resolve.pointing.scene import (
    CONTINUED,
    OWNER,
    PRONOUN_CONFIDENCE,
    TASK,
    Antecedent,
    Scene,
)
from kgbuild.resolve.pointing.spelt import called_so
from kgbuild.resolve.pointing.things import Things
from kgbuild.resolve.setting.agendas import Agenda
from kgbuild.resolve.setting.articles import Definition
from kgbuild.resolve.setting.authors import Author
from kgbuild.resolve.setting.headings import life_of, towns
from kgbuild.resolve.setting.spokesmen import OURS, WITHIN, House
from kgbuild.resolve.setting.visits import is_side, side_of
from kgbuild.resolve.setting.voices import GREETING, TURN, Voice, answering, voice_at

_THIRD_PERSON = frozenset("他 她".split())
_FIRST_PERSON = frozenset("我 本人 笔者 我个人 我本人 我自己".split())
_PRONOUNS = _THIRD_PERSON | _FIRST_PERSON
#: 她叫甲, and not 她叫甲去取.
_CALLED = regex("[他她](?:的名字|名字)?(?:名叫|叫做|叫)")
_CALLED_SO = regex(r"[，,。、；\n]|[在是于]|今年|现在|毕业|来自|\Z")
_SAYS = regex("[说說讲講问問]")
#: Who is asked.
_ASKED = frozenset("您 你".split())
_FIRST_PLURAL = frozenset("我们 咱们 本公司".split())
#: One's own, as who speaks for it calls it.
_OWN_HERE = frozenset("本会 本行 本校 本院 本集团 本社 本馆 本厂 本店".split())
_OF_MORE = ("其中", "中", "另外", "另", "其余", "其他", "前", "后", "有", "的")  # two of more
#: What stands before a clause that describes what somebody does something to (带来了|自己设计的).
_OPENS_RELATIVE = frozenset("了过着把将用由给")
#: What a clause behind a name only measures of it: 铁路，全长27千米，这是….
_MEASURED_BEHIND = regex(
    r"(?:[，,](?:全长|总长|总面积|面积|占地|总投资|投资|高|长|宽|库容|装机容量|建筑面积)(?:约|近|达|逾)?"
    r"[\d.一二三四五六七八九十百千万亿]+[^，,。；\d]{1,6}){1,3}$"
)
_PARAGRAPH = regex(r"\n[\s\u3000]*(?=\S)")
_OPENING = 80  # characters in which a speech greets who listens


class Antecedents:
    """What one document has named, in reading order, and who speaks in it.

    Args:
        named: Every place that names something.
        pointing: Every place that points to something. What one is found to mean has been
            named there again, for those after it: 他 … 他 … 他 is one person.
        pairs: Every place that has two things side by side.
        heard: Its voices.
        houses: For whom they speak.
        employers: Person -> the organisation that their office names.
        lexicon: Which class a noun tells (公司).
        is_a: Tells whether one class is another or below it.
        text: The document.
        article: What its first sentence says of what it opens on, if it does.
        author: Who does what it tells without a subject, if it is a paper of theirs.
        served: The houses that offices name: in which sentence, and where.
        heads: Person -> the noun by which their office calls its house, and where (集团董事长甲).

    Attributes:
        scene: What the document names, place by place.
        definite: What reads definite nouns.
        owners: What finds whose something is where no words say it.
        agenda: Which of its stretches say what is to be done.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        named: Iterable[Named],
        *,
        pointing: Iterable[Pointer] = (),
        pairs: Iterable[Pair] = (),
        heard: Sequence[Voice],
        houses: Sequence[House] = (),
        employers: Mapping[str, str],
        lexicon: Lexicon,
        is_a: Callable[[str, str], bool],
        text: str = "",
        article: Definition | None = None,
        author: Author | None = None,
        served: Iterable[tuple[Span, int, str]] = (),
        heads: Mapping[str, tuple[str, int, Span]] = MappingProxyType({}),
    ) -> None:
        self._heard = heard
        self._text = text
        self._greets = GREETING.search(text, 0, _OPENING) is not None
        places = sorted(pointing, key=lambda p: (p.sentence, p.position))
        self.scene = Scene(
            named,
            places,
            lexicon=lexicon,
            is_a=is_a,
            article=article,
            towns=towns(text),
            items=items(text),
            openings={found.end() for found in _PARAGRAPH.finditer(text)},
        )
        self.definite = DefiniteNouns(self.scene, text)
        self._own = OwnHouses(
            self.scene,
            self.definite,
            heard=heard,
            houses=houses,
            employers=employers,
            heads=heads,
            text=text,
        )
        self._plurals = Plurals(self.scene, text)
        self._couples = Couples(self.scene, pairs, self._side, text)
        self._headword = (
            life_of(text, self._is_house) or self.scene.headword() or self.scene.life(text)
        )
        person = self.scene.is_a(self.scene.kinds.get(self._headword or "", "Entity"), "Person")
        self._things = Things(self.scene, text, headword=self._headword)
        self._plan = plan_of(text, self.scene.places())
        self._author = author
        self.agenda = Agenda(
            text,
            sets_tasks=author is not None and author.planned == 0,
            turned=author.planned if author is not None and author.planned > 0 else None,
        )
        self._lives = Lives(
            self.scene,
            text,
            headword=self._headword,
            protagonist=self.scene.person() or (self._headword if person else None),
            subject=self._headword or self.scene.subject(),
            heard=heard,
            own=self._own,
            plan=self._plan,
            author=author,
        )
        self.owners = self._lives.whole.owners
        self._served: defaultdict[Span, list[tuple[int, str]]] = defaultdict(list)
        for sentence, position, house in sorted(set(served)):
            self._served[sentence].append((position, house))
        self._settled: dict[tuple[int, str], Antecedent] = {}
        self._whose = Whose(
            self.scene,
            text,
            lives=self._lives,
            definite=self.definite,
            things=self._things,
            own=self._own,
            heard=heard,
            headword=self._headword,
            kin=[p.position for p in places if p.words == WHOSE],
            find=self.find,
            settled=self._settled,
        )
        for place in places:
            self._name_again(place)

    def _name_again(self, place: Pointer) -> None:
        where = place.position, place.sentence, place.sayer
        if place.words in self.scene.lexicon.heads:  # 会议强调…
            found = self.house(place.words, *where)
        else:
            found = self.find(place.words, *where, acting=place.acting, takes=place.takes)
        if found is None and (owned := self._whose.attached_house(place)) is not None:
            self.scene.add(owned)
        if found is not None:
            self._settled.setdefault((place.position, place.words), found)
            kind = self.scene.kinds.get(
                found.name, "Person" if place.words in _PRONOUNS else "Entity"
            )
            again = Named(place.sentence, place.position, found.name, kind, place.acting)
            self.scene.add(again)

    def find(  # noqa: PLR0913 - keyword-only
        self,
        words: str,
        position: int,
        sentence: Span,
        sayer: str | None = None,
        *,
        acting: bool = False,
        takes: Takers | None = None,
    ) -> Antecedent | None:
        """Return what ``words`` at ``position`` of ``sentence`` must mean.

        Args:
            words: Their normalised form (他, 该公司).
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
            sayer: Name of who is said to say it, if anybody is.
            acting: They are a subject.
            takes: Of what can be told what is told of them, ``None`` where of anything.

        Returns:
            The antecedent, or ``None`` where there is no candidate or more than one.
        """
        settled = self._settled.get((position, words))
        if settled is not None:
            return settled
        voice = self.voice(position)
        speaker = sayer or (voice.person if voice is not None else None)
        if words == "自己":
            return self._oneself(position, sentence, sayer, acting=acting)
        if words in _FIRST_PERSON:
            if self._tells_on(sayer, voice, position, sentence):
                return Antecedent(voice.person, CONTINUED) if voice is not None else None
            return Antecedent(speaker, PRONOUN_CONFIDENCE) if speaker else None
        if words in _ASKED:
            answers = answering(position, self._heard, self._text)
            return Antecedent(answers, PRONOUN_CONFIDENCE) if answers else None
        if words in _FIRST_PLURAL:
            return self._own.own(position, sentence, sayer)
        if ours := OURS.fullmatch(words) or WITHIN.fullmatch(words):
            return self._own.ours(ours, position, sentence, sayer)
        if words in _OWN_HERE and (own := self._own.own(position, sentence, sayer)) is not None:
            return own
        if words in _THIRD_PERSON:
            if named := self._by_name(position):
                return Antecedent(named, OWNER)
            direct = voice is not None or self._in_quotes(position, sentence)
            others = {speaker} if direct and speaker else set()  # 甲说，他…: mostly 甲
            if voice is not None:
                others.add(voice.person)  # 甲说：“他…”: never
            third = self._lives.at(position).people
            return third.find(words, position, sentence, others, acting=acting)
        if words == ELIDED:
            left_out = self._lives.at(position).left_out
            return left_out.find(position, sentence, takes, self._settled)
        if words in HERE:
            return self._place(position, sentence)
        if words == WHOSE:
            return self._whose.of_kin(position, sentence)
        if words == "其":
            return self._whose.its(position, sentence)
        if words == "它":
            near = self._things.find(position, sentence, acting=acting)
            return near or self._things.kind(position, sentence)
        if words == "它们":
            return self._things.kind(position, sentence)
        if words == FORMER:
            return self.owners.former(position, sentence)
        if words == LATTER:
            return self.owners.latter(position, sentence)
        if is_side(words, self.scene.lexicon):
            side = side_of(words, self.scene.names_of("Place", position))
            return Antecedent(side, PRONOUN_CONFIDENCE) if side is not None else None
        found = self.definite.find(words, position, sentence)
        return found or called_so(self.scene, self._text, words, position)

    def _by_name(self, position: int) -> str | None:
        """Return by what name somebody is told to be called at once: 她叫柯小满."""
        called = _CALLED.match(self._text, position)
        if called is None:
            return None
        names = [n for n in self.scene.kinds if self._text.startswith(n, called.end())]
        found = max(names, key=len, default="")
        if not _CALLED_SO.match(self._text, called.end() + len(found)):
            return None
        return found if self.scene.is_a(self.scene.kinds.get(found, "Entity"), "Person") else None

    def _tells_on(
        self, sayer: str | None, voice: Voice | None, position: int, sentence: Span
    ) -> bool:
        """Tell whether who tells a text goes on behind what another said (校长说…，我补了课)."""
        if (
            voice is None
            or not (voice.whole or voice.kind == TURN)
            or sayer in (None, voice.person)
        ):
            return False
        clause = max(self._text.rfind(mark, sentence.start, position) for mark in "，；：")
        said = _SAYS.search(self._text, clause + 1, position)
        return said is None and not self._in_quotes(position, sentence)

    def _oneself(
        self, position: int, sentence: Span, sayer: str | None, *, acting: bool
    ) -> Antecedent | None:
        """Return who 自己 is: the word right before it (我们自己设计的芯片), or who acts there.

        In 她带来了自己设计的程序 who acts last before it in its sentence is meant.
        """
        for words in ("我们", "咱们", "我", "他", "她"):
            if self._text.endswith(words, 0, position):
                return self.find(words, position - len(words), sentence, sayer, acting=acting)
        here = [
            place
            for place in self.scene.window(position, sentence, 0)
            if place.position < position and self.scene.is_a(place.kind, "Agent")
        ]
        beside = [p for p in here if self._text.endswith(p.name, p.position, position)]
        opens = acting and self._text[position - 1 : position] in _OPENS_RELATIVE
        actors = beside or ([p for p in here if p.acting] if opens else [])
        return Antecedent(actors[-1].name, OWNER) if actors else None

    def _in_quotes(self, position: int, sentence: Span) -> bool:
        """Tell whether a place stands in somebody's own words."""
        before = self._text[sentence.start : position]
        return before.count("“") > before.count("”")

    def has_happened(self, noun: str, position: int) -> bool:
        """Tell whether the text has said, before a place, that something so called took place."""
        said = rf"(?:发生|爆发|突发|召开|举行|举办)了?(?:一[起场次])?\w{{0,6}}{re.escape(noun)}"
        return re.search(said, self._text[:position]) is not None

    def is_spoken(self, position: int) -> bool:
        """Tell whether somebody speaks at a place, or the text opens by greeting who listens."""
        return self._greets or self.voice(position) is not None

    @property
    def headword(self) -> str | None:
        """What the document is an article about, if it is one."""
        return self._headword

    def served(self, sentence: Span) -> Sequence[tuple[int, str]]:
        """Return the houses that the offices of a sentence name, each with its place, in order."""
        return self._served.get(sentence, ())

    def dated(self, words: str, position: int) -> str | None:
        """Return 次年 at a place as the year that it is, if the text tells one before."""
        return by_the_calendar(words, self._text, position)

    @property
    def town(self) -> str | None:
        """The town whose report or bulletin the document is, if it is one."""
        return self._author.name if self._author is not None and self._author.town else None

    @property
    def ruler(self) -> Antecedent | None:
        """Who grants and forbids what the document does: whose paper it is, or the paper."""
        rules = self._author or self._plan or next(titles(self._text), None)
        return Antecedent(rules.name, TASK) if rules is not None else None

    def sets_tasks(self, name: str) -> bool:
        """Tell whether a name is that of the plan whose tasks a text lists, or of its author."""
        if self._author is not None and self._author.planned == 0 and self._author.name == name:
            return True
        return self._plan is not None and self._plan.name == name

    def both(self, words: str, position: int, sentence: Span) -> tuple[Antecedent, ...]:
        """Return the two that 双方 or 两人 at a place means, or those that 他们 are.

        Nothing where that is not sure.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        if words in THEY:
            return self._plurals.find(position, sentence)
        if self._text.endswith(_OF_MORE, 0, position):
            return ()  # 培养博士62名，其中两人当选院士; 另外两人是…
        return self._couples.both(words, position, sentence)

    def _side(self, words: str, pair: Pair) -> Antecedent | None:
        """Return what one side of a pair means (公司与甲签署…)."""
        found = self.find(words, pair.position, pair.sentence, acting=True)
        if found is None and words in self.scene.lexicon.heads:
            return self.house(words, pair.position, pair.sentence)
        return found

    def _is_house(self, name: str) -> bool:
        """Tell whether a name is that of an organisation that the text names."""
        return self.scene.is_a(self.scene.kinds.get(name, "Entity"), "Organization")

    def _place(self, position: int, sentence: Span) -> Antecedent | None:
        for reach in (0, 1):
            places = {
                place.name
                for place in self.scene.window(position, sentence, reach)
                if self.scene.is_a(place.kind, "Place")
            }
            houses = {
                place.name
                for place in self.scene.window(position, sentence, reach)
                if place.acting and self.scene.is_a(place.kind, "Organization")
            }
            found = places or houses  # 甲中学走出了…，乙曾在这里就读
            if len(found) == 1:
                return Antecedent(found.pop(), CONTINUED)
            if found:
                return None
        return None

    def owner(
        self, words: str, position: int, sentence: Span, sayer: str | None = None
    ) -> Antecedent | None:
        """Return whose something is (see :meth:`Whose.owner`)."""
        return self._whose.owner(words, position, sentence, sayer)

    def house(
        self, noun: str, position: int, sentence: Span, sayer: str | None = None
    ) -> Antecedent | None:
        """Return which organisation a bare class noun means (see :meth:`OwnHouses.house`)."""
        return self._own.house(noun, position, sentence, sayer)

    def presided(self, position: int) -> Antecedent | None:
        """Return in whose house somebody speaks as its head (see :meth:`OwnHouses.presided`)."""
        return self._own.presided(position)

    def just_named(self, position: int, sentence: Span) -> Antecedent | None:
        """Return what is named right before a place, at the end of the clause before it."""
        before = self._text[:position].rstrip("，。；、—－“”《》\n \u3000")
        before = _MEASURED_BEHIND.sub("", before[-200:].rjust(len(before)))
        near = [p for p in self.scene.window(position, sentence, 1) if p.position < position]
        ends = [p for p in near if before.endswith(self._text[p.position : len(before)])]
        ends = [p for p in ends if self._text[p.position : len(before)].endswith(p.name)]
        return Antecedent(ends[0].name, OWNER) if len({p.name for p in ends}) == 1 else None

    def voice(self, position: int) -> Voice | None:
        """Return who speaks at a place of the document, if anybody in particular does."""
        return voice_at(position, self._heard)

"""Subjects: a clause's own, else the one that a clause before it, or above it, has.

In order: who was led or asked to do it (带领甲参观), the subject of the clause that it leads up
to (由于缺少资金，甲…), the last subject on its level, and inside a clausal object or a relative
clause that of the governing verb, or its object where that is who acts (使甲…).
"""

from __future__ import annotations

from itertools import chain

from kgbuild.extract import words as w
from kgbuild.extract.bearing import (
    Candidates,
    befalls_built,
    borne_by,
    goes_on_about_made,
    measured,
    presents,
    sizes_made,
    tells_of_made,
)
from kgbuild.extract.builder import elided
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import NAMES, Kind
from kgbuild.extract.listing import lists_measured
from kgbuild.extract.nominal.owners import owner_in
from kgbuild.extract.nominal.presented import described
from kgbuild.extract.nominal.respects import respects
from kgbuild.extract.nominal.works import sharing
from kgbuild.extract.predicates import Predicate, takes_lead
from kgbuild.extract.syntax.chains import Chains
from kgbuild.extract.syntax.complements import PRESENTING
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.history import Told
from kgbuild.extract.syntax.predicates import read_predicate
from kgbuild.extract.syntax.said import SaidHistory
from kgbuild.extract.syntax.tree import ROOT
from kgbuild.extract.telling import Teller
from kgbuild.extract.thanked import thanks
from kgbuild.extract.zero_anaphora import (
    among,
    befalls_dead,
    breaks_record,
    dies,
    goes_aside,
    honours,
    in_reason,
    makes,
    measures,
    names_found,
    needs_actor,
    only_happens,
    rates,
    resumes_object,
    returns_to_holder,
    serves,
    serves_as,
    shares_work,
    shows,
    sizes_object,
    spends,
    uses,
)
from kgbuild.model import Mention
from kgbuild.ontology import ATTRIBUTES, OF_SITES
from kgbuild.ontology.deeds import befits_inert

_WHEN = frozenset("时 时候 之时 后 以后 之后 前 以前 之前 初 之初".split())
_OBJECT_ACTS = PRESENTING | w.CAUSATIVES


class Subjects(SaidHistory):
    """Finds who the clauses of one sentence are about, in the order of the text.

    Args:
        parts: The constituents of the sentence.
        chains: Its verb chains.
        teller: Makes mentions of phrases.
    """

    def __init__(self, parts: Constituents, chains: Chains, teller: Teller) -> None:
        super().__init__(parts, chains)
        self.teller = teller
        self._objects: tuple[Mention, ...] = ()  # those told last
        self._made: tuple[Mention, ...] = ()  # what a clause before brought about
        self._measured: tuple[Mention, ...] = ()  # what a clause without a verb has measured
        self._gauged: tuple[Mention, ...] = ()  # the same, by the clause right before
        self._work: Told | None = None  # what several have a part in, each in its own clause
        self._resumed: set[int] = set()  # clauses about the object before them
        self._holders: dict[int, tuple[Mention, ...]] = {}  # whose attribute a subject is
        self._actors: dict[int, tuple[Mention, ...]] = {}  # before what was only measured
        self._levels: dict[int, tuple[tuple[Mention, ...], int]] = {}
        self._carried: tuple[Mention, ...] = ()  # what was made, once a clause has told of it
        self._apart: tuple[Mention, ...] = ()  # what a clause right before told of with 其中
        self._dead: tuple[Mention, ...] = ()  # who has died in the clause right before
        self._spoken_of: list[tuple[Mention, ...]] = []  # every subject, the last one last
        self._sharing = sharing(parts.words)
        self._respects = respects(parts.words)

    def thanking(self, index: int, predicate: Predicate) -> tuple[Mention, ...]:
        """Return who thanks somebody without saying so: who has thanked before, or who speaks."""
        words = self.parts.words
        if not thanks(predicate, words):
            return ()
        before = [told for told in self._told.values() if thanks(told.predicate, words)]
        return (before[-1].subjects if before else ()) or (elided(words[index].token.span.start),)

    # From elsewhere ------------------------------------------------------------------------

    def of(self, index: int, predicate: Predicate) -> tuple[tuple[Mention, ...], int]:
        """Return who a clause without a subject is about, and how many clauses ago it was said.

        Where nobody is known the scene acts (果园里种植苹果): it is taken from the adjuncts. Who
        does what is itself a subject stays open (提高工资有助于留人).
        """
        if self.parts.tree.labels[index] == "csubj":
            return (), 0
        if thanked := self._thanked(index):
            return thanked, 1
        if self._dead and befalls_dead(predicate, self.parts.words):
            return self._dead, 1
        if proposing := self._proposed(index):
            return proposing, 1
        if self._apart and predicate.voice == "被":
            return self._apart, 1  # 其中《甲》获奖，被译成英文
        made = self._just_made(index)
        if made is not None and tells_of_made(predicate, self.parts.words, *made):
            return (made[0],), 1
        found, age = self._of(index, predicate)
        words, ended = self.parts.words, self._right_before(index)
        if ended and found and names_found(predicate, words, found[-1], ended[-1]):
            return ended, 1
        if self._carried and goes_on_about_made(predicate, words, self._carried[-1]):
            self._resumed.add(index)
            return self._carried, 1
        if reported := self._reported(index, predicate, found):
            return reported, 1
        holder = self._holders.get(self._scope(index), ())
        acted = (holder, *(x for x in reversed(self._spoken_of) if not self._is_cited(x)))
        candidates = Candidates(found, acted, tuple(self._ended()), self._speakers(index))
        borne = borne_by(predicate, words, candidates)
        if found and not borne:
            self._resumed.add(index)  # about nobody named: the next goes back to who was
        return borne, age if borne == found else max(age, 1)

    def _of(self, index: int, predicate: Predicate) -> tuple[tuple[Mention, ...], int]:
        words = self.parts.words
        if takes_lead(predicate, words) and self._scope(index) not in self._levels:
            return self._made[-1:], 1  # 由甲牵头，会同乙…: 乙 is not what 甲 leads
        before = max((i for i in self._told if i < index), default=None)
        moving = self._told[before].predicate if before is not None else None
        if moving is not None and moving.voice == "把" and serves_as(predicate, words):
            return self.teller.participants(moving.partner), 1
        subjects, age = self._inherited(index)
        said = self._told.get(self._scope(index))
        speakers = subjects if said is not None and subjects == said.subjects else ()
        if only_happens(predicate, words, speakers=speakers):
            subjects = ()
        if not subjects and self._measured:
            subjects, age = self._measured, 1
        held = self._holders.get(self._scope(index), ())
        if self._gauged and (breaks_record(predicate, words) or lists_measured(predicate, words)):
            return self._gauged, 1
        if held and subjects and honours(predicate, words, subjects[-1]):
            return held, age + 1
        made = self._made[-1:]
        attribute = bool(subjects) and subjects[-1].form.endswith(ATTRIBUTES)
        # 建成甲，库容…，由乙运营
        sized = attribute and made and subjects[-1].form.endswith(OF_SITES)
        if attribute and not sized and held and predicate.voice == "由":
            return held, age + 1
        if made and (predicate.voice == "由" or serves(predicate, words)):
            self._resumed.add(index)
            return made, 1
        if self._objects and resumes_object(predicate, words, self._objects[-1]):
            self._resumed.add(index)
            return self._objects[-1:], 1
        if subjects and returns_to_holder(predicate, words, subjects[-1]):
            stays = not held and befits_inert([words[i].form for i in predicate.group.verbs])
            return (subjects if stays else held), age + 1  # 经济总量居第二，仅次于乙
        actors = self._actors.get(self._scope(index))
        designed = predicate.voice == "由" and actors  # 桥面宽25米，由甲设计
        if actors is not None and (designed or needs_actor(predicate, words, subjects)):
            return actors, 1
        if actors and uses(predicate, words):
            return actors, 1
        if not predicate.adjuncts:
            return subjects, age
        scene = predicate.adjuncts[-1]
        verb = self.parts.tree.forms[predicate.group.verbs[0]]
        if subjects and age <= 1 and not self._says_what_time(index, predicate):
            return subjects, age
        copular = verb in w.BARE_COPULAS or self.parts.words[index].tag == "a"
        fits = scene.role == "place" or (copular and scene.role == "time")
        fits = (
            fits and verb not in w.GRADUATING
        )  # 1934年清华大学毕业后，… tells no deed of a school
        ends = self.parts.words[scene.end - 1].form
        fits = fits and not ends.endswith(w.RESPECTS)
        fits = fits and (scene.role != "time" or (ends not in _WHEN and ends[-1] != "时"))
        if scene.marker or not fits or (subjects and not copular):
            return subjects, age
        place = self.teller.build.mention(range(scene.start, scene.end))
        if place is None:
            return subjects, age
        predicate.adjuncts.pop()
        return (place,), 0

    def work(self, index: int, told: Told, *, own: bool) -> tuple[Mention, ...]:
        """Return what a bare verb has a part in with the clauses before it (由甲主办，乙承办).

        The clause after them goes back to the work.

        Args:
            index: Index of the predicate.
            told: The predicate, with its subjects and objects.
            own: The subject stands in the clause itself.
        """
        before, self._work = self._work, None
        predicate = told.predicate
        if predicate.voice == "由" and predicate.partner is not None and not told.objects:
            self._work = told
        elif before and shares_work(predicate, self.parts.words, before.predicate, own=own):
            self._work = Told(predicate, before.subjects, (), told.age)
            self._resumed.add(index)
            return before.subjects
        return told.objects

    def _says_what_time(self, index: int, predicate: Predicate) -> bool:
        """Tell whether the clause says of the time before its copula what time it is."""
        scene, verb = predicate.adjuncts[-1], predicate.group.verbs[0]
        said = self.parts.words[self.parts.clause(index)[1] - 1].form
        copular = self.parts.tree.forms[verb] in w.BARE_COPULAS
        return scene.role == "time" and scene.end == verb and copular and said.endswith(w.MOMENTS)

    def last(self, index: int, measure: Phrase) -> tuple[Mention, ...]:
        """Return the last subject on the level of a clause; of an attribute, whose it is.

        Args:
            index: The clause, which tells an amount.
            measure: Of what. What was just built has a size and a cost, and not who builds it.
        """
        if sizes_object(measure, self.parts.words, self._objects):
            return self._objects[-1:]
        if self._apart:
            return self._apart  # 其中土城河最长，全长64公里
        made = self._just_made(index)
        if made and sizes_made(measure, self.parts.words, *made):
            self._carried = (made[0],)
            return self._carried
        subjects = self._last(index)
        noun = "".join(word.form for word in self.parts.words[measure.start : measure.end])
        others = chain(self._ended(), reversed(self._spoken_of))
        return measured(noun, subjects, self._right_before(index), others)

    def _last(self, index: int) -> tuple[Mention, ...]:
        scope = self._scope(index)
        if (actors := self._actors.get(scope)) is not None:
            return actors  # 大桥…，桥面宽25米，主跨460米
        subjects = self._levels.get(scope, ((), 0))[0]
        attribute = bool(subjects) and subjects[-1].form.endswith(ATTRIBUTES)
        return self._holders.get(scope, subjects) if attribute else subjects

    def measure(self, index: int, holder: Phrase) -> None:
        """Keep what a clause without a verb has measured (全市面积9800平方公里), for later ones."""
        mention = self.teller.build.mention(range(holder.start, holder.end))
        if mention is None or sizes_object(holder, self.parts.words, self._objects):
            return
        if among(self.parts.words, holder.start):
            self._gauged = (mention,)
            return  # 馆藏…，其中一级文物37件，以…知名
        if owner := self._owner(holder):
            self._holders[self._scope(index)] = owner
        if mention.form.endswith(ATTRIBUTES):
            self._objects = (mention,)  # 净利润3亿元，同比下降5%
        if owner or self.parts.words[holder.end - 1].tag in (*NAMES, "r"):
            self._levels[self._scope(index)] = ((mention,), 0)
        self._measured = self._gauged = (mention,)

    def _owner(self, phrase: Phrase) -> tuple[Mention, ...]:
        owner = self.teller.build.mention(owner_in(phrase, self.parts.words))
        return (owner,) if owner is not None else ()

    def note(self, subjects: tuple[Mention, ...]) -> None:
        """Keep who acts in a clause that describes a noun: 甲主持的工程获奖，当选院士."""
        if subjects:
            self._spoken_of.append(subjects)

    def tell(self, index: int, told: Told, *, own: Phrase | None) -> None:
        """Keep what was told, for later clauses.

        Args:
            index: Index of the predicate.
            told: Its subjects and objects.
            own: The subject that stands in the clause itself.
        """
        self._told[index], self._gauged, self._apart, self._dead = told, (), (), ()
        if index in self._resumed and told.subjects == self._made[-1:]:
            self._carried = told.subjects
        if told.subjects and told.subjects not in self._spoken_of[-1:]:
            self._spoken_of.append(told.subjects)
        if not told.subjects and takes_lead(told.predicate, self.parts.words):
            leaders = self.teller.participants(told.predicate.partner)
            self._levels[self._scope(index)] = (leaders, 0)
            return
        if (whose := self._respects.get(index)) is not None:
            if holder := self.teller.build.mention(whose):
                self._levels[self._scope(index)] = ((holder,), 0)  # 甲镇土地肥沃，盛产柑橘
            if holder is not None or self._scope(index) in self._levels:
                return
        if index in self._resumed or index in self._sharing:
            return  # …，同比增长8%: the clause after it goes back to the subject
        known = self._scope(index) in self._levels
        if own is not None and known and among(self.parts.words, own.start):
            self._apart = told.subjects
            return  # so it does after 其中甲占四成
        if own is not None and known and self.parts.tree.forms[own.start] in w.WHOLES:
            return  # 电站1998年开工，全部机组2007年投产，…
        if self._has_died(index, told, own):
            return
        if own is not None and known and self._sets_aside(own, told.predicate):
            return
        if own is not None and known and self._is_led(own):
            return  # 聘请甲担任顾问，计划…
        words, about = self.parts.words, told.subjects[:1]
        introduces = bool(about and described(told.predicate, about[0], words))
        if about and presents(told.predicate, words, about[0], told.objects):
            self._spoken_of.append(told.objects)
            if known:
                return  # 甲公司成立于2013年，总经理为乙，…
            introduces = True
        if introduces:
            self._levels[ROOT] = self._levels[self._scope(index)] = (told.objects, 0)
            return
        if spends(told.predicate, self.parts.words, own):
            return
        if told.subjects and (own or not self._led(index)) and not self._dates(index):
            scope = self._scope(index)
            level = self._levels.get(scope)
            if own is not None and (owner := self._owner(own)):
                self._holders[scope] = owner
            elif own and level is not None and not level[0][-1].form.endswith(ATTRIBUTES):
                self._holders[scope] = level[0]
            if own is None or not measures(told.predicate, self.parts.words):
                self._actors.pop(scope, None)
            elif scope not in self._actors:
                before = level[0] if level is not None else ()
                if before and before[-1].form.endswith(ATTRIBUTES):
                    before = self._holders.get(scope, before)  # 大桥全长3公里，桥面宽25米
                self._actors[scope] = (own and self._owner(own)) or before
            self._levels[scope] = (told.subjects, told.age)
        self._objects = told.objects or self._objects
        if told.objects and (makes(told.predicate, words) or shows(told.predicate, words)):
            self._made = told.objects
        elif told.subjects != self._made[-1:] and befalls_built(told.predicate, words):
            self._made = ()  # 大桥完成合龙，去年通车，由甲设计

    def _has_died(self, index: int, told: Told, own: Phrase | None) -> bool:
        """Tell whether nobody goes on after a clause: 丈夫是会计，去年病逝，独自抚养子女."""
        if not dies(told.predicate, self.parts.words):
            return False
        self._dead = told.subjects
        if own is None:
            self._levels.pop(self._scope(index), None)
        return own is None

    def _sets_aside(self, own: Phrase, predicate: Predicate) -> bool:
        """Tell whether a clause is aside: the next one goes back to whom it was about before.

        So it is where it tells of a reason (大桥原定去年通车，因水位上涨推迟到明年), how much each
        one is (每碗四元), or that another has died or helps (丈夫早逝，独自抚养子女).
        """
        words = self.parts.words
        if goes_aside(predicate, words):
            return True
        return in_reason(words, own.start) or rates(predicate, words, own.start)

    def _is_led(self, own: Phrase) -> bool:
        """Tell whether a subject stands right behind the verb that leads it to act."""
        before = self.parts.words[own.start - 1] if own.start else None
        return before is not None and before.form in w.PIVOT_VERBS | w.REQUESTS

    def _dates(self, index: int) -> bool:
        """甲考入大学，战争爆发后随校南迁: who dates a clause does not act in the next."""
        tree = self.parts.tree
        if tree.labels[index] != "advcl" or self._scope(index) not in self._levels:
            return False
        return any(c > index and tree.forms[c] in w.CLAUSE_CLOSERS for c in tree.children(index))

    def _inherited(self, index: int) -> tuple[tuple[Mention, ...], int]:
        led = self._led(index)
        if led:
            return led, 1
        scope = self._scope(index)
        level = self._levels.get(scope)
        ahead = self._ahead(index, known=level is not None)
        if ahead:
            return ahead, 1
        if level is not None and self._parted(index, level[0]):
            return (), 0
        if level is not None:
            return level[0], level[1] + 1
        told = self._told.get(scope)
        if told is None:
            return (), 0
        form = self.parts.tree.forms[told.predicate.group.verbs[-1]]
        if form in _OBJECT_ACTS and told.objects:
            return told.objects, 1
        return told.subjects, told.age + 1

    def _ahead(self, index: int, *, known: bool) -> tuple[Mention, ...]:
        """由于缺少资金，甲…: the subject of a clause before its governor may stand there."""
        tree = self.parts.tree
        governor = tree.heads[index]
        if tree.labels[index] != "advcl" or governor < index:
            return ()
        if not self.parts.is_predicate(governor):
            return ()
        start, end = self.parts.clause(index)
        opened = tree.kinds[start] is Kind.PREPOSITION
        if known and not opened and tree.forms[end - 1] not in w.CLAUSE_CLOSERS:
            return ()
        subject, _ = self.own(governor, read_predicate(self.parts, governor))
        if subject is None:
            subject = self._before_all(index, governor)
        return self.teller.participants(subject)

    def _before_all(self, index: int, governor: int) -> Phrase | None:
        """Return who stands before a clause but hangs from a later one.

        In 甲从乙毕业后，到丙教书 the parser, or a repair, gives 甲 to 到.
        """
        for clause in self.parts.tree.of(governor, "advcl"):
            if index < clause < governor and self.parts.is_predicate(clause):
                subject, _ = self.own(clause, read_predicate(self.parts, clause))
                if subject is not None:
                    return subject if subject.end <= index else None
        return None

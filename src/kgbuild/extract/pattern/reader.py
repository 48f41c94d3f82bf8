"""The pattern extractor: a sentence's clauses become triples, construction by construction.

It reads tags and closed-class words only, so it runs on any machine. Order of work:
kinds of words, brackets out, noun phrases, clauses; then, clause by clause, what its
phrases tell, and what its predicates tell of a subject of their own or the last one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import chain

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.attribution import asks_others, asserts, claim_of, judges_too, says_anew
from kgbuild.extract.bearing import (
    Candidates,
    borne_by,
    goes_on_about_made,
    measured,
    presents,
    proposes,
    tells_of_made,
)
from kgbuild.extract.builder import Builder, elided
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.demands import with_demands
from kgbuild.extract.kinds import NAMES
from kgbuild.extract.nominal.careers import posts
from kgbuild.extract.nominal.nominal_facts import NominalFacts
from kgbuild.extract.nominal.notices import issued
from kgbuild.extract.nominal.owners import owner_in
from kgbuild.extract.nominal.presented import described
from kgbuild.extract.nominal.respects import respects
from kgbuild.extract.nominal.works import sharing
from kgbuild.extract.pattern.clauses import clauses
from kgbuild.extract.pattern.handed_on import Context
from kgbuild.extract.pattern.relative_facts import RelativeFacts
from kgbuild.extract.predicates import Predicate, takes_lead
from kgbuild.extract.rows import distinct
from kgbuild.extract.surface import Surface
from kgbuild.extract.telling import Setting, Teller
from kgbuild.extract.thanked import thanks, well_read
from kgbuild.extract.times import is_aspect, is_period, is_remark, is_self, is_time
from kgbuild.extract.zero_anaphora import (
    among,
    befalls_dead,
    dies,
    goes_aside,
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
from kgbuild.model import Mention, Sentence, Triple
from kgbuild.ontology import ATTRIBUTES, OF_SITES
from kgbuild.ontology.deeds import befits_inert


class PatternExtractor:
    """Reads triples off chunks and tags, without a syntax tree."""

    name = "pattern"

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield the triples of one sentence, in reading order, without repetition."""
        yield from self.read(Surface.of(sentence)).values()

    def read(self, surface: Surface) -> dict[Hashable, Triple]:
        """Return the triples of a sentence whose words are known, by what identifies them."""
        if surface.names_document:
            return distinct(issued(surface, self.name))
        found = well_read(_Reading(surface).triples(), surface)
        if lines := posts(surface.words):  # 1980年，甲学院学习: no school learns
            found = (t for t in found if t.relation.span.start not in lines)
        return distinct(with_demands(found, surface, self.name))


class _Reading:
    """One sentence while it is read."""

    def __init__(self, surface: Surface) -> None:
        self.words, self.chunker = surface.words, surface.chunker
        self.build = Builder(surface, "pattern")
        self.sharing, self.respects = sharing(self.words), respects(self.words)
        self.teller = Teller(self.build)
        self.nominal = NominalFacts(self.build, surface, self.teller)
        self.relative = RelativeFacts(self.build, self.chunker, self.teller)

    def triples(self) -> Iterator[Triple]:
        context = Context()
        for clause in clauses(self.words, self.chunker):
            about = context.resumed or context.subjects
            if about and context.holder and about[-1].form.endswith(ATTRIBUTES):
                about = context.holder
            if clause.quantity is not None and context.actors:
                about = context.actors  # 大桥…，桥面宽25米，主跨460米
            if clause.quantity and sizes_object(clause.quantity[0], self.words, context.objects):
                about = context.objects[-1:]
            done = clause.predicates[0] if clause.predicates else None
            if done and says_anew(done, clause.subject, self.words, context.claim):
                context.claim = None
            if clause.quantity is not None:
                about = self._measured(clause.quantity[0], about, context)
            if context.claim is not None and about == (context.claim.speaker,):
                about = ()  # 甲介绍，优良率86.9%: that is not 甲's
            yield from self.nominal.of_clause(clause, about, context.claim)
            for phrase in clause.phrases():
                for triple in self.relative.of_phrase(phrase, context.claim):
                    if triple.subject.span.start < triple.relation.span.start:
                        context.spoken_of.append((triple.subject,))
                    yield triple
            if clause.quantity is not None and (not about or about != context.objects[-1:]):
                self._measure(clause.quantity[0], context)
            if clause.predicates:
                self._find_subject(clause, context)
                if self._begins_part(clause):
                    context.first = context.subjects
                if context.subjects:
                    context.spoken_of.append(context.subjects)
                yield from self._predicates(clause, context)
                self._hand_on(clause, context)
            context.just_told = bool(clause.predicates) and not clause.stop
        yield from self.nominal.standing()

    def _measured(
        self, holder: Phrase, about: tuple[Mention, ...], context: Context
    ) -> tuple[Mention, ...]:
        """Return what the amount of a clause without a verb is of."""
        noun = "".join(word.form for word in self.words[holder.start : holder.end])
        near = context.ended[-1] if context.ended and context.just_told else ()
        others = chain(reversed(context.ended), reversed(context.spoken_of))
        return measured(noun, about, near, others)

    def _measure(self, holder: Phrase, context: Context) -> None:
        """Keep whose amount a clause without a verb tells (全市面积9800平方公里)."""
        whole = self.build.mention(range(holder.start, holder.end))
        owner = self.build.mention(owner_in(holder, self.words))
        if whole is not None and whole.form.endswith(ATTRIBUTES):
            context.objects = (whole,)  # 净利润3亿元，同比下降5%
        if whole is not None and owner is not None:
            context.subjects, context.holder, context.age = (whole,), (owner,), 0
        elif whole is not None and self.words[holder.end - 1].tag in (*NAMES, "r"):
            context.subjects, context.age = (whole,), 0  # 甲今年46岁

    def _find_subject(self, clause: Clause, context: Context) -> None:
        """Set the subject: the clause's own, else the last one's, or what 即 explains."""
        first = clause.predicates[0]
        if context.frame is not None:
            first.adjuncts.insert(0, context.frame)
            context.frame = None
        own = clause.subject
        if context.resumed and not (context.apart and own is None and first.voice == "被"):
            context.subjects, context.resumed = context.resumed, ()
        context.apart = False
        if own is not None and not self._is_no_subject(own):
            self._find_own(clause, own, context)
        else:
            self._find_carried(clause, context)

    def _find_own(self, clause: Clause, own: Phrase, context: Context) -> None:
        """Set the subject of a clause that has its own."""
        first, last = clause.predicates[0], context.subjects
        owner = self.build.mention(owner_in(own, self.words))
        if owner is not None:
            context.holder = (owner,)
        elif last and not last[-1].form.endswith(ATTRIBUTES):
            context.holder = last
        context.actors = self._measured_of(first, owner, last, context)
        if last and len(clause.predicates) > 1 and in_reason(self.words, own.start):
            context.age += 1  # 大桥原定去年通车，因水位上涨推迟到明年
            return
        context.subjects, context.age = self.teller.participants(own), 0
        named = first.group.words[0] == own.end and self._names_before(clause)
        # 任命甲为乙；免去丙的职务: who appoints dismisses.
        context.apart = among(self.words, own.start)
        aside = context.apart or in_reason(self.words, own.start)
        aside = aside or rates(first, self.words, own.start) or goes_aside(first, self.words)
        aside = aside or self._presents(first, context)
        if whose := self._liked(first):
            context.resumed = (whose,)  # 甲镇土地肥沃，盛产柑橘
        elif last and (named or aside or self._goes_back(first, own)):
            context.resumed = last  # 其中甲占四成，…: the clause after it goes back

    def _find_carried(self, clause: Clause, context: Context) -> None:
        """Set the subject of a clause without one."""
        first, last = clause.predicates[0], context.subjects
        context.age += 1
        began = context.first if self._begins_part(clause) else ()
        if last and last[-1].form.endswith(ATTRIBUTES):
            began = ()  # 甲成立于2001年，总部设在乙；拥有…
        if began and last and began[-1].span != last[-1].span:
            context.subjects, last = (), ()  # …，煤炉成为历史；引进一家医院
        if thanks(first, self.words):
            at = self.words[first.group.words[0]].token.span.start
            context.subjects = context.thanking or (elided(at),)
            return
        if context.thanked and self.words[first.group.verbs[0]].form not in w.FORMULAS:
            context.subjects, context.age = context.thanked, 1
            return
        if context.moved and serves_as(first, self.words):
            context.subjects, context.resumed = context.moved, last
            return
        if last and proposes(context.claim, last):
            return
        if context.dead and befalls_dead(first, self.words):
            context.subjects, context.resumed = context.dead, last
            return
        if context.dead and context.dead == last:
            context.subjects, last = (), ()  # 丈夫是会计，去年病逝，独自抚养子女
        if self._tells_of_made(first, context):
            return
        target = context.objects[-1:]
        if first.voice == "由" and context.holder and self._holds(last, context):
            context.subjects = context.holder
        elif context.made and (first.voice == "由" or serves(first, self.words)):
            context.subjects, context.resumed = context.made[-1:], last
            context.carried = context.made[-1:]
        elif target and resumes_object(first, self.words, target[-1]):
            context.subjects, context.resumed = target, last
        elif last and returns_to_holder(first, self.words, last[-1]):
            verbs = (self.words[i].form for i in first.group.verbs)
            stays = not context.holder and befits_inert(verbs)  # 经济总量居第二，仅次于乙
            context.subjects = context.subjects if stays else context.holder
        elif context.actors is not None and (
            (context.actors and first.voice == "由")  # 桥面宽25米，由甲设计
            or needs_actor(first, self.words, last)
            or (context.actors and uses(first, self.words))
        ):
            context.subjects, context.age = context.actors, 1
        elif self._nobodys(first, context):
            context.subjects = ()
        elif not context.subjects and first.adjuncts and not first.adjuncts[-1].marker:
            verb = self.words[first.group.verbs[0]].form
            if verb not in w.GRADUATING:  # 1934年清华大学毕业后，… tells no deed of the school
                self._scene_as_subject(first, context, copular=verb in w.BARE_COPULAS)
        near = context.ended[-1] if context.ended and context.just_told else ()
        who = context.subjects
        if near and who and names_found(first, self.words, who[-1], near[-1]):
            context.subjects = near
            return
        self._make_borne(first, context)

    def _begins_part(self, clause: Clause) -> bool:
        """Tell whether a clause is the first of a sentence, or since a semicolon."""
        return clause.start == 0 or self.words[clause.start - 1].form in ("；", ";")

    def _measured_of(
        self, first: Predicate, owner: Mention | None, last: tuple[Mention, ...], context: Context
    ) -> tuple[Mention, ...] | None:
        """Return whom the clauses before one that only measures are about, its own included."""
        if not measures(first, self.words):
            return None
        if context.actors is not None:
            return context.actors
        size = bool(last) and last[-1].form.endswith(ATTRIBUTES)  # that of the holder
        found = (owner,) if owner is not None else (size and context.holder) or last
        return found or (None if self.words[first.group.verbs[0]].form in w.LYING else ())

    def _tells_of_made(self, first: Predicate, context: Context) -> bool:
        """Set the subject where a clause tells of what one before it has made."""
        if context.making and tells_of_made(first, self.words, *context.making):
            context.subjects, context.age = (context.making[0],), 1
            return True
        if context.carried and goes_on_about_made(first, self.words, context.carried[-1]):
            context.subjects, context.resumed = context.carried, context.subjects
            return True
        return False

    def _is_no_subject(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says when, in what respect or of what kind, and not who acts."""
        tests = (is_time, is_aspect, is_period, is_remark, is_self)
        return any(test(self.words, phrase) for test in tests)

    def _make_borne(self, first: Predicate, context: Context) -> None:
        """Set whom a clause without a subject is about, where the last one cannot bear it.

        Where that is nobody named, the clause after it goes back to who was.
        """
        before = context.subjects
        acted = (context.holder, *reversed(context.spoken_of))
        ended = tuple(reversed(context.ended))
        saying = [(context.claim.speaker,)] if context.claim is not None else []
        candidates = Candidates(before, acted, ended, saying)
        context.subjects = borne_by(first, self.words, candidates)
        if before and not context.subjects and not context.resumed:
            context.resumed = before

    def _liked(self, first: Predicate) -> Mention | None:
        """Return of whom a clause says what it is like in one respect (甲镇土地肥沃)."""
        whose = (self.respects[i] for i in first.group.words if i in self.respects)
        return self.build.mention(next(whose, range(0)))

    def _goes_back(self, first: Predicate, own: Phrase) -> bool:
        """Tell whether the clause after one with a subject is about the last one again.

        So it is where that pays for something, has a part in it, or is but a respect of it.
        """
        if spends(first, self.words, own):
            return True
        return any(i in self.sharing or i in self.respects for i in first.group.words)

    @staticmethod
    def _holds(last: tuple[Mention, ...], context: Context) -> bool:
        """Tell whether an attribute is of its holder, and not of what was made (库容, 装机容量)."""
        attribute = bool(last) and last[-1].form.endswith(ATTRIBUTES)
        return attribute and not (context.made and last[-1].form.endswith(OF_SITES))

    def _nobodys(self, first: Predicate, context: Context) -> bool:
        """Tell whether a clause without a subject is about nobody, and least of all who speaks."""
        verb, claim = self.words[first.group.verbs[0]].form, context.claim
        speakers = [who for who in context.subjects if claim is not None and who == claim.speaker]
        told = claim is not None and verb in w.EXISTENTIALS
        return verb in w.FORMULAS or told or only_happens(first, self.words, speakers=speakers)

    def _scene_as_subject(self, first: Predicate, context: Context, *, copular: bool) -> None:
        """Where nobody acts, the place does (果园里种植苹果), or the time (今年是牛年)."""
        scene = first.adjuncts[-1]
        respect = self.words[scene.end - 1].form.endswith(w.RESPECTS)
        if not respect and (scene.role == "place" or (copular and scene.role == "time")):
            place = self.build.mention(range(scene.start, scene.end))
            if place is not None:
                context.subjects = (place,)
                first.adjuncts.pop()

    def _predicates(self, clause: Clause, context: Context) -> Iterator[Triple]:
        brought_up: tuple[Mention, ...] = ()
        opposed = False  # 反对在甲修建乙: of what one is against, nothing is told
        for predicate in clause.predicates:
            objects = self.teller.objects(predicate)
            if context.asserted and not opposed:
                alone = len(clause.predicates) == 1
                objects = self._work(clause, predicate, objects, context)
                setting = Setting(
                    context.age if context.subjects else min(context.age, 1),
                    alone,
                    context.claim,
                    wished=clause.wished,
                    supposed=clause.supposed,
                )
                subjects = context.subjects or self.teller.elided(predicate)
                verb = predicate.group.verbs[0]
                if self.words[verb].form in w.CALLED and brought_up:
                    subjects = context.subjects = brought_up  # 甲公司有位工程师叫乙
                asked = asks_others(context.claim, subjects, self.words, verb)
                if asked or self._names(clause, predicate):
                    subjects = ()
                own = clause.subject is not None
                if (
                    context.claim
                    and not own
                    and judges_too(predicate, subjects, self.words, context.claim)
                ):
                    subjects, context.claim = (context.claim.speaker,), None
                    setting = replace(setting, claim=None)
                yield from self.teller.facts(predicate, subjects, setting, objects)
            against = self.words[predicate.group.verbs[-1]].form in w.OPPOSING
            opposed = opposed or (against and not objects)
            has = self.words[predicate.group.verbs[0]].form == "有"
            brought_up = objects if has else ()
            if not context.subjects and takes_lead(predicate, self.words):
                context.subjects = self.teller.participants(predicate.partner)
                context.age = 0
            context.objects = objects or context.objects
            context.ended.append(objects[-1:])
            if self._introduces(predicate, context):
                context.subjects, context.age = objects, 0
            context.making = None
            shown = shows(predicate, self.words)
            if objects and (shown or makes(predicate, self.words)):
                context.made, context.making = objects, (objects[-1], predicate.group.end)
            if predicate.clause is not None and context.subjects:
                claim = claim_of(predicate, self.words, context.subjects[0])
                if claim is not None and claim.verb not in w.WORRYING:
                    context.claim = claim
                context.asserted = context.asserted and asserts(predicate, self.words)

    def _introduces(self, predicate: Predicate, context: Context) -> bool:
        """Tell whether a clause names who is spoken of from then on."""
        if not context.subjects:
            return False
        if described(predicate, context.subjects[0], self.words):
            return True
        return not context.resumed and self._presents(predicate, context)

    def _presents(self, predicate: Predicate, context: Context) -> bool:
        """Tell whether a clause says who holds an office (院长为甲)."""
        objects, subjects = self.teller.objects(predicate), context.subjects
        return bool(subjects) and presents(predicate, self.words, subjects[0], objects)

    def _work(
        self,
        clause: Clause,
        predicate: Predicate,
        objects: tuple[Mention, ...],
        context: Context,
    ) -> tuple[Mention, ...]:
        """Return the objects of a predicate, or what it has a part in with the clause before."""
        if predicate.voice == "由" and predicate.partner is not None and not objects:
            context.work = (context.subjects, predicate)
            return objects
        before = context.work[1] if context.work is not None else None
        own = clause.subject is not None
        if context.work is None or not shares_work(predicate, self.words, before, own=own):
            context.work = None
            return objects
        context.work = (context.work[0], predicate)
        context.resumed = context.work[0]  # the clause after it goes back to the work
        return context.work[0]

    def _names(self, clause: Clause, predicate: Predicate) -> bool:
        """Tell the 为 of 任命甲为乙, which says of 甲 what the clause's subject names it."""
        if self.words[predicate.group.verbs[0]].form != "为":
            return False
        before = [p for p in clause.predicates if p.group.words[0] < predicate.group.words[0]]
        return bool(before) and self.words[before[-1].group.verbs[-1]].form in w.NAMING_VERBS

    def _names_before(self, clause: Clause) -> bool:
        """Tell whether the clause says of 甲 what the verb right before it makes of 甲."""
        begins = clause.subject is not None and clause.subject.start == clause.start > 0
        verb, copula = self.words[clause.start - 1], clause.predicates[0].group.verbs[0]
        return begins and verb.form in w.NAMING_VERBS and self.words[copula].form == "为"

    def _hand_on(self, clause: Clause, context: Context) -> None:
        if clause.stop and clause.end < len(self.words):
            context.asserted = context.asserted or self.words[clause.end].form in "；;。"
        last = clause.predicates[-1]
        context.dead = context.subjects if dies(last, self.words) else ()
        context.moved = self.teller.participants(last.partner) if last.voice == "把" else ()
        context.thanked = ()
        if thanks(last, self.words):
            context.thanking = context.subjects
            context.thanked = () if clause.stop else self.teller.objects(last)
        if clause.framed:
            closing = self.words[clause.end - 1].form
            context.frame = Adjunct(clause.start, clause.end, None, "time", closing)

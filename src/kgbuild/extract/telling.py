"""A predicate with its subjects becomes triples, voice by voice.

What each voice tells:

    甲把乙送到丙   甲 | 把乙送到 | 丙    and   甲 | 送到丙 | 乙
    甲以乙为丙     甲 | 以乙为 | 丙
    甲被乙列为丙   甲 | 被列为 | 丙      and   甲 | 被列为 | 乙
    甲由乙成立     甲 | 由成立 | 乙
    甲表示…        甲 | 表示 | the whole clause
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided, implied
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.coordination import members
from kgbuild.extract.kinds import BOUNDARIES, PREVERBAL, Kind, is_office
from kgbuild.extract.nominal.owners import owner_apart
from kgbuild.extract.nominal.presented import described
from kgbuild.extract.predicates import (
    Predicate,
    bare,
    polarity_and_modality,
    relation_words,
    takes_lead,
    without_complement,
)
from kgbuild.extract.said import said
from kgbuild.model import Claim, Mention, Modality, Polarity, Qualifier, Triple

_LISTED = (Kind.NOUN, Kind.ADJECTIVE, Kind.LIST_MARK, Kind.COORDINATOR, Kind.LOCALISER)
_BOTH = ("双方", "两者", "二者", "两国", "两人", "二人", "两家")  # each of whom is named before
#: Complements before what something becomes, or where somebody gets to.
_RESULTS = ("为", "成", "作", "到", "往", "至", "入", "给")
#: Ends of verbs whose subject, with 由, is what is given, moved or named.
_MOVING = (*w.RESULT_COMPLEMENTS, *"赠予与授颁送还卖售租交赐奖让运改移迁", "命名")
_MOST_ROWS = 60  # of one predicate: 7 subjects times 8 objects are a list, not a fact

#: What a plan does without saying who does it (支持企业…, 推动产业…).
_TASKS = frozenset("支持 鼓励 引导 推动 促进 组织 指导".split())
#: Before a verb whose subject a rule leaves out: it is whoever the rule is for.
_OF_WHOEVER = frozenset("应当 应 须 必须 不得 可以 可 方可".split())
_NEEDLESS = (
    (w.COPULAS - w.OFFICE_VERBS - {"成为"})
    | w.EXISTENTIALS
    | w.FORMULAS
    | w.CAUSATIVES
    | w.REQUESTS
) - _TASKS


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a predicate.

    Attributes:
        inherited: Clauses between it and its subject; 0 when the clause has its own.
        alone: It is all that its clause says.
        claim: Who says it.
        construction: The rule's name where it is not the predicate's own (``relative``).
        wished: It stands in a clause of purpose (为了保护环境), which asserts nothing.
        supposed: It stands in a condition (如果下雨), which asserts nothing either.
    """

    inherited: int = 0
    alone: bool = True
    claim: Claim | None = None
    construction: str = ""
    wished: bool = False
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class _Slots:
    """The sides of a predicate that all its triples share."""

    relation: tuple[int, ...]
    predicate: str
    qualifiers: tuple[Qualifier, ...]
    polarity: Polarity
    modality: Modality
    objects: tuple[Mention, ...]
    agents: tuple[Mention, ...] = ()


class Teller:
    """Tells the triples of predicates of one sentence."""

    def __init__(self, build: Builder) -> None:
        self.build = build
        self.words = build.words

    def elided(self, predicate: Predicate) -> tuple[Mention, ...]:
        """Return the subject that stands nowhere in the sentence, if ``predicate`` asks for one.

        Only what acts on something does, or what somebody does something to (2001年被列为甲,
        1958年由乙出版): 有, 是 and 下雨 may have none at all; nor has a heading, which has no stop.
        In 由乙组建丙 it stands for nobody, and 乙 acts; 由乙处以罚款 and 依法给予处分 are a law's
        threats, and 应当取得同意 is asked of whoever it may concern.
        """
        before = {self.words[i].form for i in predicate.before}
        if not before.isdisjoint(_OF_WHOEVER):
            return ()
        verb = self.words[predicate.group.verbs[0]]
        if verb.form in ("处", "处以") or verb.form.startswith("并处"):
            return ()  # 由甲责令改正，并处罚款
        acts = bool(predicate.objects or predicate.adjuncts) or predicate.voice == "把"
        if predicate.voice in ("被", "由"):
            result = bool(predicate.objects)
            acts = result
            if predicate.voice == "由":
                acts = self._acting(predicate) and verb.form not in w.SANCTIONS
            if takes_lead(predicate, self.words):
                return ()
        elif verb.form in w.SANCTIONS and "依法" in before:
            return ()
        acts = acts and self.words[-1].kind is Kind.STOP
        if not acts or verb.form in _NEEDLESS:
            return ()
        return (elided(self.words[predicate.group.words[0]].token.span.start),)

    def _threatens(self, predicate: Predicate) -> bool:
        """违反规定的，由甲给予警告: tell whether a law says what befalls whoever breaks it."""
        sanction = self.words[predicate.group.verbs[0]].form in w.SANCTIONS
        done = bool(predicate.objects) or predicate.clause is not None
        return predicate.voice == "由" and sanction and done and self._acting(predicate)

    def _acting(self, predicate: Predicate) -> bool:
        """Tell whether 由 has somebody behind it, and not where something began (由21%提升)."""
        agent = predicate.partner
        return agent is not None and self.words[agent.items[-1].end - 1].kind is not Kind.NUMBER

    def participants(self, phrase: Phrase | None) -> tuple[Mention, ...]:
        """Return the mentions of a phrase's members."""
        if phrase is None:
            return ()
        if owner := owner_apart(phrase, self.words):
            owned = self.build.mention([*owner, *range(phrase.start, phrase.end)], phrase.end - 1)
            return (owned,) if owned is not None else ()
        found = (self.build.member(member) for member in members(phrase, self.words))
        return tuple(mention for mention in found if mention is not None)

    def objects(self, predicate: Predicate) -> tuple[Mention, ...]:
        """Return the mentions of a predicate's objects, or of its adjective."""
        found = tuple(m for phrase in predicate.objects for m in self.participants(phrase))
        if found or predicate.quality is None:
            return found
        quality = self.build.mention(range(*predicate.quality))
        return (quality,) if quality else ()

    def offices_of(self, predicate: Predicate, noun: Sequence[int]) -> tuple[Mention, ...]:
        """Return the offices that somebody holds of the noun which the clause describes.

        由甲任主编的《乙》 tells that 甲 is 《乙》主编.

        Args:
            predicate: What the clause says.
            noun: Indices of the words that it describes.

        Returns:
            The offices, the noun before each in its form; none where it says nothing of the kind.
        """
        if predicate.voice != "由" or not predicate.objects:
            return ()
        verb, last = predicate.group.verbs[-1], predicate.objects[-1]
        house = self.words[last.items[0].start].tag in ("nt", "ns")
        if self.words[verb].form not in w.OFFICE_VERBS or house:
            return ()
        links = [place for place, i in enumerate(noun) if self.words[i].kind is Kind.DE]
        noun = noun[links[-1] + 1 :] if links else noun
        offices = [i for i in last.items if is_office(self.words[i.head])]
        return tuple(
            replace(held, form=named.form + office.form)
            for i in offices
            if (held := self.build.mention([*range(i.start, i.end), *noun], i.head))
            and (named := self.build.mention(noun))
            and (office := self.build.mention(range(i.start, i.end)))
        )

    def facts(
        self,
        predicate: Predicate,
        subjects: Sequence[Mention],
        setting: Setting,
        objects: tuple[Mention, ...] | None = None,
    ) -> Iterator[Triple]:
        """Yield the triples of ``predicate`` for each of its subjects.

        Args:
            predicate: The predicate.
            subjects: Who does it; for 被, to whom it is done.
            setting: What surrounds it.
            objects: Its objects, unless they are to be read off it; for a relative clause, the
                noun that it describes.
        """
        if not subjects and self._threatens(predicate):
            subjects = self.participants(predicate.partner)
            predicate = replace(predicate, voice="active")
            setting = replace(setting, construction="demand")
        if not subjects or self._headless(predicate) or self._ascribed(predicate):
            return
        if self._instances(predicate):
            return
        polarity, modality = polarity_and_modality(predicate, self.words)
        if setting.wished and modality == "asserted":
            modality = "desired"
        if setting.supposed and modality == "asserted":
            modality = "possible"
        slots = _Slots(
            relation_words(predicate, self.words),
            bare(predicate, self.words),
            self.build.qualifiers(predicate.adjuncts),
            polarity,
            modality,
            objects if objects is not None else self.objects(predicate),
        )
        rows = 0
        turns = self._in_turn(slots.relation)
        alone = len(subjects) == 1 and not subjects[0].form.endswith(_BOTH)
        if turns and alone and len(slots.objects) > 1:
            amounts = self._amounts(predicate)
            slots = replace(slots, objects=amounts or slots.objects)
            subjects = [self._listed(subjects[0])] if amounts else subjects
        each = len(subjects) == len(slots.objects) > 1 and turns
        agents = self.participants(predicate.partner) if turns and predicate.partner else ()
        by_each = len(subjects) == len(agents) > 1 and predicate.voice in ("被", "由")
        for number, subject in enumerate(subjects):
            own = replace(slots, objects=slots.objects[number : number + 1]) if each else slots
            if by_each:
                own = replace(own, agents=agents[number : number + 1])
            if turns and len(subjects) > 1:
                own = replace(own, qualifiers=_nth(slots.qualifiers, number, len(subjects)))
            for triple in self._of(predicate, subject, own, setting):
                rows += 1
                if rows > _MOST_ROWS:
                    return
                yield triple

    def _amounts(self, predicate: Predicate) -> tuple[Mention, ...]:
        """Return the amounts of several things of one name as one (分别为30%和45%)."""
        first, last = predicate.objects[0], predicate.objects[-1]
        whole = range(first.start, last.items[-1].end)
        listed = (Kind.NUMBER, Kind.LIST_MARK, Kind.COORDINATOR)
        if any(self.words[i].kind not in listed for i in whole):
            return ()
        amounts = self.build.mention(whole, whole.stop - 1)
        return (amounts,) if amounts is not None else ()

    def _listed(self, subject: Mention) -> Mention:
        """Return a noun with the list before it that it closes (东、中、西部地区的补助比例)."""
        held = [i for i, x in enumerate(self.words) if subject.span.contains(x.token.span)]
        first = held[0] if held else 0
        if first < 2 or self.words[first - 1].kind not in (Kind.LIST_MARK, Kind.COORDINATOR):
            return subject
        while first and self.words[first - 1].kind in _LISTED:
            first -= 1
        return self.build.mention(range(first, held[-1] + 1), held[-1]) or subject

    def _in_turn(self, relation: Sequence[int]) -> bool:
        """Tell whether each of several does one of several things (甲、乙分获金牌和银牌)."""
        return self._form(relation).startswith(w.IN_TURN)

    def _headless(self, predicate: Predicate) -> bool:
        """Tell whether 的 alone stands before a copula: in 我们最缺的是人才 we are no talents."""
        first = predicate.group.verbs[0]
        while first > 0 and self.words[first - 1].kind in PREVERBAL:
            first -= 1
        if not self._joins(predicate) or first < 2 or self.words[first - 1].form != "的":
            return False
        return self.words[first - 2].kind is Kind.VERB and self.words[first - 2].tag != "vn"

    def _ascribed(self, predicate: Predicate) -> bool:
        """Tell whether 的 closes the clause of a copula's object: 是学校的, 是甲最喜欢的."""
        if not predicate.objects or not self._joins(predicate):
            return False
        end = predicate.objects[-1].items[-1].end
        while end < len(self.words) and self.words[end].kind not in BOUNDARIES:
            end += 1
        return self.words[end - 1].kind is Kind.DE

    def _instances(self, predicate: Predicate) -> bool:
        """Tell whether a predicate says what is talked of (以甲为例, 与乙相比), and no deed."""
        first = predicate.group.verbs[0]
        if self.words[first].form in ("相比", "相较", "相比之下"):
            return not predicate.objects
        return self._form(range(first, min(first + 2, len(self.words)))).startswith("为例")

    def _joins(self, predicate: Predicate) -> bool:
        copula = self.words[predicate.group.verbs[-1]].form
        return copula.removeprefix("不") in w.BARE_COPULAS

    def _of(
        self, predicate: Predicate, subject: Mention, slots: _Slots, setting: Setting
    ) -> Iterator[Triple]:
        if predicate.voice == "把" and predicate.partner is not None:
            return self._ba(predicate, predicate.partner, subject, slots, setting)
        if predicate.voice in ("被", "由"):
            return self._passive(predicate, subject, slots, setting)
        if predicate.clause is not None and not predicate.objects:
            return self._clausal(predicate, subject, slots, setting)
        if predicate.clause is not None and self.words[predicate.group.verbs[-1]].form in w.TELLING:
            whom = self._active(predicate, subject, slots, setting)
            return chain(whom, self._clausal(predicate, subject, slots, setting))
        return self._active(predicate, subject, slots, setting)

    def _active(
        self, predicate: Predicate, subject: Mention, slots: _Slots, setting: Setting
    ) -> Iterator[Triple]:
        construction = _construction(self.words[predicate.group.verbs[-1]].form)
        named = self._form(slots.relation).removesuffix("为") in w.ALIAS_MARKERS
        if named and setting.inherited == 0:
            construction = "alias"  # with a guessed subject it would equate two things
            slots = replace(slots, predicate=slots.predicate.removesuffix("为"))
        for target in slots.objects:
            yield from self._triple(subject, slots, target, construction, setting)
            if noun := self.build.mention(described(predicate, subject, self.words)):
                yield self.build.triple(
                    target,
                    implied("是", noun.span.end),
                    noun,
                    predicate="是",
                    construction="title",
                    claim=setting.claim,
                )
            if predicate.twin is not None:
                twin = replace(
                    slots,
                    relation=predicate.twin.words,
                    predicate="".join(self.words[i].form for i in predicate.twin.verbs),
                )
                yield from self._triple(subject, twin, target, construction, setting)
        # A bare verb without object or adjunct joins nothing; it is told only where it is
        # all that its clause says.
        alone = setting.inherited == 0 and setting.alone
        if not slots.objects and (slots.qualifiers or alone):
            yield from self._triple(subject, slots, None, "intransitive", setting)

    def _clausal(
        self, predicate: Predicate, subject: Mention, slots: _Slots, setting: Setting
    ) -> Iterator[Triple]:
        for start, end in said(self.words, predicate):
            inner = self.build.clause(range(start, end))
            yield from self._triple(subject, slots, inner, "clausal", setting)

    def _passive(
        self, predicate: Predicate, subject: Mention, slots: _Slots, setting: Setting
    ) -> Iterator[Triple]:
        relation = tuple(sorted({*slots.relation, predicate.voice_word}))
        agents = slots.agents or self.participants(predicate.partner)
        if predicate.voice == "由" and slots.objects and not self._acting(predicate):
            agents = ()
        passive = replace(slots, relation=relation)
        apart = setting.inherited or self._comma_between(subject, predicate)
        serves = self.words[predicate.group.verbs[-1]].form in w.OFFICE_VERBS
        turns = self._form(predicate.group.verbs).endswith(_RESULTS) and not serves
        acts = not turns and (apart or self._adds(predicate))
        if predicate.voice == "由" and slots.objects and agents and acts:
            for agent in agents:  # …，由甲担任乙: 甲 | 担任 | 乙
                for target in slots.objects:
                    yield from self._triple(agent, slots, target, "svo", setting)
            return
        for agent in agents:
            # The adjuncts go with the result where there is one: they are told once.
            told = replace(passive, qualifiers=()) if slots.objects else passive
            if slots.objects and predicate.group.marker:  # 由甲拨付至乙: what 甲 does is 拨付
                told = replace(told, predicate=without_complement(slots.predicate))
            voiced = replace(setting, construction="")  # whoever reads it must know who acts
            yield from self._triple(subject, told, agent, "passive", voiced)
        result = replace(passive, predicate="被" + slots.predicate)
        if predicate.voice == "由":
            result = replace(passive, predicate=slots.predicate)
        for target in slots.objects:
            yield from self._triple(subject, result, target, "passive-result", setting)
        if not agents and not slots.objects:
            yield from self._triple(subject, result, None, "passive-result", setting)

    def _adds(self, predicate: Predicate) -> bool:
        """甲由乙提供丙, 甲由乙任主编: tell whether 由 has done something else than to its subject.

        Of a verb with a complement the subject is what is moved or named (由甲撒在乙, 由甲赠予乙).
        """
        verb = self.words[predicate.group.verbs[-1]].form
        if verb in w.OFFICE_VERBS:
            return True
        ends = predicate.group.marker or verb.endswith(_MOVING)
        return not ends and verb not in w.DONATING and verb not in w.ENTERING

    def _comma_between(self, subject: Mention, predicate: Predicate) -> bool:
        """Tell whether the subject stands in a clause before that of its 由."""
        before = self.words[: predicate.voice_word or 0]
        after = subject.span.end
        return any(x.kind is Kind.COMMA and x.token.span.start >= after for x in before)

    def _ba(
        self,
        predicate: Predicate,
        partner: Phrase,
        subject: Mention,
        slots: _Slots,
        setting: Setting,
    ) -> Iterator[Triple]:
        verb = predicate.group.words
        before = [i for i in slots.relation if i < verb[0]]
        result = [i for p in predicate.objects for i in range(p.start, p.items[-1].end)]
        for member in members(partner, self.words):
            moved = self.build.member(member)
            if moved is None:
                continue
            relation = tuple(sorted({*slots.relation, predicate.voice_word, *member.indices}))
            whole = replace(slots, relation=relation, predicate=self._form(relation))
            for target in slots.objects:
                yield from self._triple(subject, whole, target, "ba", setting)
            if self.words[predicate.voice_word].form == "以":
                continue  # what is taken as something is not what the verb 为 acts on
            named = predicate.voice_word in predicate.group.words
            if named:  # 任命甲为乙: 任命 | 甲
                verb, result = predicate.group.words[:1], []
            plain = replace(
                slots,
                relation=(*before, *verb, *result),
                predicate=(
                    without_complement(slots.predicate) if result or named else slots.predicate
                ),
                qualifiers=() if slots.objects else slots.qualifiers,
            )
            yield from self._triple(subject, plain, moved, "ba-object", setting)

    def _form(self, indices: Iterable[int]) -> str:
        return "".join(self.words[i].form for i in indices)

    def _triple(
        self,
        subject: Mention,
        slots: _Slots,
        target: Mention | None,
        construction: str,
        setting: Setting,
    ) -> Iterator[Triple]:
        relation = self.build.mention(slots.relation)
        if relation is None or (target is not None and target.spans == subject.spans):
            return
        construction = setting.construction or construction
        yield self.build.triple(
            subject,
            relation,
            target,
            predicate=slots.predicate,
            construction=construction,
            inherited=setting.inherited,
            qualifiers=slots.qualifiers,
            polarity=slots.polarity,
            modality=slots.modality,
            claim=setting.claim,
        )


def _nth(found: tuple[Qualifier, ...], number: int, of: int) -> tuple[Qualifier, ...]:
    """Return the qualifiers of the nth of several: 甲和乙分别于2021年、2023年投产."""
    roles = Counter(qualifier.role for qualifier in found)
    seen: Counter[str] = Counter()
    kept = []
    for qualifier in found:
        if roles[qualifier.role] != of or seen[qualifier.role] == number:
            kept.append(qualifier)
        seen[qualifier.role] += 1
    return tuple(kept)


def _construction(verb: str) -> str:
    if verb in w.COPULAS:
        return "copula"
    if verb in w.EXISTENTIALS:
        return "existential"
    return "inclusion" if verb in w.INCLUSIONS else "svo"

"""What a text wants others to do: 支持甲建设乙, 鼓励企业研制丙, 禁止货车进入丁.

The verb leaves open whether they do it, so what stands after it is told of those who are meant, as
desired, required, possible or forbidden. The graph wants such facts; the sentence asserts none of
them, and they are no rows of it. Who is sent somewhere (派甲赴乙学习) goes, where nothing says that
this is only planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided
from kgbuild.extract.chunks import Chunker
from kgbuild.extract.clause import Clause
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, PREVERBAL, Kind, Word
from kgbuild.extract.pattern.arguments import OneClause
from kgbuild.extract.pattern.complements import clause_end, verb_next
from kgbuild.extract.surface import Surface
from kgbuild.extract.telling import Setting, Teller
from kgbuild.model import Modality, Polarity, Span, Triple

#: Verbs that also tell what has come about: they demand only where nobody is said to do it.
_NARRATING = frozenset("推进 推动 促进 组织 指导 帮助 协助 动员 带动 引导".split())
#: Who is given something to do is to do it, whether or not that has been settled (已委托甲编制乙).
_COMMISSIONING = frozenset("委托 授权 邀请 特邀 约请 延请 商请 提请 指定".split())
_FORBIDDING = frozenset("禁止 严禁".split())
_DEMANDING: dict[str, Modality] = {
    **dict.fromkeys(_NARRATING | frozenset("支持 鼓励 倡导 号召".split()), "desired"),
    **dict.fromkeys(_FORBIDDING | frozenset("要求 督促 敦促 责成".split()), "required"),
    **dict.fromkeys("允许 准许".split(), "possible"),
    **dict.fromkeys(_COMMISSIONING, "planned"),
    **dict.fromkeys(w.SENDING, "asserted"),
}
_DONE = frozenset("已 已经 曾 曾经".split())
#: What one does for others: nobody who was asked before does it.
_FAVOURING = frozenset("给予 予以 安排 发放 提供 奖励 补贴 补助 资助 优先".split())
_OTHERS_DO = _FAVOURING | _DEMANDING.keys()
_TELLING = frozenset("svo intransitive clausal existential inclusion ba ba-object passive".split())


@dataclass(frozen=True, slots=True)
class Demand:
    """Somebody is wanted to do something.

    Attributes:
        clause: What they are to do, with them for its subject.
        scope: Where that stands in the document.
        deed: Where its verb stands.
        modality: How it is wanted.
        polarity: ``negative`` where it is forbidden.
    """

    clause: Clause
    scope: Span
    deed: int
    modality: Modality
    polarity: Polarity

    def told(self, triple: Triple) -> Triple:
        """Return a triple as what is demanded."""
        opposite: Polarity = "negative" if triple.polarity == "positive" else "positive"
        polarity = triple.polarity if self.polarity == "positive" else opposite
        modality = self.modality if triple.modality == "asserted" else triple.modality
        return replace(triple, polarity=polarity, modality=modality)


def with_demands(found: Iterable[Triple], surface: Surface, extractor: str) -> Iterator[Triple]:
    """Yield the triples of a sentence, with what it demands told as demanded.

    Args:
        found: The triples, as read.
        surface: The sentence.
        extractor: Name of the extractor that reads it.
    """
    several, forbids = surface.once(with_demands, lambda: _asked(surface))
    if not several and not forbids:
        yield from found
        return
    teller = Teller(Builder(surface, extractor))
    forbidden = list(_forbidden(surface, teller))
    if not several and not forbidden:
        yield from found
        return
    deeds = {triple.relation.spans[-1] for triple in forbidden}
    yield from forbidden
    for triple in found:
        if triple.relation.spans[-1] in deeds and not triple.subject.text:
            continue
        held = _held(triple, several)
        if held is not None:
            yield held
    for demand in several:
        agents = teller.participants(demand.clause.subject)
        for predicate in demand.clause.predicates:
            for triple in teller.facts(predicate, agents, Setting()):
                yield replace(demand.told(triple), construction="demand")


def _asked(surface: Surface) -> tuple[list[Demand], bool]:
    """Return what a sentence demands, and whether it may forbid something."""
    several = list(demands(surface.words, surface.chunker))
    return several, any(word.form in _FORBIDDING for word in surface.words)


def _forbidden(surface: Surface, teller: Teller) -> Iterator[Triple]:
    """Yield what nobody may do (严禁拖欠工资、伪造账目): whoever says so forbids it.

    Args:
        surface: The sentence.
        teller: Tells its predicates.
    """
    words = surface.words
    for index, word in enumerate(words):
        if word.form not in _FORBIDDING or not verb_next(words, index + 1, len(words)):
            continue
        if index and words[index - 1].kind not in BOUNDARIES:
            continue
        start, end = index + 1, clause_end(words, index + 1, len(words))
        while start < end:
            clause = OneClause(words, surface.chunker, start, end).read()
            for predicate in clause.predicates:
                predicate.before = (index, *predicate.before)
                nobody = (elided(word.token.span.start),)
                for triple in teller.facts(predicate, nobody, Setting()):
                    yield replace(
                        triple, construction="demand", predicate=word.form + triple.predicate
                    )
            start = max(clause.end, start) + 1


def demands(words: Sequence[Word], chunker: Chunker) -> Iterator[Demand]:
    """Yield what the verbs of a sentence want others to do.

    Args:
        words: The sentence.
        chunker: Its noun phrases.
    """
    commands = _commands(words)
    for index, word in enumerate(words):
        if word.kind is not Kind.VERB or word.form not in _DEMANDING:
            continue
        begin, end = index + 1, clause_end(words, index + 1, len(words))
        agent = chunker.phrase(begin, end)
        if agent is None:
            continue
        end = _past_when(words, agent.end, end)
        if not verb_next(words, agent.end, end) and not _behind_when(words, agent.end, end):
            continue
        ordered = commands or any(w.MODALS.get(x.form) == "required" for x in _before(words, index))
        settled = word.form not in _COMMISSIONING and _is_done(words, index, end)
        if settled or (word.form in _NARRATING and not ordered):
            continue
        clause = OneClause(words, chunker, begin, end).read()
        if clause.subject is None or clause.subject.start != begin or not clause.predicates:
            continue
        deed = words[clause.predicates[0].group.verbs[0]].token.span.start
        scope = Span(words[begin].token.span.start, words[end - 1].token.span.end)
        polarity: Polarity = "negative" if word.form in _FORBIDDING else "positive"
        modality = _DEMANDING[word.form]
        if word.form in w.SENDING:
            ahead = _sent(words, index)
            if ahead is None or words[agent.end - 1].kind is Kind.NUMBER:
                continue  # 派出教官40名、车辆9辆参加丙 is told of who sends them
            modality = ahead
        yield Demand(clause, scope, deed, modality, polarity)


def _past_when(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a clause ends that first says by when (要求甲在月底前修复管道)."""
    if start >= end or words[start].kind is not Kind.PREPOSITION:
        return end
    paused = end < len(words) and words[end].kind is Kind.LOCALISER
    plain = all(word.kind in NOMINAL for word in words[start + 1 : end])
    return clause_end(words, end + 1, len(words)) if paused and plain else end


def _behind_when(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether what somebody is to do follows by when they are to do it."""
    place = start
    if place < end and words[place].kind is Kind.PREPOSITION:
        place += 1
    while place < end and words[place].kind in NOMINAL | {Kind.LOCALISER}:
        place += 1
    return place > start and verb_next(words, place, end)


def _sent(words: Sequence[Word], index: int) -> Modality | None:
    """Return how it is told that somebody is sent (拟派甲赴乙), ``None`` where they are not."""
    before = [*_before(words, index)]
    first = index - len(before)
    before += words[max(first - 1, 0) : first]
    if any(word.kind is Kind.NEGATION for word in before):
        return None
    told = (w.MODALS.get(word.form) or w.PLAN_VERBS.get(word.form) for word in before)
    return next((modality for modality in told if modality), "asserted")


def _held(triple: Triple, several: Sequence[Demand]) -> Triple | None:
    """Return a triple as a sentence with demands holds it; ``None`` if it is misread."""
    if triple.construction not in _TELLING:
        return triple
    verb, subject = triple.relation.span.start, triple.subject
    for demand in several:
        scope = demand.scope
        wanted = bool(subject.text) and scope.contains(subject.span)
        if scope.start <= verb < scope.end:
            if wanted:
                return demand.told(triple)
            return triple if triple.inherited == 0 and subject.text else None
        if verb < scope.start and (wanted or _holds(triple, demand.deed)):
            return None  # who is supported does not support; 甲建设乙 is no name
        if wanted and verb >= scope.end:
            plans = demand.modality == "asserted" and triple.modality == "planned"
            if triple.predicate in _OTHERS_DO or plans:
                return None  # 派甲赴乙考察，计划建设丙: who sends 甲 plans that
            return demand.told(triple)
    return triple


def _holds(triple: Triple, deed: int) -> bool:
    """Tell whether a triple takes what is to be done, with who is to do it, for a name."""
    target = triple.object
    if target is None or triple.construction == "clausal":
        return False
    return target.span.start < deed < target.span.end


def _before(words: Sequence[Word], index: int) -> Sequence[Word]:
    """Return the adverbs and modals right before a verb."""
    start = index
    while start > 0 and words[start - 1].kind in PREVERBAL:
        start -= 1
    return words[start:index]


def _is_done(words: Sequence[Word], index: int, end: int) -> bool:
    """Tell whether what a verb asks for has come about (支持企业建设了三座工厂)."""
    settled = any(word.form in _DONE for word in _before(words, index))
    return settled or any(word.form in ("了", "过") for word in words[index + 1 : end])


def _commands(words: Sequence[Word]) -> bool:
    """Tell whether a sentence opens on what is to be done, and not on who does it."""
    position = 0
    if words and words[0].kind is Kind.PREPOSITION:  # 在应用推广方面，…
        position = next((i for i, x in enumerate(words) if x.kind in BOUNDARIES), 0) + 1
    return verb_next(words, position, len(words)) and words[-1].kind is Kind.STOP

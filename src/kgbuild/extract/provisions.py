"""What a paper provides without saying who does: what it grants to whom, and what it repeals.

对首次入选名录的企业，给予一次性奖励50万元 grants something to whoever fulfils a condition, so what
the condition says of them (入选) is no fact; 原《甲办法》同时废止 repeals 甲办法. Who grants and
repeals stands in the heading, if anywhere, so both leave their subject out; 由甲投资9亿元建设乙
names who builds. Read off words, as such clauses are alike. In: the words of a sentence. Out: its
provisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word
from kgbuild.extract.surface import Surface
from kgbuild.model import Mention, Qualifier, Role, Triple

_BY_MEASURE: Final = frozenset("按 按照 依照 参照".split())
_GIVING: Final = frozenset("给予 予以 发放 提供 拨付 安排".split())
_REWARDING: Final = frozenset("奖励 补助 补贴 资助 奖补 扶持".split())
_AWARDS: Final = tuple(
    "奖励 补助 补贴 支持 资助 优惠 奖补 贴息 扶持 资金 奖金 津贴 补偿 便利 减免 贷款 倾斜".split()
)
_BOUNDING: Final = frozenset(
    "最高 不超过 最低 不低于 最多 至少 累计 每年 每个 每人 单个 约".split()
)
_LIMITS: Final = frozenset("不 超过 超 低于 得".split())
_SUPPORTING: Final = frozenset("支持 鼓励 引导 扶持 推动 设立 安排 规定".split())
_RULING: Final = frozenset(
    "取消 撤销 收回 追回 追究 责令 处以 不予 予以 暂停 吊销 通报 约谈 依法 依规 免征 减免 "
    "优先".split()
)
_REPEALING: Final = frozenset("同时 即行 予以 自行 相应 一并".split())
_CURRENCY: Final = frozenset("元 万元 亿元".split())
_NAMING: Final = NOMINAL - {Kind.PRONOUN, Kind.TIME} | {Kind.VERB}  # 甲市促进消费十条措施
_PLAIN: Final = frozenset({Kind.NOUN, Kind.ADJECTIVE})
_ENDS: Final = BOUNDARIES | {Kind.LIST_MARK}

#: How likely a provision is so, by reading some fifty of them.
CHANCE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Provisions:
    """What a sentence grants and repeals.

    Attributes:
        triples: The facts.
        verbs: Where their verbs stand: nobody else does there what they say.
        conditions: Where it is said who is granted something: nothing there is a fact.
    """

    triples: tuple[Triple, ...]
    verbs: frozenset[int]
    conditions: tuple[tuple[int, int], ...]

    def supposes(self, start: int, end: int) -> bool:
        """Tell whether what stands from ``start`` to ``end`` is said of whoever it may concern."""
        return any(first <= start and end <= last for first, last in self.conditions)


def provisions(surface: Surface, read: Sequence[Triple] = ()) -> Provisions:
    """Return what a sentence grants and repeals without a subject.

    Args:
        surface: The sentence.
        read: What else is read of it: who supports some in its first clause grants things to
            others (市教育局支持…，对…给予补助).
    """
    build = Builder(surface, "provisions")
    words = surface.words
    triples: list[Triple] = []
    verbs: set[int] = set()
    conditions: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if word.form in ("对", "对于") and _opens(words, index):
            whom = _whom(words, index + 1)
            if whom is not None and _rules(words, whom):
                conditions.append((word.token.span.start, words[whom.stop - 1].token.span.end))
            verb = _grant(words, whom.stop) if whom is not None else None
            if whom is None or verb is None:
                continue
            end = _clause_end(words, verb + 1)
            limit = _limit(words, end)
            told = [*_granted(build, range(index, whom.stop), verb, end, limit)]
            if told:
                triples += told
                verbs.add(words[verb].token.span.start)
                verbs.update(words[i].token.span.start for i in limit)
                if any(words[i].kind is Kind.DE for i in whom):
                    last = words[whom.stop - 1].token.span.end
                    conditions.append((word.token.span.start, last))
        elif word.kind is Kind.YOU and _opens(words, index):
            paid = _paid(build, index)
            if paid is not None:
                triples.append(paid)
                verbs.add(paid.relation.span.start)
        elif word.form == "废止" and (repealed := _repealed(build, index)) is not None:
            triples.append(repealed)
            verbs.add(word.token.span.start)
    giver = _supporter(read)
    if giver is not None:
        triples = [
            replace(t, subject=giver, inherited=1)
            if t.relation.span.start > giver.span.end and t.predicate != "废止"
            else t
            for t in triples
        ]
    return Provisions(tuple(triples), frozenset(verbs), tuple(conditions))


def _supporter(read: Sequence[Triple]) -> Mention | None:
    """Return who supports or encourages somebody in a sentence."""
    givers = [
        triple.subject
        for triple in read
        if triple.predicate in _SUPPORTING and triple.subject.text and triple.inherited == 0
    ]
    return min(givers, key=lambda mention: mention.span.start, default=None)


def _opens(words: Sequence[Word], index: int) -> bool:
    return index == 0 or words[index - 1].kind in BOUNDARIES


def _rules(words: Sequence[Word], whom: range) -> bool:
    """Tell whether a rule follows on those whom 对 introduces (对弄虚作假的单位，取消资格)."""
    described = any(words[i].kind is Kind.DE for i in whom)
    if not described or words[whom.stop - 1].tag not in ("n", "vn"):
        return False
    following = words[whom.stop : whom.stop + 3]
    return len(following) > 1 and any(word.form in _RULING for word in following)


def _whom(words: Sequence[Word], start: int) -> range | None:
    """Return the noun phrase behind 对, up to a comma or to the verb that grants."""
    for index in range(start, len(words)):
        word = words[index]
        if word.kind is Kind.STOP:
            return None
        grants = word.form in _GIVING or (word.form in _REWARDING and _amount(words, index + 1))
        measured = word.kind is Kind.PREPOSITION and word.form in _BY_MEASURE
        if word.kind is Kind.COMMA or ((grants or measured) and index > start):
            if words[index - 1].kind is Kind.DE and index > start + 1:
                return range(start, index - 1)  # 对单场观众超过2万人的，每场给予补助
            end = index
            while end > start and words[end - 1].kind not in (Kind.NOUN, Kind.CLOSE):
                end -= 1
            return range(start, end) if end > start and end >= index - 3 else None
    return None


def _grant(words: Sequence[Word], start: int) -> int | None:
    """Return the verb that grants something, where nobody is said to do it."""
    commas = 0
    for index in range(start, len(words)):
        word = words[index]
        if word.form in _GIVING or (word.form in _REWARDING and _amount(words, index + 1)):
            return index
        commas += word.kind is Kind.COMMA
        if commas > 1 or word.kind is Kind.STOP or word.kind in (Kind.YOU, Kind.BEI, Kind.BA):
            return None
        measured = "按" in [x.form[:1] for x in words[start:index]]  # 按交易额的1%给予奖励
        acts = word.kind is Kind.NOUN and not measured and word.form not in _BOUNDING
        if acts or (word.kind is Kind.VERB and not measured):
            return None
    return None


def _amount(words: Sequence[Word], index: int) -> bool:
    """Tell whether an amount stands at a place (最高50万元)."""
    while index < len(words) and words[index].form in _BOUNDING:
        index += 1
    return index < len(words) and words[index].kind is Kind.NUMBER


def _clause_end(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and words[end].kind not in _ENDS:
        end += 1
    return end


def _limit(words: Sequence[Word], comma: int) -> range:
    """Return the words of a clause behind a comma that only bounds an amount (最高不超过20万元)."""
    if comma >= len(words) or words[comma].kind is not Kind.COMMA:
        return range(0)
    end = _clause_end(words, comma + 1)
    bounds = all(
        words[i].form in _BOUNDING or words[i].form in _LIMITS or words[i].kind is Kind.NUMBER
        for i in range(comma + 1, end)
    )
    return range(comma + 1, end) if bounds and end > comma + 2 else range(0)


def _granted(build: Builder, topic: range, verb: int, end: int, limit: range) -> Iterator[Triple]:
    """Yield what is granted to whom.

    Args:
        build: Makes the mentions.
        topic: The words for whom, 对 included.
        verb: The verb.
        end: Where its clause ends.
        limit: The clause behind it that bounds the amount.
    """
    words = build.words
    whom = build.mention(range(topic.start + 1, topic.stop), topic.stop - 1)
    said = build.mention(topic, topic.stop - 1)
    relation = build.mention([verb])
    if whom is None or said is None or relation is None:
        return
    about: list[Qualifier] = [_qualifier("beneficiary", said, whom, "对")]
    target = whom
    clause = words[topic.stop].kind is Kind.DE if topic.stop < len(words) else False
    if clause and words[verb].form not in _GIVING:
        return
    if words[verb].form in _GIVING:
        award = _award(words, verb + 1, end)
        what = build.mention(award, award.stop - 1) if award is not None else None
        if what is None:
            return
        target = what
    else:
        about = []
    if topic.stop < verb and words[topic.stop].form in _BY_MEASURE:
        measure = build.mention(range(topic.stop + 1, verb))  # 按投资额的15%给予补助
        whole = build.mention(range(topic.stop, verb))
        if measure is not None and whole is not None:
            about.append(_qualifier("quantity", whole, measure, words[topic.stop].form))
    about += _how_much(build, verb + 1, end)
    about += _how_much(build, limit.start, limit.stop)
    yield build.triple(
        elided(words[verb].token.span.start),
        relation,
        target,
        predicate=words[verb].form,
        construction="provision",
        qualifiers=tuple(about),
    )


def _award(words: Sequence[Word], start: int, end: int) -> range | None:
    """Return the noun for what is given (一次性奖励), without how much it is."""
    last = next((i for i in range(end - 1, start - 1, -1) if words[i].form.endswith(_AWARDS)), None)
    if last is None:
        return None
    first = last
    while first > start and (words[first - 1].kind in _PLAIN or words[first - 1].form == "一次性"):
        first -= 1
    while first < last and words[first].form in _BOUNDING | _CURRENCY:  # 元 lost its figure
        first += 1
    return range(first, last + 1)


def _how_much(build: Builder, start: int, end: int) -> Iterator[Qualifier]:
    """Yield the amounts behind a verb, with what bounds them (最高500万元)."""
    words = build.words
    for index in range(start, end):
        if words[index].kind is not Kind.NUMBER or not words[index].form[:1].isdigit():
            continue
        first = index
        while first > start and words[first - 1].form in _BOUNDING | _LIMITS:
            first -= 1
        amount = build.mention(range(first, index + 1), index)
        if amount is not None:
            yield _qualifier("quantity", amount, amount, "")


def _qualifier(role: Role, mention: Mention, value: Mention, marker: str) -> Qualifier:
    return Qualifier(role, mention, value, marker, CHANCE)


def _is_guess(word: Word) -> bool:
    """Tell whether a word is a pause that was lost, and was put back where one may have been."""
    return word.kind is Kind.COMMA and not word.token.text


def _paid(build: Builder, index: int) -> Triple | None:
    """Return what somebody pays for and builds (由甲集团投资15亿元建设乙)."""
    words = build.words
    spends = next(
        (i for i in range(index + 2, len(words) - 3) if words[i].form in w.SPENDING), len(words)
    )
    amount, verb = spends + 1, spends + 2
    if verb + 1 >= len(words) or words[amount].kind is not Kind.NUMBER:
        return None
    making = words[verb].form in w.MAKING | w.BUILDING | w.GATHERING
    held = all(x.kind in (Kind.NOUN, Kind.DE, Kind.VERB) for x in words[index + 1 : spends])
    end = _clause_end(words, verb + 1)
    if not making or not held or words[end - 1].kind is not Kind.NOUN:
        return None
    agent, what = (
        build.mention(range(index + 1, spends), spends - 1),
        build.mention(range(verb + 1, end), end - 1),
    )
    relation, price = build.mention([verb]), build.mention([amount])
    if agent is None or what is None or relation is None or price is None:
        return None
    return build.triple(
        agent,
        relation,
        what,
        predicate=relation.form,
        construction="provision",
        qualifiers=(_qualifier("quantity", price, price, ""),),
    )


def _repealed(build: Builder, index: int) -> Triple | None:
    """Return what is repealed (原《甲办法》同时废止)."""
    words, end = build.words, index
    follows = words[index + 1].kind if index + 1 < len(words) else Kind.STOP
    while end > 0 and (words[end - 1].form in _REPEALING or _is_guess(words[end - 1])):
        end -= 1
    since = max((i for i in range(end) if words[i].form == "自"), default=end)
    if "起" in words[end - 1].form and "," not in [x.form for x in words[since:end]]:
        end = since  # 自本办法施行之日起废止
    if end == 0 or follows not in BOUNDARIES or end == index:
        return None
    start = end - 1
    if words[start].kind is Kind.CLOSE:
        while start > 0 and words[start].form != "《":
            start -= 1
        if words[start].form != "《":
            return None
    elif words[start].kind is Kind.NOUN and words[start].form.endswith(w.DOCUMENTS):
        while start > 0 and words[start - 1].kind in _NAMING:
            start -= 1
    else:
        return None
    what, relation = build.mention(range(start, end)), build.mention([index])
    if what is None or relation is None:
        return None
    return build.triple(
        elided(words[index].token.span.start),
        relation,
        what,
        predicate="废止",
        construction="provision",
    )

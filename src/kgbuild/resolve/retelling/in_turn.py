"""…包括甲、乙两个项目，投资额分别为12亿元和8亿元: each amount is told of the one that it is of.

As read, the amounts are of one noun, which names none of the list before it. Between nodes
甲的投资额 is 12亿元, and 乙的投资额 8亿元. Where there are not as many things as amounts, nothing
is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from kgbuild.model import Mention, Span, Triple
from kgbuild.regex import regex
from kgbuild.resolve.retelling.slots import is_plain

_IN_TURN: Final = ("分别", "依次")
_PLAIN: Final = "[^，。；、和与及,;]"
_AMOUNT: Final = rf"{_PLAIN}{{0,6}}[\d一二两三四五六七八九十百千万亿]{_PLAIN}{{0,10}}"
_AMOUNTS: Final = regex(rf"{_AMOUNT}(?:、{_AMOUNT})*(?:[和与及]|以及){_AMOUNT}(?=[，。；,;]|$)")
_ONE: Final = regex(_AMOUNT)
_JOINT: Final = regex(r"[》”]?(?:、|和|与|及|以及|，以及|)[《“]?")
#: All that a list names, by how many they are.
_ALL: Final = regex(
    "双方|[两二三四五六七八九十](?:者|人|方|国|地|省|市|县|校|[家个所座](?:公司|企业|银行|项目|学校|城市)?)"
)
_FARTHEST: Final = 24  # characters between the list and the noun of the amounts


def in_turn(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, each of several amounts told of what it is of.

    Args:
        triples: All triples of the document, in reading order.
    """
    found: list[Triple] = []
    for _, group in groupby(triples, key=lambda triple: triple.evidence.sentence_span):
        told = list(group)
        if any(triple.relation.form.startswith(_IN_TURN) for triple in told):
            told = list(_told(told))
        found += told
    return found


def _told(triples: Sequence[Triple]) -> Iterator[Triple]:
    """Yield the triples of a sentence, those of several amounts once for each."""
    lists = list(_lists(triples))
    done: set[tuple[Span, ...]] = set()
    for triple in triples:
        place = triple.relation.spans
        if place in done:
            continue
        each = list(_each(triple, lists)) if triple.relation.form.startswith(_IN_TURN) else []
        if each:
            done.add(place)
        yield from each or [triple]


def _each(triple: Triple, lists: Sequence[tuple[Mention, ...]]) -> Iterator[Triple]:
    """Yield a triple once for each amount, or not at all if it tells none in turn."""
    noun, target = triple.subject, triple.object
    if target is None or not is_plain(noun) or noun.entity is not None or noun.tag == "nr":
        return
    sentence, base = triple.evidence.sentence, triple.evidence.sentence_span.start
    behind = triple.relation.span.end - base
    if target.span.start - base < behind or noun.span.start < base:
        return
    amounts = _AMOUNTS.match(sentence, behind)
    if amounts is None:
        return
    several = list(_ONE.finditer(sentence, amounts.start(), amounts.end()))
    start = noun.span.start
    near = [
        held
        for held in lists
        if len(held) == len(several)
        and held[-1].span.end < start
        and _is_near(sentence[held[-1].span.end - base : start - base])
    ]
    if not near:
        return
    for member, amount in zip(near[-1], several, strict=True):
        span = Span(base + amount.start(), base + amount.end())
        of_each = replace(
            noun,
            spans=(member.span, noun.span),
            text=f"{member.text}的{noun.text}",
            form=f"{member.form}的{noun.form}",
        )
        if _ALL.fullmatch(noun.form):
            of_each = member  # 股东包括甲和乙，双方分别持股42%和15%
        much = Mention((span,), amount[0], amount[0], amount[0], None, "m")
        rest = tuple(q for q in triple.qualifiers if q.mention.span.end <= start)
        yield replace(triple, subject=of_each, object=much, qualifiers=rest, inherited=0)


def _is_near(between: str) -> bool:
    """Tell whether only a pause, and what counts the list, parts a list from its amounts."""
    pauses = between.count("，") + between.count(",")
    return len(between) <= _FARTHEST and pauses == 1 and not {"。", "；", "、"} & {*between}


def _lists(triples: Sequence[Triple]) -> Iterator[tuple[Mention, ...]]:
    """Yield what stands in a list and fills one slot of one predicate, by where the list begins."""
    slots: defaultdict[object, set[Mention]] = defaultdict(set)
    for triple in triples:
        verb = triple.relation.spans
        if triple.object is not None:
            slots["object", triple.subject.spans, verb].add(triple.object)
            slots["subject", triple.object.spans, verb].add(triple.subject)
        for qualifier in triple.qualifiers:
            slots[qualifier.role, verb].add(qualifier.value)
    lists = {run for held in slots.values() for run in _runs(held, triples[0])}
    yield from sorted(lists, key=lambda run: (run[0].span.start, run[-1].span.end))


def _runs(held: set[Mention], triple: Triple) -> Iterator[tuple[Mention, ...]]:
    """Yield the mentions that stand in one list."""
    sentence, base = triple.evidence.sentence, triple.evidence.sentence_span.start
    run: list[Mention] = []
    for mention in sorted(filter(is_plain, held), key=lambda m: (m.span.start, m.span.end)):
        if run:
            between = sentence[run[-1].span.end - base : mention.span.start - base]
            if run[-1].span.end >= mention.span.start or not _JOINT.fullmatch(between):
                if len(run) > 1:
                    yield tuple(run)
                run = []
        run.append(mention)
    if len(run) > 1:
        yield tuple(run)

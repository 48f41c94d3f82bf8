"""Two readings of the same words are one fact: the surer one goes into the graph.

写了许多给乐团的曲目 may be read twice, with 许多 and with the whole phrase as what was written. Who
批准筹建甲 has not founded it: of two relations the longer tells what is done. What a list of
specifications measures is told of no glued noun (青藤S5自重) beside it. Of 从事旅游的居民 either
the 居民 work in tourism, or somebody does something to them. When something was done says too
little where the same words tell what was done (上周完成融资, and not 完成 | 上周).
Nor has a clause two subjects, where each extractor carries over another.
Lists are not rivals: their members stand beside each other, not inside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kgbuild.model import Mention, Span, Triple
from kgbuild.resolve.relations import settles

_SPECIFIED = frozenset(("specification", "quality"))
REASON = "the same words are read more surely otherwise"


def outdone(triples: Sequence[Triple]) -> frozenset[int]:
    """Return the numbers of the triples that a surer reading of the same words outdoes."""
    sentences: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    done = {
        (triple.evidence.document, triple.relation.spans, triple.subject.spans)
        for triple in triples
        if triple.object is not None
        and len(triple.relation.span)
        and not triple.construction.startswith("passive")
    }
    lost: set[int] = set()
    for number, triple in enumerate(triples):
        if triple.object is not None:
            if len(triple.relation.span):
                sentences[_sentence(triple)].append(number)
        elif triple.construction == "intransitive" and (
            (triple.evidence.document, triple.relation.spans, triple.subject.spans) in done
        ):
            lost.add(number)
    for numbers in sentences.values():
        for position, number in enumerate(numbers):
            for other in numbers[position + 1 :]:
                one, two = triples[number], triples[other]
                if _unsettled(one, two):
                    lost.add(number)
                elif _unsettled(two, one):
                    lost.add(other)
                elif _rivals(one, two):
                    less = min(number, other, key=lambda n: (triples[n].confidence, -n))
                    lost.add(less)
    return frozenset(lost)


def measured_otherwise(triples: Sequence[Triple]) -> frozenset[int]:
    """Return the numbers of the triples whose amounts a list of specifications tells better."""
    amounts: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
    for triple in triples:
        if triple.construction in _SPECIFIED and triple.object is not None:
            amounts[_sentence(triple)].append(triple.object.span)
    if not amounts:
        return frozenset()
    return frozenset(
        number
        for number, triple in enumerate(triples)
        if triple.construction not in (*_SPECIFIED, "clausal")
        and any(_tells(triple, span) for span in amounts.get(_sentence(triple), ()))
    )


def _tells(triple: Triple, span: Span) -> bool:
    """Tell whether a triple tells of an amount, or is nothing but the quality at a place."""
    if triple.object is None:
        return span.contains(triple.relation.span) and len(triple.relation.span) > 0
    return span.overlaps(triple.object.span)


def _sentence(triple: Triple) -> tuple[str, int]:
    return triple.evidence.document, triple.evidence.sentence_span.start


def _unsettled(one: Triple, two: Triple) -> bool:
    """Tell whether the first leaves out what the second says of the act (批准筹建, not 筹建)."""
    if one.object is None or two.object is None:
        return False
    alike = (one.subject.spans, one.object.spans) == (two.subject.spans, two.object.spans)
    before = two.relation.form.removesuffix(one.relation.form)
    return alike and before != two.relation.form and settles(before)


def _rivals(one: Triple, two: Triple) -> bool:
    if not one.relation.span.overlaps(two.relation.span):
        return False
    if one.object is None or two.object is None:
        return False
    if one.subject.spans == two.subject.spans:
        return _nested(one.object, two.object)
    if _carried_apart(one, two):
        return True
    if _describes(one, two) or _describes(two, one):
        return True
    return one.object.spans == two.object.spans and _nested(one.subject, two.subject)


def _carried_apart(one: Triple, two: Triple) -> bool:
    """Tell whether each extractor has carried another subject over to one verb and its object."""
    alike = one.relation.spans == two.relation.spans and one.object == two.object
    both = one.inherited > 0 and two.inherited > 0
    return alike and both and one.extractor != two.extractor


def _describes(one: Triple, two: Triple) -> bool:
    """Tell whether one reads a clause that describes a noun, two the clause and the noun as done.

    甲 | 从事 | 旅游服务的居民 and 居民 | 从事 | 旅游服务 cannot both be what the words say.
    """
    if one.construction != "relative" or one.object is None or two.object is None:
        return False
    held, whole = (one.subject.span, one.object.span), two.object.span
    return one.subject.span.start > one.relation.span.end and all(whole.contains(x) for x in held)


def _nested(one: Mention, two: Mention) -> bool:
    if one.span == two.span or len(one.spans) > 1 or len(two.spans) > 1:
        return False
    return one.span.contains(two.span) or two.span.contains(one.span)

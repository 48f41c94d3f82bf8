"""把甲并入乙 becomes a fact of 甲: what was moved is put into, named or made what comes after.

As read, the fact is the mover's (丙 | 把甲并入 | 乙), and its relation holds a name, which no two
sentences share. Between nodes it says more of what is moved: 甲 | 被并入 | 乙. That 丙 did it stays
with the other fact of the construction (丙 | 并入 | 甲).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from kgbuild.model import Mention, Span, Triple
from kgbuild.regex import regex

_MARKERS = ("把", "将", "將")
_NO_VERBS = frozenset("至 到 有 为 连带 带".split())  # pieces of something read wrongly
_ASPECTS = "了过著着過"
#: What the mover did first, before naming who is moved: 决定任命甲为乙.
_DECIDED = regex("^(?:决定|決定|同意|宣布|宣佈|批准)(?=..)")

#: How much of it was moved.
_COUNT = regex(
    r"[约近超]?[\d一二三四五六七八九十百千万亿两]+[余多]?[册件幅卷元箱枚本部篇张只台套座份种块吨]"
)

_Place: TypeAlias = tuple[str, int, tuple[Span, ...]]


class Moved:
    """What 把 has moved before its verb, in all triples of a build.

    Args:
        triples: The triples.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_place: defaultdict[_Place, list[Mention]] = defaultdict(list)
        for triple in triples:
            if triple.construction == "ba-object" and triple.object is not None:
                self._by_place[_place(triple)].append(triple.object)

    def told_of(self, triple: Triple) -> Triple:
        """Return the fact of ``triple`` as one of what is moved, where it moves something."""
        if triple.construction != "ba":
            return triple
        for moved in self._by_place.get(_place(triple), ()):
            if all(any(s.contains(m) for s in triple.relation.spans) for m in moved.spans):
                relation = _without(triple, moved)
                if relation is not None and relation.form not in _NO_VERBS:
                    return replace(
                        triple,
                        subject=moved,
                        relation=relation,
                        predicate="被" + _DECIDED.sub("", relation.form).rstrip(_ASPECTS),
                        construction="passive-result",
                    )
        return triple


def _place(triple: Triple) -> _Place:
    evidence = triple.evidence
    return evidence.document, evidence.sentence_span.start, triple.subject.spans


def _without(triple: Triple, moved: Mention) -> Mention | None:
    """Return the relation of ``triple`` without what it moves and the word that moves it."""
    evidence = triple.evidence
    base = evidence.sentence_span.start
    inside = {place for span in moved.spans for place in range(span.start, span.end)}
    places = [
        place
        for span in triple.relation.spans
        for place in range(span.start, span.end)
        if place not in inside
    ]
    markers = [
        number
        for number, place in enumerate(places)
        if place < moved.span.start and evidence.sentence[place - base] in _MARKERS
    ]
    if markers:  # what stands before 把 is of the mover: 可能, 没有
        places = places[markers[-1] + 1 :]
    counted = _COUNT.match("".join(evidence.sentence[place - base] for place in places))
    if counted and len(places) > counted.end() and places[0] == moved.span.end:
        places = places[counted.end() :]  # 将藏书|三千余册|捐赠给乙
    if not places or len(triple.relation.form) != len(triple.relation.text):
        return None  # normalising moved the letters: no telling which of them to leave out
    kept = set(places)
    covered = [p for span in triple.relation.spans for p in range(span.start, span.end)]
    form = "".join(c for p, c in zip(covered, triple.relation.form, strict=True) if p in kept)
    text = "".join(evidence.sentence[place - base] for place in places)
    spans: list[Span] = []
    for place in places:
        if spans and spans[-1].end == place:
            spans[-1] = Span(spans[-1].start, place + 1)
        else:
            spans.append(Span(place, place + 1))
    return Mention(tuple(spans), text, form, form, None, "v")

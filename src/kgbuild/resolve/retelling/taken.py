"""以甲为乙 joins who does so and 甲: 小说以青岛港为主要场景 tells 小说 | 以…为主要场景 | 青岛港.

As read, the noun that 甲 is taken as is the object (以青岛港为 | 主要场景, or 为 | 主要场景 by
means of 青岛港); it says nothing by itself, and between nodes it belongs to the relation.
甲称其为乙 tells how else 其 is called, whoever calls it so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Qualifier, Span, Triple
from kgbuild.regex import regex

_TAKEN: Final = regex(r"以(?P<what>.{2,40})为")
_CALLING: Final = regex("[并又也常均都多俗亦]{0,2}称(?P<whom>[其之])为")
_MISREAD: Final = frozenset({"中意", "中意为"})
_LONGEST: Final = 12  # characters of what something is taken as
#: Two readings of the frame exclude each other, and their chances add up.
_TWICE: Final = 1.3
_SUREST: Final = 0.95
_NO_NOUNS: Final = frozenset("nr ns nt m t r".split())


def taken(triple: Triple) -> Triple:
    """Return a triple of what is taken as something as one about it; others as they are."""
    return _called(_taken(_meant(triple)))


def _meant(triple: Triple) -> Triple:
    """Return 在甲语中意为乙 by its verb, which a tagger reads as 中意."""
    tongue = any(q.value.form.endswith(("语", "文")) for q in triple.qualifiers)
    if triple.predicate not in _MISREAD or not tongue:
        return triple
    return replace(triple, predicate="意为")


def _called(triple: Triple) -> Triple:
    """Return 甲称其为乙 as what it says of 其: 其 | 称为 | 乙."""
    relation = triple.relation
    found = _CALLING.fullmatch(relation.form)
    if found is None or triple.object is None or len(relation.form) != len(relation.text):
        return triple
    places = [place for span in relation.spans for place in range(span.start, span.end)]
    place = places[found.start("whom")]
    whom = Mention((Span(place, place + 1),), found["whom"], "其", "其", None, "r")
    return replace(triple, subject=whom, predicate="称为", construction="svo", qualifiers=())


def _taken(triple: Triple) -> Triple:
    """Return 甲以乙为丙 as 甲 | 以…为丙 | 乙."""
    target = triple.object
    if target is None or triple.construction not in ("svo", "copula", "ba", "ba-object"):
        return triple
    if len(target.form) > _LONGEST or target.tag in _NO_NOUNS:
        return triple
    found = _by_means(triple) if triple.predicate == "为" else _in_relation(triple)
    if found is None:
        return triple
    relation = triple.relation.spans[-1]
    whole = Span(relation.end - 1, target.span.end)
    start = triple.evidence.sentence_span.start
    text = triple.evidence.sentence[whole.start - start : whole.end - start]
    form = "为" + target.form
    chance = min(_SUREST, triple.confidence * _TWICE)
    beside = tuple(q for q in triple.qualifiers if q.role != "means")
    return replace(
        triple,
        relation=Mention((whole,), text, form, "为", None, "v"),
        predicate=form,
        object=None,
        qualifiers=(replace(found, confidence=chance), *beside),
        construction="adjunct",
        confidence=chance,
    )


def _by_means(triple: Triple) -> Qualifier | None:
    """Return the adjunct that stands right before 为 (以甲|为乙)."""
    place = triple.relation.span.start
    means = (q for q in triple.qualifiers if q.role == "means" and q.marker == "以")
    return next((q for q in means if q.mention.span.end == place), None)


def _in_relation(triple: Triple) -> Qualifier | None:
    """Return what stands inside the relation as the adjunct that it is (以甲为)."""
    found = _TAKEN.fullmatch(triple.relation.form)
    if found is None or len(triple.relation.form) != len(triple.relation.text):
        return None
    characters = [place for span in triple.relation.spans for place in range(span.start, span.end)]
    places = characters[found.start("what") : found.end("what")]
    if places[-1] - places[0] >= len(places):
        return None
    span, words = Span(places[0], places[-1] + 1), found["what"]
    value = Mention((span,), words, words, words, None, "n")
    with_marker = Mention((Span(span.start - 1, span.end),), "以" + words, "以" + words)
    return Qualifier("means", with_marker, value, "以", triple.confidence)

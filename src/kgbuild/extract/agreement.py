"""Two readings of a sentence become one list of triples, each with its confidence.

The syntactic extractor reads the tree, the pattern extractor tags and closed-class words; they
err in different places. A row that both read is right about eight times in ten on written text,
one that only one of them reads less than half as often, so agreement is the best single sign
of a good reading, and what only one has read is kept where the other signs are good.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import TypeVar

from kgbuild.extract.attribution import labelled
from kgbuild.extract.brackets import lift
from kgbuild.extract.confidence import (
    Agreement,
    Features,
    Surroundings,
    features,
    load_weights,
    probability,
)
from kgbuild.extract.grounds import grounds
from kgbuild.extract.modality import spread
from kgbuild.extract.pattern import PatternExtractor
from kgbuild.extract.rows import with_object
from kgbuild.extract.syntax import SyntaxExtractor
from kgbuild.extract.tagging import words_of
from kgbuild.model import Ground, Mention, Qualifier, Sentence, Span, Triple

T = TypeVar("T")

#: Rows below this chance are not told: development text scores best around it.
LEAST = 0.45

#: Facts inside one noun phrase that no sentence states: their chance was set by reading.
_STANDING = {"place": ("make of a place", 0.83), "alias": ("make of an alias", 0.77)}


class CombinedExtractor:
    """Reads each sentence twice where it has a tree, once where it has none."""

    name = "syntax+pattern"

    def __init__(self) -> None:
        self._pattern = PatternExtractor()
        self._syntax = SyntaxExtractor()

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield the triples of one sentence that are likely enough, with their confidence."""
        for triple in self.judged(sentence):
            qualifiers = tuple(q for q in triple.qualifiers if q.confidence >= LEAST)
            told = triple.object is not None or not triple.qualifiers
            if qualifiers or (told and triple.confidence >= LEAST):
                yield replace(triple, qualifiers=qualifiers)

    def judged(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield all that either extractor reads, in reading order, with its confidence."""
        place = Surroundings(sentence)
        for candidate in self.candidates(sentence):
            triple = candidate.triple
            if triple.construction in _STANDING:
                feature, chance = _STANDING[triple.construction]
                why = (Ground(feature, round(log(chance / (1 - chance)), 2)),)
                yield replace(triple, confidence=chance, grounds=why)
                continue
            own, *of_adjuncts = candidate.rows(place)
            yield replace(
                triple,
                confidence=probability(own),
                grounds=grounds(own, load_weights()),
                qualifiers=tuple(
                    replace(
                        qualifier,
                        confidence=probability(row),
                        grounds=grounds(row, load_weights()),
                    )
                    for qualifier, row in zip(triple.qualifiers, of_adjuncts, strict=True)
                ),
            )

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """Return the triples of both extractors, what both read counted once."""
        readings = self._readings(sentence)
        guesses = [
            _rows(self._readings(replace(sentence, tokens=tokens, alternatives=())))
            for tokens in sentence.alternatives
        ]
        found: dict[tuple[object, ...], Candidate] = {}
        for triples, others in (readings, readings[::-1]):
            for triple in triples:
                known = found.get(_key(triple))
                if known is None:
                    found[_key(triple)] = Candidate(triple, others, guesses)
                else:
                    known.triple = _joined(known.triple, triple)
        if sentence.text.rstrip("”」』）) \n").endswith(("？", "?")):
            # A question states nothing but who asks it.
            found = {k: c for k, c in found.items() if c.triple.construction == "clausal"}
        told = list(found.values())
        judged = spread(labelled((candidate.triple for candidate in told), sentence))
        for candidate, triple in zip(told, judged, strict=True):
            candidate.triple = triple
        return sorted(told, key=lambda c: c.triple.evidence.quote_span.start)

    def _readings(self, sentence: Sentence) -> list[list[Triple]]:
        words, asides = lift(words_of(sentence.tokens))
        return [
            list(self._syntax.read(sentence, words, asides)),
            list(self._pattern.read(sentence, words, asides)),
        ]


@dataclass(slots=True)
class Candidate:
    """A triple with what bears on its truth.

    Attributes:
        triple: The triple.
        others: All that the other extractor reads in its sentence.
        guesses: For each other guess at the sentence's lost pauses, the rows read from it.
    """

    triple: Triple
    others: Sequence[Triple]
    guesses: Sequence[Container[tuple[object, ...]]] = ()

    def rows(self, place: Surroundings) -> Iterator[Features]:
        """Yield the features of the fact, then of each adjunct."""
        triple = self.triple
        verb = [other for other in self.others if _same_verb(triple.relation, other.relation)]
        subject = any(other.subject.spans == triple.subject.spans for other in verb)
        target = _spans(triple.object)
        objects = [other for other in verb if _spans(other.object) == target]
        agreement = Agreement(
            any(_key(other) == _key(triple) for other in verb),
            bool(verb),
            subject,
            bool(objects),
            lost=self._lost((*_key(triple), ())),
        )
        yield features(triple, None, agreement, place)
        for qualifier in triple.qualifiers:
            holders = [
                other
                for other in verb
                if any(q.mention.spans == qualifier.mention.spans for q in other.qualifiers)
            ]
            same = any(_key(other) == _key(triple) for other in holders)
            yield features(
                triple,
                qualifier,
                replace(
                    agreement,
                    both=same,
                    adjunct=bool(holders),
                    lost=self._lost((*_key(triple), qualifier.mention.spans)),
                ),
                place,
            )

    def _lost(self, row: tuple[object, ...]) -> int:
        """Return how many of the other guesses do not read a row."""
        return sum(row not in rows for rows in self.guesses)


def _rows(readings: Iterable[Iterable[Triple]]) -> set[tuple[object, ...]]:
    return {
        (*_key(triple), spans)
        for triples in readings
        for triple in triples
        for spans in ((), *(q.mention.spans for q in triple.qualifiers))
    }


def stated_rows(triple: Triple, values: Sequence[T]) -> Iterator[tuple[tuple[str, str, str], T]]:
    """Pair the rows that a triple is told in with one value each.

    Args:
        triple: A triple.
        values: One for the fact and one for each adjunct, in order.
    """
    subject = triple.subject.text
    if triple.object is not None or not triple.qualifiers:
        target = triple.object.text if triple.object is not None else ""
        yield (subject, triple.relation.text, target), values[0]
    for qualifier, value in zip(triple.qualifiers, values[1:], strict=True):
        yield (subject, with_object(triple), qualifier.mention.text), value


def _key(triple: Triple) -> tuple[object, ...]:
    return triple.subject.spans, triple.relation.text, triple.relation.spans, _spans(triple.object)


def _spans(mention: Mention | None) -> tuple[Span, ...]:
    return mention.spans if mention is not None else ()


def _same_verb(first: Mention, second: Mention) -> bool:
    return first.span.overlaps(second.span) or first.span == second.span


def _joined(first: Triple, second: Triple) -> Triple:
    """Return a triple that both have read, with the adjuncts of either."""
    known = {qualifier.mention.spans for qualifier in first.qualifiers}
    added: Iterable[Qualifier] = (
        qualifier for qualifier in second.qualifiers if qualifier.mention.spans not in known
    )
    qualifiers = sorted((*first.qualifiers, *added), key=lambda q: q.mention.span)
    extractor = first.extractor if first.extractor == second.extractor else "syntax+pattern"
    return replace(first, qualifiers=tuple(qualifiers), extractor=extractor)

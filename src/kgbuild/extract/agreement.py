"""Two readings of a sentence become one list of triples, each with its confidence.

The syntactic extractor reads the tree, the pattern extractor tags and closed-class words; they
err in different places. A row that both read is right about eight times in ten on written text,
one that only one of them reads less than half as often, so agreement is the best single sign
of a good reading, and what only one has read is kept where the other signs are good.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kgbuild.extract.confidence import Agreement, Features, Surroundings, features, probability
from kgbuild.extract.pattern import PatternExtractor
from kgbuild.extract.rows import identity, with_object
from kgbuild.extract.surface import Surface
from kgbuild.extract.syntax import SyntaxExtractor
from kgbuild.model import Mention, Qualifier, Sentence, Span, Triple

T = TypeVar("T")

#: Rows below this chance are not told: development text scores best around it.
LEAST = 0.4

#: Facts inside one noun phrase that no sentence states: their chance was set by reading.
_STANDING = {"place": 0.83, "alias": 0.77}


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
                yield replace(triple, confidence=_STANDING[triple.construction])
                continue
            chances = [probability(row) for row in candidate.rows(place)]
            own, of_adjuncts = chances[0], chances[1:]
            yield replace(
                triple,
                confidence=own,
                qualifiers=tuple(
                    replace(qualifier, confidence=chance)
                    for qualifier, chance in zip(triple.qualifiers, of_adjuncts, strict=True)
                ),
            )

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """Return the triples of both extractors, what both read counted once."""
        surface = Surface.of(sentence)
        readings = [list(self._syntax.read(surface)), list(self._pattern.read(surface))]
        found: dict[Hashable, Candidate] = {}
        for triples, others in (readings, readings[::-1]):
            for triple in triples:
                known = found.get(identity(triple))
                if known is None:
                    found[identity(triple)] = Candidate(triple, others)
                else:
                    known.triple = _joined(known.triple, triple)
        if sentence.text.rstrip("”」』）) \n").endswith(("？", "?")):
            # A question states nothing but who asks it.
            found = {k: c for k, c in found.items() if c.triple.construction == "clausal"}
        return sorted(found.values(), key=lambda c: c.triple.evidence.quote_span.start)


@dataclass(slots=True)
class Candidate:
    """A triple, and all that the other extractor reads in its sentence."""

    triple: Triple
    others: Sequence[Triple]

    def rows(self, place: Surroundings) -> Iterator[Features]:
        """Yield the features of the fact, then of each adjunct."""
        triple = self.triple
        verb = [other for other in self.others if _same_verb(triple.relation, other.relation)]
        subject = any(other.subject.spans == triple.subject.spans for other in verb)
        target = _spans(triple.object)
        objects = [other for other in verb if _spans(other.object) == target]
        agreement = Agreement(
            any(identity(other) == identity(triple) for other in verb),
            bool(verb),
            subject,
            bool(objects),
        )
        yield features(triple, None, agreement, place)
        for qualifier in triple.qualifiers:
            holders = [
                other
                for other in verb
                if any(q.mention.spans == qualifier.mention.spans for q in other.qualifiers)
            ]
            same = any(identity(other) == identity(triple) for other in holders)
            yield features(
                triple,
                qualifier,
                replace(agreement, both=same, adjunct=bool(holders)),
                place,
            )


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

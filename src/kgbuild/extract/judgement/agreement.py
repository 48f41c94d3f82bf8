"""Two readings of a sentence become one list of triples, each with its confidence.

The syntactic extractor reads the tree, the pattern extractor tags and closed-class words; they
err in different places. A row that both read is right about eight times in ten on written text,
one that only one of them reads less than half as often, so agreement is the best single sign
of a good reading, and what only one has read is kept where the other signs are good.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import TypeAlias, TypeVar

from kgbuild.extract import words as w
from kgbuild.extract.attribution import answered, crosses_label, labelled, resumed
from kgbuild.extract.judgement.confidence import (
    Agreement,
    Features,
    Surroundings,
    features,
    load_weights,
    probability,
)
from kgbuild.extract.judgement.extents import shared
from kgbuild.extract.judgement.grounds import MOST_GROUNDS, grounds
from kgbuild.extract.modality import spread
from kgbuild.extract.nominal.achieved import CHANCE as ACHIEVED
from kgbuild.extract.nominal.achieved import achieved
from kgbuild.extract.nominal.clefts import CHANCE as CLEFT
from kgbuild.extract.nominal.clefts import clefts
from kgbuild.extract.nominal.compared import CHANCE as COMPARED
from kgbuild.extract.nominal.compared import compared
from kgbuild.extract.nominal.figures import CHANCE, figures
from kgbuild.extract.nominal.specs import CHANCE as SPECIFIED
from kgbuild.extract.nominal.specs import specs
from kgbuild.extract.nominal.works import CHANCE as SHARED
from kgbuild.extract.nominal.works import works
from kgbuild.extract.pattern import PatternExtractor
from kgbuild.extract.provisions import CHANCE as PROVIDED
from kgbuild.extract.provisions import provisions
from kgbuild.extract.reports import over
from kgbuild.extract.rows import identity, with_object
from kgbuild.extract.surface import Surface
from kgbuild.extract.syntax import SyntaxExtractor
from kgbuild.model import Claim, Ground, Mention, Qualifier, Sentence, Span, Triple

T = TypeVar("T")

#: What one extractor reads of a sentence: triples by what identifies them.
Read: TypeAlias = Mapping[Hashable, Triple]

#: Rows below this chance are not told: development text scores best around it.
LEAST = 0.45

#: Facts inside one noun phrase that no sentence states: their chance was set by reading.
_STANDING = {
    "place": ("make of a place", 0.83),
    "alias": ("make of an alias", 0.77),
    "kin": ("make of a kinship", 0.85),
    "authorship": ("make of a title", 0.85),
    "ownership": ("make of a title", 0.85),
    "joint": ("make of a joint noun", 0.8),
    "lifespan": ("make of a lifespan", 0.9),
    "listed": ("make of a list of doers", 0.8),
    "figure": ("make of a figure", CHANCE),
    "specification": ("make of a figure", SPECIFIED),
    "age": ("make of an age", SPECIFIED),
    "quality": ("make of a quality", SPECIFIED),
    "achieved": ("make of a report", ACHIEVED),
    "compared": ("make of a comparison", COMPARED),
    "counted": ("make of a report", 0.7),
    "works": ("make of a list of parts", SHARED),
    "clefts": ("make of a cleft", CLEFT),
    "provision": ("make of a provision", PROVIDED),
}
#: An office between its house and a name (甲厅厅长乙) is one whatever the words around it are.
_HOUSED = ("make of an office", 0.85)

_CLOSING = "”」』）) \n"  # what may stand after a question mark


class CombinedExtractor:
    """Reads each sentence twice where it has a tree, once where it has none."""

    name = "syntax+pattern"

    def __init__(self) -> None:
        self._pattern = PatternExtractor()
        self._syntax = SyntaxExtractor()

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield the triples of one sentence that are likely enough, with their confidence."""
        return self.judged(sentence, least=LEAST)

    def judged(self, sentence: Sentence, *, least: float = 0.0) -> Iterator[Triple]:
        """Yield what either extractor reads, in reading order, with its confidence.

        Args:
            sentence: The sentence.
            least: The least confidence of a row, 0-1; unlikelier facts and adjuncts are left out.
        """
        candidates = self.candidates(sentence)
        if not candidates:
            return
        place, weights = Surroundings(sentence), load_weights()
        rows = [list(candidate.rows(place)) for candidate in candidates]
        alone = [probability(own) for own, *_ in rows]
        triples = [candidate.triple for candidate in candidates]
        for triple, (own, *of_adjuncts), chance, before in zip(
            triples, rows, shared(triples, alone), alone, strict=True
        ):
            standing = _STANDING.get(triple.construction) or _STANDING.get(triple.extractor)
            if standing is None and chance < _HOUSED[1] and _is_housed(triple, sentence):
                standing = _HOUSED
            if standing is not None:
                feature, likely = standing
                make = Ground(feature, round(_log_odds(likely), 2))
                yield replace(triple, confidence=likely, grounds=(make,))
                continue
            qualifiers = tuple(
                replace(known, confidence=likely, grounds=grounds(row, weights))
                for known, row in zip(triple.qualifiers, of_adjuncts, strict=True)
                if (likely := probability(row)) >= least
            )
            told = triple.object is not None or not triple.qualifiers
            if qualifiers or (told and chance >= least):
                why = grounds(own, weights)
                if chance > before:
                    more = Ground("other extents", round(_log_odds(chance) - _log_odds(before), 2))
                    why = (more, *why[: MOST_GROUNDS - 1])
                yield replace(triple, confidence=chance, grounds=why, qualifiers=qualifiers)

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """Return the triples of both extractors, what both read counted once."""
        surface = Surface.of(sentence)
        syntax, pattern = (
            [Reading.of(key, triple) for key, triple in found.items()]
            for found in self._read(surface)
        )
        guesses = [
            _rows(self._read(Surface.of(replace(sentence, tokens=tokens))))
            for tokens in sentence.alternatives
        ]
        arcs = sentence.restyled
        second = _rows([self._syntax.read(surface, arcs)]) if arcs else None
        found: dict[Hashable, Candidate] = {}
        for readings, others in ((syntax, pattern), (pattern, syntax)):
            for reading in readings:
                candidate = Candidate(reading, others, guesses, second)
                known = found.setdefault(reading.key, candidate)
                if known is not candidate:
                    known.reading = _joined(known.reading, reading)
        told = [
            c for c in _with_set_phrases(found, surface) if not crosses_label(c.triple, sentence)
        ]
        if sentence.text.rstrip(_CLOSING).endswith(("？", "?")):
            # A question states nothing but who asks it.
            told = [candidate for candidate in told if candidate.triple.construction == "clausal"]
        stated = resumed((candidate.triple for candidate in told), sentence)
        held = over(stated, sentence)
        told = [candidate for candidate, triple in zip(told, held, strict=True) if triple]
        attributed = labelled((triple for triple in held if triple), sentence)
        judged = spread(answered(attributed, sentence))
        for candidate, triple in zip(told, judged, strict=True):
            if triple is not candidate.triple:
                candidate.reading = replace(candidate.reading, triple=triple)
        return sorted(told, key=lambda c: c.triple.evidence.quote_span.start)

    def _read(self, surface: Surface) -> tuple[Read, Read]:
        """Return what each extractor reads."""
        return self._syntax.read(surface), self._pattern.read(surface)


@dataclass(frozen=True, slots=True)
class Reading:
    """A triple as one extractor read it, and what readings are compared by.

    Attributes:
        triple: The triple.
        key: What two readings of the same fact share.
        start: Where its relation begins.
        end: Where its relation ends.
    """

    triple: Triple
    key: Hashable
    start: int
    end: int

    @staticmethod
    def of(key: Hashable, triple: Triple) -> Reading:
        """Make the reading of a triple with its identity."""
        spans = triple.relation.spans
        return Reading(triple, key, spans[0].start, spans[-1].end)

    def same_verb(self, other: Reading) -> bool:
        """Tell whether the relations of both overlap, or are implied at the same place."""
        if self.start < other.end and other.start < self.end:
            return True
        return self.start == other.start and self.end == other.end


@dataclass(slots=True)
class Candidate:
    """A triple with what bears on its truth.

    Attributes:
        reading: The triple, as read.
        others: All that the other extractor reads in its sentence.
        guesses: For each other guess at the sentence's lost pauses, the rows read from it.
        second: The rows read from the tree in its second style; ``None`` where there is none.
    """

    reading: Reading
    others: Sequence[Reading]
    guesses: Sequence[Container[Hashable]] = ()
    second: Container[Hashable] | None = None

    @property
    def triple(self) -> Triple:
        """The triple."""
        return self.reading.triple

    def rows(self, place: Surroundings) -> Iterator[Features]:
        """Return the features of the fact, then of each adjunct."""
        triple, key = self.triple, self.reading.key
        near = [other for other in self.others if self.reading.same_verb(other)]
        target = _spans(triple.object)
        agreement = Agreement(
            both=any(other.key == key for other in near),
            verb=bool(near),
            subject=any(other.triple.subject.spans == triple.subject.spans for other in near),
            object=any(_spans(other.triple.object) == target for other in near),
            lost=self._lost((key, ())),
            restyled=self._restyled((key, ())),
        )
        of_adjuncts = []
        for qualifier in triple.qualifiers:
            holders = [other for other in near if _holds(other.triple, qualifier)]
            both = any(other.key == key for other in holders)
            row = key, qualifier.mention.spans
            of_adjuncts.append(
                replace(
                    agreement,
                    both=both,
                    adjunct=bool(holders),
                    lost=self._lost(row),
                    restyled=self._restyled(row),
                )
            )
        return features(triple, agreement, of_adjuncts, place)

    def _lost(self, row: Hashable) -> int:
        """Return how many of the other guesses do not read a row."""
        return sum(row not in rows for rows in self.guesses)

    def _restyled(self, row: Hashable) -> bool:
        """Tell whether a row is read in the second style, too, or there is none."""
        return self.second is None or row in self.second


def _with_set_phrases(found: Mapping[Hashable, Candidate], surface: Surface) -> Iterator[Candidate]:
    """Yield what was read of a sentence, and its figures and provisions for what they mend."""
    known, provided = figures(surface), provisions(surface, [c.triple for c in found.values()])
    measured_off = specs(surface)
    parts, cleft = works(surface, measured_off.topics), clefts(surface)
    made = (*known.amounts, *known.changes, *provided.triples, *measured_off.triples, *parts)
    made = (*made, *cleft.triples, *achieved(surface), *compared(surface))
    made = tuple(_claimed(made, [c.triple for c in found.values()]))
    told = {identity(t): t for t in made}
    amounts = {_spans(triple.object) for triple in known.amounts}
    measured: set[tuple[Span, ...]] = set()  # otherwise: 甲湖 | 面积 | 三十平方公里
    for key, candidate in found.items():
        triple = candidate.triple
        spans = triple.relation.spans
        settled = any(s.start <= verb < s.end for s in spans for verb in known.settled)
        granted = any(s.start <= verb < s.end for s in spans for verb in provided.verbs)
        if any(_shares(triple, part) for part in parts) and key not in told:
            continue
        if any(_reports(triple, other) for other in made):
            continue
        stressed = any(s.start <= copula < s.end for s in spans for copula in cleft.copulas)
        if key in told or granted or stressed or (settled and triple.object is not None):
            continue
        if provided.supposes(spans[0].start, spans[-1].end):
            if triple.construction != "relative":
                continue
            supposed = replace(triple, modality="possible")  # 对获奖的企业给予…: none is known
            candidate.reading = replace(candidate.reading, triple=supposed)
        if triple.construction == "quantity" and _spans(triple.object) in amounts:
            if not triple.relation.span or triple.extractor != "syntax+pattern":
                continue  # the same, with less of what is measured, or read by one alone
            measured.add(_spans(triple.object))
        yield candidate
    for key, triple in told.items():
        if triple.construction == "specification" or _spans(triple.object) not in measured:
            yield Candidate(Reading.of(key, triple), ())


def _shares(triple: Triple, part: Triple) -> bool:
    """Tell whether a triple takes a part in a work for one in something else (甲 | 设计 | 乙)."""
    if triple.construction == "clausal" or not triple.relation.span.overlaps(part.relation.span):
        return False
    ends = {triple.subject.spans, _spans(triple.object)}
    return _spans(part.object) in ends or part.subject.spans in ends


def _reports(triple: Triple, told: Triple) -> bool:
    """Tell whether who speaks is said to do what they count up (甲介绍，去年新建冷库36座)."""
    if told.construction != "achieved" or told.claim is None:
        return False
    speaks = triple.subject.spans == told.claim.speaker.spans
    return speaks and triple.relation.span.overlaps(told.relation.span)


def _claimed(made: Iterable[Triple], read: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples, each with who says it where it stands in what somebody says (甲介绍，…)."""
    said = [
        (scope, Claim(triple.subject, triple.predicate))
        for triple in read
        if triple.predicate in w.SAY_VERBS and (scope := _scope(triple)) is not None
    ]
    for triple in made:
        place = triple.object.span if triple.object is not None else triple.relation.span
        claim = next((c for span, c in said if span.contains(place)), None)
        own = claim is not None and claim.speaker.spans == triple.subject.spans
        yield triple if claim is None or own else replace(triple, claim=claim)


def _scope(saying: Triple) -> Span | None:
    """Return what a triple of saying says: behind a comma all that its sentence goes on to."""
    sentence, whole = saying.evidence.sentence, saying.evidence.sentence_span
    behind = saying.relation.span.end
    rest = sentence[behind - whole.start :]
    said = saying.object if saying.construction == "clausal" else None
    if rest.startswith(("，", ",", "：", ":")) and "”" not in rest:
        return Span(behind, whole.end) if said is not None or saying.object is None else None
    return said.span if said is not None else None


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


def _is_housed(triple: Triple, sentence: Sentence) -> bool:
    """Tell whether a title stands between an institution's name and its holder's, word to word."""
    office = triple.object
    if triple.construction != "title" or office is None:
        return False
    if triple.subject.entity != "Person" or office.span.end != triple.subject.span.start:
        return False
    return any(
        token.tag == "nt" and token.span.start == office.span.start and bool(token.text)
        for token in sentence.tokens
    )


def _rows(several: Iterable[Read]) -> frozenset[Hashable]:
    """Return what identifies each row that was read: the fact, and the adjunct's place."""
    return frozenset(
        (key, spans)
        for read in several
        for key, triple in read.items()
        for spans in ((), *(q.mention.spans for q in triple.qualifiers))
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


def _holds(triple: Triple, qualifier: Qualifier) -> bool:
    return any(known.mention.spans == qualifier.mention.spans for known in triple.qualifiers)


def _spans(mention: Mention | None) -> tuple[Span, ...]:
    return mention.spans if mention is not None else ()


def _joined(first: Reading, second: Reading) -> Reading:
    """Return a triple that both have read, with the adjuncts of either."""
    ours, theirs = first.triple, second.triple
    added = [qualifier for qualifier in theirs.qualifiers if not _holds(ours, qualifier)]
    qualifiers = sorted((*ours.qualifiers, *added), key=lambda q: q.mention.span)
    extractor = "syntax+pattern" if ours.extractor != theirs.extractor else ours.extractor
    joined = replace(ours, qualifiers=tuple(qualifiers), extractor=extractor)
    return Reading(joined, first.key, first.start, first.end)

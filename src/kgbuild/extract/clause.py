"""A clause as it is read: what both extractors fill, each in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.predicates import Predicate


@dataclass(slots=True)
class Clause:
    """A clause as read, before its facts are told.

    Attributes:
        start: Index of its first word.
        end: Index after its last.
        subject: The noun phrase before its first verb, if it has one of its own.
        topics: Noun phrases before the subject, nearest last.
        predicates: In order.
        adjuncts: Those that found no predicate.
        quantity: Of a clause without a verb, what is measured and how much.
        described: A name, and the noun phrase after a comma that says what it is.
        stop: It ends at a mark stronger than a comma.
        framed: It ends in 时, 后 … and dates the next clause.
        wished: 以便 opens it: it tells what is wanted, not what is.
        supposed: 如果 opens it: it tells what may be.
    """

    start: int
    end: int
    subject: Phrase | None = None
    topics: list[Phrase] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    adjuncts: list[Adjunct] = field(default_factory=list)
    quantity: tuple[Phrase, Phrase] | None = None
    described: tuple[Phrase, Phrase] | None = None
    stop: bool = False
    framed: bool = False
    wished: bool = False
    supposed: bool = False

    @property
    def verbless(self) -> bool:
        """It states nothing yet: a date or a topic before a comma."""
        return not self.predicates and self.quantity is None

    def phrases(self) -> Iterator[Phrase]:
        """Yield every noun phrase of the clause once."""
        if self.subject is not None:
            yield self.subject
        yield from self.topics
        for predicate in self.predicates:
            if predicate.partner is not None:
                yield predicate.partner
            yield from predicate.objects
            for adjunct in predicate.adjuncts:
                if adjunct.phrase is not None:
                    yield adjunct.phrase

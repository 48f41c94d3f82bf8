"""What noun phrases and brackets tell without a verb: titles, lists, clauses, aliases.

These facts have no relation word in the text (or, for a relative clause, no clause of
their own), yet are often the best that a sentence has for a graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.arguments import OneClause
from kgbuild.extract.brackets import Aside, alias
from kgbuild.extract.builder import Builder, implied
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.confidence import Circumstances, confidence
from kgbuild.extract.coordination import whole
from kgbuild.extract.kinds import Kind, Word
from kgbuild.extract.lists import memberships
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.relatives import Relative
from kgbuild.extract.telling import Setting, Teller
from kgbuild.extract.titles import appositions
from kgbuild.model import Claim, Mention, Triple

_LONGEST_NAME = 12  # words of a name before a bracket


class NominalFacts:
    """Tells the verbless facts of one sentence."""

    def __init__(self, build: Builder, chunker: Chunker, teller: Teller) -> None:
        self.build = build
        self.words: Sequence[Word] = chunker.words
        self.chunker = chunker
        self.teller = teller

    def of_clause(
        self, clause: Clause, subjects: Sequence[Mention], claim: Claim | None
    ) -> Iterator[Triple]:
        """Yield what the phrases of ``clause`` tell, and its quantity if it has no verb.

        Args:
            clause: The clause.
            subjects: What the last clause was about.
            claim: Who says it.
        """
        for phrase in _phrases_of(clause):
            for apposition in appositions(phrase, self.words):
                yield from self._implied(
                    self.build.mention(apposition.subject),
                    apposition.relation,
                    self.build.mention(apposition.object),
                    apposition.construction,
                    claim,
                )
            for membership in memberships(phrase, self.words):
                closing = membership.closing
                yield from self._implied(
                    self.build.member(membership.member),
                    "是",
                    self.build.mention(range(closing.start, closing.end)),
                    "membership",
                    claim,
                )
            for item in phrase.items:
                for relative in item.relatives:
                    yield from self._relative(item, relative, claim)
        if clause.described is not None:
            name, kind = (self.build.member(whole(p, self.words)) for p in clause.described)
            yield from self._implied(name, "是", kind, "description", claim)
        if clause.quantity is not None:
            yield from self._quantity(clause, clause.quantity, subjects, claim)

    def _quantity(
        self,
        clause: Clause,
        quantity: tuple[Phrase, Phrase],
        subjects: Sequence[Mention],
        claim: Claim | None,
    ) -> Iterator[Triple]:
        """全县面积820平方公里; with a subject from before, 面积 alone is the relation."""
        holder, amount = (self.build.member(whole(p, self.words)) for p in quantity)
        topics = [m for phrase in clause.topics for m in self.teller.participants(phrase)]
        inside = self.words[quantity[0].start : quantity[0].end]
        attribute = all(word.tag in ("n", "a", "vn") for word in inside) and len(inside) < 3
        subject = next(iter(topics or subjects), None)
        if subject is None or holder is None or amount is None or not attribute:
            yield from self._implied(holder, "是", amount, "quantity", claim)
            return
        yield self.build.triple(
            subject,
            holder,
            amount,
            predicate=holder.form,
            construction="quantity",
            confidence=confidence("quantity", Circumstances(inherited=1, slot=len(amount.text))),
            claim=claim,
        )

    def aliases(self, asides: Sequence[Aside]) -> Iterator[Triple]:
        """Yield the other names that brackets give (甲（以下简称“乙”）)."""
        openings = {close: opening for opening, close in self.chunker.pairs.items()}
        for aside in asides:
            name = alias(aside)
            named = self._name_ending(aside.after, openings)
            if name is None or named is None:
                continue
            subject = self.build.mention(named)
            tokens = [word.token for word in name.words]
            target = Mention.of(self.build.sentence, tokens)
            if subject is None:
                continue
            relation = implied("又称", target.span.start)
            if name.marker is not None:
                relation = Mention.of(self.build.sentence, [name.marker.token])
            yield self.build.triple(
                subject,
                relation,
                target,
                predicate="又称",
                construction="alias",
                confidence=confidence("alias", Circumstances(slot=len(subject.text))),
            )

    def _implied(
        self,
        subject: Mention | None,
        relation: str,
        target: Mention | None,
        construction: str,
        claim: Claim | None,
    ) -> Iterator[Triple]:
        if subject is None or target is None:
            return
        longest = max(len(subject.text), len(target.text))
        yield self.build.triple(
            subject,
            implied(relation, min(subject.span.end, target.span.end)),
            target,
            predicate=relation,
            construction=construction,
            confidence=confidence(construction, Circumstances(slot=longest)),
            claim=claim,
        )

    def _relative(self, item: Item, relative: Relative, claim: Claim | None) -> Iterator[Triple]:
        """甲开发的乙: 甲 | 开发 | 乙; 位于甲的乙: 乙 | 位于 | 甲."""
        head_word = self.words[item.head]
        if head_word.form in w.ABSTRACT_HEADS or head_word.kind in (Kind.TIME, Kind.NUMBER):
            return
        inner = OneClause(self.words, self.chunker, relative.start, relative.end).read()
        outside = (*range(item.start, relative.start), *range(relative.end + 1, item.end))
        head = self.build.mention(outside, item.head)
        if head is None or len(inner.predicates) != 1 or inner.end < relative.end:
            return
        predicate = inner.predicates[0]
        setting = Setting(Circumstances(clause=relative.end - relative.start), claim, "relative")
        complete = predicate.voice != "active" or predicate.objects or predicate.clause
        if inner.subject is None:
            yield from self.teller.facts(predicate, [head], setting)
        elif not complete and self._acts(inner.subject, predicate):
            subjects = self.teller.participants(inner.subject)
            yield from self.teller.facts(predicate, subjects, setting, gap=head)

    def _acts(self, subject: Phrase, predicate: Predicate) -> bool:
        """A place or time before the verb of a relative clause is where or when, seldom who."""
        head, last = self.words[subject.head], self.words[subject.end - 1]
        if (
            last.kind is not Kind.LOCALISER
            and head.tag not in ("s", "f")
            and head.tag not in ("ns", "t")
        ):
            return True
        return self.words[predicate.group.verbs[-1]].form in w.GOVERNING_VERBS

    def _name_ending(self, index: int, openings: dict[int, int]) -> range | None:
        """Return the words of the name that ends at ``index``."""
        words = self.words
        if index < 0:
            return None
        if words[index].kind is Kind.CLOSE:
            return range(openings[index], index + 1) if index in openings else None
        start = index
        while start >= max(0, index - _LONGEST_NAME) and words[start].kind is Kind.NOUN:
            start -= 1
        return range(start + 1, index + 1) if start < index else None


def _phrases_of(clause: Clause) -> Iterator[Phrase]:
    """Yield every noun phrase of a clause once."""
    if clause.subject is not None:
        yield clause.subject
    yield from clause.topics
    for predicate in clause.predicates:
        if predicate.partner is not None:
            yield predicate.partner
        yield from predicate.objects
        for adjunct in predicate.adjuncts:
            if adjunct.phrase is not None:
                yield adjunct.phrase

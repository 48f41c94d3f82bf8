"""What noun phrases and brackets tell without a verb: titles, lists, places, aliases.

These facts have no relation word in the text, yet are often the best that a sentence has
for a graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided, implied, owner_left_out
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.coordination import whole
from kgbuild.extract.kinds import BOUNDARIES, Kind, Word
from kgbuild.extract.nominal.brackets import Aside, alias, parts, post
from kgbuild.extract.nominal.dashes import colons, dashes
from kgbuild.extract.nominal.leads import Lead, listed
from kgbuild.extract.nominal.lists import memberships
from kgbuild.extract.nominal.neighbours import neighbours
from kgbuild.extract.nominal.possessions import lifespan, possessions
from kgbuild.extract.nominal.titles import appositions, behind_name
from kgbuild.extract.surface import Surface
from kgbuild.extract.telling import Teller
from kgbuild.extract.thanked import doings
from kgbuild.extract.zero_anaphora import among
from kgbuild.model import Claim, Mention, Span, Triple
from kgbuild.ontology.parts import parted_look

_LONGEST_LOOK = 6  # words
_LOOKING = (Kind.NOUN, Kind.ADJECTIVE, Kind.VERB, Kind.ADVERB)
_LONGEST_NAME = 12  # words of a name before a bracket


class NominalFacts:
    """Tells the verbless facts of one sentence."""

    def __init__(self, build: Builder, surface: Surface, teller: Teller) -> None:
        self.build = build
        self.surface = surface
        self.words, self.chunker = surface.words, surface.chunker
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
        for phrase in clause.phrases():
            yield from self.of_phrase(phrase, claim)
        if clause.described is not None:
            name, kind = (self.build.member(whole(p)) for p in clause.described)
            yield from self.implied(name, "是", kind, "description", claim)
        if clause.quantity is not None:
            yield from self._quantity(clause, clause.quantity, subjects, claim)

    def of_phrase(self, phrase: Phrase, claim: Claim | None) -> Iterator[Triple]:
        """Yield the titles, place chains and memberships that a noun phrase tells."""
        for apposition in appositions(phrase, self.words):
            yield from self.implied(
                self.build.mention(apposition.subject),
                apposition.relation,
                self.build.mention(apposition.object),
                apposition.construction,
                claim,
            )
        for membership in memberships(phrase, self.words):
            yield from self.implied(
                self.build.member(membership.member),
                "是",
                self.build.mention(membership.closing),
                "membership",
                claim,
            )

    def _quantity(
        self,
        clause: Clause,
        quantity: tuple[Phrase, Phrase],
        subjects: Sequence[Mention],
        claim: Claim | None,
    ) -> Iterator[Triple]:
        """全县面积820平方公里; with a subject from before, 面积 alone is the relation.

        So it is behind a pronoun (它身高一米一).
        """
        first = quantity[0].start
        if self.words[first].form in ("它", "他", "她") and quantity[0].end == first + 2:
            whose, measure = (self.build.mention((i,)) for i in (first, first + 1))
            much = self.build.member(whole(quantity[1]))
            if whose is not None and measure is not None and much is not None:
                yield self.build.triple(
                    whose,
                    measure,
                    much,
                    predicate=measure.form,
                    construction="quantity",
                    claim=claim,
                )
                return
        holder, amount = (self.build.member(whole(p)) for p in quantity)
        topics = [m for phrase in clause.topics for m in self.teller.participants(phrase)]
        inside = self.words[quantity[0].start : quantity[0].end]
        attribute = all(word.tag in ("n", "a", "vn") for word in inside) and len(inside) < 3
        subject = next(iter(topics or subjects), None)
        part = among(self.words, quantity[0].start)  # 救起船员八人，其中外籍船员三人
        if subject is None or holder is None or amount is None or not attribute or part:
            yield from self.implied(holder, "是", amount, "quantity", claim)
            return
        yield self.build.triple(
            subject,
            holder,
            amount,
            predicate=holder.form,
            construction="quantity",
            inherited=1,
            claim=claim,
        )

    def standing(self) -> Sequence[Triple]:
        """Return what is told outside the clauses, the same whatever tree the words hang in."""
        return self.surface.once((NominalFacts, self.build.extractor), lambda: [*self._standing()])

    def _standing(self) -> Iterator[Triple]:
        yield from self._explained()
        yield from self._looks()
        yield from self._neighbours()
        yield from self._listed()
        yield from self._aliases(self.surface.asides)
        yield from self._lead(self.surface.lead)
        yield from self._possessions(self.surface.asides)

    def _explained(self) -> Iterator[Triple]:
        """Yield what names beside dashes, colons and commas are (文学界最高奖项——青河文学奖)."""
        behind = (
            *dashes(self.words, self.chunker),
            *colons(self.words, self.chunker),
            *behind_name(self.words, self.chunker),
        )
        for found in behind:
            name, kind = self.build.mention(found.subject), self.build.mention(found.object)
            yield from self.implied(name, found.relation, kind, found.construction, None)

    def _listed(self) -> Iterator[Triple]:
        """Yield what each of a list of names does (感谢提供泳具的甲、提供保险的乙)."""
        for found in doings(self.surface):
            who, what = self.build.mention(found.subject), self.build.mention(found.object)
            deed = self.build.mention((found.verb,))
            if who is not None and what is not None and deed is not None:
                yield self.build.triple(who, deed, what, predicate=deed.form, construction="listed")

    def _looks(self) -> Iterator[Triple]:
        """Yield how the parts of a living thing look (鳞茎扁球形，叶片披针形)."""
        words, start = self.words, 0
        while start < len(words):
            end = start
            while end < len(words) and words[end].kind not in BOUNDARIES:
                end += 1
            segment = words[start:end]
            if 1 <= len(segment) <= _LONGEST_LOOK and all(w.kind in _LOOKING for w in segment):
                yield from self._look(range(start, end))
            start = end + 1

    def _neighbours(self) -> Iterator[Triple]:
        """Yield what a place lies beside (东邻甲镇，南接乙乡)."""
        for found in neighbours(self.words):
            at = self.words[found.relation[0]].token.span.start
            subject = self.build.mention(found.subject) if found.subject else elided(at)
            relation = self.build.mention(found.relation)
            place = self.build.mention(found.object)
            if subject is not None and relation is not None and place is not None:
                yield self.build.triple(
                    subject, relation, place, predicate=found.predicate, construction="joint"
                )

    def _look(self, places: range) -> Iterator[Triple]:
        whole = self.build.mention(places)
        if whole is None or len(whole.spans) > 1 or len(whole.form) != len(whole.text):
            return
        found = parted_look(whole.form)
        if found is None:
            return
        part, look = _parted(whole, len(found[0]))
        yield from self.implied(part, "呈", look, "description", None)

    def _aliases(self, asides: Sequence[Aside]) -> Iterator[Triple]:
        """Yield the other names and the offices that brackets give (甲（以下简称“乙”）)."""
        openings = {close: opening for opening, close in self.chunker.pairs.items()}
        for aside in (part for bracket in asides for part in parts(bracket)):
            name, office = alias(aside), post(aside)
            told = office or name
            named = self._name_ending(aside.after, openings)
            subject = self.build.mention(named) if told is not None and named is not None else None
            if told is None or subject is None:
                continue
            target = Mention.of(self.build.sentence, [word.token for word in told.words])
            if office is None:
                yield self._alias(subject, told.marker, target)
            elif self.words[aside.after].tag == "nr":
                verb = Mention.of(self.build.sentence, [word.token for word in told.marker])
                yield self.build.triple(subject, verb, target, predicate="任", construction="title")

    def _possessions(self, asides: Sequence[Aside]) -> Iterator[Triple]:
        """Yield whose kin and whose works names are, and the times of lives in brackets."""
        for found in possessions(self.words):
            owner, owned = self.build.mention(found.owner), self.build.mention(found.owned)
            noun = self.build.mention(found.noun)
            if not found.owner and noun is not None:
                owner = owner_left_out(noun.span.start)
            if owner is None or owned is None:
                continue
            if found.owner == found.noun:  # 其父
                owner, noun = _parted(owner, 1)
            yield self.build.triple(
                owner,
                noun or implied(found.predicate, owned.span.start),
                owned,
                predicate=found.predicate,
                construction=found.construction,
            )
        for aside in (part for bracket in asides for part in parts(bracket)):
            life = lifespan(aside)
            last = self._bearer(aside.after)
            if life is None or last < 0 or self.words[last].tag != "nr":
                continue
            named = self._name_ending(last, {})
            subject = self.build.mention(named) if named is not None else None
            for time, predicate in zip(life, ("出生于", "逝世于"), strict=True):
                when = Mention.of(self.build.sentence, [time.token]) if time is not None else None
                yield from self.implied(subject, predicate, when, "lifespan", None)

    def _lead(self, lead: Lead | None) -> Iterator[Triple]:
        """Yield what a lead says of the name that opens it (甲，字乙，北宋诗人，…)."""
        subject = self.build.mention(range(lead.name)) if lead is not None else None
        if lead is None or subject is None:
            return
        for marker, words in lead.aliases:
            for name in listed(words):
                named = [x.token for x in name if x.kind not in (Kind.OPEN, Kind.CLOSE)]
                yield self._alias(subject, marker, Mention.of(self.build.sentence, named))
        for origin, place in lead.origins:
            verb = Mention.of(self.build.sentence, [origin.token])
            target = Mention.of(self.build.sentence, [word.token for word in place])
            yield self.build.triple(
                subject, verb, target, predicate=origin.form, construction="description"
            )
        for born, times in lead.births:
            verb = Mention.of(self.build.sentence, [born.token])
            when = Mention.of(self.build.sentence, [word.token for word in times])
            yield self.build.triple(
                subject, verb, when, predicate="出生于", construction="description"
            )
        for maker, did in lead.makers:
            who = Mention.of(self.build.sentence, [word.token for word in maker])
            deed = Mention.of(self.build.sentence, [word.token for word in did])
            yield self.build.triple(who, deed, subject, predicate=deed.form, construction="listed")
        for kind in lead.kinds:
            target = Mention.of(self.build.sentence, [word.token for word in kind])
            yield from self.implied(subject, "是", target, "description", None)

    def _alias(self, subject: Mention, marker: Sequence[Word], target: Mention) -> Triple:
        relation = implied("又称", target.span.start)
        if marker:
            relation = Mention.of(self.build.sentence, [word.token for word in marker])
        return self.build.triple(subject, relation, target, predicate="又称", construction="alias")

    def implied(
        self,
        subject: Mention | None,
        relation: str,
        target: Mention | None,
        construction: str,
        claim: Claim | None,
    ) -> Iterator[Triple]:
        """Yield the fact of a construction without a relation word, if both ends are there."""
        if subject is None or target is None:
            return
        yield self.build.triple(
            subject,
            implied(relation, min(subject.span.end, target.span.end)),
            target,
            predicate=relation,
            construction=construction,
            claim=claim,
        )

    def _bearer(self, index: int) -> int:
        """Return where the name before a bracket ends, without a form of address (甲法师（…）)."""
        styled = index > 0 and self.words[index].form in w.COURTESY
        return index - 1 if styled else index

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


def _parted(mention: Mention, at: int) -> tuple[Mention, Mention]:
    """Cut a mention of one span in two (其|父), each with its own characters."""
    start, end = mention.span.start, mention.span.end
    parts = (mention.text[:at], mention.text[at:])
    spans = (Span(start, start + at), Span(start + at, end))
    one, two = (
        Mention((span,), text, text, text, None, mention.tag)
        for span, text in zip(spans, parts, strict=True)
    )
    return one, two

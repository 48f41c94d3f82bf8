"""The syntactic extractor: a sentence's tree becomes triples, clause by clause.

    words --tree_of--> tree --repaired, handed_over--> mended tree
          --Constituents, Chains--> predicates --Subjects--> clauses --Teller--> triples

Predicates are read in the order of the text. Each finds its subject, and what it says is told
voice by voice (:mod:`kgbuild.extract.telling`); so are the phrases that need no verb.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.attribution import (
    asks_others,
    asserts,
    claim_of,
    judges_too,
    says_anew,
    stipulates,
)
from kgbuild.extract.builder import Builder
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.demands import with_demands
from kgbuild.extract.kinds import Kind
from kgbuild.extract.nominal.nominal_facts import NominalFacts
from kgbuild.extract.nominal.notices import issued
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.relatives import takes
from kgbuild.extract.rows import distinct
from kgbuild.extract.surface import Surface
from kgbuild.extract.syntax.chains import Chains
from kgbuild.extract.syntax.clauses import handed_over
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.descriptions import appositions, description
from kgbuild.extract.syntax.heads import SUBJECTS, is_amount
from kgbuild.extract.syntax.history import Told
from kgbuild.extract.syntax.quotations import quotations_ahead, quoted
from kgbuild.extract.syntax.relatives import described
from kgbuild.extract.syntax.repairs import repaired
from kgbuild.extract.syntax.subjects import Subjects
from kgbuild.extract.syntax.tree import ROOT, Tree, tree_of
from kgbuild.extract.telling import Setting, Teller
from kgbuild.extract.thanked import thanks, well_read
from kgbuild.model import Claim, Mention, Sentence, Triple

_STATING = frozenset({"root", "conj", "parataxis"})
_SILENT = (w.REQUESTS - w.PIVOT_VERBS) | w.OPPOSING


class SyntaxExtractor:
    """Reads triples off dependency trees."""

    name = "syntax"

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield the triples of one parsed sentence, in reading order, without repetition."""
        yield from self.read(Surface.of(sentence)).values()

    def read(
        self, surface: Surface, arcs: Sequence[tuple[int, str]] = ()
    ) -> dict[Hashable, Triple]:
        """Return the triples of a sentence whose words are known, by what identifies them.

        There are none if it is not parsed; a heading that names a document tells who issued it.

        Args:
            surface: The sentence.
            arcs: Head and relation of each token; the tokens' own unless given.
        """
        tree = tree_of(surface, arcs)
        if tree is None:
            return {}
        if surface.names_document:
            return distinct(issued(surface, self.name))
        tree = handed_over(repaired(tree))
        surface = surface.over(tree.words)
        found = well_read(_Reading(surface, tree).triples(), surface)
        return distinct(with_demands(found, surface, self.name))


class _Reading:
    """One sentence while it is read."""

    def __init__(self, surface: Surface, tree: Tree) -> None:
        self.tree = tree
        self.build = Builder(surface, "syntax")
        self.teller = Teller(self.build)
        self.nominal = NominalFacts(self.build, surface, self.teller)
        self.parts = Constituents(tree, surface.chunker)
        self.chains = Chains(self.parts)
        self.subjects = Subjects(self.parts, self.chains, self.teller)
        self.quotations = list(quotations_ahead(self.parts, self._saying))
        self.claim: Claim | None = None
        self.silent_until = 0  # words left of this one are wished or asked for, not stated

    def triples(self) -> Iterator[Triple]:
        """Yield what the clauses tell, then what the nouns outside them do, then other names."""
        covered: set[int] = set()
        for index in self.parts.heads:
            if index in self.chains.absorbed:
                continue
            if is_amount(self.tree, index) and not self.tree.of(index, "cop"):
                yield from self._quantity(index)
            else:
                yield from self._clause(index, covered)
        for index, kind in enumerate(self.tree.kinds):
            if kind is Kind.NOUN and index not in covered and self._tops(index):
                yield from self.nominal.of_phrase(self.parts.phrase(index), self.claim)
        yield from self.nominal.standing()

    def _tops(self, index: int) -> bool:
        """Tell whether a noun is part of no larger noun phrase."""
        head = self.tree.heads[index]
        return head == ROOT or self.tree.kinds[head] is not Kind.NOUN

    def _predicate(self, index: int) -> Predicate:
        predicate = self.chains.predicate(index)
        if predicate.clause is None:
            predicate.clause = quoted(self.parts, predicate)
        return predicate

    def _saying(self, index: int) -> tuple[Predicate, tuple[Mention, ...]]:
        predicate = self._predicate(index)
        subject, _ = self.subjects.own(index, predicate)
        return predicate, self.teller.participants(subject)

    def _claim_at(self, index: int) -> Claim | None:
        """Return who says what stands at a word."""
        ahead = (claim for words, claim in self.quotations if index in words)
        return next(ahead, self.claim)

    # One clause --------------------------------------------------------------------------

    def _clause(self, index: int, covered: set[int]) -> Iterator[Triple]:
        predicate = self._predicate(index)
        subject, topics = self.subjects.own(index, predicate)
        clause = Clause(*self.parts.clause(index), subject, topics, [predicate])
        clause.described = description(self.parts, subject, topics)
        if clause.described is not None:
            subject = clause.subject = clause.described[0]
        claim = self._claim_at(index)
        if claim is self.claim and says_anew(predicate, subject, self.parts.words, claim):
            self.claim = claim = None
        covered.add(index)
        for phrase in clause.phrases():
            covered.update(range(phrase.start, phrase.end))
            yield from self._appositions(phrase, claim)
        yield from self.nominal.of_clause(clause, (), claim)
        if index < self.silent_until:
            return
        if self.tree.labels[index] == "acl":
            yield from self._relative(index, predicate, subject, claim)
        else:
            yield from self._main(index, predicate, subject, claim)

    def _quantity(self, index: int) -> Iterator[Triple]:
        """面积820平方公里: what is measured, and how much."""
        holders = [self.parts.phrase(c, high=index) for c in self.tree.of(index, "nsubj")]
        if not holders or holders[-1].start > index:
            return
        low = holders[-1].end
        while self.tree.forms[low] in w.AGING:
            low += 1
        amount = self.parts.phrase(index, low=low)
        if amount.start > 0 and self.tree.forms[amount.start - 1] in w.APPROXIMATE:
            amount = self.parts.phrase_at(amount.start - 1, amount.end, index)
            if holders[-1].end > amount.start:
                return
        start, end = self.parts.clause(index)
        clause = Clause(start, end, topics=holders[:-1], quantity=(holders[-1], amount))
        about = self.subjects.last(index, holders[-1])
        if self.claim is not None and about == (self.claim.speaker,):
            about = ()  # 甲介绍，优良率86.9%: that is not 甲's
        yield from self.nominal.of_clause(clause, about, self.claim)
        self.subjects.measure(index, holders[-1])

    def _appositions(self, phrase: Phrase, claim: Claim | None) -> Iterator[Triple]:
        for name, kind in appositions(self.parts, phrase):
            named, said = self.build.mention(name), self.build.mention(kind)
            yield from self.nominal.implied(named, "是", said, "title", claim)

    def _main(
        self, index: int, predicate: Predicate, subject: Phrase | None, claim: Claim | None
    ) -> Iterator[Triple]:
        forms = self.tree.forms
        if subject is not None:
            subjects, age = self.teller.participants(subject), 0
        elif forms[predicate.group.verbs[0]] in w.FORMULAS:  # 感谢…: nobody does anything
            subjects, age = self.subjects.thanking(index, predicate), 1
            self.silent_until = self._courtesy_ends(index, predicate)
        else:
            subjects, age = self.subjects.of(index, predicate)
            if asks_others(claim, subjects, self.parts.words, predicate.group.verbs[0]):
                subjects = ()
            if claim and judges_too(predicate, subjects, self.parts.words, claim):
                subjects, self.claim, claim = (claim.speaker,), None, None
        nobody = all(not mention.text for mention in subjects)
        verbs = self.chains.verbs(index) if predicate.objects else (index,)
        stated = any(self.tree.labels[verb] in _STATING for verb in verbs)
        if (nobody and (stated or self._leads_up(index))) or (nobody and subjects):
            subjects, age = self.teller.elided(predicate) or subjects, 1
        objects = self.teller.objects(predicate)
        told = Told(predicate, subjects, objects, age)
        objects = self.subjects.work(index, told, own=subject is not None)
        self.subjects.tell(index, told, own=subject)
        if predicate.clause is not None and subjects:
            if predicate.clause[0] > index:
                said = claim_of(predicate, self.parts.words, subjects[0])
                self.claim = said if said and said.verb not in w.WORRYING else claim
            if not asserts(predicate, self.parts.words):
                self.silent_until = predicate.clause[1]
        if predicate.voice_word in predicate.group.verbs:  # 任命甲为乙: 甲为乙 is told with it
            self.silent_until = max(self.silent_until, predicate.objects[0].end)
        verb = predicate.group.verbs[-1]
        if forms[verb] in _SILENT and not stipulates(self.parts.words, verb):
            asked = self.tree.of(index, "xcomp", "ccomp")
            for child in (c for c in asked if not self.subjects.goes_back(verb, c)):
                self.silent_until = max(self.silent_until, self.tree.bounds(child)[1])
        wished, supposed = self.parts.wished(index), self.parts.supposed(index)
        setting = Setting(age, claim=claim, wished=wished, supposed=supposed)
        yield from self.teller.facts(predicate, subjects, setting, objects)

    def _courtesy_ends(self, index: int, predicate: Predicate) -> int:
        """Return where a formula of courtesy ends: what those do who are thanked is a fact."""
        end = self.tree.bounds(index)[1]
        if not thanks(predicate, self.parts.words):
            return end
        behind = predicate.objects[-1].end
        return behind if behind < end and self.tree.kinds[behind] is Kind.COMMA else end

    def _leads_up(self, index: int) -> bool:
        """Tell whether a clause before the last one states something (1926年考入甲，1929年赴日本).

        The tree hangs it on the last verb, as it does a clause of time (…时，) or of purpose.
        """
        if self.tree.labels[index] != "advcl" or self.parts.wished(index):
            return False
        governors = [self.tree.heads[index]]
        while governors[-1] != ROOT:
            governors.append(self.tree.heads[governors[-1]])
        named = any(label.partition(":")[0] in SUBJECTS for label in self.tree.labels[:index])
        if named or any(self.tree.of(governor, *SUBJECTS) for governor in governors[:-1]):
            return False  # whoever acts there may act here
        start, end = self.parts.clause(index)
        kinds, forms = self.tree.kinds, self.tree.forms
        opened = kinds[start] in (Kind.PREPOSITION, Kind.LINK) and forms[start] not in "在于於"
        if forms[index] in w.GRADUATING and forms[end - 1] in w.CLAUSE_CLOSERS:
            return True  # 1998年从甲大学毕业后进入乙公司
        parted = end < len(kinds) and (kinds[end] is Kind.COMMA or forms[end] in ("；", ";"))
        return parted and not opened and forms[end - 1] not in w.CLAUSE_CLOSERS

    def _lies(self, predicate: Predicate) -> bool:
        """Tell whether a predicate says where something lies."""
        verb = "".join(self.tree.forms[i] for i in predicate.group.verbs)
        return predicate.voice == "active" and verb in ("位于", "坐落于", "地处", "设在")

    def _relative(
        self, index: int, predicate: Predicate, subject: Phrase | None, claim: Claim | None
    ) -> Iterator[Triple]:
        outside = described(self.parts, index)
        noun = self.build.mention(*outside) if outside is not None else None
        if outside is None or noun is None:
            return
        setting = Setting(claim=claim, construction="relative")
        complete = predicate.voice != "active" or predicate.objects or predicate.clause
        if subject is None:
            offices = self.teller.offices_of(predicate, outside[0]) or None
            yield from self.teller.facts(predicate, [noun], setting, objects=offices)
        elif not complete:
            verb = self.tree.forms[predicate.group.verbs[-1]]
            if not takes(verb, self.tree.forms[self.tree.heads[index]]):
                return
            subjects = self.teller.participants(subject)
            self.subjects.note(subjects)
            yield from self.teller.facts(predicate, subjects, setting, objects=(noun,))
        elif self._lies(predicate) and self.parts.words[subject.end - 1].tag == "nt":
            # 甲公司位于乙的冷库: what lies there is the noun, and whose it is
            yield from self.teller.facts(predicate, [noun], setting)
        elif self.tree.forms[subject.end - 1] in w.SEATS and predicate.voice == "active":
            # 总部位于甲的乙: the seat is that of the noun which the clause describes
            relation = self.build.mention(
                (*range(subject.start, subject.end), *predicate.group.words)
            )
            for target in self.teller.objects(predicate):
                if relation is not None:
                    yield self.build.triple(
                        noun,
                        relation,
                        target,
                        predicate=relation.form,
                        construction="relative",
                        claim=claim,
                    )

"""The syntactic extractor: a sentence's tree becomes triples, clause by clause.

    words --parse--> tree --mend--> tree --order--> clauses --read--> predicates --tell--> triples

Predicates are read in the order of the text. Each finds its subject: its own, its governor's,
the noun that it describes, or the last one before; what it says is told voice by voice
(:mod:`kgbuild.extract.telling`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.attribution import asserts, claim_of
from kgbuild.extract.brackets import Aside, lift
from kgbuild.extract.builder import Builder
from kgbuild.extract.chunks import Chunker, Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.kinds import NAMES, PREVERBAL, Kind, Word, is_office
from kgbuild.extract.nominal_facts import NominalFacts
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.syntax.clauses import handed_over
from kgbuild.extract.syntax.predicates import SUBJECTS, PredicateReader
from kgbuild.extract.syntax.repairs import repaired
from kgbuild.extract.syntax.tree import ROOT, Tree, tree_of
from kgbuild.extract.tagging import words_of
from kgbuild.extract.telling import Setting, Teller
from kgbuild.extract.times import is_time
from kgbuild.model import Claim, Mention, Sentence, Triple


_NO_PARTICIPANTS = (Kind.TIME, Kind.NUMBER, Kind.PRONOUN)  # 敲钟的那天
_NEAR = 8  # words between a quotation and the verb that says it


class SyntaxExtractor:
    """Reads triples off dependency trees."""

    name = "syntax"

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        """Yield the triples of one parsed sentence, in reading order, without repetition."""
        yield from self.read(sentence, *lift(words_of(sentence.tokens)))

    def read(
        self, sentence: Sentence, words: Sequence[Word], asides: Sequence[Aside]
    ) -> Iterator[Triple]:
        """Yield the triples of a sentence whose words are known, brackets lifted out."""
        tree = tree_of(sentence.tokens, words)
        if tree is None:
            return
        reading = _Reading(sentence, handed_over(repaired(tree)))
        seen: set[tuple[object, ...]] = set()
        for triple in [*reading.triples(), *reading.nominal.aliases(asides)]:
            target = triple.object.spans if triple.object else ()
            relation = (triple.relation.text, triple.relation.spans)
            key = (triple.subject.spans, relation, target)
            if key not in seen:
                seen.add(key)
                yield triple


@dataclass(slots=True)
class _Told:
    """A predicate that has been read, and what later ones may take from it."""

    predicate: Predicate
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    age: int


class _Reading:
    """One sentence while it is read."""

    def __init__(self, sentence: Sentence, tree: Tree) -> None:
        self.tree = tree
        self.words = tree.words
        self.build = Builder(sentence, self.words, "syntax")
        self.chunker = Chunker(self.words)
        self.teller = Teller(self.build, self.words)
        self.nominal = NominalFacts(self.build, self.chunker, self.teller)
        self.reader = PredicateReader(tree, self.chunker)
        self.heads = [i for i in range(len(tree)) if self.reader.is_predicate(i)]
        self.claim: Claim | None = None
        self.silent_until = 0
        self.objects: tuple[Mention, ...] = ()
        self.told: dict[int, _Told] = {}
        self.levels: dict[int, tuple[tuple[Mention, ...], int]] = {}
        self.absorbed = self._control_chains()
        self.quotations = self._quotations() if self.chunker.pairs else []

    def triples(self) -> Iterator[Triple]:
        covered: set[int] = set()
        for index in self.heads:
            if index in self.absorbed.values():
                continue
            for phrase, facts in self._clause(index):
                covered.update(range(phrase[0], phrase[1]))
                yield from facts
        for index in range(len(self.tree)):
            if self.words[index].kind is Kind.NOUN and index not in covered and self._tops(index):
                phrase = self.reader.phrase(index)
                yield from self.nominal.of_phrase(phrase, self.claim)

    def _tops(self, index: int) -> bool:
        head = self.tree.heads[index]
        return head == ROOT or self.words[head].kind is not Kind.NOUN

    def _control_chains(self) -> dict[int, int]:
        """Map each verb to the verb before it that is part of its relation (计划 → 开展)."""
        absorbed: dict[int, int] = {}
        heads = set(self.heads)
        for index in self.heads:
            governor = self.tree.heads[index]
            if governor not in heads or governor > index or self.tree.labels[governor] == "acl":
                continue
            if self.tree.labels[index] not in ("xcomp", "ccomp"):
                continue
            if self.tree.of(index, *SUBJECTS) or self.tree.of(governor, "obj", "iobj"):
                continue
            form = self.words[governor].form
            if form in w.SAY_VERBS - w.CONTROL_VERBS or form in w.COPULAS | w.CAUSATIVES:
                continue
            if any(x.kind is Kind.COMMA for x in self.words[governor:index]):
                continue
            if form in w.REQUESTS and self._passive(governor):
                continue
            end = self.reader.group(governor).end
            touching = all(x.kind in PREVERBAL for x in self.words[end:index])
            if touching or form in w.CONTROL_VERBS - w.MOTION_VERBS:
                absorbed[index] = governor
        return absorbed

    def _passive(self, index: int) -> bool:
        return any(self.words[c].kind is Kind.BEI for c in self.tree.children(index))

    # One clause --------------------------------------------------------------------------

    def _clause(self, index: int) -> Iterator[tuple[tuple[int, int], Iterator[Triple]]]:
        if self.words[index].kind is Kind.NUMBER and not self.tree.of(index, "cop"):
            yield (index, index + 1), self._quantity(index)
            return
        predicate = self._predicate(index)
        relative = self.tree.labels[index] == "acl"
        subject, topics = self._own_subject(index, predicate)
        clause = Clause(*self.reader.clause_bounds(index), subject, topics, [predicate])
        clause.described = self._description(subject, topics, predicate)
        if clause.described is not None:
            subject, clause.subject = clause.described[0], clause.described[0]
        claim = self._claim_at(index)
        for phrase in clause.phrases():
            yield (phrase.start, phrase.end), self._appositions(phrase, claim)
        yield (index, index + 1), self.nominal.of_clause(clause, (), claim)
        if index < self.silent_until:
            return
        if relative:
            yield (index, index + 1), self._relative(index, predicate, subject)
        else:
            yield (index, index + 1), self._main(index, predicate, subject)

    def _quantity(self, index: int) -> Iterator[Triple]:
        """面积820平方公里: what is measured, and how much."""
        holders = [self.reader.phrase(c, high=index) for c in self.tree.of(index, "nsubj")]
        if not holders or holders[-1].start > index:
            return
        amount = self.reader.phrase(index, low=holders[-1].end)
        if amount.start > 0 and self.words[amount.start - 1].form in w.APPROXIMATE:
            amount = self.reader.phrase_at(amount.start - 1, amount.end, index)
            if holders[-1].end > amount.start:
                return
        start, end = self.reader.clause_bounds(index)
        clause = Clause(start, end, topics=holders[:-1], quantity=(holders[-1], amount))
        subjects = self.levels.get(self._scope(index), ((), 0))[0]
        yield from self.nominal.of_clause(clause, subjects, self.claim)

    def _predicate(self, index: int) -> Predicate:
        predicate = self.reader.read(index)
        governor = self.absorbed.get(index)
        while governor is not None:
            outer = self.reader.read(governor)
            predicate.before = (*outer.before, *outer.group.words, *predicate.before)
            predicate.adjuncts = [
                *(a for a in outer.adjuncts if a.end <= index), *predicate.adjuncts
            ]  # fmt: skip
            if outer.voice != "active" and predicate.voice == "active":
                predicate.voice, predicate.voice_word = outer.voice, outer.voice_word
                predicate.partner = outer.partner
            governor = self.absorbed.get(governor)
        if not predicate.objects and predicate.clause is None and predicate.quality is None:
            self._share_object(index, predicate)
        if predicate.clause is None and self.words[predicate.group.verbs[-1]].form in w.SAY_VERBS:
            predicate.clause = self._quoted(predicate)
        return predicate

    def _share_object(self, index: int, predicate: Predicate) -> None:
        """设计并制造…: a verb without an object has that of the verb it is joined to."""
        following = next((i for i in self.heads if i > index), None)
        if following is None or self.tree.labels[following] == "acl":
            return
        second = self.reader.read(following)
        between = self.words[predicate.group.end : second.group.words[0]]
        joined = bool(between) and all(
            x.form in w.VERB_COORDINATORS or x.kind is Kind.LIST_MARK for x in between
        )
        if joined and predicate.voice == second.voice == "active":
            predicate.objects = list(second.objects)

    def _quoted(self, predicate: Predicate) -> tuple[int, int] | None:
        """Return the words of the quotation right after a verb of saying, or right before it."""
        position = predicate.group.end
        while position < len(self.words) and self.words[position].kind in (Kind.STOP, Kind.COMMA):
            position += 1
        if position > predicate.group.end and position in self.chunker.pairs:
            return self.reader.unquoted(position, self.chunker.pairs[position] + 1)
        start, _ = self.reader.clause_bounds(predicate.group.verbs[-1])
        for opening, close in self.chunker.pairs.items():
            before = self.words[close + 1 : predicate.group.words[0]]
            near = start <= close + 2 or not any(x.kind is Kind.VERB for x in before)
            if close < predicate.group.words[0] and near and len(before) < _NEAR:
                inside = range(opening + 1, close)
                if any(i in self.heads for i in inside):
                    return self.reader.unquoted(opening, close + 1)
        return None

    def _quotations(self) -> list[tuple[int, int, Claim]]:
        """Return the quotations that stand before the verb that says them, and who says them."""
        found = []
        for index in self.heads:
            if self.words[index].form not in w.SAY_VERBS:
                continue
            predicate = self._predicate(index)
            if predicate.clause is None or predicate.clause[0] > index:
                continue
            subject, _ = self._own_subject(index, predicate)
            speakers = self.teller.participants(subject)
            claim = claim_of(predicate, self.words, speakers[0]) if speakers else None
            if claim is not None:
                found.append((*predicate.clause, claim))
        return found

    def _claim_at(self, index: int) -> Claim | None:
        """Return who says what stands at a word."""
        for start, end, claim in self.quotations:
            if start <= index < end:
                return claim
        return self.claim

    def _description(
        self, subject: Phrase | None, topics: list[Phrase], predicate: Predicate
    ) -> tuple[Phrase, Phrase] | None:
        """甲，中国作家，…: a name, and between commas what it is the name of."""
        if subject is None:
            return None
        named, said = (topics[-1], subject) if topics else (subject, None)
        if said is None:
            head = named.items[-1].head
            appos = [c for c in self.tree.of(head, "appos") if c > head]
            if not appos:
                return None
            said = self.reader.phrase(appos[0], low=named.end)
        name, kind = self.words[named.end - 1], self.words[said.head]
        apart = said.start == named.end + 1 and self.words[named.end].kind is Kind.COMMA
        closed = said.end < len(self.words) and self.words[said.end].kind is Kind.COMMA
        proper = name.tag in NAMES or name.kind is Kind.CLOSE
        return (named, said) if apart and closed and proper and kind.tag == "n" else None

    def _appositions(self, phrase: Phrase, claim: Claim | None) -> Iterator[Triple]:
        """省会青河市, 竞争对手三水集团: a noun and the name of what it says, side by side."""
        for name in range(phrase.start + 1, phrase.end):
            kind = name - 1
            if self.words[name].tag not in NAMES or self.words[kind].tag != "n":
                continue
            if is_office(self.words[kind]) and self.words[name].tag == "nr":
                continue  # a title, which is told as one
            appos = self.tree.heads[name] == kind and self.tree.labels[name] == "appos"
            objects = self.tree.labels[name] == self.tree.labels[kind] == "obj"
            beside = objects and self.tree.heads[name] == self.tree.heads[kind]
            typed = self.words[kind].form.endswith(tuple(w.APPOSITIVE_ENDINGS))
            typed = typed and self.words[name].tag in ("nt", "nr", "nw", "nz")
            if not (appos or beside or typed):
                continue
            start = max(self.tree.bounds(kind)[0], phrase.start)
            end = name + 1
            while end < phrase.end and self.tree.heads[end] == name:
                end += 1
            yield from self.nominal.implied(
                self.build.mention(range(name, end)),
                "是",
                self.build.mention(range(start, kind + 1)),
                "title",
                claim,
            )

    def _own_subject(self, index: int, predicate: Predicate) -> tuple[Phrase | None, list[Phrase]]:
        """Return the subject that stands in the clause itself, and the topics before it."""
        first = predicate.group.words[0]
        chain = [index]
        while chain[-1] in self.absorbed:
            chain.append(self.absorbed[chain[-1]])
        found = sorted(
            child for verb in chain for child in self.tree.of(verb, *SUBJECTS) if child < first
        )
        phrases = []
        for child in found:
            if predicate.voice_word >= 0 and child > predicate.voice_word:
                continue
            if self.reader.is_predicate(child):
                start, end = self.reader.clause_bounds(child)
                phrase = self.reader.phrase_at(start, end, child)
            else:
                phrase = self.reader.with_localiser(self.reader.phrase(child, high=first))
            if is_time(self.words, phrase):
                continue
            if (
                phrases
                and phrases[-1].end == phrase.start
                and self._one_person(phrases[-1], phrase)
            ):
                phrase = self.reader.phrase_at(phrases.pop().start, phrase.end, child)
            phrases.append(phrase)
        return (phrases[-1], phrases[:-1]) if phrases else (None, [])

    def _one_person(self, first: Phrase, second: Phrase) -> bool:
        """Tell a title and a name side by side from a topic and a subject."""
        last, following = self.words[first.end - 1], self.words[second.start]
        return (is_office(last) and following.tag == "nr") or (
            last.tag == "nr" and (following.form in w.COURTESY | {"总"} or is_office(following))
        )

    def _subjects(self, index: int, subject: Phrase | None) -> tuple[tuple[Mention, ...], int]:
        """Return who the clause is about, and how many clauses ago that was said."""
        if subject is not None:
            return self.teller.participants(subject), 0
        scope = self._scope(index)
        led = self._led(index)
        if led:
            return led, 1
        level = self.levels.get(scope)
        ahead = self._subject_ahead(index, known=level is not None)
        if ahead:
            return ahead, 1
        if level is not None:
            return level[0], level[1] + 1
        told = self.told.get(scope)
        if told is None:
            return (), 0
        form = self.words[told.predicate.group.verbs[-1]].form
        if form in w.CAUSATIVES | w.REQUESTS | w.PIVOT_VERBS | w.EXISTENTIALS and told.objects:
            return told.objects, 1
        return told.subjects, told.age + 1

    def _subject_ahead(self, index: int, *, known: bool) -> tuple[Mention, ...]:
        """由于缺少资金，甲…: the subject of a clause before its governor may stand there."""
        governor = self.tree.heads[index]
        if self.tree.labels[index] != "advcl" or governor < index or governor not in self.heads:
            return ()
        start, end = self.reader.clause_bounds(index)
        opener, closer = self.words[start], self.words[end - 1]
        framed = opener.kind is Kind.PREPOSITION or closer.form in w.CLAUSE_CLOSERS
        if known and not framed:
            return ()
        subject, _ = self._own_subject(governor, self.reader.read(governor))
        return self.teller.participants(subject)

    def _led(self, index: int) -> tuple[Mention, ...]:
        """带领甲参观: who is led, taught or helped does what follows."""
        before = max((i for i in self.told if i < index), default=None)
        if before is None or self.tree.labels[before] == "acl":
            return ()
        told = self.told[before]
        if self.words[told.predicate.group.verbs[-1]].form not in w.PIVOT_VERBS:
            return ()
        linked = before in (self.tree.heads[index], *self.tree.children(index))
        marks = any(x.kind in (Kind.COMMA, Kind.LINK) for x in self.words[before:index])
        return told.objects if linked and not marks else ()

    def _scope(self, index: int) -> int:
        """Return the predicate whose clausal object this clause is part of, or the root's -1."""
        while True:
            head, label = self.tree.heads[index], self.tree.labels[index]
            if head == ROOT:
                return ROOT
            inner = label in ("ccomp", "xcomp") and head < index
            if (inner or label in ("acl", "csubj")) and head in self.told:
                return head
            index = head

    def _main(self, index: int, predicate: Predicate, subject: Phrase | None) -> Iterator[Triple]:
        subjects, age = self._subjects(index, subject)
        verb = self.words[predicate.group.verbs[-1]].form
        if subject is None:
            subjects, age = self._without_subject(index, predicate, subjects, age)
        claim = self._claim_at(index)
        objects = self.teller.objects(predicate)
        self.told[index] = _Told(predicate, subjects, objects, age)
        if subjects and not (subject is None and self._led(index)):
            self.levels[self._scope(index)] = (subjects, age)
        self.objects = objects or self.objects
        if predicate.clause is not None and subjects:
            if predicate.clause[0] > index:
                self.claim = claim_of(predicate, self.words, subjects[0]) or claim
            if not asserts(predicate, self.words):
                self.silent_until = predicate.clause[1]
        if verb in w.REQUESTS - w.PIVOT_VERBS:
            for child in self.tree.of(index, "xcomp", "ccomp"):
                self.silent_until = max(self.silent_until, self.tree.bounds(child)[1])
        yield from self.teller.facts(predicate, subjects, Setting(age, claim=claim))

    def _without_subject(
        self, index: int, predicate: Predicate, subjects: tuple[Mention, ...], age: int
    ) -> tuple[tuple[Mention, ...], int]:
        """What 即 explains, a scene where nobody acts, or nobody for a formula (感谢…)."""
        verb = self.words[predicate.group.verbs[0]].form
        if verb in w.FORMULAS:
            self.silent_until = self.tree.bounds(index)[1]
            return (), 0
        leading = "".join(self.words[i].form for i in predicate.before) + verb
        if leading in w.IDENTITY and self.objects:
            return self.objects[-1:], 1
        if verb in w.CHANGES and self.objects and self._compared(predicate):
            return self.objects[-1:], 1
        if (subjects and age <= 1) or not predicate.adjuncts:
            return subjects, age
        scene = predicate.adjuncts[-1]
        copular = verb in w.BARE_COPULAS or self.words[index].tag == "a"
        fits = scene.role == "place" or (copular and scene.role == "time")
        if scene.marker or not fits or (subjects and not copular):
            return subjects, age
        place = self.build.mention(range(scene.start, scene.end))
        if place is None:
            return subjects, age
        predicate.adjuncts.pop()
        return (place,), 0

    def _compared(self, predicate: Predicate) -> bool:
        """同比增长8%: what was counted before is what grew."""
        adverbs = {self.words[i].form for i in predicate.before}
        return bool(adverbs & w.COMPARISONS)

    def _relative(
        self, index: int, predicate: Predicate, subject: Phrase | None
    ) -> Iterator[Triple]:
        """甲开发的乙: 甲 | 开发 | 乙; 位于甲的乙: 乙 | 位于 | 甲."""
        head = self.tree.heads[index]
        word = self.words[head]
        if head < index or word.form in w.ABSTRACT_HEADS or word.kind in _NO_PARTICIPANTS:
            return
        start, end = self.reader.extent(head)
        first, last = self.tree.bounds(index)
        outside = [i for i in range(start, end) if not first <= i < last]
        while outside and self.words[outside[0]].kind is Kind.DE:
            outside.pop(0)
        described = self.build.mention(outside, head)
        if described is None:
            return
        setting = Setting(claim=self._claim_at(index), construction="relative")
        complete = predicate.voice != "active" or predicate.objects or predicate.clause
        if subject is None:
            yield from self.teller.facts(predicate, [described], setting)
        elif not complete:
            subjects = self.teller.participants(subject)
            yield from self.teller.facts(predicate, subjects, setting, gap=described)

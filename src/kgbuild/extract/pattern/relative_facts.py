"""What relative clauses tell of the noun that they describe, read off tags."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.kinds import Kind
from kgbuild.extract.pattern.arguments import OneClause
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.relatives import Relative, named_head, takes
from kgbuild.extract.telling import Setting, Teller
from kgbuild.model import Claim, Triple


class RelativeFacts:
    """Tells the relative clauses of one sentence."""

    def __init__(self, build: Builder, chunker: Chunker, teller: Teller) -> None:
        self.build = build
        self.words = chunker.words
        self.chunker = chunker
        self.teller = teller

    def of_phrase(self, phrase: Phrase, claim: Claim | None) -> Iterator[Triple]:
        """Yield what the relative clauses in ``phrase`` tell."""
        for item in phrase.items:
            for relative in item.relatives:
                yield from self._relative(item, relative, claim)

    def _relative(self, item: Item, relative: Relative, claim: Claim | None) -> Iterator[Triple]:
        """甲开发的乙: 甲 | 开发 | 乙; 位于甲的乙: 乙 | 位于 | 甲."""
        head_word = self.words[item.head]
        if head_word.form in w.ABSTRACT_HEADS or head_word.kind in (
            Kind.TIME,
            Kind.NUMBER,
            Kind.PRONOUN,
        ):
            return
        inner = OneClause(self.words, self.chunker, relative.start, relative.end).read()
        outside = (*range(item.start, relative.start), *range(relative.end + 1, item.end))
        if self.words[relative.end - 1].form in w.CLAUSE_CLOSERS:
            return  # 恢复高考后的甲: when, not who
        head = self.build.mention(outside, named_head(self.words, outside, item.head))
        if head is None or len(inner.predicates) != 1 or inner.end < relative.end:
            return
        predicate = inner.predicates[0]
        setting = Setting(claim=claim, construction="relative")
        complete = predicate.voice != "active" or predicate.objects or predicate.clause
        if inner.subject is None:
            offices = self.teller.offices_of(predicate, outside) or None
            yield from self.teller.facts(predicate, [head], setting, objects=offices)
        elif not complete and self._acts(inner.subject, predicate):
            verb = self.words[predicate.group.verbs[-1]].form
            if not takes(verb, head_word.form):
                return
            subjects = self.teller.participants(inner.subject)
            yield from self.teller.facts(predicate, subjects, setting, objects=(head,))

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

"""Word indices become the slots of a triple, copied from the sentence.

Every slot is a :class:`~kgbuild.model.Mention`: its text is the document at its spans.
One exception is made in the open: a title, a membership or a verbless quantity has no
verb, so its relation is *implied* and its span is empty (:func:`implied`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.coordination import Member, members
from kgbuild.extract.kinds import Kind, is_held_by
from kgbuild.extract.nominal.presented import is_bare
from kgbuild.extract.surface import Surface
from kgbuild.model import (
    Claim,
    Evidence,
    Mention,
    Modality,
    Polarity,
    Qualifier,
    Span,
    Token,
    Triple,
)  # fmt: skip

_MARKS = frozenset({Kind.COMMA, Kind.STOP, Kind.LIST_MARK})
_TRAILING = _MARKS | {Kind.DE}
_LEADING = _TRAILING | {Kind.LINK}


class Builder:
    """Builds mentions and triples over one sentence's words.

    Args:
        surface: The words.
        extractor: Name of the extractor that reads them.
    """

    def __init__(self, surface: Surface, extractor: str) -> None:
        self.sentence = surface.sentence
        self.words = surface.words
        self.extractor = extractor
        self._made = surface.mentions
        self._quotes = surface.quotes

    def clause(self, indices: Iterable[int]) -> Mention | None:
        """Return the mention of a whole clause: a closing 的 stays (结论是正确的)."""
        kept = self._balanced(list(indices))
        while kept and self.words[kept[-1]].kind in _MARKS:
            kept.pop()
        while kept and self.words[kept[0]].kind in _LEADING:
            if self.words[kept[0]].form in (*w.CONDITIONS, "如"):
                break  # 如果找到水，…: what is said holds only then
            kept.pop(0)
        return self._made_of(kept, None)

    def mention(self, indices: Iterable[int], head: int | None = None) -> Mention | None:
        """Return the mention of the words at ``indices``, half pairs of quotes left out.

        Returns ``None`` when nothing but punctuation remains.
        """
        kept = self._balanced(list(indices))
        while kept and self.words[kept[-1]].kind in _TRAILING:
            kept.pop()
        while kept and self.words[kept[0]].kind in _TRAILING:
            kept.pop(0)
        if len(kept) > 1 and is_bare(self.words, kept[0]):
            kept.pop(0)
        return self._made_of(kept, self._named_by(head, kept) if head in kept else None)

    def _named_by(self, head: int | None, kept: Sequence[int]) -> int | None:
        """Return the head of a noun phrase: of a noun and the firm's name behind it, the name."""
        last = kept[-1]
        apposed = head == last - 1 and self.words[last].tag == "nt"
        return last if apposed and self.words[last - 1].tag == "n" else head

    def _made_of(self, kept: list[int], head: int | None) -> Mention | None:
        """Return the mention of exactly these words, the same one each time."""
        key = (*kept, -1, head)
        known = self._made.get(key)
        if known is None:
            if not any(c.isalnum() for i in kept for c in self.words[i].form):
                return None
            tokens = [self.words[i].token for i in kept]
            top = self._top(kept, head)
            known = self._made[key] = Mention.of(self.sentence, tokens, head=top)
        return known

    def _top(self, kept: list[int], head: int | None) -> Token:
        """Return the head word of a mention: of a name with its bearer's office the name."""
        last = kept[-1] if head is None else head
        if last - 1 in kept and is_held_by(self.words[last - 1], self.words[last]):
            last -= 1
        return self.words[last].token

    def member(self, member: Member) -> Mention | None:
        """Return the mention of one participant."""
        return self.mention(member.indices, member.head)

    def _balanced(self, indices: list[int]) -> list[int]:
        """Drop quotation marks whose other half is not among ``indices``."""
        if not self._quotes:
            return indices
        opened: list[int] = []
        drop: set[int] = set()
        for index in indices:
            word = self.words[index]
            if word.kind is Kind.OPEN:
                opened.append(index)
            elif word.kind is Kind.CLOSE:
                if opened and w.QUOTES.get(self.words[opened[-1]].form) == word.form:
                    opened.pop()
                else:
                    drop.add(index)
        drop.update(opened)
        return [index for index in indices if index not in drop]

    def qualifiers(self, adjuncts: Iterable[Adjunct]) -> tuple[Qualifier, ...]:
        """Return the qualifiers that ``adjuncts`` make, coordinated ones split."""
        found: list[Qualifier] = []
        for adjunct in adjuncts:
            if adjunct.phrase is None:
                mention = self.clause(range(adjunct.start, adjunct.end))
                inner = (
                    range(*adjunct.clause) if adjunct.clause else range(adjunct.start, adjunct.end)
                )
                value = self.clause(inner)
                if mention and value:
                    found.append(Qualifier(adjunct.role, mention, value, adjunct.marker))
                continue
            phrase = adjunct.phrase
            several = members(phrase, self.words)
            for member in several:
                indices: Iterable[int] = range(adjunct.start, adjunct.end)
                if len(several) > 1:
                    before = range(adjunct.start, phrase.start)
                    indices = (*before, *member.indices, *range(phrase.end, adjunct.end))
                mention = self.mention(indices)
                value = self.member(member)
                if mention and value:
                    found.append(Qualifier(adjunct.role, mention, value, adjunct.marker))
        return tuple(found)

    def triple(  # noqa: PLR0913 - a triple has that many sides, all by keyword
        self,
        subject: Mention,
        relation: Mention,
        object_: Mention | None,
        *,
        predicate: str,
        construction: str,
        inherited: int = 0,
        qualifiers: tuple[Qualifier, ...] = (),
        polarity: Polarity = "positive",
        modality: Modality = "asserted",
        claim: Claim | None = None,
    ) -> Triple:
        """Return the triple with the narrowest quote that covers its slots."""
        spans = [*subject.spans, *relation.spans, *(object_.spans if object_ else ())]
        return Triple(
            subject, relation, object_, Evidence.of(self.sentence, spans), predicate, construction,
            qualifiers, polarity, modality, claim, inherited, extractor=self.extractor,
        )  # fmt: skip


def elided(at: int) -> Mention:
    """Return the subject that a sentence leaves out, as an empty span at ``at``."""
    return Mention((Span(at, at),), "")


def owner_left_out(at: int) -> Mention:
    """Return the owner that a noun phrase leaves out (父亲甲), as an empty span at ``at``."""
    return Mention((Span(at, at),), "", "∅的")


def implied(text: str, at: int) -> Mention:
    """Return the relation that a verbless construction implies, as an empty span at ``at``."""
    return Mention((Span(at, at),), text, text, text, None, "v")

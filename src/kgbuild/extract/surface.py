"""The words of a sentence, its numbering, brackets and leads lifted out, for both extractors."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar, cast

from kgbuild.extract import numbering
from kgbuild.extract import words as w
from kgbuild.extract.chunks import Chunker
from kgbuild.extract.kinds import NAMES, Kind, Word
from kgbuild.extract.nominal import brackets, leads
from kgbuild.extract.nominal.brackets import Aside
from kgbuild.extract.nominal.leads import Lead
from kgbuild.extract.tagging import words_of
from kgbuild.model import Mention, Sentence

T = TypeVar("T")


class Surface:
    """One sentence's words.

    Attributes:
        sentence: The sentence.
        words: Its words outside numbering, brackets and the segments of a lead.
        asides: What its brackets hold.
        lead: What it says, without a verb, of the name that opens it.
        chunker: Reads the noun phrases of the words.
        quotes: Whether there are quotation marks or brackets among the words.
        mentions: The mentions made so far, by their tokens and head; made once for all.
    """

    def __init__(
        self,
        sentence: Sentence,
        words: Sequence[Word],
        asides: Sequence[Aside],
        lead: Lead | None,
        mentions: dict[object, Mention],
    ) -> None:
        self.sentence, self.words, self.mentions = sentence, words, mentions
        self.asides, self.lead = asides, lead
        self.chunker = Chunker(words)
        self.quotes = any(word.kind is Kind.OPEN or word.kind is Kind.CLOSE for word in words)
        self._known: dict[Hashable, object] = {}

    @staticmethod
    def of(sentence: Sentence) -> Surface:
        """Read the words of a sentence off its tokens."""
        words = numbering.lift(words_of(sentence.tokens))
        return Surface(sentence, *leads.lift(*brackets.lift(words)), {})

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is made of the words alone, made once for all who read them.

        Args:
            key: Names it.
            make: Makes it.
        """
        if key not in self._known:
            self._known[key] = make()
        return cast("T", self._known[key])

    @property
    def names_document(self) -> bool:
        """Whether the sentence is a document's name (促进甲发展若干措施), which states nothing.

        No stop ends a heading. So is a part's, with its number (一、2024年工作回顾).
        """
        if not self.words or self.words[-1].kind is Kind.STOP:
            return False
        first = self.sentence.tokens[0].span.start
        numbered = first < self.words[0].token.span.start and not self.asides
        part = numbered and not any(word.tag in NAMES for word in self.words)
        ends = (*w.DOCUMENTS, *w.HEADINGS) if part else w.DOCUMENTS
        return self.words[-1].form.endswith(ends) and not any(
            word.kind is Kind.COMMA for word in self.words
        )

    def over(self, words: Sequence[Word]) -> Surface:
        """Return the same with ``words`` for its own, some of which are of another kind."""
        if words == self.words:
            return self
        return Surface(self.sentence, words, self.asides, self.lead, self.mentions)

"""The words of a sentence, brackets lifted out, and what both extractors ask of them."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.brackets import Aside, lift
from kgbuild.extract.chunks import Chunker
from kgbuild.extract.kinds import Word
from kgbuild.extract.tagging import words_of
from kgbuild.model import Mention, Sentence


class Surface:
    """One sentence's words.

    Attributes:
        sentence: The sentence.
        words: Its words outside brackets.
        asides: What its brackets hold.
        chunker: Reads the noun phrases of the words.
        mentions: The mentions made so far, by their tokens and head; made once for all.
    """

    def __init__(
        self,
        sentence: Sentence,
        words: Sequence[Word],
        asides: Sequence[Aside],
        mentions: dict[object, Mention],
    ) -> None:
        self.sentence, self.words, self.asides, self.mentions = sentence, words, asides, mentions
        self.chunker = Chunker(words)

    @staticmethod
    def of(sentence: Sentence) -> Surface:
        """Read the words of a sentence off its tokens."""
        return Surface(sentence, *lift(words_of(sentence.tokens)), {})

    def over(self, words: Sequence[Word]) -> Surface:
        """Return the same with ``words`` for its own, some of which are of another kind."""
        if words == self.words:
            return self
        return Surface(self.sentence, words, self.asides, self.mentions)

"""Pronouns that can only mean one thing are read as that thing.

Deliberately cautious: a wrong merge costs more than a missed one. A third-person singular
pronoun is the one person named as a subject in its sentence before it, or, failing that,
in the sentence before; where two people come into question it stays unresolved. In a text
whose source names its speaker, 我 is the speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from kgbuild.model import Document, Span

_THIRD_PERSON = frozenset("他 她".split())
_FIRST_PERSON = frozenset("我 本人 笔者".split())

#: Confidence of a statement whose pronoun was read this way is multiplied by this.
PRONOUN_CONFIDENCE = 0.85


#: The sentence before must end at most this many code points earlier.
_NEAR = 4


class People:
    """The people that one document has named as subjects, in reading order.

    Args:
        document: The document, for its speaker; ``None`` where it is not at hand.
        named: ``(sentence, position, name)`` of each subject that names a person;
            positions in code points of the document.
    """

    def __init__(self, document: Document | None, named: Iterable[tuple[Span, int, str]]) -> None:
        self._speaker = document.speaker if document else None
        self._by_sentence: defaultdict[Span, list[tuple[int, str]]] = defaultdict(list)
        for sentence, position, name in named:
            self._by_sentence[sentence].append((position, name))
        self._sentences = sorted(self._by_sentence)

    def antecedent(self, pronoun: str, position: int, sentence: Span) -> str | None:
        """Return the name that ``pronoun`` at ``position`` of ``sentence`` must mean.

        Args:
            pronoun: Its normalised form.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.

        Returns:
            A name, or ``None`` where there is no candidate or more than one.
        """
        if pronoun in _FIRST_PERSON:
            return self._speaker
        if pronoun not in _THIRD_PERSON:
            return None
        here = {name for at, name in self._by_sentence.get(sentence, ()) if at < position}
        return _only(here or self._before(sentence))

    def _before(self, sentence: Span) -> set[str]:
        index = bisect_left(self._sentences, sentence) - 1
        if index < 0 or sentence.start - self._sentences[index].end > _NEAR:
            return set()
        return {name for _, name in self._by_sentence[self._sentences[index]]}


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None

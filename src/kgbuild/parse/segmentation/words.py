"""What every analyser gives: words of a text, by place, with tag and entity.

An analyser reads *normalised* text (see :mod:`kgbuild.parse.normalise`) and knows
nothing of documents; :mod:`kgbuild.parse.tokens` carries its words back to the
characters that the source has. Keeping the two apart lets one analyser be swapped
for another, or wrapped so that known names win.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an analysed text: the characters ``text[start:end]``.

    Attributes:
        start: Where it begins in the text that was analysed, in code points.
        end: Where it ends, exclusive.
        tag: Part of speech, in the tag set of :attr:`kgbuild.model.Token.tag`.
        entity: A class of the ontology, ``"Title"``, or ``None``.
        head: Index of its syntactic head among the text's words, -1 for the root, ``None``
            where the text was not parsed; so with the fields below.
        relation: Dependency label, Universal Dependencies v2.
        head_probability: How sure the parser is of ``head``, 0-1.
        relation_probability: How sure the parser is of ``relation``, 0-1.
        upos: Universal part of speech.
        restyled: Its head and label as another treebank's annotators would draw them, ``None``
            where that was not asked for.
    """

    start: int
    end: int
    tag: str
    entity: str | None = None
    head: int | None = None
    relation: str | None = None
    head_probability: float | None = None
    relation_probability: float | None = None
    upos: str | None = None
    restyled: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A pause that a text lost just before ``text[offset]``.

    Attributes:
        offset: Place of the character after it, in the text that was analysed.
        kind: ``"clause"`` (，) or ``"list"`` (、).
        probability: The chance of any pause there, 0-1.
    """

    offset: int
    kind: str
    probability: float = 1.0


#: Takes the words of texts as cut, by the number of the text; gives the words to use.
Bend: TypeAlias = Callable[[dict[int, list[Word]]], dict[int, list[Word]]]

#: For each text, stretches ``(start, end)`` that hold no pause; empty for none at all.
Protected: TypeAlias = Sequence[Sequence[tuple[int, int]]]


def as_they_are(words: dict[int, list[Word]]) -> dict[int, list[Word]]:
    """The bend that changes nothing."""
    return words


class Analyzer(Protocol):
    """Cuts texts into words, and parses them where it can."""

    @property
    def name(self) -> str:
        """The name that a configuration uses for it."""

    def analyze(
        self, texts: Sequence[str], *, bend: Bend = as_they_are, restyle: Container[int] = ()
    ) -> list[list[Word]]:
        """Cut each of ``texts`` into words that join up to the whole text, in order.

        Args:
            texts: Normalised texts.
            bend: Changes the words of texts after cutting and before parsing; called with
                as many texts at a time as memory allows, each once.
            restyle: The numbers of the texts to parse in a second style, too.
        """

    def cut(self, texts: Sequence[str], *, bend: Bend = as_they_are) -> list[list[Word]]:
        """Cut each of ``texts`` as :meth:`analyze` does, and leave them unparsed."""

    def pauses(self, texts: Sequence[str], *, protected: Protected = ()) -> list[list[Lost]]:
        """Tell where each of ``texts`` lost a pause, in order.

        Args:
            texts: Normalised texts of one document.
            protected: For each text, stretches that hold no pause.

        Returns:
            For each text its possible pauses, in order, unlikely ones included.
        """

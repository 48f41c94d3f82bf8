"""What every analyser gives: words of a text, by place, with tag and entity.

An analyser reads *normalised* text (see :mod:`kgbuild.parse.normalise`) and knows
nothing of documents; :mod:`kgbuild.parse.tokens` carries its words back to the
characters that the source has. Keeping the two apart lets one analyser be swapped
for another, or wrapped so that known names win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an analysed text: the characters ``text[start:end]``.

    Attributes:
        start: Where it begins in the text that was analysed, in code points.
        end: Where it ends, exclusive.
        tag: Part of speech, in the tag set of :attr:`kgbuild.model.Token.tag`.
        entity: A class of the ontology, ``"Title"``, or ``None``.
    """

    start: int
    end: int
    tag: str
    entity: str | None = None


class Analyzer(Protocol):
    """Cuts texts into words."""

    @property
    def name(self) -> str:
        """The name that a configuration uses for it."""

    def analyze(self, texts: Sequence[str]) -> list[list[Word]]:
        """Cut each of ``texts`` into words that join up to the whole text, in order."""

"""A contextual rule: what a word's neighbours tell of its kind, and which words it looks at.

Which words a rule looks at is said by their form, their kind and their tag, so that most rules
cost a word nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kgbuild.extract.kinds import BOUNDARIES, Kind, Word
from kgbuild.model import Span, Token

#: What stands before the first word of a sentence and after the last: a stop without a form.
EDGE: Final = Word(Token(Span(0, 0), "", "", "w"), Kind.STOP)


class Context:
    """A word among its neighbours.

    Attributes:
        words: The sentence; what stands left of the word has been decided.
        index: Where in it the word stands.
        word: The word.
        before: The word before it, or :data:`EDGE`.
        after: The word after it, or :data:`EDGE`.
    """

    __slots__ = ("after", "before", "index", "word", "words")

    def __init__(self, words: Sequence[Word], index: int) -> None:
        self.words: Final = words
        self.index: Final = index
        self.word: Final = words[index]
        self.before: Final = words[index - 1] if index else EDGE
        self.after: Final = words[index + 1] if index + 1 < len(words) else EDGE

    @property
    def opens(self) -> bool:
        """Whether the word opens its clause."""
        return self.before.kind in BOUNDARIES

    @property
    def closes(self) -> bool:
        """Whether the word closes its clause."""
        return self.after.kind in BOUNDARIES


Decide: TypeAlias = Callable[[Context], Kind | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Decides the kind of a word from its neighbours.

    Attributes:
        name: What the rule finds.
        decide: Returns the kind, also where it is what it was; ``None`` leaves it to later rules.
        forms: The forms of the words that it looks at; ``None`` where any will do.
        kinds: Their kinds; ``None`` where any will do.
        tags: Their tags; ``None`` where any will do.
    """

    name: str
    decide: Decide
    forms: frozenset[str] | None
    kinds: frozenset[Kind] | None
    tags: frozenset[str] | None

    def looks_at(self, form: str, kind: Kind, tag: str) -> bool:
        """Tell whether the rule looks at words of this form, kind and tag."""
        return (
            (self.forms is None or form in self.forms)
            and (self.kinds is None or kind in self.kinds)
            and (self.tags is None or tag in self.tags)
        )


def at(
    forms: Collection[str] | None = None,
    *,
    kinds: Collection[Kind] | None = None,
    tags: Collection[str] | None = None,
) -> Callable[[Decide], Rule]:
    """Make a rule that looks at words of these forms, kinds and tags."""

    def rule(decide: Decide) -> Rule:
        return Rule(
            decide.__name__,
            decide,
            None if forms is None else frozenset(forms),
            None if kinds is None else frozenset(kinds),
            None if tags is None else frozenset(tags),
        )

    return rule

"""A repair: what mends one fault, and the words at which to look for it.

A repair looks at one word at a time. Which words it looks at is said by their form, their
kind or their label, so that most repairs cost a sentence nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import TypeAlias

from kgbuild.extract.kinds import Kind
from kgbuild.extract.syntax.tree import Sign, Tree

Mend: TypeAlias = Callable[[Tree, int], None]


@dataclass(frozen=True, slots=True)
class Repair:
    """Mends one fault of a tree, in place, wherever it is found.

    Attributes:
        name: What the fault is called.
        mend: Looks at one word, and mends the fault if it is there.
        sign: What of a word tells whether to look at it.
        values: The signs that do.
    """

    name: str
    mend: Mend
    sign: Sign
    values: frozenset[Hashable]

    def __call__(self, tree: Tree) -> None:
        """Mend the fault in ``tree``, from left to right."""
        signs: list[Hashable] = getattr(tree, self.sign)
        values, mend = self.values, self.mend
        # A list may change under enumerate: a label given at one word counts at a later one.
        for index, sign in enumerate(signs):
            if sign in values:
                mend(tree, index)


def at_forms(forms: Collection[str]) -> Callable[[Mend], Repair]:
    """Make a repair that looks at words of these forms."""
    return lambda mend: Repair(mend.__name__, mend, "forms", frozenset(forms))


def at_kinds(*kinds: Kind) -> Callable[[Mend], Repair]:
    """Make a repair that looks at words of these kinds."""
    return lambda mend: Repair(mend.__name__, mend, "kinds", frozenset(kinds))


def at_labels(*labels: str) -> Callable[[Mend], Repair]:
    """Make a repair that looks at words with these relations to their heads."""
    return lambda mend: Repair(mend.__name__, mend, "labels", frozenset(labels))

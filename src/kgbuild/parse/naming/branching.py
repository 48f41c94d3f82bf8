"""What stands before and after a string in a document tells whether it is a unit of the language.

The neighbours of a unit vary, those of half a unit do not: 灵犀问 is always followed by 诊. How
much they vary is measured by their entropy (Harris, Language 31, 1955; Jin and Tanaka-Ishii,
COLING/ACL 2006).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kgbuild.regex import regex

_SIDE: Final = 2  # characters to either side that tell two places apart
_SEEN: Final = 4  # characters to either side that are looked at, pauses among them
_PAUSES: Final = ",，、"
_BOUNDARY: Final = regex(r"[^\w]|^$")


class Contexts:
    """What stands around strings in the sentences of a document.

    Args:
        texts: Its sentences, normalised.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts)
        self._pairs = Counter(map("".join, zip(self._text, self._text[1:], strict=False)))
        self._found: dict[str, list[tuple[str, str]]] = {}

    def repeats(self, form: str) -> bool:
        """Tell whether ``form`` may stand in the text twice; cheap, and rarely wrong."""
        return self._pairs[form[:2]] > 1 and self._pairs[form[-2:]] > 1

    def contexts(self, form: str) -> list[tuple[str, str]]:
        """Return what stands before and after each place of ``form``, each pair once.

        A text without its pauses is read several times, under different guesses of them: the
        same characters with other pauses are the same place.
        """
        if form not in self._found:
            around: dict[tuple[str, str], tuple[str, str]] = {}
            start = self._text.find(form)
            while start >= 0:
                end = start + len(form)
                before, after = (
                    self._text[max(0, start - _SEEN) : start],
                    self._text[end : end + _SEEN],
                )
                plain = before.rstrip(_PAUSES)[-_SIDE:], after.lstrip(_PAUSES)[:_SIDE]
                around.setdefault(plain, (before[-1:], after[:1]))
                start = self._text.find(form, end)
            self._found[form] = list(around.values())
        return self._found[form]

    def count(self, form: str) -> int:
        """Return in how many different places ``form`` stands."""
        return len(self.contexts(form))

    def freedom(self, form: str) -> float:
        """Return the entropy of what stands before or after ``form``, in nats: the lower one.

        The edge of a clause is a different neighbour each time.
        """
        found = self.contexts(form)
        return min(_entropy([side[k] for side in found]) for k in (0, 1))


def _entropy(neighbours: Sequence[str]) -> float:
    inner = Counter(n for n in neighbours if not _BOUNDARY.fullmatch(n))
    edges = len(neighbours) - sum(inner.values())
    counts = [*inner.values(), *[1] * edges]
    return math.log(len(neighbours)) - sum(n * math.log(n) for n in counts) / len(neighbours)

"""A node's class, by the agreement of everything that was seen of it.

Each mention votes: the lexicon's class counts most, then what the tagger saw, then what
the name's own last word, or a text that tells the kind, says (…大学, …峰会, …是一座城市).
A specific class (City) beats its parent
(Place) when the votes agree on the branch; without any vote a node is a ``Concept``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kgbuild.ontology import Lexicon, Ontology

DEFAULT_CLASS = "Concept"

_LEXICON_WEIGHT = 8
_HEAD_WEIGHT = 3
_FORM_WEIGHT = 8  # …有限公司, …大学: what a full name says of itself
_TAGGER_WEIGHT = 2
_TAGGER_MOST = 6  # a tagger that errs on a name errs at every mention of it


class TypeVotes:
    """Collects votes by name and decides one class for each."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self._votes: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, kind: str | None) -> None:
        """Count one mention of ``name`` that looks like a ``kind`` (``None``: no idea)."""
        self._count(self._votes[name], kind, _TAGGER_WEIGHT)

    def add_kind(self, name: str, kind_noun: str) -> None:
        """Count a text that says what ``name`` is: an 应用, 一家科技公司.

        Who is a 主席 is a person; who is a 老师 may be one or several.
        """
        head = self._lexicon.heads.get(kind_noun)
        kind = head[0] if head else self._lexicon.head_class(kind_noun)
        if kind == "Position":
            kind = "Person"
        elif kind == "Group":
            return
        self._count(self._votes[name], kind, _HEAD_WEIGHT)

    def decide(self, name: str, aliases: Iterable[str] = ()) -> str:
        """Return the local name of the class that all mentions of a node support best.

        Args:
            name: The node's canonical name.
            aliases: Its other names, whose votes count as well.
        """
        votes: Counter[str] = Counter()
        for known in (name, *aliases):
            seen = self._votes.get(known, Counter())
            votes.update({kind: min(weight, _TAGGER_MOST) for kind, weight in seen.items()})
            entry = self._lexicon.get(known)
            self._count(votes, entry.type if entry else None, _LEXICON_WEIGHT)
            self._count(votes, *self._of_form(known))
        if not votes:
            return DEFAULT_CLASS
        support = {
            kind: sum(n for other, n in votes.items() if self._ontology.is_a(kind, other))
            for kind in votes
        }
        return max(sorted(support), key=lambda kind: (support[kind], votes[kind]))

    def _of_form(self, name: str) -> tuple[str | None, int]:
        """Return the class that a name's own last word tells, and how much that weighs."""
        kind = self._lexicon.head_class(name)
        full = kind is not None and len(name) > 4 and self._ontology.is_a(kind, "Organization")
        return kind, _FORM_WEIGHT if full else _HEAD_WEIGHT

    def _count(self, votes: Counter[str], kind: str | None, weight: int) -> None:
        kind = "Position" if kind == "Title" else kind
        if kind is not None and kind in self._ontology.classes:
            votes[kind] += weight

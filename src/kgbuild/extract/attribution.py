"""Who says it: a verb of saying attributes the clauses after it to its subject."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Word
from kgbuild.extract.predicates import Predicate
from kgbuild.model import Claim, Mention


def claim_of(predicate: Predicate, words: Sequence[Word], speaker: Mention) -> Claim | None:
    """Return the claim under which the clauses after a verb of saying stand, or ``None``."""
    if predicate.clause is None:
        return None
    form = words[predicate.group.verbs[-1]].form
    return Claim(speaker, form) if form in w.SAY_VERBS else None


def asserts(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether the clause after ``predicate`` is put forward as true (表示, 使; not 建议)."""
    form = words[predicate.group.verbs[-1]].form
    return form not in w.UNASSERTED_SAYING

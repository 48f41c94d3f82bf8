"""How likely a reader is to sign what was read: a logistic model over how it was read.

Each row of a triple (its fact, and each of its adjuncts) is described by a few named features:
whether both extractors read it, how sure the parser is of its heads, how far away its subject
was named, how long its clause is. The weights (``weights.tsv``) are fitted on annotated
development text by ``training/confidence.py``, which also reports how well calibrated they are;
a row's confidence is meant as the chance that it is true. A feature with a weight has its wording
for readers in :mod:`kgbuild.extract.grounds`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from kgbuild.extract import words as w
from kgbuild.model import Mention, Qualifier, Sentence, Span, Token, Triple

Features = Mapping[str, float]

_MARKS = frozenset("，, 。 ！ ？ ； ： ! ? ; :".replace(" ", ""))
_COMMAS = frozenset("，,")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the other extractor makes of the same row.

    Attributes:
        both: It reads the same row.
        verb: It reads some row with the same verb.
        subject: One with the same verb and subject.
        object: One with the same verb and object.
        adjunct: One with the same verb and adjunct.
        lost: How many other guesses at the sentence's pauses lose the row.
    """

    both: bool = False
    verb: bool = False
    subject: bool = False
    object: bool = False
    adjunct: bool = False
    lost: int = 0


class Surroundings:
    """What is asked of a sentence about places in it."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens: Sequence[Token] = sentence.tokens
        self._starts = [token.span.start for token in self.tokens]
        self._words = _running(token.tag != "w" for token in self.tokens)
        self._verbs = _running(token.tag == "v" for token in self.tokens)
        self._commas = _running(bool(t.text) and t.form in _COMMAS for t in self.tokens)
        self._restored = _running(not token.text for token in self.tokens)
        self._marks = [-1, *(i for i, t in enumerate(self.tokens) if t.form in _MARKS)]
        self.spoken = self._restored[-1] > 0
        self.parsed = bool(self.tokens) and self.tokens[0].head_probability is not None

    def index(self, position: int) -> int:
        """Return the index of the last token that begins at or before a place."""
        index = bisect_right(self._starts, position) - 1
        while index > 0 and not self.tokens[index].text:
            index -= 1
        return max(index, 0)

    def arc(self, mention: Mention) -> float | None:
        """Return how sure the parser is of a mention's last word; ``None`` for implied words."""
        if not len(mention.span):
            return None
        return self.tokens[self.index(mention.span.end - 1)].head_probability

    def clause(self, mention: Mention) -> tuple[int, int]:
        """Return how many words and verbs the clause around a mention has."""
        place = self.index(mention.span.start)
        after = bisect_right(self._marks, place)
        first = self._marks[after - 1] + 1
        last = self._marks[after] if after < len(self._marks) else len(self.tokens)
        return self._words[last] - self._words[first], self._verbs[last] - self._verbs[first]

    def between(self, span: Span) -> tuple[int, int]:
        """Return how many commas and how many restored pauses lie within a span."""
        first, last = self.index(span.start), self.index(max(span.end - 1, span.start)) + 1
        commas = self._commas[last] - self._commas[first]
        return commas, self._restored[last] - self._restored[first]


def features(
    triple: Triple, qualifier: Qualifier | None, agreement: Agreement, place: Surroundings
) -> dict[str, float]:
    """Describe one row of a triple.

    Args:
        triple: The triple.
        qualifier: The adjunct, for an adjunct's row.
        agreement: What the other extractor makes of it.
        place: The sentence.
    """
    target = qualifier.mention if qualifier is not None else triple.object
    slots = [triple.subject, triple.relation, *([target] if target is not None else [])]
    arcs = [arc for slot in slots if (arc := place.arc(slot)) is not None]
    whole = Span.covering(slot.span for slot in slots)
    words, verbs = place.clause(triple.relation)
    commas, pauses = place.between(whole)
    found = {
        "always": 1.0,
        f"construction {triple.construction}": 1.0,
        "subject from an earlier clause": min(triple.inherited, 3) / 3,
        "least sure arc": min(arcs, default=1.0),
        "mean arc": sum(arcs) / len(arcs) if arcs else 1.0,
        "words in the clause": min(words, 40) / 10,
        "verbs in the clause": min(max(verbs - 1, 0), 5) / 2,
        "commas inside": min(commas, 3) / 2,
        "length of the subject": min(max(len(triple.subject.text) - 4, 0), 30) / 10,
        "length of the object": min(max(len(target.text) - 6, 0), 40) / 10 if target else 0.0,
        "one-character verb": float(len(triple.predicate) == 1),
        "pronoun as subject": float(triple.subject.tag == "r"),
    }
    if not place.parsed:
        found["no tree"] = 1.0
    elif agreement.both:
        found["both extractors"] = 1.0
    else:
        found[f"{triple.extractor} alone"] = 1.0
        found["other subject elsewhere"] = float(agreement.verb and not agreement.subject)
        found["other object elsewhere"] = float(
            agreement.verb and not agreement.object and target is not None
        )
    if place.spoken:
        found["pauses were lost"] = 1.0
        found["restored pauses inside"] = min(pauses, 3) / 2
        found["lost by another guess at pauses"] = min(agreement.lost, 2) / 2
    if qualifier is not None:
        found["adjunct"] = 1.0
        found[f"adjunct of {qualifier.role}"] = 1.0
        found["adjunct read by both"] = float(agreement.adjunct)
    elif target is None:
        found["no object"] = 1.0
    return found


def probability(found: Features, weights: Features | None = None) -> float:
    """Return the chance, 0-1, of a row with these features."""
    known = weights if weights is not None else load_weights()
    score = sum(known.get(name, 0.0) * value for name, value in found.items())
    # Two digits are all that the fit supports, and processors differ in the seventh.
    return round(1 / (1 + exp(-score)), 2)


@cache
def load_weights() -> Features:
    """Return the fitted weights, in log-odds, by feature."""
    table = resources.files("kgbuild.extract").joinpath("weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def _running(flags: object) -> list[int]:
    total, sums = 0, [0]
    for flag in flags:  # type: ignore[attr-defined]
        total += bool(flag)
        sums.append(total)
    return sums


__all__ = ["Agreement", "Features", "Surroundings", "features", "load_weights", "probability", "w"]

"""What was read, and what came of it, become the confidence of a statement.

The chance of a reading is that of the row that states it, times the certainty of each end that
had to be found elsewhere. A logistic model, stacked on that of the extractors (stacked
generalization: Wolpert, Neural Networks 5, 1992), counts its log-odds with a weight, and with them
what :mod:`kgbuild.resolve.judgement.features` tells of the statement. The weights
(``weights.tsv``) are fitted on statements that people judged, by ``training/statements.py``; a
statement's confidence is meant as the chance that a reader of its text would sign it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from math import exp
from typing import Final

from kgbuild.model import Ground, Qualifier, Triple
from kgbuild.ontology import Ontology
from kgbuild.resolve.belonging.holders import Reference
from kgbuild.resolve.judgement.features import Crowd, Features, features, reading_of
from kgbuild.resolve.relations import Frame, Reading

READING: Final = "reading"
_ALWAYS: Final = "always"
#: A construction that few have judged is as sure as its reading.
_UNJUDGED: Final = {READING: 1.0}
#: Shares below this, in log-odds, move a chance by less than three points in a hundred.
_LEAST_SHARE: Final = 0.1
_MOST_GROUNDS: Final = 4  # of the statement, beside those of the reading

#: Grounds that resolution adds to those of the reading, as a reader of an explanation sees them.
_WORDING: Final[Mapping[str, str]] = {
    "pointing subject": "subject is named elsewhere, and was found",
    "pointing object": "object is named elsewhere, and was found",
    "denied": "says that it is not so",
    "claimed": "somebody claims it",
    "with qualifiers": "says when, where or how",
    "open relation": "a relation that the ontology does not know",
    "inherited subject": "subject of a clause before",
    "clauses before": "clauses before it in the sentence",
    "marks between": "commas between subject and verb",
    "far before its verb": "subject far before its verb",
    "others between": "others are named between subject and verb",
    "inherited subject, far before its verb": "subject of a clause before, far from its verb",
    "inherited subject, others between": "subject of a clause before, with others named since",
}


class Judgement:
    """Judges the statements of one document.

    Args:
        triples: All its triples.
        ontology: The tree of classes.
        text: The document as read; empty where it is not at hand.

    Attributes:
        latest: What the statement that was judged last is like; :data:`READING` among it. For
            training.
    """

    def __init__(self, triples: Iterable[Triple], ontology: Ontology, text: str = "") -> None:
        self._crowd = Crowd(triples, text)
        self._ontology = ontology
        self.latest: Features = {}

    def of(  # noqa: PLR0913, PLR0917 - all that a statement is made of
        self,
        triple: Triple,
        frame: Frame,
        says: Triple | Qualifier,
        subject: Reference,
        value: Reference,
        reading: Reading,
    ) -> tuple[float, tuple[Ground, ...]]:
        """Return the confidence of a statement, and what it rests on.

        Args:
            triple: The triple that states it.
            frame: Which of its phrases serves as object.
            says: Whose chance is that of the reading: the triple, or the adjunct that serves as
                its object.
            subject: What its subject refers to.
            value: What its object refers to.
            reading: Which relation it is.

        Returns:
            The confidence, 0-1, and its grounds, weightiest first.
        """
        chance, grounds = says.confidence, list(says.grounds)
        for feature, end in (("pointing subject", subject), ("pointing object", value)):
            if end.certainty < 1:
                before, chance = chance, chance * end.certainty
                cost = reading_of(chance) - reading_of(before)
                grounds.append(Ground(feature, round(cost, 2)))
        found = {
            READING: reading_of(chance),
            **features(triple, frame, subject, value, reading, self._crowd, self._ontology),
        }
        self.latest = found
        known = load_weights()
        weights = known if f"told by {triple.construction}" in known else _UNJUDGED
        return judged(found, grounds, weights)


def judged(
    found: Features, grounds: Iterable[Ground], weights: Features
) -> tuple[float, tuple[Ground, ...]]:
    """Return the chance of a statement with these features, and what it rests on.

    Args:
        found: The features, the reading's log-odds among them.
        grounds: Of the reading; each counts as much as the reading does.
        weights: In log-odds, by feature.
    """
    score = sum(weights.get(name, 0.0) * number for name, number in found.items())
    weight = weights.get(READING, 1.0)
    reasons = [Ground(g.feature, round(g.log_odds * weight, 2)) for g in grounds]
    reasons += sorted(_telling(found, weights), key=_by_weight)[:_MOST_GROUNDS]
    return round(1 / (1 + exp(-score)), 2), tuple(sorted(reasons, key=_by_weight))


def _telling(found: Features, weights: Features) -> Iterator[Ground]:
    for name, number in found.items():
        share = round(weights.get(name, 0.0) * number, 2)
        if abs(share) >= _LEAST_SHARE and name not in (READING, _ALWAYS):
            yield Ground(name, share)


def _by_weight(ground: Ground) -> tuple[float, str]:
    return -abs(ground.log_odds), ground.feature


@cache
def load_weights() -> Features:
    """Return the fitted weights, in log-odds, by feature."""
    table = resources.files("kgbuild.resolve.judgement").joinpath("weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def in_words(feature: str) -> str | None:
    """Return a ground of resolution as a reader sees it; ``None`` where it is none."""
    return _WORDING.get(feature, feature if feature in load_weights() else None)

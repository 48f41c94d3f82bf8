"""How likely a reader is to sign what was read: a logistic model over how it was read.

Each row of a triple (its fact, and each of its adjuncts) is described by a few named features:
whether both extractors read it, how sure the parser is of its heads, how far away its subject
was named, how long its clause is, how its object hangs in the tree and what stands beside it.
The weights (``weights.tsv``) are fitted on annotated development text by
``training/confidence.py``, which also reports how well calibrated they are; a row's confidence
is meant as the chance that it is true.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from math import exp
from typing import TypeAlias

from kgbuild.extract import words as w
from kgbuild.model import Mention, Sentence, Span, Token, Triple

Features: TypeAlias = Mapping[str, float]

#: What stands beside a phrase, by LAC's tags.
BESIDE = {
    "name": "nr ns nt nz nw",
    "noun": "n vn an s",
    "verb": "v vd",
    "time": "t",
    "number": "m q",
    "pronoun": "r",
    "adjective": "a ad",
    "adverb": "d",
    "preposition": "p",
    "localiser": "f",
    "conjunction": "c",
    "particle": "u",
    "mark": "w",
    "pause": "",  # restored: it has no text
    "nothing": "",  # the sentence begins or ends
}
#: Features of which a row has one: its family, and the one that is usual.
USUAL = {
    "relation headed by": "verb",
    "before the object": "verb",
    "after the object": "mark",
    "object hung as": "obj",
}
_KINDS = {tag: kind for kind, tags in BESIDE.items() for tag in tags.split()}
_PAUSES = w.COMMAS | {"、"}
_MARKS = w.COMMAS | frozenset("。 ！ ？ ； ： ! ? ; :".split())


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
        restyled: The tree in its second style gives the row, too.
    """

    both: bool = False
    verb: bool = False
    subject: bool = False
    object: bool = False
    adjunct: bool = False
    lost: int = 0
    restyled: bool = True


class Surroundings:
    """What is asked of a sentence about places in it.

    Attributes:
        tokens: Its words, restored pauses among them.
        spoken: The text had lost its pauses, and some were put back.
        parsed: It has a tree.
    """

    def __init__(self, sentence: Sentence) -> None:
        tokens: Sequence[Token] = sentence.tokens
        self.tokens = tokens
        self._start = sentence.span.start
        self._at = _begun(tokens, sentence.span)
        self._words = _running(token.tag != "w" for token in tokens)
        self._verbs = _running(token.tag == "v" for token in tokens)
        self._commas = _running(token.form in w.COMMAS and bool(token.text) for token in tokens)
        self._restored = _running(not token.text and token.form in _PAUSES for token in tokens)
        self._marks = [-1, *(i for i, token in enumerate(tokens) if token.form in _MARKS)]
        self.spoken = self._restored[-1] > 0
        self.parsed = bool(tokens) and tokens[0].head_probability is not None

    def index(self, position: int) -> int:
        """Return the index of the last token that begins at or before a place, pauses left out."""
        return self._at[position - self._start]

    def arc(self, mention: Mention) -> float | None:
        """Return how sure the parser is of a mention's last word; ``None`` for implied words."""
        start, end = mention.spans[0].start, mention.spans[-1].end
        return self.tokens[self.index(end - 1)].head_probability if end > start else None

    def words(self, mention: Mention) -> list[int]:
        """Return the indices of a mention's words, restored pauses left out."""
        return [
            index
            for span in mention.spans
            for index in range(
                self.index(span.start), self.index(max(span.end - 1, span.start)) + 1
            )
            if span.start <= self.tokens[index].span.start and self.tokens[index].text
        ]

    def tops(self, words: Sequence[int]) -> list[Token]:
        """Return those of some words that hang from none of them; none where there is no tree."""
        if not self.parsed:
            return []
        return [self.tokens[index] for index in words if self.tokens[index].head not in words]

    def beside(self, index: int) -> str:
        """Return which of :data:`BESIDE` stands at an index, which may lie outside."""
        if not 0 <= index < len(self.tokens):
            return "nothing"
        token = self.tokens[index]
        return _kind(token) if token.text else "pause"

    def clause(self, mention: Mention) -> tuple[int, int]:
        """Return how many words and verbs the clause around a mention has."""
        place = self.index(mention.spans[0].start)
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
    triple: Triple, of_fact: Agreement, of_adjuncts: Sequence[Agreement], place: Surroundings
) -> Iterator[Features]:
    """Describe the rows of a triple: that of its fact, then those of its adjuncts, in order.

    Args:
        triple: The triple.
        of_fact: What the other extractor makes of the fact.
        of_adjuncts: What it makes of each adjunct.
        place: The sentence.
    """
    shared = _shared(triple, place)
    found = dict(shared)
    _of_target(found, triple, triple.object, of_fact, place)
    if triple.object is None:
        found["no object"] = 1.0
    yield found
    for qualifier, agreement in zip(triple.qualifiers, of_adjuncts, strict=True):
        found = dict(shared)
        _of_target(found, triple, qualifier.mention, agreement, place)
        found["adjunct"] = 1.0
        found[f"adjunct of {qualifier.role}"] = 1.0
        found["adjunct read by both"] = float(agreement.adjunct)
        yield found


def _shared(triple: Triple, place: Surroundings) -> dict[str, float]:
    """Describe what all rows of a triple have in common."""
    words, verbs = place.clause(triple.relation)
    relation = place.words(triple.relation)
    return {
        "always": 1.0,
        f"construction {triple.construction}": 1.0,
        f"relation headed by {_headed_by(relation, place)}": 1.0,
        "words in the relation": min(max(len(relation) - 1, 0), 4) / 2,
        "subject without a name": float(triple.subject.entity is None),
        "pieces of the subject": _pieces(place.tops(place.words(triple.subject))),
        "subject from an earlier clause": min(triple.inherited, 3) / 3,
        "subject from long before": float(triple.inherited > 1),
        "words in the clause": min(words, 40) / 10,
        "verbs in the clause": min(max(verbs - 1, 0), 5) / 2,
        "length of the subject": min(max(len(triple.subject.text) - 4, 0), 30) / 10,
        "one-character verb": float(len(triple.predicate) == 1),
        "pronoun as subject": float(triple.subject.tag == "r"),
    }


def _of_target(
    found: dict[str, float],
    triple: Triple,
    target: Mention | None,
    agreement: Agreement,
    place: Surroundings,
) -> None:
    """Add what a row's object or adjunct, and the other extractor, tell."""
    slots = [triple.subject, triple.relation, *([target] if target is not None else [])]
    arcs = [arc for slot in slots if (arc := place.arc(slot)) is not None]
    first = min(slot.spans[0].start for slot in slots)
    commas, pauses = place.between(Span(first, max(slot.spans[-1].end for slot in slots)))
    found["least sure arc"] = min(arcs, default=1.0)
    found["mean arc"] = sum(arcs) / len(arcs) if arcs else 1.0
    found["commas inside"] = min(commas, 3) / 2
    if target is not None:
        _of_object(found, triple, target, place)
    if not place.parsed:
        found["no tree"] = 1.0
    elif agreement.both:
        found["both extractors"] = 1.0
    else:
        found[f"{triple.extractor} alone"] = 1.0
        if agreement.verb:
            found["other subject elsewhere"] = float(not agreement.subject)
            found["other object elsewhere"] = float(target is not None and not agreement.object)
    found["lost in another style of tree"] = float(not agreement.restyled)
    if place.spoken:
        found["pauses were lost"] = 1.0
        found["restored pauses inside"] = min(pauses, 3) / 2
        found["lost by another guess at pauses"] = min(agreement.lost, 2) / 2


def _of_object(
    found: dict[str, float], triple: Triple, target: Mention, place: Surroundings
) -> None:
    """Add what an object or adjunct looks like, how it hangs, and what stands beside it."""
    found["length of the object"] = min(max(len(target.text) - 6, 0), 40) / 10
    found["one-character object"] = float(len(target.text) == 1)
    found["object with a name"] = float(target.entity is not None)
    words = place.words(target)
    if not words:
        return
    found[f"before the object {place.beside(words[0] - 1)}"] = 1.0
    found[f"after the object {place.beside(words[-1] + 1)}"] = 1.0
    if tops := place.tops(words):
        label = (tops[-1].relation or "").partition(":")[0]
        hung = tops[-1].head in place.words(triple.relation)
        found[f"object hung as {label}"] = 1.0
        found["object hung from elsewhere"] = float(not hung)
        found["pieces of the object"] = _pieces(tops)


def _headed_by(relation: Sequence[int], place: Surroundings) -> str:
    """Return which of :data:`BESIDE` heads a relation; without a tree, what is usual."""
    if not place.parsed:
        return USUAL["relation headed by"]
    tops = place.tops(relation)
    return _kind(tops[-1]) if tops else "nothing"


def _kind(token: Token) -> str:
    return _KINDS.get(token.tag, "mark")


def _pieces(tops: Sequence[Token]) -> float:
    """Return how many pieces more than one a phrase falls into in the tree, two at most."""
    return float(min(max(len(tops) - 1, 0), 2))


def probability(found: Features, weights: Features | None = None) -> float:
    """Return the chance, 0-1, of a row with these features."""
    known = weights if weights is not None else load_weights()
    score = sum([known.get(name, 0.0) * value for name, value in found.items()])
    # Two digits are all that the fit supports, and processors differ in the seventh.
    return round(1 / (1 + exp(-score)), 2)


@cache
def load_weights() -> Features:
    """Return the fitted weights, in log-odds, by feature."""
    table = resources.files("kgbuild.extract.judgement").joinpath("weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def _running(flags: Iterable[bool]) -> list[int]:
    """Return how many flags are set before each place."""
    return list(accumulate(flags, initial=0))


def _begun(tokens: Sequence[Token], span: Span) -> list[int]:
    """Return, for each place of a sentence and its end, the last token that has begun there."""
    found: list[int] = []
    last = 0
    for index, token in enumerate(tokens):
        if token.text:
            found += [last] * (token.span.start - span.start - len(found))
            last = index
    return found + [last] * (len(span) + 1 - len(found))

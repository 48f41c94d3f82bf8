"""Features become grounds: what speaks for and against a reading, in words.

In a logistic model each feature adds its weight times its value to the log-odds. A ground is
that share measured from the plainest case (all heads sure, nothing else remarkable), so that
what is true of every reading does not crowd out what is special about this one. For a linear
model this is the exact share of the feature (the Shapley value against that case; Štrumbelj
and Kononenko, JMLR 11, 2010).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from kgbuild.extract.judgement.confidence import BESIDE, USUAL
from kgbuild.model import Ground

#: Shares below this, in log-odds, move a chance by less than three points in a hundred.
LEAST_SHARE: Final = 0.1
#: How many grounds a reading keeps: what a person reads before losing the thread.
MOST_GROUNDS: Final = 6

#: Universal Dependencies' relations (https://universaldependencies.org/u/dep/) in plain words.
_HANGS: Final[Mapping[str, str]] = {
    "acl": "a clause that describes a noun",
    "advcl": "a clause that describes a verb",
    "advmod": "an adverb",
    "amod": "an adjective",
    "appos": "an apposition",
    "aux": "an auxiliary",
    "case": "a preposition",
    "cc": "a conjunction",
    "ccomp": "an object that is a clause",
    "clf": "a measure word",
    "compound": "part of a compound",
    "conj": "a further member of a list",
    "cop": "a copula",
    "csubj": "a subject that is a clause",
    "dep": "nothing it can name",
    "det": "a determiner",
    "discourse": "a particle of speech",
    "dislocated": "a topic",
    "fixed": "part of a set phrase",
    "flat": "part of a name",
    "iobj": "an indirect object",
    "mark": "a mark of its clause",
    "nmod": "a noun that describes a noun",
    "nsubj": "a subject",
    "nummod": "a number",
    "obj": "an object",
    "obl": "a circumstance",
    "orphan": "the rest of an ellipsis",
    "parataxis": "a clause side by side",
    "punct": "punctuation",
    "reparandum": "a slip of the tongue",
    "root": "the head of the sentence",
    "vocative": "an address",
    "xcomp": "a complement",
}

#: What stands beside a phrase or heads one, with its article.
_BESIDE: Final[Mapping[str, str]] = {
    kind: kind if kind == "nothing" else f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
    for kind in BESIDE
}

#: Each feature of ``confidence`` as a reader of an explanation sees it.
WORDING: Final[Mapping[str, str]] = {
    # How it was read.
    "both extractors": "read by both extractors",
    "syntax alone": "read from the dependency tree only",
    "pattern alone": "read from the word patterns only",
    "figures alone": "read from a figure and what it measures",
    "provisions alone": "read from the wording of a provision",
    "specs alone": "read from the wording of a specification",
    "syntax+pattern alone": "the extractors agree on part of it only",
    "other subject elsewhere": "the other extractor reads another subject",
    "other object elsewhere": "the other extractor reads another object",
    "other extents": "read with more and with less of its description, too",
    "no tree": "the sentence was not parsed",
    "least sure arc": "the parser is unsure of one word's place",
    "mean arc": "the parser is unsure of the words' places",
    # Where it stands.
    "subject from an earlier clause": "subject from an earlier clause",
    "subject from long before": "subject from further than the clause before",
    **{
        f"before the object {kind}": f"{words} before the object" for kind, words in _BESIDE.items()
    },
    **{f"after the object {kind}": f"{words} after the object" for kind, words in _BESIDE.items()},
    "words in the clause": "long clause",
    "verbs in the clause": "several verbs in the clause",
    "commas inside": "a comma inside",
    "pauses were lost": "text without punctuation",
    "restored pauses inside": "a restored pause inside",
    "lost in another style of tree": "the tree in another style does not give it",
    "lost by another guess at pauses": "another guess at the lost pauses loses it",
    # What its slots are.
    "length of the subject": "long subject",
    "length of the object": "long object",
    "one-character object": "object of one character",
    "object with a name": "object is a name",
    "object hung from elsewhere": "the parser does not hang the object from the verb",
    **{
        f"object hung as {label}": f"the object hangs as {words}" for label, words in _HANGS.items()
    },
    "pieces of the subject": "the subject is no single phrase of the tree",
    "pieces of the object": "the object is no single phrase of the tree",
    "subject without a name": "subject is no name",
    "words in the relation": "the relation has several words",
    **{
        f"relation headed by {kind}": f"{words} heads the relation"
        for kind, words in _BESIDE.items()
    },
    "one-character verb": "verb of one character",
    "pronoun as subject": "subject is a pronoun",
    "no object": "no object",
    # Adjuncts.
    "adjunct": "joined by an adjunct",
    "adjunct read by both": "both extractors read the adjunct",
    "adjunct of beneficiary": "the adjunct says for whom",
    "adjunct of cause": "the adjunct says why",
    "adjunct of companion": "the adjunct says with whom",
    "adjunct of manner": "the adjunct says how",
    "adjunct of means": "the adjunct says by what means",
    "adjunct of other": "the adjunct is of no common kind",
    "adjunct of place": "the adjunct says where",
    "adjunct of purpose": "the adjunct says to what end",
    "adjunct of quantity": "the adjunct says how much",
    "adjunct of time": "the adjunct says when",
    "adjunct of topic": "the adjunct says about what",
    # Constructions.
    "construction alias": "says what something is also called",
    "construction ba": "把 with a result",
    "construction ba-object": "把 moves the object before the verb",
    "construction clausal": "the object is a clause",
    "construction copula": "says what something is",
    "construction description": "a name and what it is, side by side",
    "construction existential": "says what there is",
    "construction figure": "an amount beside what it measures",
    "construction inclusion": "says what something includes",
    "construction intransitive": "verb without an object",
    "construction listed": "a list of those who each do something",
    "construction membership": "a member of a list",
    "construction ownership": "says what a house has or is to another",
    "construction passive": "passive with its agent",
    "construction passive-result": "passive with its result",
    "construction place": "a place within a place",
    "construction provision": "says what a paper grants, forbids or repeals",
    "construction quantity": "says how much something is",
    "construction relative": "read from a relative clause",
    "construction specification": "says what something measures or can do",
    "construction svo": "verb with its object",
    "construction title": "an office beside its holder",
    # Facts inside one noun phrase, whose chance is not the model's.
    "make of a place": "read off the way places are named",
    "make of an alias": "read off the way second names are written",
    "make of an office": "read off the way offices are named",
    "make of a kinship": "read off the way kin are named",
    "make of a title": "read off the way works are named with their authors",
    "make of a joint noun": "read off the way two parties of one thing are named",
    "make of a list of doers": "read off the way those who each do something are listed",
    "make of a figure": "read off the way an amount stands behind what it measures",
    "make of a provision": "read off the way a paper grants or repeals something",
    "make of a lifespan": "read off the way the years of a life are written",
}

#: Features that the plainest case has, with their value there; the others are 0 in it.
_PLAIN: Final[Mapping[str, float]] = {"always": 1.0, "least sure arc": 1.0, "mean arc": 1.0}

#: For each feature that stands in place of a usual one, that one; for the usual ones, themselves.
_IN_PLACE_OF: Final[Mapping[str, str]] = {
    name: f"{family} {usual}"
    for family, usual in USUAL.items()
    for name in WORDING
    if name.startswith(family)
}


def grounds(found: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Ground, ...]:
    """Return the features that move a reading's chance most.

    Args:
        found: The features of the reading, by name.
        weights: The weights of the model, in log-odds.

    Returns:
        At most :data:`MOST_GROUNDS` grounds of at least :data:`LEAST_SHARE`, weightiest first.
    """
    telling = [
        (name, share)
        for name, value in found.items()
        if abs(share := _share(name, value, weights)) >= LEAST_SHARE
    ]
    telling.sort(key=lambda item: (-abs(item[1]), item[0]))
    return tuple([_ground(name, round(share, 2)) for name, share in telling[:MOST_GROUNDS]])


def _share(name: str, value: float, weights: Mapping[str, float]) -> float:
    """Return what a feature adds to the log-odds of the plainest case."""
    usual = _IN_PLACE_OF.get(name)
    if usual is not None:
        return (weights.get(name, 0.0) - weights.get(usual, 0.0)) * value
    return weights.get(name, 0.0) * (value - _PLAIN.get(name, 0.0))


@lru_cache(maxsize=16_384)  # the same few hundred grounds are given again and again
def _ground(feature: str, log_odds: float) -> Ground:
    return Ground(feature, log_odds)

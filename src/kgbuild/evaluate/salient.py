"""A salient gold and candidates become a result: recall, with names compared leniently.

A fact is found when a candidate from the fact's sentence has a subject, a relation and an
object (or qualifier) that each name one of the fact's variants. The gold lists what matters,
not all that is true, so nothing can be said about precision.

Where the gold also knows claim, polarity and modality, these are judged on the closest of
the candidates that match: first one whose relation matches in the gold's direction, then the
one with most slots equal to a variant, then the most confident, then the first. A claim is
right when both name no speaker, or the candidate's speaker names the gold's.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kgbuild.evaluate.gold import SalientFact, SalientGold
from kgbuild.evaluate.predictions import Candidate
from kgbuild.evaluate.scores import Agreement, Counts, Example, Result
from kgbuild.regex import regex

#: These hold in either direction, and their two ends are enough.
SYMMETRIC = frozenset({"title", "membership", "location", "possessive"})
ANY = "*"

_SILENT = regex(r"[\s，。、；：！？“”‘’《》〈〉（）()\[\]【】,.;:!?\"'·…—-]+")
_NAMESPACE = regex(r"^.*[:/#]")
_SIMILAR = 0.85  # share of characters at which two names are one


def score(
    gold: SalientGold, candidates: Sequence[Candidate], *, documents: Iterable[str] | None = None
) -> Result:
    """Score ``candidates`` against ``gold``.

    Args:
        gold: Facts that a graph of the text should hold.
        candidates: What was read from the text.
        documents: The text, to tell of facts whose sentence is not in it.
    """
    place = _Sentences(candidates)
    agreement = Agreement()
    contexts = any(candidate.polarity is not None for candidate in candidates)
    found: list[bool] = []
    for fact in gold.facts:
        matching = [c for c in place.candidates(fact.sentence) if matches(fact, c)]
        found.append(bool(matching))
        if matching and fact.context is not None:
            agreement += _agreement(fact, max(matching, key=lambda c: _closeness(fact, c)))
    notes = []
    if documents is not None:
        whole = "".join(map(normal, documents))
        lost = sum(normal(fact.sentence) not in whole for fact in gold.facts)
        notes += [f"{lost} facts whose sentence is not in the text"] if lost else []
    return Result(
        name=gold.path.name,
        format="salient",
        units=tuple(
            {fact.kind: Counts(facts=1, found=int(hit))}
            for fact, hit in zip(gold.facts, found, strict=True)
        ),
        unit_ids=tuple(f"line {fact.line}" for fact in gold.facts),
        predictions=len(candidates),
        missed=tuple(
            Example(
                f"line {f.line}", f.kind, (f.subject[0], f.relation[0], f.object[0]), f.sentence
            )
            for f, hit in zip(gold.facts, found, strict=True)
            if not hit
        ),
        agreement=agreement if contexts and any(fact.context for fact in gold.facts) else None,
        notes=tuple(notes),
    )


def matches(fact: SalientFact, candidate: Candidate) -> bool:
    """Tell whether ``candidate`` states ``fact``."""
    if _directed(fact, candidate):
        return True
    if fact.kind not in SYMMETRIC:
        return False
    turned = _any_named(candidate.objects, fact.subject) and _any_named(
        candidate.subjects, fact.object
    )
    return (turned and bool(candidate.relations)) or (
        _any_named(candidate.subjects, fact.subject) and _any_named(candidate.objects, fact.object)
    )


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """Return ``text`` as names are compared: NFKC, lower case, no space, no punctuation."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=1 << 16)
def names(text: str, variant: str) -> bool:
    """Tell whether ``text`` names what ``variant`` names.

    The two are equal; or the text begins or ends with the variant and is not much longer; or
    it is a good half of the variant's end; or the two share nearly all characters.

    >>> [names("宁波市副市长周庭芳", v) for v in ("周庭芳", "宁波市", "林知远")]
    [True, True, False]
    """
    one, other = normal(text), normal(variant)
    if not one:
        return False
    if variant == ANY:
        return True
    if not other:
        return False
    if one == other:
        return True
    within = len(one) <= max(2 * len(other), len(other) + 8)
    if len(other) >= 2 and within and (one.startswith(other) or one.endswith(other)):
        return True
    if len(one) >= 2 and other.endswith(one) and 2 * len(one) >= len(other):
        return True
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other)) >= _SIMILAR


def relates(text: str, variant: str) -> bool:
    """Tell whether a relation, as words or as an IRI, is the gold's: one contains the other."""
    if variant == ANY:
        return True
    one, other = normal(_NAMESPACE.sub("", text)), normal(variant)
    if not one or not other:
        return False
    return other in one or (len(one) >= 2 and one in other)


class _Sentences:
    """Candidates by the sentence that states them."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_sentence: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            for sentence in dict.fromkeys(map(normal, candidate.sentences)):
                self._by_sentence[sentence].append(candidate)

    def candidates(self, sentence: str) -> list[Candidate]:
        """Return what this sentence states; if cut otherwise, what a part or whole of it does."""
        wanted = normal(sentence)
        if wanted in self._by_sentence:
            return self._by_sentence[wanted]
        return [
            candidate
            for key, several in self._by_sentence.items()
            if key and (key in wanted or wanted in key)
            for candidate in several
        ]


def _directed(fact: SalientFact, candidate: Candidate) -> bool:
    relations = (*candidate.relations, *candidate.roles)
    return (
        _any_named(candidate.subjects, fact.subject)
        and any(relates(text, variant) for text in relations for variant in fact.relation)
        and _any_named(candidate.objects, fact.object)
    )


def _any_named(texts: Iterable[str], variants: Sequence[str]) -> bool:
    return any(names(text, variant) for text in texts for variant in variants)


def _closeness(fact: SalientFact, candidate: Candidate) -> tuple[bool, int, float]:
    slots = (
        (candidate.subjects, fact.subject),
        (candidate.relations, fact.relation),
        (candidate.objects, fact.object),
    )
    equal = sum(
        not {*map(normal, texts)}.isdisjoint(map(normal, variants)) for texts, variants in slots
    )
    return _directed(fact, candidate), equal, candidate.confidence


def _agreement(fact: SalientFact, candidate: Candidate) -> Agreement:
    context = fact.context
    if context is None:
        return Agreement()
    if context.claim is None or candidate.speaker is None:
        claim = context.claim is candidate.speaker
    else:
        claim = names(candidate.speaker, context.claim)
    return Agreement(
        judged=1,
        claim=int(claim),
        polarity=int(candidate.polarity == context.polarity),
        modality=int(candidate.modality == context.modality),
    )

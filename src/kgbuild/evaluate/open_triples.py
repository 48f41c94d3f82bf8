"""An open gold and rows become a result: exact match against clusters of forms.

A row is right when it equals some form of some fact of its sentence; a fact is found when
some row equals one of its forms. Facts without an object are credited, never demanded.

Recall has a kind, that of the fact; a wrong row has none of its own. So that a table can
show precision by kind too, a wrong row counts for the kind of the fact of its sentence that
it shares most characters with, and for ``(none)`` where it shares none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kgbuild.evaluate.forms import Fact, Row
from kgbuild.evaluate.gold import GoldSentence, OpenGold
from kgbuild.evaluate.predictions import Rows
from kgbuild.evaluate.scores import UNLIKE, Counts, Example, Result, Unit


def score(gold: OpenGold, rows: Rows) -> Result:
    """Score ``rows`` against ``gold``.

    Args:
        gold: Sentences and their facts.
        rows: Document id -> rows; the gold's ids are the documents. Rows of documents that
            the gold does not know are not counted.
    """
    units: list[Unit] = []
    missed: list[Example] = []
    wrong: list[Example] = []
    judged: list[tuple[float, bool]] = []
    for sentence in gold.sentences:
        given = rows.get(sentence.id, {})
        matched = {row: [f for f in sentence.facts if f.matches(row)] for row in given}
        units.append(_unit(sentence, matched))
        found = {id(fact) for facts in matched.values() for fact in facts}
        missed += [
            Example(sentence.id, fact.kind, fact.written, sentence.text)
            for fact in sentence.facts
            if fact.demanded and id(fact) not in found
        ]
        wrong += [
            Example(sentence.id, nearest_kind(row, sentence), row, sentence.text)
            for row, facts in matched.items()
            if not facts
        ]
        judged += [(c, bool(matched[row])) for row, c in given.items() if c is not None]
    known = sum(len(rows.get(sentence.id, ())) for sentence in gold.sentences)
    strangers = sum(map(len, rows.values())) - known
    notes = [f"{strangers} rows of documents that are not in the gold"] if strangers else []
    return Result(
        name=gold.path.name,
        format="open",
        units=tuple(units),
        unit_ids=tuple(sentence.id for sentence in gold.sentences),
        predictions=known,
        missed=tuple(missed),
        wrong=tuple(wrong),
        judged=tuple(judged),
        notes=tuple(notes),
    )


def nearest_kind(row: Row, sentence: GoldSentence) -> str:
    """Return the kind of the fact that ``row`` shares most characters with, or ``(none)``."""
    best, kind = 0.0, UNLIKE
    for fact in sentence.facts:
        likeness = _likeness(row, fact)
        if likeness > best:
            best, kind = likeness, fact.kind
    return kind


def _likeness(row: Row, fact: Fact) -> float:
    """Return the summed Dice coefficients of the slots' characters, for the likest form."""
    return max(
        sum(_dice(text, slot.longest) for text, slot in zip(row, form.slots, strict=True))
        for form in fact.forms
    )


def _dice(one: str, other: str) -> float:
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def _unit(sentence: GoldSentence, matched: Mapping[Row, list[Fact]]) -> Unit:
    found = {id(fact) for facts in matched.values() for fact in facts}
    unit: defaultdict[str, Counts] = defaultdict(Counts)
    for fact in sentence.facts:
        if fact.demanded:
            unit[fact.kind] += Counts(facts=1, found=int(id(fact) in found))
    for row, facts in matched.items():
        kind = facts[0].kind if facts else nearest_kind(row, sentence)
        unit[kind] += Counts(predicted=1, right=int(bool(facts)))
    return dict(unit)

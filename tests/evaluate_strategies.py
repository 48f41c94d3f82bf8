"""Hypothesis strategies for golds, rows and counts, over few characters so that they meet."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from kgbuild.evaluate.forms import Fact, Form, Row, Slot
from kgbuild.evaluate.gold import GoldSentence, OpenGold
from kgbuild.evaluate.predictions import Rows
from kgbuild.evaluate.scores import Counts

LETTERS = "甲乙丙"


def words(min_size: int = 1) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(LETTERS), min_size=min_size, max_size=3)


def slots() -> st.SearchStrategy[str]:
    """Slots as a gold writes them, with brackets that nest."""
    return st.recursive(
        words(min_size=0),
        lambda inner: st.one_of(
            inner.map("[{}]".format),
            st.lists(inner, min_size=1, max_size=4).map("".join),
        ),
        max_leaves=8,
    )


def facts() -> st.SearchStrategy[Fact]:
    kinds = st.sampled_from(["svo", "title", "adjunct"])
    written = st.tuples(slots(), slots(), st.one_of(st.just(""), slots()))

    def fact(kind: str, forms: list[tuple[str, str, str]]) -> Fact:
        parsed = tuple(Form(*map(Slot.parse, form)) for form in forms)
        return Fact(kind, parsed, forms[0], any(form[2] for form in forms))

    return st.builds(fact, kinds, st.lists(written, min_size=1, max_size=3))


def rows() -> st.SearchStrategy[Row]:
    return st.tuples(words(), words(), words(min_size=0))


def golds() -> st.SearchStrategy[OpenGold]:
    """Open golds of a few sentences that demand at least one fact."""

    def gold(several: list[list[Fact]]) -> OpenGold:
        sentences = (
            GoldSentence(f"s{number}", "句子。", tuple(facts))
            for number, facts in enumerate(several)
        )
        return OpenGold(Path("gold.jsonl"), tuple(sentences))

    built = st.lists(st.lists(facts(), max_size=3), min_size=1, max_size=4).map(gold)
    return built.filter(lambda g: any(f.demanded for s in g.sentences for f in s.facts))


def predictions(gold: OpenGold) -> st.SearchStrategy[Rows]:
    """Rows for the sentences of ``gold``, some of them right."""
    right = [perfect(gold)[s.id] for s in gold.sentences]
    confidence = st.floats(0, 1)

    def of(known: dict[Row, float | None]) -> st.SearchStrategy[dict[Row, float | None]]:
        row = st.one_of(rows(), st.sampled_from(sorted(known))) if known else rows()
        return st.dictionaries(row, confidence, max_size=4)

    each = st.tuples(*map(of, right))
    return each.map(lambda several: dict(zip((s.id for s in gold.sentences), several, strict=True)))


def perfect(gold: OpenGold) -> dict[str, dict[Row, float | None]]:
    """The longest rendering of the first form of every fact."""
    return {
        sentence.id: {_longest(fact.forms[0]): 1.0 for fact in sentence.facts}
        for sentence in gold.sentences
    }


def _longest(form: Form) -> Row:
    return form.subject.longest, form.relation.longest, form.object.longest


def counts() -> st.SearchStrategy[Counts]:
    def of(facts: int, missed: int, predicted: int, wrong: int) -> Counts:
        return Counts(facts, max(0, facts - missed), predicted, max(0, predicted - wrong))

    few = st.integers(0, 5)
    return st.builds(of, few, few, few, few)

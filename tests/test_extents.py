"""One fact, cut in several ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.extract.judgement.extents import shared
from kgbuild.model import Evidence, Mention, Span, Triple

TEXT = "退休的专家谷教授加入老公司"


def mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention((Span(start, start + len(words)),), words, words)


def triple(subject: str, relation: str = "加入", target: str | None = "老公司") -> Triple:
    evidence = Evidence("d", Span(0, len(TEXT)), TEXT, Span(0, len(TEXT)), TEXT)
    return Triple(
        mention(subject),
        mention(relation),
        mention(target) if target else None,
        evidence,
        predicate=relation,
        construction="svo",
    )


def test_two_cuts_of_one_fact_make_the_surer_one_likelier() -> None:
    cuts = [triple("退休的专家谷教授"), triple("谷教授")]
    assert shared(cuts, [0.4, 0.48]) == [0.4, 0.66]


def test_so_do_cuts_of_the_object() -> None:
    cuts = [triple("谷教授"), triple("谷教授", target="公司")]
    assert shared(cuts, [0.5, 0.3]) == [0.6, 0.3]


def test_so_do_cuts_of_the_verb() -> None:
    adverb = replace(triple("谷教授", relation="谷教授加入"), predicate="加入")
    assert shared([triple("谷教授"), adverb], [0.37, 0.36]) == [0.55, 0.36]


@pytest.mark.parametrize(
    "other",
    [
        triple("退休的专家"),  # another head
        triple("谷教授", target=None),
        triple("谷教授", relation="入"),
    ],
)
def test_other_facts_do_not(other: Triple) -> None:
    assert shared([triple("谷教授"), other], [0.5, 0.5]) == [0.5, 0.5]


def test_a_sure_cut_is_left_as_it_is() -> None:
    cuts = [triple("退休的专家谷教授"), triple("谷教授")]
    assert shared(cuts, [0.05, 0.9]) == [0.05, 0.9]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=2))
def test_no_chance_falls_or_becomes_certain(chances: list[float]) -> None:
    found = shared([triple("退休的专家谷教授"), triple("谷教授")], chances)
    assert all(new >= old for new, old in zip(found, chances, strict=True))
    assert all(new <= max(old, 0.95) for new, old in zip(found, chances, strict=True))

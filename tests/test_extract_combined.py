"""Two readings become one: agreement, confidence, thresholds, and what a question states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import cases, facts, only, read, rows
from kgbuild.extract import (
    LEAST,
    CombinedExtractor,
    PatternExtractor,
    SyntaxExtractor,
    is_stated,
    open_triples,
)
from kgbuild.extract import words as w
from kgbuild.extract.judgement.confidence import Surroundings, load_weights, probability
from kgbuild.model import Triple

COMBINED = CombinedExtractor()
BOTH = "松林公司推出了新家具。"
TREE_ONLY = "为了保护环境，政府关闭了工厂。"  # tags alone tell no inner fact
TAGS_ONLY = "松林公司生产家具。"  # the parser takes 生产 for a noun


def judged(text: str) -> list[Triple]:
    return [triple for sentence in read(text) for triple in COMBINED.judged(sentence)]


def test_what_both_read_is_told_once_and_names_both() -> None:
    found = judged(BOTH)
    assert rows(found) == ["松林公司 | 推出了 | 新家具"]
    assert found[0].extractor == "syntax+pattern"


@pytest.mark.parametrize(
    ("text", "row", "extractor"),
    [
        (TREE_ONLY, "政府 | 保护 | 环境", "syntax"),
        (TAGS_ONLY, "松林公司 | 生产 | 家具", "pattern"),
        (
            "工程位于青河镇，占地九亩，新增供水能力20万吨。",
            "工程 | 新增 | 供水能力",
            "syntax+pattern",
        ),
    ],
)
def test_what_one_reads_names_it(text: str, row: str, extractor: str) -> None:
    (found,) = (t for t in judged(text) if row in rows([t]))
    assert found.extractor == extractor


def test_a_speaker_does_nothing_of_what_stands_after_the_colon() -> None:
    assert rows(judged("厂长周延：已经投产。")) == ["周延 | 是 | 厂长"]


def places(found: Iterable[Triple]) -> Iterator[tuple[object, ...]]:
    """Yield where each fact and each adjunct stands, whatever construction it was read as."""
    for triple in found:
        target = triple.object.spans if triple.object else ()
        fact = (triple.subject.spans, triple.relation.spans, target)
        yield fact
        yield from ((*fact, qualifier.mention.spans) for qualifier in triple.qualifiers)


def test_nothing_that_either_reads_is_lost() -> None:
    for case in cases()[::10]:
        if case.text.endswith("？"):
            continue
        found = judged(case.text)
        told = set(places(found))
        figures = {t.object.spans for t in found if t.object and t.construction == "figure"}
        works = {(t.subject.spans, t.relation.spans) for t in found if t.extractor == "works"}
        for extractor in (SyntaxExtractor(), PatternExtractor()):
            alone = (
                t
                for t in facts(case.text, extractor)
                if not (t.construction == "quantity" or t.predicate in w.CHANGES)
                or t.object is None
                or t.object.spans not in figures
            )
            # of a part in a work is told in which: 西部种业基金 | 跟投 | B轮融资
            alone = (
                t for t in alone if t.object or (t.subject.spans, t.relation.spans) not in works
            )
            assert set(places(alone)) <= told


def test_agreement_makes_a_fact_likelier() -> None:
    (sentence,) = read(BOTH)
    (candidate,) = COMBINED.candidates(sentence)
    both, *_ = candidate.rows(Surroundings(sentence))
    candidate.others = []
    alone, *_ = candidate.rows(Surroundings(sentence))
    assert probability(alone) < probability(both)


def test_confidence_tells_the_sure_from_the_guessed() -> None:
    sure = only(BOTH, "推出了", COMBINED)
    guessed = only("公司去年建成新厂今年开始生产。", "开始生产", COMBINED)
    assert 0 < guessed.confidence < sure.confidence < 1


def test_an_office_between_its_house_and_a_name_is_sure_whatever_is_around_it() -> None:
    text = "谢谢你们每一个人海岚造船集团董事长周庭芳年月日于宁波。"
    found = only(text, "是", COMBINED)
    assert found.object is not None
    assert (found.subject.text, found.object.text) == ("周庭芳", "海岚造船集团董事长")
    assert found.confidence == 0.85
    assert "make of an office" in [ground.feature for ground in found.grounds]


def test_confidence_is_a_chance_to_two_digits() -> None:
    for case in cases()[::7]:
        for triple in judged(case.text):
            for chance in (triple.confidence, *(q.confidence for q in triple.qualifiers)):
                assert 0 <= chance <= 1
                assert chance == round(chance, 2)


def test_only_likely_rows_are_told() -> None:
    dropped = 0
    for case in cases()[::7]:
        for sentence in read(case.text):
            told = [row for t in COMBINED.extract(sentence) for row in _rows(t, least=LEAST)]
            likely = [row for t in COMBINED.judged(sentence) for row in _rows(t)]
            assert told == [row for row in likely if row[1] >= LEAST]
            dropped += len(likely) - len(told)
    assert dropped > 0


def _rows(triple: Triple, *, least: float = 0.0) -> list[tuple[str, float]]:
    """Each row with its own chance; a fact with adjuncts and no object is told by them only."""
    return [
        (f"{row.subject}|{row.relation}|{row.object}", row.confidence)
        for row in open_triples(triple, least=least)
    ]


@pytest.mark.parametrize("text", ["公司什么时候开业？", "谁认识这位律师？", "“谁认识这位律师？”"])
def test_a_question_states_nothing(text: str) -> None:
    assert facts(text, COMBINED) == []
    assert facts(text, SyntaxExtractor()) != []


def test_who_asks_a_question_is_stated() -> None:
    assert rows(judged("记者问，公司什么时候开业？")) == ["记者 | 问 | 公司什么时候开业"]


@pytest.mark.parametrize(
    ("text", "construction", "stated"),
    [
        ("福建省福州市举办了车展。", "place", False),
        ("世界卫生组织（WHO）发布了报告。", "alias", False),
        ("马铃薯又称土豆。", "alias", True),
        ("松林公司总经理张伟访问了青河市。", "title", True),
        (BOTH, "svo", True),
    ],
)
def test_what_only_a_name_holds_is_not_stated(text: str, construction: str, stated: bool) -> None:
    found = [t for t in facts(text, COMBINED) if t.construction == construction]
    assert [is_stated(t) for t in found] == [stated]


# Weights ---------------------------------------------------------------------------------


def test_weights_name_features_that_rows_can_have() -> None:
    """Each weight belongs to a feature of some row of the case files, or to a transcript's."""
    found: set[str] = set()
    for case in cases():
        for sentence in read(case.text, speech=True if case.file.endswith("_spoken") else None):
            for candidate in COMBINED.candidates(sentence):
                for row in candidate.rows(Surroundings(sentence)):
                    found |= row.keys()
    for sentence in read("松林公司去年推出了新家具。", "jieba"):  # which hangs no word in a tree
        for candidate in COMBINED.candidates(sentence):
            for row in candidate.rows(Surroundings(sentence)):
                found |= row.keys()
    weights = load_weights()
    assert set(weights) <= found | {"syntax+pattern alone"}
    assert {"always", "both extractors", "least sure arc", "adjunct"} <= set(weights)


@given(st.dictionaries(st.sampled_from(sorted(load_weights())), st.floats(-5, 5)))
def test_a_probability_is_one(found: dict[str, float]) -> None:
    assert 0 <= probability(found) <= 1


def test_a_weight_moves_the_probability_its_way() -> None:
    weights = {"always": 0.0, "good": 2.0, "bad": -2.0}
    assert probability({"always": 1.0}, weights) == 0.5
    assert probability({"always": 1.0, "good": 1.0}, weights) > 0.5
    assert probability({"always": 1.0, "bad": 1.0}, weights) < 0.5
    assert probability({"always": 1.0, "unknown": 1.0}, weights) == 0.5

"""Why a fact is believed: from the features of its reading to the line that explain prints."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from pathlib import Path

import pytest

from extraction import facts, only, read
from graphs import documents, small_graph
from kgbuild import extract, query, resolve
from kgbuild.extract.judgement.agreement import CombinedExtractor
from kgbuild.extract.judgement.confidence import Surroundings, load_weights, probability
from kgbuild.extract.judgement.grounds import LEAST_SHARE, MOST_GROUNDS, WORDING, grounds
from kgbuild.graph import assemble
from kgbuild.model import Ground, Mention, Qualifier
from kgbuild.resolve.judgement.certainty import READING, judged
from kgbuild.resolve.judgement.certainty import load_weights as statement_weights
from test_resolve import run, tagged
from test_resolve import triple as make

TEXTS = [
    (Path(__file__).parents[1] / "docs" / "sample.txt").read_text(encoding="utf-8"),
    "松林公司在青河市为员工建设了住房，去年又把总部搬到了青河市，被评为先进企业。",
    "他把书送给了邻居。马铃薯又称土豆。福建省福州市有很多人。公司面积820平方公里。",
    "公司去年建成新厂今年开始生产由张伟负责管理大家都说产品很好。",
]


# Wording -------------------------------------------------------------------------------


def test_every_weight_has_its_wording() -> None:
    assert set(load_weights()) - {"always"} <= set(WORDING)


@pytest.mark.parametrize("text", TEXTS)
def test_every_feature_of_a_reading_has_its_wording(text: str) -> None:
    extractor = CombinedExtractor()
    seen = {
        name
        for sentence in read(text)
        for candidate in extractor.candidates(sentence)
        for row in candidate.rows(Surroundings(sentence))
        for name in row
    }
    assert seen
    assert seen - {"always"} <= set(WORDING)


def test_wordings_tell_features_apart() -> None:
    of_statements = [name for name in statement_weights() if name not in ("always", READING)]
    words = [*extract.WORDING.values(), *map(resolve.in_words, of_statements)]
    assert all(words)
    assert len(set(words)) == len(words)
    assert resolve.in_words("a feature of tomorrow") is None


# From features to grounds ----------------------------------------------------------------


def test_grounds_are_shares_of_the_log_odds_weightiest_first() -> None:
    weights = {"always": -0.3, "both extractors": 1.2, "commas inside": -0.5, "mean arc": 0.8}
    found = {"always": 1.0, "both extractors": 1.0, "commas inside": 1.5, "mean arc": 0.25}
    assert grounds(found, weights) == (
        Ground("both extractors", 1.2),
        Ground("commas inside", -0.75),
        Ground("mean arc", -0.6),
    )


def test_the_shares_lead_from_the_plainest_case_to_the_probability() -> None:
    weights = {"always": -0.3, "both extractors": 1.2, "least sure arc": 0.8}
    plain = {"always": 1.0, "least sure arc": 1.0}
    found = {**plain, "both extractors": 1.0, "least sure arc": 0.5}
    score = -0.3 + 0.8 + sum(ground.log_odds for ground in grounds(found, weights))
    assert probability(found, weights) == pytest.approx(1 / (1 + exp(-score)), abs=0.005)
    assert grounds(plain, weights) == ()


def test_small_shares_and_the_seventh_are_left_out() -> None:
    weights = {f"feature {i}": 0.2 + i / 10 for i in range(9)} | {"small": LEAST_SHARE / 2}
    found = grounds(dict.fromkeys(weights, 1.0), weights)
    assert [ground.feature for ground in found] == [f"feature {i}" for i in range(8, 2, -1)]
    assert len(found) == MOST_GROUNDS


def test_a_triple_says_what_speaks_for_it_and_against_it() -> None:
    sure = only("松林公司推出了新家具。", "推出了", CombinedExtractor())
    assert sure.grounds[0] == Ground("both extractors", round(load_weights()["both extractors"], 2))
    found = facts("松林公司推出了新家具，去年建成了新厂。", CombinedExtractor())
    inherited = next(t for t in found if t.relation.text == "建成了")
    assert {g.feature: g.log_odds < 0 for g in inherited.grounds}["subject from an earlier clause"]


def test_an_adjunct_has_grounds_of_its_own() -> None:
    triple = next(
        t for t in facts("松林公司在青河市建设了住房。", CombinedExtractor()) if t.qualifiers
    )
    assert "adjunct" in {ground.feature for ground in triple.qualifiers[0].grounds}
    assert "adjunct" not in {ground.feature for ground in triple.grounds}


def test_a_fact_inside_a_name_says_so() -> None:
    triple = next(
        t for t in facts("福建省福州市下雨。", CombinedExtractor()) if t.construction == "place"
    )
    (ground,) = triple.grounds
    assert ground.feature == "make of a place"
    assert triple.confidence == pytest.approx(1 / (1 + exp(-ground.log_odds)), abs=0.005)


# Through resolution and assembly -----------------------------------------------------------


def test_a_statement_is_as_sure_as_the_shares_of_its_reading_and_its_making() -> None:
    weights = {"always": 0.5, READING: 0.6, "claimed": -0.8, "denied": 0.05}
    found = {"always": 1.0, READING: 2.0, "claimed": 1.0, "denied": 1.0, "unknown": 1.0}
    chance, why = judged(found, [Ground("both extractors", 1.0)], weights)
    assert chance == pytest.approx(1 / (1 + exp(-(0.5 + 1.2 - 0.8 + 0.05))), abs=0.005)
    assert why == (Ground("claimed", -0.8), Ground("both extractors", 0.6))  # 0.05 tells nothing


def test_a_resolved_pronoun_is_a_ground_against() -> None:
    first = tagged("林知远/nr/Person 访问/v 泉州市/ns/Place")
    second = tagged("他/r 参观/v 海川大学/nt/Organization", start=first.span.end + 1, index=1)
    plain, pointing = run(make(first, [0], [1], [2]), make(second, [0], [1], [2])).statements
    shares = {ground.feature: ground.log_odds for ground in pointing.grounds}
    assert shares["pointing subject"] < 0
    assert "pointing subject" not in {ground.feature for ground in plain.grounds}
    assert pointing.confidence < plain.confidence


def test_an_adjunct_that_serves_as_object_brings_its_own_confidence() -> None:
    sentence = tagged("东海大会/nz 在/p 福州市/ns/Place 开幕/v")
    place = Mention.of(sentence, [sentence.tokens[2]])
    whole = Mention.of(sentence, sentence.tokens[1:3])
    why = (Ground("adjunct of place", 0.5),)
    adjunct = Qualifier("place", whole, place, "在", confidence=0.8, grounds=why)
    told = make(sentence, [0], [3], qualifiers=(adjunct,), confidence=0.3)
    (statement,) = run(told).statements
    assert "adjunct of place" in {ground.feature for ground in statement.grounds}
    unsure = replace(told, qualifiers=(replace(adjunct, confidence=0.4),))
    assert run(unsure).statements[0].confidence < statement.confidence


def test_a_certain_reading_stays_finite_when_a_pronoun_weakens_it() -> None:
    first = tagged("林知远/nr/Person 访问/v 泉州市/ns/Place")
    second = tagged("他/r 参观/v 海川大学/nt/Organization", start=first.span.end + 1, index=1)
    for confidence in (0.0, 1.0):
        result = run(make(first, [0], [1], [2]), make(second, [0], [1], [2], confidence=confidence))
        assert all(abs(ground.log_odds) < 10 for ground in result.statements[1].grounds)


def test_identity_does_not_depend_on_grounds() -> None:
    statement = small_graph().statements[0]
    assert replace(statement, grounds=(Ground("adjunct", -0.6),)).id == statement.id


def test_a_merged_fact_keeps_the_grounds_of_its_surest_reading() -> None:
    graph = small_graph()
    weak = replace(graph.statements[0], confidence=0.5, grounds=(Ground("no tree", -1.0),))
    sure = replace(graph.statements[0], confidence=0.8, grounds=(Ground("both extractors", 1.2),))
    for order in ([weak, sure], [sure, weak]):
        merged = assemble(order, graph.entities.values(), documents())
        assert merged.statements[0].grounds == sure.grounds


# In words ----------------------------------------------------------------------------------


def test_explain_says_what_a_confidence_rests_on() -> None:
    graph = small_graph()
    reasons = (
        Ground("both extractors", 1.157),
        Ground("pointing subject", -0.54),
        Ground("a feature of tomorrow", 0.2),
    )
    statement = replace(graph.statements[0], grounds=reasons)
    told = assemble([statement], graph.entities.values(), documents())
    assert (
        "  confidence 0.90: read by both extractors (+1.2), subject is named elsewhere, and was "
        "found (−0.5), a feature of tomorrow (+0.2)\n"
    ) in query.explain(told, statement.id)


def test_explain_without_grounds_gives_the_figure() -> None:
    graph = small_graph()
    assert "\n  confidence 0.90\n" in query.explain(graph, graph.statements[0].id)

"""What a triple says besides its slots: polarity, modality, claims, roles, and its rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extraction import facts, only, read, rows
from kgbuild.extract import (
    Extractor,
    OpenTriple,
    PatternExtractor,
    SyntaxExtractor,
    open_triples,
    triples,
)
from kgbuild.model import Sentence, Triple

each_extractor = pytest.mark.parametrize(
    "extractor", [PatternExtractor(), SyntaxExtractor()], ids=lambda extractor: extractor.name
)


@pytest.mark.parametrize(
    ("text", "relation", "polarity", "modality"),
    [
        ("公司将在青河市建设新工厂。", "将建设", "positive", "planned"),
        ("他不会参加比赛。", "不会参加", "negative", "possible"),
        ("政府应该保护森林。", "应该保护", "positive", "required"),
        ("我们没有收到通知。", "没有收到", "negative", "asserted"),
        ("公司决定推出新产品。", "决定推出", "positive", "planned"),
        ("他不是医生。", "不是", "negative", "asserted"),
        ("山上没有树。", "没有", "negative", "asserted"),
        ("他愿意参加比赛。", "愿意参加", "positive", "desired"),
        ("松林公司推出了家具。", "推出了", "positive", "asserted"),
    ],
)
@each_extractor
def test_polarity_and_modality(
    extractor: Extractor, text: str, relation: str, polarity: str, modality: str
) -> None:
    triple = only(text, relation, extractor)
    assert (triple.polarity, triple.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("政府关闭了工厂，以便保护环境。", "保护"),
        ("市里修建了大桥，以便居民过河。", "过河"),
    ],
)
@each_extractor
def test_a_purpose_is_wished(extractor: Extractor, text: str, relation: str) -> None:
    found = {t.relation.text: t.modality for t in facts(text, extractor)}
    assert found.pop(relation) == "desired"
    assert set(found.values()) == {"asserted"}


@pytest.mark.parametrize(
    ("text", "wished", "stated"),
    [
        ("为了保护环境，政府关闭了工厂。", {"保护"}, {"关闭了"}),
        ("为保护候鸟，市政府建立了湿地公园。", {"保护"}, {"建立了"}),
        ("为了让儿童上学，政府建立了学校。", {"让", "上学"}, {"建立了"}),
        ("公司为员工提供住房。", set(), {"提供"}),
    ],
)
def test_a_purpose_ahead_is_wished(text: str, wished: set[str], stated: set[str]) -> None:
    found = facts(text, SyntaxExtractor())
    assert {t.relation.text for t in found if t.modality == "desired"} == wished
    assert {t.relation.text for t in found if t.modality == "asserted"} == stated


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("大家都知道，海岚科技创办了东海实验室。", False),
        ("人们都明白海岚科技创办了东海实验室。", False),
        ("各位都看到，海岚科技创办了东海实验室。", False),
        ("大家说，海岚科技创办了东海实验室。", True),
    ],
)
def test_what_everybody_knows_is_nobody_s_claim(text: str, *, claimed: bool) -> None:
    told = only(text, "创办了", SyntaxExtractor())
    assert (told.claim is not None) == claimed


@each_extractor
def test_what_is_said_is_a_claim(extractor: Extractor) -> None:
    triple = only("张伟表示，公司将建设新工厂。", "将建设", extractor)
    assert triple.claim is not None
    assert (triple.claim.speaker.text, triple.claim.verb) == ("张伟", "表示")
    assert only("张伟表示，公司将建设新工厂。", "表示", extractor).claim is None


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("矿长认为山体破碎，林知远派出了复核组。", False),
        ("检查显示水位过高，林知远派出了复核组。", False),
        ("矿长认为，山体破碎，林知远派出了复核组。", True),
        ("矿长发现水位过高，而且林知远派出了复核组。", True),
        ("矿长说“山体破碎，林知远派出了复核组”。", True),
        ("矿长宣布工地停工，林知远派出了复核组。", True),  # who announces something goes on
    ],
)
@each_extractor
def test_what_no_comma_parts_from_its_verb_is_one_clause(
    extractor: Extractor, text: str, *, claimed: bool
) -> None:
    done = next(t for t in facts(text, extractor) if t.relation.text == "派出了")
    assert (done.claim is not None) == claimed


@each_extractor
def test_what_is_only_wished_is_no_fact(extractor: Extractor) -> None:
    assert rows(facts("他们希望用户喜欢新产品。", extractor)) == ["他们 | 希望 | 用户喜欢新产品"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("会议在青河市举行。", ("place", "在青河市", "青河市", "在")),
        ("公司为员工提供住房。", ("beneficiary", "为员工", "员工", "为")),
        ("他用毛笔写信。", ("means", "用毛笔", "毛笔", "用")),
        ("由于暴雨，比赛推迟了。", ("cause", "由于暴雨", "暴雨", "由于")),
        ("为了保护环境，政府关闭了工厂。", ("purpose", "为了保护环境", "保护环境", "为了")),
        ("松林公司与青河大学签署了协议。", ("companion", "与青河大学", "青河大学", "与")),
        ("他们昨天参观了新工厂。", ("time", "昨天", "昨天", "")),
        ("他于1962年去世。", ("time", "于1962年", "1962年", "于")),
        ("学校按照计划扩建校舍。", ("manner", "按照计划", "计划", "按照")),
        ("代表团对青河市进行了访问。", ("topic", "对青河市", "青河市", "对")),
    ],
)
@each_extractor
def test_adjuncts_have_a_role(
    extractor: Extractor, text: str, wanted: tuple[str, str, str, str]
) -> None:
    """Its role, the adjunct as written, what it names, and its preposition."""
    (found,) = (q for triple in facts(text, extractor) for q in triple.qualifiers)
    assert (found.role, found.mention.text, found.value.text, found.marker) == wanted


def test_a_quantity_after_the_object_is_an_adjunct() -> None:
    (triple,) = facts("车站距离市区三公里。", PatternExtractor())
    assert [(q.role, q.mention.text) for q in triple.qualifiers] == [("quantity", "三公里")]


@pytest.mark.parametrize(
    ("text", "relation", "predicate", "construction"),
    [
        ("他毕业于青河大学。", "毕业于", "毕业于", "svo"),
        ("小镇被洪水淹没。", "被淹没", "淹没", "passive"),
        ("李大明被任命为校长。", "被任命为", "被任命为", "passive-result"),
        ("大桥由松林公司承建。", "由承建", "承建", "passive"),
        ("他把书送给了邻居。", "送给了邻居", "送", "ba-object"),
        ("公司将在青河市建设新工厂。", "将建设", "建设", "svo"),
        ("马铃薯又称土豆。", "又称", "称", "alias"),
        ("青河是一座小城。", "是", "是", "copula"),
    ],
)
@each_extractor
def test_relations_map_from_the_bare_predicate(
    extractor: Extractor, text: str, relation: str, predicate: str, construction: str
) -> None:
    triple = only(text, relation, extractor)
    assert (triple.predicate, triple.construction) == (predicate, construction)


@each_extractor
def test_the_heads_are_found(extractor: Extractor) -> None:
    triple = only("松林公司总经理张伟访问了青河市。", "访问了", extractor)
    assert (triple.subject.head, triple.subject.tag) == ("张伟", "nr")


# Rows ----------------------------------------------------------------------------------


@each_extractor
def test_rows_are_the_contract(extractor: Extractor) -> None:
    text = "青河市下雨。公司为员工提供住房。"
    triple = next(t for t in facts(text, extractor) if t.predicate == "提供")
    assert list(open_triples(triple)) == [
        OpenTriple("d", "公司为员工提供住房。", "公司", "提供", "住房", 6, 16, triple.confidence),
        OpenTriple(
            "d", "公司为员工提供住房。", "公司", "提供住房", "为员工", 6, 16, triple.confidence
        ),
    ]


@each_extractor
def test_an_agent_is_written_into_the_row_of_its_adjunct(extractor: Extractor) -> None:
    assert "大桥 | 由松林公司承建 | 去年" in rows(facts("大桥去年由松林公司承建。", extractor))


def test_another_extractor_takes_the_same_place() -> None:
    class Silent:
        name = "silent"

        def extract(self, sentence: Sentence) -> Iterator[Triple]:
            return iter(())

    assert list(triples(read("松林公司生产家具。"), extractor=Silent())) == []

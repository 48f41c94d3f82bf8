"""The extract room: constructions as editable cases, the slice law, and rows.

A case file in ``cases/extract`` holds one construction: a comment, then sentences, each
followed by its open triples, indented, in any order. They are all that the extractor may
give for the sentence.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgbuild.config import AnalyzerName
from kgbuild.extract import OpenTriple, PatternExtractor, open_triples, triples
from kgbuild.model import Document, Mention, Sentence, Span, Token, Triple
from kgbuild.ontology import Lexicon
from kgbuild.parse import Analyzer, load_analyzer, sentences
from strategies import documents

CASES = Path(__file__).parent / "cases" / "extract"
#: Relations that no word of the text stands for.
IMPLIED = {"是", "位于", "又称"}


@lru_cache
def analyzer(name: AnalyzerName = "lac") -> Analyzer:
    return load_analyzer(name, Lexicon(MappingProxyType({})))


def read(text: str, name: AnalyzerName = "lac") -> list[Sentence]:
    return list(sentences(Document("d", text), analyzer=analyzer(name)))


def facts(text: str) -> list[Triple]:
    return list(triples(read(text)))


def rows(text: str) -> list[str]:
    found = (row for triple in facts(text) for row in open_triples(triple))
    return [f"{row.subject} | {row.relation} | {row.object}".rstrip() for row in found]


def only(text: str, relation: str) -> Triple:
    """The one triple of ``text`` with this relation."""
    (found,) = (triple for triple in facts(text) if triple.relation.text == relation)
    return found


# Constructions -----------------------------------------------------------------------


def cases() -> Iterator[pytest.param]:
    for path in sorted(CASES.glob("*.txt")):
        wanted: list[str] = []
        sentence = ""
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            if line.startswith("    "):
                wanted.append(line.strip())
            elif line and not line.startswith("#"):
                sentence = line
            elif sentence:
                yield pytest.param(sentence, wanted, id=f"{path.stem}-{sentence}")
                sentence, wanted = "", []


@pytest.mark.parametrize(("sentence", "wanted"), list(cases()))
def test_construction(sentence: str, wanted: list[str]) -> None:
    found = rows(sentence)
    difference = difflib.unified_diff(
        sorted(wanted), sorted(found), "the case file", "the extractor", lineterm="", n=9
    )
    assert sorted(found) == sorted(wanted), "\n".join([sentence, *difference])


def test_there_are_enough_cases() -> None:
    assert len(list(CASES.glob("*.txt"))) >= 12
    assert len(list(cases())) >= 100


# What a triple says besides its slots ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation", "polarity", "modality"),
    [
        ("公司将在青河市建设新工厂。", "将建设", "positive", "planned"),
        ("他不会参加比赛。", "不会参加", "negative", "possible"),
        ("政府应该保护森林。", "应该保护", "positive", "required"),
        ("我们没有收到通知。", "没有收到", "negative", "asserted"),
        ("公司计划明年推出新产品。", "计划推出", "positive", "planned"),
        ("他不是医生。", "不是", "negative", "asserted"),
        ("山上没有树。", "没有", "negative", "asserted"),
        ("他愿意参加比赛。", "愿意参加", "positive", "desired"),
        ("松林公司生产家具。", "生产", "positive", "asserted"),
    ],
)
def test_polarity_and_modality(text: str, relation: str, polarity: str, modality: str) -> None:
    triple = only(text, relation)
    assert (triple.polarity, triple.modality) == (polarity, modality)


def test_what_is_said_is_a_claim() -> None:
    triple = only("张伟表示，公司将建设新工厂。", "将建设")
    assert triple.claim is not None
    assert (triple.claim.speaker.text, triple.claim.verb) == ("张伟", "表示")
    assert only("张伟表示，公司将建设新工厂。", "表示").claim is None


def test_what_is_only_wished_is_no_fact() -> None:
    assert rows("他们希望用户喜欢新产品。") == ["他们 | 希望 | 用户喜欢新产品"]


@pytest.mark.parametrize(
    ("text", "role", "mention", "value", "marker"),
    [
        ("会议在青河市举行。", "place", "在青河市", "青河市", "在"),
        ("公司为员工提供住房。", "beneficiary", "为员工", "员工", "为"),
        ("他用毛笔写信。", "means", "用毛笔", "毛笔", "用"),
        ("由于暴雨，比赛推迟了。", "cause", "由于暴雨", "暴雨", "由于"),
        ("为了保护环境，政府关闭了工厂。", "purpose", "为了保护环境", "保护环境", "为了"),
        ("松林公司与青河大学签署了协议。", "companion", "与青河大学", "青河大学", "与"),
        ("他们昨天参观了新工厂。", "time", "昨天", "昨天", ""),
        ("他于1962年去世。", "time", "于1962年", "1962年", "于"),
        ("双方按照合同支付费用。", "manner", "按照合同", "合同", "按照"),
        ("代表团对青河市进行了访问。", "topic", "对青河市", "青河市", "对"),
        ("车站距离市区三公里。", "quantity", "三公里", "三公里", ""),
    ],
)
def test_adjuncts_have_a_role(text: str, role: str, mention: str, value: str, marker: str) -> None:
    ((qualifier,),) = (triple.qualifiers for triple in facts(text))
    assert (qualifier.role, qualifier.mention.text) == (role, mention)
    assert (qualifier.value.text, qualifier.marker) == (value, marker)


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
def test_relations_map_from_the_bare_predicate(
    text: str, relation: str, predicate: str, construction: str
) -> None:
    triple = only(text, relation)
    assert (triple.predicate, triple.construction) == (predicate, construction)


def test_confidence_tells_the_sure_from_the_guessed() -> None:
    sure = only("松林公司推出了新家具。", "推出了")
    guessed = only("公司去年建成新厂今年开始生产。", "开始生产")
    assert 0 < guessed.confidence < sure.confidence < 1


def test_the_heads_are_found() -> None:
    triple = only("松林公司总经理张伟访问了青河市。", "访问了")
    assert (triple.subject.head, triple.subject.tag) == ("张伟", "nr")


# Rows ----------------------------------------------------------------------------------


def test_rows_are_the_contract() -> None:
    text = "青河市下雨。公司为员工提供住房。"
    triple = next(t for t in facts(text) if t.predicate == "提供")
    assert list(open_triples(triple)) == [
        OpenTriple("d", "公司为员工提供住房。", "公司", "提供", "住房", 6, 16, triple.confidence),
        OpenTriple(
            "d", "公司为员工提供住房。", "公司", "提供住房", "为员工", 6, 16, triple.confidence
        ),
    ]


def test_an_agent_is_written_into_the_row_of_its_adjunct() -> None:
    assert "大桥 | 由松林公司承建 | 去年" in rows("大桥去年由松林公司承建。")


def test_another_extractor_takes_the_same_place() -> None:
    class Silent:
        name = "silent"

        def extract(self, sentence: Sentence) -> Iterator[Triple]:
            return iter(())

    assert list(triples(read("松林公司生产家具。"), extractor=Silent())) == []


# Laws ----------------------------------------------------------------------------------


def slots(triple: Triple) -> Iterator[Mention]:
    yield triple.subject
    yield triple.relation
    if triple.object is not None:
        yield triple.object
    for qualifier in triple.qualifiers:
        yield from (qualifier.mention, qualifier.value)
    if triple.claim is not None:
        yield triple.claim.speaker


def check_laws(document: Document, found: list[Triple]) -> None:
    for triple in found:
        evidence = triple.evidence
        assert evidence.quote_span.of(document.text) == evidence.quote
        assert evidence.sentence_span.of(document.text) == evidence.sentence
        assert 0 <= triple.confidence <= 1
        assert triple.subject.text
        for mention in slots(triple):
            assert evidence.sentence_span.contains(mention.span)
            if mention is triple.relation and not mention.span:
                assert mention.text in IMPLIED
                continue
            assert "".join(span.of(document.text) for span in mention.spans) == mention.text
            assert all(a.end <= b.start for a, b in pairwise(mention.spans))
        covered = [triple.subject, triple.relation, *([triple.object] if triple.object else [])]
        assert all(evidence.quote_span.contains(mention.span) for mention in covered)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_slots_are_slices_of_the_document(document: Document) -> None:
    found = triples(sentences(document, analyzer=analyzer("jieba")))
    check_laws(document, list(found))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["lac", "jieba"])
def test_slots_are_slices_of_prose(path: Path, name: AnalyzerName) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if line and line[0] not in "# ")
    document = Document("d", text)
    found = list(triples(sentences(document, analyzer=analyzer(name))))
    assert len(found) >= len(text.splitlines()) // 2
    check_laws(document, found)


WORDS = [
    *((form, "w") for form in "，。、：；（）《》“”()"),
    *((form, "n") for form in ("公司", "城市", "总裁", "意", "人")),
    *((form, "v") for form in ("表示", "是", "有", "为", "使", "决定", "开发", "任", "设", "超过")),
    *((form, "p") for form in ("在", "把", "被", "由", "将", "以", "与", "为", "由于", "对")),
    *((form, "u") for form in ("的", "了", "等", "之", "所")),
    *((form, "d") for form in ("不", "也", "将", "约", "很")),
    *((form, "c") for form in ("和", "而", "但", "并")),
    *((form, "f") for form in ("后", "中", "上", "其中")),
    ("今年", "t"), ("至", "v"), ("三个", "m"), ("5", "m"), (",", "w"), ("好", "a"), ("他", "r"),
    ("合作", "vn"), ("甲", "nr"), ("乙省", "ns"), ("丙", "nt"), ("这", "r"), ("的时候", "n"),
]  # fmt: skip


def sentence_of(words: list[tuple[str, str]]) -> Sentence:
    tokens = []
    position = 0
    for form, tag in words:
        tokens.append(Token(Span(position, position + len(form)), form, form, tag))
        position += len(form)
    return Sentence("d", 0, Span(0, position), "".join(f for f, _ in words), tuple(tokens))


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_order_of_words_can_be_read(words: list[tuple[str, str]]) -> None:
    sentence = sentence_of(words)
    check_laws(Document("d", sentence.text), list(triples([sentence])))


@pytest.mark.parametrize(
    "pattern", ["（", "（）", "“", "的好", "很好的", "表示", "的", "《甲》", "、甲"]
)
def test_endless_repetition_is_read_without_recursion(pattern: str) -> None:
    known = dict(WORDS) | {"好": "a", "很": "d", "《": "w", "》": "w"}
    size = 2 if pattern == "表示" else 1
    cut = [pattern[i : i + size] for i in range(0, len(pattern), size)]
    found = list(triples([sentence_of([(form, known[form]) for form in cut] * 3000)]))
    assert len(found) <= 3000


def test_a_triple_is_told_once() -> None:
    found = facts("松林公司总经理张伟访问了青河市，松林公司总经理张伟参观了港口。")
    assert len({replace(t, confidence=0.0) for t in found}) == len(found)


def test_the_extractor_keeps_nothing_between_sentences() -> None:
    extractor = PatternExtractor()
    first, second = read("松林公司生产家具。出口到欧洲。")
    assert list(extractor.extract(second)) == list(PatternExtractor().extract(second))
    assert [t.subject.text for t in extractor.extract(first)] == ["松林公司"]

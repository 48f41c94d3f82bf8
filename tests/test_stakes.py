"""What is done to a share, an office or with a sentence; whose an office is that names no house."""

from __future__ import annotations

import pytest

from kgbuild import resolve
from kgbuild.config import BuildConfig
from kgbuild.model import Document, Evidence, Mention, Sentence, Span, Token, Triple
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.reading import Reader
from kgbuild.resolve.retold import Retold
from kgbuild.resolve.stakes import dealt


def deed(predicate: str, target: str) -> Triple:
    """Make the triple 甲方 | predicate | target."""
    parts = ["甲方", predicate, target]
    tokens, place = [], 0
    for part in parts:
        tokens.append(Token(Span(place, place + len(part)), part, part, "n"))
        place += len(part)
    sentence = Sentence("d", 0, Span(0, place), "".join(parts), tuple(tokens))
    mentions = [Mention.of(sentence, [token]) for token in tokens]
    return Triple(
        subject=mentions[0],
        relation=mentions[1],
        object=mentions[2],
        evidence=Evidence.of(sentence, [m.span for m in mentions]),
        predicate=predicate,
        construction="svo",
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("predicate", "target", "whose", "part"),
    [
        ("收购", "恒锂科技70%的股权", "恒锂科技", "70%的股权"),
        ("持有", "海川公司的股份", "海川公司", "股份"),
        ("转让", "天瑞药业三成股权", "天瑞药业", "三成股权"),
        ("买下", "海川公司控股权", "海川公司", "控股权"),
        ("免去", "潘志勇的临川市副市长职务", "潘志勇", "临川市副市长职务"),
        ("免去", "李明同志的局长职务", "李明", "局长职务"),
        ("判处", "邱世荣有期徒刑九年", "邱世荣", "有期徒刑九年"),
        ("判处", "金石集团罚金2亿元", "金石集团", "罚金2亿元"),
    ],
)
def test_what_is_done_to_a_part_is_done_to_whose_it_is(
    predicate: str, target: str, whose: str, part: str
) -> None:
    told = dealt(deed(predicate, target))
    assert told.object is not None
    assert told.object.text == whose
    assert [q.value.text for q in told.qualifiers] == [part]


@pytest.mark.parametrize(
    ("predicate", "target"),
    [
        ("处以", "3.4亿元罚款"),
        ("收购", "恒锂科技"),
        ("讨论", "恒锂科技的股权"),
        ("免去", "费用"),
        ("转让", "65%的股权"),
        ("转让", "六成股权"),
    ],
)
def test_other_objects_stay_as_they_are(predicate: str, target: str) -> None:
    plain = deed(predicate, target)
    assert dealt(plain) is plain


def test_the_triples_of_a_build_are_told_one_by_one() -> None:
    triples = [deed("收购", "甲乙公司的股权"), deed("收购", "恒锂科技")]
    several = Retold(triples, load_lexicon())
    assert len(several) == 2
    assert [t.object.text for t in several if t.object] == ["甲乙公司", "恒锂科技"]
    assert several[1] is triples[1]
    assert [t.object.text for t in several[:1] if t.object] == ["甲乙公司"]


# Whose an office is ------------------------------------------------------------------------

ONTOLOGY = load_ontology()


def told(text: str) -> set[tuple[str, str, str]]:
    """Return subject, relation and object of what a text states, by their names."""
    document = Document("d", text)
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    found = resolve.statements(triples, [document], ontology=ONTOLOGY, lexicon=load_lexicon())
    names = {entity.id: entity.name for entity in found.entities}
    return {
        (
            names.get(s.subject, ""),
            s.relation.id.rpartition("#")[2].rpartition("/")[2],
            names.get(s.object, "") if isinstance(s.object, str) else s.object_text,
        )
        for s in found.statements
    }


def test_a_founder_without_a_house_founded_the_firm_that_the_sentence_is_about() -> None:
    facts = told("远山科技成立于2019年，总部位于合肥市，创始人陆鸣远曾在大学任教。")
    assert ("陆鸣远", "founded", "远山科技") in facts
    assert ("陆鸣远", "worksFor", "远山科技") in facts


def test_each_of_two_appointments_is_of_its_own_man() -> None:
    facts = told("大会决定：任命黄立新为副市长；免去潘志勇的副市长职务；任命许琴为副院长。")
    positions = {(who, what) for who, relation, what in facts if relation == "holdsPosition"}
    assert positions == {("黄立新", "副市长"), ("许琴", "副院长")}


def test_she_is_not_the_father_of_whom_the_sentence_before_is_about() -> None:
    facts = told("周庭芳出生于福建泉州，父亲周建军曾是教师。她毕业于浙江大学。")
    assert ("周庭芳", "graduatedFrom", "浙江大学") in facts


def test_who_speaks_next_is_named_by_the_text_and_not_by_who_spoke_before() -> None:
    reader = Reader(BuildConfig())
    text = "局长李明说，项目进展顺利，总工程师王芳表示，工程年底完工。"
    triples = [t for s in reader.parse(Document("d", text)) for t in reader.triples([s])]
    office = next(t for t in triples if t.construction == "title" and t.subject.form == "王芳")
    assert office.claim is None


def test_this_company_is_no_exchange_but_the_firm_named_beside_it() -> None:
    text = "华岭集团成立于2009年。深圳证券交易所对海川公司给予处分，该公司董事长罗建章于上月辞职。"
    assert ("罗建章", "worksFor", "海川公司") in told(text)
    assert ("罗建章", "worksFor", "深圳证券交易所") not in told(text)

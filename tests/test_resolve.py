"""resolve/: triples -> statements(): names, aliases, classes, pronouns, relations, values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import facts
from kgbuild import resolve
from kgbuild.extract import CombinedExtractor
from kgbuild.graph.codec import decode, encode
from kgbuild.model import (
    Claim,
    Document,
    Evidence,
    Mention,
    Qualifier,
    Sentence,
    Span,
    Token,
    Triple,
    Value,
)
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve.naming.names import is_anaphor, name_of, tidy
from kgbuild.resolve.posts.titles import institution_of
from kgbuild.resolve.relations import frames
from kgbuild.resolve.retelling.departments import of_departments
from kgbuild.resolve.values import XSD, is_quantity, quantity_value, time_value

ONTOLOGY = load_ontology()
LEXICON = load_lexicon()


def tagged(written: str, *, document: str = "d", start: int = 0, index: int = 0) -> Sentence:
    """Make a sentence of ``word/tag`` or ``word/tag/Entity`` items separated by spaces."""
    tokens: list[Token] = []
    place = start
    for item in written.split():
        word, tag, *entity = item.split("/")
        span = Span(place, place + len(word))
        tokens.append(Token(span, word, word, tag, entity[0] if entity else None))
        place = span.end
    text = "".join(token.text for token in tokens)
    return Sentence(document, index, Span(start, place), text, tuple(tokens))


def triple(
    sentence: Sentence,
    subject: Sequence[int],
    relation: Sequence[int],
    target: Sequence[int] = (),
    **more: object,
) -> Triple:
    """Make a triple of token numbers of ``sentence``."""
    parts = [
        Mention.of(sentence, [sentence.tokens[i] for i in numbers])
        for numbers in (subject, relation, target)
        if numbers
    ]
    options: dict[str, object] = {
        "predicate": parts[1].form,
        "construction": "svo",
        "confidence": 0.9,
    }
    options.update(more)
    return Triple(
        subject=parts[0],
        relation=parts[1],
        object=parts[2] if target else None,
        evidence=Evidence.of(sentence, [s for part in parts for s in part.spans]),
        **options,  # type: ignore[arg-type]
    )


def run(
    *triples: Triple, documents: Sequence[Document] = (), minimum: float = 0.0
) -> resolve.Resolution:
    return resolve.statements(
        triples, documents, ontology=ONTOLOGY, lexicon=LEXICON, min_confidence=minimum
    )


def names(result: resolve.Resolution) -> dict[str, str]:
    return {entity.name: entity.type for entity in result.entities}


def test_a_person_is_named_apart_from_the_title() -> None:
    sentence = tagged(
        "远山科技/nt/Organization 总裁/n/Title 林知远/nr/Person 访问/v 泉州市/ns/Place"
    )
    result = run(triple(sentence, [0, 1, 2], [3], [4]))
    assert names(result)["林知远"] == "Person"
    assert result.statements[0].subject_text == "远山科技总裁林知远"


def test_a_person_is_named_apart_from_the_office_behind_the_name() -> None:
    sentence = tagged("林知远/nr/Person 董事长/n/Title 访问/v 泉州市/ns/Place")
    (visit,) = run(
        replace(
            triple(sentence, [0, 1], [2], [3]),
            subject=Mention.of(sentence, sentence.tokens[:2], head=sentence.tokens[0]),
        )
    ).statements
    assert visit.subject == ONTOLOGY.mint_entity("林知远")
    assert visit.subject_text == "林知远董事长"


def test_who_is_thanked_heartily_is_thanked() -> None:
    sentence = tagged("林知远/nr/Person 向/p 海岚科技/nt/Organization 表示/v 衷心/d 感谢/vn")
    house, whole = (Mention.of(sentence, sentence.tokens[start:3]) for start in (2, 1))
    to = Qualifier("beneficiary", whole, house, "向")
    told = run(triple(sentence, [0], [3], [4, 5], qualifiers=(to,))).statements
    assert ONTOLOGY.relations["thanks"].iri in {s.relation.id for s in told}


def test_an_office_that_names_its_institution_tells_where_its_holder_works() -> None:
    sentence = tagged("顾明澜/nr/Person 担任/v 海川大学/nt/Organization 教授/n/Title")
    position, works = run(triple(sentence, [0], [1], [2, 3], construction="title")).statements
    assert position.relation.id == ONTOLOGY.relations["holdsPosition"].iri
    assert works.relation.id == ONTOLOGY.relations["worksFor"].iri
    assert (works.object, works.object_text) == (ONTOLOGY.mint_entity("海川大学"), "海川大学")


def test_who_tells_an_officer_something_does_not_work_there() -> None:
    sentence = tagged("顾明澜/nr/Person 告诉/v 海川大学/nt/Organization 教授/n/Title")
    relations = {s.relation.id for s in run(triple(sentence, [0], [1], [2, 3])).statements}
    assert ONTOLOGY.relations["worksFor"].iri not in relations


@pytest.mark.parametrize(
    ("office", "house"),
    [
        ("原海岚科技总裁", "海岚科技"),
        ("前海银行总裁", "前海银行"),
        ("承建方海岚科技总裁", "海岚科技"),
        ("海岚科技董事会主席", "海岚科技"),
        ("海岚科技监事会副主席", "海岚科技"),
        ("海岚科技亚太区首席执行官", "海岚科技"),
        ("海岚科技大中华区总裁", "海岚科技"),
        ("前海银行驻华代表", "前海银行"),
    ],
)
def test_an_office_names_its_house_and_no_more(office: str, house: str) -> None:
    assert institution_of(office, LEXICON, is_organization=lambda n: n[-2:] in "科技银行") == house


def test_an_office_of_an_unknown_institution_is_a_position() -> None:
    sentence = tagged("李明/nr/Person 出任/v 远山海洋研究所所长/n")
    assert names(run(triple(sentence, [0], [1], [2])))["远山海洋研究所所长"] == "Position"


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("国内/s 机器人/n 厂商/n 蓝栈智能/nt/Organization", "蓝栈智能", "Company"),
        ("地震学家/n 古登堡/ns/Place", "古登堡", "Person"),
    ],
)
def test_a_trade_before_a_name_is_no_part_of_it(written: str, name: str, kind: str) -> None:
    sentence = tagged(written)
    mention = Mention.of(sentence, sentence.tokens, head=sentence.tokens[-1])
    found = name_of(mention, LEXICON)
    assert (found.text, found.type) == (name, kind)


def test_a_place_behind_its_province_is_the_place() -> None:
    sentence = tagged("东海大会/nz 在/p 福建省/ns/Place 福州市/ns/Place 开幕/v")
    place = Mention.of(sentence, sentence.tokens[2:4])
    whole = Mention.of(sentence, sentence.tokens[1:4])
    result = run(triple(sentence, [0], [4], qualifiers=(Qualifier("place", whole, place, "在"),)))
    (statement,) = result.statements
    entity = next(e for e in result.entities if e.id == statement.object)
    assert entity.name == "福州市"
    assert "福建省福州市" in entity.aliases
    assert not statement.qualifiers, "the adjunct that serves as object is not said twice"


@pytest.mark.parametrize(
    ("adjunct", "named", "wanted"),
    [
        ("2005年/t 以前/f", (1, 2), "2005年以前"),
        ("自/p 2005年/t 以来/f", (2, 3), "自2005年以来"),
        ("在/p 2005年/t", (2, 3), "2005年"),
        ("会议/n 期间/f", (1, 2), "会议"),
        ("两周/t 后/f", (1, 2), "两周后"),
    ],
)
def test_a_time_keeps_what_places_it(adjunct: str, named: tuple[int, int], wanted: str) -> None:
    sentence = tagged(f"海岛公司/nt/Organization {adjunct} 生产/v 渔网/n")
    whole = Mention.of(sentence, sentence.tokens[1:-2])
    qualifier = Qualifier("time", whole, Mention.of(sentence, sentence.tokens[slice(*named)]))
    last = len(sentence.tokens) - 1
    result = run(triple(sentence, [0], [last - 1], [last], qualifiers=(qualifier,)))
    (statement,) = result.statements
    assert [q.text for q in statement.qualifiers] == [wanted]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("“潮信”", "潮信"),
        ("《远海》", "远海"),
        ("云岭大学，", "云岭大学"),
        ("「泊位通」", "泊位通"),
        ("“潮信", "潮信"),
        ("ABC  Group", "ABC Group"),
    ],
)
def test_names_lose_quotes_and_loose_punctuation(written: str, expected: str) -> None:
    mention = Mention((Span(0, len(written)),), written, written, written)
    assert name_of(mention, LEXICON).text == expected


def test_a_bracketed_gloss_is_an_alias() -> None:
    written = "云帆科技（YF）"
    name = name_of(Mention((Span(0, 8),), written, written, written), LEXICON)
    assert (name.text, name.aliases) == ("云帆科技", ("YF",))


@given(st.text(max_size=30))
def test_tidying_is_idempotent(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    "word",
    ["他", "我们", "该公司", "这座城市", "其", "本届大会", "此举", "最著名的", "最具代表性的是"],
)
def test_words_that_only_point_are_anaphors(word: str) -> None:
    assert is_anaphor(word)


@pytest.mark.parametrize("word", ["本科", "本土品牌", "他山石科技", "自己人", "最高法", "大同"])
def test_words_that_look_like_pronouns_are_not(word: str) -> None:
    assert not is_anaphor(word)


def test_a_name_that_starts_like_a_pronoun_is_a_name() -> None:
    place = Mention((Span(0, 3),), "本溪市", "本溪市", "本溪市", "Place", "ns")
    assert name_of(place, LEXICON).resolved


def test_an_unresolved_pronoun_is_set_aside_with_its_reason() -> None:
    sentence = tagged("他们/r 访问/v 泉州市/ns/Place")
    result = run(triple(sentence, [0], [1], [2]))
    assert not result.statements
    assert result.set_aside[0].reason == "他们 could not be resolved"


@pytest.mark.parametrize("noun", ["公司", "大会", "博物馆"])
def test_a_bare_class_noun_means_one_that_went_before(noun: str) -> None:
    sentence = tagged(f"{noun}/n 位于/v 泉州市/ns/City")
    result = run(triple(sentence, [0], [1], [2]))
    assert [item.reason for item in result.set_aside] == [f"{noun} could not be resolved"]


def test_an_organ_called_by_its_level_alone_is_one_of_the_texts_own_town() -> None:
    sentence = tagged("市委/nt/Organization 任命/v 林知远/nr/Person")
    result = run(triple(sentence, [0], [1], [2]))
    assert names(result)["市委"] == "Government"
    assert not result.set_aside


def test_a_court_is_no_procuracy() -> None:
    before = tagged("泉州市人民检察院/nt/Organization 提起/v 公诉/n")
    sentence = tagged("法院/n 判处/v 林知远/nr/Person", start=40, index=1)
    result = run(triple(before, [0], [1], [2]), triple(sentence, [0], [1], [2]))
    assert [item.reason for item in result.set_aside] == ["法院 could not be resolved"]


def test_a_firm_is_none_of_the_daughters_that_it_has() -> None:
    before = tagged("海岚科技/nt/Organization 设有/v 三/m 家/q 子公司/n")
    sentence = tagged("公司/n 位于/v 泉州市/ns/City", start=40, index=1)
    result = run(triple(before, [0], [1], [2, 3, 4]), triple(sentence, [0], [1], [2]))
    assert result.statements[1].subject == result.statements[0].subject


def test_who_invests_in_a_round_invests_in_whom_it_is_for() -> None:
    raised = tagged("海岚科技/nt/Organization 完成/v B轮/n 融资/vn")
    sentence = tagged("本轮/r 融资/vn 由/p 红松资本/nt/Company 领投/v", start=40, index=1)
    invests = triple(sentence, [0, 1], [2, 4], [3], predicate="领投", construction="passive")
    result = run(triple(raised, [0], [1], [2, 3]), invests)
    told = result.statements[-1]
    assert told.relation.id == ONTOLOGY.relations["invests"].iri
    assert (told.subject_text, told.object) == ("红松资本", result.statements[0].subject)


def test_what_is_said_of_a_firms_income_names_the_firm() -> None:
    before = tagged("海岚科技/nt/Organization 发布/v 年报/n")
    sentence = tagged("公司/n 营收/n 达到/v 28亿元/m", start=40, index=1)
    result = run(triple(before, [0], [1], [2]), triple(sentence, [0, 1], [2], [3]))
    assert "海岚科技的营收" in names(result)


def test_a_deed_without_its_object_does_not_tell_only_its_time() -> None:
    sentence = tagged("林知远/nr/Person 1998年/t/Time 重建/v")
    when = Mention.of(sentence, sentence.tokens[1:2])
    result = run(triple(sentence, [0], [2], qualifiers=(Qualifier("time", when, when),)))
    assert [i.reason for i in result.set_aside] == ["does not tell what 重建 was done to"]


def test_passing_times_are_no_objects() -> None:
    sentence = tagged("赃款/n 目前/t/Time 追缴/v")
    when = Mention.of(sentence, sentence.tokens[1:2])
    now = Qualifier("time", when, when)
    result = run(triple(sentence, [0], [2], qualifiers=(now,)))
    assert [i.reason for i in result.set_aside] == ["says only that it was so at the moment"]


@pytest.mark.parametrize(("marker", "verb"), [("除", "出院"), ("从", "了解到")])
def test_whoever_is_left_out_or_has_been_asked_is_no_object(marker: str, verb: str) -> None:
    sentence = tagged(f"伤者/n {marker}/p 海岚医院/nt/Organization {verb}/v")
    where = Mention.of(sentence, sentence.tokens[2:3])
    beside = Qualifier("other", where, where, marker)
    result = run(triple(sentence, [0], [3], qualifiers=(beside,)))
    assert not result.statements


def test_a_rescue_team_is_no_bureau() -> None:
    before = tagged("松岭市应急管理局/nt/Organization 发布/v 通报/n")
    sentence = tagged("救援队/n 搜救/v 村庄/n", start=40, index=1)
    result = run(triple(before, [0], [1], [2]), triple(sentence, [0], [1], [2]))
    assert [item.reason for item in result.set_aside] == ["救援队 could not be resolved"]


def test_who_holds_an_office_is_a_person() -> None:
    sentence = tagged("林知远/nr/Person 是/v 海岚科技/nt/Organization 董事长/n/Title")
    result = run(triple(sentence, [0], [1], [2, 3], construction="copula"))
    assert names(result)["林知远"] == "Person"
    assert result.statements[0].relation.id == ONTOLOGY.relations["holdsPosition"].iri


def test_he_is_the_one_person_of_the_sentence_before() -> None:
    first = tagged("林知远/nr/Person 访问/v 泉州市/ns/Place")
    second = tagged("他/r 参观/v 海川大学/nt/Organization", start=first.span.end + 1, index=1)
    result = run(triple(first, [0], [1], [2]), triple(second, [0], [1], [2]))
    assert len({s.subject for s in result.statements}) == 1
    assert result.statements[1].confidence < result.statements[0].confidence
    assert result.statements[1].subject_text == "他"


def test_a_persons_own_self_is_that_person() -> None:
    first = tagged("林知远/nr/Person 访问/v 泉州市/ns/Place")
    second = tagged("其本人/r 参观/v 海川大学/nt/Organization", start=first.span.end + 1, index=1)
    result = run(triple(first, [0], [1], [2]), triple(second, [0], [1], [2]))
    assert len({s.subject for s in result.statements}) == 1


def test_he_is_nobody_where_two_people_come_into_question() -> None:
    first = tagged("林知远/nr/Person 会见/v 周怀瑾/nr/Person")
    other = tagged("周怀瑾/nr/Person 回访/v 林知远/nr/Person", start=first.span.end, index=1)
    joined = Sentence(
        "d", 0, Span(0, other.span.end), first.text + other.text, first.tokens + other.tokens
    )
    after = tagged("他/r 参观/v 海川大学/nt/Organization", start=joined.span.end + 1, index=1)
    result = run(
        triple(joined, [0], [1], [2]), triple(joined, [3], [4], [5]), triple(after, [0], [1], [2])
    )
    assert [item.reason for item in result.set_aside] == ["他 could not be resolved"]


def test_this_company_is_the_one_company_of_the_sentence_before() -> None:
    first = tagged("岚桥公司/nt/Organization 访问/v 泉州市/ns/City")
    second = tagged("该公司/n 运营/v 潮信/nz/Product", start=first.span.end + 1, index=1)
    result = run(triple(first, [0], [1], [2]), triple(second, [0], [1], [2]))
    assert len({s.subject for s in result.statements}) == 1
    assert result.statements[1].subject_text == "该公司"


def test_this_city_is_no_company() -> None:
    first = tagged("岚桥公司/nt/Organization 访问/v 顾明澜/nr/Person")
    second = tagged("该市/n 运营/v 潮信/nz/Product", start=first.span.end + 1, index=1)
    result = run(triple(first, [0], [1], [2]), triple(second, [0], [1], [2]))
    assert [item.reason for item in result.set_aside] == ["该市 could not be resolved"]


def test_i_is_the_speaker_that_the_source_names() -> None:
    sentence = tagged("我/r 访问/v 泉州市/ns/Place")
    speech = Document("d", "我访问泉州市", speaker="林知远")
    result = run(triple(sentence, [0], [1], [2]), documents=[speech])
    assert "林知远" in names(result)
    assert run(triple(sentence, [0], [1], [2]), documents=[Document("d", "")]).statements == ()


def test_a_declared_alias_makes_one_node() -> None:
    first = tagged("东屿港务集团/nt/Organization 简称/v 东港/nz")
    second = tagged("东港/nz 使用/v 泊位通/nz/Product", start=20, index=1)
    result = run(triple(first, [0], [1], [2], construction="alias"), triple(second, [0], [1], [2]))
    declared, used = result.statements
    assert declared.object == Value("东港", XSD + "string")
    port = next(e for e in result.entities if e.name == "东屿港务集团")
    assert "东港" in port.aliases
    assert used.subject == declared.subject == port.id


def test_what_a_text_says_a_thing_is_types_it() -> None:
    sentence = tagged("泊位通/nz 是/v 应用/n")
    result = run(triple(sentence, [0], [1], [2], construction="membership"))
    assert names(result)["泊位通"] == "App"


def test_what_is_said_is_a_value_in_its_own_words() -> None:
    sentence = tagged("林知远/nr/Person 表示/v 潮水/n 有/v 信/n")
    (statement,) = run(triple(sentence, [0], [1], [2, 3, 4], construction="clausal")).statements
    assert statement.object == Value("潮水有信", XSD + "string")


def test_the_brand_and_its_company_are_one() -> None:
    first = tagged("岚桥公司/nt/Organization 运营/v 泊位通/nz/Product")
    second = tagged("岚桥/nt/Organization 运营/v 潮信/nz/Product", start=20, index=1)
    result = run(triple(first, [0], [1], [2]), triple(second, [0], [1], [2]))
    assert len({s.subject for s in result.statements}) == 1


def test_what_is_to_be_deepened_is_there_already() -> None:
    sentence = tagged("岚桥公司/nt/Organization 将/d 深化/v 与/p 泉州市/ns/Place 的/u 合作/vn")
    planned = replace(triple(sentence, [0], [2], [3, 4, 5, 6]), modality="planned")
    found = {s.relation.id.rpartition("#")[2]: s.modality for s in run(planned).statements}
    assert found["partnersWith"] == "asserted"
    assert set(found.values()) == {"asserted", "planned"}, "the deepening is still to come"


def test_companies_cooperate_by_the_ontology() -> None:
    sentence = tagged("岚桥公司/nt/Organization 与/p 泉州市/ns/Place 合作/v")
    city = Mention.of(sentence, [sentence.tokens[2]])
    whole = Mention.of(sentence, sentence.tokens[1:3])
    result = run(
        triple(sentence, [0], [3], qualifiers=(Qualifier("companion", whole, city, "与"),))
    )
    (statement,) = result.statements
    assert statement.relation.id == ONTOLOGY.relations["partnersWith"].iri
    assert statement.relation.mapped


def test_a_party_beside_the_object_is_joined_too() -> None:
    sentence = tagged("岚桥公司/nt/Organization 与/p 泉州市/ns/Place 签署/v 合作/vn 协议/n")
    city = Mention.of(sentence, [sentence.tokens[2]])
    whole = Mention.of(sentence, sentence.tokens[1:3])
    frame = Qualifier("companion", whole, city, "与")
    told = run(triple(sentence, [0], [3], [4, 5], qualifiers=(frame,))).statements
    signed, joined = (s for s in told if s.subject_text == "岚桥公司")
    assert [s.object_text for s in told if s.subject_text == "泉州市"] == ["合作协议"]
    assert signed.qualifiers
    assert joined.relation.id == ONTOLOGY.relations["signsWith"].iri
    assert joined.object == ONTOLOGY.mint_entity("泉州市")
    assert not joined.qualifiers


def test_two_who_sign_together_sign_with_each_other() -> None:
    sentence = tagged("岚桥公司/nt/Organization 泉州市/ns/Place 签署/v 合作/vn 协议/n")
    acts = [triple(sentence, [one], [2], [3, 4]) for one in (0, 1)]
    result = run(*acts)
    joined = [s for s in result.statements if s.relation.id == ONTOLOGY.relations["signsWith"].iri]
    assert [(s.subject_text, s.object_text) for s in joined] == [("岚桥公司", "泉州市")]
    assert len(result.statements) == 3


def test_two_who_sign_with_a_third_do_not_sign_with_each_other() -> None:
    sentence = tagged(
        "岚桥公司/nt/Organization 泉州市/ns/Place 与/p 远山科技/nt/Organization 签署/v 协议/n"
    )
    third, whole = (Mention.of(sentence, sentence.tokens[start:4]) for start in (3, 2))
    other = Qualifier("companion", whole, third, "与")
    result = run(*(triple(sentence, [one], [4], [5], qualifiers=(other,)) for one in (0, 1)))
    joined = [s for s in result.statements if s.relation.id == ONTOLOGY.relations["signsWith"].iri]
    assert {s.object_text for s in joined} == {"远山科技"}


def test_whoever_does_it_together_does_it_too() -> None:
    sentence = tagged("水务局/nt/Organization 联合/p 财政局/nt/Organization 出台/v 管护/vn 办法/n")
    other = Mention.of(sentence, [sentence.tokens[2]])
    whole = Mention.of(sentence, sentence.tokens[1:3])
    frame = Qualifier("companion", whole, other, "联合")
    first, second = run(triple(sentence, [0], [3], [4, 5], qualifiers=(frame,))).statements
    assert (first.subject_text, second.subject_text) == ("水务局", "财政局")
    assert (first.relation, first.object) == (second.relation, second.object)
    assert [q.text for q in first.qualifiers] == ["财政局"]
    assert not second.qualifiers


def test_a_place_beside_the_object_is_no_party() -> None:
    sentence = tagged("岚桥公司/nt/Organization 在/p 泉州市/ns/Place 成立/v 研究院/n")
    city = Mention.of(sentence, [sentence.tokens[2]])
    whole = Mention.of(sentence, sentence.tokens[1:3])
    frame = Qualifier("place", whole, city, "在")
    assert len(run(triple(sentence, [0], [3], [4], qualifiers=(frame,))).statements) == 1


def test_each_place_of_a_list_is_told() -> None:
    sentence = tagged("云雀/nz/Product 在/p 德国/ns/Country 、/w 泰国/ns/Country 投入使用/v")
    marker, tokens = sentence.tokens[1], sentence.tokens
    listed = tuple(
        Qualifier(
            "place",
            Mention.of(sentence, [marker, tokens[i]]),
            Mention.of(sentence, [tokens[i]]),
            "在",
            confidence=0.9,
        )
        for i in (2, 4)
    )
    result = run(triple(sentence, [0], [5], qualifiers=listed))
    assert {statement.object_text for statement in result.statements} == {"德国", "泰国"}
    assert not any(statement.qualifiers for statement in result.statements)


def test_an_unknown_predicate_stays_open_under_its_own_words() -> None:
    sentence = tagged("岚桥公司/nt/Organization 谛听/v 泉州市/ns/Place")
    (statement,) = run(triple(sentence, [0], [1], [2])).statements
    assert not statement.relation.mapped
    assert statement.relation.label.zh == "谛听"


def test_low_confidence_is_set_aside_not_dropped() -> None:
    sentence = tagged("岚桥公司/nt/Organization 运营/v 泊位通/nz")
    result = run(triple(sentence, [0], [1], [2], confidence=0.1), minimum=0.5)
    assert not result.statements
    low = result.set_aside[0].statement.confidence
    assert result.set_aside[0].reason == f"confidence {low:.2f} is below 0.50"


def test_a_claim_keeps_its_speaker() -> None:
    sentence = tagged("林知远/nr/Person 表示/v 岚桥公司/nt/Organization 运营/v 泊位通/nz")
    speaker = Mention.of(sentence, [sentence.tokens[0]])
    (statement,) = run(triple(sentence, [2], [3], [4], claim=Claim(speaker, "表示"))).statements
    assert statement.claim is not None
    assert statement.claim.speaker == ONTOLOGY.mint_entity("林知远")


@pytest.mark.parametrize(
    ("written", "value", "datatype"),
    [
        ("1998年", "1998", "gYear"),
        ("2021年3月", "2021-03", "gYearMonth"),
        ("2021年3月5日", "2021-03-05", "date"),
        ("2021-03-05", "2021-03-05", "date"),
        ("一九九八年十一月", "1998-11", "gYearMonth"),
        ("二〇二一年十二月二十一日", "2021-12-21", "date"),
        ("2021年2月30日", "2021年2月30日", "string"),
        ("今年", "今年", "string"),
        ("1998", "1998", "string"),
        ("9月16日", "9月16日", "string"),
    ],
)
def test_dates_become_typed_values(written: str, value: str, datatype: str) -> None:
    literal = time_value(written)
    assert (literal.value, literal.datatype) == (value, XSD + datatype)


@pytest.mark.parametrize(
    ("written", "value", "datatype"),
    [
        ("47", "47", "integer"),
        ("1,900", "1900", "integer"),
        ("3.5", "3.5", "decimal"),
        ("31%", "31%", "string"),
    ],
)
def test_quantities_become_typed_values(written: str, value: str, datatype: str) -> None:
    literal = quantity_value(written)
    assert (literal.value, literal.datatype) == (value, XSD + datatype)


@pytest.mark.parametrize(
    "words", ["47个港口", "约1900家", "三分之一", "12亿元", "两座", "31%", "第一名"]
)
def test_numbers_with_a_unit_are_quantities(words: str) -> None:
    assert is_quantity(words)


def test_points_that_a_tagger_takes_for_things_measure_a_change() -> None:
    sentence = tagged("回收率/nz 提高/v 2.3个/m 百分点/n")
    (statement,) = run(triple(sentence, [0], [1], [2, 3])).statements
    assert statement.relation.id == ONTOLOGY.relations["changesBy"].iri
    assert isinstance(statement.object, Value)


def test_an_amount_that_is_bounded_is_an_amount() -> None:
    sentence = tagged("规模/n 达到/v 8000万/m 千瓦/q 以上/f")
    (fact,) = run(triple(sentence, [0], [1], [2, 3, 4])).statements
    assert isinstance(fact.object, Value)


@pytest.mark.parametrize(
    "words", ["《一千零一夜》", "最有影响力的作家之一", "海岚科技", "“三体”", "四级应急响应"]
)
def test_names_and_phrases_with_a_number_are_not_quantities(words: str) -> None:
    assert not is_quantity(words)


@given(st.text(max_size=12))
def test_any_text_has_a_time_value(text: str) -> None:
    assert time_value(text).datatype.startswith(XSD)


def test_a_copula_after_an_office_tells_who_holds_it() -> None:
    sentence = tagged("总裁/n 为/v 温岚/nr/Person")
    (told,) = run(triple(sentence, [0], [1], [2], construction="copula")).statements
    assert (told.subject_text, told.object_text) == ("温岚", "总裁")
    assert told.relation.id == ONTOLOGY.relations["holdsPosition"].iri


def test_what_was_stored_means_what_was_just_read() -> None:
    """Mentions that triples share are as many objects again when they come from a store."""
    written = "杨志刚/nr/Person 来到/v 泉州市/ns/City 指出/v 说法/n 不实/a 要求/v 球队/n"
    triples = []
    for document in ("d0", "d1", "d2"):
        sentence = tagged(written, document=document)
        came = triple(sentence, [0], [1], [2])
        said = triple(sentence, [0], [3], [4, 5], construction="clausal")
        asked = triple(sentence, [0], [6], [7], claim=Claim(came.subject, "指出"))
        triples += [replace(each, subject=came.subject) for each in (came, said, asked)]
    stored = decode(tuple[Triple, ...], encode(tuple(triples)))
    assert triples[0].subject is triples[1].subject
    assert stored[0].subject is not stored[1].subject
    assert names(run(*stored)) == names(run(*triples))
    assert "杨志刚(d0)" in names(run(*triples))  # to be one's own acquaintance says nothing


@pytest.mark.parametrize(
    ("written", "numbers", "name"),
    [
        ("论文/n 发表/v 在/p 《/w 深海/nw/Work 》/w 上/f", [3, 4, 5, 6], "深海"),
        ("论文/n 刊登/v 在/p 青河日报/nz 上/f", [3, 4], "青河日报"),
        ("船/n 停/v 在/p 海/n 上/f", [3, 4], "海上"),
    ],
)
def test_what_stands_on_a_page_is_named_without_it(
    written: str, numbers: list[int], name: str
) -> None:
    sentence = tagged(written)
    mention = Mention.of(sentence, [sentence.tokens[i] for i in numbers])
    assert name_of(mention, LEXICON).text == name


@pytest.mark.parametrize("construction", ["title", "copula"])
def test_what_kind_of_thing_a_name_is_may_be_told_in_passing_by_whoever_speaks(
    construction: str,
) -> None:
    sentence = tagged("林知远/nr/Person 说/v 产品/n 安络平/nr/Person")
    speaker = Mention.of(sentence, sentence.tokens[:1])
    kind = triple(sentence, [3], [1], [2], construction=construction, predicate="是")
    found = names(run(replace(kind, claim=Claim(speaker, "说"))))
    assert found["安络平"] == ("Product" if construction == "title" else "Person")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("教育、民政等部门负责监督工作。", {"教育部门", "民政部门"}),
        ("教育、民政和卫生部门负责监督工作。", {"教育部门", "民政部门", "卫生部门"}),
        ("青河市教育局、民政等部门负责监督工作。", {"青河市教育局", "民政部门"}),
        ("教师、民警负责监督工作。", {"教师", "民警"}),
    ],
)
def test_departments_share_the_noun_of_their_list(text: str, names: set[str]) -> None:
    found = map(of_departments, facts(text, CombinedExtractor()))
    assert {t.subject.form for t in found if t.predicate == "负责"} == names


@pytest.mark.parametrize(
    ("text", "dated"), [("公司成立二十二年来一直盈利。", False), ("公司于1998年成立。", True)]
)
def test_for_how_long_something_is_there_is_not_when_it_began(text: str, *, dated: bool) -> None:
    told = [t for t in facts(text, CombinedExtractor()) if t.predicate == "成立"]
    times = [f for t in told for f in frames(t) if f.adjunct and f.adjunct.role == "time"]
    assert told
    assert bool(times) == dated

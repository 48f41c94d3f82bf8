"""What is done to a share, an office or with a sentence; whose an office is that names no house."""

from __future__ import annotations

import pytest

from kgbuild import resolve
from kgbuild.config import BuildConfig
from kgbuild.model import Document, Evidence, Mention, Sentence, Span, Token, Triple
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.reading import Reader
from kgbuild.resolve.retelling.retold import Retold
from kgbuild.resolve.retelling.stakes import dealt
from kgbuild.resolve.setting.visits import is_side, side_of


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
        ("判处", "金石集团董事长邱世荣有期徒刑九年", "邱世荣", "有期徒刑九年"),
        ("判处", "金石集团罚金2亿元", "金石集团", "罚金2亿元"),
        ("捐赠", "棉被500床", "棉被", "500床"),
        ("捐赠", "棉被二百三十五床", "棉被", "二百三十五床"),
        ("疏散", "羊两万余只", "羊", "两万余只"),
        ("发放", "救济粮四点五吨", "救济粮", "四点五吨"),
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
        ("复核", "全部一百一十六个零件"),
        ("收购", "恒锂科技"),
        ("讨论", "恒锂科技的股权"),
        ("免去", "费用"),
        ("发射", "远望七号"),
        ("达到", "三千万元"),
        ("转让", "65%的股权"),
        ("转让", "六成股权"),
        ("损失", "三百一十七人"),
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


def test_a_firm_in_quotes_is_not_the_firm_before() -> None:
    text = "远山公司成立于2020年。“松林”公司收购了海川集团。"
    assert ("远山公司", "海川集团") not in {(one, other) for one, _, other in told(text)}
    text = "远山公司成立于2020年。“我们会扩产。”公司随后投资了云汀科技。"
    assert ("远山公司", "云汀科技") in {(one, other) for one, _, other in told(text)}


# What went before --------------------------------------------------------------------------


def test_a_meeting_that_somebody_attends_is_the_one_that_went_before() -> None:
    facts = told("11月12日，清河市经济工作会议在市政府召开。市长林知远主持会议，李明出席会议。")
    assert ("林知远", "presidesOver", "清河市经济工作会议") in facts
    assert ("李明", "participatesIn", "清河市经济工作会议") in facts


def test_a_meeting_does_nothing_of_what_it_demands_to_the_last_clause() -> None:
    document = Document("d", "会议强调，要守住耕地红线，加快推进水利建设。")
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    assert {t.predicate for t in triples} == {"强调"}


def test_who_is_asked_is_required_to_do_it_to_the_last_clause() -> None:
    document = Document("d", "会议强调，各部门要守住耕地红线，加快推进水利建设。")
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    asked = {(t.subject.text, t.modality) for t in triples if t.predicate in ("守住", "推进")}
    assert asked == {("各部门", "required")}


def test_an_attribute_behind_the_name_of_a_firm_is_that_firms() -> None:
    facts = told("瑞达科技收购了两家工厂。受此消息影响，瑞达科技股价周四上涨6.8%。")
    assert ("瑞达科技的股价", "changesBy", "6.8%") in facts


def test_a_firm_behind_its_trade_is_one_firm_however_much_of_it_is_bought() -> None:
    facts = told("瑞达科技收购了法国软件企业贝诺瓦70%的股权。")
    assert {what for _, relation, what in facts if relation == "acquires"} == {"贝诺瓦"}


def test_what_an_office_is_of_goes_on_to_a_later_one_only_where_that_names_no_house() -> None:
    facts = told("投资者的代理律师、青河律师事务所合伙人许琴认为，受损投资者可以索赔。")
    assert {house for _, relation, house in facts if relation == "worksFor"} == {"青河律师事务所"}


# Documents ---------------------------------------------------------------------------------

NOTICE = """白川市财政局关于印发白川市预算管理办法的通知

第一条 本办法适用于白川市的预算活动。
第二条 市财政局负责预算编制。
第三条 鼓励企业参与项目评审。
第四条 到2031年，全市建成评审中心5个。
"""


def test_a_notice_puts_out_the_document_whose_articles_follow() -> None:
    facts = told(NOTICE)
    name = "白川市预算管理办法"
    assert ("白川市财政局", "publishes", name) in facts
    assert any(who == name and what == "企业" for who, _, what in facts)
    assert not any(who == "市财政局" and what == "企业" for who, _, what in facts)


def test_what_a_plan_sets_for_a_year_is_planned() -> None:
    document = Document("d", NOTICE)
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    found = resolve.statements(triples, [document], ontology=ONTOLOGY, lexicon=load_lexicon())
    (built,) = [s for s in found.statements if s.object_text == "评审中心"]
    assert built.modality == "planned"


# Houses, countries and teams ---------------------------------------------------------------


def test_whose_daughter_a_firm_is_joins_the_two() -> None:
    facts = told("青禾食品集团是海川集团的全资子公司。")
    assert ("青禾食品集团", "subsidiaryOf", "海川集团") in facts


def test_a_firm_in_a_list_that_schools_close_is_no_school() -> None:
    facts = told("海川科技与同济大学等37所高校建立了合作关系。")
    assert {who for who, _, what in facts if what == "高校"} == {"同济大学"}


VISIT = "越南总统阮文山于9月3日对中国进行国事访问。双方签署了12项文件。中方愿扩大投资。"


def test_the_sides_of_a_visit_are_the_two_countries() -> None:
    facts = told(VISIT)
    signed = {who for who, relation, _ in facts if relation == "signs"}
    assert signed == {"越南", "中国"}
    assert {who for who, _, what in facts if what == "投资"} == {"中国"}


def test_a_side_is_a_country_that_begins_so_and_no_direction() -> None:
    lexicon = load_lexicon()
    assert is_side("美方", lexicon)
    assert not any(is_side(word, lexicon) for word in ("南方", "双方", "警方", "地方"))
    assert side_of("美方", ["美国", "日本"]) == "美国"
    assert side_of("法方", ["美国"]) is None
    assert side_of("中方", []) == "中国"


def test_a_team_is_the_one_named_before() -> None:
    facts = told("青河大学许琴团队发现了一种新矿物。研究团队完成了全部测试。")
    assert any(who.endswith("许琴团队") and what == "全部测试" for who, _, what in facts)


def test_a_foreign_name_before_a_rank_is_the_person() -> None:
    facts = told("论文通讯作者为青河学会的托马斯·韦伯教授。")
    assert any("托马斯·韦伯" in (who, what) for who, _, what in facts)


def test_the_latter_is_what_was_named_last() -> None:
    facts = told("海川集团于2019年收购了青禾食品公司，后者现任总经理为许琴。")
    assert ("许琴", "worksFor", "青禾食品公司") in facts
    assert ("许琴", "holdsPosition", "总经理") in facts


def test_a_group_that_somebody_leads_is_nobody_who_acted_before() -> None:
    facts = told("省水利厅启动应急响应，派出由副厅长李明带队的工作组赶赴现场。")
    assert ("李明", "带队", "省水利厅") not in facts


def test_a_charge_is_a_noun_and_the_court_is_named_without_its_instance() -> None:
    facts = told("9月，杭州市中级人民法院一审以违规披露信息罪判处许怀舟有期徒刑四年，并处罚金。")
    assert ("杭州市中级人民法院", "punishes", "许怀舟") in facts


def test_each_is_sentenced_in_turn_and_charges_are_nouns_in_a_list() -> None:
    facts = told(
        "青河市人民法院以非法储存危险物质罪、行贿罪判处海川公司经理许琴有期徒刑九年，"
        "会计林岚、司机周大年分别被判处有期徒刑六年、三年。"
    )
    assert ("青河市人民法院", "punishes", "许琴") in facts
    assert ("林岚", "被判处", "有期徒刑六年") in facts
    assert ("周大年", "被判处", "三年") in facts
    assert not any("储存" in verb for _, verb, _ in facts)
    assert not any(who == "周大年" and "六年" in what for who, _, what in facts)


def test_nobody_does_what_they_were_not_asked_to() -> None:
    facts = told("站长周敏没有委托任何机构检测管道，许琴也没有要求海川公司停产。")
    assert not any(who in ("任何机构", "海川公司") for who, _, _ in facts)


def test_what_happened_is_named_by_its_kind() -> None:
    facts = told("昨日，青河市一家工厂发生火灾，造成3人受伤。火灾由电线短路引起。")
    assert ("火灾", "3人受伤") in {(who, what) for who, _, what in facts}
    assert any("火灾" in (who, what) and "短路" in who + what for who, _, what in facts)


def test_who_heads_a_house_is_not_fined_for_it() -> None:
    facts = told("青河公司成立于2013年，法定代表人为许琴，去年曾被青河市应急管理局罚款5万元。")
    assert ("青河市应急管理局", "punishes", "青河公司") in facts


def test_what_the_latter_does_is_told_of_it() -> None:
    facts = told("海川大学已与青河科技公司签署技术转让协议，后者将投资2亿元建设生产线。")
    assert ("青河科技公司", "builds", "生产线") in facts


def test_after_its_clients_a_text_goes_on_about_the_firm() -> None:
    facts = told("青河科技成立于2015年，客户包括海川汽车、博朗电子，去年实现营业收入4.3亿元。")
    assert ("青河科技", "achieves", "营业收入") in facts


def test_by_whose_leave_a_law_is_passed_is_told() -> None:
    facts = told("《海川市养犬条例》已于11月28日经市人大常委会表决通过，自2031年1月1日起施行。")
    assert any(who == "海川市养犬条例" and what == "市人大常委会" for who, _, what in facts)


def test_a_thing_is_not_called_by_the_noun_of_another_kind() -> None:
    facts = told("该县去年建成临江大桥。当地的圣约翰教堂屋顶受损，这座教堂建于1609年。")
    assert not any(subject == "临江大桥" and "1609年" in value for subject, _, value in facts)
    facts = told("台风“海鸥”在福建登陆。强降雨影响了江西省。")
    assert ("海鸥", "影响", "江西省") not in facts


def test_what_is_somebodys_is_named_with_who_that_is() -> None:
    facts = told("林志华是画家。他的作品在巴黎展出。她把自己的笔记本留给了学生。")
    assert any(subject == "林志华的作品" for subject, _, _ in facts)
    facts = told("林志华生于泉州。林志华把自己的手稿捐给了泉州市图书馆。")
    assert not any(value == "自己的手稿" for _, _, value in facts)


def test_what_is_of_nobody_named_is_no_node() -> None:
    facts = told("他的作品在巴黎展出。")
    assert not any("他的" in subject for subject, _, _ in facts)


def test_who_holds_an_office_is_no_office_that_acts() -> None:
    document = Document("d", "1963年，长春电影制片厂拍摄了影片。导演是方荧。")
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    found = resolve.statements(triples, [document], ontology=ONTOLOGY, lexicon=load_lexicon())
    assert {e.type for e in found.entities if e.name == "导演"} <= {"Position"}

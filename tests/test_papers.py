"""Who does what a paper of an authority tells without a subject."""

from __future__ import annotations

import pytest

from kgbuild import resolve
from kgbuild.config import BuildConfig
from kgbuild.model import Document
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.reading import Reader
from kgbuild.resolve.setting.authors import author_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("澄江市人民政府关于支持稻渔产业发展的若干措施\n为……", "澄江市人民政府"),
        ("澄江市人民政府办公室关于支持稻渔产业的意见", "澄江市人民政府"),
        ("澄江市人民政府办公室关于印发《稻渔产业方案》的通知", None),
        ("中共澄江市委 澄江市人民政府\n关于推进乡村建设的实施意见", "澄江市人民政府"),
        ("商务部等六部门关于做好县域商业工作的通知", "商务部"),
        ("国务院办公厅关于加快发展冰雪运动的意见（国办发〔2024〕49号）", "国务院"),
        ("各位代表：现在，我代表澄江市人民政府，向大会报告工作，请予审议。", "澄江市"),
        ("2025年澄江市政府工作报告\n过去一年……", "澄江市"),
        (
            "预算报告\n——在澄江县第九届人民代表大会第五次会议上\n受县人民政府委托，现将报告提请审议。",
            "澄江县",
        ),
        ("我代表澄江市中级人民法院向大会报告工作", "澄江市中级人民法院"),
        ("澄江市印发《稻渔产业方案》", None),
        ("青禾公司关于召开股东大会的通知", None),
        ("老周关于修桥的意见", None),
    ],
)
def test_a_paper_is_of_the_body_that_its_heading_names(text: str, name: str | None) -> None:
    found = author_of(text)
    assert (found.name if found else None) == name


def told(text: str) -> set[tuple[str, str, str, str]]:
    """Return subject, its words for it, object and modality of what a text states."""
    document = Document("d", text)
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    found = resolve.statements(
        triples, [document], ontology=load_ontology(), lexicon=load_lexicon()
    )
    names = {entity.id: entity.name for entity in found.entities}
    return {
        (names[s.subject], s.relation_text, s.object_text, s.modality) for s in found.statements
    }


def test_a_report_tells_what_its_town_has_done_and_then_what_it_plans() -> None:
    facts = told(
        "现在，我代表澄江市人民政府，向大会报告工作。\n一、2024年工作回顾\n澄江农机产业园竣工投产。"
        "改造老旧街巷42条。\n二、2025年工作安排\n启动澄江三桥工程。"
    )
    assert ("澄江市", "改造", "老旧街巷", "asserted") in facts
    assert ("澄江市", "启动", "澄江三桥工程", "planned") in facts


def test_who_is_wished_to_act_does_not_act_in_the_sentence_behind() -> None:
    facts = told(
        "澄江市农业农村局关于支持稻渔产业发展的通知\n支持澄江农业大学选育新品种。建立稻田档案制度。"
    )
    assert ("澄江市农业农村局", "建立", "稻田档案制度", "planned") in facts
    assert ("澄江农业大学", "选育", "新品种", "desired") in facts


def test_what_a_bulletin_measures_is_its_towns() -> None:
    facts = told(
        "2024年澄江市国民经济和社会发展统计公报\n全年地区生产总值802.5亿元，比上年增长5.1%。"
        "新增省级重点实验室12家，总数达到90家。"
    )
    assert ("澄江市的地区生产总值", "是", "802.5亿元", "asserted") in facts
    assert ("澄江市的地区生产总值", "增长", "5.1%", "asserted") in facts
    assert not any(what == "统计公报" for _, _, what, _ in facts)
    assert ("省级重点实验室的总数", "达到", "90家", "asserted") in facts


def test_a_paper_grants_and_repeals() -> None:
    facts = told(
        "澄江市人民政府关于支持稻渔产业发展的若干措施\n对首次入选省级名录的稻渔企业，给予一次性奖励20万元。"
        "对通过审定的新品种，每个奖励50万元。原《澄江市稻田养殖办法》同时废止。"
    )
    city = "澄江市人民政府"
    assert {(city, "给予", "一次性奖励", "planned"), (city, "给予", "奖励", "planned")} & facts
    assert (city, "奖励", "通过审定的新品种", "planned") in facts
    assert (city, "废止", "《澄江市稻田养殖办法》", "asserted") in facts
    # Nobody is said to have been listed.
    assert {mood for _, verb, _, mood in facts if verb.endswith("入选")} <= {"possible"}


def test_who_breaks_a_rule_is_fined_and_nobody_else_fines() -> None:
    facts = told(
        "澄江市人民政府关于规范道路测试的通知\n擅自测试的，由市公安局责令改正，并处1万元罚款；情节严重的，处五万元以下罚款。"
        "违反规定的，由澄江市交通运输局责令退回。"
    )
    assert not any(verb in ("并处", "处", "责令退回") for _, verb, _, _ in facts)


def test_a_law_stays_one_however_often_it_is_named() -> None:
    text = (
        "《平洲省养老条例》（以下简称《条例》）共八章。"
        + "《条例》规定了处罚。《条例》吸收了经验。" * 3
    )
    document = Document("d", text)
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    found = resolve.statements(
        triples, [document], ontology=load_ontology(), lexicon=load_lexicon()
    )
    assert {e.type for e in found.entities if e.name == "平洲省养老条例"} == {"Law"}


def test_what_only_bounds_a_grant_goes_with_it() -> None:
    facts = told(
        "澄江市人民政府关于支持稻渔产业发展的通知\n"
        "对首次办理质押的企业，按贷款额的2%给予补贴，最高不超过20万元。"
    )
    assert {what for _, _, what, mood in facts if mood != "possible"} == {"补贴"}


def test_who_tells_of_public_works_builds_none() -> None:
    facts = told("局长梁若水介绍，全市老年人口达92万人，建成养老机构136家。")
    assert not any(who == "梁若水" and verb == "建成" for who, verb, _, _ in facts)


def test_a_task_without_an_object_is_planned_too() -> None:
    facts = told("松林县促进文旅消费若干措施\n县文旅局每季度开展一次抽检，抽检结果向社会公布。")
    assert ("抽检结果", "公布", "社会", "planned") in facts


def test_a_list_is_closed_by_what_only_qualifies() -> None:
    facts = told("鼓励青禾公司、云岭集团等具备条件的企业建立资金池。")
    assert ("青禾公司", "建立", "资金池", "desired") in facts
    assert not any("条件" in what for _, _, what, _ in facts)


def test_what_is_forbidden_is_forbidden_by_nobody_who_acted_before() -> None:
    facts = told("北海市已开展碳汇交易。禁止占用红树林。")
    assert not any("禁止" in verb for _, verb, _, _ in facts)


def test_who_supports_some_grants_things_to_others() -> None:
    facts = told("市教育局支持职业院校开设新专业，对表现突出的院校给予补助30万元。")
    assert ("市教育局", "给予", "补助", "asserted") in facts


def test_a_grant_is_of_the_paper_whoever_acts_before_it() -> None:
    facts = told(
        "澄江市促进文旅消费若干措施\n鼓励社会机构举办演唱会，对单场观众超过2万人的，每场给予30万元补助。"
    )
    assert ("澄江市促进文旅消费若干措施", "给予", "补助", "planned") in facts


def test_each_of_two_bodies_puts_out_what_they_issue() -> None:
    facts = told("澄江市文化局 澄江市财政局关于印发《澄江市促进消费若干措施》的通知\n制定本措施。")
    issuers = {who for who, verb, _, _ in facts if verb == "印发"}
    assert issuers == {"澄江市文化局", "澄江市财政局"}


def test_whom_a_rule_threatens_has_done_nothing_yet() -> None:
    facts = told("对存在不端行为的申请人，取消五年内申请资格。")
    assert {mood for _, verb, _, mood in facts if verb == "存在"} <= {"possible"}


def test_who_is_to_pay_for_a_thing_builds_it() -> None:
    facts = told("澄江市人民政府关于促进消费的实施意见\n由澄江城投集团投资15亿元建设运河文化街区。")
    assert {who for who, verb, _, _ in facts if verb == "建设"} == {"澄江城投集团"}


def test_a_grant_and_a_repeal_are_heard_without_marks_and_figures() -> None:
    facts = told(
        "澄江市人民政府关于促进消费的实施意见\n对购买新能源汽车的个人每辆给予元补贴。"
        "澄江市促进消费十条措施同时废止。"
    )
    assert ("澄江市人民政府", "给予", "补贴", "planned") in facts
    assert ("澄江市人民政府", "废止", "澄江市促进消费十条措施", "asserted") in facts

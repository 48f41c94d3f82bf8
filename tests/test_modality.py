"""Modality and claims by clause: how far a modal reaches, and who speaks before a colon."""

from __future__ import annotations

import pytest

from extraction import read
from kgbuild.extract import CombinedExtractor, is_stated
from kgbuild.model import Modality, Triple


def facts(text: str) -> list[Triple]:
    """All that is read, unlikely readings included: how they are held is the question here."""
    reader = CombinedExtractor()
    return [triple for sentence in read(text) for triple in reader.judged(sentence)]


def of(text: str, verb: str) -> Triple:
    """The first triple of ``text`` whose relation holds ``verb``."""
    return next(triple for triple in facts(text) if verb in triple.relation.text)


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("松林公司将投资新工厂，在青河市建设仓库。", "建设", "planned"),
        ("松林公司打算成立研究院，统一管理各个实验室。", "管理", "planned"),
        ("各部门必须落实责任，完善制度。", "完善", "required"),
        ("松林公司将依托平台，把数据接入中心。", "接入", "planned"),
        ("这条铁路将使松林公司降低成本。", "降低", "planned"),
        ("这条铁路使松林公司降低了成本。", "降低", "asserted"),
        ("新规将帮助小企业降低成本。", "降低", "planned"),
        ("松林公司明年三月试产。", "试产", "planned"),
        ("松林公司下个月开通六十条航线。", "开通", "planned"),
        ("松林公司去年下半年开通六十条航线。", "开通", "asserted"),
        ("明年是牛年。", "是", "asserted"),
        ("松林公司力争营业收入突破十亿元。", "突破", "planned"),
        ("松林公司还要在河西建一个书屋。", "建", "required"),
    ],
)
def test_a_modal_reaches_over_the_clauses_that_share_its_subject(
    text: str, verb: str, modality: Modality
) -> None:
    assert of(text, verb).modality == modality


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("松林公司将投资新工厂，去年建成了仓库。", "建成"),
        ("松林公司将投资新工厂，目前管理三个仓库。", "管理"),
        ("松林公司将投资新工厂，青河市建设仓库。", "建设"),
        ("松林公司将投资新工厂，但经营仓库。", "经营"),
        ("松林公司将股份转让给了青河市，辞去职务。", "辞去"),
        ("松林公司投资新工厂，在青河市建设仓库。", "建设"),
    ],
)
def test_a_modal_ends_where_the_text_says_otherwise(text: str, verb: str) -> None:
    assert of(text, verb).modality == "asserted"


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("如果松林公司关闭仓库，工人将离开青河市。", "关闭", "possible"),
        ("假如松林公司出售码头，青河市将接管工厂。", "出售", "possible"),
        ("尽管洪水冲毁了堤坝，青河市仍在供水。", "冲毁", "asserted"),
    ],
)
def test_a_condition_tells_what_may_be(text: str, verb: str, modality: Modality) -> None:
    assert of(text, verb).modality == modality


def test_who_says_that_they_want_to_thank_somebody_thanks_them() -> None:
    assert of("我要特别感谢青河市的乡亲。", "感谢").modality == "asserted"


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("我要建设青河市。", "建设", "planned"),
        ("张伟明年要访问青河市。", "访问", "planned"),
        ("我们要建设青河市。", "建设", "required"),
        ("各部门要改造仓库。", "改造", "required"),
        ("省长强调，张伟要完善方案。", "完善", "required"),
        ("大桥原定明年连接青河市。", "连接", "planned"),
    ],
)
def test_what_one_person_is_going_to_do_is_planned(
    text: str, verb: str, modality: Modality
) -> None:
    assert of(text, verb).modality == modality


def test_what_is_not_needed_is_denied() -> None:
    needless = of("市民用不着再访问省城。", "访问")
    assert (needless.polarity, needless.modality) == ("negative", "required")


@pytest.mark.parametrize(
    "text",
    ["村民反对在青河边修建化工厂。", "为防止在青河边修建化工厂，村民成立了协会。"],
)
def test_what_somebody_is_against_is_not_told(text: str) -> None:
    assert not any("修建" in triple.relation.text for triple in facts(text) if is_stated(triple))


def test_what_somebody_failed_to_do_was_not_done() -> None:
    denied = of("松林公司未能收购青河银行。", "收购")
    assert (denied.polarity, denied.modality) == ("negative", "asserted")


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("张伟承诺，松林公司不再收购仓库。", "收购", "planned"),
        ("松林公司承诺收购仓库，但出售了码头。", "出售", "asserted"),
        ("松林公司兑现承诺，收购仓库。", "收购", "asserted"),
        ("预计，松林公司扩建仓库。", "扩建", "planned"),
        ("张伟请求把仓库迁往青河市。", "迁往", "desired"),
        ("县长要求把仓库列入名录。", "列入", "required"),
        ("区里要改造仓库。", "改造", "planned"),
        ("仓库投产后，松林公司将关闭码头。", "投产", "planned"),
        ("仓库投产后，松林公司关闭了码头。", "投产", "asserted"),
        ("松林公司拟八亿元收购青河银行。", "收购", "planned"),
        ("市水务局要建立监测网络，接入省级平台。", "接入", "required"),
        ("松林公司拟在青河市建设仓库，被法院叫停。", "叫停", "asserted"),
    ],
)
def test_a_word_further_before_holds_what_follows_open(
    text: str, verb: str, modality: Modality
) -> None:
    assert of(text, verb).modality == modality


def test_what_is_denied_is_not_planned() -> None:
    denied = of("松林公司将投资新工厂，不经营仓库。", "经营")
    assert (denied.polarity, denied.modality) == ("negative", "asserted")


@pytest.mark.parametrize(
    ("text", "verb", "modality", "polarity"),
    [
        ("支持松林公司建设仓库。", "建设", "desired", "positive"),
        ("市政府鼓励养殖户改造鱼塘。", "改造", "desired", "positive"),
        ("在码头建设方面，推动松林公司扩建仓库。", "扩建", "desired", "positive"),
        ("《办法》要求各车站公示票价。", "公示", "required", "positive"),
        ("县里禁止货车驶入古城。", "驶入", "required", "negative"),
        ("法院允许松林公司保留仓库。", "保留", "possible", "positive"),
        ("基金会支持松林公司建设了仓库。", "建设", "asserted", "positive"),
        ("村里组织青年修建水渠。", "修建", "asserted", "positive"),
    ],
)
def test_what_is_demanded_is_told_of_who_is_to_do_it(
    text: str, verb: str, modality: Modality, polarity: str
) -> None:
    found = [t for t in facts(text) if t.relation.text.startswith(verb) and t.subject.text]
    assert {(t.modality, t.polarity) for t in found} == {(modality, polarity)}
    assert found[0].subject.text in text


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("《方案》明确，到2030年，全县建成码头三座。", "建成", "planned"),
        ("《方案》提出，到2030年，全县已建成的码头得到改造。", "建成", "asserted"),
        ("到2023年，全县建成码头三座。", "建成", "asserted"),
        ("《意见》要求，各车站公示票价，改造站台。", "改造", "required"),
        ("会议要求，各车站要公示票价，改造站台。", "改造", "required"),
    ],
)
def test_what_a_document_sets_is_not_yet_so(text: str, verb: str, modality: Modality) -> None:
    assert of(text, verb).modality == modality


@pytest.mark.parametrize(
    "text", ["应当取得船主的同意。", "依法给予处分。", "由县财政局牵头，县里建设码头。"]
)
def test_a_rule_for_all_is_for_nobody_who_is_left_out(text: str) -> None:
    assert all(triple.subject.text for triple in facts(text))


def test_what_nobody_may_do_is_forbidden_by_whoever_says_so() -> None:
    found = facts("严禁拖欠工资、伪造账目。")
    told = {(t.subject.text, t.relation.text, t.object and t.object.text) for t in found}
    assert told == {("", "严禁拖欠", "工资"), ("", "严禁伪造", "账目")}
    assert not any(map(is_stated, found))


def test_what_is_only_demanded_is_no_row() -> None:
    assert not is_stated(of("县里禁止货车驶入古城。", "驶入"))


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_name_before_a_colon_speaks(colon: str) -> None:
    text = f"松林公司总经理张伟{colon}工业互联网改变青河市。"
    triple = next(t for t in facts(text) if t.subject.text == "工业互联网")
    assert triple.claim is not None
    assert (triple.claim.speaker.head, triple.claim.verb) == ("张伟", colon)


@pytest.mark.parametrize(
    "text", ["地点：工业互联网改变青河市。", "张伟访问青河市：工业互联网改变青河市。"]
)
def test_another_label_speaks_for_nobody(text: str) -> None:
    assert of(text, "改变").claim is None


def test_who_speaks_after_the_label_is_kept() -> None:
    triple = of("张伟：昨天王芳表示，松林公司投资青河市。", "投资")
    assert triple.claim is not None
    assert triple.claim.speaker.text == "王芳"


@pytest.mark.parametrize(
    ("text", "verb", "claimed"),
    [
        ("有的厂长跟我讲，设备太贵，所以我们推出了新计划。", "推出", False),
        ("很多客户告诉我，维修太慢，因此我们建了备件中心。", "建了", False),
        ("市长王建民说，城市变大了，所以我们修建了地铁。", "修建", True),
        ("“今年我们签署了协议，”王芳说，“明年还要扩大规模。”", "签署", True),
    ],
)
def test_what_answers_a_report_is_not_reported(text: str, verb: str, claimed: bool) -> None:
    assert (of(text, verb).claim is not None) == claimed


@pytest.mark.parametrize(
    ("text", "verb", "claimed"),
    [
        # What somebody finds or hears ends where they act themselves.
        ("张伟得知工厂受到威胁，随即访问青河市。", "访问", False),
        ("张伟听说松林公司出售了码头，立即辞去职务。", "辞去", False),
        ("张伟认为松林公司出售了码头，违反了协议。", "违反", True),
        ("松林公司表示，码头进展顺利，公司投资了青河市。", "投资", True),
        # What is advised ends where somebody has done something.
        ("编辑王芳建议删去两章，张伟后来删掉了三章。", "删掉了", False),
        ("王芳说：“我发现工厂停产，就访问青河市。”", "访问", True),
        # How one speaks is nothing that one says.
        ("张伟普通话说不流利，松林公司聘请了翻译。", "聘请", False),
    ],
)
def test_a_report_ends_where_the_author_goes_on(text: str, verb: str, claimed: bool) -> None:
    assert (of(text, verb).claim is not None) == claimed


def test_who_somebody_is_the_author_says() -> None:
    found = facts("张伟认为，松林公司总经理王芳违反了协议。")
    office = next(triple for triple in found if triple.construction == "title")
    broken = next(triple for triple in found if "违反" in triple.relation.text)
    assert office.claim is None
    assert broken.claim is not None

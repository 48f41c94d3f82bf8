"""Which stretches of a text say what is to be done, and not what has been done."""

from __future__ import annotations

import pytest

from kgbuild import resolve
from kgbuild.config import BuildConfig
from kgbuild.model import Document
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.reading import Reader
from kgbuild.resolve.setting.agendas import Agenda

PAPER = (
    "澄江市稻渔产业三年行动方案\n近年来，全市稻渔产业发展迅速。养殖面积达到三万亩。\n"
    "每个乡镇配备一名农技员。市农业农村局组建专家库，已入库专家二十名。"
)
REPORT = (
    "各位代表：受董事会委托，我向大会报告工作。\n过去一年，新建仓库四座。培训工人三百名。\n"
    "明年要重点推进三项工程。新建码头两座。"
)


@pytest.mark.parametrize(
    ("text", "words", "planned"),
    [
        (PAPER, "配备", True),
        (PAPER, "组建", True),
        (PAPER, "已入库", False),
        (PAPER, "达到三万亩", False),
        (PAPER.replace("，", "").replace("：", ""), "配备", True),
        (REPORT, "新建仓库", False),
        (REPORT, "培训工人", False),
        (REPORT, "新建码头", True),
        (REPORT + "全年完成投资九亿元，同比增长两成。", "完成投资", False),
        (REPORT + "平台是由信息中心牵头开发的。", "牵头开发", False),
        (REPORT + "省财政今年安排三亿元，用于管护。", "安排", False),
        ("省政府印发《湿地保护规划》。《规划》提出，全省修复湿地九万亩。", "修复湿地", True),
        ("《规划》明确了两项任务。一是修复湿地。二是保护候鸟。", "保护候鸟", True),
        ("《规划》明确了两项任务。一是修复湿地。专家许琴认为，湿地面积缩小。", "缩小", False),
        ("到2031年底，全县森林覆盖率提高到六成。", "提高到", True),
        ("到2011年底，全县森林覆盖率提高到六成。", "提高到", False),
        ("今年将办好以下五件实事：改造菜场三座；新增车位八百个。", "新增车位", True),
        ("一期工程重点任务如下。加固堤坝四公里。", "加固堤坝", True),
        ("去年全县改造菜场三座，新增车位八百个。", "新增车位", False),
        ("试验要在零下四十度以下进行。课题组把晶体嵌入玻璃。", "嵌入", False),
    ],
)
def test_a_task_stands_where_the_text_lists_what_is_to_be_done(
    text: str, words: str, planned: bool
) -> None:
    assert Agenda(text).covers(text.index(words)) is planned


def moods(text: str) -> dict[str, str]:
    """Return the modality of what a text states, by the words of its relation."""
    document = Document("d", text)
    reader = Reader(BuildConfig())
    triples = [t for s in reader.parse(document) for t in reader.triples([s])]
    found = resolve.statements(
        triples, [document], ontology=load_ontology(), lexicon=load_lexicon()
    )
    return {s.relation_text: s.modality for s in found.statements}


def test_who_a_paper_names_is_to_do_what_it_says() -> None:
    told = moods(PAPER + "本方案由市农业农村局负责解释。")
    assert told["配备"] == told["组建"] == "planned"
    assert told["达到"] == "asserted"
    assert told["由负责解释"] == "asserted"

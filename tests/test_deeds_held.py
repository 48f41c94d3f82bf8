"""What is only asked for, promised or planned, and when, where and by whom it was done.

Each text is invented. A statement is asked for by subject, words of its relation and object; what
nobody means is asked not to be there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from texts import facts, knowledge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("held")


def roles(text: str, verb: str, folder: Path) -> set[tuple[str, str]]:
    """Return what qualifies the statements of a text whose relation holds a verb."""
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    graph = knowledge(path)
    told = [s for s in graph.statements if verb in s.relation_text]
    assert told
    return {(qualifier.role, qualifier.text) for s in told for qualifier in s.qualifiers}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("青河县政府责令松涛公司拆除暗管，并补缴水费八十万元。", "补缴"),
        ("青河省省长批示要求全力搜寻失踪人员，同时严防次生污染。", "严防"),
    ],
)
def test_who_asks_for_something_does_not_do_it(text: str, nobody: str, folder: Path) -> None:
    assert not any(nobody in relation for _, relation, _ in facts(text, folder))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "青河县应急局责令松涛公司停产，对其罚款二十万元。",
            ("青河县应急局", "罚款", "二十万元"),
        ),
        (
            "松涛公司董事会要求重新审计，松涛公司随后聘请了白鹭会计师事务所。",
            ("松涛公司", "聘请", "白鹭会计师事务所"),
        ),
    ],
)
def test_what_bodies_do_beside_what_they_ask_is_told(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact", "nobody"),
    [
        (
            "白鹭大桥由青河设计院提供图纸，2021年通车。",
            ("青河设计院", "提供", "图纸"),
            ("青河设计院", "由提供", "白鹭大桥"),
        ),
        (
            "松涛公司2022年通过中国电力协会组织的鉴定，获得二等奖。",
            ("松涛公司", "获得", "二等奖"),
            ("松涛公司", "通过", "二等奖"),
        ),
        (
            "工人在青河古桥下发现石碑三方，已移交青河县博物馆收藏。",
            ("石碑", "移交", "青河县博物馆"),
            ("工人", "移交", "青河县博物馆"),
        ),
        (
            "青岚系统由青河大学李明团队历时六年研发。",
            ("青河大学李明团队", "由研发", "青岚系统"),
            ("青岚系统", "研发", "六年"),
        ),
        (
            "2019年，云巍高速全线通车。",
            ("云巍高速", "全线通车", "2019年"),
            ("云巍", "高速通车", "高速通车"),
        ),
        (
            "白鹭湖隧道项目计划总投资38亿元，2027年建成通车。",
            ("白鹭湖隧道项目", "建成通车", "建成通车"),
            ("白鹭湖隧道项目计划", "建成通车", "建成通车"),
        ),
    ],
)
def test_what_is_done_is_told_of_who_does_it(
    text: str, fact: tuple[str, str, str], nobody: tuple[str, str, str], folder: Path
) -> None:
    found = facts(text, folder)
    assert fact in found
    assert nobody not in found


def test_no_verb_of_a_heading_is_part_of_a_town(folder: Path) -> None:
    text = "关于加快推进全市冷链物流发展的意见\n\n市科技局每年安排专项资金500万元。"
    assert not any("推进全市" in subject for subject, _, _ in facts(text, folder))


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        (
            "审判长林霁在宣判时强调，中介机构要尽责。",
            "强调",
            {("time", "宣判时")},
        ),
        (
            "老盐工焦建业在河东盐工雕塑前接受了采访。",
            "接受了",
            {("place", "河东盐工雕塑")},
        ),
        (
            "松涛公司日前通过竣工验收，将于12月8日开放。",
            "开放",
            {("time", "12月8日")},
        ),
        ("工人在白鹭桥的桥墩下发现了石碑。", "发现了", {("place", "白鹭桥的桥墩")}),
        ("生产方面，松涛公司的六条自动线于5月投产。", "投产", {("time", "5月")}),
        (
            "青河市消防救援支队用二十二分钟扑灭余火，并疏散了楼上四十六户居民。",
            "疏散",
            set(),
        ),
    ],
)
def test_what_qualifies_a_deed_is_when_where_and_how_it_was_done(
    text: str, verb: str, wanted: set[tuple[str, str]], folder: Path
) -> None:
    assert roles(text, verb, folder) == wanted

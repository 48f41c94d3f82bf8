"""Whom a clause is about that leaves its subject out, from the text to the graph. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from texts import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("left_out")


BRIDGE = "青河大桥2019年通车。1998年考入同济大学，后来任设计师。"
PLAN = (
    "东川省促进竹产业发展实施方案（2026—2030年）\n一、主要任务\n"
    "（一）培育主体。东林公司牵头建设竹材交易中心，园区内企业享受电价优惠。\n"
    "（二）鼓励东林公司开发竹材产品。\n本方案自2026年5月1日起施行。\n"
)
FIRMS = (
    "海泰集团与荷兰罗文公司签约。罗文公司总裁德容出席仪式。集团董事长周敏说，集团将组建一支车队。"
)
BOUGHT = (
    "各位股东，大家好，我是岚山科技董事长陆以诚。去年8月，我们收购了芬兰企业诺迪克，"
    "这家公司成立于2009年。"
)
GROUP = (
    "程砚舟主编的《水稻育种学》2008年由科学出版社出版。2019年，他出任浙江省种业集团首席顾问，"
    "集团总部设在杭州。"
)
PUPILS = "程砚舟师从库什。他先后培养博士62名，其中两人当选院士。"
REPORT = "各位代表：我代表永宁市人民政府向大会报告工作。市人民医院新院区投入使用，宁德市组团观摩。"
TALK = (
    "主持人：今天的嘉宾是青河技师学院院长何敬之。\n何敬之：我们去年建了实训中心。\n"
    "记者：实训中心建在哪里？\n何敬之：建在东关镇，由中铁四局承建。\n"
    "记者：您是哪年参加工作的？\n何敬之：1992年从松涛师范学校毕业。我从小在镇上。\n"
    "记者：听说您的女儿也是教师？\n何敬之：是的，她叫何小满，丈夫罗大有是医生。"
)
MANAGED = "青河大桥由青河大桥管理中心管养，中心设有监控室。"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (PLAN, ("东川省促进竹产业发展实施方案", "鼓励", "东林公司")),
        (PLAN, ("东川省促进竹产业发展实施方案", "施行", "2026年5月1日起")),
        (FIRMS, ("海泰集团", "founded", "一支车队")),
        (BOUGHT, ("诺迪克", "foundedOn", "2009年")),
        (GROUP, ("浙江省种业集团", "headquarteredIn", "杭州市")),
        (REPORT, ("永宁市人民医院新院区", "hasState", "投入使用")),
        (TALK, ("实训中心", "locatedIn", "东关镇")),  # what the question opens on
        (TALK, ("何敬之", "graduatedFrom", "松涛师范学校")),  # whom it asks
        (TALK, ("何小满", "spouseOf", "罗大有")),
        (TALK.replace("：", "").replace("，", ""), ("何敬之", "graduatedFrom", "松涛师范学校")),
        (  # a label names a person, of whatever surname
            "主持人：您何时回国？\n麦启航：我2003年毕业于青河大学。\n麦启航：研究海草。",
            ("麦启航", "graduatedFrom", "青河大学"),
        ),
        (
            "主持人麦老师您好。\n麦启航我毕业于青河大学。\n主持人您现在研究什么？\n麦启航我研究海草。",
            ("麦启航", "graduatedFrom", "青河大学"),
        ),
        (MANAGED, ("青河大桥管理中心", "设有", "监控室")),
        (
            "罗文公司总裁德容说，公司将把亚太区总部从新加坡迁至青岛。",
            ("亚太区总部", "迁至", "青岛市"),
        ),
        ("总设计师为林远，曾主持设计鱼山大桥。", ("林远", "设计", "鱼山大桥")),
        ("院长是周敏，毕业于青河大学。", ("周敏", "graduatedFrom", "青河大学")),
        ("青河小学创办于1902年，校长为林远，设有两个校区。", ("青河小学", "设有", "两个校区")),
    ],
)
def test_whom_it_is_about(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(text, folder), sorted(facts(text, folder))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (BRIDGE, "青河大桥"),  # no bridge goes to a university
        (PLAN, "园区内企业"),
        (FIRMS, "罗文公司"),
        (PUPILS, "库什"),
        ("岛上居民约八百人，盛产海参。", "岛上居民"),
    ],
)
def test_whom_it_is_not_about(text: str, subject: str, folder: Path) -> None:
    about = {relation for who, relation, _ in facts(text, folder) if who == subject}
    deeds = {"考入", "studiesAt", "任", "holdsPosition", "鼓励", "组建", "founded", "盛产"}
    assert not about & deeds


TOWN = (
    "关于加快江宁市低空经济发展的若干措施\n一、开通江宁至杭州航线。\n"
    "二、市交通运输局负责编制布局规划，市农业农村局推广植保无人机。\n"
)


def test_a_heading_on_a_town_tells_whose_organs_its_paper_names(folder: Path) -> None:
    named = {who for who, _, _ in facts(TOWN, folder)}
    assert "江宁市交通运输局" in named
    assert not any(name.startswith("杭州市") for name in named)

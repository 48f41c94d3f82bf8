"""What the ends of statements are called and of what class they are. Each text is invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kgbuild import pipeline
from kgbuild.config import BuildConfig
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve.classes.types import TypeVotes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ends")


@cache
def nodes(text: str, folder: Path) -> frozenset[tuple[str, str]]:
    """Return the names of the graph of ``text``, with their classes."""
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    graph = pipeline.knowledge_graph([path], BuildConfig())
    return frozenset((entity.name, entity.type) for entity in graph.entities.values())


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("韦小梅是平坝村村民。", "平坝村村民", "Position"),
        ("陆景行是一名外科医生。", "外科医生", "Position"),
        ("罗大年是项目带头人。", "项目带头人", "Position"),
        ("苗丽退休了。她是有名的护林员，住在山里，养了一条狗。", "护林员", "Position"),
        ("与会的著名考古学家沈大年作了报告。", "考古学家", "Position"),
        ("苗丽是青河儿童医院的主任医师。", "青河儿童医院的主任医师", "Position"),
        ("阿木是彝族，妻子是贵州人。", "彝族", "Group"),
        ("罗大年告诉记者，大桥已经通车。", "记者", "Person"),
        ("三名村民在滑坡中受伤。", "三名村民", "Group"),
    ],
)
def test_what_one_is_by_calling_is_no_group(text: str, name: str, kind: str, folder: Path) -> None:
    assert (name, kind) in nodes(text, folder)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("新落成的听雨楼由校友捐建。", "听雨楼", "Site"),
        ("云帆公司发布新一代扫地机器人“青隼”。", "青隼", "Device"),
        ("公司新研制的飞鱼二号无人艇在青岛试航。", "飞鱼二号", "Device"),
        ("山下的石拱桥落虹桥由罗金水设计。", "落虹桥", "Site"),
        ("校方授予韩素琴同志“最美园丁”称号。", "最美园丁", "Award"),
        ("雪豹生活在青峪山自然保护区内。", "青峪山自然保护区", "Site"),
        ("滇金丝猴生活在白马雪山。", "滇金丝猴", "Concept"),
        ("洛川河注入岷江，全长九十公里。", "岷江", "NaturalFeature"),
        ("海军医院位于塔拉宁。", "塔拉宁", "Place"),
        ("镇海门是一座明代城门，位于福建省泉澜市，高五米。", "镇海门", "Site"),
        ("镇海门是一座明代城门，位于福建省泉澜市，高五米。", "泉澜市", "City"),
        ("平阳县石台镇降雨612毫米，水库满了，桥也断了。", "石台镇", "Town"),
        ("工人住在宿舍“麦田苑”，月租两百元，水电免费。", "麦田苑", "Site"),
        ("韩素琴获得省政府颁发的巾帼建功标兵称号。", "巾帼建功标兵称号", "Award"),
        ("该软件由霜鹭物流与南京软件企业云杉数智共同开发，去年上线。", "南京软件企业", "Company"),
        ("新建的教学楼由校友捐建。", "新建的教学楼", "Site"),
    ],
)
def test_a_name_is_told_from_what_describes_it(
    text: str, name: str, kind: str, folder: Path
) -> None:
    assert (name, kind) in nodes(text, folder)


def test_what_a_firm_earns_is_no_firm(folder: Path) -> None:
    text = "海岚科技发布年报。去年，公司营业收入达到7.3亿元，同比增长21%。"
    assert ("海岚科技的营业收入", "Concept") in nodes(text, folder)


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("后勤处的韩素琴阿姨来自绍兴。韩阿姨在食堂工作。", "韩素琴", "韩阿姨"),
        ("罗金水师傅修好了水车。罗师傅今年七十岁。", "罗金水", "罗师傅"),
        ("海鹄机器人有限公司在杭州成立。海鹄已完成融资。", "海鹄机器人有限公司", "海鹄"),
        (
            "苍禾生物科技股份有限公司发布新品。苍禾成立于2016年。苍禾生物去年营收七亿元。",
            "苍禾生物",
            "苍禾",
        ),
    ],
)
def test_who_is_called_for_short_is_who_was_named(
    text: str, full: str, short: str, folder: Path
) -> None:
    names = {name for name, _ in nodes(text, folder)}
    assert full in names
    assert short not in names


def test_a_brand_of_two_trades_is_neither_of_them(folder: Path) -> None:
    names = {n for n, _ in nodes("苍禾生物和苍禾物流都在苏州。苍禾成立于2010年。", folder)}
    assert {"苍禾生物", "苍禾物流", "苍禾"} <= names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("首席执行官司马越介绍，产品已经上市。", "司马越"),
        ("女儿厉守真是儿科医生，任职于南京儿童医院。", "厉守真"),
        ("1931年，沈鹤年加入中国化学会，并担任编辑。", "沈鹤年"),
        ("隔年，司马休之上表，鲁宗之败于江州。", "鲁宗之"),
        ("队长海大鹏驾驶皮划艇往返十次，救出三人。", "海大鹏"),
        ("1506年，教宗保禄三世批准了会规，他住在罗马。", "保禄三世"),
        ("院长欧阳老师介绍，学校已经扩建。", "欧阳老师"),
    ],
)
def test_a_rare_name_is_somebodys(text: str, name: str, folder: Path) -> None:
    assert (name, "Person") in nodes(text, folder)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("皖事通", "App"),
        ("武警湖南总队机动支队", "Military"),
        ("220千伏青白线", "Site"),
        ("航天部五〇一所", "ResearchInstitute"),
        ("南洋理工学院自动化系", "University"),
        ("浙里办", "App"),
        ("中铁大桥局", "Company"),
        ("地铁5号线", "Site"),
        ("沪昆高速", "Site"),
        ("京广线", "Site"),
        ("龙涎洞", "NaturalFeature"),
        ("云舍索道", "Site"),
        ("荣休仪式", "Event"),
        ("办公软件", "Software"),
        ("除颤仪", "Device"),
        ("银饰锻制技艺", "Technology"),
        ("安全漏洞", "Concept"),
        ("世界观", "Concept"),
        ("沿海防线", "Concept"),
        ("生命线", "Concept"),
    ],
)
def test_the_form_of_a_name_tells_its_class(name: str, kind: str) -> None:
    votes = TypeVotes(load_ontology(), load_lexicon())
    assert votes.shown(name, votes.decide(name)) == kind

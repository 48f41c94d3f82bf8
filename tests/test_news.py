"""What a reader of the news signs, from the text to the graph. Each text is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.parse.lost_pauses.headlines import parted
from kgbuild.parse.normalise import normalise
from texts import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("news")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("青河大桥建成通车 过江时间缩短至八分钟", "青河大桥建成通车, 过江时间缩短至八分钟"),
        ("“晨星三号”发射成功　将巡天三年", "“晨星三号”发射成功,　将巡天三年"),
        (
            "青河省教育厅 青河省财政厅关于改造校舍的通知",
            "青河省教育厅、 青河省财政厅关于改造校舍的通知",
        ),
        ("青河第二中学 校长王明", "青河第二中学 校长王明"),
        ("海岚科技创始人 晏清和", "海岚科技创始人 晏清和"),
        ("他说 今天的会议开得很好，大家都很满意。", "他说 今天的会议开得很好，大家都很满意。"),
        ("2026年11月18日 青河日报记者报道", "2026年11月18日 青河日报记者报道"),
    ],
)
def test_a_space_parts_the_clauses_of_a_headline(line: str, read: str) -> None:
    assert parted(normalise(line)).text == normalise(read).text


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("松林县引进船用电池项目 总投资8.5亿元", ("船用电池项目", "investsAmount", "8.5亿元")),
        ("松林县去年新建一座风电场，占地800亩。", ("一座风电场", "占地", "800亩")),
        (
            "海岚科技将在松林县建设电池生产基地。项目总投资8.5亿元，占地300亩。",
            ("电池生产基地的总投资", "是", "8.5亿元"),
        ),
        ("海岚大厦总投资8.5亿元，位于松林新区。", ("海岚大厦", "locatedIn", "松林新区")),
        ("海岚公司位于松林产业园，占地30亩。", ("海岚公司", "占地", "30亩")),
    ],
)
def test_the_size_of_what_is_built_is_not_that_of_who_builds_it(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_what_is_built_is_called_by_what_it_is_of(folder: Path) -> None:
    text = "松林二桥昨日通车。大桥全长3公里，由海川路桥公司承建。项目于2021年3月开工。"
    found = facts(text, folder)
    assert ("松林二桥", "开工", "开工") in found
    assert ("松林二桥", "全长", "3公里") in found


@pytest.mark.parametrize(
    ("text", "fact", "none"),
    [
        (
            "福建选手林岚和湖北选手周敏分别夺得200米蝶泳和100米仰泳冠军。",
            ("周敏", "分别夺得", "100米仰泳冠军"),
            ("林岚", "分别夺得", "100米仰泳冠军"),
        ),
        (
            "福建选手林岚和湖北选手周敏分别夺得200米蝶泳和100米仰泳冠军。",
            ("林岚", "分别夺得", "200米蝶泳冠军"),
            ("林岚", "分别夺得", "200米蝶泳"),
        ),
        (
            "青河中学去年新增物理、化学、生物教师12名。",
            ("青河中学", "新增", "物理教师"),
            ("青河中学", "新增", "物理"),
        ),
    ],
)
def test_each_does_one_of_several_things_and_a_last_noun_closes_all(
    text: str, fact: tuple[str, str, str], none: tuple[str, str, str], folder: Path
) -> None:
    found = facts(text, folder)
    assert fact in found
    assert none not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("嘉兴市副市长林岚在仪式上说，市政府将提供用地保障。湖州企业家周敏出席。", "嘉兴市政府"),
        ("云屏市市长林岚说，市政府将提供用地。松林公司2006年在深圳证券交易所上市。", "云屏市政府"),
        (
            "福建省漳州市一座隧道昨天塌方。来自江西省的工人林岚告诉记者，他听到了异响。"
            "省应急管理厅成立了调查组。",
            "福建省应急管理厅",
        ),
    ],
)
def test_the_organ_of_a_level_is_that_of_the_town_where_a_report_is_from(
    text: str, name: str, folder: Path
) -> None:
    assert any(one == name for one, _, _ in facts(text, folder))


def test_a_name_without_its_legal_form_is_the_same_house(folder: Path) -> None:
    found = facts("县政府与瑞安船机股份有限公司签署协议。瑞安船机成立于1998年。", folder)
    assert len({one for one, relation, _ in found if relation in ("foundedOn", "签署")}) == 2


def test_what_a_works_makes_a_year_is_told_with_its_number(folder: Path) -> None:
    assert ("松林轮胎厂", "年产", "轮胎") in facts(
        "松林轮胎厂年产轮胎300万条，员工1200人。", folder
    )


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "记者从秀洲区招商中心获悉，该区近三年引进了23家装备企业。",
            ("秀洲区", "引进", "23家装备企业"),
        ),
        (
            "松林图书馆与青河大学签署协议。松林图书馆古籍部主任周敏透露，该馆收藏了敦煌文献。",
            ("松林图书馆", "收藏了", "敦煌文献"),
        ),
        (
            "第十二届青河国际茶叶博览会昨天闭幕。现场举行了茶艺大赛决赛。"
            "参展企业达320家。本次活动由青河市政府主办。",
            ("青河市政府", "举办", "第十二届青河国际茶叶博览会"),
        ),
        (
            "松林大学与海岚科技签署协议。林岚出席仪式。学生们十分期待。双方将共建实验室。",
            ("海岚科技", "将共建", "实验室"),
        ),
    ],
)
def test_what_points_is_what_the_report_has_named(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("周敏认为，受需求回暖影响，铜价将继续上涨。", "受需求回暖影响，铜价将继续上涨"),
        ("周敏表示，为保障供应，公司将新建两座仓库。", "为保障供应，公司将新建两座仓库"),
        ("周敏表示，选择松林县是因为当地有完整的产业链。", "选择松林县是因为当地有完整的产业链"),
    ],
)
def test_what_is_said_is_told_with_what_it_begins_with(text: str, said: str, folder: Path) -> None:
    told = {what for one, relation, what in facts(text, folder) if relation == "says"}
    assert said in told
    assert not any(what != said and said.startswith(what) for what in told)


def test_who_is_in_charge_says_it(folder: Path) -> None:
    found = facts("青河市教育局有关负责人称，新校舍可容纳学生1200人。", folder)
    assert any(relation == "says" for _, relation, _ in found)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("青河隧道发生塌方，9名工人被困。", ("9名工人", "hasState", "被困")),
        ("选手林岚夺冠。", ("林岚", "hasState", "夺冠")),
        ("海岚科技的松林工厂已停产。", ("海岚科技的松林工厂", "hasState", "已停产")),
        ("山火已被扑灭。", ("山火", "hasState", "已被扑灭")),
        ("第五届青河马拉松昨天落幕。", ("第五届青河马拉松", "endsAt", "昨天")),
        ("选手林岚在第五届青河马拉松夺冠。", ("林岚", "夺冠", "第五届青河马拉松")),
    ],
)
def test_what_befalls_somebody_is_told_without_an_object(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_what_only_happens_is_no_state(folder: Path) -> None:
    assert not facts("天气转凉。", folder)


def test_an_accident_is_no_competition(folder: Path) -> None:
    found = facts("第五届青河马拉松昨天落幕。事故造成3人死亡、5人受伤。", folder)
    assert ("事故", "造成", "3人死亡、5人受伤") in found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("青河银行昨天降息。行长林岚表示，通胀已经见顶。", ("林岚", "worksFor", "青河银行")),
        (
            "青河银行昨天降息。行长林岚表示，通胀已经见顶。",
            ("林岚", "holdsPosition", "青河银行行长"),
        ),
        (
            "松林县旺海合作社成立于2016年，种植蓝莓1450亩。理事长林岚说，合作社将新建冷库。",
            ("林岚", "holdsPosition", "松林县旺海合作社理事长"),
        ),
    ],
)
def test_a_bare_office_is_held_in_the_house_named_before(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "今年前三季度，我国货物贸易进出口总值31.5万亿元，增长4%。其中，出口19.2万亿元。",
            ("中国的出口", "hasQuantity", "19.2万亿元"),
        ),
        ("今年我国货物贸易总值6万亿元，增长4%。", ("中国的货物贸易总值", "changesBy", "4%")),
        (
            "青河银行昨天发放了首批“海带贷”，金额共计860万元。",
            ("首批“海带贷”的金额", "hasQuantity", "860万元"),
        ),
        ("去年中国与波兰贸易额增长8.7%。", ("中国与波兰贸易额", "changesBy", "8.7%")),
    ],
)
def test_an_amount_has_an_owner(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "展览由青河市文旅局主办、青河博物馆承办。",
            ("青河博物馆", "承办", "展览"),
        ),
        (
            "国务院任命林岚为国家数据局副局长，免去其中国信息通信研究院院长职务。",
            ("国务院", "免去", "林岚"),
        ),
        ("青岛大学教授俞江、研究员林岚参加了考察。", ("俞江", "参加了", "考察")),
        ("青河社争取到中央财政补助资金120万元。", ("青河社", "争取到", "中央财政补助资金")),
        ("青松高铁昨天全线贯通，正线全长169公里。", ("青松高铁", "正线全长", "169公里")),
        ("受台风影响，海南省三亚市停课。全省共转移群众5.3万人。", ("海南省", "共转移", "群众")),
    ],
)
def test_what_reports_are_worded_with(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "青河图书馆新馆昨天开放。新馆引进了智能书库系统。",
            ("青河图书馆新馆", "引进了", "智能书库系统"),
        ),
        (
            "顺达客运公司负责人承认，公司在驾驶员管理上存在漏洞。",
            ("顺达客运公司", "存在", "漏洞"),
        ),
        ("青河影业的影片《远山》在云岭国际电影节首映。", ("远山", "首映", "云岭国际电影节")),
        (
            "瑞丰股份公告称，拟收购海岚科技。海岚科技成立于2003年。公司董事会秘书周敏介绍了情况。",
            ("周敏", "worksFor", "瑞丰股份"),
        ),
        (
            "瑞丰股份发布年报。瑞丰股份推出了新药。瑞丰股份总部位于松林市。公司控股股东为海川集团；创始人林远山任总裁。",
            ("林远山", "founded", "瑞丰股份"),
        ),
        (
            "丰宁县建成了码头。县交通局局长周敏介绍了情况。",
            ("周敏", "worksFor", "县交通局"),
        ),
        (
            "全省农村公路总里程达14万公里。全省农村公路通车率为九成。松陵县建成了环湖公路。公路全长46公里。",
            ("环湖公路", "全长", "46公里"),
        ),
        (
            "东屿港扩建了码头。省政府批准建设松林会展中心，项目由海川建工承建。",
            ("海川建工", "builds", "松林会展中心"),
        ),
    ],
)
def test_a_thing_is_called_by_what_is_new_of_it_and_a_house_by_who_speaks_for_it(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_no_works_own_cost_is_that_of_who_built_it(folder: Path) -> None:
    found = facts("青河大桥由松林设计院设计，江南造桥公司施工，总投资14.8亿元。", folder)
    assert not any(one.startswith("江南造桥公司的") for one, _, _ in found)


VISIT = (
    "3月6日，青河省省长林知远会见了来访的丹麦首相约翰·霍尔姆。林知远说，青河省欢迎丹麦企业。霍尔姆表示感谢。"
    "会见后，两人出席了签字仪式。青河海事大学聘请了五位教授。哥本哈根大学派出了代表团。两校将联合培养博士生。"
    "双方还将设立航运研究所。"
)


@pytest.mark.parametrize(
    ("deed", "two"),
    [
        ("出席了", {"林知远", "约翰·霍尔姆"}),
        ("将联合培养", {"青河海事大学", "哥本哈根大学"}),
        ("将设立", {"青河海事大学", "哥本哈根大学"}),
    ],
)
def test_two_are_the_only_two_of_that_kind_named_near(
    deed: str, two: set[str], folder: Path
) -> None:
    assert {who for who, words, _ in facts(VISIT, folder) if deed in words} == two


def test_of_three_named_near_nobody_can_tell_two(folder: Path) -> None:
    text = (
        "青河大学聘请了周怀瑾。松林大学聘请了林知远。远山大学聘请了陆一鸣。两校将联合培养博士生。"
    )
    assert not {who for who, words, _ in facts(text, folder) if "培养" in words} - {"两校"}


def test_a_project_is_spoken_of_whatever_describes_it(folder: Path) -> None:
    found = facts(
        "海岚集团将投资建设年产5万吨的电池材料项目。该项目总投资8亿元，选址在青河县。", folder
    )
    assert ("年产5万吨的电池材料项目", "investsAmount", "8亿元") in found
    assert ("年产5万吨的电池材料项目", "选址在", "青河县") in found


def test_a_daughter_that_is_described_is_no_firm_to_speak_of(folder: Path) -> None:
    found = facts("海岚集团出售了松林公司的全资子公司。该公司去年亏损3亿元。", folder)
    assert not any("子公司" in who for who, words, _ in found if "亏损" in words)

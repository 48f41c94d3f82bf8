"""What reports, notices and news tell in few words, from the text to the graph. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from texts import facts, knowledge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("青河县在全省绿化考核中排名第三。", ("青河县", "hasRank", "第三")),
        ("海岚科技的轴承出口量位居全国第二。", ("海岚科技的轴承出口量", "hasRank", "全国第二")),
        ("青河大学在榜单上列第19位。", ("青河大学", "hasRank", "第19位")),
        ("青河大学的海洋学科跻身世界前列。", ("青河大学的海洋学科", "hasRank", "世界前列")),
        ("林岚在女子组比赛中获得第三名。", ("林岚", "hasRank", "第三名")),
    ],
)
def test_a_place_in_an_order_is_a_rank(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    "text",
    [
        "青河第三中学位于松林新区。",
        "林岚获得一等奖。",
        "青河县是全省第一大产茶县。",
        "林岚居松林第二村。",
    ],
)
def test_what_only_holds_an_ordinal_is_none(text: str, folder: Path) -> None:
    assert not [fact for fact in facts(text, folder) if fact[1] == "hasRank"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "松林大桥全长3.2公里，主跨520米，桥面宽33米，设计时速100公里，总投资约18.6亿元。",
            {
                ("松林大桥", "全长", "3.2公里"),
                ("松林大桥", "主跨", "520米"),
                ("松林大桥", "桥面宽", "33米"),
                ("松林大桥", "设计时速", "100公里"),
                ("松林大桥", "总投资", "约18.6亿元"),
            },
        ),
        (
            "石湾村现有农户412户，人口1680人，耕地2300亩，人均年收入2.1万元。",
            {
                ("石湾村", "人口", "1680人"),
                ("石湾村", "耕地", "2300亩"),
                ("石湾村", "人均年收入", "2.1万元"),
            },
        ),
        (
            "石门水库是全省最大的水库，集雨面积46平方公里，坝高62米，由省水利设计院设计，"
            "最大泄洪流量每秒850立方米。",
            {
                ("石门水库", "集雨面积", "46平方公里"),
                ("石门水库", "坝高", "62米"),
                ("石门水库", "最大泄洪流量", "每秒850立方米"),
            },
        ),
        (
            "台风“莲花”中心附近最大风力12级，中心气压970百帕。",
            {("莲花", "中心附近最大风力", "12级"), ("莲花", "中心气压", "970百帕")},
        ),
    ],
)
def test_a_row_of_figures_is_of_what_the_first_names(
    text: str, told: set[tuple[str, str, str]], folder: Path
) -> None:
    assert told - facts(text, folder) == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("林岚是松林厂的焊工，今年52岁，参与过九座大桥的建设。", ("林岚", "hasQuantity", "52岁")),
        ("林岚现年47岁，毕业于青河大学。", ("林岚", "hasQuantity", "47岁")),
        ("林岚现年47岁，毕业于青河大学。", ("林岚", "毕业于", "青河大学")),
        ("林岚今年46岁，从业23年。", ("林岚", "从业", "23年")),
        ("林岚受聘为青河学院驻校作家，聘期两年。", ("林岚", "聘期", "两年")),
        ("现年63岁的林岚是有名的篾匠。", ("林岚", "hasQuantity", "63岁")),
    ],
)
def test_how_old_somebody_is_and_how_long_they_have_worked(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "松林大剧院位于青河南岸，由青河设计院设计，松林建工集团施工，海岚公司监理。",
            {
                ("青河设计院", "设计", "松林大剧院"),
                ("松林建工集团", "施工", "松林大剧院"),
                ("海岚公司", "监理", "松林大剧院"),
            },
        ),
        (
            "电影《长夜》改编自同名小说，由陈敏执导，王晓、李涛主演。",
            {("陈敏", "由执导", "长夜"), ("王晓", "主演", "长夜"), ("李涛", "主演", "长夜")},
        ),
    ],
)
def test_each_of_several_has_a_part_in_a_work(
    text: str, told: set[tuple[str, str, str]], folder: Path
) -> None:
    assert told - facts(text, folder) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "青河县位于云岭北麓，气候温和，物产丰富，森林覆盖率达到71.3%，是重要的水源涵养区。",
            {
                ("青河县", "气候", "温和"),
                ("青河县", "物产", "丰富"),
                ("青河县的森林覆盖率", "达到", "71.3%"),
                ("青河县", "是", "重要的水源涵养区"),
            },
        ),
        (
            "松林镇土地肥沃，交通便利，盛产柑橘。",
            {
                ("松林镇", "土地", "肥沃"),
                ("松林镇", "交通", "便利"),
                ("松林镇", "盛产", "柑橘"),
            },
        ),
        (
            "海岚科技实力雄厚，产品畅销，2021年被评为高新技术企业。",
            {("海岚科技", "实力", "雄厚"), ("海岚科技", "被评为", "高新技术企业")},
        ),
    ],
)
def test_what_a_thing_is_like_in_one_respect_is_told_of_it(
    text: str, told: set[tuple[str, str, str]], folder: Path
) -> None:
    assert told - facts(text, folder) == set()


def test_the_weather_of_a_day_is_nobodys(folder: Path) -> None:
    told = facts("青河县位于云岭北麓，当天天气晴朗。代表团抵达松林镇，气氛热烈。", folder)
    assert not [fact for fact in told if fact[2] in ("晴朗", "热烈")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("松林县已委托青河学院主持编制《云岭规划》。", ("青河学院", "主持编制", "云岭规划")),
        ("主办方邀请陈敏担任评委。", ("陈敏", "担任", "评委")),
        ("松林县委托评估机构对各部门的服务进行评估。", ("评估机构", "进行", "评估")),
    ],
)
def test_who_is_given_something_to_do_is_to_do_it(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("总投资12亿元的云杉硅材料项目建成投产。", ("云杉硅材料项目", "hasState", "建成投产")),
        ("松林抽水蓄能电站昨日开工建设。", ("松林抽水蓄能电站", "hasState", "开工建设")),
        ("林岚的小说《渡口》、周敏的诗集《田埂》等八部作品获奖。", ("田埂", "hasState", "获奖")),
    ],
)
def test_what_becomes_of_a_works_is_one_word(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


_FIRM = (
    "8月20日，盛海科技发布半年度报告。盛海科技主要生产电池。报告显示，公司上半年实现营业收入46.3亿元。"
    "行业排名前三的分别为松林电子、青河电气和云岭能源。公司股价报22.4元。"
    "松林证券分析师吕岚认为，公司海外毛利率高达31%。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("盛海科技", "实现", "营业收入"),
        ("盛海科技的股价", "报", "22.4元"),
        ("盛海科技的海外毛利率", "高达", "31%"),
    ],
)
def test_a_report_speaks_of_the_firm_that_puts_it_out(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(_FIRM, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("负责水厂运营的是清源水务公司。", ("清源水务公司", "负责", "水厂运营")),
        ("获得一等奖的是青河大学教授林岚。", ("林岚", "获得", "一等奖")),
        ("出席松林茶叶论坛的有市长陈敏和企业家李涛。", ("陈敏", "出席", "松林茶叶论坛")),
        ("出席松林茶叶论坛的有市长陈敏和企业家李涛。", ("李涛", "出席", "松林茶叶论坛")),
        ("松林大桥采用的是双塔斜拉结构。", ("松林大桥", "采用", "双塔斜拉结构")),
        ("排在第二位的是海岚科技。", ("海岚科技", "hasRank", "第二位")),
    ],
)
def test_who_it_is_does_what_the_clause_before_tells(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    "text", ["值得注意的是，出口增长较快。", "最重要的是人才。", "令人高兴的是孩子们都来了。"]
)
def test_a_remark_is_about_nobody(text: str, folder: Path) -> None:
    told = facts(text, folder)
    assert not [fact for fact in told if fact[0] in ("值得注意", "最重要", "令人高兴")]


_DONE = (
    "一年来，新培育规上工业企业14家，新增城镇就业4300人。建成高标准农田5.3万亩，改造农村公路210公里。"
    "启动老旧管网改造，开通公交线路3条。县医院新院区投入使用，设床位800张。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("规上工业企业", "培育", "14家"),
        ("城镇就业", "新增", "4300人"),
        ("高标准农田", "建成", "5.3万亩"),
        ("农村公路", "改造", "210公里"),
        ("老旧管网改造", "hasState", "启动"),
        ("公交线路", "开通", "3条"),
        ("县医院新院区", "设", "床位"),
    ],
)
def test_what_a_report_counts_up_needs_nobody_who_did_it(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(_DONE, folder)


def test_who_did_it_is_told_where_the_text_says_so(folder: Path) -> None:
    told = facts("海岚科技发布了年报。全年新建厂房3座，招聘员工460人。", folder)
    assert ("海岚科技", "新建", "厂房") in told
    assert not [fact for fact in told if fact[0] == "厂房"]


def test_our_county_is_the_whole_of_it_where_no_name_is_told(folder: Path) -> None:
    told = facts("我县位于云岭北麓，气候温和，是重要的产茶区。", folder)
    assert {("全县", "位于", "云岭北麓"), ("全县", "气候", "温和")} <= told


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("《松林条例》自2025年1月1日起施行，有效期五年。", ("松林条例", "有效期", "五年")),
        (
            "我市就业率为54.2%，低于全省平均水平3.6个百分点。",
            ("全市的就业率", "低于", "全省平均水平"),
        ),
        (
            "去年3月，市残联会同市人社局、市财政局成立起草小组，召开座谈会6场，采纳意见建议57条。",
            ("市残联", "采纳", "意见建议"),
        ),
        ("记者了解到，松林小学已有学生900人。", ("松林小学", "已有", "学生")),
        (
            "松林图书馆工程由省建筑设计院负责方案，云岭古建公司施工。",
            ("云岭古建公司", "施工", "松林图书馆工程"),
        ),
    ],
)
def test_what_notices_tell_in_passing(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(text, folder)


def test_what_somebody_counts_up_is_their_claim(folder: Path) -> None:
    path = folder / "claim.txt"
    path.write_text("吴岚介绍，松林大桥全长3.2公里，主跨520米，由省设计院设计。", encoding="utf-8")
    graph = knowledge(path)
    names = {entity.id: entity.name for entity in graph.entities.values()}
    said = {s.relation_text: s.claim for s in graph.statements if names[s.subject] == "松林大桥"}
    claim = said["主跨"]
    assert claim is not None
    assert names[claim.speaker] == "吴岚"
    assert not [s for s in graph.statements if s.object in names and names[s.object] == "吴岚"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "“望渊”号载人潜水器由青河研究所研制。这台潜水器今年装备了锂电池。",
            ("望渊号", "装备了", "锂电池"),
        ),
        (
            "“望渊”号载人潜水器由青河研究所研制。这台潜水器装备了锂电池，续航能力提高了四成。",
            ("望渊号的续航能力", "提高了", "四成"),
        ),
    ],
)
def test_a_thing_is_pointed_at_by_the_noun_behind_its_name(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact", "deeds"),
    [
        (
            "林岚介绍，全年关停淘汰落后砖窑21家，完成超低排放改造项目9个。",
            ("超低排放改造项目", "完成", "9个"),
            ("关停", "淘汰", "完成"),
        ),
        (
            "林岚通报说，去年松林市空气优良天数达318天，优良率86.9%。",
            ("优良率", "hasQuantity", "86.9%"),
            ("优良率", "达", "hasQuantity"),
        ),
    ],
)
def test_who_tells_what_was_done_has_not_done_it(
    text: str, fact: tuple[str, str, str], deeds: tuple[str, ...], folder: Path
) -> None:
    told = facts(text, folder)
    assert fact in told
    assert not [word for one, word, _ in told if one == "林岚" and word in deeds]


def test_a_figure_of_what_is_made_is_nothing_that_was_done(folder: Path) -> None:
    told = facts("松林去年造船完工量382万载重吨。", folder)
    assert not [fact for fact in told if fact[2] == "完工量"]


def test_how_long_is_an_amount_and_not_a_time(folder: Path) -> None:
    told = facts("去年松林市空气优良天数达318天。", folder)
    assert [fact for fact in told if fact[1] == "达" and fact[2] == "318天"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "松林市政府6日召开新闻发布会。空气质量好转。林岚回答了提问。发布会由新闻办主任苗卉主持。",
            ("苗卉", "主持", "发布会"),
        ),
        (
            "县里修缮了红岩会议旧址。资金来自省里。三个月后，旧址向公众开放。",
            ("红岩会议旧址", "开放", "公众"),
        ),
    ],
)
def test_what_took_place_or_is_alone_so_called_is_meant_however_far_back(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    told = {(one, word.removeprefix("由"), other) for one, word, other in facts(text, folder)}
    assert fact in told


def test_each_of_the_two_holds_its_own_share(folder: Path) -> None:
    told = facts(
        "海岚科技与松林集团共同设立青河公司，双方分别持股51%和49%，公司注册地为青河市。", folder
    )
    shares = {(one, other) for one, word, other in told if word == "持股"}
    assert shares <= {("海岚科技", "51%"), ("松林集团", "49%")}


def test_a_second_stage_is_of_what_the_first_is_of(folder: Path) -> None:
    found = facts("临港储能电站一期去年6月投产。二期2028年建成。", folder)
    assert any(fact[0] == "临港储能电站二期" for fact in found)
    assert not any(fact[0] == "二期" for fact in found)


def test_a_paper_is_meant_where_only_its_kind_is_said(folder: Path) -> None:
    found = facts(
        "澄江县公布湿地保护条例\n《澄江县湿地保护条例》今日施行。条例由县人大常委会起草，共三十条。条例规定，湿地面积不得减少。",
        folder,
    )
    assert ("澄江县人大常委会", "由起草", "澄江县湿地保护条例") in found
    assert any(fact[0] == "澄江县湿地保护条例" and fact[1] == "规定" for fact in found)
    several = facts("《甲湖管理条例》和《乙河管理条例》今日施行。条例规定，禁止垂钓。", folder)
    assert not any(fact[0].endswith("管理条例") and fact[1] == "规定" for fact in several)


@pytest.mark.parametrize(
    ("text", "told", "wrong"),
    [
        (
            "清河市2024年国民经济和社会发展统计公报\n\n其中，第一产业增加值142.8亿元，增长3.9%；"
            "第二产业增加值688.1亿元，增长6.8%。全年进出口总额156亿元。人口城镇化率为61.7%。",
            {("清河市的第二产业增加值", "688.1亿元"), ("清河市的人口城镇化率", "61.7%")},
            {"第一产业的第二产业增加值"},
        ),
        (
            "松林县税务局测算，1至11月零部件行业利润下降两成七。",
            set(),
            {"松林县税务局的利润", "松林县税务局的零部件行业利润"},
        ),
        (
            "海岚科技集团发布2024年年度报告\n\n海岚科技集团近日披露年报。截至年末，公司总资产78亿元，"
            "资产负债率为41.6%。研发费用1.9亿元，占营业收入的比重为6.0%。扣除非经常性损益后的净利润"
            "4.8亿元。",
            {
                ("海岚科技集团的资产负债率", "41.6%"),
                ("海岚科技集团的研发费用", "1.9亿元"),
                ("海岚科技集团的扣除非经常性损益后的净利润", "4.8亿元"),
            },
            {"研发费用", "资产负债率"},
        ),
        (
            "松林县工业总产值达60亿元，其中轴承产值21亿元，占比为35%。",
            {("轴承产值的占比", "35%")},
            {"松林县的占比"},
        ),
        (
            "海岚科技集团于2019年成立，资产负债率为41.6%。",
            {("海岚科技集团的资产负债率", "41.6%")},
            set(),
        ),
    ],
)
def test_an_amount_is_of_whom_the_text_measures(
    text: str, told: set[tuple[str, str]], wrong: set[str], folder: Path
) -> None:
    found = {(one, other) for one, _, other in facts(text, folder)}
    assert told <= found
    assert wrong.isdisjoint(one for one, _ in found)

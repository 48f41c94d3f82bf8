"""Figures that are told without a verb, and whose change a bare 增长 tells."""

from __future__ import annotations

import pytest

from extraction import facts
from kgbuild.extract import CombinedExtractor
from kgbuild.resolve.naming.unsized import unsized

EXTRACTOR = CombinedExtractor()


def figures(text: str) -> set[tuple[str, str, str]]:
    """Return what a sentence measures, and by how much that changed."""
    return {
        (t.subject.text, t.predicate, t.object.text)
        for t in facts(text, EXTRACTOR)
        if t.object is not None and t.subject.text
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "初步核算，全年地区生产总值802.5亿元，按可比价格计算，比上年增长5.1%。",
            {("地区生产总值", "是", "802.5亿元"), ("地区生产总值", "增长", "5.1%")},
        ),
        (
            "其中，第一产业增加值60.3亿元，下降1.2%；第二产业增加值310.8亿元，增长6.4%。",
            {
                ("第一产业增加值", "是", "60.3亿元"),
                ("第一产业增加值", "下降", "1.2%"),
                ("第二产业增加值", "是", "310.8亿元"),
                ("第二产业增加值", "增长", "6.4%"),
            },
        ),
        (
            "对非洲出口12.4亿元，占出口总额的8.7%。",
            {("对非洲出口", "是", "12.4亿元"), ("对非洲出口", "占", "出口总额的8.7%")},
        ),
        (
            "全年实现地区生产总值802亿元，增长6.1%。",
            {("地区生产总值", "是", "802亿元"), ("地区生产总值", "增长", "6.1%")},
        ),
        (
            "全县地区生产总值二百零四点六亿元，增长百分之五点三。",
            {
                ("全县地区生产总值", "是", "二百零四点六亿元"),
                ("全县地区生产总值", "增长", "百分之五点三"),
            },
        ),
        (
            "全年棉花产量3.2万吨，减产4.1%；茶园面积五万三千亩，比上年增加六千亩。",
            {
                ("棉花产量", "是", "3.2万吨"),
                ("棉花产量", "减少", "4.1%"),
                ("茶园面积", "是", "五万三千亩"),
                ("茶园面积", "增加", "六千亩"),
            },
        ),
        (
            "年末生猪存栏62万头，禽蛋产量8.1万吨，分别下降3.1%、增长0.7%。",
            {
                ("生猪存栏", "是", "62万头"),
                ("生猪存栏", "下降", "3.1%"),
                ("禽蛋产量", "是", "8.1万吨"),
                ("禽蛋产量", "增长", "0.7%"),
            },
        ),
    ],
)
def test_a_bulletin_tells_amounts_and_changes(text: str, told: set[tuple[str, str, str]]) -> None:
    assert figures(text) == told


@pytest.mark.parametrize(
    "text", ["海川集团去年收入20亿元。", "海川集团2024年营业收入20亿元，增长5%。"]
)
def test_a_time_parts_what_is_measured_from_whose_it_is(text: str) -> None:
    measured = {who for who, _, amount in figures(text) if amount == "20亿元"}
    assert measured in ({"海川集团收入"}, {"海川集团营业收入"})


def test_an_amount_that_one_reading_alone_gives_a_firm_is_told_of_its_noun() -> None:
    found = figures("海川集团去年收入20亿元，净利润3.1亿元，同比下降6%。")
    assert {("净利润", "是", "3.1亿元"), ("净利润", "下降", "6%")} <= found


def test_what_was_achieved_changed_and_not_who_achieved_it() -> None:
    found = figures("瑞达科技去年实现营收30亿元，同比下降12%。")
    assert ("营收", "下降", "12%") in found
    assert ("营收", "是", "30亿元") not in found  # it is the firm's
    assert not any(who == "瑞达科技" and verb == "下降" for who, verb, _ in found)


def test_what_no_noun_measures_grew_in_nothing_named() -> None:
    found = figures("接待游客386万人次，增长18.6%。")
    assert not any(verb == "增长" for _, verb, _ in found)


def test_what_is_so_large_is_set_up_and_spent() -> None:
    found = figures("设立规模5亿元的稻渔产业基金，投向初创企业。")
    assert ("稻渔产业基金", "规模", "5亿元") in found
    assert ("规模5亿元的稻渔产业基金", "投向", "初创企业") in found
    assert ("摩天大楼", "高", "280米") in figures("青云大厦是一栋高280米的摩天大楼。")
    assert ("城市更新项目", "投资", "26亿元") in figures("江州启动总投资26亿元的城市更新项目。")


def test_a_share_and_a_total_are_of_what_was_told_before() -> None:
    found = figures("其中，高技术制造业增长15.6%，占规模以上工业增加值的比重为28.4%。")
    assert ("高技术制造业", "占", "28.4%") in found
    assert ("高新技术企业", "达到", "246家") in figures("新认定高新技术企业58家，累计达到246家。")


def test_an_amount_changes_by_whatever_mark_it_has_passed() -> None:
    found = figures("2024年，平阳区实现地区生产总值1024亿元，首次突破千亿元大关，同比增长7.2%。")
    assert ("地区生产总值", "增长", "7.2%") in found
    assert ("规上工业总产值", "是", "1860亿元") in figures("规上工业总产值1860亿元，增长9.8%。")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("人口自然增长率为-1.63‰。", ("人口自然增长率", "为", "-1.63‰")),
        ("当天最低气温零下十二度。", ("最低气温", "是", "零下十二度")),
        ("混凝土用量51万立方米。", ("混凝土用量", "是", "51万立方米")),
        ("民间投资占比为54.2%。", ("民间投资占比", "为", "54.2%")),
        ("海外订单占比首次突破四成。", ("海外订单占比", "突破", "四成")),
        ("每万人口发明专利拥有量9.7件。", ("每万人口发明专利拥有量", "是", "9.7件")),
        (
            "储能业务毛利率为23.4%，较上年提升1.2个百分点。",
            ("储能业务毛利率", "提升", "1.2个百分点"),
        ),
        ("海外订单占比由去年的25%提高到38%。", ("海外订单占比", "提高到", "38%")),
        ("轴承业务收入从2023年的3.1亿元增至6.9亿元。", ("轴承业务收入", "增至", "6.9亿元")),
        ("研发投入3.06亿元，占营业收入的6.5%。", ("研发投入", "占", "营业收入的6.5%")),
        (
            "归属于上市公司股东的净利润5.17亿元，增长26.9%。",
            ("归属于上市公司股东的净利润", "增长", "26.9%"),
        ),
        ("东、西部地区的补助比例分别为30%和60%。", ("东、西部地区的补助比例", "为", "30%和60%")),
        ("甲市和乙市的森林覆盖率分别为31%和44%。", ("乙市的森林覆盖率", "为", "44%")),
    ],
)
def test_amounts_are_told_whole_and_of_the_whole(text: str, fact: tuple[str, str, str]) -> None:
    told = {(who, word.removeprefix("分别"), amount) for who, word, amount in figures(text)}
    assert fact in {(who, word.removeprefix("首次"), amount) for who, word, amount in told}


def test_a_figure_is_one_however_a_tagger_cuts_it() -> None:
    assert ("粮食产量", "增长", "1.2%") in figures("全年粮食产量38.6万吨，增长1.2%。")
    assert ("发电量", "是", "28.6亿千瓦时") in figures("发电量28.6亿千瓦时。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "青藤S5自重只有18公斤，最大负载12公斤，重复定位精度达到0.02毫米。",
            {
                ("青藤S5", "自重", "18公斤"),
                ("青藤S5", "最大负载", "12公斤"),
                ("青藤S5", "重复定位精度", "0.02毫米"),
            },
        ),
        (
            "“雨燕”无人机翼展3.2米，采用混合动力，续航时间40分钟。",
            {
                ("“雨燕”无人机", "翼展", "3.2米"),
                ("“雨燕”无人机", "续航时间", "40分钟"),
            },
        ),
        (
            "海川集团建成了“远征”发电站，装机功率8000千瓦。",
            {("“远征”发电站", "装机功率", "8000千瓦")},
        ),
        (
            "昨天发布的新款手表“云岭”重39克，电池容量不到500毫安。",
            {("“云岭”", "重", "39克"), ("“云岭”", "电池容量", "不到500毫安")},
        ),
        (
            "学校现有教职工1200人，其中教授86人、副教授150人，博士点9个。",
            {("学校", "教授", "86人"), ("学校", "副教授", "150人"), ("学校", "博士点", "9个")},
        ),
    ],
)
def test_what_a_product_measures_is_told_of_it(text: str, told: set[tuple[str, str, str]]) -> None:
    assert told <= figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "我们把自重降到了18公斤。",
        "林知远体重80公斤。",
        "公司把精度提高了两倍。",
        "工厂的效率去年提高了35%。",
    ],
)
def test_what_was_brought_about_is_no_specification(text: str) -> None:
    extractors = {
        t.extractor for t in facts(text, EXTRACTOR) if t.object is not None and t.subject.text
    }
    assert "specs" not in extractors


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("发明专利项", "发明专利"),
        ("扶持资金万元", "扶持资金"),
        ("早稻吨", "早稻"),
        ("林地万亩", "林地"),
        ("便民驿站余个", "便民驿站"),
        ("旅客万人次", "旅客"),
        ("青年教师人", "青年教师"),
        ("民办幼儿园所", "民办幼儿园"),
        ("中型水库座", "中型水库"),
        ("青河县研究所", "青河县研究所"),
        ("外国人", "外国人"),
        ("四十平方公里", "四十平方公里"),
        ("五英亩", "五英亩"),
        ("五十余万人次", "五十余万人次"),
        ("资金三亿元", "资金三亿元"),
        ("文学奖项", "文学奖项"),
        ("总额亿元的框架协议", "框架协议"),
        ("亿元专项贷款", "专项贷款"),
        ("岁的养蜂人", "养蜂人"),
        ("年由校友创办的诊所", "由校友创办的诊所"),
        ("年全市粮食产量", "全市粮食产量"),
        ("第六次会议月日", "第六次会议"),
        ("亿元户", "亿元户"),
        ("年会", "年会"),
        ("年轻教师", "年轻教师"),
        ("艰难岁月", "艰难岁月"),
        ("亿元", "亿元"),
    ],
)
def test_a_unit_that_has_lost_its_figure_is_no_part_of_a_name(words: str, name: str) -> None:
    assert unsized(words) == name

"""What a reader of reports on firms signs, from the text to the graph. Each text is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import naming
from kgbuild.ontology import load_lexicon
from kgbuild.resolve.posts.titles import firm_of
from texts import facts, knowledge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("firms")


def kinds(text: str, folder: Path) -> dict[str, str]:
    """Return the classes of what the graph of ``text`` names."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    graph = knowledge(path)
    return {entity.name: entity.type for entity in graph.entities.values()}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("海岚科技的主要竞争对手中芯国际发布年报。", ("海岚科技", "competesWith", "中芯国际")),
        ("海岚科技的主要竞争对手中芯国际发布年报。", ("中芯国际", "发布", "年报")),
        ("海岚科技的供应商京东方上调了报价。", ("海岚科技", "供应商", "京东方")),
        ("海岚科技创始人为徐朝阳，现任董事长为其长女徐婉清。", ("徐朝阳", "parentOf", "徐婉清")),
        ("海岚科技停产，其母公司瑞丰控股宣布破产。", ("海岚科技", "母公司", "瑞丰控股")),
        ("海岚科技旗下子公司云帆信息收购了青松药业。", ("云帆信息", "acquires", "青松药业")),
        ("搜索引擎百度公布了财报。", ("百度", "公布了", "财报")),
        ("大元环境中国区总裁金明哲出席。", ("金明哲", "worksFor", "大元环境")),
        ("北岭船业的子公司北岭国际收购了码头。", ("北岭国际", "acquires", "码头")),
        ("北岭船业成立于1990年。其子公司北岭国际拥有码头。", ("北岭国际", "owns", "码头")),
        ("北岭船业成立于1990年。其子公司北岭食品获奖。", ("北岭船业", "hasSubsidiary", "北岭食品")),
        (
            "北岭船业成立于1990年。其子公司北岭国际拥有码头。该公司年产货轮12艘。",
            ("北岭船业", "年产", "货轮"),
        ),
        ("北岭船业成立于1990年。公司的供应商京东方上调了报价。", ("北岭船业", "供应商", "京东方")),
        (
            "北岭集团成立于1990年。集团旗下的北岭医院设有十个科室。",
            ("北岭医院", "附属于", "北岭集团"),
        ),
    ],
)
def test_what_a_firm_is_to_another_joins_them_and_is_no_part_of_the_name(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    found = facts(text, folder)
    assert fact in found
    assert not any("的" in one for one, _, _ in found)


def test_whose_customer_a_firm_is_said_to_be_is_told_as_read(folder: Path) -> None:
    found = facts("安踏是新潮传媒的主要客户。", folder)
    assert ("安踏", "是", "新潮传媒的主要客户") in found


LISTED = (
    "海岚科技在上海证券交易所科创板上市。截至收盘，该公司市值达到312亿元。"
    "公司主要产品包括刻蚀设备，客户包括华虹集团。公司研发基地设在宁波。"
    "林知远是公司的实际控制人。公司治理受到好评。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("海岚科技", "市值达到", "312亿元"),
        ("海岚科技", "主要产品", "刻蚀设备"),
        ("海岚科技的研发基地", "locatedIn", "宁波市"),
        ("林知远", "holdsPosition", "海岚科技实际控制人"),
    ],
)
def test_what_is_the_firms_is_named_with_it(fact: tuple[str, str, str], folder: Path) -> None:
    assert fact in facts(LISTED, folder)


def test_words_that_begin_so_are_nobodys(folder: Path) -> None:
    assert not any("治理" in one and "海岚" in one for one, _, _ in facts(LISTED, folder))


def test_a_body_without_a_name_is_of_its_kind_and_several_are_a_group(folder: Path) -> None:
    text = (
        "林知远创办了一家律师事务所和两家研究所。林知远在宁波设立了实验室，聘请了一名工程师。"
        "海岚科技减持了股份。"
    )
    found = kinds(text, folder)
    assert found["一家律师事务所"] == "Company"
    assert found["两家研究所"] == "Group"
    assert found["实验室"] == "ResearchInstitute"
    assert found["一名工程师"] == "Person"
    assert found["股份"] == "Concept"  # it only ends the names of firms


def test_a_trade_is_no_part_of_a_name_where_it_is_a_verb(folder: Path) -> None:
    assert ("拓维精密", "foundedOn", "2011年") in facts("拓维精密成立于2011年。", folder)
    assert ("王老师", "出版了", "诗集") in facts("王老师出版了诗集。", folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("民航局批准筹建海岚航空。", ("中国民用航空局", "批准筹建", "海岚航空")),
        ("海岚科技拒绝收购云帆信息。", ("海岚科技", "拒绝收购", "云帆信息")),
        (
            "国产手机在海外市场的占有率为9.7%。",
            ("国产手机在海外市场的占有率", "hasQuantity", "9.7%"),
        ),
        ("渡轮由厦门驶往高雄。", ("渡轮", "驶往", "高雄市")),
        ("海岚科技与云帆信息签署联合开发协议。", ("云帆信息", "签署", "联合开发协议")),
        (
            "海岚科技的主要产品包括等离子清洗设备、原子层沉积设备。",
            ("海岚科技", "包括", "原子层沉积设备"),
        ),
    ],
)
def test_what_reports_tell_in_few_words(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("民航局批准筹建海岚航空。", ("中国民用航空局", "founded", "海岚航空")),
        ("海岚科技拒绝收购云帆信息。", ("海岚科技", "acquires", "云帆信息")),
        ("渡轮由厦门驶往高雄。", ("厦门市", "驶往", "渡轮")),
        ("海岚科技与云帆信息签署联合开发协议。", ("海岚科技", "develops", "协议")),
    ],
)
def test_what_they_do_not_tell(text: str, fact: tuple[str, str, str], folder: Path) -> None:
    assert fact not in facts(text, folder)


def test_what_is_set_against_a_claim_is_no_part_of_it(folder: Path) -> None:
    text = "周庭芳认为，关税损害港口的利益；海岚科技则支持省政府的决定。"
    path = folder / "claims.txt"
    path.write_text(text, encoding="utf-8")
    graph = knowledge(path)
    claims = {s.object_text: s.claim is not None for s in graph.statements}
    assert "海岚科技则支持省政府的决定" not in claims
    assert not claims["省政府的决定"]


BRAND = (
    "海风咖啡是一家连锁咖啡品牌，由林知远于2016年创立。2022年，海风咖啡进入宁波市场。"
    "2023年，东屿集团旗下的东屿资本出资6亿元，取得海风咖啡15%的股权。"
    "同年11月，公司收购了松塔茶饮。林知远现任公司董事长。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("海风咖啡", "acquires", "松塔茶饮"),
        ("林知远", "worksFor", "海风咖啡"),
        ("林知远", "holdsPosition", "海风咖啡董事长"),
    ],
)
def test_the_firm_of_an_article_is_its_headword_whoever_invested_in_it(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(BRAND, folder)


def test_who_acts_in_the_sentence_is_the_firm(folder: Path) -> None:
    text = "海风咖啡是一家连锁品牌。海岚科技发布年报，公司营收达到28亿元。"
    assert ("海岚科技的营收", "达到", "28亿元") in facts(text, folder)


def test_brands_are_firms_or_goods_and_trades_name_firms(folder: Path) -> None:
    assert kinds(BRAND, folder)["海风咖啡"] == "Company"
    found = kinds("云溪白等品牌受到影响。海岚科技与云帆信息签约。", folder)
    assert found.get("云溪白", "Product") == "Product"
    assert found["云帆信息"] == "Company"


def test_two_houses_beside_each_other_are_two(folder: Path) -> None:
    found = facts("海岚航空与青河大学共建实验室。", folder)
    assert ("海岚航空", "共建", "实验室") in found
    assert ("青河大学", "共建", "实验室") in found


def test_no_firm_belongs_to_what_a_daughter_is_like(folder: Path) -> None:
    text = "海岚科技设有海岚货运、海岚置业两家全资子公司。"
    assert not any(other == "全资" for _, _, other in facts(text, folder))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "海岚科技与雀巢合作。雀巢宣布减产。海岚科技一季度财报显示，公司海外收入首次超过5亿元。",
            ("海岚科技的海外收入", "hasQuantity", "5亿元"),
        ),
        (
            "海岚科技收购了青松药业和云帆信息，前者主要经营冷链运输，后者负责物业管理。",
            ("青松药业", "主要经营", "冷链运输"),
        ),
        ("北京知识产权法院判令云帆信息赔偿经济损失。", ("云帆信息", "赔偿", "经济损失")),
        ("青禾云安全推出了防火墙。", ("青禾云安全", "推出了", "防火墙")),
    ],
)
def test_whose_firm_and_which_of_two_is_meant(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(text, folder)


def test_what_a_court_orders_it_does_not_do(folder: Path) -> None:
    found = facts("北京知识产权法院判决云帆信息赔偿经济损失280万元。", folder)
    assert not any(one == "北京知识产权法院" and word == "赔偿" for one, word, _ in found)


def test_one_of_a_kind_behind_de_is_of_the_kind(folder: Path) -> None:
    found = kinds("海岚科技是中国的一家软件企业。GGV云杉资本投资了海岚科技。", folder)
    assert found["中国的一家软件企业"] == "Company"
    assert found["GGV云杉资本"] == "Company"


def test_a_head_in_a_byline_works_for_the_house_where_they_speak(folder: Path) -> None:
    heading = "在松岭农机集团经销商大会上的讲话\n集团党委副书记、总经理 宋长庚\n"
    found = facts(heading + "各位经销商，我讲三点。我们去年销售了九千台拖拉机，我很高兴。", folder)
    assert ("宋长庚", "worksFor", "松岭农机集团") in found
    assert any(one == "松岭农机集团" and "销售" in verb for one, verb, _ in found)


def test_what_is_made_and_called_as_a_town_is_in_quotes_is_no_town(folder: Path) -> None:
    text = "“敦煌”智能座舱操作系统今天发布。今天的“敦煌”能听懂方言。云岫科技开发了“敦煌”。"
    found = kinds(text, folder)
    assert found["“敦煌”"] == "Software"
    assert not any(kind == "District" for kind in found.values())


def test_a_mayor_speaks_for_the_town_and_not_for_the_one_firm_that_is_named(folder: Path) -> None:
    text = "青河市市长张伟表示，我们将新建三座码头。松林公司总经理周庭芳参加了会议。"
    assert any(one == "青河市" and thing == "三座码头" for one, _, thing in facts(text, folder))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("电机由江西的赣岭动力供应。", "赣岭动力"),
        ("降落伞由襄阳的航岭救生装备制造。", "航岭救生装备"),
        ("降落伞由襄阳的工厂制造。", None),
        ("教材由当地教师提供。", None),
    ],
)
def test_who_supplies_something_under_a_name_is_a_firm(
    text: str, firm: str | None, folder: Path
) -> None:
    found = [name for name, kind in kinds(text, folder).items() if kind == "Company"]
    assert found == ([firm] if firm else [])


SPOKEN = "在松岭农机集团经销商大会上的讲话\n集团总经理 宋长庚\n我讲三点。我们销售了九千台拖拉机。"


def test_what_only_houses_do_the_house_of_a_speaker_does(folder: Path) -> None:
    found = facts(SPOKEN + "我公布一下价格。年底之前，再开通六十家门店。", folder)
    assert any(one == "松岭农机集团" and "开通" in verb for one, verb, _ in found)


def test_what_others_do_is_not_done_to_the_speaker(folder: Path) -> None:
    found = facts(SPOKEN + "我公布一下，运费由医保基金分担，由各地财政分担。", folder)
    assert not any(thing == "宋长庚" and "分担" in verb for _, verb, thing in found)


def test_a_founders_house_is_a_firm_whatever_its_name_looks_like(folder: Path) -> None:
    heading = (
        "在生态伙伴大会上的演讲\n青砧青砚创始人、总裁 顾北辰\n各位伙伴，我讲三点。我不讲大道理。"
    )
    found = facts(heading + "运费由公司分担。我们发布了网关。", folder)
    assert ("顾北辰", "founded", "青砧青砚") in found
    assert any(one == "青砧青砚" and thing == "网关" for one, _, thing in found)
    assert any(one == "青砧青砚" and thing == "运费" for one, _, thing in found)


def test_what_a_speaker_calls_the_house_by_is_the_house(folder: Path) -> None:
    heading = "在青岭中药业联会晚宴上的致辞\n会长 关颂尧\n我讲三点。我们欢迎各位，我很高兴。"
    found = facts(heading + "本会去年设立了研究院。运费由联会分担。接下来讲药材。", folder)
    assert any(one == "青岭中药业联会" and thing == "研究院" for one, _, thing in found)
    assert any(one == "青岭中药业联会" and thing == "运费" for one, _, thing in found)
    assert not any(verb == "讲" and one.endswith("会") for one, verb, _ in found)


@pytest.mark.parametrize(
    ("office", "firm"),
    [
        ("青砧青砚创始人", "青砧青砚"),
        ("集团副董事长", None),
        ("大区执行董事长", None),
        ("项目创始人", None),
    ],
)
def test_whose_founder_or_head_an_office_is(office: str, firm: str | None) -> None:
    assert firm_of(office, load_lexicon()) == firm


def test_whose_house_a_firm_is_of_is_told_wherever_it_acts() -> None:
    told = naming.stated("海川集团旗下云帆科技发布了报告。海川集团收购了远山集团旗下的物流业务。")
    assert ("云帆科技", "subsidiaryOf", "海川集团") in told
    assert not any(other == "远山集团" for _, relation, other in told if relation == "subsidiaryOf")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "海岚集团的主要股东包括陈氏家族和柏林顿基金，双方分别持股42%和15%。",
            ("陈氏家族", "持股", "42%"),
        ),
        (
            "青河县有海岚电子、松林纺织等规模以上企业260家。",
            ("海岚电子", "instanceOf", "规模以上企业"),
        ),
        (
            "海岚集团董事长何志刚在声明中致歉，承诺公司将承担全部医疗费用。",
            ("海岚集团", "承担", "全部医疗费用"),
        ),
        (
            "在海岚科技年会上的致辞\n海岚科技董事长 何志刚\n大家好！我先谈过去，我再谈将来。"
            "2017年，松林资本领投了我们的融资。2019年，公司推出了巡检平台“远眺”。谢谢大家！",
            ("海岚科技", "推出", "远眺"),
        ),
        (
            "松林县修通了公路。云岭毛南族自治县文旅局局长何志刚说，县里正与海岚集团洽谈。",
            ("云岭毛南族自治县", "磋商", "海岚集团"),
        ),
        (
            "青河水库管理局隶属于松林县水利局，现有职工168人，局长为何志刚。",
            ("何志刚", "任职于", "青河水库管理局"),
        ),
    ],
)
def test_each_of_two_has_its_share_and_who_promises_is_of_the_house(
    text: str, fact: tuple[str, str, str], folder: Path
) -> None:
    found = facts(text, folder)
    assert any((s, o) == (fact[0], fact[2]) and fact[1] in p for s, p, o in found), found


def test_whose_chairman_is_named_is_a_firm(folder: Path) -> None:
    told = kinds("锦澜纺机董事长顾明华到会。锦澜纺机提起了诉讼。", folder)
    assert told["锦澜纺机"] == "Company"

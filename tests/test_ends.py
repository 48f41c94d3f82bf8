"""What the ends of statements are called and of what class they are. Each text is invented."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve.classes.types import TypeVotes
from texts import knowledge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ends")


@cache
def nodes(text: str, folder: Path) -> frozenset[tuple[str, str]]:
    """Return the names of the graph of ``text``, with their classes."""
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    graph = knowledge(path)
    return frozenset((entity.name, entity.type) for entity in graph.entities.values())


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("韦小梅是平坝村村民。", "平坝村村民", "Group"),
        ("韦小梅是罗大年的队友。", "罗大年的队友", "Group"),
        ("去年的冠军苗丽今年担任裁判。", "冠军", "Position"),
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
        ("武汉石化续签了合同。", "武汉石化", "Company"),
        ("罗大年的论文发表于岩土污染通报。", "岩土污染通报", "Media"),
        ("云帆集团战略规划部与市场部合并。", "云帆集团战略规划部", "Organization"),
        ("青河县水务局联合国家水文预报中心推出指数。", "国家水文预报中心", "Organization"),
        ("市财政每年安排种业发展专项资金6000万元。", "种业发展专项资金", "Concept"),
        ("市农科院建设陇东种质资源中期库。", "陇东种质资源中期库", "Site"),
        ("信号系统由卡斯朗提供。", "卡斯朗", "Company"),
        ("江州地铁9号线昨日开通。乘客可乘坐9号线前往机场。", "江州地铁9号线", "Site"),
        ("青河大学学生集体创作的陶瓷壁画《千山》吸引了乘客。", "千山", "Work"),
        ("患者首选硝唑尼特。", "硝唑尼特", "Product"),
        ("罗大年考入青河大学材料制备与加工专业。", "青河大学材料制备与加工专业", "University"),
        ("云帆集团常务副总裁苗丽出席开幕式。", "云帆集团", "Company"),
        ("云帆公司自主研发的谐波减速器通过验证。", "谐波减速器", "Device"),
        ("去年底投运的青河储能电站装有电池。", "青河储能电站", "Site"),
        ("区内马鹿增至312只。", "马鹿", "Concept"),
        ("青河县人民医院创建三级乙等医院。", "三级乙等医院", "Hospital"),
        ("台风过境，4号钻井平台去年8月受损。", "4号钻井平台", "Device"),
        ("青河港三期由中交三航院设计。", "青河港三期", "Project"),
        ("青河港三期由中交三航院设计。", "中交三航院", "ResearchInstitute"),
        ("苗丽是市二院护士长。", "市二院", "Hospital"),
        ("云帆公司引进3架空客A350F。", "3架空客A350F", "Device"),
        ("罗大年选育出“青河7号”甜橙。", "青河7号", "Product"),
        ("罗大年被下放到瑶山县青溪公社劳动。", "瑶山县青溪公社", "Organization"),
        ("护理员累计服务老人1300人次。", "老人", "Group"),
        ("罗大年与武师贾长庚比武。贾落水，尊罗大年为师兄。贾晚年定居天津。", "贾长庚", "Person"),
        (
            "省政府印发《水网建设行动计划（2027—2030年）》。",
            "水网建设行动计划(2027—2030年)",
            "Document",
        ),
        ("故宫来的专家鉴定为真迹。韦小梅是专家。", "韦小梅", "Person"),
        ("论文刊登在《岩土·力学》上。", "岩土·力学", "Media"),
        ("罗大年的诗发表在《岭南诗集》中。", "岭南诗集", "Work"),
        ("山西潞安化工表示正在研究。", "山西潞安化工", "Company"),
        ("深圳迈瑞表示产能有限。", "深圳迈瑞", "Company"),
        ("礼堂由省设计院的罗元超大师主持设计。", "罗元超", "Person"),
        ("我们社区的老书记罗宝泰立过一条规矩。", "罗宝泰", "Person"),
        ("云帆公司发布新一代扫地机器人“青隼”。", "青隼", "Device"),
        ("公司新研制的飞鱼二号无人艇在青岛试航。", "飞鱼二号", "Device"),
        ("山下的石拱桥落虹桥由罗金水设计。", "落虹桥", "Site"),
        ("公益组织“守灯者”招募了六十名志愿者。", "守灯者", "Organization"),
        ("校方授予韩素琴同志“最美园丁”称号。", "最美园丁", "Award"),
        ("雪豹生活在青峪山自然保护区内。", "青峪山自然保护区", "Site"),
        ("滇金丝猴生活在白马雪山。", "滇金丝猴", "Concept"),
        ("洛川河注入岷江，全长九十公里。", "岷江", "NaturalFeature"),
        ("海军医院位于塔拉宁。", "塔拉宁", "Place"),
        ("镇海门是一座明代城门，位于福建省泉澜市，高五米。", "镇海门", "Site"),
        ("镇海门是一座明代城门，位于福建省泉澜市，高五米。", "泉澜市", "City"),
        ("平阳县石台镇降雨612毫米，水库满了，桥也断了。", "石台镇", "Town"),
        ("工人住在宿舍“麦田苑”，月租两百元，水电免费。", "麦田苑", "Site"),
        ("云帆公司推广“茶山管家”应用，农户可以查看茶园，十分方便。", "茶山管家", "App"),
        ("标签由青岛企业蓝鳍科技自主研制，重八克，可以连续工作。", "蓝鳍科技", "Company"),
        (
            "陆景行当选第一届人大代表，又任副会长，出版了两本书。",
            "第一届人大代表",
            "Position",
        ),
        ("深圳光鹭科技推出了投影机，售价四千元，重六百克。", "深圳光鹭科技", "Company"),
        ("1956年，鹭洲血吸虫病防治所成立，隶属于卫生厅。", "鹭洲血吸虫病防治所", "Hospital"),
        ("云帆重工交付了17.4万立方米运输船“晨星号”，船东很满意。", "晨星号", "Device"),
        ("团队研制出“鳐影”深海采矿车，项目获奖，大家很高兴。", "鳐影", "Device"),
        ("赞助商包括今世缘酒业、京东集团和青禾药业，共十家。", "今世缘酒业", "Company"),
        ("门将单一尘当选最佳门将，队长获得金靴奖。", "最佳门将", "Award"),
        ("沈大年万历八年致仕归乡，在城东筑草堂，藏书万卷。", "沈大年", "Person"),
        ("韩素琴获得省政府颁发的巾帼建功标兵称号。", "巾帼建功标兵称号", "Award"),
        ("该软件由霜鹭物流与南京软件企业云杉数智共同开发，去年上线。", "南京软件企业", "Company"),
        ("新建的教学楼由校友捐建。", "新建的教学楼", "Site"),
        ("青槐镇在云埠市西部。青槐设立了公社，青槐有纸坊。", "青槐镇", "Town"),
        (
            "青槐镇位于云埠市。1956年，青槐设立公社，后改为青槐乡。青槐的经济以竹业为主。",
            "青槐镇的经济",
            "Concept",
        ),
        ("冷库在云埠市青石区白沙镇。村民被转移到镇中心小学。", "白沙镇中心小学", "School"),
        ("监修官以碎石充填桥墩，监修官获罪。", "监修官", "Person"),
        ("青河书院位于云埠市，建于宋代。沈杰重建书院。", "青河书院", "School"),
        ("晚年，林知秋把全部藏书捐给了云埠图书馆。", "林知秋的全部藏书", "Concept"),
        ("论文发表了，第一作者是何知远。", "第一作者", "Position"),
        ("沧禾新材料成立于2009年。沧禾每年向比亚迪供应尼龙。", "沧禾新材料", "Company"),
        ("云鹿机器人宣布裁员。", "云鹿机器人", "Company"),
        ("永宁桥是一座五孔石拱桥。", "五孔石拱桥", "Site"),
        ("罗大年创办了一家律师事务所。", "一家律师事务所", "Company"),
        ("父亲陆伯年是当地名医。", "名医", "Position"),
        ("官军李庆琛部攻入县城。", "官军李庆琛部", "Military"),
        ("周德是司机，开12路车。司机告诉记者，车已到站。", "司机", "Position"),
    ],
)
def test_a_name_is_told_from_what_describes_it(
    text: str, name: str, kind: str, folder: Path
) -> None:
    assert (name, kind) in nodes(text, folder)


def test_what_alone_is_meant_is_called_by_its_name(folder: Path) -> None:
    text = "全县最大的企业是青河青筠竹业有限公司，由罗大年于1998年创立，现有员工860人。"
    path = folder / "only.txt"
    path.write_text(text, encoding="utf-8")
    graph = knowledge(path)
    names = {iri: entity.name for iri, entity in graph.entities.items()}
    subjects = {names[s.subject] for s in graph.statements}
    assert "青河青筠竹业有限公司" in subjects
    assert not {name for name in subjects if "最大的企业" in name}


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


def test_a_brand_is_the_house_that_the_article_is_about(folder: Path) -> None:
    text = (
        "云鹭重工集团股份有限公司，简称云鹭重工，是一家造船企业，总部设在舟山市。"
        "2003年，云鹭收购了镇海柴油机厂。云鹭重工旗下有云鹭新能源和云鹭融资租赁等子公司。"
    )
    names = {name for name, _ in nodes(text, folder)}
    assert "云鹭" not in names
    assert "云鹭新能源" in names


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
        ("厂长厉无畏主持改造，引入机器人，工人们很高兴。", "厉无畏"),
        ("现任董事长为席慕远，总裁为鞠文涛，公司在宁波。", "席慕远"),
        ("现任馆长为何静怡，她来自南京。", "何静怡"),
        ("现任厂长为何少华，他来自上海。", "何少华"),
        ("副院长为于文涛和向春华。", "于文涛"),
        ("主任为于海燕。", "于海燕"),
        ("松江铝业董事长葛春雷表示支持。", "葛春雷"),
        ("市长江海涛会见了客人。", "江海涛"),
        ("领队、韩国人金泰亨透露，球队已经抵达，比赛照常。", "金泰亨"),
        ("和秀芝：大家好，我来自老窝村，今年四十六岁。\n记者：您做什么工作？", "和秀芝"),
        ("区念慈（1902年—1978年），女，广东顺德人。1934年，区念慈出任院长。", "区念慈"),
        ("丁念慈收养孤女五人，其中养女区慕洁担任医学院教授。", "区慕洁"),
        ("我是云帆服务中心的创始人盘小满，我来自温岭，学过社会工作。", "盘小满"),
        ("炸弹队由侄子雷鸣远率领，赶赴广州，途中遇到风浪。", "雷鸣远"),
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
        ("国家园林城市", "Award"),
        ("全国卫生县城", "Award"),
        ("省级生态村", "Award"),
        ("无废城市", "Concept"),
        ("历史文化名镇", "Concept"),
        ("沿海城市", "City"),
        ("平安镇", "Town"),
        ("生态村", "Town"),
        ("济麦22", "Product"),
        ("龙粳三十一号", "Product"),
        ("南山三号", "Device"),
        ("“高分”多模02A星", "Device"),
        ("长征八号遥五", "Device"),
        ("云溪豫剧院", "Team"),
        ("悉尼歌剧院", "Site"),
        ("青峪诗社", "Association"),
        ("卤猪蹄", "Product"),
        ("爱思唯尔", "Company"),
        ("中油一号", "Device"),
        ("神舟二十一号", "Device"),
        ("云杂油五号", "Product"),
        ("黄嘴白鹭", "Concept"),
        ("云溪邻里中心", "Site"),
        ("碳离子治疗系统", "Device"),
        ("票务系统", "Software"),
        ("春城设计周", "Event"),
        ("县", "District"),
        ("一根叶片", "Device"),
        ("护理系", "University"),
        ("人事处", "Organization"),
        ("家里的玻璃杯", "Product"),
        ("江城八中", "School"),
        ("青河病毒所", "ResearchInstitute"),
        ("云岭药用植物志", "Work"),
        ("惠企二十条", "Policy"),
        ("三子一女", "Group"),
        ("水生微生物", "Concept"),
    ],
)
def test_the_form_of_a_name_tells_its_class(name: str, kind: str) -> None:
    votes = TypeVotes(load_ontology(), load_lexicon())
    assert votes.shown(name, votes.decide(name)) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("泽安县文化馆建于1956年。馆里合办面点班。", "泽安县文化馆", "Site"),
        ("泉澜铜矿位于青峪县，1978年矿里盖了子弟学校。", "泉澜铜矿", "Site"),
        ("镇上建有青溪造纸博物馆，馆内收藏有清代账册。馆方欢迎捐赠。", "青溪造纸博物馆", "Site"),
        ("云鹭书局出版了诗集。书局方面称，诗集卖了三万册。", "云鹭书局", "Company"),
        ("云溪大学成立于1952年。校方选派了12名教师。", "云溪大学", "University"),
        (
            "望潮楼\n望潮楼位于云埠市，是一座藏书楼。全楼高十七米。楼归县中学使用。",
            "望潮楼",
            "Site",
        ),
    ],
)
def test_the_people_of_a_house_are_the_house(text: str, name: str, kind: str, folder: Path) -> None:
    found = nodes(text, folder)
    assert (name, kind) in found
    assert not {"馆里", "矿里", "馆内", "馆方", "校方", "楼", "全楼", "书局方面"} & {
        node for node, _ in found
    }


def test_who_rules_a_town_is_a_government_where_they_act(folder: Path) -> None:
    assert ("市里", "Government") in nodes("市里拨款两百万元。", folder)

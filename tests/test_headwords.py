"""What an article's heading, or its first sentence, makes of the words that follow.

Each text is invented. A fact is asked for by its relation's words and by the names of its ends, a
class by the name of a node.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kgbuild.ontology.parts import parted_look
from texts import knowledge


@cache
def read(text: str) -> tuple[frozenset[tuple[str, str, str]], dict[str, str]]:
    """Return what the graph of ``text`` states, and the class of each of its nodes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        graph = knowledge(path)
    names = {entity.id: entity.name for entity in graph.entities.values()}
    found = set()
    for statement in graph.statements:
        target = statement.object
        other = names[target] if isinstance(target, str) else statement.object_text
        for words in (statement.relation_text, statement.relation.label.zh):
            found.add((names[statement.subject], words, other))
    return frozenset(found), {entity.name: entity.type for entity in graph.entities.values()}


DISH = (
    "醋椒鲈鱼汤\n醋椒鲈鱼汤是山东省烟台市的一道传统汤菜，以鲈鱼为主料。该菜品用陈醋调味。2012年，其制作技艺入选"
    "山东省非物质文化遗产名录。1935年，名厨林德旺在北平的饭庄里制作过这道菜。热量约为90千卡。"
)
LAW = (
    "沃洛金定理\n沃洛金定理是指有限群的一个分解性质，由俄国数学家安德烈·沃洛金于1911年证明。沃洛金出生于基辅，1905年"
    "考入莫斯科大学。沃洛金曾在巴黎讲学。1948年，国际数学联盟将该定理列入教材。该定理被用于编码理论。"
)
GLIDER = (
    "白鲟-2型水下滑翔机\n白鲟-2型水下滑翔机，简称“白鲟二号”，由青河海洋研究所研制。白鲟-2型于2018年下水。"
    "该滑翔机长3.2米。机身采用铝合金。2021年，该型设备获得国家科技进步奖。"
)
BIRD = (
    "灰喉峰雀是雀形目峰雀科的一种小型鸟类，分布于云岭省。灰喉峰雀的天敌较少。雄鸟具有羽冠，虹膜呈红色。"
    "卵呈淡蓝色。赤链蛇和松鸦是其主要天敌。世界自然保护联盟将其列为易危物种，云岭省林业局将其列为重点保护动物。"
)
TOWER = (
    "文澜塔\n文澜塔是青河市的一座楼阁式砖塔，始建于宋代。塔身用青砖砌成。塔刹为铜制。1958年，青河市人民政府修缮了此塔。"
    "塔旁有广福寺，大殿供奉观音。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (DISH, ("醋椒鲈鱼汤的制作技艺", "入选", "山东省非物质文化遗产名录")),
        (DISH, ("林德旺", "制作过", "醋椒鲈鱼汤")),
        (DISH, ("醋椒鲈鱼汤的热量", "约为", "90千卡")),
        (LAW, ("沃洛金定理", "列入", "教材")),
        (LAW, ("沃洛金定理", "被用于", "编码理论")),
        (GLIDER, ("白鲟-2型水下滑翔机", "长", "3.2米")),
        (GLIDER, ("白鲟-2型水下滑翔机的机身", "采用", "铝合金")),
        (GLIDER, ("白鲟-2型水下滑翔机", "获得", "国家科学技术进步奖")),
        (BIRD, ("灰喉峰雀的雄鸟", "具有", "羽冠")),
        (BIRD, ("灰喉峰雀的虹膜", "呈", "红色")),
        (BIRD, ("灰喉峰雀的卵", "呈", "淡蓝色")),
        (BIRD, ("赤链蛇", "是", "灰喉峰雀的主要天敌")),
        (BIRD, ("灰喉峰雀", "被列为", "重点保护动物")),
        (TOWER, ("文澜塔的塔刹", "为", "铜制")),
        (TOWER, ("青河市人民政府", "修缮了", "文澜塔")),
    ],
)
def test_an_article_goes_on_about_its_headword_whatever_kind_of_thing_it_is(
    text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in read(text)[0]


PAVILION = (
    "听涛阁\n听涛阁是青河市的一座木构楼阁，始建于宋代。明洪武九年，僧人慧云募资重修，改称望江阁。"
    "渔民称其为“灯楼”。1956年，省文化厅在此设立青河文物保护区，总面积12公顷。楼阁以樟木为主要材料。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (PAVILION, ("听涛阁", "又称", "望江阁")),
        (PAVILION, ("听涛阁", "又称", "“灯楼”")),
        (PAVILION, ("青河文物保护区", "总面积", "12公顷")),
        (PAVILION, ("听涛阁", "以…为主要材料", "樟木")),
        ("小说以青岛港和崂山为主要场景。", ("小说", "以…为主要场景", "青岛港")),
        ("青河大学设有南屏、望海两个校区。", ("青河大学", "设有", "望海校区")),
        ("海川集团下设材料、能源、算法三个实验室。", ("海川集团", "下设", "材料实验室")),
        ("地震造成三千余人死亡。", ("地震", "造成", "三千余人死亡")),
        ("郑海明写下《潮头》一诗。", ("郑海明", "写下", "潮头")),
    ],
)
def test_what_a_frame_or_a_list_says_is_told_of_whom_it_means(
    text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in read(text)[0]


BRIDGE = (
    "澄江大桥\n澄江大桥是青河市的一座斜拉桥。主桥为双塔斜拉桥，桥塔高248米。2016年，国家能源集团参与投资。"
    "大桥主塔采用钻石形结构。通车后，海燕岛至青河区的车程缩短至15分钟。"
)
NOVEL = (
    "《潮头渡》\n《潮头渡》是中国作家沈默言创作的长篇小说，1988年由东屿出版社出版。"
    "小说已被译成英、法、日等12种文字。主题曲由林知音演唱。"
)
LILY = "云岭贝母是百合科贝母属的草本植物，别名板贝。云岭贝母鳞茎入药。"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (BRIDGE, ("澄江大桥的桥塔", "高", "248米")),
        (BRIDGE, ("澄江大桥的主塔", "采用", "钻石形结构")),
        (NOVEL, ("沈默言", "创作", "潮头渡")),
        (NOVEL, ("潮头渡", "已被译成", "法语")),
        (LILY, ("云岭贝母", "又称", "板贝")),
    ],
)
def test_what_is_called_by_its_kind_or_by_its_parts_is_the_headword(
    text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in read(text)[0]


SHRUB = (
    "云岭山茶是山茶科山茶属的一种灌木。云岭山茶叶片长圆状披针形，花瓣白色。鳞芽扁球形。"
    "蒴果卵球形，由5枚果爿组成。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("云岭山茶的花瓣", "呈", "白色"),
        ("云岭山茶的蒴果", "呈", "卵球形"),
        ("5枚果爿", "组成", "云岭山茶的蒴果"),
    ],
)
def test_a_part_looks_as_the_words_behind_it_say(fact: tuple[str, str, str]) -> None:
    found = {(one, word.strip("由"), other) for one, word, other in read(SHRUB)[0]}
    assert fact in found


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("雄鸟头顶灰褐色", ("雄鸟头顶", "灰褐色")),
        ("叶片长圆状披针形", ("叶片", "长圆状披针形")),
        ("腹部纯白", ("腹部", "纯白")),
        ("口形状", None),
        ("花色", None),
        ("叶片有黑色", None),
        ("人口特征", None),
    ],
)
def test_looks_are_told_from_parts(words: str, parts: tuple[str, str] | None) -> None:
    assert parted_look(words) == parts


def test_where_a_range_begins_does_nothing() -> None:
    assert not any(one == "海燕岛" and "缩短" in word for one, word, _ in read(BRIDGE)[0])


def test_who_sings_has_not_created() -> None:
    assert not any(one == "林知音" and word == "创作" for one, word, _ in read(NOVEL)[0])


def test_what_a_people_is_parted_into_is_not_what_it_is() -> None:
    text = "阿岚族是中国的一个民族，使用阿岚语，分为江东、江西两种方言。"
    assert read(text)[1]["阿岚族"] == "Group"


def test_who_repairs_a_house_is_not_called_as_it_is() -> None:
    assert not any(one == "慧云" and word == "又称" for one, word, _ in read(PAVILION)[0])


def test_a_designation_and_what_it_is_are_one_node() -> None:
    assert "白鲟-2型" not in read(GLIDER)[1]


def test_the_parts_of_another_thing_are_not_the_headwords() -> None:
    assert not any(one == "文澜塔的大殿" for one, _, _ in read(TOWER)[0])


def test_parts_are_nobodys_where_no_article_is() -> None:
    found, _ = read("昨天，游客参观了动物园。虹膜呈红色的鸟引来围观。屋顶覆以青瓦。")
    assert not any("的屋顶" in one for one, _, _ in found)


def test_who_a_theorem_is_named_after_still_acts() -> None:
    found, _ = read(LAW)
    assert ("安德烈·沃洛金", "考入", "莫斯科大学") in found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (GLIDER, "白鲟-2型水下滑翔机的机身", "Device"),
        (BIRD, "赤链蛇", "Concept"),
        (TOWER, "文澜塔", "Site"),
        ("洋枪队副领队贝尔福德守城。", "贝尔福德", "Person"),
        ("金溪河在临水镇汇入沱江。", "沱江", "NaturalFeature"),
        ("陈炳坤部攻占松林镇。", "陈炳坤部", "Military"),
        ("发动机的冷却系统由云帆动力公司制造。", "发动机的冷却系统", "Device"),
        ("龙舟运动起源于中国。", "龙舟运动", "Concept"),
        ("1903年，德国地理学家梅尔茨巴赫考察了天山。", "梅尔茨巴赫", "Person"),
        ("1903年，德国地理学家梅尔茨巴赫考察了天山。", "德国地理学家", "Position"),
        ("《电影艺术》杂志位于北京。", "电影艺术", "Media"),
        ("林知远研制了图计算引擎“芦台”。", "芦台", "Software"),
        ("周若兰在片中饰演阿岚。", "阿岚", "Person"),
        ("青峪登山节吸引了登山者。", "青峪登山节", "Event"),
        ("院长由沈望舒担任。", "院长", "Position"),
        ("节日食品以米糕为主。", "节日食品", "Product"),
        ("节日食品以都柿酱为主。", "都柿酱", "Product"),
    ],
)
def test_a_node_has_the_class_that_its_article_tells(text: str, name: str, kind: str) -> None:
    assert read(text)[1].get(name) == kind


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("2018年，新馆在东湖路动工。", ("海州市博物馆新馆", "动工")),
        ("老馆建于1958年，现改为书店。", ("海州市博物馆老馆", "建于")),
        ("旧馆舍2003年拆除。", ("海州市博物馆旧馆舍", "拆除")),
    ],
)
def test_what_a_house_has_built_anew_is_its_own(said: str, fact: tuple[str, str]) -> None:
    facts, kinds = read(f"海州市博物馆是江苏省海州市的一座综合性博物馆，成立于1956年。{said}")
    assert fact in {(subject, words) for subject, words, _ in facts}
    assert kinds[fact[0]] == "Site"


def test_the_head_of_a_house_in_its_article_is_of_that_house() -> None:
    facts, _ = read(
        "海州市博物馆是江苏省海州市的一座综合性博物馆，成立于1956年。2015年，市文化馆并入该馆。"
        "馆长陆一鸣主持了搬迁。馆长陆一鸣撰写了馆志。"
    )
    assert ("陆一鸣", "任职于", "海州市博物馆") in facts


TAKEN = (
    "瑞和纺纱厂位于江北县，创办于1921年。1951年，人民政府接管该厂，更名为江北纺纱厂。"
    "1985年，江北纺纱厂引进日本设备。"
)
LIBRARY = (
    "海州市图书馆是江苏省的一座公共图书馆。1946年，该馆迁回原址，改名海州县立图书馆。"
    "1956年，海州县立图书馆收购古籍。"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (TAKEN, ("人民政府", "接管", "瑞和纺纱厂")),
        (TAKEN, ("瑞和纺纱厂", "更名为", "江北纺纱厂")),
        (TAKEN, ("瑞和纺纱厂", "引进", "日本设备")),
        (LIBRARY, ("海州市图书馆", "又称", "海州县立图书馆")),
        (LIBRARY, ("海州市图书馆", "收购", "古籍")),
        ("海岚集团收购青禾乳业，更名为海岚乳业。", ("青禾乳业", "又称", "海岚乳业")),
        ("瑞丰公司收购海川石化后，改称瑞丰集团。", ("瑞丰公司", "又称", "瑞丰集团")),
    ],
)
def test_what_is_taken_over_goes_on_under_its_new_name(
    text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in read(text)[0]


LAND = (
    "云岭省青河市松江区概况\n松江区位于青河市东部，面积486平方公里，下辖六个街道、三个镇。"
    "境内有梅溪、白水河两条河流，最高峰为云台山。去年，全区地区生产总值达到512亿元。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("松江区", "有", "白水河"),
        ("松江区的最高峰", "为", "云台山"),
        ("松江区的地区生产总值", "达到", "512亿元"),
    ],
)
def test_an_article_on_a_land_goes_on_about_it_below_its_heading(
    fact: tuple[str, str, str],
) -> None:
    assert fact in read(LAND)[0]


UNIVERSITY = (
    "松林大学位于青河市，是一所公立大学，创办于1952年。松林大学设有水利工程学院等十二个学院。\n"
    "其附属医院始建于1958年，前身为水利职工医院。该院2020年派出46名医护人员。院长韩松获奖。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("松林大学的附属医院", "始建于", "1958年"),
        ("松林大学的附属医院", "前身", "水利职工医院"),
        ("松林大学的附属医院", "派出", "46名医护人员"),
    ],
)
def test_what_is_attached_to_a_house_is_a_house_to_speak_of(fact: tuple[str, str, str]) -> None:
    assert fact in read(UNIVERSITY)[0]

"""Names and amounts that the words around them tell."""

from __future__ import annotations

import pytest

from kgbuild.ontology import load_lexicon
from kgbuild.parse.naming.bearers import borne
from kgbuild.parse.naming.bylines import signed
from kgbuild.parse.naming.coordinated import coordinated
from kgbuild.parse.naming.foreign import dotted
from kgbuild.parse.naming.headed import headed
from kgbuild.parse.naming.made import made
from kgbuild.parse.naming.quoted import kept_whole, quoted
from kgbuild.parse.naming.shapes import shaped
from kgbuild.parse.segmentation.measures import measured
from kgbuild.parse.segmentation.words import Word


def read(written: str) -> list[tuple[str, str, str | None]]:
    """Return form, tag and class of the words that ``form/tag/Class`` items become."""
    text, words = tagged(written)
    return [(text[word.start : word.end], word.tag, word.entity) for word in shaped(text, words)]


def tagged(written: str) -> tuple[str, list[Word]]:
    """Return the text and the words of ``form/tag/Class`` items."""
    text, words = "", list[Word]()
    for item in written.split():
        form, tag, *entity = item.split("/")
        start = len(text)
        words.append(Word(start, start + len(form), tag, entity[0] if entity else None))
        text += form
    return text, words


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("首席财务官/n/Title 白露/v 透露/v", "白露"),
        ("馆长/n/Title 云海/n 认为/v", "云海"),
        ("校长/n/Title 江上行/n 说/v", "江上行"),
        ("总经理/n/Title 方面/n 表示/v", None),  # an ordinary word
        ("总经理/n/Title 办公室/n 表示/v", None),  # no surname
        ("经理/n/Title 白露/v 工作/v", None),  # nobody speaks
        ("去年/t 白露/t 表示/v", None),  # no office
    ],
)
def test_who_holds_an_office_and_speaks_has_a_word_for_a_name(
    written: str, person: str | None
) -> None:
    people = [form for form, tag, kind in read(written) if (tag, kind) == ("nr", "Person")]
    assert people == ([person] if person else [])


@pytest.mark.parametrize(
    ("written", "amounts"),
    [
        ("达/v 新台币/a 120亿元/m", ["新台币120亿元"]),
        ("捐赠/v 人民币/nz/Concept 三百万元/m", ["人民币三百万元"]),
        ("升至/v 380亿/m 港元/n", ["380亿港元"]),
        ("约/d 为/v 23亿/m 比索/n", ["23亿比索"]),
        ("人民币/nz/Concept 升值/v", []),
    ],
)
def test_a_currency_is_part_of_its_amount(written: str, amounts: list[str]) -> None:
    assert [form for form, tag, _ in read(written) if tag == "m"] == amounts


@pytest.mark.parametrize(
    ("written", "name", "after"),
    [
        (
            "海岚科技/nt/Organization (/w 深圳/ns/City )/w 有限公司/n 成立/v",
            "海岚科技(深圳)有限公司",
            "成立",
        ),
        ("云杉/nz 软件/n (/w 杭州/ns/City )/w 有限公司/n 招聘/v", "云杉软件(杭州)有限公司", "招聘"),
        ("加入/v 海岚/nz (/w 中国/ns/Country )投资有限公司/nt", "海岚(中国)投资有限公司", ""),
        ("海岚/nz (/w 上海/ns )有限公司北京分公司/w", "海岚(上海)有限公司", "北京分公司"),
        ("总经理/n/Title 工厂/n (/w 大连/ns )/w 有限公司/n", "工厂(大连)有限公司", ""),
    ],
)
def test_a_registered_name_keeps_its_seat(written: str, name: str, after: str) -> None:
    words = read(written)
    place = words.index((name, "nt", "Company"))
    assert [form for form, _, _ in words[place + 1 : place + 2]] == [after] * bool(after)


@pytest.mark.parametrize(
    "written", ["他/r (/w 深圳/ns )/w 有限公司/n", "海岚/nz (/w 深圳/ns )/w 成立/v"]
)
def test_a_place_in_brackets_is_no_name_by_itself(written: str) -> None:
    assert not any(kind == "Company" for _, _, kind in read(written))


@pytest.mark.parametrize(
    ("written", "organ"),
    [
        ("青河市/ns/City 工业/n 和/c 信息化局/nt 局长/n/Title", "青河市工业和信息化局"),
        ("市/n 文化/n 广电/n 和/c 旅游局/nt 举办/v", "文化广电和旅游局"),
        ("促进/v 工业/n 和/c 信息化部门/n", None),
    ],
)
def test_an_organ_may_have_two_charges(written: str, organ: str | None) -> None:
    organs = [form for form, _, kind in read(written) if kind == "Government"]
    assert organs == ([organ] if organ else [])


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("远山公司/nt 创始人/n/Title _/w 晏清/nr 和/c", ["晏清和"]),
        ("市长/n/Title _/w 苏合巴/nr 图/n", ["苏合巴图"]),
        ("局长/n/Title _/w 鄂/ns 如/v 山/n", ["鄂如山"]),
        ("体育会/nt _/w 高进/nr 旺/a 总干事/n/Title", ["高进旺"]),
        ("市长/n/Title _/w 开幕/v 致辞/v", []),  # no surname
        ("码头/n _/w 江上/n 行/v", []),  # no office
        ("市长/n/Title _/w 江上/n 行/v 说/v :/w 好/a", []),  # no byline
    ],
)
def test_a_byline_names_one_person(written: str, names: list[str]) -> None:
    text, words = tagged(written)
    text = text.replace("_", " ")
    found = signed(text, words, load_lexicon())
    assert [text[word.start : word.end] for word in found if word.tag == "nr"] == names


@pytest.mark.parametrize(
    ("written", "noun"),
    [
        ("“/w 山鹰/n ”/w 二六〇四/m 动力/n 换挡/v 拖拉机/n ./w", "二六〇四动力换挡拖拉机"),
        ("“/w 山鹰/n ”/w 履带/n 拖拉机/n ./w", None),  # nothing to mistake
        ("“/w 山鹰/n ”/w 牵引/v 拖拉机/n ./w", None),  # it does
        ("“/w 山鹰/n ”/w 八行/m 直播/v 机器/n 的/u 车/n ./w", None),
    ],
)
def test_what_describes_a_thing_behind_its_name_is_one_noun_with_it(
    written: str, noun: str | None
) -> None:
    text, words = tagged(written)
    found = [text[word.start : word.end] for word in kept_whole(text, words, load_lexicon())]
    assert (noun in found) if noun else (found == [text[x.start : x.end] for x in words])


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("组建/v 深空/n 测控/vn 与/c 导航/vn 研究院/n", "组建 深空测控与导航研究院"),
        (
            "通过/p 省/n 林木/n 和/c 花卉/n 审定委员会/vn 审定/v",
            "通过 省 林木和花卉审定委员会 审定",
        ),
        ("河西大学/nt 纺织/vn 与/c 服装/n 学院/n 院长/n", "河西大学纺织与服装学院 院长"),
        ("首届/m 冷链/n 与/c 港航/n 博览会/n 开幕/v", "首届 冷链与港航博览会 开幕"),
        ("公司/n 与/p 材料/n 研究院/n 合作/v", "公司 与 材料 研究院 合作"),
        ("专家/n 和/c 研究院/n 编写/v 教材/n", "专家 和 研究院 编写 教材"),
        ("青河/nz 科技/n 与/p 林业/n 研究所/n 签约/v", "青河 科技 与 林业 研究所 签约"),
        ("抓好/v 生产/vn 和/c 学会/n 工作/n", "抓好 生产 和 学会 工作"),
        ("建设/v 医院/n 和/c 科技/n 研究院/n", "建设 医院 和 科技 研究院"),
        ("李明/nr 与/p 环境/n 研究所/n 合作/v", "李明 与 环境 研究所 合作"),
    ],
)
def test_two_fields_of_a_house_are_in_its_name(written: str, joined: str) -> None:
    text, words = tagged(written)
    found = coordinated(text, words, load_lexicon())
    assert " ".join(text[word.start : word.end] for word in found) == joined


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("歌手/n 让/v -/w 雅克·莫罗/nr 到场/v", "歌手 让-雅克·莫罗 到场"),
        ("教练/n 汉斯/nr -/w 克劳德/nr 到场/v", "教练 汉斯-克劳德 到场"),
        ("安东·/nr 彼得罗维奇·伊宁/nr 到场/v", "安东·彼得罗维奇·伊宁 到场"),
        ("布/nr 洛克·汉森/nr 到场/v", "布洛克·汉森 到场"),
        ("护林员/n 阿卜力/nr 米提·肉孜/nr 巡山/v", "护林员 阿卜力米提·肉孜 巡山"),
        ("牧民/n 艾合买提·托乎/nr 提/nr 把/p 羊/n 卖掉/v", "牧民 艾合买提·托乎提 把 羊 卖掉"),
        ("外科/n 医/v 生彼得·汉森/nr 到场/v", "外科 医生 彼得·汉森 到场"),
        ("老师/n 让/v 雅克·莫罗/nr 回答/v", "老师 让 雅克·莫罗 回答"),
        ("中国/ns —/w 东盟/nt 青年/n 论坛/n", "中国—东盟 青年 论坛"),
        ("苹果/n —/w 东盟/nt", "苹果 — 东盟"),
        ("两/m 架/q 直/a -/w 8/m 直升机/n", "两 架 直-8 直升机"),
        ("比分/n 3/m -/w 2/m", "比分 3 - 2"),
        ("比/p 籍工程师保罗·范·洛恩/nr 到场/v", "比 籍工程师 保罗·范·洛恩 到场"),
    ],
)
def test_a_name_is_whole_across_its_dots_and_dashes(written: str, joined: str) -> None:
    text, words = tagged(written)
    found = dotted(text, words, load_lexicon())
    assert " ".join(text[word.start : word.end] for word in found) == joined


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("队员/n 陈少/nr 桥/n 加盟/v 海港队/nt", ["陈少桥"]),
        ("县长/n/Title 马青/nr 林/n 表示/v", ["马青林"]),
        ("牧民/n 巴图孟克/ns/Place 计/v 流转/v", ["巴图孟克计"]),
        ("渔民/n 阿依古丽/ns/Place 捐出/v 渔船/n", ["阿依古丽"]),
        ("里卡多·莱特/nr/Person 加/v 呼吁/v", ["里卡多·莱特加"]),
        ("县长/n/Title 马青/nr 之/u 表示/v", ["马青之"]),
        ("县长/n/Title 马青/nr 之/u 子/n 表示/v", ["马青"]),
        ("画家/n 马守/nr 中/f 、/w 陈立/nr 出席/v", ["马守中", "陈立"]),
        ("传人/n 马双/nr 和/c ，/w 是/v 绍兴人/n", ["马双和"]),
        ("画家/n 马双/nr 和/c 陈立/nr 出席/v", ["马双", "陈立"]),
        ("教授/n 闻人/v 静姝/nr 带队/v", ["闻人静姝"]),
        ("闻人/n 笑/v 告诉/v 记者/n", ["闻人笑"]),
        ("长孙/n 笑/v 着/u 说/v", []),
        ("南门/n 陈立/nr 带队/v", ["陈立"]),
        ("茶叶/n 商焦广田/nt 创办/v", ["焦广田"]),
        ("县长/n/Title 马青/nr 称/v 将/d 扩建/v", ["马青"]),  # says
        ("导演/n/Title 马青/nr 拍/v 了/u 电影/n", ["马青"]),  # nothing done next
        ("马青/nr 林/n 表示/v", ["马青"]),  # no office
        ("研究员/n/Title 山田健/nr 一/m 完成/v 测序/n", ["山田健一"]),
        ("作家/n/Title 毕戎/d 整理/v 史料/n", ["毕戎"]),
        ("作家/n/Title 毕竟/d 老/v 了/u", []),
        ("发言人/n/Title 马青/nr 前/f 5月6日/t 答复/v 记者/n", ["马青前"]),
        ("瑶山县/ns 的/u 马青/nr 贵/a 夺魁/v", ["马青贵"]),
        ("在/p 马青/nr 前/f 抵达/v", ["马青"]),
        ("马青/nr 贵/a 人/n", ["马青"]),
        ("渔民/n 石桥镇/ns/Place 捐出/v", []),  # a town
    ],
)
def test_a_name_that_is_cut_before_its_last_character_is_whole(
    written: str, names: list[str]
) -> None:
    text, words = tagged(written)
    found = borne(text, words, load_lexicon())
    assert [text[word.start : word.end] for word in found if word.tag == "nr"] == names


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("参观/v 青芜/ns/Place 水库/n", "参观 青芜水库"),
        ("参观/v 福州/ns/City 水库/n", "参观 福州 水库"),
        ("参观/v 石桥镇/ns/Place 水库/n", "参观 石桥镇 水库"),
        ("清河/ns/Place 精密/a 6月/t 上市/v", "清河精密 6月 上市"),
        ("清河/ns/Place 精密/a 仪器/n", "清河 精密 仪器"),
    ],
)
def test_a_place_of_no_known_kind_is_part_of_what_is_named_behind_it(
    written: str, joined: str
) -> None:
    text, words = tagged(written)
    found = headed(text, words, load_lexicon())
    assert " ".join(text[word.start : word.end] for word in found) == joined


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("型/n 宽/a 17米/m", "型宽 17米"),
        ("设计/vn 吃/v 水/n 5米/m", "设计 吃水 5米"),
        ("塔/n 高/a 42米/m", "塔高 42米"),
        ("这/r 座/q 塔/n 高/a 42米/m", "这 座 塔 高 42米"),
        ("排水量/n 4/m ,/w 850吨/m", "排水量 4,850吨"),
        ("体长/n 8厘米/m 至/v 14厘米/m", "体长 8厘米至14厘米"),
        ("从/p 8厘米/m 到/v 14厘米/m", "从 8厘米 到 14厘米"),
        ("速度/n 每/r 小时/n 232公里/m", "速度 每小时232公里"),
        ("井水/n 每个/r 季度/n 检测/v", "井水 每个季度 检测"),
        ("头/n 三个月/m 亏本/v", "头三个月 亏本"),
        ("街头/n 一天/t 到晚/n", "街头 一天 到晚"),
        ("坝高/n 五十二点/t 八米/m", "坝高 五十二点八米"),
        ("仅/d 零点/t 二秒/m", "仅 零点二秒"),
        ("耗资/v 三点/m 六亿元/m", "耗资 三点六亿元"),
        ("三点/t 五十分/t 散会/v", "三点 五十分 散会"),
        ("七点/t 三名/m 队员/n 出发/v", "七点 三名 队员 出发"),
        ("九点/t 一刻/m 开会/v", "九点 一刻 开会"),
        ("两点/m 一线/n 的/u 生活/n", "两点 一线 的 生活"),
    ],
)
def test_what_is_measured_and_how_much_are_a_word_each(written: str, joined: str) -> None:
    text, words = tagged(written)
    assert " ".join(text[w.start : w.end] for w in measured(text, words)) == joined


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("登上/v “/w 云帆/n ”/w 号/n 科考船/n", "登上 “云帆”号 科考船"),
        ("搬进/v “/w 云帆/n ”/w 号/n 楼/n", "搬进 “ 云帆 ” 号 楼"),
    ],
)
def test_the_name_of_a_vessel_keeps_its_quotes(written: str, joined: str) -> None:
    text, words = tagged(written)
    found = quoted(text, words, load_lexicon())
    assert " ".join(text[w.start : w.end] for w in found) == joined


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林区有黑颈长尾雉、红腹锦鸡、短尾猴和灰头麦鸡。", ["黑颈长尾雉", "短尾猴"]),
        ("红嘴相思鸟和白尾海雕过冬。", ["红嘴相思鸟", "白尾海雕"]),
        ("大面积鱼类死亡，他买了白头鸭蛋。", []),
        ("产品符合GB/T 27001—2019，也执行T/CNQS 7-2024。", ["GB/T 27001—2019", "T/CNQS 7-2024"]),
        ("主队以3-2取胜，跑了3-5天。", ["3-2"]),
        ("主队以三比一击败客队，以约三比一的比例通过。", ["以三比一"]),
        ("智造产业园由人智造。", ["智造"]),
        ("青河由西向东流过，由东至西宁。", ["由西向东"]),
        ("由波音747-400F和空客A350执飞。", ["波音747-400F", "空客A350"]),
        ("KF2-17号机车2024-05-01停在3-5号楼。", ["KF2-17"]),
    ],
)
def test_a_name_is_told_by_its_make(text: str, names: list[str]) -> None:
    assert [text[word.start : word.end] for word in made(text)] == names

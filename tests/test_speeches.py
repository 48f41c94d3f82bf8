"""What a reader of a speech, an interview or a letter signs, from the text to the graph.

Each text is invented. A fact is asked for by the words of its relation, or by the relation's
name in the ontology, and by the names of its ends; what nobody means is asked not to be there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from texts import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("speeches")


OPENING = "各位来宾，大家好！我是远帆仪器公司的董事长贺若谷。"

MEANT = [
    (
        "我要感谢松涛银行，是他们批准了第一笔贷款；感谢丰河农场，在2021年借给我们三间库房。",
        [
            ("贺若谷", "感谢", "松涛银行"),
            ("丰河农场", "借给", "三间库房"),
            ("贺若谷", "感谢", "丰河农场"),
        ],
    ),
    (
        "也感谢松涛银行和丰河资本，他们参与了我们的首轮融资。",
        [
            ("松涛银行", "参与了", "远帆仪器公司的首轮融资"),
            ("丰河资本", "参与了", "远帆仪器公司的首轮融资"),
        ],
    ),
    (
        "去年，我们在青河县建成了白鹭湾工厂。这是全国首个智能工厂。",
        [("白鹭湾工厂", "是", "全国首个智能工厂")],
    ),
    (
        "去年，我们建成了白鹭湾工厂，占地90亩，这是全国首个智能工厂，今年并入青河集团。",
        [("白鹭湾工厂", "是", "全国首个智能工厂"), ("白鹭湾工厂", "并入", "青河集团")],
    ),
    (
        "远帆仪器公司旗下有三家工厂，去年取得专利12项。",
        [("远帆仪器公司", "取得", "专利")],
    ),
    (
        "这台设备叫“鹰眼Pro”，重量只有780克。它拿到了注册证。",
        [("鹰眼Pro", "重量", "780克"), ("鹰眼Pro", "拿到了", "注册证")],
    ),
    (
        "我们正在青岛建设第二座工厂。",
        [("远帆仪器公司", "建设", "第二座工厂")],
    ),
    (
        "我们要把平湖新区建设成为航运中心。",
        [("平湖新区", "建设成为", "航运中心")],
    ),
    (
        "我在青河医院当了十二年医生。",
        [("贺若谷", "当了", "医生")],
    ),
    (
        "这是我们自己设计的探头芯片。",
        [("远帆仪器公司", "设计", "探头芯片")],
    ),
    (
        "王晓棠老师免费帮我们改造了十八栋老房子。",
        [("王晓棠", "改造了", "十八栋老房子")],
    ),
    (
        "车间的贺铁柱师傅改进了夹具，他获得了市长质量奖。",
        [("贺铁柱", "改进了", "夹具"), ("贺铁柱", "获奖", "市长质量奖")],
    ),
]

MEANT += [
    (
        "这个车间由我们的首席运营官甘雨晴负责。",
        [("甘雨晴", "任职于", "远帆仪器公司"), ("甘雨晴", "担任", "远帆仪器公司首席运营官")],
    ),
    (
        "我们成立了海洋传感器研究院，院长由松江大学的陆怀瑾教授担任。",
        [
            ("陆怀瑾", "担任", "海洋传感器研究院院长"),
            ("陆怀瑾", "任职于", "海洋传感器研究院"),
            ("陆怀瑾", "任职于", "松江大学"),
        ],
    ),
    (
        "公司组建了蓝湾检测中心，由老工程师项望舒担任主任。",
        [("项望舒", "担任", "蓝湾检测中心主任"), ("项望舒", "任职于", "蓝湾检测中心")],
    ),
    (
        "陈立夏创办了自己喜欢的书店。",
        [("陈立夏", "喜欢", "书店")],
    ),
    (
        "海上丝路走廊连接六个国家。这几年货运量不断增加。让我们把这条走廊建设得更好。去年，亚开行向这一走廊提供了贷款。",
        [("亚洲开发银行", "提供", "贷款")],
    ),
]

MEANT += [
    (
        "我们设计了一款水下机器人，叫“蓝鳍”。",
        [("远帆仪器公司", "设计了", "一款水下机器人"), ("蓝鳍", "是", "水下机器人")],
    ),
    (
        "今年我们推出了一套训练平台，名字叫“珊瑚”。",
        [("珊瑚", "是", "训练平台")],
    ),
]

NOT_MEANT = [
    ("没有银行的支持，就没有这座工厂。", "没有"),
    ("没有松涛银行就没有远帆仪器公司。", "没有"),
    ("松涛银行表示若明年亏损将关闭青河支行。", "将关闭"),
    ("凡是答应的事，我们一定兑现。", "凡是"),
    ("如果有一天每所学校都用上显微镜，我们的辛苦就值了。", "用上"),
    ("假如下雨了，工地就停工。", "停工"),
    ("显微镜就像科学家的眼睛。", "就像"),
    ("工厂不是学校。", "不是"),
]


@pytest.mark.parametrize(("said", "meant"), MEANT)
def test_what_a_speaker_means_is_told(
    said: str, meant: list[tuple[str, str, str]], folder: Path
) -> None:
    found = facts(OPENING + said, folder)
    assert [fact for fact in meant if fact not in found] == []


@pytest.mark.parametrize(("said", "relation"), NOT_MEANT)
def test_what_a_speaker_does_not_mean_is_not_told(said: str, relation: str, folder: Path) -> None:
    assert [fact for fact in facts(OPENING + said, folder) if relation in fact[1]] == []


VILLAGE = (
    "记者：先介绍一下村里的情况吧？\n康守田：我们青石坳村属于罗田县胜利镇。\n"
    "记者：后来呢？\n康守田：我们成立了守田板栗合作社。\n"
)


def test_the_village_of_who_answers_is_who_does_it(folder: Path) -> None:
    found = facts(VILLAGE, folder)
    assert ("青石坳村", "成立了", "守田板栗合作社") in found


SCHOOL = (
    "在云岭大学校友日上的讲话\n校长 沈怀瑾\n我先讲一个消息，我很高兴。我想大家会记得它。"
    "校友方志成先生向学校捐赠5000万元。1940年，郑伯英创办了云岭女子师范学堂，这就是云岭大学的前身。"
)


def test_the_school_is_that_of_who_speaks(folder: Path) -> None:
    found = facts(SCHOOL, folder)
    assert ("方志成", "donatesTo", "云岭大学") in found
    assert ("方志成", "捐赠", "5000万元") in found
    assert ("云岭女子师范学堂", "就是", "云岭大学的前身") in found


THANKS = (
    "在第三届青河文学奖颁奖典礼上的答谢词\n许望秋\n尊敬的各位评委：\n我写了七年小说。我感谢评委会。"
    "感谢我的妻子苏禾，她是一名小学教师。"
)


def test_who_gives_thanks_is_named_above_the_speech(folder: Path) -> None:
    found = facts(THANKS, folder)
    assert ("许望秋", "配偶", "苏禾") in found
    assert ("苏禾", "是", "小学教师") in found


TOWN = (
    "尊敬的各位来宾：\n大家好！我代表滨海市委、市政府欢迎大家。滨海是一座年轻的城市。"
    "我们建成了滨海国际机场。"
)


def test_the_town_is_what_who_speaks_for_its_committee_means(folder: Path) -> None:
    assert ("滨海", "建成了", "滨海国际机场") in facts(TOWN, folder)


PANEL = (
    "主持人：今天我们请到了海星医疗的副总裁耿云峰。\n耿云峰：谢谢。我们成立了超声实验室。\n"
    "主持人：还有呢？\n耿云峰：母公司海星集团做了五十年的电视机。\n"
)


def test_the_house_of_who_answers_is_not_that_of_who_asks(folder: Path) -> None:
    found = facts(PANEL, folder)
    assert ("海星医疗", "成立了", "超声实验室") in found
    assert [fact for fact in found if fact[1] == "请到了"] == []


FIRM = (
    "在晨光半导体上市庆祝酒会上的致辞\n董事长 罗敬之\n各位同事：\n大家晚上好！我很高兴。"
    "今天，晨光半导体在上海挂牌。我想说，我们建设了第二工厂。"
)
SECRETARY = "各位乡亲，大家好！我是青石沟村的党支部书记马兴旺。我们成立了兴旺梨业合作社。"


def test_the_firm_or_village_of_who_heads_it_is_who_does_it(folder: Path) -> None:
    assert ("晨光半导体", "建设了", "第二工厂") in facts(FIRM, folder)
    assert ("青石沟村", "成立了", "兴旺梨业合作社") in facts(SECRETARY, folder)


def test_a_national_team_is_no_country(folder: Path) -> None:
    found = facts(OPENING + "许可馨已经入选国家少年队。", folder)
    assert ("许可馨", "已经入选", "国家少年队") in found
    assert ("国家少年队", "是", "国家") not in found


INTERVIEW = """贺若谷是青河市的修表匠，近日接受了本报专访。
《青河晚报》：听说钟楼上的大钟是您修好的？
贺若谷：是的，1998年，我在青河钟表厂修好了它。
《青河晚报》：听说丰河农场要改造，您的店会搬走吗？
贺若谷：不搬。我在青河市开办了一所学校。
"""


def test_what_an_interviewer_asks_is_not_told(folder: Path) -> None:
    found = facts(INTERVIEW, folder)
    assert not any("青河晚报" in fact[0] or fact[1] == "听说" for fact in found)
    assert ("贺若谷", "修好了", "青河钟表厂") not in found  # where it was done
    assert any(fact[0] == "贺若谷" and "学校" in fact[2] for fact in found)


WHO = [
    (
        "大家好，我是甘雨晴，松涛机器人的联合创始人兼技术副总裁。去年我们在蓝湾护理院做了试点。"
        "三十台机器人照顾了一百位老人。蓝湾护理院的院长陆望舒女士今天也来了。",
        [
            ("甘雨晴", "担任", "松涛机器人的联合创始人"),
            ("甘雨晴", "任职于", "松涛机器人"),
            ("松涛机器人", "做了", "试点"),
            ("三十台机器人", "照顾了", "一百位老人"),
        ],
    ),
    (
        "大家好我是甘雨晴海浪机器人的联合创始人今天我要给大家讲一讲我们的故事。"
        "去年我们在苏州的蓝湾护理院做了试点三十台机器人照顾了一百四十位老人。",
        [("甘雨晴", "任职于", "海浪机器人"), ("三十台机器人", "照顾了", "一百四十位老人")],
    ),
    (
        "观众朋友们好。我叫古丽巴哈尔·买买提，来自疏附县，是一名乡村医生。2015年我考上了青河大学。",
        [
            ("古丽巴哈尔·买买提", "来自", "疏附县"),
            ("古丽巴哈尔·买买提", "考上了", "青河大学"),
        ],
    ),
]


@pytest.mark.parametrize(("said", "meant"), WHO)
def test_who_says_their_name_speaks(
    said: str, meant: list[tuple[str, str, str]], folder: Path
) -> None:
    found = facts(said, folder)
    assert [fact for fact in meant if fact not in found] == []


WHO_ELSE = [
    (
        "尊敬的各位嘉宾：很荣幸代表松江航天研究院参加论坛。我是副院长、“星河”工程的总设计师齐明远。"
        "今天我要报告三件事情。",
        [("齐明远", "要报告", "三件事情")],
    ),
    (
        "各位来宾：我代表中共青莲县委、青莲县人民政府，对大家的到来表示热烈的欢迎。青莲县位于大山南麓。"
        "本届茶文化节为期五天。我宣布，青莲县第十届茶文化节开幕。",
        [
            ("青莲县", "表示", "热烈的欢迎"),
            ("青莲县第十届茶文化节", "为期", "五天"),
            ("青莲县第十届茶文化节", "开幕", "开幕"),
        ],
    ),
    (
        OPENING + "那时候，妻子在青河中学教书。",
        [("贺若谷的妻子", "教书", "青河中学")],
    ),
    (
        "各位股东下午好。我是松涛水泥集团董事长陆景明下面由我代表董事会作工作报告。"
        "在国内市场我们关停了江南三条老旧的生产线建成了一条智能化的生产线。",
        [("陆景明", "任职于", "松涛水泥集团"), ("松涛水泥集团", "关停了", "江南三条老旧的生产线")],
    ),
    (
        "同志们、朋友们：我代表中共青莲县委、青莲县人民政府，向各位来宾表示热烈的欢迎！"
        "青莲县位于大山南麓。我们与青河农业大学共建了食用菌研究所。",
        [("青莲县", "共建了", "食用菌研究所")],
    ),
    (
        OPENING + "派驻坦桑尼亚的总经理曹立群带领一支团队。女子足球队连续四年获得联赛冠军。",
        [("曹立群", "带领", "一支团队"), ("女子足球队", "获得", "联赛冠军")],
    ),
    (
        OPENING + "探头的外壳是宝江钛业制造的，电池是蓝湾实验室研制的。",
        [("宝江钛业", "是制造", "探头的外壳"), ("蓝湾实验室", "是研制", "电池")],
    ),
]


@pytest.mark.parametrize(("said", "meant"), WHO_ELSE)
def test_who_speaks_for_whom_and_who_did_what(
    said: str, meant: list[tuple[str, str, str]], folder: Path
) -> None:
    found = facts(said, folder)
    assert [fact for fact in meant if fact not in found] == []


NAMED = [
    (
        "我们推出了云课堂、云办公和云会议等产品。",
        [("云课堂", "是", "产品"), ("云会议", "是", "产品")],
    ),
    ("我们推出了数字展厅。它的访问量超过两千万次。", [("远帆仪器公司", "launches", "数字展厅")]),
]


@pytest.mark.parametrize(("said", "meant"), NAMED)
def test_what_somebody_coins_is_named(
    said: str, meant: list[tuple[str, str, str]], folder: Path
) -> None:
    found = facts(OPENING + said, folder)
    assert [fact for fact in meant if fact not in found] == []


MAYOR = (
    "各位来宾，大家好！我是澜江市市长郑海川。澜江地处省境南部。近五年来，全市医药产业产值年均增长百分之十八。"
    "我提议成立江海城市联盟。市第一医院促成省卫健委批准了试点方案。"
)


def test_a_mayor_speaks_of_the_town(folder: Path) -> None:
    found = facts(MAYOR, folder)
    assert any(fact[0] == "澜江市" and fact[1] == "地处" for fact in found)
    assert any(fact[0] == "澜江市的医药产业产值" for fact in found)
    assert ("省卫健委", "批准了", "试点方案") in found
    assert ("市第一医院", "批准了", "试点方案") not in found


def test_who_is_of_a_house_speaks_for_it_and_reads_out_what_its_head_writes(folder: Path) -> None:
    found = facts(
        "各位嘉宾，下午好！我是砚池影业的俞清和，很高兴来到绍兴。今天本来是我们的总裁裴远舟先生来讲的，"
        "他因为航班延误没能赶到，托我念一封信。信里说：\n"
        "“各位朋友，去年我们与绍兴市政府签署了合作协议。”\n"
        "信念完了。我们今年已经投入三千万元。",
        folder,
    )
    assert ("俞清和", "很高兴来到", "绍兴市") in found
    assert ("砚池影业", "签署了", "合作协议") in found
    assert ("砚池影业", "已经投入", "三千万元") in found
    assert ("裴远舟", "是", "砚池影业") in found
    assert not any("我们" in fact[0] + fact[2] for fact in found)


def test_who_says_at_the_head_of_a_text_who_they_are_need_greet_nobody(folder: Path) -> None:
    found = facts("我是一名乡村教师，叫俞大川。我1989年从绍兴师范学校毕业。", folder)
    assert ("俞大川", "毕业", "绍兴师范学校") in found


def test_whose_head_one_is_tells_what_house_it_is(folder: Path) -> None:
    found = facts("大家好！我是西南茶研院的副院长俞大川。去年我们建成了三条产线。", folder)
    assert any(fact[0] == "西南茶研院" and fact[1] == "建成了" for fact in found)


OUR_SCHOOL = "各位校友，大家好！我是云岭大学校长段文昭。"


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("我校农学院院长李慧敏出席了会议。", ("李慧敏", "worksFor", "云岭大学农学院")),
        ("我校农学院院长李慧敏出席了会议。", ("李慧敏", "holdsPosition", "云岭大学农学院院长")),
        ("我校图书馆馆长王一鸣捐赠了一批古籍。", ("王一鸣", "worksFor", "云岭大学图书馆")),
        ("我校科研经费达到五亿元。", ("云岭大学的科研经费", "达到", "五亿元")),
    ],
)
def test_who_serves_and_what_is_counted_in_our_house(
    said: str, fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(OUR_SCHOOL + said, folder)


def test_a_lost_pause_ends_a_condition_and_a_house(folder: Path) -> None:
    found = facts(
        "大家好我是砚池影业的俞清和今年我们完成了两件事一是通过了质量体系认证二是和江南大学共建了联合实验室"
        "由食品学院的崔明远教授担任主任我们还会继续加大投入。",
        folder,
    )
    assert ("崔明远", "是", "食品学院教授") in found
    assert not any("共建" in fact[0] + fact[2] for fact in found)

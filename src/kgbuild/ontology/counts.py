"""Which nouns are counted by which measure word: 员工 by 人, 专利 by 项, 水库 by 座.

Where a text has lost its figures the measure word is left behind its noun (拥有专利项), and would
be read as its end.
"""

from __future__ import annotations

from typing import Final

_PEOPLE: Final = (
    "员工|职工|教职工|教师|学生|博士|硕士|博士后|党员|村民|社员|会员|队员|演员|专家|人员|在校生|毕业生|研究生|本科生|志愿者|医生|医师|护士"
    "|代表|嘉宾|旅客|游客|教授|副教授|院士|职员|官兵|运动员|选手|观众|工程师|工人|农民|民警|学员|教练员|裁判员|设计师|技师|新生|老师|青年"
    "|消防员|残疾人|贫困户|农户|住户|居民"
)
#: What each measure word counts, by the ends of the nouns, and what goes on with the word itself.
COUNTED: Final = (
    ("人次?|名", _PEOPLE, "[数才均口事员士民物次气格家工道生]|[的称字单额下为]"),
    (
        "项",
        "专利|软件著作权|著作权|科技成果|成果|课题|国家标准|行业标准|标准|重点工程|项目|措施|荣誉|纪录|记录|大奖|政策|服务|任务|赛事|技术|新技术|改革",
        "[目链]",
    ),
    (
        "个",
        "项目|车站|泊位|品牌|社区|行政村|自然村|乡镇|岗位|就业岗位|床位|站点|基地|网点|新种|新品种|品种|充电桩|服务站|监测站|停车位|车位|合作社"
        "|代表团|实验室|研究中心|研发中心|产业园|示范区|保护区|民族|分公司|子公司|教学班|班级|专业|院系|学院|支部|党支部",
        "[人别体性案月]",
    ),
    (
        "家",
        "公司|分店|门店|医院|供应商|酒店|民宿|农家乐|子公司|分公司|合作社|专卖店|旅行社|博物馆|媒体|金融机构|养老机构|科研机构|会员单位|成员单位",
        "[长庭具里属族居园乡]",
    ),
    (
        "座",
        "水库|桥梁|隧道|车站|水电站|电站|变电站|图书馆|大桥|寺庙|寺院|教堂|机场|污水处理厂|加油站|加氢站|储能电站|矿山|煤矿|古桥|古塔|大棚|温室|公园",
        "[谈位落标]",
    ),
    ("所", "学校|小学|中学|幼儿园|高校|职业学校|卫生院|敬老院", "[在有属以需谓得长示]"),
    (
        "台",
        "机器人|设备|机组|机床|车床|风机|电脑|计算机|拖拉机|收割机|农机|发电机|挖掘机|盾构机|摄像头|摄像机|钢琴|充电桩|呼吸机|救护车|无人机",
        "[商资州词湾风面]",
    ),
    ("套", "住房|设备|系统|房屋|公寓|人才房|保障房|廉租房|安置房|商品房|公租房", "[餐房利种路]"),
    ("余?篇", "论文|文章|学术论文|报告|社论|散文|短篇小说|调研报告", "[章幅目名]"),
    (
        "余?部",
        "专著|著作|小说|长篇小说|电影|影片|电视剧|作品|剧作|译著|教材|纪录片",
        "[门分长队委落署下]",
    ),
    ("余?件", "文物|作品|藏品|展品|标本|珍贵文物|瓷器|青铜器|案件|提案|建议|议案", "[数套]"),
    (
        "条",
        "航线|线路|生产线|公路|公交线路|地铁线路|流水线|国际航线|道路|河流|街巷",
        "[件例约款目]",
    ),
    ("艘", "船|船舶|渔船|货轮|舰艇|快艇|货船|邮轮|油轮|集装箱船", "[次]"),
    ("辆", "汽车|客车|卡车|公交车|出租车|货车|救护车|消防车|新能源汽车|车辆|自行车", "[次]"),
    ("册", "图书|藏书|古籍|书籍|线装书", "[子页数]"),
)
#: The nouns that each measure word counts, by its last character.
COUNTED_BY: Final = {
    unit.removesuffix("次?")[-1]: tuple(nouns.split("|"))
    for units, nouns, _ in COUNTED
    for unit in units.split("|")
}


def without_count(name: str) -> str:
    """Return a name without the measure word whose figure is lost: 专利项 is 专利."""
    if name.endswith("代表人"):
        return name  # 法定代表人
    unit, nouns = name[-1:], COUNTED_BY.get(name[-1:])
    return name.removesuffix(unit) if nouns and name[:-1].endswith(nouns) else name

"""What the form of a name tells of its class, by its pattern: 皖事通 an app, 海岚科技 a firm."""

from __future__ import annotations

from kgbuild.regex import regex

#: A brand and its trade make the short name of a firm: 海岚科技, 白石药业.
_BRANDED = regex(
    r"(?P<brand>[\u4e00-\u9fff]{2,3}|[A-Z]{2,6}[\u4e00-\u9fff]{0,3})(?:科技|药业|传媒|置业|证券|电子|通信|软件|网络|股份|控股|(?<![微古])生物|医药|汽车|"
    r"航空|重工|建工|能源|电力|物流|食品|乳业|地产|影业|唱片|客运|资本|创投|文旅|智驾|互娱|制药|种业|期货)"
)
#: Trades that only a firm is named for, behind its town (荆门热电, 武汉石化).
_OF_TOWN = regex(
    r"热电|石化|铁投|酿酒|茶业|粮油|畜牧|小贷|铜业|铝业|锂业|锌业|钛业|钨业|煤业|重工|重机|重汽|水务|路桥|港务|建工|城建|城投|交投|能投|国投|旅投|"
    r"水投|产投|金控|证券|信托|药业|乳业|氟化|炭素|电工|百货"
)
#: What stands before such a word and is no brand.
_ORDINARY = frozenset(
    "高端 精细 大型 小型 服务 人形 特种 协作 载人 水下 深海 消费 植保 巡检 炒菜 送餐 "
    "精密 芯片 功率 化合物 "
    "节日 传统 地方 特色 民间 宫廷 家庭 野生 日常 天然 学校 军用 "
    "高新 信息 现代 数字 航天 农业 前沿 先进 尖端 生物 金融 绿色 军事 国防 "
    "医疗 教育 核心 关键 最新 新兴 智能 海洋 能源 环保 交通 社会 基础 人工 "
    "电动 新能源 中国 国家 世界 国际 工业 民用 通用 国产 进口 传统 有机 健康 "
    "婴儿 冷冻 冷链 现代化 清洁 可再生 再生 水利 火力 风力 太阳能 计算机 互联网 "
    "移动 无线 光纤 卫星 应用 开源 系统 工程 化学 微 家用 商用 自动 房 土地 "
    "城市 农村 智慧 数据 全球 跨境 国内 快递 社交 神经 人际 高校 专业 相关 "
    "有关 各类 其他 民间 外国 国有 风险 人力 民营 海外 外来 私人 产业 工商 垄断 文化 "
    "低空 县域 乡村 应急 邮政 粮食 商贸 保税 港口 铁路 公路 海上 内河 城际 都市 碳汇 远洋 "
    "知识 品牌 固定 股权 创业 早期 黑胶 密纹 古典 爵士 流行 激光 个人 首张 原声 单曲 "
    "旅游 长途 水路 航空 道路 城乡 轨道 高铁 跨省 班线 市内 普速 短途 旅客 "
    "办公 杀毒 设计 仿真 绘图 翻译 聊天 导航 教学 管理 财务 游戏 视频 音乐 语音 图像 编辑 安全 "
    "民族 乡村 全域 红色 沉浸式 高校 商品 股指 原油 外汇 国债 "
    "防护 监控 操作 测量 测绘 手机 电脑 系统 建模 剪辑 记账 打车 外卖 天气 学习 阅读 交友".split()
)
#: What towns strive to be (海绵城市), and are named for once they are (国家森林城市, 全国文明村).
_STRIVEN = (
    "(?:森林|园林|卫生|文明|海绵|智慧|无废|韧性|宜居|宜业|节水型?|低碳|零碳|创新型|环保模范|双拥模范|"
    "优秀旅游|历史文化|儿童友好|健康|平安|食品安全|生态文明|生态园林|生态|全域旅游|特色景观旅游|百强|"
    "经济|工业|农业|旅游|文化|传统|美丽|数字|绿色|法治|书香|诚信|和美|最美|海洋|数字化)"
    "(?:建设)?(?:示范|先进|模范|典范)?"
)
_TOWNS = "(?:城|[名强]城|城[市区]|县城|[名强]?[县镇村乡]|村落|乡[村镇]|街区|社区|市县|县市)"
_ANY_TOWNS = "(?:城市|[名强][城市县镇村乡]|(?:示范|先进|模范)[城市县镇村乡]|乡村|村落|社区)"
#: What institutes are called by for what they study.
_SCIENCES = (
    "病毒|物理|化学|化物|数学|力学|光机|声学|电子|自动化|计算|软件|[动植]物|昆虫|遗传|生化|细胞|神经|地质|地理|"
    "地球|海洋|大气|水生|生态|土壤|农科|林科|水科|畜牧|兽医|蚕桑|茶叶|果树|水稻|棉花|油料|烟草|柑橘|考古|激光|核|"
    "材料|金属|煤化|工程热物理|电工"
)
#: How varieties of crops are called, before their number.
_CROPS = "麦粳稻籼优豆薯糯棉粱粟单杂"
#: Not one of these is the name of a town.
STRIVEN = regex(f"{_STRIVEN}{_ANY_TOWNS}|百强[县镇]")
#: How the apps of the provinces are called (皖事通, 浙里办, 粤省事), and the
#: building houses and the railways by their number (中建三局, 地铁5号线, 沪昆高速).
_BY_PATTERN = (
    (regex("[\u4e00-\u9fffA-Z\\d]{2,14}?(?<!第)[一二三四五六七八首]期"), "Project"),  # 清河港三期
    (regex("(?:波音|空客|空中客车|麦道|庞巴迪)[A-Z0-9-]{2,16}"), "Device"),
    (
        regex(
            "(?:中交|中铁|中冶|中水|电建|航天|航发|兵器|铁)[一二三四五六七八九]{1,2}[航公冶水]?院"
        ),
        "ResearchInstitute",
    ),
    (
        regex("[\u4e00-\u9fff]{0,5}(?:[一二三四五六七八九十]附?|附[一二三四五])院"),
        "Hospital",
    ),  # 市一院
    (regex("[\u4e00-\u9fff]{0,4}[省市县区州]大数据(?:中心|局)"), "Government"),
    # 阿奇霉素, 硝唑尼特, 贝伐珠单抗: drugs by their stems
    (
        regex(
            "[\u4e00-\u9fff]{1,6}(?:霉素|沙星|西林|他汀|洛尔|地平|普利|沙坦|替尼|单抗|拉唑|硝唑|康唑|尼特|昔布|韦林|"
            "他韦|那韦|夫定|膦酸|噻嗪|巴坦|培南|双胍|可的松|米松|格列[净奈美齐汀]|头孢[\u4e00-\u9fff]{1,3})"
        ),
        "Product",
    ),
    (regex("最佳[\u4e00-\u9fff]{2,6}"), "Award"),
    # 云南杜鹃花志, 江城八中, 青河病毒所, 惠企二十条
    (
        regex("[\u4e00-\u9fff]{2,10}(?:物|花|树木|鸟|鱼|虫|[县府州镇村乡]|地方|地质|水利|气象)志"),
        "Work",
    ),
    (regex("[\u4e00-\u9fff]{2,6}(?:(?<![其之])[一二三四五六七八九十]{1,3}|实验)中"), "School"),
    (regex(f"[\u4e00-\u9fff]{{2,8}}(?:{_SCIENCES})所"), "ResearchInstitute"),
    (
        regex(
            "(?:[惠促稳兴助留保护引强优]|支持|鼓励)[\u4e00-\u9fff]{1,5}[一二三四五六七八九十]{1,3}条"
        ),
        "Policy",
    ),
    (regex(f"(?:国家级?|全国|中国|世界|国际|全球|[省市部]级|首批)+{_STRIVEN}{_TOWNS}"), "Award"),
    (regex(f"(?:国家|全国|中国)(?:中心城市|百强[县镇区]|{_STRIVEN}(?<=示范)区)"), "Award"),
    (STRIVEN, "Concept"),
    # 扬麦25, 宁麦三号: varieties of crops
    (
        regex(
            rf"[\u4e00-\u9fff]{{1,3}}(?:[{_CROPS}]|[杂华]油)"
            r"(?:\d{1,5}号?|[一二三四五六七八九十]+号)"
        ),
        "Product",
    ),
    (regex(r".{2,12}\d+[A-Za-z]?星|.{2,6}号[甲乙丙]?遥[一二三四五六七八九十\d]+"), "Device"),
    (regex("武警.{2,12}(?:总队|支队|大队|中队)"), "Military"),
    (regex("国家.{2,10}委员会"), "Government"),
    (regex(r"\d+千伏[\u4e00-\u9fff]{1,6}(?:线|线路|变电站)"), "Site"),
    (regex("[\u4e00-\u9fff]{2,12}(?:大学|学院)[\u4e00-\u9fff]{1,12}(?:系|专业)"), "University"),
    (regex(r"[\u4e00-\u9fff]{0,8}[一二三四五六七八九〇零\d]{2,4}所"), "ResearchInstitute"),
    (regex("[\u4e00-\u9fff]{2,6}号任务"), "Project"),
    (regex("[\u4e00-\u9fff]{3,5}(?<![卫行恒明歌影球童新寿福救彗流巨将])星"), "NaturalFeature"),
    (
        regex(
            "(?!著名|一位|有名|那位|这位)[\u4e00-\u9fff]{2}(?:法师|禅师|和尚|上人|道长|真人|尊者|长老)"
        ),
        "Person",
    ),
    (
        regex(
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽黔粤青藏川宁琼]"
            "(?:[事政企服办省里汇速时快证好易康居][事通办码易达]|[康居苏]码)"
        ),
        "App",
    ),
    (regex("中(?:国)?(?:铁|建|交|冶|化|水|电建|核|煤|铁建|水电|能建).{1,5}局"), "Company"),
    (
        regex(
            r"[\w]{0,8}(?:\d+|[一二三四五六七八九十]+)号线|[京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕"
            "吉闽黔粤青藏川宁琼昆广哈成贵包兰合武杭甬温福厦南沈大长郑西银深]{2,3}(?:线|高速|铁路|高铁|客专)"
        ),
        "Site",
    ),
)
#: How kinds of life are called, and nobody (王锦蛇, 黄鼬).
LIVING_ENDS = frozenset(
    "蛇蛙虫龟鼠蚁蝇蚊虾蟹鳖鳄蟒鲨鲸鸦鹫鸭鸡鸽豚狐獭蝠螺蚌蛾蜥螈鲤鲫鲈鳅鳗鲶鲟鳜鳙鲢鲷鲳鳕鳟鲑藻菌蕨藓苔鼬鼩鼯貂獾狸麂羚蜈蝎蛭蛞蝽蚜螨蜱"
    "猴猿鸮隼雁鹭鹬鸻鸨鹞鳙鲌䴘鹮鹳鹈鹛鹟鹀鸫鸲雉鹑"
    "酱饼粥糕醋糖"  # and dishes
)

#: 47家公司, 有的县, 各学校: several, of no name.
SEVERAL = regex(
    r"(?:约|近|超过|逾)?(?:[\d,.]+多?|[一二三四五六七八九十百千万两几数多]+)"
    r"(?:个(?!月)|家|所|名|位|座|支|批|种|条|处|间|场|项|部|艘|辆|户|届|次)|有的|有些|一些|许多|很多|不少|各(?!自)|任何|多数|所有"
)
#: A part of a match: 第三局.
ROUND = regex(r"第[一二三四五六七八九十\d]{1,3}[局盘节轮场]")
#: 二子一女, 三个儿子: whom somebody has for children.
CHILDREN = regex(r"(?:[一二两三四五六七八九十]个?[子女儿男孙]{1,2}){1,3}")
#: 187万人, 其余10人.
HEADCOUNT = regex(
    r"(?:其余|其他|约|近|逾|超过?)?(?:[\d,.]+|[一二三四五六七八九十百千两几数]+)[万亿余多]*(?:[名位]?人|[名位])"
)
#: A unit of an army: 红九军第二十五师, 第一八五师, 东江纵队.
UNIT = regex(
    r".*(?:第[一二三四五六七八九十]+路军|第?[一二三四五六七八九十百〇零\d]+(?:集团军|方面军|军团?|师|旅|团|营|连|大队|支队)|[一-龥]{2}(?:纵队|游击队))"
)
#: How nouns end for what one person is by calling (植物学家, 英文教师, 明代官员).
CALLING = regex(
    r"名[厨医将士僧妓角伶匠儒]|.*(?:影评|主持|经纪|创办|发言|代理|制片|出品|继承|负责|发起|代言|投资)人|.+(?:(?<![国人大独商])家|师|[歌舵]手|者|员|商人?|[军词诗艺僧道匠猎牧]人|匠|中医|官|将领?|僧|教士|进士|举人|"
    r"秀才|生员|学生|研究生|先驱|奠基人|创[始办]人|代表人物|领袖|爵士|贵族|女将|选手|冠军)(?:之一)?"
)
#: Nouns for people that say of one of them what they are (村民, 校友, 助手); of a people (苗族,
#: 浙江人) and of what several make together (团队) they say to which somebody belongs.
OF_SEVERAL = regex(
    r".*(?:族|(?<![头责承言持办经法理告候继创当监媒版乐影企证质委托])人|团队|家庭|家族|群体|人群|部落|团伙|队伍|班子|子女|家属|父母)"
)
#: Nouns for what somebody is to others, by age or by fate, and not by trade: no office at all.
STATUS = regex(
    r".*(?:[村农牧渔居市灾难国公侨移选网]民|[校队战网室学病教难好]友|同(?:事|学|乡|胞|伴|桌|窗|伙|班)|青年|少年|姑娘|小伙子?|"
    r"孩子|婴儿|老人|老汉|妇女|女子|男子|女孩|男孩|女童|男童|[乡士]绅|贵族|患者|病人|伤员|伤者|乘客|旅客|游客|顾客|客户|"
    r"用户|业主|原告|被告|后人|后裔|遗孀|孤儿|[音戏球歌影书]迷|粉丝|职工|伙伴|搭档|对手|知己|邻居|街坊|房客|租客|读者|观众|"
    r"听众|主人|家长|信徒|[低五贫脱困租住商大]保?户|学生|校花|老乡|名流|选手之一|居士|老兵|退伍军人|残疾人|聋人|盲人)(?:之一)?"
)
#: A department by what it does for its house, which need be no state's.
DEPARTMENT = regex(
    r".*(?:规划|市场|战略|运营|营销|销售|采购|品牌|客服|客户|技术|研发|人力|法务|风控|项目|产品|内容|编辑|策划|投资|业务|"
    r"事业|发行|票务|演出|制作|设计|质检|质量|物业|后勤|供应|物流|仓储|生产|设备|维修|检修|运行|调度|铸造|装配)部"
)
#: What is left out of what a title tells: 《甲行动计划(2026—2028年)》.
BRACKETED = regex(r"[(（][^()（）]*[)）]$")
#: In book marks, the name of a newspaper or of a journal, and of no single work.
PERIODICAL = regex(r".*(?:(?<![公通简年海壁捷汇快])报|大公报|杂志|[季月周旬]刊)")
#: 一家出版社: one of no name.
#: Measures of what is nobody (位于甲市的一座古镇).
OF_THINGS = regex("一[座条所家处间艘架台枚口眼道段片块]")
ONE = regex("一(?:个|家|所|名|位|座|支|条|处|间|场|项|部|艘|辆)")
#: 等五省, 等三家企业: how many the members of a list are.
COUNT = regex(r"[\d两二三四五六七八九十百多数]+余?[个家座所名位支项部款只种]?(?=\w)")
DIVISIONS = regex(r"(?:[两二三四五六七八九十百多数各]+|全)[国省州市县区镇乡村]")
#: 阿伊努语, 丹尼索瓦人, 沧龙科: a language, a people or a family of animals, taken for somebody.
NO_PERSON = regex(r"[\u4e00-\u9fff]+(?:语|人|族|[总超亚]?科|亚?属|亚?目)")
#: KDDI and TigerGraph, and no person.
CAPITALS = regex("[A-Z]{4,}|(?!Ma?c)[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Za-z]+[-.]?\\d[\\w.-]*")
#: 唐初, 晋时, 在职期间.
OF_TIME = regex("(?:.+期间|[秦汉魏晋隋唐宋辽金元明清](?:初|末|时|中叶|年间))")
#: 背鳍软条部, which is no ministry.
PART_OF_BODY = regex(
    r".*[鳍条棘鳞冠喙尾翅腹背胸臀头颈肩躯膝肘腕踝面眼鼻耳额颊颌喉腰骨肠胃肝肺脑基]部"
)
PART_OF_SERIES = regex("第[一二三四五六七八九十\\d]{1,3}[部卷册集章]$")  # of a work
#: 神舟二十号, and no house number (英皇道979号, 中关村1号).
VESSEL = regex(
    rf"[\u4e00-\u9fff]{{1,2}}[^路道街巷弄段村里园苑区一二三四五六七八九十百{_CROPS}\d\W](?<![杂华]油)"
    r"(?:[一二三四五六七八九十百]+|\d+)号"
)


def told_by_pattern(name: str) -> str | None:
    """Return the class that the pattern of a whole name tells, or ``None``."""
    return next((kind for pattern, kind in _BY_PATTERN if pattern.fullmatch(name)), None)


def is_of_town(trade: str) -> bool:
    """Tell whether a word behind a town's name is the trade of a firm called so (荆门热电)."""
    return _OF_TOWN.fullmatch(trade) is not None


def is_branded(name: str) -> bool:
    """Tell whether a name is a brand and a firm's trade, and no field (海岚科技, not 高新科技)."""
    branded = _BRANDED.fullmatch(name)
    return branded is not None and branded["brand"] not in _ORDINARY


def is_ordinary(name: str) -> bool:
    """Tell whether a name begins with what describes a trade and is no brand (工业机器人)."""
    return any(name[:size] in _ORDINARY for size in (1, 2, 3)) or is_several(name) or "的" in name


def is_several(name: str) -> bool:
    """Tell whether words count several things and name none (47家公司, 来自乙的560名运动员)."""
    return any(SEVERAL.match(words) for words in (name, name.rpartition("的")[2]))

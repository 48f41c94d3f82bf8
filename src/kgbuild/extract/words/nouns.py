"""Nouns by how a whole class of them behaves: offices, kin, writings, who acts."""

from __future__ import annotations

from typing import Final

from kgbuild.extract.words.table import words as _set
from kgbuild.ontology.kinship import CIRCLE, FAMILY
from kgbuild.ontology.surnames import FORMS_OF_ADDRESS

# Heads of relative clauses that name the clause itself rather than its participant.
ABSTRACT_HEADS: Final = _set(
    "时候 时间 时期 时 情况 原因 问题 地方 方式 方法 过程 同时 机会 能力 条件 结果 目的 目标 "
    "基础 背景 前提 事实 消息 可能 可能性 必要 权利 愿望 决定 计划 想法 理由 现象 方面 作用 "
    "任务 过去 一天 今天 时代"
)
#: What something is told by, and nobody does anything to but set, tell or mind it.
MEASURED_BY_NOUNS: Final = tuple(
    _set(
        "价格 意愿 曲线 比例 次数 频率 速度 期限 成本 难度 概率 进度 周期 损失率 成功率 成活率 "
        "存活率 利用率 发生率 命中率 就业率 水平 程度 规模 趋势 强度 深度 高度 国家标准 行业标准 "
        "影响 带动 拉动 冲击 节奏 势头 风险 危险 压力 短板 环节 尺寸 否决权 余地 关头 关口 一面 "
        "一环 一刻 过程 情形 时机 缘由 缘故 目的 意义"
    )
)
#: Nouns that close a list of what is done or made in them (在设计、制造等领域).
FIELD_NOUNS: Final = _set("领域 方面 环节 行业 产业 业务")
IN_FIELDS: Final = _set("在 从 围绕")  # before such a list
#: What befalls somebody, who then does or suffers something else (因帕金森病退出舞台).
MISFORTUNES: Final = tuple(
    _set(
        "病 症 炎 癌 瘤 疾 伤 疹 中风 出血 衰竭 梗死 梗塞 梗 感染 高血压 糖尿病 骨折 结核 霍乱 "
        "鼠疫 天花 伤寒 痢疾 白喉 车祸 空难 海难 矿难 事故 意外 "
        "战乱 战争 战火 内战 疫情 瘟疫 灾害 火灾 洪水 地震 暴雨 暴雪 大雾 台风 罪 案 案件 丑闻 "
        "一案 事 纠纷 经济问题 "
        "健康原因 身体原因 个人原因 家庭原因 政治原因 历史原因 健康问题 年龄原因 学潮 政变 革命 "
        "起义 运动"
    )
)
#: How such things come about: 因旧病复发|去世, where they do it themselves.
BEFALLING: Final = _set(
    "复发 恶化 加重 发作 缠身 爆发 发生 暴发 蔓延 失利 失败 来袭 频发 频仍 肆虐 吃紧 结束 曝光 "
    "败露 影响 所迫 所累"
)
OFFICES: Final = _set(
    "总统 副总统 主席 副主席 总理 副总理 首相 部长 副部长 市长 副市长 省长 县长 区长 乡长 镇长 "
    "村长 州长 书记 副书记 局长 副局长 厅长 副厅长 处长 副处长 科长 司长 董事长 副董事长 总裁 "
    "副总裁 总经理 副总经理 经理 首席执行官 董事 执行官 总监 主任 副主任 校长 副校长 院长 "
    "副院长 所长 教授 副教授 博士 院士 工程师 总工程师 记者 作家 诗人 导演 演员 歌手 教练 队长 "
    "球员 医生 律师 法官 大使 将军 上将 中将 少将 司令 司令员 国王 皇帝 女王 公爵 伯爵 侯爵 "
    "男爵 知县 知府 节度使 太守 刺史 丞相 尚书 议员 代表 委员 会长 副会长 理事长 秘书长 发言人 "
    "创始人 联合创始人 负责人 研究员 学者 专家 主教 教宗 教皇 神父 牧师 店长 厂长 站长 团长 "
    "师长 军长 领袖 领导人 外长 防长 财长 行长 合伙人 首席 高管 设计师 科学家 物理学家 化学家 "
    "数学家 哲学家 历史学家 经济学家 画家 音乐家 作曲家 企业家 慈善家 政治家 外交家 军事家 "
    "思想家 富商 商人 主编 编辑 编剧 监制 制片人 主持人 老师 教师 助理 秘书 支书 村支书 主管 "
    "冠军 亚军 季军 名将 新秀 队员 选手 队友 前锋 后卫 门将 司机 护士 工人 战士 志愿者 居民 村民 "
    "市民 农民 毕业生 网友 嘉宾 将领 军人 烈士 奠基人 先驱 硕士 领军人物 代表人物 "
    "得主 获得者 获奖者 举人 进士 秀才 状元 榜眼 探花 贡生 翰林 "
    "特使 参谋长 政委 船长 机长 副手 元帅 大将 总书记 常委 党委书记 巡抚 总督"
)
SPOKEN_FOR: Final = _set("方面 官方")  # behind a house: it speaks, and not one of its people
#: Who is at the head of a house, told of it in passing (法定代表人为甲).
POSTS: Final = tuple(_set("法定代表人 法人代表 董事长 总经理 负责人 实际控制人 院长 校长 行长"))
#: Who deals with a house, told of it in passing (客户包括甲).
PARTIES: Final = tuple(_set("客户 投资方 股东 竞争对手 合作伙伴 供应商"))
# Nouns for what somebody has written, composed or painted.
WRITINGS: Final = tuple(
    _set(
        "小说 诗 诗作 诗篇 名篇 作品 代表作 散文 散文集 专著 著作 论文 文章 画 画作 油画 歌 歌曲 "
        "乐曲 剧本 传记 自传 回忆录 诗集 译著 名著 专辑 杂文 随笔 遗作 处女作 名作 剧作 诗歌 童话 "
        "寓言"
    )
)
#: Whom somebody has taught.
PUPILS: Final = tuple(_set("弟子 门人 门生 学生 高足 传人 门徒"))
COURTESY: Final = frozenset(FORMS_OF_ADDRESS)
HONORIFICS: Final = COURTESY - _set("教授 博士 院士 研究员 医生 大夫 律师")
# Common nouns that stand before the name of what they say (竞争对手甲集团, 拖船乙).
APPOSITIVE_ENDINGS: Final = tuple(
    _set(
        "商 厂 公司 企业 集团 机构 组织 协会 城市 首都 省会 故乡 老家 古都 国家 平台 品牌 应用 "
        "产品 对手 伙伴 媒体 大学 学校 医院 酒店 船 舰 电影 小说 歌曲 专辑 系统 软件 工具 项目 "
        "计划 园区 基金 银行"
    )
)
#: What a house is to another, before its name: 甲的子公司乙.
RELATED: Final = tuple(_set("子公司 母公司 分公司 伙伴 对手 股东 前身"))
KIN: Final = FAMILY | CIRCLE  # whose somebody is, as if it were an office
#: What those end on who do something, and are no part of the name of what is done.
ACTORS: Final = tuple(
    _set(
        "公司 企业 集团 大学 学院 高校 院校 学校 医院 银行 机构 组织 单位 部门 政府 协会 商会 "
        "合作社 研究院 研究所 园区 市 省 县 乡镇 厂 农户 者 人员 主体 各地 地区 资本 群众"
    )
)
PERSON_SUFFIXES: Final = "长员家师者手星王帝兵商客官匠僧伶将"
PLACE_SUFFIXES: Final = "省市县区州郡府镇乡村国岛町"
#: What a time is called (今年是关键期): it cannot be said of who acted before.
MOMENTS: Final = (
    "期",
    "阶段",
    "时代",
    "时刻",
    "时候",
    "之年",
    "元年",
    "一年",
    "节点",
    "起点",
    "窗口",
)
# Nouns that name a document, behind what it is about (促进甲发展若干措施).
DOCUMENTS: Final = tuple(
    _set("措施 办法 规定 条例 细则 通知 方案 规划 纲要 决定 公告 通告 意见 章程 公报")
)
#: What a numbered heading ends in: 一、2024年工作回顾.
HEADINGS: Final = tuple(_set("回顾 任务 安排 要求 目标 概况 原则 思路 举措 成就 总则 附则"))
AGREEMENTS: Final = _set("协议 协定 合同 备忘录 议定书 合作文件 意向书 协议书")
#: Fields of work and study, two of which may stand in one name (文化和旅游部).
FIELDS: Final = _set(
    "科学 技术 科技 文化 教育 经济 艺术 工程 农业 工业 社会 环境 法律 政治 信息 管理 卫生 体育 "
    "旅游 航空 航天 语言 历史 传播 新闻 贸易 金融 机械 电子 电气 材料 能源 生命 海洋 地质 地理 "
    "气象 资源 人文 物理 生物 计算机 统计 建筑 规划 设计 交通 水利 食品 药品 健康 人口 民族 宗教 "
    "考古 影视 音乐 戏剧 通信 动力"
)
#: What a name of a body, an award or a law ends on.
BODIES: Final = tuple(
    _set(
        "奖 学院 大学 学系 研究所 研究院 研究中心 委员会 学会 协会 部 局 厅 署 条例 实验室 "
        "奖学金 勋章 奖章 学位 学刊"
    )
)
# What the name of a school, or of a part of one, ends on.
SCHOOLS: Final = ("大学", "学院", "学校", "中学", "师范", "科大", "系", "专业", "班", "研究生院")
#: What one has done with at one's graduation, without a school (高中毕业后).
LEVELS: Final = _set(
    "小学 初小 高小 初中 高中 中学 大学 大专 中专 专科 本科 研究生 硕士 博士 学士 "
    "硕士研究生 博士研究生 师范 中师 技校 职高 职校 私塾"
)
#: What is paid (所有费用由甲承担), and all of a thing.
MONEY: Final = tuple(_set("费用 资金 经费 款项 开支 开销 费 款 基金 专款"))
WHOLES: Final = _set("所有 全部 一切 其余 各项")
#: What closes each member of a list that stands before it (语文、数学教师, 男单、女单冠军).
SHARED_HEADS: Final = _set(
    "冠军 亚军 季军 金牌 银牌 铜牌 教师 老师 学科 课程 专业 硕士 博士 学士 学位 博士学位 硕士学位 "
    "决赛 比赛 证书 奖 奖项 奖学金 医师 工程师 岗位 职业 职称"
)
#: Ends of the nouns for what is built, whose size and cost a text tells (大桥全长3公里).
UNDERTAKINGS: Final = tuple(
    _set(
        "项目 工程 大桥 特大桥 隧道 铁路 高铁 公路 高速 地铁 号线 线路 机场 港口 码头 水库 电站 "
        "大坝 园区 产业园 基地 工厂 景区 公园 场馆 体育馆 体育场 大厦 大楼 展馆 剧院 医院 校区 "
        "小区 社区 管网 风电场 矿区 油田 气田 生产线 中心 广场 灌区 运河 航道 枢纽 总部基地 "
        "厂房 车间 新馆 老馆 分馆 校舍 教学楼 门诊楼 住院楼 客运站 火车站 车站 体育中心 "
        "新馆 老馆 分馆 校舍 教学楼 门诊楼 住院楼 宿舍楼 客运站 火车站 车站 体育中心 泳池 索道"
    )
)
#: What is told of such a thing, and not of who builds it (甲县引进乙项目，总投资5亿元).
OF_UNDERTAKINGS: Final = _set(
    "总投资 投资总额 计划投资 计划总投资 概算投资 总造价 占地 占地面积 建筑面积 总建筑面积 全长 "
    "总长 线路全长 正线全长 总里程 设计时速 库容 总库容 总装机容量 装机容量 总工期 建设工期 "
    "设计年产能 "
    "开工 动工 投产 竣工 完工 通车 建成通车 建成投产 建成投用 投用 贯通 合龙"
)
SEATS: Final = _set("总部 注册地 主场")
EXPERIENCES: Final = _set(
    "经验 体会 情况 做法 故事 成果 实践 探索 历程 过程 进展 思考 感受 心得 教训 成绩 变化 成效 "
    "经历 计划 设想"
)
#: What counts a noun, also where its 一 is left out (有位工程师).
CLASSIFIERS: Final = _set(
    "位 个 名 家 种 座 所 只 条 支 款 间 部 群 批 对 项 场 件 块 棵 片 段 幅 头 匹 艘 辆 台 本 张"
)

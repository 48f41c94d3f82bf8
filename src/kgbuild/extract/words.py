"""The closed classes of Chinese grammar, and general verb classes, as tables.

Whatever an extractor must know about single words stands here and nowhere else, so
that the pattern extractor and a syntactic one read from the same tables. Open-class
words appear only where a whole class of verbs behaves alike (verbs of saying, of
causing, of asking); names and subject matter never do.
"""

from __future__ import annotations

from typing import Final

from kgbuild.model import Modality, Role
from kgbuild.ontology import SPOKEN


def _set(text: str) -> frozenset[str]:
    """Read a table written as words between blanks."""
    return frozenset(text.split())


# --- punctuation -----------------------------------------------------------------

LIST_MARKS: Final = _set("、")
COMMAS: Final = _set("， ,")
STOPS: Final = _set("。 ！ ？ ； ： ! ? ; : …… … —— — ──")
BRACKETS: Final = {"（": "）", "(": ")", "［": "］", "[": "]", "【": "】", "〔": "〕"}
QUOTES: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "<": ">"}
TITLE_QUOTES: Final = _set("《 〈")

# --- particles, conjunctions ---------------------------------------------------------

ASPECTS: Final = _set("了 着 过 一下")
NOUN_COORDINATORS: Final = _set("和 与 及 以及 或 或者 暨 跟 同 兼")
VERB_COORDINATORS: Final = _set("和 与 及 以及 并 且 并且 或 而")
LINKS: Final = _set(
    "但 但是 可是 不过 然而 而 而且 并 并且 且 因此 因而 所以 于是 从而 同时 此外 另外 虽然 虽 "
    "尽管 如果 若 假如 即使 只要 只有 不仅 不但 不单 不只 以及 以便 以免 无论 不管 既然 那么 "
    "否则 甚至 特别是 尤其是 首先 其次 再次 第一 第二 第三 其中 总之 例如 比如 接着 随后 后来 起初 "
    "最终 最后 由此"
)
ON_SIDES: Final = _set("一方面 另一方面")  # behind a noun, of which both sides are told
ALWAYS_LINKS: Final = _set("特别是 尤其是 首先 其次 另")
ETC: Final = _set("等 等等 等人 之类")

DETERMINERS: Final = _set(
    "这 那 此 该 本 各 每 某 这些 那些 这个 那个 这种 那种 其 某些 各个 另 另一 任何 所有 全体 一些"
)
ACCOMPANYING: Final = _set("一起 一同 一道 一样 之间")

# --- words before the verb -------------------------------------------------------------

MODALS: Final[dict[str, Modality]] = {
    **dict.fromkeys(_set("将 将要 即将 拟 将会 预计 有望"), "planned"),
    **dict.fromkeys(
        _set("可能 可以 能 能够 会 可 或许 也许 或 大概 才能 就能 足以 可望"),
        "possible",
    ),
    **dict.fromkeys(_set("必须 应 应该 应当 需 需要 要 得 务必 须 必需 亟需 有待"), "required"),
    **dict.fromkeys(_set("想 想要 愿 愿意 希望 期待 期望 力争 争取 渴望 盼望"), "desired"),
}
NEGATIONS: Final = _set(
    "不 没 没有 未 未能 无法 不会 不能 不可 不得 非 别 勿 并未 尚未 从未 不再 不必 不应 不该 "
    "不想 不愿 从不 决不 绝不 并不 并非 没能 未曾 毋须 无须 无需 不用 不可能 不允许 还没有 还没 "
    "不是 不曾"
)
NEGATIVE_MODALS: Final[dict[str, Modality]] = {
    **dict.fromkeys(_set("无法 不会 不能 不可 未能 没能 不可能"), "possible"),
    **dict.fromkeys(_set("不得 不必 不应 不该 无需 无须 毋须 不用"), "required"),
    **dict.fromkeys(_set("不想 不愿"), "desired"),
}
# Adverbs that tie clauses or point, rather than say how: outside the relation when
# something stands between them and the verb.
LINKING_ADVERBS: Final = ON_SIDES | _set(
    "也 还 又 再 就 才 便 则 却 都 均 亦 仍 仍然 更 已 已经 曾 曾经 正 正在 在 先 后来 随后 "
    "随即 立即 最终 终于 其后 此后 起初 初 本来 原来 其实 当然 甚至 尤其 特别 只 仅 仅仅 并 即 "
    "尚 一直 始终 同时"
)
# LAC glues these to what follows (还在, 也被, 并将); the first part is an adverb.
GLUED_ADVERBS: Final = _set(
    "也 还 并 又 都 就 曾 已 才 亦 便 则 更 仍 均 却 将 正 只 仅 且 而 但 后 皆 多 再"
)
GLUED_HEADS: Final = _set(
    "在 被 由 把 将 用 与 对 从 向 以 于 是 为 有 会 要 能 可 和 受 让 使 可以 需 需要"
)
# So it does with a meeting and what one does there (主持会议).
MEETING_VERBS: Final = _set("主持 出席 参加 召开 举行 举办 列席")
MEETINGS: Final = _set("会议 大会 仪式 活动 论坛 典礼")
UNGLUED: Final = _set(
    "正在 还是 并将 将要 才能 只有 只是 但是 而是 便是 于是 还有 更为 可以 都会 还要 只能 又是 "
    "则为 就是 后向 多为 再次 更是 才会 正是 已有 后有 只要 多用 将会 都有 再用 就要 将有 只会 "
    "就会 也有 便于 有些"
)

# --- verb classes --------------------------------------------------------------------

COPULAS: Final = _set(
    "是 为 系 乃 即 即为 乃是 也是 就是 便是 则是 则为 亦为 均为 都是 均是 皆为 仍是 仍为 成为 "
    "意为 名为 原为 现为 约为 约是 实为 称为 叫做 叫作 多为 主要是 正是 既是 又是 还是 也为 "
    "亦是 才是 更是 并非 不是 就任 等于 属于 属 分为 变成 变为 化为 译为 作为 视为 担任"
)
BARE_COPULAS: Final = _set(
    "是 为 系 乃 即 即为 乃是 也是 就是 便是 则是 则为 亦为 均为 都是 均是 皆为 仍是 仍为 亦是"
)
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
MEANING_NOUNS: Final = _set("意 名 号 字 谥 译")
IDENTITY: Final = _set("即 即为 也就是 亦即")
GOVERNING_VERBS: Final = _set("辖 下辖 管辖 所辖 所属 所有")
EXISTENTIALS: Final = _set(
    "有 设有 具有 拥有 没有 含有 存在 共有 现有 设 出现 没 无 建有 留有 辖有 只有 还有 也有 已有 "
    "藏有 收藏有 珍藏有 保存有 保留有 存有 陈列有 供奉有 现存有"
)
INCLUSIONS: Final = _set("包括 包含 涵盖 囊括 含 分为 下辖 辖 下设")
# Nouns that name a document, behind what it is about (促进甲发展若干措施).
DOCUMENTS: Final = tuple(
    _set("措施 办法 规定 条例 细则 通知 方案 规划 纲要 决定 公告 通告 意见 章程")
)
# What may come off: 研制成功, before its object too (研制成功新型水泵).
SUCCEEDING: Final = _set(
    "研制 试制 研发 开发 培育 选育 繁育 发射 移植 申办 申报 创办 举办 仿制 合成 克隆 抢救 "
    "试飞 试航 试产 试种 改造 引种 分离 提取 制造 制成 营救 收购 登顶 竞选"
)
# What parties do with what they agree on (与甲签署协议).
SIGNING: Final = _set("签署 签订 达成 签 订立 缔结")
AGREEMENTS: Final = _set("协议 协定 合同 备忘录 议定书 合作文件 意向书 协议书")
# What they bring about is what a 由 after them is about (设立基金，由甲管理).
MAKING: Final = _set(
    "设立 成立 创立 创建 创办 建立 组建 筹建 推出 发布 完成 举办 启动 制定 出台 建设 兴建 "
    "新建 修建 建 建成 开设 发行 出版 写 创作 撰写 编写 编著 绘制 谱写 拍摄 开发 研制 设 "
    "签署 引进 筹集 募集 获得 采购"
)
#: What one does to a thing that is there, or is to be.
ACTING_ON: Final = _set(
    "改造 扩建 升级 运营 管理 承担 参与 开展 实施 生产 制造 研发 应用 推广 采购 建设 布局 培育 发展"
)
#: What somebody brings together or to life, however little of it is built.
GATHERING: Final = _set("打造 培育 集聚 引进 形成 汇聚 吸引 构建 开通 打通 创建 招引 培养")
ROUGHLY: Final = _set("以上 以下 以内 以外 左右 不等")  # behind a number, and part of it
#: Before 的 these say what a thing is like (全国领先的示范区).
RENOWNED: Final = _set("领先 闻名 驰名 著名 知名 有名 一流 通用 可见 特有 独有 少有 罕见")
#: What is expressed (表示衷心感谢), with what, and how heartily.
FEELINGS: Final = _set(
    "感谢 祝贺 欢迎 慰问 问候 敬意 谢意 祝福 祝愿 哀悼 歉意 谢忱 赞赏 关切 支持 理解 同情 感激 "
    "不满 反对 抗议"
)
EXPRESSING: Final = _set("表示 表达 致以 致 送上 报以 献上")
HEARTILY: Final = _set(
    "热烈 衷心 诚挚 崇高 亲切 由衷 真诚 深切 美好 最 诚恳 真挚 沉痛 高度 深深 特别 良好 热忱 "
    "深深 强烈 坚决 充分 深刻 最诚挚 最崇高 最衷心"
)
#: What is done by saying so, however one leads up to it (我要感谢大家).
SPEECH_ACTS: Final = _set("感谢 祝贺 恭喜 祝福 致敬 欢迎 指出 强调 说明 补充 提醒")
DONE: Final = ("了", "过")  # behind a verb: 在 after them is none of its complement
_PLAIN_SAY_VERBS: Final = _set(
    "表示 认为 指出 说 称 宣布 强调 透露 相信 觉得 知道 发现 证实 承认 声称 宣称 表明 显示 说明 "
    "证明 公告 介绍 介绍说 评价 报道 报导 解释 补充 坚信 深信 感到 以为 看到 意识到 得知 获悉 预测 "
    "预计 估计 推测 规定 主张 建议 提出 呼吁 希望 期待 坚称 坦言 直言 写道 问 回答 回应 批评 质疑 "
    "担心 记得 猜测 假设 判断 断言 披露 公布 声明 重申 告诉 听说 据说 认定 裁定 意味着 代表着 深知 "
    "告知 明白 理解 讲到 谈到 提到 讲 明确 通报 提醒 警告 感慨 感叹 回忆 坦承 辩称 自称 反驳 抱怨 "
    "评论 判决 判令"
)
SAY_VERBS: Final = _PLAIN_SAY_VERBS | SPOKEN
TELLING: Final = _set("告诉 提醒 警告 告知")  # somebody something
# Of these, the ones whose clause is not put forward as true.
UNASSERTED_SAYING: Final = _set("建议 呼吁 希望 期待 质疑 担心 问 猜测 假设")
ANNOUNCING: Final = _set("公告 通告 通报")  # verbs at the end of a clause without another
#: Who is named first does what is named first (甲、乙分获金牌和银牌).
IN_TURN: Final = tuple(_set("分别 分获 分列 分居 分任 分夺 依次"))
# What everybody knows is put forward by who says that they know it.
KNOWING: Final = _set("知道 看到 明白 深知 记得 相信 理解")
EVERYBODY: Final = _set("大家 各位 人们 人人 谁 诸位 你们 同志们")
# Only with a clause after them; with a noun phrase they are ordinary verbs.
CAUSATIVES: Final = _set(
    "使 使得 令 让 导致 促使 致使 迫使 造成 引致 驱使 助 帮助 帮 使之 使到 推动 促进"
)
#: What an event does, and what is told of it then (发生爆炸，造成两人受伤).
HAPPENING: Final = _set("发生 爆发 突发 出现 遭遇 引发")
HARMING: Final = _set("造成 导致 致使 致 引发 引起 波及")
REQUESTS: Final = _set(
    "要求 请 请求 邀请 派 派遣 命 命令 托 委托 劝 呼吁 鼓励 建议 允许 批准 准许 禁止 阻止 授权 "
    "号召 催促 敦促 吩咐 指示 督促 引导 指导 组织 支持 协助 逼 引诱 叫 通知 动员 安排 聘请 邀 "
    "聘 起诉 指控 控告 举报 指责"
)
CONTROL_VERBS: Final = _set(
    "计划 决定 打算 准备 开始 继续 停止 尝试 试图 企图 拒绝 同意 承诺 允诺 答应 愿意 希望 想 要 "
    "争取 致力 努力 力图 设法 主张 负责 参与 协助 帮助 主持 力争 谋求 寻求 选择 坚持 敢于 善于 "
    "有助 着手 获准 决议 得以 予以 加以 进行 用来 用于 有利于 来 去 前往 赶赴 赴"
)
PLAN_VERBS: Final[dict[str, Modality]] = {
    **dict.fromkeys(
        _set("计划 决定 打算 准备 拟 承诺 允诺 答应 决议 筹备 预计 谋划 有意"),
        "planned",
    ),
    **dict.fromkeys(
        _set("希望 想 争取 企图 试图 力图 力争 谋求 寻求 期望 期待 渴望 尝试 设法"),
        "desired",
    ),
    **dict.fromkeys(_set("拒绝 停止 避免"), "possible"),
}
PIVOT_VERBS: Final = _set(
    "教 教会 带领 率领 带动 陪同 帮助 帮 助 培养 吸引 引导 支持 组织 服务 号召 选 推选 "
    "聘请 聘任 聘 任命 委任 选举 推举"
)
#: Verbs that lead others to do something.
LEADING_OTHERS: Final = PIVOT_VERBS | REQUESTS | CAUSATIVES
# Whose somebody is, before what office they hold (我的同事、甲公司总裁乙).
FELLOWS: Final = _set("同事 老师 导师 朋友 好友 同学 搭档 师傅 学生 弟子 战友 校友 老乡 伙伴 同乡")
# What somebody goes somewhere for (分配到甲公司工作).
STAYING: Final = _set("工作 学习 任职 任教 就职 实习 进修 留学 深造 居住 生活 执教 访学 插队 打工")
# What several have a part in, each its own (展览由甲主办，乙承办，丙赞助).
PARTS_OF_WORK: Final = _set(
    "领衔主演 联合主演 联合执导 联合编剧 领衔 "
    "主办 承办 协办 合办 承建 承制 设计 施工 监理 建造 执导 主演 出演 编剧 作词 作曲 编曲 演唱 "
    "配乐 监制 制作 摄制 出品 发行 出版 主编 编著 翻译 校订 审定 题签 作序 赞助 冠名 领投 跟投 "
    "参投 投资 管理 运营 维护 组织 实施 主持 牵头 配合 协助 支持 指导 参与 提供 生产 代理 保荐 承销"
)
# What a law has done to whoever breaks it (由甲处以罚款).
SANCTIONS: Final = _set("处 处以 责令 给予 予以 没收 吊销 撤销 追究 警告 罚款 查处 取缔")
# What parties do about something (就甲进行谈判, 就乙交换意见).
DISCUSSING: Final = _set(
    "进行 举行 展开 开展 达成 交换 签署 征求 作出 发表 发布 提出 召开 接受 交流 讨论 磋商 协商 "
    "会谈 谈判 沟通 通话 探讨 表态 致歉 道歉 回应 答记者问 听取 询问 咨询 起诉 提起 致函 合作"
)
# Who may do it does it by deciding so (省政府决定免去甲的职务).
PERFORMED: Final = _set(
    "任命 免去 免除 撤销 聘任 委任 授予 追授 追认 追记 给予 批准 开除 解除 罢免 取消 废止 表彰 嘉奖"
)
#: What somebody gets from whom (获甲大学授予博士学位): the verb of who gives it.
GRANTING: Final = _set(
    "授予 颁授 颁发 颁予 颁赠 授 颁 追授 任命 委任 聘 聘请 聘任 聘用 聘为 委任为 任命为 评 评为 "
    "评选为 推选 推举 推荐 提名 邀请 录取 批准 认定 认定为 指定 指定为 列为 列入 选为 册封 赐 封 "
    "封为 资助 赠予 特许 准许 接纳 选派 公派 派遣 保送 召 召见 赦免 释放"
)
# What is done with a thing once it is there (发布了甲，已被乙用于…, 已在五国使用).
USES: Final = _set(
    "用于 应用于 应用 使用 采用 用 投用 投入使用 投入运行 投入运营 推广 部署 安装 装备 列装 "
    "上线 上市 销售 投放市场 译成 译为 翻译成 翻译为 改编成 改编为 搬上 转载 收录"
)
WITH_ACTION_NOUN: Final = _set("负责 开始 停止 投入 恢复 继续 从事 参与 着手 申请 接受")
FORMULAS: Final = _set("谢谢 感谢 欢迎 祝 预祝 祝愿 恭喜 祝贺 致敬 请问 抱歉 再见")
ADDRESSES: Final = _set("尊敬 亲爱 各位 诸位 同志们 朋友们 同事们 同学们 女士们 先生们 乡亲们")
GREETED: Final = _set("大家 你们 各位 诸位")
WHOLE_GREETINGS: Final = _set("大家好 你们好 各位好 您好 你好")
GREETINGS: Final = _set("好 早上好 上午好 下午好 晚上好")
# What they make more or less of may open with a preposition (加大在农村的投入).
SCALE_VERBS: Final = _set(
    "加大 加强 加快 扩大 增加 增进 增强 提高 提升 深化 推进 推动 拓展 减少 降低 限制 放宽 收紧 "
    "完善 优化 巩固 密切 发展 开展 建立 保持 恢复 中断 结束 达成 促进 强化"
)
JOINT_NOUNS: Final = _set(
    "合作 关系 战争 竞争 谈判 会谈 差异 区别 联系 交流 边界 冲突 友谊 婚姻 战役 比赛 之间 交界 "
    "矛盾 距离 交往 协议 对话 互动 结合 融合 平衡 统一"
)
#: Fields of work and study, two of which may stand in one name (文化和旅游部).
FIELDS: Final = _set(
    "科学 技术 科技 文化 教育 经济 艺术 工程 农业 工业 社会 环境 法律 政治 信息 管理 卫生 体育 "
    "旅游 航空 航天 语言 历史 传播 新闻 贸易 金融 机械 电子 电气 材料 能源 生命 海洋 地质 地理 "
    "气象 资源 人文 物理 生物 计算机 统计 建筑 规划 设计 交通 水利 食品 药品 健康 人口 民族 宗教 "
    "考古 影视 音乐 戏剧 通信 动力"
)
#: What a name of a body, an award or a law ends on.
BODIES: Final = tuple(
    _set("奖 学院 大学 学系 研究所 研究院 研究中心 委员会 学会 协会 部 局 厅 署 条例 实验室 奖学金")
)
WIDE_PLACES: Final = _set(
    "全国 全球 世界 全省 全市 全县 全区 国内 国外 海外 境内 省内 市内 当地 各地"
)
MOTION_VERBS: Final = _set("来 去 前往 来到 回到 赶到 赴 到 抵达 返回 回 进入")
# Their relative clauses keep an object before 的 (位于甲的乙).
STATIVE_VERBS: Final = _set(
    "位于 属于 属 名叫 名为 叫 来自 具有 拥有 有 没有 包括 负责 含有 富有 处于 源于 面向 关于 "
    "有关 针对 高达 长达 多达 超过 占 面积 为期 坐落于 坐落 不同于 相当于 毗邻 隶属 隶属于 从事 "
    "以"
)
# Verbs that take 在/于 + place after them.
LOCATED_VERBS: Final = _set(
    "出生 生 生活 住 居住 定居 坐 站 躺 放 位 位于 建 设 落 处 死 葬 安葬 集中 坐落 分布 安装 "
    "停 停留 留 成立 毕业 去世 逝世 创立 创建 创办 建立 始建 诞生 发生 存在 就读 任教 任职 服务 "
    "供职 源 起源 发源 隶属 归属 始 兴建 建成 完工 竣工 写 著 卒 病逝 设立 连载 发表 出版 发行 "
    "上映 首播 播出 登陆 应用 用 适用 运用 取决 致力 相当 不同 有助 有利 止 终 植根 扎根 立足 "
    "沉浸 依附 依赖 栖息 生长 产 盛行 流行 见 常见 多见 散布 介"
)
RESULT_COMPLEMENTS: Final = _set("为 成 作 做 到 至 给 入 成为 为了 往 向 自 於 于 在 作为")
DIRECTIONAL: Final = _set(
    "上 下 来 去 出 起 进 回 开 上来 下来 起来 出来 出去 进来 进去 过来 过去 下去 上去 回来 "
    "回去 完 好 住 掉 满 见 走 成功 得 不到 得到 完成"
)
OFFICE_VERBS: Final = _set(
    "任 担任 出任 就任 接任 兼任 历任 现任 曾任 继任 自任 当选 升任 转任 改任 任命 聘 聘任 当"
)
# Verbs that end so take two objects: who gets it, and what.
GIVING: Final = ("给", "欠", "予", "授", "送", "赠", "教", "称", "赐", "封", "问", "告诉")
#: Who is judged, and to what: 判处被告人甲有期徒刑三年.
SENTENCING: Final = _set("判处 处 判决")
SENTENCES: Final = _set("有期徒刑 无期徒刑 徒刑 死刑 拘役 管制")
CHARGING: Final = _set("以 涉嫌 犯 犯有")  # before the name of a crime
DONATING: Final = _set("捐赠 转赠 捐助 募捐")  # what is given stands behind them alone
# What one does at a school that may stand bare before it: 甲，乙大学毕业.
GRADUATING: Final = frozenset("毕业 肄业 结业".split())
# What the name of a school, or of a part of one, ends on.
SCHOOLS: Final = ("大学", "学院", "学校", "中学", "师范", "科大", "系", "专业", "班", "研究生院")
# Whose subject is mostly an action: 提高工资有助于留人.
MATTERING: Final = frozenset(
    "有助于 有利于 有益于 不利于 有损于 有碍于 有赖于 意味着 标志着 标志 离不开 取决于".split()
)
# 任命甲为乙, 称甲为乙.
NAMING_VERBS: Final = _set(
    "任命 聘任 委任 选聘 提名 增选 任 称 选 选举 推选 推举 聘 聘请 命名 封 定 认定 评 列 "
    "视 誉 改名 更名"
)
ALIAS_MARKERS: Final = _set(
    "以下简称 下称 简称 又称 亦称 也称 又名 亦名 原名 本名 别名 旧称 俗称 通称 全称 又叫 也叫 "
    "艺名 笔名 小名 乳名 外号 绰号 曾用名 英文 英语 英文名 英语名 法语 德语 日语 日文 "
    "拉丁语 学名 译名 外文名 简写 缩写 字 号 晚号 自号 别号 谥 谥号 初名 古称 旧名 曾名 曾称 俗名 "
    "法号 法名 道号 庙号 斋号 室名 别称 雅称 昵称 全名 中文名 世称 人称 史称"
)
COURTESY_MARKERS: Final = _set("字 号 谥 晚号 自号 别号")  # the name behind reads as any words
LONGEST_COURTESY: Final = 4  # characters of such a name
LIGHT_VERBS: Final = _set(
    "受 受到 遭 遭到 遭受 饱受 备受 深受 获 获得 得到 进行 予以 加以 给予 接受 引起 产生 引发 "
    "展开 开展 作出 做出 造成 带来 提供 失去 缺乏 享受 承受"
)
PASSIVE_LIGHT: Final = _set("受 受到 遭 遭到 遭受 饱受 备受 深受")
BOUNDS: Final = _set("不少于 不超过 不低于 不高于 不小于 不大于 不多于")
APPROXIMATE: Final = BOUNDS | _set("约 大约 近 将近 逾 超过 至少 不到 多达 高达 最少 最多 仅 达")
MEASURES: Final = _set("摄氏 华氏 人民币 美元 海拔 东经 北纬 西经 南纬")
# Verbs that make one noun with the noun after them.
COMPOUND_VERBS: Final[dict[str, frozenset[str]]] = {
    "注册": _set("资本 资金 商标 用户 会员 地 地址 人数 护士 建筑师"),
    "流动": _set("资金 人口 资产 性"),
    "常住": _set("人口 居民"),
    "持股": _set("比例"),
}
ATTRIBUTIVE_VERBS: Final = _set("现任 前任 时任 首任 历任 继任 所在 现有 原有 有关 相关 所谓")
# Those of them that say what office somebody holds, where no name follows.
SERVING_VERBS: Final = ATTRIBUTIVE_VERBS & OFFICE_VERBS
MARKING_PEOPLE: Final = _set(
    "签字 执业 涉案 受访 遇难 获救 "
    "返乡 进城 务工 留守 离退休 退休 退役 下岗 失业 在校 参会 与会 参展 受灾 获奖"
)
PREPOSITION_VERBS: Final = _set(
    "像 如同 "
    "直到 截至 截止 自 沿着 随着 根据 按照 除了 为了 对于 关于 由于 针对 围绕 依据 依照 自从 "
    "通过 经过 作为 利用 借助 依托 联合 携手 会同 联手 偕同 协同 带领 率领"
)
OFFICE_MODIFIERS: Final = _set("执行 代理 常务 署理 荣誉 名誉 主管 主持")
ADVERBIAL_NOUNS: Final = _set(
    "现 长期 短期 终身 全部 全程 全力 全面 当场 现场 亲自 共同 联合 一度 后来 过后 随后 大力 "
    "年均 日均 月均 客场 全场 一审 二审 终审 高度 深度 首次 一次性 首先 其次 同步 实时 同比 环比"
)
ADDING_UP: Final = _set("累计 合计 总计 共计")  # adverbs, where a verb follows
AGING: Final = _set("现年 今年 时年 年仅 当年")  # before an age
# After who lived it: 甲一生写了很多书.
LIFETIMES: Final = _set("一生 毕生 终生 平生 生前 早年 晚年")
# --- nouns -------------------------------------------------------------------------

# Heads of relative clauses that name the clause itself rather than its participant.
ABSTRACT_HEADS: Final = _set(
    "时候 时间 时期 时 情况 原因 问题 地方 方式 方法 过程 同时 机会 能力 条件 结果 目的 目标 "
    "基础 背景 前提 事实 消息 可能 可能性 必要 权利 愿望 决定 计划 想法 理由 现象 方面 作用 "
    "任务 过去 一天 今天 时代"
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
COURTESY: Final = _set("先生 女士 小姐 同志 阁下 教授 博士 老师")
HONORIFICS: Final = _set("先生 女士 小姐 同志 阁下 老师 师傅")
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
KIN: Final = _set(
    "父亲 母亲 儿子 女儿 妻子 丈夫 兄弟 哥哥 弟弟 姐姐 妹妹 祖父 祖母 外甥 侄子 外孙 孙子 叔叔 "
    "堂弟 堂兄 岳父 女婿 养子 长子 次子 长女 次女 生父 生母 同伴 好友 师父 弟子 学生 同事 战友 "
    "同学 校友 室友 搭档 伙伴 好朋友 助手 学妹 学弟 师兄 师弟 师姐 师妹 老乡 邻居 恩师"
)
#: What those end on who do something, and are no part of the name of what is done.
ACTORS: Final = tuple(
    _set(
        "公司 企业 集团 大学 学院 高校 院校 学校 医院 银行 机构 组织 单位 部门 政府 协会 商会 "
        "合作社 研究院 研究所 园区 市 省 县 乡镇 厂 农户 者 人员 主体 各地 地区 资本 群众"
    )
)
PERSON_SUFFIXES: Final = "长员家师者手星王帝兵商客官匠僧伶将"
PLACE_SUFFIXES: Final = "省市县区州郡府镇乡村国岛町"

# --- adjuncts ----------------------------------------------------------------------

PARTNERING: Final = _set(
    "会同 联合 携手 联手 偕同 协同 带领 率领"
)  # 甲会同乙: verbs that govern a companion
PREPOSITIONS: Final[dict[str, Role]] = {
    **dict.fromkeys(
        _set(
            "在 于 从 自 自从 当 沿 沿着 到 至 由 距 离 距离 直到 截至 截止 往 朝 朝着 临 逢 每逢"
        ),
        "place",
    ),
    **dict.fromkeys(_set("为 给 替 为着 向 面向"), "beneficiary"),
    **dict.fromkeys(_set("为了 以便"), "purpose"),
    **dict.fromkeys(
        _set("对 对于 关于 就 针对 围绕  至于 对此 比 较 除 除了 除去"),
        "topic",
    ),
    **dict.fromkeys(_set("因 因为 由于 随着 鉴于 出于 因应 应 受"), "cause"),
    **dict.fromkeys(_set("以 用 通过 经过 借助 依托 凭 凭借 靠 依靠 利用 透过 借"), "means"),
    **dict.fromkeys(
        _set("按 按照 依 依照 根据 依据 据 遵照 作为 随 如 像 如同 照 以至 未经 经 经由"),
        "manner",
    ),
    **dict.fromkeys(_set("与 和 跟 同 连同 连"), "companion"),
    **dict.fromkeys(PARTNERING, "companion"),
}
# Frames: the preposition reaches to this word, clauses between them included.
CLOSERS: Final = _set(
    "时 后 前 之后 之前 以后 以前 期间 之际 下 之下 中 之中 上 之上 里 内 之内 外 之外 以外 间 "
    "之间 以来 起 同时 来说 来讲 而言 看来 为止 时候 时期 当中 旁 附近 方面 起来 左右 的话 过程"
)
TIME_CLOSERS: Final = _set(
    "时 后 前 之后 之前 以后 以前 期间 之际 以来 时候 当中 过后 同时 为止 时期 起 之时 后来"
)
TIME_NOUNS: Final = _set(
    "途中 其间 会上 会后 会前 赛后 赛前 事后 届时 一生 毕生 终生 晚年 年 月 日 年月 年月日 月日 "
    "世纪 年代 期间 当时 当年 当天 当日 次年 翌年 同年 同月 同日 同时"
)
NEXT: Final = _set("下一步 下一阶段 下一个阶段 接下来")  # a time, whatever the tag
INVITATIONS: Final = _set("邀请 邀约 要求 请求 之邀 之请 号召")  # what 应 answers
#: Under what 受 puts a clause (受台风影响，航班取消), right before its comma.
INFLUENCES: Final = _set(
    "影响 带动 拉动 推动 驱动 拖累 冲击 波及 牵连 启发 感召 鼓舞 刺激 委托 委派 指派 邀请 限制 "
    "制约 阻碍 干扰 支撑 提振 感染 熏陶 触动 之托 之邀"
)
OCCASIONS: Final = _set("应 受 未经")  # prepositions of what a clause answers, or goes without
INSTRUMENTAL: Final = _set("用 以 通过 利用 借助 在 从 向 与 和 跟 为 给")
COUNTS: Final = _set("一 二 两 三 四 五 六 七 八 九 十 百 千 半 几 数 多 0 1 2 3 4 5 6 7 8 9")
UNTIL: Final = _set("截至 截止 直到 自 自从")
DIRECTIONS: Final = _set("东 南 西 北 东南 东北 西南 西北 东部 南部 西部 北部")
BORDERING: Final = _set("与 临 接 邻 靠 至 依 起 抵 濒 连 隔")
CHANGES: Final = _set("增长 下降 上升 减少 增加 提高 回落 上涨 下跌 增 降 增幅 下滑 翻番 扩大 缩小")
LEADING_VERBS: Final = _set(
    "出资 投资 牵头 发起 带头 捐资 筹资 集资 募资 捐款"
)  # before a verb: how it is done
TAKING_LEAD: Final = _set("牵头 负责 主导 统筹 领衔")  # with 由: what is done is told after
SPENDING: Final = _set(
    "投资 出资 筹资 斥资 耗资 拨款 集资 捐资 融资 投入 安排 筹集"
)  # money, to do what
BENEFITING: Final = _set(
    "提供 带来 注入 创造 赢得 奠定 开辟 增添 送去 送上 搭建 安排 配备 发放 颁发 开设"
)
SEATS: Final = _set("总部 注册地 主场")
BUILDING: Final = _set("新建 改建 扩建 改扩建 新增 新设 新开 新修 续建 增设 建成 完成")
STOCK_VERBS: Final = _set("现有 原有 共有")  # before a noun and a number: 现有职工260人
BY_AMOUNT: Final = _set("以 按 按照 依照")  # whose noun may have an amount after it (以积分28分)
DIMENSIONS: Final = _set("长 宽 高 深 厚 重 远")  # with a number: 长420米
PHASES: Final = _set("灾 战 课 术 会 赛 售 产 饭 税 病")  # with 前 or 后 before a noun: 灾后重建
MEASURED_BY: Final = _set("较 比")
AMOUNTS: Final = _set(
    "达 达到 超过 突破 占 降至 升至 增至 降到 升到 位居 位列 居 排名 名列 约占 接近 逼近 "
    "创 创下 刷新 保持 位于 设在 扩大到"
)
BECOMING: Final = _set(
    "变成 变为 成为 变 转变 发展 发展成 发展成为 成长 成长为 蜕变 升级 压缩 缩短 提升 延长"
)
COMPARISONS: Final = _set("同比 环比 较 比")
WEI_NOUNS: Final = _set(
    "题材 原型 蓝本 素材 灵感 线索 对象 载体 依托 龙头 支撑 媒介 主角 食 特色 宗旨 使命 "
    "例 主 首 代表 核心 中心 基础 目标 主题 主线 抓手 契机 导向 本 荣 准 重点 原则 题 由 起点 "
    "背景 依据 目的"
)
TIME_ENDINGS: Final = _set("来 号 左右 底 初 末 春 夏 秋 冬")
PURPOSES: Final = _set("为 为了")
PURPOSE_LINKS: Final = _set("以便")
#: At the head of a clause that holds only together with the next.
SUPPOSING: Final = _set("如果 若 假如 只要 一旦 即使 要是 倘若 除非 倘 假使")
CONDITIONS: Final = SUPPOSING | _set("尽管 虽然 虽 无论 不管 不论 既然")
CAUSES: Final = _set("由于 因为 因 随着 为了 除 除了 鉴于")
FRAME_NOUNS: Final = _set("同时 时候 过程")
BEFORE_VERB_AND_OBJECT: Final = _set("为 为了 通过 经 经过 以 除 除了 就")
BEFORE_TALKS: Final = _set("就")  # 就共建甲进行磋商
RECOUNTING: Final = _set("介绍 分享 讲述 汇报 回顾 总结 交流 展示 讲解")
EXPERIENCES: Final = _set(
    "经验 体会 情况 做法 故事 成果 实践 探索 历程 过程 进展 思考 感受 心得 教训 成绩 变化 成效 "
    "经历 计划 设想"
)
TALKING: Final = _set(
    "进行 展开 开展 达成 签署 签订 举行 交换 交流 沟通 协商 磋商 会谈 谈判 讨论 座谈"
)
VIEW_CLOSERS: Final = _set("来说 来讲 而言 看来")
VERBAL_CLOSERS: Final = _set("来说 来讲 而言 看来 起 为止")
CLAUSE_CLOSERS: Final = _set("时 后 前 之后 之前 以后 以前 期间 之际 以来 过后 之时")
CLAUSAL_PREPOSITIONS: Final = _set(
    "在 当 自 自从 从 随着 由于 因 因为 为 为了 除 除了 经 经过 通过 按 按照 根据 以 对 对于 用 "
    "鉴于 出于 未经 就"
)
DIRECTION_AFTER_VERB: Final = _set("于 在 到 至 给 向 自 往")
TOGETHER: Final = _set("联合 共同 合作 携手 联手 一起 合资 协同")  # adverbs of what several do
COLLECTIVE_PREDICATES: Final = _set(
    "签约 合作 结婚 会面 会谈 会晤 交往 合并 相识 离婚 相遇 对抗 竞争 联手 一起 共同 相关"
)

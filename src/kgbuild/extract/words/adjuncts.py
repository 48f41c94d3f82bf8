"""What opens and closes an adjunct: prepositions, frames, occasions, amounts."""

from __future__ import annotations

from typing import Final

from kgbuild.extract.words.table import words as _set
from kgbuild.model import Role

PARTNERING: Final = _set(
    "会同 联合 携手 联手 偕同 协同 带领 率领"
)  # 甲会同乙: verbs that govern a companion
PREPOSITIONS: Final[dict[str, Role]] = {
    **dict.fromkeys(
        _set("在 于 从 自 当 沿 沿着 到 至 由 距 离 距离 往 朝 朝着 临"),
        "place",
    ),
    **dict.fromkeys(_set("逢 每逢 每当 每到 每至 自从 直到 截至 截止"), "time"),
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
#: What closes a place or a time (校门前, 会前), and behind what it is a place.
FACING: Final = _set("前 之前 后 之后")
#: What one passes (通过竣工验收，…), and how one goes on who has only looked (通过检测，发现…).
CHECKS: Final = tuple(
    "鉴定 验收 评审 审核 审批 审查 认证 答辩 检测 检验 考核 备案 表决 验证 论证 测试 评估 听证 "
    "考试 面试 复核 初审 复审 终审 审定 核查 体检 测评 评定 预审 审议 资格考试 年检 "
    "批准 许可".split()
)
FINDING: Final = _set("发现 查明 确认 认为 证实 认定 得出 得知 了解 掌握 显示 表明 找到 确定 锁定")
#: What something lies or happens under (桥墩下, 树下), by the ends of its nouns.
UNDER: Final = tuple(
    "桥 墩 树 山 崖 楼 台 灯 床 桌 车 船 井 城 墙 塔 碑 像 岸 坡 坝 石 岩 伞 檐 屋檐 雨棚 棚 架 "
    "地板 水面 海面 冰面 江面 湖面 路面 地表 地面 基座 底座 座 土层 岩层 冰层 甲板 屋 亭 阶 梯 洞 "
    "窗 门 枝 帐 幕 棺 坟 墓 枕 毯 垫 电线 高架 立交桥 悬崖 脚 井口 礁 瀑布".split()
)
FACED: Final = tuple(
    "门 口 楼 馆 厅 院 桥 碑 像 雕塑 广场 墙 塔 亭 台 柜 架 桌 灯 车 船 树 石 池 镜头 屏幕 大屏 摊 "
    "店 铺 坊 缸 炉 窑 墓 遗像 井 舱 镜 电脑 展板 画作 陵 祠 庙 寺 殿 房 屋 棚 墙壁 祭坛 窗 旗 "
    "石碑 展位 摊位 机床 织机 灶 炕 牌坊 城楼 主席台 话筒 观众".split()
)
#: Prepositions that hold a noun and no clause, but where a word closes it (在…时).
BEFORE_NOUNS: Final = _set("以 用 在 从 按 按照 向 对 作为 凭 凭借 借助 利用 通过 与 和 跟")
TERMS: Final = _set(
    "期限 为期 任期 工期 学制 有效期 服务期 保质期 质保期 租期 刑期 聘期 存续期 合同期"
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
BY_AMOUNT: Final = _set("以 按 按照 依照")  # whose noun may have an amount after it (以积分28分)
DIMENSIONS: Final = _set("长 宽 高 深 厚 重 远")  # with a number: 长420米
PHASES: Final = _set("灾 战 课 术 会 赛 售 产 饭 税 病")  # with 前 or 后 before a noun: 灾后重建
STAGES: Final = _set("一期 二期 三期 四期 五期 六期 首期")  # of what is built
MEASURED_BY: Final = _set("较 比")
AMOUNTS: Final = _set(
    "达 达到 超过 突破 占 降至 升至 增至 降到 升到 位居 位列 居 排名 名列 约占 接近 逼近 "
    "创 创下 刷新 保持 位于 设在 扩大到"
)
LYING: Final = _set(
    "位于 坐落 坐落于 地处 毗邻 占地 分 横跨 连接 起于 止于 起自"
)  # of a whole, and of no size of it
IN_ALL: Final = _set("累计 总计 共计 合计")  # before how many there are by now
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
HAPPENINGS: Final = _set("由于 因为 因")  # before what makes something happen
CAUSES: Final = _set("由于 因为 因 随着 为了 除 除了 鉴于")
GROUNDS: Final = _set("针对 根据 按照 依据 围绕 面对 借助 依托 自从 凭借 基于 得益于 随同")
FRAME_NOUNS: Final = _set("同时 时候 过程")
BEFORE_VERB_AND_OBJECT: Final = _set("为 为了 通过 经 经过 以 除 除了 就")
BEFORE_TALKS: Final = _set("就")  # 就共建甲进行磋商
VIEW_CLOSERS: Final = _set("来说 来讲 而言 看来")
VERBAL_CLOSERS: Final = _set("来说 来讲 而言 看来 起 为止")
COMPARING: Final = _set("相比 相较 比起来")  # close what something is compared with
CLAUSE_CLOSERS: Final = _set("时 后 前 之后 之前 以后 以前 期间 之际 以来 过后 之时")
CLAUSAL_PREPOSITIONS: Final = _set(
    "在 当 自 自从 从 随着 由于 因 因为 为 为了 除 除了 经 经过 通过 按 按照 根据 以 对 对于 用 "
    "鉴于 出于 未经 就"
)
DIRECTION_AFTER_VERB: Final = _set("于 在 到 至 给 向 自 往")
TOGETHER: Final = _set("联合 共同 合作 携手 联手 一起 合资 协同")  # adverbs of what several do
COLLECTIVE_PREDICATES: Final = _set(
    "签约 合作 结婚 会面 会谈 会晤 交往 合并 相识 离婚 相遇 对抗 竞争 联手 一起 共同 相关 "
    "同窗 同学 同班 同乡 共事 齐名 交好"
)
#: What opens a time to come, from whatever day it is counted.
AHEAD: Final = ("明年", "后年", "来年", "明天", "下个月", "下个季度", "下周", "今后")
#: At whose word somebody does what follows (应邀赴甲讲学).
BIDDEN: Final = _set(
    "应邀 受邀 获邀 奉命 奉调 奉派 奉诏 奉召 奉旨 奉令 奉敕 应召 应征 应聘 应诏 受命 受托 受派 "
    "受遣 获准 获聘 获选 "
    "特邀 公派 自费 官费 破格 带职 挂职 借调 正式 相继 陆续 一同 一并"
)
RESPECTS: Final = ("方面", "层面", "领域")  # behind what they say in what respect

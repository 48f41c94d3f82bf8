"""Verbs by how a whole class of them behaves: copulas, verbs of saying, of causing, of office."""

from __future__ import annotations

from typing import Final

from kgbuild.extract.words.table import words as _set
from kgbuild.model import Modality
from kgbuild.ontology import SPOKEN

COPULAS: Final = _set(
    "是 为 系 乃 即 即为 乃是 也是 就是 便是 则是 则为 亦为 均为 都是 均是 皆为 仍是 仍为 成为 "
    "意为 名为 原为 现为 约为 约是 实为 称为 叫做 叫作 多为 主要是 正是 既是 又是 还是 也为 "
    "亦是 才是 更是 并非 不是 就任 等于 属于 属 分为 变成 变为 化为 译为 作为 视为 担任"
)
BARE_COPULAS: Final = _set(
    "是 为 系 乃 即 即为 乃是 也是 就是 便是 则是 则为 亦为 均为 都是 均是 皆为 仍是 仍为 亦是"
)
#: Who thinks so, where 有 says that there are some (有学者认为…).
OPINING: Final = _set(
    "学者 专家 研究者 史学家 史家 论者 评论家 影评人 媒体 网友 观众 读者 村民 居民 人士 研究"
)
DENYING: Final = _set("不是 并非 并不是")  # of a copula
LACKING: Final = _set("没有 没 无 缺乏 缺少")
MEANING_NOUNS: Final = _set("意 名 号 字 谥 译")
IDENTITY: Final = _set("即 即为 也就是 亦即")
GOVERNING_VERBS: Final = _set("辖 下辖 管辖 所辖 所属 所有")
EXISTENTIALS: Final = _set(
    "有 设有 具有 拥有 没有 含有 存在 共有 现有 设 出现 没 无 建有 留有 辖有 只有 还有 也有 已有 "
    "藏有 收藏有 珍藏有 保存有 保留有 存有 陈列有 供奉有 现存有"
)
INCLUSIONS: Final = _set("包括 包含 涵盖 囊括 含 分为 下辖 辖 下设")
# What may come off: 研制成功, before its object too (研制成功新型水泵).
SUCCEEDING: Final = _set(
    "研制 试制 研发 开发 培育 选育 繁育 发射 移植 申办 申报 创办 举办 仿制 合成 克隆 抢救 "
    "试飞 试航 试产 试种 改造 引种 分离 提取 制造 制成 营救 收购 登顶 竞选"
)
# What parties do with what they agree on (与甲签署协议).
SIGNING: Final = _set("签署 签订 达成 签 订立 缔结")
# What they bring about is what a 由 after them is about (设立基金，由甲管理).
MAKING: Final = _set(
    "设立 成立 创立 创建 创办 建立 组建 筹建 推出 发布 完成 举办 启动 制定 出台 建设 兴建 "
    "新建 修建 建 建成 开设 发行 出版 写 创作 撰写 编写 编著 绘制 谱写 拍摄 开发 研制 设 "
    "签署 引进 筹集 募集 获得 采购 修筑 开凿 开挖 兴修 建造 营建 兴筑 创设 开辟 铸造 开通 "
    "建起 办起 盖起 修起 造起 立起 搭起 竖起 搭建 修成 造出 研制出 研发出 培育出 开办 设置"
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
    "公告称 声明称 通报称 公告说 声明说 通报说 "
    "证明 公告 介绍 介绍说 评价 报道 报导 解释 补充 坚信 深信 感到 以为 看到 意识到 得知 获悉 预测 "
    "预计 估计 推测 规定 主张 建议 提出 呼吁 希望 期待 坚称 坦言 直言 写道 问 回答 回应 批评 质疑 "
    "担心 记得 猜测 假设 判断 断言 披露 公布 声明 重申 告诉 听说 据说 认定 裁定 意味着 代表着 深知 "
    "告知 明白 理解 讲到 谈到 提到 讲 明确 通报 提醒 警告 感慨 感叹 回忆 坦承 辩称 自称 反驳 抱怨 "
    "评论 判决 判令 反映 分析 坦陈 担忧 查明 研判 控诉"
)
SAY_VERBS: Final = _PLAIN_SAY_VERBS | SPOKEN
MEANING: Final = _set("意味着 代表着")  # of these, what no person does
TELLING: Final = _set("告诉 提醒 警告 告知")  # somebody something
# Of these, the ones whose clause is not put forward as true.
UNASSERTED_SAYING: Final = _set("建议 呼吁 希望 期待 质疑 担心 问 猜测 假设")
#: What whoever speaks bids others: 甲提醒，请勿前往.
BIDDING: Final = _set("请 请勿 切勿 勿 务请 敬请 切忌 切莫 严禁 谨防 警惕")
#: Of these, what goes on in somebody's mind: what they do about it is told by the author.
MINDING: Final = _set(
    "认为 发现 听说 得知 获悉 看到 意识到 相信 觉得 感到 知道 深知 记得 担心 以为 明白 理解 承认 "
    "坦承 坚信 深信 猜测 怀疑"
)
#: Of these, the ones whose clause goes no further than the next comma.
WORRYING: Final = _set("担心 质疑 猜测 假设 问")
ANNOUNCING: Final = _set("公告 通告 通报")  # verbs at the end of a clause without another
#: Who is named first does what is named first (甲、乙分获金牌和银牌).
#: Behind several who do something, each for themselves.
SEVERALLY: Final = _set("分别 分获 分列 分居 分任 分夺 各 各自 均 都 双双 先后 相继 并列")
IN_TURN: Final = tuple(_set("分别 分获 分列 分居 分任 分夺 依次"))
# What everybody knows is put forward by who says that they know it.
KNOWING: Final = _set("知道 看到 明白 深知 记得 相信 理解")
EVERYBODY: Final = _set("大家 各位 人们 人人 谁 诸位 你们 同志们")
# Only with a clause after them; with a noun phrase they are ordinary verbs.
CAUSATIVES: Final = _set(
    "使 使得 令 让 导致 促使 促成 致使 迫使 造成 引致 驱使 助 帮助 帮 使之 使到 推动 促进"
)
#: What an event does, and what is told of it then (发生爆炸，造成两人受伤).
HAPPENING: Final = _set("发生 爆发 突发 出现 遭遇 引发")
OCCURRING: Final = _set("发生 爆发 突发")  # of what nobody does
SEASONAL: Final = _set(
    "入夏 入秋 入冬 入春 入汛 入伏 入梅 出梅 立秋 立春 立夏 立冬 开春 入夜 天亮 天黑"
)
#: What happens (发生氨气泄漏, 发生货车侧翻).
ACCIDENTS: Final = _set(
    "泄漏 泄露 爆炸 爆燃 坍塌 垮塌 倒塌 塌陷 塌方 滑坡 侧翻 追尾 相撞 碰撞 脱轨 沉没 "
    "倾覆 起火 失火 着火 燃烧 断裂 破裂 故障 中毒 溺水 触电 坠落 溃坝 决口 渗漏 冲突 踩踏 "
    "骚乱 感染 聚集"
)
HARMING: Final = _set("造成 导致 致使 致 引发 引起 波及")
#: Who is sent somewhere by these goes there (派甲赴乙学习).
SENDING: Final = _set(
    "派 派出 派遣 选派 委派 指派 抽调 特派 增派 调派 加派 选送 保送 公派 差遣 送 护送"
)
REQUESTS: Final = _set(
    "要求 请 请求 邀请 派 派出 派遣 选派 委派 指派 特派 增派 保送 差遣 指定 命 命令 托 委托 劝 "
    "呼吁 鼓励 建议 允许 批准 准许 禁止 阻止 授权 "
    "号召 催促 敦促 吩咐 指示 督促 引导 指导 组织 支持 协助 逼 引诱 叫 通知 动员 安排 聘请 邀 "
    "聘 起诉 指控 控告 举报 指责 欢迎"
)
#: Of what one is against, or keeps from happening, nothing is told (反对在甲修建乙).
OPPOSING: Final = _set(
    "反对 抗议 抵制 阻止 防止 避免 制止 杜绝 反抗 谢绝 婉拒 免于 以防 谨防 严防 防范 力避"
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
        _set("希望 想 争取 企图 试图 力图 力争 谋求 寻求 期望 期待 渴望 尝试 设法 提议 倡议 动议"),
        "desired",
    ),
    "避免": "possible",
}
#: Of the verb behind them: 主张建在甲, 要求删去乙.
ASKING_FOR: Final[dict[str, Modality]] = {
    **dict.fromkeys(_set("主张 力主 请求 商请 恳请 申请 建议 提议 倡议 呼吁"), "desired"),
    **dict.fromkeys(_set("要求 责令"), "required"),
}
#: Before what somebody does not do.
REFUSING: Final = _set("拒绝 谢绝 婉拒 拒不")
#: What one does not rule out may come.
RULING_OUT: Final = _set("排除")
PIVOT_VERBS: Final = _set(
    "教 教会 带领 率领 带动 陪同 帮助 帮 助 培养 吸引 引导 支持 组织 服务 号召 选 推选 "
    "聘请 聘任 聘 任命 委任 选举 推举"
)
#: Verbs that lead others to do something.
LEADING_OTHERS: Final = PIVOT_VERBS | REQUESTS | CAUSATIVES
#: What is done to nothing: no noun behind 的 is its object (股市回暖的带动).
DONE_TO_NOTHING: Final = _set(
    "回暖 下降 上升 增长 下跌 上涨 回升 回落 升温 降温 死亡 失业 就业 退休 出生 毕业 结婚 "
    "离婚 结汇 破产 倒闭 停电 停水 断电 失火 起火 降雨 下雨 降雪 下雪 开工 竣工 通车 通航 "
    "停航 开业 停业 歇业 开幕 闭幕 罢工 波动 震荡 爆炸 坍塌 泄漏 老化 衰退 衰老 转型 创业 "
    "办公 报到 上学 入学 返乡 就医 住院 患病 发病 受伤 受损 受灾 脱贫 致富 减产 增产 丰收 "
    "扩产 复工 停工 复产 停产 推车 转阴 转阳 痊愈 康复 "
    "沉降 塌陷 塌方 崩塌 垮塌 断裂 折断 破裂 开裂 分叉 龟裂 渗水 漏水 漏油 发黄 发黑 发红 发白 "
    "发芽 发霉 发烧 发热 发炎 发胖 开花 凋谢 枯萎 腐烂 生锈 褪色 融化 结冰 冻结 蒸发 沸腾 燃烧 "
    "熄灭 冒烟 下水 落水 溺水 沉没 搁浅 靠岸 靠泊 离港 进港 出海 起飞 降落 着陆 失联 前进 后退 "
    "倒退 掉头 转身 勾结 串通 串供 协作 协助 合影 聚会 聚集 聚居 团聚 相遇 重逢 争吵 吵架 打架 "
    "斗争 竞争 交往 交谈 崛起 兴起 兴盛 衰落 没落 败落 诞生 成立 落成 问世 面世 觉醒 进步 出局 "
    "晋级 夺冠 获胜 取胜 失利 落选 落榜 辞职 离职 就任 上任 卸任 去世 逝世 病逝 遇难 丧生 死亡 "
    "阵亡 成长 长大 生长 发育 变老 入睡 睡觉 休息 休假 起床 出门 回家 回国 归来 出行 旅行 旅游 "
    "散步 跑步 游泳 唱歌 跳舞 说话 聊天 哭泣 微笑 发笑 剃头 理发 烧炭 打鱼 捕鱼 种地 种田 种树 "
    "做饭 洗衣 看病 送信 送货 赶集 放羊 放牛 放牧 养猪 养蜂 砍柴 打铁 教书 读书 念书 写字 画画 "
    "下棋 打球 踢球 打仗 当兵 参军 入伍 退伍 开车 骑车 乘车 坐车 上车 下车 换乘 转乘 乘船 上岸 "
    "登岸 签字 签名 投票 表决 开会 发言 讲话 演讲 演出 挂钩 接轨 并轨 上市 退市 挂牌 上线 下线 "
    "停摆 停滞 缩水 升值 贬值 盈利 亏损 入账 到账 到期"
)
#: What is done to prices, rates and levels.
SETTING: Final = _set(
    "公布 发布 公开 披露 关心 关注 制定 确定 规定 决定 定 设定 调整 提高 降低 上调 下调 "
    "控制 承担 面临 评估 监测 影响 测算 计算 估算 统计 达到 保持 维持 实现 创造 创下 要求 "
    "需要 具有 具备 拥有 反映 显示 描绘 绘制 给出 提出 接受 执行 采用 参照 使用 编制 起草 "
    "修订 带来 造成 产生 存在 释放 施加 遭受 受到 受 防范 化解"
)
# Whose somebody is, before what office they hold (我的同事、甲公司总裁乙).
FELLOWS: Final = _set("同事 老师 导师 朋友 好友 同学 搭档 师傅 学生 弟子 战友 校友 老乡 伙伴 同乡")
#: What describes who held an office before (接替退休的甲任乙).
DEPARTED: Final = _set(
    "退休 离休 离任 卸任 离职 辞职 调离 病逝 去世 逝世 牺牲 退役 出走 被捕 升任 转任"
)
# What somebody goes somewhere for (分配到甲公司工作).
STAYING: Final = _set(
    "劳动 劳动改造 务农 务工 锻炼 挂职 蹲点 休养 养病 避难 定居 服役 教书 支教 行医 传教 做工 "
    "培训 受训 研修 讲学 演出 参展 参赛 拍摄 考察 参观 访问 采访 调研 视察 慰问 "
    "工作 学习 任职 任教 就职 实习 进修 留学 深造 居住 生活 执教 访学 插队 打工 "
    "分析 检测 化验 鉴定 救治 治疗 抢救 就诊 就医 疗养 展出 拍卖 维修 检修 避险 "
    "布局 出差 授课 落户 创业 经商 巡演 取景"
)
# What one does somewhere, as the line of a career tells it (1980年至1984年，甲学院学习).
POSTED: Final = _set("学习 工作 进修 任职 任教 实习 读书 就读 深造 培训 挂职 插队 劳动 服役 锻炼")
# What several have a part in, each its own (展览由甲主办，乙承办，丙赞助).
PARTS_OF_WORK: Final = _set(
    "领衔主演 联合主演 联合执导 联合编剧 领衔 "
    "主办 承办 协办 合办 承建 承造 承制 设计 施工 监理 建造 执导 主演 出演 编剧 作词 作曲 编曲 "
    "演唱 "
    "配乐 监制 制作 摄制 出品 发行 出版 主编 编著 翻译 校订 审定 题签 作序 赞助 冠名 领投 跟投 "
    "参投 投资 管理 运营 维护 组织 实施 主持 牵头 配合 协助 支持 指导 参与 提供 生产 代理 保荐 "
    "承销 主管 代管 托管"
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
#: Whose object is somebody, told with an office or without (聘请前甲公司总裁乙).
MEETING_PEOPLE: Final = _set(
    "聘请 聘任 聘用 邀请 任命 委任 提名 会见 会晤 拜会 拜访 采访 专访 探望 看望 起用 签下 引进 "
    "请来 挖来 "
    "挖走 接替 取代 击败 战胜 力克 不敌 负于 输给 师从 迎娶 嫁给 娶 结识 拜 请 选举 推选 招募 "
    "招揽 延揽 "
    "开除 解雇 逮捕 拘捕 起诉 指控 暗杀 刺杀 追随 投靠 效仿"
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
THANKING: Final = _set("谢谢 感谢 感激 鸣谢 多谢")
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
#: Behind two names: what lies between the two (甲与乙贸易总额).
BETWEEN_TWO: Final = tuple(
    _set(
        "贸易额 贸易总值 贸易总额 贸易量 双边贸易 贸易逆差 贸易顺差 贸易往来 经贸往来 人员往来 "
        "时差 "
        "汇率 价差 比分 友好关系 外交关系 战略合作 经贸合作 差距"
    )
)
WIDE_PLACES: Final = _set(
    "全国 全球 世界 全省 全市 全县 全区 国内 国外 海外 境内 省内 市内 当地 各地"
)
RIDING: Final = _set("乘 搭乘 乘坐 换乘 转乘 搭 驾驶 骑 驾")  # by what one goes
MOTION_VERBS: Final = _set("来 去 前往 来到 回到 赶到 赴 到 抵达 返回 回 进入")
HOMES: Final = _set("老家 家乡 故乡 故里 母校 娘家 祖籍")  # before the name of the place
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
#: One verb with its complement (将甲纳入乙).
ENTERING: Final = _set("纳入 列入 并入 融入 编入 归入 划入 计入 载入 录入 汇入 归为 列为")
DIRECTIONAL: Final = _set(
    "上 下 来 去 出 起 进 回 开 上来 下来 起来 出来 出去 进来 进去 过来 过去 下去 上去 回来 "
    "回去 完 好 住 掉 满 见 走 成功 得 不到 得到 完成"
)
OFFICE_VERBS: Final = _set(
    "任 担任 出任 就任 接任 兼任 历任 现任 时任 曾任 继任 自任 当选 升任 转任 改任 任命 聘 聘任 当"
)
# Verbs that end so take two objects: who gets it, and what.
GIVING: Final = ("给", "欠", "予", "授", "送", "赠", "教", "称", "赐", "封", "问", "告诉")
#: Who is judged, and to what: 判处被告人甲有期徒刑三年.
SENTENCING: Final = _set("判处 处 判决")
SENTENCES: Final = ("有期徒刑", "无期徒刑", "徒刑", "死刑", "拘役")
CHARGING: Final = _set("以 涉嫌 犯 犯有")  # before the name of a crime
DONATING: Final = _set("捐赠 转赠 捐助 募捐")  # what is given stands behind them alone
# What one does at a school that may stand bare before it: 甲，乙大学毕业.
GRADUATING: Final = frozenset("毕业 肄业 结业".split())
GRADUATED: Final = frozenset(verb + closer for verb in GRADUATING for closer in ("后", "时"))
# Whose subject is mostly an action: 提高工资有助于留人.
MATTERING: Final = frozenset(
    "有助于 有利于 有益于 不利于 有损于 有碍于 有赖于 意味着 标志着 标志 离不开 取决于 "
    "是因为 是由于 是为了 是出于 关系到 关乎 事关".split()
)
# 任命甲为乙, 称甲为乙.
NAMING_VERBS: Final = _set(
    "任命 聘任 委任 选聘 提名 增选 任 称 选 选举 推选 推举 聘 聘请 命名 封 定 认定 评 列 "
    "视 誉 改名 更名"
)
ALIAS_MARKERS: Final = _set(
    "以下简称 下称 简称 又称 亦称 也称 又名 亦名 原名 本名 别名 旧称 俗称 通称 全称 又叫 也叫 "
    "艺名 笔名 小名 乳名 外号 绰号 曾用名 英文 英语 英文名 英语名 法语 德语 日语 日文 拉丁语 "
    "学名 译名 外文名 简写 缩写 字 号 晚号 自号 别号 谥 谥号 初名 古称 旧名 曾名 曾称 俗名 法号 "
    "法名 道号 庙号 斋号 室名 别称 雅称 昵称 全名 中文名 世称 人称 史称 讳 名 派名 谱名 俄语 "
    "俄文 法文 德文 韩语 韩文 朝鲜语 西班牙语 葡萄牙语 意大利语 荷兰语 阿拉伯语 匈牙利语 波兰语 "
    "瑞典语 挪威语 丹麦语 芬兰语 土耳其语 希腊语 希腊文 捷克语 罗马尼亚语 保加利亚语 塞尔维亚语 "
    "乌克兰语 波斯语 希伯来语 印地语 梵语 梵文 泰语 越南语 马来语 印尼语 蒙古语 藏语 藏文 "
    "维吾尔语 满语 满文 粤语 戒名 圣名 教名 洗名 幼名 又字 一字 又号"
)
#: Nouns of a name that say of what stands before them how it is called (甲原名为乙, 甲古称乙).
NAME_NOUNS: Final = _set(
    "原名 本名 别名 旧称 俗称 通称 全称 简称 笔名 艺名 乳名 绰号 曾用名 学名 译名 初名 古称 旧名 "
    "曾名 俗名 法号 法名 别称 雅称 昵称 全名 别号"
)
#: After what something is made, before it is (仿照甲建造乙).
MODELLING: Final = _set("仿照 比照 参照 模仿 效仿 仿效 借鉴 仿")
CALLED: Final = _set("叫 名叫 叫做 叫作 名为 唤作")  # somebody is, by name
COURTESY_MARKERS: Final = _set(
    "字 号 谥 晚号 自号 别号 讳 名 又字 一字 又号"
)  # the name behind reads as any words
LONGEST_COURTESY: Final = 4  # characters of such a name
LIGHT_VERBS: Final = _set(
    "受 受到 遭 遭到 遭受 饱受 备受 深受 获 获得 得到 进行 予以 加以 给予 接受 引起 产生 引发 "
    "展开 开展 作出 做出 造成 带来 提供 失去 缺乏 享受 承受"
)
# What is done for or against somebody, who answers it (谢绝导师挽留，…).
ANSWERING: Final = _set("谢绝 婉拒 婉谢 拒绝 不顾 听从 响应 采纳 听取 征得 不负 辜负")
PASSIVE_LIGHT: Final = _set("受 受到 遭 遭到 遭受 饱受 备受 深受")
BOUNDS: Final = _set("不少于 不超过 不低于 不高于 不小于 不大于 不多于")
APPROXIMATE: Final = BOUNDS | _set(
    "约 大约 近 将近 逾 超过 至少 不到 多达 高达 最少 最多 仅 达 共计 合计 总计 累计"
)
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
#: Before an office, where who holds it acts, or holds it and no more.
PRESENT_OFFICES: Final = _set("时任 现任 前任 继任")
SERVING_VERBS: Final = ATTRIBUTIVE_VERBS & OFFICE_VERBS
MARKING_PEOPLE: Final = _set(
    "签字 执业 涉案 受访 遇难 获救 受伤 失联 被困 遇害 患病 伤亡 "
    "返乡 进城 务工 留守 离退休 退休 退役 下岗 失业 在校 参会 与会 参展 受灾 获奖 "
    "归国 回国 留日 留美 留英 留德 留法 旅日 旅美 旅法 旅欧 旅澳 海归 在职 离休 离任 特聘 驻村 驻地"
)
#: What somebody says of a house right behind the verb (承诺公司将…), and what it is called barely.
PROMISING: Final = _set("承诺 保证 声明 要求 建议 预计 强调 呼吁 担心 批评 证实 否认 指控")
BARE_HOUSES: Final = _set("公司 集团 企业 学校 医院 银行 政府 双方 各方 厂方 校方 院方 对方 部门")
PREPOSITION_VERBS: Final = _set(
    "像 如同 "
    "直到 截至 截止 自 沿着 随着 根据 按照 除了 为了 对于 关于 由于 针对 围绕 依据 依照 自从 "
    "通过 经过 作为 利用 借助 依托 联合 携手 会同 联手 偕同 协同 带领 率领"
)
OFFICE_MODIFIERS: Final = _set("执行 代理 常务 署理 荣誉 名誉 主管 主持")
ADVERBIAL_NOUNS: Final = _set(
    "现 长期 短期 终身 全部 全程 全力 全面 当场 现场 亲自 共同 联合 一度 后来 过后 随后 大力 "
    "年均 日均 月均 客场 全场 一审 二审 终审 高度 深度 首次 一次性 首先 其次 同步 实时 同比 环比 "
    "整体"
)
ADDING_UP: Final = _set("累计 合计 总计 共计")  # adverbs, where a verb follows
AGING: Final = _set("现年 今年 时年 年仅 当年")  # before an age
# After who lived it: 甲一生写了很多书.
LIFETIMES: Final = _set("一生 毕生 终生 平生 生前 早年 晚年")
CHANGES: Final = _set(
    "偏多 偏少 偏高 偏低 偏早 偏晚 "
    "增长 下降 上升 减少 增加 提高 回落 上涨 下跌 增 降 增幅 下滑 翻番 扩大 缩小"
)
LEADING_VERBS: Final = _set(
    "出资 投资 牵头 发起 带头 捐资 筹资 集资 募资 捐款"
)  # before a verb: how it is done
#: Before what is to come about (力争产值增长两成).
AIMING: Final = _set("力争 争取 确保 预计 预期 实现 力促 推动 带动 促进 促使")
TAKING_LEAD: Final = _set("牵头 负责 主导 统筹 领衔")  # with 由: what is done is told after
SPENDING: Final = _set(
    "投资 出资 筹资 斥资 耗资 拨款 集资 捐资 融资 投入 安排 筹集"
)  # money, to do what
#: Before another verb they say how.
HOW_VERBS: Final = _set("全资 连带")
#: How it is come to know what is told behind them (法院审理查明).
EXAMINING: Final = _set("审理 审查 侦查 核查 审计 检测 化验 复核 查证 走访")
FINDING: Final = _set("查明 认为 发现 认定 显示 证实")
#: By whose leave something comes about: 经教育部批准成立.
APPROVING: Final = _set("批准 核准 同意 审批 许可 授权 批复 审核 审议 审议通过 推荐 介绍 提议 倡议")
BENEFITING: Final = _set(
    "提供 带来 注入 创造 赢得 奠定 开辟 增添 送去 送上 搭建 安排 配备 发放 颁发 开设"
)
BUILDING: Final = _set("新建 改建 扩建 改扩建 新增 新设 新开 新修 续建 增设 建成 完成")
STOCK_VERBS: Final = _set("现有 原有 共有")  # before a noun and a number: 现有职工260人
ADDING: Final = _set("新增 净增 新设 新开 增设 新建 新招")  # before a noun and a number, too
#: Before a noun and a number: what a works makes or serves a year.
YEARLY: Final = _set(
    "年产 年处理 年加工 年接待 年运送 年输送 年供水 年供气 年供电 年培训 年出栏 年消纳 年减排"
)
BECOMING: Final = _set(
    "变成 变为 成为 变 转变 发展 发展成 发展成为 成长 成长为 蜕变 升级 压缩 缩短 提升 延长"
)
RECOUNTING: Final = _set("介绍 分享 讲述 汇报 回顾 总结 交流 展示 讲解")
TALKING: Final = _set(
    "进行 展开 开展 达成 签署 签订 举行 交换 交流 沟通 协商 磋商 会谈 谈判 讨论 座谈"
)
SPENT_ON: Final = _set(
    "投向 用于 专项用于 投资于 服务于 适用于 面向"
)  # what a fund or a tool is for
PUBLIC_WORKS: Final = _set(
    "建成 新建 改建 扩建 改扩建 新增 引进 培育 改造 建设 修建 布局 开通 增设"
)  # what a town does, and nobody in person
#: Before a noun of measure: which part of it is told (归属于上市公司股东的净利润).
QUALIFYING: Final = ("归属", "扣除", "剔除")

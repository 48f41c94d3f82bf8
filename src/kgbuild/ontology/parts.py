"""What things of a kind have: the parts that an article names without saying whose they are.

虹膜呈褐色 in the article of a bird is told of the bird's, and 屋顶覆以青瓦 in that of a temple of
the temple's. In: a bare noun and the class of the headword. Out: whether it is such a part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kgbuild.regex import regex


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Of living things, their young and their sexes included.
_OF_LIFE: Final = _set(
    # plants and fungi
    "根 茎 叶 叶片 叶柄 叶缘 叶尖 叶脉 叶背 叶面 叶基 叶鞘 叶舌 小叶 托叶 嫩叶 老叶 新叶 "
    "基生叶 茎生叶 苞片 总苞 花 花朵 花瓣 花冠 "
    "总状花序 圆锥花序 伞形花序 头状花序 穗状花序 聚伞花序 唇瓣 花茎 花葶 "
    "花萼 花梗 花柄 花序 花药 花丝 花柱 花粉 花被 花被片 花蕾 萼片 雄蕊 雌蕊 子房 胚珠 柱头 "
    "果 果实 果皮 果肉 果柄 果序 种子 种皮 种仁 "
    "树皮 树干 树冠 树形 枝条 小枝 嫩枝 枝 枝干 老枝 新枝 芽 冬芽 顶芽 腋芽 鳞芽 根茎 根状茎 根系 "
    "块茎 块根 鳞茎 主根 须根 侧根 球果 球茎 孢子 "
    "孢子囊 植株 全株 茎秆 茎干 主干 木材 心材 边材 蒴果 荚果 瘦果 浆果 核果 坚果 翅果 蓇葖果 "
    "颖果 角果 聚合果 幼苗 小穗 颖片 卷须 乳汁 "
    "菌盖 菌柄 菌褶 菌肉 菌丝 菌丝体 菌环 子实体 "
    # animals
    "头 头部 头顶 头冠 额部 颊部 枕部 喉部 颈 颈部 后颈 背 背部 背面 背脊 腹 腹部 腹面 胸 "
    "胸部 腰部 肩部 肛门 尾 尾巴 尾部 尾羽 尾鳍 "
    "尾柄 背鳍 胸鳍 腹鳍 臀鳍 脂鳍 鳍 鳞 鳞片 侧线 鳃 鳃耙 鳔 吻 吻部 吻端 口 口裂 口部 嘴 "
    "嘴部 嘴峰 喙 上喙 下喙 眼 眼睛 眼圈 眼先 虹膜 "
    "瞳孔 耳 耳朵 耳廓 耳羽 鼻 鼻孔 鼻端 脚 足 爪 趾 跗跖 蹼 腿 腿部 前肢 后肢 四肢 前足 后足 "
    "指 指端 翅 翅膀 翅面 翼 翼膜 前翅 后翅 翅脉 "
    "触角 触须 复眼 单眼 口器 羽毛 羽色 体羽 上体 下体 飞羽 覆羽 冠羽 眉纹 贯眼纹 颊纹 翼斑 "
    "腰 臀 皮肤 皮毛 毛 毛发 毛皮 被毛 身体 身躯 "
    "体表 体侧 体型 体形 体背 体节 躯干 躯体 骨骼 头骨 颅骨 牙齿 犬齿 门齿 臼齿 上颌 下颌 "
    "颌骨 舌 舌头 角 犄角 鬃毛 胡须 甲壳 壳 贝壳 "
    "壳面 壳口 背甲 腹甲 外壳 螯 螯足 步足 腹足 毒腺 毒牙 毒液 尾刺 螫针 叫声 鸣声 鸣叫声 "
    "视力 听觉 嗅觉 胃 肠道 肝脏 心脏 脑 大脑 "
    "声囊 鸣囊 胸骨 脊柱 椎骨 肋骨 胚胎 幼体 幼崽 幼仔 幼子 雏 雏鸟 蝌蚪 若虫 稚虫 蛹 蛹期 卵 "
    "鸟卵 鱼卵 卵粒 卵块 卵壳 巢 巢穴 巢材 "
    "窝 成年个体 亚成体 雄性 雌性 雄株 雌株 雄花 雌花 两性 亲鸟 亲鱼 个体 种群 野生种群 "
    "野生个体"
)
_SEXES: Final = regex(
    r"[雄雌幼成雏亚][鸟鱼兽虫蛙蛇蟹龟体蜂蝶蛾蝇蚁蛛猴鹿狐狼熊猫象鲸狮虎豹羊牛马驴鼠兔蝠蚕蝉]"
)
#: Of a school, whatever its rank.
_OF_SCHOOL: Final = _set(
    "图书馆 体育馆 体育场 博物馆 校史馆 主楼 教学楼 实验楼 校门 校训 校徽 校歌 校旗 校庆日 校刊 "
    "校报 学报 前身 附属中学 附属小学 附属医院 附属幼儿园 研究生院 东校区 西校区 南校区 北校区 "
    "新校区 老校区 主校区 本部 食堂 宿舍楼 图书馆藏书"
)
#: Of a town or a land.
_OF_LAND: Final = _set(
    "政府驻地 镇政府驻地 乡政府驻地 县政府驻地 区政府驻地 人民政府驻地 驻地 "
    "最高峰 最高点 最低点 最大河流 主要河流 县城 城区 老城区 新城区 主城区 中心城区 "
    "东部 西部 南部 北部 中部 东北部 西北部 东南部 西南部 东境 西境 南境 北境"
)
_OF_CLASS: Final[Mapping[str, frozenset[str]]] = {
    "NaturalFeature": _set(
        "上游 中游 下游 上段 中段 下段 河床 河道 河谷 河口 河源 河段 源头 正源 北源 南源 干流 "
        "主流 河水 水面 水质 水位 水体 水域 水系 "
        "流域 左岸 右岸 北岸 南岸 东岸 西岸 湖面 湖水 湖底 湖区 湖盆 湖岸 湖心 湖床 主峰 次峰 "
        "峰顶 山顶 山体 山脚 山麓 山腰 山脊 山坡 "
        "北坡 南坡 东坡 西坡 东麓 西麓 南麓 北麓 冰川 雪线 岩体 岩壁 洞口 洞壁 洞顶 海岸线 "
        "海岸 岛岸 岛体 瀑面 瀑底 主瀑 泉水 泉眼 沙丘 火山口 植被"
    ),
    "Site": _set(
        "大雄宝殿 天王殿 藏经阁 法堂 观音殿 钟鼓楼 三圣殿 大成殿 棂星门 明伦堂 "
        "大殿 正殿 主殿 前殿 中殿 后殿 配殿 殿顶 殿身 殿内 山门 屋顶 屋面 屋脊 屋身 塔身 塔刹 "
        "塔基 塔顶 塔座 塔檐 塔内 塔心 台基 台身 台顶 基座 "
        "须弥座 檐口 檐下 檐角 外墙 内墙 墙体 墙面 墙身 立面 外立面 正立面 城墙 城门 城楼 "
        "瓮城 正门 大门 主楼 主体 主体建筑 主体结构 裙楼 副楼 配楼 "
        "塔楼 穹顶 拱顶 屋盖 中庭 大厅 门厅 前厅 后厅 正厅 前院 后院 庭院 内院 底层 顶层 首层 "
        "一层 二层 三层 四层 五层 上层 下层 中层 地上部分 "
        "地下部分 阁内 楼内 楼顶 桥面 桥身 桥墩 桥台 桥塔 主塔 "
        "北塔 南塔 东塔 西塔 边塔 索塔 锚碇 结构 名称 主梁 主缆 拉索 桥拱 拱圈 "
        "桥孔 桥栏 栏板 栏杆 主桥 引桥 主跨 边跨 看台 梁架 "
        "梁枋 斗拱 柱础 藻井 壁画 彩画 碑文 碑身 碑额 碑座 碑首 入口 出口 跑道 航站楼 站房 "
        "站厅 站台 候车厅 主展厅 常设展厅 观众厅 舞台 坝体 坝顶 "
        "坝基 坝身 大坝 泄洪闸 库区 墓室 墓道 墓顶 封土 甬道 耳室 主墓室 围墙 照壁 戏台 牌坊 "
        "钟楼 鼓楼 藏经楼 馆舍 馆内 园内 内部 外观 主厅 塔尖"
    ),
    "Device": _set(
        "机身 机翼 尾翼 机头 机尾 机舱 座舱 驾驶舱 货舱 客舱 起落架 旋翼 桨叶 艇体 舰体 舰艏 "
        "舰桥 船体 船身 船首 船尾 船舱 船底 艏部 艉部 甲板 主机 "
        "动力系统 推进系统 推进器 导航系统 控制系统 电控系统 制冷系统 散热系统 发动机 电动机 "
        "电机 电池 电池组 屏幕 显示屏 外壳 壳体 外层 内层 车身 车头 "
        "车尾 底盘 车厢 内饰 前脸 悬架 变速箱 镜头 主镜 副镜 镜片 镜筒 主摄像头 摄像头 处理器 "
        "芯片 传感器 弹体 弹头 战斗部 箭体 舱体 太阳翼 天线 "
        "炮管 炮塔 枪管 枪身 枪托 弹匣 机匣 护木 刀身 剑身 琴身 琴头 琴弦 面板 背板 共鸣箱 "
        "器身 腹部 口沿 圈足 机壳 按键 键盘 接口"
    ),
    "Person": _set(
        "遗体 骨灰 遗骨 遗骸 灵柩 灵骨 墓 墓地 坟墓 陵墓 衣冠冢 灵塔 墓塔 墓碑 墓志铭 故居 旧居 "
        "手稿 遗稿 书稿 日记 书信 藏书 作品 诗作 画作 书画 书法 诗词 词作 译作 论著 遗著 画风 诗风 "
        "书风 文风 祖籍 原籍 籍贯 生平 事迹 身世 家境 铜像 塑像 遗像 家族 墨迹"
    ),
    "Company": _set(
        "客户 主要客户 供应商 门店 董事会 监事会 管理层 股东大会 创始团队 生产线 "
        "总股本 研发团队 销售网络"
    ),
    **dict.fromkeys(("Town", "District", "City", "Province"), _OF_LAND),
    "School": _OF_SCHOOL,
    "University": _OF_SCHOOL,
    "Hospital": _set(
        "门诊楼 住院楼 外科楼 内科楼 急诊科 本部 东院区 西院区 南院区 北院区 新院区 老院区"
    ),
    "Work": _set(
        "片名 书名 剧名 歌名 主题曲 片尾曲 片头曲 插曲 剧本 结局 主人公 主角 男主角 女主角 "
        "故事 剧情 情节 歌词 曲调 旋律 正文 序言 附录 画面 画心 题跋 "
        "人物 译本 英译本 初版 手稿 封面 插图"
    ),
    "Product": _set(
        "外皮 馅料 汤底 汤汁 成品 成菜 肉质 口感 表皮 内馅 酒体 酒液 茶汤 汤色 叶底 包装"
    ),
}
_OF_FOOD: Final = _OF_CLASS["Product"] | _set("配料 主料 辅料 调料 色泽 香气 味道 质地 热量")
_FOOD: Final = regex(
    r"(?:菜|小吃|点心|糕点|面食|美食|食品|甜品|汤|粥|饼|糕|面|酒|茶|酱|糖|饮料)类?$"
)


def is_part(
    noun: str, kind: str, kinds: tuple[str, ...], *, living: bool, is_a: Callable[[str, str], bool]
) -> bool:
    """Tell whether a bare noun names a part of what an article is about.

    Args:
        noun: The noun, by itself.
        kind: Class of the headword.
        kinds: What the article says that it is, as written.
        living: It is a kind of living things.
        is_a: Tells whether one class is another or below it.
    """
    if living:
        return noun in _OF_LIFE or _SEXES.fullmatch(noun) is not None
    if any(_FOOD.search(words) for words in kinds):
        return noun in _OF_FOOD
    return any(noun in parts and is_a(kind, branch) for branch, parts in _OF_CLASS.items())


def branch_of(kind: str, is_a: Callable[[str, str], bool]) -> str | None:
    """Return the class of things with parts that a class lies below, if any."""
    return next((branch for branch in _OF_CLASS if is_a(kind, branch)), None)


def is_part_of_any(noun: str) -> bool:
    """Tell whether a noun of two characters or more names a part of anything, and so nobody."""
    return len(noun) > 1 and (
        noun in _OF_LIFE or any(noun in parts for parts in _OF_CLASS.values())
    )


#: How a part of a living thing looks: 扁球形, 灰褐色, 杯状, 纯白.
_LOOK: Final = regex(
    r"(?!.*[、的有无具由和与呈为是似])(?!(?:形|性)状|颜色|花色|体色|毛色|[现症]状)(?:\w{1,6}[形状]|(?:[\u4e00-\u9fff]{0,4}?(?<=[黑白红黄绿蓝褐灰紫橙棕青粉肉银金])色)|"
    r"[深浅淡暗亮纯灰黄红褐黑白绿蓝紫橙棕乳银]{1,3}[黑白红黄绿蓝褐灰紫])"
)
_LOOKS: Final = frozenset(
    "扁圆卵球线披长椭匙心肾条管钟漏杯盘楔锥棒倒阔宽狭近三四五肉深浅淡暗亮纯灰黄红褐黑白绿蓝紫橙棕"
    "青粉金银乳米"
)
_LONGEST_PART: Final = 4  # characters


def parted_look(words: str) -> tuple[str, str] | None:
    """Return a part of a living thing and how words say that it looks (鳞茎扁球形), if they do.

    What the part is of may stand before it (雄鸟头顶灰褐色).
    """
    for start in (2, 0):
        before = words[:start]
        if before and before not in _OF_LIFE and not _SEXES.fullmatch(before):
            continue
        for size in range(min(_LONGEST_PART, len(words) - start - 1), 0, -1):
            part, look = words[start : start + size], words[start + size :]
            if size == 1 and (start or look[0] not in _LOOKS):
                continue  # 蒴果|卵球形, and no 鳞|芽扁球形
            if (part in _OF_LIFE or _SEXES.fullmatch(part)) and _LOOK.fullmatch(look):
                return before + part, look
    return None

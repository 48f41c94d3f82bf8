"""The surnames of the Chinese, by which a person's name is told from a word."""

from __future__ import annotations

__all__ = [
    "COMPOUND_SURNAMES",
    "DOUBTFUL_SURNAMES",
    "FORMS_OF_ADDRESS",
    "JAPANESE_SURNAMES",
    "SURNAMES",
    "surname_of",
]

COMPOUND_SURNAMES = tuple(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
    "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 百里 呼延 东郭 "
    "南门 西门".split()
)
#: Families of Japan, in two characters.
JAPANESE_SURNAMES = frozenset(
    (
        "佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斋藤 "
        "清水 山崎 池田 桥本 阿部 石川 前田 藤田 小川 冈田 后藤 村上 近藤 石井 坂本 远藤 青木 "
        "藤井 西村 福田 太田 三浦 藤原 冈本 松田 中岛 原田 小野 田村 竹内 金子 和田 中山 石田 "
        "上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木 安藤 谷口 大野 丸山 今井 河野 藤本 "
        "村田 武田 上野 杉山 增田 平野 大塚 千叶 久保 松井 小岛 岩崎 木下 野口 野村 松尾 菊地 "
        "佐野 大西 杉本 新井 浜田 市川 古川 水野 小松 岛田 荒木 三村 张本 福原 早田 伊东 羽生 "
        "樱井 黑田 川口"
    ).split()
)
#: What follows a person's full name and is no part of it.
FORMS_OF_ADDRESS = tuple(
    "先生 女士 小姐 夫人 太太 同志 阁下 院士 教授 博士 研究员 老师 医生 大夫 护士 律师 师傅 法师 "
    "禅师 和尚 上人 "
    "警官 同学 学长 学姐 大姐 大妈 大娘 大爷 大叔 大伯 大哥 大嫂 老人 老汉 老太 阿姨 叔叔 奶奶 "
    "爷爷 伯伯 大婶 婶婶 老先生 老师傅 老教授 老太太 烈士".split()
)
#: The surnames of nearly all Chinese: the commonest of the census, and those of old texts.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施"
    "陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳"
    "盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋"
    "苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练"
    "仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺水云昌凤酆皮湛禹狄贝麻嵇骆支昝经"
    "裘缪干宣贲杭诸钮荀惠麴储富巴弓牧隗山班仰秋伊暴甫钭厉戎祖束幸韶蓟宿怀蒲邰鄂索咸籍能苍双闻莘劳逄扶堵"
    "宰郦雍却璩濮寿通扈郏浦尚农别充慕茹宦鱼容慎戈庾终暨居衡步满弘国寇广禄阙东沃利越夔隆师晁勾融訾那空毋乜养"
    "佘阚亓仉佴俎剡厍呙妫宓庹忻眭笪缑谯迮邴郇郗郯雒颛"
    "须丰巢蒯相后红权逯付闫肖仝"
)


#: Surnames that begin many a word, too: they tell a name only of what is no word.
DOUBTFUL_SURNAMES = frozenset("区盘朴麦招粟危代帅占税楼檀芮茅敬尉桓朗旷汝")


def surname_of(name: str) -> str:
    """Return the surname that a Chinese name begins with; empty where it has none."""
    if name.startswith(COMPOUND_SURNAMES) and len(name) > 2:
        return name[:2]
    return name[0] if name[:1] in SURNAMES else ""

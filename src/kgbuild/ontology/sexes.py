"""What tells that somebody is a woman or a man: kinship, forms of address, given names.

A given name is told by the character it ends on, where hardly anybody else bears it (丽娟, 建军);
most names tell nothing.
"""

from __future__ import annotations

from typing import Final

from kgbuild.regex import regex

#: What a woman is to others, and what a man is.
FEMALE_KIN: Final = frozenset(
    "母亲 妈妈 生母 养母 继母 义母 干妈 妻子 夫人 太太 前妻 发妻 元配 原配 继室 遗孀 未婚妻 女儿 "
    "长女 次女 三女 四女 幼女 独女 大女儿 小女儿 二女儿 养女 继女 义女 姐姐 妹妹 大姐 二姐 三姐 "
    "二妹 三妹 胞姐 胞妹 堂姐 堂妹 表姐 表妹 祖母 奶奶 外婆 姥姥 外祖母 曾祖母 孙女 外孙女 伯母 "
    "婶婶 姑姑 姑母 舅母 姨妈 姨母 侄女 外甥女 岳母 婆婆 儿媳 媳妇 嫂子 弟媳 其母 其妻 其女 其姐 "
    "其妹 师姐 师妹 学姐 学妹 师母 阿妈 老妈 老婆".split()
)
MALE_KIN: Final = frozenset(
    "父亲 爸爸 生父 养父 继父 嗣父 义父 干爹 丈夫 前夫 未婚夫 儿子 长子 次子 三子 四子 五子 幼子 "
    "独子 大儿子 小儿子 二儿子 养子 继子 义子 哥哥 弟弟 大哥 二哥 三哥 二弟 三弟 四弟 长兄 次兄 "
    "兄长 胞兄 胞弟 堂兄 堂弟 堂哥 表兄 表弟 表哥 族兄 族弟 祖父 爷爷 外公 姥爷 外祖父 曾祖父 "
    "孙子 长孙 外孙 叔叔 伯伯 叔父 伯父 叔祖 堂叔 堂伯 族叔 姑父 舅舅 舅父 姨父 侄子 侄儿 外甥 "
    "内侄 岳父 公公 女婿 姐夫 妹夫 妹婿 内兄 内弟 连襟 其父 其夫 其子 其兄 其弟 师兄 师弟 学长 "
    "学弟 阿爸 老爸 老公".split()
)
_FEMALE_ADDRESS: Final = (
    "女士|小姐|夫人|太太|阿姨|大妈|大娘|大姐|大嫂|大婶|奶奶|婆婆|阿婆|老太太?|师姐|学姐|"
    "修女|公主|皇后|王后|太后|贵妃"
)
_MALE_ADDRESS: Final = (
    "先生|大爷|大叔|大伯|大哥|爷爷|叔叔|伯伯|老汉|老爷子|师兄|和尚|神父|王子|太监|老先生"
)
#: Right behind a name: what its bearer is called, or said to be (甲女士, 甲，女，1950年生).
FEMALE_BEHIND: Final = regex(rf"(?!夫人|太太)(?:{_FEMALE_ADDRESS})|[，,（(]女[，,）)；;]|是个?女")
MALE_BEHIND: Final = regex(rf"(?:{_MALE_ADDRESS})|[，,（(]男[，,）)；;]")
_FEMALE_NAMED: Final = regex(rf".+(?:{_FEMALE_ADDRESS}|婶|嫂|姨|姐|妹子)")
_MALE_NAMED: Final = regex(rf".+(?:{_MALE_ADDRESS}|伯|叔|哥|爷)")
#: Right before a name: what a woman is (女教师甲, 女排队员甲 is none).
WOMAN_BEFORE: Final = regex(
    r"女(?:[子士]|性|孩|童|工|兵|生|星|将|警|医生|教师|老师|作家|诗人|画家|演员|歌手|导演|记者|科学家|"
    r"工程师|企业家|飞行员|航天员|司机|干部|校长|教授|博士|院士|学生|职工|村民|骑手|船长|律师|法官|"
    r"运动员|选手|主播|博主|店主|老板|研究员|青年)\Z"
)
#: Given names of women and of men, by the character on which they end.
_FEMALE_ENDS: Final = frozenset(
    "芳娟莲莉丽娜婷媛淑惠燕芬芝珍珠娣妹姣娥琳琼瑶嫣雯萍蓉蕾薇倩怡妍婕妮娅婉菲茜蔷莺蝶钗钏姗姝嫱娴娆媚"
    "嫦妤婵兰凤梅琴霞花香菊荷玲艳慧蓓莎黛姬娇绮芸茵莹菁萱蔓蕙蕊馨鹃瑛玫玥珊囡嬛滢漪妃娘婆嫂姑姨娃秀"
)
_MALE_ENDS: Final = frozenset(
    "强刚勇军伟龙虎彪豪雄峰涛鹏斌武忠磊钢铁柱栋梁国邦勋辉毅锋汉魁威震霆骏骥坤山岳泽亮光成生根贵福财"
    "富旺茂昌隆祥祖宗儒臣钧炳焕义仁信德厚寿健建业达远旭东才志松柏民泉渊波城培基堂增壮夫奎尧岩峻嵩"
    "庭廷弘彬征战昆权樵滨煜甫畴纲维绍翔胜良裕谦贤跃逸道郎铎镇镛雷顺驰驹鸿麟鼎杰超"
)
#: With one of these before it, 英 is a woman's (桂英).
_FEMALE_MIDDLES: Final = frozenset("秀淑桂玉翠凤春美红兰月素巧惠")
_FEMALE_FOREIGN: Final = regex(
    r"(?:卓玛|央金|央宗|拉姆|梅朵|卓嘎|曲珍|旺姆|拉珍|其其格|图雅|托娅|高娃|古丽|古丽\w*)\Z|"
    r"(?:安娜|玛丽|玛利亚|玛格丽特|伊丽莎白|海伦|海伦娜|安妮|艾米丽|索菲|索菲亚|凯瑟琳|爱丽丝|露西|莎拉|萨拉|苏珊|"
    r"琳达|朱莉|夏洛特|艾玛|埃玛|埃莉诺|卡罗琳|奥尔加|维多利亚|安吉拉|英格丽德|伊莎贝尔|詹妮弗|杰西卡|劳拉|"
    r"芭芭拉|凯特|艾琳|伊琳娜|娜塔莎|\w+(?:娜|娅|莎|丽|妮|丝))(?=[·•‧・]|\Z)"
)
_MALE_FOREIGN: Final = regex(
    r"(?:扎西|多吉|平措|顿珠|旺堆|丹增|巴特尔|买买提)\Z|"
    r"(?:约翰|詹姆斯|威廉|大卫|戴维|罗伯特|彼得|保罗|托马斯|查尔斯|乔治|亨利|汉斯|卡尔|皮埃尔|雅克|路易|何塞|"
    r"亚历山大|伊万|弗拉基米尔|尼古拉|谢尔盖|阿列克谢|鲁道夫|马克|迈克尔|史蒂夫|杰克|汤姆|理查德|爱德华|菲利普|"
    r"西蒙|安德鲁|马丁|格雷格|古斯塔夫|克劳斯|沃尔夫冈|瓦尔特|埃里克|雅各布|丹尼尔|马修|阿卜杜\w*)(?=[·•‧・]|\Z)"
)
_DOT: Final = regex("[·•‧・]")
_HAN: Final = regex("[\u4e00-\u9fff]{2,4}")
#: Men of old whose names end as women's do now.
_MEN: Final = frozenset("梅兰芳 周信芳 程砚秋 荀慧生 尚小云 夏丏尊 李惠堂 张伯苓 吴宓 林纾".split())


def sex_of_name(name: str) -> str:
    """Return 她 or 他 for a person whose name alone tells their sex, or nothing."""
    if name in _MEN:
        return "他"
    if _FEMALE_NAMED.fullmatch(name):
        return "她"
    if _MALE_NAMED.fullmatch(name):
        return "他"
    if _DOT.search(name):
        first = _DOT.split(name)[0]
        women = _FEMALE_FOREIGN.match(first) or _FEMALE_FOREIGN.search(_DOT.split(name)[-1][-2:])
        return "她" if women else "他" if _MALE_FOREIGN.match(first) else ""
    if len(name) == 4 and (_FEMALE_FOREIGN.search(name[2:]) or _MALE_FOREIGN.search(name[2:])):
        return "她" if _FEMALE_FOREIGN.search(name[2:]) else "他"
    if _HAN.fullmatch(name) is None:
        return ""
    if name[-1] in _FEMALE_ENDS or (name[-1] == "英" and name[-2] in _FEMALE_MIDDLES):
        return "她"
    return "他" if name[-1] in _MALE_ENDS else ""

"""What people are to one another by birth, marriage and learning: 次女, 岳父, 恩师.

Reading and resolving ask alike whether a noun tells whose somebody is; the words stand here once.
"""

from __future__ import annotations

from typing import Final

#: Members of one family.
FAMILY: Final = frozenset(
    "父亲 母亲 爸爸 妈妈 生父 生母 养父 养母 继父 继母 嗣父 义父 义母 干爹 干妈 父母 双亲 "
    "妻子 丈夫 夫人 太太 爱人 老伴 配偶 前妻 前夫 发妻 元配 原配 继室 遗孀 未婚妻 未婚夫 "
    "儿子 女儿 长子 次子 三子 四子 五子 幼子 独子 长女 次女 三女 四女 幼女 独女 大儿子 小儿子 "
    "二儿子 大女儿 小女儿 "
    "二女儿 养子 养女 继子 继女 义子 义女 孩子 子女 "
    "哥哥 弟弟 姐姐 妹妹 大哥 二哥 三哥 大姐 二姐 三姐 二弟 三弟 四弟 二妹 三妹 长兄 次兄 兄长 "
    "胞兄 胞弟 胞姐 胞妹 "
    "堂兄 堂弟 堂姐 堂妹 堂哥 表兄 表弟 表哥 表姐 表妹 族兄 族弟 "
    "祖父 祖母 爷爷 奶奶 外公 外婆 姥爷 姥姥 外祖父 外祖母 曾祖父 曾祖母 曾祖 高祖 先祖 "
    "孙子 孙女 长孙 外孙 外孙女 曾孙 玄孙 "
    "叔叔 伯伯 叔父 伯父 叔祖 堂叔 堂伯 族叔 伯母 婶婶 姑姑 姑母 姑父 舅舅 舅父 舅母 姨妈 姨母 "
    "姨父 "
    "孙女婿 外孙女婿 外孙媳 侄女婿 侄媳 大伯子 小叔子 大姨子 小姨子 大舅哥 小舅子 妯娌 "
    "侄子 侄女 侄儿 侄孙 外甥 外甥女 内侄 "
    "岳父 岳母 公公 婆婆 女婿 儿媳 嫂子 弟媳 姐夫 妹夫 妹婿 内兄 内弟 连襟 亲家".split()
)
#: Whom somebody learns from, teaches or keeps company with.
CIRCLE: Final = frozenset(
    "学生 弟子 门生 徒弟 高足 门徒 老师 导师 恩师 师父 师傅 启蒙老师 同学 同窗 校友 学长 学弟 "
    "学妹 师兄 师弟 师姐 师妹 "
    "好友 挚友 密友 老友 好朋友 同伴 伙伴 搭档 室友 战友 同事 同乡 老乡 邻居 助手".split()
)

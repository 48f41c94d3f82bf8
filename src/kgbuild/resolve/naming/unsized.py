"""A thing is named without how large it is, and an amount without when it was so.

规模20亿元的低空产业基金 is 低空产业基金, and 全年地区生产总值 is 地区生产总值: the size is a fact
of its own, and the year is that of the fact. What a transcript has left of an amount (专利项 of
专利41项) is nothing of the name.
"""

from __future__ import annotations

from typing import Final

from kgbuild.ontology import MEASURES, Lexicon
from kgbuild.ontology.counts import without_count
from kgbuild.regex import regex

#: How large a thing is, before its name: 规模20亿元的低空产业基金, 3万平方米的会展中心.
_SIZED: Final = regex(
    r"^(?:总?(?:规模|投资|投资额|金额|额|价|面积|建筑面积|占地面积|长|库容)|价值|造价|全长|占地|高|长|[年日]?产能"
    r"|注册资本)?(?:为|达|约|近|逾|超过?|不超过|不低于)?"
    r"\d[\d.,]*[万亿千百]*[多余]?(?:元|美元|欧元|平方米|立方米|平方公里|公里|千米|米|亩|公顷|千瓦|兆瓦|吨)(?:以上|左右)?"
    r"的(?=[^的\d“《「]{4,}$)"
)
#: The same without its figure (总额亿元的框架协议, 亿元专项贷款), an age (岁的治沙人) or a year
#: (年由甲创办的工厂, 年全市粮食产量).
_FIGURELESS: Final = regex(
    r"^(?:(?:总额|总价|总?(?:规模|投资|投资额|金额|面积|长)|价值|单价|年产|日产|造价|全长|占地|高|长|重)?"
    r"(?:为|达|约|近|逾|超过?)?(?:[万亿]+(?:元|美元|欧元|港元|吨|平方米|千瓦|亩)|平方米|平方公里|公里|公顷|千瓦|兆瓦|吨|亩|米)"
    r"的(?=[^的]{2,}$)"
    r"|[万亿]+(?:元|美元|欧元)(?=(?:专项|贷款|资金|基金|奖金|奖学金|补贴|补助|债券|融资|订单|合同|罚款|捐款|赔偿))"
    r"|岁的(?=..)|年(?:月日?)?(?=[由在被从经与]|全[市县省国州区]|集团|公司|成立|建成|创办|上映|出版|发表))"
)
#: A date without its figures, behind a gathering or a body: 第六次会议|月日.
_DATE_BEHIND: Final = regex(r"(?<=..)(?<=[议会坛赛式司团学院局厅])(?:年月日|年月|月日)$")
#: Of what time an amount is: 全年地区生产总值.
_PERIOD: Final = regex(
    r"^(?:预计|初步核算)?(?:全年|[上下]半年|前[三两]季度|[一二三四]季度|年末|今年|去年|当年)(?:全国)?(?=.{4,}$)"
)
#: The unit of a lost figure, behind what it counted: 专项资金|亿元, 大黄鱼|吨.
_LOST: Final = regex(
    r"(?<=[\u4e00-\u9fff]{2})(?<![一二三四五六七八九十百千万亿两几数每第上余多点])(?:"
    r"[余多]?[万亿]+(?:元|美元|欧元|港元|人次|人|吨|亩|户|册|件|台|辆|套|株|头|斤|公斤|箱|平方米|平方公里"
    r"|立方米|公顷|千瓦|千瓦时)|余[个家项名种座处所件人篇]|平方公里|平方米|立方米|(?<!平方)公里|公顷|千瓦时|(?<![公英市])[吨亩]"
    r"|(?<=合同|奖励|指标)项|(?<=教材)册)$"
)

#: Where it lives or lies, before a kind of thing: 区内|马鹿, 馆内|展品.
_INSIDE: Final = regex(
    r"^(?:[区园馆寺村库]|景区|园区|片区|库区|流域|辖区|保护区)内(?:的|现有|有)?(?=[^\W的内外]{2,6}$)"
)
#: When or how it was so, behind a name: 渔民|当场, 石条|历代, 印经院|传统上.
_THEN: Final = regex(
    r"(?<=[\u4e00-\u9fff]{2})(?<!的)(?:当场|历代|传统上|事后|原计划|原先|原本|一律|当即|平日|如今|迄今)$"
)


#: That there is one of it, before what is described at length: 一座|五孔石拱桥, 一家|造船企业.
_ONE: Final = regex(
    r"^一(?:[座条所家间栋幢处艘架台部辆款项种套支届场篇幅门]|个)(?![^的]{0,3}的|名?叫|以)(?=[\u4e00-\u9fff\w“]{4,}$)"
)


def without_one(words: str, lexicon: Lexicon) -> str:
    """Return what is described without that it is one: 一座五孔石拱桥 is 五孔石拱桥.

    A bare noun keeps it (一家律师事务所): by itself it means all of them, or one that went before.

    Args:
        words: What a node is called.
        lexicon: Nouns that the world knows.
    """
    plain = _ONE.sub("", words, count=1)
    return words if plain in lexicon.heads or plain in lexicon.nouns else plain


def unsized(words: str) -> str:
    """Return the words of a name without its size, the time before it or what is left of a count.

    Nor is it part of a name when or how something was so (渔民|当场被捕).

    Args:
        words: Normalised.
    """
    words = _FIGURELESS.sub("", _DATE_BEHIND.sub("", _INSIDE.sub("", words)))
    plain = _THEN.sub("", without_count(_LOST.sub("", _SIZED.sub("", words))))
    return _PERIOD.sub("", plain) if plain.endswith(MEASURES) else plain

"""设有车站94座: what there is and how many become a thing and a quantity.

As read, the count is part of what there is (车站94座), which names a node that no other sentence
names. Between nodes the thing is the object, and its count a qualifier of the fact.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Qualifier, Triple
from kgbuild.ontology.predicates import ASPECT
from kgbuild.regex import regex
from kgbuild.resolve.retelling.slots import is_plain, part_of

_FIGURES: Final = (
    r"(?:\d[\d,.]*|[一二三四五六七八九十百千两数几][一二三四五六七八九十百千两数几零点万]*)"
)
#: Classifiers of what there is; 元 and 米 measure, and count nothing.
_COUNT: Final = regex(
    rf"(?:约|近|逾|超过|共|各)?{_FIGURES}[余多]?[万千百亿]?[余多]?"
    r"(?:人次|架次|[人名位座所家个处条台辆艘架部卷册种株棵口尊方幅件间栋幢项篇首枚只头眼通块本次张])$"
)
_SHORTEST: Final = 2  # characters of what is counted
#: What one has, or has got or made so many of (获一等奖1项, 发表论文200余篇).
_HAVING: Final = tuple(
    (
        "有 设 辖 获 获得 荣获 夺得 摘得 斩获 赢得 取得 拿下 得 发表 出版 申请 主持 完成 "
        "承担 培养 创作 撰写 编写 翻译 收藏 捐赠 接待 服务 培训 救治 诊治 收治 救助 资助 "
        "帮扶 安置 招收 招募 出土 缴获 俘虏 查处 发放 征集"
    ).split()
)
#: Classifiers of how often something was done, and of nothing else.
_OF_DEEDS: Final = ("人次", "架次")
_ORDERING: Final = tuple("第每这那")  # 第|三座


def counted(triple: Triple) -> Triple:
    """Return a triple whose object ends on its count with the count apart; others as they are."""
    target = triple.object
    if target is None or not is_plain(target):
        return triple
    count = _COUNT.search(target.form)
    if count is None or count.start() < _SHORTEST:
        return triple
    had = ASPECT.sub("", triple.predicate).endswith(_HAVING)
    if not had and not count[0].endswith(_OF_DEEDS):
        return triple
    noun = part_of(target, 0, count.start(), tag="n")
    amount = part_of(target, count.start(), count.end(), tag="m")
    if noun.form.endswith(_ORDERING):
        return triple
    found = Qualifier("quantity", amount, amount, "", triple.confidence, triple.grounds)
    return replace(triple, object=noun, qualifiers=(*triple.qualifiers, found))

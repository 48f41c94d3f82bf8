"""Where something stands among others: 排名第五, 经济总量位居全省第三, 跻身世界前列.

As read, a place in an order is a bare ordinal, which names nothing, or a phrase that ends on one
and names a node of its own (全省第三). Whatever verb tells it, it is the rank of what it is told
of, and a value in the text's own words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Triple
from kgbuild.ontology.predicates import ASPECT
from kgbuild.regex import regex

#: The predicate that the ontology knows a rank by.
RANKING: Final = "排名"
_COUNT: Final = r"[一二三四五六七八九十百千\d]{1,5}"
#: An ordinal, or a word for one end of an order, with the order that it is of before it.
_RANK: Final = regex(
    rf"(?P<order>[^，。；、]{{0,20}}?)"
    rf"(?:第{_COUNT}(?:名|位|把交椅)?|首位|榜首|榜眼|探花|末位|末席|前列|前茅|前{_COUNT}[名位强]?|头名|"
    rf"倒数第{_COUNT}[名位]?|第一方阵|第[一二三]梯队|三甲)(?:之列|行列)?"
)
#: Verbs of nothing but the place that something takes in an order.
_STANDING: Final = frozenset(
    "排名 位列 位居 名列 排列 排在 排行 高居 稳居 跃居 跃升至 跃升到 升至 升到 上升至 上升到 "
    "跻身 进入 迈入 挺进 重返 跌至 滑落至 下滑至 降至 退居 暂列 暂居 暂排 并列 独居 蝉联 雄踞 "
    "列 居 居于 列于 排 排到 位于 处于 在 位次 为 是 获 获得 夺得 取得".split()
)
#: Of those, verbs of more than a place: only a bare ordinal behind them is one.
_WIDE: Final = frozenset("为 是 获 获得 夺得 取得 在 处于 进入".split())
_BARE: Final = regex(
    rf"(?:全[球国省市县区]|世界|亚洲|国内|行业|总分|总|团体|小组|本组|同类)*第{_COUNT}[名位]?"
)
_ORDERED: Final = ("排名", "位次", "名次", "排行", "成绩", "总分", "积分")


def ranked(triple: Triple) -> Triple:
    """Return a triple of a place in an order as one of a rank; others as they are."""
    target, predicate = triple.object, ASPECT.sub("", triple.predicate)
    if target is None or predicate not in _STANDING or triple.construction == "clausal":
        return triple
    if not _is_rank(target.form) or (predicate in _WIDE and not _BARE.fullmatch(target.form)):
        return triple
    if predicate in ("为", "是") and not triple.subject.form.endswith(_ORDERED):
        return triple
    return replace(triple, predicate=RANKING)


def _is_rank(form: str) -> bool:
    """Tell whether words end on a place in an order."""
    return _RANK.fullmatch(form) is not None

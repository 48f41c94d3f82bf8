"""What was done, where no text tells by whom: 新建冷库36座, 启动管网改造.

Reports of a year's work leave out who did it all, and mostly no word of theirs names them. The
fact needs nobody: so many of what was built, or granted, or found are told of that (冷库 | 新建 |
36座), and what was begun, opened or finished is in that state (管网改造 | 状态 | 启动).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Triple
from kgbuild.ontology.deeds import takers

_PEOPLE: Final = frozenset({"people"})
_DONE: Final = frozenset(("svo", "achieved"))
#: Of what is not done to its object, or says no more than how much it is.
_NOT_DONE: Final = frozenset(
    "达 达到 超过 突破 占 有 共有 现有 约 近 增长 下降 增加 减少 上升 提高 降低 是 为 需 需要 历时 "
    "持续 相当于 等于 低于 高于 拥有 具有 来自 位于 参加 出席 前往 来到 进入 成为 担任 属于".split()
)


def achieved(triple: Triple) -> Triple | None:
    """Return a triple that nobody is known to do as one of what it was done to, if it says so.

    Args:
        triple: A triple whose subject stands nowhere.
    """
    target = triple.object
    if target is None or triple.construction not in _DONE or triple.polarity == "negative":
        return None
    told = takers((triple.predicate,), "does")
    if triple.predicate in _NOT_DONE or (told is not None and told.sorts == _PEOPLE):
        return None  # 当选院士 is done by somebody, and to nobody
    counts = [q for q in triple.qualifiers if q.role == "quantity"]
    rest = tuple(q for q in triple.qualifiers if q.role != "quantity")
    if counts:
        return replace(
            triple,
            subject=target,
            object=counts[0].value,
            qualifiers=rest,
            construction="achieved",
        )
    return replace(triple, subject=target, object=None, construction="passive-result")

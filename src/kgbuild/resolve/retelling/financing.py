"""A round of financing becomes the firm that raises it: 甲领投本轮融资 tells who invests in whom.

A text says once that 乙 completed a round, and goes on about the round: 本轮融资由甲领投. Between
nodes it says more of 乙.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kgbuild.model import Triple
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import tidy
from kgbuild.resolve.register import Register

_RAISING: Final = frozenset("完成 获得 获 宣布完成 启动 拿到 斩获 实现".split())
_INVESTING: Final = frozenset("领投 跟投 参投 投资 参与 参与投资 追投".split())
_ROUND: Final = regex(r".*融资")


class Financing:
    """Which firm the rounds of financing of one document are for.

    Args:
        triples: All triples of the document.
        names: What they name.
    """

    def __init__(self, triples: Iterable[Triple], names: Register) -> None:
        self._raisers: dict[str, None] = {}
        for triple in triples:
            target = tidy(triple.object.form) if triple.object is not None else ""
            if triple.predicate in _RAISING and _ROUND.fullmatch(target):
                who = names.name(triple.subject, triple)
                if who.resolved and names.is_organization(name := names.canonical(who.text)):
                    self._raisers.setdefault(name)

    def raiser(self, form: str, triple: Triple) -> str | None:
        """Return the one firm that an end of a triple of investing stands for, if it is a round.

        Args:
            form: The end's words, normalised.
            triple: The triple.
        """
        invests = triple.predicate in _INVESTING and _ROUND.fullmatch(tidy(form))
        return next(iter(self._raisers)) if invests and len(self._raisers) == 1 else None

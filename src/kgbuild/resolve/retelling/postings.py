"""进入甲工作 tells where somebody works, 到乙学习 where they study: by what they go there for.

So does 调入甲任工程师.

As read, who goes to a house enters or reaches it; the verb behind it says more. Between nodes
that is what joins them: 林知远 | 任职于 | 省水利厅.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Span, Triple
from kgbuild.regex import regex

_GOING: Final = frozenset(
    "进入 进 到 去 来到 赴 前往 回到 返回 调入 调到 调至 分配到 分配至 分配进 分到 转入 转到 "
    "被分配到".split()
)
#: What is done there -> the predicate that tells it of the place.
_PURPOSES: Final = {
    "任职于": "工作|任职|供职|就职|上班|(?:担任|任(?!教)|当|做)(?=[\u4e00-\u9fff]{2})",
    "任教于": "任教|执教|教书",
    "就读于": "学习|就读|读书|求学|深造|进修|留学",
}
_PURPOSE: Final = regex("|".join(f"({words})" for words in _PURPOSES.values()))
#: Where others have somebody go, and what for: 被下放到头陀公社|劳动.
_SENT: Final = regex(
    r"(?:被)?(?:下放|派|派遣|安排|发配|流放|遣送|调|抽调|选派|疏散|押送|押)[到往至去]"
)
_TOIL: Final = regex(
    "(?:参加)?(?:劳动改造|体力劳动|劳动锻炼|劳动|锻炼|插队|改造|务农|服刑|蹲点|疗养|支教)$"
)
#: What a house's name ends on: who goes to a town to work does not work for it.
_HOUSE: Final = regex(
    r".*(?:厂|院|校|学|所|局|厅|社|部|司|团|队|馆|台|站|会|室|集团|行|公司|中心|委|办|系|研究组|报)$"
)


def posted(triple: Triple) -> Triple:
    """Return a going to a house as working, teaching or studying there, where that is what for."""
    target = triple.object
    if target is None or len(target.spans) > 1 or len(target.form) != len(target.text):
        return triple
    if _SENT.fullmatch(triple.predicate):
        toil = _TOIL.search(target.form)
        place = _before(target, toil.start()) if toil is not None else None
        return replace(triple, object=place) if place is not None else triple
    if triple.predicate not in _GOING:
        return triple
    purpose = _PURPOSE.search(target.form)
    house: Mention | None = target
    if purpose is not None and purpose.end() == len(target.form):
        house = _before(target, purpose.start())  # 进入|甲工作
    else:
        behind = target.span.end - triple.evidence.sentence_span.start
        purpose = _PURPOSE.match(triple.evidence.sentence, behind)
    named = house is not None and (house.tag == "nt" or _HOUSE.fullmatch(house.form) is not None)
    if purpose is None or purpose.lastindex is None or not named:
        return triple
    return replace(triple, predicate=list(_PURPOSES)[purpose.lastindex - 1], object=house)


def _before(mention: Mention, end: int) -> Mention | None:
    """Return the first characters of a mention as one of their own, if any are left."""
    if end < len("甲厂"):
        return None
    span = Span(mention.span.start, mention.span.start + end)
    return Mention((span,), mention.text[:end], mention.form[:end], mention.form[:end], None, "nt")

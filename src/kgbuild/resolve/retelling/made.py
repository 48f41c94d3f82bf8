"""What a sentence tells of the making of a thing, besides the fact that it states.

甲由乙于1909年在丙创办 tells when and where 甲 was founded, whoever founded it. As read, time and
place go with the agent, and between nodes the fact becomes the agent's (乙 | 创办 | 甲). What was
made keeps them as facts of its own: 甲 | 创办 | 1909年.

甲是与乙共同研发的 tells that 乙 made 甲, too, whoever 乙 made it with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.model import Triple

#: Verbs of which the product keeps the time and the place.
_MAKING: Final = frozenset(
    "成立 创立 创办 创建 建立 建造 修建 兴建 始建 重建 建成 设立 组建 创刊 发现 发明 创作 出版 "
    "拍摄 铸造".split()
)
_KEPT: Final = ("time", "place")
#: Verbs of what several may do to make a thing.
_JOINT: Final = frozenset(
    "开发 研发 研制 打造 制作 共建 建设 建造 设计 创作 撰写 编写 编制 制定 起草 生产 出版 建立 "
    "设立 创办 举办 主办 发明 完成 拍摄".split()
)
_WITH: Final = frozenset("和 与 同 跟".split())
_MAKERS: Final = frozenset({"Person", "Organization"})


def with_makings(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, and who else, when and where things were made.

    Args:
        triples: All triples of the document, in reading order.
    """
    found: list[Triple] = []
    seen: set[tuple[object, ...]] = set()
    for triple in triples:
        found.append(triple)
        for told in (*_of_product(triple), *_of_partner(triple)):
            adjunct = told.qualifiers[0].mention.spans if told.qualifiers else ()
            place = (told.relation.spans, told.subject.spans, adjunct)
            if place not in seen:
                seen.add(place)
                found.append(told)
    return found


def _of_product(triple: Triple) -> Iterator[Triple]:
    """Yield each time and place of a passive with its agent as a fact of what was made."""
    verb = triple.predicate.removeprefix("由").removeprefix("被")
    agent = triple.construction == "passive" and triple.object is not None
    if not agent or verb not in _MAKING or triple.polarity == "negative":
        return
    for qualifier in triple.qualifiers:
        if qualifier.role in _KEPT:
            yield replace(
                triple,
                object=None,
                predicate=verb,
                construction="passive-result",
                qualifiers=(qualifier,),
            )


def _of_partner(triple: Triple) -> Iterator[Triple]:
    """Yield, of 甲是与乙共同研发的, that 乙 made 甲."""
    stressed = triple.relation.text.startswith("是") and triple.object is None
    if not stressed or triple.predicate not in _JOINT or triple.subject.entity in _MAKERS:
        return
    for qualifier in triple.qualifiers:
        partner = qualifier.role == "companion" and qualifier.marker in _WITH
        if partner and qualifier.value.entity in _MAKERS and triple.polarity == "positive":
            yield replace(
                triple,
                subject=qualifier.value,
                object=triple.subject,
                construction="svo",
                qualifiers=(),
                confidence=qualifier.confidence,
                grounds=qualifier.grounds,
            )

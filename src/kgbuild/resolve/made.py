"""甲由乙于1909年在丙创办 tells when and where 甲 was founded, whoever founded it.

As read, time and place go with the agent, and between nodes the fact becomes the agent's
(乙 | 创办 | 甲). What was made keeps them as facts of its own: 甲 | 创办 | 1909年.
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


def with_times_of_making(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, and when and where things were made by others.

    Args:
        triples: All triples of the document, in reading order.
    """
    found: list[Triple] = []
    seen: set[tuple[object, ...]] = set()
    for triple in triples:
        found.append(triple)
        for told in _of_product(triple):
            place = (told.relation.spans, told.subject.spans, told.qualifiers[0].mention.spans)
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

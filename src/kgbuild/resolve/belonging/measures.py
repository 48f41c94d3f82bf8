"""Whose an amount is that a sentence tells without saying so: 地区生产总值, 总数.

What a town's report or bulletin measures is the town's, where nobody acts before it; a bare total
is that of what was counted last. In: the noun for the amount and its triple. Out: its name with
whose it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kgbuild.model import Triple
from kgbuild.ontology import ATTRIBUTES, MEASURES, RATES
from kgbuild.regex import regex
from kgbuild.resolve.naming.unsized import unsized
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.scene import CONTINUED
from kgbuild.resolve.values import is_quantity

_TOTALS: Final = frozenset("总数 总量 数量 总数量".split())
#: Constructions that measure what a town's report or bulletin tells of.
_MEASURING: Final = frozenset("figure quantity svo copula intransitive".split())
_OF_TOWN: Final = 0.95  # what is measured there is the town's
_NUMBER: Final = regex(r"[约近超逾-]?[\d一二两三四五六七八九十百千零]")


@dataclass(frozen=True, slots=True)
class Owned:
    """The name of an amount with whose it is, how surely, and any doubt."""

    name: str
    certainty: float = 1.0
    doubt: str | None = None


def whose_measure(
    noun: str, triple: Triple, past: Antecedents, type_of: Callable[[str], str]
) -> Owned | None:
    """Return the name of an amount with whose it is; ``None`` where this room cannot tell.

    Args:
        noun: The words for the amount.
        triple: What is told of it.
        past: What the document has named.
        type_of: Tells the class of a name.
    """
    place = triple.subject.span.start, triple.evidence.sentence_span
    if noun in _TOTALS:  # 新增企业9家，总数达80家
        near = past.scene.window(*place, 0)
        counted = [p.name for p in near if not p.acting and not is_quantity(p.name)]
        if not counted:
            return Owned(noun, doubt=f"{noun} is of nothing named")
        return Owned(f"{counted[-1]}的{noun}", CONTINUED)
    town = past.town
    if town is None or triple.construction not in _MEASURING or not noun.endswith(MEASURES):
        return None
    if triple.object is None or not _NUMBER.match(triple.object.form) or town in noun:
        return None
    holder = past.owners.holder(*place)
    if holder is not None and (holder.name == town or type_of(holder.name) == "Government"):
        holder = None  # 镇政府带领全镇完成产值68亿元
    if holder is not None and not holder.name.endswith((*MEASURES, *ATTRIBUTES, *RATES)):
        return None
    return Owned(f"{town}的{unsized(noun).removeprefix('全' + town[-1])}", _OF_TOWN)

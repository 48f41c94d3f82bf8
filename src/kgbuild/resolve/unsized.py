"""A thing is named without how large it is, and an amount without when it was so.

规模20亿元的低空产业基金 is 低空产业基金, and 全年地区生产总值 is 地区生产总值: the size is a fact
of its own, and the year is that of the fact.
"""

from __future__ import annotations

import re
from typing import Final

from kgbuild.ontology import MEASURES

#: How large a thing is, before its name: 规模20亿元的低空产业基金, 3万平方米的会展中心.
_SIZED: Final = re.compile(
    r"^(?:总?(?:规模|投资|投资额|金额|面积|建筑面积|占地面积))?(?:为|达|约|近|逾|超过?|不超过|不低于)?"
    r"\d[\d.,]*[万亿千百]*[多余]?(?:元|美元|平方米|平方公里|公里|亩|公顷|千瓦|兆瓦)(?:以上|左右)?"
    r"的(?=[^的\d]{3,}$)"
)
#: Of what time an amount is: 全年地区生产总值.
_PERIOD: Final = re.compile(
    r"^(?:预计|初步核算)?(?:全年|[上下]半年|前[三两]季度|[一二三四]季度|年末|今年|去年|当年)(?:全国)?(?=.{4,}$)"
)


def unsized(words: str) -> str:
    """Return the words of a name without the size or the time before it.

    Args:
        words: Normalised.
    """
    plain = _SIZED.sub("", words)
    return _PERIOD.sub("", plain) if plain.endswith(MEASURES) else plain

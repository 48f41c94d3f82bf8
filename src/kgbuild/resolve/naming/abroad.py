"""The country in front of a foreign house's name, which is no part of the name.

A text that has called a house 智利圣罗莎矿业公司 or 泰国清迈大学 once goes on with 圣罗莎矿业 and
清迈大学. In: a name. Out: its country, where what follows names a house by itself. 法国电力公司,
美国商务部 and 英国国家图书馆 name nothing without theirs, and 中国 is part of the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex

_HOME: Final = "中国"
_LONGEST: Final = 8  # characters of a country's name
_LEAST: Final = 3  # characters of a house's name without its country
#: How what every country has one of begins, and how it ends.
_OF_THE_LAND: Final = regex(
    "(?:国家|国立|国际|国防|国会|中央|联邦|皇家|王家|最高|全国|公共|第[一二三四五六七八九十]|驻|在|政府|议会|人民"
    "|民主|共和|社会|劳动|工人|农业|理工|科技|科学|师范|医科|外交|商务|央)"
)
_ORGAN: Final = regex(
    "(?:[部局厅署省委]|委员会|政府|法院|议会|国会|总统府|大使馆|领事馆|央行|军|党|队)$"
)


def land_before(name: str, lexicon: Lexicon) -> str:
    """Return the foreign country in front of a house's own name, or nothing.

    Args:
        name: A house's name, normalised.
        lexicon: Which names are countries, and which words are common nouns.
    """
    for size in range(min(_LONGEST, len(name) - _LEAST), 1, -1):
        entry = lexicon.get(name[:size])
        if entry is None or entry.type != "Country":
            continue
        rest = name[size:]
        common = rest in lexicon.heads or rest in lexicon.nouns or rest in lexicon.trades
        shared = common or _OF_THE_LAND.match(rest) is not None or _ORGAN.search(rest) is not None
        return "" if shared or entry.canonical == _HOME else name[:size]
    return ""


def at_home(names: Collection[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield ``(清迈大学, 泰国清迈大学)`` where both are named; companies have parts of their own.

    Args:
        names: Organisations that the texts name.
        lexicon: Names that the world knows.
    """
    among = set(names)
    for name in sorted(among):
        land = land_before(name, lexicon)
        firm = name.endswith(("公司", "集团"))
        if land and not firm and name not in lexicon and (rest := name[len(land) :]) in among:
            yield rest, name

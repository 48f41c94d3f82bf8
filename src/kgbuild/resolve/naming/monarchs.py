"""Monarchs by their names: 路易十四 and 伊丽莎白二世 are people, and 嘉靖 may be 嘉靖帝.

A regnal name counts those who bore it. An era's name with 帝 behind it is the emperor who
proclaimed it; a text that has called him so calls him by the era alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from kgbuild.regex import regex

_NUMERAL = "[一二三四五六七八九十]{1,3}"
#: Names that monarchs and popes bore in turn, so that a numeral alone may follow.
_BORNE = (
    "路易|查理|亨利|乔治|爱德华|詹姆斯|威廉|腓特烈|腓力|菲利普|弗朗索瓦|约翰|保罗|本笃|庇护|英诺森|"
    "克雷芒|格列高利|格里高利|亚历山大|尼古拉|弗里德里希|卡尔|古斯塔夫|克里斯蒂安|拉美西斯|托勒密|"
    "拿破仑|苏莱曼|阿方索|费利佩|费迪南德|利奥波德|阿尔贝|哈康|哈拉尔|奥拉夫"
)
_REGNAL = regex(rf"(?!第)[\u4e00-\u9fff·]{{2,8}}?{_NUMERAL}世|(?:{_BORNE}){_NUMERAL}")
_EMPEROR = "帝"
_SHORTEST = 2  # characters of an era's name


def is_monarch(name: str) -> bool:
    """Tell whether a name counts those who bore it (路易十四, 伊丽莎白二世)."""
    return _REGNAL.fullmatch(name) is not None


def era_names(
    documents: Mapping[str, frozenset[str]], people: Container[str]
) -> Iterator[tuple[str, str]]:
    """Yield ``(the emperor, his era's name alone)`` of those that a text calls by both.

    Args:
        documents: Everything that the texts name -> the documents that name it.
        people: The persons among it.
    """
    for name in _emperors(documents):
        era = name.removesuffix(_EMPEROR)
        if name in people and era in people and documents[era] <= documents[name]:
            yield name, era


def _emperors(names: Iterable[str]) -> list[str]:
    return sorted(n for n in names if n.endswith(_EMPEROR) and len(n) > _SHORTEST)

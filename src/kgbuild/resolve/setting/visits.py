"""Whose sides a report of a visit has: 双方, 两国 and 甲方 are the guest's country and the host's.

In: what offices and visits a text tells. Out: the two countries of a visit, and which country a
side is called after (中方, 塞方). Firms and towns that visit each other are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex

#: 中方, 塞方: a side by the first character of its country. Other words that end so are listed.
_SIDE: Final = regex(r"(?P<first>[\u4e00-\u9fff])方")
_NO_SIDES: Final = frozenset("南北东西立多几古土单汤")
_VISITING: Final = frozenset("访问 出访 到访 回访 访华".split())
_VISIT: Final = regex(r".{0,8}访问")
_STATE: Final = regex(r"(?<=..)(?:人民|联邦)?(?:共和国|王国|公国|联邦)$")
_CHINA: Final = "中国"
#: Offices that only a country has: what stands before them is one, whoever knows it.
_OF_STATE: Final = frozenset("总统 副总统 首相 副首相 国王 女王 外长 防长 总理 副总理".split())


def is_side(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words name the side of a country (中方) and no direction or the like (南方)."""
    side = _SIDE.fullmatch(words)
    if side is None or side["first"] in _NO_SIDES or words in lexicon:
        return False
    return side["first"] in lexicon.initials.get("Country", ())


def side_of(words: str, countries: Iterable[str]) -> str | None:
    """Return the one country that a side is called after.

    Args:
        words: The side (塞方).
        countries: The countries and places that the text has named.
    """
    found = {name for name in countries if name.startswith(words[0])}
    if len(found) == 1:
        return found.pop()
    return _CHINA if words[0] == _CHINA[0] else None


def land_of(office: str, lexicon: Lexicon, is_place: Callable[[str], bool]) -> str | None:
    """Return the country at the start of an office's name (甲国总统), or ``None``.

    Args:
        office: Normalised words of an office.
        lexicon: Which words are titles.
        is_place: Tells whether a name is a place's.
    """
    for size in range(len(office) - 1, 1, -1):
        name, title = office[:size], office[size:].removeprefix("的")
        entry = lexicon.get(title)
        if entry is None or entry.type != "Title" or name in lexicon.heads:
            continue
        if is_place(name) or title in _OF_STATE:
            return name if name in lexicon else _STATE.sub("", name)
    return None


def visited(triple: Triple) -> Mention | None:
    """Return which place a triple says is visited (访问甲国, 对甲国进行国事访问), if any."""
    if triple.predicate in _VISITING:
        return triple.object
    visits = triple.object is not None and _VISIT.fullmatch(triple.object.form)
    topics = [q.value for q in triple.qualifiers if q.role == "topic"]
    return topics[0] if visits and topics else None

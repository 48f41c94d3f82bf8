"""Where somebody was born ends, and what they are begins: 生于江苏常熟|昆曲演员|戏曲教育家.

A life opens so more often than otherwise, and no sound parts the place from the trade behind it.
What lies in what else is known, so the place ends where its chain does: a province or a country,
then towns and districts that the lexicon has or that say what they are (松口镇).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kgbuild.ontology import Lexicon, load_lexicon
from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.lost_pauses.openings import LANDS, PROVINCES, TRADES
from kgbuild.regex import regex

_HAN: Final = "[\u4e00-\u9fff]"
_BORN: Final = regex("(?:出生于|出生在|(?<!先)生于|祖籍|原籍|籍贯)")
_LARGE: Final = regex(f"(?:{PROVINCES})省?|(?:{LANDS})")
#: A place that says of what kind it is.
_KIND: Final = regex(rf"{_HAN}{{1,3}}?(?:市|县|区|镇|乡|村|旗|盟)(?![长委里民政])")
_KINDS: Final = ("", "市", "县", "区")
_PLACES: Final = frozenset(("City", "District", "Town"))
_LENGTHS: Final = (5, 4, 3, 2)  # characters of a place that the lexicon has
_LONGEST_LISTED: Final = 6  # characters of a trade in a list of such
#: What behind the place is no trade, but goes on about it or about the family.
_GOES_ON: Final = regex(
    "[的人籍后时和与及一两]|附近|郊|期间|以及|书香|官宦|普通|贫苦|贫寒|富裕|当地"
)
_FAMILY: Final = regex(f"{_HAN}{{0,8}}?(?:家庭|世家|之家|人家|门第|家中(?!国|央|科)|家里)")
#: 甲|年月|生于: when somebody was born, behind the name that opens the text.
_WHEN: Final = regex(
    rf"(?P<name>{_HAN}{{2,4}}?)(?P<date>年月日|年月|年)"
    rf"(?=出?生(?:于|在)|出生(?!于|在)|生[。]|生(?:{PROVINCES}|祖籍))"
)
#: 年月出生|江苏无锡人: when, and not where.
_ONLY_WHEN: Final = regex(rf"(?<=[年月日])出?生(?=(?:{PROVINCES}|祖籍|籍贯|[汉满回壮苗彝藏]族))")
#: 原名苏桂兰|年月生于.
_ALIAS_WHEN: Final = regex(
    rf"(?:原名|本名|曾用名|又名|笔名|艺名|[字号]){_HAN}{{2,4}}?(?=(?:年月日|年月|年)(?:出?生(?:于|在)|出生))"
)


#: What a life goes on with behind where it began.
_NEXT: Final = regex(
    "祖籍|原籍|籍贯|早年|自幼|幼年|童年|少年时|青年时|年轻时|后来|后随|后迁|现居|现任|现为|曾任|毕业于|家境|出身|其父|父亲|母亲|祖父"
    "|年(?:月日?)?(?:考|入|毕业|赴|随|迁|加入|参加|获|任|到|从|起|进|开始|当选|被)"
)
_FROM: Final = regex(f"(?<![的是])(?:{PROVINCES})省?")
_ONE_FROM: Final = regex("人(?![民大口才士物工员类文寿保权力事造力家])")
#: 原名罗炳燊|植物学家.
_ALIAS: Final = regex(
    rf"(?:原名|本名|曾用名)(?P<alias>{_HAN}{{3}})(?!于|在|出生|生于|[字号年女男])"
)


@dataclass(slots=True)
class Births:
    """What a text has lost around where somebody was born.

    Attributes:
        clauses: Where a comma was lost.
        lists: Where the members of a list were parted.
        none: Where neither was.
    """

    clauses: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    none: list[int] = field(default_factory=list)


def births(text: str) -> Births:
    """Return what a normalised text without punctuation has lost around births."""
    found = Births()
    when = _WHEN.match(text)
    if when is not None and surname_of(when["name"]):
        found.clauses.append(when.end("name"))
        found.none.extend(range(1, when.end("name")))
        found.none.extend(range(when.start("date") + 1, when.end() + 1))
    for told in (_ALIAS_WHEN, _ONLY_WHEN):
        found.clauses.extend(match.end() for match in told.finditer(text))
    for born in _BORN.finditer(text):
        end = _place_end(text, born.end())
        if end > born.end() and _NEXT.match(text, end):
            found.clauses.append(end)
        elif end > born.end():
            _tell(found, text, born.end(), end)
    for alias in _ALIAS.finditer(text):
        if surname_of(alias["alias"]):
            _tell(found, text, alias.start("alias") + 1, alias.end())
    for large in _FROM.finditer(text):
        end = _place_end(text, large.start())
        if _ONE_FROM.match(text, end):
            _tell(found, text, large.start() + 1, end + 1)
    return found


def _tell(found: Births, text: str, start: int, end: int) -> None:
    """Add what is lost behind a place, or who is from there, if trades are told behind it."""
    trades = [*_trades(text, end)]
    if trades:
        found.clauses.append(end)
        found.none.extend(range(start, end))
        for first, trade_end in trades:
            found.none.extend(range(first + 1, trade_end))
        for first, trade_end in trades[1:]:
            short = trade_end - first <= _LONGEST_LISTED
            (found.lists if short else found.clauses).append(first)


def _place_end(text: str, start: int) -> int:
    """Return where the places end that lie in each other from ``start`` on."""
    large = _LARGE.match(text, start)
    end = large.end() if large is not None else start
    while longer := _next_place(text, end):
        end = longer
    return end


def _next_place(text: str, start: int) -> int:
    """Return where one place ends that begins at ``start``, 0 if none does."""
    lexicon = _lexicon()
    if (kind := _KIND.match(text, start)) is not None:
        return kind.end()
    for length in _LENGTHS:
        form = text[start : start + length]
        if len(form) == length and any(_is_place(form + kind, lexicon) for kind in _KINDS):
            return start + length
    return 0


def _is_place(form: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(form)
    return entry is not None and entry.type in _PLACES


def _trades(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each of the trades is told that begin at ``start``."""
    if _GOES_ON.match(text, start) or _FAMILY.match(text, start):
        return
    while (trade := TRADES.match(text, start)) is not None and trade.end() > start:
        yield trade.span()
        start = trade.end()


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()

"""Names that every town gives to something of its own, with and without the town's.

人民路, 第一中学 and 市人民医院 are such names; 福州人民路 is 福州市人民路, and no other.
"""

from __future__ import annotations

from typing import Final

from kgbuild.ontology import Lexicon
from kgbuild.ontology.lexicon import LexiconEntry
from kgbuild.ontology.surnames import SURNAMES
from kgbuild.regex import regex
from kgbuild.resolve.naming.places import place_before

_ROAD: Final = regex(
    r"(?!华尔街|唐宁街)(?!.*(?:[铁公道线电网思出退之一]路|步行街|商业街))[\u4e00-\u9fff]{2,4}(?:路|街|巷|弄|胡同|大道|大街)"
    r"(?:[一二三四五六七八九东西南北中][路街巷段])?(?:\d+弄)?(?:\d+(?:-\d+)?号(?:院|楼)?)?"
)
#: What towns call their parks and squares, and nobody else's.
_USUAL: Final = (
    "(?:人民|中山|解放|建设|和平|胜利|新华|文化|光明|友谊|团结|红旗|东风|中心|中央|城关|向阳|朝阳|新兴|滨江|滨河|"
    "滨海|湖滨|南门|北门|东门|西门|儿童|劳动|工人|市民|体育|世纪|时代|阳光|幸福|花园|老年)"
)
_SITE: Final = regex(
    _USUAL
    + "(?:公园|广场|小区|社区|新村|桥|大桥|剧院|剧场|影院|电影院|商场|市场|宾馆|饭店|酒店|医院|"
    "文化宫|体育场|体育馆|图书馆|文化馆|活动中心|菜场|菜市场|派出所|码头|车站|幼儿园|村|镇|乡)"
)
_BODY: Final = regex(
    r"(?:[市县区镇乡村])?(?:第[一二三四五六七八九十百\d]+|实验|中心|城关|人民|中医|妇幼|希望|附属|职业|机关|红十字会?)"
    r"(?:人民|实验|中心)?"
    r"(?:小学|中学|高中|高级中学|初中|初级中学|幼儿园|医院|中医院|保健院|卫生院|学校|完全小学|技术学校)"
)
#: 市公安局, 县教育局: which one, the words do not say. No 市场监管局, 区域中心.
_OFFICE: Final = regex(r"(?P<level>[省市县区镇乡州])(?![场区民域块级立长委])[\u4e00-\u9fff]{2,10}")
_OFFICES: Final = frozenset(
    "Government Hospital School Association ResearchInstitute Site Organization Media".split()
)
_LONGEST: Final = 8  # characters of a town
_SHORTEST: Final = 2
_STOPS: Final = regex("[。！？!?\n]")
#: Surnames that rather are words before a place.
_JOINING: Final = frozenset("和应从")  # with which towns begin, too (和县)
_ABOVE: Final = frozenset("省市州")
_LINKING: Final = frozenset("于向和从时应国省县来都全经应沿里")
_OF_ROAD: Final = regex(r"[东西南北中]?(?:[路街巷]|大道)")
SEATS: Final = ("City", "District")  # where a thing lies, the wider first
_TOWNS: Final = ("Province", *SEATS)
_LEVELS: Final = "省市县区镇乡州"  # on which an office may be
#: A town, before its head or its organs.
_LED: Final = regex(
    r"(?<![\u4e00-\u9fff\d])(?:[由在于和与及据经对向从以到至该])?(?P<town>[\u4e00-\u9fff]{2,3}[市县区])(?=(?:常务)?副?[市县区]长|委(?!员)|政府|人民政府|人大|政协)"
)
#: What no town's name has: 我代表|县政府, 结果向|县人大报告.
_NO_TOWN: Final = frozenset(
    "经日我们你您他她它代表向对此这那该各全本请让受为据说时名给和与把被是在"
)
LEVELS: Final = {"省": "Province", "市": "City", "县": "District", "区": "District"}


def is_local_organ(name: str, lexicon: Lexicon) -> bool:
    """Tell whether ``name`` is that of an organ by its level alone: 市政府, 省委, 县人大."""
    head = lexicon.heads.get(name)
    return head is not None and head[0] == "Government" and name[0] in LEVELS


def is_anywhere(name: str, lexicon: Lexicon) -> bool:
    """Tell whether ``name`` is one that many towns give to something of theirs."""
    if is_local_organ(name, lexicon):
        return True
    if name in lexicon or name in lexicon.heads:
        return False
    if any(pattern.fullmatch(name) for pattern in (_ROAD, _SITE, _BODY)):
        return place_before(name, lexicon, SEATS, least=3) == ""
    return _OFFICE.fullmatch(name) is not None and lexicon.head_class(name) in _OFFICES


def seated(name: str, lexicon: Lexicon) -> str | None:
    """Return the full name of what a name says to lie in which town: 福州人民路 -> 福州市人民路.

    A town that the lexicon lacks stays as written: 临川市法院 is of no district 临川区.
    """
    seat = place_before(name, lexicon, SEATS, least=3)
    rest = name[len(seat) :]
    if not seat or name in lexicon or not is_anywhere(rest, lexicon):
        return None
    if rest[0] in _LEVELS and lexicon.canonical(seat)[-1] != rest[0]:
        return None  # another place of that name: 长安区, where the lexicon knows 长安县; 台南州
    return with_seat(lexicon.canonical(seat), rest)


def towns_in(text: str, lexicon: Lexicon) -> dict[str, set[str]]:
    """Return the provinces, cities and districts that a text names, by class.

    A road and a firm are no town: neither 南京路 nor 宁德时代 names a city.
    """
    found: dict[str, set[str]] = {}
    first = frozenset().union(*(lexicon.initials.get(kind, ()) for kind in _TOWNS))
    start = 0
    while start < len(text) - 1:
        if text[start] not in first:
            start += 1
            continue
        for size in range(_LONGEST, 1, -1):
            entry = lexicon.get(text[start : start + size])
            if entry is not None and entry.type == "Company":
                start += size  # 宁德时代 names no city
                break
            if entry is not None and entry.type in _TOWNS:
                borne = _is_given_name(text, start, entry)
                short = size == _SHORTEST
                borne = borne or (short and _ends_longer(text, start, lexicon))
                borne = borne or (short and _links(text, start))
                if not borne and not _OF_ROAD.match(text, start + size):
                    found.setdefault(entry.type, set()).add(entry.canonical)
                start += size
                break
        else:
            start += 1
    return found


def _links(text: str, start: int) -> bool:
    """Tell whether what may be a town begins with a word that joins two (企业和|县里)."""
    before = text[start - 1 : start]
    apart = before in _ABOVE or before in _LINKING
    return text[start] in _JOINING and before.isalpha() and not apart


def _is_given_name(text: str, start: int, entry: LexiconEntry) -> bool:
    """Tell whether the short name of a district is somebody's given name (耿长顺)."""
    short = entry.type == "District" and entry.name != entry.canonical
    before = text[start - 1 : start]
    return short and before in SURNAMES and before not in _LINKING


def _ends_longer(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether 宁县 is the end of a town that no lexicon has (丰宁县), and not itself named."""
    before = text[max(0, start - 3) : start]
    if text[start + 1] not in "县市区" or not "\u4e00" <= before[-1:] <= "\u9fff":
        return False
    if before[-1] in _LINKING or before[-1] in _NO_TOWN or before[-1] in _LEVELS:
        return False
    return all(before[-size:] not in lexicon for size in (2, 3))


def first_town(text: str, kind: str, ending: str, lexicon: Lexicon) -> str | None:
    """Return where a report is from: the first town of a level that it names, if by itself.

    Args:
        text: What stands before a place of the report.
        kind: The class of the town.
        ending: What its name ends in (市).
        lexicon: The names of towns.
    """
    for sentence in _STOPS.split(text):
        found = [t for t in towns_in(sentence, lexicon).get(kind, ()) if t.endswith(ending)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def led_towns(text: str, ending: str, lexicon: Lexicon) -> set[str]:
    """Return the towns whose heads and organs a text names in full (临江市副市长, 青河县委).

    Args:
        text: The text.
        ending: What the names of the towns end in (市).
        lexicon: The names of towns; one that it lacks stays as written.
    """
    found: set[str] = set()
    for match in _LED.finditer(text):
        name = match["town"]
        if name[-1] == ending:
            known = next((name[i:] for i in range(len(name) - 2) if name[i:] in lexicon), name)
            if known in lexicon or not _NO_TOWN.intersection(known):
                found.add(lexicon.canonical(known) if known in lexicon else known)
    return found


def with_seat(seat: str, name: str) -> str:
    """Return the name of a thing with its town's: 福州市 and 市人民医院 make 福州市人民医院."""
    return seat + name.removeprefix(seat[-1]) if name[0] in LEVELS else seat + name

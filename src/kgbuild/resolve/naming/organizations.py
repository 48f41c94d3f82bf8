"""An organisation's name becomes its parts, and names with the same parts become one.

A registered name is place + brand + trade + legal form: 福州 | 云帆 | 技术 | 有限公司. A short form
keeps the brand (云帆), or brand and form (云帆公司); an institution keeps the first characters of
its words in their order (华东师范大学 -> 华东师大, 住房和城乡建设厅 -> 住建厅). What is added to a
name elsewhere names another house: a branch (…福州分行), a seat in brackets
(云帆科技（深圳）有限公司), another trade (云帆物流). Where two houses could be meant, none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.naming.abroad import land_before
from kgbuild.resolve.naming.places import place_before

_LEXICONS = 4  # of which what follows from them is kept
_REGISTERED = regex(
    r"(?P<group>集团|控股|集团控股)?(?P<shares>股份)?(?:有限责任公司|有限公司|总公司)$"
)
_CALLED_FORM = regex(r"(?P<group>集团公司|集团)$|公司$")
_SEAT = regex(r"[（(][^（）()]{2,8}[）)]")
_BRANCH = regex(
    r"(?:分公司|子公司|分行|支行|分店|分校|分院|分会|分局|分社|分部|总部|校区|园区|办事处|代表处|事业部|"
    r"附属\S{1,10}|出版社|研究生院)$"
)
#: Trades that say nothing: a brand with one of them is the brand's own house.
_PLAIN_TRADES = regex(r"(?:科技|技术|实业|企业|发展|控股|集团|股份|国际|创新)+$")
_TRADES = regex(
    r"(?:科技|技术|网络|信息|软件|数据|智能|智控|电子|通信|通讯|半导体|新材料?|材料|化工|能源|新能源|电力|石油|石化|"
    r"钢铁|重工|机械|汽车|航空|航天|船务|航运|物流|快递|食品|饮料|乳业|酒业|酒|医药|药业|制药|生物|医疗|地产|置业|"
    r"建设|建筑|传媒|影业|文化|教育|证券|保险|基金|投资|资本|控股|实业|企业|工业|产业|发展|创新|国际|贸易|商业|零售|股份|"
    r"集团|数字|通信集团|机器人|芯片|微电子|集成电路|光电|激光|精密|光伏|风电|储能|氢能|热力|燃气|水务|环保|环境|"
    r"农业|牧业|种业|茶业|木业|纸业|渔业|水产|矿业|稀土|铝业|铜业|锂业|家居|家电|电器|服饰|纺织|游戏|动漫|影视|"
    r"旅游|酒店|餐饮|咖啡|检测|仪器|仪表|器械|医疗器械|诊断|基因|健康|化学|航运|港务|造船|船舶|海洋|冷链|供应链|快运|"
    r"速运|租赁|信托|物业|家政|互联网|云计算|大数据|无人机|卫星|装备|制造|设备|自动化|传感|通航)+$"
)
_PLAIN_ENDING = regex(r"(?:科技|技术|集团)+$")  # of a name without a legal form
_REGIONS = frozenset("华东 华南 华北 华中 东北 西北 西南 中南 中国 全国 国家".split())
_LEVELS = tuple("省市县区州镇")
_LEAST_REST = 4  # characters of an institution's name without its town
_LINKS = regex("[和与及、]")
#: The last word of an institution -> what its short forms end in.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "足球俱乐部": ("足球俱乐部", "俱乐部", "队", ""),
    "篮球俱乐部": ("篮球俱乐部", "俱乐部", "队", ""),
    "俱乐部": ("俱乐部", ""),
    "委员会": ("委",),
    "大学": ("大", "大学", ""),
    "学院": ("学院", "院"),
    "人民政府": ("政府",),
    "人民法院": ("法院",),
    "人民检察院": ("检察院",),
    "代表大会": ("大",),
    "办公室": ("办",),
    "联合会": ("联",),
    "协会": ("协",),
    "研究院": ("研究院", "院"),
    "研究所": ("研究所", "所"),
    "总局": ("总局",),
    "局": ("局",),
    "厅": ("厅",),
    "部": ("部",),
    "医院": ("医院",),
    "师范学校": ("师范",),
}
_SEATS = ("City", "Province", "District")
_ORGANS = ("委员会", "人民政府", "人民法院", "人民检察院", "办公室", "总局", "局", "厅", "部")


@dataclass(frozen=True, slots=True)
class HouseName:
    """A company's name in its parts.

    Attributes:
        place: Where it is registered (福州市), or the country in front of it (智利), if any.
        brand: What it is called (云帆).
        trade: What it does (技术), empty where the name does not say.
        form: Its legal form as written (有限公司, 集团), or empty.
        branch: What makes it a part of another house (福州分行, （深圳）), or empty.
    """

    place: str
    brand: str
    trade: str
    form: str
    branch: str

    @property
    def registered(self) -> bool:
        """Whether it is the whole name in the register."""
        return self.form.endswith(("有限公司", "有限责任公司", "总公司"))

    @property
    def shares(self) -> bool:
        """Whether it is a house that sells shares and no group: often a group's daughter."""
        return "股份" in self.form and "集团" not in self.form

    @property
    def core(self) -> str:
        """Brand and trade, without a trade that says nothing."""
        whole = self.brand + self.trade
        bare = (_PLAIN_TRADES if self.form else _PLAIN_ENDING).sub("", whole)
        return bare if len(bare) > 1 else whole


def house_name(name: str, lexicon: Lexicon) -> HouseName:
    """Part a company's name.

    Args:
        name: Normalised.
        lexicon: Which names are places.
    """
    seat = _SEAT.search(name)
    rest = _SEAT.sub("", name)
    branch = seat[0] if seat else ""
    if found := _BRANCH.search(rest):
        branch += found[0]
    legal = _REGISTERED.search(rest) or _CALLED_FORM.search(rest)
    form = legal[0] if legal else ""
    rest = rest[: len(rest) - len(form)]
    place = place_before(rest, lexicon, _SEATS, least=2) if _REGISTERED.search(name) else ""
    land = "" if place else land_before(rest, lexicon)
    if land and _TRADES.fullmatch(rest, len(land)) is None:  # 法国|电力 is no 电力
        place = land
    rest = rest[len(place) :]
    trade = _TRADES.search(rest)
    if trade is None or trade.start() < 2:
        return HouseName(place, rest, "", form, branch)
    return HouseName(place, rest[: trade.start()], trade[0], form, branch)


def house_pairs(
    names: Iterable[str],
    lexicon: Lexicon,
    *,
    brands: Iterable[str] = (),
    headwords: Container[str] = (),
) -> Iterator[tuple[str, str]]:
    """Yield ``(canonical name, other name)`` of one company.

    A house of the lexicon keeps its name there. Among others the shortest name is the
    canonical one: it is what people search for.

    Args:
        names: Organisations that the texts name.
        lexicon: Names that the world knows.
        brands: What else the texts name and the lexicon does not: it may be a brand.
        headwords: What the texts open on: of several houses of a brand that is meant.
    """
    known = _known_houses(lexicon)
    parts = {name: house_name(name, lexicon) for name in sorted(set(names))}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, part in parts.items():
        if not part.branch:
            groups[part.core].append(name)
    plain = {n for n, p in parts.items() if p.core == n and n not in lexicon}
    free = {b for b in {*brands, *plain} if 2 <= len(b) <= 4 and b not in lexicon.heads}
    for core, members in sorted(groups.items()):
        entry = lexicon.get(core)
        if len(core) < 2 or core in lexicon.heads or (entry is not None and entry.tag == "ns"):
            continue
        houses = known.get(core, set())
        unlisted = _one_house([m for m in members if m not in lexicon], parts)
        if len(houses) == 1:
            (house,) = houses
            yield from ((house, m) for m in unlisted if _of_known(parts[m], house, lexicon))
        elif not houses:
            yield from _together(sorted({*unlisted, *(free & {core})}))
    yield from _trading(free, parts, headwords)
    yield from _called_for_short(parts, lexicon)
    yield from _without_form(parts, lexicon)


def _without_form(parts: Mapping[str, HouseName], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield ``(宁波港, 宁波港股份有限公司)``: a town in front may be all of the brand."""
    for name, part in parts.items():
        short = name.removesuffix(part.form)
        entry = lexicon.get(short)
        house = entry is None or entry.tag == "nt"
        if house and part.registered and not part.branch and short in parts and len(short) > 2:
            yield short, name


def _called_for_short(
    parts: Mapping[str, HouseName], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield ``(海岚公司, 福州海岚船用装备公司)`` where one company alone is called so in full."""
    full = {
        name[len(place_before(name, lexicon, _SEATS, least=2)) :]: name
        for name, part in parts.items()
        if part.form and not part.branch
    }
    for name, part in parts.items():
        brand = part.brand
        ordinary = brand in lexicon.heads or brand in lexicon.trades or brand in lexicon
        if part.form not in ("公司", "集团") or brand + part.form != name or ordinary:
            continue
        houses = [
            whole
            for rest, whole in full.items()
            if rest.startswith(brand) and parts[whole].core != part.core
        ]
        if len(brand) > 1 and len(houses) == 1 and len(houses[0]) > len(name):
            yield name, houses[0]


def _one_house(members: list[str], parts: Mapping[str, HouseName]) -> list[str]:
    """Return the members of a group that can be one house."""
    if any("集团" in parts[m].form for m in members):
        members = [m for m in members if not parts[m].shares]
    registered = [parts[m] for m in members if parts[m].registered]
    if len({p.place for p in registered if p.place}) > 1 or len({p.trade for p in registered}) > 1:
        return [m for m in members if not parts[m].registered]
    return members


def _of_known(name: HouseName, house: str, lexicon: Lexicon) -> bool:
    """Tell whether a name that the lexicon does not list can be that of a house that it lists.

    What calls itself by a registered name other than the listed one is another house.
    """
    if name.registered:
        listed = (house_name(n, lexicon) for n in lexicon.names_of[house])
        if any(other.registered and "集团" not in other.form for other in listed):
            return False
    return not (name.shares and "集团" in house)


def _together(members: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the shortest of ``members`` with each of the others."""
    short = min(members, key=lambda m: (len(m), m), default="")
    yield from ((short, m) for m in members if m != short)


def _trading(
    brands: Iterable[str], parts: Mapping[str, HouseName], headwords: Container[str]
) -> Iterator[tuple[str, str]]:
    """Yield ``(company, brand)`` where a brand is told by its trade in one company only.

    So it is where the text is about one of several.
    """
    led: defaultdict[str, set[str]] = defaultdict(set)
    for name, part in parts.items():
        for start in {part.brand, *(name[:size] for size in (2, 3, 4))}:
            led[start].add(name)
    for brand in sorted(brands):
        houses = led[brand] - {brand}
        houses = {house for house in houses if house in headwords} or houses
        if len({parts[house].core for house in houses}) != 1:
            continue
        house = min(houses, key=lambda name: (len(name), name))  # 青禾生物, and that in full
        own_trade = _PLAIN_TRADES.sub("", parts[house].trade)  # with a plain one they share a core
        if parts[house].brand == brand and own_trade and not any(parts[h].branch for h in houses):
            yield house, brand


@lru_cache(maxsize=_LEXICONS)
def _known_houses(lexicon: Lexicon) -> Mapping[str, set[str]]:
    """Return core -> the companies of the lexicon that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in lexicon.entries.values():
        if entry.type in ("Company", "Bank"):
            found[house_name(entry.name, lexicon).core].add(entry.canonical)
    return found


# Institutions ------------------------------------------------------------------------------


_INSTITUTES = ("研究所", "研究院", "研究中心", "实验室", "天文台", "植物园", "观测站")
_PARENTS = ("科学院", "大学", "研究院", "学院", "集团", "公司", "部", "局", "委员会")
_SHORTEST_INSTITUTE = 6  # characters


def institution_pairs(
    documents: Mapping[str, frozenset[str]], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield ``(full name, abbreviation)`` of one institution.

    Of the organs of one place there is one each, so 福建省发改委 is told by its form; of its
    schools there are many, and an abbreviation counts only where some text has both names. One
    that could stand for two institutions, those of the lexicon included, stands for neither.

    Args:
        documents: Organisation that the texts name -> the documents that name it.
        lexicon: Names that the world knows.
    """
    known, blocks = _known_blocks(lexicon), _blocks(documents)
    for short in sorted(set(documents) - lexicon.entries.keys()):
        heads = [head for head, endings in _HEADS.items() if short.endswith(endings)]
        keys = [(short[:2], head) for head in heads]
        full = {name for names in (blocks, known) for key in keys for name in names.get(key, ())}
        meant = [name for name in sorted(full) if abbreviates(short, name, lexicon)]
        if len(meant) != 1 or meant[0] not in documents:
            continue
        if _head(meant[0]) in _ORGANS or documents[short] & documents[meant[0]]:
            yield meant[0], short
    yield from _without_parents(documents, _known_institutions(lexicon))


def _blocks(names: Iterable[str]) -> Mapping[tuple[str, str], list[str]]:
    """Return the institutions of ``names`` by their first two characters and their head."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        if (head := _head(name)) is not None:
            found[name[:2], head].append(name)
    return found


@lru_cache(maxsize=_LEXICONS)
def _known_institutions(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(e.canonical for e in lexicon.entries.values() if e.tag == "nt")


@lru_cache(maxsize=_LEXICONS)
def _known_blocks(lexicon: Lexicon) -> Mapping[tuple[str, str], list[str]]:
    return _blocks(_known_institutions(lexicon))


def _without_parents(
    documents: Mapping[str, frozenset[str]], known: Container[str]
) -> Iterator[tuple[str, str]]:
    """Yield institutes with their names less the academy's (中国科学院|青河土壤研究所).

    Args:
        documents: Organisation that the texts name -> the documents that name it.
        known: Organisations that the world knows.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for full in documents:
        for size in range(_SHORTEST_INSTITUTE, len(full) - 3):
            parent, rest = full[:-size], full[-size:]
            told = rest in documents and (parent in known or parent in documents)
            if told and rest.endswith(_INSTITUTES) and parent.endswith(_PARENTS):
                found[rest].append(full)
    for short, fulls in found.items():
        if len(fulls) == 1 and documents[short] & documents[fulls[0]]:
            yield fulls[0], short


def without_town(
    documents: Mapping[str, frozenset[str]], places: Container[str], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield ``(临港海事大学, 海事大学)`` where a text calls one institution so, and no other.

    Args:
        documents: Organisation that the texts name -> the documents that name it.
        places: Everything that the texts name and is a place.
        lexicon: Names that the world knows.
    """
    for short in sorted(documents):
        common = short in lexicon or short in lexicon.heads or short in lexicon.nouns
        if len(short) < _LEAST_REST or common or _head(short) is None:
            continue
        full = [n for n in documents if n.endswith(short) and n != short and n not in lexicon]
        if len(full) != 1 or not documents[short] <= documents[full[0]]:
            continue
        town = full[0].removesuffix(short)
        entry = lexicon.get(town)
        listed = entry is not None and entry.tag == "ns"
        if town in places or listed or town.endswith(_LEVELS):
            yield full[0], short


def abbreviates(short: str, full: str, lexicon: Lexicon) -> bool:
    """Tell whether ``short`` is made of the characters of an institution's name as is usual.

    Kept are the place in front, the first characters of some of its two-character words, the
    first of them always, and the head in its short form.
    """
    if not 3 <= len(short) < len(full):
        return False
    head = _head(full)
    if head is None:
        return False
    place = _prefix(short, full, lexicon) or ""
    middle = _LINKS.sub("", full[len(place) : len(full) - len(head)].removeprefix("人民"))
    for ending in _HEADS[head]:
        rest = short[len(place) : len(short) - len(ending)] if ending else short[len(place) :]
        if not short.endswith(ending) or (len(place) + len(rest) + len(ending)) != len(short):
            continue
        if not ending and rest != middle:
            continue  # 华南理工 is 华南理工大学 only whole
        if rest == middle and (middle or place) and len(place + rest) > 1:
            return ending != head or "人民" in full
        if rest and _initials(rest, middle):
            return True
    return False


def _head(name: str) -> str | None:
    return next((head for head in _HEADS if name.endswith(head)), None)


def _initials(rest: str, middle: str) -> bool:
    """Tell whether ``rest`` is first characters of the two-character words of ``middle``."""
    if rest[0] != middle[:1]:
        return False
    place = 0
    for character in rest:
        while place < len(middle) and middle[place] != character:
            place += 2
        if place >= len(middle):
            return False
        place += 2
    return True


def _prefix(short: str, full: str, lexicon: Lexicon) -> str | None:
    """Return the longest place that both names begin with."""
    for size in range(min(len(short), len(full), 10), 1, -1):
        start = full[:size]
        entry = lexicon.get(start)
        placed = start in _REGIONS or (entry is not None and entry.tag == "ns")
        if placed and short.startswith(start):
            return start
    return None

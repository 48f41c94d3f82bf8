"""What a predicate can be told of: people are born, bridges are opened, books are translated.

In: the words of a predicate, and the class of what might be its subject (or, where a sentence is
only being read, what its noun tells). Out: whether the two go together. What neither the lexicon
nor the ontology knows may go with everything, and so may a sort that the row of the verb marks
with ``~``: a firm is named 雁北电池. What does nothing itself (a price, a hand) goes with few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from kgbuild.errors import OntologyError
from kgbuild.ontology.attributes import MEASURES, SPECIFICATIONS
from kgbuild.ontology.files import ontology_file, read_text
from kgbuild.ontology.lexicon import load_lexicon

Frame: TypeAlias = Literal["does", "is"]

_FILE: Final = "deeds.tsv"
_FRAMES: Final[Mapping[str, tuple[Frame, ...]]] = {
    "does": ("does",),
    "is": ("is",),
    "any": ("does", "is"),
}
_SORTS: Final[Mapping[str, str]] = {
    name: sort
    for sort, names in {
        "people": "Person Group Position Title",
        "house": "Agent Organization Company Bank Government School University ResearchInstitute "
        "Hospital Media Party Military Association InternationalOrganization Team",
        "land": "Continent Country Province City District Town",
        "place": "Place",
        "site": "Site",
        "nature": "NaturalFeature",
        "thing": "Product Software App Service Device Technology",
        "text": "Work Document",
        "paper": "Policy Law",
        "event": "Event Conference Competition",
        "project": "Project",
    }.items()
    for name in names.split()
}
#: What only is so, and does nothing: amounts, parts of a body, conditions.
INERT: Final = frozenset({"figure", "part", "matter"})
_KNOWN: Final = frozenset((*_SORTS.values(), *INERT, "works"))
#: What is only built, and does nothing itself, as a museum does.
_WORKS: Final = tuple(
    "桥 塔 路 隧道 高速 铁路 高铁 航道 运河 水库 大坝 坝 堤 渠 码头 立交 管道 管线 号线 墓 碑 像 "
    "亭 牌坊 城墙 跑道 站台 栈桥 桥墩 主楼 大楼 大厦".split()
)
_FIGURES: Final = tuple(
    dict.fromkeys(
        (
            *MEASURES,
            *SPECIFICATIONS,
            *"投入 货值 预算 有效期 工期 期限 高度 长度 宽度 深度 总长 全长 海拔 流量".split(),
        )
    )
)
_OTHER_ROWS: Final = ("noun", "inert", "ruling")
_LONGEST_NOUN: Final = 6  # characters of a noun whose sort is listed
_ENDINGS: Final = ("于", "在", "了", "过", "出", "到", "入", "成", "为")


@dataclass(frozen=True, slots=True)
class Takers:
    """The sorts of which a predicate is told for certain, and those of which it may be."""

    sorts: frozenset[str]
    perhaps: frozenset[str]

    def take(self, sort: str | None) -> bool | None:
        """Tell whether it is told of a sort; ``None`` where nobody knows."""
        if sort is None or sort in self.perhaps:
            return None
        return sort in self.sorts


@cache
def _rows() -> Sequence[tuple[str, set[str], frozenset[str], str]]:
    """Return the frame, the sorts, the possible sorts and the words of each row."""
    found = []
    for number, line in enumerate(read_text(ontology_file("lexicon") / _FILE).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        frame, sorts, verbs = (*line.split("\t"), "", "")[:3]
        told = {sort for sort in sorts.split() if not sort.startswith("~")}
        perhaps = frozenset(sort[1:] for sort in sorts.split() if sort.startswith("~"))
        if frame not in (*_FRAMES, *_OTHER_ROWS) or not told | perhaps <= _KNOWN or not verbs:
            raise OntologyError(
                "is not a row of deeds",
                source=_FILE,
                place=f"line {number}",
                remedy="columns: frame, sorts, verbs",
            )
        found.append((frame, told, perhaps, verbs))
    return found


@cache
def _nouns() -> Mapping[str, str]:
    """Return the nouns whose sort is listed, with it."""
    rows = [(verbs, told) for frame, told, _, verbs in _rows() if frame == "noun"]
    return {noun: min(told) for verbs, told in rows for noun in verbs.split()}


@cache
def _ruling() -> tuple[str, ...]:
    return tuple(end for frame, _, _, ends in _rows() if frame == "ruling" for end in ends.split())


@cache
def _told_of_inert() -> frozenset[str]:
    return frozenset(
        verb for frame, _, _, verbs in _rows() if frame == "inert" for verb in verbs.split()
    )


@cache
def _deeds() -> Mapping[Frame, Mapping[str, Takers]]:
    found: dict[Frame, dict[str, Takers]] = {"does": {}, "is": {}}
    for frame, told, perhaps, verbs in _rows():
        if frame not in _FRAMES:
            continue
        if "site" in told and not (frame == "does" and "people" in told):
            told.add("works")
        takes = Takers(frozenset(told), perhaps)
        for one in _FRAMES[frame]:
            for verb in verbs.split():
                found[one].setdefault(verb, takes)
    return found


def sort_of_class(kind: str) -> str | None:
    """Return the sort of a class of the ontology, or ``None`` where it may be of any."""
    return _SORTS.get(kind)


def sort_of_name(name: str, kind: str) -> str | None:
    """Return the sort of what is called by a name and is of a class, or ``None``."""
    sort = _SORTS.get(kind)
    if sort is None and name.endswith(_FIGURES):
        return "figure"
    return "works" if sort == "site" and name.endswith(_WORKS) else sort


@lru_cache(maxsize=1 << 14)
def sort_of_noun(form: str) -> str | None:
    """Return the sort that the end of a noun phrase tells, or ``None``."""
    if form.endswith(_FIGURES):
        return "figure"
    if form.endswith(("》", "〉")):
        return "text"
    nouns = _nouns()
    ends = (form[-size:] for size in range(min(_LONGEST_NOUN, len(form)), 1, -1))
    if (noun := next((end for end in ends if end in nouns), None)) is not None:
        return nouns[noun]
    lexicon = load_lexicon()
    entry = lexicon.get(form)
    kind = entry.type if entry is not None else lexicon.head_class(form) or lexicon.noun_class(form)
    sort = _SORTS.get(kind or "")
    return "works" if sort == "site" and form.endswith(_WORKS) else sort


def rules(name: str) -> bool:
    """Tell whether a name is of those who decide on what is built, and are not built themselves.

    Args:
        name: The name, normalised (市政府, 省水利厅).
    """
    return name.endswith(_ruling())


def takers(verbs: Iterable[str], frame: Frame) -> Takers | None:
    """Return of what a predicate can be told, or ``None`` where that may be anything.

    Args:
        verbs: Its verbs, in order, as written (主持 修建).
        frame: It is told of who does it to something, or of what it is done to or befalls.
    """
    known = _deeds()[frame]
    return next((known[form] for form in _forms(verbs) if form in known), None)


def befits_inert(verbs: Iterable[str]) -> bool:
    """Tell whether a predicate with an object is told of what does nothing (票价为, 口吃影响).

    Args:
        verbs: Its verbs, in order, as written.
    """
    return any(form in _told_of_inert() for form in _forms(verbs))


def _forms(verbs: Iterable[str]) -> Iterator[str]:
    """Yield the forms under which a predicate may be listed, the most telling first."""
    several = list(verbs)
    for words in ("".join(several), *reversed(several)):
        yield words
        if words.endswith(_ENDINGS) and len(words) > 2:
            yield words[:-1]

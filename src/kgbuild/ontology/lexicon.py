"""``lexicon/*.tsv`` and user dictionaries become the names that the world knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError
from kgbuild.ontology.files import ontology_file, read_text
from kgbuild.regex import regex

_TAG_OF = {
    name: tag
    for tag, names in {
        "nr": "Person",
        "ns": "Place Continent Country Province City District Town Site NaturalFeature",
        "nt": "Organization Company Bank Government School University ResearchInstitute Hospital "
        "Media Party Military Association InternationalOrganization Team",
        "n": "Title Position",
        "t": "Time",
    }.items()
    for name in names.split()
}
_TYPE_OF_TAG = {"nr": "Person", "ns": "Place", "nt": "Organization", "nw": "Work", "t": "Time"}
_FREQUENCY = 20_000  # beats the product of two common words of jieba's dictionary, no more
_JIEBA_LINE = regex(r"(?P<word>.+?)(?:[ ]+(?P<freq>[0-9]+))?(?:[ ]+(?P<tag>[a-zA-Z]+))?")
#: What stands before a noun of one character that is no part of a longer word (一封信, 家里的锅).
_BEFORE_NOUN = regex(
    r"(?:的|[一二两三四五六七八九十百千万几数多\d每各][个件封本部艘辆批扇间口把张块条座幢所顶双套台支枚颗粒杯碗瓶盒箱袋包篇首场片道面根棵只头匹种些副架挺门])$"
)
#: What has no ground to stand on, whatever place it is called after (数字藏经洞, 线上展厅).
_DIGITAL = regex("(?:数字|线上|网上|云端|云上|掌上|虚拟|元宇宙)(?!化|现实)")
_GROUNDS = frozenset("Site NaturalFeature Place".split())
_COLUMNS = ("name", "type", "canonical", "en", "parent")
_HEADS = "heads.tsv"
_NAMESAKES = "namesakes.tsv"
_TRADES = "trades.tsv"
_ERAS = "eras.tsv"
_NOUNS = "nouns.tsv"
_DEEDS = "deeds.tsv"  # read by kgbuild.ontology.deeds
_NO_NAMES = frozenset((_HEADS, _NAMESAKES, _TRADES, _ERAS, _NOUNS, _DEEDS))


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A name that the world knows.

    Attributes:
        name: As texts write it (华为).
        type: Local name of a class, or ``Title`` for an office.
        tag: Part of speech: ``nr ns nt nz n t``, or what a user dictionary says.
        canonical: The full name that it stands for (华为技术有限公司), or itself.
        en: English name, where known.
        parent: Canonical name of what it is part of (a city's province).
        frequency: jieba's weight.
    """

    name: str
    type: str
    tag: str
    canonical: str
    en: str | None = None
    parent: str | None = None
    frequency: int = _FREQUENCY


@dataclass(frozen=True, eq=False)  # one is itself alone, so that what follows can be kept by it
class Lexicon:
    """Names with their types, full forms and English.

    Attributes:
        entries: Name -> entry, in the order of the files.
        heads: Head noun or name suffix -> its class, and whether the bare word has that
            class too (市民 alone is a ``Group``; 省 alone is no ``Province``).
        namesakes: Name that several districts share -> what each of them lies in (鼓楼区).
        trades: What a firm is called by behind its brand (海岚科技) -> whether such a word hardly
            means anything else there.
        eras: What old texts count years by (洪武十二年) -> whether it is also an ordinary word
            or a place, and an era only behind its dynasty.
        nouns: Common noun that ends no name -> the class of what is only described by it (木匠),
            and whether one of a single character tells it at the end of any word (工具柜).
    """

    entries: Mapping[str, LexiconEntry]
    heads: Mapping[str, tuple[str, bool]] = field(default_factory=dict)
    namesakes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trades: Mapping[str, bool] = field(default_factory=dict)
    eras: Mapping[str, bool] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, bool]] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, name: str) -> LexiconEntry | None:
        """Return the entry of ``name``, or ``None``."""
        return self.entries.get(name)

    def canonical(self, name: str) -> str:
        """Return the name that ``name`` stands for; itself where the lexicon has none."""
        entry = self.entries.get(name)
        return entry.canonical if entry else name

    @cached_property
    def initials(self) -> Mapping[str, frozenset[str]]:
        """Class -> what its names begin with (the 美 of 美国 for ``Country``)."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self.entries.values():
            if entry.name:
                found[entry.type].add(entry.name[0])
        return MappingProxyType({kind: frozenset(first) for kind, first in found.items()})

    @cached_property
    def names_of(self) -> Mapping[str, tuple[str, ...]]:
        """Canonical name -> all its names, itself first."""
        found: dict[str, list[str]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.canonical, []).append(entry.name)
        return MappingProxyType({name: tuple(names) for name, names in found.items()})

    @cached_property
    def english(self) -> Mapping[str, str]:
        """English name -> the one canonical name that has it."""
        found: dict[str, str] = {}
        shared: set[str] = set()
        for entry in self.entries.values():
            if entry.en is not None and found.setdefault(entry.en, entry.canonical) != (
                entry.canonical
            ):
                shared.add(entry.en)
        return MappingProxyType({en: name for en, name in found.items() if en not in shared})

    def head_class(self, name: str) -> str | None:
        """Return the class that the end of ``name`` tells (数字峰会 -> ``Conference``).

        The longest head wins. A head that is the whole name counts only where its row says
        so, one of a single character only at the end of three or more.
        """
        for start in range(len(name)):
            head = self.heads.get(name[start:])
            if head is None:
                continue
            bare, short = start == 0, len(name) - start == 1
            if (bare and not head[1]) or (short and len(name) < 3 and not bare):
                return None
            return "Service" if head[0] in _GROUNDS and _DIGITAL.match(name) else head[0]
        return None

    def noun_class(self, words: str) -> str | None:
        """Return the class that the common noun at the end of a description tells.

        A head that is longer, or that alone is there, has told all that the end tells.
        """
        for start in range(len(words)):
            noun = words[start:]
            if noun in self.heads and len(noun) > 1:
                return None
            found = self.nouns.get(noun)
            if found is not None and (len(noun) > 1 or not start):
                return found[0]
            if found is not None:
                told = found[1] and start > 1
                return found[0] if told or _BEFORE_NOUN.search(words[:start]) else None
        return None

    @staticmethod
    def tag_of(kind: str) -> str:
        """Return the part of speech of a name of the class ``kind``."""
        return _TAG_OF.get(kind, "nz")

    def with_heads(self, heads: Mapping[str, tuple[str, bool]]) -> Lexicon:
        """Return this lexicon with more heads, which win over its own."""
        return replace(self, heads=MappingProxyType({**self.heads, **heads})) if heads else self


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """Read ``ontology/lexicon/*.tsv``, then user dictionaries, which win over it.

    Args:
        extra: Files of lines ``word [frequency] [tag]``, as jieba reads them. A word without
            a tag keeps the entry that the lexicon has, or becomes an untyped ``nz``. A tag
            that begins with a capital is a class of the ontology (``Company``).

    Raises:
        OntologyError: A file is missing, not UTF-8, or has a line that is not of its format.
    """
    built_in = _built_in(ontology_file("lexicon"))  # type: ignore[arg-type] # any path is hashable
    if not extra:
        return built_in
    entries = dict(built_in.entries)
    for path in extra:
        for number, line in _lines(path):
            entry = _user_entry(line, entries, path, number)
            entries[entry.name] = entry
    return replace(built_in, entries=MappingProxyType(entries))


@cache
def _built_in(folder: Traversable) -> Lexicon:
    """Read ``ontology/lexicon/*.tsv``, once a process: reading and resolution both ask for it."""
    entries: dict[str, LexiconEntry] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".tsv") and file.name not in _NO_NAMES:
            for number, line in _lines(file):
                entry = _lexicon_entry(line, entries, file, number)
                entries[entry.name] = entry
    namesakes, of_heads, of_nouns = folder / _NAMESAKES, folder / _HEADS, folder / _NOUNS
    shared = dict(_namesakes(line) for _, line in _lines(namesakes)) if namesakes.is_file() else {}
    for name in shared:
        entries.setdefault(name, LexiconEntry(name, "District", _TAG_OF["District"], name))
    heads = dict(_head(line, of_heads, n) for n, line in _lines(of_heads))
    trades, eras = _marked(folder / _TRADES, "only"), _marked(folder / _ERAS, "word")
    nouns = dict(_noun(line, of_nouns, n) for n, line in _lines_if_any(of_nouns))
    return Lexicon(
        MappingProxyType(entries),
        MappingProxyType(heads),
        MappingProxyType(shared),
        MappingProxyType(trades),
        MappingProxyType(eras),
        MappingProxyType(nouns),
    )


def _lines(file: Traversable) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(read_text(file).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _lexicon_entry(
    line: str, known: Mapping[str, LexiconEntry], file: Traversable, number: int
) -> LexiconEntry:
    """Read a row; an alias takes English name and parent from its canonical name above it."""
    cells = line.split("\t")
    if not 2 <= len(cells) <= len(_COLUMNS) or not all(cells[:2]):
        columns = ", ".join(_COLUMNS)
        raise _bad_line("is not a row of the lexicon", file, number, f"its columns are {columns}")
    name, type_, canonical, en, parent = cells + [""] * (len(_COLUMNS) - len(cells))
    if name in known:
        raise _bad_line(f"{name} is listed twice", file, number, "keep one of the lines")
    tag = _TAG_OF.get(type_, "nz")
    if not canonical:
        return LexiconEntry(name, type_, tag, name, en or None, parent or None)
    if canonical not in known:
        remedy = f"list {canonical} above it"
        raise _bad_line(f"{name} stands for the unlisted {canonical}", file, number, remedy)
    full = known[canonical]
    return LexiconEntry(name, type_, tag, canonical, full.en, full.parent)


def _user_entry(
    line: str, known: Mapping[str, LexiconEntry], file: Traversable, number: int
) -> LexiconEntry:
    match = _JIEBA_LINE.fullmatch(line.strip())
    if not match or "\t" in line or "," in line:
        remedy = "write: word [frequency] [tag], with spaces between"
        raise _bad_line("is not a line of a jieba dictionary", file, number, remedy)
    word, tag = match["word"], match["tag"]
    frequency = int(match["freq"] or _FREQUENCY)
    old = known.get(word)
    if old and tag in (None, old.tag):
        return replace(old, frequency=frequency)
    if tag and tag[0].isupper():  # no tag of jieba's: a class
        return LexiconEntry(word, tag, _TAG_OF.get(tag, "nz"), word, frequency=frequency)
    type_ = _TYPE_OF_TAG.get(tag or "", "Entity")
    return LexiconEntry(word, type_, tag or "nz", word, frequency=frequency)


def _head(line: str, file: Traversable, number: int) -> tuple[str, tuple[str, bool]]:
    head, *rest = line.split("\t")
    if not head or rest[1:] not in ([], ["bare"]) or not rest:
        raise _bad_line("is not a head with its class", file, number, "columns: head, class, bare")
    return head, (rest[0], len(rest) == 2)


def _noun(line: str, file: Traversable, number: int) -> tuple[str, tuple[str, bool]]:
    noun, *rest = line.split("\t")
    if not noun or not rest or not rest[0] or rest[1:] not in ([], ["ends"]):
        raise _bad_line("is not a noun with its class", file, number, "columns: noun, class, ends")
    return noun, (rest[0], len(rest) == 2)


def _lines_if_any(file: Traversable) -> Iterator[tuple[int, str]]:
    return _lines(file) if file.is_file() else iter(())


def _marked(file: Traversable, mark: str) -> dict[str, bool]:
    """Read rows of one word each, some of which bear a mark."""
    found: dict[str, bool] = {}
    for number, line in _lines_if_any(file):
        word, *rest = line.split("\t")
        if not word or rest not in ([], [mark]):
            remedy = f"columns: {file.name.removesuffix('s.tsv')}, {mark}"
            raise _bad_line(f"is not a row of {file.name}", file, number, remedy)
        found[word] = bool(rest)
    return found


def _namesakes(line: str) -> tuple[str, tuple[str, ...]]:
    name, *parents = line.split("\t")
    return name, tuple(parents)


def _bad_line(message: str, file: Traversable, number: int, remedy: str) -> OntologyError:
    return OntologyError(message, source=str(file), place=f"line {number}", remedy=remedy)

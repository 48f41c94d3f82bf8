"""What a person has decided about names, classes, relations and facts; the rules give way to it.

A set of decisions means the same in any order, and twice the same is once. Two that cannot both
hold are an error before anything is built: a person must know which one is meant.
:mod:`kgbuild.resolve.deciding.decision_file` reads them, :mod:`kgbuild.resolve.deciding.rulings`
applies them.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import Final, Literal, TypeAlias
from urllib.parse import unquote

from kgbuild.errors import ResolveError
from kgbuild.model import digest
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.regex import regex
from kgbuild.resolve.identity.united import united
from kgbuild.resolve.naming.names import tidy

Kind: TypeAlias = Literal["merge", "keep-apart", "rename", "retype", "map", "drop"]
KINDS: Final[tuple[Kind, ...]] = ("merge", "keep-apart", "rename", "retype", "map", "drop")

#: In place of a relation: the predicate stays an open relation.
OPEN: Final = "open"
_STATEMENT = regex(r"(?:st:|https?://\S+/statement/)?(?P<id>[0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a decisions file.

    Attributes:
        kind: What is decided.
        names: Whom it is about: names, aliases or IRIs; a predicate for ``map``, an entity or
            a statement for ``drop``. The first name of a merge stays.
        value: The new name, the class, or the relation's local name; empty where there is none.
        english: The new English name.
        line: Where it stands in the file; no part of what is decided.
        written: The names as a person wrote them, where ``names`` were looked up since.
    """

    kind: Kind
    names: tuple[str, ...]
    value: str = ""
    english: str | None = None
    line: int = field(default=0, compare=False)
    written: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        names = self.written or self.names
        if self.kind in ("merge", "keep-apart"):
            return f"{self.kind} [{', '.join(names)}]"
        english = f"({self.english})" if self.english else ""
        told = " ".join(part for part in (self.value, english) if part)
        return f"{self.kind} {names[0]}: {told}" if told else f"{self.kind} {names[0]}"

    def about(self, names: Iterable[str]) -> Decision:
        """Return the same decision about the same things under other names."""
        written = self.written or self.names
        return replace(self, names=tuple(dict.fromkeys(names)), written=written)

    @property
    def statement(self) -> str | None:
        """The id of the statement that is dropped, where it is one."""
        match = _STATEMENT.fullmatch(self.names[0]) if self.kind == "drop" else None
        return match["id"] if match else None

    @property
    def content(self) -> tuple[str, ...]:
        """What is decided, as text: equal for decisions that are equal."""
        return (self.kind, str(len(self.names)), *self.names, self.value, self.english or "")


@dataclass(frozen=True)
class Decisions:
    """A set of decisions.

    Attributes:
        items: In the order of their content, each once.
        source: The file, for messages.
    """

    items: tuple[Decision, ...] = ()
    source: str | None = field(default=None, compare=False)

    @staticmethod
    def of(items: Iterable[Decision], *, source: str | None = None) -> Decisions:
        """Make a set of ``items``, whatever their order and however often each comes."""
        first: dict[tuple[str, ...], Decision] = {}
        for item in sorted(items, key=lambda item: (item.content, item.line)):
            first.setdefault(item.content, item)
        return Decisions(tuple(first.values()), source)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, other: Decisions) -> Decisions:
        return Decisions.of((*self.items, *other.items), source=self.source)

    def of_kind(self, *kinds: Kind) -> Iterator[Decision]:
        """Yield the decisions of some kinds."""
        return (item for item in self.items if item.kind in kinds)

    @cached_property
    def digest(self) -> str:
        """A hash of what is decided: neither order nor comments change it."""
        return digest(part for item in self.items for part in item.content)


NONE: Final = Decisions()


@dataclass(frozen=True, slots=True)
class Group:
    """Names that decisions make one.

    Attributes:
        name: The one that stands for them.
        others: The rest, sorted.
    """

    name: str
    others: tuple[str, ...]


def spelt(name: str, ontology: Ontology) -> str:
    """Return a name as the resolver spells it: tidied, an entity's IRI as the name it is made of.

    Args:
        name: As a person wrote it: a name, an IRI, or ``kgr:…``.
        ontology: The namespaces of the build.
    """
    space = ontology.prefixes["kgr"]
    bare = name.strip().removeprefix("<").removesuffix(">")
    local = bare.removeprefix("kgr:") if bare.startswith("kgr:") else bare.removeprefix(space)
    if local != bare:
        # The inverse of ontology.iris.local_name; a long name is cut there, and stays an IRI.
        named = unquote(local.replace("_", " "))
        known = bool(named) and ontology.mint_entity(named) == space + local
        return named if known else space + local
    return tidy(unicodedata.normalize("NFKC", name))


def plain(decisions: Decisions, ontology: Ontology, lexicon: Lexicon) -> Decisions:
    """Return ``decisions`` with every name of an entity as the resolver knows it.

    A short form that the lexicon knows is its full name, unless the two are to be kept apart.
    """
    apart = {
        frozenset((one, other))
        for item in decisions.of_kind("keep-apart")
        for one, other in combinations((spelt(name, ontology) for name in item.names), 2)
    }

    def known(name: str) -> str:
        full = lexicon.canonical(name)
        return name if frozenset((name, full)) in apart else full

    def put(item: Decision) -> Decision:
        if item.kind == "map":
            return item.about([unicodedata.normalize("NFKC", item.names[0])])
        if item.statement is not None:
            return item.about([item.statement])
        value = spelt(item.value, ontology) if item.kind == "rename" and item.value else item.value
        return replace(item, value=value).about(known(spelt(n, ontology)) for n in item.names)

    return Decisions.of(map(put, decisions.items), source=decisions.source)


def groups(decisions: Decisions) -> list[Group]:
    """Return the classes of names that merges and renames make together, sorted by name.

    A class bears the new name that a rename gives it; else the name that stands first in its
    merges and never later; of several such the shortest, then the first by code points.

    Args:
        decisions: As :func:`plain` gives them, free of contradictions.
    """
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for member, first in _united(decisions).items():
        joined[first].add(member)
    renamed = {item.names[0]: item.value for item in decisions.of_kind("rename") if item.value}
    later = {name for item in decisions.of_kind("merge") for name in item.names[1:]}
    found = []
    for members in joined.values():
        new = {renamed[name] for name in members if name in renamed}
        heads = new or (members - later) or members
        name = min(heads, key=lambda name: (len(name), name))
        found.append(Group(name, tuple(sorted(members - {name}))))
    return sorted(found, key=lambda group: group.name)


def check(decisions: Decisions) -> None:
    """Refuse decisions that cannot all hold.

    Args:
        decisions: As :func:`plain` gives them.

    Raises:
        ResolveError: Two contradict each other; the message names both lines.
    """
    home = _united(decisions)
    joining: defaultdict[str, list[Decision]] = defaultdict(list)
    for item in decisions.of_kind("merge", "rename"):
        joining[home[item.names[0]]].append(item)
    for item in decisions.of_kind("keep-apart"):
        for one, other in combinations(item.names, 2):
            if one == other or home.get(one, one) == home.get(other, other):
                others = joining[home.get(one, one)]
                raise _contradiction(item, *others, decisions=decisions)
        if len(item.names) < 2:
            raise _contradiction(item, decisions=decisions)
    for kind in ("rename", "retype", "map"):
        told: dict[tuple[str, str], Decision] = {}
        for item in decisions.of_kind(kind):
            name = item.names[0] if kind == "map" else home.get(item.names[0], item.names[0])
            for aspect, value in (("value", item.value), ("english", item.english or "")):
                if value and _said(told.setdefault((name, aspect), item), aspect) != value:
                    raise _contradiction(told[name, aspect], item, decisions=decisions)


def _said(item: Decision, aspect: str) -> str:
    return item.value if aspect == "value" else item.english or ""


def _united(decisions: Decisions) -> dict[str, str]:
    """Return the names that merges and renames join -> one name of their class."""
    return united(
        (item.names[0], name)
        for item in decisions.of_kind("merge", "rename")
        for name in (*item.names, *([item.value] if item.kind == "rename" and item.value else []))
    )


def _contradiction(*items: Decision, decisions: Decisions) -> ResolveError:
    several = sorted(dict.fromkeys(items), key=lambda item: (item.line, item.content))
    if len(several) == 1:
        message, remedy = f"{several[0]} names one thing twice", "name two different things"
    else:
        told = " and ".join(f"{item} (line {item.line})" for item in several)
        message, remedy = f"{told} contradict each other", "keep one of them"
    return ResolveError(
        message,
        source=decisions.source,
        place=f"line {several[0].line}",
        remedy=remedy,
        value=tuple(several),
    )

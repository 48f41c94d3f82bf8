"""A YAML file that a person wrote becomes decisions, or an error that says which line is wrong.

The file is composed, never constructed: no tag of YAML makes an object, every scalar is the text
that stands there (``on``, ``2020`` and ``否`` are names like others), and each error knows its
line. ``docs/decisions.md`` describes the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from kgbuild.errors import ResolveError, unreadable
from kgbuild.model import Label
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.deciding.decisions import KINDS, OPEN, Decision, Decisions, Kind, check, plain

if TYPE_CHECKING:
    import yaml

    Node: TypeAlias = yaml.Node

_EXAMPLES: Final[Mapping[Kind, str]] = {
    "merge": "- [腾讯, 腾讯公司]",
    "keep-apart": "- [中国银行, 中国人民银行]",
    "rename": "福州: 福州市",
    "retype": "粤省事: App",
    "map": "携手: partnersWith",
    "drop": "- 大家",
}
_MOST_BYTES = 16 * 2**20
_DEEPEST = 4


def load_decisions(path: Path, ontology: Ontology, lexicon: Lexicon) -> Decisions:
    """Read a decisions file, before hours go into a build that it would stop.

    Args:
        path: The file; UTF-8.
        ontology: Which classes and relations there are.
        lexicon: Which names are short forms of others.

    Raises:
        ResolveError: The file is missing, is not YAML, holds what is no decision, or decisions
            that contradict each other; line and remedy are told.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ResolveError(
            unreadable(error),
            source=str(path),
            remedy="name a decisions file (docs/decisions.md)",
            value=error,
        ) from error
    if len(data) > _MOST_BYTES:
        raise ResolveError("is larger than 16 MB", source=str(path), remedy="divide it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ResolveError(
            "is not UTF-8",
            source=str(path),
            place=f"line {line}",
            remedy="save it as UTF-8",
            value=error,
        ) from error
    decisions = parse_decisions(text, ontology, source=str(path))
    check(plain(decisions, ontology, lexicon))
    return decisions


def parse_decisions(text: str, ontology: Ontology, *, source: str | None = None) -> Decisions:
    """Read decisions from the text of a file.

    Args:
        text: YAML.
        ontology: Which classes and relations there are.
        source: Name of the file, for messages.

    Raises:
        ResolveError: It is not YAML, or holds what is no decision.
    """
    return Decisions.of(_Reader(ontology, source).decisions(text), source=source)


class _Reader:
    """Walks the nodes of one file."""

    def __init__(self, ontology: Ontology, source: str | None) -> None:
        self._ontology = ontology
        self._source = source

    def decisions(self, text: str) -> Iterator[Decision]:
        root = self._compose(text)
        if root is None or self._is_empty(root):
            return
        sections: Mapping[Kind, Callable[[Kind, Node], Iterator[Decision]]] = {
            "merge": self._lists,
            "keep-apart": self._lists,
            "rename": self._renames,
            "retype": self._retypes,
            "map": self._maps,
            "drop": self._drops,
        }
        for key, section in self._pairs(root, "the file", f"one of {', '.join(KINDS)}"):
            name = self._text(key)
            kind = next((kind for kind in KINDS if kind == name), None)
            if kind is None:
                raise self._error(
                    f"{name!r} is no kind of decision", key, f"the kinds are {', '.join(KINDS)}"
                )
            if not self._is_empty(section):
                yield from sections[kind](kind, section)

    # The kinds ------------------------------------------------------------------------------

    def _lists(self, kind: Kind, section: Node) -> Iterator[Decision]:
        for item in self._items(section, kind):
            names = [self._text(node) for node in self._items(item, kind)]
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice is not None:
                raise self._error(f"{twice} stands twice here", item, "name each thing once")
            if len(names) < 2:
                remedy = f"name two or more: {_EXAMPLES[kind]}"
                raise self._error(f"one name is nothing to {kind}", item, remedy)
            if kind == "keep-apart":
                names.sort()
            yield Decision(kind, tuple(names), line=_line(item))

    def _renames(self, kind: Kind, section: Node) -> Iterator[Decision]:
        for key, value in self._pairs(section, kind, _EXAMPLES[kind]):
            name = self._text(key)
            if not _is_mapping(value):
                yield Decision(kind, (name,), self._text(value), line=_line(key))
                continue
            given: dict[str, str] = {}
            example = f"{name}: {{zh: {name}, en: …}}"
            for language, label in self._pairs(value, kind, example):
                code = self._text(language)
                if code not in ("zh", "en"):
                    remedy = f"the languages are zh and en: {example}"
                    raise self._error(f"{code!r} is no language of a name", language, remedy)
                given[code] = self._text(label)
            if not given:
                raise self._error(f"{name} gets no new name", key, f"write {example}")
            yield Decision(kind, (name,), given.get("zh", ""), given.get("en"), line=_line(key))

    def _retypes(self, kind: Kind, section: Node) -> Iterator[Decision]:
        classes = {name: known.label for name, known in self._ontology.classes.items()}
        for key, value in self._pairs(section, kind, _EXAMPLES[kind]):
            chosen = self._term(value, classes, "class")
            yield Decision(kind, (self._text(key),), chosen, line=_line(key))

    def _maps(self, kind: Kind, section: Node) -> Iterator[Decision]:
        relations = {name: known.label for name, known in self._ontology.relations.items()}
        for key, value in self._pairs(section, kind, _EXAMPLES[kind]):
            stays = self._text(value) == OPEN
            chosen = OPEN if stays else self._term(value, relations, "relation")
            yield Decision(kind, (self._text(key),), chosen, line=_line(key))

    def _drops(self, kind: Kind, section: Node) -> Iterator[Decision]:
        for item in self._items(section, kind):
            yield Decision(kind, (self._text(item),), line=_line(item))

    # Nodes ----------------------------------------------------------------------------------

    def _compose(self, text: str) -> Node | None:
        import yaml

        try:
            self._scan(text)
            root: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error)
            raise ResolveError(
                f"is not YAML ({problem})",
                source=self._source,
                place=f"line {mark.line + 1}" if mark else None,
                remedy="mind the indentation, a space after each colon, and quotes around a name "
                "that holds punctuation",
                value=error,
            ) from error
        return root

    def _scan(self, text: str) -> None:
        """Refuse what no decision needs, before it can cost time or memory to compose."""
        import yaml

        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            strange = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
            if strange or depth > _DEEPEST:
                what = "an anchor or a reference of YAML (& and *)" if strange else "this nesting"
                raise ResolveError(
                    f"{what} is nothing that is read here",
                    source=self._source,
                    place=f"line {event.start_mark.line + 1}",
                    remedy="write the names out, and put one with punctuation in quotes",
                )

    def _items(self, node: Node, kind: Kind) -> list[Node]:
        if type(node).__name__ != "SequenceNode":
            raise self._error(f"{kind} wants a list here", node, f"write {_EXAMPLES[kind]}")
        items: list[Node] = node.value
        return items

    def _pairs(self, node: Node, where: str, example: str) -> Iterator[tuple[Node, Node]]:
        if not _is_mapping(node):
            remedy = f"write {example}, with a plain colon and a space"
            raise self._error(f"{where} wants a name, a colon and a value here", node, remedy)
        seen: dict[str, int] = {}
        for key, value in node.value:
            name = self._text(key)
            if name in seen:
                remedy = f"it stands in line {seen[name]} already: keep one of them"
                raise self._error(f"{name} is decided twice", key, remedy)
            seen[name] = _line(key)
            yield key, value

    def _text(self, node: Node) -> str:
        if type(node).__name__ != "ScalarNode":
            raise self._error("a name is wanted here", node, "put it in quotes, if it has brackets")
        text: str = node.value.strip()
        if not text:
            raise self._error("a name is missing here", node, "write it, or take the line out")
        return text

    def _is_empty(self, node: Node) -> bool:
        return type(node).__name__ == "ScalarNode" and not node.value.strip()

    def _term(self, node: Node, known: Mapping[str, Label], what: str) -> str:
        """Return the local name of a term that is written by its name, its IRI or its label."""
        written = self._text(node)
        space = self._ontology.prefixes["kgo"]
        bare = written.removeprefix("<").removesuffix(">").removeprefix(space)
        bare = bare.removeprefix("kgo:")
        if bare in known:
            return bare
        labelled = [name for name, label in known.items() if written in (label.zh, label.en)]
        if len(labelled) == 1:
            return labelled[0]
        near = _near(bare, known)
        remedy = f"did you mean {' or '.join(near)}?" if near else "docs/ontology.md lists them"
        raise self._error(f"{written!r} is no {what} of the ontology", node, remedy)

    def _error(self, message: str, node: Node, remedy: str) -> ResolveError:
        return ResolveError(
            message, source=self._source, place=f"line {_line(node)}", remedy=remedy, value=node
        )


def _line(node: Node) -> int:
    line: int = node.start_mark.line + 1
    return line


def _is_mapping(node: Node) -> bool:
    return type(node).__name__ == "MappingNode"


def _near(written: str, known: Mapping[str, Label]) -> list[str]:
    import difflib

    labels = {label: name for name, both in known.items() for label in (name, both.zh) if label}
    close = difflib.get_close_matches(written, labels, n=3, cutoff=0.5)
    return list(dict.fromkeys(labels[label] for label in close))

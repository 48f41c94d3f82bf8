"""Gold files become facts: JSON Lines whose keys tell which of two formats they are.

Open triples, one sentence a line with all that it states::

    {"id", "text", "facts": [{"kind", "forms": [[subject, relation, object], ...]}]}

Salient facts of a text, one fact a line, each end with its accepted names::

    {"sent", "subj": [...], "rel": [...], "obj": [...], "kind"}

the latter optionally with ``claim`` (the speaker, or null), ``polarity`` and ``modality``.
Other keys are ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from kgbuild.errors import EvaluateError, unreadable
from kgbuild.evaluate.forms import Fact, Form, Slot, tidy
from kgbuild.evaluate.scores import GoldFormat

_KEYS: Mapping[GoldFormat, tuple[str, ...]] = {
    "open": ("id", "text", "facts"),
    "salient": ("sent", "subj", "rel", "obj", "kind"),
}
_CONTEXT = ("claim", "polarity", "modality")


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with everything that it states."""

    id: str
    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """How the text puts a fact: who says it (``None``: the text's own author), and how."""

    claim: str | None
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class SalientFact:
    """A fact that a graph of the text should hold.

    Attributes:
        line: Its line in the gold, from 1.
        sentence: The sentence that states it.
        subject: Accepted names of the subject; ``"*"`` accepts any.
        relation: Accepted relations.
        object: Accepted names of the object.
        kind: The construction that states it.
        context: Claim, polarity and modality, where the gold has them.
    """

    line: int
    sentence: str
    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    kind: str
    context: Context | None = None


@dataclass(frozen=True, slots=True)
class OpenGold:
    """Sentences with their open triples."""

    path: Path
    sentences: tuple[GoldSentence, ...]


@dataclass(frozen=True, slots=True)
class SalientGold:
    """Salient facts of one text."""

    path: Path
    facts: tuple[SalientFact, ...]


def read_gold(path: Path) -> OpenGold | SalientGold:
    """Read a gold file; the keys of its first line tell its format.

    Raises:
        EvaluateError: The file cannot be read, is of neither format, or a line is malformed.
    """
    lines = list(json_lines(path))
    if not lines:
        raise EvaluateError("there is no gold in it", source=str(path), remedy="fill it")
    first = lines[0].record
    if "facts" in first:
        return OpenGold(path, tuple(_sentences(lines)))
    if "subj" in first:
        return SalientGold(path, tuple(_salient(line) for line in lines))
    raise EvaluateError(
        f"is no known gold format (its keys are {', '.join(map(repr, first)) or 'none'})",
        source=str(path),
        place=f"line {lines[0].number}",
        remedy="; ".join(f"{name}: {', '.join(keys)}" for name, keys in _KEYS.items()),
        value=first,
    )


@dataclass(frozen=True, slots=True)
class JsonLine:
    """An object of a JSON Lines file, with its place for messages."""

    source: str
    number: int
    record: Mapping[str, Any]

    def refuse(self, message: str, remedy: str | None = None) -> NoReturn:
        """Raise an :class:`EvaluateError` that names the line."""
        raise EvaluateError(
            message,
            source=self.source,
            place=f"line {self.number}",
            remedy=remedy,
            value=self.record,
        )

    def text(self, key: str) -> str:
        """Return the string under ``key``, or refuse the line."""
        value = self.record.get(key)
        if not isinstance(value, str):
            self.refuse(f'"{key}" is {"not a string" if key in self.record else "missing"}')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the strings of the list under ``key``, at least one, or refuse the line."""
        value = self.record.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
            self.refuse(f'"{key}" is not a list of strings')
        return tuple(value)


def json_lines(path: Path) -> Iterator[JsonLine]:
    """Yield the objects of a JSON Lines file, skipping empty lines.

    Raises:
        EvaluateError: The file cannot be read, or a line is not a JSON object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvaluateError(
            unreadable(error), source=str(path), remedy="check the path", value=error
        ) from error
    except UnicodeDecodeError as error:
        raise EvaluateError(
            f"is not UTF-8 (byte {error.start})", source=str(path), remedy="convert it"
        ) from error
    for number, line in enumerate(text.split("\n"), start=1):  # JSON strings may hold U+2028
        if not line.strip():
            continue
        where = JsonLine(str(path), number, {})
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            where.refuse(f"is not valid JSON ({reason})", "repair or remove the line")
        if not isinstance(record, dict):
            where.refuse("is not a JSON object", "write one object a line")
        yield JsonLine(str(path), number, record)


def _sentences(lines: list[JsonLine]) -> Iterator[GoldSentence]:
    seen: set[str] = set()
    for line in lines:
        stated = line.record.get("id")
        if not isinstance(stated, str | int) or isinstance(stated, bool):
            line.refuse('"id" is neither a string nor a number')
        if str(stated) in seen:
            line.refuse(f"the id {stated!r} is used twice", "give each sentence its own")
        seen.add(str(stated))
        facts = line.record.get("facts")
        if not isinstance(facts, list):
            line.refuse('"facts" is not a list')
        yield GoldSentence(str(stated), line.text("text"), tuple(_fact(line, f) for f in facts))


def _fact(line: JsonLine, record: object) -> Fact:
    if not isinstance(record, dict) or not isinstance(record.get("kind"), str):
        line.refuse('a fact has no "kind"')
    written = record.get("forms")
    if not isinstance(written, list) or not written:
        line.refuse('a fact has no "forms"')
    forms: list[tuple[str, str, str]] = []
    for form in written:
        if (
            not isinstance(form, list)
            or len(form) != 3
            or not all(slot is None or isinstance(slot, str) for slot in form)
        ):
            line.refuse("a form is not [subject, relation, object]")
        subject, relation, object_ = (slot or "" for slot in form)
        forms.append((subject, relation, object_))
    try:
        parsed = tuple(Form(*map(Slot.parse, form)) for form in forms)
    except ValueError as error:
        line.refuse(str(error))
    return Fact(record["kind"], parsed, forms[0], any(tidy(form[2]) for form in forms))


def _salient(line: JsonLine) -> SalientFact:
    context = None
    if all(key in line.record for key in _CONTEXT):
        claim = line.record["claim"]
        context = Context(
            claim=None if claim is None else line.text("claim"),
            polarity=line.text("polarity"),
            modality=line.text("modality"),
        )
    return SalientFact(
        line=line.number,
        sentence=line.text("sent"),
        subject=line.texts("subj"),
        relation=line.texts("rel"),
        object=line.texts("obj"),
        kind=line.text("kind"),
        context=context,
    )

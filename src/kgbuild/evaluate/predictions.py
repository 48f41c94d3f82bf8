"""What is scored: the rows and statements of the pipeline, or of a file that it wrote.

A :class:`Row` in :mod:`kgbuild.evaluate.forms` is what an open gold asks for; a
:class:`Candidate` is what a salient gold asks for, and both a resolved statement and an open
triple can be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kgbuild.evaluate.forms import Row, tidy
from kgbuild.evaluate.gold import JsonLine, json_lines
from kgbuild.extract import OpenTriple

#: Document id -> row -> its confidence, ``None`` where it states none.
Rows = Mapping[str, Mapping[Row, float | None]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement or an open triple, as the words that a salient fact is compared with.

    Attributes:
        subjects: What the subject is called: the words of the text, the name of the node.
        relations: What the relation is called, its IRI included.
        objects: What the object and the qualifiers are called.
        roles: The roles of the qualifiers.
        sentences: The sentences that state it.
        speaker: Who claims it, ``None`` for the text's own author.
        polarity: As in the contract, ``None`` for an open triple.
        modality: As in the contract, ``None`` for an open triple.
        confidence: 0-1.
    """

    subjects: tuple[str, ...]
    relations: tuple[str, ...]
    objects: tuple[str, ...]
    roles: tuple[str, ...]
    sentences: tuple[str, ...]
    speaker: str | None = None
    polarity: str | None = None
    modality: str | None = None
    confidence: float = 0.0


def rows_of(triples: Iterable[OpenTriple]) -> Rows:
    """Collect open triples by document; one read twice counts once, at its best confidence."""
    return _collect(
        (t.document, (tidy(t.subject), tidy(t.relation), tidy(t.object)), t.confidence)
        for t in triples
    )


def rows_from(path: Path) -> Rows:
    """Read the open triples that ``kgbuild extract`` wrote.

    Raises:
        EvaluateError: The file cannot be read, or a line is no open triple.
    """
    return _collect(_row(line) for line in json_lines(path))


def candidates_from(path: Path) -> list[Candidate]:
    """Read the statements that ``kgbuild build`` wrote, or the triples of ``kgbuild extract``.

    Raises:
        EvaluateError: The file cannot be read, or a line is neither.
    """
    return [candidate_of(line.record, line) for line in json_lines(path)]


def candidates_of(triples: Iterable[OpenTriple]) -> list[Candidate]:
    """Make candidates of open triples."""
    return [candidate_of(asdict(triple)) for triple in triples]


def candidate_of(record: Mapping[str, Any], line: JsonLine | None = None) -> Candidate:
    """Make a candidate of a contract-shaped object.

    Args:
        record: A statement or an open triple.
        line: Where it was read, for messages.

    Raises:
        EvaluateError: It is neither.
    """
    line = line or JsonLine("the build", 0, record)
    sentences = tuple(_sentences(record))
    if not sentences or "subject" not in record or "relation" not in record:
        line.refuse(
            "is neither a statement nor an open triple",
            "give what kgbuild build or kgbuild extract wrote",
        )
    listed = record.get("qualifiers")
    qualifiers = [q for q in listed if isinstance(q, Mapping)] if isinstance(listed, list) else []
    claim = record.get("claim")
    speaker = claim.get("speaker") if isinstance(claim, Mapping) else None
    confidence = record.get("confidence")
    return Candidate(
        subjects=tuple(_names(record["subject"])),
        relations=tuple(_relation_names(record["relation"])),
        objects=(
            *_names(record.get("object")),
            *(name for q in qualifiers for name in _names(q.get("value", q))),
            *(q["text"] for q in qualifiers if isinstance(q.get("text"), str)),
        ),
        roles=tuple(q["role"] for q in qualifiers if isinstance(q.get("role"), str)),
        sentences=sentences,
        speaker=next(_names(speaker), None),
        polarity=record.get("polarity"),
        modality=record.get("modality"),
        confidence=confidence if isinstance(confidence, int | float) else 0.0,
    )


def _collect(found: Iterable[tuple[str, Row, float | None]]) -> Rows:
    rows: dict[str, dict[Row, float | None]] = {}
    for document, row, confidence in found:
        known = rows.setdefault(document, {})
        stated = [c for c in (known.get(row), confidence) if c is not None]
        known[row] = max(stated, default=None)
    return rows


def _row(line: JsonLine) -> tuple[str, Row, float | None]:
    record = line.record
    slots = [record.get(key) for key in ("subject", "relation", "object")]
    if "document" not in record or not all(s is None or isinstance(s, str) for s in slots):
        line.refuse("is no open triple", "give what kgbuild extract wrote")
    confidence = record.get("confidence")
    if isinstance(confidence, bool) or not isinstance(confidence, int | float | None):
        line.refuse('"confidence" is not a number')
    if confidence is not None and not 0 <= confidence <= 1:
        line.refuse(f'"confidence" is {confidence}, not between 0 and 1')
    subject, relation, object_ = (tidy(slot or "") for slot in slots)
    return str(record["document"]), (subject, relation, object_), confidence


def _sentences(record: Mapping[str, Any]) -> Iterator[str]:
    evidence = record.get("evidence", record)
    for item in evidence if isinstance(evidence, list) else [evidence]:
        if isinstance(item, Mapping) and isinstance(item.get("sentence"), str):
            yield item["sentence"]


def _names(end: object) -> Iterator[str]:
    """Yield what a subject, object or speaker is called: its words first, then its name."""
    if isinstance(end, str):
        yield end
    elif isinstance(end, Mapping):
        aliases = end.get("aliases")
        several = [
            end.get("text"),
            end.get("name"),
            *(aliases if isinstance(aliases, list) else ()),
        ]
        yield from (name for name in several if isinstance(name, str) and name)


def _relation_names(relation: object) -> Iterator[str]:
    if isinstance(relation, str):
        yield relation
    elif isinstance(relation, Mapping):
        label = relation.get("label")
        labels = label.values() if isinstance(label, Mapping) else [label]
        several = [relation.get("text"), relation.get("id"), *labels]
        yield from (name for name in several if isinstance(name, str) and name)

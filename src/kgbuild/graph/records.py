"""Statements into the JSON objects of ``statements.jsonl``, and back.

One object a line, in the order of the graph, keys in the order of the contract, then
``grounds``, which the contract does not ask for; neither does it for the ``aliases`` of an end
that has any, without which a line could not be found by the name that its reader knows. The
same graph gives the same bytes, and ``diff`` of two builds reads like prose. The pair obeys
``statement_of(record_of(s, entities)) == s`` for every statement whose qualifiers stand in
canonical order and whose open relation lies under the prefix that is given.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, TypeAlias

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.errors import GraphError
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import (
    Attribution,
    Document,
    Entity,
    Evidence,
    Ground,
    Label,
    Relation,
    ResolvedQualifier,
    Span,
    Statement,
    Value,
    sorted_qualifiers,
)

Record: TypeAlias = dict[str, Any]

OPEN_RELATIONS = DEFAULT_BASE_IRI + "relation/"


def record_of(
    statement: Statement,
    entities: Mapping[str, Entity],
    documents: Mapping[str, Document] | None = None,
) -> Record:
    """Turn a statement into the contract's JSON object.

    Args:
        statement: The statement.
        entities: IRI -> entity; an IRI that is not in it is named by itself.
        documents: Id -> document; evidence from a part of one (a page of a PDF) names it.
    """
    relation, claim = statement.relation, statement.claim
    target: Record
    if isinstance(statement.object, Value):
        value = statement.object
        target = {"value": value.value, "datatype": value.datatype, "text": statement.object_text}
    else:
        target = {**_node(statement.object, entities), "text": statement.object_text}
    return {
        "id": statement.id,
        "subject": {**_node(statement.subject, entities), "text": statement.subject_text},
        "relation": {
            "id": relation.id,
            "label": {"zh": relation.label.zh, "en": relation.label.en},
            "text": statement.relation_text,
        },
        "object": target,
        "qualifiers": [
            {"role": q.role, "text": q.text, "id": q.entity}
            for q in sorted_qualifiers(statement.qualifiers)
        ],
        "polarity": statement.polarity,
        "modality": statement.modality,
        "claim": None if claim is None else _claim_record(claim, entities),
        "confidence": statement.confidence,
        "extractor": statement.extractor,
        "evidence": [_evidence_record(item, documents or {}) for item in statement.evidence],
        "grounds": [{"feature": g.feature, "log_odds": g.log_odds} for g in statement.grounds],
    }


def statement_of(record: Mapping[str, Any], *, open_relations: str = OPEN_RELATIONS) -> Statement:
    """Turn a JSON object of the contract back into the statement.

    Args:
        record: One line of ``statements.jsonl``; unknown keys are ignored.
        open_relations: The namespace of relations that no ontology declares; a relation
            under it is open (``mapped`` is false).

    Raises:
        GraphError: A key is missing or has the wrong type, or the id does not match.
    """
    try:
        statement = _statement(record, open_relations)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise GraphError(
            f"is not a statement ({type(error).__name__}: {error})",
            remedy="build the folder again",
            value=record,
        ) from error
    if statement.id != record.get("id"):
        raise GraphError(
            f"statement {record.get('id')!r} was changed: its content hashes to {statement.id!r}",
            remedy="build the folder again",
            value=record,
        )
    return statement


def records_of(graph: KnowledgeGraph) -> Iterator[Record]:
    """Yield the records of ``statements.jsonl``, one a statement."""
    for statement in graph.statements:
        yield record_of(statement, graph.entities, graph.documents)


def json_lines(records: Iterable[Mapping[str, object]]) -> Callable[[IO[bytes]], None]:
    """Return what writes records to a stream as JSON Lines."""

    def write(stream: IO[bytes]) -> None:
        for record in records:
            line = json.dumps(record, ensure_ascii=False) + "\n"
            # A lone surrogate cannot be UTF-8; as an escape it is still valid JSON.
            stream.write(line.encode("utf-8", "backslashreplace"))

    return write


def records(lines: Iterable[str], *, source: str) -> Iterable[Record]:
    """Read the JSON objects of ``statements.jsonl``, skipping empty lines.

    Args:
        lines: The lines of the file.
        source: Its name, for messages.

    Raises:
        GraphError: A line is not a JSON object.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise GraphError(
                "is not JSON",
                source=source,
                place=f"line {number}",
                remedy="build the folder again",
                value=line,
            ) from error
        if not isinstance(record, dict):
            raise GraphError("is not an object", source=source, place=f"line {number}", value=line)
        yield record


def _statement(record: Mapping[str, Any], open_relations: str) -> Statement:
    relation, target, claim = record["relation"], record["object"], record["claim"]
    return Statement(
        subject=record["subject"]["id"],
        relation=Relation(
            relation["id"],
            Label(relation["label"]["zh"], relation["label"]["en"]),
            mapped=not relation["id"].startswith(open_relations),
        ),
        object=target["id"] if "id" in target else Value(target["value"], target["datatype"]),
        subject_text=record["subject"]["text"],
        relation_text=relation["text"],
        object_text=target["text"],
        evidence=tuple(_evidence(item) for item in record["evidence"]),
        qualifiers=tuple(
            ResolvedQualifier(item["role"], item["text"], item["id"])
            for item in record["qualifiers"]
        ),
        polarity=record["polarity"],
        modality=record["modality"],
        claim=None if claim is None else _claim(claim),
        confidence=float(record["confidence"]),
        extractor=record["extractor"],
        grounds=tuple(
            Ground(item["feature"], float(item["log_odds"])) for item in record.get("grounds", ())
        ),
    )


def _claim_record(claim: Attribution, entities: Mapping[str, Entity]) -> Record:
    speaker = {"name": _name(claim.speaker, entities), "id": claim.speaker}
    recorded = {"recorded": True} if claim.recorded else {}
    return {"speaker": speaker, "verb": claim.verb, **recorded}


def _claim(record: Record) -> Attribution:
    return Attribution(record["speaker"]["id"], record["verb"], record.get("recorded", False))


def _node(iri: str, entities: Mapping[str, Entity]) -> Record:
    entity = entities.get(iri)
    if entity is None:
        return {"name": iri, "id": iri, "type": "Entity"}
    other = {"aliases": list(entity.aliases)} if entity.aliases else {}
    return {"name": entity.name, "id": iri, "type": entity.type, **other}


def _name(iri: str, entities: Mapping[str, Entity]) -> str:
    return entities[iri].name if iri in entities else iri


def _evidence_record(evidence: Evidence, documents: Mapping[str, Document]) -> Record:
    document = documents.get(evidence.document)
    fragment = document.fragment_at(evidence.quote_span.start) if document else None
    return {
        "document": evidence.document,
        "sentence": evidence.sentence,
        "start": evidence.sentence_span.start,
        "end": evidence.sentence_span.end,
        "quote": evidence.quote,
        "quote_start": evidence.quote_span.start,
        "quote_end": evidence.quote_span.end,
        **({"fragment": fragment} if fragment else {}),
    }


def _evidence(item: Mapping[str, Any]) -> Evidence:
    return Evidence(
        document=item["document"],
        sentence_span=Span(item["start"], item["end"]),
        sentence=item["sentence"],
        quote_span=Span(item["quote_start"], item["quote_end"]),
        quote=item["quote"],
    )

"""A knowledge graph becomes the plain data that the page reads: numbers, strings, lists.

Entities are ranked by weight, so an entity's index is its rank; facts point at entities,
relations and sentences by index, which keeps a page of thousands of facts small. What is
drawn at first is a pyvis network; the rest waits in the data until a search asks for it.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kgbuild.export.html.drawing import network
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import Document, Entity, Statement, Value
from kgbuild.ontology import Ontology
from kgbuild.ontology.pinyin import syllables

FAMILIES = (
    "Person",
    "Organization",
    "Place",
    "Product",
    "Event",
    "Work",
    "Policy",
    "Project",
    "Group",
    "Concept",
    "Time",
    "Quantity",
    "Value",
)
"""Kinds of thing that have a colour and a shape; a type takes those of its nearest kind."""

QUIET = frozenset({"Time", "Quantity", "Value"})
"""Kinds that would clutter the drawing; the legend shows them on request."""

MAX_FACTS = 15_000
"""How many facts a page carries at most; a graph with more says so on the page."""

MAX_TEXT = 600_000
"""How many characters of the documents' own text a page carries at most."""


def page_data(
    graph: KnowledgeGraph, *, ontology: Ontology, title: str, max_nodes: int
) -> dict[str, Any]:
    """Turn ``graph`` into the page's data, which :mod:`json` can write as it is.

    Args:
        graph: What to show.
        ontology: Names and IRIs of the types.
        title: The page's heading.
        max_nodes: How many entities are drawn before anybody searches for more.
    """
    weights = _weights(graph)
    ranked = sorted(graph.entities.values(), key=lambda e: (-weights[e.id], e.id))
    rank = {entity.id: position for position, entity in enumerate(ranked)}
    statements = _within_reach(graph.statements, rank)
    used = _used(statements, rank)
    # A graph that fits keeps its lonely entities too; a larger one only what its facts use.
    kept = ranked if len(statements) == len(graph) else [e for e in ranked if e.id in used]
    index = {entity.id: position for position, entity in enumerate(kept)}
    tables = _Tables()
    facts = [_fact(s, index, tables, ontology) for s in statements]
    types = _types(kept, ontology)
    number = {entry["name"]: position for position, entry in enumerate(types)}
    names = [_entity(entity, number[entity.type], weights[entity.id]) for entity in kept]
    for entry, reading in zip(names, _readings(kept), strict=True):
        entry["pinyin"] = reading
    return {
        "title": title,
        "prefixes": dict(ontology.prefixes),
        "types": types,
        "relations": tables.relations,
        "documents": _documents(graph, ontology),
        "sentences": tables.sentences,
        "entities": names,
        "facts": facts,
        "network": network(types, names, facts, max_nodes=max_nodes),
        "total": {"entities": len(graph.entities), "facts": len(graph)},
    }


class _Tables:
    """Relations and sentences, each written once and pointed at by number."""

    def __init__(self) -> None:
        self.relations: list[dict[str, Any]] = []
        self.sentences: list[list[Any]] = []
        self._relation_index: dict[str, int] = {}
        self._sentence_index: dict[tuple[str, int, str], int] = {}

    def relation(self, statement: Statement) -> int:
        relation = statement.relation
        if relation.id not in self._relation_index:
            self._relation_index[relation.id] = len(self.relations)
            self.relations.append(
                {
                    "id": relation.id,
                    "zh": relation.label.zh,
                    "en": relation.label.en,
                    "mapped": relation.mapped,
                }
            )
        return self._relation_index[relation.id]

    def sentence(self, document: str, start: int, text: str) -> int:
        key = (document, start, text)
        if key not in self._sentence_index:
            self._sentence_index[key] = len(self.sentences)
            self.sentences.append([document, start, text])
        return self._sentence_index[key]


def _weights(graph: KnowledgeGraph) -> dict[str, float]:
    """Return each entity's weight, 0-1: its salience, or its share of facts without any.

    What is no weightier than half of the entities counts for little, however near all of
    them are to each other: a picture in which everything is large has no subject.
    """
    salience = {iri: entity.salience for iri, entity in graph.entities.items()}
    if any(salience.values()):
        usual, most = statistics.median(salience.values()), max(salience.values())
        return {
            iri: 0.06 * value / usual
            if value <= usual
            else 0.06 + 0.94 * (value - usual) / (most - usual)
            for iri, value in salience.items()
        }
    degrees: Counter[str] = Counter()
    for statement in graph.statements:
        degrees[statement.subject] += 1
        if isinstance(statement.object, str):
            degrees[statement.object] += 1
    most = max(degrees.values(), default=1)
    return {iri: degrees[iri] / most for iri in graph.entities}


def _within_reach(statements: Sequence[Statement], rank: Mapping[str, int]) -> Sequence[Statement]:
    """Keep the facts between the weightiest entities when there are too many for a page."""
    if len(statements) <= MAX_FACTS:
        return statements

    def last_rank(statement: Statement) -> int:
        other = statement.object if isinstance(statement.object, str) else statement.subject
        return max(rank[statement.subject], rank[other])

    chosen = sorted(range(len(statements)), key=lambda i: (last_rank(statements[i]), i))
    return [statements[i] for i in sorted(chosen[:MAX_FACTS])]


def _used(statements: Sequence[Statement], rank: Mapping[str, int]) -> set[str]:
    """Return the entities that ``statements`` name in any part."""
    found: set[str] = set()
    for statement in statements:
        found.add(statement.subject)
        if isinstance(statement.object, str):
            found.add(statement.object)
        if statement.claim:
            found.add(statement.claim.speaker)
        found.update(q.entity for q in statement.qualifiers if q.entity)
    return {iri for iri in found if iri in rank}


def _fact(
    statement: Statement, index: Mapping[str, int], tables: _Tables, ontology: Ontology
) -> dict[str, Any]:
    """Write one statement; what it shares with most others (asserted, positive) is left out."""
    fact: dict[str, Any] = {
        "id": statement.id,
        "s": index[statement.subject],
        "r": tables.relation(statement),
        "text": [statement.subject_text, statement.relation_text, statement.object_text],
        "c": round(float(statement.confidence), 3),
        "x": statement.extractor,
        "e": [
            [
                tables.sentence(e.document, e.sentence_span.start, e.sentence),
                e.quote_span.start - e.sentence_span.start,
                e.quote_span.end - e.sentence_span.start,
                ontology.evidence_iri(e).removeprefix(ontology.prefixes["ev"]),
            ]
            for e in statement.evidence
        ],
    }
    if isinstance(statement.object, Value):
        fact["v"] = [statement.object.value, statement.object.datatype]
    else:
        fact["o"] = index[statement.object]
    if statement.polarity == "negative":
        fact["neg"] = 1
    if statement.modality != "asserted":
        fact["mod"] = statement.modality
    if statement.claim:
        fact["claim"] = [index.get(statement.claim.speaker, -1), statement.claim.verb]
    if statement.qualifiers:
        fact["q"] = [
            [q.role, q.text, index.get(q.entity, -1) if q.entity else -1]
            for q in statement.qualifiers
        ]
    return fact


def _types(entities: Sequence[Entity], ontology: Ontology) -> list[dict[str, Any]]:
    """Return the types in use, in the order of the families, the frequent first."""
    counts = Counter(entity.type for entity in entities)
    found = []
    for name in counts:
        known = ontology.classes.get(name)
        family = _family(name, ontology)
        found.append(
            {
                "name": name,
                "iri": known.iri if known else f"{ontology.base_iri}ontology#{name}",
                "zh": known.label.zh if known else name,
                "en": (known.label.en if known else None) or name,
                "family": family,
                "quiet": family in QUIET,
            }
        )
    order = {family: position for position, family in enumerate((*FAMILIES[:-3], "Other"))}
    return sorted(
        found,
        key=lambda entry: (
            order.get(entry["family"], len(order)),
            -counts[entry["name"]],
            entry["name"],
        ),
    )


def _family(name: str, ontology: Ontology) -> str:
    if name in FAMILIES:
        return name
    if name in ontology.classes:
        return next((family for family in FAMILIES if ontology.is_a(name, family)), "Other")
    return "Other"


def _entity(entity: Entity, type_number: int, weight: float) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": entity.id,
        "name": entity.name,
        "zh": entity.label.zh,
        "type": type_number,
        "w": round(float(weight), 4),
    }
    if entity.label.en:
        entry["en"] = entity.label.en
    if entity.aliases:
        entry["aliases"] = list(entity.aliases)
    return entry


def _readings(entities: Sequence[Entity]) -> list[str]:
    """Return how each entity's names are typed in pinyin: in full and by initials."""
    found = []
    for entity in entities:
        forms: list[str] = []
        for name in (entity.label.zh, *entity.aliases):
            parts = syllables(name[:24], typed=True)
            if any(part != char for part, char in zip(parts, name, strict=False)):
                forms += ["".join(parts), "".join(part[:1] for part in parts)]
        found.append(" ".join(dict.fromkeys(form.lower() for form in forms)))
    return found


def title_of(document: Document) -> str:
    """Return a document's title, else the headline over its text, else its id."""
    return document.title or _headline(document.text) or document.id


def _headline(text: str) -> str:
    """Return the first line of a text where it stands over the rest as a headline does."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    return first if rest.strip() and len(first) <= 40 and not first.endswith(("。", ".")) else ""


def _documents(graph: KnowledgeGraph, ontology: Ontology) -> list[dict[str, Any]]:
    """Return the documents, with their text as long as the page has room for it."""
    room = MAX_TEXT
    found = []
    for document in graph.documents.values():
        entry: dict[str, Any] = {"id": document.id, "iri": ontology.document_iri(document.id)}
        if (title := title_of(document)) != document.id:
            entry["title"] = title
        for key in ("date", "speaker", "url"):
            value = getattr(document, key)
            if value:
                entry[key] = value
        if document.text and len(document.text) <= room:
            entry["text"] = document.text
            room -= len(document.text)
        found.append(entry)
    return found

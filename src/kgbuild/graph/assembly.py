"""Statements, entities and documents into one graph: no fact twice, each node weighed.

The same fact read in two places is one statement with two pieces of evidence. Its
confidence, with the grounds of it, is the highest of the readings, not their noisy-or:
noisy-or supposes that readings err independently, but one extractor that misreads a stock
phrase misreads it in every document, and repetition would then buy certainty. The order
of everything comes from the order of the documents and the places in them, never from the
order of arrival.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from kgbuild.errors import GraphError
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import Document, Entity, Evidence, Statement, sorted_merges, sorted_qualifiers
from kgbuild.shelf import Shelf, ordered

Place: TypeAlias = tuple[int, str, int, int, int]

# How much each signal of an entity's weight counts. Mentions lead: what a text keeps
# coming back to is what it is about; the rest breaks ties between equals.
_MENTIONS, _DEGREE, _KEYWORD = 0.5, 0.3, 0.2


def assemble(
    statements: Iterable[Statement],
    entities: Iterable[Entity],
    documents: Iterable[Document],
    *,
    keywords: Mapping[str, float] | None = None,
) -> KnowledgeGraph:
    """Join statements into a graph.

    Args:
        statements: In any order; those of equal id are merged.
        entities: At least every entity that a statement uses; others are left out.
        documents: In the order that the graph should follow.
        keywords: Name -> weight 0-1, one more signal of an entity's salience.

    Returns:
        The graph: statements by first appearance, entities by IRI, with salience.

    Raises:
        GraphError: A statement uses an entity that was not given.
    """
    texts = {document.id: document for document in documents}
    rank = {identifier: position for position, identifier in enumerate(texts)}
    merged = merge(statements, rank)
    known = _by_iri(entities)
    used = sorted({iri for statement in merged for iri in uses(statement)})
    for iri in used:
        if iri not in known:
            raise GraphError(f"a statement uses {iri}, which is no entity of the graph", value=iri)
    salience = _salience(merged, [known[iri] for iri in used], keywords or {})
    weighed = {iri: dataclasses.replace(known[iri], salience=salience[iri]) for iri in used}
    return KnowledgeGraph(merged, weighed, texts)


def part(graph: KnowledgeGraph, statements: Iterable[Statement]) -> KnowledgeGraph:
    """Return the graph of some of the statements, with the entities that they use."""
    kept = Shelf(statements)
    used = {iri for statement in kept for iri in uses(statement)}
    entities = {iri: graph.entities[iri] for iri in sorted(used) if iri in graph.entities}
    return KnowledgeGraph(kept, entities, graph.documents)


def uses(statement: Statement) -> Iterator[str]:
    """Yield the IRI of every entity that ``statement`` names, subject first.

    Its object, the speaker of its claim and the nodes of its qualifiers are included.
    """
    yield statement.subject
    if isinstance(statement.object, str):
        yield statement.object
    if statement.claim:
        yield statement.claim.speaker
    yield from (q.entity for q in statement.qualifiers if q.entity)


def in_order(statements: Iterable[Statement], documents: Iterable[str]) -> Sequence[Statement]:
    """Return merged statements in the order of a graph: by first appearance.

    Args:
        statements: Each once, their evidence in order.
        documents: Ids of the documents, in the order that the graph follows.
    """
    rank = {identifier: position for position, identifier in enumerate(documents)}

    def order(statement: Statement) -> tuple[Place, str]:
        places = (_place(evidence, rank) for evidence in statement.evidence)
        return min(places, default=(len(rank), "", 0, 0, 0)), statement.id

    return Shelf(ordered(statements, key=order))


def _place(evidence: Evidence, rank: Mapping[str, int]) -> Place:
    return (
        rank.get(evidence.document, len(rank)),
        evidence.document,
        evidence.sentence_span.start,
        evidence.quote_span.start,
        evidence.quote_span.end,
    )


def merge(statements: Iterable[Statement], rank: Mapping[str, int]) -> Sequence[Statement]:
    """Merge statements of equal id and put all in order of first appearance.

    Args:
        statements: In any order, which never shows.
        rank: Id of a document -> its place in the order that the graph should follow.
    """

    def place(evidence: Evidence) -> Place:
        return _place(evidence, rank)

    def first(statement: Statement) -> tuple[object, ...]:
        places = [place(evidence) for evidence in statement.evidence]
        # The words and the confidence break ties, so that arrival order never shows.
        words = (statement.subject_text, statement.relation_text, statement.object_text)
        texts = tuple(q.text for q in sorted_qualifiers(statement.qualifiers))
        return (min(places, default=(len(rank), "", 0, 0, 0)), -statement.confidence, *words, texts)

    def joined(same: Sequence[Statement]) -> Statement:
        leader = min(same, key=first)
        surest = min(same, key=lambda s: (-s.confidence, first(s), _reasons(s)))
        evidence = {item: None for reading in same for item in reading.evidence}
        return dataclasses.replace(
            leader,
            evidence=tuple(sorted(evidence, key=place)),
            qualifiers=tuple(sorted_qualifiers(leader.qualifiers)),
            confidence=surest.confidence,
            grounds=surest.grounds,
        )

    identified = ordered(((s.id, s) for s in statements), key=itemgetter(0))
    alike = groupby(identified, key=itemgetter(0))
    return in_order((joined([s for _, s in same]) for _, same in alike), rank)


def _reasons(statement: Statement) -> list[tuple[str, float]]:
    return [(ground.feature, ground.log_odds) for ground in statement.grounds]


def _by_iri(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Index entities; where one IRI comes twice aliases and merges are joined."""
    known: dict[str, Entity] = {}
    for entity in entities:
        earlier = known.get(entity.id)
        if earlier is not None:
            aliases = tuple(sorted({*earlier.aliases, *entity.aliases}))
            merges = tuple(sorted_merges([*earlier.merges, *entity.merges]))
            # In its own script where both are of one, and else as it is matched.
            label = max(earlier.label, entity.label, key=lambda label: label.zh == entity.name)
            known[entity.id] = dataclasses.replace(
                earlier, aliases=aliases, merges=merges, label=label
            )
        else:
            known[entity.id] = entity
    return known


def _salience(
    statements: Sequence[Statement], entities: Sequence[Entity], keywords: Mapping[str, float]
) -> dict[str, float]:
    """Weigh entities by mentions, neighbours and keyword weight; the weightiest is 1."""
    mentions: defaultdict[str, int] = defaultdict(int)
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        names = set(uses(statement))
        for iri in names:
            mentions[iri] += len(statement.evidence)
            neighbours[iri] |= names - {iri}
    most = math.log1p(max(mentions.values(), default=0)) or 1.0
    widest = math.log1p(max((len(n) for n in neighbours.values()), default=0)) or 1.0
    raw = {}
    for entity in entities:
        names = {entity.name, entity.label.zh, *entity.aliases}
        raw[entity.id] = (
            _MENTIONS * math.log1p(mentions[entity.id]) / most
            + _DEGREE * math.log1p(len(neighbours[entity.id])) / widest
            + _KEYWORD * max((keywords.get(name, 0.0) for name in names), default=0.0)
        )
    top = max(raw.values(), default=0.0) or 1.0
    # Four digits are more than anyone can see, and survive the trip through Turtle.
    return {iri: round(weight / top, 4) for iri, weight in raw.items()}

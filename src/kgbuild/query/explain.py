"""An entity or a statement becomes its story: every fact with its sentence, evidence marked.

An entity's story opens with why its names are one thing's. Under each fact stands what its
confidence rests on. The figures are log-odds: +0.7 doubles the
odds of truth, -0.7 halves them (:mod:`kgbuild.extract.judgement.grounds`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kgbuild import extract, resolve
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.assembly import uses
from kgbuild.graph.safe_text import printable
from kgbuild.model import Entity, Evidence, Merge, Statement, Value
from kgbuild.ontology import Ontology
from kgbuild.query import names

_MARK = ("【", "】")
_ANSI_MARK = ("\x1b[1;33m", "\x1b[0m")


def explain(graph: KnowledgeGraph, term: str, *, color: bool = False) -> str:
    """Tell everything that the graph knows of an entity, or of one statement.

    Args:
        graph: The graph.
        term: A statement id (``st:`` allowed), or an entity's name, alias, IRI or prefixed
            name.
        color: Mark the evidence by terminal colours instead of 【…】.

    Returns:
        Lines for a person, without control characters of the texts.

    Raises:
        QueryError: Nothing is called so; near names are listed.
    """
    mark = _ANSI_MARK if color else _MARK
    for statement in graph.statements:
        if statement.id in {term, term.rpartition("/")[2].removeprefix("st:")}:
            return "\n".join(_fact(statement, graph, mark)) + "\n"
    prefixes = Ontology({}, {}, _base_of(graph)).prefixes
    iri = names.find(term, names=_names(graph), iris=graph.entities.keys(), prefixes=prefixes)
    return "\n".join(_story(graph.entities[iri], graph, mark)) + "\n"


def _story(entity: Entity, graph: KnowledgeGraph, mark: tuple[str, str]) -> Iterator[str]:
    english = f" ({printable(entity.label.en)})" if entity.label.en else ""
    yield f"{printable(entity.label.zh)}{english}  {entity.type}"
    yield f"  {entity.id}"
    if entity.aliases:
        yield f"  also: {', '.join(printable(alias) for alias in entity.aliases)}"
    for merge in entity.merges:
        yield from _merge(merge, mark)
    facts = [statement for statement in graph.statements if entity.id in uses(statement)]
    yield f"  salience {entity.salience:.2f}, {_count(len(facts), 'fact')}"
    for statement in facts:
        yield ""
        yield from _fact(statement, graph, mark)


def _pointing(statement: Statement, graph: KnowledgeGraph) -> Iterator[str]:
    """Say by which rule the words of an end were found to mean what it is."""
    ends = (statement.subject, statement.subject_text), (statement.object, statement.object_text)
    for iri, words in ends:
        entity = graph.entities.get(iri) if isinstance(iri, str) else None
        for merge in entity.merges if entity is not None else ():
            rule = resolve.rule_of(merge.rule)
            if merge.name == (words or resolve.LEFT_OUT) and not rule.names:
                yield printable(f"  {merge.name} is {merge.into}: {rule.says}")


def _merge(merge: Merge, mark: tuple[str, str]) -> Iterator[str]:
    """Say why a name, or a word that points, stands for the entity."""
    says = resolve.rule_of(merge.rule).says
    yield printable(f"  {merge.name} is {merge.into}: {says}")
    if merge.evidence is not None:
        evidence = merge.evidence
        place = f"{evidence.quote_span.start}–{evidence.quote_span.end}"
        yield printable(f"    {evidence.document}, characters {place}:")
        yield f"      {_marked(evidence, mark)}"


def _fact(statement: Statement, graph: KnowledgeGraph, mark: tuple[str, str]) -> Iterator[str]:
    english = f" / {statement.relation.label.en}" if statement.relation.label.en else ""
    kind = "" if statement.relation.mapped else ", open relation"
    yield printable(
        f"{_name(statement.subject, graph)} —[{statement.relation.label.zh}{english}]→ "
        f"{_object(statement, graph)}"
    )
    yield printable(
        f"  st:{statement.id}  {statement.polarity}, {statement.modality}{kind}, "
        f"read by {statement.extractor}"
    )
    yield printable(f"  confidence {statement.confidence:.2f}{_grounds(statement)}")
    yield from _pointing(statement, graph)
    for qualifier in statement.qualifiers:
        node = f" → {_name(qualifier.entity, graph)}" if qualifier.entity else ""
        yield printable(f"  {qualifier.role}: {qualifier.text}{node}")
    if statement.claim:
        speaker = _name(statement.claim.speaker, graph)
        yield printable(f"  claimed by {speaker} ({statement.claim.verb})")
    for evidence in statement.evidence:
        yield from _evidence(evidence, graph, mark)


def _evidence(evidence: Evidence, graph: KnowledgeGraph, mark: tuple[str, str]) -> Iterator[str]:
    document = graph.documents.get(evidence.document)
    title = f" 《{document.title}》" if document and document.title else ""
    place = f"{evidence.quote_span.start}–{evidence.quote_span.end}"
    yield printable(f"  {evidence.document}{title}, characters {place}:")
    yield f"    {_marked(evidence, mark)}"


def _marked(evidence: Evidence, mark: tuple[str, str]) -> str:
    """Return the sentence of ``evidence`` on one line, its quote marked."""
    start = evidence.quote_span.start - evidence.sentence_span.start
    end = start + len(evidence.quote)
    before, after = evidence.sentence[:start], evidence.sentence[end:]
    quoted = f"{mark[0]}{printable(evidence.quote)}{mark[1]}"
    return f"{printable(before)}{quoted}{printable(after)}"


def _grounds(statement: Statement) -> str:
    """Say what a confidence rests on: each reason with its share of the log-odds."""
    reasons = [
        # A folder of another version may have features that this one does not know.
        f"{_in_words(ground.feature)} ({_signed(ground.log_odds)})"
        for ground in statement.grounds
    ]
    return ": " + ", ".join(reasons) if reasons else ""


def _in_words(feature: str) -> str:
    return extract.WORDING.get(feature) or resolve.in_words(feature) or feature


def _signed(log_odds: float) -> str:
    return f"{log_odds:+.1f}".replace("-", "\N{MINUS SIGN}")


def _object(statement: Statement, graph: KnowledgeGraph) -> str:
    if isinstance(statement.object, Value):
        return statement.object.value
    return _name(statement.object, graph)


def _name(iri: str, graph: KnowledgeGraph) -> str:
    return graph.entities[iri].label.zh if iri in graph.entities else iri


def _names(graph: KnowledgeGraph) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in graph.entities.values():
        english = (entity.label.en,) if entity.label.en else ()
        for name in (entity.name, entity.label.zh, *english, *entity.aliases):
            found[name].add(entity.id)
    return found


def _base_of(graph: KnowledgeGraph) -> str:
    """Return the base IRI that the graph's entities were minted under."""
    for iri in graph.entities:
        base, resource, _ = iri.partition("resource/")
        if resource:
            return base
    return ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""Graphs that the page is tested with: one to read, one to attack it, one to tire it.

All names and facts are invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import (
    Attribution,
    Document,
    Entity,
    Evidence,
    Label,
    Modality,
    Polarity,
    Relation,
    ResolvedQualifier,
    Span,
    Statement,
    Value,
)
from kgbuild.ontology import Ontology, load_ontology

HOSTILE = (
    Path(__file__).parents[1] / "hostile",
    Path(__file__).parents[3] / "shared" / "data" / "hostile",  # where the machine has it
)

PAYLOADS = (
    "<script>alert('name')</script>",
    "</script><script>alert('closed')</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(2)>",
    "</title></style></textarea><script>alert(3)</script>",
    "<!--<script>alert(4)",
    "]]><script>alert(5)</script>",
    "javascript:alert(6)",
    "{{constructor.constructor('alert(7)')()}}",
    "${alert(8)}",
    "{{ script }}",
    "{{ data }}",
    "\\u003cscript>alert(9)</script>",
    "\u2028alert(10)\u2029",
    '<iframe srcdoc="<script>alert(11)</script>">',
    '<a href="javascript:alert(12)" onclick=alert(12)>href</a>',
    "__proto__",
    "constructor",
    "\u202egnp.exe",
    "&lt;b&gt;&amp;",
    "甲" * 5000,
)
"""Names that try to become markup, script, template or prototype."""


@dataclass(frozen=True, slots=True)
class Row:
    """A fact to be: names with types, the sentence that states it, and its marks."""

    subject: tuple[str, str]
    relation: str
    object: tuple[str, str] | Value
    sentence: str
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    claim: tuple[str, str] | None = None
    confidence: float = 0.8
    qualifiers: tuple[ResolvedQualifier, ...] = ()


YEAR = "http://www.w3.org/2001/XMLSchema#gYear"
_FIRM, _LAB, _CITY = ("潮信科技", "Company"), ("南屿大学", "University"), ("南屿市", "City")
_HEAD, _CODE, _FAIR = (
    ("周砚秋", "Person"),
    ("听潮平台", "Software"),
    ("首届海洋数据大会", "Conference"),
)
_RIVAL, _PILOT, _NEXT = ("白鹭数据", "Company"), ("陆知微", "Person"), ("归航计划", "Project")

STORY = (
    Row(_FIRM, "launches", _CODE, "潮信科技在南屿市推出了听潮平台。", confidence=0.92),
    Row(_FIRM, "partnersWith", _LAB, "潮信科技与南屿大学达成合作。", confidence=0.88),
    Row(_FIRM, "locatedIn", _CITY, "潮信科技的总部位于南屿市。"),
    Row(_HEAD, "worksFor", _FIRM, "潮信科技总经理周砚秋𠮷出席了首届海洋数据大会。"),
    Row(_HEAD, "participatesIn", _FAIR, "潮信科技总经理周砚秋𠮷出席了首届海洋数据大会。"),
    Row(_FAIR, "locatedIn", _CITY, "首届海洋数据大会在南屿市开幕。"),
    Row(_FIRM, "收购", _RIVAL, "潮信科技没有收购白鹭数据。", polarity="negative"),
    Row(_FIRM, "investsIn", _NEXT, "潮信科技计划投资归航计划。", modality="planned"),
    Row(
        _CODE,
        "改变",
        _CITY,
        "周砚秋认为听潮平台改变了南屿市。",
        claim=("周砚秋", "认为"),
        confidence=0.6,
    ),
    Row(
        _RIVAL,
        "推动",
        ("潮汐预报", "Concept"),
        "陆知微表示白鹭数据推动了潮汐预报。",
        claim=("陆知微", "表示"),
    ),
    Row(_PILOT, "worksFor", _RIVAL, "陆知微任职于白鹭数据。"),
    Row(_FIRM, "foundedOn", Value("2013", YEAR), "潮信科技成立于2013年。", confidence=0.95),
    Row(_FAIR, "召开于", ("去年冬天", "Time"), "首届海洋数据大会召开于去年冬天。"),
    Row(_LAB, "partnersWith", _RIVAL, "南屿大学与白鹭数据合作研究潮汐预报。"),
    Row(_FIRM, "partnersWith", _CITY, "潮信科技与南屿市签署合作协议。"),
    Row(_FIRM, "支持", _CITY, "潮信科技支持南屿市。", confidence=0.4),
)
_STORY_LABELS = {"潮信科技": ("Chaoxin Technology", ("潮信", "潮信公司")), "南屿市": ("Nanyu", ())}


def story() -> KnowledgeGraph:
    """Return a graph of two documents with one of everything that the page draws."""
    half = len(STORY) // 2
    return graph_of({"speech": STORY[:half], "news": STORY[half:]}, labels=_STORY_LABELS)


def hostile_names() -> list[str]:
    """Return the payloads, and each clause and line of the hostile texts."""
    names = list(PAYLOADS)
    for path in sorted(p for f in HOSTILE for pattern in ("15_*", "25_*") for p in f.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        names += [part for part in (*text.split("。"), *text.splitlines()) if part.strip()]
    return list(dict.fromkeys(names))


def hostile() -> KnowledgeGraph:
    """Return a graph in which every text that can be shown is a payload."""
    kg = load_ontology()
    names = list(dict.fromkeys(hostile_names()))
    entities = [
        Entity(kg.mint_entity(name), name, PAYLOADS[0], Label(name, name), (f"{name} ",), 0.5)
        for name in names
    ]
    documents, statements = {}, []
    for number, name in enumerate(names):
        identifier = f"{number}{name}"
        documents[identifier] = Document(
            identifier, name, title=name, date=name, speaker=name, url="javascript:alert(13)"
        )
        here, after = entities[number], entities[(number + 1) % len(entities)]
        span = Span(0, len(name))
        statements.append(
            Statement(
                subject=here.id,
                relation=Relation(kg.mint_relation(name), Label(name, name), mapped=False),
                object=Value(name, "javascript:alert(14)") if number % 5 == 4 else after.id,
                subject_text=name,
                relation_text=name,
                object_text=name,
                evidence=(Evidence(identifier, span, name, span, name),),
                qualifiers=(ResolvedQualifier("other", name, after.id),),
                claim=Attribution(after.id, name) if number % 3 == 0 else None,
                extractor=name,
            )
        )
    found = {entity.id: entity for entity in sorted(entities, key=lambda e: e.id)}
    return KnowledgeGraph(tuple(statements), found, documents)


def large(nodes: int, edges: int) -> KnowledgeGraph:
    """Return a graph of that size: clusters about hubs, as texts give them."""
    chance = random.Random(5)
    kinds = ("Company", "Person", "City", "Software", "Concept", "Concept", "Event", "Work")
    names = [(f"条目{number}号", kinds[number % len(kinds)]) for number in range(nodes)]
    rows = []
    for number in range(edges):
        hub = names[int(nodes * chance.random() ** 3)]
        leaf = names[number % nodes]
        words = chance.choice(("合作", "推出", "位于", "推动", "支持", "参加"))
        if hub != leaf:
            rows.append(Row(hub, words, leaf, f"{hub[0]}在第{number}天{words}{leaf[0]}。"))
    return graph_of({"large": rows})


def graph_of(
    texts: dict[str, Sequence[Row]], *, labels: dict[str, tuple[str, tuple[str, ...]]] | None = None
) -> KnowledgeGraph:
    """Make the graph of ``texts``: document id to facts, each stated by its own sentence."""
    kg = load_ontology()
    labels = labels or {}
    weights: dict[tuple[str, str], int] = {}
    documents, statements = {}, []
    for identifier, rows in texts.items():
        text = "\n".join(row.sentence for row in rows)
        documents[identifier] = Document(
            identifier,
            text,
            title=f"关于{identifier}的一篇文章",
            date="2024-03-01",
            speaker="周砚秋",
        )
        start = 0
        for row in rows:
            statements.append(_statement(row, identifier, start, kg))
            start += len(row.sentence) + 1
            for end in (row.subject, row.object):
                if not isinstance(end, Value):
                    weights[end] = weights.get(end, 0) + 1
    most = max(weights.values())
    entities = [
        Entity(
            kg.mint_entity(name),
            name,
            kind,
            Label(name, labels.get(name, (None, ()))[0]),
            labels.get(name, (None, ()))[1],
            weight / most,
        )
        for (name, kind), weight in weights.items()
    ]
    found = {entity.id: entity for entity in sorted(entities, key=lambda e: e.id)}
    return KnowledgeGraph(tuple(statements), found, documents)


def _statement(row: Row, document: str, start: int, kg: Ontology) -> Statement:
    known = kg.relations.get(row.relation)
    relation = (
        Relation(known.iri, known.label, mapped=True)
        if known
        else Relation(kg.mint_relation(row.relation), Label(row.relation), mapped=False)
    )
    target = row.object.value if isinstance(row.object, Value) else row.object[0]
    at = [row.sentence.find(part) for part in (row.subject[0], target) if part in row.sentence]
    ends = [row.sentence.find(p) + len(p) for p in (row.subject[0], target) if p in row.sentence]
    low, high = min(at), max(ends)
    evidence = Evidence(
        document,
        Span(start, start + len(row.sentence)),
        row.sentence,
        Span(start + low, start + high),
        row.sentence[low:high],
    )
    return Statement(
        subject=kg.mint_entity(row.subject[0]),
        relation=relation,
        object=row.object if isinstance(row.object, Value) else kg.mint_entity(row.object[0]),
        subject_text=row.subject[0],
        relation_text=row.relation,
        object_text=target,
        evidence=(evidence,),
        qualifiers=row.qualifiers,
        polarity=row.polarity,
        modality=row.modality,
        claim=Attribution(kg.mint_entity(row.claim[0]), row.claim[1]) if row.claim else None,
        confidence=row.confidence,
    )


def names_of(entities: Iterable[dict[str, str]]) -> list[str]:
    """Return the names in an answer of ``window.kgbuild``."""
    return [entity["name"] for entity in entities]

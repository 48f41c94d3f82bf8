"""A small graph made by hand, of invented facts, that many tests share.

It has one of everything: two documents, one speaker, a mapped and an open relation, a
literal, aliases, a claim, a plan, a denial, every kind of qualifier end, a fact with two
pieces of evidence, and labels with and without English.
"""

from __future__ import annotations

from functools import cache

from kgbuild.graph import KnowledgeGraph, assemble
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

_TEXT_ONE = (
    "青禾科技与澜江大学合作。青禾科技在云岭市推出了星灯平台。总经理林晚秋表示，青禾科技将投资白帆出行。"
    "白帆出行不属于青禾科技。林晚秋认为星灯平台改变了云岭市。"
)
_TEXT_TWO = "去年，青禾科技与澜江大学合作。青禾科技成立于2011年。澜江大学坐落在云岭市。"


@cache
def ontology() -> Ontology:
    """Return the built-in ontology."""
    return load_ontology()


def documents() -> list[Document]:
    """Return the two documents, the first one a speech."""
    return [
        Document(
            "speech",
            _TEXT_ONE,
            title="在云岭论坛上的讲话",
            date="2021-05-06",
            speaker="林晚秋",
            url="https://example.org/speech",
        ),
        Document("news", _TEXT_TWO, title='标题 "引号" <b>', date="去年冬天"),
    ]


@cache
def small_graph() -> KnowledgeGraph:
    """Return the graph: 7 statements, 6 entities, 2 documents."""
    kg = ontology()
    names = {
        "青禾科技": ("Company", "Qinghe Technology", ("青禾", "青禾公司")),
        "澜江大学": ("University", "Lanjiang University", ()),
        "云岭市": ("City", None, ("云岭",)),
        "星灯平台": ("Product", None, ()),
        "白帆出行": ("Company", None, ()),
        "林晚秋": ("Person", "Lin Wanqiu", ()),
        "未用实体": ("Concept", None, ()),
    }
    entities = [
        Entity(kg.mint_entity(name), name, kind, Label(name, en, derived=kind == "Person"), aliases)
        for name, (kind, en, aliases) in names.items()
    ]
    iri = {entity.name: entity.id for entity in entities}
    one, two = documents()

    def said(document: Document, sentence: str, quote: str) -> Evidence:
        start = document.text.index(sentence)
        at = document.text.index(quote, start)
        return Evidence(
            document.id,
            Span(start, start + len(sentence)),
            sentence,
            Span(at, at + len(quote)),
            quote,
        )

    def mapped(name: str) -> Relation:
        relation = kg.relations[name]
        return Relation(relation.iri, relation.label, mapped=True)

    def opened(label: str) -> Relation:
        return Relation(kg.mint_relation(label), Label(label), mapped=False)

    def fact(
        subject: str,
        relation: Relation,
        target: str | Value,
        words: str,
        *evidence: Evidence,
        qualifiers: tuple[ResolvedQualifier, ...] = (),
        polarity: Polarity = "positive",
        modality: Modality = "asserted",
        claim: Attribution | None = None,
        confidence: float = 0.8,
    ) -> Statement:
        return Statement(
            subject=iri[subject],
            relation=relation,
            object=target if isinstance(target, Value) else iri[target],
            subject_text=subject,
            relation_text=words,
            object_text=target.value if isinstance(target, Value) else target,
            evidence=evidence,
            qualifiers=qualifiers,
            polarity=polarity,
            modality=modality,
            claim=claim,
            confidence=confidence,
        )

    year = Value("2011", "http://www.w3.org/2001/XMLSchema#gYear")
    says = "总经理林晚秋表示，青禾科技将投资白帆出行。"
    thinks = "林晚秋认为星灯平台改变了云岭市。"
    partners = "青禾科技与澜江大学合作"
    statements = [
        fact(
            "青禾科技",
            mapped("partnersWith"),
            "澜江大学",
            "合作",
            said(two, f"去年，{partners}。", partners),
            confidence=0.9,
        ),
        fact(
            "青禾科技",
            mapped("partnersWith"),
            "澜江大学",
            "合作",
            said(one, f"{partners}。", partners),
            confidence=0.7,
        ),
        fact(
            "青禾科技",
            mapped("launches"),
            "星灯平台",
            "推出了",
            said(one, "青禾科技在云岭市推出了星灯平台。", "青禾科技在云岭市推出了星灯平台"),
            qualifiers=(ResolvedQualifier("place", "在云岭市", iri["云岭市"]),),
        ),
        fact(
            "青禾科技",
            mapped("invests"),
            "白帆出行",
            "将投资",
            said(one, says, "林晚秋表示，青禾科技将投资白帆出行"),
            modality="planned",
            claim=Attribution(iri["林晚秋"], "表示"),
        ),
        fact(
            "白帆出行",
            opened("属于"),
            "青禾科技",
            "不属于",
            said(one, "白帆出行不属于青禾科技。", "白帆出行不属于青禾科技"),
            polarity="negative",
        ),
        fact(
            "星灯平台",
            opened("改变"),
            "云岭市",
            "改变了",
            said(one, thinks, "林晚秋认为星灯平台改变了云岭市"),
            claim=Attribution(iri["林晚秋"], "认为"),
            confidence=0.6,
        ),
        fact(
            "青禾科技",
            mapped("foundedOn"),
            year,
            "成立于",
            said(two, "青禾科技成立于2011年。", "青禾科技成立于2011年"),
            qualifiers=(ResolvedQualifier("time", "2011年"),),
            confidence=0.95,
        ),
        fact(
            "澜江大学",
            mapped("locatedIn"),
            "云岭市",
            "坐落在",
            said(two, "澜江大学坐落在云岭市。", "澜江大学坐落在云岭市"),
        ),
    ]
    return assemble(statements, entities, documents(), keywords={"青禾科技": 1.0})

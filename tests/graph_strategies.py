"""Hypothesis strategies for graphs: any name, any text, any statement that the model allows."""

from __future__ import annotations

import dataclasses

from hypothesis import strategies as st

from kgbuild.graph import KnowledgeGraph, assemble
from kgbuild.model import (
    Attribution,
    Document,
    Entity,
    Evidence,
    Ground,
    Label,
    Merge,
    Relation,
    ResolvedQualifier,
    Span,
    Statement,
    Value,
    sorted_merges,
    sorted_qualifiers,
)
from kgbuild.ontology import Ontology

# What break IRIs, Turtle, XML, CSV and terminals, besides what hypothesis thinks of itself.
HOSTILE = (
    "<>\"{}|^`\\%#?'@.\n\t\r \x01\x1b\x7f\x85\u200b\u202e\ufeff\u2028=+-:/·％公司甲乙丙é\u0301𠮷😀"
)
characters = st.one_of(st.sampled_from(HOSTILE), st.characters(exclude_categories=["Cs"]))
#: Any text that RDF can hold: no NUL, lone surrogate, U+FFFE or U+FFFF.
texts = st.text(characters.filter(lambda c: c not in "\x00\ufffe\uffff"), min_size=1, max_size=12)

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NAMESPACES = Ontology({}, {})


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """Any entity whose IRI is that of its name."""
    name = draw(texts)
    return Entity(
        _NAMESPACES.mint_entity(name),
        name,
        draw(st.sampled_from(["Person", "Company", "City", "Concept"])),
        Label(draw(st.one_of(st.just(name), texts)), draw(st.none() | texts)),
        tuple(sorted(draw(st.sets(texts, max_size=2)))),
    )


@st.composite
def evidence_in(draw: st.DrawFn, document: Document) -> Evidence:
    """Evidence that obeys the offset law in ``document``."""
    size = len(document.text)
    a, b, c, d = sorted(draw(st.lists(st.integers(0, size), min_size=4, max_size=4)))
    sentence, quote = Span(a, d), Span(b, c)
    return Evidence(
        document.id, sentence, sentence.of(document.text), quote, quote.of(document.text)
    )


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Any assembled graph of a few statements."""
    nodes = draw(st.lists(entities(), min_size=1, max_size=4, unique_by=lambda e: e.id))
    iris = st.sampled_from([node.id for node in nodes])
    documents = draw(
        st.lists(
            st.builds(
                Document,
                id=texts,
                text=texts,
                title=st.none() | texts,
                date=st.none() | texts | st.dates().map(str),
                speaker=st.none() | texts,
                url=st.none() | texts | st.just("https://example.org/a?b=c"),
            ),
            min_size=1,
            max_size=2,
            unique_by=lambda d: d.id,
        )
    )
    statement = st.builds(
        Statement,
        subject=iris,
        relation=texts.map(
            lambda label: Relation(_NAMESPACES.mint_relation(label), Label(label), mapped=False)
        ),
        object=iris
        | st.builds(
            Value, texts, st.sampled_from([_XSD + "string", _XSD + "date", _XSD + "gYear"])
        ),
        subject_text=texts,
        relation_text=texts,
        object_text=texts,
        evidence=st.lists(
            st.sampled_from(documents).flatmap(evidence_in), min_size=1, max_size=2, unique=True
        ).map(tuple),
        qualifiers=st.lists(
            st.builds(
                ResolvedQualifier,
                role=st.sampled_from(["time", "place", "other"]),
                text=texts,
                entity=st.none() | iris,
            ),
            max_size=2,
        ).map(lambda found: tuple(sorted_qualifiers(found))),
        polarity=st.sampled_from(["positive", "negative"]),
        modality=st.sampled_from(["asserted", "planned", "possible", "required", "desired"]),
        claim=st.none() | st.builds(Attribution, iris, texts),
        confidence=st.floats(0, 1),
        extractor=st.sampled_from(["pattern", "syntax"]),
        grounds=st.lists(st.builds(Ground, texts, st.floats(-9, 9)), max_size=2).map(tuple),
    )
    shown = st.none() | st.sampled_from(documents).flatmap(evidence_in)
    merge = st.builds(Merge, texts, texts, texts, shown)
    merges = tuple(sorted_merges(draw(st.lists(merge, max_size=2))))
    nodes[0] = dataclasses.replace(nodes[0], merges=merges)
    return assemble(draw(st.lists(statement, max_size=5)), nodes, documents)

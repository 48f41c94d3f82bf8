"""validate/screen.py: what it lets pass, pySHACL lets pass; what breaks a shape, it never does."""

from __future__ import annotations

import importlib.util
import sys
from itertools import chain, cycle

import pyoxigraph as ox
import pytest

from graphs import ontology, small_graph
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import facts
from kgbuild.ontology import ontology_file
from kgbuild.validate import check
from kgbuild.validate.screen import cells, conforms
from kgbuild.validate.shapes import shapes

SHAPES = ontology_file("shapes.ttl").read_text(encoding="utf-8")
BASE = ontology().base_iri
GOOD = list(chain(facts(small_graph(), ontology()), provenance(small_graph(), ontology())))
ASKED_OF = {
    triple.object
    for triple in ox.parse(SHAPES, format=ox.RdfFormat.TURTLE)
    if triple.predicate.value.rpartition("#")[2] in {"path", "targetSubjectsOf", "targetObjectsOf"}
}
PREDICATES = sorted({q.predicate.value for q in GOOD if q.predicate in ASKED_OF})


def kept(triples: list[ox.Quad], rules: str = SHAPES) -> bool:
    return conforms(cells(triples), rules)


def changed(quad: ox.Quad, value: object) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, value)


def spoilt(predicate: str, how: str) -> list[ox.Quad]:
    """Return the good triples with the first one of a predicate lost, doubled or changed."""
    at = next(k for k, quad in enumerate(GOOD) if quad.predicate.value == predicate)
    quad, others = GOOD[at], GOOD[:at] + GOOD[at + 1 :]
    value = quad.object
    text = value.value if isinstance(value, ox.Literal) else "x"
    match how:
        case "lost":
            return others
        case "doubled":
            return [*GOOD, changed(quad, ox.Literal(f"{text}1", language="zh"))]
        case "blank":
            return [*others, changed(quad, ox.BlankNode("b"))]
        case "empty":
            return [*others, changed(quad, ox.Literal("", language="zh"))]
        case "text":
            return [*others, changed(quad, ox.Literal(text))]
        case "elsewhere":
            return [*others, changed(quad, ox.NamedNode("https://example.org/elsewhere"))]
        case "large":
            kind = value.datatype if isinstance(value, ox.Literal) else None
            return [*others, changed(quad, ox.Literal("1000000", datatype=kind))]
    raise AssertionError(how)


def test_a_good_graph_needs_no_pyshacl(monkeypatch):
    assert kept(GOOD)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())  # as if it were there
    monkeypatch.setitem(sys.modules, "pyshacl", None)  # but cannot be imported
    assert check(small_graph(), ontology()) == []


def test_it_says_what_pyshacl_says():
    pytest.importorskip("pyshacl")
    for predicate, how in zip(
        PREDICATES, cycle(["lost", "doubled", "text", "elsewhere"]), strict=False
    ):
        triples = spoilt(predicate, how)
        found, note = shapes(triples, base_iri=BASE)
        assert note is None
        assert kept(triples) <= (not found), (predicate, how)


@pytest.mark.parametrize(
    ("predicate", "how"),
    [
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", "lost"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#object", "doubled"),
        ("http://www.w3.org/ns/prov#wasDerivedFrom", "elsewhere"),
        ("http://www.w3.org/ns/oa#start", "large"),
        ("http://www.w3.org/ns/oa#hasSelector", "lost"),
        (f"{BASE}ontology#modality", "elsewhere"),
        (f"{BASE}ontology#confidence", "text"),
        (f"{BASE}ontology#salience", "lost"),
        (f"{BASE}ontology#salience", "large"),
        (f"{BASE}ontology#sentence", "empty"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#object", "blank"),
    ],
)
def test_a_breach_does_not_pass(predicate, how):
    assert not kept(spoilt(predicate, how))


@pytest.mark.parametrize(
    "more",
    [
        "kgo:QuoteShape sh:closed true .",
        "kgo:QuoteShape sh:property [ sh:path oa:exact ; sh:pattern '^x' ] .",
        "kgo:Other sh:targetNode kgo:QuoteShape ; sh:nodeKind sh:BlankNode .",
        "kgo:Other a rdfs:Class , sh:NodeShape .",
    ],
)
def test_a_shape_that_it_does_not_know_is_left_to_pyshacl(more):
    assert not kept(GOOD, SHAPES + more)


def test_what_is_no_triple_of_rdf_1_1_is_left_to_pyshacl():
    term = ox.Triple(GOOD[0].subject, GOOD[0].predicate, GOOD[0].object)
    assert not kept([*GOOD, changed(GOOD[0], term)])

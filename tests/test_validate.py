"""validate/: a good build breaks no rule, and each rule notices its own breach."""

from __future__ import annotations

import dataclasses
import importlib.util
import json

import pytest

from graphs import ontology, small_graph
from kgbuild import export
from kgbuild.errors import GraphError, ValidateError
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Entity, Label, Relation, Span, Value
from kgbuild.validate import Violation, check

FILES = {"statements.jsonl": "statements", "graph.ttl": "ttl", "provenance.ttl": "provenance"}


@pytest.fixture
def folder(tmp_path):
    for name, format_name in FILES.items():
        export.write(small_graph(), tmp_path / name, format=format_name, ontology=ontology())
    return tmp_path


def with_first(**changes) -> KnowledgeGraph:
    """Return the small graph with its first statement changed."""
    graph = small_graph()
    first = dataclasses.replace(graph.statements[0], **changes)
    return dataclasses.replace(graph, statements=(first, *graph.statements[1:]))


def with_first_evidence(**changes) -> KnowledgeGraph:
    evidence = small_graph().statements[0].evidence
    return with_first(evidence=(dataclasses.replace(evidence[0], **changes), *evidence[1:]))


def rules(found) -> set[str]:
    return {violation.rule for violation in found}


def test_a_good_build_breaks_no_rule(folder):
    for subject in (small_graph(), folder, folder / "graph.ttl", folder / "provenance.ttl"):
        assert check(subject, ontology()) == []


def test_the_shapes_find_the_same_in_parts_as_at_once(monkeypatch):
    graph = small_graph()
    bad = {iri: dataclasses.replace(e, aliases=("",)) for iri, e in graph.entities.items()}
    for subject in (graph, dataclasses.replace(graph, entities=bad)):
        at_once = check(subject, ontology())
        with monkeypatch.context() as patch:
            patch.setattr("kgbuild.validate._PART", 1)
            assert check(subject, ontology()) == at_once
        assert bool(at_once) == (subject is not graph)


def test_what_was_not_checked_is_said():
    assert "no ontology was given" in check(small_graph()).notes[0]


def test_missing_shacl_is_said(monkeypatch, folder):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pyshacl" else found(name)
    )
    assert check(folder).notes == (
        "the SHACL shapes were not checked: pip install 'kgbuild[shacl]'",
    )


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (with_first_evidence(quote="青禾科技"), "the quote is not what the sentence has"),
        (with_first_evidence(quote_span=Span(40, 51)), "is not within its sentence"),
        (with_first_evidence(sentence_span=Span(0, 11)), "characters, its span 11"),
        (
            with_first_evidence(sentence_span=Span(1, 13), quote_span=Span(1, 12)),
            "has another text at the sentence's place",
        ),
    ],
)
def test_offset_law(graph, message):
    found = check(graph)
    assert rules(found) == {"offset-law"}
    assert message in str(found[0])
    assert found[0].subject == graph.statements[0].id
    assert found[0].sentence == "青禾科技与澜江大学合作。"


@pytest.mark.parametrize(
    ("changes", "rule", "message"),
    [
        ({"confidence": 1.5}, "confidence-range", "confidence 1.5 is not between 0 and 1"),
        ({"confidence": float("nan")}, "confidence-range", "nan"),
        ({"evidence": ()}, "evidence", "it has none"),
        ({"polarity": "neutral"}, "vocabulary", "polarity 'neutral' is unknown"),
        ({"modality": "hoped"}, "vocabulary", "modality 'hoped' is unknown"),
        ({"relation": Relation("urn:x", Label(""), mapped=False)}, "label", "has no zh label"),
        (
            {"relation": Relation("urn:x", Label("某"), mapped=True)},
            "vocabulary",
            "urn:x is no relation of the ontology",
        ),
        ({"object": "urn:nobody"}, "entity", "urn:nobody is no entity of the graph"),
    ],
)
def test_each_rule_notices_its_breach(changes, rule, message):
    found = check(with_first(**changes), ontology())
    assert rule in rules(found)
    assert any(message in str(violation) for violation in found)


def test_documents_entities_and_duplicates_are_checked():
    graph = small_graph()
    assert rules(check(with_first_evidence(document="other"))) == {"evidence"}
    twice = dataclasses.replace(graph, statements=(*graph.statements, graph.statements[0]))
    assert rules(check(twice)) == {"unique"}
    idle = Entity("urn:idle", "闲", "Mystery", Label("闲"), salience=2.0)
    more = dataclasses.replace(graph, entities={**graph.entities, "urn:idle": idle})
    assert rules(check(more, ontology())) == {"entity", "confidence-range", "vocabulary"}


def test_a_violation_is_one_printable_line():
    violation = Violation("rule", "st\n1", "wrong\x1b[31m", "句\u202e子\r\n。")
    assert str(violation) == "rule: st 1: wrong[31m — 句子 。"


# ------------------------------------------------------------------ files against files


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_triple_that_nobody_states_is_found(folder):
    edit(folder / "graph.ttl", "kgo:launches kgr:星灯平台", "kgo:launches kgr:云岭市")
    found = [v for v in check(folder) if v.rule == "asserted"]
    assert [v.message for v in found if v.sentence] == [
        "it is asserted, but graph.ttl does not say so"
    ]
    assert [v.sentence for v in found if v.sentence] == ["青禾科技在云岭市推出了星灯平台。"]
    assert any("no statement says" in v.message for v in found)


def test_an_asserted_denial_is_found(folder):
    denied = next(s for s in small_graph().statements if s.polarity == "negative")
    with (folder / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write(f"<{denied.subject}> <{denied.relation.id}> <{denied.object}> .\n")
    (found,) = (v for v in check(folder) if v.rule == "asserted")
    assert found.subject == denied.id
    assert "denied, possible or claimed" in found.message


def test_a_changed_label_or_confidence_is_found(folder):
    edit(folder / "graph.ttl", '"白帆出行"@zh', '"黑帆出行"@zh')
    edit(folder / "provenance.ttl", "kgo:confidence 0.95", "kgo:confidence 0.25")
    found = check(folder)
    # The label is read back from graph.ttl, so only what contradicts another file shows.
    assert {v.rule for v in found} >= {"provenance"}
    assert any("0.25" in v.message and v.sentence == "青禾科技成立于2011年。" for v in found)


def test_an_edited_statement_is_found(folder):
    path = folder / "statements.jsonl"
    first, rest = path.read_text("utf-8").split("\n", 1)
    record = json.loads(first)
    record["object"]["id"] = small_graph().statements[1].object
    path.write_text(json.dumps(record) + "\n" + rest, encoding="utf-8")
    with pytest.raises(GraphError, match="was changed"):
        check(folder)


def test_blank_nodes_are_found(folder):
    with (folder / "provenance.ttl").open("a", encoding="utf-8") as file:
        file.write("[] kgo:version 'x' .\n")
    assert "blank-node" in rules(check(folder))


def test_a_build_with_asserted_claims_is_consistent_too(tmp_path):
    for name, format_name in FILES.items():
        export.write(
            small_graph(),
            tmp_path / name,
            format=format_name,
            ontology=ontology(),
            assert_claims=True,
        )
    assert check(tmp_path) == []


def test_a_turtle_file_alone(tmp_path):
    path = tmp_path / "g.ttl"
    path.write_text(
        "@prefix kgr: <https://w3id.org/kgbuild/resource/> .\n"
        "kgr:甲 <urn:p> _:b .\n"
        "<urn:s> a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .\n",
        encoding="utf-8",
    )
    found = [v for v in check(path) if not v.rule.startswith("shape:")]
    assert [(v.rule, v.message) for v in found] == [
        ("blank-node", "it holds 1 blank nodes"),
        ("resource", "it has no type"),
        ("resource", "it has no zh label"),
        ("resource", "it has not exactly one rdf:subject"),
        ("resource", "it has not exactly one rdf:predicate"),
        ("resource", "it has not exactly one rdf:object"),
        ("evidence", "it has none"),
    ]


def test_what_is_not_turtle_cannot_be_checked(tmp_path):
    path = tmp_path / "g.ttl"
    path.write_text("this is prose", encoding="utf-8")
    with pytest.raises(ValidateError, match="is not Turtle"):
        check(path)
    with pytest.raises(ValidateError, match="does not exist; name a Turtle file"):
        check(tmp_path / "none.ttl")


def test_shapes_are_checked_where_pyshacl_is(folder):
    pytest.importorskip("pyshacl")
    found = check(folder)
    if found.notes:
        pytest.skip(found.notes[0])
    bare = dataclasses.replace(small_graph().statements[0], object=Value("x", ""), confidence=0.5)
    graph = dataclasses.replace(small_graph(), statements=(bare,))
    assert all(isinstance(v, Violation) for v in check(graph, ontology()))

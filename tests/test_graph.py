"""graph/: statements become one graph; its views and its files lose nothing."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_strategies import graphs, texts
from graphs import documents, ontology, small_graph
from kgbuild import export
from kgbuild.errors import GraphError
from kgbuild.graph import assemble, load, to_networkx, to_rdf
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import facts, is_asserted
from kgbuild.graph.records import record_of, records, statement_of
from kgbuild.model import Entity, Label, Relation, Statement
from kgbuild.ontology import Ontology

FILES = {"statements.jsonl": "statements", "graph.ttl": "ttl", "provenance.ttl": "provenance"}
NAMESPACES = Ontology({}, {})


def write_folder(graph, folder: Path, kg: Ontology | None = None) -> Path:
    for name, format_name in FILES.items():
        export.write(graph, folder / name, format=format_name, ontology=kg or ontology())
    return folder


@pytest.fixture(autouse=True)
def quiet_rdflib(monkeypatch):
    # rdflib reports every ill-typed literal of the hostile graphs.
    monkeypatch.setattr(logging.getLogger("rdflib.term"), "disabled", True)


# --------------------------------------------------------------------------- assemble


def test_same_fact_in_two_places_is_one_statement_with_both_evidences():
    graph = small_graph()
    partners = graph.statements[0]
    assert [e.document for e in partners.evidence] == ["speech", "news"]
    assert partners.confidence == 0.9
    assert len(graph) == 7


def test_order_of_arrival_does_not_show():
    graph = small_graph()
    again = assemble(
        list(reversed(graph.statements)),
        reversed(list(graph.entities.values())),
        documents(),
        keywords={"青禾科技": 1.0},
    )
    assert again == graph
    assert list(again.entities) == list(graph.entities) == sorted(graph.entities)


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_assembling_again_changes_nothing(graph, random):
    shuffled = list(graph.statements)
    random.shuffle(shuffled)
    again = assemble(shuffled, graph.entities.values(), graph.documents.values())
    assert again == graph


def test_only_used_entities_stay_and_the_weightiest_weighs_one():
    graph = small_graph()
    weights = {entity.name: entity.salience for entity in graph.entities.values()}
    assert "未用实体" not in weights
    assert max(weights, key=weights.__getitem__) == "青禾科技"
    assert weights["青禾科技"] == 1.0
    assert all(0 < weight <= 1 for weight in weights.values())


def test_keywords_raise_salience():
    graph = small_graph()
    plain, boosted = (
        assemble(graph.statements, graph.entities.values(), documents(), keywords=keywords)
        for keywords in ({}, {"白帆出行": 1.0})
    )
    iri = NAMESPACES.mint_entity("白帆出行")
    assert boosted.entities[iri].salience > plain.entities[iri].salience


def test_a_statement_without_its_entity_is_refused():
    graph = small_graph()
    with pytest.raises(GraphError, match="no entity of the graph") as caught:
        assemble(graph.statements, [], documents())
    assert caught.value.value in graph.entities


def test_an_empty_graph_has_all_its_views(tmp_path):
    graph = assemble([], [], [])
    assert len(graph) == 0
    assert len(to_networkx(graph)) == 0
    assert len(to_rdf(graph, ontology())) == 0
    assert load(write_folder(graph, tmp_path)) == graph


# ---------------------------------------------------------------------------- records


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_records_round_trip(graph):
    for statement in graph.statements:
        line = json.dumps(record_of(statement, graph.entities), ensure_ascii=False)
        assert statement_of(json.loads(line)) == statement


def test_record_has_the_shape_of_the_contract():
    graph = small_graph()
    record = record_of(graph.statements[2], graph.entities)
    assert list(record) == [
        *("id", "subject", "relation", "object", "qualifiers", "polarity", "modality"),
        *("claim", "confidence", "extractor", "evidence", "grounds"),
    ]
    assert record["subject"] == {
        "name": "青禾科技",
        "id": "https://w3id.org/kgbuild/resource/青禾科技",
        "type": "Company",
        "aliases": list(graph.entities[graph.statements[2].subject].aliases),
        "text": "青禾科技",
    }
    assert record["claim"]["speaker"]["name"] == "林晚秋"
    evidence = record["evidence"][0]
    text = documents()[0].text
    assert text[evidence["start"] : evidence["end"]] == evidence["sentence"]
    assert text[evidence["quote_start"] : evidence["quote_end"]] == evidence["quote"]
    literal = next(s for s in graph.statements if not isinstance(s.object, str))
    assert set(record_of(literal, graph.entities)["object"]) == {"value", "datatype", "text"}


def test_an_edited_record_is_noticed():
    graph = small_graph()
    record = record_of(graph.statements[0], graph.entities)
    with pytest.raises(GraphError, match="was changed"):
        statement_of({**record, "polarity": "negative"})
    with pytest.raises(GraphError, match="KeyError"):
        statement_of({"id": "1"})


def test_records_name_the_broken_line():
    with pytest.raises(GraphError, match=r"f\.jsonl, line 3: is not JSON"):
        list(records(["{}", "", "{"], source="f.jsonl"))
    with pytest.raises(GraphError, match="line 1: is not an object"):
        list(records(["[]"], source="f.jsonl"))


# ------------------------------------------------------------------------------ views


def test_networkx_has_an_edge_a_statement_and_plain_attributes():
    graph = small_graph()
    view = to_networkx(graph)
    assert {key for *_, key in view.edges(keys=True)} == {s.id for s in graph.statements}
    assert view.number_of_nodes() == len(graph.entities) + 1  # and the year
    attributes = [a for _, a in view.nodes(data=True)] + [a for *_, a in view.edges(data=True)]
    assert {type(v) for a in attributes for v in a.values()} <= {str, float, int, bool}


def test_only_what_the_text_asserts_is_a_triple():
    graph = small_graph()
    view = to_rdf(graph, ontology())
    asserted = {s.relation_text for s in graph.statements if is_asserted(s)}
    assert asserted == {"合作", "推出了", "成立于", "坐落在"}
    resource = NAMESPACES.prefixes["kgr"]
    said = {(str(s), str(p)) for s, p, o in view if str(o).startswith(resource)}
    assert said == {(s.subject, s.relation.id) for s in graph.statements if is_asserted(s)} - {
        (s.subject, s.relation.id) for s in graph.statements if not isinstance(s.object, str)
    }


def test_assert_claims_asserts_what_is_reported_but_not_what_is_planned():
    graph = small_graph()
    more = set(facts(graph, ontology(), assert_claims=True)) - set(facts(graph, ontology()))
    assert [t.subject.value.rpartition("/")[2] for t in more] == ["星灯平台"]


def test_the_files_explain_their_own_terms():
    view = to_rdf(small_graph(), ontology(), with_provenance=True)
    rows = view.query(
        """SELECT ?p WHERE {
          ?s a rdf:Statement ; rdf:predicate ?p FILTER NOT EXISTS { ?p rdfs:label ?l } }"""
    )
    assert not list(rows)
    assert not list(
        view.query("SELECT ?e { ?e kgo:salience ?w FILTER NOT EXISTS { ?e a/rdfs:label ?l } }")
    )


def test_rdf_refuses_what_is_no_iri():
    graph = small_graph()
    broken = dataclasses.replace(
        graph.statements[0], relation=Relation("no iri", Label("无"), mapped=False)
    )
    graph = dataclasses.replace(graph, statements=(broken,))
    with pytest.raises(GraphError, match="'no iri' is not an IRI"):
        list(facts(graph, ontology()))


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_no_blank_node_and_equal_counts_in_every_reader(graph):
    import pyoxigraph as ox
    import rdflib

    for triples in (list(facts(graph, NAMESPACES)), list(provenance(graph, NAMESPACES))):
        assert len(set(triples)) == len(triples)
        assert all(isinstance(t.subject, ox.NamedNode) for t in triples)
        assert not any(isinstance(t.object, ox.BlankNode) for t in triples)
        data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(NAMESPACES.prefixes))
        assert set(ox.parse(data, format=ox.RdfFormat.TURTLE)) == set(triples)
        assert len(rdflib.Graph().parse(data=data, format="turtle")) == len(triples)


def test_what_no_reader_can_hold_is_replaced_in_rdf_only(tmp_path):
    graph = small_graph()
    odd = dataclasses.replace(graph.statements[0], subject_text="a\x00b\uffffc\ud800d")
    graph = assemble([odd], graph.entities.values(), documents())
    folder = write_folder(graph, tmp_path)
    assert '"a\ufffdb\ufffdc\ufffdd"@zh' in (folder / "provenance.ttl").read_text("utf-8")
    assert load(folder).statements == graph.statements


@given(st.lists(texts, min_size=1, max_size=6, unique=True))
@settings(max_examples=30, deadline=None)
def test_names_never_collapse_and_labels_come_back(names):
    import rdflib

    kinds = {
        name: Entity(NAMESPACES.mint_entity(name), name, "Concept", Label(name)) for name in names
    }
    relation = Relation(NAMESPACES.mint_relation("关系"), Label("关系"), mapped=False)
    statements = [
        Statement(e.id, relation, e.id, e.name, "关系", e.name, ()) for e in kinds.values()
    ]
    graph = assemble(statements, kinds.values(), [])
    view = to_rdf(graph, NAMESPACES)
    found = {str(view.value(rdflib.URIRef(e.id), rdflib.RDFS.label)): e.id for e in kinds.values()}
    assert found == {name: entity.id for name, entity in kinds.items()}


HOSTILE_NAMES = [
    *("A<B>C公司", '"引号"公司', "{花括号}集团", "竖线|公司", "脱字符^公司", "反引号`公司"),
    *(r"反斜杠\n公司", "百分号%41公司", "百分号A公司", "井号#公司", "问号?公司", "'单引号'公司"),
    *('"""三引号"""产品', "@prefix公司", "甲\n乙公司", "丙\t丁公司", "甲 乙公司", "甲_乙公司"),
    *(
        "公司名以点结尾.",
        ".点开头",
        "a:b",
        "a/b",
        "a//b",
        "//c",
        "%",
        "%25",
        "\u00e9",
        "e\u0301",
        "-",
        "_",
    ),
]


def test_hostile_names_survive_every_turtle_reader(tmp_path):
    import pyoxigraph as ox
    import rdflib

    entities = [Entity(NAMESPACES.mint_entity(n), n, "Company", Label(n)) for n in HOSTILE_NAMES]
    relation = Relation(NAMESPACES.mint_relation("<|>"), Label("<|>"), mapped=False)
    statements = [Statement(e.id, relation, e.id, e.name, "r", e.name, ()) for e in entities]
    graph = assemble(statements, entities, [])
    assert len(graph.entities) == len(HOSTILE_NAMES)
    path = write_folder(graph, tmp_path, NAMESPACES) / "graph.ttl"
    expected = {str(t.triple) for t in facts(graph, NAMESPACES)}
    assert {str(q.triple) for q in ox.parse(path=str(path))} == expected
    assert {f"<{s}> <{p}>" for s, p, _ in rdflib.Graph().parse(path)} == {
        " ".join(line.split(" ")[:2]) for line in expected
    }
    assert load(tmp_path) == graph


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is missing")
@pytest.mark.parametrize("name", ["graph.ttl", "provenance.ttl"])
@pytest.mark.parametrize("hostile", [False, True])
def test_rapper_counts_the_same_triples(tmp_path, name, hostile):
    import pyoxigraph as ox
    import rdflib

    graph = small_graph()
    if hostile:
        entities = [Entity(NAMESPACES.mint_entity(n), n, "City", Label(n)) for n in HOSTILE_NAMES]
        relation = Relation(NAMESPACES.mint_relation("<|>"), Label("<|>"), mapped=False)
        graph = assemble(
            [
                Statement(
                    e.id,
                    relation,
                    e.id,
                    e.name,
                    "r",
                    "\x00\x1b\x85",
                    small_graph().statements[0].evidence,
                )
                for e in entities
            ],
            entities,
            documents(),
        )
    path = write_folder(graph, tmp_path) / name
    answer = subprocess.run(
        ["rapper", "--quiet", "--input", "turtle", "--output", "ntriples", str(path)],
        capture_output=True,
        check=True,
    )
    # raptor writes non-ASCII characters as escapes; an independent parser reads them back.
    read = {str(q.triple) for q in ox.parse(answer.stdout, format=ox.RdfFormat.N_TRIPLES)}
    assert read == {str(q.triple) for q in ox.parse(path=str(path))}
    assert len(read) == len(rdflib.Graph().parse(path))
    assert not answer.stderr


def test_same_bytes_whatever_the_hash_seed(tmp_path):
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from graphs import small_graph, ontology\n"
        "from kgbuild import export\n"
        "for name in export.FORMATS:\n"
        "    if name != 'html':\n"
        "        path = Path(sys.argv[2]) / f'g.{name}'\n"
        "        export.write(small_graph(), path, format=name, ontology=ontology())\n"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent), str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONUTF8": "0"},
        )
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / seed).iterdir()} for seed in "12"
    )
    assert len(first) == len(export.FORMATS) - 1 + 2  # two formats have two files
    assert first == second


# ------------------------------------------------------------------------------- load


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_a_folder_reads_back(tmp_path_factory, graph):
    folder = write_folder(graph, tmp_path_factory.mktemp("graph"), NAMESPACES)
    again = load(folder)
    assert again.statements == graph.statements
    assert again.entities == graph.entities
    assert set(again.documents) == set(graph.documents)
    for identifier, document in graph.documents.items():
        # What is kept of a document is all but its text; a text that looks like an IRI stays.
        assert again.documents[identifier] == dataclasses.replace(document, text="")


def test_a_folder_written_again_has_the_same_bytes(tmp_path):
    first = write_folder(small_graph(), tmp_path / "a")
    second = write_folder(load(first), tmp_path / "b")
    for name in FILES:
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_open_and_mapped_relations_are_told_apart_under_any_base(tmp_path):
    kg = dataclasses.replace(ontology(), base_iri="https://example.org/graph/")
    entity = Entity(kg.mint_entity("甲"), "甲", "Person", Label("甲"))
    opened = Relation(kg.mint_relation("看见"), Label("看见"), mapped=False)
    graph = assemble(
        [Statement(entity.id, opened, entity.id, "甲", "看见", "甲", ())], [entity], []
    )
    assert load(write_folder(graph, tmp_path, kg)) == graph


@pytest.mark.parametrize("missing", FILES)
def test_a_missing_file_is_named(tmp_path, missing):
    (write_folder(small_graph(), tmp_path) / missing).unlink()
    with pytest.raises(GraphError, match=f"{missing}: does not exist; name a folder"):
        load(tmp_path)


def test_load_says_what_is_wrong(tmp_path):
    with pytest.raises(GraphError, match="does not exist"):
        load(tmp_path / "none")
    folder = write_folder(small_graph(), tmp_path)
    with pytest.raises(GraphError, match="is a file, not a folder"):
        load(folder / "graph.ttl")
    (folder / "graph.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl.*is not Turtle"):
        load(folder)
    (folder / "graph.ttl").write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match="has no label or type"):
        load(folder)
    (folder / "statements.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(GraphError, match="is not UTF-8"):
        load(folder)

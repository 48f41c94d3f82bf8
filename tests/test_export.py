"""export/: every format reads back in somebody else's reader, and no file is half written."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import stat
import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_strategies import graphs
from graphs import documents, ontology, small_graph
from kgbuild import export
from kgbuild.errors import ExportError, GraphError
from kgbuild.export.xml_view import xml_view
from kgbuild.graph import assemble
from kgbuild.graph.rdf import facts, is_asserted
from kgbuild.graph.records import record_of
from kgbuild.graph.safe_text import cell, display_width, printable, xml_safe
from kgbuild.model import Entity, Label, Relation, Statement
from kgbuild.ontology import Ontology
from kgbuild.resolve import SetAside

NAMESPACES = Ontology({}, {})


def written(graph, path, format_name, kg=None, **options):
    export.write(graph, path, format=format_name, ontology=kg or ontology(), **options)
    return path


def hostile_graph():
    """Return a graph whose names break XML, CSV and terminals."""
    names = [
        "=1+1",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "＝全角",
        "甲\x00乙\x08\x1b[31m",
        "a|b",
        'q"u,o\nte',
    ]
    entities = [
        Entity(NAMESPACES.mint_entity(n), n, "Company", Label(n, n), ("+alias", "x|y"))
        for n in names
    ]
    relation = Relation(NAMESPACES.mint_relation("=r"), Label("=r"), mapped=False)
    evidence = small_graph().statements[0].evidence
    statements = [
        Statement(e.id, relation, e.id, e.name, "\x0b=r", e.name, evidence) for e in entities
    ]
    return assemble(statements, entities, documents())


# -------------------------------------------------------------------------------- RDF


@pytest.mark.parametrize(
    ("format_name", "rdflib_name"), [("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld")]
)
def test_rdf_formats_hold_the_same_triples(tmp_path, format_name, rdflib_name):
    import pyoxigraph as ox
    import rdflib

    graph = small_graph()
    path = written(graph, tmp_path / f"g.{format_name}", format_name)
    expected = list(facts(graph, ontology()))
    read = ox.parse(path=str(path), format=ox.RdfFormat.from_extension(format_name))
    assert set(read) == set(expected)
    assert len(rdflib.Graph().parse(path, format=rdflib_name)) == len(expected)


@given(graph=graphs())
@settings(max_examples=30, deadline=None)
def test_json_ld_says_what_turtle_says(graph):
    import pyoxigraph as ox

    from kgbuild.export.jsonld import render

    data = render(graph, NAMESPACES)[""]
    triples = set(ox.parse(data, format=ox.RdfFormat.JSON_LD))
    assert triples == set(facts(graph, NAMESPACES))


def test_ntriples_is_sorted(tmp_path):
    lines = written(small_graph(), tmp_path / "g.nt", "nt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(list(facts(small_graph(), ontology())))


def test_trig_has_a_graph_a_document(tmp_path):
    import pyoxigraph as ox

    graph, kg = small_graph(), ontology()
    path = written(graph, tmp_path / "g.trig", "trig")
    named = {}
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TRIG):
        named.setdefault(str(quad.graph_name), set()).add(quad.predicate.value)
    news, speech = (f"<{kg.document_iri(name)}>" for name in ("news", "speech"))
    relations = {name: relation.iri for name, relation in kg.relations.items()}
    assert named[speech] == {relations["partnersWith"], relations["launches"]}
    assert named[news] == {
        relations["partnersWith"],
        relations["foundedOn"],
        relations["locatedIn"],
    }
    assert set(named) == {news, speech, "DEFAULT"}


def test_turtle_is_grouped_and_prefixed(tmp_path):
    text = written(small_graph(), tmp_path / "g.ttl", "ttl").read_text("utf-8")
    subjects = [
        line.split(" ")[0] for line in text.splitlines() if not line.startswith(("@", "\t"))
    ]
    assert len(subjects) == len(set(subjects))
    assert "\nkgr:青禾科技 a kgo:Company ;\n\trdfs:label " in text
    assert "<https://w3id.org" not in text.split("@prefix schema:")[1].split("\n", 1)[1]


# ---------------------------------------------------------------------- graphs and tables


def test_graphml_reads_back(tmp_path):
    import networkx

    graph = small_graph()
    view = networkx.read_graphml(written(graph, tmp_path / "g.graphml", "graphml"))
    assert set(graph.entities) <= set(view.nodes)
    assert view.number_of_edges() == len(graph)
    iri = NAMESPACES.mint_entity("林晚秋")
    assert view.nodes[iri]["label_en"] == "Lin Wanqiu"
    planned = [a for *_, a in view.edges(data=True) if a["modality"] == "planned"]
    assert [(a["speaker"], a["verb"]) for a in planned] == [(iri, "表示")]


@pytest.mark.parametrize("graph", [small_graph(), hostile_graph(), assemble((), (), ())])
def test_graphml_has_the_bytes_that_networkx_writes(tmp_path, graph):
    import networkx

    stream = io.BytesIO()
    networkx.write_graphml_xml(xml_view(graph), stream, edge_id_from_attribute="id")
    path = written(graph, tmp_path / "g.graphml", "graphml")
    assert path.read_bytes() == stream.getvalue()


def test_gexf_reads_back_and_is_not_dated(tmp_path):
    import networkx

    graph = small_graph()
    path = written(graph, tmp_path / "g.gexf", "gexf")
    view = networkx.read_gexf(path)
    assert set(graph.entities) <= set(view.nodes)
    assert view.number_of_edges() == len(graph)
    assert "lastmodified" not in path.read_text("utf-8")


@pytest.mark.parametrize("format_name", ["graphml", "gexf"])
def test_xml_formats_survive_control_characters(tmp_path, format_name):
    import networkx

    graph = hostile_graph()
    path = written(graph, tmp_path / f"g.{format_name}", format_name)
    view = getattr(networkx, f"read_{format_name}")(path)
    assert view.number_of_nodes() == len(graph.entities)
    assert view.number_of_edges() == len(graph)


def test_csv_is_for_neo4j_and_no_cell_is_a_formula(tmp_path):
    graph = hostile_graph()
    path = written(graph, tmp_path / "g.csv", "csv")
    edges = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    nodes = list(csv.reader(io.StringIO((tmp_path / "g.nodes.csv").read_text("utf-8"), newline="")))
    assert edges[0][:3] == [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE"]
    assert nodes[0][0] == "id:ID(Entity)"
    assert nodes[0][-1] == ":LABEL"
    assert len(edges) == len(graph) + 1
    assert len(nodes) == len(graph.entities) + 1
    known = {row[0] for row in nodes[1:]}
    assert {end for row in edges[1:] for end in row[:2]} <= known
    for row in [*edges[1:], *nodes[1:]]:
        assert not any(value.lstrip().startswith(tuple("=+-@＝＋－＠")) for value in row)
    aliases = nodes[0].index("aliases:string[]")
    assert {len(row[aliases].split("|")) for row in nodes[1:]} == {2}


@given(st.text())
def test_a_cell_is_never_a_formula_and_keeps_the_rest(text):
    safe = cell(text)
    assert not safe.lstrip().startswith(("=", "@", "＝", "＋", "－", "＠", "+ ", "- "))
    assert xml_safe(text) == safe.removeprefix("'") or xml_safe(text) == safe
    if safe.lstrip().startswith(("+", "-")):
        assert float(safe) is not None


@given(st.text())
def test_printed_text_is_one_line_without_controls(text):
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert printable(shown) == shown
    shown.encode("utf-8")


def test_wide_characters_take_two_columns():
    assert display_width("ab腾讯（１") == 2 + 4 + 2 + 2
    assert display_width("e\u0301") == 1


def test_parquet_holds_every_field_of_every_statement(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [parquet] is not installed")
    for graph in (small_graph(), hostile_graph()):
        path = written(graph, tmp_path / "g.parquet", "parquet")
        rows = parquet.read_table(path).to_pylist()
        assert [row["id"] for row in rows] == [statement.id for statement in graph.statements]
        for row, statement in zip(rows, graph.statements, strict=True):
            expected = record_of(statement, graph.entities)
            for name, value in expected.items():
                assert covers(row[name], value), name
        entities = parquet.read_table(tmp_path / "g.entities.parquet").to_pylist()
        assert [row["id"] for row in entities] == list(graph.entities)
        assert [tuple(row["aliases"]) for row in entities] == [
            entity.aliases for entity in graph.entities.values()
        ]
    assert written(graph, tmp_path / "h.parquet", "parquet").read_bytes() == path.read_bytes()


def covers(found, expected):
    """Tell whether ``found`` says all that ``expected`` does; it may have empty fields more."""
    if isinstance(expected, dict):
        return all(covers(found[name], value) for name, value in expected.items())
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(covers, found, expected))
    return found == expected or found == str(expected).replace("\0", "\ufffd")


def test_parquet_without_its_extra_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'kgbuild\[parquet\]'"):
        written(small_graph(), tmp_path / "g.parquet", "parquet")
    assert not list(tmp_path.iterdir())


# -------------------------------------------------------------------------- statements


def test_statements_file_holds_the_graph_in_order(tmp_path):
    graph = small_graph()
    path = written(graph, tmp_path / "s.jsonl", "statements")
    ids = [json.loads(line)["id"] for line in path.read_text("utf-8").split("\n")[:-1]]
    assert ids == [statement.id for statement in graph.statements]


def test_set_aside_has_the_same_shape_and_a_reason(tmp_path):
    graph = small_graph()
    path = tmp_path / "set-aside.jsonl"
    export.write_set_aside(
        [SetAside(graph.statements[0], "confidence 0.20 is below 0.50")],
        path,
        entities=graph.entities.values(),
    )
    (line,) = path.read_text("utf-8").splitlines()
    assert json.loads(line)["reason"] == "confidence 0.20 is below 0.50"
    assert json.loads(line)["subject"]["name"] == "青禾科技"


# -------------------------------------------------------------------------------- files


def test_an_unknown_format_names_the_known_ones(tmp_path):
    with pytest.raises(
        ExportError, match=r"unknown format 'xlsx'; choose from .*ttl.*csv"
    ) as caught:
        written(small_graph(), tmp_path / "g.xlsx", "xlsx")
    assert caught.value.value == "xlsx"
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    graph = small_graph()
    path = written(graph, tmp_path / "g.ttl", "ttl")
    before = path.read_bytes()
    broken = dataclasses.replace(
        graph.statements[0], relation=Relation("no iri", Label("无"), mapped=False)
    )
    with pytest.raises(GraphError):
        written(dataclasses.replace(graph, statements=(broken,)), path, "ttl")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["g.ttl"]


def test_a_folder_in_the_way_of_a_file_is_told_before_any_file_is_in_place(tmp_path):
    (tmp_path / "b").mkdir()
    with pytest.raises(ExportError, match="b: cannot be written"):
        export.write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert [file.name for file in tmp_path.iterdir()] == ["b"]


def test_a_file_in_the_way_of_a_folder_is_a_one_line_error(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="file: is a file, not a folder") as caught:
        written(small_graph(), tmp_path / "file" / "g.ttl", "ttl")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()))
    reader.start()
    export.write_files({pipe: b"all of it"})
    reader.join()
    assert found == [b"all of it"]
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_files_have_the_permissions_of_plain_files(tmp_path):
    path = written(small_graph(), tmp_path / "new" / "g.ttl", "ttl")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o600)
    written(small_graph(), path, "ttl")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_assert_claims_reaches_the_file(tmp_path):
    graph = small_graph()
    plain = written(graph, tmp_path / "a.nt", "nt").read_text("utf-8").splitlines()
    bold = (
        written(graph, tmp_path / "b.nt", "nt", assert_claims=True).read_text("utf-8").splitlines()
    )
    gained = sum(
        is_asserted(s, assert_claims=True) and not is_asserted(s) for s in graph.statements
    )
    assert len(bold) - len(plain) == gained == 1


def test_html_is_the_page(tmp_path):
    text = written(small_graph(), tmp_path / "g.html", "html").read_text("utf-8")
    assert text.lower().startswith("<!doctype html>")
    assert "青禾科技" in text

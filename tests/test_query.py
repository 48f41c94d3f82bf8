"""query/: the same rows from both engines, a one-line refusal for what must not run."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import logging
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_strategies import graphs
from graphs import documents, ontology, small_graph
from kgbuild import cli, export, query
from kgbuild.errors import QueryError, QueryLimitError
from kgbuild.graph import KnowledgeGraph, assemble
from kgbuild.graph.safe_text import display_width
from kgbuild.model import Relation, ResolvedQualifier, Value
from kgbuild.ontology import Ontology
from kgbuild.query import Rows, Term
from kgbuild.query.names import find
from kgbuild.query.worker import Question, Worker

ENGINES = ("rdflib", "pyoxigraph")
RESOURCE = "https://w3id.org/kgbuild/resource/"


def write(graph: KnowledgeGraph, folder, kg):
    for name, format_name in {"graph.ttl": "ttl", "provenance.ttl": "provenance"}.items():
        export.write(graph, folder / name, format=format_name, ontology=kg)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write(small_graph(), tmp_path_factory.mktemp("build"), ontology())


# ------------------------------------------------------------------------------ select


@pytest.mark.parametrize("engine", ENGINES)
def test_select_over_a_file_and_over_a_folder(folder, engine):
    sparql = "SELECT ?who { ?who kgo:launches ?what }"
    for source in (folder, folder / "graph.ttl"):
        rows = query.select(source, sparql, engine=engine)
        assert rows.variables == ("who",)
        assert rows.rows == ((Term("uri", f"{RESOURCE}青禾科技"),),)
    claims = "SELECT ?s { ?s kgo:claimedBy kgr:林晚秋 }"
    assert len(query.select(folder, claims, engine=engine)) == 2
    assert len(query.select(folder / "graph.ttl", claims, engine=engine)) == 0


SAME = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s",
    "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY DESC(?p) LIMIT 4",
    "SELECT ?s ?l { ?s a kgo:Company OPTIONAL { ?s rdfs:label ?l FILTER(LANG(?l) = 'en') } }",
    "SELECT ?missing ?s { ?s a kgo:Company }",
    "SELECT ?s { ?s kgo:confidence ?c FILTER(?c > 0.8) }",
    "SELECT ?d { ?s prov:wasDerivedFrom/oa:hasSource/dcterms:identifier ?d }",
    "ASK { kgr:青禾科技 kgo:launches ?x }",
    "ASK { kgr:青禾科技 kgo:launches kgr:青禾科技 }",
    "CONSTRUCT { ?o kgo:launchedBy ?s } { ?s kgo:launches ?o }",
    "SELECT ?s { ?s kgo:claimedBy ?x MINUS { ?s kgo:modality kgo:planned } }",
    "SELECT ?s { ?s a rdf:Statement FILTER NOT EXISTS { ?s kgo:inGraph true } }",
    "SELECT (MIN(?c) AS ?least) (SUM(?end - ?start) AS ?sum) "
    "{ ?s kgo:confidence ?c . ?e kgo:sentenceStart ?start ; kgo:sentenceEnd ?end }",
    "SELECT ?t (STRLEN(?t) AS ?n) { ?e kgo:sentence ?t }",
]


@pytest.mark.parametrize("sparql", SAME)
def test_both_engines_answer_alike(folder, sparql):
    first, second = (query.select(folder, sparql, engine=engine) for engine in ENGINES)
    assert first == second
    assert first.boolean is not None or first.rows


@given(graph=graphs())
@settings(max_examples=15, deadline=None)
def test_both_engines_see_the_same_hostile_graph(tmp_path_factory, graph):
    logging.getLogger("rdflib.term").disabled = True  # it reports every ill-typed literal
    folder = write(graph, tmp_path_factory.mktemp("graph"), Ontology({}, {}))
    first, second = (
        query.select(folder, "SELECT ?s ?p ?o { ?s ?p ?o }", engine=engine) for engine in ENGINES
    )
    assert first == second
    for name in ("table", "json", "csv"):
        assert query.render(first, name) == query.render(second, name)


@pytest.mark.parametrize("engine", ENGINES)
def test_bindings_are_terms_never_text(folder, engine):
    sparql = "SELECT ?who ?label { ?who rdfs:label ?label }"
    who = Term("uri", f"{RESOURCE}澜江大学")
    rows = query.select(folder, sparql, bindings={"who": who}, engine=engine)
    assert [str(row[1]) for row in rows.rows] == ["Lanjiang University", "澜江大学"]
    label = Term("literal", "澜江大学", language="zh")
    assert len(query.select(folder, sparql, bindings={"label": label}, engine=engine)) == 1
    attack = '"} ; DROP ALL #'
    assert len(query.select(folder, sparql, bindings={"label": attack}, engine=engine)) == 0
    with pytest.raises(QueryError, match=r"bound but not selected; add \?x to the SELECT clause"):
        query.select(folder, sparql, bindings={"x": "1"}, engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_limit(folder, engine):
    rows = query.select(folder, "SELECT ?s { ?s ?p ?o }", limit=3, engine=engine)
    assert len(rows) == 3
    assert rows.truncated
    assert "(3 rows, more were cut off)" in query.render(rows, "table")
    ordered = query.select(folder, "SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l", limit=2)
    assert (
        ordered.rows
        == query.select(folder, "SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l LIMIT 2").rows
    )
    with pytest.raises(QueryError, match="limit is 0"):
        query.select(folder, "ASK { ?s ?p ?o }", limit=0)
    with pytest.raises(QueryError, match="limit is -1"):
        query.run_recipe(folder, "denied", limit=-1)


def test_a_query_with_a_time_limit_answers_alike_or_is_ended(folder):
    sparql = "SELECT ?who { ?who kgo:launches ?what }"
    assert query.select(folder, sparql, timeout=60) == query.select(folder, sparql)
    given = {"entity": "青禾"}
    limited = query.run_recipe(folder, "partners-of", given, timeout=60)
    assert limited == query.run_recipe(folder, "partners-of", given)
    crossed = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(6))
    endless = f"SELECT (COUNT(*) AS ?n) {{ {crossed} }}"
    for engine in ENGINES:
        with pytest.raises(QueryLimitError, match=r"ran longer than 0\.2 s"):
            query.select(folder, endless, engine=engine, timeout=0.2)
    with pytest.raises(QueryError, match="not SPARQL"):
        query.select(folder, "SELECT", timeout=60)
    with pytest.raises(QueryError, match="does not exist"):
        query.select(folder / "none.ttl", sparql, timeout=60)
    assert query.select(folder, sparql, timeout=math.inf) == query.select(folder, sparql)
    for none in (0.0, -1.0, math.nan):
        with pytest.raises(QueryError, match="not a positive number"):
            query.select(folder, sparql, timeout=none)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give one of SPARQL, --file or --recipe"),
        (["ASK {}", "--recipe", "denied"], "give one of SPARQL, --file or --recipe"),
        (["ASK {}", "--param", "entity=青禾"], "--param needs --recipe"),
        (["--file", "none.rq"], "none.rq: does not exist"),
    ],
)
def test_the_command_line_takes_one_question(folder, arguments, message, capsys):
    assert cli.main(["query", str(folder), *arguments]) == 1
    assert message in capsys.readouterr().err


def test_a_process_that_was_ended_is_replaced(folder):
    with Worker(folder) as worker:
        first = worker.ask(Question(sparql="ASK { ?s ?p ?o }"), timeout=60)
        worker._process.kill()
        worker._process.wait()
        assert worker.ask(Question(sparql="ASK { ?s ?p ?o }"), timeout=60) == first


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x WHERE {?x ", "line 1, column 21: not SPARQL: it ends too early"),
        (
            "SELECT ?x\nWHERE {?x ?y ?z} LIMIT abc",
            "line 2, column 24: not SPARQL: unexpected 'abc'",
        ),
        ("SELECT ?x {\n  ?x foo:bar ?y }", "line 2, column 6: the prefix 'foo' is not declared"),
        ("", "not SPARQL: it ends too early"),
        ("SELECT ?x { OPTIONAL { SERVICE <http://h/> { ?x ?y ?z } } }", "SERVICE is refused"),
        ("SELECT ?x { FILTER EXISTS { SERVICE ?h { ?x ?y ?z } } }", "SERVICE is refused"),
        ("SELECT * { { SELECT * { SERVICE SILENT <http://h/> { ?x ?y ?z } } } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/hosts> { ?s ?p ?o }", "FROM is refused"),
        ("ASK FROM NAMED <http://h/> { ?s ?p ?o }", "FROM is refused"),
        ("DESCRIBE <http://x/a>", "DESCRIBE has no fixed meaning"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused"),
        ("PREFIX x: <y:z#> # note\nDELETE WHERE { ?a ?b ?c }", "updates are refused"),
        ("LOAD <http://h/>", "updates are refused"),
        ("CLEAR ALL", "updates are refused"),
        ("SELECT * { ?s ?p ?o } ; DROP ALL", "not SPARQL"),
        ("SELECT ?x { " + "{" * 3000 + "}" * 3000 + " }", "nested too deeply"),
        ("SELECT ?x { } #" + "x" * 100_000, "longer than 100000 characters"),
    ],
)
def test_refusals_are_one_line(folder, sparql, message):
    for source in (folder, folder / "graph.ttl"):
        with pytest.raises(QueryError) as caught:
            query.select(source, sparql)
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 200


@given(st.text(max_size=40) | st.text(alphabet="SELECT ASK{}?*:.<>\"'\\\n()", max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_or_refused(tmp_path_factory, sparql):
    path = tmp_path_factory.mktemp("q") / "g.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    try:
        answer = query.select(path, sparql)
    except QueryError as error:
        answer = str(error)
    assert isinstance(answer, Rows) or len(answer.splitlines()) == 1


def test_sources_that_are_none(tmp_path):
    with pytest.raises(QueryError, match="does not exist; name a Turtle file"):
        query.select(tmp_path / "none.ttl", "ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match=r"graph\.ttl: does not exist"):
        query.select(tmp_path, "ASK { ?s ?p ?o }")
    bad = tmp_path / "bad.ttl"
    bad.write_text("<urn:a> <urn:b>\n\n oops .", encoding="utf-8")
    with pytest.raises(QueryError, match=r"bad\.ttl, line 3: cannot be parsed"):
        query.select(bad, "ASK { ?s ?p ?o }")


def test_other_rdf_files_can_be_queried(tmp_path):
    for name in ("nt", "jsonld", "trig"):
        path = tmp_path / f"g.{name}"
        export.write(small_graph(), path, format=name, ontology=ontology())
        found = query.select(
            path, "SELECT ?x { { ?x kgo:launches ?y } UNION { GRAPH ?g { ?x kgo:launches ?y } } }"
        )
        assert len(found) == 1


# ------------------------------------------------------------------------------ formats


def test_table_counts_wide_characters_as_two(folder):
    rows = query.select(folder, "SELECT ?l ?s { ?s a kgo:Company ; rdfs:label ?l } ORDER BY ?l ?s")
    lines = query.render(rows, "table").splitlines()
    # The second column starts at one place on the screen in every row.
    starts = {display_width(line[: line.index("kgr:")]) for line in lines if "kgr:" in line}
    assert len(starts) == 1
    assert lines[0].split() == ["l", "s"]
    assert lines[-1] == "(3 rows)"


def test_nothing_printed_moves_the_cursor(tmp_path):
    path = tmp_path / "g.ttl"
    path.write_text('<urn:a> <urn:b> "x\\u001B[31m\\u202E\\ny" .', encoding="utf-8")
    rows = query.select(path, "SELECT ?o { ?s ?p ?o }")
    assert "x[31m y" in query.render(rows, "table")


def test_json_is_the_standard_one(folder):
    rows = query.select(
        folder,
        "SELECT ?s ?c ?l ?none { ?s kgo:claimVerb ?l ; kgo:confidence ?c } ORDER BY ?c",
    )
    answer = json.loads(query.render(rows, "json"))
    assert answer["head"] == {"vars": ["s", "c", "l", "none"]}
    first = answer["results"]["bindings"][0]
    assert first["c"] == {
        "type": "literal",
        "value": "0.6",
        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
    }
    assert first["l"] == {"type": "literal", "value": "认为", "xml:lang": "zh"}
    assert "none" not in first
    ask = query.select(folder, "ASK { ?s ?p ?o }")
    assert json.loads(query.render(ask, "json")) == {"head": {}, "boolean": True}


def test_csv_cells_are_no_formulas(tmp_path):
    path = tmp_path / "g.ttl"
    path.write_text(
        '<urn:a> <urn:b> "=1+1", "@x", "-2", "a,\\"b\\"\\nc", "+cmd" .', encoding="utf-8"
    )
    text = query.render(query.select(path, "SELECT ?o { ?s ?p ?o }"), "csv")
    cells = {row[0] for row in csv.reader(io.StringIO(text, newline=""))}
    assert cells == {"o", "'=1+1", "'@x", "-2", 'a,"b"\nc', "'+cmd"}


def test_an_unknown_format_names_the_known_ones(folder):
    rows = query.select(folder, "ASK { ?s ?p ?o }")
    assert query.render(rows, "table") == "true\n"
    assert query.render(rows, "csv") == "boolean\ntrue\n"
    with pytest.raises(QueryError, match="unknown format 'xml'; choose from table, json, csv"):
        query.render(rows, "xml")


# ----------------------------------------------------------------------------- cookbook

ANSWERS = {
    "partners-of": ({"entity": "青禾"}, "name", ["澜江大学", "澜江大学"]),
    "positions-of": ({"entity": "Lin Wanqiu"}, "name", []),
    "who-said-about": ({"entity": "kgr:云岭市"}, "speaker", ["林晚秋"]),
    "everything-about": ({"entity": "林晚秋"}, "subject", ["青禾科技", "星灯平台"]),
    "timeline-of": ({"entity": "青禾科技"}, "time", ["2011", "2011年"]),
    "what-happened-in": ({"entity": "云岭"}, "subject", ["澜江大学", "青禾科技"]),
    "facts-with-one-source": ({}, "document", ["news", "speech", "news"]),
    "plans": ({}, "object", ["白帆出行"]),
    "said-by": ({"entity": "林晚秋"}, "subject", ["青禾科技", "星灯平台"]),
    "contradictions": ({}, "subject", []),
    "denied": ({}, "relation", ["属于"]),
    "relations-between": (
        {"first": "白帆出行", "second": "青禾"}, "relation", ["投资", "属于"],
    ),
    "path-between": ({"first": "星灯平台", "second": "澜江大学"}, "via", ["云岭市", "青禾科技"]),
    "least-certain": (
        {}, "confidence", ["0.8", "0.8", "0.9", "0.9", "0.95"],
    ),
    "documents-about": ({"entity": "青禾"}, "statements", ["2", "4"]),
    "open-relations": ({}, "label", ["属于", "改变"]),
    "kinds-of-entities": ({}, "entities", ["2", "1", "1", "1", "1"]),
    "new-since": ({"earlier": "EARLIER"}, "object", ["澜江大学", "澜江大学"]),
}  # fmt: skip


def test_every_recipe_is_tested_and_titled():
    recipes = query.recipes()
    assert set(recipes) == set(ANSWERS)
    for recipe in recipes.values():
        assert recipe.title.zh
        assert recipe.title.en
        assert {p.name for p in recipe.parameters} == set(ANSWERS[recipe.name][0])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ANSWERS)
def test_recipes_answer_alike_on_both_engines(folder, tmp_path, name, engine):
    parameters, column, expected = ANSWERS[name]
    if "earlier" in parameters:
        whole = small_graph()
        less = assemble(whole.statements[1:], whole.entities.values(), documents())
        parameters = {"earlier": str(write(less, tmp_path, ontology()))}
    rows = query.run_recipe(folder, name, parameters, engine=engine)
    place = rows.variables.index(column)
    found = [str(row[place]) for row in rows.rows]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", ANSWERS)
def test_both_engines_give_the_same_rows_to_every_recipe(folder, name):
    parameters = {k: str(folder) if v == "EARLIER" else v for k, v in ANSWERS[name][0].items()}
    first, second = (query.run_recipe(folder, name, parameters, engine=e) for e in ENGINES)
    assert first == second


@pytest.mark.parametrize("engine", ENGINES)
def test_a_contradiction_is_found(tmp_path, engine):
    whole = small_graph()
    denied = next(s for s in whole.statements if s.polarity == "negative")
    affirmed = dataclasses.replace(denied, polarity="positive")
    both = assemble([*whole.statements, affirmed], whole.entities.values(), documents())
    rows = query.run_recipe(write(both, tmp_path, ontology()), "contradictions", engine=engine)
    assert [[str(term) for term in row[:3]] for row in rows.rows] == [
        ["白帆出行", "属于", "青禾科技"]
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_path_reads_from_end_to_end_the_shortest_first(folder, engine):
    ends = {"first": "青禾", "second": "澜江大学"}
    rows = query.run_recipe(folder, "path-between", ends, engine=engine)
    names = {f"{RESOURCE}青禾科技": "青禾科技", f"{RESOURCE}澜江大学": "澜江大学"}
    paths = [[names.get(str(term), str(term)) for term in row if term] for row in rows.rows]
    assert paths[0] == ["青禾科技", "—[合作]→", "澜江大学"]
    assert [len(path) for path in paths] == sorted(len(path) for path in paths)
    back = query.run_recipe(
        folder, "path-between", {"first": "澜江大学", "second": "青禾"}, engine=engine
    )
    assert str(back.rows[0][1]) == "←[合作]—"
    assert len(back) == len(rows)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_timeline_holds_times_alone_years_first(tmp_path, engine):
    whole = small_graph()
    kg, dated = ontology(), next(s for s in whole.statements if isinstance(s.object, Value))
    said = kg.relations["says"]
    says = dataclasses.replace(
        dated,
        relation=Relation(said.iri, said.label, mapped=True),
        object=Value("增长来自海外", f"{kg.prefixes['xsd']}string"),
        qualifiers=(),
    )
    later = dataclasses.replace(says, qualifiers=(ResolvedQualifier("time", "10月"),))
    both = assemble([*whole.statements, says, later], whole.entities.values(), documents())
    source = write(both, tmp_path, ontology())
    rows = query.run_recipe(source, "timeline-of", {"entity": "青禾"}, engine=engine)
    times = [str(row[0]) for row in rows.rows]
    assert times == ["2011", "2011年", "10月"]


def test_recipes_name_real_terms():
    kg = ontology()
    declared = {t.iri.rpartition("#")[2] for t in (*kg.classes.values(), *kg.relations.values())}
    prefixed = re.compile(r"kgo:(\w+)")
    structural = re.compile(
        r"qualifier\w+|(subject|relation|object)Text|claim(edBy|Verb)|confidence|sentence(Start)?"
        r"|inGraph|polarity|modality|positive|negative|planned|required|desired"
        r"|salience|OpenRelation|inBuild"
    )
    for recipe in query.recipes().values():
        for term in prefixed.findall(recipe.sparql):
            assert term in declared or structural.fullmatch(term), (recipe.name, term)


def test_recipe_errors_list_what_would_do(folder):
    with pytest.raises(
        QueryError, match="unknown recipe 'x'; choose from contradictions, denied, "
    ):
        query.run_recipe(folder, "x")
    with pytest.raises(QueryError, match="parameter 'entity' is missing; recipe partners-of needs"):
        query.run_recipe(folder, "partners-of")
    with pytest.raises(QueryError, match="unknown parameter 'place'"):
        query.run_recipe(folder, "plans", {"place": "云岭市"})
    with pytest.raises(QueryError, match=r"nothing is called '青禾集团'; did you mean .*青禾"):
        query.run_recipe(folder, "partners-of", {"entity": "青禾集团"})


# ------------------------------------------------------------------------------ explain


def test_explain_marks_the_evidence_of_every_fact():
    graph = small_graph()
    text = query.explain(graph, "林晚秋")
    assert text.startswith("林晚秋 (Lin Wanqiu)  Person\n")
    assert "    总经理【林晚秋表示，青禾科技将投资白帆出行】。\n" in text
    assert "speech 《在云岭论坛上的讲话》, characters 31–48:" in text
    assert "claimed by 林晚秋 (表示)" in text
    assert "  positive, planned, read by pattern\n  confidence 0.80\n" in text


@pytest.mark.parametrize(
    "term",
    ["青禾科技", "青禾", "Qinghe Technology", f"{RESOURCE}青禾科技", "kgr:青禾科技", " 青禾科技 ",
     f"<{RESOURCE}青禾科技>", "qinghe technology"],
)  # fmt: skip
def test_explain_knows_an_entity_by_all_its_names(term):
    assert query.explain(small_graph(), term).startswith("青禾科技 (Qinghe Technology)  Company")


def test_explain_knows_a_statement_by_its_id():
    graph = small_graph()
    statement = graph.statements[0]
    texts = {
        query.explain(graph, form + statement.id)
        for form in ("", "st:", "https://w3id.org/kgbuild/statement/")
    }
    (text,) = texts
    assert text.count("【青禾科技与澜江大学合作】") == 2
    assert "\x1b" not in text
    assert "\x1b[1;33m青禾科技与澜江大学合作\x1b[0m" in query.explain(
        graph, statement.id, color=True
    )


def test_explain_unknown_and_ambiguous_names():
    graph = small_graph()
    with pytest.raises(QueryError, match="nothing is called '林晚'; did you mean 林晚秋"):
        query.explain(graph, "林晚")
    with pytest.raises(QueryError, match="nothing is called 'zzz'; check the name"):
        query.explain(graph, "zzz")
    with pytest.raises(QueryError) as caught:
        query.explain(graph, "云岭市\x1b[31m")
    assert "\x1b" not in str(caught.value)
    with pytest.raises(
        QueryError, match="names several things; choose one by its IRI: urn:a, urn:b"
    ):
        find("同名", names={"同名": {"urn:a", "urn:b"}}, iris=(), prefixes={})

"""serve/: a real server on a free port, asked as clients ask, hostile ones included."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from graphs import ontology, small_graph
from kgbuild import cli, export, serve
from kgbuild.errors import ServeError
from kgbuild.serve.limits import Limits

pytest.importorskip("starlette", reason="the extra [serve] is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the extra [serve] is not installed")

from kgbuild.serve.app import TRUNCATED, application  # noqa: E402
from kgbuild.serve.nodes import open_site  # noqa: E402
from kgbuild.serve.protocol import ProtocolError, choose  # noqa: E402

FILES = {"graph.ttl": "ttl", "provenance.ttl": "provenance", "statements.jsonl": "statements"}
RESOURCE = "https://w3id.org/kgbuild/resource/"
LIMITS = Limits(seconds=3.0, rows=40, body=10_000)
FRIEND = "https://friend.example"


class Client:
    """A browser, a script or an attacker: sends exactly what it is told to."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __call__(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        **headers: str,
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=named)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return response.status, found, response.read()
        finally:
            connection.close()

    def sparql(self, query: str, accept: str | None = None) -> tuple[int, dict[str, str], bytes]:
        headers = {"Accept": accept} if accept else {}
        return self(f"/sparql?{urlencode({'query': query})}", **headers)


def start(source: Path, limits: Limits, origins: tuple[str, ...] = ()) -> tuple[Client, object]:
    listener = serve._listen(0)
    config = uvicorn.Config(
        application(open_site(source), limits=limits, origins=origins), log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()

    def stop() -> None:
        server.should_exit = True
        thread.join(timeout=30)
        assert not thread.is_alive()

    return Client(listener.getsockname()[1]), stop


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served")
    for name, kind in FILES.items():
        export.write(small_graph(), path / name, format=kind, ontology=ontology())
    return path


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[Client]:
    asking, stop = start(folder, LIMITS, (FRIEND,))
    yield asking
    stop()


# ------------------------------------------------------------------------------ the endpoint

WHO = "SELECT ?who { ?who kgo:launches ?what }"


def test_get_post_form_and_post_body_give_one_answer(client: Client) -> None:
    form = "application/x-www-form-urlencoded"
    answers = [
        client.sparql(WHO),
        client(
            "/sparql", method="POST", body=urlencode({"query": WHO}).encode(), Content_Type=form
        ),
        client(
            "/sparql", method="POST", body=WHO.encode(), Content_Type="application/sparql-query"
        ),
    ]
    assert [status for status, _, _ in answers] == [200, 200, 200]
    assert len({body for _, _, body in answers}) == 1
    rows = json.loads(answers[0][2])["results"]["bindings"]
    assert rows == [{"who": {"type": "uri", "value": f"{RESOURCE}青禾科技"}}]


def test_every_result_format_says_the_same(client: Client) -> None:
    query = "SELECT ?label ?n { ?s a kgo:Company ; rdfs:label ?label ; kgo:salience ?n }"
    _, _, body = client.sparql(query, "application/sparql-results+json")
    expected = {row["label"]["value"] for row in json.loads(body)["results"]["bindings"]}
    assert len(expected) == 3
    kinds = {
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    }
    for media, reader in kinds.items():
        status, headers, body = client.sparql(query, media)
        assert (status, headers["content-type"]) == (200, f"{media}; charset=utf-8")
        rows = list(ox.parse_query_results(body, format=reader))
        assert {row["label"].value for row in rows} == expected
        assert {row["n"].datatype.value.rpartition("#")[2] for row in rows} == {"decimal"}
    _, _, table = client.sparql(query, "text/csv")
    assert {line.partition(",")[0] for line in table.decode().splitlines()[1:]} == expected


def test_ask_and_construct_have_their_formats(client: Client) -> None:
    ask = "ASK { ?s kgo:launches ?o }"
    assert json.loads(client.sparql(ask)[2])["boolean"] is True
    xml = ElementTree.fromstring(client.sparql(ask, "application/sparql-results+xml")[2])
    assert [element.text for element in xml.iter() if element.tag.endswith("boolean")] == ["true"]
    construct = "CONSTRUCT { ?o kgo:launchedBy ?s } { ?s kgo:launches ?o }"
    for media, form in {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/n-triples": ox.RdfFormat.N_TRIPLES,
        "application/ld+json": ox.RdfFormat.JSON_LD,
        "application/rdf+xml": ox.RdfFormat.RDF_XML,
    }.items():
        status, headers, body = client.sparql(construct, media)
        assert status == 200
        assert headers["content-type"].startswith(media)
        (quad,) = ox.parse(body, format=form)
        assert quad.object.value == f"{RESOURCE}青禾科技"
    assert client.sparql(construct, "text/csv")[0] == 406
    assert client.sparql(WHO, "image/png")[0] == 406


def test_an_answer_that_was_cut_off_says_so(client: Client) -> None:
    status, headers, body = client.sparql("SELECT ?s { ?s ?p ?o }")
    assert status == 200
    assert headers[TRUNCATED.lower()] == "true"
    assert len(json.loads(body)["results"]["bindings"]) == LIMITS.rows
    assert TRUNCATED.lower() not in client.sparql(WHO)[1]


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/sparql?query=SELECT%20%3Fx%20%7B", 400, "not SPARQL: it ends too early"),
        ("/sparql?query=%FF%FE", 400, "not UTF-8"),
        ("/sparql", 400, "there is no query"),
        ("/sparql?query=", 400, "not SPARQL"),
        ("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", 400, "several queries"),
        ("/sparql?update=CLEAR%20ALL", 403, "updates are refused"),
        ("/sparql?query=CLEAR%20ALL", 400, "updates are refused"),
        ("/sparql?query=ASK%7B%7D&default-graph-uri=http%3A%2F%2Fh%2F", 400, "graph is fixed"),
        ("/sparql?query=" + quote("ASK { SERVICE <http://h/> { ?s ?p ?o } }"), 400, "SERVICE"),
        ("/sparql?query=" + quote("ASK FROM <file:///etc/passwd> {}"), 400, "FROM is refused"),
        ("/sparql?" + "a=1&" * 200 + "query=x", 400, "more than 100 fields"),
        ("/nowhere", 404, "Not Found"),
        ("/node", 400, "there is no IRI"),
        ("/node?iri=%3Cscript%3E", 404, "no such node"),
        ("/node?iri=urn%3Anone", 404, "no such node"),
        ("/resource/nobody", 404, "no such node"),
        ("/resource/%FF", 404, "no such node"),
        ("/resource/../../../etc/passwd", 404, ""),
        ("/resource/..%2F..%2F..%2Fetc%2Fpasswd", 404, ""),
        ("/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/style.css/../../cli.py", 404, ""),
    ],
)
def test_what_cannot_be_served_has_a_status_and_one_line(
    client: Client, path: str, status: int, message: str
) -> None:
    found, headers, body = client(path)
    text = body.decode()
    assert found == status, text
    assert message in text
    assert text.count("\n") == 1
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"ASK { \xff }", "application/sparql-query", 400),
        (b"query=%ff", "application/x-www-form-urlencoded", 400),
        (b"INSERT DATA { <a:a> <a:b> <a:c> }", "application/sparql-update", 403),
        (b"update=CLEAR+ALL", "application/x-www-form-urlencoded", 403),
        (b"ASK {}", "text/plain", 415),
        (b"ASK {} #" + b"x" * 20_000, "application/sparql-query", 413),
        (b'SELECT * { ?s ?p "' + b"y" * 9_000 + b'" }', "application/sparql-query", 200),
        (b"ASK " + b"{" * 4_000 + b"}" * 4_000, "application/sparql-query", 400),
    ],
)
def test_bodies_are_judged(client: Client, body: bytes, kind: str, status: int) -> None:
    assert client("/sparql", method="POST", body=body, Content_Type=kind)[0] == status


def test_other_methods_are_not_allowed(client: Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert client("/sparql", method=method)[0] == 405
    assert client("/query", method="POST", body=b"")[0] == 405


#: Text that doubles until no memory holds it.
DOUBLING = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(34))
HOSTILE = [
    f'SELECT (STRLEN(?t34) AS ?n) {{ BIND("{"啊" * 16}" AS ?t0) {DOUBLING} }}',
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }",
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c (!<urn:x>)* ?d . ?e (!<urn:x>)* ?f }",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_query_without_end_is_ended_and_does_no_lasting_harm(client: Client, query: str) -> None:
    status, _, body = client.sparql(query)
    assert status in {422, 504}, body
    assert b"ran longer than 3 s" in body or b"memory" in body
    assert client.sparql(WHO)[0] == 200


def test_many_at_once_are_all_answered(client: Client) -> None:
    everybody = threading.Barrier(500)

    def one(_: int) -> int:
        everybody.wait()
        return client.sparql(WHO)[0]

    with ThreadPoolExecutor(500) as crowd:
        statuses = list(crowd.map(one, range(500)))
    assert statuses == [200] * 500


# ---------------------------------------------------------------------- who asks, and whom


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client("/", Host=host)[0] == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:99", "127.0.0.1"])
def test_this_machine_is_served_by_its_names(client: Client, host: str) -> None:
    assert client("/query", Host=host)[0] == 200


def test_pages_of_other_sites_may_ask_only_where_the_user_said_so(client: Client) -> None:
    path = f"/sparql?{urlencode({'query': WHO})}"
    own = client(path, Origin=f"http://127.0.0.1:{client.port}")
    assert own[0] == 200
    assert "access-control-allow-origin" not in own[1]
    for origin in ("https://evil.example", "null"):
        status, headers, _ = client(path, Origin=origin)
        assert status == 403
        assert "access-control-allow-origin" not in headers
    status, headers, _ = client(path, Origin=FRIEND)
    assert (status, headers["access-control-allow-origin"]) == (200, FRIEND)
    preflight = client("/sparql", method="OPTIONS", Origin=FRIEND)
    assert (preflight[0], preflight[1]["access-control-allow-origin"]) == (204, FRIEND)


# -------------------------------------------------------------------------------- pages


def test_the_first_page_is_the_graph(client: Client) -> None:
    status, headers, body = client("/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "青禾科技" in body.decode()
    assert client("/", method="HEAD")[2] == b""


def test_a_node_comes_as_html_turtle_or_json_ld(client: Client) -> None:
    path = f"/resource/{quote('青禾科技')}"
    status, headers, body = client(path, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    text = body.decode()
    assert (status, headers["vary"]) == (200, "Accept")
    assert "<h1>青禾科技</h1>" in text
    assert "<mark>青禾科技与澜江大学合作</mark>" in text
    assert "default-src 'none'" in headers["content-security-policy"]
    for media, form in {
        "text/turtle": ox.RdfFormat.TURTLE,
        "application/ld+json": ox.RdfFormat.JSON_LD,
    }.items():
        _, headers, body = client(path, Accept=media)
        assert headers["content-type"].startswith(media)
        subjects = {quad.subject.value for quad in ox.parse(body, format=form)}
        assert f"{RESOURCE}青禾科技" in subjects
    by_iri = client(f"/node?{urlencode({'iri': RESOURCE + '青禾科技'})}", Accept="text/turtle")
    assert by_iri[2] == client(path, Accept="text/turtle")[2]


def test_links_of_a_page_lead_to_pages(client: Client) -> None:
    text = client(f"/resource/{quote('林晚秋')}")[2].decode()
    links = set(re.findall(r'href="(/node\?iri=[^"&]+)"', text))
    assert len(links) > 3
    statuses = {link: client(link)[0] for link in links}
    known = {link for link in links if quote(RESOURCE, safe="") in link}
    assert {statuses[link] for link in known} == {200}


def test_the_query_page_asks_and_shows(client: Client) -> None:
    _, _, form = client("/query")
    assert b'<label for="query">' in form
    assert "青禾科技" in client(f"/query?{urlencode({'query': WHO})}")[2].decode()
    status, _, body = client(f"/query?{urlencode({'query': 'SELECT'})}")
    assert status == 400
    assert b'role="alert"' in body
    recipe = urlencode({"recipe": "partners-of", "entity": "青禾"})
    assert "澜江大学" in client(f"/query?{recipe}")[2].decode()
    assert client("/query?recipe=none")[0] == 400


def test_text_of_the_graph_is_never_markup(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script>\"'&"
    triple = ox.Triple(
        ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(attack + "\x1b[31m")
    )
    path = tmp_path / "hostile.ttl"
    path.write_bytes(ox.serialize([triple], format=ox.RdfFormat.TURTLE) or b"")
    asking, stop = start(path, LIMITS)
    try:
        pages = [
            asking("/node?iri=urn%3Aa"),
            asking(f"/query?{urlencode({'query': 'SELECT ?o { ?s ?p ?o }'})}"),
            asking(f"/query?{urlencode({'query': attack})}"),
            asking(f"/query?{urlencode({'recipe': attack})}"),
        ]
        for _, headers, body in pages:
            ours = body.count(b'<script src="/editor/')  # the query page's editor
            assert body.count(b"<script") == ours
            assert b"\x1b" not in body
            assert headers["content-type"] == "text/html; charset=utf-8"
        assert all(b"&lt;script&gt;" in body for _, _, body in pages)
        assert asking("/")[0] == 200
        xml = asking.sparql("SELECT ?o { ?s ?p ?o }", "application/sparql-results+xml")[2]
        (row,) = ox.parse_query_results(xml, format=ox.QueryResultsFormat.XML)
        assert row["o"].value.startswith(attack)
    finally:
        stop()


# ------------------------------------------------------------------------------ the parts


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "a/x"), ("", "a/x"), ("*/*", "a/x"), ("b/y", "b/y"), ("b/*", "b/y"),
        ("a/x;q=0.1, b/y;q=0.2", "b/y"), ("*/*;q=0.5, a/x;q=0", "b/y"), ("B/Y ; q=1", "b/y"),
        ("a/x;q=nonsense, b/*", "b/y"),
    ],
)  # fmt: skip
def test_the_type_is_chosen_by_quality(accept: str | None, chosen: str) -> None:
    assert choose(accept, ["a/x", "b/y"]) == chosen


def test_no_type_is_refused() -> None:
    with pytest.raises(ProtocolError, match="this comes as a/x, b/y") as caught:
        choose("c/z", ["a/x", "b/y"])
    assert caught.value.status == 406


def test_what_cannot_start_says_why(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serve._listen(0) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["serve", str(folder), "--port", str(port)]) == 1
        assert "cannot be used" in capsys.readouterr().err
    assert cli.main(["serve", str(tmp_path / "none.ttl"), "--port", "0"]) == 1
    assert "does not exist" in capsys.readouterr().err
    with pytest.raises(ServeError, match="rows is 0"):
        Limits(rows=0)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert cli.main(["serve", str(folder)]) == 1
    assert "pip install 'kgbuild[serve]'" in capsys.readouterr().err


def test_the_command_serves_until_it_is_interrupted(folder: Path) -> None:
    command = [sys.executable, "-m", "kgbuild", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stderr.readline())
            assert address is not None
            asking = Client(int(address[1]))
            assert asking.sparql(WHO)[0] == 200
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=30) == 0
        finally:
            server.kill()

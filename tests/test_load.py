"""export/graph_store.py: a build goes into a real store, and what goes wrong is told."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlencode

import pytest

from graphs import ontology, small_graph
from kgbuild import cli, export, query
from kgbuild.errors import ExportError
from kgbuild.export.graph_store import send
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import facts

FILES = {"graph.ttl": "ttl", "provenance.ttl": "provenance", "statements.jsonl": "statements"}
TRIPLES = len(set(facts(small_graph(), ontology())) | set(provenance(small_graph(), ontology())))


class Moody(http.server.BaseHTTPRequestHandler):
    """A Graph Store that answers with the statuses it is told to, then works."""

    statuses: ClassVar[list[int]] = []
    kept: ClassVar[dict[str, bytes]] = {}
    lossy = False

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.statuses.pop(0) if self.statuses else 201
        if status < 300:
            self.kept[self.path] = body
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        import pyoxigraph as ox

        triples = [q.triple for q in ox.parse(self.kept[self.path], format=ox.RdfFormat.TURTLE)]
        if self.lossy:
            triples.pop()
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def moody() -> Iterator[tuple[str, type[Moody]]]:
    kind = type("Fresh", (Moody,), {"statuses": [], "kept": {}})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/store", kind
        server.shutdown()
        thread.join()


def test_what_fails_for_a_moment_is_tried_again(moody: tuple[str, type[Moody]]) -> None:
    url, store = moody
    store.statuses[:] = [503, 500]
    waited: list[float] = []
    assert send(small_graph(), url, ontology=ontology(), pause=waited.append) == TRIPLES
    assert waited == [1.0, 2.0]
    send(small_graph(), url, ontology=ontology(), name="urn:a b/图", pause=waited.append)
    assert set(store.kept) == {"/store?default", "/store?graph=urn%3Aa%20b%2F%E5%9B%BE"}


def test_what_the_store_refuses_is_told_at_once(moody: tuple[str, type[Moody]]) -> None:
    url, store = moody
    store.statuses[:] = [403]
    with pytest.raises(ExportError, match="403 Forbidden"):
        send(small_graph(), url, ontology=ontology(), pause=pytest.fail)
    store.statuses[:] = [503] * 9
    with pytest.raises(ExportError, match="503"):
        send(small_graph(), url, ontology=ontology(), pause=lambda _: None)
    store.statuses.clear()
    store.lossy = True
    with pytest.raises(ExportError, match=f"has {TRIPLES - 1} triples, {TRIPLES} were sent"):
        send(small_graph(), url, ontology=ontology())
    for address in ("file:///etc/passwd", "http://", "http://[1", "http://a b/store"):
        with pytest.raises(ExportError, match="not a web address"):
            send(small_graph(), address, ontology=ontology(), pause=pytest.fail)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("build")
    for name, kind in FILES.items():
        export.write(small_graph(), path / name, format=kind, ontology=ontology())
    return path


def free_ports(count: int) -> list[int]:
    """Return ports that nobody uses, for programs that cannot choose one themselves."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [free.getsockname()[1] for free in sockets]


@contextmanager
def serving(command: list[str], ready: str, folder: Path) -> Iterator[None]:
    """Run a server from the line that says that it is ready until the ``with`` block ends."""
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            seen = []
            while ready not in (line := server.stderr.readline()):
                seen.append(line)
                assert line, f"the server ended by itself: {''.join(seen)}"
            drain = threading.Thread(target=server.stderr.read, daemon=True)
            drain.start()
            yield
        finally:
            server.kill()


def test_a_build_goes_into_oxigraph(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )
    if program is None:
        pytest.skip("oxigraph is not installed: pip install oxigraph")
    (port,) = free_ports(1)
    command = [program, "serve", "-l", str(tmp_path / "db"), "-b", f"127.0.0.1:{port}"]
    with serving(command, "Listening", tmp_path):
        url = f"http://127.0.0.1:{port}/store"
        for arguments in ([], ["--graph", "urn:kgbuild:test"], []):
            assert cli.main(["load", str(folder), url, *arguments]) == 0
            assert f"{TRIPLES} triples" in capsys.readouterr().err
        asked = ask(f"http://127.0.0.1:{port}/query", "urn:kgbuild:test")
    assert asked == expected(folder)


VIRTUOSO = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = v.tdb
TransactionFile = v.ttr
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
"""


def test_a_build_goes_into_virtuoso_with_a_password(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    sql, http_port = free_ports(2)
    (tmp_path / "v.ini").write_text(VIRTUOSO.format(sql=sql, http=http_port), encoding="ascii")
    command = [program, "+configfile", "v.ini", "+foreground"]
    address = f"http://127.0.0.1:{http_port}"
    load = ["load", str(folder), f"{address}/sparql-graph-crud-auth", "--user", "dba"]
    graph = "urn:kgbuild:test"
    with serving(command, "Server online", tmp_path):
        monkeypatch.setenv("KGBUILD_PASSWORD", "wrong")
        assert cli.main([*load, "--graph", graph]) == 1
        assert "401" in capsys.readouterr().err
        monkeypatch.setenv("KGBUILD_PASSWORD", "dba")
        for _ in range(2):
            assert cli.main([*load, "--graph", graph]) == 0
            assert f"{TRIPLES} triples" in capsys.readouterr().err
        asked = ask(f"{address}/sparql", graph)
    assert asked == expected(folder)


PARTNERS = """
PREFIX kgo: <https://w3id.org/kgbuild/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?who ?confidence ?sentence {
  ?s rdf:predicate kgo:partnersWith ; kgo:subjectText ?who ; kgo:confidence ?confidence ;
     <http://www.w3.org/ns/prov#wasDerivedFrom>/kgo:sentence ?sentence
} ORDER BY ?sentence
"""


def ask(endpoint: str, graph: str) -> list[list[str]]:
    """Return the rows of a query that a SPARQL endpoint answers from a named graph."""
    query_ = PARTNERS.replace("?sentence {", f"?sentence FROM <{graph}> {{", 1)
    request = urllib.request.Request(f"{endpoint}?{urlencode({'query': query_})}")
    request.add_header("Accept", "application/sparql-results+json")
    with urllib.request.urlopen(request, timeout=60) as response:
        answer = json.load(response)
    return [
        [row[name]["value"] for name in ("who", "confidence", "sentence")]
        for row in answer["results"]["bindings"]
    ]


def expected(folder: Path) -> list[list[str]]:
    """Return what kgbuild itself answers to the same query."""
    rows = query.select(folder, PARTNERS).rows
    assert len(rows) == 2
    return [[str(term) for term in row] for row in rows]

"""export/graph_store.py: a build goes into a real store, and what goes wrong is told."""

from __future__ import annotations

import http.server
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from graphs import ontology, small_graph
from kgbuild import cli, export
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
    with pytest.raises(ExportError, match="not a web address"):
        send(small_graph(), "file:///etc/passwd", ontology=ontology())


def test_a_build_goes_into_oxigraph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
        "oxigraph"
    )
    if program is None:
        pytest.skip("oxigraph is not installed: pip install oxigraph")
    for name, kind in FILES.items():
        export.write(small_graph(), tmp_path / "build" / name, format=kind, ontology=ontology())
    with socket.create_server(("127.0.0.1", 0)) as free:  # oxigraph cannot choose one
        port = free.getsockname()[1]
    command = [program, "serve", "-l", str(tmp_path / "db"), "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            while "Listening" not in (line := server.stderr.readline()):
                assert line, "oxigraph ended by itself"
            url = f"http://127.0.0.1:{port}/store"
            for arguments in ([], ["--graph", "urn:kgbuild:test"], []):
                assert cli.main(["load", str(tmp_path / "build"), url, *arguments]) == 0
                assert f"{TRIPLES} triples" in capsys.readouterr().err
        finally:
            server.kill()

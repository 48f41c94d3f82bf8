"""The query page of `kgbuild serve`, with the editor that its form becomes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Page
from pages import story

from kgbuild.export import write
from kgbuild.ontology import load_ontology

pytest.importorskip("uvicorn", reason="the extra [serve] is not installed")

ONLINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
CUT = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}


@pytest.fixture
def query_page(driver: Any, tmp_path: Path) -> Iterator[Page]:
    graph = tmp_path / "graph.ttl"
    write(story(), graph, format="ttl", ontology=load_ontology())
    command = [sys.executable, "-m", "kgbuild", "serve", str(graph), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert address is not None
            driver.execute_cdp_cmd("Network.emulateNetworkConditions", ONLINE)
            page = Page(driver, tmp_path)
            page.log("performance")
            page.log("browser")
            driver.get(f"{address[0]}query")
            yield page
        finally:
            driver.execute_cdp_cmd("Network.emulateNetworkConditions", CUT)
            server.kill()


def test_the_form_becomes_an_editor_that_asks_nobody_else(query_page: Page) -> None:
    query_page.until(lambda: query_page.all(".yasqe .CodeMirror"), "the editor")
    colours = query_page.all(".cm-keyword")
    assert [word.text for word in colours[:2]] == ["PREFIX", "SELECT"]
    hosts = {re.match(r"\w+://([^/:]+)", url)[1] for url in query_page.requests() if "//" in url}  # type: ignore[index]
    assert hosts == {"127.0.0.1"}
    assert query_page.run("return window.__blocked") == []
    assert not [line for line in query_page.log("browser") if line["level"] == "SEVERE"]


def test_what_is_written_in_the_editor_is_asked(query_page: Page) -> None:
    query_page.until(lambda: query_page.all(".yasqe .CodeMirror"), "the editor")
    query_page.run(
        "document.querySelector('.CodeMirror').CodeMirror.setValue("
        "'SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }')"
    )
    query_page.find("main > form button[type=submit]").click()
    query_page.until(lambda: query_page.all("table"), "the answer")
    assert int(query_page.find("td").text) > 0
    asked = "return document.querySelector('.CodeMirror').CodeMirror.getValue()"
    query_page.until(lambda: query_page.all(".yasqe .CodeMirror"), "the editor again")
    assert "COUNT(*)" in query_page.run(asked)

"""Independent readers of RDF count the same triples in every file that a build writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graphs import ontology, small_graph
from kgbuild import cli, export
from kgbuild.graph.rdf import assertion

SAMPLE = Path(__file__).parents[1] / "docs" / "sample.txt"
_N3 = """
const { Parser } = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
console.log(new Set(new Parser().parse(text).map(q => JSON.stringify(q))).size);
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    assert cli.main(["build", "--quiet", "--rdf12", str(SAMPLE), "-o", str(folder)]) == 0
    return folder


def by_pyoxigraph(path: Path) -> int:
    return len(set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)))


def by_rdflib(path: Path) -> int:
    return len(rdflib.Graph().parse(path, format="turtle"))


def by_rapper(path: Path) -> int:
    if shutil.which("rapper") is None:
        pytest.skip("rapper is not installed: apt-get install raptor2-utils")
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    return len(set(done.stdout.splitlines()))


def by_n3(path: Path) -> int:
    """Count by n3.js, found where NODE_PATH or the global folder of npm has it."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    places = [Path(place) for place in os.environ.get("NODE_PATH", "").split(os.pathsep) if place]
    found = next((place / "n3" for place in places if (place / "n3").is_dir()), None)
    if found is None:
        pytest.skip("n3 is not installed: npm install n3, and name its node_modules in NODE_PATH")
    command = ["node", "-e", _N3, str(found)]
    with path.open("rb") as text:
        return int(subprocess.run(command, stdin=text, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("reader", [by_rdflib, by_rapper, by_n3])
@pytest.mark.parametrize("name", ["graph.ttl", "provenance.ttl"])
def test_readers_count_alike(built: Path, name: str, reader: object) -> None:
    assert callable(reader)
    assert reader(built / name) == by_pyoxigraph(built / name) > 50


def test_rdf_12_is_read_alike(built: Path) -> None:
    count = by_pyoxigraph(built / "provenance.rdf12.ttl")
    statements = len((built / "statements.jsonl").read_text(encoding="utf-8").splitlines())
    assert count == by_pyoxigraph(built / "provenance.ttl") - 3 * statements
    assert by_n3(built / "provenance.rdf12.ttl") == count


def test_a_statement_reifies_its_triple_and_keeps_its_iri(tmp_path: Path) -> None:
    graph, kg = small_graph(), ontology()
    path = tmp_path / "p.ttl"
    export.write(graph, path, format="rdf12", ontology=kg)
    reified = {
        quad.subject.value: quad.object
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value.endswith("#reifies")
    }
    assert reified == {kg.statement_iri(s.id): assertion(s).triple for s in graph.statements}

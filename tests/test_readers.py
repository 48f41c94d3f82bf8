"""Independent readers of RDF count the same triples in every file that a build writes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graphs import ontology, small_graph
from kgbuild import cli, export
from kgbuild.graph.rdf import assertion
from node_packages import folder_with, run

SAMPLE = Path(__file__).parents[1] / "docs" / "sample.txt"


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
    return int(run("count.cjs", folder_with("n3"), path.read_text(encoding="utf-8")))


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

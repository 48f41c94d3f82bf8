"""Awkward and hostile inputs through a whole build: what tests/hostile/ promises, end to end."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kgbuild import BuildConfig, build, export, graph, knowledge_graph
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Value
from kgbuild.ontology import load_ontology

HOSTILE = Path(__file__).parent / "hostile"
REFUSED = {"01", "02", "08", "22", "23"}
FILES = sorted(path for path in HOSTILE.glob("*.txt") if path.name[:2] not in REFUSED)
PLAIN_FACTS = {
    ("腾讯", "foundedOn", "1998"),
    ("马化腾", "holdsPosition", "腾讯董事会主席"),
    ("华为", "headquarteredIn", "深圳市"),
}
WITH_PLAIN_FACTS = ("03 06 07 09 13 15 16 17 18 19 21 24 25").split()


def file(number: str) -> Path:
    return next(path for path in FILES if path.name.startswith(number))


def facts(knowledge: KnowledgeGraph) -> set[tuple[str, str, str]]:
    def name(end: str | Value) -> str:
        return end.value if isinstance(end, Value) else knowledge.entities[end].name

    return {
        (name(s.subject), s.relation.id.rpartition("#")[2], name(s.object))
        for s in knowledge.statements
    }


@pytest.mark.parametrize("number", WITH_PLAIN_FACTS)
def test_the_plain_facts_are_found_all_the_same(number: str) -> None:
    assert facts(knowledge_graph([file(number)])) >= PLAIN_FACTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:2])
def test_a_build_is_whole_and_can_be_read_back(path: Path, tmp_path: Path) -> None:
    report = build([path], tmp_path, BuildConfig(min_confidence=0.0))
    assert report.complete, report.violations
    for name in ("graph.ttl", "provenance.ttl"):
        triples = set(ox.parse(path=str(tmp_path / name), format=ox.RdfFormat.TURTLE))
        assert len(rdflib.Graph().parse(tmp_path / name)) == len(triples)
    for line in (tmp_path / "statements.jsonl").read_text(encoding="utf-8").split("\n"):
        assert not line or json.loads(line)["evidence"]
    knowledge = graph.load(tmp_path)
    assert len(knowledge) == report.counts["statements"]
    check_names(knowledge)


def check_names(knowledge: KnowledgeGraph) -> None:
    """Check that no name holds what would mislead a reader."""
    for entity in knowledge.entities.values():
        assert entity.name.strip() == entity.name != ""
        kinds = {unicodedata.category(character) for character in entity.name}
        assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}, entity.name
        assert "\ufffd" not in entity.name


@pytest.mark.parametrize("number", sorted(REFUSED))
def test_what_is_no_text_is_refused_in_one_line(number: str, tmp_path: Path) -> None:
    (path,) = HOSTILE.glob(f"{number}_*")
    report = build([path, file("03")], tmp_path)
    (failure,) = report.failures
    assert path.name in str(failure)
    assert "\n" not in str(failure)
    assert report.counts["statements"] > 0, "the good file is built"


def test_spellings_of_one_name_are_one_node() -> None:
    knowledge = knowledge_graph([file("20")])
    known = [entity.name for entity in knowledge.entities.values()]
    assert known.count("马化腾") == 1
    assert not {"馬化騰", "華為总部", "張忠謀"} & set(known)
    assert any("馬化騰" in entity.aliases for entity in knowledge.entities.values())


def test_a_spreadsheet_meets_no_formula(tmp_path: Path) -> None:
    knowledge = knowledge_graph([file("25")], BuildConfig(min_confidence=0.0))
    export.write(knowledge, tmp_path / "graph.csv", format="csv", ontology=load_ontology())
    for table in tmp_path.glob("*.csv"):
        for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]

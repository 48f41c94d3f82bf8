"""validate/gate.py: what breaks a rule is set aside with the reason, and fails a strict build."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from graphs import ontology, small_graph
from kgbuild import cli, pipeline, validate
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Document

SAMPLE = Path(__file__).parents[1] / "docs" / "sample.txt"


def with_first(**changes: object) -> KnowledgeGraph:
    graph = small_graph()
    first = dataclasses.replace(graph.statements[0], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(graph, statements=(first, *graph.statements[1:]))


def test_a_good_graph_passes_whole() -> None:
    passage = validate.gate(small_graph(), ontology())
    assert passage.graph == small_graph()
    assert passage.quarantined == ()
    assert passage.violations == []


def test_a_statement_that_breaks_a_law_is_quarantined_alone() -> None:
    broken = with_first(confidence=1.5)
    passage = validate.gate(broken, ontology())
    ((statement, violation),) = passage.quarantined
    assert statement == broken.statements[0]
    assert violation.rule == "confidence-range"
    assert violation.sentence in {e.sentence for e in statement.evidence}
    assert passage.graph.statements == broken.statements[1:]
    assert validate.check(passage.graph, ontology()) == []


def test_a_node_that_breaks_a_law_takes_its_statements_along() -> None:
    graph = small_graph()
    city = ontology().mint_entity("云岭市")
    entities = dict(graph.entities)
    entities[city] = dataclasses.replace(entities[city], type="Nonsense")
    passage = validate.gate(dataclasses.replace(graph, entities=entities), ontology())
    assert {v.rule for _, v in passage.quarantined} == {"vocabulary"}
    assert city not in passage.graph.entities
    assert len(passage.graph) + len(passage.quarantined) == len(graph)
    assert validate.check(passage.graph, ontology()) == []


def test_shapes_are_part_of_the_gate() -> None:
    pytest.importorskip("pyshacl", reason="the extra [shacl] is not installed")
    evidence = small_graph().statements[0].evidence[0]
    graph = small_graph()
    documents = {**graph.documents, evidence.document: Document(evidence.document, "")}
    blank = dataclasses.replace(evidence, sentence="", quote="")
    broken = dataclasses.replace(with_first(evidence=(blank,)), documents=documents)
    passage = validate.gate(broken, ontology())
    assert [s.id for s, _ in passage.quarantined] == [broken.statements[0].id]


@pytest.mark.parametrize("strict", [False, True])
def test_a_build_names_what_it_quarantined(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    strict: bool,
) -> None:
    genuine = pipeline.graph.assemble

    def spoilt(*arguments: object, **options: object) -> KnowledgeGraph:
        graph = genuine(*arguments, **options)  # type: ignore[arg-type]
        first = dataclasses.replace(graph.statements[0], confidence=2.0)
        return dataclasses.replace(graph, statements=(first, *graph.statements[1:]))

    monkeypatch.setattr(pipeline.graph, "assemble", spoilt)
    command = ["build", "--quiet", str(SAMPLE), "-o", str(tmp_path)]
    assert cli.main([*command, *(["--strict"] if strict else [])]) == int(strict)
    assert "set aside: st:" in capsys.readouterr().err
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    (line,) = report["validation"]["quarantined"]
    assert "confidence-range" in line
    reasons = [
        json.loads(row)["reason"]
        for row in (tmp_path / "set-aside.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert sum(reason.startswith("violates confidence-range") for reason in reasons) == 1

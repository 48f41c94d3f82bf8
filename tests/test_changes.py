"""query/changes.py: two graphs become what was added, removed, changed, merged."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph_strategies import graphs
from graphs import documents, ontology, small_graph
from kgbuild import cli, export, query
from kgbuild.graph import KnowledgeGraph, assemble
from kgbuild.model import Statement, Value

KG = ontology()
FILES = {"graph.ttl": "ttl", "provenance.ttl": "provenance", "statements.jsonl": "statements"}


def statements_about(graph: KnowledgeGraph, *changes: tuple[str, str]) -> list[Statement]:
    """Return the statements of ``graph`` with node names exchanged as ``changes`` say."""
    to = {KG.mint_entity(a): KG.mint_entity(b) for a, b in changes}

    def moved(iri: str) -> str:
        return to.get(iri, iri)

    return [
        dataclasses.replace(
            s,
            subject=moved(s.subject),
            object=s.object if isinstance(s.object, Value) else moved(s.object),
            claim=s.claim and dataclasses.replace(s.claim, speaker=moved(s.claim.speaker)),
            qualifiers=tuple(
                dataclasses.replace(q, entity=moved(q.entity)) if q.entity else q
                for q in s.qualifiers
            ),
        )
        for s in graph.statements
    ]


def test_a_graph_does_not_differ_from_itself() -> None:
    changes = query.diff(small_graph(), small_graph())
    assert not changes
    assert changes.to_text() == "no difference\n"
    assert json.loads(changes.to_json())["counts"]["statements"] == {
        "added": 0, "removed": 0, "changed": 0,
    }  # fmt: skip


def test_statements_and_entities_that_only_one_graph_has() -> None:
    whole = small_graph()
    launch = next(s for s in whole.statements if s.relation.label.en == "launches")
    less = assemble(
        [s for s in whole.statements if "星灯平台" not in (s.subject_text, s.object_text)],
        whole.entities.values(),
        documents(),
    )
    changes = query.diff(less, whole)
    assert launch.id in {record["id"] for record in changes.added}
    assert [node["name"] for node in changes.entities_added] == ["星灯平台"]
    assert not changes.removed
    back = query.diff(whole, less)
    assert back.removed == changes.added
    assert back.entities_removed == changes.entities_added
    assert "+ 青禾科技 —[推出]→ 星灯平台" in changes.to_text()
    assert "- 青禾科技 —[推出]→ 星灯平台" in back.to_text()


def test_what_changed_in_a_statement_and_in_an_entity_is_named() -> None:
    before = small_graph()
    first = before.statements[0]
    fewer = dataclasses.replace(first, evidence=first.evidence[:1], confidence=0.5)
    university = KG.mint_entity("澜江大学")
    entities = dict(before.entities)
    entities[university] = dataclasses.replace(entities[university], type="School")
    after = dataclasses.replace(
        before, statements=(fewer, *before.statements[1:]), entities=entities
    )
    changes = query.diff(before, after)
    told = {change.after["id"]: change.fields for change in changes.changed}
    assert told[first.id] == ("object", "confidence", "evidence")
    assert [change.fields for change in changes.entities_changed] == [("type",)]
    text = changes.to_text()
    assert "confidence: 0.9 → 0.5" in text
    assert "type: University → School" in text
    assert "    - news, characters" in text


def test_a_merge_carries_its_statements_along() -> None:
    before = small_graph()
    kept = before.entities[KG.mint_entity("青禾科技")]
    absorbed = dataclasses.replace(kept, aliases=tuple(sorted({*kept.aliases, "白帆出行"})))
    others = [e for e in before.entities.values() if e.name not in {"青禾科技", "白帆出行"}]
    after = assemble(
        statements_about(before, ("白帆出行", "青禾科技")), [absorbed, *others], documents()
    )
    changes = query.diff(before, after)
    (merge,) = changes.merges
    assert merge.fate == "merged"
    assert sorted(merge.before.values()) == ["白帆出行", "青禾科技"]
    assert list(merge.after.values()) == ["青禾科技"]
    assert not changes.added
    assert not changes.removed
    assert not changes.entities_removed
    assert {"id", "object"} <= set(
        next(c for c in changes.changed if c.before["object"].get("name") == "白帆出行").fields
    )
    assert "> merged: 白帆出行, 青禾科技 → 青禾科技" in changes.to_text()
    (split,) = query.diff(after, before).merges
    assert split.fate == "split"
    assert sorted(split.after.values()) == ["白帆出行", "青禾科技"]


def test_a_new_canonical_name_is_a_renaming() -> None:
    before = small_graph()
    old = before.entities[KG.mint_entity("云岭市")]
    renamed = dataclasses.replace(old, id=KG.mint_entity("云岭"), name="云岭", aliases=("云岭市",))
    others = [e for e in before.entities.values() if e is not old]
    after = assemble(statements_about(before, ("云岭市", "云岭")), [renamed, *others], documents())
    changes = query.diff(before, after)
    assert [m.fate for m in changes.merges] == ["renamed"]
    assert not changes.added
    assert not changes.removed
    assert not changes.entities_added


@given(before=graphs(), after=graphs())
@settings(max_examples=40, deadline=None)
def test_the_sides_account_for_every_statement(
    before: KnowledgeGraph, after: KnowledgeGraph
) -> None:
    changes = query.diff(before, after)
    old, new = ({s.id for s in graph.statements} for graph in (before, after))
    added, removed = ({r["id"] for r in side} for side in (changes.added, changes.removed))
    assert added <= new
    assert removed <= old
    untouched = {c.before["id"] for c in changes.changed if c.before["id"] != c.after["id"]}
    assert old - new == removed | untouched
    assert len(changes.to_text().splitlines()) >= 1
    assert not query.diff(after, after)
    json.loads(changes.to_json())


def test_the_command_compares_two_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = small_graph()
    less = assemble(whole.statements[1:], whole.entities.values(), documents())
    for name, graph in (("a", less), ("b", whole)):
        for file, kind in FILES.items():
            export.write(graph, tmp_path / name / file, format=kind, ontology=KG)
    folders = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert cli.main(["diff", *folders]) == 0
    assert capsys.readouterr().out.startswith("statements: 1 added, 0 removed, 0 changed\n")
    assert cli.main(["diff", *folders, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["statements"]["added"] == 1
    assert cli.main(["diff", folders[0], str(tmp_path / "none")]) == 1
    assert "does not exist" in capsys.readouterr().err

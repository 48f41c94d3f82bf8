"""query/: a graph becomes proposals for decisions, and says why names are one thing's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kgbuild import cli, graph, pipeline, query, resolve
from kgbuild.config import BuildConfig
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.safe_text import printable
from kgbuild.model import Entity, Label
from kgbuild.ontology import load_lexicon, load_ontology
from tests.graph_strategies import graphs

ONTOLOGY = load_ontology()
LEXICON = load_lexicon()
ROOT = Path(__file__).parents[1]

TEXT = """岚桥科技总裁林知远昨天访问了泉州市。林总表示，岚桥科技将在泉州市建设数据中心。
知远认为，港口需要软件。岚桥在泉州市推出了“潮信”。潮信服务了三个港口。
他还说，公司去年与东屿港务集团签约合作。东屿港务集团公司采用了潮信。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("review")
    (place / "port.txt").write_text(TEXT, encoding="utf-8")
    pipeline.build([place / "port.txt"], place / "out", BuildConfig(min_confidence=0.2))
    return place


def named(knowledge: KnowledgeGraph, name: str) -> Entity:
    return next(e for e in knowledge.entities.values() if name in (e.name, *e.aliases))


def uncommented(text: str) -> str:
    """Agree with every proposal."""
    return re.sub(r"^# ", "", text, flags=re.MULTILINE)


def test_proposals_decide_nothing_until_somebody_agrees(folder: Path) -> None:
    text = query.review(graph.load(folder / "out"), ONTOLOGY, LEXICON)
    assert len(resolve.parse_decisions(text, ONTOLOGY)) == 0
    proposals = query.propose(graph.load(folder / "out"), ONTOLOGY, LEXICON)
    assert proposals
    assert len(resolve.parse_decisions(uncommented(text), ONTOLOGY)) == len(proposals)


def test_the_most_doubtful_comes_first_with_its_sentence(folder: Path) -> None:
    proposals = query.propose(graph.load(folder / "out"), ONTOLOGY, LEXICON)
    worth = [p.worth for p in proposals if p.kind == "keep-apart"]
    assert worth == sorted(worth, reverse=True)
    first = next(p for p in proposals if p.kind == "keep-apart")
    assert "林知远" in first.names
    (evidence,) = first.evidence
    assert evidence.quote in first.names


def test_whoever_agrees_undoes_the_merge(folder: Path) -> None:
    before = graph.load(folder / "out")
    assert named(before, "林总") == named(before, "林知远")
    (folder / "decisions.yaml").write_text("keep-apart:\n- [林总, 林知远]\n", encoding="utf-8")
    config = BuildConfig(min_confidence=0.2, decisions=folder / "decisions.yaml")
    after = pipeline.knowledge_graph([folder / "port.txt"], config)
    assert named(after, "林总") != named(after, "林知远")
    again = query.propose(
        after,
        ONTOLOGY,
        LEXICON,
        decisions=resolve.load_decisions(folder / "decisions.yaml", ONTOLOGY, LEXICON),
    )
    assert not [p for p in again if set(p.names) == {"林总", "林知远"}]


def test_a_store_and_its_folder_give_the_same_proposals(folder: Path) -> None:
    config = BuildConfig(min_confidence=0.2)
    pipeline.update([folder / "port.txt"], folder / "store", config)
    there = query.review(graph.load(folder / "store"), ONTOLOGY, LEXICON)
    assert there == query.review(graph.load(folder / "out"), ONTOLOGY, LEXICON)


def test_an_explanation_tells_why_two_names_are_one(folder: Path) -> None:
    told = query.explain(graph.load(folder / "out"), "林知远")
    assert "林总 is 林知远: what the text calls the only person whose full name fits" in told
    assert "【林总】表示" in told


def test_a_fact_tells_whom_its_pronoun_means(folder: Path) -> None:
    knowledge = graph.load(folder / "out")
    fact = next(s for s in knowledge.statements if "他" in (s.subject_text, s.object_text))
    told = query.explain(knowledge, fact.id)
    assert "  他 is 林知远: a pronoun, and this the one that it can mean there" in told


def test_look_alikes_are_proposed_and_numbered_things_are_not() -> None:
    def entity(name: str, kind: str, en: str | None = None) -> Entity:
        return Entity(ONTOLOGY.mint_entity(name), name, kind, Label(name, en))

    nodes = [
        entity("海岚科技公司", "Company"),
        entity("海岚科枝公司", "Company"),
        entity("第三届港口大会", "Conference"),
        entity("第四届港口大会", "Conference"),
        entity("Tide-App", "App"),
        entity("TideApp", "App"),
        entity("遂川", "City"),
        entity("遂川县", "Person"),
    ]
    knowledge = KnowledgeGraph((), {node.id: node for node in nodes})
    pairs = {p.names for p in query.propose(knowledge, ONTOLOGY, LEXICON) if p.kind == "merge"}
    assert pairs == {("海岚科技公司", "海岚科枝公司"), ("TideApp", "Tide-App")}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_proposals_of_any_graph_are_a_decisions_file(knowledge: KnowledgeGraph) -> None:
    text = query.review(knowledge, ONTOLOGY, LEXICON)
    assert query.review(knowledge, ONTOLOGY, LEXICON) == text
    assert all(printable(line) == line for line in text.split("\n"))
    assert len(resolve.parse_decisions(text, ONTOLOGY)) == 0
    for proposal in query.propose(knowledge, ONTOLOGY, LEXICON):
        written = f"{proposal.kind}:\n{proposal.line}\n"
        (decision,) = resolve.parse_decisions(written, ONTOLOGY).items
        assert sorted(decision.names) == sorted(name.strip() for name in proposal.names)


# The command line -------------------------------------------------------------------------


def test_review_never_writes_over_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "proposals.yaml"
    assert cli.main(["review", str(folder / "out"), "-o", str(target)]) == 0
    written = target.read_text(encoding="utf-8")
    assert cli.main(["review", str(folder / "out")]) == 0
    assert capsys.readouterr().out == written
    assert cli.main(["review", str(folder / "out"), "-o", str(target)]) == 1
    assert "may hold decisions" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == written


def test_a_build_reports_its_decisions_and_never_changes_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "some.yaml"
    file.write_text("# mine\nretype:\n  无此物: App\n  潮信: App\n", encoding="utf-8")
    before = file.read_bytes()
    (folder / "kgbuild.toml").write_text('decisions = "some.yaml"\n', encoding="utf-8")
    arguments = ["build", str(folder / "port.txt"), "-o", str(folder / "decided")]
    assert cli.main([*arguments, "--config", str(folder / "kgbuild.toml"), "--quiet"]) == 0
    assert file.read_bytes() == before
    assert "line 3: retype 无此物: App: no text names 无此物" in capsys.readouterr().err
    report = json.loads((folder / "decided" / "report.json").read_text(encoding="utf-8"))
    decisions = resolve.load_decisions(file, ONTOLOGY, LEXICON)
    assert report["decisions"]["digest"] == decisions.digest
    assert [unused["line"] for unused in report["decisions"]["unused"]] == [3]


def test_contradictory_decisions_stop_a_build(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "wrong.yaml"
    file.write_text("merge:\n- [甲, 乙]\nkeep-apart:\n- [乙, 甲]\n", encoding="utf-8")
    target = folder / "never"
    arguments = ["build", str(folder / "port.txt"), "-o", str(target), "--decisions", str(file)]
    assert cli.main(arguments) == 1
    error = capsys.readouterr().err
    assert "line 2" in error
    assert "line 4" in error
    assert not target.exists()


def test_the_examples_of_the_documentation_are_decisions() -> None:
    page = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    found = [resolve.parse_decisions(text, ONTOLOGY) for text in examples]
    assert {item.kind for decisions in found for item in decisions.items} == {
        "merge",
        "keep-apart",
        "rename",
        "retype",
        "map",
        "drop",
    }
    rules = re.findall(r"`([\w-]+)`", page[page.index("| 规则 / rule |") :])
    assert set(rules) == set(resolve.RULES)


def test_namesakes_that_nothing_joins_are_proposed_and_those_shown_apart_are_not(
    tmp_path: Path,
) -> None:
    texts = {
        "a": "张敏出席了开幕式。",
        "b": "张敏参观了博物馆。",
        "c": "陈静1962年出生于福建福州，毕业于海川大学。",
        "d": "陈静1985年出生于安徽合肥，毕业于海川大学。",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    known = pipeline.knowledge_graph([tmp_path], BuildConfig(min_confidence=0.2))
    merges = {p.names for p in query.propose(known, ONTOLOGY, LEXICON) if p.kind == "merge"}
    assert ("张敏(a)", "张敏(b)") in merges
    assert not [names for names in merges if names[0].startswith("陈静")]
    assert "nothing joins it" in query.explain(known, "张敏(a)")

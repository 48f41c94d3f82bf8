"""corpus/distributed.py: Daft, on this machine, finds what a build in one process finds."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kgbuild import BuildConfig, cli, pipeline
from kgbuild.corpus import distributed
from kgbuild.errors import ConfigError, KgbuildError
from kgbuild.export import write
from kgbuild.graph import load
from kgbuild.ontology import load_ontology

pytest.importorskip("daft", reason="pip install 'kgbuild[distributed]'")

CONFIG = BuildConfig(analyzer="jieba")
ROWS = [
    {"id": "a", "topic": "one", "text": "海岚科技与东屿港务集团达成战略合作。海岚科技推出了潮信。"},
    {"id": "b", "topic": "one", "text": "云岭电力投资了北塔物流。海岚科技推出了潮信。"},
    {"id": "c", "topic": "two", "text": "海岚科技推出了潮信。周庭芳担任宁波市副市长。"},
    {"id": "d", "topic": "two", "text": "云岭电力收购了白石药业。"},
]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def at_once(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    assert pipeline.build([lines], folder, CONFIG).complete
    return folder


def table(folder: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    return [
        row for file in sorted(folder.glob("*.parquet")) for row in pq.read_table(file).to_pylist()
    ]


def triples(folder: Path) -> set[str]:
    return {
        line for file in (folder / "ntriples").iterdir() for line in file.open(encoding="utf-8")
    }


@pytest.mark.parametrize("blocks", [1, 3])
def test_partitions_hold_what_a_build_at_once_finds(
    blocks: int, lines: Path, at_once: Path, tmp_path: Path
) -> None:
    summary = distributed.build(
        [str(lines)], str(tmp_path), CONFIG, blocks=blocks, block_by="topic"
    )
    expected = [json.loads(line) for line in (at_once / "statements.jsonl").open(encoding="utf-8")]
    rows = [row for row in table(tmp_path / "statements") if row["kind"] == "statement"]
    found = {row["id"]: json.loads(row["record"]) for row in rows}
    assert len(found) == len(rows) == len(expected) == summary.statements
    assert found == {record["id"]: record for record in expected}, "evidence of all blocks included"
    assert summary.ok == len(ROWS)
    assert summary.failed == {}
    graph, file = load(at_once), tmp_path / "facts.nt"
    write(graph, file, format="nt", ontology=load_ontology())
    # Salience weighs the whole graph, and no block sees it.
    facts = {line for line in file.open(encoding="utf-8") if "salience" not in line}
    assert facts <= triples(tmp_path)
    assert summary.entities == len(graph.entities)


def test_bad_rows_are_named_and_cost_only_themselves(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [*ROWS[:2], {"id": "empty", "text": " "}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "corpus.parquet")
    out = tmp_path / "out"
    summary = distributed.build([str(tmp_path / "corpus.parquet")], str(out), CONFIG, blocks=2)
    assert summary.ok == 2
    assert summary.failed.keys() == {"empty"}
    assert summary.statements > 0


def test_the_command_names_what_failed_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out = tmp_path / "corpus.jsonl", tmp_path / "out"
    rows = [ROWS[3], {"id": "empty", "topic": "two", "text": " "}]
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n")
    arguments = ["--blocks", "2", "--block-by", "topic", "--analyzer", "jieba", "--workers", "1"]
    status = cli.main(["distribute", str(corpus), "-o", str(out), *arguments])
    told = capsys.readouterr()
    assert status == 1
    assert told.out == ""
    assert "kgbuild: empty: " in told.err
    kinds = Counter(row["kind"] for row in table(out / "statements"))
    assert kinds["statement"] > 0
    assert f"1 of 2 documents -> {kinds['statement']} statements" in told.err
    assert triples(out)


def test_inputs_without_a_needed_column_are_an_error(lines: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no column 'day'"):
        distributed.build([str(lines)], str(tmp_path), CONFIG, block_by="day")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"inputs": ["none.jsonl"]}, r"none\.jsonl: cannot be read"),
        ({"blocks": 0}, "blocks is 0, not a positive number"),
        ({"workers": -1}, "workers is -1, not a positive number"),
        ({"output": "corpus.jsonl"}, r"corpus\.jsonl: is a file, not a folder"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_read(
    changed: dict[str, Any], message: str, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lines.parent)
    given = {"inputs": [lines.name], "output": "out", "config": CONFIG, **changed}
    with pytest.raises(KgbuildError, match=message):
        distributed.build(**given)


@pytest.mark.skipif("KGBUILD_TEST_RAY" not in os.environ, reason="starts a Ray cluster: slow")
def test_a_ray_cluster_of_this_machine_finds_the_same(lines: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    pytest.importorskip("ray")
    code = (
        "import sys; from kgbuild import BuildConfig; from kgbuild.corpus import distributed\n"
        "s = distributed.build([sys.argv[1]], sys.argv[2], BuildConfig(analyzer='jieba'),\n"
        "                      blocks=2, block_by='topic', ray=sys.argv[3] or None)"
    )
    for runner in ("", "local"):  # Daft takes one runner a process
        command = [sys.executable, "-c", code, str(lines), str(tmp_path / f"out{runner}"), runner]
        subprocess.run(command, check=True)
    assert triples(tmp_path / "out") == triples(tmp_path / "outlocal")

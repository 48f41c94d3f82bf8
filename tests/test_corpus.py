"""corpus/: many documents by several processes, interrupted, poisoned, and still the same bytes."""

from __future__ import annotations

import gzip
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import poison
from kgbuild import BuildConfig, cli, corpus, parse, pipeline
from kgbuild.corpus import JOURNAL, Pool, open_journal, pool
from kgbuild.errors import ConfigError, ParseError
from kgbuild.model import Document
from kgbuild.reading import Outcome, Reading, fingerprint, in_turn

JIEBA = BuildConfig(analyzer="jieba")  # the quick one: what is tested is not the analysis
HOSTILE = Path(__file__).parent / "hostile"
NAMES = "海岚科技 东屿港务集团 云岭电力 白石药业 北塔物流".split()
SAME = {*pipeline.OUTPUTS, "set-aside.jsonl", "documents.jsonl"}


def text(number: int) -> str:
    one, other = NAMES[number % 5], NAMES[(number * 3 + 1) % 5]
    return f"{one}与{other}达成战略合作。{one}推出了第{number}号产品，{other}投资了{number}万元。"


def records(count: int) -> str:
    rows = ({"id": f"d{n}", "text": text(n)} for n in range(count))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def documents(count: int, **spoilt: str) -> Iterator[Document]:
    for number in range(count):
        yield Document(f"d{number}", text(number) + spoilt.get(f"d{number}", ""))


def unknown(_: Document) -> None:
    return None


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in sorted(SAME)}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    path.write_text(records(40), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    assert pipeline.build([lines], folder, JIEBA).complete
    return files(folder)


# Workers ----------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 3])
def test_any_number_of_workers_gives_the_same_bytes(
    workers: int, lines: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    told: list[str] = []
    report = corpus.build([lines], tmp_path, JIEBA, workers=workers, on_document=told.append)
    assert report.complete
    assert told == [f"d{n}" for n in range(40)], "in the order of the inputs"
    assert files(tmp_path) == undisturbed


def test_the_neural_analyser_reads_the_same_in_a_worker() -> None:
    def read(engine: object) -> list[object]:
        assert callable(engine)
        return [o.result for o in engine(documents(3), BuildConfig(), known=unknown)]

    assert read(Pool(2)) == read(in_turn)


def test_what_is_known_is_not_read_and_comes_in_its_place() -> None:
    known = {f"d{n}": Reading(Document(f"d{n}", "知"), ()) for n in range(0, 9, 2)}

    def look(document: Document) -> Reading | None:
        return known.get(document.id)

    outcomes = list(Pool(2)(documents(9), JIEBA, known=look))
    assert [o.document.id for o in outcomes] == [f"d{n}" for n in range(9)]
    assert [o.known for o in outcomes] == [n % 2 == 0 for n in range(9)]


def test_no_more_is_taken_than_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_AHEAD_DOCUMENTS", 5)
    taken = 0

    def counted() -> Iterator[Document]:
        nonlocal taken
        for document in documents(30):
            taken += 1
            yield document

    for number, _ in enumerate(Pool(2)(counted(), JIEBA, known=unknown)):
        assert taken <= number + 1 + 5


def test_a_generator_that_is_dropped_ends_its_workers() -> None:
    outcomes = Pool(2)(documents(500), JIEBA, known=unknown)
    assert isinstance(next(outcomes), Outcome)
    outcomes.close()  # type: ignore[attr-defined] # joins the processes, or hangs


def test_fewer_than_one_worker_is_an_error(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ConfigError, match="workers is -1"):
        corpus.build([lines], tmp_path, JIEBA, workers=-1)


# Poison -----------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_kills_its_worker_costs_only_itself(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "serve", poison.serve)
    spoilt = {"d3": poison.KILLS, "d4": poison.FILLS, "d7": poison.BREAKS, "d29": poison.KILLS}
    outcomes = list(Pool(workers)(documents(30, **spoilt), JIEBA, known=unknown))
    assert [o.document.id for o in outcomes] == [f"d{n}" for n in range(30)]
    errors = {o.document.id: str(o.result) for o in outcomes if not isinstance(o.result, Reading)}
    assert errors.keys() == spoilt.keys()
    assert "SIGSEGV" in errors["d3"]
    assert "SIGSEGV" in errors["d29"]
    assert "MemoryError" in errors["d4"]
    assert "too deep" in errors["d7"]


def test_a_worker_that_cannot_start_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "serve", poison.serve_nothing)
    with pytest.raises(ParseError, match="while starting"):
        list(Pool(1)(documents(2), JIEBA, known=unknown))


def test_failed_documents_are_kept_to_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus_file = tmp_path / "corpus.jsonl"
    bad = json.dumps({"id": "bad", "text": f"海岚科技推出了潮信。{poison.BREAKS}"}) + "\n"
    corpus_file.write_text(records(5) + bad, encoding="utf-8")
    genuine, read = parse.sentences, []

    def fragile(document: Document, **options: object) -> object:
        read.append(document.id)
        if poison.BREAKS in document.text and len(read) < 7:
            raise RecursionError("too deep")
        return genuine(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "sentences", fragile)
    out = tmp_path / "out"
    command = ["build", str(corpus_file), "-o", str(out), "--analyzer", "jieba", "--quiet"]
    monkeypatch.setattr(sys, "argv", ["kgbuild", *command])
    assert cli.main(command) == 1
    messages = capsys.readouterr().err
    assert "too deep" in messages
    assert " ".join(command[:2]) in messages, "how to try again"
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["documents"] == {"attempted": 6, "ok": 5, "failed": 1}
    (failed,) = map(json.loads, (out / "failed.jsonl").read_text(encoding="utf-8").splitlines())
    assert (failed["id"], "too deep" in failed["error"]) == ("bad", True)
    assert cli.main(command) == 0
    assert read[6:] == ["bad"], "only what failed is read again"
    assert not (out / "failed.jsonl").exists()
    assert not (out / JOURNAL).exists()


def test_hostile_files_among_good_ones_cost_only_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(HOSTILE, folder, ignore=shutil.ignore_patterns("*.md", "*.tsv"))
    hostile = sorted(folder.glob("*.txt"))
    for number in range(50):
        (folder / f"{number * 7 % 50:02}good{number}.txt").write_text(text(number), "utf-8")
    report = corpus.build([folder], tmp_path / "out", JIEBA, workers=2)
    told = {json.loads(line)["id"] for line in (tmp_path / "out" / "documents.jsonl").open()}
    assert {f"{n * 7 % 50:02}good{n}" for n in range(50)} <= told
    bad = {Path(failure.source or "").name for failure in report.failures}
    assert {path.stem for path in hostile} - told == {Path(name).stem for name in bad}
    assert report.attempted == 50 + len(hostile) == len(told) + len(report.failures)


# Interruptions ----------------------------------------------------------------------------


def test_the_journal_gives_back_what_it_was_given(tmp_path: Path) -> None:
    mark = fingerprint(JIEBA)
    outcomes = list(in_turn(documents(3), JIEBA, known=unknown))
    with open_journal(tmp_path / "new") as journal:
        for outcome in outcomes:
            assert isinstance(outcome.result, Reading)
            journal.add(outcome.result)
            assert journal.reading(outcome.document, mark) is None, "nothing is on disk yet"
    with open_journal(tmp_path / "new") as journal:
        for outcome in outcomes:
            assert journal.reading(outcome.document, mark) == outcome.result
            assert journal.reading(outcome.document, "another reader") is None
            changed = Document(outcome.document.id, outcome.document.text + "!")
            assert journal.reading(changed, mark) is None


def test_a_build_that_was_killed_goes_on_where_it_was(
    lines: Path,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "out"
    command = [sys.executable, str(Path(__file__).parent / "killed_build.py")]
    done = 0
    for after in (7, 9, 11):
        run = subprocess.run([*command, str(lines), str(folder), str(after)], check=False)
        assert run.returncode == -signal.SIGKILL
        assert {path.name for path in folder.iterdir()} <= {JOURNAL, f"{JOURNAL}-journal"}
        done += after
    genuine, read = parse.sentences, []

    def counting(document: Document, **options: object) -> object:
        read.append(document.id)
        return genuine(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "sentences", counting)
    assert corpus.build([lines], folder, JIEBA).complete
    assert read == [f"d{n}" for n in range(done, 40)]
    assert files(folder) == undisturbed
    assert not (folder / JOURNAL).exists()


def test_a_damaged_journal_is_an_error_with_a_remedy(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / JOURNAL).write_bytes(b"no database at all, but long enough to be told so" * 9)
    assert cli.main(["build", str(lines), "-o", str(tmp_path), "--analyzer", "jieba"]) == 1
    assert "remove the file" in capsys.readouterr().err


# Inputs -----------------------------------------------------------------------------------


def test_packed_lines_give_the_same_bytes(
    lines: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    packed = tmp_path / "corpus.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    assert corpus.build([packed], tmp_path / "out", JIEBA).complete
    assert files(tmp_path / "out") == undisturbed


# Stores -----------------------------------------------------------------------------------


def test_a_store_filled_by_workers_follows_its_inputs(
    lines: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, out = tmp_path / "store", tmp_path / "out"
    changed = records(40).replace(text(5), text(5) + "白石药业收购了潮信。")
    (tmp_path / "changed.jsonl").write_text(changed, encoding="utf-8")
    more = json.dumps({"id": "more", "text": "白石药业推出了静海。"}) + "\n"
    (tmp_path / "more.jsonl").write_text(more, encoding="utf-8")
    corpus.update([tmp_path / "changed.jsonl", tmp_path / "more.jsonl"], store, JIEBA, workers=2)
    genuine, read = parse.sentences, []

    def counting(document: Document, **options: object) -> object:
        read.append(document.id)
        return genuine(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "sentences", counting)
    report = corpus.update([lines], store, JIEBA, remove=["more"], output=out)
    assert report.complete
    assert read == ["d5"], "a document that changed is read again, alone"
    assert files(out) == undisturbed, "and what was removed has left nothing behind"
    assert report.sentences == sum(text(n).count("。") for n in range(40))

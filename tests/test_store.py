"""store.py: a graph on disk that survives everything, and equals a build made at once."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Never

import pytest
from hypothesis import given, settings

from graph_strategies import graphs
from graphs import documents, ontology, small_graph
from kgbuild import build, cli, export, graph, parse, pipeline, query, validate
from kgbuild import store as store_module
from kgbuild.config import BuildConfig
from kgbuild.errors import GraphError, QueryError, StoreError
from kgbuild.graph import KnowledgeGraph, assemble, disk
from kgbuild.graph.codec import decode, encode
from kgbuild.model import Document, Evidence, Ground, Span, Statement
from kgbuild.ontology import Ontology
from kgbuild.reading import Reading
from kgbuild.store import open_store
from store_writer import reading, work

TEXTS = {
    "alpha": "海岚科技与东屿港务集团达成战略合作。海岚科技推出了潮信。",
    "beta": "周庭芳担任宁波市副市长。她认为，智能调度正在改变港口。",
    "gamma": "海岚推出了泊位助手。林知远是海岚科技总经理。",
}
KILLS = 20


def written(graph_: KnowledgeGraph, path: Path) -> Path:
    with open_store(path) as store:
        store.publish(graph_, ontology())
    return path


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(small_graph(), tmp_path_factory.mktemp("store") / "s")


# -------------------------------------------------------------------------- reading back


def test_a_graph_comes_back_equal(small: Path) -> None:
    assert graph.load(small) == small_graph()
    assert graph.base_iri_of(small) == "https://w3id.org/kgbuild/"
    assert validate.check(small) == []


@given(value=graphs())
@settings(max_examples=15, deadline=None)
def test_any_graph_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, value: KnowledgeGraph
) -> None:
    path = tmp_path_factory.mktemp("any") / "s"
    with open_store(path) as store:
        store.publish(value, Ontology({}, {}))
    assert graph.load(path) == value


def test_what_is_read_twice_is_held_once() -> None:
    sentence = "海岚科技推出了潮信。"
    evidence = Evidence("a", Span(0, 10), sentence, Span(0, 9), sentence[:9])
    text = encode((evidence, evidence))
    first, second = decode(tuple[Evidence, ...], text)
    assert first == evidence
    assert first is second
    assert first.sentence is decode(tuple[Evidence, ...], text)[0].sentence
    zeros = (Ground("length", 0.0), Ground("length", -0.0))
    assert list(map(str, decode(tuple[Ground, ...], encode(zeros)))) == list(map(str, zeros))


@given(value=graphs())
@settings(max_examples=30, deadline=None)
def test_the_codec_is_a_pair(value: KnowledgeGraph) -> None:
    for statement in value.statements:
        assert decode(Statement, encode(statement)) == statement
    kind = tuple[Document, ...]
    several = tuple(value.documents.values())
    assert decode(kind, encode(several)) == several


def test_what_is_no_value_is_refused() -> None:
    for text in ("[]", "{}", "not json", '{"id": 1}'):
        with pytest.raises(GraphError, match="is not a Statement"):
            decode(Statement, text)


@pytest.mark.parametrize("engine", ["rdflib", "pyoxigraph"])
def test_a_store_is_queried_like_the_folder(small: Path, tmp_path: Path, engine: str) -> None:
    for name, kind in {"graph.ttl": "ttl", "provenance.ttl": "provenance"}.items():
        export.write(small_graph(), tmp_path / name, format=kind, ontology=ontology())
    for sparql in (
        "SELECT * { ?s ?p ?o }",
        "SELECT ?who { ?who kgo:launches ?what }",
    ):
        rows = query.select(small, sparql, engine=engine)
        assert rows == query.select(tmp_path, sparql, engine=engine), sparql
    books = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert query.select(small, books).rows == ()
    given_name = {"entity": "青禾"}
    assert query.run_recipe(small, "partners-of", given_name, engine=engine).rows
    assert query.explain(graph.load(small), "青禾").startswith("青禾科技")


def test_publishing_again_changes_only_what_changed(tmp_path: Path) -> None:
    whole = small_graph()
    path = written(whole, tmp_path / "s")
    part = assemble(whole.statements[:3], whole.entities.values(), documents())
    written(part, path)
    assert graph.load(path) == part
    assert validate.check(path) == []
    written(whole, path)
    assert graph.load(path) == whole


# ----------------------------------------------------------------------------- documents


def test_documents_are_added_replaced_and_removed(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        assert [store.add(reading(n, 1)) for n in (2, 0, 1)] == [True] * 3
        assert not store.add(reading(0, 1))
        assert store.add(reading(0, 2))
        assert store.documents == ("d2", "d0", "d1")
        assert store.reading(reading(0, 2).document, "v2") == reading(0, 2)
        assert store.reading(reading(0, 2).document, "v3") is None
        assert store.reading(reading(0, 1).document, "v2") is None
        assert store.remove("d2")
        assert not store.remove("d2")
    with open_store(tmp_path / "s") as store:
        assert list(store.readings()) == [reading(0, 2), reading(1, 1)]
        store.add(reading(2, 1))
        assert store.documents == ("d0", "d1", "d2")


def test_a_store_knows_whether_its_graph_is_current(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.add(reading(0, 1))
        assert not store.is_current
        store.publish(small_graph(), ontology())
        assert store.is_current
        store.add(reading(0, 1))
        assert store.is_current
        store.remove("d0")
        assert not store.is_current


def test_an_old_graph_is_announced_by_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(small_graph(), tmp_path / "s")
    out = str(tmp_path / "o.nt")
    commands = [
        ["query", str(path), "ASK { ?s ?p ?o }"],
        ["validate", str(path)],
        ["export", str(path), "--format", "nt", "-o", out],
        ["explain", str(path), "青禾"],
        ["diff", str(path), str(path)],
    ]
    advice = f"bring it up to date with: kgbuild build --store {path}\n"
    for command in commands:
        assert cli.main(command) == 0
        assert advice not in capsys.readouterr().err, command
    with open_store(path) as store:
        store.add(reading(0, 1))
    for command in commands:
        assert cli.main(command) == 0
        assert advice in capsys.readouterr().err, command
    assert cli.main(["build", "--quiet", "--store", str(path)]) == 0
    assert cli.main(commands[0]) == 0
    assert capsys.readouterr().err == ""


# ------------------------------------------------------------------------ a large first graph


@pytest.fixture
def in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_BULK", 10)
    monkeypatch.setattr(store_module, "_SLICE", 20)


@pytest.mark.usefixtures("in_slices")
def test_a_large_first_graph_comes_in_slices(small: Path, tmp_path: Path) -> None:
    path = written(small_graph(), tmp_path / "s")
    assert graph.load(path) == small_graph()
    assert validate.check(path) == []
    with disk.reading(path) as one, disk.reading(small) as other:
        assert set(one) == set(other)


@pytest.mark.usefixtures("in_slices")
def test_a_first_graph_that_was_killed_halfway_is_refused_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> Iterator[Never]:
        raise KeyboardInterrupt
        yield

    path = tmp_path / "s"
    with monkeypatch.context() as dying:
        dying.setattr(store_module.Store, "_books", killed)
        with pytest.raises(KeyboardInterrupt):
            written(small_graph(), path)
    for reader in (graph.load, graph.is_current, validate.check):
        with pytest.raises(StoreError, match=r"was being filled .* kgbuild build --store"):
            reader(path)
    part = assemble(small_graph().statements[:3], small_graph().entities.values(), documents())
    written(part, path)
    assert graph.load(path) == part
    assert validate.check(path) == []


@pytest.mark.usefixtures("in_slices")
def test_a_graph_that_cannot_be_written_leaves_a_new_store_empty(tmp_path: Path) -> None:
    broken = dataclasses.replace(small_graph().statements[0], subject="zz no iri")
    graph_ = dataclasses.replace(small_graph(), statements=(broken,))
    with pytest.raises(GraphError, match="is not an IRI"):
        written(graph_, tmp_path / "s")
    with disk.reading(tmp_path / "s") as database:
        assert not set(database)


# -------------------------------------------------------------------------------- builds


def exported(source: Path, folder: Path) -> dict[str, bytes]:
    knowledge = graph.load(source)
    for name, kind in pipeline.OUTPUTS.items():
        export.write(knowledge, folder / name, format=kind, ontology=ontology())
    return {name: (folder / name).read_bytes() for name in pipeline.OUTPUTS}


def test_a_store_filled_step_by_step_equals_a_build_at_once(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    names = ["alpha", "beta", "gamma"]
    (tmp_path / "old").mkdir()
    old = tmp_path / "old" / "beta.txt"
    old.write_text("周庭芳到访了北京。", encoding="utf-8")
    for inputs in ([texts / "alpha.txt"], [old], [texts / "gamma.txt"], [texts / "beta.txt"]):
        pipeline.update(inputs, store)
    build([texts / f"{name}.txt" for name in names], tmp_path / "fresh")
    fresh = {name: (tmp_path / "fresh" / name).read_bytes() for name in pipeline.OUTPUTS}
    found = exported(store, tmp_path / "exported")
    for name in pipeline.OUTPUTS:
        assert found[name] == fresh[name], name
    pipeline.update([texts], store, remove=["beta"], output=tmp_path / "moved")
    build([texts / f"{name}.txt" for name in ("alpha", "gamma", "beta")], tmp_path / "order")
    for name in (*pipeline.OUTPUTS, "set-aside.jsonl"):
        moved, fresh_file = ((tmp_path / at / name).read_bytes() for at in ("moved", "order"))
        assert moved == fresh_file, name


def test_an_export_asserts_claims_where_the_build_did(texts: Path, tmp_path: Path) -> None:
    config = BuildConfig(assert_claims=True)
    pipeline.update([texts], tmp_path / "s", config)
    build([texts], tmp_path / "o", config)
    expected = (tmp_path / "o" / "graph.ttl").read_bytes()
    build([texts], tmp_path / "plain")
    assert (tmp_path / "plain" / "graph.ttl").read_bytes() != expected
    for source in ("s", "o"):
        target = tmp_path / f"{source}.ttl"
        assert cli.main(["export", str(tmp_path / source), "--format=ttl", "-o", str(target)]) == 0
        assert target.read_bytes() == expected


def test_what_has_not_changed_is_not_read_again(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.update([texts], tmp_path / "s")
    before = graph.load(tmp_path / "s")
    genuine, read = parse.sentences, []

    def counting(document: Document, **options: object) -> object:
        read.append(document.id)
        return genuine(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "sentences", counting)
    pipeline.update([texts], tmp_path / "s")
    assert read == []
    assert graph.load(tmp_path / "s") == before
    # Another version may read otherwise: everything is read again, from the texts kept.
    monkeypatch.setattr(graph, "version", lambda: "next")
    pipeline.update([], tmp_path / "s")
    assert read == ["alpha", "beta", "gamma"]


def test_the_command_keeps_a_store(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "s")
    assert cli.main(["build", "--quiet", str(texts), "--store", store]) == 0
    assert cli.main(["validate", store]) == 0
    assert cli.main(["query", store, "SELECT ?s { ?s kgo:launches ?o }", "--format", "csv"]) == 0
    assert "resource/海岚" in capsys.readouterr().out  # 海岚 and 海岚科技 are one
    assert cli.main(["build", "--quiet", "--store", store, "--remove", "alpha"]) == 0
    assert cli.main(["explain", store, "泊位助手"]) == 0
    assert cli.main(["build", "--quiet", "--store", store, "--remove", "alpha"]) == 1
    assert "holds no document 'alpha'; it holds beta, gamma" in capsys.readouterr().err
    assert cli.main(["build"]) == 1
    assert "nothing to build" in capsys.readouterr().err
    assert cli.main(["build", str(texts), "--remove", "alpha"]) == 1
    assert "--remove needs --store" in capsys.readouterr().err


# ------------------------------------------------------------------------------- refusals


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with (
        pytest.raises(StoreError, match=r"is no store, but holds notes\.txt"),
        open_store(tmp_path),
    ):
        pass
    with (
        pytest.raises(StoreError, match="is a file, not a folder"),
        open_store(tmp_path / "notes.txt"),
    ):
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.skipif(os.name != "posix", reason="file locks of POSIX")
def test_a_second_writer_and_a_reader_beside_a_writer_hear_why(small: Path) -> None:
    with open_store(small):
        script = (
            "import sys; from pathlib import Path; from kgbuild.store import open_store\n"
            "with open_store(Path(sys.argv[1])): pass"
        )
        second = subprocess.run(
            [sys.executable, "-c", script, str(small)], capture_output=True, text=True, check=False
        )
        assert "StoreError" in second.stderr
        assert "another process is using this store" in second.stderr
        with pytest.raises(StoreError, match="another process is writing to this store"):
            graph.load(small)
        with pytest.raises(StoreError, match="another process is writing"):
            query.select(small, "ASK {}")
    assert graph.load(small) == small_graph()


@pytest.mark.parametrize("engine", ["rdflib", "pyoxigraph"])
def test_a_query_gives_the_store_back_without_the_collector(
    small: Path, engine: Literal["rdflib", "pyoxigraph"]
) -> None:
    gc.disable()
    try:
        answers = [
            query.select(small, "SELECT ?s { ?s a rdf:Statement }", engine=engine),
            query.run_recipe(small, "partners-of", {"entity": "青禾"}, engine=engine),
            query.run_recipe(small, "new-since", {"earlier": str(small)}, engine=engine),
        ]
        with pytest.raises(QueryError):
            query.select(small, "SELECT ?s {", engine=engine)
        with open_store(small) as store:
            assert store.is_current
        assert [len(rows) > 0 for rows in answers] == [True, True, False]
    finally:
        gc.enable()


def test_a_store_of_another_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(small_graph(), tmp_path / "s")
    monkeypatch.setattr(disk, "VERSION", "2")
    with pytest.raises(StoreError, match="is of version 1"):
        graph.load(path)
    with pytest.raises(StoreError, match="is of version 1"), open_store(path):
        pass


def test_a_damaged_database_is_a_message(tmp_path: Path) -> None:
    path = written(small_graph(), tmp_path / "s")
    for file in (path / disk.DATABASE).glob("MANIFEST*"):
        file.write_bytes(b"\0" * 100)
    with pytest.raises(StoreError, match="the database cannot be used"):
        graph.load(path)


# --------------------------------------------------------------------------------- death


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_kill_at_any_moment_loses_nothing_and_leaves_nothing_half(tmp_path: Path) -> None:
    chance = random.Random(20261125)
    store = tmp_path / "s"
    safe: dict[str, int] = {}
    for seed in range(KILLS):
        for change in changes_until_killed(store, seed, chance):
            match change:
                case "added", identifier, version:
                    safe[identifier] = version
                case "removed", identifier:
                    safe.pop(identifier, None)
        if not disk.is_store(store):
            continue
        with open_store(store) as opened:
            found = {r.document.id: r for r in opened.readings()}
        # One change may have been committed that there was no time to say.
        unsaid = {i for i in {*safe, *found} if safe.get(i) != version_of(found.get(i))}
        assert len(unsaid) <= 1, (seed, unsaid)
        for identifier, kept in found.items():
            version = version_of(kept)
            assert kept == reading(int(identifier[1:]), version)
            safe[identifier] = version
        for identifier in unsaid - found.keys():
            del safe[identifier]
        if graph.load(store).statements:
            assert validate.check(store) == []
    assert safe


def version_of(kept: Reading | None) -> int | None:
    return int(kept.reader[1:]) if kept else None


def changes_until_killed(store: Path, seed: int, chance: random.Random) -> list[tuple[Any, ...]]:
    """Run the writer, kill it at some moment after some change, and return what it told."""
    # The server imports the writer once; every writer is a fork of it.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["store_writer"])
    receiver, sender = context.Pipe(duplex=False)
    writer = context.Process(target=work, args=(store, seed, sender))
    writer.start()
    sender.close()
    told = [receiver.recv() for _ in range(chance.randrange(40))]
    moment = time.monotonic() + chance.random() / 50
    while (left := moment - time.monotonic()) > 0:
        if receiver.poll(left):
            told.append(receiver.recv())
    writer.kill()
    with contextlib.suppress(EOFError):
        while True:
            told.append(receiver.recv())
    writer.join()
    return told


def test_the_books_are_plain_json(small: Path) -> None:
    with disk.reading(small) as database:
        texts = disk.entries(database, "statement")
    assert {json.loads(text)["polarity"] for text in texts.values()} == {"positive", "negative"}

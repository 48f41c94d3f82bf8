"""README.md is a test: its sessions run as printed, its Python is a doctest."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

from kgbuild import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
SESSIONS = [text for language, text in BLOCKS if language == "console"]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample text and a build of it, as after the README's first command."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "sample.txt", folder / "docs")
    status = cli.main(
        ["build", "--quiet", str(folder / "docs" / "sample.txt"), "-o", str(folder / "output")]
    )
    assert status == 0
    return folder


def commands(session: str) -> list[tuple[str, str]]:
    """Split a console session into commands and what each prints."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    split = [part.partition("\n") for part in parts]
    return [(command, output) for command, _, output in split]


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session_prints_what_the_readme_shows(
    session: str,
    workplace: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(workplace)
    for command, expected in commands(session):
        program, *arguments = shlex.split(command)
        assert program == "kgbuild"
        assert cli.main(arguments) == 0
        assert capsys.readouterr().out.rstrip() == expected.rstrip(), command


EXAMPLE = ROOT / "docs" / "medicine"
GUIDE = (EXAMPLE / "README.md").read_text(encoding="utf-8")


def test_the_example_of_an_ontology_prints_what_its_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "medicine")
    monkeypatch.chdir(folder)
    sessions = re.findall(r"^```console\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    printed = [step for session in sessions for step in commands(session)]
    assert len(printed) > 3
    for command, expected in printed:
        program, *arguments = shlex.split(command)
        assert program == "kgbuild"
        assert cli.main(arguments) == 0, command
        assert capsys.readouterr().out.rstrip() == expected.rstrip(), command


@pytest.fixture
def own_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Build the example into the folder ``output`` and the store ``kept``; its own options."""
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "medicine"))
    own = ["--ontology", "medicine.ttl"]
    names = ["--lexicon", "names.txt", "--quiet"]
    assert cli.main(["build", "note.txt", *own, *names, "--store", "kept", "-o", "output"]) == 0
    return own


def test_the_example_is_exported_with_its_ontology_only(
    own_build: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", "output", "--format", "ttl", "-o", "again.ttl"]
    capsys.readouterr()
    assert cli.main([*export, *own_build]) == 0
    assert capsys.readouterr().err == ""
    assert Path("again.ttl").read_bytes() == Path("output/graph.ttl").read_bytes()
    assert cli.main(export) == 0
    assert "no class Disease, Drug, Examination, Pathogen, Symptom" in capsys.readouterr().err
    assert cli.main(["validate", "output"]) == 1
    assert "name the ontology that the build used with --ontology" in capsys.readouterr().err


def test_a_store_keeps_the_ontology_of_the_example(
    own_build: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", "kept", "--format", "ttl", "-o", "again.ttl"]
    for options in ([], own_build):
        capsys.readouterr()
        assert cli.main([*export, *options]) == 0
        assert capsys.readouterr().err == ""
        assert Path("again.ttl").read_bytes() == Path("output/graph.ttl").read_bytes()
    assert cli.main(["validate", "kept"]) == 0
    capsys.readouterr()
    # Texts are read with it, too: to add one without it would undo what it told.
    assert cli.main(["build", "note.txt", "--store", "kept", "--quiet"]) != 0
    assert "--ontology" in capsys.readouterr().err
    assert cli.main(["build", "note.txt", "--store", "kept", "--quiet", *own_build]) == 0


def test_the_example_shows_its_own_files() -> None:
    """Every block that quotes a file of the example is a part of it."""
    quoted = re.findall(r"^```(\w+) title=([\w.]+)\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    assert len(quoted) > 2
    for _, name, text in quoted:
        assert text in (EXAMPLE / name).read_text(encoding="utf-8"), name


def test_the_python_of_the_readme_runs(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    code = "\n".join(text for language, text in BLOCKS if language == "python")
    example = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert example.examples
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(example)
    assert runner.failures == 0


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    verbs = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert verbs
    assert [verb for verb in verbs if f"`kgbuild {verb}" not in README] == []


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_module_that_a_page_names_is_there(page: Path) -> None:
    named = re.findall(r"`([\w./]+\.(?:py|js))`", page.read_text(encoding="utf-8"))
    known = [
        f"/{file.relative_to(ROOT).as_posix()}"
        for folder in ("src", "tests", "training", "benchmarks", "docs")
        for file in (ROOT / folder).rglob("*.[pj][ys]")
    ]
    assert [name for name in named if not any(file.endswith(f"/{name}") for file in known)] == []

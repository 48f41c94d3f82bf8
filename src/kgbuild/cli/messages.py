"""What the command line says to a person, on stderr, and the data that it gives, on stdout."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.errors import ExportError, KgbuildError

if TYPE_CHECKING:
    from kgbuild.graph import KnowledgeGraph
    from kgbuild.ontology import Ontology
    from kgbuild.read import Meter

_STDOUT = "standard output"


def say(message: str, *, prefix: str = "kgbuild: ") -> None:
    """Write one line to stderr."""
    sys.stderr.write(f"{prefix}{message}\n")


def give(lines: Iterable[str]) -> None:
    """Write data to stdout as it comes.

    Args:
        lines: Pieces of text in order, line ends included.

    Raises:
        ExportError: Stdout is closed or full, or its encoding lacks a character.
        BrokenPipeError: Who reads it has seen enough.
    """
    if sys.stdout is None:  # started without one: by pythonw, or with >&-
        raise ExportError("is closed", source=_STDOUT, remedy="send it to a file")
    for line in lines:
        with _reported():
            sys.stdout.write(line)
    with _reported():
        sys.stdout.flush()


@contextmanager
def _reported() -> Iterator[None]:
    """Turn what may go wrong with stdout into one error, and only that."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise ExportError(
            f"its encoding {error.encoding} has no U+{ord(error.object[error.start]):04X}",
            source=_STDOUT,
            remedy="set the variable PYTHONIOENCODING to utf-8",
            value=error,
        ) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_stdout()
        raise ExportError(
            f"cannot be written ({error.strerror or error})",
            source=_STDOUT,
            remedy="send it to another place",
            value=error,
        ) from error


def leave_stdout() -> None:
    """Let what is still to be written to stdout go nowhere, so that Python ends in peace."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def for_eyes() -> bool:
    """Tell whether what is given is shown by a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def warn_if_old(*graphs: Path) -> None:
    """Say so where a store has documents that its graph was not made of.

    Raises:
        StoreError: A store cannot be read.
    """
    from kgbuild import graph

    for path in graphs:
        if not graph.is_current(path):
            say(
                f"{path}: its graph is older than its documents, for a build did not end; "
                f"bring it up to date with: kgbuild build --store {path}"
            )


def warn_if_foreign(knowledge: KnowledgeGraph, ontology: Ontology) -> None:
    """Say so where a graph has classes that the ontology lacks: their IRIs would be wrong."""
    kinds = {entity.type for entity in knowledge.entities.values()} - ontology.classes.keys()
    if kinds:
        say(
            f"the ontology has no class {', '.join(sorted(kinds))}; "
            "name the one that the build used with --ontology"
        )


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Give a function that moves a progress display on stderr; silent when piped."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} {task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("documents")

        def advance(what: str) -> None:
            display.update(task, advance=1, description=what)

        yield advance


@contextmanager
def measured(
    options: argparse.Namespace,
) -> Iterator[tuple[Callable[[str], None], Meter | None]]:
    """Give what moves a bar with rate and time left on stderr, and what measures the inputs.

    The bar goes by bytes read, as nobody knows how many documents a file holds. Silent when
    piped, and then nothing is measured.
    """
    if options.quiet or not sys.stderr.isatty():
        yield (lambda _: None), None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from kgbuild.read import Meter

    meter = Meter.of(options.inputs)
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[count]} documents, {task.fields[rate]:.1f}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("", total=meter.total or None, count=0, rate=0.0)
        start, count = time.monotonic(), 0

        def advance(what: str) -> None:
            nonlocal count
            count += 1
            rate = count / max(time.monotonic() - start, 1e-3)
            display.update(task, completed=meter.done, description=what, count=count, rate=rate)

        yield advance, meter


def stream(
    options: argparse.Namespace,
    lines: Callable[[Callable[[str], None], list[KgbuildError]], Iterator[str]],
) -> int:
    """Write lines to the output file or to stdout as they come, then tell what failed."""
    from kgbuild import export

    failures: list[KgbuildError] = []
    with progress(options.quiet or options.output is None) as advance:
        if options.output is None:
            give(lines(advance, failures))
        else:
            export.write_text("".join(lines(advance, failures)), options.output)
    for failure in failures:
        say(str(failure))
    return 1 if failures else 0

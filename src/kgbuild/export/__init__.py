"""A graph becomes files: one format a module, every file complete or not there at all.

A format is a function from graph and ontology to the content of one or more files: bytes, or
what writes them to a stream, piece by piece, where a corpus makes them many. This module alone
touches the disk. It writes beside the target and renames, so a reader (or a
crash) never meets half a file, and all bytes are UTF-8 whatever the locale says.
"""

from __future__ import annotations

import errno
import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Protocol, TypeAlias, cast

from kgbuild.errors import ExportError, KgbuildError
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.records import json_lines, record_of
from kgbuild.model import Document, Entity
from kgbuild.ontology import Ontology
from kgbuild.resolve import SetAside

#: What is to stand in a file: the bytes, or what writes them to a stream.
Content: TypeAlias = bytes | Callable[[IO[bytes]], object]


class Renderer(Protocol):
    """What every module of a format offers as ``render``."""

    def __call__(
        self, graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool
    ) -> Mapping[str, Content]:
        """Return the content of each file; ``""`` is the target, else a suffix before its own."""


#: Format -> module that renders it.
FORMATS: Mapping[str, str] = {
    "statements": "kgbuild.export.statements",
    "ttl": "kgbuild.export.turtle",
    "provenance": "kgbuild.export.provenance",
    "rdf12": "kgbuild.export.rdf12",
    "nt": "kgbuild.export.ntriples",
    "jsonld": "kgbuild.export.jsonld",
    "trig": "kgbuild.export.trig",
    "graphml": "kgbuild.export.graphml",
    "gexf": "kgbuild.export.gexf",
    "csv": "kgbuild.export.neo4j_csv",
    "parquet": "kgbuild.export.parquet",
    "html": "kgbuild.export.page",
}


def write(
    graph: KnowledgeGraph,
    path: Path,
    *,
    format: str,  # noqa: A002 - the word that users look for
    ontology: Ontology,
    assert_claims: bool = False,
) -> None:
    """Write ``graph`` to ``path``.

    Args:
        graph: What to write.
        path: The file. ``csv`` and ``parquet`` need two: what joins the nodes goes to
            ``path``, the nodes beside it, to ``NAME.nodes.csv`` or ``NAME.entities.parquet``.
        format: A key of :data:`FORMATS`.
        ontology: Namespaces, and the labels of classes and relations.
        assert_claims: Also assert in the facts what the text only reports.

    Raises:
        ExportError: The format is unknown, or a file cannot be written.
    """
    if format not in FORMATS:
        raise ExportError(
            f"unknown format {format!r}",
            remedy=f"choose from {', '.join(FORMATS)}",
            value=format,
        )
    render = cast(Renderer, importlib.import_module(FORMATS[format]).render)
    try:
        files = render(graph, ontology, assert_claims=assert_claims)
        write_files({_named(path, part): content for part, content in files.items()})
    except KgbuildError:
        raise
    except (ValueError, TypeError) as error:
        raise ExportError(
            f"cannot be written as {format} ({error})", source=str(path), value=error
        ) from error


def write_set_aside(
    set_aside: Iterable[SetAside], path: Path, *, entities: Iterable[Entity] = ()
) -> None:
    """Write what was read but kept out of the graph: the shape of a statement, and ``reason``.

    Args:
        set_aside: In the order that the file should have.
        path: The file, JSON Lines.
        entities: Those that the statements use; one that is not among them is named by
            its IRI.

    Raises:
        ExportError: The file cannot be written.
    """
    known = {entity.id: entity for entity in entities}
    told = ({**record_of(item.statement, known), "reason": item.reason} for item in set_aside)
    write_files({path: json_lines(told)})


def write_documents(
    documents: Iterable[Document], path: Path, *, errors: Mapping[str, str] | None = None
) -> None:
    """Write documents as JSON Lines, which ``kgbuild build`` reads: the texts as read.

    Args:
        documents: In the order that the file should have.
        path: The file.
        errors: What went wrong with each, by id, if that is why they are written.

    Raises:
        ExportError: The file cannot be written.
    """

    def records() -> Iterator[dict[str, object]]:
        for document in documents:
            record = {
                "id": document.id,
                "title": document.title,
                "date": document.date,
                "speaker": document.speaker,
                "url": document.url,
                "text": document.text,
                "fragments": [list(part) for part in document.fragments] or None,
                "error": (errors or {}).get(document.id),
            }
            yield {key: value for key, value in record.items() if value is not None}

    write_files({path: json_lines(records())})


def write_text(text: str, path: Path) -> None:
    """Write ``text`` as UTF-8, whole or not at all.

    Raises:
        ExportError: The file cannot be written.
    """
    # Text of JSON is all that comes here: a lone surrogate becomes JSON's own escape.
    write_files({path: text.encode("utf-8", "backslashreplace")})


def write_files(files: Mapping[Path, Content]) -> None:
    """Put each file in place whole: all are written first, then all are renamed.

    Missing folders are made. A file that was there keeps its permissions. What is no file (a
    pipe, ``/dev/stdout``) is written to as it is: a rename would put a file in its place.

    Raises:
        ExportError: A file cannot be written; no target was touched unless a rename failed.
    """
    import tempfile

    pending: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in files.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists() and not path.is_file():
                with path.open("wb") as stream:
                    _fill(stream, content)
                continue
            make_folder(path.parent)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            pending.append((Path(name), path))
            with os.fdopen(handle, "wb") as stream:
                _fill(stream, content)
            Path(name).chmod(_mode(path))
        while pending:
            temporary, path = pending[0]
            temporary.replace(path)
            pending.pop(0)
    except BrokenPipeError:
        raise  # who reads a pipe has seen enough
    except OSError as error:
        raise ExportError(
            f"cannot be written ({error.strerror})",
            source=str(path),
            remedy="name a place that you may write to",
            value=error,
        ) from error
    finally:
        for temporary, _ in pending:
            temporary.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make the folder ``path`` and those above it where they are missing.

    Raises:
        ExportError: A file is in the way, or nobody may make it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ExportError(
            "is a file, not a folder", source=str(path), remedy="name another place", value=error
        ) from error
    except OSError as error:
        raise ExportError(
            f"cannot be made ({error.strerror})",
            source=str(path),
            remedy="name a place that you may write to",
            value=error,
        ) from error


def _fill(stream: IO[bytes], content: Content) -> None:
    """Put ``content`` into a file that was opened for it."""
    if callable(content):
        content(stream)
    else:
        stream.write(content)


def _named(path: Path, part: str) -> Path:
    return path.with_name(f"{path.stem}.{part}{path.suffix}") if part else path


def _mode(path: Path) -> int:
    """Return the permissions that a plain ``open`` would give (mkstemp's are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

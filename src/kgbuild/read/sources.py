"""What the user names, files, folders and ``-``, to the byte streams to be read, in order.

The order is that of the arguments, and inside a folder that of the names, so the same
inputs always give the same documents under the same ids. A file that is reached twice
(named, and also inside a named folder) is read once: a second reading would count as a
second witness for each of its facts.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias

from kgbuild.config import InputFormat
from kgbuild.errors import ReadError

Report: TypeAlias = Callable[[ReadError], None]

FORMAT_OF_SUFFIX: dict[str, InputFormat] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
_PACKED = frozenset({".gz", ".zst"})


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes.

    Attributes:
        path: The file, or ``None`` for standard input.
    """

    path: Path | None

    @property
    def name(self) -> str:
        """How messages call it; ``-`` for standard input."""
        return "-" if self.path is None else _printable(os.fspath(self.path))

    @property
    def stem(self) -> str:
        """What its documents are called; ``stdin`` for standard input."""
        return _printable(self._unpacked.stem)

    @property
    def packing(self) -> str:
        """The suffix that tells how it is compressed, ``.gz`` or ``.zst``; empty if it is not."""
        suffix = self.path.suffix.lower() if self.path else ""
        return suffix if suffix in _PACKED else ""

    @property
    def _unpacked(self) -> Path:
        """Its path without the suffix of a compression; ``stdin`` for standard input."""
        path = self.path or Path("stdin")
        return path.with_suffix("") if self.packing else path

    @property
    def known_format(self) -> InputFormat | None:
        """The format that the file's suffix stands for, if any."""
        return FORMAT_OF_SUFFIX.get(self._unpacked.suffix.lower())

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open it for reading bytes; standard input stays open afterwards.

        Raises:
            ReadError: It cannot be opened.
        """
        if self.path is None:
            if sys.stdin is None:  # started without one, by a service or pythonw
                raise ReadError("is closed", source="standard input", remedy="name a file")
            return nullcontext(sys.stdin.buffer)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise unreadable(self.name, error) from error


@dataclass(slots=True)
class DocumentIds:
    """The ids given so far, so that no two documents of a build share one.

    An id that the data states is a promise and is never changed: a second use is an
    error. An id derived from a file name is only a name: the second ``report`` becomes
    ``report-2``, as the order of reading is fixed. :attr:`Document.source` tells both apart.
    """

    _taken: set[str] = field(default_factory=set)

    def claim(self, stated: str) -> bool:
        """Take the id ``stated``; return whether it was free."""
        if stated in self._taken:
            return False
        self._taken.add(stated)
        return True

    def derive(self, wanted: str) -> str:
        """Take and return ``wanted``, or it with the first free number from 2 on."""
        identifier, number = wanted, 1
        while not self.claim(identifier):
            number += 1
            identifier = f"{wanted}-{number}"
        return identifier


def find_sources(inputs: Iterable[str | Path], *, report: Report) -> Iterator[Source]:
    """Yield what is to be read of ``inputs``, each file once.

    Folders are searched recursively in the order of names. Hidden files, files of other
    suffixes and links to folders (they may lead in circles) are left out silently: nobody
    asked for them by name.

    Args:
        inputs: Files, folders, or ``-``.
        report: Hears of inputs that are missing or hold nothing to read.
    """
    seen: set[Path | None] = set()
    for item in inputs:
        try:
            if not os.fspath(item):  # pathlib would read the folder that we are in
                raise ReadError(
                    "an input has no name", remedy="look for an empty variable in the command"
                )
            if os.fspath(item) == "-":
                found: Iterable[Source] = [Source(None)]
            elif (path := Path(item)).is_dir():
                found = _of_folder(path, report)
            elif path.exists():
                found = [Source(path)]
            else:
                raise _missing(path)
        except ReadError as error:
            report(error)
            continue
        except (OSError, ValueError) as error:  # a folder on the way is closed; a NUL in the name
            report(unreadable(_printable(os.fspath(item)), error))
            continue
        for source in found:
            place = source.path.resolve() if source.path else None
            if place not in seen:
                seen.add(place)
                yield source


def unreadable(name: str, error: Exception) -> ReadError:
    """Return the error to raise for a file that the system does not let us read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return ReadError(
        f"cannot be read ({reason.lower()})",
        source=name,
        remedy="check its permissions" if isinstance(error, PermissionError) else "check the path",
        value=error,
    )


def _missing(path: Path) -> ReadError:
    name = _printable(os.fspath(path))
    if path.is_symlink():
        return ReadError("is a link to nothing", source=name, remedy="check where it leads")
    return ReadError("does not exist", source=name, remedy="check the path")


def _of_folder(folder: Path, report: Report) -> Iterator[Source]:
    empty = True
    for path in _walk(folder, report):
        source = Source(path)
        if source.known_format is not None:
            empty = False
            if path.exists():
                yield source
            else:
                report(_missing(path))
    if empty:
        report(
            ReadError(
                "there is no file to read in this folder",
                source=_printable(os.fspath(folder)),
                remedy=f"kgbuild reads {' '.join(FORMAT_OF_SUFFIX)}, "
                "with .gz or .zst after them; name other files one by one",
            )
        )


def _walk(folder: Path, report: Report) -> Iterator[Path]:
    """Yield the visible files and broken links below ``folder``, in the order of names."""
    try:
        children = sorted(folder.iterdir(), key=lambda path: path.name, reverse=True)
    except OSError as error:
        report(unreadable(_printable(os.fspath(folder)), error))
        return
    # A stack, not recursion: folders can be nested deeper than Python calls.
    while children:
        path = children.pop()
        if path.name.startswith("."):
            continue
        if not path.is_dir():
            if path.is_file() or path.is_symlink():
                yield path
        elif not path.is_symlink():
            try:
                children += sorted(path.iterdir(), key=lambda p: p.name, reverse=True)
            except OSError as error:
                report(unreadable(_printable(os.fspath(path)), error))


def _printable(name: str) -> str:
    """Return a file name as characters that can be shown and saved anywhere.

    A name of undecodable bytes holds lone surrogates, and any name may hold terminal
    escapes; both become visible backslash escapes.
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )

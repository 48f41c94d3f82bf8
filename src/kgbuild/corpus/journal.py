"""What a build has read so far, kept on disk, so that an interrupted one goes on where it was.

A journal is one SQLite file in the output folder. It keeps the triples of each document under
a hash of the document and of what read it (code, models, lexica, analyser), so whatever changes
is read again and nothing else. It is written every few seconds, never in a build that is done
before; a build without a failed document removes it. What lasts longer is a store's to keep.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.errors import GraphError, StoreError
from kgbuild.export import make_folder
from kgbuild.graph.codec import decode, encode
from kgbuild.model import Document, Triple, digest
from kgbuild.reading import Reading

if TYPE_CHECKING:
    import sqlite3

#: The journal's file in the output folder.
JOURNAL = ".readings.sqlite"

_SECONDS = 2.0
"""The most work that a crash can cost."""

_SCHEMA = """CREATE TABLE IF NOT EXISTS reading
(key TEXT PRIMARY KEY, triples BLOB, keywords BLOB, sentences INTEGER) WITHOUT ROWID"""


@contextmanager
def open_journal(output: Path) -> Iterator[Journal]:
    """Open the journal of a build into ``output`` while the ``with`` block runs.

    What is not on disk yet is written at the end of the block, also when it raises.

    Raises:
        StoreError: The file cannot be read or written.
    """
    import sqlite3

    path = output / JOURNAL
    try:
        journal = Journal(path)
        try:
            yield journal
        finally:
            journal.close()
    except sqlite3.Error as error:
        raise StoreError(
            f"cannot be used ({error})",
            source=str(path),
            remedy="check the disk; or remove the file, and all is read again",
            value=error,
        ) from error


class Journal:
    """Readings by the hash of their document; :func:`open_journal` gives it.

    Args:
        path: The file; made when there is something to write.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: list[tuple[str, bytes, bytes, int]] = []
        self._written = time.monotonic()
        self._discarded = False
        self._database: sqlite3.Connection | None = self._open() if path.exists() else None

    def reading(self, document: Document, reader: str) -> Reading | None:
        """Return what ``reader`` read of exactly this document, ``None`` where it has not."""
        if self._database is None:
            return None
        row = self._database.execute(
            "SELECT triples, keywords, sentences FROM reading WHERE key = ?",
            (_key(document, reader),),
        ).fetchone()
        if row is None:
            return None
        try:
            triples = decode(tuple[Triple, ...], zlib.decompress(row[0]).decode())
            keywords = decode(dict[str, float], zlib.decompress(row[1]).decode())
        except (GraphError, zlib.error, UnicodeDecodeError):
            return None  # written by another version, or damaged: it is read again
        return Reading(document, triples, keywords, reader, row[2])

    def add(self, reading: Reading) -> None:
        """Keep a reading; it is on disk in a few seconds."""
        self._waiting.append(
            (
                _key(reading.document, reading.reader),
                zlib.compress(encode(reading.triples).encode(), 1),
                zlib.compress(encode(dict(reading.keywords)).encode(), 1),
                reading.sentences,
            )
        )
        if time.monotonic() - self._written > _SECONDS:
            self._write()

    def discard(self) -> None:
        """Say that the build has ended well, so that nothing need be kept."""
        self._discarded = True

    def close(self) -> None:
        """Write what is waiting, or remove the file if it was discarded."""
        if not self._discarded and self._waiting:
            self._write()
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._discarded:
            self.path.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        import sqlite3

        make_folder(self.path.parent)
        database = sqlite3.connect(self.path)
        database.execute(_SCHEMA)
        return database

    def _write(self) -> None:
        if self._database is None:
            self._database = self._open()
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", self._waiting
            )
        self._waiting.clear()
        self._written = time.monotonic()


def _key(document: Document, reader: str) -> str:
    return digest([encode(document), reader])

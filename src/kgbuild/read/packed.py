"""A compressed stream of bytes to the bytes inside, unpacked as they are read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from kgbuild.errors import ReadError
from kgbuild.read.sources import Source

INSTALL = "pip install 'kgbuild[inputs]'"


@contextmanager
def unpacked(stream: BinaryIO, source: Source) -> Iterator[BinaryIO]:
    """Give the bytes that ``stream`` holds, compressed or not, while the block runs.

    Raises:
        ReadError: It is damaged or cut off, or the library that unpacks it is missing.
    """
    if not source.packing:
        yield stream
        return
    library: Any = gzip if source.packing == ".gz" else _zstandard(source)
    damage = (gzip.BadGzipFile, EOFError, zlib.error, getattr(library, "ZstdError", EOFError))
    try:
        if library is gzip:
            with gzip.GzipFile(fileobj=stream) as inside:
                yield cast(BinaryIO, inside)
        else:
            with (
                library.ZstdDecompressor().stream_reader(stream, closefd=False) as inside,
                _buffered(inside) as lines,
            ):
                yield lines
    except damage as error:
        raise ReadError(
            f"cannot be unpacked ({error})",
            source=source.name,
            remedy="it is damaged or cut off; pack it again",
            value=error,
        ) from error


def _buffered(stream: Any) -> BinaryIO:
    import io

    return io.BufferedReader(stream)


def _zstandard(source: Source) -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise missing("a Zstandard archive", source, error) from error
    return zstandard


def missing(kind: str, source: Source, error: ImportError) -> ReadError:
    """Return the error to raise where the library that reads ``kind`` is not installed."""
    return ReadError(
        f"is {kind}, and {error.name} is not installed",
        source=source.name,
        remedy=f"run {INSTALL}",
        value=error,
    )

"""A compressed stream of bytes to the bytes inside, unpacked as they are read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from kgbuild.errors import ReadError
from kgbuild.read.sources import Source

_PIECE = 1 << 16

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
    inside: BinaryIO
    if source.packing == ".gz":
        inside, damage = cast(BinaryIO, gzip.GzipFile(fileobj=stream)), zlib.error
    else:
        library = _zstandard(source)
        inside, damage = io.BufferedReader(_Frames(stream, library)), library.ZstdError
    try:
        with inside:
            yield inside
    except (OSError, EOFError, damage) as error:
        raise ReadError(
            f"cannot be unpacked ({error})",
            source=source.name,
            remedy="it is damaged or cut off; pack it again",
            value=error,
        ) from error


class _Frames(io.RawIOBase):
    """The bytes in the frames of a Zstandard stream.

    The library's own reader ends in silence where a frame is cut off, which would lose the end
    of a corpus.
    """

    def __init__(self, stream: BinaryIO, library: Any) -> None:
        self._stream = stream
        self._begin = library.ZstdDecompressor().decompressobj
        self._frame = self._begin()
        self._begun = False
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            packed = self._frame.unused_data or self._stream.read(_PIECE)
            if not packed:
                if self._begun and not self._frame.eof:
                    raise EOFError("it ends inside a frame")
                return 0
            if self._frame.eof:
                self._frame = self._begin()
            self._begun = True
            self._ready = self._frame.decompress(packed)
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size


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

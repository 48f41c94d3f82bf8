"""How much of the inputs has been read, in bytes as they lie on disk, for whoever waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kgbuild.read.sources import Source, find_sources


@dataclass(slots=True)
class Meter:
    """Bytes read of bytes to read.

    Attributes:
        total: Size of all files; 0 where it is not known, as of standard input.
        done: How far reading has come.
    """

    total: int = 0
    done: int = 0
    _before: int = 0

    @staticmethod
    def of(inputs: Iterable[str | Path]) -> Meter:
        """Measure ``inputs``; one that cannot be found counts nothing."""
        return Meter(sum(_size(source) for source in find_sources(inputs, report=lambda _: None)))

    def inside(self, stream: BinaryIO | None) -> None:
        """Note how far ``stream``, the file of the current source, is read."""
        if stream is not None and stream.seekable():
            self.done = self._before + stream.tell()

    def past(self, source: Source) -> None:
        """Note that ``source`` is read."""
        self._before += _size(source)
        self.done = self._before


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:
        return 0

"""Zip-based formats, opened with care: no bomb is unpacked, and damage is one clear error."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from kgbuild.errors import ReadError
from kgbuild.read.sources import Source

_MOST_BYTES = 1 << 29  # unpacked; the longest book has a few million characters


@contextmanager
def opened(data: bytes, source: Source, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive while the ``with`` block runs, in which any trouble is the file's.

    Args:
        data: The bytes of the archive.
        source: Where they come from.
        kind: What it should be, for messages.

    Raises:
        ReadError: It is no archive, unpacks to more than half a gigabyte, or the block fails.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            if size > _MOST_BYTES:
                raise ReadError(
                    f"unpacks to {size} bytes, more than {_MOST_BYTES}",
                    source=source.name,
                    remedy="give its text",
                    value=size,
                )
            yield archive
    except (ReadError, ImportError):
        raise
    except Exception as error:  # whatever trips over a hostile file, the file is unreadable
        raise ReadError(
            f"is no readable {kind} ({type(error).__name__}: {error})",
            source=source.name,
            remedy="save it again, or give its text",
            value=error,
        ) from error

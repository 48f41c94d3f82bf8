"""A plain text file to one document: its characters, and nothing guessed about them.

The first line may be a title and a line may name a date, but whether it is so is a
question of reading, not of decoding; a later stage may answer it with evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.characters import is_blank
from kgbuild.read.encodings import decode
from kgbuild.read.sources import DocumentIds, Source


def read_plain(
    source: Source, lines: Iterable[bytes], *, encoding: str | None, ids: DocumentIds
) -> Iterator[Document]:
    """Yield the one document that a plain text input is.

    Args:
        source: Where the bytes come from.
        lines: The bytes, in any pieces.
        encoding: Force the encoding; ``None`` detects it.
        ids: The ids already taken.

    Raises:
        ReadError: It is not text, or shows no character.
    """
    text = decode(b"".join(lines), source=source.name, encoding=encoding).text
    if is_blank(text):
        raise ReadError(
            "there is no text in it", source=source.name, remedy="leave it out, or fill it"
        )
    yield Document(ids.derive(source.stem), text, source=source.name)

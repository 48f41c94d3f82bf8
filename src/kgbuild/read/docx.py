"""A Word document (docx) to one document: paragraphs and tables in reading order.

A paragraph is a line; a row of a table is a line whose cells are parted by tabs. Headers,
footers, comments and deleted text are not what the document states.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.archive import opened
from kgbuild.read.characters import is_blank
from kgbuild.read.packed import missing
from kgbuild.read.properties import iso_date, person, tidy_title
from kgbuild.read.sources import DocumentIds, Source


def read_docx(source: Source, lines: Iterable[bytes], *, ids: DocumentIds) -> Iterator[Document]:
    """Yield the one document that a Word file is.

    Args:
        source: Where the bytes come from.
        lines: The bytes, in any pieces.
        ids: The ids already taken.

    Raises:
        ReadError: It is damaged or has no text; or python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise missing("a Word document", source, error) from error
    data = b"".join(lines)
    with opened(data, source, "Word document"):
        word = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(word))
        properties = word.core_properties
        about: dict[str, Any] = {
            "title": tidy_title(properties.title),
            "speaker": person(properties.author),
            "date": iso_date(properties.created),
        }
    if is_blank(text):
        raise ReadError("there is no text in it", source=source.name, remedy="leave it out")
    yield Document(ids.derive(source.stem), text, source=source.name, **about)


def _lines(block: Any) -> Iterator[str]:
    """Yield the lines of a document or of a table's cell."""
    for item in block.iter_inner_content():
        if not hasattr(item, "rows"):
            yield item.text
            continue
        for row in item.rows:
            cells = dict.fromkeys(cell._tc for cell in row.cells)  # a merged cell comes twice
            texts = {cell._tc: " ".join(filter(None, _lines(cell))) for cell in row.cells}
            yield "\t".join(texts[cell] for cell in cells)

"""A Parquet file to documents: one row each, the columns named as the keys of JSON Lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.packed import missing
from kgbuild.read.record import FIELDS, document_of
from kgbuild.read.sources import DocumentIds, Report, Source

_ROWS = 64  # read together: few, as a row may be a book


def read_parquet(
    source: Source, lines: Iterable[bytes], *, ids: DocumentIds, report: Report
) -> Iterator[Document]:
    """Yield the documents of a Parquet input, row group by row group.

    Columns are ``text`` and, where known, ``id``, ``title``, ``date``, ``speaker`` and
    ``url``; others are not read. Without an ``id`` the document is called ``stem:row``.

    Args:
        source: Where the bytes come from.
        lines: The bytes; used only for standard input and packed files, which cannot be
            read from the end.
        ids: The ids already taken.
        report: Hears of each row that cannot be used.

    Raises:
        ReadError: It is no Parquet file, has no ``text``, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise missing("a Parquet file", source, error) from error
    whole = source.path is None or source.packing
    try:
        file = pq.ParquetFile(io.BytesIO(b"".join(lines)) if whole else source.path)
        names = set(file.schema_arrow.names)
        if "text" not in names:
            raise ReadError(
                'has no column "text"',
                source=source.name,
                remedy="name the column of the texts so",
                value=sorted(names),
            )
        number = 0
        columns = [name for name in ("id", "text", *FIELDS) if name in names]
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                document = _document(row, source, number, ids, report)
                if document is not None:
                    yield document
    except pa.ArrowException as error:
        raise ReadError(
            f"is no readable Parquet file ({error})",
            source=source.name,
            remedy="write it again",
            value=error,
        ) from error


def _document(
    row: dict[str, Any], source: Source, number: int, ids: DocumentIds, report: Report
) -> Document | None:
    place, name = f"row {number}", f"{source.stem}:{number}"
    try:
        return document_of(row, source, place=place, name=name, ids=ids)
    except ReadError as error:
        report(error)
        return None

"""Bytes to documents: what the user names becomes texts with an id, and nothing else.

:func:`documents` is the stage. It finds the files, tells the format of each, decodes it
and yields one :class:`~kgbuild.model.Document` after the other; a folder or a JSON Lines
file is never loaded as a whole. Offsets of all later stages count the code points of
:attr:`Document.text <kgbuild.model.Document.text>`, so the text is exactly what the
source holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kgbuild.config import InputFormat
from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.docx import read_docx
from kgbuild.read.epub import read_epub
from kgbuild.read.html import read_html
from kgbuild.read.jsonl import read_jsonl
from kgbuild.read.meter import Meter
from kgbuild.read.packed import unpacked
from kgbuild.read.parquet import read_parquet
from kgbuild.read.pdf import read_pdf
from kgbuild.read.plain import read_plain
from kgbuild.read.sources import DocumentIds, Source, find_sources, unreadable
from kgbuild.read.subtitles import read_subtitles
from kgbuild.regex import regex

__all__ = ["Meter", "documents"]

_HEAD_BYTES = 1 << 12
_HTML = regex(rb"(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)\b", re.IGNORECASE)


#: What the first bytes of a format without lines are, and what stands not far from them.
_BINARY: tuple[tuple[InputFormat, bytes, bytes], ...] = (
    ("pdf", b"%PDF-", b""),
    ("parquet", b"PAR1", b""),
    ("epub", b"PK\x03\x04", b"application/epub+zip"),
    ("docx", b"PK\x03\x04", b"word/"),
)


def documents(
    inputs: Iterable[str | Path],
    *,
    input_format: InputFormat | None = None,
    encoding: str | None = None,
    on_error: Callable[[ReadError], None] | None = None,
    meter: Meter | None = None,
) -> Iterator[Document]:
    """Read documents one by one, in the order of ``inputs``.

    A file's format follows from its suffix, and from its first bytes where the suffix
    says nothing; folders are searched recursively for known suffixes. A document's id is
    the ``id`` of its JSON line, or the stem of its file; a stem that is taken gets the
    next free number (``report``, ``report-2``). A file reached twice is read once.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        input_format: Read every input as this; ``None`` detects it.
        encoding: Decode every input by this; ``None`` detects it.
        on_error: Hears of each input or JSON line that cannot be read, and the next one
            is read. Without it the first one raises.
        meter: Told how far reading has come.

    Yields:
        Documents that show at least one character, under ids that differ.

    Raises:
        ReadError: An input cannot be read, and there is no ``on_error``.
    """
    report = on_error or _raise
    ids = DocumentIds()
    for source in find_sources(inputs, report=report):
        try:
            for document, stream in _read(source, input_format, encoding, ids, report):
                if meter is not None:
                    meter.inside(stream)
                yield document
        except ReadError as error:
            report(error)
        if meter is not None:
            meter.past(source)


def _raise(error: ReadError) -> None:
    raise error


def _read(
    source: Source,
    input_format: InputFormat | None,
    encoding: str | None,
    ids: DocumentIds,
    report: Callable[[ReadError], None],
) -> Iterator[tuple[Document, BinaryIO]]:
    with source.open() as raw, unpacked(raw, source) as stream:
        try:
            head = stream.readlines(_HEAD_BYTES)
            lines = chain(head, stream)
            match input_format or source.known_format or _sniffed(b"".join(head)):
                case "jsonl":
                    found = read_jsonl(source, lines, encoding=encoding, ids=ids, report=report)
                case "parquet":
                    found = read_parquet(source, lines, ids=ids, report=report)
                case "html":
                    found = read_html(source, lines, encoding=encoding, ids=ids)
                case "pdf":
                    found = read_pdf(source, lines, ids=ids)
                case "docx":
                    found = read_docx(source, lines, ids=ids)
                case "epub":
                    found = read_epub(source, lines, ids=ids)
                case "subtitles":
                    found = read_subtitles(source, lines, encoding=encoding, ids=ids)
                case "text":
                    found = read_plain(source, lines, encoding=encoding, ids=ids)
            for document in found:
                yield document, raw
        except OSError as error:
            if source.packing:
                raise  # most likely damage, which unpacking tells better
            raise unreadable(source.name, error) from error


def _sniffed(head: bytes) -> InputFormat:
    """Tell the format by the first bytes, where no suffix tells it."""
    # Without NULs and marks, UTF-16 reads like ASCII as far as the punctuation goes.
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").lstrip()
    for kind, signature, member in _BINARY:
        if head.startswith(signature) and member in head:
            return kind
    if start.startswith(b"WEBVTT"):
        return "subtitles"
    if _HTML.match(start):
        return "html"
    line = start.partition(b"\n")[0].strip()
    is_object = line.startswith(b"{") and line.endswith(b"}") and b'"text"' in line
    return "jsonl" if is_object else "text"

"""JSON Lines to documents: one object a line, read line by line.

A line that cannot be used is reported by its number and the others are still read: one
broken record must not cost a corpus. Lines end at a line feed only, since JSON may hold
other separators inside strings.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NoReturn

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.binary import refuse_known_binary
from kgbuild.read.encodings import byte_order_mark, canonical, decode, meant_as_utf8
from kgbuild.read.record import document_of, type_name
from kgbuild.read.sources import DocumentIds, Report, Source

_HEAD_BYTES = 1 << 16  # enough to tell an encoding by


def read_jsonl(
    source: Source,
    lines: Iterable[bytes],
    *,
    encoding: str | None,
    ids: DocumentIds,
    report: Report,
) -> Iterator[Document]:
    """Yield the documents of a JSON Lines input.

    Each line is an object with ``text`` and, where known, ``id``, ``title``, ``date``,
    ``speaker`` and ``url``; other keys are ignored. Without an ``id`` the document is
    called ``stem:line``.

    Args:
        source: Where the bytes come from.
        lines: The bytes, each piece ending with a line feed except perhaps the last.
        encoding: Force the encoding; ``None`` detects it.
        ids: The ids already taken.
        report: Hears of each line that cannot be used.

    Raises:
        ReadError: The input as a whole is not readable: of no certain encoding, not
            JSON Lines at all, or without any line.
    """
    empty = True
    for number, line in enumerate(_texts(source, lines, encoding), start=1):
        if isinstance(line, str) and not line.strip():
            continue
        if empty and isinstance(line, str) and line.strip() in {"[", "{"}:
            raise ReadError(
                "is one JSON value over several lines, not JSON Lines",
                source=source.name,
                remedy="write one object a line, for example with jq -c",
            )
        empty = False
        try:
            document = _document(source, number, line, ids)
        except ReadError as error:
            report(error)
        else:
            yield document
    if empty:
        raise ReadError(
            "there is no text in it", source=source.name, remedy="leave it out, or fill it"
        )


def _texts(
    source: Source, lines: Iterable[bytes], encoding: str | None
) -> Iterator[str | UnicodeDecodeError]:
    """Yield each line as text, or as the error that its bytes give."""
    pieces = iter(lines)
    head: list[bytes] = []
    size = 0
    while size < _HEAD_BYTES and (piece := next(pieces, b"")):
        head.append(piece)
        size += len(piece)
    codec, mark = _encoding(b"".join(head), source, encoding)
    if head:
        head[0] = head[0][len(mark) :]
    decoded = _wide(chain(head, pieces), codec) if "-16-" in codec or "-32-" in codec else None
    if decoded is not None:
        yield from decoded
        return
    for piece in chain(head, pieces):
        try:
            yield piece.decode(codec)
        except UnicodeDecodeError as error:
            yield error


def _encoding(head: bytes, source: Source, encoding: str | None) -> tuple[str, bytes]:
    """Return the codec of the input that begins with ``head``, and its byte order mark."""
    refuse_known_binary(head, source=source.name)
    # A line feed of UTF-16 LE is cut in half where the head ends; of the other encodings
    # none needs it.
    whole = head[:-1] if len(head) % 2 and head.endswith(b"\n") else head
    mark, marked = byte_order_mark(head) or (b"", "")
    forced = canonical(encoding, source=source.name) if encoding is not None else ""
    if not forced and marked:
        return marked, mark
    if forced and not marked and forced not in {"utf-16", "utf-32"}:
        return forced, mark
    try:
        return decode(whole, source=source.name, encoding=encoding).encoding, mark
    except ReadError:
        if forced or whole.isascii() or not meant_as_utf8(whole):
            raise
        return "utf-8", mark  # the broken lines are named one by one


def _wide(pieces: Iterable[bytes], codec: str) -> Iterator[str | UnicodeDecodeError]:
    """Decode an encoding in which the byte of a line feed does not end a line."""
    decoder = codecs.getincrementaldecoder(codec)()
    rest = ""
    try:
        for piece in pieces:
            *complete, rest = (rest + decoder.decode(piece)).split("\n")
            yield from complete
        yield rest + decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        yield error  # nothing tells where the next line begins


def _document(
    source: Source, number: int, line: str | UnicodeDecodeError, ids: DocumentIds
) -> Document:
    def refuse(message: str, remedy: str, value: object = None) -> NoReturn:
        raise ReadError(
            message, source=source.name, place=f"line {number}", remedy=remedy, value=value
        )

    if isinstance(line, UnicodeDecodeError):
        refuse(
            f"is not valid {line.encoding} at byte {line.start} of the line",
            "repair the line, or name another encoding with --encoding",
        )
    try:
        record = json.loads(line.removeprefix("\ufeff"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        place = f" at character {error.pos}" if isinstance(error, json.JSONDecodeError) else ""
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        refuse(f"is not valid JSON ({reason}{place})", "repair or remove the line")
    if not isinstance(record, dict):
        refuse(
            f"holds {type_name(record)}, not an object", 'write {"id": ..., "text": ...}', record
        )
    return document_of(
        record, source, place=f"line {number}", name=f"{source.stem}:{number}", ids=ids
    )


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")

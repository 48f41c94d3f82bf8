"""A record of a JSON Lines or Parquet input to a document, every field checked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, NoReturn

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.characters import is_blank
from kgbuild.read.sources import DocumentIds, Source

FIELDS = ("title", "date", "speaker", "url")
_TYPES = {str: "a string", bool: "a boolean", list: "an array", dict: "an object"}


def document_of(
    record: Mapping[str, Any], source: Source, *, place: str, name: str, ids: DocumentIds
) -> Document:
    """Return the document that a record is.

    Args:
        record: Has ``text`` and, where known, ``id`` and :data:`FIELDS`.
        source: Where it comes from.
        place: Where in the source, for messages.
        name: What the document is called where the record has no ``id``.
        ids: The ids already taken.

    Raises:
        ReadError: A field has the wrong type, or there is no text.
    """

    def refuse(message: str, remedy: str, value: object = None) -> NoReturn:
        raise ReadError(message, source=source.name, place=place, remedy=remedy, value=value)

    if "text" not in record:
        refuse('has no "text"', 'write {"id": ..., "text": ...}')
    text = record["text"]
    if not isinstance(text, str):
        refuse(f'"text" is {type_name(text)}, not a string', "give the text as one string", text)

    def optional(key: str) -> str | None:
        value = record.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)  # a year, or a number as id
        elif isinstance(value, datetime.date):  # JSON has none, Parquet does
            value = value.isoformat()
        if value is not None and not isinstance(value, str):
            what = type_name(value)
            refuse(f'"{key}" is {what}, not a string', "give a string or leave it out", value)
        return value or None

    fields: dict[str, Any] = {key: optional(key) for key in FIELDS}
    stated = optional("id")
    try:
        "".join(filter(None, (stated, text, *fields.values()))).encode()
    except UnicodeEncodeError:
        refuse("holds half a surrogate pair, which is no text", "repair the \\u escapes")
    if is_blank(text):
        refuse("there is no text in it", "remove the line, or fill it")
    if stated is not None and not stated.isprintable():
        refuse(f"the id {stated!r} holds invisible characters", "give a plain id", stated)
    if stated is not None and not ids.claim(stated):
        refuse(f"the id {stated!r} is used twice", "give each document an id of its own", stated)
    return Document(stated or ids.derive(name), text, source=source.name, **fields)


def type_name(value: object) -> str:
    """Return what a message calls the type of a JSON value."""
    return "null" if value is None else _TYPES.get(type(value), "a number")

"""HTTP requests become queries, and Accept headers a media type: SPARQL 1.1 Protocol.

A query comes by GET, by a POSTed form, or as the body of a POST; everything else about a
request has one answer each, a status and one plain line. Content is chosen as RFC 9110 says
(section 12.5.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from starlette.requests import Request

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 100


class ProtocolError(Exception):
    """A request that cannot be served: the status, and what to tell the client."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


async def query_of(request: Request, *, longest: int) -> str | None:
    """Return the SPARQL text that a request carries, ``None`` where it carries none.

    Args:
        request: A GET or POST request.
        longest: How many bytes its body may have.

    Raises:
        ProtocolError: 400 (malformed), 403 (an update), 413 (too long) or 415 (the body is of
            another type).
    """
    fields = fields_of(request.scope["query_string"])
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise ProtocolError(403, "updates are refused: this endpoint only reads")
        if kind not in {_FORM, _QUERY}:
            raise ProtocolError(415, f"send {_QUERY} or {_FORM}")
        body = await body_of(request, longest=longest)
        if kind == _FORM:
            fields += fields_of(body)
        else:
            fields.append(("query", _text(body)))
    return _only_query(fields)


async def body_of(request: Request, *, longest: int) -> bytes:
    """Read the body of a request, but never more than it may have.

    Raises:
        ProtocolError: 413, it has more.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > longest:
            raise ProtocolError(413, f"a request may have {longest} bytes at most")
        parts.append(part)
    return b"".join(parts)


def fields_of(encoded: bytes) -> list[tuple[str, str]]:
    """Return the fields of a query string or a form, in order.

    Raises:
        ProtocolError: 400, it is not UTF-8 or has too many fields.
    """
    try:
        return parse_qsl(
            _text(encoded), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the request is not UTF-8") from error
    except ValueError as error:
        raise ProtocolError(400, f"the request has more than {_MOST_FIELDS} fields") from error


def _only_query(fields: Iterable[tuple[str, str]]) -> str | None:
    several = list(fields)
    queries = [value for name, value in several if name == "query"]
    names = {name for name, _ in several}
    if "update" in names:
        raise ProtocolError(403, "updates are refused: this endpoint only reads")
    if {"default-graph-uri", "named-graph-uri"} & names:
        raise ProtocolError(400, "the graph is fixed: leave out default- and named-graph-uri")
    if len(queries) > 1:
        raise ProtocolError(400, "there are several queries in one request")
    return queries[0] if queries else None


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ProtocolError(400, f"the request is not UTF-8 at byte {error.start}") from error


def choose(accept: str | None, offers: Iterable[str]) -> str:
    """Return the offer that an Accept header likes best; the first of equals.

    Args:
        accept: The header; ``None`` or empty accepts anything.
        offers: Media types, the preferred one first.

    Raises:
        ProtocolError: 406, it accepts none of them.
    """
    several = list(offers)
    ranges = _ranges(accept or "*/*")
    liked = {offer: _quality(offer, ranges) for offer in several}
    best = max(several, key=lambda offer: (liked[offer], -several.index(offer)))
    if liked[best] <= 0:
        raise ProtocolError(406, f"this comes as {', '.join(several)}")
    return best


def _ranges(accept: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for item in accept.split(","):
        media, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        found[media] = quality
    return found


def _quality(offer: str, ranges: Mapping[str, float]) -> float:
    """Return the quality of the most specific range that covers ``offer``."""
    for media in (offer, f"{offer.partition('/')[0]}/*", "*/*"):
        if media in ranges:
            return ranges[media]
    return 0.0

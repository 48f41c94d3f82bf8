"""Requests are judged before anything else: for whom is this, and who sends it?

A page of any web site may make a browser send requests to 127.0.0.1. Two headers tell: Host
must be a name of this machine (a site that points its own name at 127.0.0.1 is refused: DNS
rebinding), and Origin, where a browser sends one, must be this server or a site that the
user named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = frozenset({"127.0.0.1", "localhost"})
_ALLOWED_METHODS = b"GET, POST, HEAD"
_SECURITY = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


class Gate:
    """ASGI middleware that refuses what is not meant for this server.

    Args:
        app: What answers the requests that pass.
        origins: Origins other than this server whose pages may ask.
    """

    def __init__(self, app: ASGIApp, origins: tuple[str, ...] = ()) -> None:
        self._app = app
        self._origins = frozenset(origin.rstrip("/") for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 421 (not this host), 403 (not this origin) or 204."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        hosts = _values(scope, b"host")
        if len(hosts) != 1 or hosts[0].partition(":")[0] not in _NAMES:
            await _refuse(send, 421, "this server answers for 127.0.0.1 and localhost only")
            return
        origin = "".join(_values(scope, b"origin"))
        foreign = bool(origin) and origin != f"http://{hosts[0]}"
        if foreign and origin not in self._origins:
            await _refuse(send, 403, "pages of other sites may not ask; see --allow-origin")
            return
        shared = [(b"access-control-allow-origin", origin.encode()), (b"vary", b"Origin")]
        if foreign and scope["method"] == "OPTIONS":
            preflight = [
                *shared,
                (b"access-control-allow-methods", _ALLOWED_METHODS),
                (b"access-control-allow-headers", b"Accept, Content-Type"),
            ]
            await _answer(send, 204, preflight, b"")
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_security(foreign)]
                message["headers"] += shared if foreign else []
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _security(foreign: bool) -> list[tuple[bytes, bytes]]:
    return [
        (name, b"cross-origin" if foreign and name.startswith(b"cross") else value)
        for name, value in _SECURITY
    ]


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


async def _refuse(send: Send, status: int, message: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_SECURITY]
    await _answer(send, status, headers, f"{message}\n".encode())


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})

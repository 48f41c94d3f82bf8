"""A graph as a small web site on this machine: the page, a SPARQL endpoint, entity pages.

Read-only, and bound to 127.0.0.1. Requests are judged before anything is done with them
(``gate.py``), SPARQL 1.1 Protocol is read in ``protocol.py``, queries run in processes that
can be ended (``pool.py``), nodes are looked up in ``nodes.py`` and shown by ``pages.py``;
``app.py`` says which address is which.
"""

from __future__ import annotations

import importlib.util
import socket
from collections.abc import Callable
from pathlib import Path

from kgbuild.errors import ServeError
from kgbuild.serve.limits import Limits

__all__ = ["Limits", "serve"]

HOST = "127.0.0.1"


def serve(
    source: Path,
    *,
    port: int = 8765,
    limits: Limits | None = None,
    origins: tuple[str, ...] = (),
    on_start: Callable[[str], None] | None = None,
) -> None:
    """Serve a graph until the process is told to end.

    Args:
        source: A Turtle file, an output folder or a store.
        port: Where to listen; 0 takes any port that is free.
        limits: What a query may take.
        origins: Web origins (``https://example.org``) whose pages may ask the endpoint.
        on_start: Told the address once connections are accepted.

    Raises:
        ServeError: The extra ``serve`` is not installed, or the port is taken.
        KgbuildError: The source cannot be read.
    """
    for package in ("starlette", "uvicorn"):
        if importlib.util.find_spec(package) is None:
            raise ServeError(f"serving needs {package}", remedy="run: pip install 'kgbuild[serve]'")
    import uvicorn

    from kgbuild.serve.app import application
    from kgbuild.serve.nodes import open_site

    site = open_site(source)
    with _listen(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        app = application(site, limits=limits or Limits(), origins=origins)
        config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
        if on_start is not None:
            on_start(address)
        uvicorn.Server(config).run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    """Return a socket that listens already, so that no early request is refused."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(1024)
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServeError(
            f"port {port} cannot be used ({error})",
            remedy="choose another with --port, or 0 for any",
            value=port,
        ) from error
    return listener

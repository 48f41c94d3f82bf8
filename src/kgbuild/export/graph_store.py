"""A graph into a triple store over HTTP: SPARQL 1.1 Graph Store Protocol, and a count after it.

The graph is PUT, so sending it again changes nothing. What a server may do wrong for a moment
(no connection, 429, 5xx) is tried again; what it refuses is reported at once. Then the graph
is fetched back and counted: a store that took less than it was given is found out.
"""

from __future__ import annotations

import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from kgbuild.errors import ExportError
from kgbuild.export.turtle import to_turtle
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import facts
from kgbuild.ontology import Ontology

#: Environment variable that the password is read from: arguments are seen by everybody.
PASSWORD = "KGBUILD_PASSWORD"  # noqa: S105 - its name, not the password
_ATTEMPTS = 4
_SECONDS = 120.0
_FOR_A_MOMENT = frozenset({429, 500, 502, 503, 504})


def send(  # noqa: PLR0913 - keyword-only options
    graph: KnowledgeGraph,
    url: str,
    *,
    ontology: Ontology,
    name: str | None = None,
    user: str | None = None,
    assert_claims: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> int:
    """Send facts and provenance to a store.

    Args:
        graph: What to send.
        url: The store's Graph Store endpoint (Oxigraph: ``http://HOST:7878/store``).
        ontology: Namespaces and terms.
        name: IRI of the named graph to replace; the default graph unless given.
        user: User name for HTTP Basic or Digest; the password is read from the environment
            (``KGBUILD_PASSWORD``).
        assert_claims: Also assert in the facts what the texts only report.
        pause: Waits the given number of seconds between attempts.

    Returns:
        How many triples the store has in that graph now.

    Raises:
        ExportError: The URL is not one, the store refused or could not be reached, or it has
            another number of triples than it was sent.
    """
    if not _is_web_address(url):
        raise ExportError(
            f"{url!r} is not a web address", remedy="name a Graph Store endpoint", value=url
        )
    triples = {
        *facts(graph, ontology, assert_claims=assert_claims),
        *provenance(graph, ontology, assert_claims=assert_claims),
    }
    target = f"{url}{'&' if '?' in url else '?'}" + (
        f"graph={quote(name, safe='')}" if name else "default"
    )
    opener = _opener(url, user)
    body = to_turtle(sorted(triples, key=str), ontology)
    put = urllib.request.Request(target, data=body, method="PUT")  # noqa: S310 - http(s) only
    put.add_header("Content-Type", "text/turtle")
    _attempt(opener, put, pause)
    get = urllib.request.Request(target)  # noqa: S310 - http(s) only
    get.add_header("Accept", "application/n-triples")
    found = _count(_attempt(opener, get, pause), url)
    if found != len(triples):
        raise ExportError(
            f"the store has {found} triples, {len(triples)} were sent",
            source=url,
            remedy="look into the store's log",
            value=found,
        )
    return found


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = url.isprintable() and " " not in url
    return plain and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _opener(url: str, user: str | None) -> urllib.request.OpenerDirector:
    if user is None:
        return urllib.request.build_opener()
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, user, os.environ.get(PASSWORD, ""))
    return urllib.request.build_opener(
        urllib.request.HTTPDigestAuthHandler(passwords),
        urllib.request.HTTPBasicAuthHandler(passwords),
    )


def _attempt(
    opener: urllib.request.OpenerDirector,
    request: urllib.request.Request,
    pause: Callable[[float], None],
) -> bytes:
    """Send a request, again after one, two and four seconds where that may help."""
    for attempt in range(_ATTEMPTS):
        try:
            with opener.open(request, timeout=_SECONDS) as response:
                data: bytes = response.read()
                return data
        except urllib.error.HTTPError as error:
            problem, hopeless = f"{error.code} {error.reason}", error.code not in _FOR_A_MOMENT
        except (OSError, http.client.HTTPException) as error:
            problem, hopeless = str(getattr(error, "reason", error)), False
        if hopeless or attempt == _ATTEMPTS - 1:
            break
        pause(2.0**attempt)
    raise ExportError(
        f"the store did not answer well ({problem})",
        source=request.full_url,
        remedy="check the address, the store's log and who may write",
        value=problem,
    )


def _count(data: bytes, url: str) -> int:
    import pyoxigraph as ox

    try:
        return len(set(ox.parse(data, format=ox.RdfFormat.N_TRIPLES)))
    except SyntaxError as error:
        raise ExportError(
            f"the store sent back something else than N-Triples ({error})", source=url, value=error
        ) from error

"""The graph behind the site: which IRI an address means, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kgbuild import graph as graphs
from kgbuild.export.html import render_page
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.folder import base_of
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.query.rows import Term
from kgbuild.query.source import open_source
from kgbuild.query.worker import Question
from kgbuild.regex import regex
from kgbuild.serve.pool import Pool

if TYPE_CHECKING:
    from kgbuild.query import Rows

#: First parts of the paths that stand for IRIs of the graph.
SPACES = ("resource", "relation", "statement", "evidence", "document", "run")

_SAID_OF_IT = "CONSTRUCT { ?node ?predicate ?value } { ?node ?predicate ?value }"
_SAID_WITH_IT = "CONSTRUCT { ?thing ?predicate ?node } { ?thing ?predicate ?node }"
_ESCAPES = regex(rb"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True)
class Site:
    """What is served.

    Attributes:
        source: Where the graph lies.
        graph: The graph; ``None`` where the source is a Turtle file, which has no evidence.
        ontology: Its terms and namespaces.
    """

    source: Path
    graph: KnowledgeGraph | None
    ontology: Ontology

    @property
    def title(self) -> str:
        """What the site is called: the name of the source."""
        return self.source.resolve().name or "kgbuild"

    @cached_property
    def page(self) -> bytes | None:
        """The page of the graph, where there is one to draw."""
        if self.graph is None:
            return None
        return render_page(self.graph, ontology=self.ontology).encode("utf-8", "replace")

    def iris(self, path: bytes) -> Iterator[str]:
        """Yield the IRIs that a request's path may stand for, the likeliest first.

        A browser percent-encodes what is not ASCII; an IRI of ours has it plain, and escapes
        only what a Turtle name cannot hold. So the path with its UTF-8 decoded comes first,
        and the path as it stands second.

        Args:
            path: As it was sent, still percent-encoded.
        """
        base = self.ontology.base_iri.encode()
        local = path.lstrip(b"/")
        for spelling in (_ESCAPES.sub(_readable, local), _ESCAPES.sub(_capital, local)):
            try:
                yield (base + spelling).decode()
            except UnicodeDecodeError:
                continue


def open_site(source: Path) -> Site:
    """Open what is to be served.

    Raises:
        KgbuildError: It cannot be read.
    """
    if source.is_dir():
        graph = graphs.load(source)
        base, kept = graphs.base_iri_of(source), graphs.kept_ontology(source)
    else:
        with open_source(source) as opened:
            graph, base, kept = None, base_of(opened.prefixes), ""
    return Site(source, graph, load_ontology(base_iri=base, kept=kept))


def address_of(iri: str) -> str:
    """Return the path of the page about ``iri``, whatever characters it has."""
    return f"/node?iri={quote(iri, safe='')}"


async def description(iri: str, pool: Pool, *, limit: int) -> Rows | None:
    """Return the triples about ``iri``: first what is said of it, then where it is named.

    Returns:
        The triples as rows, ``None`` where the graph knows no such node.

    Raises:
        QueryError: It is not an IRI, or the limits do not allow it.
    """
    import dataclasses

    bindings = {"node": Term("uri", iri)}
    found = [
        await pool.ask(Question(sparql=sparql, bindings=bindings, limit=limit))
        for sparql in (_SAID_OF_IT, _SAID_WITH_IT)
    ]
    rows = tuple(dict.fromkeys(row for part in found for row in part.rows))
    if not rows:
        return None
    return dataclasses.replace(found[0], rows=rows, truncated=any(p.truncated for p in found))


def _readable(match: re.Match[bytes]) -> bytes:
    """Decode the escapes of characters beyond ASCII, where they are UTF-8."""
    octets = bytes.fromhex(match.group().replace(b"%", b"").decode())
    return b"".join(
        octets[i : i + 1] if octet > 0x7F else b"%%%02X" % octet for i, octet in enumerate(octets)
    )


def _capital(match: re.Match[bytes]) -> bytes:
    return match.group().upper()

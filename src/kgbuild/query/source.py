"""A Turtle file or an output folder becomes triples that either engine can query.

pyoxigraph parses whatever the engine, for it is fifteen times faster; a small graph is then
handed to rdflib, whose SPARQL needs no index to be built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.errors import QueryError
from kgbuild.graph.rdf import RDFS_LABEL, SKOS_ALT_LABEL
from kgbuild.graph.rdflib_view import rdflib_graph
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

#: From so many triples on pyoxigraph answers: building its index then costs less than
#: rdflib's slower joins.
RDFLIB_UP_TO = 20_000
_REMEDY = "name a Turtle file or a folder that kgbuild build wrote"


@dataclass(frozen=True)
class Source:
    """Triples to query.

    Attributes:
        name: Where they came from, for messages.
        quads: All of them; those of a Turtle file are in the default graph.
        prefixes: Prefix -> namespace: the ontology's, overridden by the files' own.
    """

    name: str
    quads: tuple[ox.Quad, ...]
    prefixes: Mapping[str, str]

    @property
    def is_large(self) -> bool:
        """Whether pyoxigraph should answer rather than rdflib."""
        return len(self.quads) > RDFLIB_UP_TO

    @cached_property
    def store(self) -> ox.Store:
        """The triples in an Oxigraph store in memory."""
        import pyoxigraph as ox

        store = ox.Store()
        store.bulk_extend(self.quads)
        return store

    @cached_property
    def rdflib_graph(self) -> rdflib.Graph:
        """The triples in rdflib; named graphs, if any, are not told apart."""
        # By way of the store, which makes numbers canonical: both engines see one spelling.
        return rdflib_graph(self.store, prefixes=self.prefixes)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Every IRI that something is said of."""
        import pyoxigraph as ox

        return frozenset(q.subject.value for q in self.quads if isinstance(q.subject, ox.NamedNode))

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Label, alias or canonical name -> IRIs that bear it."""
        import pyoxigraph as ox

        naming = {RDFS_LABEL, SKOS_ALT_LABEL, self.prefixes["kgo"] + "name"}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for quad in self.quads:
            subject, value = quad.subject, quad.object
            if quad.predicate.value not in naming or not isinstance(value, ox.Literal):
                continue
            if isinstance(subject, ox.NamedNode):
                found[value.value].add(subject.value)
        return {name: frozenset(iris) for name, iris in found.items()}


def open_source(path: Path) -> Source:
    """Read a Turtle (or N-Triples, TriG, JSON-LD, RDF/XML) file, or a folder's two Turtle files.

    Raises:
        QueryError: Nothing is there, or it cannot be parsed.
    """
    files = [path]
    if path.is_dir():
        files = [path / "graph.ttl", path / "provenance.ttl"]
        files = [file for file in files if file.exists()] or files[:1]
    prefixes = dict(Ontology({}, {}, DEFAULT_BASE_IRI).prefixes)
    quads: list[ox.Quad] = []
    for file in files:
        found, own = _parse(file)
        quads += found
        prefixes |= own
    return Source(str(path), tuple(quads), prefixes)


def _parse(path: Path) -> tuple[list[ox.Quad], dict[str, str]]:
    import pyoxigraph as ox

    known = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    try:
        parser = ox.parse(path=str(path), format=known or ox.RdfFormat.TURTLE)
        return list(parser), dict(parser.prefixes)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise QueryError(
            f"cannot be parsed ({error})",
            source=str(path),
            place=f"line {line}" if line else None,
            remedy=_REMEDY,
            value=path,
        ) from error
    except OSError as error:
        reason = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise QueryError(reason, source=str(path), remedy=_REMEDY, value=path) from error

"""A Turtle file, an output folder or a store becomes triples that either engine can query.

pyoxigraph parses whatever the engine, for it is fifteen times faster; a small graph is then
handed to rdflib, whose SPARQL is the one that users know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.errors import QueryError, unreadable
from kgbuild.graph import disk
from kgbuild.graph.rdf import RDF_TYPE, RDFS_LABEL, SKOS_ALT_LABEL
from kgbuild.graph.rdflib_view import rdflib_graph
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

#: From so many triples on pyoxigraph answers: building its index then costs less than
#: rdflib's slower joins.
RDFLIB_UP_TO = 20_000
#: Stands for another build: its statements are marked ``kgo:inBuild`` of it.
EARLIER = "urn:kgbuild:earlier"
_STATEMENT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
_REMEDY = "name a Turtle file, or a folder or a store that kgbuild build wrote"


@dataclass(frozen=True)
class Source:
    """Triples to query.

    Attributes:
        name: Where they came from, for messages.
        store: All of them; those of a Turtle file are in the default graph.
        prefixes: Prefix -> namespace: the ontology's, overridden by the files' own.
        has_books: Whether named graphs are the books of a store, which no query sees.
    """

    name: str
    store: ox.Store
    prefixes: Mapping[str, str]
    has_books: bool = False

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every triple that a query may see, with its graph."""
        import pyoxigraph as ox

        if self.has_books:
            return self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return iter(self.store)

    def beside(self, earlier: Source) -> Source:
        """Return this source with the statements marked that ``earlier`` has as well."""
        import pyoxigraph as ox

        store = ox.Store()
        store.bulk_extend(self.quads())
        kind, mark = ox.NamedNode(RDF_TYPE), ox.NamedNode(self.prefixes["kgo"] + "inBuild")
        known = earlier.store.quads_for_pattern(None, kind, ox.NamedNode(_STATEMENT), None)
        build = ox.NamedNode(EARLIER)
        store.bulk_extend([ox.Quad(quad.subject, mark, build) for quad in known])
        return Source(self.name, store, self.prefixes)

    @cached_property
    def is_large(self) -> bool:
        """Whether pyoxigraph should answer rather than rdflib."""
        return sum(1 for _ in islice(self.quads(), RDFLIB_UP_TO + 1)) > RDFLIB_UP_TO

    @cached_property
    def rdflib_graph(self) -> rdflib.Graph:
        """The triples in rdflib; named graphs, if any, are not told apart."""
        # By way of the store, which makes numbers canonical: both engines see one spelling.
        return rdflib_graph(self.quads(), prefixes=self.prefixes)

    @property
    def subjects(self) -> Container[object]:
        """Every IRI that something is said of."""
        return _Subjects(self)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Label, alias or canonical name -> IRIs that bear it."""
        import pyoxigraph as ox

        found: defaultdict[str, set[str]] = defaultdict(set)
        for predicate in (RDFS_LABEL, SKOS_ALT_LABEL, self.prefixes["kgo"] + "name"):
            for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
                subject, value = quad.subject, quad.object
                if isinstance(value, ox.Literal) and isinstance(subject, ox.NamedNode):
                    found[value.value].add(subject.value)
        return {name: frozenset(iris) for name, iris in found.items()}


class _Subjects:
    """The subjects of a source, asked one by one: a large one has too many to list."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __contains__(self, iri: object) -> bool:
        import pyoxigraph as ox

        try:
            node = ox.NamedNode(str(iri))
        except ValueError:
            return False
        graph = ox.DefaultGraph() if self._source.has_books else None
        found = self._source.store.quads_for_pattern(node, None, None, graph)
        return next(found, None) is not None


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a store, or read a folder's two Turtle files or one file of RDF.

    The file may be Turtle, N-Triples, TriG, N-Quads, JSON-LD or RDF/XML, by its suffix. No
    writer can open a store before the ``with`` block has ended; the source must not be asked
    afterwards.

    Raises:
        QueryError: Nothing is there, or it cannot be parsed.
        StoreError: The store cannot be read, or a writer is at work.
    """
    if disk.is_store(path):
        with disk.reading(path) as database:
            base = disk.about(database, "base") or DEFAULT_BASE_IRI
            prefixes = Ontology({}, {}, base).prefixes
            yield Source(str(path), database, dict(prefixes), has_books=True)
    else:
        yield _read_files(path)


def _read_files(path: Path) -> Source:
    import pyoxigraph as ox

    files = [path]
    if path.is_dir():
        files = [path / "graph.ttl", path / "provenance.ttl"]
        files = [file for file in files if file.exists()] or files[:1]
    found = dict(Ontology({}, {}, DEFAULT_BASE_IRI).prefixes)
    store = ox.Store()
    for file in files:
        found |= _read(file, store)
    return Source(str(path), store, found)


def _read(path: Path, store: ox.Store) -> dict[str, str]:
    """Add what a file says to ``store``; return its prefixes."""
    import pyoxigraph as ox

    known = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    try:
        parser = ox.parse(path=str(path), format=known or ox.RdfFormat.TURTLE)
        store.bulk_extend(parser)
        return dict(parser.prefixes)
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
        raise QueryError(unreadable(error), source=str(path), remedy=_REMEDY, value=path) from error

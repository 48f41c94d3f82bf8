"""The graph that lasts: what was read of each document, kept on disk, folded into one graph.

A store is a folder with an Oxigraph database. Of every document it keeps the text and the
open triples read from it; the graph is a fold over those in the order in which the documents
were first added, so that resolution sees all of them, and adding documents one by one ends
in the same graph, byte for byte, as building them at once.

Every change is one transaction of the database: a document is there with all of its readings
or not at all, and the graph changes from one whole state to the next. Adding a document again
replaces it in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.errors import KgbuildError, StoreError
from kgbuild.graph import KnowledgeGraph, disk, terms
from kgbuild.graph.codec import decode, encode
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import facts
from kgbuild.model import Document, Triple, digest
from kgbuild.ontology import Ontology
from kgbuild.reading import Reading

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Store", "open_store"]

#: What the books say of a graph, and of the store's whole graph.
_OF_GRAPH = ("statement", "entity", "folded", "shown", "version", "base", "claims", "ontology")
#: From so many quads on a first graph is loaded in bulk: a transaction keeps all in memory.
_BULK = 100_000
#: So many quads at a time, for the bulk loader takes most of a kilobyte for each.
_SLICE = 250_000


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """Open a store for writing, made where there is none, while the ``with`` block runs.

    Raises:
        StoreError: Another process uses it, something else is in the folder, or the database
            cannot be opened.
    """
    import pyoxigraph as ox

    if path.exists() and not path.is_dir():
        raise StoreError("is a file, not a folder", source=str(path), remedy="name another place")
    if path.is_dir() and not disk.is_store(path):
        strange = sorted(file.name for file in path.iterdir() if file.name != disk.LOCK)
        # A folder of the database without its CURRENT file is a store killed while being made.
        if strange not in ([], [disk.DATABASE]):
            raise StoreError(
                f"is no store, but holds {strange[0]}",
                source=str(path),
                remedy="name an empty or a new folder",
                value=path,
            )
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot be made ({error.strerror})",
            source=str(path),
            remedy="name a place that you may write to",
            value=error,
        ) from error
    with disk.locked(path, alone=True):
        try:
            database = ox.Store(str(path / disk.DATABASE))
        except (OSError, RuntimeError) as error:
            raise disk.damaged(path, error) from error
        store = Store(path, database)
        del database
        try:
            yield store
        finally:
            store.close()


class Store:
    """A store opened for writing; :func:`open_store` gives it."""

    def __init__(self, path: Path, database: ox.Store) -> None:
        self.path = path
        self._database = database
        version = disk.about(database, "version")
        if version not in (None, disk.VERSION):
            raise StoreError(
                f"is of version {version}, this kgbuild writes version {disk.VERSION}",
                source=str(path),
                remedy="write it with the kgbuild that made it, or build it again",
                value=version,
            )
        taken = disk.entries(database, "place").values()
        self._next_place = max(map(int, taken), default=-1) + 1

    def close(self) -> None:
        """Save everything and give the database back; the store cannot be used any more."""
        self._database.flush()
        # The database gives its own lock back when the object goes.
        del self._database

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents, in the order in which they were added."""
        return tuple(disk.documents_of(self._database))

    @property
    def is_current(self) -> bool:
        """Whether the graph was made of exactly the readings that are here now."""
        return disk.about(self._database, disk.WHOLE) == disk.state(self._database)

    @property
    def ontology(self) -> str:
        """The Turtle that extends the ontology of its graph; empty where none does."""
        return disk.about(self._database, "ontology") or ""

    def reading(self, document: Document, reader: str) -> Reading | None:
        """Return what ``reader`` read of exactly this document, ``None`` where it has not."""
        iri = _book_of(document.id)
        if self._entry(iri, "document") != encode(document):
            return None
        return self._reading(iri, reader)

    def readings(self) -> Iterator[Reading]:
        """Yield all readings in the order in which their documents were added."""
        places = disk.entries(self._database, "place")
        for iri in sorted(places, key=lambda iri: (int(places[iri]), iri)):
            found = self._reading(iri, None)
            if found is not None:
                yield found

    def read_otherwise(self, reader: str) -> list[Document]:
        """Return the documents that something else than ``reader`` read, in their order."""
        makers = disk.entries(self._database, "reader")
        return [
            document
            for identifier, document in disk.documents_of(self._database).items()
            if makers.get(_book_of(identifier)) != reader
        ]

    def add(self, reading: Reading) -> bool:
        """Put a reading in, in place of any other of its document, in one transaction.

        Returns:
            Whether that changed anything.

        Raises:
            StoreError: The database cannot be written; it is then as it was.
        """
        iri = _book_of(reading.document.id)
        place = self._entry(iri, "place")
        if place is None:
            place = str(self._next_place)
        told = {
            "place": place,
            "document": encode(reading.document),
            "triples": encode(reading.triples),
            "keywords": encode(dict(sorted(reading.keywords.items()))),
            "reader": reading.reader,
            "sentences": str(reading.sentences),
        }
        told["digest"] = digest([reading.reader, *(told[n] for n in ("document", "triples"))])
        if all(self._entry(iri, name) == value for name, value in told.items()):
            return False
        self._change({iri: told}, names=tuple(told))
        self._next_place = max(self._next_place, int(place) + 1)
        return True

    def remove(self, identifier: str) -> bool:
        """Take a document out, in one transaction.

        Returns:
            Whether it was there.

        Raises:
            StoreError: The database cannot be written; it is then as it was.
        """
        iri = _book_of(identifier)
        if self._entry(iri, "place") is None:
            return False
        names = ("place", "document", "triples", "keywords", "reader", "sentences", "digest")
        self._change({iri: {}}, names=names)
        return True

    def publish(
        self, graph: KnowledgeGraph, ontology: Ontology, *, assert_claims: bool = False
    ) -> None:
        """Make ``graph`` what the store answers with, in one transaction.

        A first graph of a hundred thousand triples and more comes in several: until the last
        one the store is refused to readers.

        Args:
            graph: The fold over all readings.
            ontology: Namespaces and terms of its triples.
            assert_claims: Also assert in the facts what the texts only report.

        Raises:
            GraphError: An IRI of the graph is not one.
            StoreError: The database cannot be written; it is then as it was.
        """
        if not disk.is_whole(self._database):
            self._clear()  # what a first publication that was killed has left
        new = chain(
            facts(graph, ontology, assert_claims=assert_claims),
            provenance(graph, ontology, assert_claims=assert_claims),
            self._books(graph, ontology, assert_claims),
        )
        if any(True for _ in self._published()):
            self._replace(new)
        else:
            self._fill(new)

    # ------------------------------------------------------------------------ publication

    def _books(
        self, graph: KnowledgeGraph, ontology: Ontology, assert_claims: bool
    ) -> Iterator[ox.Quad]:
        """Yield what the books say of a graph, the mark that it is whole last."""
        for statement in graph.statements:
            yield _quad(ontology.statement_iri(statement.id), "statement", encode(statement))
        for iri, entity in graph.entities.items():
            yield _quad(iri, "entity", encode(entity))
        for place, (identifier, document) in enumerate(graph.documents.items()):
            # The graph keeps a copy: a document may change before the next fold.
            yield _quad(_book_of(identifier), "folded", str(place))
            yield _quad(_book_of(identifier), "shown", encode(document))
        yield _quad(disk.HERE, "version", disk.VERSION)
        yield _quad(disk.HERE, "base", ontology.base_iri)
        yield _quad(disk.HERE, "claims", str(assert_claims).lower())
        if ontology.extra:
            yield _quad(disk.HERE, "ontology", ontology.extra)
        yield _quad(disk.HERE, disk.WHOLE, disk.state(self._database))

    def _published(self) -> Iterator[ox.Quad]:
        """Yield everything that the last publication wrote."""
        import pyoxigraph as ox

        books = ox.NamedNode(disk.BOOKS)
        yield from self._database.quads_for_pattern(None, None, None, ox.DefaultGraph())
        for name in _OF_GRAPH:
            term = ox.NamedNode(disk.term(name))
            yield from self._database.quads_for_pattern(None, term, None, books)
        whole = ox.NamedNode(disk.term(disk.WHOLE))
        yield from self._database.quads_for_pattern(None, whole, None, books)

    def _replace(self, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` what is published, in one transaction that holds the difference only."""
        import pyoxigraph as ox

        # By way of a store, for they must be compared as the database gives them back.
        new = ox.Store()
        new.bulk_extend(quads)
        gone = {quad for quad in self._published() if quad not in new}
        self._update(gone, {quad for quad in new if quad not in self._database})

    def _fill(self, quads: Iterator[ox.Quad]) -> None:
        """Write a first graph: a large one in slices, each whole, the mark in the last one."""
        few = list(islice(quads, _BULK))
        if len(few) < _BULK:
            self._update(set(), set(few))
            return
        try:
            rest = chain(few, quads)
            del few
            while (first := next(rest, None)) is not None:
                self._database.bulk_extend(chain([first], islice(rest, _SLICE)))
        except (OSError, RuntimeError) as error:
            raise disk.damaged(self.path, error) from error
        except KgbuildError:
            self._clear()
            raise

    def _clear(self) -> None:
        """Take out everything that is published, in one transaction."""
        self._update(set(self._published()), set())

    # ------------------------------------------------------------------------ the database

    def _reading(self, iri: str, reader: str | None) -> Reading | None:
        made_by = self._entry(iri, "reader")
        if made_by is None or reader not in (None, made_by):
            return None
        texts = {n: self._entry(iri, n) or "" for n in ("document", "triples", "keywords")}
        return Reading(
            decode(Document, texts["document"]),
            decode(tuple[Triple, ...], texts["triples"]),
            decode(dict[str, float], texts["keywords"]),
            made_by,
            int(self._entry(iri, "sentences") or 0),
        )

    def _entry(self, iri: str, name: str) -> str | None:
        import pyoxigraph as ox

        found = self._database.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(disk.term(name)), None, ox.NamedNode(disk.BOOKS)
        )
        return next((q.object.value for q in found if isinstance(q.object, ox.Literal)), None)

    def _change(self, books: Mapping[str, Mapping[str, str]], *, names: Iterable[str]) -> None:
        """Replace the entries ``names`` of some subjects by those given."""
        old = {
            _quad(iri, name, text)
            for iri in books
            for name in names
            for text in (self._entry(iri, name),)
            if text is not None
        }
        new = {_quad(iri, name, text) for iri, told in books.items() for name, text in told.items()}
        self._update(old - new, new - old)

    def _update(self, gone: set[ox.Quad], come: set[ox.Quad]) -> None:
        """Delete and insert quads in one transaction."""
        parts = [
            f"{verb} DATA {{\n{''.join(map(_pattern, quads))}}}"
            for verb, quads in (("DELETE", gone), ("INSERT", come))
            if quads
        ]
        if not parts:
            return
        try:
            self._database.update(" ;\n".join(parts))
        except (OSError, RuntimeError) as error:
            raise disk.damaged(self.path, error) from error


def _book_of(identifier: str) -> str:
    """Return the subject under which the books tell of a document."""
    return f"{disk.BOOKS}:document:{digest([identifier])}"


def _quad(iri: str, name: str, text: str) -> ox.Quad:
    import pyoxigraph as ox

    return ox.Quad(
        terms.named(iri),
        ox.NamedNode(disk.term(name)),
        ox.Literal(text),
        ox.NamedNode(disk.BOOKS),
    )


def _pattern(quad: ox.Quad) -> str:
    """Return a quad as SPARQL Update writes it."""
    import pyoxigraph as ox

    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return f"{triple}\n"
    return f"GRAPH {quad.graph_name} {{ {triple} }}\n"

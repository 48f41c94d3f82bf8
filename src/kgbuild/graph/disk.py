"""A store on disk, for reading: where things lie in it, and how it becomes a graph again.

The default graph of the database has the triples of ``graph.ttl`` and ``provenance.ttl``, so
SPARQL (and ``oxigraph serve``) sees what the files of a build would say. One named graph has
the books: every statement, entity and document of the graph as JSON, and what was read of
each document (``kgbuild.store`` writes both, each change in one transaction).

To read a database while another process writes it is undefined, so a lock file is held:
shared by readers, alone by a writer. The system gives it back whatever happens to the holder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kgbuild.errors import StoreError
from kgbuild.graph.assembly import in_order
from kgbuild.graph.codec import decode
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.model import Document, Entity, Statement, digest

if TYPE_CHECKING:
    import pyoxigraph as ox

DATABASE, LOCK = "oxigraph", "kgbuild.lock"
#: The named graph of the books, and the namespace of their predicates.
BOOKS = "urn:kgbuild:store"
HERE = f"{BOOKS}:this"
VERSION = "1"
#: What the books say of a graph once all of it is there: of which readings it was made.
WHOLE = "state"


def term(name: str) -> str:
    """Return the IRI of a predicate of the books."""
    return f"{BOOKS}#{name}"


def is_store(path: Path) -> bool:
    """Tell whether a store lies in the folder ``path``."""
    return (path / DATABASE / "CURRENT").exists()


@contextmanager
def locked(path: Path, *, alone: bool) -> Iterator[None]:
    """Hold the lock of a store while the ``with`` block runs.

    Raises:
        StoreError: Somebody else holds it.
    """
    with acquire(path, alone=alone):
        yield


def acquire(path: Path, *, alone: bool) -> IO[bytes]:
    """Take the lock of a store; closing the file gives it back.

    Args:
        path: Folder of the store.
        alone: As a writer, who tolerates nobody else.

    Raises:
        StoreError: Somebody else holds it, or the folder cannot be written to.
    """
    try:
        file = (path / LOCK).open("ab")
    except OSError as error:
        raise StoreError(
            f"cannot be opened ({error.strerror})",
            source=str(path),
            remedy="name a store that you may write to",
            value=error,
        ) from error
    try:
        import fcntl
    except ImportError:  # Windows: the database itself refuses a second writer
        return file
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        doing = "using" if alone else "writing to"
        raise StoreError(
            f"another process is {doing} this store",
            source=str(path),
            remedy="wait until it has ended, or end it",
            value=path,
        ) from error
    return file


@contextmanager
def reading(path: Path) -> Iterator[ox.Store]:
    """Open a store for reading while the ``with`` block runs.

    Raises:
        StoreError: It cannot be opened, or a writer is at work.
    """
    with locked(path, alone=False):
        yield open_database(path)


def open_database(path: Path) -> ox.Store:
    """Open the database of a store read-only; the lock must be held.

    Raises:
        StoreError: It is damaged, or of a version that this one cannot read.
    """
    import pyoxigraph as ox

    try:
        database = ox.Store.read_only(str(path / DATABASE))
    except (OSError, RuntimeError) as error:
        raise damaged(path, error) from error
    version = about(database, "version")
    if version not in (None, VERSION):
        raise StoreError(
            f"is of version {version}, this kgbuild reads version {VERSION}",
            source=str(path),
            remedy="read it with the kgbuild that wrote it, or build it again",
            value=version,
        )
    if not is_whole(database):
        raise StoreError(
            "was being filled for the first time when the process ended",
            source=str(path),
            remedy=f"finish it with: kgbuild build --store {path}",
            value=path,
        )
    return database


def is_whole(database: ox.Store) -> bool:
    """Tell whether all of the graph is there that was last written, or none was ever."""
    import pyoxigraph as ox

    anything = database.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return about(database, WHOLE) is not None or next(iter(anything), None) is None


def state(database: ox.Store) -> str:
    """Return a hash of all readings and their order."""
    places, digests = entries(database, "place"), entries(database, "digest")
    order = sorted(places, key=lambda iri: (int(places[iri]), iri))
    return digest([part for iri in order for part in (iri, digests.get(iri, ""))])


def is_current(path: Path) -> bool:
    """Tell whether the graph of a store was made of the documents that are there now.

    It was not where a process ended after it had added a document and before it had made the
    graph anew. What is no store, a folder or a file, is as old as it is: ``True``.

    Raises:
        StoreError: The store cannot be read.
    """
    if not is_store(path):
        return True
    with reading(path) as database:
        return about(database, WHOLE) == state(database)


def damaged(path: Path, error: Exception) -> StoreError:
    """Return the error for a database that cannot be read or written."""
    return StoreError(
        f"the database cannot be used ({error})",
        source=str(path),
        remedy="check the disk, or build the store again",
        value=error,
    )


def about(database: ox.Store, name: str) -> str | None:
    """Return what the books say of the store itself under ``name``."""
    import pyoxigraph as ox

    for quad in database.quads_for_pattern(
        ox.NamedNode(HERE), ox.NamedNode(term(name)), None, ox.NamedNode(BOOKS)
    ):
        if isinstance(quad.object, ox.Literal):
            return quad.object.value
    return None


def entries(database: ox.Store, name: str) -> dict[str, str]:
    """Return what the books say under ``name``: subject IRI -> text, in the order of IRIs."""
    import pyoxigraph as ox

    found = {
        quad.subject.value: quad.object.value
        for quad in database.quads_for_pattern(
            None, ox.NamedNode(term(name)), None, ox.NamedNode(BOOKS)
        )
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
    return dict(sorted(found.items()))


def published(database: ox.Store) -> set[ox.Quad]:
    """Return the triples that SPARQL sees."""
    import pyoxigraph as ox

    return set(database.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def as_stored(triples: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return triples as the database gives them back: it keeps numbers as numbers.

    So ``"007"`` comes back as ``"7"``, and an ``xsd:nonNegativeInteger`` as an ``xsd:integer``.
    """
    import pyoxigraph as ox

    memory = ox.Store()
    memory.bulk_extend(triples)
    return published(memory)


def documents_of(database: ox.Store, *, folded: bool = False) -> dict[str, Document]:
    """Return the documents of a store in the order in which they were added.

    Args:
        database: The opened database.
        folded: Only those that the graph was made of.
    """
    places = entries(database, "folded" if folded else "place")
    texts = entries(database, "shown" if folded else "document")
    order = sorted((int(place), iri) for iri, place in places.items() if iri in texts)
    documents = (decode(Document, texts[iri]) for _, iri in order)
    return {document.id: document for document in documents}


def read_graph(path: Path) -> KnowledgeGraph:
    """Read the graph of a store, equal to the one that was written, texts included.

    Raises:
        StoreError: The store cannot be read.
        GraphError: Its books were changed by hand.
    """
    with reading(path) as database:
        documents = documents_of(database, folded=True)
        statements = [decode(Statement, t) for t in entries(database, "statement").values()]
        entities = {iri: decode(Entity, text) for iri, text in entries(database, "entity").items()}
    return KnowledgeGraph(in_order(statements, documents), entities, documents)


def read_claims(path: Path) -> bool:
    """Tell whether the graph of a store asserts what its texts only report."""
    with reading(path) as database:
        return about(database, "claims") == "true"


def read_ontology(path: Path) -> str:
    """Return the Turtle that extends the ontology of a store's graph; empty where none does."""
    with reading(path) as database:
        return about(database, "ontology") or ""


def read_base_iri(path: Path) -> str | None:
    """Return the root of the IRIs that a store's graph uses; ``None`` before its first build."""
    with reading(path) as database:
        return about(database, "base")

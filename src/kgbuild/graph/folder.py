"""An output folder back into the graph that was written there.

``statements.jsonl`` is the truth; ``graph.ttl`` adds what it has no room for (labels in both
languages, aliases, salience), ``provenance.ttl`` the documents and why names are one thing's.
Texts are not read back (they lie in ``documents.jsonl``, for a build to read again), so
``Document.text`` is empty after the trip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.errors import GraphError, unreadable
from kgbuild.graph.assembly import uses
from kgbuild.graph.disk import (
    is_store,
    read_base_iri,
    read_claims,
    read_graph,
    read_ontology,
)
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.graph.mergings import merges_of
from kgbuild.graph.provenance import FOAF_DOCUMENT
from kgbuild.graph.rdf import RDF_TYPE, RDFS_LABEL, ROMANISED, SKOS_ALT_LABEL, is_asserted
from kgbuild.graph.records import Record, records, statement_of
from kgbuild.model import Document, Entity, Label, Statement

if TYPE_CHECKING:
    import pyoxigraph as ox

Facts: TypeAlias = Mapping[str, Mapping[str, Sequence["ox.NamedNode | ox.Literal"]]]

STATEMENTS, FACTS, PROVENANCE = "statements.jsonl", "graph.ttl", "provenance.ttl"
_DCTERMS = "http://purl.org/dc/terms/"
_REMEDY = "name a folder or a store that kgbuild build wrote"


def load(path: Path) -> KnowledgeGraph:
    """Read a graph back from an output folder or a store.

    Args:
        path: A folder with ``statements.jsonl``, ``graph.ttl`` and ``provenance.ttl``, or a
            store.

    Raises:
        GraphError: A file is missing or was changed since the build.
        StoreError: The store cannot be read.
    """
    if is_store(path):
        return read_graph(path)
    if not path.is_dir():
        reason = "is a file, not a folder" if path.exists() else "does not exist"
        raise GraphError(reason, source=str(path), remedy=_REMEDY, value=path)
    facts, prefixes = read_turtle(path / FACTS)
    origins, _ = read_turtle(path / PROVENANCE)
    source = path / STATEMENTS
    lines = _read(source).split("\n")
    found = list(records(lines, source=str(source)))
    open_relations = prefixes.get("rel", DEFAULT_BASE_IRI + "relation/")
    try:
        statements = tuple(statement_of(item, open_relations=open_relations) for item in found)
    except GraphError as error:
        raise GraphError(
            error.message, source=str(source), remedy=error.remedy, value=error.value
        ) from error
    kgo = prefixes.get("kgo", "")
    entities = _entities(statements, found, facts, kgo)
    try:
        merges = merges_of(origins, kgo)
    except (KeyError, ValueError) as error:
        raise GraphError(
            f"tells of a merge without {error}",
            source=str(path / PROVENANCE),
            remedy="build the folder again",
            value=error,
        ) from error
    entities = {
        iri: replace(entity, merges=merges.get(iri, ())) for iri, entity in entities.items()
    }
    return KnowledgeGraph(statements, entities, _documents(statements, origins))


def base_iri_of(path: Path) -> str:
    """Return the root of the IRIs that the build of an output folder or a store minted.

    Raises:
        GraphError: ``graph.ttl`` is missing or is not Turtle.
        StoreError: The store cannot be read.
    """
    if is_store(path):
        return read_base_iri(path) or DEFAULT_BASE_IRI
    return base_of(read_turtle(path / FACTS)[1])


def kept_ontology(path: Path) -> str:
    """Return the Turtle that extends the ontology of a store; empty for none, and for a folder.

    Raises:
        StoreError: The store cannot be read.
    """
    return read_ontology(path) if is_store(path) else ""


def asserts_claims(path: Path, graph: KnowledgeGraph) -> bool:
    """Tell whether the build of an output folder or a store asserted what texts only report.

    Args:
        path: The folder or the store.
        graph: What :func:`load` reads there.

    Raises:
        GraphError: ``provenance.ttl`` is missing or is not Turtle.
        StoreError: The store cannot be read.
    """
    if is_store(path):
        return read_claims(path)
    said, prefixes = read_turtle(path / PROVENANCE)
    st, kgo = prefixes.get("st", ""), prefixes.get("kgo", "")
    return any(
        _first(said.get(st + statement.id, {}), f"{kgo}inGraph") == "true"
        for statement in graph.statements
        if is_asserted(statement, assert_claims=True) and not is_asserted(statement)
    )


def base_of(prefixes: Mapping[str, str]) -> str:
    """Return the base IRI of the build that wrote a file with these prefixes."""
    return prefixes.get("kgo", f"{DEFAULT_BASE_IRI}ontology#").removesuffix("ontology#")


def read_turtle(path: Path) -> tuple[Facts, Mapping[str, str]]:
    """Read a Turtle file as subject -> predicate -> objects, and its prefixes.

    Raises:
        GraphError: The file is missing or is not Turtle.
    """
    import pyoxigraph as ox

    facts: defaultdict[str, defaultdict[str, list[ox.NamedNode | ox.Literal]]]
    facts = defaultdict(lambda: defaultdict(list))
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        for quad in parser:
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                facts[subject.value][quad.predicate.value].append(value)
    except SyntaxError as error:
        raise GraphError(
            "is not Turtle",
            source=str(path),
            place=f"line {error.lineno}" if error.lineno else None,
            remedy="build the folder again",
            value=error,
        ) from error
    except OSError as error:
        raise GraphError(
            unreadable(error), source=str(path), remedy=_REMEDY, value=error
        ) from error
    return facts, parser.prefixes


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GraphError(
            unreadable(error), source=str(path), remedy=_REMEDY, value=error
        ) from error
    except UnicodeDecodeError as error:
        raise GraphError("is not UTF-8", source=str(path), remedy=_REMEDY, value=error) from error


def _entities(
    statements: Iterable[Statement], found: Iterable[Record], facts: Facts, kgo: str
) -> dict[str, Entity]:
    """Join what the two files say of each entity that the statements use."""
    named: dict[str, Record] = {}
    for record in found:
        for slot in (record["subject"], record["object"]):
            if "id" in slot:
                named.setdefault(slot["id"], slot)
    return {
        iri: _entity(iri, named.get(iri, {}), facts.get(iri, {}), kgo)
        for iri in sorted({iri for statement in statements for iri in uses(statement)})
    }


def _entity(
    iri: str, record: Record, known: Mapping[str, Sequence[ox.NamedNode | ox.Literal]], kgo: str
) -> Entity:
    if RDFS_LABEL not in known or RDF_TYPE not in known:
        raise GraphError(
            f"{iri} has no label or type there",
            source=FACTS,
            remedy="build the folder again",
            value=iri,
        )
    zh = _first(known, RDFS_LABEL, language="zh") or iri
    local = known[RDF_TYPE][0].value.rpartition("#")[2].rpartition("/")[2]
    return Entity(
        id=iri,
        name=record.get("name") or _first(known, f"{kgo}name") or zh,
        type=record.get("type") or local,
        label=_label(zh, known),
        aliases=tuple(sorted(value.value for value in known.get(SKOS_ALT_LABEL, ()))),
        salience=float(_first(known, f"{kgo}salience") or 0),
    )


def _label(zh: str, known: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> Label:
    romanised = _first(known, RDFS_LABEL, language=ROMANISED)
    if romanised is not None:
        return Label(zh, romanised, derived=True)
    return Label(zh, _first(known, RDFS_LABEL, language="en"))


def _documents(statements: Iterable[Statement], origins: Facts) -> dict[str, Document]:
    """Read the documents, in the order in which the statements first cite them."""
    known: dict[str, Document] = {}
    for facts in origins.values():
        if any(value.value == FOAF_DOCUMENT for value in facts.get(RDF_TYPE, ())):
            document = Document(
                id=_first(facts, f"{_DCTERMS}identifier") or "",
                text="",
                title=_first(facts, f"{_DCTERMS}title"),
                date=_first(facts, f"{_DCTERMS}date"),
                speaker=_first(facts, f"{_DCTERMS}creator"),
                url=_first(facts, f"{_DCTERMS}source"),
            )
            known[document.id] = document
    cited = dict.fromkeys(item.document for s in statements for item in s.evidence)
    order = [*(identifier for identifier in cited if identifier in known), *sorted(known)]
    return {identifier: known[identifier] for identifier in order}


def _first(
    known: Mapping[str, Sequence[ox.NamedNode | ox.Literal]],
    predicate: str,
    *,
    language: str | None = None,
) -> str | None:
    for value in known.get(predicate, ()):
        if language is None or getattr(value, "language", None) == language:
            return value.value
    return None

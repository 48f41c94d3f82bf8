"""A graph, a Turtle file, an output folder or a store becomes the list of rules that it breaks.

An empty list means that everything that was checked holds; what could not be checked (no
pySHACL, say) stands in the list's ``notes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.graph import KnowledgeGraph, base_iri_of, disk, kept_ontology, load
from kgbuild.graph.assembly import part
from kgbuild.graph.folder import base_of
from kgbuild.graph.provenance import provenance, tell_provenance
from kgbuild.graph.rdf import Telling, facts, tell_facts
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.validate.files import (
    agreement,
    half_a_build,
    read_triples,
    store_agreement,
    turtle_file,
)
from kgbuild.validate.gate import Passage, pass_gate
from kgbuild.validate.invariants import invariants
from kgbuild.validate.shapes import shapes, unchecked
from kgbuild.validate.violations import Violation, Violations

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Statements that the shapes are run on at a time.
_PART = 1500

__all__ = ["Passage", "Violation", "Violations", "check", "gate"]


def check(subject: KnowledgeGraph | Path, ontology: Ontology | None = None) -> Violations:
    """Check the invariants and, where it makes sense, the SHACL shapes.

    Args:
        subject: A graph in memory, a Turtle file, an output folder (whose files are
            compared with each other too) or a store (likewise).
        ontology: Whose terms the graph should use. For a graph in memory ``None`` leaves
            the vocabulary and the shapes unchecked (a build checks its own laws only, in
            milliseconds); for a path it means the built-in ontology.

    Returns:
        The violations in a stable order; ``notes`` says what was not checked.

    Raises:
        GraphError: The folder cannot be read back.
        ValidateError: The file cannot be read as Turtle.
    """
    if isinstance(subject, KnowledgeGraph):
        found = Violations(invariants(subject, ontology))
        if ontology is None:
            found.notes = ("vocabulary and shapes were not checked: no ontology was given",)
            return found
        # Broken invariants can make triples impossible; the shapes would only repeat them.
        if not found:
            _add_shapes_by_parts(found, subject, ontology)
        return found
    if disk.is_store(subject):
        return _check_store(subject, ontology or load_ontology(kept=kept_ontology(subject)))
    if subject.is_dir():
        graph = load(subject)
        terms = ontology or load_ontology()
        stated, prefixes = read_triples(subject / "graph.ttl")
        origins, _ = read_triples(subject / "provenance.ttl")
        own = Ontology(terms.classes, terms.relations, base_of(prefixes))
        found = Violations(invariants(graph, terms if own.base_iri == terms.base_iri else None))
        found += agreement(subject, graph, terms)
        _add_shapes(found, [*stated, *origins], own.base_iri)
        return found
    triples_of_file, prefixes = read_triples(subject)
    found = Violations(turtle_file(triples_of_file, prefixes))
    if half_a_build(triples_of_file):
        found.notes += (
            "the SHACL shapes were not checked: they need graph.ttl and provenance.ttl together; "
            "name their folder",
        )
    else:
        _add_shapes(found, triples_of_file, base_of(prefixes))
    return found


def gate(graph: KnowledgeGraph, ontology: Ontology) -> Passage:
    """Take the statements that break an invariant or a shape out of ``graph``.

    Returns:
        The graph that is left, the statements taken out with the rules that they broke, and
        what remains wrong; the notes of the latter say what was not checked.
    """
    return pass_gate(graph, ontology, check)


def _check_store(path: Path, terms: Ontology) -> Violations:
    """Check a store: its graph, and whether its triples say what the graph says."""
    graph, base = load(path), base_iri_of(path)
    with disk.reading(path) as database:
        triples = disk.published(database)
        claims = disk.about(database, "claims") == "true"
    own = Ontology(terms.classes, terms.relations, base)
    found = Violations(invariants(graph, terms if base == terms.base_iri else None))
    found += store_agreement(graph, own, triples, claims=claims)
    _add_shapes(found, triples, base)
    return found


def _add_shapes_by_parts(found: Violations, graph: KnowledgeGraph, ontology: Ontology) -> None:
    """Check the shapes some statements at a time, for pySHACL takes two kilobytes for a triple.

    That is the same as at once: each shape speaks of a node and of what is said of it, or of a
    node beside it. Documents are a part of their own.
    """

    def triples_of(some: KnowledgeGraph) -> Iterator[ox.Quad]:
        yield from chain(facts(some, ontology), provenance(some, ontology))

    def check_part(seen: Violations, some: KnowledgeGraph) -> None:
        told = chain(tell_facts(some, ontology), tell_provenance(some, ontology))
        _add_shapes(seen, triples_of(some), ontology.base_iri, told)

    if len(graph) <= _PART:
        check_part(found, graph)
        return
    note = unchecked(sum(1 for _ in triples_of(graph)))
    if note:
        found.notes += (note,)
        return
    alone = replace(graph, documents={})
    starts = range(0, len(graph), _PART)
    parts = (part(alone, graph.statements[at : at + _PART]) for at in starts)
    seen = Violations()
    for some in chain(parts, [KnowledgeGraph((), {}, graph.documents)]):
        check_part(seen, some)
    found += sorted({str(violation): violation for violation in seen}.values(), key=str)
    found.notes += tuple(dict.fromkeys(seen.notes))


def _add_shapes(
    found: Violations, triples: Iterable[ox.Quad], base_iri: str, told: Iterable[Telling] = ()
) -> None:
    more, note = shapes(triples, base_iri=base_iri, told=told)
    found += more
    if note:
        found.notes += (note,)

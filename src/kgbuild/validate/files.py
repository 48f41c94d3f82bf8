"""The files of a build against each other: do both Turtle files say what the statements say?

``statements.jsonl`` is read back (which already proves that no statement was edited, since an
id is a hash of its content) and the Turtle that it should give is compared with the Turtle
that is there, triple by triple.

================ ========================================================================
``asserted``     a triple stands in graph.ttl exactly when a statement asserts it
``description``  entities, classes and relations are described as the statements name them
``provenance``   provenance.ttl agrees with statements.jsonl
``database``     the triples of a store agree with its statements
``blank-node``   there is none
``resource``     (a Turtle file alone) every resource has a type and a zh label, every
                 rdf:Statement its three parts and its evidence
================ ========================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.errors import ValidateError, unreadable
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.disk import as_stored
from kgbuild.graph.folder import FACTS, PROVENANCE, base_of
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import RDF_TYPE, RDFS_LABEL, assertion, describe, facts, is_asserted
from kgbuild.model import Statement
from kgbuild.ontology import Ontology
from kgbuild.validate.invariants import first_sentence
from kgbuild.validate.violations import Violation

if TYPE_CHECKING:
    import pyoxigraph as ox

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_GENERATED = "http://www.w3.org/ns/prov#wasGeneratedBy"


def read_triples(path: Path) -> tuple[set[ox.Quad], dict[str, str]]:
    """Read a Turtle file as a set of triples, and its prefixes.

    Raises:
        ValidateError: It cannot be read or is not Turtle.
    """
    import pyoxigraph as ox

    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        triples = set(parser)
    except SyntaxError as error:
        raise ValidateError(
            f"is not Turtle ({error.msg})",
            source=str(path),
            remedy="build it again",
            value=error,
        ) from error
    except OSError as error:
        raise ValidateError(
            unreadable(error),
            source=str(path),
            remedy="name a Turtle file or a folder that kgbuild build wrote",
            value=error,
        ) from error
    return triples, parser.prefixes


def agreement(folder: Path, graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Violation]:
    """Yield where the Turtle files of ``folder`` differ from its statements.

    Args:
        folder: What a build wrote.
        graph: The same folder, read back.
        ontology: Labels and kinds of the terms; the namespaces are the files' own.
    """
    stated, prefixes = read_triples(folder / FACTS)
    origins, _ = read_triples(folder / PROVENANCE)
    own = Ontology(ontology.classes, ontology.relations, base_of(prefixes))
    claims = _asserts_claims(graph, own, origins)
    for name, triples in ((FACTS, stated), (PROVENANCE, origins)):
        yield from blank_nodes(triples, name)
    yield from _asserted(graph, own, stated, claims)
    yield from _origins(graph, own, origins, claims)


def store_agreement(
    graph: KnowledgeGraph, own: Ontology, triples: set[ox.Quad], *, claims: bool
) -> Iterator[Violation]:
    """Yield where the triples of a store differ from its statements.

    Args:
        graph: The graph of the store.
        own: The ontology, with the namespaces of the store.
        triples: What its database says.
        claims: Whether the build asserted claims.
    """
    yield from blank_nodes(triples, "the store")
    written = chain(
        facts(graph, own, assert_claims=claims), provenance(graph, own, assert_claims=claims)
    )
    run = own.prefixes["run"]
    expected = as_stored(t for t in written if not _of_a_run(t, run))
    sentences = {own.statement_iri(s.id): first_sentence(s) for s in graph.statements}
    for triple in sorted(expected - triples, key=str):
        subject = _subject(triple)
        yield Violation("database", subject, f"it lacks {triple}", sentences.get(subject))
    for triple in sorted(triples - expected, key=str):
        if not _of_a_run(triple, run):
            message = f"it says {triple}, no statement does"
            yield Violation("database", _subject(triple), message)


def _of_a_run(triple: ox.Quad, run: str) -> bool:
    """Tell whether a triple names the run, whose name depends on the version of kgbuild."""
    return triple.predicate.value == _GENERATED or _subject(triple).startswith(run)


def turtle_file(triples: set[ox.Quad], prefixes: Mapping[str, str]) -> Iterator[Violation]:
    """Yield what is wrong with a Turtle file that stands alone."""
    import pyoxigraph as ox

    yield from blank_nodes(triples, "the file")
    own = prefixes.get("kgr", DEFAULT_BASE_IRI + "resource/")
    by_subject: dict[str, dict[str, list[object]]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            facts = by_subject.setdefault(triple.subject.value, {})
            facts.setdefault(triple.predicate.value, []).append(triple.object)
    for subject, facts in sorted(by_subject.items()):
        types = {str(value) for value in facts.get(RDF_TYPE, ())}
        if f"<{_RDF}Statement>" in types:
            for part in ("subject", "predicate", "object"):
                if len(facts.get(_RDF + part, ())) != 1:
                    yield Violation("resource", subject, f"it has not exactly one rdf:{part}")
            if "http://www.w3.org/ns/prov#wasDerivedFrom" not in facts:
                yield Violation("evidence", subject, "it has none")
        elif subject.startswith(own):
            if not types:
                yield Violation("resource", subject, "it has no type")
            labels = facts.get(RDFS_LABEL, ())
            if not any(isinstance(v, ox.Literal) and v.language == "zh" for v in labels):
                yield Violation("resource", subject, "it has no zh label")


def half_a_build(triples: set[ox.Quad]) -> bool:
    """Tell whether these are statements without the entities that they name."""
    predicates = {triple.predicate.value for triple in triples}
    described = any(predicate.endswith("ontology#salience") for predicate in predicates)
    return f"{_RDF}predicate" in predicates and not described


def blank_nodes(triples: set[ox.Quad], name: str) -> Iterator[Violation]:
    """Yield a violation where ``triples`` hold blank nodes."""
    import pyoxigraph as ox

    count = sum(isinstance(end, ox.BlankNode) for t in triples for end in (t.subject, t.object))
    if count:
        yield Violation("blank-node", name, f"it holds {count} blank nodes")


def _subject(triple: ox.Quad) -> str:
    """Return the subject's IRI, or what stands in its place as N-Triples has it."""
    import pyoxigraph as ox

    return triple.subject.value if isinstance(triple.subject, ox.NamedNode) else str(triple.subject)


def _asserts_claims(graph: KnowledgeGraph, own: Ontology, origins: set[ox.Quad]) -> bool:
    """Tell from the files whether the build ran with ``assert_claims``."""
    claimed = {
        own.statement_iri(s.id)
        for s in graph.statements
        if not is_asserted(s) and is_asserted(s, assert_claims=True)
    }
    flag = own.prefixes["kgo"] + "inGraph"
    true = f'"true"^^<{_BOOLEAN}>'
    return any(
        t.predicate.value == flag and str(t.object) == true and _subject(t) in claimed
        for t in origins
    )


def _asserted(
    graph: KnowledgeGraph, own: Ontology, stated: set[ox.Quad], claims: bool
) -> Iterator[Violation]:
    expected: dict[ox.Quad, Statement] = {}
    silent: dict[ox.Quad, Statement] = {}
    for statement in graph.statements:
        side = expected if is_asserted(statement, assert_claims=claims) else silent
        side.setdefault(assertion(statement), statement)
    described = set(describe(graph, own))
    for triple, statement in expected.items():
        if triple not in stated:
            message = "it is asserted, but graph.ttl does not say so"
            yield Violation("asserted", statement.id, message, first_sentence(statement))
    # Classes and relations may be described as another ontology had them.
    terms = {_subject(t) for t in stated} - graph.entities.keys()
    for triple in sorted(stated - expected.keys() - described, key=str):
        if _subject(triple) in terms and triple.predicate.value in (RDF_TYPE, RDFS_LABEL):
            continue
        if triple in silent:
            statement = silent[triple]
            message = "it is denied, possible or claimed, yet graph.ttl asserts it"
            yield Violation("asserted", statement.id, message, first_sentence(statement))
        else:
            yield Violation("asserted", _subject(triple), f"no statement says {triple}")
    for triple in sorted(described - stated, key=str):
        if _subject(triple) in graph.entities:
            yield Violation("description", _subject(triple), f"graph.ttl lacks {triple}")


def _origins(
    graph: KnowledgeGraph, own: Ontology, origins: set[ox.Quad], claims: bool
) -> Iterator[Violation]:
    # Another version of kgbuild names another run; all else must be equal.
    run = own.prefixes["run"]

    def comparable(triples: set[ox.Quad]) -> set[ox.Quad]:
        return {t for t in triples if not _of_a_run(t, run)}

    expected = comparable(set(provenance(graph, own, assert_claims=claims)))
    actual = comparable(origins)
    sentences = {own.statement_iri(s.id): first_sentence(s) for s in graph.statements}
    for triple in sorted(expected - actual, key=str):
        subject = _subject(triple)
        message = f"provenance.ttl lacks {triple}"
        yield Violation("provenance", subject, message, sentences.get(subject))
    for triple in sorted(actual - expected, key=str):
        subject = _subject(triple)
        message = f"provenance.ttl says {triple}, statements.jsonl does not"
        yield Violation("provenance", subject, message, sentences.get(subject))

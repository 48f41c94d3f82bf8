"""A graph as an ``rdflib.Graph``: the user's own SPARQL, SHACL and serialisers run on it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.graph.provenance import provenance
from kgbuild.graph.rdf import facts
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox
    import rdflib


def to_rdf(
    graph: KnowledgeGraph,
    ontology: Ontology,
    *,
    with_provenance: bool = False,
    assert_claims: bool = False,
) -> rdflib.Graph:
    """Return the graph for rdflib: the facts, and the provenance too if asked for.

    Raises:
        GraphError: An IRI of the graph is not one.
    """
    triples = facts(graph, ontology, assert_claims=assert_claims)
    if with_provenance:
        triples = chain(triples, provenance(graph, ontology, assert_claims=assert_claims))
    return rdflib_graph(triples, prefixes=ontology.prefixes)


def rdflib_graph(triples: Iterable[ox.Quad], *, prefixes: Mapping[str, str]) -> rdflib.Graph:
    """Return ``triples`` as one rdflib graph; named graphs of quads are not told apart.

    Raises:
        TypeError: There is a triple term among them, which RDF 1.1 does not have.
    """
    import rdflib

    view = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        view.bind(prefix, namespace)
    for t in triples:
        view.add((rdflib_term(t.subject), rdflib_term(t.predicate), rdflib_term(t.object)))
    return view


def rdflib_term(term: object) -> rdflib.term.Identifier:
    """Turn a pyoxigraph term into rdflib's, its lexical form untouched.

    Raises:
        TypeError: It is a triple term, which RDF 1.1 does not have.
    """
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = rdflib.URIRef(term.datatype.value)
        if datatype == rdflib.XSD.string:
            return rdflib.Literal(term.value)
        # rdflib would rewrite "01" as "1"; two readers of one file must see one literal.
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise TypeError(f"not an RDF 1.1 term: {term}")

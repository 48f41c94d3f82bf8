"""Statements become a graph, and the graph its views: networkx, RDF, records, a folder."""

from kgbuild.graph.assembly import assemble, merge
from kgbuild.graph.disk import is_current
from kgbuild.graph.folder import asserts_claims, base_iri_of, kept_ontology, load
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.graph.networkx_view import to_networkx
from kgbuild.graph.provenance import version
from kgbuild.graph.rdflib_view import to_rdf

__all__ = [
    "KnowledgeGraph",
    "assemble",
    "asserts_claims",
    "base_iri_of",
    "is_current",
    "kept_ontology",
    "load",
    "merge",
    "to_networkx",
    "to_rdf",
    "version",
]

"""Python values into RDF terms, each with what makes it a term that every reader accepts."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from kgbuild.errors import GraphError
from kgbuild.graph.safe_text import encodable
from kgbuild.model import Statement, Value

if TYPE_CHECKING:
    import pyoxigraph as ox

Node: TypeAlias = "ox.NamedNode | ox.Literal"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def node(iri: str) -> ox.NamedNode:
    """Return the node of an IRI.

    Raises:
        GraphError: It is not one.
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise GraphError(f"{iri!r} is not an IRI ({error})", value=iri) from error


#: The same for what comes again and again: predicates, classes, well-known things.
named = lru_cache(maxsize=4096)(node)


def iri_or_text(value: str) -> Node:
    """Return the node of an IRI, or a plain string where ``value`` is none."""
    try:
        return named(value)
    except GraphError:
        return text(value)


def text(value: str, language: str | None = None) -> ox.Literal:
    """Return a string, with its language where it has one."""
    import pyoxigraph as ox

    return ox.Literal(encodable(value), language=language)


def typed(value: str, datatype: str) -> ox.Literal:
    """Return a literal of an XML Schema datatype, named without its namespace."""
    import pyoxigraph as ox

    return ox.Literal(value, datatype=ox.NamedNode(_XSD + datatype))


def boolean(value: bool) -> ox.Literal:
    """Return ``true`` or ``false``."""
    return typed("true" if value else "false", "boolean")


def count(number: int) -> ox.Literal:
    """Return a number of characters."""
    return typed(str(number), "nonNegativeInteger")


def decimal(number: float) -> ox.Literal:
    """Return ``number`` as ``xsd:decimal`` that reads back as the same float.

    In the canonical form of XSD 1.1 (``1``, not ``1.0``), because a store that keeps numbers
    as numbers (Oxigraph does) gives that form back: a file must survive the trip unchanged.
    """
    # repr is the shortest form that reads back the same; xsd:decimal has no exponent.
    written = format(Decimal(repr(float(number))), "f")
    return typed(written.removesuffix(".0") if number else "0", "decimal")


def literal(value: Value) -> ox.Literal:
    """Return the literal of ``value``; one without a usable datatype is a plain string.

    Raises:
        GraphError: The datatype is not an IRI.
    """
    import pyoxigraph as ox

    if value.datatype in ("", _LANG_STRING):
        return text(value.value)
    return ox.Literal(encodable(value.value), datatype=named(value.datatype))


def of_object(statement: Statement) -> Node:
    """Return the object of ``statement``: a node or a literal.

    Raises:
        GraphError: Its IRI is not one.
    """
    if isinstance(statement.object, Value):
        return literal(statement.object)
    return named(statement.object)


def triple(subject: str, predicate: str, value: Node) -> ox.Quad:
    """Return the triple of two IRIs and a term.

    Raises:
        GraphError: An IRI is not one.
    """
    import pyoxigraph as ox

    return ox.Quad(named(subject), named(predicate), value)

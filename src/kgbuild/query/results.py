"""Rows become the standard result formats of SPARQL 1.1, by media type.

SELECT and ASK have their four formats (JSON, XML, CSV, TSV), CONSTRUCT the formats of RDF.
CSV is the one for spreadsheets and its cells are made safe for them (a cell like ``=1+1``
gets an apostrophe); TSV has the terms exactly, in Turtle's spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kgbuild.errors import QueryError
from kgbuild.graph.safe_text import xml_safe
from kgbuild.query.rows import Rows, Term

if TYPE_CHECKING:
    import pyoxigraph as ox

_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_TAGS = {"uri": "uri", "bnode": "bnode"}


def to_xml(rows: Rows) -> str:
    """Return SPARQL Query Results XML; characters that XML cannot hold become spaces."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<sparql xmlns="{_NAMESPACE}">']
    if rows.boolean is not None:
        lines += ["<head/>", f"<boolean>{str(rows.boolean).lower()}</boolean>", "</sparql>"]
        return "\n".join(lines) + "\n"
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in rows.variables)
    lines += [f"<head>{variables}</head>", "<results>"]
    for row in rows.rows:
        bound = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(rows.variables, row, strict=True)
            if term is not None
        )
        lines.append(f"<result>{''.join(bound)}</result>")
    return "\n".join([*lines, "</results>", "</sparql>"]) + "\n"


def to_tsv(rows: Rows) -> str:
    """Return SPARQL Query Results TSV: every term as N-Triples spells it."""
    if rows.boolean is not None:
        return f"?boolean\n{str(rows.boolean).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in rows.variables)]
    lines += (
        "\t".join("" if term is None else _tsv_term(term) for term in row) for row in rows.rows
    )
    return "\n".join(lines) + "\n"


def to_triples(rows: Rows) -> list[ox.Triple]:
    """Return the triples that a CONSTRUCT query gave.

    Raises:
        QueryError: The rows are no triples.
    """
    import pyoxigraph as ox

    if not rows.is_graph:
        raise QueryError("the answer is a table, not a graph", remedy="use CONSTRUCT")
    found = []
    for subject, predicate, value in rows.rows:
        start, edge, end = (to_pyoxigraph(term) for term in (subject, predicate, value) if term)
        if isinstance(edge, ox.NamedNode) and not isinstance(start, ox.Literal):
            found.append(ox.Triple(start, edge, end))
    return found


def to_pyoxigraph(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return pyoxigraph's form of a term.

    Raises:
        ValueError: It is an IRI that is none.
    """
    import pyoxigraph as ox

    if term.kind == "uri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)


def _rdf(name: str) -> Callable[[Rows], bytes]:
    def write(rows: Rows) -> bytes:
        import pyoxigraph as ox

        written_as: ox.RdfFormat = getattr(ox.RdfFormat, name)
        prefixes = {} if name == "N_TRIPLES" else dict(rows.prefixes)
        return ox.serialize(to_triples(rows), format=written_as, prefixes=prefixes) or b""

    return write


def _text(writer: Callable[[Rows], str]) -> Callable[[Rows], bytes]:
    return lambda rows: writer(rows).encode("utf-8", "replace")


#: Media type -> writer, for the answers of SELECT and ASK; the first is the default.
TABLE_TYPES: Mapping[str, Callable[[Rows], bytes]] = {
    "application/sparql-results+json": _text(Rows.to_json),
    "application/sparql-results+xml": _text(to_xml),
    "text/csv": _text(Rows.to_csv),
    "text/tab-separated-values": _text(to_tsv),
    "application/json": _text(Rows.to_json),
    "application/xml": _text(to_xml),
}
#: Media type -> writer, for the answers of CONSTRUCT; the first is the default.
GRAPH_TYPES: Mapping[str, Callable[[Rows], bytes]] = {
    "text/turtle": _rdf("TURTLE"),
    "application/n-triples": _rdf("N_TRIPLES"),
    "application/ld+json": _rdf("JSON_LD"),
    "application/rdf+xml": _rdf("RDF_XML"),
}


def _xml_term(term: Term) -> str:
    text = escape(xml_safe(term.value), {"\r": "&#13;"})
    if term.kind in _TAGS:
        return f"<{_TAGS[term.kind]}>{text}</{_TAGS[term.kind]}>"
    kind = f" xml:lang={quoteattr(term.language)}" if term.language else ""
    if term.datatype:
        kind = f" datatype={quoteattr(term.datatype)}"
    return f"<literal{kind}>{text}</literal>"


def _tsv_term(term: Term) -> str:
    # N-Triples escapes line breaks but may leave a tab, which would end the column.
    return str(to_pyoxigraph(term)).replace("\t", "\\t")

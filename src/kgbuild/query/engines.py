"""A checked query and a source become rows, by rdflib or by pyoxigraph, with the same answer.

One difference of the engines is known and left alone: Oxigraph drops the duplicates of a
path alternative (``a|b``) that the standard keeps, which is why the cookbook writes
``VALUES ?p { a b }`` instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from kgbuild.errors import QueryError, QueryLimitError
from kgbuild.query.guard import Query
from kgbuild.query.results import to_pyoxigraph
from kgbuild.query.rows import Rows, Term
from kgbuild.query.source import Source

if TYPE_CHECKING:
    import rdflib

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_TRIPLE = ("subject", "predicate", "object")


def run(
    source: Source,
    query: Query,
    *,
    bindings: Mapping[str, Term],
    limit: int | None,
    engine: str | None = None,
) -> Rows:
    """Run ``query`` on ``source``.

    Args:
        source: The triples.
        query: As :func:`kgbuild.query.guard.parse` gave it.
        bindings: Variable -> term: the variable has this value in every row.
        limit: Keep at most so many rows.
        engine: ``"rdflib"`` or ``"pyoxigraph"``; by size unless given.

    Raises:
        QueryLimitError: Memory ran out.
        QueryError: A bound variable is not selected, ``limit`` is not positive, or the engine
            refuses.
    """
    if limit is not None and limit < 1:
        raise QueryError(f"limit is {limit}, not a positive number", value=limit)
    for name in bindings:
        if query.form == "SELECT" and name not in query.variables:
            raise QueryError(
                f"?{name} is bound but not selected",
                remedy=f"add ?{name} to the SELECT clause",
                value=name,
            )
    if engine is None:
        engine = "pyoxigraph" if source.is_large or query.named_graphs else "rdflib"
    answer = _by_rdflib if engine == "rdflib" else _by_pyoxigraph
    try:
        found = answer(source, query, bindings)
        if isinstance(found, bool):
            return Rows((), (), boolean=found, prefixes=source.prefixes)
        kept = list(islice(found, None if limit is None else limit + 1))
    except QueryError:
        raise
    except RecursionError as error:
        raise QueryError("the query is nested too deeply", remedy="simplify it") from error
    except MemoryError as error:
        raise QueryLimitError(
            "the query took more memory than it may", remedy="narrow it", value="memory"
        ) from error
    except Exception as error:  # engines raise bare Exception, RuntimeError, OSError and others
        raise QueryError(
            f"the query failed ({error})", remedy="simplify it", value=query.text
        ) from error
    truncated = limit is not None and len(kept) > limit
    kept = kept[:limit]
    if not query.ordered:
        kept.sort(key=_row_order)
    variables = query.variables if query.form == "SELECT" else _TRIPLE
    return Rows(
        variables,
        tuple(kept),
        truncated=truncated,
        prefixes=source.prefixes,
        is_graph=query.form == "CONSTRUCT",
    )


def _row_order(row: tuple[Term | None, ...]) -> list[tuple[str, ...]]:
    return [() if term is None else term for term in row]


def _by_rdflib(
    source: Source, query: Query, bindings: Mapping[str, Term]
) -> bool | Iterator[tuple[Term | None, ...]]:
    result = source.rdflib_graph.query(
        query.prepared, initBindings={name: _to_rdflib(term) for name, term in bindings.items()}
    )
    if query.form == "ASK":
        return bool(result.askAnswer)
    if query.form == "CONSTRUCT":
        return _distinct((_of_rdflib(term) for term in triple) for triple in _triples(result))
    return (
        tuple(None if row[name] is None else _of_rdflib(row[name]) for name in query.variables)
        for row in _solutions(result)
    )


def _triples(result: Any) -> Iterator[Any]:
    yield from result.graph if result.graph is not None else ()


def _solutions(result: Any) -> Iterator[Any]:
    for row in result:
        # rdflib's rows raise KeyError for a projected variable that no row binds.
        yield {str(name): value for name, value in zip(result.vars, row, strict=True)}


def _by_pyoxigraph(
    source: Source, query: Query, bindings: Mapping[str, Term]
) -> bool | Iterator[tuple[Term | None, ...]]:
    import pyoxigraph as ox

    result = source.store.query(
        query.text,
        prefixes=dict(source.prefixes),
        named_graphs=[] if source.has_books else None,
        substitutions={ox.Variable(n): to_pyoxigraph(t) for n, t in bindings.items()},
    )
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    read = _reader_of_pyoxigraph()
    if isinstance(result, ox.QueryTriples):
        return _distinct(map(read, triple) for triple in result)
    solutions: Iterable[Iterable[Any]] = result
    if [variable.value for variable in result.variables] != list(query.variables):
        solutions = ([row[name] for name in query.variables] for row in result)
    return (tuple([None if term is None else read(term) for term in row]) for row in solutions)


def _distinct(triples: Iterable[Iterable[Term]]) -> Iterator[tuple[Term | None, ...]]:
    """A constructed graph is a set, though pyoxigraph may repeat a triple."""
    yield from dict.fromkeys(tuple(triple) for triple in triples)


def _of_rdflib(term: Any) -> Term:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return Term("uri", str(term))
    if isinstance(term, rdflib.BNode):
        return Term("bnode", str(term))
    return _literal(str(term), term.language or "", str(term.datatype or ""))


def _reader_of_pyoxigraph() -> Callable[[Any], Term]:
    """Return what makes a term of pyoxigraph's term.

    An answer may have a million of them: the import and the look-ups are done once.
    """
    import pyoxigraph as ox

    node, literal, blank = ox.NamedNode, ox.Literal, ox.BlankNode

    def read(term: Any) -> Term:
        kind = type(term)
        if kind is literal:
            language = term.language
            if language:
                return Term("literal", term.value, language)
            return _literal(term.value, "", term.datatype.value)
        if kind is node:
            return Term("uri", term.value)
        if kind is blank:
            return Term("bnode", term.value)
        raise QueryError("the answer holds a triple term, which no format here can show")

    return read


def _literal(value: str, language: str, datatype: str) -> Term:
    plain = datatype in {_STRING, _LANG_STRING}
    return Term("literal", value, language, "" if plain or language else datatype)


def _to_rdflib(term: Term) -> rdflib.term.Identifier:
    import rdflib

    if term.kind == "uri":
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(
        term.value, datatype=rdflib.URIRef(term.datatype) if term.datatype else None
    )

"""A query's text becomes a parsed query that is safe to run, or a one-line refusal.

Only SELECT, ASK and CONSTRUCT pass. SERVICE and FROM are refused because they would make an
engine open an address that the text names; updates because a query must not change what it
reads. rdflib's parser decides, whatever engine runs the query, so both accept the same
language; pyoxigraph's only finds the place of an error, which it does better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kgbuild.errors import QueryError
from kgbuild.regex import regex

_FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT"}
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())
_ABOVE_ORDER = {"Slice", "Distinct", "Reduced", "Project"}
_REMEDY = "write a SELECT, ASK or CONSTRUCT query"
_POSITION = regex(r"error at (\d+):(\d+)")
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may run.

    Attributes:
        text: As the user wrote it.
        form: ``SELECT``, ``ASK`` or ``CONSTRUCT``.
        variables: Columns in the order of the query.
        ordered: Whether it says in which order its rows come.
        named_graphs: Whether it looks into named graphs (``GRAPH``).
        prepared: rdflib's algebra of it.
    """

    text: str
    form: str
    variables: tuple[str, ...]
    ordered: bool
    named_graphs: bool
    prepared: Any


def parse(sparql: str, prefixes: Mapping[str, str]) -> Query:
    """Parse a query and refuse what must not run.

    Args:
        sparql: The text.
        prefixes: Prefixes that it need not declare.

    Raises:
        QueryError: It is malformed (line and column are named), or refused.
    """
    return _parse(sparql, tuple(prefixes.items()))


@lru_cache(maxsize=64)  # a recipe, or a page that asks again: parsing takes longer than answering
def _parse(sparql: str, known: tuple[tuple[str, str], ...]) -> Query:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    prefixes = dict(known)
    if len(sparql) > _LONGEST:
        raise QueryError(f"the query is longer than {_LONGEST} characters", remedy="shorten it")
    try:
        tree = parseQuery(sparql)
        names = {part.name for part in _parts(tree)}
        _refuse(names)
        prepared = translateQuery(tree, initNs=prefixes)
    except QueryError:
        raise
    except ParseException as error:
        raise _malformed(sparql, prefixes, (error.lineno, error.column)) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply", remedy="simplify it") from error
    except Exception as error:  # rdflib raises bare Exception, for unknown prefixes and others
        raise _rejected(sparql, error) from error
    form = _FORMS[prepared.algebra.name]
    return Query(
        text=sparql,
        form=form,
        variables=_variables(sparql, prepared.algebra) if form == "SELECT" else (),
        ordered=form == "SELECT" and _is_ordered(prepared.algebra.p),
        named_graphs="GraphGraphPattern" in names,
        prepared=prepared,
    )


def _refuse(names: set[str]) -> None:
    if "ServiceGraphPattern" in names:
        raise QueryError("SERVICE is refused: a query reads this graph only", remedy="remove it")
    if "DatasetClause" in names:
        raise QueryError(
            "FROM is refused: a query reads the graph that you name", remedy="remove it"
        )
    if "DescribeQuery" in names:
        raise QueryError("DESCRIBE has no fixed meaning", remedy=_REMEDY)


def _parts(tree: Any) -> Iterator[Any]:
    """Yield every named part of rdflib's parse tree, without recursion."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting += part.values()
        elif isinstance(part, list | tuple | set | ParseResults):
            waiting += list(part)


def _variables(sparql: str, algebra: Any) -> tuple[str, ...]:
    """Return the projected variables; those of ``SELECT *`` in the order of the text."""
    projected = [str(variable) for variable in algebra.PV]
    if not re.search(r"\bselect\s+(distinct\s+|reduced\s+)?\*", sparql, re.IGNORECASE):
        return tuple(projected)
    seen = list(dict.fromkeys(re.findall(r"[?$](\w+)", sparql)))
    return tuple(sorted(projected, key=lambda name: seen.index(name) if name in seen else 0))


def _is_ordered(pattern: Any) -> bool:
    while pattern.name in _ABOVE_ORDER:
        pattern = pattern.p
    return bool(pattern.name == "OrderBy")


def _malformed(sparql: str, prefixes: Mapping[str, str], place: tuple[int, int]) -> QueryError:
    """Say where the query stops being SPARQL, and what stands there."""
    import pyoxigraph as ox

    if _is_update(sparql):
        return QueryError("updates are refused: a query only reads", remedy=_REMEDY, value=sparql)
    try:
        # An empty store answers nothing: the text is only parsed.
        ox.Store().query(sparql, prefixes=dict(prefixes))
    except SyntaxError as error:
        found = _POSITION.search(str(error))
        if found:
            place = (int(found[1]), int(found[2]))
    except (ValueError, RuntimeError):
        pass  # not about the text: rdflib's place stands
    line, column = place
    lines = re.split("\r\n|\n", sparql)
    rest = lines[line - 1][column - 1 :].split() if line <= len(lines) else []
    what = f"unexpected {rest[0][:40]!r}" if rest else "it ends too early"
    return QueryError(
        f"not SPARQL: {what}",
        place=f"line {line}, column {column}",
        remedy="correct the query there",
        value=sparql,
    )


def _rejected(sparql: str, error: Exception) -> QueryError:
    unknown = re.search(r"Unknown namespace prefix : ?(\w*)", str(error))
    if not unknown:
        return QueryError(f"not a valid query ({error})", remedy="correct it", value=sparql)
    used = re.search(rf"(?<![\w-]){re.escape(unknown[1])}:", sparql)
    before = sparql[: used.start()] if used else ""
    return QueryError(
        f"the prefix {unknown[1]!r} is not declared",
        place=f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}",
        remedy=f"add PREFIX {unknown[1]}: <…> to the query",
        value=sparql,
    )


def _is_update(sparql: str) -> bool:
    """Tell whether the first word after the prologue is a verb of SPARQL Update."""
    bare = re.sub(r"<[^>]*>|#.*", "", sparql)
    words = re.sub(r"\b(prefix|base)\s+[\w.-]*:?", "", bare, flags=re.IGNORECASE).split()
    return bool(words) and words[0].upper() in _UPDATES

"""What a query answers: rows of terms, and the three ways to show them.

A table for people (wide characters count two columns, IRIs are shortened), SPARQL 1.1 JSON
for programs, CSV for spreadsheets (no cell is ever a formula).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from kgbuild.errors import QueryError
from kgbuild.graph.safe_text import cell, display_width, printable

_STRING = "http://www.w3.org/2001/XMLSchema#string"


class Term(NamedTuple):
    """An RDF term, free of the engine that found it.

    A tuple, for an answer has them by the hundred thousand: a frozen dataclass takes three
    times as long to make.

    Attributes:
        kind: ``"uri"``, ``"literal"`` or ``"bnode"``.
        value: The IRI, the lexical form, or the blank node's label.
        language: Language tag of a literal, or empty.
        datatype: Datatype IRI of a literal other than a plain string, or empty.
    """

    kind: Literal["uri", "literal", "bnode"]
    value: str
    language: str = ""
    datatype: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query.

    Attributes:
        variables: Column names without question marks; ``subject predicate object`` for
            CONSTRUCT, none for ASK.
        rows: One tuple a row, ``None`` where a variable is unbound. In the order asked for
            by ORDER BY, else in a fixed order of their own.
        boolean: The answer to ASK, ``None`` for other queries.
        truncated: Whether the row limit cut rows off.
        prefixes: Prefix -> namespace, to shorten IRIs in a table.
        is_graph: Whether the rows are the triples of a CONSTRUCT query.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    boolean: bool | None = None
    truncated: bool = False
    prefixes: Mapping[str, str] = field(default_factory=dict, compare=False)
    is_graph: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def to_table(self) -> str:
        """Return aligned columns with a header and a count, for a terminal."""
        if self.boolean is not None:
            return f"{str(self.boolean).lower()}\n"
        table = [[self._shown(term) for term in row] for row in self.rows]
        widths = [
            max(map(display_width, column)) for column in zip(self.variables, *table, strict=True)
        ]
        lines = [_line(self.variables, widths), "  ".join("─" * width for width in widths).rstrip()]
        lines += [_line(row, widths) for row in table]
        rows = "1 row" if len(self.rows) == 1 else f"{len(self.rows)} rows"
        lines.append(f"({rows}{', more were cut off' if self.truncated else ''})")
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON."""
        answer: dict[str, Any] = {"head": {}, "boolean": self.boolean}
        if self.boolean is None:
            bindings = [
                {
                    name: _json_term(term)
                    for name, term in zip(self.variables, row, strict=True)
                    if term is not None
                }
                for row in self.rows
            ]
            answer = {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"

    def to_csv(self) -> str:
        """Return SPARQL 1.1 CSV whose cells no spreadsheet runs as formulas."""
        stream = io.StringIO()
        table = csv.writer(stream, lineterminator="\n")
        if self.boolean is not None:
            table.writerows([["boolean"], [str(self.boolean).lower()]])
        else:
            table.writerow(self.variables)
            table.writerows(
                ["" if term is None else cell(term.value) for term in row] for row in self.rows
            )
        return stream.getvalue()

    def _shown(self, term: Term | None) -> str:
        if term is None:
            return ""
        if term.kind == "uri":
            return printable(compact(term.value, self.prefixes))
        return printable(term.value)


def render(rows: Rows, name: str) -> str:
    """Return rows as text.

    Args:
        rows: The answer to a query.
        name: ``"table"``, ``"json"`` or ``"csv"``.

    Raises:
        QueryError: There is no such format.
    """
    writers = {"table": rows.to_table, "json": rows.to_json, "csv": rows.to_csv}
    if name not in writers:
        raise QueryError(
            f"unknown format {name!r}", remedy=f"choose from {', '.join(writers)}", value=name
        )
    return writers[name]()


def compact(iri: str, prefixes: Mapping[str, str]) -> str:
    """Shorten ``iri`` by the longest namespace that fits, for reading only."""
    fitting = [(len(n), p, n) for p, n in prefixes.items() if iri.startswith(n) and iri != n]
    if not fitting:
        return iri
    _, prefix, namespace = max(fitting)
    return f"{prefix}:{iri[len(namespace) :]}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        text + " " * (width - display_width(text))
        for text, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def _json_term(term: Term) -> dict[str, str]:
    shown = {"type": term.kind, "value": term.value}
    if term.language:
        shown["xml:lang"] = term.language
    elif term.datatype and term.datatype != _STRING:
        shown["datatype"] = term.datatype
    return shown

"""A graph on disk answers: SPARQL, the cookbook's recipes, explanations, and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from kgbuild.query import engines, guard
from kgbuild.query.changes import Changes, diff
from kgbuild.query.explain import explain
from kgbuild.query.recipes import Parameter, Recipe, recipes, run_recipe
from kgbuild.query.review import Proposal, propose, review
from kgbuild.query.rows import Rows, Term, render
from kgbuild.query.source import open_source
from kgbuild.query.worker import Question, Worker

__all__ = [
    "Changes",
    "Parameter",
    "Proposal",
    "Recipe",
    "Rows",
    "Term",
    "diff",
    "explain",
    "propose",
    "recipes",
    "render",
    "review",
    "run_recipe",
    "select",
]


def select(  # noqa: PLR0913 - keyword-only options
    source: Path,
    sparql: str,
    *,
    bindings: Mapping[str, Term | str] | None = None,
    limit: int | None = None,
    engine: Literal["rdflib", "pyoxigraph"] | None = None,
    timeout: float | None = None,
) -> Rows:
    """Run a SPARQL query.

    Args:
        source: A Turtle file, a store, or an output folder (``graph.ttl`` and
            ``provenance.ttl`` together).
        sparql: A SELECT, ASK or CONSTRUCT query. The prefixes of the files and of the
            ontology (``kgo: kgr: rel: st: ev: doc: run: rdf: rdfs: skos: prov: oa:`` …) are
            declared already.
        bindings: Variable name (without question mark) -> its value: a :class:`Term`, or a
            string for a plain literal. Bound as terms, never spliced into the text; a
            SELECT must select them.
        limit: Keep at most so many rows; ``Rows.truncated`` tells whether there were more.
            Without ORDER BY it is up to the engine which rows are kept.
        engine: Force an engine; rdflib for small sources, pyoxigraph past 20,000 triples.
        timeout: Seconds that the query may take once the graph is open; it then runs in a
            process of its own, with a limit of memory too.

    Returns:
        The rows. Without ORDER BY they come in a fixed order all the same.

    Raises:
        QueryLimitError: The query ran out of time or memory.
        QueryError: The source cannot be read; the query is malformed (line and column), is an
            update or uses SERVICE or FROM; or ``limit`` or ``timeout`` is not positive.
    """
    terms = {
        name: value if isinstance(value, Term) else Term("literal", value)
        for name, value in (bindings or {}).items()
    }
    if timeout is not None:
        with Worker(source) as worker:
            question = Question(sparql=sparql, bindings=terms, limit=limit, engine=engine)
            return worker.ask(question, timeout=timeout)
    with open_source(source) as opened:
        query = guard.parse(sparql, opened.prefixes)
        return engines.run(opened, query, bindings=terms, limit=limit, engine=engine)

"""``kgbuild query``: a graph and a question into rows."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import give, warn_if_old
from kgbuild.errors import ConfigError, unreadable


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "query", _run, "rows from a graph, by SPARQL or by recipe")
    arguments.add_graph(parser, turtle=True)
    parser.add_argument("sparql", nargs="?", metavar="SPARQL", help="the query itself")
    parser.add_argument("--file", type=Path, help="read the query from a file")
    parser.add_argument("--recipe", metavar="NAME", help="a query of the cookbook")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of the recipe; repeatable",
    )
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N rows")
    parser.add_argument("--timeout", type=float, metavar="S", help="at most S seconds")


def _run(options: argparse.Namespace) -> int:
    from kgbuild import query

    asked = (options.sparql, options.file, options.recipe)
    if sum(question is not None for question in asked) != 1:
        raise ConfigError("give one of SPARQL, --file or --recipe")
    if options.param and options.recipe is None:
        raise ConfigError("--param needs --recipe")
    warn_if_old(options.graph)
    if options.recipe is not None:
        parameters = _parameters(options.param)
        rows = query.run_recipe(
            options.graph,
            options.recipe,
            parameters,
            limit=options.limit,
            timeout=options.timeout,
        )
    else:
        rows = query.select(
            options.graph, _sparql(options), limit=options.limit, timeout=options.timeout
        )
    give([query.render(rows, options.format)])
    return 0


def _parameters(pairs: Sequence[str]) -> dict[str, str]:
    parameters = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise ConfigError(f"--param {pair!r} is not NAME=VALUE")
        parameters[name] = value
    return parameters


def _sparql(options: argparse.Namespace) -> str:
    """Return the query that is named, or that stands in the file."""
    if options.file is None:
        return str(options.sparql)
    try:
        text: str = options.file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(
            unreadable(error),
            source=str(options.file),
            remedy="check the path",
            value=error,
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            "is not UTF-8",
            source=str(options.file),
            place=f"byte {error.start}",
            remedy="save it as UTF-8",
            value=error,
        ) from error
    return text

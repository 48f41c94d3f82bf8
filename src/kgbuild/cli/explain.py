"""``kgbuild explain``: a name into its facts, each with its sentence."""

from __future__ import annotations

import argparse
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import for_eyes, give, warn_if_old


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "explain", _run, "facts with their sentences, evidence marked")
    arguments.add_graph(parser)
    parser.add_argument("term", metavar="ENTITY_OR_STATEMENT", help="a name, IRI or id")


def _run(options: argparse.Namespace) -> int:
    from kgbuild import graph, query

    warn_if_old(options.graph)
    give([query.explain(graph.load(options.graph), options.term, color=for_eyes())])
    return 0

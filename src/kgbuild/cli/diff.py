"""``kgbuild diff``: two graphs into what changed between them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import give, warn_if_old


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "diff", _run, "what changed from one graph to another")
    parser.add_argument("before", type=Path, metavar="GRAPH", help="the earlier graph")
    parser.add_argument("after", type=Path, metavar="GRAPH", help="the later graph")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _run(options: argparse.Namespace) -> int:
    from kgbuild import graph, query

    warn_if_old(options.before, options.after)
    changes = query.diff(graph.load(options.before), graph.load(options.after))
    give([changes.to_json() if options.format == "json" else changes.to_text()])
    return 0

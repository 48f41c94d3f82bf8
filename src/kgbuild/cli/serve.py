"""``kgbuild serve``: a graph into a page and a SPARQL endpoint."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import say, warn_if_old


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "serve", _run, "the page and a SPARQL endpoint, on 127.0.0.1")
    arguments.add_graph(parser, turtle=True)
    parser.add_argument(
        "--port", type=int, default=8765, metavar="N", help="0 for any that is free"
    )
    parser.add_argument(
        "--timeout", type=float, default=10.0, metavar="S", help="seconds a query may take"
    )
    parser.add_argument(
        "--limit", type=int, default=10_000, metavar="N", help="rows an answer may have"
    )
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a site whose pages may ask the endpoint; repeatable",
    )


def _run(options: argparse.Namespace) -> int:
    from kgbuild import serve

    warn_if_old(options.graph)
    limits = serve.Limits(seconds=options.timeout, rows=options.limit)
    with suppress(KeyboardInterrupt):  # the way to end it
        serve.serve(
            options.graph,
            port=options.port,
            limits=limits,
            origins=tuple(options.allow_origin),
            on_start=lambda address: say(f"{address} (Ctrl-C ends it)"),
        )
    return 0

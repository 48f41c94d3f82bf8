"""``kgbuild build``: texts into every file of a graph, or into a store."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import measured, say
from kgbuild.errors import ConfigError


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "build", _run, "texts into Turtle, HTML, GraphML and JSON Lines")
    arguments.add_inputs(parser, required=False)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        help="folder (default: output/, with --store no files at all)",
    )
    parser.add_argument("--store", type=Path, metavar="DIR", help="keep the graph in this folder")
    parser.add_argument(
        "--remove",
        action="append",
        default=[],
        metavar="ID",
        help="take a document out of the store; repeatable",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=0,
        metavar="N",
        help="read in N processes of their own (default: in this one)",
    )
    arguments.add_min_confidence(parser)
    arguments.add_decisions(parser)
    parser.add_argument(
        "--assert-claims",
        action="store_true",
        default=None,
        help="assert in graph.ttl also what the text only reports",
    )
    parser.add_argument(
        "--rdf12",
        action="store_true",
        default=None,
        help="also write provenance.rdf12.ttl, with RDF 1.2 reifiers",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        default=None,
        help="fail when a statement breaks a rule, besides setting it aside",
    )


def _run(options: argparse.Namespace) -> int:
    from kgbuild import corpus

    config = arguments.config(options)
    if not options.inputs and options.store is None:
        raise ConfigError(
            "nothing to build", remedy="name an INPUT, or a --store to bring up to date"
        )
    if options.store is None and options.remove:
        raise ConfigError("--remove needs --store")
    with measured(options) as (advance, meter):
        if options.store is None:
            report = corpus.build(
                options.inputs,
                options.output or Path("output"),
                config,
                workers=options.workers,
                on_document=advance,
                meter=meter,
            )
        else:
            report = corpus.update(
                options.inputs,
                options.store,
                config,
                remove=options.remove,
                output=options.output,
                workers=options.workers,
                on_document=advance,
                meter=meter,
            )
    for failure in report.failures:
        say(str(failure))
    if report.failed:
        say(f"to try these {len(report.failed)} again: {arguments.command()}")
    for broken in report.violations:
        say(broken)
    for broken in report.quarantined:
        say(f"set aside: {broken}")
    for unused in report.unused:
        say(f"{unused}: not used")
    if not options.quiet:
        say(report.summary(), prefix="")
    return 0 if report.complete else 1

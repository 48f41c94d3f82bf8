"""``kgbuild export``: a graph into another format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import warn_if_foreign, warn_if_old


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "export", _run, "a graph in another format")
    arguments.add_graph(parser)
    parser.add_argument("--format", required=True, help="ttl, nt, jsonld, trig, graphml, …")
    parser.add_argument("-o", "--output", type=_file, required=True)
    arguments.add_ontology(parser)


def _file(name: str) -> Path:
    if name == "-":
        raise argparse.ArgumentTypeError("an export goes to a file; name one, like graph.nt")
    return Path(name)


def _run(options: argparse.Namespace) -> int:
    from kgbuild import export, graph

    warn_if_old(options.graph)
    knowledge = graph.load(options.graph)
    ontology = arguments.ontology_of(options)
    warn_if_foreign(knowledge, ontology)
    export.write(
        knowledge,
        options.output,
        format=options.format,
        ontology=ontology,
        assert_claims=graph.asserts_claims(options.graph, knowledge),
    )
    return 0

"""``kgbuild load``: a graph into a triple store elsewhere, by HTTP."""

from __future__ import annotations

import argparse
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import say, warn_if_foreign, warn_if_old


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(
        verbs, "load", _run, "facts and provenance into a triple store, by HTTP"
    )
    arguments.add_graph(parser)
    parser.add_argument("url", metavar="URL", help="the store's Graph Store endpoint")
    parser.add_argument(
        "--graph", dest="into", metavar="IRI", help="a named graph (default: the default graph)"
    )
    arguments.add_ontology(parser)
    parser.add_argument("--user", metavar="NAME", help="the password is in KGBUILD_PASSWORD")


def _run(options: argparse.Namespace) -> int:
    from kgbuild import graph
    from kgbuild.export.graph_store import send

    warn_if_old(options.graph)
    knowledge = graph.load(options.graph)
    ontology = arguments.ontology_of(options)
    warn_if_foreign(knowledge, ontology)
    count = send(
        knowledge,
        options.url,
        ontology=ontology,
        name=options.into,
        user=options.user,
        assert_claims=graph.asserts_claims(options.graph, knowledge),
    )
    say(f"{count} triples are in {options.url}", prefix="")
    return 0

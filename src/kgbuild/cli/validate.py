"""``kgbuild validate``: a graph into the list of what is wrong with it."""

from __future__ import annotations

import argparse
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import give, say, warn_if_old


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "validate", _run, "check a graph's invariants and shapes")
    arguments.add_graph(parser, turtle=True)
    arguments.add_ontology(parser)


def _run(options: argparse.Namespace) -> int:
    from kgbuild import validate
    from kgbuild.ontology import load_ontology

    warn_if_old(options.graph)
    ontology = load_ontology(options.ontology) if options.ontology else None
    violations = validate.check(options.graph, ontology)
    give(f"{violation}\n" for violation in violations)
    if ontology is None and any(violation.rule == "vocabulary" for violation in violations):
        say("name the ontology that the build used with --ontology, if it was not the built-in one")
    for note in violations.notes:
        say(note)
    say(f"{len(violations)} violations" if violations else "no violations", prefix="")
    return 1 if violations else 0

"""``kgbuild review``: a graph into proposals for a person's decisions."""

from __future__ import annotations

import argparse
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import give
from kgbuild.errors import ExportError


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "review", _run, "proposals for decisions, the doubtful first")
    arguments.add_graph(parser)
    arguments.add_output_file(parser, "a new file")
    arguments.add_decisions(parser)
    parser.add_argument("--limit", type=int, metavar="N", help="at most N proposals of each kind")
    arguments.add_ontology(parser)


def _run(options: argparse.Namespace) -> int:
    from kgbuild import export, graph, query, resolve
    from kgbuild.ontology import load_lexicon

    if options.output is not None and options.output.exists():
        raise ExportError(
            "is there already, and may hold decisions",
            source=str(options.output),
            remedy="name a new file",
            value=options.output,
        )
    knowledge = graph.load(options.graph)
    ontology = arguments.ontology_of(options)
    lexicon, decided = load_lexicon(), None
    if options.decisions is not None:
        decided = resolve.load_decisions(options.decisions, ontology, lexicon)
    text = query.review(knowledge, ontology, lexicon, decisions=decided, limit=options.limit)
    if options.output is None:
        give([text])
    else:
        export.write_text(text, options.output)
    return 0

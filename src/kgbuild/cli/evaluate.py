"""``kgbuild evaluate``: gold files into precision, recall and F1."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import give, say


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "evaluate", _run, "precision, recall and F1 against gold files")
    parser.add_argument("golds", nargs="+", type=Path, metavar="GOLD", help="JSON Lines")
    parser.add_argument(
        "--text",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="the text of a gold of salient facts (default: beside it, .txt); repeatable",
    )
    parser.add_argument(
        "--predictions", type=Path, metavar="FILE", help="score what extract or build wrote"
    )
    parser.add_argument(
        "--against",
        choices=("statements", "triples"),
        default="statements",
        help="what salient facts are looked for in (default: statements)",
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--show", choices=("miss", "wrong"), help="list them too")
    parser.add_argument("--resamples", type=int, default=2000, metavar="N", help="bootstrap")
    parser.add_argument("--seed", type=int, default=0, help="of the bootstrap")
    arguments.add_min_confidence(parser)
    arguments.add_pipeline(parser)


def _run(options: argparse.Namespace) -> int:
    from kgbuild import evaluate

    bootstrap = evaluate.Bootstrap(resamples=options.resamples, seed=options.seed)
    results = evaluate.scores(
        options.golds,
        texts=options.text,
        predictions=options.predictions,
        against=options.against,
        config=arguments.config(options),
    )
    report = evaluate.Report(results=tuple(results), bootstrap=bootstrap, show=options.show)
    for result in () if options.quiet else report.results:
        for note in result.notes:
            say(f"{result.name}: {note}")
    give([report.to_json() if options.format == "json" else report.to_table()])
    return 0

"""``kgbuild distribute``: a corpus into Parquet and N-Triples partitions, by many machines."""

from __future__ import annotations

import argparse
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import say


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(
        verbs, "distribute", _run, "a corpus into Parquet and N-Triples, on Daft or a Ray cluster"
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="JSON Lines or Parquet, wildcards allowed, local or s3://, gs://, az://",
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="PLACE", help="a folder, local or as the inputs"
    )
    parser.add_argument(
        "--blocks",
        type=int,
        default=16,
        metavar="N",
        help="resolve documents together in N blocks (default 16)",
    )
    parser.add_argument(
        "--block-by",
        default="id",
        metavar="COLUMN",
        help="documents of one value come into one block (default: by id)",
    )
    parser.add_argument("--workers", type=int, metavar="N", help="read in N processes at once")
    parser.add_argument(
        "--ray", metavar="ADDRESS", help="a cluster, ray://HOST:10001 (default: this machine)"
    )
    arguments.add_min_confidence(parser)
    arguments.add_decisions(parser)
    arguments.add_pipeline(parser, files=False)


def _run(options: argparse.Namespace) -> int:
    from kgbuild.corpus import distributed

    summary = distributed.build(
        options.inputs,
        options.output,
        arguments.config(options),
        blocks=options.blocks,
        block_by=options.block_by,
        workers=options.workers,
        ray=options.ray,
    )
    for identifier, error in summary.failed.items():
        say(f"{identifier}: {error}")
    if not options.quiet:
        documents = summary.ok + len(summary.failed)
        say(
            f"{summary.ok} of {documents} documents -> {summary.statements} statements "
            f"between {summary.entities} entities in {options.output}",
            prefix="",
        )
    return 1 if summary.failed else 0

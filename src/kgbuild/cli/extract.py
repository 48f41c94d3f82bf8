"""``kgbuild extract``: texts into open triples, as JSON Lines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import stream
from kgbuild.errors import KgbuildError


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "extract", _run, "the open triples of texts, as JSON Lines")
    arguments.add_inputs(parser)
    arguments.add_output_file(parser)


def _run(options: argparse.Namespace) -> int:
    from kgbuild import pipeline

    def lines(advance: Callable[[str], None], failures: list[KgbuildError]) -> Iterator[str]:
        for triple in pipeline.open_triples(
            options.inputs, arguments.config(options), on_document=advance, on_error=failures.append
        ):
            yield json.dumps(asdict(triple), ensure_ascii=False) + "\n"

    return stream(options, lines)

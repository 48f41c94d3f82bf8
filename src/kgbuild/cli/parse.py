"""``kgbuild parse``: texts into words, tags and dependency trees."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any

from kgbuild.cli import arguments
from kgbuild.cli.messages import stream
from kgbuild.errors import KgbuildError


def add(verbs: Any) -> None:
    """Add the verb's arguments to the command line."""
    parser = arguments.verb(verbs, "parse", _run, "words, tags and dependency trees of texts")
    arguments.add_inputs(parser)
    arguments.add_output_file(parser)
    parser.add_argument("--format", choices=("conllu",), default="conllu")


def _run(options: argparse.Namespace) -> int:
    from kgbuild import parse, pipeline

    def lines(advance: Callable[[str], None], failures: list[KgbuildError]) -> Iterator[str]:
        for sentence in pipeline.sentences(
            options.inputs, arguments.config(options), on_document=advance, on_error=failures.append
        ):
            yield parse.conllu(sentence)

    return stream(options, lines)

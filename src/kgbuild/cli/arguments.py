"""The arguments that several verbs share, and the configuration that they spell out."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kgbuild.config import INPUT_FORMATS, BuildConfig

if TYPE_CHECKING:
    from kgbuild.ontology import Ontology

Handler: TypeAlias = Callable[[argparse.Namespace], int]


def verb(verbs: Any, name: str, handler: Handler, summary: str) -> argparse.ArgumentParser:
    """Add the verb ``name`` to ``verbs``; ``handler`` runs it and returns the exit status."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=summary, description=summary)
    parser.set_defaults(handler=handler)
    return parser


def add_inputs(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add what says which documents to read, and how."""
    several = "+" if required else "*"
    parser.add_argument("inputs", nargs=several, metavar="INPUT", help="a file, a folder, or -")
    parser.add_argument("--input-format", choices=INPUT_FORMATS)
    parser.add_argument("--limit", type=int, metavar="N", help="read at most N documents")
    add_pipeline(parser)


def add_pipeline(parser: argparse.ArgumentParser, *, files: bool = True) -> None:
    """Add what holds for every verb that runs the pipeline.

    Args:
        parser: The verb's.
        files: Whether it reads files that may be in any encoding.
    """
    if files:
        parser.add_argument("--encoding", help="encoding of text inputs (default: detected)")
    parser.add_argument("--analyzer", choices=("lac", "jieba"), help="default: lac")
    parser.add_argument(
        "--lexicon", type=Path, action="append", help="names, in jieba's user dictionary format"
    )
    parser.add_argument("--ontology", type=Path, help="a Turtle file that extends the ontology")
    parser.add_argument("--config", type=Path, metavar="FILE.toml", help="options from a file")
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary")


def add_ontology(parser: argparse.ArgumentParser) -> None:
    """Add ``--ontology`` of a graph that is there already."""
    parser.add_argument(
        "--ontology", type=Path, help="the Turtle file that the build used (a store keeps it)"
    )


def ontology_of(options: argparse.Namespace) -> Ontology:
    """Load the ontology that a graph was built with.

    Raises:
        KgbuildError: It is not usable, or the graph cannot be read.
    """
    from kgbuild import graph
    from kgbuild.ontology import load_ontology

    return load_ontology(
        options.ontology,
        base_iri=graph.base_iri_of(options.graph),
        kept=graph.kept_ontology(options.graph),
    )


def add_output_file(parser: argparse.ArgumentParser, what: str = "file") -> None:
    """Add ``-o``: a file, or stdout where it is left out or ``-``.

    Args:
        parser: The verb's.
        what: What kind of file, for the help.
    """
    parser.add_argument(
        "-o", "--output", type=_file_or_stdout, help=f"{what} (default, and -: stdout)"
    )


def _file_or_stdout(name: str) -> Path | None:
    return None if name == "-" else Path(name)


def add_min_confidence(parser: argparse.ArgumentParser) -> None:
    """Add ``--min-confidence``."""
    parser.add_argument(
        "--min-confidence",
        type=float,
        metavar="P",
        help="set statements below P aside, 0-1 (default 0.45)",
    )


def add_decisions(parser: argparse.ArgumentParser) -> None:
    """Add ``--decisions``."""
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE.yaml",
        help="what a person has decided about names, classes, relations and facts",
    )


def add_graph(parser: argparse.ArgumentParser, *, turtle: bool = False) -> None:
    """Add the graph that a verb works on.

    Args:
        parser: The verb's.
        turtle: Whether triples alone will do, without the sentences behind them.
    """
    kinds = (
        "an output folder, a store, or a Turtle file" if turtle else "an output folder or a store"
    )
    parser.add_argument("graph", type=Path, metavar="GRAPH", help=kinds)


def command() -> str:
    """Return the command line of this process, as one would type it."""
    return shlex.join(["kgbuild", *sys.argv[1:]])


def config(options: argparse.Namespace) -> BuildConfig:
    """Return the configuration that the options spell out, those of ``--config`` below them.

    Raises:
        ConfigError: A value, or the file, is not usable.
    """
    names = ("input_format", "encoding", "analyzer", "ontology", "limit")
    extra = ("min_confidence", "assert_claims", "rdf12", "strict", "decisions")
    given = {name: getattr(options, name, None) for name in names + extra}
    given["lexicon"] = tuple(options.lexicon) if options.lexicon else None
    if options.config is not None:
        return BuildConfig.from_toml(options.config, **given)
    return BuildConfig(**{name: value for name, value in given.items() if value is not None})

"""The command line: arguments in, one call into the package, messages out.

Data goes to stdout or to files, messages to stderr. The exit status is 0 only when all
that was asked was done, 1 when something failed, 2 for a usage error. Each verb is a module
of its name: its arguments, and one call.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from kgbuild.cli import (
    build,
    diff,
    distribute,
    evaluate,
    explain,
    export,
    extract,
    load,
    parse,
    query,
    review,
    serve,
    validate,
)
from kgbuild.cli.arguments import Handler
from kgbuild.cli.messages import leave_stdout, say
from kgbuild.errors import KgbuildError

__all__ = ["main"]

#: In the order of ``--help``.
_VERBS = (
    build,
    distribute,
    parse,
    extract,
    query,
    validate,
    explain,
    review,
    diff,
    load,
    export,
    serve,
    evaluate,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line ``arguments`` (``sys.argv`` by default); return the exit status."""
    options = _parser().parse_args(arguments)
    handler: Handler = options.handler
    try:
        return handler(options)
    except KgbuildError as error:
        say(str(error))
        return 1
    except ImportError as error:
        say(f"a library is missing ({error}); install kgbuild again")
        return 1
    except KeyboardInterrupt:
        say("interrupted; files already written are whole")
        return 130
    except BrokenPipeError:  # the reader (head, less) has seen enough
        leave_stdout()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kgbuild",
        description="Chinese text into a knowledge graph that can be audited: every fact "
        "leads back to the characters that state it.",
    )
    parser.add_argument("--version", action=_Version)
    verbs = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", parser_class=_Verb
    )
    for verb in _VERBS:
        verb.add(verbs)
    return parser


class _Verb(argparse.ArgumentParser):
    """Takes the arguments of a verb in any order: ``query GRAPH --limit 3 SPARQL``."""

    _taking_apart = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        # argparse does so on request only, and calls this very method twice for it.
        if self._taking_apart:
            return super().parse_known_args(args, namespace)
        self._taking_apart = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._taking_apart = False


class _Version(argparse.Action):
    """``--version``, reading the package's metadata only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str, **_: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        parser.exit(0, f"kgbuild {version('kgbuild')}\n")

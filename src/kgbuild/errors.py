"""What can go wrong, as a person should hear it: what, where, and what to do.

One root, :class:`KgbuildError`, and one subclass a stage that can fail. The command line prints
``str(error)`` on one line; nothing else of the package prints or exits.
"""

from __future__ import annotations


class KgbuildError(Exception):
    """Root of every error that kgbuild raises on purpose.

    Args:
        message: What was wrong, without a full stop.
        source: The file, document id or name of the input concerned.
        place: Where in the source: ``"byte 61"``, ``"line 4"``, ``"row 2"``.
        remedy: What the user can do about it.
        value: The offending value itself, kept for programs.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        place: str | None = None,
        remedy: str | None = None,
        value: object = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.place = place
        self.remedy = remedy
        self.value = value

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.source, self.place) if part)
        line = f"{where}: {self.message}" if where else self.message
        words = (f"{line}; {self.remedy}" if self.remedy else line).split()
        # A file name may hold an escape sequence; a message must not carry it to a terminal.
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in " ".join(words))


class ConfigError(KgbuildError):
    """The configuration file or an option is not usable."""


class OntologyError(KgbuildError):
    """The ontology or a lexicon file is missing or malformed."""


class ReadError(KgbuildError):
    """An input could not be read as text."""


class ParseError(KgbuildError):
    """A text could not be analysed, or the analyser could not be loaded."""


class ResolveError(KgbuildError):
    """Mentions could not be turned into entities."""


class GraphError(KgbuildError):
    """A saved graph could not be read back."""


class ValidateError(KgbuildError):
    """The validation itself could not run (violations are results, not errors)."""


class ExportError(KgbuildError):
    """A file of the graph could not be written."""


class QueryError(KgbuildError):
    """A query is malformed, refused or ran over a limit."""


class QueryLimitError(QueryError):
    """A query ran out of the time or the memory that it may take.

    The ``value`` is ``"time"`` or ``"memory"``.
    """


class ServeError(KgbuildError):
    """The server cannot start."""


class StoreError(KgbuildError):
    """A store on disk cannot be opened, read or written."""


class EvaluateError(KgbuildError):
    """A gold file, or the file of predictions that it should score, is not usable."""


def unreadable(error: OSError) -> str:
    """Return the message for a file that the system does not give us."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    return f"cannot be read ({error.strerror or error})"  # pyoxigraph fills in the text alone

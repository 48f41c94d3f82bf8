"""What a check hands back: violations, and notes on what it did not check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.graph.safe_text import printable


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that does not hold.

    Attributes:
        rule: Name of the rule: ``offset-law``, ``confidence-range``, ``shape:…``; the module
            that checks it says what it means.
        subject: Id of the statement, or IRI of the entity or node.
        message: What is wrong, without a full stop.
        sentence: The sentence concerned, where there is one.
    """

    rule: str
    subject: str
    message: str
    sentence: str | None = None

    def __str__(self) -> str:
        line = f"{self.rule}: {self.subject}: {self.message}"
        return printable(f"{line} — {self.sentence}" if self.sentence else line)


class Violations(list[Violation]):
    """The violations of a check, in order; an empty list means that all that was checked holds.

    Attributes:
        notes: What was not checked, and how to have it checked. Never silently empty: a
            check that was skipped says so here.
    """

    def __init__(self, found: Iterable[Violation] = (), *, notes: Iterable[str] = ()) -> None:
        super().__init__(found)
        self.notes: tuple[str, ...] = tuple(notes)

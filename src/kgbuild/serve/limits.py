"""What one request may take of the machine."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.errors import ServeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a query may take.

    Attributes:
        seconds: How long it may run.
        rows: How many rows its answer may have; an answer that was cut off says so.
        body: How many bytes a request may send.
        workers: How many queries run at once, each in a process that holds the graph.
        patience: How many seconds a request waits for its turn.

    Raises:
        ServeError: One of them is not positive.
    """

    seconds: float = 10.0
    rows: int = 10_000
    body: int = 1 << 20
    workers: int = 2
    patience: float = 60.0

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if not getattr(self, name) > 0:
                raise ServeError(f"{name} is {getattr(self, name)}, not a positive number")

"""Triples as they say most between nodes: of a firm and not of its shares, of a post and a move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from kgbuild.model import Triple
from kgbuild.resolve.postings import posted
from kgbuild.resolve.stakes import dealt


def retold(triple: Triple) -> Triple:
    """Return a triple as it is told between nodes; most are told as they were read."""
    return posted(dealt(triple))


class Retold(Sequence[Triple]):
    """Triples as :func:`retold` tells them, each made when it is asked for.

    Args:
        triples: The triples, which may be too many to hold.
    """

    def __init__(self, triples: Sequence[Triple]) -> None:
        self._triples = triples

    def __len__(self) -> int:
        return len(self._triples)

    def __iter__(self) -> Iterator[Triple]:
        return map(retold, self._triples)

    @overload
    def __getitem__(self, index: int) -> Triple: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Triple]: ...
    def __getitem__(self, index: int | slice) -> Triple | Sequence[Triple]:
        """Return one triple, or several."""
        if isinstance(index, slice):
            return [retold(triple) for triple in self._triples[index]]
        return retold(self._triples[index])

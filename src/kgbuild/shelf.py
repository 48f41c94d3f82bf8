"""Long sequences that lie on disk: what a corpus yields grows with it, memory must not.

A :class:`Shelf` is a sequence that is filled once and walked through several times;
:func:`ordered` sorts what does not fit into memory. Neither touches the disk before there are
some thousand items, so a single text never pays for it. Both write to files without a name,
which the system removes with the process, however that ends.
"""

from __future__ import annotations

import gc
import heapq
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any, TypeVar, overload

from kgbuild.errors import StoreError

T = TypeVar("T")

_PAGE = 2000
"""Items written together, which share their equal parts, and that are in memory at a time."""

_RUN, _RUN_PAGE = 10_000, 200
"""Items that are sorted in memory; and read at a time of each such run when runs are merged."""


class Shelf(Sequence[T]):
    """A sequence to which items are added at its end, and of which a page is in memory.

    Items must be values that :mod:`pickle` knows. Like a tuple it equals any sequence of equal
    items; unlike one it has no hash.

    Args:
        items: The first of them.
        page: How many are written together.
    """

    def __init__(self, items: Iterable[T] = (), *, page: int = _PAGE) -> None:
        self._page = page
        self._file: IO[bytes] | None = None
        self._starts = array("Q")
        self._last: list[T] = []  # not written yet
        self._read: tuple[int, list[T]] = (-1, [])
        self.extend(items)

    def append(self, item: T) -> None:
        """Add an item at the end."""
        self._last.append(item)
        if len(self._last) == self._page:
            self._write()

    def extend(self, items: Iterable[T]) -> None:
        """Add items at the end."""
        for item in items:
            self.append(item)

    def __len__(self) -> int:
        return len(self._starts) * self._page + len(self._last)

    def __iter__(self) -> Iterator[T]:
        return self.pages(0, len(self._starts) + 1)

    def pages(self, start: int, stop: int) -> Iterator[T]:
        """Yield the items of some pages, in order; the last page is the one not written yet."""
        for number in range(start, min(stop, len(self._starts))):
            yield from self._load(number)
        if stop > len(self._starts):
            yield from self._last

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number, rest = divmod(place + len(self) if place < 0 else place, self._page)
        if not 0 <= number <= len(self._starts):
            raise IndexError(place)
        if number == len(self._starts):
            return self._last[rest]
        if self._read[0] != number:
            self._read = number, self._load(number)
        return self._read[1][rest]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # it changes

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self),)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)}>"

    def _write(self) -> None:
        try:
            file = self._opened()
            self._starts.append(file.seek(0, 2))
            pickle.dump(self._last, file, pickle.HIGHEST_PROTOCOL)
            file.flush()
        except OSError as error:
            raise StoreError(
                f"what was read cannot be put on disk ({error.strerror})",
                source=error.filename,
                remedy="make room there, or name another folder in the variable TMPDIR",
                value=error,
            ) from error
        self._last = []

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            import tempfile  # not for a single text

            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the shelf
        return self._file

    def _load(self, number: int) -> list[T]:
        file = self._opened()
        file.seek(self._starts[number])
        with _uncollected():
            page: list[T] = pickle.load(file)  # noqa: S301 - this process wrote it
        return page


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for garbage for a moment: among a page's new objects there is none.

    The search would take longer than reading them.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def ordered(items: Iterable[T], key: Callable[[T], Any]) -> Iterator[T]:
    """Yield ``items`` sorted by ``key``, those of equal key in the order in which they came.

    Args:
        items: Values that :mod:`pickle` knows, where there are many.
        key: What to sort by.
    """
    coming = iter(items)
    run = sorted(islice(coming, _RUN), key=key)
    if len(run) < _RUN:
        yield from run
        return
    runs = Shelf(run, page=_RUN_PAGE)
    while run := sorted(islice(coming, _RUN), key=key):
        runs.extend(run)
    size = _RUN // _RUN_PAGE
    starts = range(0, -(-len(runs) // _RUN_PAGE), size)
    yield from heapq.merge(*(runs.pages(at, at + size) for at in starts), key=key)

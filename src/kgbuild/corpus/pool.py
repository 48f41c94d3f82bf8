"""Documents to readings by several processes, in the order of the documents.

Each worker is a process started afresh (spawned, on every system alike), which loads the models
once and reads one batch of documents after the other. A worker that dies costs the document
that it was reading, which is reported as failed; another takes its place, and its other
documents are read by it. How far reading runs ahead of the slowest document is bounded, so
memory does not grow with the corpus.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from kgbuild.config import BuildConfig
from kgbuild.corpus.worker import serve
from kgbuild.errors import ConfigError, KgbuildError, ParseError
from kgbuild.model import Document
from kgbuild.reading import Known, Outcome

_BATCH_DOCUMENTS, _BATCH_CHARACTERS = 64, 8192
"""A batch is about half a second's work: enough that handing it over costs nothing."""

_AHEAD_DOCUMENTS, _AHEAD_CHARACTERS = 4096, 1 << 23
"""How far ahead of the slowest document others are read."""


@dataclass(slots=True)
class _Slot:
    """The place of a document in the order, and what came of it once that is known."""

    document: Document
    outcome: Outcome | None = None


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, and what it has yet to answer, in that order."""

    process: BaseProcess
    line: Connection
    ready: bool = False
    batch: deque[_Slot] = field(default_factory=deque)


class Pool:
    """An :class:`~kgbuild.reading.Engine` of several processes.

    A script that uses one must be importable without starting to work, as always where
    processes are spawned: ``if __name__ == "__main__": main()``.

    Args:
        workers: How many processes.

    Raises:
        ConfigError: There are fewer than one.
    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ConfigError(f"workers is {workers}, not a positive number", value=workers)
        self._count = workers

    def __call__(
        self, documents: Iterator[Document], config: BuildConfig, *, known: Known
    ) -> Iterator[Outcome]:
        """Yield the outcome of each document, in order."""
        run = _Run(documents, config, known, self._count)
        try:
            yield from run.outcomes()
        finally:
            run.stop()


class _Run:
    """One pass over the documents."""

    def __init__(
        self, documents: Iterator[Document], config: BuildConfig, known: Known, count: int
    ) -> None:
        self._documents = documents
        self._config = config
        self._known = known
        self._count = count
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._order: deque[_Slot] = deque()  # taken, not yielded
        self._unread: deque[_Slot] = deque()  # taken, given to no worker
        self._characters = 0  # of the documents in the order
        self._ended = False

    def outcomes(self) -> Iterator[Outcome]:
        while True:
            self._take()
            self._hand_out()
            while self._order and (outcome := self._order[0].outcome) is not None:
                self._characters -= len(self._order.popleft().document.text)
                yield outcome
                self._hear(timeout=0)
                self._take()
                self._hand_out()
            if not self._order:
                if self._ended:
                    return
                continue
            self._hear(timeout=None)

    def stop(self) -> None:
        """End the workers: those that wait end by themselves, the others are made to."""
        for worker in self._workers:
            worker.line.close()
            if worker.batch or not worker.ready:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _take(self) -> None:
        """Take documents until there is work enough, or too much is waiting for its turn."""
        enough = self._count * _BATCH_DOCUMENTS
        while not self._ended and len(self._unread) < enough:
            if len(self._order) >= _AHEAD_DOCUMENTS or self._characters >= _AHEAD_CHARACTERS:
                return
            document = next(self._documents, None)
            if document is None:
                self._ended = True
                return
            slot = _Slot(document)
            found = self._known(document)
            if found is None:
                self._unread.append(slot)
            else:
                slot.outcome = Outcome(document, found, known=True)
            self._order.append(slot)
            self._characters += len(document.text)
            if self._order[0].outcome is not None:
                return  # something to yield comes first

    def _hand_out(self) -> None:
        """Give every idle worker a batch; start a worker only where there is work for it."""
        while self._unread:
            worker = next((w for w in self._workers if w.ready and not w.batch), None)
            if worker is None:
                starting = sum(not w.ready for w in self._workers)
                if len(self._workers) == self._count or starting >= len(self._unread):
                    return
                self._start()
                continue
            batch = self._batch()
            worker.batch.extend(batch)
            try:
                worker.line.send([slot.document for slot in batch])
            except OSError:  # it died while idle: nobody's fault
                worker.batch.clear()
                self._unread.extendleft(reversed(batch))
                self._replace(worker)

    def _batch(self) -> list[_Slot]:
        """Take the next documents off those unread: few and long ones, or many short ones."""
        batch: list[_Slot] = []
        characters = 0
        # The last documents are shared out, so that no worker idles while another has several.
        most = max(1, min(_BATCH_DOCUMENTS, len(self._unread) // self._count))
        while self._unread and len(batch) < most and characters < _BATCH_CHARACTERS:
            batch.append(self._unread.popleft())
            characters += len(batch[-1].document.text)
        return batch

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._config), daemon=True)
        process.start()
        theirs.close()  # so that the line ends when the worker does
        self._workers.append(_Worker(process, ours))

    def _hear(self, *, timeout: float | None) -> None:
        """Take what the workers say; without a timeout, wait until one says something."""
        lines = {w.line: w for w in self._workers if w.batch or not w.ready}
        for line in wait(list(lines), timeout) if lines else ():
            worker = lines[line]  # type: ignore[index] # a Connection is all that was given
            try:
                said = worker.line.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(said, KgbuildError):
                raise said
            if isinstance(said, Outcome):
                worker.batch.popleft().outcome = said
            else:
                worker.ready = True

    def _bury(self, worker: _Worker) -> None:
        """Report the document that a dead worker was reading, and have its others read."""
        worker.process.join()
        how = _end_of(worker.process.exitcode)
        if not worker.ready:
            raise ParseError(f"a worker process {how} while starting", remedy="use fewer workers")
        if worker.batch:
            slot = worker.batch.popleft()
            document = slot.document
            error = ParseError(
                f"its worker process {how}",
                source=document.source or document.id,
                remedy="the other inputs are built; please report this text",
                value=document.id,
            )
            slot.outcome = Outcome(document, error)
        self._unread.extendleft(reversed(worker.batch))
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        with suppress(OSError):
            worker.line.close()
        self._workers.remove(worker)


def _end_of(status: int | None) -> str:
    """Tell how a process ended, by its exit status: a negative one is that of a signal."""
    import signal

    if status is None or status >= 0:
        return f"ended with status {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"

"""Questions to a few query processes: each takes the next that is free, or waits its turn."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.errors import QueryLimitError
from kgbuild.query.worker import Question, Worker
from kgbuild.serve.limits import Limits

if TYPE_CHECKING:
    from kgbuild.query import Rows


class Pool:
    """Query processes of one graph, to be used inside one event loop.

    Args:
        source: What the processes open.
        limits: How many there are, and what a query may take.
    """

    def __init__(self, source: Path, limits: Limits) -> None:
        self._limits = limits
        self._workers = [Worker(source) for _ in range(limits.workers)]
        self._free: asyncio.Queue[Worker] = asyncio.Queue()

    async def start(self) -> None:
        """Make all processes ready.

        Raises:
            QueryError: The graph cannot be read.
        """
        for worker in self._workers:
            await asyncio.to_thread(worker.start)
            self._free.put_nowait(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.close()

    async def ask(self, question: Question) -> Rows:
        """Answer a question within the limits.

        Raises:
            QueryLimitError: Time or memory ran out, or no process was free for too long
                (``value`` is then ``"busy"``).
            QueryError: The query is malformed or refused.
        """
        try:
            worker = await asyncio.wait_for(self._free.get(), self._limits.patience)
        except TimeoutError as error:
            raise QueryLimitError(
                "too many queries are running", remedy="try again later", value="busy"
            ) from error
        asking = asyncio.ensure_future(
            asyncio.to_thread(worker.ask, question, timeout=self._limits.seconds)
        )
        # A client that goes away must not hand back a process that is still at work.
        asking.add_done_callback(lambda _: self._free.put_nowait(worker))
        return await asyncio.shield(asking)

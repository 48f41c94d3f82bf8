"""A query with a time and a memory limit: answered by a process that can be ended.

Neither engine can be interrupted from within (pyoxigraph runs native code, rdflib may sit in
one), so a query that must end is asked of a child process, which is killed when its time is
over. The child opens the graph once and answers many queries; after a kill the next question
starts a new one.

Parent and child speak pickle over the child's standard streams: both ends are this module.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from kgbuild.errors import KgbuildError, QueryError, QueryLimitError

if TYPE_CHECKING:
    from kgbuild.query.rows import Rows, Term
    from kgbuild.query.source import Source

#: Memory that a query may take beyond the graph itself, in bytes.
MEMORY = 2 << 30


@dataclass(frozen=True, slots=True)
class Question:
    """A query to answer, by its text or by the name of a recipe.

    Attributes:
        sparql: The query; empty where a recipe is asked.
        recipe: Name of the recipe.
        bindings: Variable -> term, for a query.
        parameters: Parameter -> value, for a recipe.
        limit: Keep at most so many rows.
        engine: Force an engine; by size unless given.
    """

    sparql: str = ""
    recipe: str = ""
    bindings: Mapping[str, Term] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    engine: str | None = None


class Worker:
    """A process that holds a graph open and answers one question at a time.

    Args:
        source: What :func:`kgbuild.query.source.open_source` takes.
        memory: Bytes that a query may take beyond the graph, where the system can limit it.
    """

    def __init__(self, source: Path, *, memory: int = MEMORY) -> None:
        self._source, self._memory = source, memory
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process and wait until the graph is open; nothing if it is already.

        Raises:
            QueryError: The source cannot be read.
        """
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        here = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(  # noqa: S603 - this very module
            [sys.executable, "-m", __name__, str(self._memory), os.fspath(self._source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # native code that runs out of memory complains there
            env={**os.environ, "PYTHONPATH": here},
        )
        self._receive()

    def ask(self, question: Question, *, timeout: float) -> Rows:
        """Answer ``question`` within ``timeout`` seconds, the opening of the graph not counted.

        Raises:
            QueryLimitError: Time or memory ran out.
            QueryError: The query is malformed or refused, the source cannot be read, or
                ``timeout`` is not positive.
        """
        if not timeout > 0:
            raise QueryError(f"timeout is {timeout:g}, not a positive number", value=timeout)
        self.start()
        process = self._process
        if process is None or process.stdin is None:
            raise QueryError("the query process could not start", remedy="try again")
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(min(timeout, threading.TIMEOUT_MAX), end)
        timer.start()
        try:
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            answer = self._receive()
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.close()
            if late.is_set():
                raise QueryLimitError(
                    f"the query ran longer than {timeout:g} s",
                    remedy="narrow it, or give it more time",
                    value="time",
                ) from error
            raise QueryLimitError(
                "the query took more memory than it may", remedy="narrow it", value="memory"
            ) from error
        finally:
            timer.cancel()
        if answer is None:
            raise QueryError("the query process gave no answer", remedy="try again")
        return answer

    def close(self) -> None:
        """End the process; a later question starts a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # unsent bytes to a process that is gone
                    stream.close()
        process.wait()

    def _receive(self) -> Rows | None:
        if self._process is None or self._process.stdout is None:
            raise EOFError
        answer: Rows | KgbuildError | None = pickle.load(self._process.stdout)  # noqa: S301
        if isinstance(answer, KgbuildError):
            raise answer
        return answer


# The child ------------------------------------------------------------------------------


def main(memory: int, source: Path, requests: IO[bytes], replies: IO[bytes]) -> None:
    """Open ``source`` and answer questions until the requests end."""
    from kgbuild.query.source import open_source

    def reply(outcome: Rows | KgbuildError | None) -> None:
        pickle.dump(outcome, replies)
        replies.flush()

    try:
        with open_source(source) as opened:
            _ = opened.store if opened.is_large else opened.rdflib_graph
            _limit_memory(memory)
            reply(None)
            _answer(opened, requests, reply)
    except KgbuildError as error:
        reply(_portable(error))


def _answer(
    opened: Source, requests: IO[bytes], reply: Callable[[Rows | KgbuildError], None]
) -> None:
    """Answer questions until they end, or memory does."""
    from kgbuild.query import engines, guard
    from kgbuild.query.recipes import answer

    while True:
        try:
            question: Question = pickle.load(requests)  # noqa: S301
        except EOFError:
            return
        limit, engine = question.limit, question.engine
        try:
            if question.recipe:
                found = answer(
                    opened, question.recipe, question.parameters, limit=limit, engine=engine
                )
            else:
                query = guard.parse(question.sparql, opened.prefixes)
                found = engines.run(
                    opened, query, bindings=question.bindings, limit=limit, engine=engine
                )
        except KgbuildError as error:
            reply(_portable(error))
        except MemoryError:
            return  # the parent reads the end of the stream as memory run out
        else:
            reply(found)


def _portable(error: KgbuildError) -> KgbuildError:
    """Return the error without what might not survive pickling."""
    plain = type(error)(error.message, source=error.source, place=error.place, remedy=error.remedy)
    plain.value = error.value if isinstance(error.value, str | int) else None
    return plain


def _limit_memory(allowance: int) -> None:
    """Let this process grow by ``allowance`` bytes at most, where the system counts them."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        ceiling = pages * resource.getpagesize() + allowance
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    except (ImportError, OSError, ValueError):
        return  # not Linux: the time limit alone protects


if __name__ == "__main__":
    # The graph's readers may print; the replies must not be mixed with that.
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.stdin.buffer, channel)

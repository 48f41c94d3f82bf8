"""What runs in a worker process: batches of documents in, one outcome a document out."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection

from kgbuild.config import BuildConfig
from kgbuild.errors import KgbuildError
from kgbuild.model import Document
from kgbuild.reading import Outcome, Reader

READY = "ready"


def serve(line: Connection, config: BuildConfig) -> None:
    """Read documents until the line is closed.

    Args:
        line: Says :data:`READY` first, or the error that kept the models from loading; then
            takes lists of documents and gives an outcome for each, in order.
        config: The choices of the build.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    # Workers share the cores among themselves; no library starts threads of its own.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        try:
            reader = Reader(config)
        except KgbuildError as error:
            line.send(_plain(error))
            return
        line.send(READY)
        while True:
            documents: list[Document] = line.recv()
            for document in documents:
                outcome = reader.outcome(document)
                result = outcome.result
                if isinstance(result, KgbuildError):
                    outcome = Outcome(document, _plain(result), outcome.seconds)
                line.send(outcome)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has what it wanted, or is gone


def _plain(error: KgbuildError) -> KgbuildError:
    """Return the error without what may not cross to another process."""
    return type(error)(error.message, source=error.source, place=error.place, remedy=error.remedy)

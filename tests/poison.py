"""An analysis that some texts break, installed in this process or in a worker.

The worker imports this module because what it is told to run lives here: a fake engine whose
reader dies, runs out of memory or fails by what the text says.
"""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection

from kgbuild import reading
from kgbuild.config import BuildConfig
from kgbuild.corpus import worker
from kgbuild.model import Document
from kgbuild.reading import Reading

KILLS, FILLS, BREAKS = "夺命", "撑爆", "弄坏"


class FragileReader(reading.Reader):
    def read(self, document: Document) -> Reading:
        if KILLS in document.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if FILLS in document.text:
            raise MemoryError
        if BREAKS in document.text:
            raise RecursionError("too deep")
        return super().read(document)


def serve(line: Connection, config: BuildConfig) -> None:
    worker.Reader = FragileReader  # type: ignore[misc]
    worker.serve(line, config)


def serve_nothing(line: Connection, config: BuildConfig) -> None:
    os.kill(os.getpid(), signal.SIGKILL)

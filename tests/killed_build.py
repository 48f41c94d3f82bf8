"""A build that is killed, as by ``kill -9``, once it has kept so many new readings."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kgbuild import BuildConfig, corpus
from kgbuild.corpus import journal
from kgbuild.reading import Reading


class Killed(journal.Journal):
    """A journal that writes at once, and ends the process after some readings."""

    left = 0

    def add(self, reading: Reading) -> None:
        super().add(reading)
        self._write()
        Killed.left -= 1
        if not Killed.left:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    Killed.left = int(sys.argv[3])
    journal.Journal = Killed  # type: ignore[misc]
    corpus.build([sys.argv[1]], Path(sys.argv[2]), BuildConfig(analyzer="jieba"))

"""Many documents: read by several processes, and taken up again after an interruption.

:func:`build` and :func:`update` are those of :mod:`kgbuild.pipeline` with more hands. Whatever
their number, and however often a build was interrupted, the files are the same, byte for byte.
:mod:`kgbuild.corpus.distributed` goes beyond one machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kgbuild import pipeline, read
from kgbuild.config import BuildConfig
from kgbuild.corpus.journal import JOURNAL, open_journal
from kgbuild.corpus.pool import Pool
from kgbuild.reading import Engine, in_turn
from kgbuild.report import Report

__all__ = ["JOURNAL", "Pool", "build", "open_journal", "update"]


def build(  # noqa: PLR0913 - keyword-only options
    inputs: Iterable[str | Path],
    output: Path,
    config: BuildConfig | None = None,
    *,
    workers: int = 0,
    on_document: Callable[[str], None] | None = None,
    meter: read.Meter | None = None,
) -> Report:
    """Turn texts into a graph, going on where an interrupted build into ``output`` was.

    What is read of each document is kept in ``output`` until the build has ended; see
    :mod:`kgbuild.corpus.journal`. Where a document failed it is kept for the next try.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input.
        output: Folder for the files; made where missing.
        config: The choices of the build.
        workers: Processes that read; 0 for this one alone.
        on_document: Told the id of each document as it is done.
        meter: Told how much of the inputs is read.

    Raises:
        KgbuildError: The configuration, the ontology or ``output`` is not usable.
    """
    with open_journal(output) as journal:
        report = pipeline.build(
            inputs,
            output,
            config,
            engine=_engine(workers),
            kept=journal,
            on_document=on_document,
            meter=meter,
        )
        if not report.failed:
            journal.discard()
    return report


def update(  # noqa: PLR0913 - keyword-only options
    inputs: Iterable[str | Path],
    store: Path,
    config: BuildConfig | None = None,
    *,
    remove: Iterable[str] = (),
    output: Path | None = None,
    workers: int = 0,
    on_document: Callable[[str], None] | None = None,
    meter: read.Meter | None = None,
) -> Report:
    """Add texts to a store: :func:`kgbuild.pipeline.update` by several processes.

    Args:
        inputs: Files, folders, or ``"-"`` for standard input; may be none.
        store: Folder of the store; made where missing.
        config: The choices of the build.
        remove: Ids of documents to take out, before any is added.
        output: Folder for the files of the whole graph, if they are wanted.
        workers: Processes that read; 0 for this one alone.
        on_document: Told the id of each document once it is safely in the store.
        meter: Told how much of the inputs is read.

    Raises:
        KgbuildError: The configuration, the ontology or the store is not usable.
    """
    return pipeline.update(
        inputs,
        store,
        config,
        remove=remove,
        output=output,
        engine=_engine(workers),
        on_document=on_document,
        meter=meter,
    )


def _engine(workers: int) -> Engine:
    return Pool(workers) if workers else in_turn

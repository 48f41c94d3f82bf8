"""A process that fills a store and says what is safe, for the test that kills it."""

from __future__ import annotations

import random
from multiprocessing.connection import Connection
from pathlib import Path

from graphs import documents, ontology, small_graph
from kgbuild.graph import assemble
from kgbuild.model import Document, Mention, Span, Triple
from kgbuild.reading import Reading
from kgbuild.store import open_store


def reading(number: int, version: int) -> Reading:
    """Return a reading of an invented document, different for every version."""
    document = Document(f"d{number}", f"第{number}篇第{version}版。" * 20)
    evidence = small_graph().statements[0].evidence[0]
    end = Mention((Span(0, 2),), document.text[:2])
    triple = Triple(end, end, end, evidence, "有", "svo")
    return Reading(document, (triple,) * 5, {"篇": 0.5}, f"v{version}")


def work(path: Path, seed: int, acknowledge: Connection) -> None:
    """Add, replace, remove and publish without end.

    ``("added", id, version)``, ``("removed", id)`` or ``("published", statements)`` is sent
    once the change is committed.
    """
    choose = random.Random(seed)
    graph, kg = small_graph(), ontology()
    with open_store(path) as store:
        for version in range(1_000_000):
            number = choose.randrange(8)
            if choose.random() < 0.2 and store.remove(f"d{number}"):
                acknowledge.send(("removed", f"d{number}"))
                continue
            store.add(reading(number, version))
            acknowledge.send(("added", f"d{number}", version))
            if version % 3 == 2:
                kept = choose.randrange(1, len(graph.statements) + 1)
                part = assemble(graph.statements[:kept], graph.entities.values(), documents())
                store.publish(part, kg)
                acknowledge.send(("published", kept))

"""A process that fills a store and says what is safe, for the test that kills it.

Usage: ``python store_writer.py STORE SEED``. Every line of its output is an acknowledgement:
``added ID``, ``removed ID`` or ``published N``, printed once the change is committed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from graphs import documents, ontology, small_graph
from kgbuild.graph import assemble
from kgbuild.model import Document, Mention, Span, Triple
from kgbuild.reading import Reading
from kgbuild.store import Store, open_store


def say(*words: object) -> None:
    """Acknowledge a change."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def reading(number: int, version: int) -> Reading:
    """Return a reading of an invented document, different for every version."""
    document = Document(f"d{number}", f"第{number}篇第{version}版。" * 20)
    evidence = small_graph().statements[0].evidence[0]
    end = Mention((Span(0, 2),), document.text[:2])
    triple = Triple(end, end, end, evidence, "有", "svo")
    return Reading(document, (triple,) * 5, {"篇": 0.5}, f"v{version}")


def work(store: Store, choose: random.Random) -> None:
    """Add, replace, remove and publish without end."""
    graph, kg = small_graph(), ontology()
    for version in range(1_000_000):
        number = choose.randrange(8)
        if choose.random() < 0.2 and store.remove(f"d{number}"):
            say("removed", f"d{number}")
            continue
        store.add(reading(number, version))
        say("added", f"d{number}", version)
        if version % 3 == 2:
            kept = choose.randrange(1, len(graph.statements) + 1)
            part = assemble(graph.statements[:kept], graph.entities.values(), documents())
            store.publish(part, kg)
            say("published", kept)


if __name__ == "__main__":
    with open_store(Path(sys.argv[1])) as opened:
        work(opened, random.Random(int(sys.argv[2])))

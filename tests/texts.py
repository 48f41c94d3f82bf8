"""A text, and what its graph states, for tests that read as a reader does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kgbuild import pipeline, read
from kgbuild.config import BuildConfig
from kgbuild.graph import KnowledgeGraph
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.reading import Reader
from kgbuild.report import Report
from kgbuild.resolve import Decisions


@cache
def _stages() -> tuple[Reader, Ontology]:
    """What all builds of one process share: an analyser with its lexicon, and the ontology."""
    return Reader(BuildConfig()), load_ontology()


def knowledge(path: Path) -> KnowledgeGraph:
    """Return the graph of a text file, as a build makes it."""
    reader, ontology = _stages()
    readings = map(reader.read, read.documents([path]))
    graph, _ = pipeline.fold(readings, BuildConfig(), ontology, Decisions(), Report())
    return graph


@cache
def facts(text: str, folder: Path) -> frozenset[tuple[str, str, str]]:
    """Return what the graph of ``text`` states: subject, relation, object.

    A relation is there three times: by its name in the ontology, its words and its label. A text
    that several cases ask of is built once.

    Args:
        text: The text.
        folder: Where it may lie meanwhile.
    """
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    graph = knowledge(path)
    names = {entity.id: entity.name for entity in graph.entities.values()}
    found: set[tuple[str, str, str]] = set()
    for statement in graph.statements:
        target = statement.object
        other = names[target] if isinstance(target, str) else statement.object_text
        relation = statement.relation.id.rpartition("#")[2].rpartition("/")[2]
        for word in (relation, statement.relation_text, statement.relation.label.zh):
            found.add((names[statement.subject], word, other))
    return frozenset(found)

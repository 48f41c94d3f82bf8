"""The graph itself: an ordered set of statements with the entities that they join.

networkx and RDF are views of it (``networkx_view.py``, ``rdf.py``), never a second truth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgbuild.model import Document, Entity, Statement


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Statements in canonical order, their entities, and the documents behind them.

    Attributes:
        statements: Without duplicates, in order of first appearance in the documents. Those of
            a corpus lie on disk (:mod:`kgbuild.shelf`): walk through them, keep few.
        entities: IRI -> entity, for every IRI that a statement uses, in IRI order.
        documents: Id -> document. ``text`` is empty where a graph was read back from files
            that do not carry it.
    """

    statements: Sequence[Statement]
    entities: Mapping[str, Entity]
    documents: Mapping[str, Document] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.statements)

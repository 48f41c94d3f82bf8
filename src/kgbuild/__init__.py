"""Chinese text into a knowledge graph that can be audited.

>>> from kgbuild import Span
>>> text = "海岚科技推出了潮信。"
>>> Span(0, 4).of(text)
'海岚科技'

The stages are packages, each with one public function named after what it gives:
:func:`kgbuild.read.documents`, :func:`kgbuild.parse.sentences`,
:func:`kgbuild.extract.triples`, :func:`kgbuild.resolve.statements`,
:func:`kgbuild.graph.assemble`, :func:`kgbuild.validate.check`,
:func:`kgbuild.export.write`, :func:`kgbuild.query.select`.
:func:`kgbuild.build` runs them in order.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.config import BuildConfig
    from kgbuild.errors import KgbuildError
    from kgbuild.graph import KnowledgeGraph, load
    from kgbuild.model import (
        Document,
        Entity,
        Evidence,
        Mention,
        Sentence,
        Span,
        Statement,
        Token,
        Triple,
    )
    from kgbuild.pipeline import build, knowledge_graph, open_triples
    from kgbuild.query import select
    from kgbuild.report import Report

__all__ = [
    "BuildConfig",
    "Document",
    "Entity",
    "Evidence",
    "KgbuildError",
    "KnowledgeGraph",
    "Mention",
    "Report",
    "Sentence",
    "Span",
    "Statement",
    "Token",
    "Triple",
    "build",
    "knowledge_graph",
    "load",
    "open_triples",
    "select",
]

_HOME = {
    "BuildConfig": "config",
    "KgbuildError": "errors",
    "KnowledgeGraph": "graph",
    "load": "graph",
    "Report": "report",
    "build": "pipeline",
    "knowledge_graph": "pipeline",
    "open_triples": "pipeline",
    "select": "query",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first used (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'kgbuild' has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"kgbuild.{_HOME.get(name, 'model')}"), name)
    globals()[name] = value
    return value

"""A knowledge graph becomes one HTML file that opens anywhere and is safe with any text.

Everything is inside the file, and its content security policy allows nothing else: no
request, no script but ours (by hash), no style but ours, no parsing of text as markup.
Texts travel in one JSON block, in which nothing can close the block, and reach the page
through ``textContent`` only. The renderer is pure: the same graph gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib import resources
from typing import Any

from kgbuild.export.html.payload import page_data, title_of
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.ontology import Ontology
from kgbuild.regex import regex

PARTS = (
    "words.js",
    "model.js",
    "painter.js",
    "places.js",
    "labels.js",
    "pointing.js",
    "panel.js",
    "legend.js",
    "table.js",
    "mentions.js",
    "reader.js",
    "search.js",
    "picture.js",
    "download.js",
    "api.js",
)
"""What ``view.js`` is built on, in the order in which it is joined."""

_SLOT = regex(r"\{\{ (\w+) \}\}")
_SURROGATE = regex("[\ud800-\udfff]")
_SOURCE_MAP = regex(r"\n//# sourceMappingURL=\S+\s*$")


def render_page(
    graph: KnowledgeGraph, *, ontology: Ontology, title: str | None = None, max_nodes: int = 1500
) -> str:
    """Return the page that shows ``graph``.

    Args:
        graph: What to show. Its documents' texts, where present, become the reading view.
        ontology: Labels and IRIs of the types, and the prefixes of the Turtle download.
        title: Heading of the page; made from the documents' titles unless given.
        max_nodes: How many entities are drawn at first, the weightiest; the page says how
            many wait, and its search finds them.

    Raises:
        ValueError: ``max_nodes`` is not positive.
    """
    if max_nodes < 1:
        raise ValueError(f"max_nodes must be positive, not {max_nodes}")
    heading = title if title is not None else _title(graph)
    data = page_data(graph, ontology=ontology, title=heading, max_nodes=max_nodes)
    style, library, script = _style(), _library(), _script()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(library)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    return _fill(
        {
            "policy": html.escape(policy, quote=False),
            "title": html.escape(_SURROGATE.sub("\ufffd", heading)),
            "style": style,
            "library": library,
            "script": script,
            "data": _json(data),
        }
    )


def _title(graph: KnowledgeGraph) -> str:
    """Name the page after its document, or after how many there are."""
    documents = list(graph.documents.values())
    if len(documents) == 1:
        return title_of(documents[0])
    return f"{len(documents)} 篇文本的知识图谱" if documents else "知识图谱"


def _json(data: dict[str, Any]) -> str:
    """Write ``data`` so that no text in it can end the script block or a line of it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate cannot be written as UTF-8; JSON's own escape can.
    written = _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _hash(text: str) -> str:
    """Return the policy's name for an inline script or style of exactly this text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _fill(slots: dict[str, str]) -> str:
    """Put ``slots`` into the template, in one pass: what is put in is not read again."""
    return _SLOT.sub(lambda match: slots[match[1]], _file("template.html"))


@cache
def _file(name: str) -> str:
    # Git or an archive may have changed the line ends; the browser hashes what it reads.
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


@cache
def _style() -> str:
    return _file("style.css")


@cache
def _library() -> str:
    # A source map is a request as soon as somebody opens the developer tools.
    return _SOURCE_MAP.sub("\n", _file("vendor/vis-network.min.js"))


@cache
def _script() -> str:
    parts = "\n".join([*(_file(f"view/{name}") for name in PARTS), _file("view.js")])
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'

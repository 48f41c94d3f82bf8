"""The page's entities and facts become the network that is drawn when it opens.

pyvis builds it, in vis-network's own terms: nodes with a place and a size, edges, options.
Colours and shapes are the theme's and stay in the page.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kgbuild.export.html.layout import UNIT, Box, communities, lay_out

MUTED = frozenset({"Concept", "Other"})
"""Kinds that are drawn smaller at the same weight: people and places tell the story."""

_LABEL_WIDTH = 22


@dataclass(frozen=True, slots=True)
class _Look:
    """How a node is drawn: pixels at the first zoom, and its name as far as it fits."""

    radius: float
    font: float
    label: str


def _look(name: str, weight: float, least: float, *, muted: bool) -> _Look:
    """Size a node by its weight; ``least`` is the radius of the lightest."""
    root = math.sqrt(max(0.0, min(1.0, weight))) * (0.5 if muted else 1.0)
    return _Look(round(least + (21 - least) * root, 1), round(11.5 + 6.5 * root, 1), elide(name))


def network(
    types: Sequence[Mapping[str, Any]],
    entities: Sequence[Mapping[str, Any]],
    facts: Sequence[Mapping[str, Any]],
    *,
    max_nodes: int,
) -> dict[str, Any]:
    """Build, by pyvis, the network that is drawn at first.

    Args:
        types: The page's types, of which the quiet ones are not drawn.
        entities: The page's entities, the weightiest first; a node's id is its index here.
        facts: The page's facts; an edge's id is its index here.
        max_nodes: How many nodes there are at most.

    Returns:
        vis-network's ``nodes``, ``edges`` and ``options``; ``unit``, the units of the picture to
        a pixel, and ``least``, the size of the lightest node, in those units.
    """
    from pyvis.network import Network

    drawn = [i for i, e in enumerate(entities) if not types[e["type"]]["quiet"]][:max_nodes]
    place = {entity: position for position, entity in enumerate(drawn)}
    joined = [
        (number, place[fact["s"]], place[fact["o"]])
        for number, fact in enumerate(facts)
        if "o" in fact and fact["s"] in place and fact["o"] in place
    ]
    pairs = [(left, right) for _, left, right in joined]
    least = max(1.8, 6.0 * min(1.0, math.sqrt(130 / max(len(drawn), 1))))
    families = [types[entities[i]["type"]]["family"] for i in drawn]
    looks = [
        _look(entities[i]["zh"], entities[i]["w"], least, muted=family in MUTED)
        for i, family in zip(drawn, families, strict=True)
    ]
    boxes = [
        Box(look.radius, _text_width(look.label) * look.font, 1.35 * look.font) for look in looks
    ]
    groups = communities(len(drawn), pairs)
    positions = lay_out(boxes, pairs, groups)
    net = Network(directed=True)
    for position, look in enumerate(looks):
        x, y = positions[position]
        net.add_node(
            drawn[position],
            label=look.label,
            shape="custom",
            x=x,
            y=y,
            size=round(look.radius * UNIT, 1),
            group=groups[position],
        )
        # The options give every node its shape; once is enough.
        net.nodes[-1].pop("shape", None)
    # add_edge compares each new edge with all the others; the list may be set whole.
    net.edges = [
        {"id": number, "from": drawn[left], "to": drawn[right]} for number, left, right in joined
    ]
    net.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "unit": UNIT,
        "least": round(least * UNIT, 1),
    }


_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "hover": False,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 86_400_000,
        "zoomSpeed": 0.7,
    },
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True}}},
}


def elide(name: str, width: int = _LABEL_WIDTH) -> str:
    """Cut ``name`` to ``width`` columns, a Chinese character taking two, with an ellipsis."""
    if _columns(name) <= width:
        return name
    kept, columns = [], 1
    for character in name:
        columns += _columns(character)
        if columns > width:
            break
        kept.append(character)
    # Never end on half of a joined emoji or before its combining mark.
    while kept and (kept[-1] == "\u200d" or unicodedata.combining(kept[-1])):
        kept.pop()
    return "".join(kept) + "…"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _text_width(text: str) -> float:
    """Estimate the width of ``text`` in ems of a system font."""
    return 0.52 * _columns(text) + 0.2

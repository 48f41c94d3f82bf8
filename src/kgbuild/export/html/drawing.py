"""The page's entities and facts become the network that is drawn when it opens.

pyvis builds it, in vis-network's own terms: nodes with a place and a size, edges, options.
Colours and shapes are the theme's and stay in the page.
"""

from __future__ import annotations

import importlib
import json
import math
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from kgbuild.export.html.layout import UNIT, Box, communities, lay_out

MUTED = frozenset({"Concept", "Other"})
"""Kinds that are drawn smaller at the same weight: people and places tell the story."""

WHOLE = 400
"""A graph of at most so many nodes is drawn whole when the page opens."""

OPENING = 200
"""About how many nodes a larger one opens on."""

_COMPANY = 4
"""How many neighbours of an entity come with it into the opening."""

_LABEL_WIDTH = 22


@dataclass(frozen=True, slots=True)
class _Look:
    """How a node is drawn: pixels at the first zoom, and its name as far as it fits."""

    radius: float
    font: float
    label: str


def _look(name: str, weight: float, radii: tuple[float, float], *, muted: bool) -> _Look:
    """Size a node by its weight; ``radii`` are those of the lightest and the weightiest."""
    root = math.sqrt(max(0.0, min(1.0, weight))) * (0.5 if muted else 1.0)
    radius = radii[0] + (radii[1] - radii[0]) * root
    return _Look(round(radius, 1), round(11.5 + 6.5 * root, 1), elide(name))


@dataclass(frozen=True, slots=True)
class _Picture:
    """Entities in places: their indices, looks, communities, places and edges, side by side."""

    drawn: Sequence[int]
    looks: Sequence[_Look]
    groups: Sequence[int]
    places: Sequence[tuple[int, int]]
    edges: Sequence[tuple[int, int, int]]
    least: float
    most: float

    def rows(self) -> list[tuple[int, int, int, float, int]]:
        """Return each node as index, place, size and community, in the picture's units."""
        return [
            (entity, *place, round(look.radius * UNIT, 1), group)
            for entity, place, look, group in zip(
                self.drawn, self.places, self.looks, self.groups, strict=True
            )
        ]


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
        max_nodes: How many nodes there are at most, once the reader asks for all.

    Returns:
        vis-network's ``nodes``, ``edges`` and ``options``; ``unit``, the units of the picture to
        a pixel; ``least`` and ``most``, the sizes of the lightest and the weightiest node; and,
        where what is drawn at first is only the beginning, ``all``: the picture of
        ``max_nodes``, a row a node, and its ``least`` and ``most``.
    """
    drawn = [i for i, e in enumerate(entities) if not types[e["type"]]["quiet"]][:max_nodes]
    first = _opening(drawn, facts)
    picture = _picture(types, entities, facts, first)
    net = _pyvis().Network(directed=True)
    for (entity, x, y, size, group), look in zip(picture.rows(), picture.looks, strict=True):
        net.add_node(entity, label=look.label, shape="custom", x=x, y=y, size=size, group=group)
        # The options give every node its shape; once is enough.
        net.nodes[-1].pop("shape", None)
    # add_edge compares each new edge with all the others; the list may be set whole.
    net.edges = [{"id": number, "from": left, "to": right} for number, left, right in picture.edges]
    net.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    found = {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "unit": UNIT,
        "least": picture.least,
        "most": picture.most,
    }
    if len(first) < len(drawn):
        whole = _picture(types, entities, facts, drawn)
        found["all"] = {"nodes": whole.rows(), "least": whole.least, "most": whole.most}
    return found


@cache
def _pyvis() -> Any:
    """Return ``pyvis.network``, without IPython, which it imports to show frames in notebooks.

    IPython takes longer to import than the network to build. Where it is imported already, as
    in a notebook, or somebody does so later, all is as always.
    """

    def frame(*arguments: Any, **options: Any) -> Any:
        from IPython.display import IFrame

        return IFrame(*arguments, **options)

    display = "IPython.display"
    if display in sys.modules or "pyvis.network" in sys.modules:
        return importlib.import_module("pyvis.network")
    standing_in = ModuleType(display)
    vars(standing_in)["IFrame"] = frame
    sys.modules[display] = standing_in
    try:
        return importlib.import_module("pyvis.network")
    finally:
        del sys.modules[display]


def _opening(drawn: Sequence[int], facts: Sequence[Mapping[str, Any]]) -> list[int]:
    """Choose what a large graph opens on: its weightiest entities, each with its company.

    Hundreds of names cannot be read at once, and those that stand alone tell nothing. Search
    and a button bring in the rest.
    """
    if len(drawn) <= WHOLE:
        return list(drawn)
    near: dict[int, set[int]] = {entity: set() for entity in drawn}
    for fact in facts:
        other = fact.get("o", fact["s"])
        if fact["s"] in near and other in near and other != fact["s"]:
            near[fact["s"]].add(other)
            near[other].add(fact["s"])
    chosen: set[int] = set()
    for entity in drawn:
        if len(chosen) >= OPENING:
            break
        if near[entity]:
            chosen.update((entity, *sorted(near[entity])[:_COMPANY]))
    return sorted(chosen) or list(drawn[:OPENING])


def _picture(
    types: Sequence[Mapping[str, Any]],
    entities: Sequence[Mapping[str, Any]],
    facts: Sequence[Mapping[str, Any]],
    drawn: Sequence[int],
) -> _Picture:
    """Size, group and place the entities ``drawn``."""
    position = {entity: number for number, entity in enumerate(drawn)}
    edges = [
        (number, fact["s"], fact["o"])
        for number, fact in enumerate(facts)
        if "o" in fact and fact["s"] in position and fact["o"] in position
    ]
    pairs = [(position[left], position[right]) for _, left, right in edges]
    count = max(len(drawn), 1)
    least = max(1.8, 6.0 * min(1.0, math.sqrt(130 / count)))
    most = 21 * min(1.0, (110 / count) ** 0.2)
    families = [types[entities[i]["type"]]["family"] for i in drawn]
    looks = [
        _look(entities[i]["zh"], entities[i]["w"], (least, most), muted=family in MUTED)
        for i, family in zip(drawn, families, strict=True)
    ]
    boxes = [
        Box(look.radius, _text_width(look.label) * look.font, 1.35 * look.font) for look in looks
    ]
    groups = communities(len(drawn), pairs)
    places = lay_out(boxes, pairs, groups)
    return _Picture(
        drawn, looks, groups, places, edges, round(least * UNIT, 1), round(most * UNIT, 1)
    )


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

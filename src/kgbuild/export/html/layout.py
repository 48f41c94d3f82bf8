"""Boxes joined by edges become places on a plane: a picture that is stable when it opens.

A browser that simulates springs shows a hairball for minutes and another one at each visit.
Here every connected component is laid out once (Fruchterman-Reingold, seeded, with the
edges inside a community pulled tighter), the components are packed around the largest, and
the whole is spread over the shape of a screen, where boxes are pushed apart until none
covers another. The same graph gives the same bytes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.export.html.room import Piece, Size, fill, overlaps, pack, push_apart

SEED = 20
ASPECT = 1.08
"""Width to height of the picture: a laptop's window less the panels beside it."""
SCREEN = 720.0
"""Width, in pixels, of the screen that the picture is made for."""
UNIT = 4.0
"""Units of the picture to a pixel at the first zoom: places are whole numbers, and fine ones."""
_NAMED = 0.6
"""Share of the screen that discs and names take while components are shaped."""
_LOOSE = 2.2
"""Area of a component to that of its boxes, before it is fitted to the screen."""
_TRIES = ((0.7, 26.0), (0.7, 16.0), (0.66, 10.0), (0.6, 5.0), (0.5, 3.0), (0.4, 0.0))
"""What is tried in turn: share of the screen for discs and names, pixels of air about each."""
_ROUNDS = 160
_SMALL = 400


@dataclass(frozen=True, slots=True)
class Box:
    """What a node needs on the screen at the first zoom, in pixels.

    Attributes:
        radius: Of its disc.
        label_width: Of its name below the disc.
        label_height: Of the same.
    """

    radius: float
    label_width: float = 0.0
    label_height: float = 0.0


def communities(count: int, edges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Group ``count`` nodes by who is joined to whom (Louvain, seeded).

    Args:
        count: Number of nodes, which are 0 … count-1.
        edges: Pairs of nodes; parallel ones add up.

    Returns:
        The group of each node; group 0 is the largest.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    for (left, right), weight in _weights(edges).items():
        graph.add_edge(left, right, weight=weight)
    groups = networkx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    found = [0] * count
    for number, group in enumerate(ordered):
        for node in group:
            found[node] = number
    return tuple(found)


def lay_out(
    boxes: Sequence[Box], edges: Sequence[tuple[int, int]], groups: Sequence[int]
) -> list[tuple[int, int]]:
    """Place ``boxes`` so that edges are short and no box covers another.

    Args:
        boxes: What each node needs at the first zoom, the weightiest first. As many names
            as the screen has room for count, from the first; the others wait for a closer look.
        edges: Pairs of indices into ``boxes``; parallel ones pull harder.
        groups: The community of each box, as :func:`communities` gives it.

    Returns:
        A place for each box, :data:`UNIT` to a pixel.
    """
    if not boxes:
        return []
    weights = _weights(edges)
    gap = min(7.0, 7.0 * math.sqrt(150 / len(boxes)))
    screen = SCREEN * SCREEN / ASPECT
    sizes = _sizes(boxes, gap, screen * _NAMED)
    pieces = [
        _separate(members, _springs(members, weights, groups), sizes)
        for members in _components(boxes, weights)
    ]
    packed = pack(pieces, len(boxes), max(2 * gap, 6.0), ASPECT)
    positions = packed
    for room, air in _TRIES if len(boxes) <= _SMALL else _TRIES[-1:]:
        sizes = _sizes(boxes, gap, screen * room)
        positions = fill(packed, sizes, SCREEN, SCREEN / ASPECT)
        _settle(positions, sizes, air=air)
        if len(boxes) <= _SMALL and not overlaps(positions, sizes, spare=gap - 2):
            break
    return [(round(x * UNIT), round(y * UNIT)) for x, y in positions]


def _settle(positions: list[list[float]], sizes: Sequence[Size], *, air: float) -> None:
    """Push boxes apart within the screen: those with names first, then the discs of all."""
    within = (SCREEN, SCREEN / ASPECT)
    if len(sizes) <= _SMALL:
        wide = [Size(s.width + air, s.height + air, s.drop) for s in sizes]
        push_apart(positions, wide, rounds=_ROUNDS, within=within)
        push_apart(positions, sizes, rounds=_ROUNDS, within=within)
        return
    # Among thousands the names of the weightiest keep clear of each other, and may lie
    # over specks; room for every speck beside every name would leave holes.
    named = [number for number, size in enumerate(sizes) if size.drop]
    some = [positions[number] for number in named]
    push_apart(some, [sizes[number] for number in named], rounds=_ROUNDS, within=within)
    discs = [Size(size.height - 2 * size.drop, size.height - 2 * size.drop) for size in sizes]
    push_apart(positions, discs, rounds=_ROUNDS // 4, within=within)


def _sizes(boxes: Sequence[Box], gap: float, room: float) -> list[Size]:
    """Return the rectangles of ``boxes``: with their names while ``room`` lasts, then without."""
    discs = [Size(2 * box.radius + gap, 2 * box.radius + gap) for box in boxes]
    left = room - sum(disc.width * disc.height for disc in discs)
    for number, (box, disc) in enumerate(zip(boxes, discs, strict=True)):
        width = max(2 * box.radius, box.label_width) + gap
        height = disc.height + box.label_height
        left -= width * height - disc.width * disc.height
        if left < 0:
            break
        discs[number] = Size(width, height, box.label_height / 2)
    return discs


def _weights(edges: Sequence[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """Merge parallel edges; the second between two nodes counts less than the first."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for left, right in edges:
        if left != right:
            counts[min(left, right), max(left, right)] += 1
    return {pair: 1.0 + math.log(counts[pair]) for pair in sorted(counts)}


def _components(boxes: Sequence[Box], weights: dict[tuple[int, int], float]) -> list[list[int]]:
    """Return the connected components, largest first, singles last."""
    import rustworkx

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from_no_data(list(weights))
    found = [sorted(component) for component in rustworkx.connected_components(graph)]
    return sorted(found, key=lambda members: (-len(members), members))


def _springs(
    members: list[int], weights: dict[tuple[int, int], float], groups: Sequence[int]
) -> list[tuple[float, float]]:
    """Place one component by springs alone, around the origin, one unit to a node."""
    import rustworkx

    size = len(members)
    if size < 3:
        return [(float(index), 0.0) for index in range(size)]
    place = {member: index for index, member in enumerate(members)}
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(
        [
            (place[left], place[right], weight * (1.0 if groups[left] == groups[right] else 0.35))
            for (left, right), weight in weights.items()
            if left in place and right in place
        ]
    )
    # Golden-angle spiral as the start: no randomness, and no knot to undo.
    start = {
        index: (
            math.sqrt(index + 0.5) * math.cos(2.399963 * index) / math.sqrt(size),
            math.sqrt(index + 0.5) * math.sin(2.399963 * index) / math.sqrt(size),
        )
        for index in range(size)
    }
    steps = 400 if size <= _SMALL else 120 if size <= 2000 else 60
    found = rustworkx.spring_layout(
        graph, pos=start, weight_fn=float, num_iter=steps, seed=SEED, scale=1
    )
    stretch = math.sqrt(size)
    return [(found[index][0] * stretch, found[index][1] * stretch) for index in range(size)]


def _separate(
    members: list[int], raw: Sequence[tuple[float, float]], sizes: Sequence[Size]
) -> Piece:
    """Spread a component over some times the area of its boxes, then undo overlaps."""
    own = [sizes[member] for member in members]
    if len(members) == 1:
        places = [[0.0, 0.0]]
    else:
        area = sum(size.width * size.height for size in own)
        xs, ys = [x for x, _ in raw], [y for _, y in raw]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        # A chain has length and next to no area: it counts as half as wide as it is long.
        spread = max(wide * high, 0.5 * max(wide, high) ** 2, 1e-6)
        factor = math.sqrt(area * _LOOSE / spread) if len(members) > 2 else 64.0
        stretch = math.sqrt(ASPECT) if len(members) > 12 else 1.0
        places = [[x * factor * stretch, y * factor / stretch] for x, y in raw]
        if len(members) <= _SMALL:
            push_apart(places, own, rounds=_ROUNDS)
    pairs = list(zip(places, own, strict=True))
    left = min(place[0] - size.width / 2 for place, size in pairs)
    right = max(place[0] + size.width / 2 for place, size in pairs)
    top = min(place[1] + size.drop - size.height / 2 for place, size in pairs)
    bottom = max(place[1] + size.drop + size.height / 2 for place, size in pairs)
    for place in places:
        place[0] -= (left + right) / 2
        place[1] -= (top + bottom) / 2
    return Piece(members, places, (right - left) / 2, (bottom - top) / 2)

"""Boxes joined by edges become places on a plane: a picture that is stable when it opens.

A browser that simulates springs shows a hairball for minutes and another one at each visit.
Here every connected component is laid out once (Fruchterman-Reingold, seeded, with the
edges inside a community pulled tighter), its boxes are pushed apart until none covers
another, and the components are packed around the largest, on the shape of a screen. The
same graph gives the same bytes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 20
ASPECT = 1.08
"""Width to height of the picture: a laptop's window less the panels beside it."""
SCREEN = 720.0
"""Width, in pixels, of the screen that the picture is made for."""
UNIT = 4.0
"""Units of the picture to a pixel at the first zoom: places are whole numbers, and fine ones."""
_TIGHTEST, _LOOSEST = 1.9, 5.0
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


@dataclass(frozen=True, slots=True)
class _Size:
    """A rectangle about a node; its middle lies ``drop`` below the node, where the name hangs."""

    width: float
    height: float
    drop: float


@dataclass(slots=True)
class _Piece:
    """A placed component: members, their places around its own middle, and its half sizes."""

    members: list[int]
    places: list[list[float]]
    half_width: float = 0.0
    half_height: float = 0.0


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
    springs = [
        (members, _springs(members, weights, groups)) for members in _components(boxes, weights)
    ]
    gap = min(7.0, 7.0 * math.sqrt(150 / len(boxes)))
    screen = SCREEN * SCREEN / ASPECT
    room, fill = screen / _TIGHTEST, 0.9
    for _ in range(6 if len(boxes) <= _SMALL else 2):
        sizes = _sizes(boxes, gap, room)
        area = sum(size.width * size.height for size in sizes)
        loose = max(_TIGHTEST, min(_LOOSEST, fill * screen / area))
        # The largest is the story, and it has the most lines: give it more air.
        pieces = [
            _separate(members, raw, sizes, loose * (1.0 if number else 1.5))
            for number, (members, raw) in enumerate(springs)
        ]
        positions = _pack(pieces, len(boxes), max(2 * gap, 6.0))
        width, height = _extent(positions)
        if max(width, height * ASPECT) < 1.12 * SCREEN:
            break
        # The picture outgrows the screen: closer together, and fewer names at first.
        fill *= 0.8
        if loose == _TIGHTEST:
            room *= 0.75
    return [(round(x * UNIT), round(y * UNIT)) for x, y in positions]


def _sizes(boxes: Sequence[Box], gap: float, room: float) -> list[_Size]:
    """Return the rectangles of ``boxes``: with their names while ``room`` lasts, then without."""
    discs = [_Size(2 * box.radius + gap, 2 * box.radius + gap, 0.0) for box in boxes]
    left = room - sum(disc.width * disc.height for disc in discs)
    for number, (box, disc) in enumerate(zip(boxes, discs, strict=True)):
        width = max(2 * box.radius, box.label_width) + gap
        height = disc.height + box.label_height
        left -= width * height - disc.width * disc.height
        if left < 0:
            break
        discs[number] = _Size(width, height, box.label_height / 2)
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
    members: list[int], raw: list[tuple[float, float]], sizes: Sequence[_Size], loose: float
) -> _Piece:
    """Spread a component over ``loose`` times the area of its boxes, then undo overlaps."""
    own = [sizes[member] for member in members]
    if len(members) == 1:
        places = [[0.0, 0.0]]
    else:
        area = sum(size.width * size.height for size in own)
        xs, ys = [x for x, _ in raw], [y for _, y in raw]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        # A chain has length and next to no area: it counts as half as wide as it is long.
        spread = max(wide * high, 0.5 * max(wide, high) ** 2, 1e-6)
        factor = math.sqrt(area * loose / spread) if len(members) > 2 else 64.0
        stretch = math.sqrt(ASPECT) if len(members) > 12 else 1.0
        places = [[x * factor * stretch, y * factor / stretch] for x, y in raw]
        if len(members) <= _SMALL:
            _push_apart(places, own, rounds=_ROUNDS)
        else:
            # Among thousands the names of the weightiest keep clear of each other, and may lie
            # over specks; room for every speck beside every name would leave holes.
            named = [number for number, size in enumerate(own) if size.drop]
            some = [places[number] for number in named]
            _push_apart(some, [own[number] for number in named], rounds=_ROUNDS)
            for number, place in zip(named, some, strict=True):
                places[number] = place
            discs = [
                _Size(size.height - 2 * size.drop, size.height - 2 * size.drop, 0) for size in own
            ]
            _push_apart(places, discs, rounds=_ROUNDS // 4)
    pairs = list(zip(places, own, strict=True))
    left = min(place[0] - size.width / 2 for place, size in pairs)
    right = max(place[0] + size.width / 2 for place, size in pairs)
    top = min(place[1] + size.drop - size.height / 2 for place, size in pairs)
    bottom = max(place[1] + size.drop + size.height / 2 for place, size in pairs)
    for place in places:
        place[0] -= (left + right) / 2
        place[1] -= (top + bottom) / 2
    return _Piece(members, places, (right - left) / 2, (bottom - top) / 2)


def _push_apart(places: list[list[float]], sizes: list[_Size], *, rounds: int) -> None:
    """Move boxes, in place, until none overlaps: pairwise, along the shorter way out.

    The smaller of two boxes moves further, so that hubs keep their place and their leaves
    make room.
    """
    import numpy as np

    if len(sizes) < 2:
        return
    x, y = np.array(places, dtype=float).T
    width = np.array([size.width for size in sizes])
    height = np.array([size.height for size in sizes])
    drop = np.array([size.drop for size in sizes])
    mass = width * height
    y = y + drop
    for _ in range(rounds):
        order = np.argsort(x - width / 2, kind="stable")
        start, end = (x - width / 2)[order], (x + width / 2)[order]
        moves = np.zeros((len(sizes), 2))
        clashes = False
        # In the order of their left sides, whom a box meets stands within a few steps of it.
        reach = int(np.max(np.searchsorted(start, end) - np.arange(len(sizes))))
        for step in range(1, reach):
            i, j = order[:-step], order[step:]
            dx, dy = x[j] - x[i], y[j] - y[i]
            deep_x = (width[i] + width[j]) / 2 - np.abs(dx)
            deep_y = (height[i] + height[j]) / 2 - np.abs(dy)
            hit = (deep_x > 0.5) & (deep_y > 0.5)
            if not hit.any():
                continue
            clashes = True
            i, j, dx, dy = i[hit], j[hit], dx[hit], dy[hit]
            deep_x, deep_y = deep_x[hit], deep_y[hit]
            share = mass[j] / (mass[i] + mass[j])
            sideways = deep_x < deep_y
            # Two boxes on one spot part by their number, so that the way out is certain.
            sign_x = np.where(dx == 0, np.where(j > i, 1.0, -1.0), np.sign(dx))
            sign_y = np.where(dy == 0, np.where(j > i, 1.0, -1.0), np.sign(dy))
            push = np.where(sideways, sign_x * deep_x, sign_y * deep_y) * 0.55
            axis = np.where(sideways, 0, 1)
            np.add.at(moves, (i, axis), -push * share)
            np.add.at(moves, (j, axis), push * (1 - share))
        if not clashes:
            break
        x, y = x + moves[:, 0], y + moves[:, 1]
    for place, new_x, new_y in zip(places, x, y - drop, strict=True):
        place[0], place[1] = float(new_x), float(new_y)


def _pack(pieces: list[_Piece], count: int, cell: float) -> list[list[float]]:
    """Set the components around the largest, each as near to the middle as it fits."""
    positions: list[list[float]] = [[0.0, 0.0] for _ in range(count)]
    taken: set[tuple[int, int]] = set()
    # Where a piece of one size found no room, the next of that size need not look again, and
    # none need look in the midst of the largest.
    rings: dict[int, int] = {}
    largest = min(pieces[0].half_width / ASPECT, pieces[0].half_height)
    inner = math.floor(0.85 * largest / cell)
    for piece in pieces:
        size = len(piece.members)
        cover = _cells(piece, cell)
        rings[size], column, row = _free_spot(
            cover, taken, first=max(0, rings.get(size, inner) - 2)
        )
        for member, place in zip(piece.members, piece.places, strict=True):
            positions[member] = [place[0] + column * cell, place[1] + row * cell]
        taken.update((column + right, row + down) for right, down in cover)
    return positions


def _cells(piece: _Piece, cell: float) -> list[tuple[int, int]]:
    """Return the grid cells, counted from its middle, that a piece covers; its rim first."""
    columns = math.ceil(piece.half_width / cell)
    rows = math.ceil(piece.half_height / cell)
    cells = [
        (column, row)
        for column in range(-columns, columns + 1)
        for row in range(-rows, rows + 1)
        # A large component is round rather than square: small ones may use its corners.
        if len(piece.members) < 13 or (column / (columns + 1)) ** 2 + (row / (rows + 1)) ** 2 < 1.2
    ]
    return sorted(cells, key=lambda at: -(at[0] ** 2) - at[1] ** 2)


def _free_spot(
    cover: list[tuple[int, int]], taken: set[tuple[int, int]], *, first: int
) -> tuple[int, int, int]:
    """Walk outwards on ellipses from ring ``first``; return ring and cell of the first room."""
    if not taken:
        return 0, 0, 0
    ring = first
    while True:
        ring += 1
        steps = max(8, 6 * ring)
        for step in range(steps):
            angle = 2 * math.pi * step / steps + 0.7 * ring
            column, row = round(ring * ASPECT * math.cos(angle)), round(ring * math.sin(angle))
            if not any((column + right, row + down) in taken for right, down in cover):
                return ring, column, row


def _extent(positions: list[list[float]]) -> tuple[float, float]:
    xs, ys = [p[0] for p in positions], [p[1] for p in positions]
    return max(xs) - min(xs), max(ys) - min(ys)

"""Boxes on a plane get room: pushed apart, packed side by side, spread over a rectangle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places: TypeAlias = NDArray[np.float64]
    Numbers: TypeAlias = NDArray[np.intp]

_EVEN = 0.55
"""How far crowds and empty places are evened out by :func:`fill`; 1 leaves no trace of them."""


@dataclass(frozen=True, slots=True)
class Size:
    """A rectangle about a node; its middle lies ``drop`` below the node, where the name hangs."""

    width: float
    height: float
    drop: float = 0.0


@dataclass(slots=True)
class Piece:
    """A placed component: members, their places around its own middle, and its half sizes."""

    members: list[int]
    places: list[list[float]]
    half_width: float = 0.0
    half_height: float = 0.0


def push_apart(
    places: list[list[float]],
    sizes: Sequence[Size],
    *,
    rounds: int,
    within: tuple[float, float] | None = None,
) -> None:
    """Move boxes, in place, until none overlaps: pairwise, along the shorter way out.

    The smaller of two boxes moves further, so that hubs keep their place and their leaves
    make room.

    Args:
        places: Where the nodes are, changed in place.
        sizes: The box of each.
        rounds: How many times all pairs that overlap are moved at most.
        within: Width and height of a rectangle about the origin that no box leaves.
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
        if within:
            wide = np.maximum(0.0, (within[0] - width) / 2)
            high = np.maximum(0.0, (within[1] - height) / 2)
            x, y = np.clip(x, -wide, wide), np.clip(y, -high, high)
        i, j, steps = _meeting(x - width / 2, x + width / 2)
        dx, dy = x[j] - x[i], y[j] - y[i]
        deep_x = (width[i] + width[j]) / 2 - np.abs(dx)
        deep_y = (height[i] + height[j]) / 2 - np.abs(dy)
        hit = (deep_x > 0.5) & (deep_y > 0.5)
        if not hit.any():
            break
        i, j, dx, dy, steps = i[hit], j[hit], dx[hit], dy[hit], steps[hit]
        deep_x, deep_y = deep_x[hit], deep_y[hit]
        share = mass[j] / (mass[i] + mass[j])
        sideways = deep_x < deep_y
        # Two boxes on one spot part by their number, so that the way out is certain.
        sign_x = np.where(dx == 0, np.where(j > i, 1.0, -1.0), np.sign(dx))
        sign_y = np.where(dy == 0, np.where(j > i, 1.0, -1.0), np.sign(dy))
        push = np.where(sideways, sign_x * deep_x, sign_y * deep_y) * 0.55
        axis = np.where(sideways, 0, 1)
        moved = np.concatenate((2 * i + axis, 2 * j + axis))
        by = np.concatenate((-push * share, push * (1 - share)))
        # Sums of floats depend on their order: near boxes first, then as the boxes stand.
        order = np.argsort(np.concatenate((2 * steps, 2 * steps + 1)), kind="stable")
        moves = np.zeros(2 * len(sizes))
        np.add.at(moves, moved[order], by[order])
        x, y = x + moves[0::2], y + moves[1::2]
    for place, new_x, new_y in zip(places, x, y - drop, strict=True):
        place[0], place[1] = float(new_x), float(new_y)


def _meeting(start: Places, end: Places) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pairs of boxes that meet sideways, and how many left sides apart they stand.

    Args:
        start: The left side of each box.
        end: Its right side.

    Returns:
        The box of each pair that begins further left, the other one, and the steps from one to
        the other in the order of left sides.
    """
    import numpy as np

    order = np.argsort(start, kind="stable")
    place = np.arange(len(order))
    behind = np.maximum(np.searchsorted(start[order], end[order]) - place - 1, 0)
    first = np.repeat(place, behind)
    steps = np.arange(len(first)) - np.repeat(np.cumsum(behind) - behind, behind) + 1
    return order[first], order[first + steps], steps


def overlaps(places: Sequence[Sequence[float]], sizes: Sequence[Size], *, spare: float) -> int:
    """Count the pairs of boxes that share more than a hair when each loses ``spare`` a side."""
    import numpy as np

    x, y = np.array(places, dtype=float).T
    width = np.array([size.width for size in sizes]) - spare
    height = np.array([size.height for size in sizes]) - spare
    y = y + np.array([size.drop for size in sizes])
    deep_x = (width[:, None] + width[None, :]) / 2 - np.abs(x[:, None] - x[None, :])
    deep_y = (height[:, None] + height[None, :]) / 2 - np.abs(y[:, None] - y[None, :])
    return int((((deep_x > 1) & (deep_y > 1)).sum() - len(sizes)) // 2)


def fill(
    places: Sequence[Sequence[float]], sizes: Sequence[Size], width: float, height: float
) -> list[list[float]]:
    """Spread ``places`` over a rectangle about the origin: crowds get more of it.

    Each axis by itself is stretched where boxes are many and shrunk where they are few, so
    left stays left of right and above stays above below.
    """
    import numpy as np

    found = []
    for axis, span in ((0, width), (1, height)):
        values = np.array([place[axis] for place in places], dtype=float)
        extent = np.array([size.width if axis == 0 else size.height for size in sizes])
        inner = max(span - float(extent.mean()), 1.0)
        levels, where = np.unique(np.round(values, 1), return_inverse=True)
        if len(levels) < 2:
            found.append(np.zeros(len(values)))
            continue
        amount = np.bincount(where, weights=extent)
        middle = np.cumsum(amount) - amount / 2
        even = (middle - middle[0]) / (middle[-1] - middle[0]) - 0.5
        plain = (levels - levels[0]) / (levels[-1] - levels[0]) - 0.5
        found.append(inner * (_EVEN * even + (1 - _EVEN) * plain)[where])
    return [[float(x), float(y)] for x, y in zip(*found, strict=True)]


def pack(pieces: Sequence[Piece], count: int, cell: float, aspect: float) -> list[list[float]]:
    """Set the components around the first, each as near to the middle as it fits.

    Args:
        pieces: The components, the largest first.
        count: How many nodes they have together.
        cell: Side of the grid on which they are set.
        aspect: Width to height of the whole.
    """
    positions: list[list[float]] = [[0.0, 0.0] for _ in range(count)]
    taken: set[tuple[int, int]] = set()
    # Where a piece of one size found no room, the next of that size need not look again, and
    # none need look in the midst of the largest.
    rings: dict[int, int] = {}
    largest = min(pieces[0].half_width / aspect, pieces[0].half_height)
    inner = math.floor(0.85 * largest / cell)
    for piece in pieces:
        size = len(piece.members)
        cover = _cells(piece, cell)
        rings[size], column, row = _free_spot(
            cover, taken, aspect, first=max(0, rings.get(size, inner) - 2)
        )
        for member, place in zip(piece.members, piece.places, strict=True):
            positions[member] = [place[0] + column * cell, place[1] + row * cell]
        taken.update((column + right, row + down) for right, down in cover)
    return positions


def _cells(piece: Piece, cell: float) -> list[tuple[int, int]]:
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
    cover: list[tuple[int, int]], taken: set[tuple[int, int]], aspect: float, *, first: int
) -> tuple[int, int, int]:
    """Walk outwards on rings from ring ``first``; return ring and cell of the first room."""
    if not taken:
        return 0, 0, 0
    ring = first
    while True:
        ring += 1
        steps = max(8, 6 * ring)
        for step in range(steps):
            angle = 2 * math.pi * step / steps + 0.7 * ring
            # A ring is a rectangle with round corners (a superellipse), as screens are.
            across, down = (
                math.copysign(math.sqrt(abs(part)), part)
                for part in (math.cos(angle), math.sin(angle))
            )
            column, row = round(ring * aspect * across), round(ring * down)
            if not any((column + right, row + below) in taken for right, below in cover):
                return ring, column, row

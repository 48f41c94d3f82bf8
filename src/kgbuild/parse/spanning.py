"""Arc scores -> the best dependency tree with one root, for a batch of sentences.

Most sentences need no search: each word's best head already gives a tree. The rest go through
Chu-Liu/Edmonds, written as a loop over contractions so that no sentence can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
_SECOND_ROOT = 1e6


def best_trees(scores: NDArray[np.floating], lengths: Sequence[int]) -> list[NDArray[np.int64]]:
    """The 1-based heads of each sentence's words, 0 for the root.

    `scores[s, d, h]` rates h as the head of the word d + 1 in the sentence s; h = 0 is the root.
    """
    greedy = scores.argmax(axis=2)
    trees = []
    for row, length in enumerate(lengths):
        heads = greedy[row, :length].astype(np.int64)
        if not _is_tree(heads):
            heads = best_tree(scores[row, :length, : length + 1])
        trees.append(heads)
    return trees


def _is_tree(heads: NDArray[np.int64]) -> bool:
    if np.count_nonzero(heads == 0) != 1:
        return False
    parents = np.concatenate(([0], heads))
    ancestors = parents
    for _ in range(len(heads).bit_length()):
        ancestors = ancestors[ancestors]
    return not ancestors.any()


def best_tree(scores: NDArray[np.floating]) -> NDArray[np.int64]:
    """Return the heads of the best tree with one root (Chu-Liu/Edmonds).

    The best tree of all mostly has one root. Where it has several, a penalty on every root arc,
    larger than any gain, leaves exactly one in the best tree.
    """
    count = len(scores)
    weights = np.full((count + 1, count + 1), _NEVER)
    weights[1:] = scores
    np.fill_diagonal(weights, _NEVER)
    heads = _arborescence(weights)[1:]
    if np.count_nonzero(heads == 0) > 1:
        weights[1:, 0] -= _SECOND_ROOT
        heads = _arborescence(weights)[1:]
    return heads


def _arborescence(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """The heads of the heaviest tree rooted in node 0; `weights[d, h]` is the arc from h to d.

    Each round contracts one cycle of best arcs into its first member; `dependent` and `head`
    remember which real arc stands behind an arc of contracted nodes. Afterwards the cycles are
    reopened, last one first: the member that the tree enters loses its arc of the cycle, the
    others keep theirs.
    """
    weights = weights.copy()
    count = len(weights)
    nodes = np.arange(count)
    dependent = np.tile(nodes[:, None], (1, count))
    head = np.tile(nodes[None, :], (count, 1))
    alive = np.ones(count, dtype=bool)
    owner = nodes.copy()
    cycles: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    best = weights.argmax(axis=1)
    while (cycle := _cycle(best, alive)) is not None:
        arcs = np.stack([dependent[cycle, best[cycle]], head[cycle, best[cycle]]], axis=1)
        cycles.append((cycle, arcs, owner.copy()))
        kept, gone = cycle[0], cycle[1:]
        inside = _among(cycle, count)
        alive[cycle] = False
        others = np.flatnonzero(alive)
        alive[kept] = True

        entering = weights[cycle[:, None], others] - weights[cycle, best[cycle]][:, None]
        via = cycle[entering.argmax(axis=0)]
        dependent[kept, others], head[kept, others] = dependent[via, others], head[via, others]
        weights[kept, others] = entering.max(axis=0)
        leaving = weights[others[:, None], cycle]
        via = cycle[leaving.argmax(axis=1)]
        dependent[others, kept], head[others, kept] = dependent[others, via], head[others, via]
        weights[others, kept] = leaving.max(axis=1)
        weights[:, gone] = weights[kept, kept] = -np.inf
        # Whoever liked a member best likes the contracted node best: nothing else has changed.
        best[others[inside[best[others]]]] = kept
        best[kept] = weights[kept].argmax()
        owner[inside[owner]] = kept

    heads = np.full(count, -1)
    for node in np.flatnonzero(alive)[1:]:
        heads[dependent[node, best[node]]] = head[node, best[node]]
    for cycle, arcs, owner in reversed(cycles):
        entered = owner[_among(cycle, count)[owner] & (heads >= 0)]
        for member, (word, its_head) in zip(cycle, arcs, strict=True):
            if member != entered[0]:
                heads[word] = its_head
    return heads


def _among(members: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Of the nodes 0 to count - 1, whether each is a member: a look-up where a search would do."""
    inside = np.zeros(count, dtype=bool)
    inside[members] = True
    return inside


def _cycle(best: NDArray[np.int64], alive: NDArray[np.bool_]) -> NDArray[np.int64] | None:
    """The nodes of one cycle of best arcs, if there is one. Node 0 has no arc."""
    seen = np.zeros(len(best), dtype=np.int64)
    for start in np.flatnonzero(alive)[1:]:
        path = []
        node = int(start)
        while node != 0 and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(best[node])
        if node != 0 and seen[node] == start:
            return np.array(path[path.index(node) :])
    return None

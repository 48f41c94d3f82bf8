"""Names that pairs say are one make classes: 甲=乙 and 乙=丙 join all three."""

from __future__ import annotations

from collections.abc import Iterable


def united(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return every name of the pairs -> the first of its class by code points.

    Union by value with path halving (Tarjan and van Leeuwen 1984). The order of the pairs makes no
    difference to who is with whom; a name paired with itself is a class of its own.

    Args:
        pairs: Names that are one.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {name: root(name) for name in list(parent)}

"""How the tables are written."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Read a table written as words between blanks."""
    return frozenset(text.split())

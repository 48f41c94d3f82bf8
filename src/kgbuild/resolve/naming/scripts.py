"""Names are matched in simplified characters, and shown in the script of their texts.

A node that only texts in traditional characters name is shown in theirs: as they spell it, or,
where they call it otherwise than its full name, as OpenCC converts that. A node that any text in
simplified characters names as well keeps its simplified name. The IRI is the same in both cases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from kgbuild.model import Document, Mention


class Scripts:
    """Tells how the names of a build are written in its texts.

    Args:
        documents: Texts by id.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._traditional = {d.id for d in documents.values() if is_traditional(d.text)}
        self._written: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def note(self, name: str, mention: Mention, document: str) -> None:
        """Note how a mention spells ``name``, if its text is in traditional characters."""
        if document not in self._traditional or len(mention.form) != len(mention.text):
            return
        start = mention.form.find(name)
        if start >= 0:
            self._written[name][mention.text[start : start + len(name)]] += 1

    def shown(self, name: str, documents: Iterable[str]) -> str:
        """Return ``name`` as its texts write it.

        Args:
            name: In simplified characters.
            documents: Every text that names what it names.
        """
        several = set(documents)
        if not self._traditional or not several or not several <= self._traditional:
            return name
        written = self._written.get(name)
        if written:
            return min(written, key=lambda spelling: (-written[spelling], spelling))
        converted: str = _converter("s2t").convert(name)
        return converted if _converter("t2s").convert(converted) == name else name


def is_traditional(text: str) -> bool:
    """Tell whether more of the characters of ``text`` are traditional only than simplified only.

    >>> is_traditional("臺灣大學的學生"), is_traditional("台湾大学的学生"), is_traditional("中文")
    (True, False, False)
    """
    used = " ".join(sorted(set(text)))
    traditional = _changed(used, "t2s")
    return traditional > 0 and traditional > _changed(used, "s2t")


def _changed(characters: str, way: str) -> int:
    """Return how many of some characters OpenCC writes otherwise in the other script."""
    converted = _converter(way).convert(characters)
    return sum(one != other for one, other in zip(characters, converted, strict=True))


@lru_cache(maxsize=2)
def _converter(way: str) -> Any:
    import opencc

    return opencc.OpenCC(way)

"""Several lives in one text: each is told in a paragraph that opens on its name.

顾德懋（1871—1945），字勉之… heads a paragraph of a text about a library, or of a list of people;
whom a sentence of that paragraph leaves out, and who is 他 in it, is whose life it tells. In: what
a document names. Out: whom the paragraph of a place is about.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from kgbuild.regex import regex
from kgbuild.resolve.pointing.scene import Scene

#: How a life goes on behind the name on which it opens.
_OPENS: Final = regex(
    r"[（(][^（）()]{0,16}\d{3,4}[^（）()]{0,16}[）)]|[，,](?:男|女|字|号|原名|本名|又名|曾用名|笔名|艺名|\d{4}年)"
    r"|[，,][^，。,]{2,12}人[，。,]|[，,][^，。,]{2,16}(?:家|教授|院士|工程师|医师|演员|运动员|教练)[，。,]"
)
_FROM: Final = 6  # characters from the start of a paragraph to a name, for what numbers it


class Entries:
    """Finds whose life each paragraph of one document tells.

    Args:
        scene: What the document names.
        text: The document.
    """

    def __init__(self, scene: Scene, text: str) -> None:
        self._starts: list[int] = []
        self._heads: list[str | None] = []
        for sentence in scene.sentences:
            if sentence.start and sentence.start not in scene.openings:
                continue
            heads = (
                place.name
                for place in scene.by_sentence.get(sentence, ())
                if place.position - sentence.start <= _FROM
                and scene.is_a(place.kind, "Person")
                and text.startswith(place.name, place.position)
                and _OPENS.match(text, place.position + len(place.name))
            )
            self._starts.append(sentence.start)
            self._heads.append(next(heads, None))

    def head(self, position: int) -> str | None:
        """Return whose life the paragraph of a place tells, or ``None``."""
        index = bisect_right(self._starts, position)
        return self._heads[index - 1] if index else None

    def span(self, position: int) -> tuple[int, int | None]:
        """Return where the paragraph of a place begins and ends, ``None`` for the last."""
        index = bisect_right(self._starts, position)
        start = self._starts[index - 1] if index else 0
        return start, self._starts[index] if index < len(self._starts) else None

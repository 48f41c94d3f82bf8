"""他们 is what the clause before ends on: several names in a row, or one house.

感谢甲和乙，他们领投了…; 感谢丙公司，是他们提供了…. Whoever else is meant by it stays open: mostly
it is people whom the text never names.
"""

from __future__ import annotations

from typing import Final

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.scene import OWNER, Antecedent, Scene

#: Words for several who act.
THEY: Final = frozenset(("他们", "她们", "他們", "她們"))
_AND: Final = regex(r"[、，]?(?:和|与|及|以及|还有|跟)?|[、，]")
_EDGE: Final = "，,；;。：:、—－”’」』》）) \n\u3000是正就"
_HOUSES: Final = ("Organization", "Team")
_AGENTS: Final = ("Person", "Organization", "Team")


class Plurals:
    """Finds who several are in one document.

    Args:
        scene: What it names.
        text: The document.
    """

    def __init__(self, scene: Scene, text: str) -> None:
        self._scene = scene
        self._text = text

    def find(self, position: int, sentence: Span) -> tuple[Antecedent, ...]:
        """Return who 他们 at a place are; nothing where that is not sure.

        Args:
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        begin = max(0, sentence.start - 1 if position - sentence.start <= 1 else sentence.start)
        reach = 1 if begin < sentence.start else 0
        end = len(self._text[:position].rstrip(_EDGE))
        near = [
            (start, place)
            for place in self._scene.window(position, sentence, reach)
            if (start := self._text.find(place.name, place.position, end)) >= 0
            and any(self._scene.is_a(place.kind, kind) for kind in _AGENTS)
        ]
        row: list[Named] = []
        for start, place in sorted(near, key=lambda item: -item[0]):
            if row and any(place.name == other.name for other in row):
                continue
            after = start + len(place.name)
            if after == end or (row and _AND.fullmatch(self._text, after, end)):
                row.append(place)
                end = start
        house = len(row) == 1 and any(self._scene.is_a(row[0].kind, kind) for kind in _HOUSES)
        found = row if house or len(row) > 1 else []
        return tuple(Antecedent(place.name, OWNER) for place in reversed(found))

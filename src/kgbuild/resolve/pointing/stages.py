"""Of what 二期 is the second stage: of what the stage that was named before is one of."""

from __future__ import annotations

from typing import Final

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.pointing.scene import NAMED_SO, Antecedent, Scene

#: Stages of what is built.
STAGES: Final = frozenset("一期 二期 三期 四期 五期 六期 首期".split())
_STAGE: Final = regex("(?P<whole>.{2,24}?)的?[一二三四五六首]期(?:工程|项目)?")
_BARE: Final = regex("[一二三四五六首]期(?:工程|项目)?")
_REACH: Final = 1  # sentences back


def stage_of(scene: Scene, words: str, position: int, sentence: Span) -> Antecedent | None:
    """Return what a bare stage (二期) is called in full, where another stage went before.

    Args:
        scene: What was named where.
        words: The normalised words of the stage.
        position: Their place in the document, in code points.
        sentence: The sentence they stand in.
    """
    if _BARE.fullmatch(words) is None:
        return None
    for place in reversed(scene.window(position, sentence, _REACH)):
        if (named := _STAGE.fullmatch(place.name)) is not None:
            return Antecedent(named["whole"] + words, NAMED_SO)
    return None

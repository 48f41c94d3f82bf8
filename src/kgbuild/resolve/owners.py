"""Whose something is where no words say it: 总部设在甲, 代表作有乙, 创始人丙.

What acts in the sentence owns it, or what the text is about.
"""

from __future__ import annotations

from kgbuild.model import Span
from kgbuild.ontology import ATTRIBUTES
from kgbuild.resolve.scene import (
    HEADWORD,
    OWNER,
    PRONOUN_CONFIDENCE,
    PROTAGONIST,
    SUBJECT_MATTER,
    Antecedent,
    Scene,
)


class Owners:
    """Finds owners in one document.

    Args:
        scene: What it names.
        headword: Whom or what it is an article about, if it is one.
        subject: What it is about.
    """

    def __init__(self, scene: Scene, *, headword: str | None, subject: str | None) -> None:
        self._scene = scene
        self._headword = headword
        self._subject = subject

    def holder(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 总部 or 旗下 it is: what acted last before it in its sentence.

        What somebody has (前身是甲，总部位于乙) has none of its own.
        """
        before = [
            place
            for place in self._scene.window(position, sentence, 0)
            if place.acting and self._scene.is_thing(place.kind) and place.position < position
            if not place.name.endswith(ATTRIBUTES)
        ]
        return Antecedent(before[-1].name, OWNER) if before else None

    def about(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 代表作 or 对手 it is where a clause leaves that out.

        The one thing with a name that acts before it in its sentence, or whom the text is about.
        """
        before = {
            p.name
            for p in self._scene.window(position, sentence, 0)
            if p.acting and "的" not in p.name and self._scene.is_nameable(p.kind)
        }
        if self._headword is not None and (not before or self._headword in before):
            return Antecedent(self._headword, HEADWORD)
        if before:
            return Antecedent(before.pop(), OWNER) if len(before) == 1 else None
        return Antecedent(self._subject, PROTAGONIST) if self._subject else None

    def employer(self, position: int, sentence: Span) -> Antecedent | None:
        """Return whose 创始人 it is where no house is named: who acts, or the main subject."""
        acting = {
            place.name
            for place in self._scene.window(position, sentence, 0)
            if place.acting and self._scene.is_a(place.kind, "Organization")
        }
        if len(acting) == 1:
            return Antecedent(acting.pop(), PRONOUN_CONFIDENCE)
        main = self._subject
        if acting or main is None:
            return None
        firm = self._scene.is_a(self._scene.kinds.get(main, "Entity"), "Organization")
        return Antecedent(main, SUBJECT_MATTER) if firm else None

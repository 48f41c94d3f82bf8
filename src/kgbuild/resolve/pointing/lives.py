"""What reads the words of a text, or of one of several lives that it tells.

Who 他 is, what is left out and whose something is depend on what a text is about; a paragraph
that tells somebody's life (:mod:`kgbuild.resolve.pointing.entries`) is about them. In: what a
document names, and what it is about. Out: what reads the words of the place that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.resolve.belonging.owners import Owners
from kgbuild.resolve.belonging.roles import is_role
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.entries import Entries
from kgbuild.resolve.pointing.left_out import LeftOut
from kgbuild.resolve.pointing.own_houses import OwnHouses
from kgbuild.resolve.pointing.scene import Scene
from kgbuild.resolve.pointing.third_persons import ThirdPersons
from kgbuild.resolve.setting.authors import Author
from kgbuild.resolve.setting.voices import Voice


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads the words of a stretch of text that is about somebody or something."""

    protagonist: str | None
    people: ThirdPersons
    owners: Owners
    left_out: LeftOut


class Lives:
    """The readers of one document, place by place.

    Args:
        scene: What the document names.
        text: The document.
        headword: What it is an article about, if it is one.
        protagonist: Whose life it tells, if it tells one.
        subject: What it is about.
        heard: Its voices.
        own: Whose house is meant by those who speak.
        plan: The plan whose tasks it lists, if it does.
        author: Who does what it tells without a subject, if it is a paper of theirs.

    Attributes:
        whole: The readers of what stands in no life of its own.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        scene: Scene,
        text: str,
        *,
        headword: str | None,
        protagonist: str | None,
        subject: str | None,
        heard: Sequence[Voice],
        own: OwnHouses,
        plan: Named | None,
        author: Author | None,
    ) -> None:
        self._scene = scene
        self._text = text
        self._headword = headword
        self._heard = heard
        self._own = own
        self._plan = plan
        self._author = author
        self._entries = Entries(scene, text)
        self._told: dict[int, Readers] = {}
        self.whole = self._about(headword, protagonist, subject, (0, None))

    def at(self, position: int) -> Readers:
        """Return what reads the words at a place: of the life that its paragraph tells, if any."""
        head = self._entries.head(position)
        if head is None or head == self._headword:
            return self.whole
        span = self._entries.span(position)
        if span[0] not in self._told:
            self._told[span[0]] = self._about(head, head, head, span)
        return self._told[span[0]]

    def is_beside(self, place: Named) -> bool:
        """Tell whether what acts is somebody's kin, or says what somebody has (主要著作)."""
        about = self.at(place.position)
        kin = about.protagonist is not None and about.people.as_kin(place)
        return kin or (self._headword is not None and is_role(place.name))

    def _about(
        self,
        headword: str | None,
        protagonist: str | None,
        subject: str | None,
        span: tuple[int, int | None],
    ) -> Readers:
        scene, text = self._scene, self._text
        return Readers(
            protagonist,
            ThirdPersons(scene, text, protagonist=protagonist, headword=headword, span=span),
            Owners(scene, text, headword=headword, subject=subject),
            LeftOut(
                scene,
                text,
                heard=self._heard,
                own=self._own,
                plan=self._plan,
                author=self._author,
                headword=headword,
                subject=subject,
                beside=self.is_beside,
            ),
        )

"""Who may be called 他, and who 她, by what a text and a name tell.

What the text says of somebody is sure (妻子甲, 甲女士, 甲，女); a name tells it less so.
"""

from __future__ import annotations

from typing import Final

from kgbuild.ontology.sexes import (
    FEMALE_BEHIND,
    FEMALE_KIN,
    MALE_BEHIND,
    MALE_KIN,
    WOMAN_BEFORE,
    sex_of_name,
)
from kgbuild.regex import regex

_KIN_OF: Final = regex(
    rf".+的?(?:(?P<she>{'|'.join(sorted(FEMALE_KIN, key=len, reverse=True))})|"
    rf"(?:{'|'.join(sorted(MALE_KIN, key=len, reverse=True))}))"
)
_LONGEST = 4  # characters of a word of kin
_BEFORE = 8  # characters before a name that may say what its bearer is
_PLACES = 6  # of a name that are looked at


class Sexes:
    """Tells of the people of one document what pronoun they may be called by.

    Args:
        text: The document.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[str, bool]] = {}

    def of(self, name: str) -> tuple[str, bool]:
        """Return 他, 她 or nothing for somebody, and whether the text itself tells it."""
        if name not in self._known:
            told = self._told(name)
            self._known[name] = (told, True) if told else (sex_of_name(name), False)
        return self._known[name]

    def contradicts(self, name: str, words: str) -> bool:
        """Tell whether somebody is hardly called by a pronoun."""
        sex, _ = self.of(name)
        return sex not in ("", words)

    def _told(self, name: str) -> str:
        kin = _KIN_OF.fullmatch(name)
        if kin is not None:
            return "她" if kin["she"] else "他"
        at = self._text.find(name)
        for _ in range(_PLACES):
            if at < 0:
                break
            before, end = self._text[max(0, at - _BEFORE) : at], at + len(name)
            ends = [before[-size:] for size in range(2, _LONGEST + 1)]
            if any(e in FEMALE_KIN for e in ends) or WOMAN_BEFORE.search(before):
                return "她"
            if any(e in MALE_KIN for e in ends):
                return "他"
            if FEMALE_BEHIND.match(self._text, end):
                return "她"
            if MALE_BEHIND.match(self._text, end):
                return "他"
            at = self._text.find(name, end)
        return ""

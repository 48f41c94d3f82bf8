"""Chinese characters become syllables of pinyin without tones, from pypinyin's tables.

``pypinyin.lazy_pinyin`` gives the same. But to import it builds 47,000 lists of phrases, all their
beginnings and nine ways of writing, which takes longer than to parse a page of text. Here its two
files are read as text, and only the readings that are asked for are taken apart.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from kgbuild.regex import regex

__all__ = ["syllables"]

# A phrase with its readings, not yet taken apart: "一丁": [["yī"], ["dīng"]]
_PHRASE = regex(r'"([^"]+)":\s*\[([^:]+)\]')
_READINGS = regex(r'\[\s*"([^"]*)"')  # the first of each character
_CHINESE = ("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")
_TONES = regex("[\u0300\u0301\u0304\u030c]")


@dataclass(frozen=True, slots=True)
class _Tables:
    """What pypinyin knows.

    Attributes:
        characters: Code point, in decimal digits -> readings, the usual one first.
        phrases: Phrase -> its readings, as the file has them.
        order: The phrases in order, to look for what begins with something.
        longest: The length of the longest phrase.
    """

    characters: dict[str, str]
    phrases: dict[str, str]
    order: Sequence[str]
    longest: int

    def know(self, character: str) -> bool:
        """Tell whether a character is a Chinese one; of some of those there is no reading."""
        if str(ord(character)) in self.characters:
            return True
        return unicodedata.name(character, "").startswith(_CHINESE)

    def parts(self, characters: str) -> Iterator[list[str]]:
        """Yield the readings of the phrases and single characters that Chinese text consists of.

        As pypinyin does: the longest phrase from the left; and where all that is left is the
        beginning of a longer one, and begins with none, no phrase is looked for within it.
        """
        position = 0
        while position < len(characters):
            end = min(position + self.longest, len(characters))
            while end > position and characters[position:end] not in self.phrases:
                end -= 1
            if end > position:
                yield _READINGS.findall(self.phrases[characters[position:end]])
                position = end
                continue
            rest = characters[position:]
            alone = rest if self._begins_a_phrase(rest) else rest[0]
            for character in alone:
                readings = self.characters.get(str(ord(character)), character)
                yield [readings.partition(",")[0]]
            position += len(alone)

    def _begins_a_phrase(self, characters: str) -> bool:
        place = bisect_left(self.order, characters)
        return place < len(self.order) and self.order[place].startswith(characters)


def syllables(text: str, *, typed: bool = False) -> list[str]:
    """Return the syllable of each Chinese character of ``text``; what lies between is one, too.

    Args:
        text: Any text (绿城A座 gives lü, cheng, A, zuo).
        typed: As on a keyboard, with v for ü.
    """
    tables = _tables()
    if tables is None:
        from pypinyin import lazy_pinyin

        return list(lazy_pinyin(text, v_to_u=not typed))
    found: list[str] = []
    position = 0
    while position < len(text):
        chinese = tables.know(text[position])
        end = position + 1
        while end < len(text) and tables.know(text[end]) == chinese:
            end += 1
        if chinese:
            parts = tables.parts(text[position:end])
            plain = [_plain(reading) for readings in parts for reading in readings]
            found += [part.replace("ü", "v") for part in plain] if typed else plain
        else:
            found.append(text[position:end])
        position = end
    return found


@lru_cache(maxsize=4096)
def _plain(reading: str) -> str:
    """Return a syllable without its tone: lǜ -> lü."""
    toneless = _TONES.sub("", unicodedata.normalize("NFD", reading))
    return unicodedata.normalize("NFC", toneless)


@lru_cache(maxsize=1)
def _tables() -> _Tables | None:
    """Read the tables; ``None`` where another version of pypinyin keeps them otherwise."""
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    try:
        characters = json.loads((folder / "pinyin_dict.json").read_text(encoding="utf-8"))
        text = (folder / "phrases_dict.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    phrases = dict(_PHRASE.findall(text))
    return _Tables(characters, phrases, sorted(phrases), max(map(len, phrases), default=0))

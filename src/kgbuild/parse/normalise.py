"""A text becomes the form that matching uses, and every character knows its origin.

Sources write one name in many ways: ＡＢＣ公司, 騰訊, 王<zero-width joiner>五. Grammar,
the analysers and the lexicon see one spelling only: NFKC, simplified characters, no
control, bidirectional, zero-width or variation characters, no terminal escape
sequences, single spaces, and no line break inside a Chinese sentence. Because users
must be shown the source's own characters, each normalised character is mapped to the
stretch it came from.

The unit of that map is the user-perceived character (roughly UAX #29's extended
grapheme cluster), so that a place found in normalised text never cuts an emoji
sequence or a letter with its accents when it is carried back. Everything is linear
in the length of the text; runs of ordinary Chinese go through in bulk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from typing import Any

from kgbuild.regex import regex

# Characters that stand for themselves, each alone, under this normalisation (up to the
# one-to-one table _WIDTH): ASCII, Han, kana, Chinese and full-width punctuation.
_PLAIN_CLASS = (
    r"!-~\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2027\u3001-\u3003\u3005-\u3011"
    r"\u3014-\u301b\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e"
    r"\U00020000-\U0002f7ff"
)
_PLAIN = regex(rf"[{_PLAIN_CLASS}]+(?: [{_PLAIN_CLASS}]+)*")
_SPACE = regex(r"\s+")
_BREAK = regex(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HAN_RUN = regex(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")

# Terminal control: CSI, then OSC/DCS/SOS/PM/APC strings to their end, then short escapes. A
# string that does not end on its line is no string: it must not swallow the text after it.
ESCAPE_SEQUENCE = regex(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\n\r]{0,4096}(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-~]"
)

# The dots that part the pieces of a transliterated name are one dot.
_DOTS = dict.fromkeys((0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65), 0xB7)
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | _DOTS

_ZWJ = "\u200d"
# Variants of Taiwan and Hong Kong that OpenCC keeps, since to others they are words of their own.
_REGIONAL = str.maketrans("牠妳祂", "它你他")
_PLANNED = regex("(?<=[计规企策筹])画(?=[^面])")
#: 随著, 有著: 着 in simplified text, where nobody writes or is renowned (著名, 原著, 著有).
_LASTING = regex(
    r"(?<=[\u4e00-\u9fff])(?<![显卓昭原名专论编合译遗巨拙土所史撰主旧新杂])著"
    r"(?![名作称述书者录有于成文译论说史《〈\s,。;:、)!?」』”]|$)|(?<=[味随沿凭])著"
)
# Letters that show nothing (fillers, the grapheme joiner) although they are no format characters.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
# Nobody stacks more marks on a letter in earnest; canonical ordering is quadratic in them.
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text and where each of its characters comes from.

    Attributes:
        text: The normalised characters.
        starts: For each of them, where its source character begins in the original.
        ends: For each of them, where its source character ends, exclusive. Characters
            that come from one source character (``½``) share both; both never fall.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that ``text[start:end]`` comes from.

        Args:
            start: First character, in normalised code points.
            end: Past the last character; more than ``start``.

        Returns:
            ``(start, end)`` in code points of the original text.
        """
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Bring ``text`` into the form that matching uses.

    Args:
        text: Any characters.

    Returns:
        The normalised text with its map. Its text is free of control and format
        characters and of line breaks.
    """
    if _PLAIN.fullmatch(text):
        place = range(len(text) + 1)
        return Normalised(_curled(simplify(text.translate(_WIDTH))), place[:-1], place[1:])
    writer = _Writer(text)
    position = 0
    while position < len(text):
        position = writer.step(position)
    plain = simplify("".join(writer.pieces))
    return Normalised(_curled(plain), writer.starts, writer.ends)


def normalise_all(texts: Sequence[str]) -> list[str]:
    """Return many short texts as :func:`normalise` writes them, without their maps.

    OpenCC is called once for all, which for a lexicon is ten times as fast.
    """
    plain = [text.translate(_WIDTH) if _PLAIN.fullmatch(text) else None for text in texts]
    together = "\n".join(text or "" for text in plain)
    simplified = _mainland(_converter().convert(together)).split("\n")
    if len(simplified) != len(texts):
        return [normalise(text).text for text in texts]
    return [
        normalise(text).text
        if before is None or len(after) != len(before)
        else _curled(_with_surname(before, after))
        for text, before, after in zip(texts, plain, simplified, strict=True)
    ]


class _Writer:
    """Normalises a text from left to right; each step takes one run or one unit."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def step(self, start: int) -> int:
        """Take what stands at ``start`` and return where the next step begins."""
        text = self.text
        plain = _PLAIN.match(text, start)
        if plain:
            end = plain.end()
            if end < len(text) and is_extender(text[end]):
                end -= 1  # the last character carries a mark: it belongs to a unit of its own
            if end > start:
                self._write(text[start:end].translate(_WIDTH), range(start, end))
                return end
        escape = ESCAPE_SEQUENCE.match(text, start)
        if escape:
            return escape.end()
        space = _SPACE.match(text, start)
        if space:
            self._space(start, space.end())
            return space.end()
        end = unit_end(text, start)
        form = _unit_form(text[start:end])
        if form:
            self.pieces.append(form)
            self.starts.extend([start] * len(form))
            self.ends.extend([end] * len(form))
        return end

    def _write(self, form: str, places: range) -> None:
        self.pieces.append(form)
        self.starts.extend(places)
        self.ends.extend(range(places.start + 1, places.stop + 1))

    def _space(self, start: int, end: int) -> None:
        """Write white space: one blank, or nothing where a Chinese line was wrapped."""
        before = self.pieces[-1][-1:] if self.pieces else ""
        if before == " ":
            return
        if _BREAK.search(self.text, start, end):
            after = self.text[end : end + 1]
            if _is_wide(before) or _is_wide(after):
                return
        self.pieces.append(" ")
        self.starts.append(start)
        self.ends.append(end)


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


@lru_cache(maxsize=4096)
def _unit_form(unit: str) -> str:
    """Return what is left of one user-perceived character after normalisation."""
    kept = "".join(c for c in unit if not is_invisible(c))
    if not kept:
        return ""
    form = unicodedata.normalize("NFKC", kept).translate(_DOTS)
    # Spacing accents (´) and lone Hangul letters decompose into pieces that would attach
    # themselves to their neighbours: these keep their own character.
    if any(c.isspace() or "\u1100" <= c <= "\u11ff" for c in form) or is_extender(form[0]):
        form = unicodedata.normalize("NFC", kept)
    return "".join(c for c in form if not is_invisible(c))


def is_invisible(character: str) -> bool:
    """Tell whether ``character`` shows nothing and is no white space either.

    These are control and format characters (zero-width, bidirectional), variation
    selectors, tags, fillers and lone surrogates.
    """
    if "!" <= character <= "~" or "\u3400" <= character <= "\u9fff":
        return False
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return not character.isspace()
    return (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or character in _BLANK
    )


def is_extender(character: str) -> bool:
    """Tell whether ``character`` belongs to the user-perceived character before it."""
    if character < "\u0300" or "\u3400" <= character <= "\u9fff":
        return False
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character in "\u200c\u200d\uff9e\uff9f"
        or "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def unit_end(text: str, start: int) -> int:
    """Return where the user-perceived character that begins at ``start`` ends.

    UAX #29's extended grapheme cluster, less its rules for Indic conjuncts; a
    cluster is ended after 30 marks, so that no hostile text makes one of a megabyte.
    """
    base, end = text[start], start + 1
    if base == "\r":
        return end + text.startswith("\n", end)
    if base.isspace() or is_invisible(base):
        return end
    if _is_regional(base) and end < len(text) and _is_regional(text[end]):
        end += 1
    last = end + _MOST_MARKS
    while end < min(len(text), last) and is_extender(text[end]):
        joins = text[end] == _ZWJ and _is_pictograph(base)
        end += 1
        if joins and end < len(text) and _is_pictograph(text[end]):
            end += 1
    return end


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_pictograph(character: str) -> bool:
    return (
        "\U0001f000" <= character <= "\U0001faff"
        or "\u2190" <= character <= "\u2bff"
        or character in "\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299"
    )


def _curled(text: str) -> str:
    """Return ``text`` with straight quotes as Chinese ones, where they stand around Chinese.

    A name in straight quotes is one as “渔火通” is; 27" is no quotation.
    """
    parts = text.split('"')
    if len(parts) < 3 or len(parts) % 2 == 0:
        return text
    quoted = parts[1::2]
    if not all(part.strip() and _HAN_RUN.search(part) for part in quoted):
        return text
    return "".join(part + mark for part, mark in zip(parts, cycle("“”"), strict=False))[:-1]


def simplify(text: str) -> str:
    """Return ``text`` in simplified characters, of the same length.

    OpenCC converts by phrase (乾隆 keeps its 乾, 乾杯 becomes 干杯). Where a phrase
    would change the number of characters, its run is converted character by
    character instead, because the map to the original must stay exact.
    """
    convert = _converter().convert

    def run(match: re.Match[str]) -> str:
        traditional = match[0]
        simplified: str = convert(traditional)
        if len(simplified) == len(traditional):
            return simplified
        single = (convert(c) for c in traditional)
        return "".join(s if len(s) == 1 else c for s, c in zip(single, traditional, strict=True))

    return _with_surname(text, _mainland(_HAN_RUN.sub(run, text)))


def _with_surname(text: str, simplified: str) -> str:
    """Return ``simplified`` with 沈 of 沈默言 again, where ``text`` was simplified already.

    OpenCC takes 沈默 for 沉默, as which the mainland does not write it.
    """
    if "沈默" not in text or len(text) != len(simplified):
        return simplified
    convert = _converter().convert
    if any(convert(character) != character for character in {*text}):
        return simplified
    return "".join(a if a == "沈" else b for a, b in zip(text, simplified, strict=True))


def _mainland(text: str) -> str:
    """Return simplified ``text`` with the mainland's characters for 牠, 随著 and 计画."""
    plain = text.translate(_REGIONAL)
    if "画" in plain:
        plain = _PLANNED.sub("划", plain)
    return _LASTING.sub("着", plain) if "著" in plain else plain


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")

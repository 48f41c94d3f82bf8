"""Subtitles (SubRip, WebVTT) to one document: what is said, and when.

A cue ends where the screen is full, not where a sentence does, so cues run on into one
another, unless a sentence mark, a silence or another speaker parts them. When a sentence is
said is kept as its fragment identifier (``t=12.5``, W3C Media Fragments). A voice of WebVTT is
the document's speaker, or stands before what it says as in a transcript.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.characters import is_blank
from kgbuild.read.encodings import decode
from kgbuild.read.sources import DocumentIds, Source
from kgbuild.regex import regex

_TIMING = regex(
    r"^\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})"
)
_VOICE = regex(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_MARKUP = regex(r"</?[^<>]{1,80}>|\{\\[^{}]*\}")
_ENDED = regex(r"[。！？!?…；;：:][”’」』）)】》\"']*$")
_SILENCE = 1.0  # seconds without words after which a sentence does not go on


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown together: from when to when, in seconds, who says them, and the words."""

    start: float
    end: float
    voice: str | None
    text: str


def read_subtitles(
    source: Source, lines: Iterable[bytes], *, encoding: str | None, ids: DocumentIds
) -> Iterator[Document]:
    """Yield the one document that a file of subtitles is.

    Args:
        source: Where the bytes come from.
        lines: The bytes, in any pieces.
        encoding: Force the encoding; ``None`` detects it.
        ids: The ids already taken.

    Raises:
        ReadError: It is not text, or has no cue.
    """
    shown = list(cues(decode(b"".join(lines), source=source.name, encoding=encoding).text))
    voices = {cue.voice for cue in shown}
    alone = next(iter(voices)) if len(voices) == 1 else None
    text, fragments = "", []
    before: Cue | None = None
    for cue in shown:
        turn = (
            cue.voice if alone is None and (before is None or before.voice != cue.voice) else None
        )
        if before is not None and (turn or _parts(before, cue)):
            text += "\n"
        elif before is not None and _latin(text[-1:]) and _latin(cue.text[:1]):
            text += " "
        fragments.append((len(text), f"t={cue.start:g}"))
        text += f"{turn}：{cue.text}" if turn else cue.text
        before = cue
    if is_blank(text):
        raise ReadError("there are no subtitles in it", source=source.name, remedy="leave it out")
    identifier, parts = ids.derive(source.stem), tuple(fragments)
    yield Document(identifier, text, speaker=alone, source=source.name, fragments=parts)


def cues(text: str) -> Iterator[Cue]:
    """Yield the cues of SubRip or WebVTT that show words; notes and styles are none."""
    for block in re.split(r"\n(?:[ \t]*\n)+", text.replace("\r\n", "\n").replace("\r", "\n")):
        rows = block.split("\n")
        found = ((k, timing) for k, row in enumerate(rows[:2]) if (timing := _TIMING.match(row)))
        place, timing = next(found, (0, None))
        if timing is None:
            continue
        words = " ".join(rows[place + 1 :])
        voice = _VOICE.search(words)
        shown = " ".join(html.unescape(_MARKUP.sub("", words)).split())
        if shown:
            start, end = (_seconds(*timing.group(*group)) for group in ((1, 2, 3, 4), (5, 6, 7, 8)))
            yield Cue(start, end, voice.group(1).strip() if voice else None, shown)


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(thousandths) / 1000


def _parts(before: Cue, cue: Cue) -> bool:
    """Tell whether a sentence cannot go on from one cue to the next."""
    return bool(_ENDED.search(before.text)) or cue.start - before.end > _SILENCE


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()

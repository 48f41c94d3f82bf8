"""文学界最高奖项——青河文学奖: a dash joins what something is and its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract.chunks import Chunker
from kgbuild.extract.kinds import BOUNDARIES, NAMES, Kind, Word
from kgbuild.extract.titles import Apposition

_DASH = "—"
_SHORTEST = 3  # characters of what tells a kind
_OPENING = (*BOUNDARIES, Kind.VERB, Kind.ASPECT, Kind.PREPOSITION, Kind.BA, Kind.BEI)


def dashes(words: Sequence[Word], chunker: Chunker) -> Iterator[Apposition]:
    """Yield the names behind dashes that the noun phrases before them explain.

    Args:
        words: The words of a sentence.
        chunker: Reads its noun phrases.
    """
    for dash, word in enumerate(words):
        if word.form[0] != _DASH or not dash or words[dash - 1].form[0] == _DASH:
            continue
        start = dash
        while start < len(words) and words[start].form[0] == _DASH:
            start += 1
        name, kind = _name(words, chunker, start), _kind(words, chunker, dash)
        if name and kind:
            yield Apposition(name, "是", kind, "title")


def _name(words: Sequence[Word], chunker: Chunker, start: int) -> tuple[int, ...]:
    """Return the words of the name that begins behind a dash, if one does."""
    phrase = chunker.phrase(start, len(words), preverbal=True)
    if phrase is None or len(phrase.items) > 1 or phrase.items[0].links:
        return ()
    last = words[phrase.items[0].end - 1]
    named = last.tag in NAMES or last.kind is Kind.CLOSE
    return tuple(range(start, phrase.items[0].end)) if named else ()


def _kind(words: Sequence[Word], chunker: Chunker, end: int) -> tuple[int, ...]:
    """Return the words of the noun phrase that a dash ends, the longest without a verb."""
    if words[end - 1].kind is not Kind.NOUN or words[end - 1].tag in ("nr", "ns"):
        return ()
    floor = end
    while floor and words[floor - 1].kind not in _OPENING:
        floor -= 1
    for start in range(floor, end):
        phrase = chunker.phrase(start, end)
        if phrase is not None and phrase.end == end and len(phrase.items) == 1:
            told = sum(len(word.form) for word in words[start:end]) >= _SHORTEST
            return tuple(range(start, end)) if told else ()
    return ()

"""A word in letters other than Han and plain Latin stays whole: Р|о|с|с|и|я -> Россия.

The tagger has seen few of them in Chinese text, and cuts them anywhere (ソニ|ー), so that half a
word would be told as a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.parse.words import Word

# Accented Latin with its marks; Greek to Georgian and beyond; kana; Hangul.
_OTHERS: Final = r"À-ÖØ-öø-ʯ\u0300-\u1fffぁ-ゖァ-ヺー가-힣"
_WRITTEN: Final = re.compile(rf"[A-Za-z]*[{_OTHERS}][A-Za-z{_OTHERS}]*")
_NAME: Final = "nz"


def uncut(text: str, words: Sequence[Word]) -> list[Word]:
    """Join the words that meet inside a stretch of such letters.

    Args:
        text: The normalised text.
        words: Its words, in order; they join up to the whole text.

    Returns:
        The words. A joined one is what the first of its parts is known to be, else a name.
    """
    borders = {
        border
        for written in _WRITTEN.finditer(text)
        for border in range(written.start() + 1, written.end())
    }
    return list(_joined(words, borders)) if borders else list(words)


def _joined(words: Sequence[Word], borders: set[int]) -> Iterator[Word]:
    parts: list[Word] = []
    for word in words:
        if parts and word.start not in borders:
            yield _one(parts)
            parts = []
        parts.append(word)
    if parts:
        yield _one(parts)


def _one(parts: Sequence[Word]) -> Word:
    if len(parts) == 1:
        return parts[0]
    known = next((part for part in parts if part.entity is not None), None)
    tag, entity = (known.tag, known.entity) if known is not None else (_NAME, None)
    return Word(parts[0].start, parts[-1].end, tag, entity)

"""A word in other letters than Han and plain Latin is whole, and so is a model with its number.

Р|о|с|с|и|я -> Россия, 鹊鸟|-|3 -> 鹊鸟-3: the tagger has seen few of them in Chinese text, and cuts
them anywhere (ソニ|ー, XK-|7), so that half a word would be told as a verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

# Accented Latin with its marks; Greek to Georgian and beyond; kana; Hangul.
_OTHERS: Final = r"À-ÖØ-öø-ʯ\u0300-\u1fffぁ-ゖァ-ヺー가-힣"
_WRITTEN: Final = regex(rf"[A-Za-z]*[{_OTHERS}][A-Za-z{_OTHERS}]*")
#: A model: letters or a noun, a hyphen and a number with what follows it (XK-7B, 鹊鸟-3).
_MODEL: Final = regex(
    r"(?<![A-Za-z0-9-])[A-Za-z]{1,8}-\d{1,4}[A-Z]{0,2}(?![A-Za-z0-9-])"
    r"|(?<=[\u4e00-\u9fff])-\d{1,3}[A-Z]{0,2}(?![A-Za-z0-9年月日时个米厘公吨%.-])"
)
_NAMING: Final = frozenset("n nz nt ns nr j".split())
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
    if "-" in text:
        ends = {word.end: word.tag for word in words}
        for model in _MODEL.finditer(text):
            start = model.start()
            if text[start] != "-":
                borders.update(range(start + 1, model.end()))
            elif ends.get(start) in _NAMING:
                borders.update(range(start, model.end()))
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
    numbered = parts[-1].tag == "m"
    known = next((p for p in parts if p.entity is not None and not numbered), None)
    tag, entity = (known.tag, known.entity) if known is not None else (_NAME, None)
    return Word(parts[0].start, parts[-1].end, tag, entity)

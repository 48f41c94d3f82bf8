"""The name in a byline is one person, whatever a tagger makes of it: 公司创始人 晏清|和.

A line that ends on an office, a space and a few characters names who holds the office; so does one
with the office behind the name (棒球委员会 高进|旺|总干事). Nothing else stands so, nor before a
colon where somebody speaks of themselves (麦|启航：我…).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kgbuild.ontology.surnames import DOUBTFUL_SURNAMES, surname_of
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_LINE: Final = regex(r"\S[^。！？!?:：\n]{1,60}[ \u3000](?P<name>[\u4e00-\u9fff·]{2,12})\s*")
#: Who speaks of themselves, behind their label: 麦启航：我….
_LABEL: Final = regex(r"(?P<name>[\u4e00-\u9fff]{2,3})(?:[：:]|\Z)")
_SPEAKS: Final = regex(
    r"(?P<name>[\u4e00-\u9fff]{2,3})[：:](?=我(?!国|省|市|县)|是的|谢谢|大家好|您好)"
)
_PEOPLE: Final = ("Position", "Group", "Person")
_LEAST: Final = 2  # words before the name: the office and the space
_ALONE: Final = 3  # characters of a label that has lost its colon
_NATIVE: Final = (2, 4)  # characters of a name without dots


def signed(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the words of the name that a byline ends on.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Which nouns tell people.
    """
    line = _LINE.fullmatch(text)
    if line is None:
        return list(words)
    first = next((n for n, word in enumerate(words) if word.start >= line.start("name")), 0)
    if first < _LEAST or words[first].start != line.start("name"):
        return list(words)
    end = len(words)
    while end > first and words[end - 1].entity == "Title":
        end -= 1
    titled = end < len(words)
    before = words[first - _LEAST if text[words[first - 1].start].isspace() else first - 1]
    told = before.tag == "nt" if titled else _tells_people(text, before, lexicon)
    if end == first or not told or not _names(text, words[first:end]):
        return list(words)
    whole = Word(words[first].start, words[end - 1].end, "nr", "Person")
    return [*words[:first], whole, *words[end:]]


def speaking(
    texts: Sequence[str], cut: Mapping[int, Sequence[Word]]
) -> Iterator[tuple[int, list[Word]]]:
    """Yield which texts open on the label of who speaks of themselves somewhere, with their words.

    Args:
        texts: Normalised texts of one document.
        cut: The words of some, by number.
    """
    found = (_SPEAKS.match(texts[number]) for number in cut)
    names = {label["name"] for label in found if label is not None}
    alone = Counter(texts[number] for number in cut if len(texts[number]) == _ALONE)
    names.update(text for text, count in alone.items() if count > 1)  # whose colons are lost
    names = {name for name in names if surname_of(name) or name[0] in DOUBTFUL_SURNAMES}
    for number, words in cut.items() if names else ():
        label = _LABEL.match(texts[number])
        if label is None or label["name"] not in names:
            continue
        size = label.end("name")
        inside = [word for word in words if word.end <= size]
        if inside and inside[-1].end == size and (len(inside) > 1 or inside[0].tag != "nr"):
            yield number, [Word(0, size, "nr", "Person"), *words[len(inside) :]]


def _tells_people(text: str, word: Word, lexicon: Lexicon) -> bool:
    form = text[word.start : word.end]
    return word.entity == "Title" or lexicon.head_class(form) in _PEOPLE


def _names(text: str, words: Sequence[Word]) -> bool:
    """Tell whether words can be somebody's name: with a surname, dots, or a piece of a name."""
    form = text[words[0].start : words[-1].end]
    if "·" in form:
        return True
    if not _NATIVE[0] <= len(form) <= _NATIVE[1]:
        return False
    return bool(surname_of(form)) or any(word.tag == "nr" for word in words)

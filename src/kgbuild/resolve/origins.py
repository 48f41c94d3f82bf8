"""甲，浙江海宁人 says where 甲 is from: a native of a place is no kind of person.

In: a triple that says what somebody is. Out: one that says which place they are from, its object
the place, with the words as they are written. 甲出生于书香门第 names no place at all: who is born
into a family comes of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.resolve.articles import SAYING_WHAT
from kgbuild.resolve.places import place_before

_PERSONAL: Final = frozenset("他 她".split())
_DIVISIONS: Final = ("Province", "City", "District", "Town")
_CLASSES: Final = tuple("省市县区州府旗镇乡村")
_BORN: Final = frozenset("出生于 生于 出生在 生在 诞生于".split())
_FAMILIES: Final = ("门第", "世家", "家庭", "之家", "人家", "家族")
_PROVINCE: Final = "省"  # whatever stands before it
_SHORTEST: Final = 2  # characters of a place
_NATIVE: Final = "人"
_ORIGIN: Final = "籍贯"


def descended(triple: Triple) -> Triple:
    """Return who is said to be born in 书香门第 as coming of it; any other triple as it is."""
    target = triple.object
    family = target is not None and target.form.endswith(_FAMILIES)
    return replace(triple, predicate="出身于") if family and triple.predicate in _BORN else triple


def native(triple: Triple, lexicon: Lexicon) -> Triple:
    """Return who is said to be 浙江海宁人 as being from there; any other triple as it is.

    Args:
        triple: The triple.
        lexicon: Which names are places.
    """
    target = triple.object
    if target is None or triple.predicate not in SAYING_WHAT or triple.polarity == "negative":
        return triple
    subject = triple.subject
    person = subject.tag == "nr" or subject.entity == "Person" or subject.form in _PERSONAL
    words = target.form.removesuffix(_NATIVE)
    place = _narrowest(words, lexicon) if words != target.form else ""
    if not person or not place:
        return triple
    named = _named(target, place)
    return replace(triple, predicate=_ORIGIN, object=named, construction="svo")


def _narrowest(words: str, lexicon: Lexicon) -> str:
    """Return the last of places that stand one after another, from the widest on.

    Empty where the words are anything else.
    """
    first = place_before(words, lexicon, _DIVISIONS, least=0)
    if not first and _PROVINCE in words:
        first = words[: words.index(_PROVINCE) + 1]
    rest = words.removeprefix(first)
    if not first or not rest:
        return first
    if len(rest) < _SHORTEST:
        return ""
    for spelling in (rest, *(rest + ending for ending in _CLASSES)):
        entry = lexicon.get(spelling)
        if entry is not None and entry.type in _DIVISIONS:
            return spelling
    return rest if rest.endswith(_CLASSES) else _narrowest(rest, lexicon)


def _named(target: Mention, place: str) -> Mention:
    """Return a mention that names a place by its words without 人, which stay as written."""
    return replace(target, form=place, head=place, entity="Place", tag="ns")

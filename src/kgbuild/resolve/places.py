"""A place's words become the place: its administrative name, apart from others of that name.

凉山州 is 凉山彝族自治州. 鼓楼区 names four districts and so none; 福州市鼓楼区 names one, and a
text that names no other may go on to call it 鼓楼区.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgbuild.ontology import Lexicon

_DIVISIONS = frozenset({"Province", "City", "District"})
_AUTONOMOUS = ("州", "县", "旗")


def autonomous(form: str, lexicon: Lexicon) -> str | None:
    """Return the full name of an autonomous division called without its people (凉山州)."""
    if form.endswith(_AUTONOMOUS):
        full = lexicon.canonical(form[:-1])
        if full.endswith("自治" + form[-1]):
            return full
    return None


def lies_elsewhere(inner: str, outer: str, lexicon: Lexicon) -> bool:
    """Tell whether the atlas has a place elsewhere: 南昌市九江市 lists two cities.

    Args:
        inner: A place, as written.
        outer: The place that it is said to lie in.
        lexicon: What lies in what.
    """
    around = lexicon.entries.get(lexicon.canonical(outer))
    place = lexicon.entries.get(lexicon.canonical(inner))
    if around is None or around.type not in _DIVISIONS or place is None or not place.parent:
        return False
    while place is not None and place.parent:
        if lexicon.canonical(place.parent) == around.canonical:
            return False
        place = lexicon.entries.get(lexicon.canonical(place.parent))
    return True


def joined(chain: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return the name of a place that its chain of places sets apart from its namesakes.

    Args:
        chain: Places from the widest to the narrowest, as written (福建省, 福州, 鼓楼区).
        lexicon: Which districts share a name, and what they lie in.

    Returns:
        Parent and name (福州市鼓楼区), or ``None`` where the last place has no namesakes or the
        chain does not tell it from them.
    """
    parents = lexicon.namesakes.get(chain[-1], ())
    for wider in reversed(chain[:-1]):
        if (parent := lexicon.canonical(wider)) in parents:
            return parent + chain[-1]
    return None


def namesake_pairs(
    documents: Mapping[str, frozenset[str]], lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield ``(full name, name that others share)`` where each text with it names that one only.

    Args:
        documents: Everything that the texts name -> the documents that name it.
        lexicon: Which districts share a name.
    """
    for name, parents in lexicon.namesakes.items():
        full = [parent + name for parent in parents if parent + name in documents]
        there = documents.get(name, frozenset())
        if there and len(full) == 1 and there <= documents[full[0]]:
            yield full[0], name

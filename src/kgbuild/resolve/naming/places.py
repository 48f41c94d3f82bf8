"""A place's words become the place: its administrative name, apart from others of that name.

凉山州 is 凉山彝族自治州. 鼓楼区 names four districts and so none; 福州市鼓楼区 names one, and so
does 鼓楼区 in a text that names 福州市 and none of the other three cities. 云埠, in a text that
names 云埠镇, is that town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from kgbuild.ontology import Lexicon
from kgbuild.regex import regex

_DIVISIONS = frozenset({"Province", "City", "District"})
_SUFFIXES = tuple("省市县区旗镇乡村")
_LONGEST = 8  # characters of a place before a longer name
_SHORTEST = 2  # characters of a division's name without its class
_INSIDE = regex(r"(?P<name>[^\W\d]{2,16}?)(?:境|辖区|园区|景区|范围)?(?:内|之内|里)")
_SPACIOUS = frozenset("Site NaturalFeature Province City District Town".split())
_LEAST_NAMED = 4  # characters of a name that is not in the lexicon
#: One division behind another: 嵩阳县鹿台镇.
_CHAIN = regex(
    r"(?:[\u4e00-\u9fff]{2,5}(?:省|自治区|自治州|市|县|区)){1,3}"
    r"(?P<last>[\u4e00-\u9fff]{2,4}(?<![新城市郊景园库灾牧校])(?:市|县|区|镇|乡|村|街道))"
)
_AUTONOMOUS = ("州", "县", "旗")


def autonomous(form: str, lexicon: Lexicon) -> str | None:
    """Return the full name of an autonomous division called without its people (凉山州)."""
    if form.endswith(_AUTONOMOUS):
        full = lexicon.canonical(form[:-1])
        if full.endswith("自治" + form[-1]):
            return full
    return None


def without_inside(form: str, lexicon: Lexicon) -> str:
    """Return the words of a place without the 内 or 境内 behind its own name.

    What lies 苍梧山自然保护区内 lies in 苍梧山自然保护区; 校园内 and 城内 name nothing.
    """
    found = _INSIDE.fullmatch(form)
    if found is None or "的" in form:
        return form
    name = found["name"]
    if name in lexicon:
        return name if lexicon.entries[name].tag == "ns" else form
    if name in lexicon.heads or name in lexicon.nouns:
        return form
    kind = lexicon.head_class(name)
    return name if kind in _SPACIOUS and len(name) >= _LEAST_NAMED else form


def division_pairs(
    documents: Mapping[str, frozenset[str]],
    places: Iterable[str],
    people: Container[str],
    lexicon: Lexicon,
    opening: Container[str] = (),
) -> Iterator[tuple[str, str]]:
    """Yield ``(full name, name without its class)`` of divisions (云埠镇, 云埠).

    Those whose short name the atlas has are left to it. A short name that a tagger takes for a
    person (钟祥 beside 钟祥市) is the division's, too.

    Args:
        documents: Everything that the texts name -> the documents that name it.
        places: The places among it.
        people: Whoever is among it.
        lexicon: Names that the world knows.
        opening: What the texts open on: of 云埠镇 and 云埠乡 that is meant.
    """
    among = set(places)
    full: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(among):
        if name.endswith(_SUFFIXES) and len(name) > _SHORTEST:
            full[name[:-1]].append(name)
    for short, named in full.items():
        several = [name for name in named if name in opening] if len(named) > 1 else named
        seen = short in among or short in people
        seen = seen or (short in documents and several[:1] != [] and several[0] in opening)
        unlisted = seen and short not in lexicon and short not in lexicon.nouns
        if unlisted and len(several) == 1 and documents[short] <= documents[several[0]]:
            yield several[0], short


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


def chain_of(form: str, lexicon: Lexicon) -> list[str]:
    """Return the links of a chain of known places (中国, 广东省, 深圳市), or nothing."""
    rest, links = form, []
    while rest:
        for size in range(len(rest), 1, -1):
            entry = lexicon.get(rest[:size])
            if entry is not None and entry.tag == "ns":
                links.append(rest[:size])
                rest = rest[size:]
                break
        else:
            return []
    return links


def last_division(form: str, lexicon: Lexicon) -> str | None:
    """Return the last of a chain of divisions that the atlas does not have (福建省泉澜市).

    A name that the atlas has, or whose links it has, is left to it.
    """
    found = _CHAIN.fullmatch(form)
    if found is None or form in lexicon or chain_of(form, lexicon):
        return None
    last = found["last"]
    return last if last not in lexicon.heads and last not in lexicon.nouns else None


def around(place: str, lexicon: Lexicon) -> list[str]:
    """Return a place and what it lies in, outwards, by their canonical names."""
    found: list[str] = []
    while place and place not in found:
        found.append(place)
        entry = lexicon.get(place)
        place = lexicon.canonical(entry.parent) if entry is not None and entry.parent else ""
    return found


def parent_in(name: str, text: str, lexicon: Lexicon) -> str | None:
    """Return which of the places of one name a text means, by what it names around them.

    Args:
        name: A name that several districts share (鼓楼区).
        text: The text, or all names in it.
        lexicon: Which districts share a name, and what they lie in.

    Returns:
        The one parent (福州市) that the text names, or whose province it names; ``None`` where it
        names several or none.
    """

    def named(place: str) -> bool:
        return any(known in text for known in lexicon.names_of.get(place, (place,)))

    parents = lexicon.namesakes.get(name, ())
    found = [parent for parent in parents if parent + name in text]
    found = found or [parent for parent in parents if named(parent)]
    if not found:
        wider = {parent: around(parent, lexicon)[1:2] for parent in parents}
        found = [parent for parent in parents if any(map(named, wider[parent]))]
    return found[0] if len(found) == 1 else None


def place_before(name: str, lexicon: Lexicon, kinds: Container[str], *, least: int) -> str:
    """Return the place that a name begins with (福州 of 福州文具厂), or nothing.

    Args:
        name: The name.
        lexicon: The places.
        kinds: Classes of places that count.
        least: Characters that must follow it.
    """
    for size in range(min(len(name) - least, _LONGEST), 1, -1):
        entry = lexicon.get(name[:size])
        if entry is not None and entry.type in kinds:
            return name[:size]
    return ""

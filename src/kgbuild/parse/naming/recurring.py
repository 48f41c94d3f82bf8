"""What a document calls by name twice is a name there wherever it stands.

A tagger reads sentence by sentence: it may know 沈望舒 in eight sentences and cut it in two in
the ninth. A name that it has seen in two different places is therefore looked for in the whole
document, and where most of its occurrences are read as one, the others are as well. Where it
has seen one name in what the document elsewhere calls by two, they are parted; and so is a
person from the first character of what is said of them (沈望舒|亦|赴, 沈望舒|接|任).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.ontology.surnames import COMPOUND_SURNAMES, surname_of
from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

_NAMES = frozenset("nr ns nt nz nw".split())
_SHORTEST = 2  # characters of a name
_ALIGNED_ONLY = 2  # a name this short is restored only where words begin and end with it
_CONTEXT = 2  # characters to either side that tell two places apart
_PAUSES = ",，、"
_GRADUATED = regex("(?<=[\u4e00-\u9fff]{3})(?:大学|中学|高中|初中|小学)$")
_STUDYING = ("毕业", "期间", "时期", "时代")
_JOINT = regex("[与和及]")
#: How names of houses end that are called without it.
_GENERIC = regex(
    r"(?:足球|篮球|排球|棒球|橄榄球|冰球|乒乓球)?俱乐部$|师范学校$|(?:股份|有限责任)?有限公司$"
)
_STEM = 5  # characters of a name that such an end is left off
#: What follows a person and is glued to the name: 沈望舒|亦|赴, 沈望舒|被|派; with its tag.
_BEHIND_PERSON = {
    **dict.fromkeys("亦也则久即仍遂乃曾均皆才便就又将", "d"),
    **dict.fromkeys("被把因从向", "p"),
    **dict.fromkeys("说称", "v"),
}
#: What often stands behind a name and ends none.
_FUNCTIONAL = frozenset(
    "的是在和与及等有为说称任将被把从于对向到也就都不以则已又再曾由因亦仍乃均便才之其至给让使令并"
)
_SAID_OF = frozenset("v vd d p c r u m w".split())  # tags of what is said of somebody (获, 赴)
_ALWAYS = 3  # times that a name stands before the same character, to have it for its last
_PREDICATES = frozenset("vad")  # first letters of jieba's tags of what is said of somebody
_TITLES = frozenset("《〈“‘「『(")  # what opens the title of a work


@dataclass(frozen=True, slots=True)
class Recurring:
    """A place of a text where a name stands that its words do not show.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends, exclusive.
        tag: What its other occurrences are tagged.
        entity: What they are known to be.
    """

    start: int
    end: int
    tag: str
    entity: str | None


def recurring(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]]
) -> dict[int, list[Recurring]]:
    """Find the names of a document in places where its words have missed them.

    Args:
        texts: The sentences of one document, normalised.
        words: Number of a sentence -> its words.

    Returns:
        Number of a sentence -> the missed names in it, in reading order, not overlapping.
    """
    kinds, places = _named(texts, words)
    longer = _lengthened(texts, words)  # where it is whole anywhere, the others decide
    short = _shortened(kinds) | {name: longer[name] for name in longer.keys() - kinds.keys()}
    known = {name for name, around in places.items() if len(around) > 1} | short.keys()
    if not known:
        return {}
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda n: (-len(n), n)):
        by_start[name[:_SHORTEST]].append(name)
    read: Counter[str] = Counter()
    missed: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, cut in words.items():
        edges = {word.start: word for word in cut}
        for name, start in _occurrences(texts[number], by_start):
            word = edges.get(start)
            whole = word is not None and word.end == start + len(name)
            if whole and word is not None and word.tag in _NAMES:
                read[name] += 1
            elif not _inside_name(cut, start, start + len(name)):
                missed[name].append((number, start))
    found: defaultdict[int, list[Recurring]] = defaultdict(list)
    for name, at in missed.items():
        if len(at) > read[name] and name not in short:
            continue
        told = kinds[name].most_common(1) if name in kinds else []
        tag, entity = short[name] if name in short else told[0][0]
        for number, start in at:
            end = start + len(name)
            if (len(name) > _ALIGNED_ONLY and name not in short) or _aligned(
                words[number], start, end
            ):
                found[number].append(Recurring(start, end, tag, entity))
    return {number: _apart(names) for number, names in found.items()}


def _shortened(
    kinds: Mapping[str, Counter[tuple[str, str | None]]],
) -> dict[str, tuple[str, str | None]]:
    """Return what houses are called without what ends their names (甲乙足球俱乐部: 甲乙)."""
    found: dict[str, tuple[str, str | None]] = {}
    for name, seen in kinds.items():
        tag, entity = seen.most_common(1)[0][0]
        stem = _GENERIC.sub("", name)
        if tag == "nt" and len(stem) >= _STEM and stem != name and stem not in kinds:
            found[stem] = (tag, entity)
    return found


def _lengthened(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]]
) -> dict[str, tuple[str, str | None]]:
    """Return names of people that a document never writes without the character behind them.

    蒋英|时 in every sentence is 蒋英时, though 时 is a word as well.
    """
    behind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, cut in words.items():
        for word, following in pairwise(cut):
            name = texts[number][word.start : word.end]
            if word.tag == "nr" and len(name) == _SHORTEST and surname_of(name) == name[:1]:
                one = following.end == following.start + 1 == word.end + 1
                one = one and following.tag not in _SAID_OF
                behind[name][texts[number][following.start] if one else ""] += 1
        if cut and cut[-1].tag == "nr":
            behind[texts[number][cut[-1].start : cut[-1].end]][""] += 1
    found: dict[str, tuple[str, str | None]] = {}
    for name, seen in behind.items():
        character, times = seen.most_common(1)[0]
        given = character and character not in _FUNCTIONAL and "\u4e00" <= character <= "\u9fff"
        if len(seen) == 1 and given and times >= _ALWAYS:
            found[name + character] = ("nr", "Person")
    return found


def parted(texts: Sequence[str], words: Mapping[int, Sequence[Word]]) -> dict[int, list[Word]]:
    """Part two names that the analyser took for one (甲公司与乙大学).

    That they are two the document tells, where it names both elsewhere, or the first of them
    twice. A place is no such sign: 中国与全球化智库 is one institute.

    Args:
        texts: The sentences of one document, normalised.
        words: Number of a sentence -> its words.

    Returns:
        Number of a sentence -> its words, for the sentences that have such a pair.
    """
    kinds, places = _named(texts, words)

    def told(word: Word, start: int, end: int, name: str) -> Word:
        if name in kinds:
            tag, entity = kinds[name].most_common(1)[0][0]
            return Word(start, end, tag, entity)
        return Word(start, end, word.tag, word.entity)

    def are_two(first: str, second: str) -> bool:
        if first in kinds and second in kinds:
            return True
        named = len(places.get(first, ())) > 1 and len(second) >= _SHORTEST
        return named and kinds[first].most_common(1)[0][0][0] != "ns"

    made: dict[int, list[Word]] = {}
    for number, cut in words.items():
        found: list[Word] = []
        swallowed: set[int] = set()
        for place_of, word in enumerate(cut):
            if graduate := _graduate(texts[number], word, places):
                found += graduate
                continue
            following = cut[place_of + 1] if place_of + 1 < len(cut) else None
            if overrun := _overrun(texts[number], word, following, kinds, places):
                found += overrun
                if following is not None and overrun[-1].end > word.end:
                    swallowed.add(following.start)
                continue
            place = _joint(texts[number], word)
            first, second = texts[number][word.start : place], texts[number][place + 1 : word.end]
            if place > 0 and are_two(first, second):
                found.append(told(word, word.start, place, first))
                found.append(Word(place, place + 1, "c" if texts[number][place] in "和及" else "p"))
                found.append(told(word, place + 1, word.end, second))
        if found:
            apart = {word.start for word in found} | swallowed
            kept = [word for word in cut if word.start not in apart]
            made[number] = sorted((*kept, *found), key=lambda word: word.start)
    return made


def _graduate(
    text: str, word: Word, places: Mapping[str, set[tuple[str, str]]]
) -> tuple[Word, ...]:
    """何敬之|大学|毕业: somebody whom the text names elsewhere, and no university of that name."""
    school = _GRADUATED.search(text, word.start, word.end) if word.tag == "nt" else None
    if school is None or not text.startswith(_STUDYING, word.end):
        return ()
    if len(places.get(text[word.start : school.start()], ())) < _SHORTEST:
        return ()
    person = Word(word.start, school.start(), "nr", "Person")
    return person, Word(school.start(), word.end, "n")


def _overrun(
    text: str,
    word: Word,
    following: Word | None,
    kinds: Mapping[str, Counter[tuple[str, str | None]]],
    places: Mapping[str, set[tuple[str, str]]],
) -> tuple[Word, ...]:
    """沈望舒|亦, 沈望舒|接任: somebody whom the text names elsewhere, and what is said of them."""
    end = word.end - 1
    stem = text[word.start : end]
    if word.tag != "nr" or len(stem) < _SHORTEST or len(places[text[word.start : word.end]]) > 1:
        return ()
    person = stem in kinds and kinds[stem].most_common(1)[0][0][0] == "nr"
    if not person or len(places[stem]) < _SHORTEST or stem in COMPOUND_SURNAMES:
        return ()
    name = Word(word.start, end, "nr", "Person")
    if following is not None and following.end - following.start == 1:
        tag = word_tag(text[end : following.end])
        if tag is not None and tag[0] in _PREDICATES:
            return name, Word(end, following.end, tag[0])
    tail = _BEHIND_PERSON.get(text[end])
    return (name, Word(end, word.end, tail)) if tail is not None else ()


def _joint(text: str, word: Word) -> int:
    """Return where the first 与, 和 or 及 stands inside a name; -1 for none."""
    if word.tag not in _NAMES or word.tag == "nw" or text[word.start - 1 : word.start] in _TITLES:
        return -1
    found = _JOINT.search(text, word.start + _SHORTEST, word.end - _SHORTEST)
    return found.start() if found else -1


def _named(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]]
) -> tuple[Mapping[str, Counter[tuple[str, str | None]]], Mapping[str, set[tuple[str, str]]]]:
    """Return how each name is tagged, and between which characters it stands."""
    kinds: defaultdict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    places: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for number, cut in words.items():
        text = texts[number]
        for word in cut:
            if word.tag in _NAMES and word.end - word.start >= _SHORTEST:
                name = text[word.start : word.end]
                kinds[name][word.tag, word.entity] += 1
                before = text[: word.start].rstrip(_PAUSES)[-_CONTEXT:]
                after = text[word.end : word.end + _CONTEXT + 1].lstrip(_PAUSES)[:_CONTEXT]
                places[name].add((before, after))
    return kinds, places


def _occurrences(text: str, by_start: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Yield the longest name at each place of ``text``, none inside the one before."""
    position = 0
    while position + _SHORTEST <= len(text):
        names = by_start.get(text[position : position + _SHORTEST], ())
        name = next((n for n in names if text.startswith(n, position)), None)
        if name is not None:
            yield name, position
        position += len(name) if name is not None else 1


def _inside_name(words: Sequence[Word], start: int, end: int) -> bool:
    return any(
        word.start <= start and end <= word.end and (word.tag in _NAMES or word.entity is not None)
        for word in words
    )


def _aligned(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.start == start for word in words) and any(word.end == end for word in words)


def _apart(names: Sequence[Recurring]) -> list[Recurring]:
    kept: list[Recurring] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or kept[-1].end <= name.start:
            kept.append(name)
    return kept

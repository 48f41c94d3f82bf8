"""What a document says twice shows where its units begin and end.

A report and the transcript behind it, or a speaker who comes back to a point, give the same
words with different neighbours. Where two occurrences of a stretch part ways, a unit ends or
begins, and a pause that was lost there is likelier than it sounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_LENGTH = 12  # characters that must recur: longer than most names, shorter than most clauses
_LONGEST = 200_000  # characters of a document; in longer ones everything recurs
_NAMES = range(4, 9)  # characters of what is held together, most of it names
_MOST = 20_000  # characters of a document in which two occurrences of so few tell anything


def unit_edges(texts: Sequence[str]) -> list[frozenset[int]]:
    """Return, for each sentence of a document, the offsets at which repeated stretches part ways.

    Args:
        texts: The sentences of one document, normalised.

    Returns:
        Offsets in code points; the edge lies just before the character there. Neither 0 nor the
        length of the sentence is among them.
    """
    edges: list[set[int]] = [set() for _ in texts]
    if sum(map(len, texts)) > _LONGEST:
        return [frozenset() for _ in texts]
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for start in range(len(text) - _LENGTH + 1):
            places[text[start : start + _LENGTH]].append((number, start))
    for occurrences in places.values():
        if len(occurrences) < 2:
            continue
        before = {texts[k][start - 1] if start else "" for k, start in occurrences}
        after = {texts[k][start + _LENGTH : start + _LENGTH + 1] for k, start in occurrences}
        for number, start in occurrences:
            if len(before) > 1 and start:
                edges[number].add(start)
            if len(after) > 1 and start + _LENGTH < len(texts[number]):
                edges[number].add(start + _LENGTH)
    return [frozenset(found) for found in edges]


@dataclass(frozen=True, slots=True)
class Held:
    """Where a sentence has what recurs in other company.

    Attributes:
        inside: Offsets inside it, each just before a character.
        edges: Offsets at which it begins or ends.
    """

    inside: frozenset[int]
    edges: frozenset[int]


def held_together(texts: Sequence[str]) -> list[Held]:
    """Return, for each sentence of a document, where it has what recurs in other company.

    Two words that stand side by side twice, with other words on both sides of them
    (潮汐灯|夜航管家|泊位助手, 其中|夜航管家|是), are one name or phrase: no pause parts them.

    Args:
        texts: The sentences of one document, normalised.
    """
    held: list[set[int]] = [set() for _ in texts]
    edges: list[set[int]] = [set() for _ in texts]
    if sum(map(len, texts)) > _MOST:
        return [Held(frozenset(), frozenset()) for _ in texts]
    for length in _NAMES:
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(texts):
            for start in range(len(text) - length + 1):
                places[text[start : start + length]].append((number, start))
        for occurrences in places.values():
            if len(occurrences) < 2:
                continue
            before = {texts[k][start - 1] if start else "" for k, start in occurrences}
            after = {texts[k][start + length : start + length + 1] for k, start in occurrences}
            if len(before) > 1 and len(after) > 1:
                for number, start in occurrences:
                    held[number].update(range(start + 1, start + length))
                    edges[number].update((start, start + length))
    return [
        Held(frozenset(inside), frozenset(at - inside))
        for inside, at in zip(held, edges, strict=True)
    ]

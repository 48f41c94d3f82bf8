"""Who is thanked, and for what: 提供泳具的甲、提供保险的乙; 感谢甲，在困难时给了我们贷款.

A list of those who each do something is one phrase to a parser, or none: who is thanked, or called
up, is named behind what they do. What a clause behind thanks leaves out as its subject is who was
thanked, and thanks without a subject are those of who has thanked before, or who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NAMES, Kind, Word, is_held_by
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.surface import Surface
from kgbuild.model import Triple

_PARTS = frozenset({*BOUNDARIES, Kind.LIST_MARK})
_THING = frozenset({Kind.NOUN, Kind.ADJECTIVE, Kind.NUMBER})
_LONGEST = 5  # words of a name
_READ_SO = ("listed", "relative")
_ALONE = 2  # such parts in a row tell a list, though nobody is thanked


@dataclass(frozen=True, slots=True)
class Doing:
    """``subject`` does something: word indices."""

    subject: tuple[int, ...]
    verb: int
    object: tuple[int, ...]


def doings(surface: Surface) -> Sequence[Doing]:
    """Return what each of a list of names is said to do before the name.

    Args:
        surface: The sentence.
    """
    return surface.once(doings, lambda: list(_doings(surface.words)))


def _doings(words: Sequence[Word]) -> Iterator[Doing]:
    if not any(word.kind is Kind.DE for word in words):
        return
    thanking = [i for i, word in enumerate(words) if word.form in w.THANKING]
    run: list[Doing] = []
    thanked, start = False, 0
    for end in range(len(words) + 1):
        if end < len(words) and words[end].kind not in _PARTS:
            continue
        begin = start
        verbs = [i for i in thanking if start <= i < end]
        if verbs:
            thanked, begin = True, verbs[-1] + 1
        found = _doing(words, begin, end)
        if found is not None:
            run.append(found)
        elif not verbs:
            yield from run if thanked or len(run) >= _ALONE else ()
            run, thanked = [], thanked and end < len(words) and words[end].form != "。"
        start = end + 1
    yield from run if thanked or len(run) >= _ALONE else ()


def well_read(found: Iterable[Triple], surface: Surface) -> Iterator[Triple]:
    """Yield the triples of a sentence but those that take such a list for what somebody does."""
    deeds = {surface.words[doing.verb].token.span.start for doing in doings(surface)}
    for triple in found:
        if triple.relation.span.start not in deeds or triple.construction in _READ_SO:
            yield triple


def thanks(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a predicate thanks somebody by name.

    Args:
        predicate: The predicate.
        words: The words of its sentence.
    """
    end = predicate.objects[-1].end if predicate.objects else 0
    if end < 2 or words[predicate.group.verbs[-1]].form not in w.THANKING:
        return False
    closed = end == len(words) or words[end].kind in BOUNDARIES  # 感谢甲的支持: not 甲 alone
    return closed and (words[end - 1].tag in NAMES or is_held_by(words[end - 2], words[end - 1]))


def _doing(words: Sequence[Word], start: int, end: int) -> Doing | None:
    """Return what words without a mark say of the name at their end, if they say so."""
    if start >= end or words[start].kind is not Kind.VERB or words[start].tag != "v":
        return None
    links = [i for i in range(start, end) if words[i].kind is Kind.DE]
    if not links:
        return None
    thing, name = range(start + 1, links[-1]), range(links[-1] + 1, end)
    if not thing or not name or len(name) > _LONGEST:
        return None
    things = all(words[i].kind in _THING or words[i].kind is Kind.DE for i in thing)
    named = all(words[i].kind in _THING and words[i].kind is not Kind.NUMBER for i in name)
    proper = len(name) > 1 or words[name[0]].tag in NAMES
    return Doing(tuple(name), start, tuple(thing)) if things and named and proper else None

"""主要产品有岩茶拿铁、桂花美式和冷萃系列: a list that was read as one thing is told one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.regex import regex
from kgbuild.resolve.retelling.slots import is_plain, part_of

#: A list of bare nouns: with a 的, a mark or a number inside, its parts may share something.
_NOUN: Final = r"[^\W\d的和与及等]{2,16}"
_LIST: Final = regex(rf"{_NOUN}(?:、{_NOUN})+(?:(?:和|以及|及|与){_NOUN})?")
_AND: Final = regex(r"、|和|以及|及|与")


def one_each(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, those about a whole list once for each member.

    Args:
        triples: All triples of the document, in reading order.
    """
    found: list[Triple] = []
    for triple in triples:
        found.extend(_members(triple))
    return found


def _members(triple: Triple) -> Iterator[Triple]:
    target = triple.object
    told = target is not None and triple.construction != "clausal"
    if target is None or not told or not is_plain(target) or not _LIST.fullmatch(target.form):
        yield triple
        return
    start = 0
    for mark in (*_AND.finditer(target.form), None):
        end = mark.start() if mark is not None else len(target.form)
        yield replace(triple, object=_member(target, start, end))
        start = mark.end() if mark is not None else end


def _member(whole: Mention, start: int, end: int) -> Mention:
    """Return one member of a list, of the class of its last if that one is the last."""
    last = end == len(whole.form)
    entity = whole.entity if last else None
    return part_of(whole, start, end, tag=whole.tag if last else "n", entity=entity)

"""Quotations beside their verb: “…”，甲说 and 甲说：“…” tell what 甲 claims.

The tree seldom hangs a quotation from the verb that says it; the quotation marks tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kgbuild.extract import words as w
from kgbuild.extract.attribution import claim_of
from kgbuild.extract.kinds import Kind
from kgbuild.extract.predicates import Predicate
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.model import Claim, Mention

_NEAR = 8  # words between a quotation and the verb that says it

#: Reads the predicate that a word heads, and who does it.
Reader = Callable[[int], tuple[Predicate, tuple[Mention, ...]]]


def quoted(parts: Constituents, predicate: Predicate) -> tuple[int, int] | None:
    """Return the words of the quotation right after a verb of saying, or right before it."""
    kinds, pairs = parts.tree.kinds, parts.chunker.pairs
    verb = predicate.group.verbs[-1]
    if not pairs or parts.tree.forms[verb] not in w.SAY_VERBS:
        return None
    position = predicate.group.end
    while position < len(kinds) and kinds[position] in (Kind.STOP, Kind.COMMA):
        position += 1
    if position > predicate.group.end and position in pairs:
        return parts.unquoted(position, pairs[position] + 1)
    start, _ = parts.clause(verb)
    for opening, close in pairs.items():
        if not close < predicate.group.words[0] <= close + _NEAR:
            continue
        between = kinds[close + 1 : predicate.group.words[0]]
        near = start <= close + 2 or Kind.VERB not in between
        if near and any(opening < head < close for head in parts.heads):
            return parts.unquoted(opening, close + 1)
    return None


def quotations_ahead(parts: Constituents, read: Reader) -> Iterator[tuple[range, Claim]]:
    """Yield the quotations that stand before the verb that says them, and who says them.

    A quotation may go on behind the verb (“…，”甲说，“…”): the one before it is 甲's as well.
    """
    if not parts.chunker.pairs:
        return
    for index in parts.heads:
        if parts.tree.forms[index] not in w.SAY_VERBS:
            continue
        predicate, speakers = read(index)
        if predicate.clause is None or not speakers:
            continue
        claim = claim_of(predicate, parts.words, speakers[0])
        if claim is None:
            continue
        if predicate.clause[0] < index:
            yield range(*predicate.clause), claim
        elif (first := _broken_off(parts, speakers[0], predicate)) is not None:
            yield first, claim


def _broken_off(parts: Constituents, speaker: Mention, predicate: Predicate) -> range | None:
    """Return the quotation right before the speaker of one that goes on behind the verb."""
    pairs, words = parts.chunker.pairs, parts.words
    following = predicate.group.end
    while following < len(words) and parts.tree.kinds[following] in (Kind.STOP, Kind.COMMA):
        following += 1
    if following not in pairs:
        return None
    for opening, close in pairs.items():
        ends_there = close < predicate.group.words[0] <= close + _NEAR
        spoken = any(opening < head < close for head in parts.heads)
        if ends_there and spoken and words[close].token.span.end <= speaker.span.start:
            return range(opening + 1, close)
    return None

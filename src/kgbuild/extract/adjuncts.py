"""Prepositional phrases become adjuncts with a role.

An adjunct keeps its preposition and localiser as written (在峰会上); what it names is
inside (峰会). Some frames hold a clause (在修桥的同时, 为保护环境): those reach from the
preposition to the closing word, to the comma, or over one verb and its object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.kinds import BOUNDARIES, MARKS, PREVERBAL, Kind, Word
from kgbuild.extract.times import time_phrase
from kgbuild.model import Role

_REACH = 30  # words of an adjunct
_FRAME = 14  # words between a preposition and the word that closes its clause
_ENDS_FRAME = frozenset({*MARKS, Kind.BA, Kind.LINK})
_PLACES = frozenset("ns nt s nr".split())
_VERBAL = PREVERBAL | {Kind.BEI, Kind.BA, Kind.VERB}


@dataclass(frozen=True, slots=True)
class Adjunct:
    """Words ``[start, end)`` that say when, where, how.

    Attributes:
        start: Index of the first word.
        end: Index after the last.
        phrase: The noun phrase inside, or ``None`` for a clause.
        role: The part it plays.
        marker: The preposition, or the closing word of a bare frame.
        clause: Words of the clause inside, if one is.
    """

    start: int
    end: int
    phrase: Phrase | None
    role: Role
    marker: str = ""
    clause: tuple[int, int] | None = None


def prepositional(words: Sequence[Word], chunker: Chunker, start: int, stop: int) -> Adjunct | None:
    """Return the adjunct that the preposition at ``start`` opens, or ``None``."""
    form = words[start].form
    limit = min(stop, start + _REACH)
    timed = time_phrase(words, start + 1, limit)
    after = words[timed] if timed < limit else None
    if timed > start + 1 and (after is None or (after.form != "的" and after.tag != "n")):
        end = _closed(words, timed, limit)
        role: Role = "other" if form == "从" and _changes(words, end) else "time"
        return Adjunct(start, end, chunker.phrase(start + 1, end), role, form)
    phrase = chunker.phrase(start + 1, limit)
    if phrase is not None and form in w.BY_AMOUNT:
        phrase = _with_amount(words, chunker, phrase, limit)
    end = phrase.end if phrase else start + 1
    if phrase is not None:
        if form == "以" and _taken_as(words, end, limit):
            return Adjunct(start, end + 2, phrase, "manner", form)
        closed = _closed(words, end, limit)
        if closed == end and end < limit and words[end].form in w.ACCOMPANYING:
            closed = end + 1
        if closed > end:
            return Adjunct(start, closed, phrase, _role(form, words, phrase, closed), form)
    clause = _clausal(words, chunker, start, end, limit)
    if clause is not None or phrase is None:
        return clause
    return Adjunct(start, end, phrase, _role(form, words, phrase, end), form)


def _with_amount(words: Sequence[Word], chunker: Chunker, phrase: Phrase, limit: int) -> Phrase:
    """以积分28分, 按照每人30元的标准: the amount after a noun is part of what the phrase says."""
    end = phrase.end
    if end >= limit or words[end].kind is not Kind.NUMBER or len(phrase.items) > 1:
        return phrase
    amount = chunker.phrase(end, limit)
    if amount is None or len(amount.items) > 1:
        return phrase
    first, last = phrase.items[0], amount.items[0]
    links = (*first.links, *last.links)
    return Phrase((Item(first.start, last.end, last.head, links),), amount.end)


def bare_frame(words: Sequence[Word], phrase: Phrase, stop: int) -> int:
    """Return the index after the localiser that closes a bare phrase, or the phrase's end."""
    position = phrase.end
    while position < stop and words[position].kind is Kind.LOCALISER:
        position += 1
    modifies = position < stop and words[position].kind is Kind.DE
    return phrase.end if modifies else position


def closed_role(words: Sequence[Word], end: int, head: Word | None = None) -> Role:
    """Return the part that a phrase plays by the word that closes it (甲方面, 会前, 校门前).

    Args:
        words: The sentence.
        end: Index after the closing word.
        head: The head of what is closed, if it is a noun.
    """
    closing = words[end - 1].form
    if closing.endswith(w.RESPECTS):
        return "topic"
    if closing not in w.TIME_CLOSERS:
        return "place"
    stands = closing in w.FACING and head is not None and head.form.endswith(w.FACED)
    return "place" if stands else "time"


def _taken_as(words: Sequence[Word], position: int, limit: int) -> bool:
    """以甲为例, 以甲为主题: what 甲 is taken as closes the adjunct."""
    return (
        position + 1 < limit
        and words[position].form == "为"
        and words[position + 1].form in w.WEI_NOUNS
    )


def _clausal(
    words: Sequence[Word], chunker: Chunker, start: int, inside: int, limit: int
) -> Adjunct | None:
    """Return the adjunct that holds a clause; ``inside`` is where its first phrase ends."""
    form = words[start].form
    if form not in w.CLAUSAL_PREPOSITIONS:
        return None
    end = closer = _closer(words, form, start + 1, limit)
    if closer is not None and _has_verb(words, inside, closer):
        role = _frame_role(form, words[closer].form)
        end = _closed(words, closer + 1, limit)
        return Adjunct(start, end, None, role, form, (start + 1, closer))
    named = inside > start + 1
    opens = start == 0 or words[start - 1].kind in BOUNDARIES
    if named and form in w.CAUSES and _has_verb(words, inside, limit):
        end = _after_clause(words, chunker, inside, limit)
        if end is not None and form in w.HAPPENINGS:
            end = held_up(words, inside, end) or end
        if not opens and (end is None or end >= limit or words[end].kind in MARKS):
            return None  # 甲因车祸去世: the verb is the main one
    elif named:
        return None
    else:
        end = None if form in w.BEFORE_TALKS else _comma(words, inside, limit)
        if end is not None and form in w.HAPPENINGS:
            end = held_up(words, inside, end) or end
        if end is None or not _has_verb(words, inside, end):
            end = _after_verb(words, chunker, form, inside, limit)
    if end is None:
        return None
    role = "purpose" if form in w.PURPOSES else w.PREPOSITIONS.get(form, "other")
    return Adjunct(start, end, None, role, form, (start + 1, end))


def _closer(words: Sequence[Word], preposition: str, start: int, limit: int) -> int | None:
    """Return the index of the frame word that closes a clause, before the next comma."""
    views = preposition in ("对", "对于", "就")
    for position in range(start, min(limit, start + _FRAME)):
        word = words[position]
        if word.kind in _ENDS_FRAME:
            return None
        modifies = position + 1 < limit and words[position + 1].kind is Kind.DE
        if word.form in w.CLOSERS and not modifies:
            if word.form in w.VIEW_CLOSERS:
                return position if views else None
            if word.kind is not Kind.VERB:
                return None if views else position
    return None


def _closed(words: Sequence[Word], end: int, limit: int) -> int:
    """Take in localisers and frame words after ``end`` (中, 期间, 的同时, 以来)."""
    while end < limit and words[end].form in w.CLOSERS:
        if words[end].kind is Kind.VERB and words[end].form not in w.VERBAL_CLOSERS:
            break
        end += 1
    if end + 1 < limit and words[end].form == "的" and words[end + 1].form in w.FRAME_NOUNS:
        end += 2
        if end < limit and words[end].form == "中":
            end += 1
    return end


def _after_clause(words: Sequence[Word], chunker: Chunker, start: int, limit: int) -> int | None:
    """Return where the clause inside a frame ends: at the comma, or after verb and object."""
    position = start
    while position < limit and words[position].kind in PREVERBAL:
        position += 1
    if position >= limit or words[position].kind is not Kind.VERB:
        return _comma(words, start, limit)
    while position < limit and words[position].kind in (Kind.VERB, Kind.ASPECT):
        position += 1
    phrase = chunker.phrase(position, limit)
    end = phrase.end if phrase else position
    if end < limit and words[end].kind in _VERBAL:
        return end
    comma = _comma(words, end, limit)
    return end if comma is None else comma


def _after_verb(
    words: Sequence[Word], chunker: Chunker, preposition: str, position: int, limit: int
) -> int | None:
    """为 + 保护环境: a preposition before a verb and its object, the main verb after it."""
    if preposition not in w.BEFORE_VERB_AND_OBJECT or position >= limit:
        return None
    if words[position].kind is not Kind.VERB:
        return None
    position += 1
    while position < limit and words[position].kind is Kind.ASPECT:
        position += 1
    phrase = chunker.phrase(position, limit)
    return phrase.end if phrase else position


def _comma(words: Sequence[Word], start: int, limit: int) -> int | None:
    """Return the index of the next comma, or of 而 before the verb (为…而努力)."""
    for position in range(start, limit):
        if words[position].kind in MARKS or words[position].form == "而":
            return position
    return None


def _has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[i].kind is Kind.VERB or words[i].tag == "vn" for i in range(start, end))


def held_up(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return where the main verb begins in a clause of cause (因口感不佳|被退货), if it does.

    因公司被收购 is all cause: nothing before 被 says what happens.
    """
    for position in range(start, end):
        passive = words[position].kind is Kind.BEI and _says(words, start, position)
        if passive or words[position].form == "而":
            return position
    return None


def _says(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether words hold a predicate."""
    return _has_verb(words, start, end) or any(words[i].tag == "a" for i in range(start, end))


def _frame_role(preposition: str, closer: str) -> Role:
    if closer in w.TIME_CLOSERS:
        return "time"
    if closer in ("下", "之下", "中", "之中"):
        return "manner"
    return w.PREPOSITIONS.get(preposition, "other")


def _changes(words: Sequence[Word], end: int) -> bool:
    """从三天压缩到半天: tell whether the verb after a phrase says what becomes of it."""
    while end < len(words) and words[end].kind in PREVERBAL:
        end += 1
    if end >= len(words):
        return False
    form, after = words[end].form, words[end + 1].form if end + 1 < len(words) else ""
    scaled = form.removesuffix("到").removesuffix("至").removesuffix("为").removesuffix("成")
    return form in w.BECOMING or (
        scaled in w.CHANGES and (scaled != form or after in w.RESULT_COMPLEMENTS)
    )


def _role(preposition: str, words: Sequence[Word], phrase: Phrase, end: int) -> Role:
    """Return the part that a prepositional phrase plays."""
    closing = words[end - 1].form
    head = words[phrase.head]
    role = w.PREPOSITIONS.get(preposition, "other")
    if preposition in ("从", "由") and head.tag not in _PLACES and _changes(words, end):
        return "other"  # 从概念变成现实
    if preposition in ("从", "由") and head.kind is Kind.NUMBER:
        return "other"  # 由4.2元上调至5.1元
    if preposition in ("经", "经由") and head.tag in _PLACES:
        return "place"
    if role == "place":
        if head.kind is Kind.TIME or head.form in w.TIME_NOUNS:
            return "time"
        if closing in ("下", "之下"):
            return "place" if head.form.endswith(w.UNDER) else "manner"
        return closed_role(words, end, head)
    if preposition == "以" and closing in ("来", "起"):
        return "time"
    return role

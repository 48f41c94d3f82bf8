"""Verbs that take a clause: saying, causing, asking, helping, and 是 before a verb.

What follows such a verb decides where reading goes on. A claim (甲表示…) and a cause
(使…) are read on as clauses of their own; a request (邀请甲参加乙) tells no fact beyond
who was asked; someone taught or led (教会甲看图) is the next clause's subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.attribution import stipulates
from kgbuild.extract.chunks import Chunker, Item, Phrase
from kgbuild.extract.kinds import PREVERBAL, Kind, Word, sets_scene
from kgbuild.extract.predicates import Predicate

_REACH = 150  # words of a clausal object; run-on text knows no end
_VERBAL = (Kind.VERB, Kind.PREPOSITION, Kind.BEI, Kind.BA, Kind.YOU)


def complement(
    words: Sequence[Word], chunker: Chunker, predicate: Predicate, position: int, stop: int
) -> int | None:
    """Give ``predicate`` its clause, if it takes one.

    Args:
        words: The sentence.
        chunker: Its noun phrases.
        predicate: The verb just read; its ``clause`` and ``objects`` are filled in.
        position: Index after the verb.
        stop: Index that may not be passed.

    Returns:
        Where the next clause begins, or ``None`` when the verb takes plain objects.
    """
    form = words[predicate.group.verbs[-1]].form
    if form in w.RECOUNTING and (end := _recounted(words, predicate, position, stop)):
        return end
    if form in w.SAY_VERBS or stipulates(words, predicate.group.verbs[-1]):
        return _said(words, chunker, predicate, position, stop)
    if form in w.PIVOT_VERBS:
        return _led(words, chunker, predicate, position, stop)
    if form in w.REQUESTS:
        return _asked(words, chunker, predicate, position, stop)
    if form in w.CAUSATIVES:
        return _inner(words, chunker, predicate, position, stop)
    if form in w.BARE_COPULAS and position < stop and words[position].kind is Kind.VERB:
        end = clause_end(words, position, stop)
        predicate.clause = (position, end)
        return end
    return None


def clause_end(words: Sequence[Word], position: int, stop: int) -> int:
    """Return where the clause at ``position`` ends: at a mark, or at 后, 时 before a verb."""
    stop = min(stop, position + _REACH)
    while position < stop and words[position].kind not in (Kind.COMMA, Kind.STOP):
        word = words[position]
        closes = word.form in w.CLAUSE_CLOSERS and word.kind is Kind.LOCALISER
        if closes and verb_next(words, position + 1, stop):
            break
        position += 1
    return position


def verb_next(words: Sequence[Word], position: int, stop: int) -> bool:
    """Tell whether a predicate begins at ``position``, adverbs aside."""
    while position < stop and words[position].kind in PREVERBAL:
        position += 1
    return position < stop and words[position].kind in _VERBAL


def verb_within(words: Sequence[Word], position: int, stop: int) -> bool:
    """Tell whether a verb follows before the next comma."""
    for word in words[position : min(stop, position + 25)]:
        if word.kind in (Kind.COMMA, Kind.STOP, Kind.LINK):
            return False
        if word.kind is Kind.VERB:
            return True
    return False


def _said(
    words: Sequence[Word], chunker: Chunker, predicate: Predicate, position: int, stop: int
) -> int | None:
    if position < stop and (
        words[position].kind is Kind.COMMA or words[position].form in (":", "：")
    ):
        position += 1
    elif words[predicate.group.verbs[-1]].form in w.TELLING:
        position = _told(words, chunker, predicate, position, stop)
    opens = position < stop and words[position].kind is Kind.OPEN
    if opens and position in chunker.pairs and not chunker.quoted(position, stop):
        predicate.clause = (position + 1, chunker.pairs[position])
        return position + 1
    return _inner(words, chunker, predicate, position, stop)


def _told(
    words: Sequence[Word], chunker: Chunker, predicate: Predicate, position: int, stop: int
) -> int:
    """Take who is told what stands behind the comma (告诉记者，…), and return where that begins."""
    whom = chunker.phrase(position, stop)
    if whom is None or whom.end >= stop or words[whom.end].kind is not Kind.COMMA:
        return position
    predicate.objects.append(whom)
    return whom.end + 1


def _inner(
    words: Sequence[Word], chunker: Chunker, predicate: Predicate, position: int, stop: int
) -> int | None:
    end = clause_end(words, position, stop)
    while sets_scene(words, position, end) and end + 1 < stop and words[end].kind is Kind.COMMA:
        end = clause_end(words, end + 1, stop)
    if not _holds_clause(words, chunker, position, end):
        return None
    predicate.clause = (position, end)
    return position


def _recounted(words: Sequence[Word], predicate: Predicate, position: int, stop: int) -> int | None:
    """介绍甲参与乙的经验: what is told of is the experience, and how it was had describes it."""
    end = clause_end(words, position, stop)
    heard = end < stop and words[end].kind is Kind.COMMA and not words[end].token.text
    if heard and all(word.kind is Kind.TIME for word in words[position:end]):
        end = clause_end(words, end + 1, stop)  # a pause after the time, which nobody wrote
    head = end - 1
    if head <= position or words[head].form not in w.EXPERIENCES:
        return None
    kinds = [word.kind for word in words[position:head]]
    if Kind.DE not in kinds or Kind.VERB not in kinds[: kinds.index(Kind.DE)]:
        return None
    predicate.objects.append(Phrase((Item(position, end, head, ()),), end))
    return end


def _asked(
    words: Sequence[Word], chunker: Chunker, predicate: Predicate, position: int, stop: int
) -> int | None:
    asked = chunker.phrase(position, stop)
    if asked is None or not verb_next(words, asked.end, stop):
        return None
    predicate.objects.append(asked)
    return clause_end(words, asked.end, stop)


def _led(
    words: Sequence[Word], chunker: Chunker, predicate: Predicate, position: int, stop: int
) -> int | None:
    led = chunker.phrase(position, stop)
    if led is None or not verb_next(words, led.end, stop):
        return None
    predicate.objects.append(led)
    return position


def _holds_clause(words: Sequence[Word], chunker: Chunker, begin: int, end: int) -> bool:
    """Tell a clause from a noun phrase."""
    if begin >= end:
        return False
    phrase = chunker.phrase(begin, end)
    for position in range(phrase.end if phrase else begin, end):
        kind = words[position].kind
        if kind is Kind.LINK and phrase is not None:
            return False
        if kind is Kind.VERB or (kind is Kind.ADJECTIVE and position == end - 1):
            return True
    return False

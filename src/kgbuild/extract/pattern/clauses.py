"""The words of a sentence become clauses, one after the other.

A comma ends a clause; what stood before it without a verb (a date, a topic) is carried
into the next one. Where commas were lost, :class:`~kgbuild.extract.pattern.arguments.OneClause`
ends a clause at a linking word, or at a pronoun or time after a finished object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.chunks import Chunker, Phrase
from kgbuild.extract.clause import Clause
from kgbuild.extract.kinds import NAMES, Kind, Word
from kgbuild.extract.pattern.arguments import OneClause

_VOCATIVES = frozenset({"各位", "尊敬", "亲爱"})
_BETWEEN = (Kind.COMMA, Kind.STOP, Kind.LIST_MARK, Kind.CLOSE)


def _description(
    words: Sequence[Word], named: Phrase | None, said: Phrase | None
) -> tuple[Phrase, Phrase] | None:
    """甲，中国作家，…: a name and, between commas, what it is the name of."""
    if named is None or said is None or len(named.items) > 1 or len(said.items) > 1:
        return None
    name, kind = words[named.end - 1], words[said.head]
    proper = name.tag in NAMES or name.kind is Kind.CLOSE
    return (named, said) if proper and kind.tag == "n" else None


def clauses(words: Sequence[Word], chunker: Chunker) -> Iterator[Clause]:
    """Yield the clauses of a sentence in order, leading adjuncts and topics carried on.

    Args:
        words: The sentence, its brackets taken out.
        chunker: Its noun phrases.
    """
    position, stop = 0, len(words)
    carried: list[Adjunct] = []
    topic: Phrase | None = None
    while position < stop:
        if words[position].kind in _BETWEEN:
            if words[position].kind is Kind.STOP:
                topic = None
            position += 1
            continue
        clause = OneClause(words, chunker, position, stop, carried=carried, topic=topic).read()
        named, carried, topic = topic, [], None
        position = max(clause.end, position + 1)
        clause.stop = position >= stop or words[position].kind is Kind.STOP
        if not clause.predicates and named is not None:
            clause.topics = [named]
        if clause.verbless:
            clause.described = _description(words, named, clause.subject)
            carried = [] if clause.stop else clause.adjuncts
            topic = named if clause.described else clause.subject
            if clause.stop or (topic is not None and words[topic.start].form in _VOCATIVES):
                topic = None
        yield clause

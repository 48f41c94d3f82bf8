"""A verb's obliques and adverbial clauses become its adjuncts, each with its role.

What a preposition opens is cut as the pattern extractor cuts it
(:mod:`kgbuild.extract.adjuncts`); a date, a place in 中 or 上 and a quantity need none.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct, closed_role, held_up, prepositional
from kgbuild.extract.kinds import PREVERBAL, Kind
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.times import is_bare_time
from kgbuild.model import Role

_NOMINAL = frozenset({"obl", "nmod"})
_OBLIQUE = frozenset({"obl", "nmod", "dislocated", "advmod", "advcl", "nsubj", "nummod"})


def adjunct(parts: Constituents, child: int, verb: int) -> Adjunct | None:
    """Return the adjunct of ``verb`` that its dependent ``child`` is, or ``None``."""
    tree, words = parts.tree, parts.words
    label, kind = tree.labels[child], tree.kinds[child]
    if label == "advcl" and kind is not Kind.TIME:
        return _adverbial_clause(parts, child, verb)
    if label not in _OBLIQUE:
        return None
    case = parts.governor(child)
    if case is not None:
        end = tree.bounds(child)[1]
        return prepositional(words, parts.chunker, case, min(end, verb) if child < verb else end)
    if kind in PREVERBAL or kind is Kind.LINK:
        return None
    start, end = parts.extent(child)
    last = tree.bounds(child)[1]
    while end < last and tree.kinds[end] is Kind.LOCALISER:
        end += 1
    timed = kind is Kind.TIME or is_bare_time(words[child])
    if (
        timed
        and start
        and tree.kinds[start - 1] is Kind.VERB
        and Kind.COMMA in tree.kinds[end:verb]
    ):
        return None  # 连续降雨三天，镇政府…: how long the verb before it lasted
    if label != "nsubj" and (timed or tree.relations[child].endswith("tmod")):
        if tree.forms[end - 1].endswith(w.RESPECTS):
            return None  # 资金方面，…: in what respect, and no time
        if tree.forms[start] in w.TERMS:
            return None  # 期限七年，…: a clause of its own
        return Adjunct(start, end, parts.chunker.phrase(start, end), "time")
    if label in ("obl", "nmod") and tree.forms[end - 1] in w.CLOSERS:
        role = closed_role(words, end, words[child])
        return Adjunct(start, end, parts.phrase_at(start, end - 1, child), role)
    if label == "obl" and tree.forms[verb] in w.GRADUATING and child < verb:
        if tree.forms[child] in w.LEVELS:
            return Adjunct(start, end, parts.phrase_at(start, end, child), "manner")
        if tree.forms[child].endswith(w.SCHOOLS):
            return Adjunct(start, end, parts.phrase_at(start, end, child), "place")
    if label == "obl" and end == verb and tree.forms[verb] in w.POSTED:
        return Adjunct(start, end, parts.phrase_at(start, end, child), "place", "在")
    if label in ("obl", "nmod", "nummod") and child > verb and kind is Kind.NUMBER:
        return Adjunct(start, end, parts.phrase_at(start, end, child), "quantity")
    return None


def _adverbial_clause(parts: Constituents, child: int, verb: int) -> Adjunct | None:
    """…后, 为了…, 由于…: a clause that a word opens or closes is an adjunct of its verb."""
    tree = parts.tree
    if child > verb:
        return None
    start, end = parts.clause(child)
    opener, closer = tree.forms[start], tree.forms[end - 1]
    opened = tree.kinds[start] is Kind.PREPOSITION and opener in w.CLAUSAL_PREPOSITIONS
    if opened and not _parted(parts, start, child):
        role: Role = w.PREPOSITIONS.get(opener, "other")
        if opener in w.PURPOSES:
            role = "purpose"
        elif opener in w.HAPPENINGS and held_up(parts.words, start + 1, end - 1) is not None:
            return None
        elif role == "place" and closer in w.TIME_CLOSERS:
            role = "time"
        return Adjunct(start, end, None, role, opener, (start + 1, end))
    if closer in w.CLAUSE_CLOSERS and tree.kinds[end - 1] is not Kind.VERB:
        return Adjunct(start, end, None, "time", closer)
    return None


def _parted(parts: Constituents, opener: int, child: int) -> bool:
    """Tell whether what the preposition opens ends before the clause does.

    在甲中，乙战胜丙，…: it ends at a comma; 从甲退休的乙加入丙，…: it is in a relative clause;
    以四比一战胜甲，…: it holds a noun and not the verb.
    """
    tree = parts.tree
    noun = tree.heads[opener]
    if tree.labels[opener] != "case" or not opener < noun < child:
        return False
    verb = tree.heads[noun]
    if tree.labels[verb] == "acl" and verb < child and len(tree.forms[opener]) == 1:
        return True
    if tree.forms[opener] in w.BEFORE_NOUNS and verb == child and tree.labels[noun] in _NOMINAL:
        return tree.forms[parts.clause(child)[1] - 1] not in w.CLOSERS
    return any(kind is Kind.COMMA for kind in tree.kinds[noun:child])

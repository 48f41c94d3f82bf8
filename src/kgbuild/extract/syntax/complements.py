"""Clausal objects: 甲认为乙…, 任命甲为乙, 有人聚居.

A clause after a verb is its object, cut where commas part clauses with a verb each. After 有,
verbs of leading and of asking its subject is the object instead, and after verbs of naming
clause and copula are one predicate with the verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract import words as w
from kgbuild.extract.attribution import stipulates
from kgbuild.extract.kinds import Kind, sets_scene
from kgbuild.extract.predicates import Predicate, VerbGroup
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.heads import SUBJECTS

_SEMICOLONS = frozenset("；;")
_LISTED = Kind.LIST_MARK

#: Whose object is a person or thing that then acts (有人…, 带领甲…, 邀请甲…).
PRESENTING = w.EXISTENTIALS | w.PIVOT_VERBS | (w.REQUESTS - w.SAY_VERBS)


def take_clause(parts: Constituents, predicate: Predicate, child: int, verb: int) -> None:
    """Give ``predicate``, headed by ``verb``, the clause of ``child`` as its object."""
    form = parts.tree.forms[verb]
    if form in w.NAMING_VERBS and _named(parts, predicate, child, verb):
        return
    asks = form in PRESENTING and not stipulates(parts.words, verb)
    if asks and not predicate.objects:
        presented = next((c for c in parts.tree.of(child, *SUBJECTS) if verb < c < child), None)
        if presented is not None:
            predicate.objects.append(parts.phrase(presented, low=predicate.group.end))
            return
    start, end = parts.clause(child)
    for piece in _pieces(parts, *parts.unquoted(max(start, predicate.group.end), end)):
        if predicate.clause is not None and _sets_against(parts, piece[0]):
            break
        last = predicate.further[-1] if predicate.further else predicate.clause
        if last is not None and last[1] == piece[0] - 1 and _leads_in(parts, *last):
            if predicate.further:
                predicate.further[-1] = last[0], piece[1]
            else:
                predicate.clause = last[0], piece[1]
        elif predicate.clause is None:
            predicate.clause = piece
        elif predicate.clause[1] == piece[0] - 1 and parts.tree.kinds[piece[0] - 1] is _LISTED:
            predicate.clause = predicate.clause[0], piece[1]  # 造成4人死亡、11人受伤
        else:
            predicate.further.append(piece)


def _named(parts: Constituents, predicate: Predicate, child: int, verb: int) -> bool:
    """任命甲为乙: 甲 is who is named, as 把 would say it, 乙 what."""
    tree, group = parts.tree, predicate.group
    copula = next((c for c in tree.of(child, "cop") if tree.forms[c] == "为"), None)
    named = next((c for c in tree.of(child, *SUBJECTS) if verb < c), None)
    if copula is None or named is None or named > copula:
        return False
    predicate.group = VerbGroup((*group.verbs, copula), (*group.words, copula), copula + 1, "为")
    predicate.voice, predicate.voice_word = "把", verb
    predicate.partner = parts.phrase(named, low=verb + 1)
    predicate.objects = [parts.phrase(child, low=copula + 1)]
    return True


def _pieces(parts: Constituents, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a clausal object: marks part two that each have a verb.

    What goes on without a subject (…，并缩短乙) would tell of nobody by itself; where the mark is
    only guessed, it is parted all the same.
    """
    tree = parts.tree
    verbs = [i for i in parts.heads if start <= i < end and tree.labels[i] != "acl"]
    begin = start
    for comma in range(start, end):
        if tree.kinds[comma] is not Kind.COMMA and tree.forms[comma] not in _SEMICOLONS:
            continue
        before = any(begin <= verb < comma for verb in verbs)
        after = any(verb > comma for verb in verbs)
        if before and after and not _subordinate(parts, begin, comma) and _acts(parts, comma, end):
            yield begin, comma
            begin = comma + 1
    yield begin, end


def _acts(parts: Constituents, comma: int, end: int) -> bool:
    """Tell whether the clause behind a mark says who acts in it, or asks everybody to (要…)."""
    tree = parts.tree
    if not tree.words[comma].token.text or w.MODALS.get(tree.forms[comma + 1]) == "required":
        return True
    stop = next((i for i in range(comma + 1, end) if tree.kinds[i] is Kind.COMMA), end)
    verbs = [i for i in parts.heads if comma < i < stop and tree.labels[i] != "acl"]
    return not verbs or any(comma < c < verb for verb in verbs for c in tree.of(verb, *SUBJECTS))


def _sets_against(parts: Constituents, start: int) -> bool:
    """甲认为…；乙则支持…: tell whether what begins at a word is set against what was said."""
    tree = parts.tree
    verb = next((i for i in parts.heads if i >= start), start)
    return tree.forms[start - 1] in _SEMICOLONS and "则" in tree.forms[start:verb]


def _introduces(parts: Constituents, end: int) -> bool:
    """Tell whether the words before a comma end on a verb of saying (成功说明，…)."""
    return parts.tree.forms[end - 1] in w.SAY_VERBS


def _leads_in(parts: Constituents, start: int, end: int) -> bool:
    """Tell whether what is said only begins with some words (受甲影响，…; 成功说明，…)."""
    return _introduces(parts, end) or sets_scene(parts.tree.words, start, end)


def _subordinate(parts: Constituents, start: int, end: int) -> bool:
    """Tell whether a word that opens or closes the words makes them an adjunct."""
    tree = parts.tree
    if tree.kinds[start] is Kind.PREPOSITION and tree.forms[start] in w.CAUSES:
        return True
    if tree.forms[start] in w.CONDITIONS or _introduces(parts, end):
        return True  # 如果找到水，成本将降低
    return sets_scene(tree.words, start, end)

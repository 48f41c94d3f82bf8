"""A verb's dependents become a predicate with its arguments, by their relation and case.

甲被乙选中        the noun after 被 or 由 is the agent
甲把乙送到丙      the noun after 把 or 将 the patient
甲是乙            the copula is the verb, the noun its object
甲认为乙…         a clause after the verb is its object
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import PREVERBAL, Kind
from kgbuild.extract.predicates import Predicate, VerbGroup
from kgbuild.extract.syntax.adjuncts import adjunct
from kgbuild.extract.syntax.complements import take_clause
from kgbuild.extract.syntax.constituents import Constituents
from kgbuild.extract.syntax.groups import verb_group
from kgbuild.extract.syntax.objects import take_object, take_place
from kgbuild.extract.syntax.tree import Tree

_PREVERBAL = frozenset({"advmod", "aux", "mark", "xcomp", "compound", "cc"})
_SAYING = w.SAY_VERBS - w.CONTROL_VERBS  # 说要去 tells what is said, 希望去 one predicate
_ADVERBS = 4  # words before a verb that may be adverbs of it whatever the tree says


def read_predicate(parts: Constituents, verb: int) -> Predicate:
    """Return the predicate that ``verb``, or the noun that a copula joins, heads."""
    copulas = [c for c in parts.tree.of(verb, "cop") if c < verb]
    if copulas:
        return _copular(parts, verb, copulas[-1])
    predicate = Predicate(verb_group(parts, verb))
    predicate.before = _before(parts, verb, predicate.group.words[0])
    _take_dependents(parts, predicate, verb)
    return predicate


def _copular(parts: Constituents, noun: int, copula: int) -> Predicate:
    """甲是乙: the copula is the verb and the noun its object, or an adjective its quality."""
    predicate = Predicate(VerbGroup((copula,), (copula,), copula + 1))
    predicate.before = _before(parts, noun, copula)
    word = parts.words[noun]
    if word.kind in (Kind.ADJECTIVE, Kind.ADVERB) or word.tag in ("a", "an", "ad"):
        predicate.quality = (copula + 1, noun + 1)
    elif word.kind is Kind.VERB:
        predicate.clause = (copula + 1, parts.clause(noun)[1])
    else:
        predicate.objects = [parts.phrase(noun, low=copula + 1)]
    for child in parts.tree.children(noun):
        if child < copula:
            _take_adjunct(parts, predicate, child, noun)
    return predicate


def _before(parts: Constituents, verb: int, first: int) -> tuple[int, ...]:
    """Return the adverbs, modals and negations before the first word of a verb's group."""
    tree, kinds = parts.tree, parts.tree.kinds
    found: set[int] = set()
    for child in tree.children(verb):
        if child >= first:
            break
        moving = child == first - 1 and tree.forms[child] in ("来", "去")
        if kinds[child] in PREVERBAL or moving:
            if tree.labels[child] in _PREVERBAL and not _of_earlier(tree, child, first):
                found.add(child)
        elif _adverbial(tree, first - 1) and tree.heads[first - 1] == child:
            found.update(range(tree.bounds(child)[0], first))  # 仔细地 + verb
    for index in range(first - 1, max(0, first - _ADVERBS) - 1, -1):
        if kinds[index] in PREVERBAL and tree.forms[index] not in w.LIFETIMES:
            found.add(index)
        elif index not in found:
            break
    return tuple(sorted(found))


def _of_earlier(tree: Tree, child: int, first: int) -> bool:
    """甲拟建乙，被丙叫停: tell whether a modal belongs to the verb of a clause before."""
    comma = next((i for i in range(child, first) if tree.kinds[i] is Kind.COMMA), None)
    return comma is not None and any(kind is Kind.VERB for kind in tree.kinds[child:comma])


def _adverbial(tree: Tree, index: int) -> bool:
    """Tell 仔细地 from 合肥、芜湖等地."""
    return tree.forms[index] == "地" and tree.kinds[index] is not Kind.NOUN


def _take_dependents(parts: Constituents, predicate: Predicate, verb: int) -> None:
    tree, kinds = parts.tree, parts.tree.kinds
    saying = tree.forms[verb] in _SAYING
    for child in tree.children(verb):
        label, relation = tree.labels[child], tree.relations[child]
        case = parts.governor(child)
        governor = kinds[case] if case is not None else None
        if kinds[child] is Kind.BEI and child < verb:
            predicate.voice, predicate.voice_word = "被", child
        elif relation == "obl:agent" or governor in (Kind.BEI, Kind.YOU):
            _take_agent(parts, predicate, child, case, verb)
        elif relation == "obl:patient" or governor is Kind.BA:
            _take_patient(parts, predicate, child, case, verb)
        elif label in ("obj", "iobj"):
            if child > verb:
                take_object(parts, predicate, child)
        elif child > verb and (label == "ccomp" or (label == "xcomp" and saying)):
            take_clause(parts, predicate, child, verb)
        elif (
            not predicate.group.marker
            or label not in ("obl", "nmod")
            or not take_place(parts, predicate, child)
        ):
            _take_adjunct(parts, predicate, child, verb)


def _take_agent(
    parts: Constituents, predicate: Predicate, noun: int, case: int | None, verb: int
) -> None:
    """被甲…, 由甲…: 甲 is who does it."""
    if case is None and predicate.partner is not None:
        predicate.partner = _stretched(parts, predicate.partner, noun)
        return
    if case is not None:
        predicate.voice = "由" if parts.tree.kinds[case] is Kind.YOU else "被"
        predicate.voice_word = case
    elif predicate.voice_word < 0:
        for child in parts.tree.children(verb):
            if parts.tree.kinds[child] is Kind.BEI and child < noun:
                predicate.voice, predicate.voice_word = "被", child
    phrase = parts.phrase(noun)
    if 0 <= predicate.voice_word < phrase.start:
        predicate.partner = phrase


def _take_patient(
    parts: Constituents, predicate: Predicate, noun: int, case: int | None, verb: int
) -> None:
    """把甲…, 将甲…: 甲 is what it is done to."""
    if noun > verb:
        return
    if case is not None:
        predicate.voice, predicate.voice_word = "把", case
        predicate.partner = parts.phrase(noun, low=case + 1)
    elif predicate.voice == "把" and predicate.partner is not None:
        predicate.partner = _stretched(parts, predicate.partner, noun)


def _stretched(parts: Constituents, partner: Phrase, noun: int) -> Phrase:
    """Join to a partner what the tree hangs beside it (拖船 + “巨人”号, 夜间 + 照明)."""
    start, end = parts.extent(noun)
    return partner if start != partner.end else parts.phrase_at(partner.start, end, noun)


def _take_adjunct(parts: Constituents, predicate: Predicate, child: int, verb: int) -> None:
    found = adjunct(parts, child, verb)
    if found is not None and all(known.end <= found.start for known in predicate.adjuncts):
        predicate.adjuncts.append(found)

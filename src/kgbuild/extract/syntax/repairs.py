"""Known faults of the parser are mended before anything is read: a tree in, the same tree out.

Each repair mends one fault that the treebanks teach or the parser makes often: prepositions
that it takes for verbs or copulas, agents that it takes for subjects. A repair only ever
re-attaches through :meth:`~kgbuild.extract.syntax.tree.Tree.attach`, which refuses cycles.
"""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.extract import words as w
from kgbuild.extract.kinds import PREVERBAL, Kind, Word
from kgbuild.extract.syntax.tree import ROOT, Tree

_GOVERNS = frozenset({Kind.PREPOSITION, Kind.BA, Kind.YOU, Kind.BEI, Kind.COORDINATOR})
_CLAUSAL = frozenset({"root", "advcl", "ccomp", "xcomp", "parataxis", "conj", "acl", "csubj"})


def repaired(tree: Tree) -> Tree:
    """Mend the faults of ``tree`` in place, and return it."""
    for repair in REPAIRS:
        for index in range(len(tree)):
            repair(tree, index)
    return tree


def copula_before_verb(tree: Tree, index: int) -> None:
    """为甲提供乙: 为 read as the copula of 甲 is its preposition, and 甲 an oblique."""
    if tree.label(index) != "cop" or tree.words[index].form not in ("为", "在", "对", "与"):
        return
    noun = tree.heads[index]
    if noun < index:
        return
    verb = _verb_after(tree, noun)
    governed = verb is not None and verb == tree.heads[noun] and _touch(tree, noun, verb)
    if verb is None or not (governed or tree.words[index].kind is Kind.PREPOSITION):
        return
    _make_oblique(tree, index, noun, verb)


def preposition_as_verb(tree: Tree, index: int) -> None:
    """在甲举行, 由甲主办: a preposition read as a verb gives its object to the verb after it."""
    kind = tree.words[index].kind
    if kind not in (Kind.PREPOSITION, Kind.YOU, Kind.BA) or tree.label(index) not in _CLAUSAL:
        return
    inner = next(
        (c for c in tree.children(index) if c > index and tree.label(c) in ("ccomp", "xcomp")), None
    )
    nouns = [c for c in tree.of(index, "obj", "obl", "nmod") if c > index]
    if inner is not None:
        agent = next((c for c in tree.of(inner, "nsubj", "csubj") if index < c < inner), None)
        noun = nouns[0] if nouns and nouns[0] < inner else agent
        if noun is None:
            return
        _replace(tree, index, inner)
        _make_oblique(tree, index, noun, inner)
        return
    if not nouns:
        return
    verb = _verb_after(tree, nouns[0])
    if verb is None:
        return
    if index in tree.ancestors(verb):
        _replace(tree, index, verb)
    _make_oblique(tree, index, nouns[0], verb)


def agent_of_passive(tree: Tree, index: int) -> None:
    """被甲选中: a noun between 被 and the verb is the agent, not the subject."""
    if tree.words[index].kind is not Kind.BEI:
        return
    verb = tree.heads[index]
    if verb == ROOT or verb < index:
        return
    for noun in tree.children(verb):
        if index < noun < verb and tree.label(noun) in ("nsubj", "obl", "nmod", "obj"):
            tree.labels[noun] = "obl:agent"


def moved_object(tree: Tree, index: int) -> None:
    """把甲送到乙: a noun between 把 and the verb is what is moved."""
    if tree.words[index].kind is not Kind.BA:
        return
    noun = tree.heads[index]
    if noun > index and tree.label(noun) in ("nsubj", "obl", "obj", "nmod", "advcl"):
        verb = tree.heads[noun]
        if verb > noun:
            tree.labels[noun] = "obl:patient"


def governed_subject(tree: Tree, index: int) -> None:
    """对甲进行…: a subject that carries a preposition is an oblique."""
    if tree.label(index) != "nsubj" or tree.heads[index] == ROOT:
        return
    first, _ = tree.bounds(index)
    head = tree.words[first]
    if first != index and head.kind in _GOVERNS and tree.label(first) in ("case", "mark", "cop"):
        if head.kind is Kind.COORDINATOR and head.tag != "p":
            return
        tree.labels[index] = "obl"


def chained_attribute(tree: Tree, index: int) -> None:
    """甲生于乙，是丙: a clause before a comma or the copula is no attribute of 丙."""
    head = tree.heads[index]
    if tree.label(index) != "acl" or head < index or tree.words[index].kind is not Kind.VERB:
        return
    copula = next((c for c in tree.of(head, "cop") if index < c < head), None)
    _, end = tree.bounds(index)
    end = min(end, head)
    de = any(tree.words[i].kind is Kind.DE for i in range(index, end))
    comma = any(tree.words[i].kind is Kind.COMMA for i in range(index, head))
    if copula is not None or (comma and not de):
        tree.labels[index] = "advcl"


def loose_complement(tree: Tree, index: int) -> None:
    """甲受乙影响，有丙: after a comma only verbs of saying, causing and the like take a clause."""
    head = tree.heads[index]
    if tree.label(index) != "ccomp" or not 0 <= head < index:
        return
    form = tree.words[head].form
    if form in w.SAY_VERBS | w.CAUSATIVES | w.REQUESTS or tree.words[head].kind is not Kind.VERB:
        return
    start = tree.bounds(index)[0]
    if (start > 0 and tree.words[start - 1].kind is Kind.COMMA) or any(
        tree.words[i].kind is Kind.COMMA for i in range(head, start)
    ):
        tree.labels[index] = "parataxis"


def adverb_as_head(tree: Tree, index: int) -> None:
    """巡回演讲: an adverb that governs the verb after it is the verb's adverb."""
    head = tree.heads[index]
    if head == ROOT or tree.words[index].kind is not Kind.VERB or head > index:
        return
    if tree.label(index) not in ("obj", "xcomp", "ccomp") or tree.words[head].kind not in PREVERBAL:
        return
    tree.promote(index)
    tree.labels[head] = "advmod"
    for child in list(tree.children(head)):
        tree.attach(child, index, tree.labels[child])


def meaning_noun(tree: Tree, index: int) -> None:
    """意为, 名为: the noun before 为 is the verb, what the copula would join is its object."""
    word = tree.words[index]
    if word.form not in w.MEANING_NOUNS or index + 1 >= len(tree) or word.kind is not Kind.VERB:
        return
    copula = index + 1
    if tree.words[copula].form != "为" or tree.label(copula) != "cop":
        return
    noun = tree.heads[copula]
    if noun < copula or not tree.attach(index, tree.heads[noun], tree.labels[noun]):
        return
    if tree.label(index) == "acl":
        tree.labels[index] = "advcl"
    for child in list(tree.children(noun)):
        if child < index:
            tree.attach(child, index, tree.labels[child])
    tree.attach(noun, index, "obj")
    tree.attach(copula, index, "mark")


def ba_by_tree(tree: Tree, index: int) -> None:
    """将甲让给乙: where the tree knows what is moved, 将 is no modal."""
    word, head = tree.words[index], tree.heads[index]
    if word.form in ("将", "把") and word.kind is not Kind.BA and head > index:
        if tree.label(index) == "case" and tree.labels[head] == "obl:patient":
            tree.words[index] = Word(word.token, Kind.BA)


def verb_of_absence(tree: Tree, index: int) -> None:
    """没有锅炉: with an object of its own 没有 is the verb, whatever follows."""
    word = tree.words[index]
    if word.kind is Kind.NEGATION and word.form in ("没有", "没", "无"):
        if any(child > index for child in tree.of(index, "obj", "nsubj", "ccomp")):
            tree.words[index] = Word(word.token, Kind.VERB)


def conjunct_after_comma(tree: Tree, index: int) -> None:
    """…情况，甲、乙作了发言: what follows a comma is the next verb's subject, not a conjunct."""
    head = tree.heads[index]
    if tree.label(index) != "conj" or head == ROOT or tree.words[index].kind is Kind.VERB:
        return
    if not any(tree.words[i].kind is Kind.COMMA for i in range(head, index)):
        return
    end = tree.bounds(index)[1]
    while end < len(tree) and tree.words[end].kind in PREVERBAL:
        end += 1
    if end >= len(tree) or tree.words[end].kind is not Kind.VERB:
        return
    if tree.label(end) in _CLAUSAL and not tree.of(end, "nsubj"):
        tree.attach(index, end, "nsubj")


def view_closer(tree: Tree, index: int) -> None:
    """对甲来说: 来说 closes the phrase, it is no verb."""
    if tree.words[index].form not in w.VIEW_CLOSERS or tree.words[index].kind is not Kind.VERB:
        return
    noun = next((c for c in tree.children(index) if c < index and tree.label(c) == "obl"), None)
    verb = next((c for c in tree.children(index) if c > index and tree.label(c) in _CLAUSAL), None)
    if noun is None:
        return
    if verb is not None:
        _replace(tree, index, verb)
    elif (verb := tree.heads[index]) < index:
        return
    if tree.attach(noun, verb, "obl"):
        tree.attach(index, noun, "case")


def presented_pronoun(tree: Tree, index: int) -> None:
    """有人说…: a pronoun does not govern a verb, it is its subject."""
    head = tree.heads[index]
    if head == ROOT or head > index or tree.words[head].kind is not Kind.PRONOUN:
        return
    if tree.words[index].kind is Kind.VERB and tree.label(index) in ("ccomp", "xcomp", "obj"):
        tree.promote(index)
        tree.labels[head] = "nsubj"
        for child in list(tree.children(head)):
            if child > index:
                tree.attach(child, index, tree.labels[child])


def verb_as_case(tree: Tree, index: int) -> None:
    """当过站长: a preposition takes no aspect, so this one is a verb with its object."""
    noun = tree.heads[index]
    if tree.label(index) != "case" or noun < index or index + 1 >= len(tree):
        return
    if tree.words[index].kind is Kind.VERB and tree.words[index + 1].kind is Kind.ASPECT:
        tree.promote(index)
        tree.labels[noun] = "obj"
        if tree.label(index) == "obl":
            tree.labels[index] = "advcl"
        for child in list(tree.children(noun)):
            if child < index:
                tree.attach(child, index, tree.labels[child])


def agent_in_relative(tree: Tree, index: int) -> None:
    """由甲主导的乙…: 由 opens the relative clause, and 乙 is the subject of what follows."""
    if tree.words[index].kind is not Kind.YOU or tree.label(index) != "case":
        return
    noun = tree.heads[index]
    for verb in tree.of(noun, "acl"):
        agent = next((c for c in tree.of(verb, "nsubj") if index < c < verb), None)
        if agent is None or verb > noun:
            continue
        tree.attach(index, agent, "case")
        tree.labels[agent] = "obl:agent"
        governor = tree.heads[noun]
        if governor > noun and tree.label(noun) == "obl":
            tree.labels[noun] = "nsubj"


def clause_as_object(tree: Tree, index: int) -> None:
    """知道大家难: an object that has a subject is a clause."""
    word, head = tree.words[index], tree.heads[index]
    if tree.label(index) == "obj" and word.kind in (Kind.VERB, Kind.ADJECTIVE):
        if any(head < c < index for c in tree.of(index, "nsubj")):
            tree.labels[index] = "ccomp"


def light_verb_object(tree: Tree, index: int) -> None:
    """受甲影响: the noun of action after a light verb is its object, 甲 its modifier."""
    head = tree.heads[index]
    if tree.label(index) not in ("ccomp", "xcomp") or not 0 <= head < index:
        return
    if tree.words[index].kind is Kind.NOUN and tree.words[head].form in w.LIGHT_VERBS:
        if tree.of(index, "obj", "cop"):
            return
        tree.labels[index] = "obj"
        for child in tree.of(index, "nsubj"):
            tree.labels[child] = "nmod"


def glued_verb(tree: Tree, index: int) -> None:
    """迁到甲: where the verb hangs from its complement, the pair reads from the verb."""
    if tree.label(index) != "compound" or tree.words[index].kind is not Kind.VERB:
        return
    head = tree.heads[index]
    if head == index + 1 and tree.words[head].form in w.RESULT_COMPLEMENTS:
        tree.promote(index)
        for child in list(tree.children(head)):
            if child != index:
                tree.attach(child, index, tree.labels[child])
        tree.labels[head] = "mark"


def _verb_after(tree: Tree, noun: int) -> int | None:
    """Return the verb that an oblique before it belongs to: an ancestor, or the next verb."""
    for ancestor in tree.ancestors(noun):
        if ancestor > noun and tree.words[ancestor].kind is Kind.VERB:
            return ancestor
    for index in range(noun + 1, min(noun + 12, len(tree))):
        kind = tree.words[index].kind
        if kind in (Kind.COMMA, Kind.STOP):
            return None
        if kind is Kind.VERB and tree.label(index) in _CLAUSAL:
            return index
    return None


def _touch(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether only adverbs and modals stand between an oblique and its verb."""
    between = tree.words[noun + 1 : verb]
    return all(word.kind in (*PREVERBAL, Kind.LOCALISER) for word in between)


def _replace(tree: Tree, index: int, other: int) -> None:
    """Let ``other``, below ``index``, take its place and its dependents left of it."""
    head, label = tree.heads[index], tree.labels[index]
    if not tree.attach(other, head, label):
        return
    for child in list(tree.children(index)):
        tree.attach(child, other, tree.labels[child])


def _make_oblique(tree: Tree, case: int, noun: int, verb: int) -> None:
    """Hang ``noun`` from ``verb`` as an oblique, with ``case`` as its preposition."""
    label = {Kind.BA: "obl:patient", Kind.BEI: "obl:agent", Kind.YOU: "obl:agent"}.get(
        tree.words[case].kind, "obl"
    )
    for child in list(tree.children(noun)):
        outside = child < case or child > verb
        clausal = tree.label(child) in ("nsubj", "csubj", "advcl", "mark", "advmod", "aux")
        if outside and (clausal or child < case):
            tree.attach(child, verb, tree.labels[child])
    if not tree.attach(noun, verb, label):
        return
    tree.attach(case, noun, "case")


REPAIRS: tuple[Callable[[Tree, int], None], ...] = (
    ba_by_tree,
    verb_of_absence,
    presented_pronoun,
    verb_as_case,
    glued_verb,
    light_verb_object,
    clause_as_object,
    agent_in_relative,
    meaning_noun,
    adverb_as_head,
    chained_attribute,
    loose_complement,
    copula_before_verb,
    preposition_as_verb,
    agent_of_passive,
    moved_object,
    governed_subject,
    view_closer,
    conjunct_after_comma,
)

__all__ = ["REPAIRS", "repaired"]

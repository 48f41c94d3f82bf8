"""What something is called, and after what it is made: names and models that verbs take.

The parser takes 原名 in 甲原名为乙 for what is 乙, and the model in 仿照甲建造乙 for who builds.
"""

from __future__ import annotations

from kgbuild.extract.kinds import NOMINAL, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms
from kgbuild.extract.syntax.tree import Tree
from kgbuild.extract.words import MODELLING, NAME_NOUNS


@at_forms(NAME_NOUNS)
def name_as_verb(tree: Tree, index: int) -> None:
    """甲原名为乙: 甲 is what was called so, and 原名为 what says it."""
    if tree.kinds[index] is not Kind.VERB:
        return
    name, copula = tree.heads[index], index + 1
    if copula < len(tree) and tree.labels[copula] == "cop" and tree.heads[copula] > copula:
        name = tree.heads[copula]
        if tree.heads[index] != name and tree.labels[index] == "nsubj":
            tree.attach(index, name)
    if tree.labels[index] == "nsubj" and name > index and tree.kinds[name] in NOMINAL:
        tree.promote(index, "obj")
        tree.pass_on([c for c in tree.children(name) if c < index], index)
        if tree.kinds[copula] is Kind.VERB and tree.heads[copula] == name:
            tree.attach(copula, index, "mark")
    for owner in tree.of(index, "nmod", "compound", "det"):
        if owner < index and tree.kinds[owner] in (Kind.NOUN, Kind.PRONOUN):
            tree.relabel(owner, "nsubj")


@at_forms(MODELLING)
def model_as_subject(tree: Tree, index: int) -> None:
    """仿照甲建造乙: after 甲 it is built, and 甲 does not build it."""
    verb = next((c for c in tree.of(index, "ccomp", "xcomp") if c > index), None)
    if verb is None or tree.kinds[index] is not Kind.VERB or tree.of(index, "obj"):
        return
    model = next((c for c in tree.of(verb, "nsubj") if index < c < verb), None)
    if model is None or tree.bounds(model)[0] != index + 1 or tree.bounds(model)[1] != verb:
        return
    tree.promote(verb, "advcl")
    tree.pass_on(tree.children(index), verb)
    tree.attach(model, index, "obj")


@at_forms(("于", "自", "到"))
def place_in_relative(tree: Tree, index: int) -> None:
    """任职于甲公司的乙发明了丙: 于 governs 甲公司, and not whom the clause describes."""
    described, verb = tree.heads[index], index - 1
    if verb < 0 or described <= index or tree.labels[index] != "case":
        return
    if tree.heads[verb] != described or tree.labels[verb] != "acl":
        return
    place = next((c for c in tree.children(verb) if tree.bounds(c)[0] == index + 1), None)
    if place is not None and place < described and tree.kinds[place] in NOMINAL:
        tree.attach(index, place, "case")

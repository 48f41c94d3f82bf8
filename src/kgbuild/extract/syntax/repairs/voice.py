"""Voices: what 把, 将, 被 and 由 govern is patient or agent, and 是 … 的 only stresses."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NAMES, NOMINAL, Kind
from kgbuild.extract.syntax.repairs.oblique import ends_clause
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds
from kgbuild.extract.syntax.tree import ROOT, Tree

_SCENES = frozenset("ns s f t".split())  # where and when somebody comes (北京来的)


@at_forms(("将", "把"))
def ba_by_tree(tree: Tree, index: int) -> None:
    """将甲让给乙: where the tree knows what is moved, 将 is no modal, and else it is."""
    moved = tree.heads[index]
    ba = tree.kinds[index] is Kind.BA
    if not ba and moved > index and tree.labels[index] == "case":
        manner = tree.kinds[moved] is Kind.ADVERB  # 将客场挑战甲
        if tree.relations[moved] == "obl:patient" and not manner:
            tree.rekind(index, Kind.BA)
    elif ba and tree.forms[index] == "将" and tree.labels[index] == "advmod":
        patient = _counted_ahead(tree, index)
        if patient is None:
            tree.rekind(index, Kind.MODAL)
        else:
            tree.attach(index, patient, "case")
            tree.relabel(patient, "obl:patient")


@at_forms(("以",))
def taken_for(tree: Tree, index: int) -> None:
    """以“甲与乙”为主题: what 以 governs is no subject of 为, and the clause hangs where 以 did."""
    clause = next((c for c in tree.of(index, "ccomp", "xcomp") if c > index + 1), None)
    if clause is None or tree.kinds[index] is not Kind.PREPOSITION:
        return
    joined = tree.forms[clause].startswith("为")
    joined = joined or any(tree.forms[c] == "为" for c in tree.of(clause, "cop"))
    noun = next((c for c in tree.of(clause, "nsubj") if index < c < clause), None)
    if noun is None or not joined or Kind.COMMA in tree.kinds[index:clause]:
        return
    tree.promote(clause, "case")
    tree.pass_on([c for c in tree.children(index) if c not in range(index, clause)], clause)
    tree.relabel(noun, "obl")
    tree.attach(index, noun, "case")


def _counted_ahead(tree: Tree, index: int) -> int | None:
    """Return the amount between 将 and its verb, of a noun before it (将奖金二十万元捐出)."""
    verb = tree.heads[index]
    amount = verb - 1
    if amount <= index + 1 or tree.kinds[amount] is not Kind.NUMBER or tree.heads[amount] != verb:
        return None
    between = tree.kinds[index + 1 : amount]
    plain = all(kind in NOMINAL or kind in (Kind.DE, Kind.ADJECTIVE) for kind in between)
    return amount if plain and between[-1] is Kind.NOUN else None


@at_kinds(Kind.BA)
def moved_object(tree: Tree, index: int) -> None:
    """把甲送到乙: a noun between 把 and the verb is what is moved, and how much of it."""
    noun = tree.heads[index]
    if noun < index or tree.heads[noun] < noun:
        return
    after = noun + 1  # 将藏书三千余册捐给乙, however both hang
    beside = after < len(tree) and tree.heads[after] == tree.heads[noun] > after
    if beside and tree.kinds[after] is Kind.NUMBER and tree.kinds[tree.heads[noun]] is Kind.VERB:
        tree.attach(after, noun, "nummod")
    amount = tree.heads[noun]
    if amount == noun + 1 and tree.kinds[amount] is Kind.NUMBER and tree.heads[amount] > amount:
        tree.promote(noun, "nummod")  # 把藏书三千余册捐给乙
    if tree.labels[noun] in ("nsubj", "obl", "obj", "nmod", "advcl"):
        tree.relabel(noun, "obl:patient")


@at_kinds(Kind.BEI)
def agent_of_passive(tree: Tree, index: int) -> None:
    """被甲选中: a noun between 被 and the verb is the agent, not the subject."""
    verb = tree.heads[index]
    if verb < index:
        return
    for noun in tree.children(verb):
        nominal = tree.labels[noun] == "advcl" and tree.kinds[noun] in NOMINAL
        nominal = nominal or tree.labels[noun] in ("nsubj", "obl", "nmod", "obj")
        if nominal and index < noun < verb:
            tree.relabel(noun, "obl:agent")


@at_kinds(Kind.BEI)
def described_agent(tree: Tree, index: int) -> None:
    """她被飞起的木板砸伤: the verb behind 被 describes who acts, and the main verb is passive."""
    verb = tree.heads[index]
    if verb < index or tree.labels[verb] != "acl":
        return
    agent = tree.heads[verb]
    main = tree.heads[agent] if agent > verb else ROOT
    patient = next((c for c in tree.of(main, "nsubj") if c < index), None) if main > agent else None
    if patient is None or tree.relations[patient] != "nsubj:pass":
        return
    if tree.kinds[main] is Kind.VERB and tree.labels[agent] in ("nsubj", "obl", "nmod"):
        tree.attach(index, main, "aux:pass")
        tree.relabel(agent, "obl:agent")


@at_kinds(Kind.YOU)
def agent_behind_clause(tree: Tree, index: int) -> None:
    """由甲大学毕业的乙创办: the first verb describes who founded it, and 甲大学 is part of that."""
    within = tree.heads[index]
    verb = tree.heads[within] if within > index else ROOT
    if verb < within or tree.forms[verb] not in w.DONE_TO_NOTHING or verb + 2 >= len(tree):
        return
    agent = verb + 2
    if tree.kinds[verb + 1] is not Kind.DE or tree.words[agent].tag != "nr":
        return
    main = tree.heads[agent]
    if main < agent or tree.kinds[main] is not Kind.VERB:
        return
    if verb in tree.ancestors(main):
        ahead = [c for c in tree.children(verb) if c < index]
        tree.promote(main, "dep", over=verb)
        tree.pass_on(ahead, main)
    tree.attach(agent, main, "obl:agent")
    tree.attach(verb, agent, "acl:relcl")
    tree.attach(verb + 1, verb, "mark:rel")
    tree.attach(within, verb, "obl")
    tree.attach(index, agent, "case")


@at_kinds(Kind.BEI)
def granted(tree: Tree, index: int) -> None:
    """获甲大学授予学位: the complement of 获 is what is done to who gets it."""
    verb = next((c for c in tree.of(index, "ccomp", "xcomp") if c > index), None)
    if verb is None or tree.forms[verb] not in w.GRANTING:
        return
    tree.promote(verb, "aux:pass")
    tree.pass_on(tree.children(index), verb)
    tree.attach(index, verb, "aux:pass")


@at_kinds(Kind.BEI)
def called(tree: Tree, index: int) -> None:
    """被诬为甲: the verb of what somebody is called is no copula of it."""
    name, verb = tree.heads[index], index + 1
    if name < verb or verb not in tree.of(name, "cop"):
        return
    tree.promote(verb, "obj")
    tree.pass_on([c for c in tree.children(name) if c < index or tree.kinds[c] is Kind.STOP], verb)
    tree.attach(index, verb)


@at_kinds(Kind.YOU)
def agent_as_governor(tree: Tree, index: int) -> None:
    """由原主编甲创立: 由 with a clause of its own is a preposition, and the clause the main one."""
    verb = next((c for c in tree.of(index, "ccomp", "xcomp") if c > index), None)
    agent = next((c for c in tree.of(verb, "nsubj") if index < c), None) if verb else None
    if verb is None or agent is None or tree.kinds[verb] is not Kind.VERB:
        return
    if _describes_subject(tree, index, verb, agent):
        return
    tree.promote(verb, "case")
    tree.pass_on(tree.children(index), verb)
    tree.attach(index, agent, "case")
    tree.relabel(agent, "obl:agent")


def _describes_subject(tree: Tree, index: int, verb: int, agent: int) -> bool:
    """由甲研发的乙获奖, 由甲任主编、丙出版的《乙》获奖: let the clause describe who is spoken of.

    Returns:
        Whether it does.
    """
    main = next((c for c in tree.of(index, "parataxis", "conj", "ccomp") if c > verb), None)
    noun = next(iter(tree.of(main, "nsubj")), None) if main is not None else None
    if main is None or noun is None or noun < verb:
        return False
    start, end = tree.bounds(noun)[0], tree.bounds(verb)[1]
    closed = end <= start and tree.kinds[end - 1] is Kind.DE
    closed = closed and end - 1 in (*tree.of(verb, "mark", "case"), *_links_of_chain(tree, verb))
    beside = start == end + 1 and tree.kinds[end] is Kind.LIST_MARK
    beside = beside and any(start <= c < noun for c in tree.of(noun, "acl"))
    if not (closed and start <= end + 1) and not beside:
        return False
    tree.promote(main, "case")
    tree.pass_on(tree.children(index), main)
    tree.attach(verb, noun, "acl")
    tree.attach(index, agent, "case")
    tree.relabel(agent, "obl:agent")
    return True


def _links_of_chain(tree: Tree, verb: int) -> list[int]:
    """Return the links that hang from the verbs chained to another (主持|研发|的)."""
    return [m for c in tree.of(verb, "xcomp", "conj", "ccomp") for m in tree.of(c, "mark", "case")]


@at_kinds(Kind.YOU)
def agent_in_relative(tree: Tree, index: int) -> None:
    """由甲主导的乙…: 由 opens the relative clause, and 乙 is the subject of what follows."""
    noun = tree.heads[index]
    if tree.labels[index] not in ("case", "acl") or noun == ROOT:
        return
    for verb in tree.of(noun, "acl"):
        if verb == index:
            continue
        agent = next((c for c in tree.of(verb, "nsubj") if index < c < verb), None)
        if agent is None or verb > noun:
            continue
        tree.attach(index, agent, "case")
        tree.relabel(agent, "obl:agent")
        if tree.heads[noun] > noun and tree.labels[noun] == "obl":
            tree.relabel(noun, "nsubj")


@at_kinds(Kind.YOU)
def trade_in_relative(tree: Tree, index: int) -> None:
    """由甲编剧的乙上映: what the tree has as a noun is what 甲 does of 乙."""
    agent, verb = index + 1, index + 2
    if verb + 1 >= len(tree) or tree.kinds[verb] is not Kind.VERB or tree.labels[verb] != "nmod":
        return
    described = tree.heads[verb]
    if tree.kinds[verb + 1] is not Kind.DE or described < verb or tree.heads[agent] != verb:
        return
    main = next((c for c in tree.of(index, "ccomp", "xcomp") if c > described), None)
    if main is not None:
        tree.promote(main, "case")
        tree.pass_on([c for c in tree.children(index) if c != agent], main)
    tree.relabel(verb, "acl")
    tree.relabel(agent, "obl:agent")
    tree.attach(index, agent, "case")
    if tree.labels[described] == "obl":
        tree.relabel(described, "nsubj")


@at_kinds(Kind.YOU)
def agents_in_relative(tree: Tree, index: int) -> None:
    """由甲、乙组成的丙获得…: the agents act in the relative clause, 丙 in the main one."""
    agent = tree.heads[index]
    if tree.labels[index] != "case" or agent == ROOT:
        return
    main, after = tree.heads[agent], tree.bounds(agent)[1]
    if main <= after or tree.kinds[after] is not Kind.VERB or tree.labels[after] != "acl":
        return
    described = tree.heads[after]
    if after < described < main:
        tree.attach(agent, after, "obl:agent")
        if tree.heads[described] == main and tree.labels[described] in ("obl", "nmod"):
            tree.relabel(described, "nsubj")


@at_kinds(Kind.YOU)
def agent_before_action_noun(tree: Tree, index: int) -> None:
    """由甲设计，…: a noun of action that ends its clause is what the agent does."""
    noun = tree.heads[index]
    if noun < index or not ends_clause(tree, noun):
        return
    takes_part = tree.kinds[noun] is Kind.VERB and tree.forms[noun] in w.PARTS_OF_WORK
    if tree.words[noun].tag != "vn" and not takes_part:
        return
    agent = next((c for c in reversed(tree.children(noun)) if index < c < noun), None)
    if agent is not None:
        tree.rekind(noun, Kind.VERB)
        tree.relabel(noun, "advcl")
        tree.relabel(agent, "obl:agent")
        tree.attach(index, agent, "case")
        for other in [c for c in tree.of(noun, "conj") if c > noun and tree.heads[noun] > c]:
            tree.attach(other, tree.heads[noun], "nsubj")  # 由甲主管，乙投资兴建


def _cleft(tree: Tree, index: int, verb: int) -> bool:
    """…，是他们提供了甲: tell whether 是 opens its clause, and stands right before who acts."""
    opens = index == 0 or tree.kinds[index - 1] in BOUNDARIES
    actors = (tree.bounds(c)[0] for c in tree.of(verb, "nsubj") if c < verb)
    return opens and tree.words[index + 1].tag in ("r", *NAMES) and index + 1 in actors


def _action_in_focus(tree: Tree, index: int) -> None:
    """芯片是甲设计的。: what the parser takes for a noun of action is what 甲 does."""
    nouns = [c for c in tree.of(index, "obj") if c > index]
    if len(nouns) != 1 or tree.of(index, "xcomp", "ccomp") or not tree.of(index, "nsubj"):
        return
    noun = nouns[0]
    ends = noun + 1 < len(tree) and tree.forms[noun + 1] == "的" and ends_clause(tree, noun + 1)
    agent = next((c for c in tree.children(noun) if tree.bounds(c)[0] == index + 1), None)
    if not ends or agent is None or tree.words[noun].tag not in ("vn", "v"):
        return
    if tree.kinds[agent] in NOMINAL and tree.bounds(agent)[1] == noun:
        tree.rekind(noun, Kind.VERB)
        tree.relabel(noun, "ccomp")
        tree.relabel(agent, "nsubj")


@at_forms(("是", *w.DENYING))
def focus(tree: Tree, index: int) -> None:
    """是由甲建造的: 是 that only stresses, or 不是 that denies, belongs to the verb.

    So it is in 乙是甲建造的, where 乙 is what 甲 has built.
    """
    _action_in_focus(tree, index)
    inner = [c for c in tree.of(index, "xcomp", "ccomp") if c > index]
    if tree.labels[index] == "cop" or len(inner) != 1 or tree.of(index, "obj"):
        return
    verb = inner[0]
    closed = any(tree.forms[c] == "的" and c > verb for c in tree.children(index))
    if tree.kinds[verb] is Kind.VERB and (closed or _cleft(tree, index, verb)):
        tree.promote(verb, "advmod")
        tree.pass_on(tree.children(index), verb)
        denied = tree.forms[index] in w.DENYING
        tree.rekind(index, Kind.NEGATION if denied else Kind.ADVERB)
        subjects = tree.of(verb, "nsubj")
        outer = [c for c in subjects if c < index]
        agents = [c for c in subjects if index < c < verb and tree.kinds[c] in NOMINAL]
        alone = len(outer) == len(agents) == 1 and not tree.of(verb, "obj", "ccomp", "xcomp")
        alone = alone and tree.words[tree.bounds(agents[0])[1] - 1].tag not in _SCENES
        if closed and alone and not denied and tree.bounds(agents[0])[0] == index + 1:
            tree.rekind(index, Kind.YOU)
            tree.relabel(agents[0], "obl:agent")
            tree.attach(index, agents[0], "case")

"""Known faults of the parser are mended before anything is read: a tree in, the same tree out.

Each repair mends one fault that the treebanks teach or the parser makes often: prepositions
that it takes for verbs or copulas, agents that it takes for subjects. A repair only ever
re-attaches through :meth:`~kgbuild.extract.syntax.tree.Tree.attach`, which refuses cycles.
"""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NOMINAL, PREVERBAL, Kind, Word
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
    if tree.words[index].form in w.UNTIL and nouns and _opens_next(tree, index, nouns[0]):
        return
    if inner is not None:
        noun = nouns[0] if nouns and nouns[0] < inner else _noun_after(tree, index, inner)
        if noun is None:
            return
        _replace(tree, index, inner)
        _make_oblique(tree, index, noun, inner)
        return
    if not nouns:
        return
    verb = _verb_after(tree, nouns[0])
    if verb is None:
        _action_of_agent(tree, index, nouns[0])
        return
    if index in tree.ancestors(verb):
        _replace(tree, index, verb)
    _make_oblique(tree, index, nouns[0], verb)


def _action_of_agent(tree: Tree, index: int, noun: int) -> None:
    """由甲管理。: with nothing after it, the noun of action is what the agent does."""
    following = tree.words[noun + 1].kind if noun + 1 < len(tree) else Kind.STOP
    agent = next((c for c in reversed(tree.children(noun)) if index < c < noun), None)
    if tree.words[index].kind is not Kind.YOU or tree.words[noun].tag != "vn":
        return
    if following not in (Kind.COMMA, Kind.STOP) or agent is None:
        return
    _replace(tree, index, noun)
    tree.words[noun] = Word(tree.words[noun].token, Kind.VERB)
    tree.labels[agent] = "obl:agent"
    tree.attach(index, agent, "case")


def agent_of_passive(tree: Tree, index: int) -> None:
    """被甲选中: a noun between 被 and the verb is the agent, not the subject."""
    if tree.words[index].kind is not Kind.BEI:
        return
    verb = tree.heads[index]
    if verb == ROOT or verb < index:
        return
    for noun in tree.children(verb):
        nominal = tree.label(noun) == "advcl" and tree.words[noun].kind in NOMINAL
        if index < noun < verb and (nominal or tree.label(noun) in ("nsubj", "obl", "nmod", "obj")):
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
    if tree.label(index) != "acl" or head < index:
        return
    if tree.of(index, "cop"):
        tree.labels[index] = "advcl"
        return
    if tree.words[index].kind is not Kind.VERB:
        return
    copula = next((c for c in tree.of(head, "cop") if index < c < head), None)
    _, end = tree.bounds(index)
    end = min(end, head)
    de = any(tree.words[i].kind is Kind.DE for i in range(index, end))
    comma = any(tree.words[i].kind is Kind.COMMA for i in range(index, head))
    if copula is not None or (comma and not de):
        tree.labels[index] = "advcl"


def kinds_by_tree(tree: Tree, index: int) -> None:
    """为, 就 where the tree has them as prepositions; 等 where it has it as a verb."""
    word, head = tree.words[index], tree.heads[index]
    if tree.label(index) == "case" and head > index and word.form in w.PREPOSITIONS:
        if word.kind in (Kind.VERB, Kind.ADVERB, Kind.LINK):
            tree.words[index] = Word(word.token, Kind.PREPOSITION)
    elif word.kind is Kind.LINK and tree.label(index) == "advmod" and word.tag == "d":
        tree.words[index] = Word(word.token, Kind.ADVERB)  # 再次赢得
    elif word.form == "并" and index + 1 < len(tree):
        if tree.words[index + 1].kind is Kind.NEGATION and head > index:
            tree.words[index] = Word(word.token, Kind.ADVERB)  # 并不理想
    elif word.kind is Kind.ETC and word.tag == "v" and tree.label(index) in _CLAUSAL - {"acl"}:
        tree.words[index] = Word(word.token, Kind.VERB)


def stray_preposition(tree: Tree, index: int) -> None:
    """替邻居照看…: a preposition belongs to the noun after it, which is no subject then."""
    if tree.words[index].kind is not Kind.PREPOSITION or tree.of(index, "obj", "ccomp", "xcomp"):
        return
    head = tree.heads[index]
    if head < index:
        return
    if tree.label(index) == "case" and tree.words[head].kind is not Kind.VERB:
        return
    for noun in tree.children(head):
        if noun > index and tree.bounds(noun)[0] == index + 1:
            nominal = tree.words[noun].kind in NOMINAL
            if tree.label(noun) == "nsubj":
                # 由于河水上涨，…: the subject of a clause that the preposition opens.
                nominal = nominal and any(c < index for c in tree.of(head, "nsubj"))
            if nominal and tree.label(noun) in ("obl", "nmod", "nsubj", "obj", "advcl"):
                tree.labels[noun] = "obl"
                tree.attach(index, noun, "case")
            return


def frame_at_root(tree: Tree, index: int) -> None:
    """父亲去世后，她…: a clause that 后 closes hangs from the one after it."""
    if tree.label(index) not in ("root", "parataxis", "ccomp"):
        return
    closed = any(
        tree.words[c].form in w.CLAUSE_CLOSERS and c > index for c in tree.of(index, "mark", "case")
    )
    main = next((c for c in tree.of(index, "parataxis", "conj") if c > index), None)
    if not closed or main is None:
        return
    tree.promote(main)
    tree.labels[index] = "advcl"
    for child in list(tree.children(index)):
        if child > main:
            tree.attach(child, main, tree.labels[child])


def left_complement(tree: Tree, index: int) -> None:
    """由于缺少资金，甲…: a complement left of its verb is an adverbial clause."""
    head = tree.heads[index]
    if tree.label(index) in ("ccomp", "xcomp") and head > index:
        verbal = tree.words[index].kind in (Kind.VERB, Kind.ADJECTIVE)
        if verbal or tree.of(index, "cop", "nsubj"):
            tree.labels[index] = "advcl"
        elif tree.of(index, "case"):
            tree.labels[index] = "obl"


def said_after_comma(tree: Tree, index: int) -> None:
    """甲透露，乙…: what follows a verb of saying that has no object is what is said."""
    head = tree.heads[index]
    if tree.label(index) != "parataxis" or not 0 <= head < index:
        return
    if tree.words[head].form not in w.SAY_VERBS or tree.words[head].kind is not Kind.VERB:
        return
    others = [c for c in tree.of(head, "obj", "ccomp") if c < index and tree.labels[c] != "said"]
    between = tree.words[head + 1 : tree.bounds(index)[0]]
    if not others and all(x.kind in (Kind.COMMA, Kind.STOP, Kind.OPEN) for x in between):
        tree.labels[index] = "ccomp"
        for later in tree.of(head, "parataxis"):
            if later > index:
                tree.labels[later] = "ccomp"
    elif tree.of(head, "ccomp") and any(c < index for c in tree.of(index, "nsubj")):
        first = tree.words[tree.bounds(index)[0]]
        if first.kind is Kind.LINK or tree.words[head + 1].kind is Kind.COMMA:
            tree.labels[index] = "ccomp"


def source_of_report(tree: Tree, index: int) -> None:
    """据甲报道，乙…: the report governs what is reported."""
    verb = tree.heads[index]
    if tree.words[index].form not in ("据", "根据") or verb == ROOT or verb < index:
        return
    source: int | None = None
    reports = w.SAY_VERBS | {"预报"}
    if (
        tree.label(verb) == "obl"
        and tree.heads[verb] > verb
        and tree.words[verb].form not in reports
    ):
        source, verb = verb, tree.heads[verb]
    if tree.words[verb].form not in reports or tree.heads[verb] < verb:
        return
    if source is None:
        sources = (c for c in tree.of(verb, "nsubj", "nmod", "compound") if index < c < verb)
        source = next(sources, None)
    if source is None:
        return
    governor = tree.heads[verb]
    tree.labels[source] = "nsubj"
    tree.promote(verb)
    tree.labels[governor] = "ccomp"
    tree.labels[index] = "punct"
    tree.words[verb] = Word(tree.words[verb].token, Kind.VERB)


def companion(tree: Tree, index: int) -> None:
    """甲与乙签署…: 与 before the verb opens an adjunct where the tagger or 一起 says so."""
    word, noun = tree.words[index], tree.heads[index]
    if word.kind is not Kind.COORDINATOR or tree.label(index) != "cc" or noun < index:
        return
    first = tree.heads[noun]
    if tree.label(noun) != "conj" or first == ROOT:
        return
    if tree.label(first) == "obj":
        _companion_after_object(tree, index, noun, first)
        return
    if tree.label(first) != "nsubj":
        return
    verb = tree.heads[first]
    after = tree.bounds(noun)[1]
    if verb == ROOT or after > verb:
        return
    together = tree.words[after].form in w.ACCOMPANYING
    if not together and (word.tag != "p" or not _touch(tree, after - 1, verb)):
        return
    if not together and tree.words[verb].form in w.COLLECTIVE_PREDICATES:
        return
    if tree.attach(noun, verb, "obl"):
        tree.labels[index] = "case"


def _companion_after_object(tree: Tree, case: int, noun: int, place: int) -> None:
    """回到甲地和乙开办…: 乙 is no place, and a verb follows."""
    verb = tree.bounds(noun)[1]
    while verb < len(tree) and tree.words[verb].kind in PREVERBAL:
        verb += 1
    if verb >= len(tree) or tree.words[verb].kind is not Kind.VERB:
        return
    if (
        tree.words[place].tag == "ns"
        and tree.words[noun].tag != "ns"
        and tree.attach(noun, verb, "obl")
    ):
        tree.labels[case] = "case"
        tree.words[case] = Word(tree.words[case].token, Kind.PREPOSITION)


def focus(tree: Tree, index: int) -> None:
    """是由甲建造的: 是 that only stresses belongs to the verb."""
    if tree.words[index].form != "是" or tree.label(index) == "cop":
        return
    inner = [c for c in tree.of(index, "xcomp", "ccomp") if c > index]
    if len(inner) != 1 or tree.of(index, "obj") or tree.words[inner[0]].kind is not Kind.VERB:
        return
    last = max(tree.children(index), default=index)
    ends = [c for c in tree.children(index) if tree.words[c].form == "的" and c > inner[0]]
    if not ends and tree.words[last].form != "的":
        return
    verb = inner[0]
    tree.promote(verb)
    for child in list(tree.children(index)):
        tree.attach(child, verb, tree.labels[child])
    tree.labels[index] = "advmod"
    tree.words[index] = Word(tree.words[index].token, Kind.ADVERB)


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


def degree_complement(tree: Tree, index: int) -> None:
    """下得很大: the verb before 得 governs how it is done."""
    if tree.words[index].form != "得" or tree.label(index) not in ("mark", "compound"):
        return
    quality, verb = tree.heads[index], index - 1
    if quality < index or verb < 0 or tree.heads[verb] != quality:
        return
    if tree.words[verb].kind is not Kind.VERB:
        return
    tree.promote(verb)
    tree.labels[quality] = "xcomp"
    for child in list(tree.children(quality)):
        if child < verb:
            tree.attach(child, verb, tree.labels[child])
    tree.attach(index, verb, "compound:ext")


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
    elif word.form == "将" and word.kind is Kind.BA and tree.label(index) == "advmod":
        tree.words[index] = Word(word.token, Kind.MODAL)


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
    if tree.words[index].kind is not Kind.YOU or tree.label(index) not in ("case", "acl"):
        return
    noun = tree.heads[index]
    for verb in tree.of(noun, "acl"):
        if verb == index:
            continue
        agent = next((c for c in tree.of(verb, "nsubj") if index < c < verb), None)
        if agent is None or verb > noun:
            continue
        tree.attach(index, agent, "case")
        tree.labels[agent] = "obl:agent"
        governor = tree.heads[noun]
        if governor > noun and tree.label(noun) == "obl":
            tree.labels[noun] = "nsubj"


def agents_in_relative(tree: Tree, index: int) -> None:
    """由甲、乙组成的丙获得…: the agents act in the relative clause, 丙 in the main one."""
    if tree.words[index].kind is not Kind.YOU or tree.label(index) != "case":
        return
    agent = tree.heads[index]
    main = tree.heads[agent]
    after = tree.bounds(agent)[1]
    if main <= after or after >= len(tree) or tree.words[after].kind is not Kind.VERB:
        return
    described = tree.heads[after]
    if tree.label(after) == "acl" and after < described < main:
        tree.attach(agent, after, "obl:agent")
        if tree.heads[described] == main and tree.label(described) in ("obl", "nmod"):
            tree.labels[described] = "nsubj"


def agent_before_action_noun(tree: Tree, index: int) -> None:
    """由甲设计，…: a noun of action that ends its clause is what the agent does."""
    noun = tree.heads[index]
    if tree.words[index].kind is not Kind.YOU or noun < index or tree.words[noun].tag != "vn":
        return
    following = tree.words[noun + 1].kind if noun + 1 < len(tree) else Kind.STOP
    agent = next((c for c in reversed(tree.children(noun)) if index < c < noun), None)
    if following not in (Kind.COMMA, Kind.STOP) or agent is None:
        return
    tree.words[noun] = Word(tree.words[noun].token, Kind.VERB)
    tree.labels[noun] = "advcl"
    tree.labels[agent] = "obl:agent"
    tree.attach(index, agent, "case")


def means_as_object(tree: Tree, index: int) -> None:
    """擅长用甲营造乙: a noun with a preposition belongs to the verb after it."""
    head = tree.heads[index]
    if tree.label(index) != "obj" or not 0 <= head < index:
        return
    first = tree.bounds(index)[0]
    means = tree.words[first].kind is Kind.PREPOSITION and tree.words[first].form in w.INSTRUMENTAL
    verb = next((c for c in tree.of(head, "xcomp", "ccomp") if c > index), None)
    if means and verb is not None:
        tree.attach(index, verb, "obl")


def counted_object(tree: Tree, index: int) -> None:
    """完成危桥改造37座: a noun of action that is counted is an object, not a clause."""
    head = tree.heads[index]
    if tree.label(index) not in ("ccomp", "xcomp") or not 0 <= head < index:
        return
    counted = [c for c in tree.of(index, "obj") if tree.words[c].kind is Kind.NUMBER]
    if tree.words[index].kind is Kind.NOUN and tree.words[index].tag == "vn" and counted:
        tree.labels[index] = "obj"
        for child in tree.of(index, "nsubj"):
            tree.labels[child] = "nmod"
        for child in counted:
            tree.labels[child] = "nummod"


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
    form = tree.words[head].form
    if tree.words[index].kind is Kind.NOUN and form not in w.CONTROL_VERBS | w.WITH_ACTION_NOUN:
        if tree.of(index, "obj", "cop") or form in w.SAY_VERBS | w.CAUSATIVES:
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


def _opens_next(tree: Tree, case: int, noun: int) -> bool:
    """截至甲，乙…: a date before a comma belongs to the verb after it; return whether it did."""
    end = tree.bounds(noun)[1]
    while end > noun + 1 and tree.words[end - 1].kind is Kind.COMMA:
        end -= 1
    if end >= len(tree) or tree.words[end].kind is not Kind.COMMA:
        return False
    for verb in range(end + 1, len(tree)):
        if tree.words[verb].kind in (Kind.COMMA, Kind.STOP):
            return False
        clausal = tree.label(verb) in _CLAUSAL - {"acl"}
        if clausal and (tree.words[verb].kind is Kind.VERB or tree.of(verb, "cop")):
            if case in tree.ancestors(verb):
                _replace(tree, case, verb)
            if tree.attach(noun, verb, "obl"):
                tree.attach(case, noun, "case")
            return True
    return False


def _noun_after(tree: Tree, index: int, stop: int) -> int | None:
    """Return the head of the noun phrase that begins right after a preposition."""
    end = index + 1
    while end < stop and (
        tree.words[end].kind in NOMINAL or tree.words[end].kind in (Kind.DE, Kind.LIST_MARK)
    ):
        end += 1
    inside = range(index + 1, end)
    return next((i for i in inside if tree.heads[i] not in inside), None)


def _touch(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether only adverbs and modals stand between an oblique and its verb."""
    between = tree.words[max(noun + 1, min(tree.bounds(noun)[1], verb)) : verb]
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
    kinds_by_tree,
    stray_preposition,
    frame_at_root,
    verb_of_absence,
    presented_pronoun,
    verb_as_case,
    glued_verb,
    light_verb_object,
    clause_as_object,
    counted_object,
    means_as_object,
    agent_in_relative,
    meaning_noun,
    degree_complement,
    adverb_as_head,
    chained_attribute,
    source_of_report,
    left_complement,
    said_after_comma,
    loose_complement,
    copula_before_verb,
    preposition_as_verb,
    focus,
    agent_before_action_noun,
    agents_in_relative,
    agent_of_passive,
    moved_object,
    governed_subject,
    companion,
    view_closer,
    conjunct_after_comma,
)

__all__ = ["REPAIRS", "repaired"]

"""Prepositions that the parser takes for verbs, copulas or nothing, and what they govern."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NOMINAL, PREVERBAL, Kind, lies_between
from kgbuild.extract.syntax.repairs.oblique import (
    CLAUSAL,
    ends_clause,
    make_oblique,
    noun_after,
    touch,
    verb_after,
)
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree

_SOURCES = ("从", "自")
_GOVERNS = frozenset({Kind.PREPOSITION, Kind.BA, Kind.YOU, Kind.BEI, Kind.COORDINATOR})
_DESCRIBING = ("nmod", "amod", "compound")


@at_labels("case")
def preposition_by_tree(tree: Tree, index: int) -> None:
    """为甲…, 就乙…: a word that the tree has as a preposition is one, but for 当过知青."""
    mistaken = tree.kinds[index] in (Kind.VERB, Kind.ADVERB, Kind.LINK)
    if tree.words[index].tag == "v" and Kind.ASPECT in tree.kinds[index + 1 : index + 2]:
        return
    if mistaken and tree.heads[index] > index and tree.forms[index] in w.PREPOSITIONS:
        tree.rekind(index, Kind.PREPOSITION)


@at_kinds(Kind.PREPOSITION)
def stray_preposition(tree: Tree, index: int) -> None:
    """替邻居照看…: a preposition belongs to the noun after it, which is no subject then."""
    head = tree.heads[index]
    if head < index or tree.of(index, "obj", "ccomp", "xcomp"):
        return
    if tree.labels[index] == "case" and tree.kinds[head] is not Kind.VERB:
        return
    for noun in tree.children(head):
        if noun > index and tree.bounds(noun)[0] == index + 1:
            nominal = tree.kinds[noun] in NOMINAL
            if tree.labels[noun] == "nsubj":
                # 由于河水上涨，…: the subject of a clause that the preposition opens.
                nominal = nominal and any(c < index for c in tree.of(head, "nsubj"))
            if nominal and tree.labels[noun] in ("obl", "nmod", "nsubj", "obj", "advcl"):
                tree.relabel(noun, "obl")
                tree.attach(index, noun, "case")
            return


@at_forms(("因",))
def misfortune_as_subject(tree: Tree, index: int) -> None:
    """他因帕金森病退出舞台: what befalls somebody does nothing itself, whatever comes of it."""
    if tree.kinds[index] is not Kind.PREPOSITION:
        return
    noun = index + 1
    while noun + 1 < len(tree) and tree.kinds[noun + 1] in (Kind.NOUN, Kind.ADJECTIVE, Kind.DE):
        noun += 1
    if noun >= len(tree) or not tree.forms[noun].endswith(w.MISFORTUNES):
        return
    verb = verb_after(tree, noun)
    near = next((i for i in range(noun + 1, len(tree)) if tree.kinds[i] is Kind.VERB), None)
    if verb is None or near is None or tree.forms[near] in w.BEFALLING:
        return
    if Kind.COMMA not in tree.kinds[noun:near]:
        make_oblique(tree, index, noun, near)


@at_forms(("经",))
def leave_as_subject(tree: Tree, index: int) -> None:
    """办法经甲审议通过: by whose leave it is, who passes it is no subject."""
    if tree.kinds[index] is not Kind.PREPOSITION:
        return
    for noun in range(index + 1, len(tree)):
        if tree.kinds[noun] in (Kind.COMMA, Kind.STOP):
            return
        if tree.labels[noun] == "nsubj" and tree.bounds(noun)[0] == index + 1:
            if tree.kinds[noun] in NOMINAL and tree.attach(index, noun, "case"):
                tree.relabel(noun, "obl")
            return


@at_labels("obj")
def means_as_object(tree: Tree, index: int) -> None:
    """擅长用甲营造乙: a noun with a preposition belongs to the verb after it."""
    head = tree.heads[index]
    if head == ROOT or head > index:
        return
    first = tree.bounds(index)[0]
    means = tree.kinds[first] is Kind.PREPOSITION and tree.forms[first] in w.INSTRUMENTAL
    verb = next((c for c in tree.of(head, "xcomp", "ccomp") if c > index), None)
    if means and verb is not None:
        tree.attach(index, verb, "obl")


@at_forms(("为", "在", "对", "与"))
def copula_before_verb(tree: Tree, index: int) -> None:
    """为甲提供乙: 为 read as the copula of 甲 is its preposition, and 甲 an oblique.

    So it is of 甲、丙, of which the parser takes the last for who provides, and of 通道沿线国家,
    if it is hung from the first of them.
    """
    noun = tree.heads[index]
    if tree.labels[index] != "cop" or noun < index:
        return
    first = noun
    while tree.labels[noun] in _DESCRIBING and tree.kinds[index] is Kind.PREPOSITION:
        if tree.heads[noun] < noun:
            break
        noun = tree.heads[noun]
    verb = verb_after(tree, noun)
    if verb is None:
        return
    if noun != first:
        tree.pass_on([c for c in tree.children(first) if c < index], verb)
    if (last := _listed_with(tree, noun, verb)) is not None:
        if noun in tree.ancestors(verb):
            tree.promote(verb, "obl", over=noun)
        tree.attach(last, noun, "conj")
        make_oblique(tree, index, noun, verb)
        return
    governed = verb == tree.heads[noun] and touch(tree, noun, verb)
    if governed or tree.kinds[index] is Kind.PREPOSITION:
        make_oblique(tree, index, noun, verb)


def _listed_with(tree: Tree, noun: int, verb: int) -> int | None:
    """Return the subject of a verb that ends a list which a noun begins; None if none does.

    Nothing but the list's marks and its members' own words stands between them.
    """
    last = next((c for c in reversed(tree.of(verb, "nsubj")) if noun < c < verb), None)
    if last is None or not tree.of(verb, "obj") or not touch(tree, last, verb):
        return None
    between = range(noun + 1, _mark_before(tree, last) + 1)
    parts = (*NOMINAL, Kind.LIST_MARK, Kind.COORDINATOR, Kind.DE)
    listed = bool(between) and all(tree.kinds[word] in parts for word in between)
    return last if listed else None


def _mark_before(tree: Tree, noun: int) -> int:
    """Return the list mark or coordinator before a noun phrase, or at its head; -1 for none."""
    first = tree.bounds(noun)[0]
    for mark in (first, first - 1):
        if mark >= 0 and tree.kinds[mark] in (Kind.LIST_MARK, Kind.COORDINATOR):
            return mark
    return -1


@at_kinds(Kind.PREPOSITION, Kind.YOU, Kind.BA)
def preposition_as_verb(tree: Tree, index: int) -> None:
    """在甲举行, 由甲主办: a preposition read as a verb gives its object to the verb after it."""
    if tree.labels[index] not in CLAUSAL:
        return
    if tree.forms[index] in w.UNTIL and _is_closed(tree, tree.heads[index]):
        tree.relabel(index, "mark")  # 截至记者发稿时
        return
    inner = next((c for c in tree.of(index, "ccomp", "xcomp") if c > index), None)
    nouns = [c for c in tree.of(index, "obj", "obl", "nmod") if c > index]
    if tree.forms[index] in w.UNTIL and nouns and _opens_next(tree, index, nouns[0]):
        return
    if inner is None and not nouns and (led := _led_by(tree, index)) is not None:
        make_oblique(tree, index, *led)
        return
    if inner is not None:
        noun = nouns[0] if nouns and nouns[0] < inner else noun_after(tree, index, inner)
        verb: int | None = inner
    else:
        noun = nouns[0] if nouns else None
        verb = verb_after(tree, noun) if noun is not None else None
    if noun is not None and verb is not None:
        _give_way(tree, index, verb)
        make_oblique(tree, index, noun, verb)
    elif noun is not None:
        _action_of_agent(tree, index, noun)


def _led_by(tree: Tree, case: int) -> tuple[int, int] | None:
    """借助甲快速复苏: return the noun right after a preposition and the verb that it is hung from.

    The parser takes such a noun for the subject of that verb; the preposition gives way to it.
    """
    if tree.of(case, "obj", "obl", "nmod"):
        return None
    beside = [*tree.of(case, "parataxis", "conj"), tree.heads[case]]
    for verb in beside:
        if verb <= case or tree.kinds[verb] is not Kind.VERB:
            continue
        noun = next((c for c in tree.of(verb, "nsubj") if tree.bounds(c)[0] == case + 1), None)
        if noun is not None:
            _give_way(tree, case, verb)
            return noun, verb
    return None


def _give_way(tree: Tree, case: int, verb: int) -> None:
    """Let a verb below a preposition take its place and its dependents."""
    if case in tree.ancestors(verb):
        tree.promote(verb, "case", over=case)
        tree.pass_on(tree.children(case), verb)


def _is_closed(tree: Tree, verb: int) -> bool:
    """Tell whether a clause only dates another: 发稿 of 截至记者发稿时."""
    return verb != ROOT and any(
        c > verb and tree.forms[c] in w.CLAUSE_CLOSERS for c in tree.children(verb)
    )


def _opens_next(tree: Tree, case: int, noun: int) -> bool:
    """截至甲，乙…: a date before a comma belongs to the verb after it; return whether it did."""
    end = tree.bounds(noun)[1]
    while end > noun + 1 and tree.kinds[end - 1] is Kind.COMMA:
        end -= 1
    if end >= len(tree) or tree.kinds[end] is not Kind.COMMA:
        return False
    for verb in range(end + 1, len(tree)):
        if tree.kinds[verb] in (Kind.COMMA, Kind.STOP):
            return False
        clausal = tree.labels[verb] in CLAUSAL - {"acl"}
        if clausal and (tree.kinds[verb] is Kind.VERB or tree.of(verb, "cop")):
            _give_way(tree, case, verb)
            if tree.attach(noun, verb, "obl"):
                tree.attach(case, noun, "case")
            return True
    return False


def _action_of_agent(tree: Tree, case: int, noun: int) -> None:
    """由甲管理。: with nothing after it, the noun of action is what the agent does."""
    agent = next((c for c in reversed(tree.children(noun)) if case < c < noun), None)
    if tree.kinds[case] is not Kind.YOU or tree.words[noun].tag != "vn":
        return
    if agent is not None and ends_clause(tree, noun):
        _give_way(tree, case, noun)
        tree.rekind(noun, Kind.VERB)
        tree.relabel(agent, "obl:agent")
        tree.attach(case, agent, "case")


@at_forms(_SOURCES)
def source_in_relative(tree: Tree, index: int) -> None:
    """从甲退休的乙加入丙: 甲 is whence, and 乙 is who acts."""
    noun = tree.heads[index]
    if tree.labels[index] != "case" or noun < index or tree.labels[noun] != "nsubj":
        return
    for verb in tree.of(noun, "acl"):
        source = next((c for c in tree.children(verb) if tree.bounds(c)[0] == index + 1), None)
        if source is not None and source < verb and tree.kinds[source] in NOMINAL:
            tree.relabel(source, "obl")
            tree.attach(index, source, "case")
            return


@at_labels("nsubj")
def governed_subject(tree: Tree, index: int) -> None:
    """对甲进行…: a subject that carries a preposition is an oblique."""
    first, _ = tree.bounds(index)
    if first == index or tree.kinds[first] not in _GOVERNS or tree.heads[index] == ROOT:
        return
    if tree.relations[tree.heads[first]] == "obl:agent":
        return  # 由甲主导的乙: the preposition is known to govern another noun
    if tree.labels[first] == "case" and _in_relative(tree, tree.heads[first], index):
        return  # 为甲提供服务的乙: so it does in a clause that describes the subject
    if tree.forms[first] in _SOURCES and tree.heads[first] != index:
        return  # 从甲退休的乙
    if tree.forms[first] in w.MEASURED_BY and tree.attach(first, index, "case"):
        tree.relabel(index, "obl")  # 成交额较前一日放大, whatever the parser hangs 较 from
        return
    joins = tree.kinds[first] is Kind.COORDINATOR and tree.words[first].tag != "p"
    if tree.labels[first] in ("case", "mark", "cop") and not joins:
        tree.relabel(index, "obl")


def _in_relative(tree: Tree, noun: int, described: int) -> bool:
    """Tell whether a noun hangs from a verb of a clause that describes another."""
    verb = tree.heads[noun]
    relative = verb != ROOT and verb in tree.of(described, "acl")
    return relative and tree.kinds[verb] is Kind.VERB


@at_forms(("就",))
def talked_about(tree: Tree, index: int) -> None:
    """双方就共建甲进行磋商: 就 opens the clause that says what is talked about."""
    verb = tree.heads[index]
    if tree.kinds[index] is not Kind.PREPOSITION or verb < index:
        return
    clauses = tree.of(verb, "advcl", "ccomp", "xcomp")
    clause = next((c for c in clauses if index < c < verb), None)
    if clause is not None and tree.bounds(clause)[0] == index + 1:
        tree.relabel(clause, "advcl")
        tree.attach(index, clause, "mark")


@at_forms(w.OCCASIONS)
def occasion(tree: Tree, index: int) -> None:
    """应甲邀请，…; 受甲影响，…: what is asked, or has an effect, is an adjunct of what is done."""
    if tree.kinds[index] is not Kind.PREPOSITION:
        return
    end = index + 1
    while end < len(tree) and tree.kinds[end] is not Kind.COMMA:
        end += 1
    end -= 1
    if end <= index or end + 1 >= len(tree) or tree.kinds[end] is not Kind.NOUN:
        return
    top = index if tree.heads[end] == index else end
    if tree.heads[top] == ROOT:
        main = next((c for c in tree.of(top, *CLAUSAL) if c > end), None)
        if main is None:
            return
        tree.promote(main, "obl", over=top)
        tree.pass_on([c for c in tree.children(top) if c > main], main)
        tree.attach(end, main, "obl")
    governor = tree.heads[end]
    if governor < index:  # 甲宣布，应乙邀请，丙将…
        done = next((c for c in tree.of(governor, *CLAUSAL) if c > end), None)
        if done is None or not tree.attach(end, done):
            return
    if tree.heads[end] < end:
        return
    tree.relabel(end, "obl")
    for child in tree.children(end):
        if tree.labels[child] in ("nsubj", "obj"):
            tree.relabel(child, "nmod")
    tree.pass_on([c for c in tree.children(end) if c < index], tree.heads[end])
    tree.attach(index, end, "case")


@at_kinds(Kind.COORDINATOR)
def companion(tree: Tree, index: int) -> None:
    """甲与乙签署…: 与 before the verb opens an adjunct where the tagger or 一起 says so."""
    noun = tree.heads[index]
    if tree.labels[index] != "cc" or noun < index or tree.labels[noun] != "conj":
        return
    first = tree.heads[noun]
    if first == ROOT:
        return
    if tree.labels[first] == "obj":
        _companion_after_object(tree, index, noun, first)
    elif tree.labels[first] == "nsubj":
        _companion_of_subject(tree, index, noun, tree.heads[first])


@at_forms(w.PARTNERING)
def partner_as_modifier(tree: Tree, index: int) -> None:
    """…后，带领乙完成丙: whom somebody leads is no subject that 带领 describes.

    Nor is a word of their name what it describes (会同|省|财政部门制定…), nor whoever leads them
    (甲|带领|团队在乙设立丙).
    """
    if tree.kinds[index] is not Kind.PREPOSITION or tree.labels[index] not in _DESCRIBING:
        return
    noun = tree.heads[index]
    while noun > index and tree.labels[noun] in _DESCRIBING:
        noun = tree.heads[noun]
    if noun > index and tree.labels[noun] == "nsubj" and tree.attach(index, noun, "case"):
        tree.relabel(noun, "obl")
        actor = index - 1
        if actor >= 0 and tree.kinds[actor] in NOMINAL and tree.heads[actor] == noun:
            tree.attach(actor, tree.heads[noun], "nsubj")


@at_forms(w.PARTNERING)
def partner_ahead(tree: Tree, index: int) -> None:
    """由甲牵头，会同乙制定丙: at the start of a clause, 乙 is with whom whoever acts does it."""
    opens = index == 0 or tree.kinds[index - 1] is Kind.COMMA
    if not opens or tree.kinds[index] is not Kind.PREPOSITION:
        return
    for verb in range(index + 1, len(tree)):
        if tree.kinds[verb] in (Kind.COMMA, Kind.STOP):
            return
        ahead = [c for c in tree.of(verb, "nsubj") if tree.bounds(c)[0] in (index, index + 1)]
        if ahead and tree.kinds[verb] is Kind.VERB and index not in tree.ancestors(verb):
            make_oblique(tree, index, ahead[0], verb)
            return


@at_forms(w.PARTNERING)
def partner_in_relative(tree: Tree, index: int) -> None:
    """甲带领乙研发的丙: what 甲 does with 乙 is what describes 丙, and 甲 does nothing else."""
    actor = index - 1
    if tree.kinds[index] is not Kind.PREPOSITION or actor < 0:
        return
    if tree.kinds[actor] not in NOMINAL or tree.heads[actor] == ROOT:
        return
    verb = index + 1
    while verb < len(tree) and not (
        tree.kinds[verb] is Kind.VERB and tree.labels[verb] == "acl" and tree.heads[verb] > verb
    ):
        if tree.kinds[verb] in (Kind.COMMA, Kind.STOP, Kind.VERB):
            return
        verb += 1
    partners = [c for c in tree.of(verb, "nsubj") if c > index] if verb < len(tree) else []
    if not partners or tree.kinds[min(verb + 1, len(tree) - 1)] is not Kind.DE:
        return
    if tree.heads[index] in range(index, verb) or tree.heads[actor] <= tree.heads[verb]:
        return
    tree.attach(partners[0], verb, "obl")
    tree.attach(index, partners[0], "case")
    tree.attach(actor, verb, "nsubj")


@at_forms(w.PARTNERING)
def partner(tree: Tree, index: int) -> None:
    """甲联合乙出台…: 乙 is with whom 甲 does it."""
    noun = tree.heads[index]
    if tree.kinds[index] is not Kind.PREPOSITION or index == 0 or noun < index:
        return
    verb = tree.heads[noun]
    if tree.kinds[noun] not in NOMINAL or verb < noun or tree.kinds[verb] is not Kind.VERB:
        return
    actor = index - 1
    while tree.heads[actor] not in (ROOT, noun, index, verb):
        actor = tree.heads[actor]
    if actor >= index or tree.kinds[actor] not in NOMINAL or tree.heads[actor] == ROOT:
        return
    agent = any(tree.kinds[c] is Kind.YOU for c in tree.of(actor, "case"))
    if tree.heads[actor] != verb or agent:
        tree.attach(actor, verb, "obl:agent" if agent else "nsubj")
    if agent:  # 办法由甲会同乙制定
        tree.pass_on(tree.of(index, "nsubj"), verb)
    make_oblique(tree, index, noun, verb)


@at_labels("nsubj")
def listed_with_oblique(tree: Tree, index: int) -> None:
    """为甲、乙培养丙: what a list mark parts from an oblique is none who acts, but another such."""
    mark, verb = _mark_before(tree, index), tree.heads[index]
    if mark < 0 or verb < index:
        return
    for noun in tree.of(verb, "obl"):
        if noun < mark <= tree.bounds(noun)[1] and tree.of(noun, "case"):
            tree.attach(index, noun, "conj")
            return


def _companion_of_subject(tree: Tree, case: int, noun: int, verb: int) -> None:
    after = tree.bounds(noun)[1]
    several = after <= verb and tree.forms[after] in w.SEVERALLY
    if after > verb or several or lies_between(tree.words, after):
        return  # 甲与乙分别获得…, 甲与乙贸易总额
    together = tree.forms[after] in w.ACCOMPANYING
    if not together and (tree.words[case].tag != "p" or not touch(tree, after - 1, verb)):
        return
    if not together and tree.forms[verb] in w.COLLECTIVE_PREDICATES:
        return
    if tree.attach(noun, verb, "obl"):
        tree.relabel(case, "case")


def _companion_after_object(tree: Tree, case: int, noun: int, place: int) -> None:
    """回到甲地和乙开办…: 乙 is no place, and a verb follows."""
    verb = tree.bounds(noun)[1]
    while verb < len(tree) and tree.kinds[verb] in PREVERBAL:
        verb += 1
    if verb >= len(tree) or tree.kinds[verb] is not Kind.VERB:
        return
    places = tree.words[place].tag == "ns" and tree.words[noun].tag != "ns"
    if places and tree.attach(noun, verb, "obl"):
        tree.relabel(case, "case")
        tree.rekind(case, Kind.PREPOSITION)


@at_forms(w.VIEW_CLOSERS)
def view_closer(tree: Tree, index: int) -> None:
    """对甲来说: 来说 closes the phrase, it is no verb."""
    if tree.kinds[index] is not Kind.VERB:
        return
    noun = next((c for c in tree.of(index, "obl") if c < index), None)
    verb = next((c for c in tree.of(index, *CLAUSAL) if c > index), None)
    if noun is None:
        return
    if verb is not None:
        _give_way(tree, index, verb)
    elif (verb := tree.heads[index]) < index:
        return
    if tree.attach(noun, verb, "obl"):
        tree.attach(index, noun, "case")

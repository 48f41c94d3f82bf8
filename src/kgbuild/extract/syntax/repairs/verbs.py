"""Which word is the verb, and which are its adverbs and complements."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree

_BESIDE = ("ccomp", "xcomp", "parataxis", "conj", "dep")  # relations of what stands beside a verb
_OFFICE = ("obj", "nsubj")  # relations of an office to what a tree takes for its verb


@at_forms(w.PROMISING)
def promise_before_house(tree: Tree, index: int) -> None:
    """…，承诺公司将承担费用: what is promised of a house; the verb describes no house."""
    house = tree.heads[index]
    if house != index + 1 or tree.kinds[index] is not Kind.VERB:
        return
    verb = tree.heads[house]
    if tree.forms[house] not in w.BARE_HOUSES or verb <= house or tree.labels[house] != "nsubj":
        return
    tree.promote(index, "ccomp", over=verb)


@at_forms(w.LEADING_VERBS)
def leading_verb(tree: Tree, index: int) -> None:
    """出资设立甲, 牵头组建乙: two verbs that touch are one predicate."""
    verb = index + 1
    if verb >= len(tree) or tree.kinds[index] is not Kind.VERB or tree.kinds[verb] is not Kind.VERB:
        return
    if any(c > index for c in tree.children(index)) and tree.heads[verb] != index:
        return
    if tree.heads[verb] == index:
        tree.promote(verb, "compound")
        tree.pass_on([c for c in tree.children(index) if c > verb], verb)
    elif tree.heads[index] == verb:
        tree.relabel(index, "compound")
    else:
        return
    tree.pass_on([c for c in tree.children(index) if c < index], verb)


@at_forms(w.PRESENT_OFFICES)
def office_described(tree: Tree, index: int) -> None:
    """集团|现任董事长甲表示: who holds the office acts, and no verb says that they hold it."""
    if tree.kinds[index] is not Kind.ADJECTIVE:
        return
    behind = [c for c in tree.children(index) if c > index]
    acts = next((c for c in behind if tree.kinds[c] is Kind.VERB and tree.labels[c] in _BESIDE), -1)
    offices = [*behind, *tree.children(acts)] if acts > index else []
    office = next((c for c in offices if index < c < acts and tree.labels[c] in _OFFICE), -1)
    if office < 0:
        return
    house = tree.of(index, "nsubj")
    tree.promote(acts, "amod", over=index)
    tree.attach(office, acts, "nsubj")
    tree.pass_on([c for c in tree.children(index) if c > acts], acts)
    tree.attach(index, office, "amod")
    for before in house:
        tree.attach(before, office, "nmod")


@at_forms(frozenset("便利 便 便利条件".split()))
def advantage_of_office(tree: Tree, index: int) -> None:
    """利用担任甲局局长的职务便利: what somebody serves as is the office, and not its advantage."""
    verb = tree.heads[index]
    if verb < 0 or tree.forms[verb] not in w.OFFICE_VERBS or tree.labels[index] != "obj":
        return
    office = index
    while office == index or tree.forms[office] in ("职务", "职权"):
        within = [c for c in tree.children(office) if verb < c < office]
        held = next((c for c in within if tree.kinds[c] is Kind.NOUN), -1)
        if held < 0:
            return
        office = held
    tree.attach(office, verb, "obj")
    tree.attach(index, verb - 1, "obj")


@at_forms(w.HOW_VERBS | w.EXAMINING)
def verb_as_manner(tree: Tree, index: int) -> None:
    """甲集团全资控股的乙, 法院审理查明: it says how, and neither owns nor finds anything."""
    verb = index + 1
    if (
        tree.kinds[index] is not Kind.ADVERB
        or verb >= len(tree)
        or tree.kinds[verb] is not Kind.VERB
    ):
        return
    subject = tree.labels[index] == "nsubj"
    if tree.heads[verb] == index:
        tree.promote(verb, "advmod")
        tree.pass_on([c for c in tree.children(index) if c != verb], verb)
    elif tree.heads[index] != verb:
        return
    for owner in [c for c in tree.of(index, "nmod", "compound") if c < index and subject]:
        tree.attach(owner, verb, "nsubj")
    tree.relabel(index, "advmod")


@at_forms(w.STOCK_VERBS | w.YEARLY | w.ADDING)
def verb_of_stock(tree: Tree, index: int) -> None:
    """…，现有职工260人: how many there are is what the verb tells, not an attribute of them.

    So it is with what is made a year (达产后年产轴承1800万套), and with what is new, where somebody
    is spoken of who has it (工程占地九亩，新增供水能力两万吨).
    """
    if tree.forms[index] in w.ADDING and "nsubj" not in tree.labels[:index]:
        return
    noun = tree.heads[index]
    while index < noun < tree.heads[noun] and tree.labels[noun] in ("nmod", "compound"):
        noun = tree.heads[noun]  # 年产铜精矿20万吨
    opens = index == 0 or tree.kinds[index - 1] in BOUNDARIES or tree.forms[index] in w.YEARLY
    if not opens or noun < index or tree.labels[noun] != "nsubj":
        return
    number = tree.heads[noun]
    counted = tree.kinds[number] is Kind.NUMBER or any(
        tree.kinds[c] is Kind.NUMBER for c in tree.of(number, "nummod")
    )  # 260|人
    if number < noun or not counted:
        return
    tree.promote(index, "nummod", over=number)
    tree.attach(noun, index, "obj")
    tree.attach(number, noun, "nummod")
    tree.rekind(index, Kind.VERB)


@at_kinds(Kind.LINK)
def adverb_by_tree(tree: Tree, index: int) -> None:
    """再次赢得: what tagger and tree both have as an adverb links nothing."""
    links = tree.forms[index] in w.ALWAYS_LINKS
    if tree.labels[index] == "advmod" and tree.words[index].tag == "d" and not links:
        tree.rekind(index, Kind.ADVERB)


@at_forms(w.ALWAYS_LINKS)
def stressing_link(tree: Tree, index: int) -> None:
    """甲，特别是乙: what stresses one of several is no copula, and heads no clause."""
    if tree.labels[index] in ("cop", "aux"):
        tree.relabel(index, "mark")
    clauses = [c for c in tree.of(index, *CLAUSAL, "csubj") if tree.kinds[c] is Kind.VERB]
    main = next((c for c in clauses if c > index), None)
    if main is None or tree.kinds[index] is not Kind.LINK:
        return
    tree.promote(main, "mark")
    tree.pass_on(tree.children(index), main)
    for clause in clauses:
        if clause != main:
            tree.relabel(clause, "parataxis")


@at_forms(("并",))
def joined_verbs(tree: Tree, index: int) -> None:
    """发现并上报问题一百个: two verbs that 并 joins share what stands behind the second."""
    first, second = index - 1, index + 1
    if first < 0 or second >= len(tree) or tree.heads[second] != tree.heads[first]:
        return
    if tree.kinds[first] is not Kind.VERB or tree.kinds[second] is not Kind.VERB:
        return
    if tree.labels[second] not in _BESIDE or tree.of(second, "obj", "ccomp", "nsubj"):
        return
    shared = next((c for c in tree.children(tree.heads[first]) if c > second), None)
    if not tree.attach(second, first, "conj") or shared is None:
        return
    between = tree.kinds[second + 1 : tree.bounds(shared)[0]]
    amount = tree.kinds[shared] in (Kind.NUMBER, Kind.NOUN)
    if amount and tree.labels[shared] in (*_BESIDE, "obj") and not between:
        tree.attach(shared, second, "obj")


@at_forms(("并",))
def emphatic_adverb(tree: Tree, index: int) -> None:
    """并不理想: 并 before a negation stresses it and joins nothing."""
    if tree.heads[index] > index and tree.kinds[index + 1] is Kind.NEGATION:
        tree.rekind(index, Kind.ADVERB)


@at_kinds(Kind.ETC)
def waiting(tree: Tree, index: int) -> None:
    """等甲回来: where the tree has it as a verb, 等 closes no list but waits."""
    if tree.words[index].tag == "v" and tree.labels[index] in CLAUSAL - {"acl"}:
        tree.rekind(index, Kind.VERB)


@at_kinds(Kind.ETC)
def closing_etc(tree: Tree, index: int) -> None:
    """甲和乙等于丙成立: what hangs from the 等 of a list belongs to what the list hangs from."""
    head = tree.heads[index]
    if head == ROOT or tree.words[index].tag == "v":
        return
    for child in list(tree.children(index)):
        tree.attach(child, head)
        if tree.labels[child] == "obj" and tree.of(child, "case"):
            tree.relabel(child, "obl")


@at_forms(("成功",))
def successful(tree: Tree, index: int) -> None:
    """研制成功新型水泵: what comes off is what the verb does, not what it acts on."""
    verb = index - 1
    if verb < 0 or tree.forms[verb] not in w.SUCCEEDING or tree.kinds[verb] is not Kind.VERB:
        return
    if tree.heads[index] > index and not tree.children(index):
        tree.attach(index, verb, "compound")


@at_forms(("没有", "没", "无"))
def verb_of_absence(tree: Tree, index: int) -> None:
    """没有锅炉: with an object of its own 没有 is the verb, whatever follows."""
    governed = tree.of(index, "obj", "nsubj", "ccomp")
    if tree.kinds[index] is Kind.NEGATION and any(child > index for child in governed):
        tree.rekind(index, Kind.VERB)


@at_labels("case")
def verb_as_case(tree: Tree, index: int) -> None:
    """当过站长: a preposition takes no aspect, so this one is a verb with its object."""
    noun = tree.heads[index]
    if noun < index or tree.kinds[index] is not Kind.VERB:
        return
    if tree.kinds[index + 1] is not Kind.ASPECT:
        return
    tree.promote(index, "obj")
    if tree.labels[index] == "obl":
        tree.relabel(index, "advcl")
    tree.pass_on([c for c in tree.children(noun) if c < index], index)


@at_labels("compound")
def glued_verb(tree: Tree, index: int) -> None:
    """迁到甲: where the verb hangs from its complement, the pair reads from the verb."""
    complement = tree.heads[index]
    if tree.kinds[index] is not Kind.VERB or complement != index + 1:
        return
    if tree.forms[complement] in w.RESULT_COMPLEMENTS:
        tree.promote(index, "mark")
        tree.pass_on(tree.children(complement), index)


@at_forms(w.MEANING_NOUNS)
def meaning_noun(tree: Tree, index: int) -> None:
    """意为, 名为: the noun before 为 is the verb, what the copula would join is its object."""
    copula = index + 1
    if copula >= len(tree) or tree.kinds[index] is not Kind.VERB:
        return
    noun = tree.heads[copula]
    if tree.forms[copula] != "为" or tree.labels[copula] != "cop" or noun < copula:
        return
    if not tree.attach(index, noun):  # the root, or above the noun: it has its place
        return
    tree.promote(index, "obj")
    if tree.labels[index] == "acl":
        tree.relabel(index, "advcl")
    tree.pass_on([c for c in tree.children(noun) if c < index], index)
    tree.attach(copula, index, "mark")


@at_forms(("得",))
def degree_complement(tree: Tree, index: int) -> None:
    """下得很大: the verb before 得 governs how it is done."""
    quality, verb = tree.heads[index], index - 1
    if tree.labels[index] not in ("mark", "compound") or quality < index or verb < 0:
        return
    if tree.heads[verb] != quality or tree.kinds[verb] is not Kind.VERB:
        return
    tree.promote(verb, "xcomp")
    tree.pass_on([c for c in tree.children(quality) if c < verb], verb)
    tree.attach(index, verb, "compound:ext")


@at_labels("advcl", "csubj", "root", "parataxis", "conj", "flat", "case")
def adverb_beside_verb(tree: Tree, index: int) -> None:
    """工程累计完成投资九亿元: an adverb right before a verb is the verb's, and no clause."""
    verb = index + 1
    if tree.kinds[index] is not Kind.ADVERB or verb >= len(tree):
        return
    glued = tree.labels[index] in ("flat", "case") and tree.heads[index] == index - 1
    if tree.kinds[verb] is not Kind.VERB or not (glued or tree.heads[verb] == tree.heads[index]):
        return
    subjects = [c for c in tree.children(index) if c < index]
    if tree.attach(index, verb, "advmod"):
        tree.pass_on(subjects, verb)


@at_labels("obj", "xcomp", "ccomp")
def adverb_as_head(tree: Tree, index: int) -> None:
    """巡回演讲: an adverb that governs the verb after it is the verb's adverb."""
    adverb = tree.heads[index]
    if adverb == ROOT or adverb > index or tree.kinds[index] is not Kind.VERB:
        return
    if tree.kinds[adverb] in PREVERBAL:
        tree.promote(index, "advmod")
        tree.pass_on(tree.children(adverb), index)


@at_forms({"欢迎"})
def welcome(tree: Tree, index: int) -> None:
    """园区欢迎企业申请补贴: who is welcome may do what follows, and the host does not."""
    verb = tree.heads[index]
    if tree.labels[index] != "advcl" or verb < index or tree.kinds[verb] is not Kind.VERB:
        return
    guest = next((c for c in tree.of(index, "obj") if tree.bounds(c)[1] <= verb), None)
    if guest is None or not BOUNDARIES.isdisjoint(tree.kinds[index:verb]):
        return
    hosts = [c for c in tree.of(verb, "nsubj") if c < index]
    tree.promote(index, "ccomp")
    tree.pass_on(hosts, index)
    tree.attach(guest, verb, "nsubj")

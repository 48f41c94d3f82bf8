"""Two verbs and the person between them: whose object somebody is, and who does what follows.

The parser takes whoever stands before a verb for its subject. In 聘请甲担任乙 that is so, and 甲 is
engaged too; in 接替甲出任乙 and 携甲回国 whoever replaces or brings 甲 does both. And it takes who
is called as a year is (厉鹤年) for one. Whom 是 or 叫 names before a comma is described behind it
(我是甲，乙公司的创始人), and describes nothing.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, MARKS, NOMINAL, Kind, is_office
from kgbuild.extract.nominal.careers import house_before
from kgbuild.extract.syntax.repairs.oblique import CLAUSAL
from kgbuild.extract.syntax.repairs.repair import at_forms, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree

_NAMING = frozenset("是 叫 名叫 叫做".split())
_TO_MASTER = 10  # words from 拜 to 为师
_BESIDE = {Kind.VERB: "acl", Kind.ADJECTIVE: "amod"}
_BETWEEN = frozenset({Kind.ASPECT, Kind.ADJECTIVE, Kind.NUMBER, Kind.DETERMINER})
#: Whom somebody follows, brings or takes leave of, and does something then.
_ALONGSIDE = frozenset(
    "接替 接任 继 代替 取代 顶替 替代 携 偕 携带 随 跟随 追随 跟着 陪 陪伴 告别 辞别 拜别 送别 "
    "师从 师承 迎娶 娶 嫁".split()
)


@at_labels("nmod", "obl")
def named_like_a_time(tree: Tree, index: int) -> None:
    """厉鹤年加入甲学会: somebody whose name ends in 年 or 日 is no time, and does what follows."""
    verb = tree.heads[index]
    timed = tree.relations[index].endswith(":tmod")
    if not timed or tree.words[index].tag != "nr" or verb <= index:
        return
    acts = tree.kinds[verb] is Kind.VERB and not tree.of(verb, "nsubj")
    tree.relabel(index, "nsubj" if acts else "nmod")


@at_labels("nmod", "conj", "compound", "appos")
def introduced(tree: Tree, index: int) -> None:
    """我是甲，乙公司的创始人兼总裁: who somebody is comes first, and what they are behind it."""
    head = tree.heads[index]
    if tree.words[index].tag != "nr" or head <= index + 1 or index == 0:
        return
    comma = tree.words[index + 1].form in ("，", ",")
    if not comma or tree.forms[index - 1] not in _NAMING or tree.kinds[head] is not Kind.NOUN:
        return
    if any(tree.kinds[word] is Kind.VERB for word in range(index + 1, head)):
        return
    between = [c for c in tree.children(index) if c > index + 1]
    tree.promote(index, "appos")
    tree.pass_on(between, head)
    tree.pass_on([c for c in tree.children(head) if c < index], index)


@at_labels("nsubj")
def engaged(tree: Tree, index: int) -> None:
    """聘请前甲公司总裁乙担任丙: who is engaged does what follows, as part of the engagement."""
    verb = tree.heads[index]
    before = _verb_before(tree, index)
    if before is None or verb < index or tree.forms[before] not in w.PIVOT_VERBS | w.SENDING:
        return
    if tree.heads[verb] != before:
        return
    ahead = (c for c in tree.of(verb, "advcl") if index < c < verb)
    deed = next((c for c in ahead if Kind.COMMA in tree.kinds[c:verb]), None)
    if deed is not None:  # 聘请甲担任丙，组建了乙: the latter is no part of the engagement
        tree.relabel(verb, "parataxis")
        tree.attach(deed, before, "ccomp")
        tree.attach(index, deed)
    elif tree.labels[verb] in ("parataxis", "conj"):
        tree.relabel(verb, "ccomp")


@at_forms(w.NAMING_VERBS)
def named_as(tree: Tree, index: int) -> None:
    """聘请归国学者甲为首任校长: the office behind 为 is what the verb makes of somebody."""
    if tree.kinds[index] is not Kind.VERB or index + 1 >= len(tree):
        return
    end = next((i for i in range(index + 1, len(tree)) if tree.kinds[i] in MARKS), len(tree))
    copula = next((i for i in range(index + 2, end) if tree.forms[i] == "为"), None)
    if copula is None or tree.words[copula - 1].tag != "nr" or copula + 1 >= end:
        return
    office, person = end - 1, copula - 1
    if tree.kinds[office] is not Kind.NOUN or tree.heads[office] in range(copula + 1, end):
        return
    if Kind.VERB in tree.kinds[copula + 1 : end]:
        return
    if not tree.attach(office, index, "ccomp"):
        tree.promote(index, "ccomp", over=office)
        tree.relabel(office, "ccomp")
    tree.attach(copula, office, "cop")
    tree.attach(person, office, "nsubj")
    for word in range(index + 1, person):
        if tree.heads[word] not in range(index + 1, person + 1):
            noun = tree.kinds[word] in NOMINAL
            tree.attach(word, person, "nmod" if noun else _BESIDE.get(tree.kinds[word]))


@at_forms(_ALONGSIDE)
def replaced(tree: Tree, index: int) -> None:
    """接替退休的甲任乙: 甲 has retired, and whoever replaces 甲 does what follows."""
    left, link, name = index + 1, index + 2, tree.heads[index]
    if tree.labels[index] != "acl" or name <= link or tree.forms[left] not in w.DEPARTED:
        return
    verb = tree.heads[name]
    if tree.kinds[link] is not Kind.DE or verb <= name or tree.labels[name] != "nsubj":
        return
    tree.attach(index, verb, "advcl")
    tree.attach(name, index, "obj")
    tree.attach(left, name, "amod")
    tree.attach(link, left, "mark:rel")
    tree.rekind(left, Kind.ADJECTIVE)


@at_labels("nsubj")
def alongside(tree: Tree, index: int) -> None:
    """接替甲出任乙, 携妻子甲回国: whom somebody replaces or brings does not do what follows."""
    verb = tree.heads[index]
    before = _verb_before(tree, index)
    if before is None or verb < index or tree.forms[before] not in _ALONGSIDE:
        return
    if not _is_person(tree, index) or tree.kinds[before] is not Kind.VERB:
        return
    if tree.heads[before] == verb or tree.attach(before, verb, "advcl"):
        tree.pass_on(tree.of(before, "nsubj"), verb)
    elif verb in tree.children(before):
        tree.relabel(verb, "conj")
    tree.attach(index, before, "obj")


@at_forms(("拜",))
def apprenticed(tree: Tree, index: int) -> None:
    """甲拜名家乙为师学习丙: who bows to a master learns; the master is whom they bow to."""
    end = _to_master(tree, index)
    if end is None or tree.words[end - 1].tag != "nr":
        return
    span = range(index, end)
    top = next(i for i in (index, *tree.ancestors(index)) if tree.heads[i] not in span)
    if top != index:
        tree.promote(index, "obj", over=top)
        tree.pass_on([c for c in tree.children(top) if c < index], index)
    tree.rekind(index, Kind.VERB)
    verb = tree.heads[index]
    if verb != ROOT and tree.labels[index] not in CLAUSAL:
        tree.relabel(index, "advcl" if verb > index else "parataxis")
    for noun in tree.of(index, "nmod", "obl", "dep"):
        if noun < index and tree.kinds[noun] in (Kind.NOUN, Kind.PRONOUN):
            tree.relabel(noun, "nsubj")


@at_forms(w.SERVING_VERBS)
def office_held(tree: Tree, index: int) -> None:
    """时任甲局局长的乙: what was held is the office before 的, and no noun that describes 乙."""
    name = tree.heads[index]
    if tree.labels[index] != "acl" or name < index or tree.kinds[index] is not Kind.VERB:
        return
    offices = [c for c in tree.of(name, "nmod") if index < c < name and is_office(tree.words[c])]
    if len(offices) != 1 or tree.of(index, "obj"):
        return
    links = [c for c in tree.of(offices[0], "case", "mark") if tree.kinds[c] is Kind.DE]
    if links and tree.attach(offices[0], index, "obj"):
        tree.attach(links[0], index, "mark:rel")


def _to_master(tree: Tree, index: int) -> int | None:
    """Return the index of 为师, where no mark parts it from 拜."""
    for word in range(index + 2, min(index + _TO_MASTER, len(tree))):
        if tree.kinds[word] in BOUNDARIES:
            return None
        if tree.forms[word] == "为师" or tree.forms[word : word + 2] == ["为", "师"]:
            return word
    return None


def _is_person(tree: Tree, index: int) -> bool:
    """Tell whether the words of a noun phrase end in somebody's name, or in a pronoun."""
    last = tree.words[tree.bounds(index)[1] - 1]
    return last.tag == "nr" or last.form in ("他", "她", "他们") or tree.forms[index] in w.KIN


def _verb_before(tree: Tree, index: int) -> int | None:
    """Return the verb right before a noun phrase, if nothing but its aspect stands between."""
    before = tree.bounds(index)[0] - 1
    while before > 0 and tree.kinds[before] in _BETWEEN:
        before -= 1
    return before if before >= 0 and tree.kinds[before] is Kind.VERB else None


@at_forms(w.POSTED)
def place_of_post(tree: Tree, index: int) -> None:
    """1980年至1984年，甲学院乙专业学习；: a line of a career tells where, and not who."""
    start = house_before(tree.words, index)
    if start is None:
        return
    noun = index - 1
    tree.rekind(index, Kind.VERB)
    for word in range(start, index):
        tree.rekind(word, Kind.NOUN)
        tree.attach(word, index if word == noun else noun, "obl" if word == noun else "nmod")

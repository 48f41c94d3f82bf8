"""What somebody pays or plans to have built somewhere: 投资3亿元在甲扩建乙, 计划在甲建设乙.

Between the place and what is built, the parser takes the verb for a noun that describes either.
"""

from __future__ import annotations

from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms
from kgbuild.extract.syntax.tree import Tree
from kgbuild.extract.words import BUILDING, SPENDING, YEARLY

_BUILT = BUILDING | frozenset("建设 兴建 修建 建造 建立 设立 投建 筹建 开设 布局".split())
_PLANNING = frozenset("计划 决定 打算 准备 拟 承诺 筹备 有意 将".split())
_OF_PLACES = 4  # words of a place's name at most
_WITHIN = frozenset({*NOMINAL, Kind.NUMBER, Kind.ADJECTIVE, Kind.DE, Kind.VERB, Kind.LOCALISER})


@at_forms(_BUILT)
def built_there(tree: Tree, index: int) -> None:
    """甲计划投资3亿元在乙扩建丙: 乙 is where, 丙 what is built, and 甲 who builds it."""
    where = _place_before(tree, index)
    made = _made_behind(tree, index)
    if where is None or made is None:
        return
    governor = _governor(tree, where)
    if governor is None:
        return
    tree.rekind(index, Kind.VERB)
    if index in tree.ancestors(governor):
        top = governor
        while tree.heads[top] != index:
            top = tree.heads[top]
        tree.promote(top, "xcomp")
    tree.attach(index, governor, "conj" if tree.forms[governor] in SPENDING else "xcomp")
    _subject_of_plan(tree, governor)
    for word in range(index + 1, made + 1):
        if not index < tree.heads[word] <= made and not (
            word == made and tree.heads[word] == index
        ):
            _settle(tree, word, index, made)
    tree.attach(made, index, "obj")
    place = index - 1
    tree.attach(place, index, "obl")
    for word in range(where, place):
        tree.attach(word, place, "case" if word == where else "nmod")


@at_forms(YEARLY)
def made_a_year(tree: Tree, index: int) -> None:
    """甲在乙建设年产5万吨电解液的工厂: what it makes a year describes what is built."""
    verb, made = index - 1, _made_behind(tree, index)
    if verb < 0 or tree.forms[verb] not in _BUILT or made is None or tree.heads[index] == made:
        return
    marks = [word for word in range(index + 2, made) if tree.kinds[word] is Kind.DE]
    if not marks or tree.heads[made] not in (index, verb):
        return
    tree.rekind(verb, Kind.VERB)
    if index in tree.ancestors(verb):
        tree.promote(verb, "dep", over=index)
    tree.pass_on([c for c in tree.children(index) if c < verb], verb)
    tree.attach(made, verb, "obj")
    tree.attach(index, made, "acl:relcl")
    tree.attach(marks[-1], index, "mark:rel")
    tree.attach(marks[-1] - 1, index, "obj")
    where = _place_before(tree, verb)
    if where is not None:
        tree.attach(verb - 1, verb, "obl")
        tree.attach(where, verb - 1, "case")


@at_forms(("拟", "欲", "将", "斥资"))
def paid_amount(tree: Tree, index: int) -> None:
    """甲拟八亿元收购乙: the amount is what it costs, and who stands before the modal buys."""
    amount, verb = index + 1, index + 2
    if verb >= len(tree) or tree.kinds[amount] is not Kind.NUMBER:
        return
    money = tree.forms[amount].endswith("元") and tree.kinds[verb] is Kind.VERB
    if not money or tree.heads[index] != verb or tree.heads[amount] not in (index, verb):
        return
    tree.attach(amount, verb, "obl")
    tree.relabel(index, "aux")
    if index and tree.heads[index - 1] == index and tree.kinds[index - 1] in NOMINAL:
        tree.attach(index - 1, verb, "nsubj")


def _subject_of_plan(tree: Tree, verb: int) -> None:
    """Let who stands right before 计划 in 公司计划投资… plan, and not describe the plan."""
    while tree.labels[verb] == "xcomp" and tree.heads[verb] == verb - 1:
        verb -= 1
    who = verb - 1
    described = who >= 0 and tree.heads[who] == verb and tree.labels[who] == "nmod"
    if described and tree.kinds[who] in NOMINAL and not tree.of(verb, "nsubj"):
        tree.relabel(who, "nsubj")


def _settle(tree: Tree, word: int, verb: int, made: int) -> None:
    """Hang a word of what is built from it, whose head is outside of it."""
    if word == made:
        tree.attach(word, verb, "obj")
    elif tree.kinds[word] is Kind.NUMBER:
        tree.attach(word, made, "nummod")
    elif tree.kinds[word] is Kind.VERB:
        tree.attach(word, made, "acl:relcl")
    elif tree.kinds[word] is not Kind.DE:
        tree.attach(word, made, "nmod")


def _place_before(tree: Tree, index: int) -> int | None:
    """Return the 在 of a place that ends right before a verb, ``None`` where there is none."""
    for word in range(index - 1, max(-1, index - 2 - _OF_PLACES), -1):
        if tree.forms[word] == "在":
            return word if word < index - 1 else None
        if tree.kinds[word] not in (Kind.NOUN, Kind.LOCALISER):
            return None
    return None


def _made_behind(tree: Tree, index: int) -> int | None:
    """Return the noun that ends the clause of a verb, with nothing but its attributes between."""
    word = index + 1
    while word < len(tree) and tree.kinds[word] in _WITHIN:
        word += 1
    closed = word == len(tree) or tree.kinds[word] in BOUNDARIES
    ends = word - 1 > index and tree.kinds[word - 1] is Kind.NOUN
    inner = range(index + 1, word - 1)
    verbs = [i for i in inner if tree.kinds[i] is Kind.VERB]
    described = all(Kind.DE in tree.kinds[i:word] for i in verbs)
    return word - 1 if closed and ends and described else None


def _governor(tree: Tree, where: int) -> int | None:
    """Return who plans or pays right before a place (计划|在, 投资|3亿元|在), as a verb."""
    word = where - 1
    if (
        word > 0
        and tree.kinds[word] is Kind.COMMA
        and tree.words[word].token.span.start == (tree.words[word].token.span.end)
    ):
        word -= 1  # a pause that was put back
    if word > 0 and tree.kinds[word] is Kind.NUMBER and tree.forms[word - 1] in SPENDING:
        return word - 1 if tree.kinds[word - 1] is Kind.VERB else None
    plans = word >= 0 and tree.forms[word] in _PLANNING and tree.kinds[word] is Kind.VERB
    return word if plans else None

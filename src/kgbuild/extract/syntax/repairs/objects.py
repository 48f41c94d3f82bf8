"""Objects that the parser takes for clauses, and clauses that it takes for objects."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.counted import counted_lists, ends_counted
from kgbuild.extract.kinds import BOUNDARIES, JOINTS, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree

_HOUSES = tuple("班院校系所厂社队馆站店局司")  # what a common noun for a house ends in
_INSIDE = frozenset("nmod amod compound case nummod punct".split())
_TAKE_ACTIONS = w.CONTROL_VERBS | w.WITH_ACTION_NOUN | w.SAY_VERBS | w.CAUSATIVES


@at_labels("ccomp", "xcomp")
def light_verb_object(tree: Tree, index: int) -> None:
    """受甲影响: the noun of action after a light verb is its object, 甲 its modifier."""
    verb = tree.heads[index]
    if verb == ROOT or verb > index or tree.kinds[index] is not Kind.NOUN:
        return
    if tree.forms[verb] not in _TAKE_ACTIONS and not tree.of(index, "obj", "cop"):
        _as_object(tree, index)


@at_labels("ccomp", "xcomp")
def action_as_modifier(tree: Tree, index: int) -> None:
    """拖累交付进度: a noun of action right before the object modifies it."""
    verb, noun = tree.heads[index], index + 1
    if verb == ROOT or verb > index or tree.words[index].tag != "vn" or noun >= len(tree):
        return
    if tree.heads[noun] != index or tree.labels[noun] != "obj" or tree.kinds[noun] is not Kind.NOUN:
        return
    if tree.kinds[index] is Kind.NOUN and tree.forms[verb] not in _TAKE_ACTIONS:
        tree.attach(noun, verb, "obj")
        tree.attach(index, noun, "nmod")


@at_labels("obj")
def clause_as_object(tree: Tree, index: int) -> None:
    """知道大家难: an object that has a subject is a clause."""
    verb, says = tree.heads[index], tree.kinds[index] in (Kind.VERB, Kind.ADJECTIVE)
    if says and any(verb < c < index for c in tree.of(index, "nsubj")):
        tree.relabel(index, "ccomp")


@at_forms(w.SPENDING)
def object_of_spending(tree: Tree, index: int) -> None:
    """投资三十五亿元建设甲: the money is what is spent, and 甲 what it is spent to build."""
    money = index + 1
    while money < len(tree) and tree.kinds[money] is Kind.ASPECT:
        money += 1
    action = money
    while action < len(tree) and tree.kinds[action] is Kind.NUMBER:
        action += 1
    if action == money or action >= len(tree) or tree.kinds[action] is not Kind.VERB:
        return
    if tree.heads[action - 1] == action == tree.heads[index]:  # the money as who does it
        tree.relabel(index, "advcl")
        tree.attach(action - 1, index, "obj")
        tree.pass_on([c for c in tree.children(index) if c < index], action)
        if index and tree.heads[index - 1] == action and tree.labels[index - 1] == "nmod":
            _as_subject(tree, index - 1)
        return
    noun = next((c for c in tree.of(index, "obj") if c > action), None)
    if noun is None or tree.of(action, "obj", "ccomp", "xcomp"):
        return
    if Kind.DE in tree.kinds[action:noun] and _describes_subject(tree, index, action, noun):
        return
    tree.attach(action, index, "conj")
    tree.attach(noun, action, "obj")
    tree.attach(action - 1, index, "obj")


def _describes_subject(tree: Tree, spending: int, action: int, noun: int) -> bool:
    """甲投资三亿元建设的工厂，将投产: mend a clause that describes whom the next verb is about."""
    main, comma = tree.heads[spending], tree.bounds(noun)[1]
    ahead = tree.labels[spending] == "advcl" and main != ROOT and main > noun
    parted = comma < len(tree) and tree.kinds[comma] is Kind.COMMA
    if not ahead or not parted or any(c > noun for c in tree.of(main, "nsubj")):
        return False
    tree.attach(noun, main, "nsubj")
    tree.attach(action, noun, "acl")
    tree.pass_on([c for c in tree.of(main, "nsubj") if c < spending], action)
    tree.attach(spending, action, "advcl")
    tree.attach(action - 1, spending, "obj")
    return True


def _as_subject(tree: Tree, noun: int) -> None:
    tree.relabel(noun, "nsubj")
    for other in tree.of(tree.heads[noun], "nmod"):
        if other < noun and tree.kinds[other] is Kind.NOUN:  # 市|财政
            tree.attach(other, noun)


@at_labels("ccomp", "xcomp")
def counted_object(tree: Tree, index: int) -> None:
    """完成危桥改造37座: a noun of action that is counted is an object, not a clause."""
    verb = tree.heads[index]
    if verb == ROOT or verb > index or tree.words[index].tag != "vn":
        return
    counts = [c for c in tree.of(index, "obj") if tree.kinds[c] is Kind.NUMBER]
    if tree.kinds[index] is Kind.NOUN and counts:
        _as_object(tree, index)
        for count in counts:
            tree.relabel(count, "nummod")


@at_kinds(Kind.LIST_MARK, Kind.COORDINATOR)
def counted_list(tree: Tree, index: int) -> None:
    """采购客车30辆、货车12辆: each noun of such a list has its own count."""
    if not ends_counted(tree.words, index):
        return
    members = next((m for m in counted_lists(tree.words) if m[0].end == index), None)
    if members is None:
        return
    first = members[0].noun
    verb = members[0].start - 1
    while verb > 0 and tree.kinds[verb] is Kind.ASPECT:
        verb -= 1
    tree.attach(first, verb, "obj")
    for member in members:
        if member.noun != first:
            tree.attach(member.noun, first, "conj")
            tree.attach(member.start - 1, member.noun, "punct")
        for part in range(member.start, member.noun):
            tree.attach(part, member.noun, "nmod")
        for part in range(member.noun + 1, member.end):
            tree.attach(part, member.noun, "nummod")


def _as_object(tree: Tree, noun: int) -> None:
    tree.relabel(noun, "obj")
    for child in tree.of(noun, "nsubj"):
        tree.relabel(child, "nmod")


@at_kinds(Kind.NOUN)
def sentenced(tree: Tree, index: int) -> None:
    """判处甲有期徒刑三年: who is judged, the penalty and its length are one object."""
    if not tree.forms[index].startswith(w.SENTENCES):
        return
    verb = index - 1
    while verb > 0 and tree.kinds[verb] in (Kind.NOUN, Kind.ADJECTIVE):
        verb -= 1
    if verb < 0 or tree.forms[verb] not in w.SENTENCING or tree.kinds[verb] is not Kind.VERB:
        return
    if not tree.attach(index, verb, "obj"):
        return
    for part in range(verb + 1, index):
        tree.attach(part, index, "nmod")
    following = index + 1
    while following < len(tree) and tree.kinds[following] in (Kind.NUMBER, Kind.TIME):
        tree.attach(following, index, "nummod")
        following += 1
    while following + 1 < len(tree) and tree.kinds[following] in JOINTS:  # 九年、七年
        tree.attach(following + 1, index, "conj")
        following += 2
        while following < len(tree) and tree.kinds[following] is Kind.NUMBER:
            tree.attach(following, following - 1, "nummod")
            following += 1


@at_forms(w.AGREEMENTS)
def agreed(tree: Tree, index: int) -> None:
    """签署共建甲协议: what is agreed on describes the agreement, which is what is signed."""
    deed = tree.heads[index]
    if tree.labels[index] != "obj" or deed == ROOT or tree.labels[deed] not in ("xcomp", "ccomp"):
        return
    signing = tree.heads[deed]
    if signing < deed < index and tree.forms[signing] in w.SIGNING:
        tree.attach(index, signing, "obj")
        tree.attach(deed, index, "nmod")
        tree.rekind(deed, Kind.NOUN)


@at_labels("obj")
def object_of_chain(tree: Tree, index: int) -> None:
    """负责组织修复工作: what stands behind both verbs of a chain is the object of the second."""
    first = tree.heads[index]
    second = first + 1
    if first == ROOT or index <= second or tree.forms[first] not in w.CONTROL_VERBS:
        return
    chained = tree.heads[second] == first and tree.labels[second] in ("xcomp", "ccomp")
    free = tree.kinds[second] is Kind.VERB and not tree.of(second, "obj", "ccomp", "xcomp")
    if chained and free and Kind.COMMA not in tree.kinds[second:index]:
        tree.attach(index, second)


@at_forms(w.DIRECTIONS)
def sides_listed(tree: Tree, index: int) -> None:
    """建有东、西两个校区: what the sides are of is the object, and not the first of them."""
    verb, end = tree.heads[index], index
    while end + 2 < len(tree) and tree.forms[end + 1] in ("、", "和", "与"):
        if tree.forms[end + 2] not in w.DIRECTIONS:
            return
        end += 2
    if verb == ROOT or verb > index or tree.labels[index] != "obj" or end == index:
        return
    noun = end + 1
    while noun < len(tree) and tree.kinds[noun] in (Kind.NUMBER, Kind.ADJECTIVE):
        noun += 1
    if noun == end + 1 or noun >= len(tree) or tree.kinds[noun] is not Kind.NOUN:
        return
    while noun + 1 < len(tree) and tree.kinds[noun + 1] is Kind.NOUN:
        noun += 1
    closes = noun + 1 == len(tree) or tree.kinds[noun + 1] in BOUNDARIES
    if (closes or index in tree.ancestors(noun)) and tree.attach(noun, verb, "obj"):
        for word in range(index, noun):
            if tree.kinds[word] is Kind.NUMBER:
                tree.attach(word, noun, "nummod")
            elif tree.kinds[word] is not Kind.LIST_MARK:
                tree.attach(word, verb, "advmod")


@at_forms(w.DIMENSIONS)
def measured(tree: Tree, index: int) -> None:
    """船坞长420米, 铁牛…，重约3吨: the number after a dimension is what it measures."""
    number = index + 1
    if tree.kinds[index] is not Kind.VERB or number >= len(tree):
        return
    about = tree.forms[number] in w.APPROXIMATE and number + 1 < len(tree)
    number += about
    if tree.kinds[number] is not Kind.NUMBER:
        return
    if tree.heads[index] == number:  # 重 for the subject of its number
        tree.promote(index, "obj")
    if about:
        tree.attach(number - 1, number, "advmod")
        tree.attach(number, index, "obj")
    elif tree.heads[number] == index:
        tree.relabel(number, "obj")


@at_forms(("于", "於"))
def object_behind_yu(tree: Tree, index: int) -> None:
    """分布于甲、乙境内的丙上游: 于 belongs to all that stands behind it, and not to 甲."""
    verb, inner = index - 1, tree.heads[index]
    if verb < 0 or inner < index or tree.kinds[index] is not Kind.PREPOSITION:
        return
    if tree.kinds[verb] is not Kind.VERB or tree.heads[inner] == verb:
        return
    whole = next((k for k in tree.ancestors(inner) if tree.heads[k] == verb), None)
    if whole is None or whole < index or tree.labels[whole] not in ("obj", "obl"):
        return
    if tree.attach(index, whole, "case"):
        tree.relabel(whole, "obl")


@at_labels("xcomp", "ccomp")
def thanked(tree: Tree, index: int) -> None:
    """感谢一直支持我们的农户: who is thanked is the noun that the clause describes."""
    thanks = tree.heads[index]
    if thanks == ROOT or thanks > index or tree.forms[thanks] not in w.FORMULAS:
        return
    noun = next((c for c in tree.of(index, "obj") if c > index + 1), None)
    if noun is None or thanks == index - 1 or Kind.COMMA in tree.kinds[thanks:noun]:
        return
    inner = next((c for c in tree.children(noun) if index < c < noun), None)
    if inner is None or tree.kinds[noun - 1] is not Kind.DE or noun - 1 not in tree.children(inner):
        return
    tree.attach(noun, thanks, "obj")
    tree.attach(index, noun, "acl")
    tree.attach(inner, index, "obj")
    tree.attach(noun - 1, index, "mark")


@at_forms(w.FEELINGS)
def expressed(tree: Tree, index: int) -> None:
    """表示衷心感谢，甲位于…: what is expressed is the object, and all of it."""
    verb = tree.heads[index]
    if tree.kinds[index] is not Kind.NOUN or verb == ROOT or tree.forms[verb] not in w.EXPRESSING:
        return
    if verb > index:
        return
    tree.relabel(index, "obj")
    for clause in tree.of(verb, "ccomp", "xcomp"):
        if clause > index and Kind.COMMA in tree.kinds[index:clause]:
            tree.relabel(clause, "parataxis")


@at_forms(("与", "同", "和", "跟", "对", "对于", "在", "向"))
def object_with_preposition(tree: Tree, index: int) -> None:
    """加强与高校的合作: a preposition right after such a verb opens its object."""
    verb = index - 1
    while verb > 0 and tree.kinds[verb] is Kind.ASPECT:
        verb -= 1
    if verb < 0 or tree.forms[verb] not in w.SCALE_VERBS:
        return
    noun = _noun_after_de(tree, verb, index)
    if noun is None:
        noun = _noun_before_comma(tree, index)
        if noun is None or not tree.attach(noun, verb, "obj"):
            return
    if tree.heads[verb] == noun and tree.labels[verb] == "acl":
        tree.promote(verb, "obj")
        tree.pass_on([c for c in tree.children(noun) if c < verb], verb)
    if tree.heads[noun] != verb:
        return
    de = max(i for i in range(index, noun) if tree.kinds[i] is Kind.DE)
    inside = range(index + 1, de)
    tops = [i for i in inside if tree.heads[i] not in inside]
    for top in tops:
        tree.attach(top, noun)
        tree.relabel(top, "nmod")
    if tops:
        for word in (index, de):
            tree.attach(word, tops[0])
            tree.relabel(word, "case")
        tree.rekind(index, Kind.PREPOSITION)


@at_labels("parataxis", "conj", "appos")
def place_in_place(tree: Tree, index: int) -> None:
    """生于江苏|常熟: a place right after a place, both behind one verb, is its object."""
    wider = index - 1
    if index == 0 or tree.words[index].tag != "ns" or tree.words[wider].tag != "ns":
        return
    verb = tree.heads[wider]
    if tree.heads[index] not in (verb, wider) or tree.labels[wider] not in ("obj", "obl"):
        return
    if verb < wider and not tree.of(wider, "case") and tree.attach(index, verb, "obj"):
        tree.relabel(index, tree.relations[wider])
        tree.attach(wider, index, "nmod")


def _noun_before_comma(tree: Tree, start: int) -> int | None:
    """Return the noun that ends the clause, where all between ``start`` and it describes it."""
    end = start
    while end < len(tree) and tree.kinds[end] not in BOUNDARIES:
        end += 1
    inside = tree.kinds[start : end - 1]
    if end - 1 <= start or tree.kinds[end - 1] is not Kind.NOUN or Kind.VERB in inside:
        return None
    return end - 1 if Kind.DE in inside else None


def _noun_after_de(tree: Tree, verb: int, start: int) -> int | None:
    """Return the object of a verb, or the noun that it is an attribute of, after a 的."""
    nouns = [c for c in tree.of(verb, "obj") if c > start]
    if tree.labels[verb] == "acl" and tree.heads[verb] > start:
        nouns.append(tree.heads[verb])
    for noun in nouns:
        between = tree.kinds[start:noun]
        if Kind.DE in between and Kind.COMMA not in between and Kind.VERB not in between:
            return noun
    return None


_GOING = frozenset("进入 加入 进 来到 到 赴 前往 调入 转入 考入 返回 回到 调到 分配到".split())


@at_forms(w.STAYING)
def place_of_work(tree: Tree, index: int) -> None:
    """分配到甲公司工作: 甲公司 is where somebody goes, and to work is what they go for.

    In 进入甲的公司工作 it is no more the subject of what they do there.
    """
    house, verb = index - 1, tree.heads[index]
    if house > 0 and house in tree.of(index, "nsubj"):
        goes = tree.bounds(house)[0] - 1
        going = goes >= 0 and tree.forms[goes] in _GOING and tree.heads[goes] == index
        if going and not tree.of(goes, "obj", "nsubj"):
            tree.attach(house, goes, "obj")
        return
    if verb == ROOT or verb >= house or tree.labels[index] != "obj":
        return
    moves = tree.kinds[verb] is Kind.VERB and tree.kinds[index - 1] is Kind.NOUN
    housed = tree.words[house].tag in ("nt", "ns") or tree.forms[house].endswith(_HOUSES)
    if moves and tree.heads[house] == index and housed:
        tree.attach(house, verb, "obj")
        tree.rekind(index, Kind.VERB)
        tree.relabel(index, "xcomp")


@at_forms(w.BOUNDS)
def bounded(tree: Tree, index: int) -> None:
    """安排不少于两亿元的资金: what is bounded is the object of the verb before it."""
    verb = tree.heads[index]
    if tree.kinds[index] is not Kind.ADVERB or verb == ROOT or verb > index:
        return
    for child in tree.of(index, "obj"):
        if child > index and tree.attach(child, verb):
            tree.attach(index, child, "advmod")


@at_labels("nsubj")
def ridden(tree: Tree, index: int) -> None:
    """搭乘航班返回天津, 回到老家甲县当了教师: what one goes by, or to, does nothing itself."""
    verb, before = tree.heads[index], tree.bounds(index)[0] - 1
    home = before if before > 0 and tree.forms[before] in w.HOMES else None
    going = before if home is None else home - 1
    if going < 0 or verb < index or tree.kinds[going] is not Kind.VERB:
        return
    placed = tree.words[index].tag in ("ns", "nt", "s") and tree.forms[going] in w.MOTION_VERBS
    if not placed and (home is not None or tree.forms[going] not in w.RIDING):
        return
    other = [c for c in tree.of(going, "obj") if c != home]
    if not other and Kind.COMMA not in tree.kinds[going:verb]:
        tree.attach(index, going, "obj")
        if home is not None:
            tree.attach(home, index, "nmod")


@at_labels("acl")
def sized_object(tree: Tree, index: int) -> None:
    """设立规模20亿元的基金，…: what is so large is set up, and no clause describes it."""
    noun = tree.heads[index]
    opens = index == 0 or tree.kinds[index - 1] in BOUNDARIES
    planned = index > 0 and tree.heads[noun] == index - 1 and tree.kinds[index - 1] is Kind.VERB
    opens = opens or planned  # 提出设立规模20亿元的基金
    if not opens or noun < index or tree.forms[index] not in w.MAKING | w.BUILDING | w.GATHERING:
        return
    link = next((i for i in range(index + 1, noun) if tree.kinds[i] is Kind.DE), 0)
    inside = tree.kinds[index + 1 : link - 1]
    if link < index + 2 or tree.kinds[link - 1] is not Kind.NUMBER:
        return
    if not {*inside} <= {Kind.NOUN} or tree.kinds[tree.bounds(noun)[1] - 1] is not Kind.NOUN:
        return
    main = tree.heads[noun]
    tree.promote(index, "obj")
    tree.pass_on([c for c in tree.children(index) if index < c < noun], noun)
    for child in tree.children(noun):
        if child == link or (index < child < noun and tree.labels[child] not in _INSIDE):
            tree.relabel(child, "case" if child == link else "nmod")
    if main != ROOT:
        level = "advcl" if index < main else "conj"
        tree.relabel(index, "ccomp" if planned else level)

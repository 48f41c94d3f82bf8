"""Verbs, objects, attributes and amounts that the parser pulls apart.

出口|汽车|38.6万辆 with the amount as what is told, 设立|规模为20亿元的|基金 with the verb as one
attribute more, 是|建于明代的|石桥 with the bridge as where something is built, and
在|制造、建设等领域|开展合作 with a field as what is done.
"""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NAMES, NOMINAL, PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds, at_labels
from kgbuild.extract.syntax.tree import ROOT, Tree
from kgbuild.regex import regex

#: What is done to so many of something.
_COUNTED_VERBS = frozenset(
    "出口 进口 销售 生产 采购 引进 招收 招聘 培养 接待 培训 救助 资助 发放 发送 运送 输送 "
    "捐赠 种植 养殖 查处 抓获 缴获 收治 检测 接种 建成 新建 修建 投放 交付 拥有 现有 现存 "
    "设有 配备 收到 收集 收录 收藏 出土 发现 清理 拆除 改造 修复 受理 审结 办理 开通 开行 "
    "开设 吸引 安置 帮扶 转移 出版 发行 发射 "
    "安排 下达 拨付 筹集 募集 投入 检查 排查 整治 追回 追缴 救出 解救 治愈 选派 减免".split()
)
_MODIFYING = frozenset({"nmod", "compound", "acl", "amod", "advcl"})
_CLAUSAL = frozenset({"root", "parataxis", "conj", "ccomp", "advcl"})
_DONE = frozenset({"root", "parataxis", "ccomp", "advcl", "xcomp"})
_LONGEST_LIST = 25  # words
_LISTED = frozenset(
    {*NOMINAL, Kind.VERB, Kind.ADJECTIVE, Kind.DE, Kind.LIST_MARK, Kind.COORDINATOR}
)

#: What is called by its kind alone where a text tells of it, and the ages by which one dates it.
_BARE_HOUSES = frozenset(
    "书院 学校 学堂 学院 寺 寺院 寺庙 庙 庙宇 庵 道观 祠堂 宗祠 教堂 会馆 村 村庄 村落 镇 古镇 "
    "县城 城 城墙 古城 城池 桥 石桥 木桥 大桥 塔 古塔 楼 园 园林 花园 故居 医院 工厂 报社 "
    "报纸 图书馆 博物馆 研究所 公司 商号 剧团 车站 码头 港口 水库 县治 州治 府治 治所".split()
)
_AGE = regex(r"(?:末|初|末年|初年|年间|中叶|中期|前期|后期|晚期|时期|之际)$")

#: Part of a country or a town.
_REGION = regex(
    r"(?:境内|[东南西北中]部|一带|沿岸|两岸|上游|中游|下游|腹地|沿海|近郊|[东南西北]郊|郊外)$"
)


@at_kinds(Kind.NUMBER)
def amount_as_predicate(tree: Tree, index: int) -> None:
    """公司出口汽车38.6万辆: what is done to what is counted is no attribute of it."""
    noun = next((c for c in tree.of(index, "nsubj") if tree.bounds(c)[1] == index), None)
    if noun is None or tree.labels[index] not in _CLAUSAL:
        return
    verb = next((c for c in tree.children(noun) if tree.forms[c] in _COUNTED_VERBS), None)
    if verb is None or verb > noun or tree.labels[verb] not in _MODIFYING:
        return
    if tree.kinds[verb] is not Kind.VERB or Kind.DE in tree.kinds[verb:noun]:
        return
    ahead = [c for c in (*tree.children(noun), *tree.children(index)) if c < verb]
    tree.promote(verb, "obj", over=index)
    tree.attach(noun, verb, "obj")
    tree.pass_on(ahead, verb)
    for word in reversed(ahead):
        if tree.labels[word] == "nmod" and tree.kinds[word] in (Kind.NOUN, Kind.PRONOUN):
            tree.relabel(word, "nsubj")
            break


@at_labels("obj")
def amount_of_object(tree: Tree, index: int) -> None:
    """拥有员工约21万人: what somebody has is the 员工, and 人 counts them.

    Nor is an amount what a noun acts on (完成投资|九亿元).
    """
    verb = tree.heads[index]
    noun_acts = tree.kinds[verb] is Kind.NOUN and tree.labels[verb] == "obj"
    if noun_acts and tree.kinds[index] is Kind.NUMBER and index == verb + 1:
        tree.attach(index, tree.heads[verb], "obj")
        return
    noun = next((c for c in tree.of(index, "nsubj") if tree.bounds(c)[0] == verb + 1), None)
    if noun is None or not tree.of(index, "nummod") or tree.kinds[index] is not Kind.NOUN:
        return
    between = range(tree.bounds(noun)[1], index)
    if all(tree.kinds[i] is Kind.NUMBER or tree.forms[i] in w.APPROXIMATE for i in between):
        tree.attach(noun, verb, "obj")


@at_kinds(Kind.ETC)
def closing_apart(tree: Tree, index: int) -> None:
    """苹果、葡萄等各种水果上市: the noun that closes a list is no second subject."""
    listed = tree.heads[index]
    verb = tree.heads[listed] if listed != ROOT else ROOT
    if verb == ROOT or listed > index or tree.labels[listed] not in ("nsubj", "obj", "obl"):
        return
    beside = tree.of(verb, tree.labels[listed])
    closing = next((c for c in beside if c > index and tree.bounds(c)[0] == index + 1), None)
    if closing is not None and not tree.of(closing, "case"):
        tree.attach(closing, listed, "appos")


@at_labels("cop")
def measure_in_attribute(tree: Tree, index: int) -> None:
    """规模为20亿元的基金: the measure is that of the attribute, and no subject of the noun."""
    number = tree.heads[index]
    noun = tree.heads[number]
    if not index < number < noun or tree.labels[number] != "nmod" or index == 0:
        return
    marked = number + 1 < noun and tree.kinds[number + 1] is Kind.DE
    if marked and tree.heads[index - 1] in (noun, number):
        tree.attach(index - 1, number, "nsubj")
        tree.relabel(number, "acl:relcl")
        tree.relabel(number + 1, "mark:rel")


@at_labels("acl")
def verb_as_attribute(tree: Tree, index: int) -> None:
    """设立规模为20亿元的基金: a verb without a 的 of its own does not describe the noun."""
    noun, end = tree.heads[index], tree.bounds(index)[1]
    if noun < index or tree.kinds[index] is not Kind.VERB or tree.labels[noun] not in _CLAUSAL:
        return
    clinging = all(kind is Kind.ASPECT for kind in tree.kinds[index + 1 : end])
    if not clinging or tree.kinds[end] is Kind.DE or tree.of(noun, "cop"):
        return
    attributes = [c for c in tree.children(noun) if index < c < noun]
    whole = bool(attributes) and tree.bounds(attributes[0])[0] == end
    if not whole or Kind.DE not in tree.kinds[slice(*tree.bounds(attributes[0]))]:
        return
    ahead = [c for c in tree.children(noun) if c < index]
    tree.promote(index, "obj")
    tree.pass_on(ahead, index)


@at_labels("obj")
def object_of_next_verb(tree: Tree, index: int) -> None:
    """转移群众九万人，倒塌房屋两间: what stands behind a verb and before a comma is its object."""
    head = tree.heads[index]
    if head < index or Kind.COMMA not in tree.kinds[index:head]:
        return
    verb = tree.bounds(index)[0] - 1
    free = verb >= 0 and tree.kinds[verb] is Kind.VERB and not tree.of(verb, "obj", "ccomp")
    if free and tree.labels[verb] in ("advcl", "parataxis", "conj", "root"):
        tree.attach(index, verb)


@at_labels("parataxis", "conj")
def listed_outcomes(tree: Tree, index: int) -> None:
    """造成三人死亡、五人受伤: what 、 lists behind a clause is part of it."""
    start = tree.bounds(index)[0]
    start += tree.kinds[start] is Kind.LIST_MARK
    before = start - 2
    if before < 0 or tree.kinds[start - 1] is not Kind.LIST_MARK or tree.heads[index] == before:
        return
    if tree.kinds[before] is Kind.VERB and tree.labels[before] in ("ccomp", "conj"):
        tree.attach(index, before, "conj")


@at_labels("acl")
def described_before_verb(tree: Tree, index: int) -> None:
    """来自甲的代表参会: the clause describes the noun behind its 的, and that is who acts.

    A verb that is the subject or the object of another is a noun (他主持的水文调查|获奖).
    """
    verb, noun = tree.heads[index], tree.heads[index] - 1
    if noun <= index or tree.kinds[verb] is not Kind.VERB or tree.kinds[noun] is not Kind.NOUN:
        return
    if tree.labels[verb] in ("nsubj", "obj", "nmod") and not tree.of(verb, "obj"):
        return
    between = tree.kinds[index:noun]
    ahead = any(c != noun for c in tree.of(verb, "nsubj", "csubj") if c < verb)
    if Kind.DE not in between or Kind.COMMA in between or ahead:
        return
    if tree.heads[noun] == verb and tree.labels[noun] in ("nmod", "compound", "nsubj"):
        tree.relabel(noun, "nsubj")
        for child in [c for c in tree.children(verb) if index <= c < noun]:
            tree.attach(child, noun)


@at_labels("acl")
def place_before_attribute(tree: Tree, index: int) -> None:
    """甲省境内连接乙与丙的大桥, 甲省东部濒临乙海的城市: where it is, and not what connects."""
    noun, places = tree.heads[index], [c for c in tree.of(index, "nsubj") if c < index]
    if noun < index or len(places) != 1 or not tree.of(index, "obj"):
        return
    owned = tree.labels[noun] == "nsubj" and tree.forms[index] in w.LYING
    if owned and tree.kinds[places[0]] is Kind.PRONOUN:
        tree.attach(places[0], tree.heads[noun])  # 我们位于甲的工厂竣工: what lies there is ours
    if _REGION.search(tree.forms[places[0]]) and tree.words[places[0]].tag in ("s", "ns", "f"):
        tree.attach(places[0], noun, "nmod")


@at_kinds(Kind.VERB)
def dated_attribute(tree: Tree, index: int) -> None:
    """是建于明代的石桥: what was built then is the bridge."""
    copula = index - 1
    if index == 0 or tree.forms[copula] != "是" or not tree.forms[index].endswith("于"):
        return
    noun = next((c for c in tree.of(index, "obj") if c > index), None)
    if noun is None or tree.heads[index] != copula:
        return
    mark = next((i for i in range(index + 1, noun) if tree.kinds[i] is Kind.DE), None)
    if mark is None or mark == index + 1:
        return
    when = next((i for i in range(index + 1, mark) if tree.heads[i] >= mark), None)
    if when is None or not tree.attach(noun, copula, "obj"):
        return
    tree.rekind(copula, Kind.VERB)
    tree.attach(index, noun, "acl:relcl")
    tree.attach(when, index, "obl")
    tree.attach(mark, index, "mark:rel")


@at_kinds(Kind.TIME)
def house_in_era(tree: Tree, index: int) -> None:
    """清末书院改为学堂: a bare house is the one that is told of, and the age is when."""
    house = tree.heads[index]
    opens = index == 0 or tree.kinds[index - 1] in BOUNDARIES
    if not opens or house != index + 1 or tree.labels[index] not in ("nmod", "compound"):
        return
    bare = tree.forms[house] in _BARE_HOUSES and tree.children(house) == [index]
    verb = tree.heads[house]
    if bare and verb > house and tree.labels[house] == "nsubj" and _AGE.search(tree.forms[index]):
        tree.attach(index, verb, "nmod:tmod")


@at_labels("obj")
def name_before_noun(tree: Tree, index: int) -> None:
    """获联合国环境署地球卫士奖: a name that a noun follows is part of its name."""
    name = tree.heads[index]
    if name == ROOT or name > index or tree.words[name].tag not in NAMES:
        return
    if tree.kinds[index] is Kind.NOUN and tree.bounds(index)[0] == name + 1:
        tree.promote(index, "nmod")


@at_forms(w.FIELD_NOUNS)
def field_as_deed(tree: Tree, index: int) -> None:
    """在制造、建设等领域开展合作: the fields that a list names are nothing that is done."""
    verb = index + 1
    while verb < len(tree) and tree.kinds[verb] in PREVERBAL:
        verb += 1
    if index < 2 or verb >= len(tree) or tree.kinds[verb] is not Kind.VERB:
        return
    if tree.kinds[index - 1] is not Kind.ETC:
        return
    start = _preposition_before(tree, index - 1)
    if start is None:
        return
    inside = range(start + 1, index - 1)
    deeds = [i for i in inside if tree.labels[i] in _DONE]
    if not deeds:
        return
    outside = [c for i in inside for c in tree.children(i) if c < start or c > verb]
    if verb not in tree.ancestors(deeds[0]):
        top = next((i for i in inside if i in tree.ancestors(verb) and tree.heads[i] < start), None)
        if top is None or tree.heads[top] in inside:
            return
        tree.promote(verb, "obl", over=top)
    tree.pass_on(outside, verb)
    _flatten(tree, start, index, verb)


def _preposition_before(tree: Tree, end: int) -> int | None:
    """Return the 在 before a list that ends at ``end``, ``None`` where there is none."""
    for word in range(end - 1, max(-1, end - _LONGEST_LIST), -1):
        if tree.forms[word] in w.IN_FIELDS:
            return word if word < end - 1 else None
        if tree.kinds[word] not in _LISTED or tree.kinds[word] in BOUNDARIES - {Kind.LIST_MARK}:
            return None
    return None


def _flatten(tree: Tree, start: int, closing: int, verb: int) -> None:
    """Hang a list between a preposition and the noun that closes it, member by member."""
    marks = (Kind.LIST_MARK, Kind.COORDINATOR)
    ends = [i for i in range(start + 1, closing - 1) if tree.kinds[i + 1] in (*marks, Kind.ETC)]
    first = ends[0]
    for end in ends:
        tree.rekind(end, Kind.NOUN if tree.kinds[end] is Kind.VERB else tree.kinds[end])
        tree.attach(end, verb, "obl")
    for end in ends[1:]:
        tree.attach(end, first, "conj")
    for word in range(start, closing + 1):
        if word in ends:
            continue
        head = next((end for end in ends if end > word), first)
        if word in (start, closing, closing - 1):
            head = first
        label = {start: "case", closing: "appos", closing - 1: "acl"}.get(word, "nmod")
        if tree.kinds[word] in marks:
            label = "punct" if tree.kinds[word] is Kind.LIST_MARK else "cc"
        elif tree.kinds[word] is Kind.DE:
            label, head = "case", word - 1
        elif tree.kinds[word] is Kind.VERB:
            tree.rekind(word, Kind.NOUN)
        tree.attach(word, head, label)

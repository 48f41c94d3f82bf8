"""Clauses that only measure: 总长98.6米，型宽17米，自持力六十天."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NAMES, PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms, at_kinds
from kgbuild.extract.syntax.tree import ROOT, Tree
from kgbuild.ontology import MEASURES
from kgbuild.regex import regex

_MOST = 4  # words for what is measured
_LASTING = regex(r"[\d.,一二两三四五六七八九十百千半]+余?(?:天|小时|分钟|秒|个月|昼夜)")
_DESCRIBING = NAMES | {"n", "vn", "a", "b"}
_SPANNING = frozenset("至 到".split())
_LIVED = frozenset("享年 终年 享寿 得年 存年 世寿".split())
_LENGTHS = ("公里", "千米", "米", "华里", "海里", "光年", "里")
_CLAUSAL = frozenset({"root", "parataxis", "conj", "dep"})
_AMOUNTS = (Kind.NUMBER, Kind.RANGE, Kind.TIME)
_LOOSE = _CLAUSAL | {"advcl", "ccomp"}
_EQUAL = w.BARE_COPULAS | w.AMOUNTS
_PERIODS = tuple("花期 果期 繁殖期 产卵期 孵化期 汛期 枯水期 结冰期 生长期 采收期".split())


@at_forms(("距", "距离", "相距"))
def distance(tree: Tree, index: int) -> None:
    """甲镇…，距县城28公里: what is so far from where; 距 is no case of the place."""
    if tree.kinds[index] not in (Kind.VERB, Kind.PREPOSITION):
        return
    place = index
    while place + 1 < len(tree) and tree.kinds[place + 1] in (Kind.NOUN, Kind.LOCALISER):
        place += 1
    number = place + 1
    while number < len(tree) and tree.forms[number] in w.APPROXIMATE:
        number += 1
    if place == index or number >= len(tree) or not tree.forms[number].endswith(_LENGTHS):
        return
    if tree.kinds[number] is not Kind.NUMBER:
        return
    if number in tree.ancestors(index):
        tree.promote(index, "obl", over=number)
        tree.pass_on([c for c in tree.children(number) if not index < c < number], index)
    else:
        tree.attach(number, index, "obl")
    tree.rekind(index, Kind.VERB)
    tree.attach(place, index, "obj")
    for inner in range(index + 1, number):
        if inner != place and tree.heads[inner] not in range(index + 1, number + 1):
            tree.attach(inner, place if inner < place else number, "nmod")


@at_forms(w.IN_ALL)
def summed(tree: Tree, index: int) -> None:
    """收受财物共计三百万元: how much it is in all is the amount of what the verb acts on."""
    noun, number = index - 1, index + 1
    verb = noun
    while verb > 0 and tree.kinds[verb] in (Kind.NOUN, Kind.ADJECTIVE):
        verb -= 1
    counted = number < len(tree) and tree.kinds[number] is Kind.NUMBER
    if not counted or not 0 <= verb < noun or tree.kinds[verb] is not Kind.VERB:
        return
    above = next((k for k in (index, noun) if k in tree.ancestors(verb)), None)
    if index in tree.ancestors(verb):
        above = index
    if above is not None:
        tree.promote(verb, "obj" if above == noun else "advmod", over=above)
    elif tree.heads[index] == ROOT:
        return
    tree.pass_on(
        [c for k in (index, noun) for c in tree.children(k) if c < verb or c > number], verb
    )
    tree.attach(noun, verb, "obj")
    tree.attach(number, verb, "obj")
    tree.attach(index, number, "advmod")
    for who in [c for c in tree.of(verb, "nmod", "compound") if c < verb]:
        tree.relabel(who, "nsubj")
    tree.rekind(index, Kind.ADVERB)


@at_kinds(Kind.NUMBER, Kind.TIME)
def measuring_clause(tree: Tree, index: int) -> None:
    """型宽17米，自持力六十天: between commas an amount says how much the noun before it is."""
    period = tree.kinds[index] is Kind.TIME and not _LASTING.fullmatch(tree.forms[index])
    unit = index + 1
    counted = unit < len(tree) and tree.kinds[unit] is Kind.NOUN and len(tree.forms[unit]) == 1
    if counted and unit not in tree.ancestors(index):
        return
    amount = unit if counted else index
    if amount + 1 < len(tree) and tree.kinds[amount + 1] not in BOUNDARIES:
        return
    start = first = index
    while start and tree.kinds[start - 1] not in BOUNDARIES:
        start -= 1
    while first > start and _tells_how_much(tree, first - 1):
        first -= 1
    noun = first - 1
    if tree.kinds[noun] is Kind.VERB and tree.forms[noun] in _LIVED:
        return  # 病逝，享年86岁: somebody did
    if period and not tree.forms[noun].endswith(_PERIODS):
        return
    if not 0 < first - start <= _MOST or not _is_measured(tree, start, noun):
        return
    spans = not _SPANNING.isdisjoint(tree.forms[start + 1 : noun])
    if noun in tree.of(amount, "nsubj") and tree.labels[amount] in _CLAUSAL and not spans:
        return
    top = next((k for k in range(start, amount + 1) if not start <= tree.heads[k] <= amount), None)
    if top is None:
        return
    if top != amount and top in tree.ancestors(amount):
        tree.promote(amount, "dep", over=top)
    outside = [c for k in range(start, amount) for c in tree.children(k) if c > amount or c < start]
    tree.pass_on(outside, amount)
    tree.attach(noun, amount, "nsubj")
    for part in range(first, index):
        tree.attach(part, amount, "nummod" if tree.kinds[part] in _AMOUNTS else "advmod")
    for inner in range(start, noun):
        tree.attach(inner, noun, "amod" if tree.kinds[inner] is Kind.ADJECTIVE else "nmod")
        tree.rekind(inner, Kind.NOUN if tree.kinds[inner] is Kind.VERB else tree.kinds[inner])
    tree.rekind(noun, Kind.NOUN)
    tree.rekind(amount, Kind.NUMBER if not counted else Kind.NOUN)
    if tree.labels[amount] not in _CLAUSAL:
        tree.relabel(amount, "parataxis")
    root = tree.heads.index(ROOT)
    if root < amount:
        tree.attach(amount, root, "parataxis")


@at_kinds(Kind.NUMBER)
def measure_as_verb(tree: Tree, index: int) -> None:
    """税收占比为67%, 收入占比首次突破四成: the noun of measure is the subject, and no verb."""
    verb = index - 1
    while verb > 0 and _tells_how_much(tree, verb):
        verb -= 1
    noun = verb - 1
    while noun > 0 and (tree.kinds[noun] in PREVERBAL or tree.forms[noun] == "首次"):
        noun -= 1
    if noun < 0 or tree.forms[verb] not in _EQUAL:
        return
    word = tree.words[noun]
    if tree.labels[noun] not in _LOOSE:
        _join_beside(tree, noun)
        return
    if word.tag not in ("n", "vn") or len(word.form) < 2 or not word.form.endswith(MEASURES):
        return
    copular = tree.forms[verb] in w.BARE_COPULAS
    governor, other = (index, verb) if copular else (verb, index)
    if noun in tree.ancestors(governor):
        tree.promote(governor, "nsubj", over=noun)
    elif not tree.attach(noun, governor, "nsubj"):
        return
    tree.attach(other, governor, "cop" if copular else "obj")
    tree.rekind(noun, Kind.NOUN)
    tree.pass_on([c for c in tree.children(noun) if c > noun], governor)
    for child in list(tree.children(noun)):
        if tree.labels[child] in ("nsubj", "obl", "obj"):
            tree.relabel(child, "nmod")
    _join_beside(tree, noun)


def _join_beside(tree: Tree, noun: int) -> None:
    """Let a noun beside a noun of measure describe it, where both are subjects (业务|毛利率)."""
    beside = noun - 1
    if beside < 0 or tree.kinds[beside] is not Kind.NOUN:
        return
    both = tree.labels[noun] == tree.labels[beside] == "nsubj"
    if both and tree.heads[noun] == tree.heads[beside]:
        measured = tree.forms[noun].endswith(MEASURES) and len(tree.forms[noun]) > 1
        if measured and tree.words[noun].tag in ("n", "vn"):
            tree.attach(beside, noun, "nmod")


def _is_measured(tree: Tree, start: int, noun: int) -> bool:
    """Tell whether the words ``[start, noun]`` are a noun for what an amount may tell."""
    last = tree.words[noun]
    if last.tag not in ("n", "vn") or len(last.form) < 2:
        return False
    return tree.forms[start] not in w.ATTRIBUTIVE_VERBS and all(
        tree.words[k].tag in _DESCRIBING
        or tree.kinds[k] is Kind.DETERMINER
        or (start < k and tree.forms[k] in _SPANNING)  # 桥面至水面高差
        or (tree.kinds[k] is Kind.VERB and tree.labels[k] in ("nmod", "amod", "compound"))
        for k in range(start, noun)
    )


def _tells_how_much(tree: Tree, word: int) -> bool:
    """Tell whether a word before a number is part of the amount (约, 1米|至)."""
    about = tree.forms[word] in w.APPROXIMATE and tree.kinds[word] is not Kind.VERB
    return about or tree.kinds[word] in _AMOUNTS

"""Clauses that tell where something stands among others: 甲专业排名全国第三, 增速居全省第二."""

from __future__ import annotations

from kgbuild.extract.kinds import BOUNDARIES, MARKS, PREVERBAL, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms
from kgbuild.extract.syntax.tree import Tree
from kgbuild.regex import regex

_STANDING = frozenset(
    "排名 位列 位居 名列 排列 排行 排在 高居 稳居 跃居 居 列 排 位次 雄居 雄踞 暂列".split()
)
_RANK = regex(
    r"[^，。]{0,16}?(?:第[一二三四五六七八九十百千\d]{1,5}[位名]?|首位|榜首|末位|前列|前茅"
    r"|前[一二三四五六七八九十百\d]{1,4}[位名强]?)"
)
_PLAIN = frozenset({Kind.NOUN, Kind.NUMBER, Kind.ADJECTIVE})
_BEFORE = _PLAIN | {Kind.TIME, Kind.LINK, Kind.PRONOUN, Kind.DETERMINER, Kind.DE, *PREVERBAL}
_CLAUSAL = frozenset("root parataxis conj dep advcl ccomp".split())


@at_forms(_STANDING)
def ranked(tree: Tree, index: int) -> None:
    """甲专业排名全国第三，…: the noun before is what stands there, the rank what the verb tells."""
    end = index + 1
    while end < len(tree) and tree.kinds[end] in _PLAIN:
        end += 1
    closed = end == len(tree) or tree.kinds[end] in BOUNDARIES
    if not closed or not _RANK.fullmatch("".join(tree.forms[index + 1 : end])):
        return
    start = index
    while start and tree.kinds[start - 1] not in BOUNDARIES:
        start -= 1
    noun = index - 1
    while noun > start and tree.kinds[noun] in {Kind.TIME, *PREVERBAL}:
        noun -= 1
    if any(kind not in _BEFORE for kind in tree.kinds[start:index]):
        return
    inside = range(start, end)
    tops = [k for k in inside if tree.heads[k] not in inside and tree.kinds[k] not in MARKS]
    above = next((k for k in tops if k in tree.ancestors(index)), None)
    if above is not None:
        tree.promote(index, "dep", over=above)
    tree.rekind(index, Kind.VERB)
    tree.pass_on([c for k in inside for c in tree.children(k) if c not in inside], index)
    if noun >= start and tree.kinds[noun] in (Kind.NOUN, Kind.PRONOUN):
        tree.attach(noun, index, "nsubj")
        for word in range(start, noun):
            if tree.heads[word] not in range(start, noun + 1):
                described = tree.kinds[word] in (Kind.NOUN, Kind.PRONOUN, Kind.NUMBER)
                tree.attach(word, noun if described else index)
                if described:
                    tree.relabel(word, "nmod")
    tree.attach(end - 1, index, "obj")
    for word in range(index + 1, end - 1):
        if tree.heads[word] not in range(index + 1, end):
            tree.attach(word, end - 1, "nmod")
    if tree.labels[index] not in _CLAUSAL:
        tree.relabel(index, "parataxis" if tree.heads[index] < index else "advcl")

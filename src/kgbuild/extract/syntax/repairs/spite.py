"""In spite of whom something is done: 不顾家人反对考入甲 tells nothing of the family.

The parser hangs what is done from 反对, or takes who objects for who does it.
"""

from __future__ import annotations

from kgbuild.extract.kinds import NOMINAL, Kind
from kgbuild.extract.syntax.repairs.repair import at_forms
from kgbuild.extract.syntax.tree import ROOT, Tree

#: What somebody says against it, as a verb or as a noun.
_OBJECTIONS = frozenset(
    "反对 劝阻 阻拦 阻挠 阻止 劝告 劝说 挽留 抗议 质疑 警告 威胁 嘲笑 议论 非议 指责 责难 异议 "
    "禁令 嘲讽 讥讽 讥笑 冷眼 白眼 偏见 压力 危险 安危 病痛 伤痛 疲劳".split()
)
_LISTED = tuple([form] for form in sorted(_OBJECTIONS))  # 反对和劝阻
_FARTHEST = 8  # words from 不顾 to what is not heeded


@at_forms(("顾", "不顾"))
def in_spite_of(tree: Tree, index: int) -> None:
    """他不顾族人反对考入甲: the objection is what he heeds not, and the next verb is his."""
    if tree.forms[index] == "顾" and (not index or tree.forms[index - 1] != "不"):
        return
    objection = _objection(tree, index)
    if objection is None:
        return
    verb = _verb_behind(tree, objection)
    top = next((i for i in (index, objection, verb or index) if _is_top(tree, i, index)), None)
    if verb is None or top is None:
        return
    if top != verb:
        if top not in tree.ancestors(verb):
            return
        tree.promote(verb, "advcl", over=top)
    low, high = index, objection
    if low and tree.forms[low - 1] == "不":
        low -= 1
    for word in (index, objection):
        for child in list(tree.children(word)):
            if not low <= child <= high and child != verb:
                tree.attach(child, verb)
    tree.attach(index, verb, "advcl")
    tree.attach(objection, index, "obj")
    tree.rekind(objection, Kind.NOUN)
    for between in range(index + 1, objection):
        if not index < tree.heads[between] <= objection:
            tree.attach(between, objection, "nmod")
        elif tree.heads[between] == objection and tree.labels[between] == "nsubj":
            tree.relabel(between, "nmod")


def _objection(tree: Tree, index: int) -> int | None:
    for at in range(index + 1, min(index + _FARTHEST, len(tree))):
        if tree.forms[at] in _OBJECTIONS:
            return at
        if tree.kinds[at] not in NOMINAL and tree.kinds[at] not in (
            Kind.DE,
            Kind.LINK,
            Kind.COORDINATOR,
        ):
            return None
    return None


def _verb_behind(tree: Tree, objection: int) -> int | None:
    """Return the verb behind an objection, ``None`` before 的 or where somebody else acts."""
    for at in range(objection + 1, len(tree)):
        kind, behind = tree.kinds[at], at == objection + 1
        if kind is Kind.STOP or (kind is Kind.COMMA and not behind):
            return None
        if behind and (kind is Kind.DE or tree.forms[at + 1 : at + 2] in _LISTED):
            return None
        if kind is Kind.VERB and tree.labels[at] not in ("aux", "acl", "case", "mark"):
            acts = any(objection < c < at for c in tree.of(at, "nsubj"))
            return None if acts else at
    return None


def _is_top(tree: Tree, word: int, index: int) -> bool:
    """Tell whether no word between 不顾 and the verb stands above one of them."""
    return tree.heads[word] == ROOT or not index <= tree.heads[word]

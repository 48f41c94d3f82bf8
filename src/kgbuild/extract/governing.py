"""What only a preposition's neighbours tell: 为 and 受 the verbs, 就 the adverb, 应 the modal.

Each looks at most a clause ahead, and never back beyond one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word

_TURNING = frozenset(
    "转向 转为 转变为 转化为 变为 变成 改为 改成 演变为 演变成 发展为 发展成 升格为 升级为 上升为 "
    "下降为 调整为 提升到 提升至 提高到 提高至 上升到 上升至 下降到 下降至 增加到 增加至 减少到 "
    "减少至 压缩到 压缩至 缩短到 缩短至 扩大到 扩大至 扩展到 延长到 延长至 升至 降至 "
    "增至 减至".split()
)
_REACHING = ("到", "至", "为", "成")
_REACH = 12  # words between a preposition and what closes it


def from_where(words: Sequence[Word], index: int) -> bool:
    """Tell whether 由 says where a change begins, and not by whom.

    So it does in 由三成升至五成, 由五年一遇提高到…, and before who does nothing in 由甲改为乙.
    """
    for position in range(index + 2, min(index + _REACH, len(words) - 1)):
        word, after = words[position], words[position + 1]
        if word.kind is Kind.COMMA or word.kind is Kind.STOP:
            return False
        if word.kind is Kind.VERB:
            before = words[position - 1]
            if word.form in _TURNING or word.form + after.form in _TURNING:
                named = before.tag == after.tag == "nt"  # 由甲学院改为乙大学
                return named or before.tag not in ("nr", "nt")
            amount = before.kind in (Kind.NUMBER, Kind.TIME)
            return amount and (word.form.endswith(_REACHING) or after.form in _REACHING)
    return False


def kind_of_wei(words: Sequence[Word], index: int, before: Word | None, after: Word | None) -> Kind:
    """Tell the copula 为 (人口为三百) from the preposition (为学生提供…)."""
    if after is None or after.kind in (Kind.COMMA, Kind.STOP):
        return Kind.VERB
    if before is not None and before.kind in (Kind.VERB, Kind.ASPECT):
        return Kind.VERB if after.kind is not Kind.VERB else Kind.PREPOSITION
    modified = any(word.kind is Kind.DE for word in words[index + 2 : index + 6])
    if after.kind is Kind.TIME and modified and _plain_object_then_verb(words, index):
        return Kind.PREPOSITION  # 为今后的研究提供了条件
    if after.kind in (Kind.NUMBER, Kind.TIME, Kind.OPEN):
        return Kind.PREPOSITION if _given(words, index) else Kind.VERB
    if after.kind is Kind.VERB:
        return Kind.PREPOSITION
    if words[index].kind is Kind.PREPOSITION:
        return Kind.PREPOSITION if nominal_then_verb(words, index) else Kind.VERB
    depth_verb = _plain_object_then_verb(words, index)
    return Kind.PREPOSITION if depth_verb else Kind.VERB


def _given(words: Sequence[Word], index: int) -> bool:
    """为三百名新生安排了导师: tell whether something is done for what 为 counts."""
    named = False
    for position in range(index + 1, min(index + _REACH, len(words) - 1)):
        word = words[position]
        if word.kind is Kind.VERB:
            done = words[position + 1].form == "了" or word.form in w.BENEFITING
            return named and done
        named = named or word.kind is Kind.NOUN
        if word.kind not in (*NOMINAL, Kind.ADJECTIVE, Kind.DE, Kind.COORDINATOR, Kind.LIST_MARK):
            return False
    return False


def _plain_object_then_verb(words: Sequence[Word], index: int) -> bool:
    """Tell whether 为 + noun phrase runs straight into a verb that takes an object."""
    seen = False
    for offset in range(index + 1, min(index + 16, len(words))):
        word = words[offset]
        if word.kind in NOMINAL or word.kind in (Kind.ADJECTIVE, Kind.DE, Kind.COORDINATOR):
            seen = True
            continue
        if word.kind is Kind.VERB and seen:
            rest = words[offset + 1 : offset + 4]
            return not any(following.kind is Kind.DE for following in rest[:1]) and bool(rest)
        return False
    return False


def nominal_then_verb(words: Sequence[Word], index: int) -> bool:
    """Tell whether a noun phrase and then, in the same clause, a verb follow."""
    nominal = False
    for word in words[index + 1 : index + 25]:
        if word.kind in BOUNDARIES:
            return False
        if word.kind in NOMINAL:
            nominal = True
        elif word.kind is Kind.VERB and nominal:
            return True
        elif word.kind in (Kind.VERB, Kind.MODAL) and not nominal:
            return False
    return False


def nominal_then_action(words: Sequence[Word], index: int) -> bool:
    """由甲会同乙管理: tell whether what they do together is a noun of action."""
    end = index + 1
    while end < len(words) and words[end].kind not in BOUNDARIES:
        end += 1
    inside = words[index + 1 : end]
    if len(inside) < 2 or inside[-1].tag != "vn" or inside[-2].kind is not Kind.NOUN:
        return False
    return any(word.kind is Kind.YOU for word in words[max(0, index - _REACH) : index])


def talked_about(words: Sequence[Word], index: int) -> bool:
    """Tell 双方就共建甲进行磋商, where 就 opens what is talked about, from 回家就工作."""
    follows = index > 0 and words[index - 1].kind in (Kind.NOUN, Kind.ADVERB, Kind.TIME)
    for position in range(index + 2, min(index + _REACH, len(words))):
        word, before = words[position], words[position - 1]
        if word.kind in BOUNDARIES:
            return False
        if word.form in w.TALKING and word.kind is Kind.VERB and position + 1 < len(words):
            return words[index + 1].kind in (*NOMINAL, Kind.VERB, Kind.ADJECTIVE)
        named = before.kind is Kind.NOUN or before.tag in ("v", "vn")
        if follows and named and words[index].tag == "d" and word.form in w.DISCUSSING:
            return True
    return False


def invited(words: Sequence[Word], index: int) -> int:
    """应甲邀请, …: return where the invitation stands that 应 answers, or 0."""
    for position in range(index + 2, min(index + _REACH, len(words))):
        if words[position].form in w.INVITATIONS:
            ends = position + 1 >= len(words) or words[position + 1].kind is not Kind.DE
            return position if ends else 0
        if words[position].kind not in NOMINAL | {Kind.DE, Kind.LIST_MARK, Kind.COORDINATOR}:
            return 0
    return 0


def affected(words: Sequence[Word], index: int) -> int:
    """受甲影响, …: return where the influence stands that a clause opens under, or 0."""
    if index and words[index - 1].kind not in BOUNDARIES:
        return 0
    for position in range(index + 2, min(index + _REACH, len(words) - 1)):
        if words[position].kind in (Kind.COMMA, Kind.STOP):
            return 0
        if words[position + 1].kind is Kind.COMMA:
            return position if words[position].form in w.INFLUENCES else 0
    return 0


def on_occasion(words: Sequence[Word], index: int) -> bool:
    """Tell whether a verb is what the 应, 受 or 未经 of its clause governs (未经董事会同意)."""
    for opener in range(index - 1, max(-1, index - _REACH), -1):
        if words[opener].form in w.OCCASIONS:
            return words[opener].kind is Kind.PREPOSITION
        if words[opener].kind in BOUNDARIES or words[opener].kind is Kind.VERB:
            return False
    return False

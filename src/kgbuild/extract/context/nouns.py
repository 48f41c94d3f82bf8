"""What is a noun: verbs that name what was done (对甲的关注, 遭到调查), and pieces of nouns."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.context.ahead import REACH
from kgbuild.extract.context.rule import EDGE, Context, at
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word

_MONTHS = frozenset(f"{n}月" for n in "一二三四五六七八九十") | {"十一月", "十二月"}
_BUILT_ANEW = frozenset(age + house for age in "新老旧" for house in "馆厂桥楼站校址店院")
_EVENTS = frozenset("革命 事件 运动 战争 起义 政变 危机 暴动 会战 党 会议".split())
_PROGRAMMES = frozenset("行动 工程 计划 专项 试点 机制 体系 行动计划 行动方案".split())
_FIELD_LIST = frozenset(
    {*NOMINAL, Kind.VERB, Kind.ADJECTIVE, Kind.DE, Kind.LIST_MARK, Kind.COORDINATOR}
)
_MODIFYING = frozenset({"nmod", "compound"})
_COMPOUNDING = frozenset({Kind.NOUN, Kind.ADJECTIVE, Kind.LIST_MARK, Kind.DE})
#: Between what is agreed on and the agreement, of so many words.
_AGREED = frozenset({Kind.NOUN, Kind.ADJECTIVE, Kind.VERB})
_AGREED_ON = 4
_OBJECT_OPENERS = frozenset(
    {Kind.ASPECT, Kind.PRONOUN, Kind.DETERMINER, Kind.NUMBER, Kind.TIME, Kind.PREPOSITION}
) | {Kind.ADJECTIVE, Kind.OPEN, Kind.PARTICLE, Kind.RANGE, Kind.BA, Kind.BEI, Kind.YOU}


@at({"前", "后"}, kinds={Kind.LOCALISER})
def phase(here: Context) -> Kind | None:
    """灾后重建: after what, which is part of the noun."""
    return Kind.NOUN if here.before.form in w.PHASES and here.after.kind is Kind.NOUN else None


@at(_BUILT_ANEW, kinds={Kind.ADJECTIVE})
def built_anew(here: Context) -> Kind | None:
    """老馆建于1958年, 旧厂停产: what a house had before, or has now, and no quality."""
    return None if here.after.kind in (Kind.NOUN, Kind.ADJECTIVE, Kind.DE) else Kind.NOUN


@at(_MONTHS, kinds={Kind.TIME})
def month_of_event(here: Context) -> Kind | None:
    """十月革命后: a month that is in the name of what happened then."""
    return Kind.NOUN if here.after.form in _EVENTS else None


@at(tags={"v", "vn"})
def first_of_list(here: Context) -> Kind | None:
    """由上街、中街和码头组成: behind 由 a list begins on a noun, whatever its tag."""
    listed = here.before.kind is Kind.YOU and here.after.kind is Kind.LIST_MARK
    return Kind.NOUN if listed else None


@at({"总"})
def short_style(here: Context) -> Kind | None:
    """王总: an office cut short, behind a surname."""
    styled = here.before.tag == "nr" and len(here.before.form) == 1
    return Kind.NOUN if styled else None


@at(kinds={Kind.VERB})
def field(here: Context) -> Kind | None:
    """在设计、制造等领域合作: what is done in a field that a list names."""
    if here.after.kind not in (Kind.LIST_MARK, Kind.COORDINATOR, Kind.ETC):
        return None
    words, end = here.words, here.index + 1
    while end < len(words) - 1 and words[end].kind in _FIELD_LIST:
        end += 1
    closed = end < len(words) - 1 and words[end].kind is Kind.ETC
    if not closed or words[end + 1].form not in w.FIELD_NOUNS:
        return None
    start = here.index - 1
    while start > 0 and words[start].kind in _FIELD_LIST and words[start].form not in w.IN_FIELDS:
        start -= 1
    return Kind.NOUN if start >= 0 and words[start].form in w.IN_FIELDS else None


@at(w.COMPOUND_VERBS, kinds={Kind.VERB})
def compound(here: Context) -> Kind | None:
    """注册资本: a verb that makes one noun with the noun after it."""
    together = here.after.form in w.COMPOUND_VERBS[here.word.form]
    return Kind.NOUN if together else None


@at(tags={"v", "vn"})
def occasion(here: Context) -> Kind | None:
    """应甲邀请, 受甲影响，…, 未经董事会同意，…: what the preposition of a clause governs."""
    if here.word.form not in w.INVITATIONS and here.after.kind is not Kind.COMMA:
        return None
    for opener in reversed(here.words[max(0, here.index - REACH + 1) : here.index]):
        if opener.form in w.OCCASIONS:
            return Kind.NOUN if opener.kind is Kind.PREPOSITION else None
        if opener.kind in BOUNDARIES or opener.kind is Kind.VERB:
            return None
    return None


@at(kinds={Kind.VERB})
def verb_behind_de(here: Context) -> Kind | None:
    """对水质变化的关注: behind 的, a verb is its noun unless it takes an object."""
    if here.before.kind is not Kind.DE:
        return None
    if here.after.kind is Kind.NOUN and len(here.word.form) == 1:
        return Kind.VERB
    return Kind.VERB if here.after.kind in _OBJECT_OPENERS else Kind.NOUN


@at(kinds={Kind.VERB}, tags={"v"})
def within_compound(here: Context) -> Kind | None:
    """开通无人机配送航线, 研究隐私计算、区块链: behind the verb, where the parser takes it so."""
    relation = (here.word.token.relation or "").partition(":")[0]
    inside = here.after.kind is Kind.NOUN and relation in _MODIFYING
    listed = here.after.kind in (Kind.LIST_MARK, Kind.ETC) and relation == "obj"
    if here.before.kind is not Kind.NOUN or len(here.word.form) == 1 or not (inside or listed):
        return None
    start = here.index
    while start > 0 and here.words[start - 1].kind in _COMPOUNDING:
        start -= 1
    if start == 0 or here.words[start - 1].kind is not Kind.VERB:
        return None
    led = here.words[start - 1].form in w.LEADING_OTHERS and here.before.form.endswith(w.ACTORS)
    return None if led else Kind.NOUN  # 推动企业改造设备


@at(w.FEELINGS, kinds={Kind.VERB})
def feeling(here: Context) -> Kind | None:
    """向甲表示衷心感谢: what is expressed, at the end of its clause."""
    if not here.closes and here.after.kind is not Kind.COORDINATOR:
        return None
    for word in reversed(here.words[max(0, here.index - REACH) : here.index]):
        if word.form in w.EXPRESSING:
            return Kind.NOUN
        led = word.form in w.HEARTILY or word.form in w.FEELINGS
        if not led and word.kind not in (Kind.DE, Kind.COORDINATOR, Kind.ASPECT):
            return None
    return None


@at(w.HEARTILY, kinds={Kind.ADVERB, Kind.VERB, Kind.NOUN})
def heartily(here: Context) -> Kind | None:
    """表示衷心感谢: how heartily, before what is expressed."""
    expressed = here.before.form in w.EXPRESSING
    return Kind.ADJECTIVE if expressed and here.after.form in w.FEELINGS else None


@at(kinds={Kind.VERB, Kind.ADVERB, Kind.PREPOSITION}, tags={"v", "vd", "vn", "d"})
def agreed_action(here: Context) -> Kind | None:
    """签署联合开发协议: what is agreed on, between the signing and the agreement."""
    words, start, end = here.words, here.index, here.index + 1
    while start > 0 and words[start - 1].kind in (Kind.NOUN, Kind.ADJECTIVE):
        start -= 1
    if start and words[start - 1].kind is Kind.ASPECT:
        start -= 1
    if not start or words[start - 1].form not in w.SIGNING:
        return None
    while end < len(words) and words[end].kind in _AGREED and end - here.index < _AGREED_ON:
        end += 1
    agreement = words[end - 1]
    signed = end - 1 > here.index and agreement.form.endswith(tuple(w.AGREEMENTS))
    return Kind.NOUN if signed and agreement.kind is Kind.NOUN else None


@at(kinds={Kind.VERB}, tags={"v"})
def of_programme(here: Context) -> Kind | None:
    """实施产业链提升行动: what a programme is for, behind the verb of its clause."""
    named = here.after.form in _PROGRAMMES and here.before.kind is Kind.NOUN
    if not named or here.before.form.endswith(w.ACTORS) or here.word.form in w.MAKING:
        return None
    start = here.index
    while start > 0 and here.words[start - 1].kind in _COMPOUNDING:
        start -= 1
    return Kind.NOUN if start > 0 and here.words[start - 1].kind is Kind.VERB else None


@at(kinds={Kind.VERB})
def sufferer(here: Context) -> Kind | None:
    """水库管理遭到批评: what is done to something, and suffers in turn."""
    suffers = here.after.form in w.PASSIVE_LIGHT and here.before.kind is Kind.NOUN
    return Kind.NOUN if suffers and len(here.word.form) > 1 else None


@at(w.ACCIDENTS, kinds={Kind.VERB})
def accident(here: Context) -> Kind | None:
    """发生氨气泄漏: what happens somewhere, with what it happens to."""
    start = here.index - 1
    while start > 0 and here.words[start].kind in (Kind.NOUN, Kind.NUMBER, Kind.ADJECTIVE):
        start -= 1
    happens = start >= 0 and here.words[start].form in w.HAPPENING and start < here.index - 1
    ends = here.after.kind not in (Kind.NOUN, Kind.ASPECT, Kind.NUMBER)
    return Kind.NOUN if happens and ends else None


@at(kinds={Kind.VERB})
def task_of_office(here: Context) -> Kind | None:
    """任采购经理: what an office is about."""
    held = here.before.form in w.OFFICE_VERBS and here.after.kind is Kind.NOUN
    plain = len(here.word.form) > 1 and here.word.form not in w.OFFICE_VERBS
    return Kind.NOUN if held and plain else None


@at(kinds={Kind.VERB})
def described_action(here: Context) -> Kind | None:
    """甲的重要讲话，…: behind 的 and an adjective, a verb that ends its clause."""
    described = here.index > 1 and here.words[here.index - 2].kind is Kind.DE
    described = described and here.before.kind is Kind.ADJECTIVE
    return Kind.NOUN if described and _ends(here) else None


@at(kinds={Kind.VERB})
def brought_action(here: Context) -> Kind | None:
    """遭到甲调查，…: the last verb names what the light verb brings."""
    if here.before.kind not in (Kind.NOUN, Kind.ADJECTIVE) or not _ends(here):
        return None
    return Kind.NOUN if _light_before(here.words, here.index) else None


def _ends(here: Context) -> bool:
    """Tell whether a word of several characters stands right before a mark."""
    marked = here.after.kind in (Kind.COMMA, Kind.STOP) and here.after is not EDGE
    return marked and len(here.word.form) > 1


def _light_before(words: Sequence[Word], index: int) -> bool:
    for word in reversed(words[max(0, index - 8) : index]):
        if word.form in w.LIGHT_VERBS or word.form in w.ANSWERING:
            return True
        if word.kind not in NOMINAL and word.kind not in (Kind.ADJECTIVE, Kind.DE, Kind.ASPECT):
            return False
    return False

"""What is a verb, and no noun, adverb or modal: 没有, 计划, 新建, 现任."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.context.ahead import REACH, nominal_then_verb, verb_ahead
from kgbuild.extract.context.rule import EDGE, Context, at
from kgbuild.extract.kinds import BOUNDARIES, NAMES, NOMINAL, Kind, Word, is_office, opens_nominal

_PLANS = w.CONTROL_VERBS | w.PLAN_VERBS.keys()
_ABOUT = frozenset("对 对于 就 关于 针对 围绕 按 按照 根据 依据".split())
_SPEAKING = (*w.DOCUMENTS, *w.MEETINGS, "部门", "负责人")
_BY_WHOM = (
    *(Kind.NOUN, Kind.LIST_MARK, Kind.COORDINATOR, Kind.ETC),
    *(Kind.PREPOSITION, Kind.TIME, Kind.ADVERB),
)
_RESULTS = frozenset("为成作做到至")
_COPULAS = frozenset("为 是".split())
_OF_NAMES = frozenset(
    "证券 股票 基金 债券 英文 中文 拉丁 拉丁文 日文 法文 公司英文".split()
)  # 证券|简称
_NO_OFFICE = frozenset("nr v r u p".split())  # tags


@at(w.FORMULAS, kinds={Kind.NOUN}, tags={"vn"})
def formula(here: Context) -> Kind:
    """预祝大会成功: what a speaker says and does at once."""
    return Kind.VERB


@at(w.PROMISING, kinds={Kind.NOUN}, tags={"vn", "v"})
def promising(here: Context) -> Kind | None:
    """…致歉，承诺公司将承担费用: what somebody says of a house, and no house of that name."""
    index = here.index + 2
    ahead = here.words[index] if index < len(here.words) else EDGE
    says = here.opens and here.after.form in w.BARE_HOUSES
    told = ahead.kind in (Kind.MODAL, Kind.ADVERB, Kind.NEGATION, Kind.VERB)
    return Kind.VERB if says and told else None


@at({"没有", "没", "无", "非"}, kinds={Kind.NEGATION})
def absence(here: Context) -> Kind | None:
    """没有锅炉: without a verb to negate, there is none of something."""
    return None if verb_ahead(here.words, here.index) else Kind.VERB


@at({"不是"}, kinds={Kind.NEGATION})
def negated_copula(here: Context) -> Kind:
    """甲不是乙: the copula, unless a modal follows (不是要限制乙)."""
    return Kind.NEGATION if here.after.kind is Kind.MODAL else Kind.VERB


@at({"有"}, kinds={Kind.VERB})
def presenting(here: Context) -> Kind | None:
    """甲，有学者认为就是乙: there are some who think so, and nothing has them."""
    says = here.words[here.index + 2].form if here.index + 2 < len(here.words) else ""
    opining = here.after.form in w.OPINING and says in w.SAY_VERBS
    return Kind.PARTICLE if opining else None


@at({"每逢", "每当", "每到", "每至"}, kinds={Kind.VERB})
def recurring_time(here: Context) -> Kind | None:
    """每逢西风，甲…: when it is so each time, and nothing that somebody meets."""
    ahead = here.words[here.index + 1 : here.index + 5]
    parted = any(word.kind is Kind.COMMA for word in ahead)
    return Kind.PREPOSITION if here.opens and parted else None


@at({"加上", "再加上", "加之"}, kinds={Kind.VERB})
def added_reason(here: Context) -> Kind | None:
    """由于产品老化，加上乡镇企业抢占市场，…: one reason more, which nobody adds."""
    told = here.after.kind in (Kind.NOUN, Kind.PRONOUN)
    reasons = here.words[max(0, here.index - REACH) : here.index]
    given = any(word.form in ("由于", "因为", "因") for word in reasons)
    return Kind.LINK if here.opens and told and given else None


@at(frozenset("主演 编剧 导演 监制 作曲 作词 摄影 演唱 主讲 翻译".split()), kinds={Kind.NOUN})
def credited(here: Context) -> Kind | None:
    """由甲、乙等主演: behind those by whom, what they did."""
    if not (here.closes or here.after.kind is Kind.DE):
        return None
    for word in reversed(here.words[: here.index]):
        if word.kind is Kind.YOU:
            return Kind.VERB if here.before.kind is not Kind.YOU else None
        if word.kind not in (Kind.NOUN, Kind.LIST_MARK, Kind.COORDINATOR, Kind.ETC):
            return None
    return None


@at(kinds={Kind.NOUN}, tags={"vn"})
def done_by(here: Context) -> Kind | None:
    """由甲于1932年首次描述: what closes a clause that tells by whom is what they did."""
    if not here.closes or here.before.kind in (Kind.YOU, Kind.DE, Kind.ADJECTIVE):
        return None
    for word in reversed(here.words[: here.index]):
        if word.kind is Kind.YOU:
            return Kind.VERB
        if word.kind not in _BY_WHOM:
            return None
    return None


@at(frozenset("享年 终年 享寿 得年 存年 世寿".split()), kinds={Kind.NOUN})
def lived(here: Context) -> Kind | None:
    """因病逝世，享年86岁: how old somebody became."""
    return Kind.VERB if here.opens and here.after.kind in (Kind.NUMBER, Kind.TIME) else None


# Modals and plans ------------------------------------------------------------------------


@at({"将"}, tags={"p", "d"})
def moving_or_coming(here: Context) -> Kind:
    """将甲送到乙, where 将 moves something, and 将于明年建成, where it is of what is to come."""
    after, index = here.after, here.index
    described = opens_nominal(here.words, index + 2)  # 将全部手稿捐给乙, 将旧教室改成丙
    whole = described and after.form in w.WHOLES
    if after.form in w.ADVERBIAL_NOUNS and after.kind is Kind.NOUN and not whole:
        return Kind.MODAL  # 将客场挑战甲
    if after.kind is Kind.TIME and not _turned_into(here.words, here.index):
        return Kind.MODAL  # 将每年为甲培养乙
    nominal = after.kind in NOMINAL or after.kind is Kind.OPEN or whole
    nominal = nominal or (described and after.kind is Kind.ADJECTIVE and after.tag == "a")
    return Kind.BA if nominal and nominal_then_verb(here.words, index) else Kind.MODAL


def _turned_into(words: Sequence[Word], index: int) -> bool:
    """将今年定为丰收年: tell whether the verb ahead says what becomes of a time."""
    clause = words[index + 1 : index + REACH]
    end = next((i for i, word in enumerate(clause) if word.kind in BOUNDARIES), len(clause))
    verbs = [i for i, word in enumerate(clause[:end]) if word.kind is Kind.VERB]
    return any(word.form[-1:] in _RESULTS for i in verbs for word in clause[i : min(i + 2, end)])


@at(kinds={Kind.MODAL})
def modal_alone(here: Context) -> Kind | None:
    """他会英语: a modal with no verb ahead is the verb."""
    if verb_ahead(here.words, here.index):
        return None
    planned = w.MODALS.get(here.word.form) == "planned" and here.after.kind is Kind.COORDINATOR
    if planned and nominal_then_verb(here.words, here.index + 1):
        return None  # 拟与乙设立丙
    return Kind.VERB if here.word.tag == "v" else here.word.kind


@at(_PLANS, kinds={Kind.NOUN}, tags={"n"})
def plan(here: Context) -> Kind:
    """甲计划兴建乙: a plan that directly precedes a verb is the verb."""
    planned = _verb_next(here) and not _governed(here.words, here.index)
    return Kind.VERB if planned else here.word.kind


def _verb_next(here: Context) -> bool:
    """Tell whether a verb follows at once, or after adverbs only."""
    if here.before.kind in (Kind.DETERMINER, Kind.DE, Kind.PREPOSITION, Kind.ADJECTIVE):
        return False  # 新计划提出…
    for word in here.words[here.index + 1 : here.index + 4]:
        if word.kind is Kind.VERB:
            return word.form not in w.COPULAS
        if word.form in w.BUILDING and word.tag != "vn":
            return True  # 计划新建/ns
        if word.kind is not Kind.ADVERB:
            return False
    return False


def _governed(words: Sequence[Word], index: int) -> bool:
    """对这一计划表示欢迎: tell whether a preposition governs the noun at ``index``."""
    start = index - 1
    while start > 0 and words[start].kind in (*NOMINAL, Kind.DE, Kind.ADJECTIVE):
        start -= 1
    return start >= 0 and words[start].form in _ABOUT


@at({"明确", "要求", "规定"}, kinds={Kind.NOUN, Kind.ADJECTIVE})
def stipulating(here: Context) -> Kind | None:
    """《方案》明确，…, 会议要求，…: what a document or a meeting says, before a comma."""
    start = here.index
    while start > 0 and here.words[start - 1].kind in (Kind.NOUN, Kind.OPEN, Kind.CLOSE):
        start -= 1
    alone = start < here.index and (start == 0 or here.words[start - 1].kind in BOUNDARIES)
    before = here.before
    says = before.kind is Kind.CLOSE or before.tag == "nt" or before.form.endswith(_SPEAKING)
    return Kind.VERB if alone and says and here.after.kind is Kind.COMMA else None


# Nouns of action that act ----------------------------------------------------------------


@at(kinds={Kind.NOUN}, tags={"vn"})
def planned_action(here: Context) -> Kind | None:
    """准备收购甲: what a plan is to do to something named."""
    planned = here.before.kind is Kind.VERB and here.before.form in w.PLAN_VERBS
    return Kind.VERB if planned and here.after.tag in NAMES else None


@at(w.MAKING | w.BUILDING | w.ACTING_ON, kinds={Kind.NOUN}, tags={"vn"})
def asked_for(here: Context) -> Kind | None:
    """支持甲公司建设仓库: what somebody named behind a verb of asking is to do."""
    words, start = here.words, here.index
    while start > 0 and words[start - 1].kind in (Kind.NOUN, Kind.LIST_MARK, Kind.COORDINATOR):
        start -= 1
    asked = start > 0 and words[start - 1].form in w.LEADING_OTHERS
    if not asked or not here.before.form.endswith(w.ACTORS) or here.after.kind is not Kind.NOUN:
        return None
    end = here.index
    while end < len(words) and words[end].kind not in BOUNDARIES:
        end += 1
    return None if words[end - 1].tag == "vn" else Kind.VERB


@at(tags={"vn"})
def spending(here: Context) -> Kind | None:
    """投资三十五亿元建设甲: what money is spent to do."""
    if here.after.kind not in NOMINAL:
        return None
    start = here.index - 1
    while start > 0 and here.words[start].kind is Kind.NUMBER:
        start -= 1
    spends = start < here.index - 1 and here.words[start].form in w.SPENDING
    return Kind.VERB if spends and here.before.form.endswith(("元", "款", "金")) else None


@at(w.MEANING_NOUNS)
def meaning(here: Context) -> Kind | None:
    """名为甲, 意为乙: the noun before 为 is the verb."""
    return Kind.VERB if here.after.form == "为" and here.after.tag == "v" else None


# What a count says is the verb -----------------------------------------------------------


@at(w.STOCK_VERBS)
def stock(here: Context) -> Kind | None:
    """现有职工260人: how many there are."""
    return Kind.VERB if here.opens and _counted_ahead(here.words, here.index) else None


@at(w.BUILDING)
def building(here: Context) -> Kind | None:
    """全市新建学校六所, 还将新建5号线: what is built, counted or still to come."""
    if here.before.kind is Kind.MODAL or here.before.form in w.PLAN_VERBS:
        return None if here.after is EDGE else Kind.VERB
    modifies = here.before.kind in (Kind.DE, Kind.PREPOSITION, Kind.NUMBER)
    if here.after.kind not in (Kind.NOUN, Kind.ADJECTIVE) or modifies:
        return None
    return Kind.VERB if _counted_ahead(here.words, here.index) else None


def _counted_ahead(words: Sequence[Word], index: int) -> bool:
    """现有职工260人: tell whether a number ends the clause."""
    for position in range(index + 1, min(index + REACH, len(words))):
        kind = words[position].kind
        if kind in BOUNDARIES:
            last = words[position - 2 : position]  # 260|人
            return any(word.kind is Kind.NUMBER for word in last) and position > index + 2
        if kind not in (Kind.NOUN, Kind.NUMBER, Kind.ADJECTIVE):
            return False
    return False


# Verbs that stay what they are -----------------------------------------------------------


@at(kinds={Kind.VERB}, tags={"v"})
def behind_suo(here: Context) -> Kind | None:
    """甲所经营的乙: behind 所 stands a verb."""
    return Kind.VERB if here.before.form == "所" else None


@at(w.SERVING_VERBS, kinds={Kind.VERB})
def serving(here: Context) -> Kind | None:
    """…，现任青河市副市长。: offices, and nobody who holds them, follow to the clause's end."""
    last = here.word
    for word in here.words[here.index + 1 :]:
        if word.kind in (Kind.COMMA, Kind.STOP):
            break
        if word.tag in _NO_OFFICE:
            return None
        last = word
    return Kind.VERB if last is not here.word and is_office(last) else None


@at(w.NAME_NOUNS, kinds={Kind.NOUN})
def called_so(here: Context) -> Kind | None:
    """甲县古称乙, 该校原名为丙: between what is called so and its name stands a verb."""
    before, index = here.before, here.index + 1 + (here.after.form in _COPULAS)
    bearer = before.kind is Kind.PRONOUN or before.tag in NAMES
    if before.tag == "n" and before.form not in _OF_NAMES:
        bearer = index < 3 or here.words[here.index - 2].kind in BOUNDARIES
    name = here.words[index] if index < len(here.words) else EDGE
    named = name.tag in NAMES or name.kind is Kind.OPEN
    return Kind.VERB if bearer and named else None


@at(kinds={Kind.VERB})
def with_aspect(here: Context) -> Kind | None:
    """通过了: only a verb takes an aspect."""
    return Kind.VERB if here.after.kind is Kind.ASPECT else None

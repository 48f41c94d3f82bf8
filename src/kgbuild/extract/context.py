"""What only a word's neighbours tell: verb or noun, verb or preposition.

One pass from left to right over the words of a sentence; each decision looks at most a
clause ahead.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.acting import has_part, lost_days, parts_in_relatives, serves_as
from kgbuild.extract.governing import (
    affected,
    from_where,
    invited,
    kind_of_wei,
    nominal_then_action,
    nominal_then_verb,
    on_occasion,
    talked_about,
)
from kgbuild.extract.kinds import BOUNDARIES, NAMES, NOMINAL, PREVERBAL, Kind, Word, is_office

_OBJECT_OPENERS = frozenset(
    {Kind.ASPECT, Kind.PRONOUN, Kind.DETERMINER, Kind.NUMBER, Kind.TIME, Kind.PREPOSITION}
) | {Kind.ADJECTIVE, Kind.OPEN, Kind.PARTICLE, Kind.RANGE, Kind.BA, Kind.BEI, Kind.YOU}

_BEFORE_QUALITY = PREVERBAL | {Kind.NOUN, Kind.PRONOUN}
_TELLS_AGE = PREVERBAL | {Kind.VERB, Kind.RANGE}
_DATED = PREVERBAL | {Kind.VERB, Kind.BEI, Kind.PREPOSITION, Kind.LOCALISER, Kind.BA, Kind.YOU}
_BEFORE_VERB = _BEFORE_QUALITY | {Kind.LOCALISER}
_ABOUT = frozenset("对 对于 就 关于 针对 围绕 按 按照 根据 依据".split())
_PLANS = w.CONTROL_VERBS | w.PLAN_VERBS.keys()
_MYRIADS = frozenset(
    power + unit for power in "千万亿" for unit in "人 名 户 家 个 次 元 亩 吨 册 件 辆 台".split()
)
_RESULTS = frozenset("为成作做到至")
_REACH = 12  # words that a decision looks ahead
_ADDRESSED = NOMINAL | {
    Kind.ADJECTIVE,
    Kind.DE,
    Kind.LIST_MARK,
    Kind.COORDINATOR,
    Kind.COMMA,
    Kind.LOCALISER,
}


def in_context(words: list[Word]) -> list[Word]:
    """Decide what only the neighbours tell, in one pass from left to right."""
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        after = words[index + 1] if index + 1 < len(words) else None
        kind = _kind_in_context(words, index, word, before, after)
        if kind is not word.kind:
            words[index] = Word(word.token, kind)
    parts_in_relatives(words)
    lost_days(words)
    _verbs_of_action(words)
    _charges(words)
    _close_vocatives(words)
    return words


def _charges(words: list[Word]) -> None:
    """以违规披露信息罪判处: what somebody is charged with is a noun, verbs in it too."""
    for index, word in enumerate(words):
        if word.form not in w.CHARGING:
            continue
        clause = words[index + 1 : index + _REACH]
        ends = (i for i, other in enumerate(clause) if other.kind in BOUNDARIES)
        crimes = (i for i, other in enumerate(clause) if other.form.endswith("罪"))
        crime = next(crimes, len(clause))
        if crime < next(ends, len(clause)):
            for place in range(index + 1, index + 1 + crime):
                if words[place].kind in (Kind.VERB, Kind.ADVERB, Kind.ADJECTIVE):
                    words[place] = Word(words[place].token, Kind.NOUN)


def _close_vocatives(words: list[Word]) -> None:
    """Part those who are spoken to from what they are told (各位同事|公司成立了…).

    A speech opens with them, and a transcript runs them into the first sentence.
    """
    _close_salutation(words)
    position = 0
    while (end := _vocative(words, position)) > position:
        position = end
    greeted = position + 1 < len(words) and words[position].form in w.GREETED
    if greeted and words[position + 1].form in w.GREETINGS:
        position += 2
    elif position < len(words) and words[position].form in w.WHOLE_GREETINGS:
        position += 1
    elif not position or position >= len(words) or words[position].kind not in NOMINAL:
        return
    for index in range(position):
        words[index] = Word(words[index].token, Kind.STOP)


def _close_salutation(words: list[Word]) -> None:
    """尊敬的各位领导和各位在线的朋友们大家好: from the first form of address to the greeting."""
    for greeting, word in enumerate(words):
        whole = word.form in w.WHOLE_GREETINGS
        parted = word.form in w.GREETED and greeting + 1 < len(words)
        if not whole and not (parted and words[greeting + 1].form in w.GREETINGS):
            continue
        start = greeting
        while start and (words[start - 1].kind in _ADDRESSED or words[start - 1].tag in "ad"):
            start -= 1
        openers = [i for i in range(start, greeting) if words[i].form in w.ADDRESSES]
        for index in range(openers[0] if openers else greeting, greeting + (1 if whole else 2)):
            words[index] = Word(words[index].token, Kind.STOP)


def _vocative(words: Sequence[Word], start: int) -> int:
    """Return the index after one form of address at ``start``, or ``start``."""
    position = start
    if position + 1 < len(words) and words[position].form in ("尊敬", "亲爱"):
        position += 2
    if position + 1 < len(words) and words[position].form in ("各位", "诸位"):
        noun = position + 1
        named = words[noun].kind is Kind.NOUN and words[noun].tag not in NAMES
        position = noun + named
    elif position < len(words) and words[position].form.endswith("们"):
        if words[position].kind is not Kind.NOUN:
            return start
        position += 1
    else:
        return start
    marks = (Kind.COMMA, Kind.LIST_MARK, Kind.COORDINATOR)
    more = position + 1 < len(words) and words[position].kind in marks
    return position + 1 if more else position


def _verbs_of_action(words: list[Word]) -> None:
    """Let a noun of action be the verb of a clause that has no other (公司生产/vn 软件)."""
    start, stated = 0, False
    shared = False  # 由甲编剧，乙导演: what several have a part in
    for end in range(len(words) + 1):
        if end < len(words) and words[end].kind not in (Kind.COMMA, Kind.STOP):
            continue
        verbal = any(_predicates(words, i) for i in range(start, end))
        closes = end == len(words) or words[end].kind is Kind.STOP
        closes = closes or (end + 1 < len(words) and words[end + 1].kind is Kind.LINK)
        if not verbal:
            for index in range(start, end - 1):
                opens = index == start
                if words[index].tag != "vn" or (opens and not (stated and closes)):
                    continue
                if _acts(words, index, opens=opens):
                    words[index] = Word(words[index].token, Kind.VERB)
                    verbal = True
                    break
        if not verbal and end - start > 2 and words[end - 1].tag == "vn":
            agent = words[end - 2].kind is Kind.NOUN and words[end - 1].kind is Kind.NOUN
            if agent and any(word.kind is Kind.YOU for word in words[start : end - 2]):
                words[end - 1] = Word(words[end - 1].token, Kind.VERB)  # 由甲管理
                verbal = True
        announced = start < end < len(words) and words[end - 1].form in w.ANNOUNCING
        if not verbal and announced and end - start > 1:
            words[end - 1] = Word(words[end - 1].token, Kind.VERB)  # 甲公司10月8日公告，…
            verbal = True
        if not verbal and end - start > 1:
            shared = shared or any(word.kind is Kind.YOU for word in words[start : end - 2])
            verbal = shared and has_part(words, end - 1)
        shared = shared and verbal
        start, stated = end + 1, stated or verbal


def _predicates(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word is the predicate of its clause, not of a relative clause."""
    if words[index].kind not in (Kind.VERB, Kind.BEI):
        return False
    return index + 1 >= len(words) or words[index + 1].kind is not Kind.DE


def _acts(words: Sequence[Word], index: int, *, opens: bool) -> bool:
    before = words[index - 1].kind if index else Kind.STOP
    after = words[index + 1]
    takes_object = after.kind in (Kind.NOUN, Kind.NUMBER, Kind.DETERMINER, Kind.PRONOUN)
    placed = opens or before in _BEFORE_VERB
    if after.form in w.COMPOUND_VERBS.get(words[index].form, ()):
        return False  # 常住人口870万人
    return takes_object and placed and words[index].kind is Kind.NOUN


def _joins_digits(word: Word, before: Word | None, after: Word | None) -> bool:
    """The comma of 4,000 and the point of 5.2%, which the tagger cuts off."""
    return (
        before is not None
        and after is not None
        and before.form[-1:].isdigit()
        and after.form[:1].isdigit()
        and before.token.span.end == word.token.span.start
        and word.token.span.end == after.token.span.start
        and word.token.text in (",", ".")
    )


def _kind_in_context(
    words: Sequence[Word], index: int, word: Word, before: Word | None, after: Word | None
) -> Kind:
    form, kind = word.form, word.kind
    if kind is Kind.NOUN and word.tag == "vn" and form in w.FORMULAS:
        return Kind.VERB  # 预祝大会成功
    if kind is Kind.COMMA or form == ".":
        return Kind.NUMBER if _joins_digits(word, before, after) else kind
    if (
        kind is Kind.NEGATION
        and form in ("没有", "没", "无", "非")
        and not _verb_ahead(words, index)
    ):
        return Kind.VERB
    if kind is Kind.NEGATION and form == "不" and after is not None and after.form in ("但", "单"):
        return Kind.LINK  # 不但, which the tagger cuts
    if form == "单" and before is not None and before.form == "不" and before.kind is Kind.LINK:
        return Kind.LINK
    if form == "有" and after is not None and after.form == "的" and _opens(before):
        return Kind.DETERMINER  # 有的县
    if kind is Kind.NEGATION and form == "不是":
        return Kind.VERB
    if form == "将" and word.tag in ("p", "d"):
        return _kind_of_jiang(words, index, after)
    if (form == "应" and invited(words, index)) or (form == "受" and affected(words, index)):
        return Kind.PREPOSITION
    if (form == "就" and talked_about(words, index)) or (
        kind is Kind.YOU and from_where(words, index)
    ):
        return Kind.PREPOSITION
    if kind is Kind.MODAL and not _verb_ahead(words, index):
        return Kind.VERB if word.tag == "v" else kind
    if form == "为" and kind in (Kind.VERB, Kind.PREPOSITION):
        return kind_of_wei(words, index, before, after)
    if form in w.MEANING_NOUNS and after is not None and after.form == "为" and after.tag == "v":
        return Kind.VERB
    if form in w.UNTIL and after is not None and after.kind in (Kind.TIME, Kind.NUMBER):
        return Kind.PREPOSITION
    if word.tag in ("m", "t") and (counted := _count(words, index, before, after)) is not None:
        return counted
    if form in w.DIRECTIONS and after is not None and after.form in w.BORDERING:
        return Kind.ADVERB  # 东与甲接壤
    if form == "是" and after is not None and after.form == "指" and after.tag == "v":
        return Kind.ADVERB  # 甲是指…
    if form == "未经" and after is not None and after.kind in NOMINAL | {Kind.VERB}:
        return Kind.PREPOSITION  # 未经批准, …
    if word.tag == "vn" and after is not None and after.kind in NOMINAL and _spent(words, index):
        return Kind.VERB
    if word.tag == "vn" and kind is Kind.NOUN and _planned(before, after):
        return Kind.VERB  # 准备收购甲
    if form in w.STOCK_VERBS | w.BUILDING and _counts(words, index, before, after):
        return Kind.VERB
    if form in ("前", "后") and kind is Kind.LOCALISER and _phase(before, after):
        return Kind.NOUN  # 灾后重建
    if before is not None and before.kind is Kind.NUMBER and _counts_on(word):
        return Kind.NUMBER
    if form in ("前", "上", "下") and kind is Kind.LOCALISER and _counts_back(before, after):
        return Kind.DETERMINER  # 较前一日
    if form in w.ON_SIDES and before is not None and before.kind in NOMINAL:
        return Kind.ADVERB  # 甲一方面…, 另一方面…
    if form == "较" and after is not None and nominal_then_verb(words, index):
        return Kind.PREPOSITION  # 成交额较前一日放大
    ends = after is not None and after.kind is Kind.COMMA
    if word.tag in ("v", "vn") and (form in w.INVITATIONS or ends) and on_occasion(words, index):
        return Kind.NOUN
    if form == "其中" and (before is None or before.kind in BOUNDARIES):
        return Kind.LINK
    if form in w.ADDING_UP and after is not None and after.tag == "v":
        return Kind.ADVERB
    if form in w.AGING and _tells_age(words, index):
        return Kind.DETERMINER
    if form == "兼" and before is not None and before.kind is Kind.NOUN:
        return Kind.COORDINATOR
    if form == "总" and before is not None and before.tag == "nr" and len(before.form) == 1:
        return Kind.NOUN
    if form == "到" and kind is Kind.VERB and after is not None and after.kind is Kind.TIME:
        due = (
            _opens(before) and words[index + 2 : index + 3] and words[index + 2].kind is Kind.COMMA
        )
        return Kind.PREPOSITION if due or nominal_then_verb(words, index) else kind
    if form in ("在", "到", "至") and kind in (Kind.VERB, Kind.PREPOSITION, Kind.ADVERB):
        dated = before is not None and before.kind in (Kind.TIME, Kind.NUMBER)
        if dated and after is not None and after.kind in (Kind.TIME, Kind.NUMBER):
            return Kind.RANGE
        if form == "在" and kind is Kind.VERB and nominal_then_verb(words, index):
            return Kind.PREPOSITION
        return kind
    if kind is Kind.VERB and before is not None and before.kind is Kind.DE:
        return _after_de(words, index, after)
    if kind is Kind.VERB and before is not None and before.form == "所" and word.tag == "v":
        return kind
    if kind is Kind.ADJECTIVE:
        return _adjective(word, before, after)
    lived = before is not None and (before.tag == "nr" or before.form in ("他", "她"))
    if form in w.LIFETIMES and lived:
        return kind if after is None or after.kind in (Kind.DE, Kind.NOUN) else Kind.ADVERB
    if form in w.ADVERBIAL_NOUNS and kind in (Kind.NOUN, Kind.TIME):
        return kind if _is_noun_here(words, index, after) else Kind.ADVERB
    if kind is Kind.VERB and after is not None:
        return _verb(words, index, before, after)
    if form == "等" and kind is not Kind.ETC and before is not None:
        return Kind.ETC
    if kind is Kind.NOUN and word.tag == "n" and form in _PLANS:
        # 甲 计划/n 兴建 乙: a plan that directly precedes a verb is the verb.
        planned = _verb_next(words, index) and not _governed(words, index)
        return Kind.VERB if planned else kind
    return kind


def _count(
    words: Sequence[Word], index: int, before: Word | None, after: Word | None
) -> Kind | None:
    """Tell numbers that order clauses, date or modify a verb; ``None`` where nothing tells."""
    word = words[index]
    form, kind = word.form, word.kind
    if kind is Kind.NUMBER and _ordinal_opener(word, before, after):
        return Kind.LINK
    if kind is Kind.NUMBER and form.endswith("岁") and _at_an_age(before, after):
        return Kind.TIME  # 十二岁考入甲
    if kind is Kind.TIME and before is not None and before.form in w.SENTENCES:
        return Kind.NUMBER  # 有期徒刑三年: for how long, not when
    if word.tag == "t" or after is None:
        return None
    if "比" in form and after.kind is Kind.VERB:
        return Kind.ADVERB  # 2比1击败甲
    if kind is Kind.ADVERB and form.startswith("第") and _meets(words, index):
        return Kind.NUMBER  # 第30次常务会议
    if form.endswith("次"):
        return Kind.ADVERB if after.kind in (Kind.VERB, *PREVERBAL) else kind  # 两次调整
    return None


def _is_noun_here(words: Sequence[Word], index: int, after: Word | None) -> bool:
    """Tell 全力发展, where a noun says how, from 全场观众 and 在合龙现场介绍."""
    if after is not None and after.kind in (Kind.NOUN, Kind.DE):
        return True
    placed = index > 1 and words[index - 2].form == "在" and words[index].form.endswith("场")
    return placed and words[index - 1].kind is Kind.NOUN


def _kind_of_jiang(words: Sequence[Word], index: int, after: Word | None) -> Kind:
    """Tell the 将 that moves something (将甲送到乙) from the one of what is to come."""
    nominal = after is not None and (after.kind in NOMINAL or after.kind is Kind.OPEN)
    if after is not None and after.form in w.ADVERBIAL_NOUNS and after.kind is Kind.NOUN:
        return Kind.MODAL  # 将客场挑战甲
    if after is not None and after.kind is Kind.TIME and not _turned_into(words, index):
        return Kind.MODAL  # 将每年为甲培养乙
    return Kind.BA if nominal and nominal_then_verb(words, index) else Kind.MODAL


def _counts(words: Sequence[Word], index: int, before: Word | None, after: Word | None) -> bool:
    """全市新建学校六所, 现有职工260人: tell whether a count says that this is the verb."""
    if words[index].form in w.STOCK_VERBS:
        return _opens(before) and _counted_ahead(words, index)
    planned = before is not None and (before.kind is Kind.MODAL or before.form in w.PLAN_VERBS)
    if planned:
        return after is not None  # 还将新建5号线
    modifies = before is not None and before.kind in (Kind.DE, Kind.PREPOSITION, Kind.NUMBER)
    noun = after is not None and after.kind is Kind.NOUN
    return noun and not modifies and _counted_ahead(words, index)


def _tells_age(words: Sequence[Word], index: int) -> bool:
    """现年24岁的甲: tell whether an age and 的 follow."""
    following = words[index + 1 : index + 3]
    aged = len(following) == 2 and following[0].form.endswith("岁")
    return aged and following[1].kind is Kind.DE


def _meets(words: Sequence[Word], index: int) -> bool:
    """Tell whether what is counted is a meeting or what else a noun says, not a deed."""
    following = [word.kind for word in words[index + 1 : index + 3]]
    return following[:1] == [Kind.NOUN] or following == [Kind.ADJECTIVE, Kind.NOUN]


def _turned_into(words: Sequence[Word], index: int) -> bool:
    """将今年定为丰收年: tell whether the verb ahead says what becomes of a time."""
    clause = words[index + 1 : index + _REACH]
    end = next((i for i, word in enumerate(clause) if word.kind in BOUNDARIES), len(clause))
    verbs = [i for i, word in enumerate(clause[:end]) if word.kind is Kind.VERB]
    return any(word.form[-1:] in _RESULTS for i in verbs for word in clause[i : min(i + 2, end)])


def _governed(words: Sequence[Word], index: int) -> bool:
    """对这一计划表示欢迎: tell whether a preposition governs the noun at ``index``."""
    start = index - 1
    while start > 0 and words[start].kind in (*NOMINAL, Kind.DE, Kind.ADJECTIVE):
        start -= 1
    return start >= 0 and words[start].form in _ABOUT


def _counted_ahead(words: Sequence[Word], index: int) -> bool:
    """现有职工260人: tell whether a number ends the clause."""
    for position in range(index + 1, min(index + _REACH, len(words))):
        kind = words[position].kind
        if kind in BOUNDARIES:
            last = words[position - 2 : position]  # 260|人
            return any(word.kind is Kind.NUMBER for word in last) and position > index + 2
        if kind not in (Kind.NOUN, Kind.NUMBER, Kind.ADJECTIVE):
            return False
    return False


def _at_an_age(before: Word | None, after: Word | None) -> bool:
    """Tell an age that dates the verb after it from one that is told (年仅三十四岁)."""
    told = before is not None and before.kind in _TELLS_AGE
    return not told and after is not None and after.kind in _DATED


def _planned(before: Word | None, after: Word | None) -> bool:
    planned = before is not None and before.kind is Kind.VERB and before.form in w.PLAN_VERBS
    return planned and after is not None and after.tag in NAMES


def _phase(before: Word | None, after: Word | None) -> bool:
    opened = before is not None and before.form in w.PHASES
    return opened and after is not None and after.kind is Kind.NOUN


def _counts_back(before: Word | None, after: Word | None) -> bool:
    """前一日, 上两年: behind a preposition and before a number, such a word opens a time."""
    governed = before is not None and before.kind is Kind.PREPOSITION
    return governed and after is not None and after.kind is Kind.NUMBER


def _counts_on(word: Word) -> bool:
    """Tell whether a word behind a number is part of it: 三成以上, 二十余|万人."""
    return word.form in w.ROUGHLY or (word.tag == "n" and word.form in _MYRIADS)


def _ordinal_opener(word: Word, before: Word | None, after: Word | None) -> bool:
    """第三，… and 第一抓…: an ordinal that counts clauses, not things."""
    if not word.form.startswith("第") or after is None or not _opens(before):
        return False
    return after.kind is Kind.COMMA or (after.kind is Kind.VERB and after.tag == "v")


def _opens(before: Word | None) -> bool:
    return before is None or before.kind in BOUNDARIES


def _verb_next(words: Sequence[Word], index: int) -> bool:
    """Tell whether a verb follows at once, or after adverbs only."""
    if index and words[index - 1].kind in (Kind.DETERMINER, Kind.DE, Kind.PREPOSITION):
        return False
    for word in words[index + 1 : index + 4]:
        if word.kind is Kind.VERB:
            return word.form not in w.COPULAS
        if word.form in w.BUILDING and word.tag != "vn":
            return True  # 计划新建/ns
        if word.kind is not Kind.ADVERB:
            return False
    return False


def _verb(words: Sequence[Word], index: int, before: Word | None, after: Word) -> Kind:
    """Find the verbs that are none here: attributes, nouns of action, prepositions."""
    form = words[index].form
    if after.form in w.COMPOUND_VERBS.get(form, ()):
        return Kind.NOUN
    named = words[index + 2].form if index + 2 < len(words) else ""
    if form == "出身" and after.kind is Kind.DE:
        return Kind.ADJECTIVE  # 医生出身的甲
    if form in w.ATTRIBUTIVE_VERBS and is_office(after) and named in ("为", "是"):
        return Kind.ADJECTIVE  # 公司现任董事长为甲
    if serves_as(words, index):
        return Kind.VERB  # …，现任青河市副市长。
    if form in w.ATTRIBUTIVE_VERBS and after.kind is Kind.NOUN:
        clause_opens = before is None or before.kind in BOUNDARIES or before.kind is Kind.DE
        return Kind.ADJECTIVE if clause_opens or form.startswith(("所", "有", "相")) else Kind.VERB
    if form in w.MARKING_PEOPLE and after.tag == "n" and _of_people(before):
        return Kind.ADJECTIVE  # 不少返乡大学生
    if form in w.OFFICE_MODIFIERS and is_office(after):
        return Kind.ADJECTIVE
    if after.kind is Kind.ASPECT:
        return Kind.VERB  # 通过了
    if form in w.PREPOSITION_VERBS and nominal_then_verb(words, index):
        return Kind.PREPOSITION
    if form in w.PARTNERING and nominal_then_action(words, index):
        return Kind.PREPOSITION
    if before is None or len(form) < 2:
        return Kind.VERB
    if after.form in w.PASSIVE_LIGHT and before.kind is Kind.NOUN:
        return Kind.NOUN
    if before.form in w.OFFICE_VERBS and after.kind is Kind.NOUN and form not in w.OFFICE_VERBS:
        return Kind.NOUN
    ends = after.kind in (Kind.COMMA, Kind.STOP)
    if ends and before.kind is Kind.ADJECTIVE and index > 1 and words[index - 2].kind is Kind.DE:
        return Kind.NOUN
    if ends and before.kind in (Kind.NOUN, Kind.ADJECTIVE) and _light_before(words, index):
        return Kind.NOUN
    return Kind.VERB


def _of_people(before: Word | None) -> bool:
    """Tell whether a verb after this word rather marks people than says what somebody does."""
    return before is None or before.kind in (*BOUNDARIES, Kind.NUMBER, Kind.DETERMINER, Kind.DE)


def _light_before(words: Sequence[Word], index: int) -> bool:
    """遭到 + 甲 + 调查: the last verb names what the light verb brings."""
    for word in reversed(words[max(0, index - 8) : index]):
        if word.form in w.LIGHT_VERBS:
            return True
        if word.kind not in NOMINAL and word.kind not in (Kind.ADJECTIVE, Kind.DE, Kind.ASPECT):
            return False
    return False


def _verb_ahead(words: Sequence[Word], index: int) -> bool:
    """Tell whether a verb follows ``index`` before anything that would be an object."""
    for word in words[index + 1 : index + 12]:
        if word.kind in (Kind.VERB, Kind.MODAL, Kind.BEI, Kind.BA, Kind.YOU, Kind.PREPOSITION):
            return True
        if word.form in ("没有", "无"):
            return True
        if word.kind is Kind.ADJECTIVE and word.tag == "a":
            return True
        if word.kind not in (Kind.ADVERB, Kind.NEGATION, Kind.TIME):
            return False
    return False


def _spent(words: Sequence[Word], index: int) -> bool:
    """投资三十五亿元建设甲: tell whether the verb at ``index`` is what money is spent to do."""
    before = index - 1
    while before > 0 and words[before].kind is Kind.NUMBER:
        before -= 1
    spends = before < index - 1 and words[before].form in w.SPENDING
    return spends and words[index - 1].form.endswith(("元", "款", "金"))


def _after_de(words: Sequence[Word], index: int, after: Word | None) -> Kind:
    """A verb right after 的 is its noun (对水质变化的关注) unless it takes an object."""
    if after is not None and after.kind is Kind.NOUN and len(words[index].form) == 1:
        return Kind.VERB
    takes_object = after is not None and after.kind in _OBJECT_OPENERS
    return Kind.VERB if takes_object else Kind.NOUN


def _adjective(word: Word, before: Word | None, after: Word | None) -> Kind:
    """An adjective before a verb is an adverb; closing a clause it is the predicate."""
    if before is not None and before.kind is Kind.DE:
        return Kind.ADJECTIVE
    if word.form[-1] in "式型类" and (after is None or after.kind in BOUNDARIES):
        return Kind.NOUN
    if after is not None and after.kind is Kind.VERB and after.tag == "v":
        return Kind.ADVERB
    if word.form in w.DIMENSIONS and after is not None and after.kind is Kind.NUMBER:
        return (
            Kind.VERB if before is not None and before.kind in _BEFORE_QUALITY else Kind.ADJECTIVE
        )
    closes = after is None or after.kind in BOUNDARIES
    predicated = before is not None and before.kind in _BEFORE_QUALITY
    return Kind.VERB if closes and predicated else Kind.ADJECTIVE

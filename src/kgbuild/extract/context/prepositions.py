"""What is a preposition: 为 and 受 the verbs, 就 the adverb, 应 the modal and their kin.

Each looks at most a clause ahead, and never back beyond one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kgbuild.extract import words as w
from kgbuild.extract.context.ahead import REACH, nominal_then_verb
from kgbuild.extract.context.rule import Context, at
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word

_TURNING = frozenset(
    "转向 转为 转变为 转化为 变为 变成 改为 改成 演变为 演变成 发展为 发展成 升格为 升级为 上升为 "
    "下降为 调整为 提升到 提升至 提高到 提高至 上升到 上升至 下降到 下降至 增加到 增加至 减少到 "
    "减少至 压缩到 压缩至 缩短到 缩短至 扩大到 扩大至 扩展到 延长到 延长至 升至 降至 "
    "增至 减至".split()
)
_REACHING = ("到", "至", "为", "成")
#: Ends of the verbs of what goes from a place (由海口飞往长沙), and what else goes from one.
_LEAVING = ("往", "抵", "赴", "迁至", "迁到", "迁入")
_DEPARTING = frozenset(
    "出发 启程 起程 动身 起飞 启航 起航 开航 出航 发车 入境 出境 登岸 登陆 南下 北上 东渡 西行 "
    "返回 前往 到 进入 传入 流入 汇入 注入 引入 引进 进口".split()
)
#: What somebody does for another who goes somewhere then (经甲介绍，…).
_BRINGING = frozenset("介绍 推荐 引荐 举荐 保荐 引见 劝说 提名 撮合".split())
_GIVEN = NOMINAL | {Kind.ADJECTIVE, Kind.DE, Kind.COORDINATOR, Kind.LIST_MARK}
_INVITERS = NOMINAL | {Kind.DE, Kind.LIST_MARK, Kind.COORDINATOR}
_GIVERS = tuple("府部局厅委院会校行司社团厂帝王廷方")  # how bodies end that give something
_DATES = frozenset({Kind.TIME, Kind.NUMBER})
_OBJECTS = NOMINAL | {Kind.NUMBER, Kind.ASPECT, Kind.OPEN, Kind.ADJECTIVE}
_TITLED = tuple("名题作书片歌号")  # 原名为《甲》
#: What opens a predicate behind its subject.
_PREDICATING = frozenset(
    {Kind.VERB, Kind.PREPOSITION, Kind.BEI, Kind.BA, Kind.YOU, Kind.NEGATION, Kind.MODAL}
)


# What a clause answers, is about, or begins with -----------------------------------------


@at({"应"})
def answering(here: Context) -> Kind | None:
    """应甲邀请，…: what a clause answers."""
    words = here.words
    for position in range(here.index + 2, min(here.index + REACH, len(words))):
        if words[position].form in w.INVITATIONS:
            ends = position + 1 >= len(words) or words[position + 1].kind is not Kind.DE
            return Kind.PREPOSITION if ends else None
        if words[position].kind not in _INVITERS:
            return None
    return None


@at({"受"})
def under(here: Context) -> Kind | None:
    """受甲影响，…: what a clause opens under."""
    if not here.opens:
        return None
    words = here.words
    for position in range(here.index + 2, min(here.index + REACH, len(words) - 1)):
        if words[position].kind in (Kind.COMMA, Kind.STOP):
            return None
        if words[position + 1].kind is Kind.COMMA:
            return Kind.PREPOSITION if words[position].form in w.INFLUENCES else None
    return None


@at({"就"})
def talked_about(here: Context) -> Kind | None:
    """双方就共建甲进行磋商: what is talked about, unlike 回家就工作."""
    words, index = here.words, here.index
    follows = here.before.kind in (Kind.NOUN, Kind.ADVERB, Kind.TIME) and here.word.tag == "d"
    for position in range(index + 2, min(index + REACH, len(words))):
        word, before = words[position], words[position - 1]
        if word.kind in BOUNDARIES:
            return None
        if word.form in w.TALKING and word.kind is Kind.VERB and position + 1 < len(words):
            opens = here.after.kind in (*NOMINAL, Kind.VERB, Kind.ADJECTIVE)
            return Kind.PREPOSITION if opens else None
        named = before.kind is Kind.NOUN or before.tag in ("v", "vn")
        if follows and named and word.form in w.DISCUSSING:
            return Kind.PREPOSITION
    return None


@at({"未经"})
def without_leave(here: Context) -> Kind | None:
    """未经批准，…: without what something is done."""
    governs = here.after.kind in NOMINAL or here.after.kind is Kind.VERB
    return Kind.PREPOSITION if governs else None


@at({"获", "获得", "蒙"}, kinds={Kind.VERB})
def granted_by(here: Context) -> Kind | None:
    """获甲大学授予博士学位: who gives it stands behind 获 as behind 被."""
    words = here.words
    for position in range(here.index + 1, min(here.index + REACH, len(words))):
        word = words[position]
        if word.kind is Kind.VERB and word.form in w.GRANTING:
            ends = position + 1 >= len(words) or words[position + 1].kind is not Kind.DE
            done = ends and word.tag != "vn" and _is_giver(words[position - 1])
            return Kind.BEI if done else None
        if word.kind is not Kind.NOUN:
            return None
    return None


def _is_giver(word: Word) -> bool:
    named = word.tag in ("nt", "ns", "nr") or word.form.endswith(_GIVERS)
    return word.kind is Kind.NOUN and named


@at(kinds={Kind.YOU})
def from_where(here: Context) -> Kind | None:
    """由三成升至五成, 由五年一遇提高到…: where a change begins, and not by whom.

    So is what stands before a verb of change that nobody does: 由甲改为乙.
    """
    words = here.words
    for position in range(here.index + 2, min(here.index + REACH, len(words) - 1)):
        word = words[position]
        if word.kind is Kind.COMMA or word.kind is Kind.STOP:
            return None
        if word.kind is Kind.VERB:
            changes = _changes(words[position - 1], word, words[position + 1])
            return Kind.PREPOSITION if changes else None
    return None


def _changes(before: Word, verb: Word, after: Word) -> bool:
    if verb.form in _TURNING or verb.form + after.form in _TURNING:
        named = before.tag == after.tag == "nt"  # 由甲学院改为乙大学
        return named or before.tag not in ("nr", "nt")
    goes = verb.form.endswith(_LEAVING) or verb.form + after.form in _LEAVING
    if before.tag == "ns" and (goes or verb.form in _DEPARTING):
        return True
    amount = before.kind in _DATES or before.form[:1].isdigit()
    return amount and (verb.form.endswith(_REACHING) or after.form in _REACHING)


# 为: the copula and the preposition ------------------------------------------------------


@at(w.APPROVING, kinds={Kind.VERB})
def by_leave(here: Context) -> Kind | None:
    """学校经教育部批准成立: by whose leave, and what comes about is told after it."""
    place = here.index - 1
    while place > 0 and here.words[place].kind in NOMINAL:
        place -= 1
    led = 0 <= place < here.index - 1 and here.words[place].form in ("经", "经由")
    return Kind.LOCALISER if led and here.after.kind is Kind.VERB else None


@at({"为"}, kinds={Kind.VERB, Kind.PREPOSITION})
def wei(here: Context) -> Kind:
    """为学生提供甲, where 为 says for whom, and 人口为三百, where it is the copula."""
    return Kind.PREPOSITION if _says_for_whom(here) else Kind.VERB


def _says_for_whom(here: Context) -> bool:
    words, index, after = here.words, here.index, here.after
    if after.kind in (Kind.COMMA, Kind.STOP):
        return False
    if here.before.kind in (Kind.VERB, Kind.ASPECT) or after.kind is Kind.VERB:
        return after.kind is Kind.VERB
    modified = any(word.kind is Kind.DE for word in words[index + 2 : index + 6])
    if after.kind is Kind.TIME and modified and _plain_object_then_verb(words, index):
        return True  # 为今后的研究提供了条件
    if after.kind is Kind.OPEN and not here.before.form.endswith(_TITLED):
        return _done_for_quoted(words, index + 1)
    if after.kind in _DATES or after.kind is Kind.OPEN:
        return _given(words, index)
    if here.word.kind is Kind.PREPOSITION:
        return nominal_then_verb(words, index)
    return _plain_object_then_verb(words, index) or _given_to_several(words, index)


def _given(words: Sequence[Word], index: int) -> bool:
    """为三百名新生安排了导师: tell whether something is done for what 为 counts."""
    named = False
    for position in range(index + 1, min(index + REACH, len(words) - 1)):
        word = words[position]
        if word.kind is Kind.VERB:
            done = words[position + 1].form == "了" or word.form in w.BENEFITING
            return named and done
        named = named or word.kind is Kind.NOUN
        if word.kind not in _GIVEN:
            return False
    return False


def _given_to_several(words: Sequence[Word], index: int) -> bool:
    """为甲、乙等三家企业在丙等方面提供帮助: tell whether something is given to those of a list."""
    closed = False
    for position in range(index + 1, min(index + 2 * REACH, len(words) - 1)):
        word = words[position]
        if word.kind in BOUNDARIES:
            return False
        closed = closed or word.kind is Kind.ETC
        if word.form in w.BENEFITING and closed:
            return words[position + 1].kind in _OBJECTS
    return False


def _done_for_quoted(words: Sequence[Word], start: int) -> bool:
    """为《甲》等杂志撰写文章: tell whether a verb with an object follows what marks enclose."""
    open_marks, end = 0, min(start + 2 * REACH, len(words) - 1)
    for position in range(start, end):
        word = words[position]
        if word.kind is Kind.OPEN:
            open_marks += 1
        elif word.kind is Kind.CLOSE:
            open_marks -= 1
        elif open_marks:
            continue
        elif word.kind is Kind.VERB:
            return words[position + 1].kind in _OBJECTS
        elif word.kind not in _GIVEN and word.kind is not Kind.ETC:
            return False
    return False


def _plain_object_then_verb(words: Sequence[Word], index: int) -> bool:
    """Tell whether 为 + noun phrases runs straight into a verb that takes an object."""
    seen = False
    for offset in range(index + 1, min(index + 16, len(words))):
        word = words[offset]
        if word.kind in _GIVEN:
            seen = True
            continue
        if word.kind is Kind.VERB and seen:
            rest = words[offset + 1 : offset + 2]
            if rest and rest[0].kind is Kind.DE:
                return _does_behind(words, offset + 2)
            return bool(rest)
        return False
    return False


def _does_behind(words: Sequence[Word], start: int) -> bool:
    """Tell whether a predicate follows what 为 and a verb describe (为乙试制的减速器|因故退货)."""
    rest = words[start : start + REACH]
    past = next((word for word in rest if word.kind not in _GIVEN), None)
    return past is not None and past is not rest[0] and past.kind in _PREDICATING


# When and where --------------------------------------------------------------------------


@at(w.UNTIL)
def until(here: Context) -> Kind | None:
    """截至去年底, 截至记者发稿时: since when, or until when."""
    if here.after.kind in _DATES:
        return Kind.PREPOSITION
    clause = [*takewhile(lambda word: word.kind is not Kind.COMMA, here.words[here.index + 1 :])]
    closed = 1 < len(clause) <= REACH and clause[-1].form in w.TIME_CLOSERS
    return Kind.PREPOSITION if closed else None


@at({"提前", "提早", "推迟", "延后"}, kinds={Kind.VERB, Kind.ADVERB})
def ahead_of_time(here: Context) -> Kind | None:
    """提前十天开栓: by how much what is done is early or late."""
    if here.after.kind not in _DATES:
        return None
    words, verb = here.words, here.index + 2
    while verb < len(words) and words[verb].kind in (*_DATES, Kind.ADVERB):
        verb += 1
    done = verb < len(words) and words[verb].kind is Kind.VERB
    return Kind.PREPOSITION if done else None


@at({"到"}, kinds={Kind.VERB})
def due(here: Context) -> Kind | None:
    """到明年，…, 到去年建成甲: by when."""
    if here.after.kind is not Kind.TIME:
        return None
    following = here.words[here.index + 2 : here.index + 3]
    alone = here.opens and any(word.kind is Kind.COMMA for word in following)
    governs = alone or nominal_then_verb(here.words, here.index)
    return Kind.PREPOSITION if governs else here.word.kind


@at({"在", "到", "至"}, kinds={Kind.VERB, Kind.PREPOSITION, Kind.ADVERB})
def place_or_range(here: Context) -> Kind:
    """三月至五月, where 至 joins two times, and 在甲举行, where 在 says where."""
    if here.before.kind in _DATES and here.after.kind in _DATES:
        return Kind.RANGE
    verb = here.word.form == "在" and here.word.kind is Kind.VERB
    governs = verb and nominal_then_verb(here.words, here.index)
    return Kind.PREPOSITION if governs else here.word.kind


# Verbs that govern what another verb is done with ----------------------------------------


@at({"较"})
def compared_with(here: Context) -> Kind | None:
    """成交额较前一日放大: with what something is compared."""
    return Kind.PREPOSITION if nominal_then_verb(here.words, here.index) else None


@at({"通过"})
def passing(here: Context) -> Kind | None:
    """甲2022年通过乙组织的鉴定，…: what is checked passes, and does nothing by means of it."""
    end = here.index + 1
    while end < len(here.words) and here.words[end].kind not in BOUNDARIES:
        end += 1
    checked = end > here.index + 1 and here.words[end - 1].form.endswith(w.CHECKS)
    if not checked or (end < len(here.words) and here.words[end].kind is Kind.LIST_MARK):
        return None
    verbs = [i for i in range(here.index + 1, end - 1) if here.words[i].kind is Kind.VERB]
    described = all(any(x.kind is Kind.DE for x in here.words[i:end]) for i in verbs)
    finds = any(word.form in w.FINDING for word in here.words[end : end + 4])
    return Kind.VERB if described and not finds else None


@at(w.PREPOSITION_VERBS, kinds={Kind.VERB})
def governing_verb(here: Context) -> Kind | None:
    """通过甲引进乙: before a noun phrase and the verb proper, such a verb only governs."""
    if here.after.kind is Kind.DE:
        return None  # 由甲带领的团队
    return Kind.PREPOSITION if nominal_then_verb(here.words, here.index) else None


@at(_BRINGING, kinds={Kind.VERB})
def brought_by(here: Context) -> Kind | None:
    """她经何敬之推荐，加入甲: what brought somebody there is a noun, and not what they do."""
    for position in range(here.index - 1, max(here.index - REACH, -1), -1):
        word = here.words[position]
        if word.form == "经" and position < here.index - 1:
            ends = here.after.kind in (Kind.COMMA, Kind.VERB, Kind.ADVERB)
            return Kind.NOUN if ends else None
        if word.kind not in _GIVEN:
            return None
    return None


@at(w.PARTNERING, kinds={Kind.VERB})
def partnering(here: Context) -> Kind | None:
    """由甲会同乙管理: what they do together is a noun of action."""
    words, end = here.words, here.index + 1
    while end < len(words) and words[end].kind not in BOUNDARIES:
        end += 1
    inside = words[here.index + 1 : end]
    if here.after.kind is Kind.DE:
        return None  # 由甲带领的乙完成丙试验
    if len(inside) < 2 or inside[-1].tag != "vn" or inside[-2].kind is not Kind.NOUN:
        return None
    before = words[max(0, here.index - REACH) : here.index]
    return Kind.PREPOSITION if any(word.kind is Kind.YOU for word in before) else None

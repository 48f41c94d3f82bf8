"""Expressions of time: dates, ranges of dates, and dates that lost their figures."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import Kind, Word
from kgbuild.regex import regex

_ENDINGS = w.TIME_CLOSERS | w.TIME_ENDINGS
_DURING = frozenset("中 期间 时期 之中 当中 前后 初期 后期 末期 之际".split())
#: What goes on for a time, by the ends of the nouns.
_GOING_ON = tuple(
    "运动 战争 革命 起义 战役 战斗 会战 事变 事件 变法 改革 改革开放 建设 工作 斗争 行动 过程 活动 "
    "比赛 决赛 谈判 会谈 会议 论坛 评选 选举 考试 调查 审理 施工 救灾 抢险 抗战 内战 大战 疫情 "
    "灾害 地震 洪灾 整风 反右 浩劫 动乱 大革命 文革 普查 发掘 考古 手术 演出 训练 "
    "生涯 岁月 时代".split()
)
_NATIVE = 4  # words of 河南|封丘|人, at the most
#: What a clause without a verb says of somebody, or of a road.
_REMARK = regex(
    "[男女]|[汉满回壮苗彝藏瑶侗白土]族|[\u4e00-\u9fff]{1,6}(?:学历|学位)|中共党员|无党派人士|"
    "[单双][向幅线][一二两三四五六七八九十\\d]+车?[车道线]+|[单双]线电气化"
)
_RANGE = frozenset("到 至 － - — ～ ~".split())


def time_phrase(words: Sequence[Word], start: int, stop: int) -> int:
    """Return the index after the time expression at ``start``, or ``start`` if none is there."""
    position = start
    if _counted_years(words, start, stop):
        position = start + 2  # 这几年
    while position < stop:
        if words[position].kind is Kind.TIME or is_bare_time(words[position]):
            position += 1
        elif position == start:
            break
        elif words[position].form in _ENDINGS or (
            words[position].form in _RANGE and _time_at(words, position + 1, stop)
        ):
            position += 1
        elif words[position].form == "的" and _frame_at(words, position + 1, stop):
            position += 2
        else:
            break
    return position


def is_bare_time(word: Word) -> bool:
    """Tell a noun of time (同年), or a date without its figures (年月日)."""
    if word.kind in (Kind.LOCALISER, Kind.DE):
        return False
    return word.form in w.TIME_NOUNS or not word.form.strip("年月日号")


def is_time(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase names a time and nothing else."""
    inside = words[phrase.start : phrase.end]
    timely = (Kind.TIME, Kind.NUMBER, Kind.LOCALISER, Kind.DE)
    return any(x.kind is Kind.TIME for x in inside) and all(
        x.kind in timely or is_bare_time(x) for x in inside
    )


def is_aspect(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase before a comma only says in what respect (药品方面，与甲合作…)."""
    parted = phrase.end < len(words) and words[phrase.end].kind is Kind.COMMA
    return parted and phrase.end > phrase.start and words[phrase.end - 1].form.endswith(w.RESPECTS)


#: Words that alone say during what: 途中染上疟疾.
_ON_THE_WAY = frozenset("途中 沿途 半途 半路 归途 返程 其间 期间 席间 闲暇 课余 业余".split())


def is_period(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase says during what (“百日维新”中, 抗洪救灾期间) and not who acts."""
    last = phrase.end - 1
    if last == phrase.start and words[last].form in _ON_THE_WAY:
        return True
    if last == phrase.start or words[last].form not in _DURING:
        return False
    whole = "".join(word.form for word in words[phrase.start : last])
    named = words[last - 1].kind is Kind.CLOSE and words[phrase.start].form in "“「"
    return named or whole.endswith(_GOING_ON)


def is_self(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a clause behind another says 自己: who acts is who acted before.

    Args:
        words: The sentence.
        phrase: What stands as its subject.
    """
    alone = phrase.end == phrase.start + 1 and words[phrase.start].form == "自己"
    if not alone or phrase.start < len("甲，") or words[phrase.start - 2].form in w.SAY_VERBS:
        return False  # 甲认为，自己没有责任
    return words[phrase.start - 1].kind in (Kind.COMMA, Kind.LINK)


def is_remark(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a phrase before a comma is all that its clause says (…，双向六车道，…)."""
    if phrase.end >= len(words) or words[phrase.end].kind is not Kind.COMMA:
        return False
    inside = words[phrase.start : phrase.end]
    whole = "".join(word.form for word in inside)
    native = whole.endswith("人") and inside[0].tag == "ns"
    follows = phrase.start > 0 and words[phrase.start - 1].kind is Kind.COMMA
    alone = all(word.tag in ("ns", "n", "s") for word in inside) and len(inside) <= _NATIVE
    return (native and follows and alone) or _REMARK.fullmatch(whole) is not None


def _counted_years(words: Sequence[Word], start: int, stop: int) -> bool:
    if start + 1 >= stop or words[start].kind is not Kind.DETERMINER:
        return False
    return words[start + 1].kind is Kind.NUMBER and words[start + 1].form[-1] in "年月日天"


def _time_at(words: Sequence[Word], position: int, stop: int) -> bool:
    return position < stop and (words[position].kind is Kind.TIME or is_bare_time(words[position]))


def _frame_at(words: Sequence[Word], position: int, stop: int) -> bool:
    return position < stop and words[position].form in w.FRAME_NOUNS

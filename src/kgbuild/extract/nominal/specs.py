"""What a thing measures and can do, clause by clause: 甲自重只有18公斤，最大负载12公斤.

Who presents a product, a ship or a plant counts up its figures. The first clause names whose they
are, those after it only what is measured; a parser takes each for a clause of its own, glues the
noun to the name (青藤S5自重) or hangs one figure from the next. Read off words: a clause that ends
in an amount behind a noun of such a list. In: the words of a sentence. Out: its specifications, of
whose amounts every other reading is worse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided
from kgbuild.extract.kinds import MARKS, NOMINAL, PREVERBAL, Kind, Word
from kgbuild.extract.surface import Surface
from kgbuild.model import Triple
from kgbuild.ontology import SPECIFICATIONS

#: How likely one is so, by reading some sixty of them.
CHANCE: Final = 0.85
#: Between what is measured and how much it is.
_EQUAL: Final = frozenset(
    "为 是 达 达到 达到了 高达 可达 可达到 最高 最高达 最高可达 只有 "
    "仅 仅有 仅为 只 约 约为 大约 近 将近 不到 不足 不超过 超过 超 "
    "低于 高于 大于 小于 做到 做到了 也 都 已 已经 均 就 能 可 "
    "可以".split()
)
_AMOUNT: Final = re.compile(
    r"(?:约|近|超过?|逾|仅|不到|不足|正负|±)?[\d一二三四五六七八九十百千万亿两零〇半几数点]"
    r"[\d.,%×*xX~～至到\-一二三四五六七八九十百千万亿两零〇半多余点]*"
    r"(?!(?:[月日号]|年(?!$)))[^\d\s，。；、年月日号]{1,8}|百分之\w{1,6}|\d{1,2}年|[\d.]+[kKPpVvWw]?"
)
#: What may stand before such a noun and belongs to it.
_BEFORE: Final = frozenset(
    "最大 最高 最小 最低 最远 最快 最长 最短 平均 综合 额定 峰值 标称 "
    "有效 重复 定位 绝对 整机 单机 单次 单台 标准 总 净 电池 屏幕 主屏 "
    "充电 快充 放电 电机 发动机 机身 车身 整车 船身 满载 空载 续航 设计 "
    "运行 工作 待机 通话 飞行 巡航 爬升 水平 垂直 识别 检测 测量 处理 "
    "响应 启动 加速 年 日 单日 每日 每年 年均 制冷 制热 转换 光电 能量 "
    "系统 数据 传输 存储 运算 计算 训练 推理 并发 储能 输出 输入 发电 "
    "作业 连续 起飞 下潜 使用 平台 主 副 热 百公里 开挖 装机 制氢 直流 "
    "交流 探测 扫描".split()
)
_LEADING: Final = (Kind.LINK, Kind.TIME, Kind.ADVERB, Kind.COORDINATOR)
_HOLDING: Final = NOMINAL | {Kind.OPEN, Kind.CLOSE, Kind.DE, Kind.ADJECTIVE}
_POINTING: Final = frozenset("它 其".split())
_ABOUT: Final = frozenset("约 大约 近 将近 不到 不足 不超过 超过 超 低于 高于 大于 小于".split())
_AROUND: Final = frozenset("每秒 每小时 每分钟 每天 每平方米 以上 以下 左右 以内 之内 上下".split())
_WEIGHING: Final = frozenset(("重",))
_UNITS: Final = frozenset("时 秒 转 帧 次 节 安 伏".split())
_LONGEST_UNIT: Final = 2  # characters
_LONGEST: Final = 3  # words of a noun that is measured
_LONGEST_HOLDER: Final = 8


def specs(surface: Surface) -> list[Triple]:
    """Return the specifications of a sentence, in order.

    Args:
        surface: The sentence.
    """
    words = surface.words
    build = Builder(surface, "specs")
    found: list[Triple] = []
    holder: range | None = None
    start = 0 if any(word.kind is Kind.NUMBER for word in words) else len(words)
    opens, run = True, 0  # nothing else stands before; figures in a row
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        spec = _spec(words, start, end)
        if spec is None:
            holder = _spoken_of(words, start, end) or (
                holder if start < end and words[start].kind is Kind.VERB else None
            )
            opens, run = opens and start == end, 0
            start = end + 1
            continue
        whose, noun, amount = spec
        holder = whose or holder
        run += 1
        subject = build.mention(holder, holder.stop - 1) if holder else None
        relation, value = build.mention(noun, noun.stop - 1), build.mention(amount)
        if subject is None and opens and run > 1:
            subject = elided(words[start].token.span.start)
        if subject is not None and relation is not None and value is not None:
            told = build.triple(
                subject,
                relation,
                value,
                predicate=relation.form,
                construction="specification",
                inherited=int(not whose),
            )
            found.append(told)
        start = end + 1
    return found


def _spoken_of(words: Sequence[Word], start: int, end: int) -> range | None:
    """Return what a clause without a figure is about: what it makes, or else who or what acts."""
    verb = next((i for i in range(start, end) if words[i].kind is Kind.VERB), None)
    if verb is None:
        return None
    if words[verb].form in w.MAKING:
        last = end
        while last > verb + 1 and words[last - 1].kind in _HOLDING:
            last -= 1
        made = range(last, end)
        named = len(made) > 0 and _is_named(words, made) and len(made) <= _LONGEST_HOLDER
        return made if named else None
    lead = range(start, verb)
    while lead and words[lead.stop - 1].kind in PREVERBAL:
        lead = range(start, lead.stop - 1)
    whole = all(words[i].kind in _HOLDING for i in lead)
    return lead if lead and whole and _is_named(words, lead) else None


def _is_named(words: Sequence[Word], phrase: range) -> bool:
    """Tell whether a phrase ends on a name that is no person's, or on quotes, or points."""
    last = words[phrase.stop - 1]
    return (
        last.kind is Kind.CLOSE
        or last.tag in ("nz", "nw", "ns")
        or words[phrase.start].kind is Kind.DETERMINER
        or last.form in _POINTING
        or words[phrase.start].kind is Kind.OPEN
    )


def _behind_verb(words: Sequence[Word], whose: range) -> range:
    """Return the name that words with a clause before it end on (今天发布的手机“甲”)."""
    last = whose.stop - 1
    if words[last].kind is Kind.CLOSE:
        opening = next(
            (i for i in range(last, whose.start - 1, -1) if words[i].kind is Kind.OPEN), last
        )
        return range(opening, whose.stop)
    return range(last, whose.stop) if words[last].tag in ("nz", "nw") else range(0)


def _spec(words: Sequence[Word], start: int, end: int) -> tuple[range, range, range] | None:
    """Return whose figure a clause tells, what is measured and how much, if it tells one."""
    amount = _amount(words, start, end)
    if amount is None:
        return None
    last = amount.start
    while last > start and words[last - 1].form in _EQUAL:
        last -= 1
    noun = last - 1
    first = _measured(words, start, noun)
    if first is None:
        return None
    while first > start and noun - first < _LONGEST and words[first - 1].form in _BEFORE:
        first -= 1
    while start < first and words[start].kind in _LEADING:
        start += 1
    stop = first - 1 if first > start and words[first - 1].kind is Kind.DE else first
    while amount.start > noun + 1 and words[amount.start - 1].form in _ABOUT:
        amount = range(amount.start - 1, amount.stop)
    whose = range(start, stop)
    if words[noun].form in _WEIGHING and not whose:
        return None
    if any(words[i].kind not in _HOLDING for i in whose):
        whose = _behind_verb(words, whose)
        if not whose:
            return None
    if len(whose) > _LONGEST_HOLDER:
        return None
    if whose and words[whose.stop - 1].form.endswith(SPECIFICATIONS):
        return None
    return whose, range(first, noun + 1), amount


def _measured(words: Sequence[Word], start: int, noun: int) -> int | None:
    """Return where the noun begins that ends at a word, be it cut in two (续航|时间)."""
    form = ""
    for first in range(noun, max(start, noun - _LONGEST + 1) - 1, -1):
        form = words[first].form + form
        if form.endswith(SPECIFICATIONS) or form in _WEIGHING:
            return first
    return None


def _amount(words: Sequence[Word], start: int, end: int) -> range | None:
    """Return the amount that a clause ends in, its unit with it where a tagger parts them."""
    first = end - 1
    while first > start and words[first].form in _AROUND:
        first -= 1
    unit = words[first].form in _UNITS or words[first].kind is Kind.NOUN
    if first > start + 1 and unit and len(words[first].form) <= _LONGEST_UNIT:
        first -= 1
    if first <= start or words[first].kind not in (Kind.NUMBER, Kind.TIME):
        return None
    form = "".join(word.form for word in words[first:end])
    return range(first, end) if _AMOUNT.fullmatch(form) else None

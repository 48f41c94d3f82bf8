"""How much a clause ends in, and what a clause in a row of figures counts: 职工260人.

In: the words of a sentence and where a clause of it begins and ends. Out: the words of the amount,
and of the noun before it, whatever that is; nothing where the clause does not end in an amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kgbuild.extract.kinds import Kind, Word
from kgbuild.regex import regex

#: Between what is measured and how much it is.
EQUAL: Final = frozenset(
    "为 是 达 达到 达到了 高达 可达 可达到 最高 最高达 最高可达 只有 "
    "仅 仅有 仅为 只 约 约为 大约 近 将近 不到 不足 不超过 超过 超 "
    "低于 高于 大于 小于 做到 做到了 也 都 已 已经 均 就 能 可 "
    "可以".split()
)
AMOUNT: Final = regex(
    r"(?:每(?:小时|秒钟?|分钟|天|年|月|亩|公顷|平方米|立方米|吨|公斤|人|次|股|张|辆|台))?"
    r"(?:约|近|超过?|逾|仅|不到|不足|正负|±)?[\d一二三四五六七八九十百千万亿两零〇半几数点]"
    r"[\d.,%×*xX~～至到\-一二三四五六七八九十百千万亿两零〇半多余点]*"
    r"(?!(?:[月日号]|年(?!$)))[^\d\s，。；、年月日号]{1,8}|百分之\w{1,6}|(?:\d{1,2}|[一二三四五六七八九十两]{1,3})年|[\d.]+[kKPpVvWw]?"
)
#: What may stand before such a noun and belongs to it.
BEFORE: Final = frozenset(
    "最大 最高 最小 最低 最远 最快 最长 最短 平均 综合 额定 峰值 标称 "
    "有效 重复 定位 绝对 整机 单机 单次 单台 标准 总 净 电池 屏幕 主屏 "
    "充电 快充 放电 电机 发动机 机身 车身 整车 船身 满载 空载 续航 设计 "
    "运行 工作 待机 通话 飞行 巡航 爬升 水平 垂直 识别 检测 测量 处理 "
    "响应 启动 加速 年 日 单日 每日 每年 年均 制冷 制热 转换 光电 能量 "
    "系统 数据 传输 存储 运算 计算 训练 推理 并发 储能 输出 输入 发电 "
    "作业 连续 起飞 下潜 使用 平台 主 副 热 百公里 开挖 装机 制氢 直流 "
    "交流 探测 扫描".split()
)
LEADING: Final = (Kind.LINK, Kind.TIME, Kind.ADVERB, Kind.COORDINATOR)
_AROUND: Final = frozenset("每秒 每小时 每分钟 每天 每平方米 以上 以下 左右 以内 之内 上下".split())
_UNITS: Final = frozenset("时 秒 转 帧 次 节 安 伏".split())
_LONGEST_UNIT: Final = 2  # characters
PLAIN_TAGS: Final = frozenset("n vn a m f s".split())  # of words that name nothing
_SPENDING: Final = frozenset("使用 采用 耗用 消耗 投入".split())  # verbs in a row: 使用钢材两万吨
_RANKED: Final = ("国家", "省级", "市级", "省部级", "部级", "重点", "博士后", "工程技术")
_LONGEST_NOUN: Final = 11  # characters of what is measured in a row


def in_row(words: Sequence[Word], start: int, end: int) -> tuple[range, range, range] | None:
    """Return what a clause counts in a row of figures, whatever the noun is (职工260人)."""
    amount = amount_at(words, start, end)
    while start < end and words[start].kind in (*LEADING, Kind.LIST_MARK):
        start += 1
    if amount is None or words[amount.stop - 1].form.endswith(("%", "％")):
        return None
    last = amount.start
    while last > start and words[last - 1].form in EQUAL:
        last -= 1
    noun = range(start, last)
    plain = all(_counts_kind(words[i]) for i in noun)
    plain = plain or (len(noun) > 1 and words[start].tag == "ns" and words[last - 1].tag == "n")
    short = 0 < sum(len(words[i].form) for i in noun) <= _LONGEST_NOUN
    if (
        not plain
        or not short
        or words[start].form in _SPENDING
        or words[last - 1].kind is not Kind.NOUN
    ):
        return None
    return range(0), noun, amount


def _counts_kind(word: Word) -> bool:
    """Tell whether a word may name a kind of what a row counts (国家重点实验室|3个)."""
    kind = word.tag in PLAIN_TAGS or word.form in BEFORE
    return kind or (word.tag == "nt" and word.form.startswith(_RANKED))


def amount_at(words: Sequence[Word], start: int, end: int) -> range | None:
    """Return the amount that a clause ends in, its unit with it where a tagger parts them.

    Args:
        words: The sentence.
        start: Where the clause begins.
        end: Where it ends.
    """
    first = end - 1
    while first > start and words[first].form in _AROUND:
        first -= 1
    unit = words[first].form in _UNITS or words[first].kind is Kind.NOUN
    if first > start + 1 and unit and len(words[first].form) <= _LONGEST_UNIT:
        first -= 1
    if first > start + 1 and words[first].kind is words[first - 1].kind is Kind.NUMBER:
        first -= 1  # 1.2|万人
    if first <= start or words[first].kind not in (Kind.NUMBER, Kind.TIME):
        return None
    form = "".join(word.form for word in words[first:end])
    return range(first, end) if AMOUNT.fullmatch(form) else None

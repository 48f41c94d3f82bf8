"""Figures told without a verb, and by how much they changed: 进出口总额156亿元，比上年增长9.2%.

Bulletins and reports are full of them. A clause that ends in an amount right behind a noun of
measure says how much that is, and a bare 增长9.2% behind it tells of the same noun, also where
that is only what somebody achieved (实现利润74亿元，下降2.3%: the profit fell). Read off words, as
trees of such clauses are seldom right. In: the words of a sentence. Out: its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, implied
from kgbuild.extract.kinds import MARKS, NOMINAL, Kind, Word
from kgbuild.extract.nominal.sized import sized
from kgbuild.extract.surface import Surface
from kgbuild.model import Qualifier, Triple
from kgbuild.ontology import ATTRIBUTES, MEASURES
from kgbuild.regex import regex

_AMOUNT: Final = regex(
    r"(?:约|近|超过?|逾|[-－−])?(?:[\d.,]+(?:[^\d.,年月日时]{1,6}|[^\d.,年月日]{1,4}瓦时)"
    # Written out, an amount is a large number, one with a point, or so much of a hundred.
    r"|[一二三四五六七八九十百千万两零]*[十百千万亿点][一二三四五六七八九十百千万亿零]*[余多]?"
    r"(?:[^\W\d一二三四五六七八九十百千万亿两零余多点年月日时]{1,6}|[^\W年月日]{1,4}瓦时)"
    r"|百分之[一二三四五六七八九十百零点]+|[一二三四五六七八九]成[一二三四五六七八九半]?)"
)
#: What an amount does as those verbs do, where it stands bare behind one (增产1.5%).
_CHANGING: Final = w.CHANGES | frozenset(
    "提升 降低 增产 减产 攀升 收窄 缩短 延长 上调 下调 涨 跌 升高 走高 走低 回升 反弹 激增 "
    "猛增 骤降 锐减 净增 净减 多增 少增 增收 减收 上浮 下浮 拉长".split()
)
#: What stands for such a verb, where it says more of what changed.
_AS: Final = {
    **dict.fromkeys("增产 净增 多增 增收 激增 猛增 回升 反弹 升高 走高 上浮".split(), "增加"),
    **dict.fromkeys("减产 净减 少增 减收 锐减 骤降 走低 下浮 收窄".split(), "减少"),
}
#: Before how much something changed: than when, and how it was counted.
_COMPARING: Final = frozenset(
    "比 较 按 同比 环比 分别 上年 去年 上月 上季度 上年同期 去年同期 同期 年初 上年末 可比 不变 "
    "可比价 价格 口径 同口径 计算 名义 实际 均 也 又 则 再 累计 平均 年均".split()
)
_SCENE: Final = frozenset("初步 核算 其中 累计 共 总计 合计 截至 过去 一年".split())
_ACHIEVING: Final = frozenset("实现 完成 达成".split())
_AGAINST: Final = frozenset("同比 环比".split())
_WEIGHING: Final = frozenset("为 达 达到 是 约 超过".split())
_WEIGHTS: Final = frozenset("比重 比例 份额 比率".split())
#: Which firms or lines a noun of measure counts, whatever a tagger makes of the words.
_SCOPES: Final = frozenset("一般 规上 限上 以上 规模以上 限额以上 人均 全口径".split())
_PASSING: Final = frozenset("突破 超过 跨过 迈上 跃上 站上 首次 成功 再次 一举 连续".split())
_EQUAL: Final = w.BARE_COPULAS | w.AMOUNTS
_REACHING: Final = frozenset("到 至 为 成".split())
_FROM: Final = frozenset("由 从 自".split())
_FIGURES: Final = (Kind.NUMBER, Kind.TIME)
_SHORT_UNIT: Final = 3  # characters
_SHARING: Final = frozenset("占 约占 占到".split())
_ABROAD: Final = ("出口", "进口", "进出口", "投资")
_UNITS: Final = frozenset(
    "人 户 家 次 人次 公里 辆 件 亩 吨 元 平方米 平方公里 千瓦时 标准箱 标箱 张 所 个 "
    "吨公里 人公里 架次 班次 车次 台套 美元 欧元 港元 日元 公顷 头 只 羽 立方米 床".split()
)
_ACTION: Final = frozenset(
    "生产 出口 进口 进出口 发明 投资 消费 销售 授权 拥有 出让 零售 存栏 出栏".split()
)
_HOLDING: Final = NOMINAL - {Kind.PRONOUN, Kind.TIME, Kind.NUMBER} | {Kind.DE, Kind.ADJECTIVE}
_OURS: Final = frozenset("我国 我省 我市 我县 我区 该行 该县 该市 该省 该区 该院 该校 该厂".split())
_NUMERALS: Final = frozenset("一二三四五六七八九十百千两零")
_POINTS: Final = frozenset("百分点 个百分点".split())
_THAN: Final = frozenset("比 较".split())

#: How likely a figure is so, by reading some two hundred of them.
CHANCE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a sentence.

    Attributes:
        amounts: How much something is.
        changes: By how much what was measured changed.
        settled: Where the verbs of such changes stand, and those inside what is measured
            (发明专利授权量): nobody else does there what they say.
    """

    amounts: tuple[Triple, ...]
    changes: tuple[Triple, ...]
    settled: frozenset[int]


def figures(surface: Surface) -> Figures:
    """Return the figures of a sentence, in order.

    Args:
        surface: The sentence.
    """
    words = surface.words
    reading = _Reading(Builder(surface, "figures"))
    start = 0 if any(word.kind is Kind.NUMBER for word in words) else len(words)
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        reading.of_clause(start, end)
        start = end + 1
    reading.amounts.extend(sized(surface))
    return Figures(tuple(reading.amounts), tuple(reading.changes), frozenset(reading.settled))


class _Reading:
    """One sentence while its clauses are read."""

    def __init__(self, build: Builder) -> None:
        self.amounts: list[Triple] = []
        self.changes: list[Triple] = []
        self.settled: set[int] = set()
        self._build = build
        self._words: Sequence[Word] = build.words
        self._owners: list[range] = []  # what the clauses before have measured, in order
        self._measured = False  # the clause before measured something, or told its change

    def of_clause(self, start: int, end: int) -> None:
        """Read an amount, or a change of what the clause before measured."""
        verb = self._change(start, end)
        if verb is not None:
            if self._measured:
                self._tell_changes(start, verb, end)
            return
        if self._measured and self._shares(start, end):
            return
        if self._measured and self._passes(start, end):
            return
        if end > start and all(word.form in _COMPARING for word in self._words[start:end]):
            return  # 按可比价格计算
        if (moved := self._moved(start, end)) is not None:
            self._owners.append(moved)
            self._measured = True
            return
        last = self._amount(start, end)
        if last is not None and (equal := self._equal(start, last.start)) is not None:
            self._owners.append(equal)
            self._measured = True
            return
        held = self._held(start, last.start) if last is not None else None
        if held is None and (grown := self._grown(start, end)) is not None:
            self._owners.append(grown)
            self._measured = True
            return
        self._measured = held is not None
        if held is None or last is None:
            return
        noun = self._words[held.stop - 1].form.endswith(MEASURES) and not self._puts_in(held)
        # 接待游客3860万人次: no noun tells what grew
        self._owners.append(held if noun else range(0))
        if noun and self._opens(start, held.start):
            self._tell_amount(held, last)
        elif noun and (owner := self._owner(start, held.start)):
            self._tell_amount(held, last, owner)

    def _puts_in(self, held: range) -> bool:
        """Tell whether 投资 is what somebody does (公司|投资|八千万元), and no sum of its own."""
        last, before = self._words[held.stop - 1], self._words[held.stop - 2 : held.stop - 1]
        alone = len(held) == 1 or before[0].tag in ("nt", "ns", "nr") or before[0].form == "国家"
        achieved = held.start > 0 and self._words[held.start - 1].form in _ACHIEVING
        return last.form == "投资" and alone and not achieved

    def _change(self, start: int, end: int) -> int | None:
        """Return the verb of a clause that tells nothing but how much something changed."""
        words = self._words
        for index in range(start, end - 1):
            if words[index].form in _CHANGING:
                rest = [x for x in words[index + 1 : end] if x.kind is not Kind.ASPECT]
                told = rest and all(_counts(x) or x.form in _CHANGING for x in rest)
                return index if told and rest[-1].form not in _CHANGING else None
            if words[index].form not in _COMPARING and words[index].kind is not Kind.TIME:
                return None
        return None

    def _passes(self, start: int, end: int) -> bool:
        """Tell whether a clause only says what mark an amount has passed (首次突破千亿元大关)."""
        opens = end > start and self._words[start].form in _PASSING
        return opens and self._words[end - 1].form in ("大关", "关口", "台阶")

    def _grown(self, start: int, end: int) -> range | None:
        """Return what a clause with a subject says to have changed (工业投资比上年增长8.1%)."""
        for verb in range(start + 1, end - 1):
            if self._words[verb].form in w.CHANGES:
                first = verb
                while first > start and self._words[first - 1].form in _COMPARING | {"年"}:
                    first -= 1
                return self._held(start, first)
        return None

    def _equal(self, start: int, end: int) -> range | None:
        """Return the noun whose amount a verb tells (毛利率|为|23.4%), which others read."""
        words, last = self._words, end
        while last > start and (words[last - 1].form in _EQUAL or words[last - 1].form == "首次"):
            last -= 1
        held = self._held(start, last) if last < end else None
        named = held is not None and words[held.stop - 1].form.endswith(MEASURES)
        return held if named else None

    def _moved(self, start: int, end: int) -> range | None:
        """Read from how much to how much something has come (占比由25%提高到38%)."""
        words, last = self._words, end - 1
        if last > start and words[last].kind is Kind.NOUN and len(words[last].form) <= _SHORT_UNIT:
            last -= 1
        verb = last - 1
        if verb <= start or words[last].kind not in _FIGURES:
            return None
        if words[verb].form in _REACHING:
            verb -= 1
        elif not words[verb].form.endswith(("到", "至", "为")):
            return None
        since = verb - 1
        while since > start and words[since].form not in _FROM:
            since -= 1
        begun = any(words[i].kind in _FIGURES for i in range(since + 1, verb))
        held = self._held(start, since) if words[since].form in _FROM and begun else None
        if held is None or words[verb].kind is not Kind.VERB:
            return None
        if not words[held.stop - 1].form.endswith((*MEASURES, *ATTRIBUTES)):
            return None
        whose = self._build.mention(held, held.stop - 1)
        relation = self._build.mention(range(verb, last), verb)
        amount = self._build.mention(range(last, end), last)
        whole = self._build.mention(range(since, verb))
        value = self._build.mention(range(since + 1, verb))
        self.settled.add(words[verb].token.span.start)
        if whose is not None and relation is not None and amount is not None:
            begin: tuple[Qualifier, ...] = ()
            if whole is not None and value is not None:
                begin = (Qualifier("other", whole, value, words[since].form, CHANCE),)
            told = self._build.triple(
                whose,
                relation,
                amount,
                predicate=relation.form,
                construction="figure",
                qualifiers=begin,
            )
            self.amounts.append(told)
        return held

    def _shares(self, start: int, end: int) -> bool:
        """Read what share of something what was measured is (占出口总额的34.2%)."""
        words = self._words
        if words[start].form not in _SHARING or words[end - 1].kind is not Kind.NUMBER:
            return False
        if (weight := self._weight(start, end)) is not None:
            self._tell_weight(range(start, weight + 1), end)
            return True
        self.settled.add(words[start].token.span.start)
        whose, share = (
            self._build.mention(self._owners[-1]),
            self._build.mention(range(start + 1, end)),
        )
        relation = self._build.mention([start])
        if whose is not None and share is not None and relation is not None:
            told = self._build.triple(
                whose, relation, share, predicate="占", construction="figure", inherited=1
            )
            self.changes.append(told)
        return True

    def _weight(self, start: int, end: int) -> int | None:
        """Return the noun for a share that a clause gives (占…的比重为28.4%)."""
        words = self._words
        told = words[end - 2].form in _WEIGHING and words[end - 3].form in _WEIGHTS
        return end - 3 if told and end - 4 > start else None

    def _tell_weight(self, share: range, end: int) -> None:
        self.settled.add(self._words[end - 2].token.span.start)
        whose, amount = self._build.mention(self._owners[-1]), self._build.mention([end - 1])
        relation = self._build.mention(share)
        if whose is not None and amount is not None and relation is not None:
            told = self._build.triple(
                whose, relation, amount, predicate="占", construction="figure", inherited=1
            )
            self.changes.append(told)

    def _tell_changes(self, start: int, verb: int, end: int) -> None:
        words = self._words
        amounts = [i for i in range(verb + 1, end) if words[i].kind is Kind.NUMBER]
        owners = self._owners[-len(amounts) :]
        self.settled.add(words[verb].token.span.start)
        if len(owners) < len(amounts):
            return
        against = words[verb - 1].form if verb > start else ""
        for owner, index in zip(owners, amounts, strict=True):
            verb = max(i for i in range(verb, index) if words[i].form in _CHANGING)
            self.settled.add(words[verb].token.span.start)
            before = verb - (words[verb - 1].form in _AGAINST and against in _AGAINST)
            relation = self._build.mention(range(before, verb + 1), verb)
            points = index + 1 < end and words[index + 1].form in _POINTS
            whose = self._build.mention(owner)
            amount = self._build.mention(range(index, index + 1 + points), index)
            if whose is None or amount is None or relation is None:
                continue
            told = self._build.triple(
                whose,
                relation,
                amount,
                predicate=_AS.get(words[verb].form, words[verb].form),
                construction="figure",
                inherited=1,
                qualifiers=tuple(self._since(start, verb)),
            )
            self.changes.append(told)

    def _since(self, start: int, verb: int) -> Iterator[Qualifier]:
        """Yield since when something changed (比上年)."""
        words = self._words
        for index in range(start, verb - 1):
            if words[index].form in _THAN and words[index + 1].kind in (Kind.TIME, Kind.NOUN):
                whole = self._build.mention([index, index + 1])
                value = self._build.mention([index + 1])
                if whole is not None and value is not None:
                    yield Qualifier("time", whole, value, words[index].form, CHANCE)

    def _amount(self, start: int, end: int) -> range | None:
        """Return the amount that a clause ends in."""
        words, first = self._words, end - 1
        if first > start and words[first].kind is Kind.NOUN and words[first].form in _UNITS:
            first -= 1
        if first <= start or words[first].kind is not Kind.NUMBER:
            return None
        form = "".join(word.form for word in words[first:end])
        return range(first, end) if _AMOUNT.fullmatch(form) else None

    def _held(self, start: int, end: int) -> range | None:
        """Return what is measured: the words right before an amount."""
        words, first = self._words, end
        while first > start and (self._holds(words[first - 1]) or self._scoped(start, first)):
            first -= 1
        if start < first < end:
            whole = start
            while whole < first and (words[whole].kind is Kind.TIME or words[whole].form in _SCENE):
                whole += 1
            if words[whole].form.startswith(w.QUALIFYING):  # 归属于上市公司股东的净利润
                return range(whole, end)
        while first < end and (words[first].form in _SCENE or words[first].kind is Kind.DE):
            first += 1
        if first == end:
            return None
        if first > start and words[first - 1].form + words[first].form[:1] in _OURS:
            first -= 1  # 我|国货物贸易总值
        towards = first > start and words[first - 1].form == "对"  # 对东盟出口38亿元
        return range(first - (towards and words[end - 1].form in _ABROAD), end)

    def _scoped(self, start: int, end: int) -> bool:
        """Tell whether a scope that a tagger cuts ends before a place (规|上|工业总产值)."""
        return end > start + 1 and "".join(x.form for x in self._words[end - 2 : end]) in _SCOPES

    @staticmethod
    def _holds(word: Word) -> bool:
        if word.kind is Kind.VERB:
            return word.tag == "vn" or word.form in _ACTION
        ordinal = word.kind is Kind.NUMBER and word.form.startswith("第")
        return word.kind in _HOLDING or ordinal or word.form in _SCOPES

    def _opens(self, start: int, first: int) -> bool:
        """Tell whether nobody acts before what is measured (其中…, 全年实现…).

        What was achieved is that of who acts in a clause before, if any does.
        """
        achieved = any(word.form in _ACHIEVING for word in self._words[start:first])
        before = self._words[0 if achieved else start : first]
        return all(
            word.kind in (Kind.TIME, Kind.COMMA) or word.form in _SCENE | _ACHIEVING
            for word in before
        )

    def _owner(self, start: int, end: int) -> range | None:
        """Return whose a measure is, where nothing but a time parts them (公司|去年|营业收入)."""
        words, first = self._words, start
        while first < end and words[first].kind is Kind.TIME:
            first += 1
        last = end
        while last > first and words[last - 1].kind is Kind.TIME:
            last -= 1
        parted = first < last < end
        named = all(word.kind in (Kind.NOUN, Kind.PRONOUN) for word in words[first:last])
        return range(first, last) if parted and named else None

    def _tell_amount(self, held: range, last: range, owner: range = range(0)) -> None:
        """Tell how much a noun of measure is, and when where a time parts it from its owner."""
        words = self._words
        whose = self._build.mention([*owner, *held], held.stop - 1)
        amount = self._build.mention(last)
        if whose is None or amount is None:
            return
        when = self._build.mention(range(owner.stop, held.start)) if owner else None
        told = self._build.triple(
            whose,
            implied("是", whose.span.end),
            amount,
            predicate="是",
            construction="figure",
            qualifiers=(Qualifier("time", when, when, "", CHANCE),) if when is not None else (),
        )
        self.amounts.append(told)
        verbs = (words[i] for i in held if words[i].kind is Kind.VERB)
        self.settled.update(word.token.span.start for word in verbs)


def _counts(word: Word) -> bool:
    """Tell whether a word is of an amount, or joins two."""
    if word.kind in (Kind.COORDINATOR, Kind.LIST_MARK) or word.form in _POINTS:
        return True
    first = word.form.lstrip("约近超逾-－−")[:1]
    return word.kind is Kind.NUMBER and (first.isdigit() or first in w.COUNTS)

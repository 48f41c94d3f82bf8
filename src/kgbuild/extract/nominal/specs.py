"""What a thing measures and can do, clause by clause: 甲自重只有18公斤，最大负载12公斤.

Who presents a product, a ship or a bridge counts up its figures. The first clause names whose they
are, those after it only what is measured; a parser takes each for a clause of its own, glues the
noun to the name (青藤S5自重) or hangs one figure from the next. Read off words: a clause that ends
in an amount behind a noun of such a list, and in a row of such clauses behind any noun (职工260人).
So are somebody's age and years of work (今年46岁，从业23年). In: the words of a sentence. Out: its
specifications, of whose amounts every other reading is worse, and what each clause is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided, implied
from kgbuild.extract.kinds import MARKS, NOMINAL, PREVERBAL, Kind, Word
from kgbuild.extract.nominal.counting import (
    AMOUNT,
    BEFORE,
    EQUAL,
    LEADING,
    PLAIN_TAGS,
    amount_at,
    in_row,
)
from kgbuild.extract.nominal.respects import describes, respect
from kgbuild.extract.surface import Surface
from kgbuild.model import Mention, Triple
from kgbuild.ontology import DIMENSIONS, MEASURES, SPECIFICATIONS, TENURES
from kgbuild.regex import regex

#: How likely one is so, by reading some sixty of them.
CHANCE: Final = 0.85
_HOLDING: Final = NOMINAL | {Kind.OPEN, Kind.CLOSE, Kind.DE, Kind.ADJECTIVE}
_BETWEEN: Final = _HOLDING | {Kind.LOCALISER}  # 台风“甲”中心附近|最大风力
_PARTS: Final = frozenset("项目 工程 基地 园区 中心 广场 线路 枢纽 生产线".split())  # bare
_POINTING: Final = frozenset("它 其".split())
_OURS: Final = regex(
    "本(?:办法|意见|规定|条例|规则|协议|合同|通知|通告|公告|方案|标准|细则|章程|计划|通则|规划)"
)
_ABOUT: Final = frozenset("约 大约 近 将近 不到 不足 不超过 超过 超 低于 高于 大于 小于".split())
_WEIGHING: Final = frozenset(("重",))
_LONGEST: Final = 3  # words of a noun that is measured
_LONGEST_HOLDER: Final = 8
_BRINGING: Final = frozenset({Kind.PREPOSITION, Kind.YOU, Kind.BEI, Kind.BA})
_TENURE_WORDS: Final = 4
_HOUSES: Final = frozenset(
    "公司 集团 学校 学院 医院 银行 工厂 企业 研究所 研究院 协会 "
    "全院 全校 全村 全县 全市 全镇".split()
)
#: What there is, before a noun and its number: 全村现有农户412户，耕地2300亩.
_STOCKING: Final = w.STOCK_VERBS | frozenset("有 占地 设有 拥有 下辖 辖 建有 现存 存有 设".split())
_AGED: Final = regex(r"(?:约|近|年近|年满)?[\d一二三四五六七八九十百]{1,4}(?:多|余|来)?岁(?:半)?")
_YEARS: Final = regex(
    r"(?:约|近|逾|超过?)?[\d一二三四五六七八九十两]{1,4}(?:多|余|来)?(?:年|载|小时)(?:多|余)?"
)
#: A part of what is built, whose size the next clause does not go on about.
_PART: Final = regex("[塔楼桥坝山殿屋井洞沟墙碑][顶底身面口基座脚]")
_CUT_HEADS: Final = frozenset("长 宽 高 深 厚".split())


@dataclass(frozen=True, slots=True)
class Specs:
    """What the clauses of a sentence measure.

    Attributes:
        triples: The specifications, in order.
        topics: Start and end of each clause, and the words before it that say what it is about.
    """

    triples: tuple[Triple, ...]
    topics: tuple[tuple[int, int, range | None], ...]


def specs(surface: Surface) -> Specs:
    """Return the specifications of a sentence, in order.

    Args:
        surface: The sentence.
    """
    words = surface.words
    reading = _Reading(Builder(surface, "specs"))
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        reading.of_clause(start, end)
        start = end + 1
    for index, word in enumerate(words[:-2]):
        if word.kind is Kind.NUMBER and words[index + 1].kind is Kind.DE:
            reading.of_described(index)
    return Specs(tuple(reading.found), tuple(reading.topics))


class _Reading:
    """One sentence while its clauses are read."""

    def __init__(self, build: Builder) -> None:
        self.found: list[Triple] = []
        self.topics: list[tuple[int, int, range | None]] = []
        self._build = build
        self._words: Sequence[Word] = build.words
        self._holder: range | None = None
        self._liked: range | None = None  # what the clauses before say where or what it is
        self._person: range | None = None
        self._opens = True  # nothing else stands before
        self._run = 0  # figures in a row
        self._rowed = False  # the clause before counted or measured what the holder has

    def of_clause(self, start: int, end: int) -> None:
        """Read an age, a specification, or what a clause is about."""
        words = self._words
        self.topics.append((start, end, self._holder))
        if self._age(start, end):
            return
        spec = _spec(words, start, end)
        if spec is None and self._rowed and self._holder is not None:
            if self._several(start, end):
                return
            spec = in_row(words, start, end)
        if spec is None:
            if not self._quality(start, end):
                self._turn(start, end)
            return
        whose, noun, amount = spec
        holder = whose or self._holder
        part = len(whose) == 1 and _PART.fullmatch(words[whose.start].form)
        if whose and not part and (self._holder is None or _is_named(words, whose)):
            self._holder = whose  # 塔高58米，塔顶海拔131米，门票20元: of the tower, not of its top
        self._run += 1
        self._rowed = self._holder is not None
        subject = self._build.mention(holder, holder.stop - 1) if holder else None
        if subject is None and self._opens and self._run > 1:
            subject = elided(words[start].token.span.start)
        measure = words[noun.stop - 1].form.endswith(MEASURES)
        if measure and whose and not _is_specified(words, noun):
            return  # 公司营业收入20亿元: figures.py tells it
        self._tell(subject, noun, amount, inherited=not whose)

    def _several(self, start: int, end: int) -> bool:
        """Read several that a clause counts of those before it (其中教授5人、副教授12人)."""
        words, first = self._words, start + 1
        if words[start].form != "其中" or self._holder is None:
            return False
        marks = [i for i in range(first, end) if words[i].kind is Kind.LIST_MARK]
        parts = [in_row(words, a, b) for a, b in pairwise((start, *marks, end)) if b > a + 1]
        if len(parts) < 2 or any(part is None for part in parts):
            return False
        subject = self._build.mention(self._holder, self._holder.stop - 1)
        for _, noun, amount in filter(None, parts):
            self._tell(subject, noun, amount, inherited=True)
        return True

    def of_described(self, index: int) -> None:
        """Read the age of whom words with it describe (现年63岁的篾匠甲)."""
        words = self._words
        last = index + 2
        while last < len(words) and words[last].kind is Kind.NOUN and words[last].tag != "nr":
            last += 1
        if last == len(words) or words[last].tag != "nr" or not _AGED.fullmatch(words[index].form):
            return
        self._tell_age(range(last, last + 1), index, inherited=False)

    def _turn(self, start: int, end: int) -> None:
        """Keep what a clause without a figure is about, or what those before it were about."""
        words = self._words
        self._opens = self._opens and start == end
        self._run, self._rowed = 0, False
        lead = lead_of(words, start, end)
        spoken = _spoken_of(words, start, end)
        if spoken is not None:
            verb = next((i for i in range(start, end) if words[i].kind is Kind.VERB), end)
            stocks = verb < end and words[verb].form in _STOCKING
            self._rowed = stocks and amount_at(words, start, end) is not None
            self._holder = spoken
        elif not _goes_on(words, start, end):
            self._holder = None
        elif self._holder is not None and start < end and words[start].form in _STOCKING:
            self._rowed = amount_at(words, start, end) is not None  # …，拥有院士9人，实验室3个
        if lead and (words[lead.start].tag == "nr" or words[lead.stop - 1].tag == "nr"):
            last = lead.start if words[lead.start].tag == "nr" else lead.stop - 1
            self._person = range(last, last + 1)
        elif lead:
            self._person = None
        self._liked = lead if lead and describes(words, lead, end) else None

    def _quality(self, start: int, end: int) -> bool:
        """Read what something is like in one respect (甲县位于山区，气候温和; 甲镇土地肥沃)."""
        found = respect(self._words, start, end)
        if found is None:
            return False
        whose, noun, like = found
        if whose:
            self._liked = whose
        if self._liked is None:
            return False
        subject = self._build.mention(self._liked, self._liked.stop - 1)
        self._tell(subject, noun, like, inherited=not whose, construction="quality")
        return True

    def _age(self, start: int, end: int) -> bool:
        """Read how old somebody is, or for how many years they have done their work."""
        words, first = self._words, start
        if end - start > 1 and words[start].tag == "nr" and words[start].kind is Kind.NOUN:
            first = start + 1
        person = range(start, first) if first > start else self._person
        while first < end - 1 and words[first].form in w.AGING:
            first += 1
        if person is None or not 0 < end - first <= _TENURE_WORDS:
            return False
        form = "".join(word.form for word in words[first:end])
        if _AGED.fullmatch(form):
            self._person = person
            self._tell_age(person, first, inherited=person.start != start)
            return True
        noun = first
        while noun < end - 1 and words[noun].kind in PREVERBAL:
            noun += 1
        form = "".join(word.form for word in words[noun + 1 : end])
        tenure = words[noun].form in TENURES and (_YEARS.fullmatch(form) or AMOUNT.fullmatch(form))
        if not tenure:
            return False
        self._person = person
        subject = self._build.mention(person)
        self._tell(subject, range(noun, noun + 1), range(noun + 1, end), inherited=True)
        return True

    def _tell_age(self, person: range, index: int, *, inherited: bool) -> None:
        subject, amount = self._build.mention(person), self._build.mention([index])
        if subject is not None and amount is not None:
            told = self._build.triple(
                subject,
                implied("是", min(subject.span.end, amount.span.end)),
                amount,
                predicate="是",
                construction="age",
                inherited=int(inherited),
            )
            self.found.append(told)

    def _tell(
        self,
        subject: Mention | None,
        noun: range,
        amount: range,
        *,
        inherited: bool,
        construction: str = "specification",
    ) -> None:
        relation, value = self._build.mention(noun, noun.stop - 1), self._build.mention(amount)
        if subject is None or relation is None or value is None:
            return
        told = self._build.triple(
            subject,
            relation,
            value,
            predicate=relation.form,
            construction=construction,
            inherited=int(inherited),
        )
        self.found.append(told)


def _goes_on(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a clause without a figure leaves out what it is about, or is no clause."""
    if start == end or words[start].kind in (Kind.VERB, Kind.YOU, Kind.BEI, Kind.MODAL):
        return True
    verbs = [i for i in range(start, end) if words[i].kind is Kind.VERB]
    if not verbs or words[start].kind is Kind.PREPOSITION or words[start].kind in PREVERBAL:
        return True
    return words[verbs[-1]].form in w.PARTS_OF_WORK and verbs[-1] == end - 1


def _is_specified(words: Sequence[Word], noun: range) -> bool:
    """Tell whether what is measured is on one of the lists of what things measure."""
    form = "".join(words[i].form for i in noun)
    return form.endswith((*SPECIFICATIONS, *DIMENSIONS))


def lead_of(words: Sequence[Word], start: int, end: int) -> range:
    """Return the words before the verb of a clause, and before what a preposition brings in.

    Args:
        words: The sentence.
        start: Where the clause begins.
        end: Where it ends.
    """
    verb = next((i for i in range(start, end) if words[i].kind is Kind.VERB), None)
    while start < end and words[start].kind in (Kind.LINK, Kind.TIME):
        start += 1
    if verb == start and (described := _described(words, start, end)):
        return described
    if verb is None:
        alone = end > start and all(words[i].kind in _HOLDING for i in range(start, end))
        return range(start, end) if alone else range(0)
    aside = (i for i in range(start + 1, verb) if words[i].kind in _BRINGING)
    lead = range(start, next(aside, verb))  # 甲自2025年起施行, 甲由乙设计
    while lead and (words[lead.stop - 1].kind in PREVERBAL or words[lead.stop - 1].tag == "t"):
        lead = range(start, lead.stop - 1)
    return lead


def _described(words: Sequence[Word], start: int, end: int) -> range:
    """Return what a clause that opens on one to describe it is about (承担任务的“甲”号由乙研制)."""
    mark = next((i for i in range(start, end) if words[i].kind is Kind.DE), end)
    stop = mark + 1
    while stop < end and words[stop].kind in _HOLDING and words[stop].kind is not Kind.TIME:
        stop += 1
    goes_on = any(words[i].kind is Kind.VERB for i in range(stop, end))
    return range(mark + 1, stop) if mark + 1 < stop and goes_on else range(0)


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
    lead = lead_of(words, start, end)
    whole = all(words[i].kind in _HOLDING for i in lead)
    return lead if lead and whole and _is_named(words, lead) else None


def _is_named(words: Sequence[Word], phrase: range) -> bool:
    """Tell whether a phrase ends on a name that is no person's, or on quotes, or points."""
    last = words[phrase.stop - 1]
    return (
        last.kind is Kind.CLOSE
        or last.tag in ("nz", "nw", "ns")
        or words[phrase.start].tag in ("nz", "nw")  # “甲”号|潜水器
        or words[phrase.start].kind is Kind.DETERMINER
        or last.form in _POINTING
        or (len(phrase) == 1 and _OURS.fullmatch(last.form) is not None)
        or words[phrase.start].kind is Kind.OPEN
        or (last.form.endswith(w.UNDERTAKINGS) and last.form not in _PARTS)
        or (len(phrase) == 1 and last.form in _HOUSES)
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
    amount = amount_at(words, start, end)
    if amount is None:
        return None
    last = amount.start
    while last > start and words[last - 1].form in EQUAL:
        last -= 1
    noun = last - 1
    first = _measured(words, start, noun)
    if first is None:
        return None
    while first > start and noun - first < _LONGEST and words[first - 1].form in BEFORE:
        first -= 1
    while start < first and words[start].kind in LEADING:
        start += 1
    stop = first - 1 if first > start and words[first - 1].kind is Kind.DE else first
    while amount.start > noun + 1 and words[amount.start - 1].form in _ABOUT:
        amount = range(amount.start - 1, amount.stop)
    whose = range(start, stop)
    if words[noun].form in _WEIGHING and not whose:
        return None
    if any(words[i].kind not in _BETWEEN and words[i].tag != "vn" for i in whose):
        whose = _behind_verb(words, whose)
        if not whose:
            return None
    if len(whose) > _LONGEST_HOLDER:
        return None
    if whose and words[whose.stop - 1].form.endswith(SPECIFICATIONS):
        return None
    if _is_specification(words, noun):
        if whose and all(words[i].tag == "vn" for i in whose):
            return range(0), range(whose.start, noun + 1), amount  # 装|机功率
        return whose, range(first, noun + 1), amount
    return _parted(words, whose, range(first, noun + 1), amount)


def _parted(
    words: Sequence[Word], whose: range, noun: range, amount: range
) -> tuple[range, range, range] | None:
    """Return a dimension with whose it is: words that name nothing belong to the noun."""
    start = whose.start
    if whose and words[start].kind is Kind.DETERMINER and len(whose) > 1:
        last = whose.stop  # 该展会|展览面积
        while last > start + 2 and words[last - 1].tag in ("vn", "v", "a"):
            last -= 1
        return range(start, last), range(last, noun.stop), amount
    if not whose or _is_named(words, whose):
        return whose, noun, amount
    for last in range(whose.stop - 1, start, -1):
        if _is_named(words, range(start, last)):
            return range(start, last), range(last, noun.stop), amount
    plain = all(words[i].tag in PLAIN_TAGS for i in whose)
    return (range(0), range(start, noun.stop), amount) if plain else None


def _is_specification(words: Sequence[Word], noun: int) -> bool:
    """Tell whether a word ends what a product measures, be it cut in two."""
    joined = words[noun - 1].form + words[noun].form if noun else ""
    if len(words[noun].form) == 1 and joined not in SPECIFICATIONS:
        return False  # 滑翔机|长 ends in no 机长
    return words[noun].form.endswith(SPECIFICATIONS) or joined.endswith(SPECIFICATIONS)


def _measured(words: Sequence[Word], start: int, noun: int) -> int | None:
    """Return where the noun begins that ends at a word, be it cut in two (续航|时间)."""
    earliest = max(start, noun - _LONGEST + 1)
    for first in range(earliest, noun):
        if "".join(word.form for word in words[first : noun + 1]) in DIMENSIONS:
            return first
    form = ""
    for first in range(noun, earliest - 1, -1):
        form = words[first].form + form
        whole = len(words[noun].form) > 1 or form in SPECIFICATIONS or form in DIMENSIONS
        if (whole and form.endswith((*SPECIFICATIONS, *DIMENSIONS))) or form in _WEIGHING:
            return first
        if form in _CUT_HEADS and noun > start and words[noun - 1].kind is Kind.NOUN:
            pointed = noun - 1 > start and words[noun - 2].kind is Kind.DETERMINER  # 该滑翔机|长
            named = words[noun - 1].tag in ("ns", "nz")
            return noun if named or pointed else noun - 1  # 桥面|宽
    return None

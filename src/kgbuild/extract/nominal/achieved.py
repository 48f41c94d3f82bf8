"""What was done, and how much of it: 新建冷库36座，改造公路210公里，发放贷款12亿元.

Reports of a year's work string such clauses together, none of which tells by whom. A parser takes
their nouns for one long name, or the verb for a part of it. Read off words: a sentence that begins
with such a clause, and the clauses after it; behind a name that acts they are its own. In: the
words of a sentence. Out: what was done, each with its count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided
from kgbuild.extract.coordination import members
from kgbuild.extract.kinds import MARKS, PREVERBAL, Kind, Word
from kgbuild.extract.nominal.counting import amount_at
from kgbuild.extract.nominal.specs import lead_of
from kgbuild.extract.surface import Surface
from kgbuild.model import Mention, Modality, Qualifier, Triple
from kgbuild.ontology import MEASURES
from kgbuild.regex import regex

#: How likely one is so, by reading some fifty of them.
CHANCE: Final = 0.8
_LEADING: Final = frozenset(
    {Kind.LINK, Kind.TIME, Kind.COORDINATOR, Kind.ASPECT, Kind.LIST_MARK, *PREVERBAL}
)
_HOLDING: Final = frozenset({Kind.NOUN, Kind.ADJECTIVE, Kind.OPEN, Kind.CLOSE, Kind.DE})
_OTHERWISE: Final = (
    w.COPULAS | w.EXISTENTIALS | w.SAY_VERBS | w.CHANGES | w.AMOUNTS | w.STOCK_VERBS | w.CAUSATIVES
)
_MORE: Final = frozenset(
    "新 再 净 累计 共 合计 总计 全年 共计 已 先后 成功 依法 全力 全面 年内".split()
)
#: Between what was done and how much: 组织培训不少于3000人次.
_BOUNDING: Final = frozenset(
    "不少于 不低于 不超过 不多于 超过 超 达 达到 约 近 逾 共 各 共计 累计 总计 合计 多达".split()
)
_REACHING: Final = frozenset("达到 达 超过 超 多达 不超过".split())
_NAMED: Final = frozenset("nr nt ns".split())
_COMING_TO: Final = ("到", "至", "达", "为")
_WITHIN: Final = frozenset("vn v f d ad a b".split())  # of words inside what was done
_ACTING: Final = frozenset("nr nt nz ns".split())  # names that may act
#: A count in figures, or in numerals before a unit: 三桥工程 is a name.
_COUNT: Final = regex(
    r"(?:每\w{1,3})?(?:约|近|逾|超过?)?(?:[\d.,]+[^\d，。]{1,7}|[一二三四五六七八九十百千万亿两几数点]+[余多]?"
    r"(?:[个名家座条项件人次所处台辆亩吨元位户栋批场期支部]|公里|公顷|万元|亿元|平方米|平方公里|人次))"
)
_LONGEST: Final = 8  # words of what was done


def achieved(surface: Surface) -> Iterator[Triple]:
    """Yield what the clauses at the beginning of a sentence have achieved, with their counts.

    Args:
        surface: The sentence.
    """
    words = surface.words
    if not words or words[-1].kind is not Kind.STOP:
        return
    build = Builder(surface, "achieved")
    subjects: Sequence[Mention] | None = None  # of the clauses so far; none where nobody acts
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].kind not in MARKS:
            end += 1
        verb = start
        while verb < end and (words[verb].kind in _LEADING or words[verb].form in _MORE):
            verb += 1
        if verb < end and words[verb].kind is Kind.PREPOSITION:
            pass  # 在甲问题上，…
        elif verb < end and words[verb].kind is not Kind.VERB:
            if any(words[i].kind is Kind.VERB for i in range(verb, end)):
                said = _says(words, verb, end)
                subjects = None if said else _acting(surface, build, verb, end)
                if not said and not subjects:
                    return
        elif verb < end and words[verb].form not in _OTHERWISE:
            modality = _modality(words, start, verb)
            if modality is not None:
                for told in _told(build, words, range(verb, end), subjects):
                    yield replace(told, modality=modality)
        start = end + 1


def _says(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a clause only names who tells what follows: 甲介绍，去年新建冷库36座."""
    last = end - 1
    named = any(word.tag in _ACTING for word in words[start:last])
    comma = end < len(words) and words[end].kind is Kind.COMMA
    return named and comma and words[last].form in w.SAY_VERBS


def _modality(words: Sequence[Word], start: int, verb: int) -> Modality | None:
    """Return how what a verb tells is meant by the words before it, unless it is denied."""
    if any(word.kind is Kind.NEGATION for word in words[start:verb]):
        return None
    if words[verb].form in w.PLAN_VERBS:
        return None  # 力争新增就业4000人: what is new is not what is striven for
    found = (w.MODALS.get(word.form) for word in words[start:verb])
    return next((modality for modality in found if modality is not None), "asserted")


def _acting(surface: Surface, build: Builder, start: int, end: int) -> Sequence[Mention]:
    """Return who acts in a clause that has a subject, and in those after it; nobody who speaks."""
    words, lead = surface.words, lead_of(surface.words, start, end)
    verb = next(i for i in range(start, end) if words[i].kind is Kind.VERB)
    phrase = surface.chunker.phrase(lead.start, lead.stop) if lead else None
    if phrase is None or phrase.end != lead.stop or words[verb].form in w.SAY_VERBS:
        return ()
    last = words[phrase.end - 1]
    points = words[phrase.start].kind is Kind.DETERMINER or words[lead.start].form[0] in "该此这"
    if last.tag not in _ACTING and not points:
        return ()
    return [who for who in map(build.member, members(phrase, words)) if who is not None]


def _told(
    build: Builder, words: Sequence[Word], clause: range, subjects: Sequence[Mention] | None
) -> Iterator[Triple]:
    """Yield what a clause of a verb, what it does something to and an amount tells."""
    verb, end = clause.start, clause.stop
    amount = amount_at(words, verb, end)
    if amount is None or not _COUNT.fullmatch("".join(words[i].form for i in amount)):
        return
    first = verb + 1
    while first + 1 < amount.start and words[first].kind is Kind.VERB and words[first].tag == "v":
        first += 1  # 关停淘汰
    done_by = range(verb, first)
    if first < end and words[first].kind is Kind.ASPECT:
        first += 1
    last = amount.start
    while last > first and words[last - 1].form in _BOUNDING:
        last -= 1
    what = range(first, last)
    plain = all(words[i].kind in _HOLDING or words[i].tag in _WITHIN for i in what)
    if not 0 < len(what) <= _LONGEST or not plain or words[what.stop - 1].kind is Kind.DE:
        return
    described = any(words[i].kind is Kind.DE for i in what)
    if described and any(words[i].form in _REACHING for i in range(last, amount.start)):
        return  # 从事旅游服务的居民达到1200人
    last_word = words[what.stop - 1]
    if last_word.tag in _NAMED or words[what.start].form in w.SAY_VERBS:
        return
    if last_word.form.endswith((*MEASURES, *_COMING_TO)):
        return  # 造船完工量382万吨 is a figure
    if words[amount.stop - 1].form.endswith(("%", "％")) or any(
        words[i].form in w.CHANGES for i in what
    ):
        return
    done, relation = build.mention(what, what.stop - 1), build.mention(done_by)
    count = build.mention(amount)
    if done is None or relation is None or count is None:
        return
    nobody = [elided(words[verb].token.span.start)]
    for who in nobody if subjects is None else subjects:
        yield build.triple(
            who,
            relation,
            done,
            predicate=relation.form,
            construction="achieved" if subjects is None else "counted",
            inherited=1,
            qualifiers=(Qualifier("quantity", count, count, "", CHANCE),),
        )

"""How large something is, told before its name: 规模20亿元的低空产业基金, 高320米的摩天大楼.

Read off words: an amount right before 的, behind a noun of measure or a word that measures. In: the
words of a sentence. Out: whose size it is, of what, and how much; and that what is so large is set
up, where the clause leaves out by whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.builder import Builder, elided
from kgbuild.extract.kinds import MARKS, Kind, Word
from kgbuild.extract.surface import Surface
from kgbuild.model import Mention, Triple
from kgbuild.ontology import DIMENSIONS, SPECIFICATIONS

#: Ends of what is measured; of the last ones nothing may stand before.
_SIZES: Final = (
    *("规模", "面积", "投资", "投资额", "金额", "总额", "产能", "资本", "造价", "总价", "奖金"),
    *SPECIFICATIONS,
    *DIMENSIONS,
)
_BARE: Final = w.DIMENSIONS | frozenset("占地 总长 长达 高达 宽达 深达 长约 高约 价值 为期".split())
#: What a name may end on behind a verb in it: 城市|更新|项目, 产业|引导|基金.
_ENDS: Final = (
    *w.UNDERTAKINGS,
    *(
        "基金",
        "资金",
        "奖学金",
        "计划",
        "行动",
        "平台",
        "贷款",
        "债券",
        "协议",
        "合同",
        "订单",
        "系统",
    ),
)
_WITHIN: Final = (Kind.NOUN, Kind.ADJECTIVE)
_EQUAL: Final = frozenset("约 近 逾 超 超过 达 为 达到 不低于 不少于".split())


def sized(surface: Surface) -> Iterator[Triple]:
    """Yield how large what noun phrases name is, in order.

    Args:
        surface: The sentence.
    """
    words = surface.words
    build = Builder(surface, "figures")
    for index in range(1, len(words) - 2):
        if words[index].kind is Kind.NUMBER and words[index + 1].kind is Kind.DE:
            yield from _of_size(build, words, index)


def _of_size(build: Builder, words: Sequence[Word], index: int) -> Iterator[Triple]:
    size = index - 1
    while size > 0 and words[size].form in _EQUAL:
        size -= 1
    measures = words[size].form in _BARE or words[size].form.endswith(_SIZES)
    amount = words[index].form.lstrip("约近超逾")[:1]
    if not measures or not (amount.isdigit() or amount in w.COUNTS):
        return
    named = _named(words, index + 2)
    if named is None:
        return
    whose, relation = build.mention(named, named.stop - 1), build.mention([size])
    value = build.mention(
        range(size + 1, index + 1) if words[size + 1].form in "约近逾" else [index]
    )
    if whose is not None and relation is not None and value is not None:
        yield build.triple(whose, relation, value, predicate=relation.form, construction="figure")
    if words[size].kind is Kind.NOUN and (what := _founded(build, words, size, named.stop)):
        yield what


def _named(words: Sequence[Word], start: int) -> range | None:
    """Return the words of what is so large: up to the noun that ends the phrase, or in quotes."""
    end = start
    while end < len(words) and words[end].kind in (*_WITHIN, Kind.OPEN, Kind.CLOSE):
        end += 1
    if end < len(words) - 1 and words[end].kind is Kind.VERB:
        last = end + 1  # 总投资26亿元的城市|更新|项目
        while last < len(words) and words[last].kind is Kind.NOUN:
            last += 1
        closed = last == len(words) or words[last].kind in MARKS
        if last > end + 1 and closed and words[last - 1].form.endswith(_ENDS):
            return range(start, last)
    last = end - 1
    while last > start and words[last].kind is Kind.CLOSE:
        last -= 1
    return range(start, end) if end > start and words[last].kind is Kind.NOUN else None


def _founded(build: Builder, words: Sequence[Word], size: int, end: int) -> Triple | None:
    """Return that what is so large is set up, where a clause leaves out by whom."""
    verb = size - 1
    while verb > 0 and words[verb].kind is Kind.NOUN:
        verb -= 1
    opens = verb <= 0 or words[verb - 1].kind in MARKS
    closes = end == len(words) or words[end].kind in MARKS
    if verb < 0 or not (opens and closes) or words[verb].form not in w.MAKING:
        return None
    what: Mention | None = build.mention(range(verb + 1, end), end - 1)
    relation = build.mention([verb])
    if what is None or relation is None:
        return None
    nobody = elided(words[verb].token.span.start)
    return build.triple(nobody, relation, what, predicate=relation.form, construction="figure")

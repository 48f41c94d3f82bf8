"""Words become noun phrases, with their relative clauses, members and closing noun.

A phrase is read forwards, stepping over the relative clauses that were found before
(:mod:`kgbuild.extract.relatives`). Everything is a range of word indices; nothing here
builds text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.extract import words as w
from kgbuild.extract.counted import counted_lists
from kgbuild.extract.kinds import (
    NAMES,
    NOMINAL,
    Kind,
    Word,
    is_office,
    lies_between,
    modifies,
    opens_nominal,
    qualifies,
)
from kgbuild.extract.relatives import Relative, relatives
from kgbuild.regex import regex

_MANY = frozenset("一系列 一批 一大批 一些 许多 众多 多种 多个 各种 各类".split())
_LONGEST = 80  # words of one conjunct
_COUNTING = regex(r"[两二三四五六七八九2-9](?![\d.十百千万亿多余几成倍])")
_COUNT = {
    figure: count
    for count, figures in enumerate("两二2 三3 四4 五5 六6 七7 八8 九9".split(), 2)
    for figure in figures
}
_MOST = 40  # conjuncts of one list
_COUNTED = NOMINAL - {Kind.NOUN} | {Kind.LOCALISER}  # what a number after it belongs to
_NO_NAMES = w.COPULAS | w.SAY_VERBS  # verbs that stand in no name
_FOLLOWED_BY_VERB = frozenset(
    {Kind.VERB, Kind.ADVERB, Kind.MODAL, Kind.NEGATION, Kind.PREPOSITION, Kind.BEI, Kind.BA}
)


@dataclass(frozen=True, slots=True)
class Item:
    """One conjunct: its words ``[start, end)``, its head, and the inner 的 that end modifiers."""

    start: int
    end: int
    head: int
    links: tuple[int, ...] = ()
    relatives: tuple[Relative, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: one conjunct, or several, and the noun that closes a list after 等.

    Attributes:
        items: The conjuncts in order.
        end: Index after the last word, 等 and the closing noun included.
        closing: The noun after 等 (城市 in 甲、乙等城市), or ``None``.
        inner: The list inside, where one modifies the head (甲、乙等城市的合作).
        listed: How many conjuncts stand before the list that the noun closes: one in
            甲与乙、丙等城市.
    """

    items: tuple[Item, ...]
    end: int
    closing: Item | None = None
    inner: Phrase | None = None
    listed: int = 0

    @property
    def start(self) -> int:
        """Index of the first word."""
        return self.items[0].start

    @property
    def head(self) -> int:
        """Index of the head word of the last conjunct."""
        return self.items[-1].head


class Chunker:
    """Reads noun phrases off one sentence's words (its brackets taken out beforehand).

    Attributes:
        words: The sentence.
        pairs: Opening to closing quotation marks, by index.
        relatives: Relative clauses by the index of their first word.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.pairs = _pairs(words)
        self.relatives = {found.start: found for found in relatives(words, self.pairs)}
        self._counts_of = {
            member.noun + 1 for several in counted_lists(words) for member in several
        }
        self._known: dict[tuple[int, int, bool], Phrase | None] = {}

    def phrase(self, start: int, stop: int, *, preverbal: bool = False) -> Phrase | None:
        """Return the noun phrase that begins at ``start`` and ends before ``stop``.

        Args:
            start: Index of its first word.
            stop: Index that it may not reach past.
            preverbal: It stands where a subject may: 与 may then open an adjunct, and a
                time before a noun is not its modifier.
        """
        key = start, stop, preverbal
        if key not in self._known:
            self._known[key] = self._phrase(start, stop, preverbal=preverbal)
        return self._known[key]

    def _phrase(self, start: int, stop: int, *, preverbal: bool) -> Phrase | None:
        first = self._item(start, stop, preverbal=preverbal)
        if first is None:
            return None
        items = [self._with_count(first, stop, preverbal=preverbal)]
        position = items[0].end
        joined = 0  # where 与 joined two conjuncts: a list with 、 begins after it
        verb_due = start > 0 and _asks_for_verb(self.words[start - 1])
        while position < stop and len(items) < _MOST:
            word = self.words[position]
            if word.kind in (Kind.LIST_MARK, Kind.COORDINATOR):
                listed = word.kind is Kind.LIST_MARK and not preverbal and not verb_due
                following = self._item(position + 1, stop, preverbal=False, listed=listed)
                if following and preverbal and self._companion(position, following, stop):
                    break
            elif self._quoted_too(position):
                following = self._item(position, stop, preverbal=False)  # 《甲》《乙》
            else:
                break
            if following is None:
                break
            if word.kind is Kind.COORDINATOR and not joined:
                joined = len(items)
            if items[-1].end > items[-1].head + 1:  # 石塔一座、铜钟一口: each has a count
                following = self._with_count(following, stop, preverbal=preverbal, last=True)
            items.append(following)
            position = following.end
        items = self._titles_joined(items)
        if len(items) > 1 and (place := self._counted_with(items)) is not None:
            items[-1] = self._item(items[-1].start, place, preverbal=False) or items[-1]
            position = place
        if position < stop and self.words[position].kind is Kind.ETC:
            return self._closed(items, joined, position + 1, stop, preverbal=preverbal)
        # 甲、乙两款产品; 甲、乙这两款产品
        count = position + (position < stop and self.words[position].kind is Kind.DETERMINER)
        if count < stop and self._counts(count, len(items)):
            return self._closed(items, joined, count, stop, preverbal=preverbal)
        return Phrase(tuple(items), position)

    def _with_count(self, item: Item, stop: int, *, preverbal: bool, last: bool = False) -> Item:
        """Return a conjunct with the count behind it, where a list of what there is goes on.

        Args:
            item: The conjunct.
            stop: Index that it may not reach past.
            preverbal: It stands where a subject may.
            last: The list may end with it, as those before it have counts.
        """
        end = item.end + 1
        counted = end < stop and self.words[item.end].kind is Kind.NUMBER and not preverbal
        if not counted or self.words[item.end - 1].kind not in (Kind.NOUN, Kind.CLOSE):
            return item
        after = self.words[end].kind
        goes_on = after in (Kind.LIST_MARK, Kind.COORDINATOR)
        ends = last and after in (Kind.COMMA, Kind.STOP)
        return replace(item, end=end) if goes_on or ends else item

    def quoted(self, position: int, stop: int) -> bool:
        """Tell whether the quotation that opens at ``position`` is a name, not a speech."""
        close = self.pairs.get(position)
        if close is None or close >= stop or close == position + 1:
            return False
        if self.words[position].form in w.TITLE_QUOTES:
            return True
        inside = self.words[position + 1 : close] if close - position <= 13 else ()
        return bool(inside) and all(x.kind not in (Kind.COMMA, Kind.STOP) for x in inside)

    def _quoted_too(self, position: int) -> bool:
        """Tell whether a quotation opens right behind another of its kind (“甲”“乙”)."""
        before = self.words[position - 1] if position else None
        close = w.QUOTES.get(self.words[position].form)
        return before is not None and before.kind is Kind.CLOSE and before.form == close

    # Lists ---------------------------------------------------------------------------

    def _counted_with(self, items: Sequence[Item]) -> int | None:
        """Return where the count of a list begins in the last of it (甲、乙、丙|三人), if so."""
        last = items[-1]
        inside = range(last.start + 1, last.end)
        return next((k for k in inside if self._counts(k, len(items))), None)

    def _counts(self, position: int, count: int) -> bool:
        """Tell whether a number at ``position`` is that of the list before it (甲、乙两款产品)."""
        word = self.words[position]
        counted = _COUNTING.match(word.form)
        people = word.form.endswith("人")
        if count < 2 or counted is None or not (word.kind is Kind.NUMBER or people):
            return False
        return count == _COUNT.get(counted[0], -1)

    def _closed(
        self, items: list[Item], joined: int, position: int, stop: int, *, preverbal: bool
    ) -> Phrase:
        """A list with 等: with its closing noun, and as the modifier of another noun."""
        if position + 1 < stop and self.words[position].form in _MANY:
            position += 2 if self.words[position + 1].form == "的" else 0  # 等一系列的应用
        closing = self._item(position, stop, preverbal=preverbal, bare=True)
        end = closing.end if closing else position
        if end < stop and self.words[end].form == "的" and opens_nominal(self.words, end + 1):
            head = self._item(end + 1, stop, preverbal=preverbal)
            if head is not None:
                listed = Phrase(tuple(items[joined:]), end, closing)
                links = (end, *head.links)
                whole = Item(items[0].start, head.end, head.head, links, head.relatives)
                return Phrase((whole,), head.end, None, listed)
        before = joined if joined == 1 and len(items) > 2 else 0
        return Phrase(tuple(items), end, closing, listed=before)

    def _companion(self, mark: int, following: Item, stop: int) -> bool:
        """Tell 甲与乙合作 (an adjunct) from 甲与乙 (a pair), before the verb."""
        word = self.words[mark]
        if word.kind is not Kind.COORDINATOR or following.end >= stop:
            return False
        after = self.words[following.end]
        if after.form in w.SEVERALLY or lies_between(self.words, following.end):
            return False  # 甲与乙分别获得…, 甲与乙贸易总额
        if word.tag != "p":
            return after.form in w.COLLECTIVE_PREDICATES
        if after.kind is Kind.LIST_MARK:
            whole = self.phrase(mark + 1, stop)
            if whole is None or whole.end >= stop:
                return False
            after = self.words[whole.end]
        return after.kind in _FOLLOWED_BY_VERB and after.kind is not Kind.BEI

    def _titles_joined(self, items: list[Item]) -> list[Item]:
        """Join titles before one name (党组书记、厅长甲): they are one person, not a list."""
        joined: list[Item] = []
        for item in items:
            first, links = item, item.links
            while joined and self._named_after_title(item) and self._ends_on_office(joined[-1]):
                first = joined.pop()
                links = (*first.links, *links)
            joined.append(Item(first.start, item.end, item.head, links) if first != item else item)
        return joined

    def _ends_on_office(self, item: Item) -> bool:
        return is_office(self.words[item.end - 1])

    def _named_after_title(self, item: Item) -> bool:
        words = self.words[item.start : item.end]
        return any(is_office(before) and after.tag == "nr" for before, after in pairwise(words))

    # One conjunct ----------------------------------------------------------------------

    def _item(
        self, start: int, stop: int, *, preverbal: bool, bare: bool = False, listed: bool = False
    ) -> Item | None:
        """Return the conjunct at ``start``.

        Args:
            start: Index of its first word.
            stop: Index that it may not reach past.
            preverbal: It stands where a subject may.
            bare: Nouns and adjectives only, no 的.
            listed: It follows 、 after a verb, so a verb inside is part of a name.
        """
        stop = min(stop, start + _LONGEST)
        head = loose = -1  # the last noun; an adjective that still needs one
        links: list[int] = []
        clauses: list[Relative] = []
        position = start
        while position < stop:
            word = self.words[position]
            clause = None if bare else self.relatives.get(position)
            if clause is not None and clause.end < stop - 1:
                before = self.words[position - 1].kind
                if head >= 0 and before not in (Kind.DE, Kind.NUMBER, Kind.DETERMINER):
                    break
                clauses.append(clause)
                links.append(clause.end)
                head, position = -1, clause.end + 1
            elif word.kind in NOMINAL:
                if head >= 0 and not self._continues(position, preverbal=preverbal):
                    break
                head, position = position, position + 1
            elif self._qualifies(position, stop):
                loose, position = position, position + 1
            elif word.form in w.APPROXIMATE and head < 0 and self._number_at(position + 1, stop):
                position += 1
            elif word.kind is Kind.RANGE and head == position - 1 and position + 1 < stop:
                head, position = position + 1, position + 2
            elif word.kind is Kind.DE:
                opens = position + 1 < stop and opens_nominal(self.words, position + 1)
                if (head < 0 and loose < 0) or not opens or bare:
                    break
                links.append(position)
                position += 1
            elif word.kind is Kind.OPEN and self.quoted(position, stop):
                if position > start and self._quoted_too(position):
                    break  # 《甲》《乙》 are two
                head = max(self.pairs[position] - 1, position + 1)
                position = self.pairs[position] + 1
            elif not bare and self._inside(position, head, stop, listed=listed):
                head, position = position, position + 1
            else:
                break
        if head < 0:
            return None
        end = head + 1 if loose > head else position
        while links and links[-1] >= end - 1:
            end = links.pop()
            if clauses and clauses[-1].end == end:
                return None
        return Item(start, max(end, start + 1), head, tuple(links), tuple(clauses))

    def _qualifies(self, position: int, stop: int) -> bool:
        """An adjective before its noun, or 最 before adjective and 的."""
        kind = self.words[position].kind
        if position + 1 >= stop:
            return False
        if kind is Kind.ADJECTIVE:
            return modifies(self.words, position) or position + 1 in self.relatives
        return kind is Kind.ADVERB and qualifies(self.words, position)

    def _number_at(self, position: int, stop: int) -> bool:
        return position < stop and self.words[position].kind is Kind.NUMBER

    def _inside(self, position: int, head: int, stop: int, *, listed: bool) -> bool:
        """A localiser that a modifier ends with (历史上第一座…), a verb in a listed name."""
        word = self.words[position]
        if position + 1 >= stop:
            return False
        following = self.words[position + 1]
        if word.kind is Kind.LOCALISER:
            if following.kind is Kind.DE:
                return opens_nominal(self.words, position + 2)
            ordinal = following.form.startswith(("第", "最")) and head >= 0
            return following.kind is Kind.NUMBER and (word.form == "其中" or ordinal)
        return (
            word.kind is Kind.VERB
            and listed
            and head == position - 1
            and self.words[head].kind is not Kind.NUMBER  # 两辆、货车三辆|运送
            and len(word.form) > 1
            and word.form not in _NO_NAMES
            and following.kind is Kind.NOUN
        )

    def _continues(self, position: int, *, preverbal: bool) -> bool:
        """Tell whether the noun at ``position`` goes on with the phrase before it."""
        before, word = self.words[position - 1], self.words[position]
        following = self.words[position + 1] if position + 1 < len(self.words) else None
        if before.kind is Kind.DE:
            return True
        if word.kind is Kind.PRONOUN:
            return word.form in ("自己", "自身", "本人", "其他")
        if word.kind is Kind.DETERMINER:
            dates = following is not None and following.form[-1] in "年月日天"
            return before.kind is Kind.PRONOUN and not dates
        if word.kind is Kind.TIME:
            return before.kind in (Kind.TIME, Kind.NUMBER)
        if word.kind is Kind.NUMBER:
            if before.kind in _COUNTED or position in self._counts_of:
                return True
            if before.kind is Kind.CLOSE:
                return word.form[0] == "一"  # 《甲》一书
            wide = before.form in w.WIDE_PLACES and not preverbal
            return wide or word.tag == "q" or word.form.startswith("第")
        if before.kind is Kind.TIME:
            return not preverbal
        if word.form in w.MEASURES and following is not None:
            return following.kind is not Kind.NUMBER
        return preverbal or following is None or not _opens_clause(before, word, following)


def _asks_for_verb(word: Word) -> bool:
    """Tell whether a verb follows the noun phrase after a word (在甲、乙开通…, 支持甲、乙组建…)."""
    leads = word.kind is Kind.VERB and word.form in w.LEADING_OTHERS
    return leads or word.kind is Kind.PREPOSITION


#: Kin and pupils by one character, behind whose they are (甲之女乙).
_KIN_IN_SHORT = frozenset("子女父母兄弟姐妹妻夫孙侄甥婿媳徒师友")


def _opens_clause(before: Word, word: Word, following: Word) -> bool:
    """Tell whether a known name after a common noun is the subject of what follows."""
    if word.tag not in ("nr", "nt") or before.tag in NAMES or before.form.endswith(w.RELATED):
        return False
    if before.form in _KIN_IN_SHORT:  # 向甲之女乙学习
        return False
    return not is_office(before) and following.kind in (*_FOLLOWED_BY_VERB, Kind.TIME)


def _pairs(words: Sequence[Word]) -> dict[int, int]:
    """Map the index of each opening quotation mark to its closing one."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for position, word in enumerate(words):
        if word.kind is Kind.OPEN:
            stack.append(position)
        elif word.kind is Kind.CLOSE:
            while stack:
                opening = stack.pop()
                if w.QUOTES.get(words[opening].form) == word.form:
                    pairs[opening] = position
                    break
    return pairs

"""Who is spoken to is parted from what they are told: 各位同事|公司成立了…, 大家好|今天….

A speech opens with them, and a transcript runs them into the first sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NAMES, NOMINAL, Kind, Word, is_held_by, is_office

_ADDRESSED = NOMINAL | {
    Kind.ADJECTIVE,
    Kind.DE,
    Kind.LIST_MARK,
    Kind.COORDINATOR,
    Kind.COMMA,
    Kind.LOCALISER,
}
_DEAR = frozenset("尊敬 亲爱 敬爱".split())
_THEIRS = frozenset("对 为 给 将 把 都 也".split())
_EVERYBODY = frozenset("各位 诸位".split())
_CALLED = NOMINAL | {Kind.ADJECTIVE, Kind.DE}
_BETWEEN = frozenset({Kind.COMMA, Kind.LIST_MARK, Kind.COORDINATOR})


def salutation(words: list[Word]) -> None:
    """尊敬的各位领导和各位在线的朋友们大家好: from the first form of address to the greeting."""
    for greeting in range(len(words)):
        end = _greeting(words, greeting)
        if end == greeting:
            continue
        start = greeting
        while start and _leads_up(words[start - 1]):
            start -= 1
        openers = (i for i in range(start, greeting) if words[i].form in w.ADDRESSES)
        _close(words, next(openers, greeting), end)


def vocatives(words: list[Word]) -> None:
    """各位同事|公司成立了…: forms of address that open a sentence, and the greeting behind them."""
    position = 0
    while position < len(words):
        end = position + 1 if is_closed(words[position]) else _vocative(words, position)
        if end == position:
            break
        position = end
    end = _greeting(words, position)
    if end > position or (0 < position < len(words) and _told(words, position)):
        _close(words, 0, end)


def _told(words: Sequence[Word], start: int) -> bool:
    """Tell whether what follows is told to those addressed (各位来宾，欢迎…, 各位同事|公司成立了…).

    It is not where they do it (各位代表对报告提出意见, 各位代表要审议…).
    """
    if words[start].kind in NOMINAL:
        return True
    acts = words[start].form in _THEIRS or words[start].kind is Kind.MODAL
    return not acts and words[start - 1].kind in (Kind.COMMA, Kind.STOP)


def _greeting(words: Sequence[Word], start: int) -> int:
    """Return the index after the greeting at ``start`` (大家|上午|好, 你好), or ``start``."""
    forms = [word.form for word in words[start : start + 3]]
    if len(forms) > 1 and forms[0] in w.GREETED:
        for size in (2, 3):
            if "".join(forms[1:size]) in w.GREETINGS:
                return start + size
    return start + 1 if forms and forms[0] in w.WHOLE_GREETINGS else start


def _vocative(words: Sequence[Word], start: int) -> int:
    """Return the index after one form of address at ``start``, or ``start``."""
    position = start
    if position + 1 < len(words) and words[position].form in _DEAR:
        position += 2
    opens = position > start or (start < len(words) and words[start].form in _EVERYBODY)
    mark = position
    while opens and mark < len(words) and words[mark].kind in _CALLED:
        mark += 1
    if position < mark < len(words) and words[mark].kind in _BETWEEN:
        return mark + 1  # 尊敬的林知远省长，各位媒体朋友，
    if position + 1 < len(words) and words[position].form in _EVERYBODY:
        noun = position + 1
        named = words[noun].kind is Kind.NOUN and words[noun].tag not in NAMES
        position = noun + named
    elif position < len(words) and words[position].form.endswith("们"):
        if words[position].kind is not Kind.NOUN:
            return start
        position += 1
    else:
        return start
    more = position + 1 < len(words) and words[position].kind in _BETWEEN
    return position + 1 if more else position


def _leads_up(word: Word) -> bool:
    """Tell whether a word may stand between a form of address and the greeting."""
    return word.kind in _ADDRESSED or word.tag in ("a", "d", "ad")


def _close(words: list[Word], start: int, end: int) -> None:
    """Close the sentence at each of ``words[start:end]``, but for who is named with an office."""
    for index in range(start, end):
        if not _styled(words, index):
            words[index] = Word(words[index].token, Kind.STOP)


def is_closed(word: Word) -> bool:
    """Tell a word of a form of address, or the comma behind it, which closes the sentence."""
    return word.kind is Kind.STOP and word.form not in w.STOPS


def _styled(words: Sequence[Word], index: int) -> bool:
    """Tell a person's name, or the office beside it, before a mark (李卫东副省长，)."""
    around = words[max(0, index - 1) : index + 2]
    named = any(is_held_by(*pair) or is_held_by(*reversed(pair)) for pair in pairwise(around))
    return named and (words[index].tag == "nr" or is_office(words[index]))

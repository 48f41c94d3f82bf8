"""Who is spoken to is parted from what they are told: 各位同事|公司成立了…, 大家好|今天….

A speech opens with them, and a transcript runs them into the first sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract import words as w
from kgbuild.extract.kinds import NAMES, NOMINAL, Kind, Word

_ADDRESSED = NOMINAL | {
    Kind.ADJECTIVE,
    Kind.DE,
    Kind.LIST_MARK,
    Kind.COORDINATOR,
    Kind.COMMA,
    Kind.LOCALISER,
}
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
    while (end := _vocative(words, position)) > position:
        position = end
    end = _greeting(words, position)
    told = 0 < position < len(words) and words[position].kind in NOMINAL
    if end > position or told:
        _close(words, 0, end)


def _greeting(words: Sequence[Word], start: int) -> int:
    """Return the index after the greeting at ``start`` (大家|好, 你好), or ``start``."""
    forms = [word.form for word in words[start : start + 2]]
    if len(forms) > 1 and forms[0] in w.GREETED and forms[1] in w.GREETINGS:
        return start + 2
    return start + 1 if forms and forms[0] in w.WHOLE_GREETINGS else start


def _vocative(words: Sequence[Word], start: int) -> int:
    """Return the index after one form of address at ``start``, or ``start``."""
    position = start
    if position + 1 < len(words) and words[position].form in ("尊敬", "亲爱"):
        position += 2
    if position + 1 < len(words) and words[position].form in ("各位", "诸位"):
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
    """Close the sentence at each of ``words[start:end]``."""
    for index in range(start, end):
        words[index] = Word(words[index].token, Kind.STOP)

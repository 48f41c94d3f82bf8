"""Bracketed asides are lifted out of the sentence, and other names read from them.

甲（以下简称“乙”） and 甲（英文：Yi） name the same thing twice, and 甲（曾任乙局局长） tells an
office. The words outside read on as if the bracket were not there, which is what a reader does.
以下简称乙 is such an aside where the brackets were lost, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.kinds import Kind, Word, is_office

_HEREINAFTER = frozenset("以下 下 以下简称 下称".split())
#: What a bracket opens on that tells an office of whom it follows.
_SERVING = frozenset("曾任 现任 时任 后任 历任 原任 曾担任 现为 曾为 时为 任".split())
_LONGEST_SHORT = 6  # words of a short name that no bracket closes
#: Who signs a report, and what may open it behind their name.
_SIGNING = frozenset("记者 本报记者 通讯员 特约记者 见习记者 实习记者 特派记者".split())
_OPENING = frozenset("nt ns n nz nr t m s".split())
_LOST_DAY = frozenset("日 月日 日上午 日下午 日凌晨 月日上午 月日下午 月日晚".split())
_LEAST_SIGNED = 2  # words: the office and a name
_LOST_DATES = frozenset("日 月日 年 年月 年月日".split())
_NAMING = (Kind.NOUN, Kind.OPEN, Kind.CLOSE)
_CLOSING = frozenset(w.BRACKETS.values())
_BRACKETS = w.BRACKETS.keys() | _CLOSING
_LIFTED = _BRACKETS | _HEREINAFTER
_INSIDE = frozenset("- ‐ – . & '".split())  # marks inside a name in Latin letters
_LONGEST = 60  # words of an aside; a longer bracket is part of the text


@dataclass(frozen=True, slots=True)
class Aside:
    """The words of a bracket and the index, among the words outside, that it follows."""

    after: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name for what stands before a bracket, or its office, and the word that says so."""

    words: tuple[Word, ...]
    marker: tuple[Word, ...]


def lift(words: Sequence[Word]) -> tuple[list[Word], list[Aside]]:
    """Return the words outside all brackets, and the brackets.

    The content of a bracket that never closes, or is very long, stays in the text.
    """
    byline = _byline(words)
    if not byline and _LIFTED.isdisjoint([word.form for word in words]):
        return list(words), []
    closes = _closing(words)
    outside: list[Word] = []
    asides: list[Aside] = [Aside(-1, tuple(words[:byline]))] if byline else []
    position = byline
    while position < len(words):
        close = closes.get(position, len(words))
        if close - position <= _LONGEST and close < len(words):
            if words[position].token.text:  # or nothing is left of what it held
                asides.append(Aside(len(outside) - 1, tuple(words[position + 1 : close])))
            position = close + 1
            continue
        end = _hereinafter(words, position) if outside else position
        if end > position:
            while outside and outside[-1].kind is Kind.COMMA:
                outside.pop()
            asides.append(Aside(len(outside) - 1, tuple(words[position:end])))
            position = end
            continue
        if words[position].form not in _BRACKETS:
            outside.append(words[position])
        position += 1
    return outside, asides


def _byline(words: Sequence[Word]) -> int:
    """Return how many words sign a report in a bracket that is lost: 记者甲|乙公司日宣布….

    A pause that is heard there is the bracket's; whoever reports (记者甲报道) has none.
    """
    end = 1
    while end < len(words) and (words[end].tag == "nr" or words[end].kind is Kind.LIST_MARK):
        end += 1
    if not words or words[0].form not in _SIGNING or end < _LEAST_SIGNED or end + 1 >= len(words):
        return 0
    pause, after = words[end : end + 2]
    if pause.form in _LOST_DAY:  # 记者甲|日上午，乙隧道贯通
        opens = words[end + 1 + (after.kind is Kind.COMMA) :][:1]
        return end if opens and opens[0].tag in _OPENING else 0
    heard = pause.kind is Kind.COMMA and not pause.token.text
    return end + 1 if heard and after.tag in _OPENING else 0


def _hereinafter(words: Sequence[Word], start: int) -> int:
    """Return where 以下简称乙 ends that begins at ``start``, or ``start`` where none does."""
    opens = words[start].form
    if opens not in _HEREINAFTER:
        return start
    name = (
        start + marked(words[start:]) if opens != "以下" else start + 1 + marked(words[start + 1 :])
    )
    if name <= start + (opens == "以下"):
        return start
    end = name
    while end < len(words) and end - name < _LONGEST_SHORT and words[end].kind in _NAMING:
        if end > name and words[end].form == words[name].form:
            break  # 以下简称办法|办法规定…: the name, then the name at work
        if end > name and words[end].form in _LOST_DATES:
            break  # 以下简称甲|日宣布…: a date that lost its figures
        end += 1
    return end if end > name else start


def _closing(words: Sequence[Word]) -> dict[int, int]:
    """Map the index of each opening bracket to its closing one."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for position, word in enumerate(words):
        if word.form in w.BRACKETS:
            stack.append(position)
        elif word.form in _CLOSING and stack:
            pairs[stack.pop()] = position
    return pairs


def parts(aside: Aside) -> list[Aside]:
    """Return what stands between the commas of a bracket (（英语：Yi，1937年—）), each by itself.

    Behind a comma another name is told by a word that says so: bare letters may be anything.
    """
    found: list[list[Word]] = [[]]
    for word in aside.words:
        if word.kind is Kind.COMMA or word.form in ("；", ";"):
            found.append([])
        else:
            found[-1].append(word)
    told = [words for n, words in enumerate(found) if not n or not _is_latin(words)]
    return [Aside(aside.after, tuple(words)) for words in told if words]


def _is_latin(words: Sequence[Word]) -> bool:
    return all(word.form.isascii() for word in words)


def alias(aside: Aside) -> OtherName | None:
    """Return the other name that a bracket gives, if that is what it does."""
    words = aside.words
    if len(words) > 1 and words[0].form == "以下":
        words = words[1:]
    start = marked(words)
    if start:
        marker = words[:start]
        while start < len(words) and words[start].form in ("为", "：", ":", "是"):
            start += 1
    name = tuple(x for x in words[start:] if x.kind not in (Kind.OPEN, Kind.CLOSE))
    courtesy = start == 1 and words[0].form in w.COURTESY_MARKERS
    letters = sum(len(x.form) for x in name)
    if not (courtesy and letters <= w.LONGEST_COURTESY) and any(
        x.kind in (Kind.COMMA, Kind.STOP, Kind.VERB) and x.form not in _INSIDE for x in name
    ):
        return None
    if not start and not all(x.form.isascii() for x in name):
        return None
    if not any(c.isalpha() for x in name for c in x.form):
        return None
    return OtherName(name, marker if start else ())


def post(aside: Aside) -> OtherName | None:
    """Return the office that a bracket says somebody holds (甲（曾任乙县县长）), if it does.

    What stands behind a comma is said of it as well, and not told.
    """
    words = aside.words
    start = next((n for n in (2, 1) if "".join(x.form for x in words[:n]) in _SERVING), 0)
    end = next((i for i, x in enumerate(words) if x.kind in (Kind.COMMA, Kind.STOP)), len(words))
    office = words[start:end]
    plain = all(x.kind in (Kind.NOUN, Kind.ADJECTIVE, Kind.DE) for x in office)
    if not start or not office or not plain or not is_office(office[-1]):
        return None
    return OtherName(office, words[:start])


def marked(words: Sequence[Word]) -> int:
    """Return how many words at the start say that a name follows (下|称, as the tagger cuts)."""
    for count in (1, 2):
        if len(words) > count and "".join(x.form for x in words[:count]) in w.ALIAS_MARKERS:
            return count
    return 0

"""Objects: what a verb acts on, whom it gives to, where its complement leads (成立于1956年)."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import NOMINAL, Kind
from kgbuild.extract.predicates import Predicate, gives, honoured
from kgbuild.extract.syntax.constituents import Constituents

_OWED = tuple("户人员者们工民")


def take_object(parts: Constituents, predicate: Predicate, noun: int) -> None:
    """Give ``predicate`` the noun that the tree has as its object, or what else it is."""
    tree, floor = parts.tree, predicate.group.end
    lasting = tree.kinds[noun] is Kind.TIME and tree.forms[noun][0] in w.COUNTS
    if lasting and not predicate.group.marker and tree.labels[noun] == "obj":
        start, end = parts.extent(noun, low=floor)
        predicate.adjuncts.append(Adjunct(start, end, parts.phrase_at(start, end, noun), "time"))
        return
    phrase = _counted(parts, parts.phrase(noun, low=floor), noun, floor)
    phrase = _governed(parts, phrase, noun, floor)
    if predicate.group.marker:
        phrase = parts.with_localiser(phrase)
    giving = gives(predicate, parts.words)
    if giving and not predicate.objects:
        receiver = _receiver(parts, phrase)
        if receiver is not None:
            predicate.objects.append(receiver)
            phrase = parts.phrase_at(receiver.end, phrase.end, noun)
    last = predicate.objects[-1] if predicate.objects else None
    if last is not None and last.end == phrase.start and not giving:
        phrase = parts.phrase_at(last.start, phrase.end, noun)  # 外甥 + a name: one object
        predicate.objects.pop()
    if phrase.start < floor or (last is not None and _in_next_clause(parts, last.end, noun)):
        return
    counted = _count_after(parts, predicate, phrase)
    if counted < phrase.end:
        amount = parts.phrase_at(counted, phrase.end, phrase.end - 1)
        predicate.adjuncts.append(Adjunct(counted, phrase.end, amount, "quantity"))
        phrase = parts.phrase_at(phrase.start, counted, counted - 1)
    predicate.objects.append(phrase)


def _in_next_clause(parts: Constituents, end: int, noun: int) -> bool:
    """建立清单，每年安排资金300亿元: tell whether a comma and another verb stand before a noun."""
    between = parts.tree.kinds[end:noun]
    return Kind.COMMA in between and Kind.VERB in between[between.index(Kind.COMMA) :]


def _count_after(parts: Constituents, predicate: Predicate, phrase: Phrase) -> int:
    """实现收入5亿元: return where the amount begins that counts an object; its end if none does.

    What there is comes with how much of it there is (有学生2000人).
    """
    words, start = parts.words, phrase.end
    if predicate.group.marker or words[predicate.group.verbs[-1]].form in w.EXISTENTIALS:
        return start
    while start > phrase.start and words[start - 1].kind is Kind.NUMBER:
        start -= 1
    if start == phrase.end or not words[start].form.startswith(tuple(w.COUNTS)):
        return phrase.end
    if start > phrase.start and words[start - 1].form in w.APPROXIMATE:
        start -= 1
    if words[start - 1].form.endswith(_OWED):
        return phrase.end  # 拖欠农户一分钱: whom, and how much
    single = len(phrase.items) == 1 and start > phrase.start
    measured = len("".join(word.form for word in words[start : phrase.end])) > 1
    noun = single and measured and words[start - 1].kind in (Kind.NOUN, Kind.CLOSE)
    return start if noun else phrase.end


def take_place(parts: Constituents, predicate: Predicate, noun: int) -> bool:
    """成立于1956年, 生活在水中: what follows the complement is the object; tell whether it does."""
    floor = predicate.group.end
    if noun < floor or parts.extent(noun)[0] > floor + 1:
        return False
    predicate.objects.append(parts.with_localiser(parts.phrase(noun, low=floor)))
    return True


def _counted(parts: Constituents, phrase: Phrase, noun: int, floor: int) -> Phrase:
    """改建公路612公里: what is counted belongs to the count."""
    counted = [c for c in parts.tree.of(noun, "nsubj") if floor <= c < noun]
    if not counted or parts.tree.kinds[noun] is not Kind.NUMBER:
        return phrase
    return parts.phrase_at(max(parts.tree.bounds(counted[0])[0], floor), phrase.end, noun)


def _governed(parts: Constituents, phrase: Phrase, noun: int, floor: int) -> Phrase:
    """对甲的关注, 甲在乙中的作用: a preposition inside the object is part of it."""
    case = parts.governor(noun)
    if case is None or not floor <= case < phrase.start:
        return phrase
    return parts.phrase_at(max(parts.tree.bounds(noun)[0], floor), phrase.end, noun)


def _receiver(parts: Constituents, phrase: Phrase) -> Phrase | None:
    """递给老人一杯水: the person before a number is who gets it."""
    if (first := honoured(phrase, parts.words, parts.chunker)) is not None:
        return first
    kinds = parts.tree.kinds
    for index in range(phrase.start + 1, phrase.end):
        if kinds[index] is Kind.NUMBER and kinds[index - 1] in NOMINAL:
            first = parts.chunker.phrase(phrase.start, index)
            return first if first is not None and first.end == index else None
    return None

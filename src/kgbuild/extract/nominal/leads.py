"""The lead of a biography: a name, then what it is, between commas and without a verb.

苏轼，字子瞻，号东坡居士，四川眉山人，北宋文学家，… says four things of one name. A parser that
looks for a verb makes a tangle of it, so the segments are lifted out, as brackets are: what is
left (苏轼，…) reads on as if they were not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.kinds import JOINTS, NAMES, NOMINAL, Kind, Word, is_office, piece
from kgbuild.extract.nominal import credited
from kgbuild.extract.nominal.brackets import Aside, marked

_LONGEST_ALIAS = 8  # words
_LONGEST_DESCRIPTION = 16  # words
_DESCRIBING = NOMINAL | {
    Kind.ADJECTIVE,
    Kind.DE,
    Kind.LIST_MARK,
    Kind.COORDINATOR,
    Kind.OPEN,
    Kind.CLOSE,
}
_OF_NAMES = NAMES | {"n", "vn"}
#: Where a person's family is from, before the place: 祖籍福建泉州.
_ORIGINS = frozenset("祖籍 原籍 籍贯".split())
_OF_TRADES = ("家", "者", "师", "员", "人", "之一")
_ONESELF = "本人"
_SEXES = frozenset("男 女 男性 女性".split())
_BEGINNING = frozenset("名 讳".split())  # which begin other words, too (名列前茅)
_BORN = frozenset("生 出生 生人 诞生".split())


@dataclass(frozen=True, slots=True)
class Lead:
    """What the lead of a sentence says of the name that opens it.

    Attributes:
        name: How many words the name has; it opens the sentence.
        aliases: Other names, each with the words that say so.
        kinds: What it is (北宋文学家), one by one.
        origins: Where its family is from, each with the word that says so (祖籍).
        makers: Who made it, each with the words of what they did (乙|执导).
        births: When somebody was born, each with the word that says so (1958年|生).
    """

    name: int
    aliases: tuple[tuple[tuple[Word, ...], tuple[Word, ...]], ...]
    kinds: tuple[tuple[Word, ...], ...]
    origins: tuple[tuple[Word, tuple[Word, ...]], ...] = ()
    births: tuple[tuple[Word, tuple[Word, ...]], ...] = ()
    makers: tuple[tuple[tuple[Word, ...], tuple[Word, ...]], ...] = ()


def lift(
    words: Sequence[Word], asides: Sequence[Aside]
) -> tuple[list[Word], list[Aside], Lead | None]:
    """Return the words outside the lead's segments, the brackets after them, and the lead.

    Args:
        words: The words of a sentence, brackets lifted out.
        asides: Its brackets.
    """
    words, asides, made = credited.lift(words, asides)
    if made is not None:
        return list(words), list(asides), Lead(made.work, (), (made.kind,), makers=made.makers)
    if len(words) > 1 and words[0].form == _ONESELF and words[1].tag == "nr":
        words = words[1:]  # 本人林知远，女，…
        asides = [Aside(aside.after - 1, aside.words) for aside in asides]
    name = _name(words)
    if not name:
        return list(words), list(asides), None
    person = words[name - 1].tag == "nr"
    aliases: list[tuple[tuple[Word, ...], tuple[Word, ...]]] = []
    kinds: list[tuple[Word, ...]] = []
    origins: list[tuple[Word, tuple[Word, ...]]] = []
    births: list[tuple[Word, tuple[Word, ...]]] = []
    lifted: set[int] = set()
    for start, end, verbal in _segments(words, name):
        segment = _courtesy_apart(words[start:end]) if person else words[start:end]
        marker = marked(segment)
        if marker and _is_alias(segment[0].form, segment[marker:]):
            aliases.append((tuple(segment[:marker]), tuple(segment[marker:])))
        elif person and _is_origin(segment):
            origins.append((segment[0], tuple(segment[1:])))
        elif person and start > name and _is_birth(segment):
            births.append((segment[-1], tuple(segment[:-1])))
        elif start > name and _is_kind(
            segment, person=person, late=verbal, opened=bool(aliases or births or kinds)
        ):
            if len(segment) > 1 or segment[0].form not in _SEXES:
                kinds.extend(_members(segment))
        else:
            continue
        lifted.update(range(start - (words[start - 1].kind is Kind.COMMA), end))
    if not lifted:
        return list(words), list(asides), None
    kept = [index for index in range(len(words)) if index not in lifted]
    place = {index: position for position, index in enumerate(kept)}
    moved = [Aside(place[a.after], a.words) for a in asides if a.after in place]
    lead = Lead(name, tuple(aliases), tuple(kinds), tuple(origins), tuple(births))
    return [words[i] for i in kept], moved, lead


_SAYING_WHAT = frozenset(("是", "指", "系"))


def _name(words: Sequence[Word]) -> int:
    """Return how many words of the sentence's start are one name, 0 where none is."""
    if not words:
        return 0
    if words[0].kind is Kind.OPEN:
        ends = [i for i, word in enumerate(words[:12]) if word.kind is Kind.CLOSE]
        return ends[0] + 1 if ends else 0
    end = 0
    while end < len(words) and words[end].tag == "nr" and words[end].kind is Kind.NOUN:
        end += 1
    if end or words[0].tag not in NAMES or words[0].kind is not Kind.NOUN:
        return end
    while end < len(words) and words[end].kind is Kind.NOUN and words[end].tag in _OF_NAMES:
        end += 1
    after = words[end] if end < len(words) else None
    apart = after is not None and (after.kind is Kind.COMMA or after.form in _SAYING_WHAT)
    return end if apart else 1  # 青河|羚羊，又称…, 青河|贝母是…，别名…


def _segments(words: Sequence[Word], name: int) -> Iterator[tuple[int, int, bool]]:
    """Yield what stands between commas after the name, and whether a verb went before it."""
    start, verbal = name, False
    if start < len(words) and words[start].kind is Kind.COMMA:
        start += 1
    while start < len(words) and words[start].kind is not Kind.STOP:
        end = start
        while end < len(words) and words[end].kind not in (Kind.COMMA, Kind.STOP):
            end += 1
        if end > start:
            follows = words[end + 1] if end + 1 < len(words) else None
            handed_on = follows is not None and follows.tag == "nr"  # …，总经理，李明说
            if not (verbal and handed_on):
                yield start, end, verbal
        born = _is_birth(words[start:end])
        verbal = verbal or (not born and any(x.kind is Kind.VERB for x in words[start:end]))
        start = end + 1


def _courtesy_apart(segment: Sequence[Word]) -> Sequence[Word]:
    """Part 字 from a courtesy name that the tagger glued it to (字子|干)."""
    first = segment[0]
    glued = first.form[:1] in w.COURTESY_MARKERS and len(first.form) == len(first.token.text) > 1
    glued = glued and (first.tag == "nr" or first.form[0] not in _BEGINNING)
    if not glued or sum(len(word.form) for word in segment) > w.LONGEST_COURTESY:
        return segment
    parts = (piece(first.token, 0, 1, "n"), piece(first.token, 1, len(first.form), "nr"))
    return [*(Word(part, Kind.NOUN) for part in parts), *segment[1:]]


def _is_alias(marker: str, segment: Sequence[Word]) -> bool:
    """Tell whether words after 字, 原名 and the like are a name.

    A courtesy name may read as any words (字太白), but it is short.
    """
    kinds = {word.kind for word in segment}
    if marker in _BEGINNING and kinds != {Kind.NOUN} and len(segment) > 1:
        return False
    if marker in w.COURTESY_MARKERS:
        return 0 < sum(len(word.form) for word in segment) <= w.LONGEST_COURTESY
    return 0 < len(segment) <= _LONGEST_ALIAS and not kinds & {
        Kind.VERB,
        Kind.PREPOSITION,
        Kind.DE,
        Kind.PRONOUN,
    }


def _is_origin(segment: Sequence[Word]) -> bool:
    """Tell whether a segment is 祖籍 and a place, and nothing else."""
    places = segment[1:]
    return (
        segment[0].form in _ORIGINS
        and bool(places)
        and all(word.kind is Kind.NOUN and word.tag in _OF_NAMES for word in places)
    )


def _is_birth(segment: Sequence[Word]) -> bool:
    """Tell whether a segment is a time and 生, and nothing else (1958年3月生)."""
    times = all(word.kind is Kind.TIME for word in segment[:-1])
    return len(segment) > 1 and times and segment[-1].form in _BORN


def _is_kind(segment: Sequence[Word], *, person: bool, late: bool, opened: bool) -> bool:
    """Tell whether a segment is nothing but a noun phrase that says what its name is.

    Args:
        segment: Its words.
        person: The name is a person's.
        late: A clause with a verb went before it.
        opened: The lead has told something before it, so that a trade alone is told, too.
    """
    if len(segment) > 2 and [word.form for word in segment[-2:]] == ["之", "一"]:
        segment = segment[:-2]  # 学会创始人之一
    last = segment[-1]
    if len(segment) == 1 and last.form in _SEXES:
        return person
    if len(segment) > _LONGEST_DESCRIPTION or last.kind is not Kind.NOUN:
        return False
    if not all(_describes(segment, index) for index in range(len(segment))):
        return False
    if person:
        trade = is_office(last) or last.form == "人"
        told = trade and (opened or sum(len(word.form) for word in segment) > 2)
        return told or (not late and last.form.endswith("族"))
    return not late and last.tag == "n" and len(segment) > 1


def _describes(segment: Sequence[Word], index: int) -> bool:
    word = segment[index]
    if word.tag == "vn" and 0 < index < len(segment) - 1:
        return True  # 中国举重运动员
    if word.form == "我" and index + 1 < len(segment):
        return segment[index + 1].form == "国"  # 我国现代数学的奠基人之一
    if word.kind is Kind.ADVERB:  # 最大的, 著名
        return index + 1 < len(segment) and segment[index + 1].kind is Kind.ADJECTIVE
    return word.kind in _DESCRIBING and word.kind is not Kind.PRONOUN


def _members(segment: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Part a list of what the name is: 中国诗人、作家."""
    parts = listed(segment)
    if all(map(_is_trade, parts)):
        yield from parts
    else:
        yield tuple(segment)


def _is_trade(part: Sequence[Word]) -> bool:
    """Tell whether words end on what somebody is by trade (公共卫生活动|家, …的奠基人之一)."""
    last = (
        part[-3]
        if [word.form for word in part[-2:]] == ["之", "一"] and len(part) > 2
        else part[-1]
    )
    return is_office(last) or (len(part) > 1 and last.form.endswith(_OF_TRADES))


def listed(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Return the members of a list of names or nouns (笔名远山、潮生), none of them empty."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.kind in JOINTS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]

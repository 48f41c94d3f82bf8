"""Relative clauses are found from their 的 backwards, before any noun phrase is read.

甲参加了乙举办的会议 holds one (乙举办), 甲修改了乙的计划 none. What decides, without a
tree, is where the verbs stand: a verb right before 的 always opens a clause; one with an
object before 的 does when another verb has already claimed to be the main one, or when a
predicate still follows the noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word, opens_nominal

_REACH = 40  # words that a relative clause may look back, and its main clause ahead
_NO_CHAIN = w.COPULAS | w.SAY_VERBS | w.CAUSATIVES | w.EXISTENTIALS
_OPENING = frozenset("与 同 和 跟 对 对于 在 向".split())
_JOINT = (
    *("共", "合作", "合资", "合办", "联合", "合著", "合编", "合写", "合译", "合撰", "合建", "合创"),
    *("合拍", "合演", "合唱", "合绘", "合开", "合营", "合股", "合力", "合伙"),
)
_INNER_PREPOSITIONS = frozenset("在于从以因")  # the others govern the noun phrase as a whole


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative clause ``[start, end)`` that closes at the 的 of index ``end``."""

    start: int
    end: int
    verb: int


def relatives(words: Sequence[Word], pairs: Mapping[int, int]) -> Iterator[Relative]:
    """Yield the relative clauses of a sentence in order; they do not overlap.

    Args:
        words: The sentence.
        pairs: Opening to closing quotation marks; no clause begins inside a quotation
            that it does not end in.
    """
    floor = 0  # nothing left of this belongs to a later relative clause
    for position, word in enumerate(words):
        if word.kind in BOUNDARIES and word.form not in w.VERB_COORDINATORS:
            floor = position + 1
        elif word.form == "的" and word.kind is Kind.DE and opens_nominal(words, position + 1):
            found = _ending_at(words, max(floor, position - _REACH), position)
            if found is None or any(
                words[i].kind is Kind.OPEN and pairs.get(i, 0) > position
                for i in range(found.start, position)
            ):
                continue
            yield found
            floor = position + 1


def takes(verb: str, noun: str) -> bool:
    """Tell whether a verb can be done to the noun that its clause describes.

    发布 can to the 报告 of 甲发布的报告; but 回暖 of 股市回暖的带动 is done to nothing, and nobody
    does 回购 to a price.

    Args:
        verb: The verb.
        noun: The noun that the clause describes.
    """
    measure = noun.endswith(w.MEASURED_BY_NOUNS) and verb not in w.SETTING
    return verb not in w.DONE_TO_NOTHING and not measure


def named_head(words: Sequence[Word], phrase: Sequence[int], head: int) -> int:
    """Return the head of a described noun phrase: the person's name that ends it, if one does.

    Args:
        words: The sentence.
        phrase: Indices of the phrase's words.
        head: What the reader has as its head (专家 in 曾任局长的专家甲).
    """
    return phrase[-1] if phrase and words[phrase[-1]].tag == "nr" else head


def _ending_at(words: Sequence[Word], floor: int, end: int) -> Relative | None:
    verbs = [i for i in range(floor, end) if words[i].kind is Kind.VERB]
    if not verbs or (words[end - 1].form in w.DEPARTED and verbs[-1] == end - 2):
        return None  # 接替退休的甲: 甲 replaces nobody
    first = _first_of_chain(words, verbs[-1], floor)
    main = max((v for v in verbs if v < first), default=None)
    if not _direct(words, verbs[-1], end) and not _with_object(words, floor, first, main, end):
        return None
    begin = _after_governor(words, floor, first, end) if main is None else _group_end(words, main)
    begin = min(begin, first)
    if words[first].form in w.LYING and first > begin and words[first - 1].kind is Kind.PRONOUN:
        begin = first  # 我们位于甲的工厂
    governor = _governor(words, floor, first)
    if governor is not None and (
        words[governor].kind is not Kind.BEI or not _direct(words, verbs[-1], end)
    ):
        begin = max(begin, governor + 1)  # 会议由曾任局长的甲主持; but 被污染的土地
    while begin < first and (
        words[begin].form.startswith("据")
        or (
            (words[begin].kind in (Kind.NUMBER, Kind.DETERMINER))
            and words[begin + 1].kind is not Kind.NOUN
        )
    ):
        begin += 1
    return Relative(_after_list(words, begin, first), end, first)


def _after_list(words: Sequence[Word], begin: int, verb: int) -> int:
    """Skip what 和 lists beside the described noun (甲和去年出版的乙)."""
    for i in range(verb - 1, begin, -1):
        if words[i].kind in (Kind.COORDINATOR, Kind.LIST_MARK):
            plain = words[i].tag != "p" and words[i - 1].kind in (Kind.NOUN, Kind.CLOSE)
            return i + 1 if plain and not _has_subject(words, i + 1, verb) else begin
    return begin


def _first_of_chain(words: Sequence[Word], verb: int, floor: int) -> int:
    """Go back over verbs that touch (计划兴建); a stative verb stands alone."""
    if words[verb].form in w.STATIVE_VERBS:
        return verb
    while verb > floor and words[verb - 1].kind is Kind.VERB:
        if words[verb - 1].form in _NO_CHAIN:
            break
        verb -= 1
    return verb


def _direct(words: Sequence[Word], verb: int, end: int) -> bool:
    """Tell whether only aspect and direction stand between verb and 的."""
    tail = words[verb + 1 : end]
    return all(t.kind is Kind.ASPECT or t.form in w.DIRECTIONAL for t in tail)


def _with_object(words: Sequence[Word], floor: int, verb: int, main: int | None, end: int) -> bool:
    """Tell whether verb + object + 的 is a clause, not a main verb with 甲的乙 as object."""
    if main is not None and words[main].form in w.COPULAS:
        return True
    if main is not None and words[main].form in w.FORMULAS and main < verb - 1:
        return True  # 感谢一直支持我们的农户: the adverb is none of the thanks
    if words[end - 1].kind is Kind.NUMBER and main is None:
        return False  # 收购甲74%的股权
    if words[verb].form in w.SCALE_VERBS and words[verb + 1].form in _OPENING:
        return False  # 加强与高校的合作: the preposition opens the object
    priced = verb > floor + 1 and words[verb - 2].kind is Kind.PREPOSITION  # 以十亿元收购
    counted = verb > floor and words[verb - 1].kind in (Kind.NUMBER, Kind.DETERMINER)
    if counted and not priced:
        return True
    follows = _verb_after(words, end)
    if follows and (_governor(words, floor, verb) is not None or _serves(words, floor, verb)):
        return True
    if main is not None and _serves(words, _group_end(words, main), verb):
        return True  # 成立由甲任组长的乙
    if words[verb].form in w.STATIVE_VERBS and (main is not None or follows):
        return True
    return (
        main is None
        and follows
        and words[verb].form not in w.LEADING_OTHERS
        and not _has_subject(words, floor, verb)
    )


def _serves(words: Sequence[Word], floor: int, verb: int) -> bool:
    """由甲任主编的乙获奖: tell whether 由 opens the clause, and a verb of office behind 甲."""
    opens = words[floor].kind is Kind.YOU and floor < verb - 1
    between = words[floor + 1 : verb]
    plain = all(x.kind in (*NOMINAL, Kind.ADJECTIVE, Kind.ADVERB) for x in between)
    return opens and plain and words[verb].form in w.OFFICE_VERBS


def _governor(words: Sequence[Word], floor: int, verb: int) -> int | None:
    """Return the 由, 被 or 把 before a verb, with adverbs at most between."""
    before = verb - 1
    while before > floor and words[before].kind is Kind.ADVERB:
        before -= 1
    governs = before >= floor and words[before].kind in (Kind.YOU, Kind.BEI, Kind.BA)
    return before if governs else None


def _group_end(words: Sequence[Word], verb: int) -> int:
    """Return the index after a verb's aspect and complements."""
    position = verb + 1
    while position < len(words) and (
        words[position].kind is Kind.ASPECT
        or words[position].form in w.DIRECTIONAL
        or words[position].form in w.DIRECTION_AFTER_VERB
    ):
        position += 1
    return position


def _after_governor(words: Sequence[Word], floor: int, verb: int, end: int) -> int:
    """Return where the clause begins if a preposition governs the whole phrase (对甲提出的问题)."""
    begin = floor
    closed = _closed_by_localiser(words, end)
    for i in range(floor, verb):
        word = words[i]
        outer = word.form not in _INNER_PREPOSITIONS or (closed and i == floor)
        joint = _together(words, verb)
        if word.form == "为" and _done_for(words, floor, i, end):
            continue
        if (
            word.kind is Kind.BA
            or (word.kind is Kind.PREPOSITION and outer)
            or (word.kind is Kind.COORDINATOR and word.tag == "p" and not joint)
        ):
            begin = i + 1
    return begin


def _done_for(words: Sequence[Word], floor: int, position: int, end: int) -> bool:
    """Tell whether 为 says for whom somebody did what describes (甲为乙写的曲子|在丙首演)."""
    does = position > floor and words[position - 1].kind in (Kind.NOUN, Kind.PRONOUN)
    return does and _verb_after(words, end)


def _together(words: Sequence[Word], verb: int) -> bool:
    """Tell whether a verb says what several do: 甲与乙共建的丙 is of both."""
    form, before = words[verb].form, words[verb - 1].form if verb else ""
    return form in w.COLLECTIVE_PREDICATES or form.startswith(_JOINT) or before in w.TOGETHER


def _closed_by_localiser(words: Sequence[Word], end: int) -> bool:
    """Tell whether 上, 中 … close the phrase after 的: then 在 before it governs all of it."""
    for word in words[end + 1 : end + 10]:
        if word.kind is Kind.LOCALISER:
            return True
        if word.kind not in NOMINAL and word.kind is not Kind.ADJECTIVE:
            return False
    return False


def _has_subject(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a noun that no preposition governs stands in ``[start, end)``."""
    for word in words[start:end]:
        if word.kind is Kind.PREPOSITION:
            return False
        if word.kind in (Kind.NOUN, Kind.PRONOUN):
            return True
    return False


def _verb_after(words: Sequence[Word], position: int) -> bool:
    for word in words[position + 1 : position + _REACH]:
        if word.kind in (Kind.COMMA, Kind.STOP):
            return False
        if word.kind in (Kind.VERB, Kind.BEI, Kind.BA):
            return True
    return False

"""A verb and what clings to it become a predicate: 即将开始建设, 没有列为, 成立于.

The relation slot of an open triple is the predicate as written. Modals, negation and
adverbs of manner always stay, also when an adjunct stands between them and the verb
(将[在当地]设立); adverbs that only link or date stay where they touch it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.chunks import Phrase
from kgbuild.extract.kinds import NAMES, Kind, Word
from kgbuild.model import Mention, Modality, Polarity
from kgbuild.ontology import ATTRIBUTES

_OPEN_CLAUSES = w.CONTROL_VERBS | w.SAY_VERBS
_END_CHAINS = (
    (w.REQUESTS | w.SAY_VERBS) - w.CONTROL_VERBS | w.COPULAS | w.CAUSATIVES | w.EXISTENTIALS
)

Voice: TypeAlias = Literal["active", "被", "把", "由"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Adjacent verbs with aspect and complements.

    Attributes:
        verbs: Indices of the verbs, complements and what joins them, aspect left out.
        words: All indices, as written.
        end: Index after the last.
        marker: The complement that wants an object (于, 为, 到), or empty.
    """

    verbs: tuple[int, ...]
    words: tuple[int, ...]
    end: int
    marker: str = ""


@dataclass(slots=True)
class Predicate:
    """A predicate with its arguments, as read off one clause.

    Attributes:
        group: Its verbs.
        before: Indices of adverbs, modals and negation left of the verb.
        adjuncts: Its adjuncts, in order.
        objects: Noun phrases after it, in order (at most two).
        clause: Words of a clausal object, or ``None``.
        further: Words of the clausal objects after the first.
        quality: Words of what stands for the object and is no plain noun phrase: an adjective
            that a copula joins to the subject (是正确的), a noun with a preposition before it
            (加强与高校的合作).
        voice: ``active``, ``被``, ``把`` or ``由``.
        voice_word: Index of 被, 把, 将 or 由.
        partner: The agent after 被 or 由, the object after 把.
        twin: A second verb that shares its objects.
    """

    group: VerbGroup
    before: tuple[int, ...] = ()
    adjuncts: list[Adjunct] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    clause: tuple[int, int] | None = None
    further: list[tuple[int, int]] = field(default_factory=list)
    quality: tuple[int, int] | None = None
    voice: Voice = "active"
    voice_word: int = -1
    partner: Phrase | None = None
    twin: VerbGroup | None = None


def verb_group(
    words: Sequence[Word], start: int, stop: int, barred: Container[int] = ()
) -> VerbGroup:
    """Return the verb group whose first verb stands at ``start``.

    Args:
        words: The sentence.
        start: Index of the first verb.
        stop: Index that the group may not reach past.
        barred: Indices where a relative clause begins, which ends the group.
    """
    verbs, taken = [start], [start]
    position = start + 1
    marker = ""
    while position < stop:
        word = words[position]
        if position in barred:
            break
        if word.kind is Kind.ASPECT:
            taken.append(position)
        elif (
            word.form in w.DIRECTIONAL
            and word.kind is not Kind.LOCALISER
            and not (len(word.form) > 1 and words[verbs[-1]].form in w.SAY_VERBS)  # 宣布|完成
            and word.tag in ("v", "f", "d", "u", "a")
        ):
            verbs.append(position)
            taken.append(position)
        elif not (word.form == "在" and words[position - 1].form.endswith(w.DONE)) and _complement(
            words, taken[-1], position, stop
        ):
            verbs.append(position)
            taken.append(position)
            marker = word.form
            position += 1
            break
        elif (
            (word.kind is Kind.VERB and _chains(words, verbs, position, stop))
            or (
                word.tag == "vn"
                and words[verbs[-1]].form in w.WITH_ACTION_NOUN
                and _ends(words, position + 1, stop)
            )
            or (
                word.kind is Kind.ADVERB
                and _control(words[verbs[-1]])
                and position + 1 < stop
                and words[position + 1].kind is Kind.VERB
            )
        ):
            verbs.append(position)
            taken.append(position)
        else:
            break
        position += 1
    if position < stop and words[position].kind is Kind.ASPECT:
        taken.append(position)
        position += 1
    return VerbGroup(tuple(verbs), tuple(taken), position, marker)


def _complement(words: Sequence[Word], last: int, position: int, stop: int) -> bool:
    """Tell whether 于, 为, 到, 在 … directly after the verb is its complement."""
    word = words[position]
    if position + 1 >= stop or word.form not in w.RESULT_COMPLEMENTS:
        return False
    if words[last].kind is Kind.ASPECT and word.form not in ("给", "到"):
        return False
    if words[last].form in w.BARE_COPULAS or (
        words[last].form in w.DIRECTIONAL and len(words[last].form) > 1
    ):
        return False
    if words[last].form in _OPEN_CLAUSES and word.form in ("于", "在"):
        return False
    if word.form == "在":
        if words[last].form in w.SCALE_VERBS:
            return False  # 加大在农村的投入
        return _rests(words[last]) or not _more_follows(words, position + 1, stop)
    if word.form == "向":
        return not _verb_follows(words, position + 1, stop)
    if word.form == "于":
        return True
    return True


def _rests(word: Word) -> bool:
    return word.form in w.LOCATED_VERBS


def _more_follows(words: Sequence[Word], start: int, stop: int) -> bool:
    """Tell whether the clause holds more than one plain noun phrase from ``start`` on."""
    for position in range(start, min(stop, start + 12)):
        kind = words[position].kind
        if kind in (Kind.COMMA, Kind.STOP, Kind.LINK):
            return False
        if kind in (Kind.VERB, Kind.ADVERB, Kind.MODAL, Kind.PREPOSITION):
            return True
    return False


def _verb_follows(words: Sequence[Word], start: int, stop: int) -> bool:
    for position in range(start, min(stop, start + 12)):
        kind = words[position].kind
        if kind in (Kind.COMMA, Kind.STOP, Kind.DE, Kind.LINK):
            return False
        if kind in (Kind.VERB, Kind.ADVERB, Kind.MODAL):
            return True
    return False


def _chains(words: Sequence[Word], verbs: Sequence[int], position: int, stop: int) -> bool:
    """Tell whether the verb at ``position`` joins the one before it."""
    last = words[verbs[-1]].form
    form = words[position].form
    if form == "有" and len(last) == 1:
        return True  # 设有, 含有
    if (
        len(form) == 1
        and words[position - 1].form in w.DIRECTIONAL
        and len(words[position - 1].form) > 1
    ):
        return False
    if len(verbs) > 3 or form in w.COPULAS or form in w.SAY_VERBS or form in w.CAUSATIVES:
        return False
    return last not in _END_CHAINS


def _ends(words: Sequence[Word], position: int, stop: int) -> bool:
    return position >= stop or words[position].kind in (Kind.COMMA, Kind.STOP)


def _control(word: Word) -> bool:
    return word.form in w.CONTROL_VERBS


def relation_words(predicate: Predicate, words: Sequence[Word]) -> tuple[int, ...]:
    """Return the words of the relation slot: what must stay before the verb, and the verb."""
    kept: list[int] = []
    edges = {predicate.group.words[0], predicate.voice_word}  # 已 touches 被 as it would a verb
    for index in reversed(predicate.before):
        touches = index + 1 in edges
        if touches:
            edges.add(index)
        if (
            touches
            or words[index].kind is not Kind.ADVERB
            or words[index].form not in w.LINKING_ADVERBS
        ):
            kept.append(index)
    return tuple(sorted({*kept, *predicate.group.words}))


def bare(predicate: Predicate, words: Sequence[Word]) -> str:
    """Return the normalised predicate that relations map from: verbs and complement."""
    verbs = list(predicate.group.verbs)
    while len(verbs) > 1 and words[verbs[0]].form in w.LEADING_VERBS:
        verbs.pop(0)  # 出资设立, 牵头组建: what is done is the second verb
    return "".join(words[i].form for i in verbs)


def gives(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a verb takes two objects: who gets something, and what (给, 授予; not 捐赠)."""
    verbs = [words[i].form for i in predicate.group.verbs]
    return any(form.endswith(w.GIVING) and form not in w.DONATING for form in verbs)


def makes(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a predicate brings its object about: 市里设立基金，由甲管理 is about 基金."""
    verb = words[predicate.group.verbs[-1]].form
    verb = verb if verb in w.MAKING else without_complement(verb)
    ends = [words[phrase.end - 1].kind for phrase in predicate.objects]
    counted = Kind.NUMBER in ends or any(a.role == "quantity" for a in predicate.adjuncts)
    return predicate.voice == "active" and verb in w.MAKING and not counted


def serves(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a clause without a subject says what is done with a thing that was made.

    So are …发布了甲，已被乙用于丙 and …甲，目前已在五国使用; 发布了甲，被评为丙 is of the maker.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
    """
    verb = "".join(words[i].form for i in predicate.group.verbs)
    used = verb in w.USES or words[predicate.group.verbs[0]].form in w.USES
    done = predicate.voice == "被" or not predicate.objects
    return used and done and any(words[i].form in ("已", "已经") for i in predicate.before)


def among(words: Sequence[Word], start: int) -> bool:
    """Tell whether a phrase is a part of what was counted before (其中研发人员占四成)."""
    return start > 0 and words[start - 1].form == "其中"


def shares_work(
    predicate: Predicate, words: Sequence[Word], before: Predicate | None, *, own: bool
) -> bool:
    """Tell whether a bare verb is about what a clause with 由 is about: 展览由甲主办，乙承办.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        before: The predicate of the clause before, which has no object or shares its work too.
        own: The clause has a subject of its own.
    """
    if before is None or not own or predicate.voice != "active" or len(predicate.group.verbs) > 1:
        return False
    bare = not (predicate.objects or predicate.adjuncts or predicate.clause or predicate.quality)
    work = words[predicate.group.verbs[0]].form in w.PARTS_OF_WORK
    comma = any(
        word.kind is Kind.COMMA for word in words[before.group.words[-1] : predicate.group.words[0]]
    )
    return bare and work and comma


def resumes_object(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause without a subject is about the last object.

    So are …，即甲 and …，其中包括甲, and what comes of what happened (发生爆炸，造成甲受伤);
    同比增长8% is, unless the object is the amount itself: in 收入达5亿元，同比增长8% the income
    grows.

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        last: The last object of the clauses before.
    """
    verb = words[predicate.group.verbs[0]].form
    before = [words[i].form for i in predicate.before]
    if verb in w.CHANGES and not w.COMPARISONS.isdisjoint(before):
        return not (last.form[:1].isdigit() or last.form[:1] in w.COUNTS)
    opening = words[max(predicate.group.words[0] - 1, 0)].form
    among = verb in w.INCLUSIONS and opening == "其中"
    if verb in w.HARMING and _happened(last, words):
        return True
    return among or "".join((*before, verb)) in w.IDENTITY


def _happened(event: Mention, words: Sequence[Word]) -> bool:
    """Tell whether an object is what happened (发生一起爆炸)."""
    before = [word for word in words if word.token.span.end <= event.span.start]
    while before and before[-1].kind in (Kind.ASPECT, Kind.NUMBER):
        before.pop()
    return bool(before) and before[-1].form in w.HAPPENING


def owner_apart(phrase: Phrase, words: Sequence[Word]) -> range:
    """Return the name whose attribute a phrase is, where a time stands between (甲今年上半年营收).

    Args:
        phrase: The phrase.
        words: The sentence.
    """
    end = phrase.start
    if len(phrase.items) > 1 or not words[phrase.end - 1].form.endswith(ATTRIBUTES):
        return range(0)
    while end and words[end - 1].kind is Kind.TIME:
        end -= 1
    named = 0 < end < phrase.start and words[end - 1].tag in NAMES
    return range(end - 1, end) if named else range(0)


def owner_in(phrase: Phrase, words: Sequence[Word]) -> range:
    """Return the words of a noun phrase that say whose attribute it is (甲图书馆 of 甲图书馆藏书).

    Args:
        phrase: The phrase.
        words: The sentence.
    """
    last = phrase.end - 1
    if len(phrase.items) > 1 or not words[last].form.endswith(ATTRIBUTES):
        return range(0)
    end = last
    while end > phrase.start and words[end - 1].kind in (Kind.ADJECTIVE, Kind.NUMBER):
        end -= 1
    if end == phrase.start:
        return owner_apart(phrase, words)
    named = end > phrase.start and (
        words[end - 1].tag in NAMES
        or words[end - 1].form in w.WIDE_PLACES
        or words[phrase.start].kind is Kind.DETERMINER  # 该公司
    )
    return range(phrase.start, end) if named else range(0)


def returns_to_holder(predicate: Predicate, words: Sequence[Word], last: Mention) -> bool:
    """Tell whether a clause without a subject is about the owner of the last one.

    甲成立于2015年，总部位于乙，是最大的丙: what is 丙 is 甲, and what opens is no length
    (甲隧道全长3公里，去年通车). A clause about an amount goes on about what has it
    (营业收入达5亿元，增长8%).

    Args:
        predicate: The predicate of the clause.
        words: The sentence.
        last: The last subject.
    """
    if last.form.endswith(w.POSTS) and predicate.voice == "被":
        return True  # 法定代表人为甲，曾被罚款
    if last.form.endswith(w.PARTIES) and "的" not in last.form and last.entity is None:
        return True  # 客户包括甲，2024年实现收入…
    if not last.form.endswith(ATTRIBUTES) or "的" in last.form or last.entity is not None:
        return False
    verb = words[predicate.group.verbs[0]].form
    if verb in w.CHANGES or verb in w.AMOUNTS or predicate.clause is not None:
        return False
    named = [words[phrase.head] for phrase in predicate.objects]
    return all(word.kind is Kind.NOUN or word.form == "一" for word in named)


def without_complement(predicate: str) -> str:
    """Return 送 of 送到, 拍 of 拍成: what is done, without what comes of it."""
    if predicate in w.COPULAS:
        return predicate  # 作为, 视为
    if len(predicate) > 1 and predicate[-1] in w.RESULT_COMPLEMENTS:
        return predicate[:-1]
    return predicate


def _planned(verb: str, following: str) -> Modality:
    """Return the modality that a verb of planning gives the one after it.

    Who decides to dismiss or to award somebody has done so.
    """
    performs = verb == "决定" and following in w.PERFORMED
    return "asserted" if performs else w.PLAN_VERBS.get(verb, "asserted")


def polarity_and_modality(predicate: Predicate, words: Sequence[Word]) -> tuple[Polarity, Modality]:
    """Read polarity and modality off the words before the verb and the verbs themselves."""
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    for index in predicate.before:
        form, kind = words[index].form, words[index].kind
        if kind is Kind.NEGATION:
            polarity = "negative" if polarity == "positive" else "positive"
            modality = w.NEGATIVE_MODALS.get(form, modality)
        elif modality == "asserted" and (form in w.MODALS or form in w.PLAN_VERBS):
            following = words[predicate.group.verbs[0]].form
            modality = w.MODALS.get(form) or _planned(form, following)
    for index in predicate.group.verbs:
        form = words[index].form
        if form in ("没有", "没", "无", "不是", "并非", "缺乏", "缺少"):
            polarity = "negative" if polarity == "positive" else "positive"
        if (
            modality == "asserted"
            and len(predicate.group.verbs) > 1
            and index == predicate.group.verbs[0]
        ):
            modality = _planned(form, words[predicate.group.verbs[1]].form)
    return polarity, modality

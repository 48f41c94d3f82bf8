"""What a predicate holds, and which of its words are told as the relation: 即将开始建设, 没有列为.

The relation slot of an open triple is the predicate as written. Modals, negation and
adverbs of manner always stay, also when an adjunct stands between them and the verb
(将[在当地]设立); adverbs that only link or date stay where they touch it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kgbuild.extract import words as w
from kgbuild.extract.adjuncts import Adjunct
from kgbuild.extract.chunks import Chunker, Phrase
from kgbuild.extract.kinds import NAMES, Kind, Word
from kgbuild.model import Modality, Polarity

#: What stands in one word before what is done with the money (由甲投资建设).
_PAYING: Final = frozenset("投资 出资 斥资 捐资 集资 筹资 拨款".split())

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
    done = "".join(words[i].form for i in verbs)
    return done.removeprefix(done[:2]) if done[:2] in _PAYING and len(done) > 3 else done


def takes_lead(predicate: Predicate, words: Sequence[Word]) -> bool:
    """由甲牵头，会同乙编制丙: tell whether a clause only says who does what the next one tells."""
    leads = words[predicate.group.verbs[-1]].form in w.TAKING_LEAD
    return leads and predicate.voice == "由" and not predicate.objects and predicate.clause is None


def gives(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether a verb takes two objects: who gets something, and what (给, 授予; not 捐赠)."""
    verbs = [words[i].form for i in predicate.group.verbs]
    return any(form.endswith(w.GIVING) and form not in w.DONATING for form in verbs)


def honoured(phrase: Phrase, words: Sequence[Word], chunker: Chunker) -> Phrase | None:
    """Return who stands before the quotes in what is given: 授予甲、乙“丙”称号.

    Args:
        phrase: The noun phrase behind a verb that gives.
        words: The sentence.
        chunker: Its noun phrases.
    """
    for index in range(phrase.start + 1, phrase.end):
        if words[index].kind is Kind.OPEN and words[index - 1].tag in NAMES:
            first = chunker.phrase(phrase.start, index)
            return first if first is not None and first.end == index else None
    return None


def without_complement(predicate: str) -> str:
    """Return 送 of 送到, 拍 of 拍成: what is done, without what comes of it."""
    if predicate in w.COPULAS or predicate in w.ENTERING:
        return predicate  # 作为, 视为, 纳入
    if predicate.endswith("成为"):
        return predicate[:-2] or predicate  # 建设 of 建设成为
    if len(predicate) > 1 and predicate[-1] in w.RESULT_COMPLEMENTS:
        return predicate[:-1]
    return predicate


def _planned(verb: str, following: str) -> Modality:
    """Return the modality that a verb of planning gives the one after it.

    Who decides to dismiss or to award somebody has done so.
    """
    performs = verb == "决定" and following in w.PERFORMED
    return "asserted" if performs else w.PLAN_VERBS.get(verb) or w.ASKING_FOR.get(verb, "asserted")


def polarity_and_modality(predicate: Predicate, words: Sequence[Word]) -> tuple[Polarity, Modality]:
    """Read polarity and modality off the words before the verb and the verbs themselves."""
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    for index in predicate.before:
        form, kind = words[index].form, words[index].kind
        if _is_no_modal(words, index):
            continue
        if form in w.RULING_OUT and polarity == "negative":
            polarity, modality = "positive", "possible"  # 不排除提起上诉
        elif kind is Kind.NEGATION or form in w.DENYING or form in w.NEARLY or form in w.REFUSING:
            polarity = "negative" if polarity == "positive" else "positive"
            modality = w.NEGATIVE_MODALS.get(form, modality)
        elif modality == "asserted" and form in _HOLDING:
            following = words[predicate.group.verbs[0]].form
            if following not in w.SPEECH_ACTS:  # 我要感谢大家 thanks them
                modality = w.MODALS.get(form) or _planned(form, following)
    for index in predicate.group.verbs:
        form = words[index].form
        if form in w.LACKING or form in w.DENYING:
            polarity = "negative" if polarity == "positive" else "positive"
        if (
            modality == "asserted"
            and len(predicate.group.verbs) > 1
            and index == predicate.group.verbs[0]
        ):
            modality = _planned(form, words[predicate.group.verbs[1]].form)
            if form in w.REFUSING:
                polarity = "negative" if polarity == "positive" else "positive"
            elif form in w.RULING_OUT and polarity == "negative":
                polarity, modality = "positive", "possible"  # 不排除提起上诉
    if modality == "asserted" and polarity == "positive" and _lies_ahead(predicate, words):
        modality = "planned"
    return polarity, modality


#: Words before a verb that tell how it is held.
_HOLDING: Final = w.MODALS.keys() | w.PLAN_VERBS.keys() | w.ASKING_FOR.keys()


def _is_no_modal(words: Sequence[Word], index: int) -> bool:
    """Tell whether 可 or 将 before a verb is none: 可她也坦言, 将工程违规发包给甲."""
    form = words[index].form
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return False
    if form == "可":
        return following.form in w.AFTER_BUT
    named = following.tag in ("n", "nz", "nr", "nt", "vn") and following.kind is Kind.NOUN
    return form == "将" and named and following.form not in w.ADVERBIAL_NOUNS


def _lies_ahead(predicate: Predicate, words: Sequence[Word]) -> bool:
    """Tell whether somebody does it at a time to come (明年三月试产): nobody has done it yet."""
    verb = words[predicate.group.verbs[0]]
    done = any(words[i].kind is Kind.ASPECT for i in predicate.group.words)
    if done or verb.tag != "v" or verb.form in w.COPULAS | w.EXISTENTIALS:
        return False
    when = [adjunct for adjunct in predicate.adjuncts if adjunct.role == "time"]
    return any(words[adjunct.start].form.startswith(w.AHEAD) for adjunct in when)

"""The kinds of word that clause grammar knows, and questions asked of them everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from kgbuild.extract import words as w
from kgbuild.model import Span, Token


class Kind(Enum):
    """What a word does in a clause."""

    __hash__ = object.__hash__  # members are single; Enum's own hash is slow Python

    NOUN = "noun"
    PRONOUN = "pronoun"
    DETERMINER = "determiner"
    NUMBER = "number"
    TIME = "time"
    ADJECTIVE = "adjective"
    VERB = "verb"
    ADVERB = "adverb"
    MODAL = "modal"
    NEGATION = "negation"
    PREPOSITION = "preposition"
    BA = "把"
    BEI = "被"
    YOU = "由"
    LOCALISER = "localiser"
    DE = "的"
    ASPECT = "aspect"
    COORDINATOR = "coordinator"
    LINK = "link"
    ETC = "等"
    RANGE = "至"
    COMMA = "comma"
    LIST_MARK = "list mark"
    STOP = "stop"
    OPEN = "open"
    CLOSE = "close"
    PARTICLE = "particle"


NOMINAL = frozenset({Kind.NOUN, Kind.PRONOUN, Kind.TIME, Kind.NUMBER, Kind.DETERMINER})
NAMES = frozenset({"nr", "ns", "nt", "nz"})  # the tags of names
PREVERBAL = frozenset({Kind.ADVERB, Kind.MODAL, Kind.NEGATION})
MARKS = frozenset({Kind.COMMA, Kind.STOP})
JOINTS = frozenset({Kind.LIST_MARK, Kind.COORDINATOR})  # what joins the members of a list
BOUNDARIES = frozenset({Kind.COMMA, Kind.STOP, Kind.LINK})
_EVERY_TIME = frozenset("每次 每一次 每回 每当 每逢 每到".split())
_SHORT = 5  # words of a clause that says how often
#: Who serves another, whose name may stand before (总裁助理, 马云助理).
SERVING = frozenset("助理 秘书 代表 顾问 候选人 特使 助手 夫人".split())


class Word:
    """A token, or a piece of one, with its grammatical kind.

    Attributes:
        token: The token.
        kind: What it does in a clause.
        form: The normalised characters, which grammar reads.
        tag: The tagger's part of speech.
    """

    __slots__ = ("form", "kind", "tag", "token")

    def __init__(self, token: Token, kind: Kind) -> None:
        self.token: Final = token
        self.kind: Final = kind
        self.form: Final = token.form  # kept here: grammar asks for it more than for anything
        self.tag: Final = token.tag


def piece(token: Token, start: int, end: int, tag: str) -> Token:
    """Return the characters ``[start, end)`` of a token as one of their own."""
    span = Span(token.span.start + start, token.span.start + end)
    return replace(
        token, span=span, text=token.text[start:end], form=token.form[start:end], tag=tag
    )


def sets_scene(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether ``words[start:end]``, before a comma, say when or why (受雨影响, 九年来)."""
    if end <= start:
        return False
    last, first = words[end - 1], words[start]
    if first.form in w.CAUSES | w.GROUNDS or (first.form == "受" and last.form in w.INFLUENCES):
        return True
    governs = first.form == "为" and first.kind is Kind.PREPOSITION and start + 1 < end
    if governs and words[start + 1].kind is Kind.VERB:
        return True  # 为保障供应，…
    if first.form == "在" and first.kind is Kind.PREPOSITION and last.tag == "f":
        return True
    if words[start].form in _EVERY_TIME and end - start <= _SHORT:
        return True
    if last.form in w.COMPARING:
        return True  # 与去年相比，…
    if last.form in w.CLAUSE_CLOSERS:
        return last.kind is not Kind.VERB
    span = words[max(end - 2, start)]  # 九年|来, whatever a tagger makes of 来
    return last.form.endswith("来") and Kind.TIME in (last.kind, span.kind)


def lies_between(words: Sequence[Word], end: int) -> bool:
    """Tell whether a noun phrase ends on what lies between two (东盟|贸易|总值)."""
    return "".join(word.form for word in words[max(0, end - 2) : end]).endswith(w.BETWEEN_TWO)


def opens_nominal(words: Sequence[Word], position: int) -> bool:
    """Tell whether a noun, or what modifies one, stands at ``position`` (after 的)."""
    if position >= len(words):
        return False
    kind = words[position].kind
    if kind is Kind.ADJECTIVE:
        return modifies(words, position)
    if kind is Kind.ADVERB:
        return qualifies(words, position)
    return kind in NOMINAL or kind is Kind.OPEN


def modifies(words: Sequence[Word], position: int) -> bool:
    """Tell whether the adjective at ``position`` stands before its noun, or before 的."""
    for word in words[position + 1 : position + 8]:
        if word.kind is not Kind.ADJECTIVE:
            return word.kind in NOMINAL or word.kind is Kind.DE
    return False


def qualifies(words: Sequence[Word], position: int) -> bool:
    """Tell whether an adverb is part of a noun phrase: 最 + 古老 + 的."""
    following = words[position + 1 : position + 4]
    return (
        len(following) == 3
        and following[0].kind is Kind.ADJECTIVE
        and following[1].kind is Kind.DE
        and (following[2].kind in NOMINAL or following[2].kind in (Kind.ADJECTIVE, Kind.OPEN))
    )


def is_office(word: Word) -> bool:
    """Tell whether a noun can be a person's office, trade or kin."""
    form = word.form
    if word.token.entity == "Title" or form in w.OFFICES or form in w.KIN:
        return True
    if word.tag == "n" and len(form) > 2 and form.endswith("人"):  # 影评人, 负责人
        return True
    if len(form) > 2 and form.endswith("学家"):  # 地球物理学家, whatever the tagger makes of it
        return True
    return word.tag in ("n", "vn") and len(form) > 1 and form[-1] in w.PERSON_SUFFIXES


def is_held_by(name: Word, office: Word) -> bool:
    """Tell an office right behind its holder's name (林知远董事长) from 林知远|助理."""
    named = name.tag == "nr" and len(name.form) > 1
    held = office.token.entity == "Title" or office.form in w.OFFICES | w.COURTESY
    return named and held and office.form not in SERVING

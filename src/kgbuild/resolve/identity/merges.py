"""The rules that join two names, by name: how sure each is, and how a reader is told of it.

A merge is recorded where it is made (:class:`kgbuild.resolve.identity.aliases.Aliases`, the
antecedents of the resolver), kept with the entity, told by ``kgbuild explain`` and, the doubtful
ones first, offered to a person by ``kgbuild review``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kgbuild.resolve.naming.names import PERSONAL

DECISION: Final = "decision"
DECLARED: Final = "declared"
LEXICON: Final = "lexicon"
WORDS: Final = "words"
SPELLING: Final = "spelling"
HOUSE: Final = "house"
ABBREVIATION: Final = "abbreviation"
DIVISION: Final = "division"
DESIGNATION: Final = "designation"
NAMESAKE: Final = "namesake"
SAME_OFFICE: Final = "same-office"
SAME_LIFE: Final = "same-life"
SAME_COMPANY: Final = "same-company"
RARE_NAME: Final = "rare-name"
APART_SHOWN: Final = "apart-shown"
APART_UNJOINED: Final = "apart-unjoined"
CALLED: Final = "called"
SPEAKER: Final = "speaker"
PRONOUN: Final = "pronoun"
DESCRIPTION: Final = "description"
OWNER: Final = "owner"
ELIDED: Final = "elided"

#: Why a bare name is not enough, of one of its bearers.
APART: Final = frozenset({APART_SHOWN, APART_UNJOINED})

#: In place of the words of a subject that a sentence leaves out.
LEFT_OUT: Final = "∅"


@dataclass(frozen=True, slots=True)
class Rule:
    """What joins two names.

    Attributes:
        says: For a reader, after the names.
        certainty: 0-1, a judgement of how often such a merge is right. It orders proposals,
            and enters no confidence.
        names: It joins names; otherwise words that point to a name in one place only.
    """

    says: str
    certainty: float
    names: bool = True


RULES: Final[Mapping[str, Rule]] = {
    DECISION: Rule("a person decided so", 1.0),
    SPELLING: Rule("another spelling of the same characters", 0.99),
    DECLARED: Rule("the text says that they are names of one thing", 0.97),
    LEXICON: Rule("the lexicon knows both as names of one thing", 0.97),
    WORDS: Rule("one phrase of the text gives both", 0.95),
    HOUSE: Rule("one brand, with and without its trade or legal form, of one house", 0.88),
    ABBREVIATION: Rule("the usual abbreviation of the institution's name", 0.9),
    DIVISION: Rule("a place, with and without the word for what it is", 0.88),
    DESIGNATION: Rule("what is made, with and without the word for what it is", 0.88),
    NAMESAKE: Rule("the only place of that name in what the text names around it", 0.85),
    SAME_OFFICE: Rule("one name, and both texts have the same office or house with it", 0.9),
    SAME_LIFE: Rule("one name, and both texts tell the same of birth or works", 0.93),
    SAME_COMPANY: Rule("one name, and both texts name the same others with it", 0.8),
    RARE_NAME: Rule("one name that few bear, and nothing sets its bearers apart", 0.85),
    APART_SHOWN: Rule("its bare name; what the texts tell sets its bearers apart", 1.0),
    APART_UNJOINED: Rule("its bare name; nothing joins it to the others of that name", 1.0),
    CALLED: Rule("what the text calls the only person whose full name fits", 0.75),
    SPEAKER: Rule("a word for who speaks there, or for the speaker's organisation", 0.85, False),
    PRONOUN: Rule("a pronoun, and this the one that it can mean there", 0.85, False),
    DESCRIPTION: Rule("a definite description, and this the one that it fits", 0.8, False),
    ELIDED: Rule(
        "the sentence leaves its subject out, and this is whom it goes on about", 0.75, False
    ),
    OWNER: Rule("the owner is named elsewhere, and was found", 0.8, False),
}
#: Of a rule that this version does not know.
UNKNOWN: Final = Rule("joined by a rule of another version", 0.5)


def rule_of(name: str) -> Rule:
    """Return the rule called ``name``."""
    return RULES.get(name, UNKNOWN)


def pointing_rule(words: str) -> str:
    """Return the name of the rule by which ``words`` point to something (他, 我们, 该公司)."""
    if words.startswith("我") or words in {"本人", "笔者", "本公司", "咱们", "俺们"}:
        return SPEAKER
    return PRONOUN if words in PERSONAL else DESCRIPTION

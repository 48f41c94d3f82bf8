"""Offices and awards that a list names in part become whole: 县长, 二等奖.

In: the object of a triple. Out: its full name, by the words of the sentence before it.
"""

from __future__ import annotations

import re
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.identity.portraits import tells_office
from kgbuild.resolve.naming.names import tidy
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.posts.awards import full_award
from kgbuild.resolve.posts.offices import Office, full_office
from kgbuild.resolve.register import Register

FULL_NAME: Final = 0.98  # what a statement's confidence is multiplied by

#: Of whom somebody learns, who need not be of the house that they learn at: 考入甲大学，师从乙教授.
_LEARNING: Final = re.compile(
    "师从|师承|师事|受[教业業]|从学|投师|拜|导师|業師|业师|老师|恩师|跟[从随]|追随|得到|经|受|由|随|从"
)

_BEARING: Final = ("title", "membership")


class FullNames:
    """Finds the full names of what the triples of one document name in part.

    Args:
        names: What the build names.
        antecedents: What the document names where.
        ontology: Classes and relations.
        lexicon: Names that the world knows.
    """

    def __init__(
        self, names: Register, antecedents: Antecedents, ontology: Ontology, lexicon: Lexicon
    ) -> None:
        self._names = names
        self._antecedents = antecedents
        self._ontology = ontology
        self._lexicon = lexicon

    def name(self, name: str, mention: Mention, triple: Triple) -> str | None:
        """Return the full name of an office or an award, or ``None`` where none is told.

        Args:
            name: What the mention names.
            mention: The object of the triple.
            triple: The triple.
        """
        if (award := full_award(name, _from_verb(mention, triple))) is not None:
            return award
        if not tells_office(triple) or self._names.type_of(name) != "Position":
            return None
        full = self.office(mention, triple)
        return full.name if full is not None else None

    def office(self, mention: Mention, triple: Triple) -> Office | None:
        """Return an office with its house, where the words before it tell it."""
        if triple.construction in _BEARING and _LEARNING.search(_clause_before(mention, triple)):
            return None
        known, at, sentence = self._antecedents, mention.span.start, triple.evidence.sentence_span
        here = known.scene.window(at, sentence, 0)[::-1]
        served = [house for place, house in known.served(sentence) if place < at][::-1]
        bodies = [p for p in here if self._ontology.is_a(p.kind, "Organization")]
        return full_office(
            tidy(mention.form),
            _from_verb(mention, triple),
            [*served, *(p.name for p in bodies)],
            [p.name for p in here if self._ontology.is_a(p.kind, "Place")],
            self._lexicon,
            is_organization=self._names.is_organization,
        )


def _clause_before(mention: Mention, triple: Triple) -> str:
    """Return what a sentence says before a mention, from its clause's start on."""
    evidence = triple.evidence
    before = evidence.sentence[: max(mention.span.start - evidence.sentence_span.start, 0)]
    return before[max(before.rfind(mark) for mark in "，。；：,;") + 1 :]


def _from_verb(mention: Mention, triple: Triple) -> str:
    """Return what a sentence says before a mention, from the verb or the clause's start on."""
    evidence = triple.evidence
    base, at = evidence.sentence_span.start, mention.span.start
    verb = triple.relation.span.end
    said = triple.construction != "title" and base <= verb <= at
    if not said:
        return _clause_before(mention, triple)
    return evidence.sentence[verb - base : max(at - base, 0)]

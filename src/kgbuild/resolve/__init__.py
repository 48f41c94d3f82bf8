"""Open triples become statements between named, typed nodes.

A triple is words cut in three; a statement is an edge between two nodes that other
sentences share. What cannot honestly become an edge (a pronoun that could mean two
people, a reading below the confidence asked for, a fact that tells nothing without its
text) is not dropped but set aside, with the reason.

A triple goes through these rooms: ``retelling`` (what it says most between nodes), ``naming``,
``identity`` (which names are one) and ``classes``, ``setting`` (whose text it is, who speaks),
``pointing`` (what 他, 我们 and 该公司 mean), ``belonging`` and ``posts`` (whose an attribute is,
who holds an office); ``resolver`` walks it through them, and ``deciding`` holds what a person has
said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kgbuild.model import Document, Entity, Statement, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.classes.mentions import NamedSpan, names
from kgbuild.resolve.deciding.decision_file import load_decisions, parse_decisions
from kgbuild.resolve.deciding.decisions import NONE, Decision, Decisions
from kgbuild.resolve.deciding.rulings import Unused
from kgbuild.resolve.identity.merges import APART, APART_SHOWN, LEFT_OUT, RULES, Rule, rule_of
from kgbuild.resolve.judgement.certainty import in_words
from kgbuild.resolve.resolver import Resolver
from kgbuild.resolve.retelling.retold import Retold
from kgbuild.shelf import Shelf

__all__ = [
    "APART",
    "APART_SHOWN",
    "LEFT_OUT",
    "RULES",
    "Decision",
    "Decisions",
    "NamedSpan",
    "Resolution",
    "Rule",
    "SetAside",
    "Unused",
    "in_words",
    "load_decisions",
    "names",
    "parse_decisions",
    "rule_of",
    "statements",
]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement that was read but kept out of the graph, and why."""

    statement: Statement
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What :func:`statements` gives.

    Attributes:
        statements: In reading order, not yet merged: one for each triple that holds.
        set_aside: The others, with their reasons.
        entities: Every node that either uses, in IRI order.
        unused: The decisions that found nothing to decide, by line.
    """

    statements: Sequence[Statement]
    set_aside: Sequence[SetAside]
    entities: tuple[Entity, ...]
    unused: tuple[Unused, ...] = ()


def statements(  # noqa: PLR0913 - keyword-only options
    triples: Iterable[Triple],
    documents: Iterable[Document] = (),
    *,
    ontology: Ontology,
    lexicon: Lexicon,
    min_confidence: float = 0.0,
    decisions: Decisions = NONE,
) -> Resolution:
    """Resolve the triples of a whole build.

    Args:
        triples: Of one or more documents, those of each together, in reading order. They are
            walked through several times.
        documents: Their documents, for the speaker that 我 refers to.
        ontology: Classes, relations, and the IRIs to mint.
        lexicon: Names that the world knows.
        min_confidence: Statements below it are set aside, 0-1.
        decisions: What a person has decided; every rule gives way to it.

    Raises:
        ResolveError: Two decisions contradict each other.
    """
    several = Retold(triples if isinstance(triples, Sequence) else tuple(triples), lexicon)
    texts = {document.id: document for document in documents}
    resolver = Resolver(several, texts, ontology, lexicon, decisions=decisions)
    kept, aside = Shelf[Statement](), Shelf[SetAside]()
    for _, same in groupby(several, key=lambda triple: triple.evidence.document):
        for statement, doubt in resolver.document(tuple(same)):
            confidence = statement.confidence
            if doubt is not None:
                aside.append(SetAside(statement, doubt))
            elif confidence < min_confidence:
                low = f"confidence {confidence:.2f} is below {min_confidence:.2f}"
                aside.append(SetAside(statement, low))
            else:
                kept.append(statement)
    names = resolver.names
    return Resolution(kept, aside, names.entities(), names.unused())

"""A statement is described by its ends, its relation and its way into the graph.

How a sentence was read is judged before (its grammar, the agreement of two extractors). Here it
is asked whether *such* a subject, named *there*, is likely to have *such* a relation to the object:
whether the verb has its subject beside it or takes over that of a clause before, how far away it
stands and who else is named in between, of what class both ends are, and what is claimed; how often
the text says what an end is called, and what stands right before and behind the words that tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from math import log
from typing import Final, TypeAlias

from kgbuild.model import Mention, Span, Triple
from kgbuild.ontology import Ontology
from kgbuild.regex import regex
from kgbuild.resolve.belonging.holders import Reference
from kgbuild.resolve.relations import Frame, Reading

Features: TypeAlias = Mapping[str, float]

#: Classes of an end; of several, the first that it is of.
_CLASSES: Final = tuple(
    "Person Group Organization Place Event Work Policy Product Position Award Time Quantity "
    "Value Concept".split()
)
#: What acts, and so may be the subject of a verb behind it.
_ACTING: Final = frozenset("Person Organization Company Government University School Team".split())
_MARKS: Final = regex("[，；：,;:]")
_NUMBERED: Final = regex("[一二三四五六七八九十百千万两几数0-9]")
_LEAST: Final = 0.02  # a chance that is nearer to 0 or to 1 says no more


class Crowd:
    """Where a document names those who can act, and how often it says a name.

    Args:
        triples: All triples of the document.
        text: The document as read; empty where it is not at hand.
    """

    def __init__(self, triples: Iterable[Triple], text: str = "") -> None:
        self._text = text
        self._said: dict[str, int] = {}
        triples = tuple(triples)
        #: Characters of names as the text writes them, where it is in traditional characters.
        self._written = {
            ord(said): written
            for triple in triples
            for mention in _mentions(triple)
            if mention.form != mention.text and len(mention.form) == len(mention.text)
            for said, written in zip(mention.form, mention.text, strict=True)
            if said != written
        }
        self._places = sorted(
            {
                mention.spans[0].start
                for triple in triples
                for mention in _mentions(triple)
                if mention.entity in _ACTING
            }
        )

    def between(self, start: int, end: int) -> int:
        """Return how many are named in ``[start, end)``, code points of the document."""
        return bisect_left(self._places, end) - bisect_left(self._places, start)

    def says(self, name: str) -> int | None:
        """Return how often the document says a name; ``None`` where its text is not at hand."""
        if not self._text:
            return None
        if name not in self._said:
            count = self._text.count(name)
            written = name.translate(self._written)
            self._said[name] = count or (self._text.count(written) if written != name else 0)
        return self._said[name]

    def beside(self, span: Span) -> tuple[str, str]:
        """Return the characters before and behind a span; empty at the ends of a line."""
        before = self._text[span.start - 1 : span.start] if span.start else ""
        return before.strip(), self._text[span.end : span.end + 1].strip()


def _mentions(triple: Triple) -> Iterator[Mention]:
    yield triple.subject
    if triple.object is not None:
        yield triple.object
    for qualifier in triple.qualifiers:
        yield qualifier.value


def features(  # noqa: PLR0913, PLR0917 - all that a statement is made of
    triple: Triple,
    frame: Frame,
    subject: Reference,
    value: Reference,
    reading: Reading,
    crowd: Crowd,
    ontology: Ontology,
) -> Features:
    """Describe a statement.

    Args:
        triple: The triple that states it.
        frame: Which of its phrases serves as object.
        subject: What its subject refers to.
        value: What its object refers to.
        reading: Which relation it is.
        crowd: Who is named in the document, and where.
        ontology: The tree of classes.

    Returns:
        The features by name; of those in place of a usual one, the usual one is left out.
    """
    kinds = _class_of(subject.type, ontology), _class_of(value.type, ontology)
    target = frame.object.text
    found: dict[str, float] = {
        "always": 1.0,
        f"subject is a {kinds[0]}": 1.0,
        f"object is a {kinds[1]}": 1.0,
        f"told by {triple.construction}": 1.0,
        "subject has a name": float(triple.subject.entity is not None),
        "object has a name": float(frame.object.entity is not None),
        "its subject's length": min(max(len(triple.subject.text) - 4, 0), 30) / 10,
        "its object's length": min(max(len(target) - 6, 0), 30) / 10,
        "with qualifiers": min(len(triple.qualifiers), 3) / 2,
        "its verb's brevity": float(len(triple.predicate) == 1),
        "denied": float(triple.polarity == "negative"),
        "claimed": float(triple.claim is not None),
        "read by one extractor": float("+" not in triple.extractor),
    }
    if reading.relation.mapped:
        found[f"relation {reading.relation.id.rpartition('#')[2]}"] = 1.0
    else:
        found["open relation"] = 1.0
    if frame.adjunct is not None:
        found[f"object is an adjunct of {frame.adjunct.role}"] = 1.0
    if triple.modality != "asserted":
        found[triple.modality] = 1.0
    found |= _distance(triple, kinds[0], crowd)
    found |= _named("subject", subject, crowd) | _named("object", value, crowd)
    before, behind = crowd.beside(triple.evidence.quote_span)
    found |= {
        f"quote stands behind {before or 'nothing'}": 1.0,
        f"quote stands before {behind or 'nothing'}": 1.0,
        f"verb ends on {triple.relation.text[-2:].strip()}": 1.0,
        "length of the sentence": min(len(triple.evidence.sentence), 200) / 100,
        "length of the quote": min(len(triple.evidence.quote), 60) / 30,
    }
    return {name: number for name, number in found.items() if number}


def _distance(triple: Triple, kind: str, crowd: Crowd) -> Features:
    """Describe what lies between a subject and its verb, and before them in the sentence."""
    sentence, base = triple.evidence.sentence, triple.evidence.sentence_span.start
    ends, begins = triple.subject.span.end, triple.relation.spans[0].start
    before = len(_MARKS.findall(sentence[: begins - base]))
    found = {"clauses before": min(before, 6) / 3}
    if not triple.subject.text:
        return found
    if triple.inherited:
        found["inherited subject"] = 1.0
        found["subject inherited from afar"] = float(triple.inherited > 1)
        found[f"inherited by {triple.construction}"] = 1.0
        found[f"inherited from a {kind}"] = 1.0
    if ends > begins:
        return found | {"subject behind its verb": 1.0}
    how = "inherited subject, " if triple.inherited else ""
    gap = sentence[ends - base : begins - base]
    found["marks between"] = min(len(_MARKS.findall(gap)), 4) / 2
    found[f"{how}far before its verb"] = min(len(gap), 60) / 20
    found[f"{how}others between"] = min(crowd.between(ends, begins), 3) / 2
    return found


def _named(end: str, meant: Reference, crowd: Crowd) -> dict[str, float]:
    """Describe what an end is called: ``end`` is the ``subject`` or the ``object``."""
    name = meant.target
    if not isinstance(name, str):
        return {}
    said = crowd.says(name)
    return {
        f"{end} said again and again": log(1 + said) if said else 0.0,
        f"{end} never said so": float(said == 0),
        f"{end} is somebody's": float("的" in name),
        f"{end} is one character": float(len(name) == 1),
        f"{end} opens on a number": float(_NUMBERED.match(name) is not None),
    }


def reading_of(confidence: float) -> float:
    """Return the log-odds of a reading's confidence, which is 0-1."""
    bounded = min(max(confidence, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


def _class_of(kind: str, ontology: Ontology) -> str:
    return next((name for name in _CLASSES if ontology.is_a(kind, name)), "Thing")

"""The nouns of kgbuild: from a text's characters to a graph's statements.

Every value is frozen and its identity is its content. Every place is a
:class:`Span`: half-open, counted in code points of the document *as read* (its
encoding decoded, nothing else changed), so that one law holds at every stage::

    document.text[span.start : span.end] == quote

This module imports the standard library only; each stage of the pipeline turns
one of these nouns into the next.
"""

from __future__ import annotations

import bisect
import copyreg
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, TypeAlias

Polarity: TypeAlias = Literal["positive", "negative"]
Modality: TypeAlias = Literal["asserted", "planned", "possible", "required", "desired"]
Role: TypeAlias = Literal[
    "time",
    "place",
    "manner",
    "beneficiary",
    "topic",
    "cause",
    "purpose",
    "means",
    "companion",
    "quantity",
    "other",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document, in code points.

    Raises:
        ValueError: ``start`` is negative or past ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    @staticmethod
    def covering(spans: Iterable[Span]) -> Span:
        """Return the narrowest span that contains all of ``spans`` (at least one)."""
        several = tuple(spans)
        return Span(min([s.start for s in several]), max([s.end for s in several]))


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read, with what its source says about it.

    Attributes:
        id: Unique within a build; a file's stem, or the ``id`` of a JSON line.
        text: The characters as decoded. Nothing is normalised away here.
        title: Headline, if the source names one.
        date: Publication date as the source writes it, ISO 8601 where possible.
        speaker: Who speaks or wrote it: the author of what it states plainly.
        url: Where it was published.
        source: Where it was read from (a path or ``"-"``), for messages only.
        fragments: Where its parts lie in the source, in order: from which character on, and the
            fragment identifier of that part (``page=3`` of a PDF, RFC 8118; ``t=12.5``, seconds
            into a recording, W3C Media Fragments). Empty where the source has no parts.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    speaker: str | None = None
    url: str | None = None
    source: str | None = field(default=None, compare=False)
    fragments: tuple[tuple[int, str], ...] = ()

    def fragment_at(self, offset: int) -> str | None:
        """Return the identifier of the part of the source that character ``offset`` is of."""
        place = bisect.bisect_right(self.fragments, offset, key=lambda part: part[0])
        return self.fragments[place - 1][1] if place else None


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence.

    Attributes:
        span: Its place in the document.
        text: The document's characters at ``span``.
        form: The same, normalised for matching: NFKC, simplified characters, no
            control or bidirectional marks. Grammar reads ``form``, users see ``text``.
        tag: Part of speech in LAC's tag set (``n nr ns nt nz nw v vn vd a ad an d f r s t m q
            p c u xc w``); named entities carry ``nr`` (person), ``ns`` (place), ``nt``
            (organisation), ``t`` (time).
        entity: What the tagger or the lexicon knows it to be: a class of the ontology
            (``Person``, ``Place``, ``Organization``, ``Time``, …), ``Title`` for an office,
            or ``None``.
        head: Index of the syntactic head within the sentence, -1 for the root, ``None``
            where the sentence was not parsed.
        relation: The dependency label (UD v2), ``None`` where not parsed.
        head_probability: How sure the parser is of ``head``, 0-1.
        relation_probability: How sure the parser is of ``relation``, 0-1.
        upos: Universal part of speech, ``None`` where not parsed.

    A token with an empty ``span`` is a pause that the text lost and analysis put back: grammar
    reads its ``form``, its ``text`` is empty, and nothing of it is ever shown.
    """

    span: Span
    text: str
    form: str
    tag: str
    entity: str | None = None
    head: int | None = None
    relation: str | None = None
    head_probability: float | None = None
    relation_probability: float | None = None
    upos: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, analysed.

    Attributes:
        document: Id of the document.
        index: Its number within the document, from 0.
        span: Its place in the document.
        text: The document's characters at ``span``.
        tokens: Its words in order; they do not overlap, and cover all visible characters.
        alternatives: Its words as other guesses at the pauses it lost would cut and parse them,
            bolder and more cautious ones; empty where it lost none, or all guesses agree.
        restyled: Head and relation of each token as another treebank's annotators would draw
            them: a second opinion on the tree. Empty where there is none.
    """

    document: str
    index: int
    span: Span
    text: str
    tokens: tuple[Token, ...] = ()
    alternatives: tuple[tuple[Token, ...], ...] = ()
    restyled: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a sentence that fill one slot of a triple.

    A mention may be discontinuous: in 甲和乙的技术 the second member is 乙的技术, the
    first 甲+的技术. ``text`` is the document at ``spans``, joined, and nothing else.

    Attributes:
        spans: Where it stands, in the document, in reading order, at least one.
        text: The document's characters at ``spans``.
        form: The same, normalised for matching, as in :attr:`Token.form`.
        head: Normalised form of the head word (the last noun of a noun phrase).
        entity: What the head is known to be, as in :attr:`Token.entity`.
        tag: Part of speech of the head, as in :attr:`Token.tag`.
    """

    spans: tuple[Span, ...]
    text: str
    form: str = ""
    head: str = ""
    entity: str | None = None
    tag: str = ""

    @property
    def span(self) -> Span:
        """The narrowest span that contains the whole mention."""
        return self.spans[0] if len(self.spans) == 1 else Span.covering(self.spans)

    @staticmethod
    def of(sentence: Sentence, tokens: Sequence[Token], *, head: Token | None = None) -> Mention:
        """Make the mention of ``tokens`` of ``sentence``, in reading order.

        Neighbouring tokens join into one span, spaces between Latin words included.
        Line breaks and control characters that the source has inside (a hard-wrapped
        line, a zero-width mark) are left out of the spans, so that ``text`` is clean
        and still a copy.

        Args:
            sentence: The sentence that the tokens belong to.
            tokens: At least one of its tokens.
            head: The head word; the last token unless given.
        """
        head = head or tokens[-1]
        base = sentence.span.start
        start, end = tokens[0].span.start, tokens[-1].span.end
        text = sentence.text[start - base : end - base]
        if text and text.isprintable() and len(text) == sum([len(token.text) for token in tokens]):
            # No gap and nothing to leave out, as mostly: one span.
            form = "".join([token.form for token in tokens if token.text])
            return Mention((Span(start, end),), text, form, head.form, head.entity, head.tag)
        runs: list[tuple[int, int]] = []
        form = ""
        for token in tokens:
            if not token.text:
                continue
            place, last = token.span.start, runs[-1][1] if runs else -1
            joined = 0 <= last < place and _spaced_latin(sentence, last, place)
            form += " " + token.form if joined else token.form
            for start, end in _visible_runs(token.text):
                if runs and (joined or runs[-1][1] == place + start):
                    runs[-1] = runs[-1][0], place + end
                    joined = False
                else:
                    runs.append((place + start, place + end))
        spans = tuple(Span(*run) for run in runs) or (head.span,)
        text = "".join(sentence.text[s.start - base : s.end - base] for s in spans)
        return Mention(spans, text, form, head.form, head.entity, head.tag)


def _spaced_latin(sentence: Sentence, end: int, start: int) -> bool:
    """Tell whether only spaces between two Latin letters or digits lie in ``[end, start)``."""
    text, base = sentence.text, sentence.span.start
    gap = text[end - base : start - base]
    if not gap or gap.strip(" "):
        return False
    before, after = text[end - base - 1], text[start - base]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _visible_runs(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` without control, format or line-break characters."""
    if text.isprintable():
        return [(0, len(text))]
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for position, character in enumerate(text):
        if character.isprintable():
            start = position if start is None else start
        elif start is not None:
            runs.append((start, position))
            start = None
    if start is not None:
        runs.append((start, len(text)))
    return runs


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: the sentence, and the narrowest quote that covers it.

    Attributes:
        document: The document's identifier.
        sentence_span: Where the sentence stands in it.
        sentence: The sentence, as written.
        quote_span: Where the quote stands in the document.
        quote: The quote, as written.
        pauses: Where the sentence lost a pause, in code points of it, each with its mark.
    """

    document: str
    sentence_span: Span
    sentence: str
    quote_span: Span
    quote: str
    pauses: tuple[tuple[int, str], ...] = ()

    def said(self, start: int, end: int) -> str:
        """Return characters of the sentence with the pauses that were lost among them.

        Args:
            start: Where they begin in the sentence, in code points.
            end: Where they end, exclusive.
        """
        parts: list[str] = []
        at = start
        for place, mark in self.pauses:
            if start < place <= end:
                parts += (self.sentence[at:place], mark)
                at = place
        return "".join((*parts, self.sentence[at:end]))

    @staticmethod
    def of(sentence: Sentence, spans: Iterable[Span]) -> Evidence:
        """Make the evidence in ``sentence`` whose quote just covers all of ``spans``."""
        quote_span = Span.covering(spans)
        base = sentence.span.start
        quote = sentence.text[quote_span.start - base : quote_span.end - base]
        pauses = tuple(
            (token.span.start - base, "，" if token.form == "," else token.form)
            for token in sentence.tokens
            if not token.text
        )
        return Evidence(sentence.document, sentence.span, sentence.text, quote_span, quote, pauses)


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason why a reading is more or less likely to be true.

    Attributes:
        feature: What was seen, by its name in the model of confidence.
        log_odds: What that adds to the log-odds of truth; negative where it speaks against.
    """

    feature: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class Qualifier:
    """When, where, how, for whom: an adjunct of a fact.

    Attributes:
        role: The part it plays.
        mention: The adjunct as written, its preposition and localiser included (在福州市).
        value: What it names, without them (福州市).
        marker: The normalised preposition or frame (在, 为, 通过), empty for a bare one.
        confidence: 0-1, the estimated chance that fact and adjunct belong together.
        grounds: What that estimate rests on, weightiest first.
    """

    role: Role
    mention: Mention
    value: Mention
    marker: str = ""
    confidence: float = 0.5
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says it, inside the text, and with which word (奚丹, 认为)."""

    speaker: Mention
    verb: str


@dataclass(frozen=True, slots=True)
class Triple:
    """An open triple: slots copied from one sentence, before any resolution.

    Attributes:
        subject: Who or what.
        relation: The predicate as written, adverbs, modals and complements included.
        object: Whom or what; ``None`` when the predicate has adjuncts only.
        evidence: The sentence and the quote.
        predicate: The bare normalised predicate (提供, 是, 担任) that relations map from.
        construction: Which rule read it (``svo``, ``copula``, ``passive``, ``title``, …).
        qualifiers: Its adjuncts.
        polarity: ``negative`` under a negation.
        modality: Whether the text asserts, plans, allows, demands or wishes it.
        claim: Who says it, or ``None`` for the text's own voice.
        inherited: Clauses between it and the clause that names its subject; 0 for its own.
        confidence: 0-1, the estimated chance that a reader would sign it.
        extractor: Name of the extractor; ``syntax+pattern`` where two read the same.
        grounds: What the confidence rests on, weightiest first.
    """

    subject: Mention
    relation: Mention
    object: Mention | None
    evidence: Evidence
    predicate: str
    construction: str
    qualifiers: tuple[Qualifier, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    claim: Claim | None = None
    inherited: int = 0
    confidence: float = 0.5
    extractor: str = "pattern"
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages; ``en`` is ``None`` where nobody knows one.

    Attributes:
        zh: In Chinese.
        en: In English.
        derived: ``en`` is romanised by rule and not what the world is known to use.
    """

    zh: str
    en: str | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a name, or a word that points, stands for an entity.

    Attributes:
        name: The name or the words (知远, 该公司).
        into: The name that it was joined to; with those of the entity's other merges a
            chain leads from every name to every other.
        rule: What joined them, by its name in :mod:`kgbuild.resolve.identity.merges`.
        evidence: Where the texts show it first; ``None`` where no text does (a decision).
    """

    name: str
    into: str
    rule: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph.

    Attributes:
        id: Its IRI.
        name: Canonical name, normalised.
        type: Local name of a class of the ontology.
        label: The name as shown, in zh and, where known, en.
        aliases: Other names that the texts use for it, sorted.
        salience: 0-1, its weight in the texts (1 for the weightiest).
        merges: Why its names are one thing's, sorted.
    """

    id: str
    name: str
    type: str
    label: Label
    aliases: tuple[str, ...] = ()
    salience: float = 0.0
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is not a node: a date, a number, a quoted string."""

    value: str
    datatype: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge's kind: of the ontology, or open (``mapped`` is false)."""

    id: str
    label: Label
    mapped: bool


@dataclass(frozen=True, slots=True)
class ResolvedQualifier:
    """A qualifier of a statement; ``entity`` is the IRI of the node it names, if any."""

    role: Role
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A resolved claim: the node that says it, and with which word.

    Attributes:
        speaker: IRI of the node.
        verb: The word that says so (认为), or for a recorded speech what it is (演讲).
        recorded: It stands in the speaker's own words, in a transcript or a letter that the
            document gives in full: the text asserts it, through its speaker.
    """

    speaker: str
    verb: str
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact between nodes, with everywhere that it stands.

    ``subject`` and ``object`` are entity IRIs (or a literal for the object); the
    ``*_text`` fields keep the words of the first evidence. Two triples with the same
    content are one statement with two pieces of evidence. ``grounds`` says what the
    confidence rests on, weightiest first; like the confidence it is no part of identity.
    """

    subject: str
    relation: Relation
    object: str | Value
    subject_text: str
    relation_text: str
    object_text: str
    evidence: tuple[Evidence, ...]
    qualifiers: tuple[ResolvedQualifier, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    claim: Attribution | None = None
    confidence: float = 0.5
    extractor: str = "pattern"
    grounds: tuple[Ground, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it this statement: its content without evidence and confidence."""
        value = self.object
        target = (value,) if isinstance(value, str) else (value.value, value.datatype)
        claim = (self.claim.speaker, self.claim.verb) if self.claim else ("", "")
        frame = tuple(f"{q.role}={q.entity or q.text}" for q in sorted_qualifiers(self.qualifiers))
        head = (self.subject, self.relation.id, *target)
        return (*head, self.polarity, self.modality, *claim, *frame)

    @property
    def id(self) -> str:
        """A stable hash of :attr:`key`: 16 hexadecimal digits."""
        return digest(self.key)


def sorted_qualifiers(qualifiers: Iterable[ResolvedQualifier]) -> list[ResolvedQualifier]:
    """Return ``qualifiers`` in the one order that identity and files use."""
    return sorted(qualifiers, key=lambda q: (q.role, q.text, q.entity or ""))


def sorted_merges(merges: Iterable[Merge]) -> list[Merge]:
    """Return ``merges`` in the one order that entities and files use.

    Of those that join the same names by the same rule, the one that is shown first stays.
    """

    def order(merge: Merge) -> tuple[object, ...]:
        seen = merge.evidence
        place = (seen.document, seen.sentence_span, seen.quote_span) if seen else ()
        return (merge.name, merge.into, merge.rule, seen is None, place)

    first: dict[tuple[str, str, str], Merge] = {}
    for merge in sorted(set(merges), key=order):
        first.setdefault((merge.name, merge.into, merge.rule), merge)
    return list(first.values())


def digest(parts: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that stand for the sequence ``parts``.

    SHA-256 over length-prefixed UTF-8, cut to 64 bits: different sequences never
    share a canonical string, whatever characters they hold.
    """
    canonical = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        canonical.update(b"%d:%b" % (len(data), data))
    return canonical.hexdigest()[:16]


def _pickle_by_fields(*kinds: type) -> None:
    """Let values be pickled as a call with their fields: dataclasses take twice as long."""

    def reducing(kind: type) -> Callable[[object], tuple[type, tuple[object, ...]]]:
        fields = attrgetter(*kind.__slots__)  # type: ignore[attr-defined] # they have some
        return lambda value: (kind, fields(value))

    for kind in kinds:
        copyreg.pickle(kind, reducing(kind))


_pickle_by_fields(
    *(Span, Token, Sentence, Mention, Evidence, Ground, Qualifier, Claim, Triple),
    *(Label, Merge, Entity, Value, Relation, ResolvedQualifier, Attribution, Statement),
)

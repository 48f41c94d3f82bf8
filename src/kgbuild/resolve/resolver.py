"""Two passes over the triples of a build: the names are learnt, then the facts are stated.

What all documents tell of names is kept; what one document tells of its sentences is worked out
when its turn comes and forgotten after it, so that memory grows with names and not with texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.model import (
    Attribution,
    Document,
    Mention,
    Span,
    Statement,
    Triple,
    Value,
)
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.regex import regex
from kgbuild.resolve.belonging.holders import Reference
from kgbuild.resolve.deciding.decisions import NONE, Decisions
from kgbuild.resolve.deciding.rulings import DROPPED
from kgbuild.resolve.entailments import Entailments
from kgbuild.resolve.identity.portraits import tells_office
from kgbuild.resolve.judgement.certainty import Judgement
from kgbuild.resolve.naming.names import ITSELF, is_anaphor, tidy
from kgbuild.resolve.pointing.survey import Survey
from kgbuild.resolve.qualifiers import qualified
from kgbuild.resolve.references import References
from kgbuild.resolve.register import Register
from kgbuild.resolve.relations import (
    STATE,
    Frame,
    Reading,
    frames,
    one_by_one,
    read_frame,
    state_of,
    surest,
    tells_state,
)
from kgbuild.resolve.retelling.achieved import achieved
from kgbuild.resolve.retelling.attending import attended
from kgbuild.resolve.retelling.described import told_of_names
from kgbuild.resolve.retelling.financing import Financing
from kgbuild.resolve.retelling.in_turn import in_turn
from kgbuild.resolve.retelling.introduced import introduced
from kgbuild.resolve.retelling.listed import one_each
from kgbuild.resolve.retelling.made import with_makings
from kgbuild.resolve.retelling.moved import Moved
from kgbuild.resolve.retelling.shared_heads import with_shared_heads
from kgbuild.resolve.rivals import REASON, measured_otherwise, outdone
from kgbuild.resolve.salience import Weight, emptiness, weight
from kgbuild.resolve.setting.agendas import has_come_about, is_deed
from kgbuild.resolve.suppositions import (
    ASKED,
    BIDDEN,
    LIKENED,
    SUPPOSED,
    asked,
    bidden,
    likened,
    supposed,
)
from kgbuild.resolve.values import text_value

#: 历任校长有甲、乙: who they were.
_COUNTING_UP = frozenset("有 包括 先后有 依次为 分别为 分别是".split())
#: 校长由甲担任: it is held by them.
_HELD_BY = frozenset("担任 出任 兼任".split())
_NAME = 3  # characters of a name, at the least
_IN_TURN = ("分别", "依次")  # each of two does one of two things
_COLONS = frozenset("：:")  # after the label of who speaks
_DONE_BY_SAYING = ("严禁", "禁止", "废止")
_SIZES = frozenset("长 宽 高 短 大 小 圆 方".split())
_RANGE = regex("[至到][^，。；、的]{2,12}的")


class Resolver:
    """Turns the triples of a build into statements, document by document.

    Args:
        triples: All triples of the build, in reading order.
        documents: Documents by id.
        ontology: Classes, relations, and the IRIs to mint.
        lexicon: Names that the world knows.
        decisions: What a person has decided; rules give way to it.

    Attributes:
        names: What the triples name.
        judgement: How sure the statements of the document are that it has turned to.

    Raises:
        ResolveError: Two decisions contradict each other.
    """

    def __init__(
        self,
        triples: Sequence[Triple],
        documents: Mapping[str, Document],
        ontology: Ontology,
        lexicon: Lexicon,
        *,
        decisions: Decisions = NONE,
    ) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self._documents = documents
        self.names = Register(triples, ontology, lexicon, decisions, documents)
        self._survey = Survey(triples, documents, self.names, ontology, lexicon)
        self._open(())

    def document(self, triples: Sequence[Triple]) -> Iterator[tuple[Statement, str | None]]:
        """Yield what the triples of a document state, each with any doubt that keeps it out.

        Mostly one statement of a triple; none for a bare predicate, which joins nothing; two for
        an office that names its institution.

        Args:
            triples: All triples of the document, in reading order.
        """
        triples = attended(in_turn(one_each(with_shared_heads(introduced(triples)))))
        triples = with_makings(told_of_names(triples))
        measured = measured_otherwise(triples)
        self._open([triple for number, triple in enumerate(triples) if number not in measured])
        lesser = outdone(triples) | measured
        for number, triple in enumerate(triples):
            lost = REASON if number in lesser else None
            for statement, doubt in self._statements(triple):
                yield statement, DROPPED if self.names.leaves_out(statement) else doubt or lost

    def _open(self, triples: Sequence[Triple]) -> None:
        """Turn to the document of ``triples``."""
        self._moved = Moved(triples)
        self._objects = _objects(triples)
        document = self._documents.get(triples[0].evidence.document) if triples else None
        text = document.text if document is not None else ""
        self.judgement = Judgement(triples, self._ontology, text)
        self._antecedents = self._survey.antecedents(triples)
        self._references = References(
            self.names,
            self._antecedents,
            Financing(triples, self.names),
            self._ontology,
            self._lexicon,
        )
        self._entailments = Entailments(
            triples,
            self.names,
            self._references,
            self._antecedents,
            self.judgement,
            self._ontology,
            self._lexicon,
        )

    def _statements(
        self, triple: Triple, meant: Reference | None = None
    ) -> Iterator[tuple[Statement, str | None]]:
        """Yield the statements of a triple.

        Args:
            triple: The triple.
            meant: One of the two that its subject means, where that is 双方 or the like.
        """
        whole = triple
        triple = self._moved.told_of(triple)
        if meant is None and (both := self._references.both(triple)):
            for one in self._in_turn(both, triple):
                for statement, doubt in self._statements(whole, one):
                    wed = self._entailments.wed(statement, triple, both) if one is both[0] else None
                    yield wed or statement, doubt
            return
        triple, subject = self._references.held(triple) if meant is None else (triple, meant)
        if not triple.subject.text and (subject.doubt or not self._does(triple, subject)):
            triple, subject = self._achieved(triple, subject)
        triple = self._set_as_task(triple, subject)
        read = self._read(triple, frames(triple), subject)
        if read is None:
            return
        frame, value, reading = read
        office_first = (subject.type, value.type) == ("Position", "Person")
        serves = triple.construction == "copula" or triple.predicate in _COUNTING_UP
        serves = serves or (triple.construction == "passive" and triple.predicate in _HELD_BY)
        plain = serves and triple.polarity == "positive"
        if office_first and plain and triple.object is not None:
            yield from self._statements(_holder_first(triple, triple.object), meant)
            return
        several = one_by_one(whole, frame)
        if len(several) > 1:
            for alone in several:
                yield from self._statements(alone, meant)
            return
        claim, claim_doubt = self._attribute(triple)
        ends: tuple[str, str | Value]
        ends = (self.names.node(subject.target), self._end(value.target, frame, reading))
        texts = (triple.subject.text, frame.object.text)
        if reading.swap and isinstance(ends[1], str):
            ends, texts = (ends[1], ends[0]), (texts[1], texts[0])
        own = claim is not None and not claim.recorded and claim.speaker == ends[0]
        if own and triple.construction == "clausal":
            claim = None  # nobody claims to say
        says = surest(triple, frame)
        confidence, why = self.judgement.of(triple, frame, says, subject, value, reading)
        statement = Statement(
            subject=ends[0],
            relation=reading.relation,
            object=ends[1],
            subject_text=texts[0],
            relation_text=triple.relation.text,
            object_text=texts[1],
            evidence=(triple.evidence,),
            qualifiers=qualified(triple, frame, self._references, self.names),
            polarity=triple.polarity,
            modality=triple.modality,
            claim=claim,
            confidence=confidence,
            extractor=triple.extractor,
            grounds=why,
        )
        doubt = subject.doubt or value.doubt or claim_doubt
        if doubt is None and ends[0] == ends[1]:
            doubt = "both ends are the same entity"
        doubt = doubt or self._doubt(triple, frame, (subject, value), reading)
        yield statement, doubt
        office = value.type == "Position" and subject.type == "Person"
        if office and tells_office(triple):  # and not 甲告诉乙社记者
            for employment in self._entailments.employments(statement, frame, triple):
                yield employment, doubt
        for party, empty in self._entailments.parties(statement, triple, subject):
            yield party, subject.doubt or claim_doubt or empty
        if statement.subject == self.names.node(subject.target):
            for partner in self._entailments.partners(statement, triple):
                yield partner, doubt

    # Stating the facts --------------------------------------------------------------------

    def _in_turn(self, both: Sequence[Reference], triple: Triple) -> Sequence[Reference]:
        """Return which of two a triple tells of: 双方分别持股51%和49% gives each its own."""
        told = self._objects.get((triple.relation.spans, triple.subject.spans), [])
        several = len(told) == len(both) and triple.object is not None
        if not several or not triple.relation.form.startswith(_IN_TURN):
            return both
        number = told.index(triple.object.spans) if triple.object is not None else 0
        return both[number : number + 1]

    def _does(self, triple: Triple, subject: Reference) -> bool:
        """Tell whether who a report leaves out can have done what it counts."""
        able = ("Agent", "Place")
        reported = triple.construction == "achieved"
        if reported and triple.claim is not None:
            return False  # who tells how much was done need not have done it
        return not reported or any(self._ontology.is_a(subject.type, kind) for kind in able)

    def _achieved(self, triple: Triple, subject: Reference) -> tuple[Triple, Reference]:
        """Return what nobody is known to have done as a fact of what it was done to."""
        told = achieved(triple)
        if told is None:
            return triple, subject
        return told, self._references.refer(told.subject, told)

    def _set_as_task(self, triple: Triple, subject: Reference) -> Triple:
        """Return what a text sets as a task as what is planned.

        So is what a plan tells without a subject, wherever it stands.
        """
        known = self._antecedents
        if triple.modality != "asserted" or has_come_about(triple) or self._puts_out(triple):
            return triple
        named = isinstance(subject.target, str) and known.sets_tasks(subject.target)
        task = named and not triple.subject.text
        coming = known.agenda.covers(triple.relation.span.start) and is_deed(triple)
        return replace(triple, modality="planned") if task or coming else triple

    @staticmethod
    def _puts_out(triple: Triple) -> bool:
        """Tell whether a paper does it by saying so (制定本措施, 严禁拖欠工资, 原办法废止)."""
        itself = triple.object is not None and ITSELF.fullmatch(triple.object.form) is not None
        return itself or triple.predicate.startswith(_DONE_BY_SAYING)

    def _untold(self, triple: Triple, subject: Reference, reading: Reading) -> str | None:
        """Return what is missing where a deed that is done to something tells only its time.

        A clause that describes something by how often (每天转移的负荷) does not tell who does it.
        """
        often = (
            str(triple.qualifiers[0].value.form).startswith("每") if triple.qualifiers else False
        )
        if triple.construction == "relative" and often and not reading.relation.mapped:
            return f"does not tell who {triple.predicate}"
        if reading.relation.mapped:
            return None
        things = ("Site", "Product", "Company") if subject.type == "Person" else ("Person",)
        does = any(
            self._ontology.map_relation(
                triple.predicate, subject_type=subject.type, object_type=kind, marker=""
            )
            for kind in things
        )
        return f"does not tell what {triple.predicate} was done to" if does else None

    def _doubt(
        self, triple: Triple, frame: Frame, ends: tuple[Reference, Reference], reading: Reading
    ) -> str | None:
        """Return why a statement that was read right tells a reader nothing, or ``None``."""
        subject, value = ends
        if reading.kind == "datatype" and triple.construction == "passive":
            return "tells by whom, and not what"  # 被甲称为乙: 甲 is no name
        timed = frame.adjunct is not None and value.type == "Time"
        doubt = self._untold(triple, subject, reading) if timed else None
        types = subject.type, value.type
        names = _name_of(subject), _name_of(value)
        doubt = doubt or emptiness(triple, frame, types, self._lexicon, names)
        if doubt is None and supposed(triple):
            return SUPPOSED
        if doubt is None and asked(triple):
            return ASKED
        if doubt is None and bidden(triple):
            return BIDDEN
        if doubt is None and self._antecedents.is_spoken(triple.subject.span.start):
            doubt = self._rhetorical(triple, subject)
        if doubt is None and _begins_range(triple):
            return "is only where a range begins"
        if doubt is None and _looks_so(triple):
            return "says only part of how something looks"
        seated = self._ontology.is_a(value.type, "Place") and subject.type == "Person"
        if doubt is None and seated and reading.relation.label.zh == "是":
            return "says that somebody is a place"
        named = reading.kind == "datatype" and triple.construction != "clausal"
        if doubt is None and named and is_anaphor(frame.object.form):
            return f"{frame.object.form} names nothing"
        if doubt is None and named and tidy(frame.object.form) == subject.target:
            return "tells only the name that it goes by"
        return doubt

    def _rhetorical(self, triple: Triple, subject: Reference) -> str | None:
        """Return why a speaker does not mean what a triple says, or ``None``: 大学不是工厂."""
        if likened(triple):
            return LIKENED
        denies = triple.construction == "copula" and triple.polarity == "negative"
        bare = weight(triple.subject, subject.type, self._lexicon) is Weight.BARE
        bare = bare or triple.subject.form in self._lexicon.heads
        return "says what a kind is not" if denies and bare else None

    def _read(
        self, triple: Triple, options: Sequence[Frame], subject: Reference
    ) -> tuple[Frame, Reference, Reading] | None:
        """Choose the frame that the ontology knows, or else the likeliest one.

        There is none where nothing but the verb is told, and the ontology knows no such state. At
        what festival a film was shown says more than that it was.
        """
        found: list[tuple[Frame, Reference, Reading]] = []
        speaks = subject.type == "Position" and triple.construction == "clausal"
        kind = "Person" if speaks else subject.type  # 外交部发言人表示…
        state = Reference(text_value(state_of(triple)), "Value")
        befallen = next((frame for frame in options if tells_state(triple, frame)), None)
        told: Reading | None = None
        if befallen is not None:
            told = read_frame(triple, befallen, kind, state.type, self._ontology)
            if told.relation.id.rpartition("#")[2] != STATE:
                told = None  # 1995年生: when, and no state
        for frame in options:
            if frame == befallen:
                continue
            value = self._references.refer(frame.object, triple)
            reading = self.names.rulings.read(triple, frame, kind, value.type)
            if reading is not None:
                return frame, value, reading
            reading = read_frame(triple, frame, kind, value.type, self._ontology)
            if reading.relation.mapped and (told is None or reading.relation != told.relation):
                return frame, value, reading  # when a works was opened, and not that it was
            found.append((frame, value, reading))
        named = bool(found) and self._is_named(found[0][1])
        if befallen is not None and told is not None and told.relation.mapped and not named:
            return befallen, state, told
        return found[0] if found else None

    def _is_named(self, value: Reference) -> bool:
        """Tell whether a reference is to a house, an event or a place by its name."""
        if not isinstance(value.target, str) or len(value.target) < _NAME:
            return False
        kinds = ("Organization", "Event", "Place", "Site")
        named = any(self._ontology.is_a(value.type, kind) for kind in kinds)
        return named and value.target not in self._lexicon.heads

    def _attribute(self, triple: Triple) -> tuple[Attribution | None, str | None]:
        recorded = self._recorded(triple)
        if triple.claim is None or (recorded is not None and triple.claim.verb in _COLONS):
            return recorded, None
        speaker = self._references.speaker(triple, triple.claim.speaker)
        return Attribution(self.names.node(speaker.target), triple.claim.verb), speaker.doubt

    def _recorded(self, triple: Triple) -> Attribution | None:
        """Return whose recorded speech states it, where that is not the document's author."""
        place = triple.evidence.quote_span.start
        voice = self._antecedents.voice(place)
        if voice is None or voice.whole:
            return None
        return Attribution(self.names.node(voice.person), voice.kind, recorded=True)

    def _end(self, target: str | Value, frame: Frame, reading: Reading) -> str | Value:
        """Return the object as the relation wants it: a node, or a value in its own words."""
        if isinstance(target, Value):
            return self.names.node(target) if reading.kind == "object" else target
        if reading.kind == "datatype":
            return text_value(tidy(frame.object.form) or target)
        return self.names.node(target)


def _objects(
    triples: Sequence[Triple],
) -> Mapping[tuple[tuple[Span, ...], tuple[Span, ...]], list[tuple[Span, ...]]]:
    """Return where the objects of each verb of a document stand, in order, by verb and subject."""
    found: defaultdict[tuple[tuple[Span, ...], tuple[Span, ...]], list[tuple[Span, ...]]]
    found = defaultdict(list)
    for triple in triples:
        if triple.object is not None and triple.relation.form.startswith(_IN_TURN):
            found[triple.relation.spans, triple.subject.spans].append(triple.object.spans)
    return {key: sorted(set(places)) for key, places in found.items()}


def _name_of(end: Reference) -> str:
    return end.target if isinstance(end.target, str) else ""


def _looks_so(triple: Triple) -> bool:
    """Tell whether a word for a size was cut from one for a look (叶片长|圆状披针形)."""
    look = triple.object is not None and triple.object.form.endswith(("形", "状", "色"))
    return look and triple.predicate in _SIZES


def _begins_range(triple: Triple) -> bool:
    """Tell whether a subject is but the beginning of one (甲岛至乙区的车程缩短)."""
    evidence, subject = triple.evidence, triple.subject
    start = evidence.sentence_span.start
    between = evidence.said(subject.span.end - start, triple.relation.span.start - start)
    return bool(subject.text) and _RANGE.match(between) is not None


def _holder_first(triple: Triple, holder: Mention) -> Triple:
    """总裁为甲, 总裁由甲担任: who holds an office is told first."""
    held = triple.construction == "passive"
    return replace(
        triple,
        subject=holder,
        object=triple.subject,
        predicate=triple.predicate if held else "是",
        construction="svo" if held else "title",
    )

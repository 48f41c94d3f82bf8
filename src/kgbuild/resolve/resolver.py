"""Two passes over the triples of a build: first learn the names, then state the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.model import (
    Attribution,
    Document,
    Entity,
    Label,
    Mention,
    Qualifier,
    ResolvedQualifier,
    Statement,
    Triple,
    Value,
    sorted_qualifiers,
)
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.aliases import (
    Aliases,
    brand_pairs,
    is_declaration,
    spoken_names,
    trade_pairs,
)
from kgbuild.resolve.certainty import judged
from kgbuild.resolve.coreference import Antecedents, Named, Pointer, in_passing
from kgbuild.resolve.moved import Moved
from kgbuild.resolve.names import PARTS, is_titled, name_of, tidy
from kgbuild.resolve.relations import Frame, Reading, frames, party_frames, read_frame
from kgbuild.resolve.salience import emptiness
from kgbuild.resolve.titles import institution_of
from kgbuild.resolve.types import TypeVotes
from kgbuild.resolve.values import is_quantity, quantity_value, text_value, time_value
from kgbuild.resolve.voices import voices

#: Constructions whose object names the kind of thing that the subject is.
_SAYS_WHAT_IT_IS = frozenset({"membership", "copula"})


@dataclass(frozen=True, slots=True)
class _Reference:
    """What a slot refers to: a node's name or a value, how surely, and any doubt."""

    target: str | Value
    type: str
    certainty: float = 1.0
    doubt: str | None = None


class Resolver:
    """Turns each triple of a build into a statement.

    Args:
        triples: All triples of the build, in reading order.
        documents: Documents by id.
        ontology: Classes, relations, and the IRIs to mint.
        lexicon: Names that the world knows.
    """

    def __init__(
        self,
        triples: Sequence[Triple],
        documents: Mapping[str, Document],
        ontology: Ontology,
        lexicon: Lexicon,
    ) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self._aliases = Aliases()
        self._votes = TypeVotes(ontology, lexicon)
        self._surfaces: defaultdict[str, set[str]] = defaultdict(set)
        self._types: dict[str, str] = {}
        self._entities: dict[str, Entity] = {}
        self._acting: defaultdict[tuple[object, ...], list[Mention]] = defaultdict(list)
        self._moved = Moved(triples)
        self._learn(triples)
        self._antecedents = self._find_antecedents(triples, documents)

    def resolve(self, triple: Triple) -> Iterator[tuple[Statement, str | None]]:
        """Yield what ``triple`` states, each with the doubt that keeps it out, if any.

        Mostly one statement; none for a bare predicate, which joins nothing; two for an
        office that names its institution.
        """
        triple = self._moved.told_of(triple)
        triple, subject = self._held(triple)
        options = frames(triple)
        if not options:
            return
        frame, value, reading = self._read(triple, options, subject)
        claim, claim_doubt = self._attribute(triple)
        ends: tuple[str, str | Value]
        ends = (self._node(subject.target), self._end(value.target, frame, reading))
        texts = (triple.subject.text, frame.object.text)
        if reading.swap and isinstance(ends[1], str):
            ends, texts = (ends[1], ends[0]), (texts[1], texts[0])
        confidence, why = judged(
            frame.adjunct or triple,
            {"pointing subject": subject.certainty, "pointing object": value.certainty},
        )
        statement = Statement(
            subject=ends[0],
            relation=reading.relation,
            object=ends[1],
            subject_text=texts[0],
            relation_text=triple.relation.text,
            object_text=texts[1],
            evidence=(triple.evidence,),
            qualifiers=self._qualify(triple, frame),
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
        if doubt is None:
            doubt = emptiness(triple, frame, (subject.type, value.type), self._lexicon)
        yield statement, doubt
        if value.type == "Position" and subject.type == "Person":
            for employment in self._employ(statement, frame, triple):
                yield employment, doubt
        for party, empty in self._parties(statement, triple, subject):
            yield party, subject.doubt or claim_doubt or empty

    def entities(self) -> tuple[Entity, ...]:
        """Return every node that a statement so far uses, in IRI order."""
        return tuple(self._entities[iri] for iri in sorted(self._entities))

    # Learning the names -------------------------------------------------------------------

    def _learn(self, triples: Sequence[Triple]) -> None:
        for triple in triples:
            self._acting[_act(triple)].append(triple.subject)
            for mention in _mentions(triple):
                name = name_of(mention, self._lexicon)
                if name.resolved:
                    self._votes.add(name.text, name.type)
                    if tidy(mention.form) in (name.text, *name.aliases):
                        self._surfaces[name.text].add(mention.text)
                    for alias in name.aliases:
                        self._aliases.merge(name.text, alias)
            if triple.object is not None and triple.claim is None:
                one, other = (name_of(m, self._lexicon) for m in (triple.subject, triple.object))
                if one.resolved and other.resolved and is_declaration(triple):
                    self._aliases.merge(one.text, other.text)
                elif one.resolved and triple.construction in _SAYS_WHAT_IT_IS:
                    self._votes.add_kind(one.text, other.text)
        for brand, full in brand_pairs(
            name
            for name in self._surfaces
            if self._ontology.is_a(self._votes.decide(name), "Organization")
        ):
            self._aliases.merge(brand, full)
        self._types.clear()
        names = [name for name in self._surfaces if name not in self._lexicon]
        kinds = {name: self._votes.decide(name) for name in self._surfaces}
        people = [name for name, kind in kinds.items() if self._ontology.is_a(kind, "Person")]
        for full, called in spoken_names(names, people):
            self._aliases.merge(full, called)
        houses = [n for n, kind in kinds.items() if self._ontology.is_a(kind, "Organization")]
        for house, brand in trade_pairs(names, houses):
            self._aliases.merge(house, brand)

    def _find_antecedents(
        self, triples: Sequence[Triple], documents: Mapping[str, Document]
    ) -> Mapping[str, Antecedents]:
        named: defaultdict[str, list[Named]] = defaultdict(list)
        pointing: defaultdict[str, list[Pointer]] = defaultdict(list)
        titled: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for triple in triples:
            if triple.construction == "title":
                who = self._aliases.canonical(name_of(triple.subject, self._lexicon).text)
                if self._ontology.is_a(self._type(who), "Person"):
                    titled[triple.evidence.document].append((triple.subject.span.start, who))
            ends = (triple.subject, *([triple.object] if triple.object else ()))
            for mention in (*ends, *(q.value for q in triple.qualifiers)):
                name = name_of(mention, self._lexicon)
                canonical = self._aliases.canonical(name.text)
                if not name.resolved:
                    pointing[triple.evidence.document].append(
                        Pointer(
                            triple.evidence.sentence_span,
                            mention.span.start,
                            name.text,
                            self._sayer(mention, triple),
                            acting=mention is triple.subject,
                        )
                    )
                elif canonical not in self._lexicon.heads:
                    named[triple.evidence.document].append(
                        Named(
                            triple.evidence.sentence_span,
                            mention.span.start,
                            canonical,
                            self._type(canonical),
                            acting=mention is triple.subject,
                        )
                    )
        people = self._people()
        words: defaultdict[str, list[str]] = defaultdict(list)
        for word, who in people.items():
            words[who].append(word)
        for document, places in named.items():
            if document in documents:
                here = {place.name for place in places if place.name in words}
                called = {word: who for who in here for word in words[who]}
                spans = {place.sentence for place in places}
                spans.update(place.sentence for place in pointing[document])
                text = documents[document].text
                places.extend([*in_passing(text, sorted(spans), called, places)])
        employers = self._employers(triples)
        return {
            document: Antecedents(
                named[document],
                pointing=dict.fromkeys(pointing[document]),
                heard=voices(documents[document], people, titled[document])
                if document in documents
                else (),
                employers=employers,
                lexicon=self._lexicon,
                is_a=self._ontology.is_a,
            )
            for document in {triple.evidence.document for triple in triples}
        }

    def _people(self) -> dict[str, str]:
        """Return what the texts call people -> their names."""
        return {
            surface: canonical
            for name, surfaces in self._surfaces.items()
            if (canonical := self._aliases.canonical(name))
            and self._ontology.is_a(self._type(canonical), "Person")
            for surface in (name, *surfaces)
        }

    def _employers(self, triples: Sequence[Triple]) -> dict[str, str]:
        """Return person -> the organisation that their office names (腾讯高级副总裁)."""
        found: dict[str, str] = {}
        for triple in triples:
            if triple.construction != "title" or triple.object is None:
                continue
            office = triple.object.form
            name = institution_of(office, self._lexicon, is_organization=self._is_organization)
            if name is not None:
                person = self._aliases.canonical(name_of(triple.subject, self._lexicon).text)
                found.setdefault(person, self._aliases.canonical(self._lexicon.canonical(name)))
        return found

    # Stating the facts --------------------------------------------------------------------

    def _refer(self, mention: Mention, triple: Triple) -> _Reference:
        if triple.construction == "clausal" and mention is triple.object:
            return _Reference(text_value(mention.form), "Value")
        titled = is_titled(mention.form)  # 《午夜》 is a book
        if not titled and (mention.entity == "Time" or mention.tag == "t"):
            return _Reference(time_value(mention.form), "Time")
        if not titled and mention.tag in ("m", "q") and is_quantity(mention.form):
            return _Reference(quantity_value(mention.form), "Quantity")
        name = name_of(mention, self._lexicon)
        if name.resolved:
            canonical = self._aliases.canonical(name.text)
            return _Reference(canonical, self._type(canonical))
        sayer = self._sayer(mention, triple)
        place = (mention.span.start, triple.evidence.sentence_span)
        known = self._antecedents[triple.evidence.document]
        acting = mention is triple.subject
        antecedent = known.find(name.text, *place, sayer, acting=acting)
        if antecedent is None and (of := known.owner(name.text, *place, sayer)) is not None:
            owned = f"{self._aliases.canonical(of.name)}的{name.text[len(of.words) :]}"
            return _Reference(owned, self._type(owned), of.certainty)
        if antecedent is not None:
            canonical = self._aliases.canonical(antecedent.name)
            return _Reference(canonical, self._type(canonical), antecedent.certainty)
        doubt = f"{name.text} could not be resolved"
        return _Reference(name.text, self._type(name.text), doubt=doubt)

    def _sayer(self, mention: Mention, triple: Triple) -> str | None:
        """Return who is said to say what ``triple`` states, if that is named."""
        if triple.claim is None or mention is triple.claim.speaker:
            return None
        name = name_of(triple.claim.speaker, self._lexicon)
        return self._aliases.canonical(name.text) if name.resolved else None

    def _held(self, triple: Triple) -> tuple[Triple, _Reference]:
        """Read 总部设在甲 and 乙旗下有丙 as facts of the house: who 总部设在, or 旗下有, what."""
        form = tidy(triple.subject.form)
        part = next((p for p in PARTS if form.endswith(p)), "")
        house: _Reference | None = None
        if part and form == part:
            known = self._antecedents[triple.evidence.document]
            found = known.holder(triple.subject.span.start, triple.evidence.sentence_span)
            if found is not None:
                house = _Reference(found.name, self._type(found.name), found.certainty)
        elif part:
            name = self._aliases.canonical(self._lexicon.canonical(form.removesuffix(part)))
            if self._is_organization(name):
                house = _Reference(name, self._type(name))
        if house is None:
            return triple, self._definite(self._refer(triple.subject, triple), triple)
        return replace(triple, predicate=part + triple.predicate), house

    def _definite(self, subject: _Reference, triple: Triple) -> _Reference:
        """Read a subject that is a bare class noun: 公司 and 大会 mean one that went before."""
        name = subject.target
        if subject.doubt is None and isinstance(name, str) and name in self._lexicon.heads:
            branches = ("Organization", "Event", "Site")
            if any(self._ontology.is_a(subject.type, branch) for branch in branches):
                found = self._antecedents[triple.evidence.document].described(
                    name, triple.subject.span.start, triple.evidence.sentence_span
                )
                if found is not None:
                    return _Reference(found.name, self._type(found.name), found.certainty)
                return replace(subject, doubt=f"{name} could not be resolved")
        return subject

    def _read(
        self, triple: Triple, options: Sequence[Frame], subject: _Reference
    ) -> tuple[Frame, _Reference, Reading]:
        """Choose the frame that the ontology knows, or else the likeliest one."""
        found = []
        for frame in options:
            value = self._refer(frame.object, triple)
            reading = read_frame(triple, frame, subject.type, value.type, self._ontology)
            if reading.relation.mapped:
                return frame, value, reading
            found.append((frame, value, reading))
        return found[0]

    def _employ(self, statement: Statement, frame: Frame, triple: Triple) -> Iterator[Statement]:
        """Yield where the holder of an office works, if the office's name tells."""
        office = frame.object
        if len(office.form) != len(office.text):
            return  # normalising moved the letters: no honest copy of the institution's name
        name = institution_of(office.form, self._lexicon, is_organization=self._is_organization)
        if name is None:
            return
        canonical = self._aliases.canonical(self._lexicon.canonical(name))
        works = Frame(replace(office, form=name, text=office.text[: len(name)]), "在")
        reading = read_frame(
            replace(triple, predicate="任职"), works, "Person", "Organization", self._ontology
        )
        yield replace(
            statement,
            relation=reading.relation,
            object=self._node(canonical),
            object_text=works.object.text,
            qualifiers=(),
        )

    def _parties(
        self, statement: Statement, triple: Triple, subject: _Reference
    ) -> Iterator[tuple[Statement, str | None]]:
        """Yield what joins the subject to a party beside it (甲与乙签署协议).

        A party stands in an adjunct, or is the second of two subjects of one act. With
        each comes why it tells a reader nothing, if so.
        """
        target = triple.object.form if triple.object else ""
        acting = self._acting[_act(triple)]
        together = len(acting) == 2 and acting[0] == triple.subject
        beside = [Frame(acting[1], "与")] if together else []
        joined = {subject.target}
        for frame in [*party_frames(triple), *beside]:
            party = self._refer(frame.object, triple)
            if party.doubt or isinstance(party.target, Value) or party.target in joined:
                continue
            joined.add(party.target)
            confidence, why = judged(
                frame.adjunct or triple,
                {"pointing subject": subject.certainty, "pointing object": party.certainty},
            )
            for predicate in (triple.predicate + target, triple.predicate):
                wording = replace(triple, predicate=predicate, construction="party")
                reading = read_frame(wording, frame, subject.type, party.type, self._ontology)
                if reading.relation.mapped and reading.kind == "object" and not reading.swap:
                    told = replace(
                        statement,
                        subject=self._node(subject.target),
                        relation=reading.relation,
                        object=self._node(party.target),
                        subject_text=triple.subject.text,
                        object_text=frame.object.text,
                        qualifiers=self._qualify(triple, frame),
                        confidence=confidence,
                        grounds=why,
                    )
                    types = (subject.type, party.type)
                    yield told, emptiness(wording, frame, types, self._lexicon)
                    break

    def _is_organization(self, name: str) -> bool:
        known = self._aliases.canonical(self._lexicon.canonical(name))
        return self._ontology.is_a(self._type(known), "Organization")

    def _qualify(self, triple: Triple, frame: Frame) -> tuple[ResolvedQualifier, ...]:
        return tuple(
            sorted_qualifiers(
                ResolvedQualifier(q.role, _told(q), self._named(q.value, triple))
                for q in triple.qualifiers
                if q is not frame.adjunct
            )
        )

    def _attribute(self, triple: Triple) -> tuple[Attribution | None, str | None]:
        if triple.claim is None:
            return self._recorded(triple), None
        speaker = self._refer(triple.claim.speaker, triple)
        return Attribution(self._node(speaker.target), triple.claim.verb), speaker.doubt

    def _recorded(self, triple: Triple) -> Attribution | None:
        """Return whose recorded speech states it, where that is not the document's author."""
        place = triple.evidence.quote_span.start
        voice = self._antecedents[triple.evidence.document].voice(place)
        if voice is None or voice.whole:
            return None
        return Attribution(self._node(voice.person), voice.kind, recorded=True)

    def _named(self, value: Mention, triple: Triple) -> str | None:
        """Return the node that an adjunct names, if it names one."""
        reference = self._refer(value, triple)
        if isinstance(reference.target, Value) or reference.doubt or value.entity is None:
            return None
        return self._node(reference.target)

    def _end(self, target: str | Value, frame: Frame, reading: Reading) -> str | Value:
        """Return the object as the relation wants it: a node, or a value in its own words."""
        if isinstance(target, Value):
            return self._node(target) if reading.kind == "object" else target
        if reading.kind == "datatype":
            return text_value(tidy(frame.object.form) or target)
        return self._node(target)

    def _node(self, target: str | Value) -> str:
        """Return the IRI of the node called ``target``, making it when first used.

        A value that is spoken about (二〇二〇年是…) becomes a node of its text.
        """
        name = target.value if isinstance(target, Value) else target
        iri = self._ontology.mint_entity(name)
        if iri not in self._entities:
            entry = self._lexicon.get(name)
            others = set(self._aliases.of(name))
            for known in (name, *others):
                others.update(self._surfaces.get(known, ()))
            self._entities[iri] = Entity(
                id=iri,
                name=name,
                type=self._type(name),
                label=Label(name, entry.en if entry else None),
                aliases=tuple(sorted(others - {name})),
            )
        return iri

    def _type(self, name: str) -> str:
        if name not in self._types:
            self._types[name] = self._votes.decide(name, self._aliases.of(name))
        return self._types[name]


def _told(qualifier: Qualifier) -> str:
    """Return what a qualifier says: its role stands for the preposition where it is known."""
    return (qualifier.mention if qualifier.role == "other" else qualifier.value).text


def _act(triple: Triple) -> tuple[object, ...]:
    """Return what one act of several subjects shares: its place in the text."""
    target = triple.object.spans if triple.object else ()
    return (triple.evidence.document, triple.relation.spans, target, triple.construction)


def _mentions(triple: Triple) -> Iterator[Mention]:
    yield triple.subject
    if triple.object is not None:
        yield triple.object
    for qualifier in triple.qualifiers:
        yield qualifier.value
    if triple.claim is not None:
        yield triple.claim.speaker

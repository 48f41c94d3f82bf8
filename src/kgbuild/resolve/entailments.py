"""What a fact says besides: where who holds an office works, who the other party is.

甲任乙公司董事长 says where 甲 works, 甲与乙签署协议 that 甲 and 乙 deal with each other, and
甲联合乙出台丙 says of 乙 what it says of 甲. Each is a statement of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.model import Mention, Statement, Triple, Value
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.belonging.holders import Reference
from kgbuild.resolve.judgement.certainty import Judgement
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.posts.full_names import FULL_NAME
from kgbuild.resolve.posts.posts import FOUNDERS, House, house_of
from kgbuild.resolve.posts.titles import has_left
from kgbuild.resolve.qualifiers import qualified, told
from kgbuild.resolve.references import References
from kgbuild.resolve.register import Register
from kgbuild.resolve.relations import (
    DEEPENING,
    Frame,
    co_acts,
    joint_noun,
    party_frames,
    read_frame,
)
from kgbuild.resolve.salience import emptiness

#: What two do who become husband and wife.
_MARRYING = tuple("结婚 成婚 完婚 成亲 结为夫妻 结为夫妇 结为伉俪 喜结连理".split())


class Entailments:
    """Tells what the facts of one document say besides.

    Args:
        triples: All triples of the document, in reading order.
        names: What the build names.
        references: What the mentions of the document refer to.
        antecedents: What its pronouns and short names stand for.
        judgement: How sure its statements are.
        ontology: Classes and relations.
        lexicon: Names that the world knows.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a document is resolved with
        self,
        triples: Sequence[Triple],
        names: Register,
        references: References,
        antecedents: Antecedents,
        judgement: Judgement,
        ontology: Ontology,
        lexicon: Lexicon,
    ) -> None:
        self._names = names
        self._references = references
        self._antecedents = antecedents
        self._judgement = judgement
        self._ontology = ontology
        self._lexicon = lexicon
        self._acting: defaultdict[tuple[object, ...], list[Mention]] = defaultdict(list)
        for triple in triples:
            self._acting[_act(triple)].append(triple.subject)

    def employments(
        self, statement: Statement, frame: Frame, triple: Triple
    ) -> Iterator[Statement]:
        """Yield where the holder of an office works, and what they founded, if the text tells."""
        office = frame.object
        if len(office.form) != len(office.text):
            return  # normalising moved the letters: no honest copy of the institution's name
        full = self._references.office_of(office, triple)
        if full is not None and not full.house:
            return  # 昌乐县县长
        house = house_of(office, triple, self._antecedents, self._names, self._lexicon)
        if full is not None:
            known = self._names.known(full.house)
            house = House(self._names.canonical(known), full.house, "", FULL_NAME)
        if house is None:
            return
        where = replace(office, form=house.form, text=house.text)
        deeds = [] if has_left(office.form) else [("任职", "在")]
        if office.form.endswith(FOUNDERS):
            deeds.append(("创立", ""))
        for predicate, marker in deeds:
            wording = replace(triple, predicate=predicate)
            reading = read_frame(
                wording, Frame(where, marker), "Person", "Organization", self._ontology
            )
            yield replace(
                statement,
                relation=reading.relation,
                object=self._names.node(house.name),
                object_text=house.text,
                qualifiers=(),
                confidence=round(statement.confidence * house.certainty, 4),
            )

    def parties(
        self, statement: Statement, triple: Triple, subject: Reference
    ) -> Iterator[tuple[Statement, str | None]]:
        """Yield what joins the subject to a party beside it (甲与乙签署协议).

        A party stands in an adjunct, or is the second of two subjects of one act. With
        each comes why it tells a reader nothing, if so.
        """
        target = joint_noun(triple.object) if triple.object else ""
        acting = self._acting[_act(triple)]
        with_others = any(q.role == "companion" for q in triple.qualifiers)  # 甲和乙与我们签署…
        together = len(acting) == 2 and acting[0] == triple.subject and not with_others
        beside = [Frame(acting[1], "与")] if together else []
        joined = {subject.target}
        stands = bool(target) and triple.predicate in DEEPENING and statement.modality == "planned"
        for frame in [*party_frames(triple), *beside]:
            party = self._references.refer(frame.object, triple)
            if party.doubt or isinstance(party.target, Value) or party.target in joined:
                continue
            joined.add(party.target)
            for predicate in _wordings(triple, target):
                wording = replace(triple, predicate=predicate, construction="party")
                reading = read_frame(wording, frame, subject.type, party.type, self._ontology)
                if reading.relation.mapped and reading.kind == "object" and not reading.swap:
                    says = frame.adjunct or triple
                    confidence, why = self._judgement.of(
                        wording, frame, says, subject, party, reading
                    )
                    deal = replace(
                        statement,
                        subject=self._names.node(subject.target),
                        relation=reading.relation,
                        object=self._names.node(party.target),
                        subject_text=triple.subject.text,
                        object_text=frame.object.text,
                        qualifiers=qualified(triple, frame, self._references, self._names),
                        modality="asserted" if stands else statement.modality,
                        confidence=confidence,
                        grounds=why,
                    )
                    types = (subject.type, party.type)
                    yield deal, emptiness(wording, frame, types, self._lexicon)
                    break

    def wed(
        self, statement: Statement, triple: Triple, both: Sequence[Reference]
    ) -> Statement | None:
        """Return that two are married, of whom 两人 tells so (甲认识了乙，两人于次年结婚).

        Args:
            statement: What is told of the first of them.
            triple: The triple of 两人.
            both: Whom it means.
        """
        if triple.object is not None or triple.polarity == "negative":
            return None
        if not triple.predicate.endswith(_MARRYING):
            return None
        one, other = both
        frame, wording = Frame(triple.subject, "与"), replace(triple, predicate="结婚")
        reading = read_frame(wording, frame, one.type, other.type, self._ontology)
        if not reading.relation.mapped or reading.kind != "object":
            return None
        return replace(statement, relation=reading.relation, object=self._names.node(other.target))

    def partners(self, statement: Statement, triple: Triple) -> Iterator[Statement]:
        """Yield the fact of those who do it together with the subject (甲联合乙出台丙)."""
        for qualifier in triple.qualifiers:
            if qualifier.role != "companion" or not co_acts(triple, qualifier):
                continue
            party = self._references.refer(qualifier.value, triple)
            if party.doubt or isinstance(party.target, Value) or triple.object is None:
                continue
            rest = [q for q in statement.qualifiers if q.text != told(qualifier)]
            # 甲与乙签署: who is read as a companion in one way and as a subject in another acts.
            spans = qualifier.value.spans
            twice = any(acting.spans == spans for acting in self._acting[_act(triple)])
            chance = statement.confidence if twice else qualifier.confidence
            yield replace(
                statement,
                subject=self._names.node(party.target),
                subject_text=qualifier.value.text,
                qualifiers=tuple(rest),
                confidence=min(statement.confidence, chance),
            )


def _wordings(triple: Triple, target: str) -> Iterator[str]:
    """Yield the predicate with its object (表示衷心感谢), with the head of that, and bare."""
    head = triple.object.head if triple.object else ""
    yield triple.predicate + target
    if head and target.endswith(head):
        yield triple.predicate + head
    yield triple.predicate


def _act(triple: Triple) -> tuple[object, ...]:
    """Return what one act of several subjects shares: its place in the text."""
    target = triple.object.spans if triple.object else ()
    return (triple.evidence.document, triple.relation.spans, target, triple.construction)

"""Offices and awards that a list names in part become whole: 县长, 二等奖.

In: the object of a triple. Out: its full name, by the words of the sentence before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.regex import regex
from kgbuild.resolve.identity.portraits import tells_office
from kgbuild.resolve.naming.names import tidy
from kgbuild.resolve.naming.towns import LEVELS
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.posts.awards import full_award
from kgbuild.resolve.posts.offices import Office, full_office
from kgbuild.resolve.posts.posts import house_in_full
from kgbuild.resolve.posts.titles import institution_of
from kgbuild.resolve.register import Register

#: A house at the end of what is said before its member, and what may lead up to it.
_HOUSE: Final = regex(
    r"[\u4e00-\u9fff]{2,20}(?:大学|学院|中学|小学|医院|研究院|研究所|科学院|公司|集团|银行|中心|协会|学会)\Z"
)
_LEADS: Final = regex(
    "^.*(?:[由请让与和向对跟同给把被为经了]|请来|来到|来自|邀请|聘请|任职于|就职于|就读于|毕业于|其中|以及|感谢|包括)(?![大平县州田山华济外阳贸营典])"
)
#: What was set up, right before who heads it is told.
_FOUNDED: Final = regex(
    r"(?:成立|组建|设立|创办|创建|建立|共建|筹建|开办|建成|组成)了?(?:一[家个所支])?"
    r"(?P<house>[\u4e00-\u9fffA-Za-z0-9·]{3,24})，(?:并|其中|其)?(?:由[^，。；]{2,30}?(?:担任|出任|兼任|任))?\Z"
)
#: Who is at the head of a house, by the office alone.
_LEADS_ONE: Final = regex(
    "(?:首任|首席|常务|执行|名誉|联合|副)*(?:董事长|总经理|总裁|校长|院长|主任|会长|理事长|秘书长|馆长|所长|社长|园长|团长|站长"
    "|队长|组长|主席|负责人|总指挥|科学家|执行官|技术官|运营官|主编|总监)"
)
#: The house of who speaks, before the office that is held in it.
_OWN: Final = regex(
    r"(?P<whose>我们?(?:公司|集团|学校|医院|大学|银行|协会|[校院司厂行局馆社所]))的?"
)
_LEADING: Final = 5  # characters
_SHORTEST: Final = 3  # characters
FULL_NAME: Final = 0.98  # what a statement's confidence is multiplied by

#: Of whom somebody learns, who need not be of the house that they learn at: 考入甲大学，师从乙教授.
_LEARNING: Final = regex(
    "师从|师承|师事|受[教业業]|从学|投师|拜|导师|業師|业师|老师|恩师|跟[从随]|追随|得到|经|受|由|随|从"
)

#: What a house belongs to, which is not the one whose 局长 is told next.
_ABOVE: Final = regex("(?:属于|直属|属|归口|主管部门[为是]|上级[为是])\\Z")
_BEARING: Final = ("title", "membership")
#: What ends a clause before an office; behind 出席会议的有 its house begins.
_CLAUSES: Final = regex("[，。；：,;]|的[有是为]")


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
        if (headed := self._of_founded(mention, triple)) is not None:
            return headed
        own = self._of_own_house(mention, triple) or self._of_local_house(mention, triple)
        if own is not None:
            return own
        beside, bears = [*self._beside_holder(triple)], triple.construction in _BEARING
        if not beside and bears and _LEARNING.search(_clause_before(mention, triple)):
            return None
        known, at, sentence = self._antecedents, mention.span.start, triple.evidence.sentence_span
        here = known.scene.window(at, sentence, 0)[::-1]
        served = [house for place, house in known.served(sentence) if place < at][::-1]
        bodies = [p for p in here if self._ontology.is_a(p.kind, "Organization")]
        said = triple.evidence.sentence
        bodies.sort(key=lambda p: bool(_ABOVE.search(said, 0, p.position - sentence.start)))
        return full_office(
            tidy(mention.form),
            _from_verb(mention, triple),
            [*beside, *served, *(body.name for body in bodies)],
            [p.name for p in here if self._ontology.is_a(p.kind, "Place")],
            self._lexicon,
            is_organization=self._names.is_organization,
        )

    def _of_local_house(self, mention: Mention, triple: Triple) -> Office | None:
        """Return the office in an organ that its words name by its level (市国资委|主任)."""
        office = tidy(mention.form)
        if office[:1] not in LEVELS:
            return None
        house = institution_of(office, self._lexicon, is_organization=self._names.is_organization)
        if house is None or not office.startswith(house):
            return None
        full = house_in_full(house, mention, triple, self._antecedents, self._names)
        return Office(full + office.removeprefix(house), full) if full != house else None

    def _of_founded(self, mention: Mention, triple: Triple) -> Office | None:
        """Return the office at the head of what was set up just before it in its sentence.

        甲成立了乙实验室，实验室主任由丙担任; 甲组建乙公司，由丙担任总经理.
        """
        office, evidence = tidy(mention.form), triple.evidence
        before = evidence.said(0, mention.span.start - evidence.sentence_span.start)
        found = _FOUNDED.search(before)
        if found is None:
            return None
        houses = [found["house"][start:] for start in range(len(found["house"]) - _SHORTEST)]
        house = next((h for h in houses if self._names.is_named_organization(h)), None)
        if house is None:
            return None
        ends = [n for n in range(len(office) - 1, 0, -1) if house.endswith(office[:n])]
        rest = office[ends[0] :] if ends else office
        if _LEADS_ONE.fullmatch(rest) is None:
            return None
        known = self._names.known(house)
        return Office(known + rest, known)

    def _of_own_house(self, mention: Mention, triple: Triple) -> Office | None:
        """Return an office of the house of who speaks: 我校农学院院长, 我们公司总经理."""
        evidence = triple.evidence
        start, sentence = mention.span.start - evidence.sentence_span.start, evidence.sentence
        own = _OWN.search(sentence, max(0, start - _LEADING), start + _LEADING)
        if own is None or not own.start() <= start <= own.end():
            return None
        at = evidence.sentence_span.start + own.start()
        house = self._antecedents.find(own["whose"], at, evidence.sentence_span)
        rest = sentence[own.end() : mention.span.end - evidence.sentence_span.start]
        if house is None or not self._names.is_organization(house.name) or not rest:
            return None
        name = self._names.canonical(house.name)
        inner = institution_of(name + rest, self._lexicon, is_organization=lambda _: True)
        return Office(name + rest, inner or name)

    def _beside_holder(self, triple: Triple) -> Iterator[str]:
        """Yield the house that is named right before who holds the office (甲大学的乙教授)."""
        evidence, at = triple.evidence, triple.subject.span.start
        if triple.construction != "title":
            return
        before = evidence.said(0, at - evidence.sentence_span.start).removesuffix("的")
        house = _HOUSE.search(before)
        if house is None:
            return
        name = _LEADS.sub("", house[0])
        if len(name) > _SHORTEST and self._names.is_organization(name):
            yield self._names.known(name)


def _clause_before(mention: Mention, triple: Triple) -> str:
    """Return what a sentence says before a mention, from its clause's start on."""
    evidence = triple.evidence
    before = evidence.said(0, max(mention.span.start - evidence.sentence_span.start, 0))
    return _CLAUSES.split(before)[-1]


def _from_verb(mention: Mention, triple: Triple) -> str:
    """Return what a sentence says before a mention, from the verb or the clause's start on."""
    evidence = triple.evidence
    base, at = evidence.sentence_span.start, mention.span.start
    verb = triple.relation.span.end
    said = triple.construction != "title" and base <= verb <= at
    if not said:
        return _clause_before(mention, triple)
    return evidence.said(verb - base, max(at - base, 0))

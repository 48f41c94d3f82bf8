"""Where the holder of an office works, by the words of the office or by what went before them.

甲公司总裁 names the house, 公司总裁 and 该院教授 point to one named before. 创始人陆鸣远 does
neither: in a sentence about a firm, or in a text about one, it is that firm's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import LATTER, is_anaphor
from kgbuild.resolve.naming.towns import LEVELS
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.posts.titles import institution_of
from kgbuild.resolve.register import Register

#: Who holds such an office has made the house.
FOUNDERS: Final = ("创始人", "创办人", "缔造者")
#: Offices that only a firm has, so that a text about one need not say whose they are.
_OF_FIRMS: Final = regex(
    r"(?:现任|首任|时任|前任|原|前)?(?:联合|首席|常务|高级|执行)?"
    r"(?:创始人|创办人|董事长|副董事长|总裁|副总裁|总经理|副总经理|首席\w{2,3}官|行政总裁|"
    r"执行官|财务官|技术官|运营官|CEO|CTO|CFO|COO)"
)
#: Offices at the head of a house, so that 现任校长是甲 need not say of which.
HEADS: Final = regex(
    rf"{_OF_FIRMS.pattern}|(?:现任|首任|时任|前任|历任|名誉|常务|党委|副)*"
    r"(?:校长|院长|馆长|所长|社长|会长|理事长|秘书长|书记|主席|台长|行长|厂长|队长|主编|总编辑|主教练|局长|厅长|"
    r"教练|住持|方丈|园长|站长|团长)"
)
_BESIDE: Final = regex("该[报刊校院社厂馆所司行会局台店]$")
_PARTY: Final = "党委"  # 集团党委副书记: of whose committee, the words do not say
#: 我们的首席运营官: of the house of who speaks.
_OURS: Final = regex("我们|咱们")
_TOWN: Final = 3  # characters of a town before its level (江口|市国资委)
_WHICH: Final = regex("^(?:现任|首任|时任|前任|历任|原|前)")


@dataclass(frozen=True, slots=True)
class House:
    """Where the holder of an office works.

    Attributes:
        name: Its name.
        form: What the text calls it at that place, normalised.
        text: The same as written.
        certainty: What the statement's confidence is multiplied by.
    """

    name: str
    form: str
    text: str
    certainty: float = 1.0


def house_of(
    office: Mention, triple: Triple, known: Antecedents, names: Register, lexicon: Lexicon
) -> House | None:
    """Return the house that an office is held in, if its words or the text tell.

    Args:
        office: The office; its form has as many characters as its text.
        triple: The triple that tells who holds it.
        known: What the document has named.
        names: What the build names.
        lexicon: Which words are titles.
    """
    if (ours := _OURS.match(office.form)) is not None:
        at = office.span.start, triple.evidence.sentence_span
        own = known.find(ours[0], *at)
        if own is None or not names.is_organization(own.name):
            return None
        return House(names.canonical(own.name), ours[0], office.text[: ours.end()], own.certainty)
    named = institution_of(office.form, lexicon, is_organization=names.is_organization)
    if named is not None and _WHICH.sub("", named) in lexicon.heads:
        named = None  # 时任日报副总编辑
    own = known.presided(office.span.start) if triple.construction == "title" else None
    if (
        own is not None
        and names.is_organization(own.name)
        and (named is None or named.endswith(_PARTY))
    ):
        return House(names.canonical(own.name), own.name, "", own.certainty)
    if named is not None and not is_anaphor(named):
        start = office.form.index(named)  # behind 原 in 原甲公司总裁
        text = office.text[start : start + len(named)]
        return House(house_in_full(named, office, triple, known, names), named, text)
    said = triple.relation.span.start < triple.relation.span.end  # 现任校长是甲
    bare = HEADS if said else _OF_FIRMS
    here = office.span.start, triple.evidence.sentence_span
    if triple.construction == "title" and HEADS.fullmatch(office.form):
        found = known.owners.employer(*here) if bare.fullmatch(office.form) else None
        found = found or known.owners.headed(office.form, *here)
        if found is None:
            return None
        return House(names.canonical(found.name), found.name, "", found.certainty)
    return _pointed_at(office, triple, known, names, lexicon)


def house_in_full(
    house: str, office: Mention, triple: Triple, known: Antecedents, names: Register
) -> str:
    """Return the name of a house as the text has it in full: 市国资委|主任 is of some city's.

    Args:
        house: The words for the house in the office.
        office: The office.
        triple: The triple that tells who holds it.
        known: What the document has named.
        names: What the build names.
    """
    full = names.bearer(house, triple.evidence.document, office.span.start)
    if full != house or house[:1] not in LEVELS:
        return full
    whole = [n for n in known.scene.kinds if n.endswith(house) and n != house]
    whole = [n for n in whole if len(n) - len(house) <= _TOWN and names.is_organization(n)]
    return names.canonical(whole[0]) if len(whole) == 1 else full


def _pointed_at(
    office: Mention, triple: Triple, known: Antecedents, names: Register, lexicon: Lexicon
) -> House | None:
    """Return the house named before that 公司总经理 or 该院教授 points to."""
    if office.form.startswith(LATTER):
        latter = known.owners.latter(office.span.start, triple.evidence.sentence_span)
        if latter is None or not names.is_organization(latter.name):
            return None
        return House(names.canonical(latter.name), LATTER, LATTER, latter.certainty)
    place = office.span.start, triple.evidence.sentence_span
    owner = known.definite.owner(office.form, *place)
    if owner is not None and names.is_organization(owner.name):
        text = office.text[: len(owner.words)]
        return House(names.canonical(owner.name), owner.name, text)  # the office cost the guess
    before = triple.evidence.sentence[: office.span.start - place[1].start]
    if beside := _BESIDE.search(before):  # 该报|记者
        found = known.find(beside[0], office.span.start - len(beside[0]), place[1])
        if found is not None and names.is_organization(found.name):
            return House(names.canonical(found.name), found.name, "", found.certainty)
    form = office.form.removeprefix("该").removeprefix("本")
    skipped = len(office.form) - len(form)
    noun = next((form[:n] for n in range(4, 0, -1) if form[:n] in lexicon.heads), None)
    title = lexicon.get(_WHICH.sub("", form[len(noun) :])) if noun else None
    if noun is None or title is None or title.type != "Title":
        return None
    pointing = skipped or before.endswith(("该", "这家"))  # of two companies the nearer
    found = known.find(f"该{noun}", *place) if pointing else known.house(noun, *place)
    if found is None or not names.is_organization(found.name):
        return None
    text = office.text[: skipped + len(noun)]
    return House(names.canonical(found.name), found.name, text, found.certainty)

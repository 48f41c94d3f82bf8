"""Whose an attribute, a part, a role or a kin is that a text names without its owner.

产能利用率达到九成 is of the firm that acted before, 总部设在甲 of the house, 父亲是教师 of whom the
text is about. In: a subject without an owner. Out: its :class:`Reference`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kgbuild.model import Mention, Span, Triple, Value
from kgbuild.ontology import ATTRIBUTES, MEASURES, OF_DEALS, OF_SITES, RATES, Lexicon, Ontology
from kgbuild.ontology.parts import parted_look
from kgbuild.regex import regex
from kgbuild.resolve.belonging.measures import Owned, whose_measure
from kgbuild.resolve.belonging.roles import Role, ends_in_role
from kgbuild.resolve.identity import merges
from kgbuild.resolve.naming.names import EVENT_PARTS, WHOSE, is_anaphor
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.only_named import last_event
from kgbuild.resolve.pointing.scene import Antecedent, is_built_anew
from kgbuild.resolve.register import Register
from kgbuild.resolve.setting.spokesmen import OURS, OWN_HOUSE

_POINTING = ("该", "其", "本")
#: What a firm's name in full has besides.
_FORMS = frozenset(
    "集团 公司 股份 控股 集团公司 有限公司 股份有限公司 集团有限公司 集团股份有限公司".split()
)
_LEAST_SHORT = 3  # characters
#: What is neither built nor held, and who has a part in a body, too.
_NOT_BUILT = ("Person", "Position", "Organization")
_OF_BODIES = frozenset(
    "主管单位 主管部门 业主 业主单位 运营商 运营单位 发起人 发起单位 投资人 投资方 出资方".split()
)
_POINTING_OWNERS = frozenset("其 他 她".split())
_BUILT = ("项目", "工程", "大桥", "隧道", "全线", "线路", "大厦", "基地", "园区")
_SHARES = frozenset((*RATES, "占比", "比重"))  # of an amount
_PARTLY = ("归属", "扣除", "剔除")  # 归属于上市公司股东的净利润: which part of an amount
_VERBAL = ("svo", "copula")
_OWNING = ("Organization", "Site")
_COUNTING = ("quantity", "figure")
_HEADCOUNT = regex(r"[约近逾超]?[\d.,万千百余多几]+(?:[人名位户家]|余人|余名|多人|万人)")
_LONGEST_ATTRIBUTE = 8  # characters


@dataclass(frozen=True, slots=True)
class Reference:
    """What a slot refers to: a node's name or a value, how surely, and any doubt."""

    target: str | Value
    type: str
    certainty: float = 1.0
    doubt: str | None = None


def place_of(triple: Triple) -> tuple[int, Span]:
    """Return where the subject of a triple stands."""
    return triple.subject.span.start, triple.evidence.sentence_span


_NO_KINDS = ("Organization", "Person", "Place", "Site", "Work")  # which no illness is


class Holders:
    """Finds whose something is that the triples of one document name without its owner.

    Args:
        names: What the build names.
        antecedents: What the document's pronouns and definite nouns mean.
        ontology: Classes, for what may be an owner.
        lexicon: Names that the world knows.
        sayer: Tells who is said to say what a triple states.
    """

    def __init__(
        self,
        names: Register,
        antecedents: Antecedents,
        ontology: Ontology,
        lexicon: Lexicon,
        sayer: Callable[[Mention, Triple], str | None],
    ) -> None:
        self._names = names
        self._antecedents = antecedents
        self._ontology = ontology
        self._lexicon = lexicon
        self._sayer = sayer

    def kin(self, form: str, triple: Triple) -> Reference | None:
        """Return whose 父亲 a subject without an owner is (父亲是教师): 甲的父亲."""
        found = self._antecedents.find(WHOSE, *place_of(triple))
        if found is None:
            return None
        kin = f"{self._names.canonical(found.name)}的{form}"
        self._names.point(kin, triple.subject, triple, merges.OWNER)
        return Reference(kin, self._names.type_of(kin), found.certainty)

    def house_attribute(self, form: str, triple: Triple) -> Reference | None:
        """Return the name of an attribute of what is only called 公司 or 项目 (公司营收)."""
        noun = next((noun for noun in (*OWN_HOUSE, *_BUILT) if form.startswith(noun)), "")
        rest = form.removeprefix(noun)
        if not (noun and rest.endswith((*ATTRIBUTES, *MEASURES))) or len(rest) > _LONGEST_ATTRIBUTE:
            return None
        place = place_of(triple)
        found = self._antecedents.house(noun, *place, self._sayer(triple.subject, triple))
        if "的" in rest:
            return None
        if found is None:
            kind = self._names.type_of(rest)
            return Reference(rest, kind, doubt=f"{form} could not be resolved")
        owned = f"{found.name}的{rest}"
        self._names.point(owned, triple.subject, triple, merges.OWNER)
        return Reference(owned, self._names.type_of(owned), found.certainty)

    def attribute(self, form: str, triple: Triple) -> Reference | None:
        """Return the name of a bare attribute with whose it is (海鸥公司的产能利用率)."""
        if (
            named := self._named_attribute(form, triple) or self._our_own(form, triple)
        ) is not None:
            return named
        partly = form.startswith(_PARTLY)
        if ("的" in form and not partly) or form.startswith(_POINTING):
            return None
        if form in _SHARES:
            amount = self._antecedents.owners.amount_before(*place_of(triple))
            if amount is not None:
                owned = f"{amount.name}的{form}"
                self._names.point(owned, triple.subject, triple, merges.OWNER)
                return Reference(owned, self._names.type_of(owned), amount.certainty)
            if form not in RATES:
                kind = self._names.type_of(form)
                return Reference(form, kind, doubt=f"{form} is of nothing named")
        whose = whose_measure(form, triple, self._antecedents, self._names.type_of)
        if whose is not None:
            return self._measured(whose, triple)
        if len(form) > _LONGEST_ATTRIBUTE and not partly:
            return None
        found = self._holder_of(form, triple)
        if found is None or found.name.endswith((*ATTRIBUTES, *MEASURES, *RATES)):
            return None  # 增速居第三；财政收入…: an amount has none of its own
        if triple.construction in _VERBAL and not form.endswith(ATTRIBUTES):
            owner = self._names.type_of(found.name)
            if not any(self._ontology.is_a(owner, kind) for kind in _OWNING):
                return None
        whole = self._antecedents.definite.whole(found.name, *place_of(triple))  # 全市
        holder = whole.name if whole is not None else found.name
        owned = f"{holder}的{form.removeprefix(found.name)}"
        self._names.point(owned, triple.subject, triple, merges.OWNER)
        return Reference(owned, self._names.type_of(owned), found.certainty)

    def _our_own(self, form: str, triple: Triple) -> Reference | None:
        """Return the name of an attribute of the house or the town of who speaks (我们村收入)."""
        ours = OURS.match(form)
        rest = form[ours.end() :].removeprefix("的") if ours is not None else ""
        if ours is None or not rest:
            return None
        found = self._antecedents.find(ours[0], *place_of(triple))
        if found is None:
            return None
        owned = f"{self._names.canonical(found.name)}的{rest}"
        self._names.point(owned, triple.subject, triple, merges.OWNER)
        return Reference(owned, self._names.type_of(owned), found.certainty)

    def counted(self, form: str, triple: Triple) -> Reference | None:
        """Return of what article somebody is counted whom no words say it of (教授210人)."""
        amount = triple.object.form if triple.object is not None else ""
        if triple.construction not in _COUNTING or not _HEADCOUNT.fullmatch(amount):
            return None
        if triple.relation.span.start < triple.relation.span.end:
            return None  # 学校|在校学生|1.8万人
        if triple.subject.tag not in ("n", "vn") or "的" in form or len(form) > _LONGEST_ATTRIBUTE:
            return None
        found = self._antecedents.owners.counted_of(*place_of(triple))
        if found is None:
            return None
        canonical = self._names.canonical(found.name)
        self._names.point(canonical, triple.subject, triple, merges.OWNER)
        return Reference(canonical, self._names.type_of(canonical), found.certainty)

    def part(self, form: str, triple: Triple) -> Reference | None:
        """Return the name of a part of what an article is about (虹膜: 甲的虹膜).

        What is 馆内 or 园内 is in the whole.
        """
        look = parted_look(form)
        form = look[0] if look is not None else form  # 鳞茎扁球形，由鳞片组成
        found = self._antecedents.owners.of_part(form, *place_of(triple))
        if found is None:
            return None
        whole = self._names.canonical(found.name)
        owned = whole if form.endswith("内") else f"{whole}的{form}"
        if is_built_anew(form):
            other = whole[-len(form) :]  # 甲馆新馆 is no house of its own
            owned = (whole.removesuffix(other) if is_built_anew(other) else whole) + form
        self._names.point(owned, triple.subject, triple, merges.OWNER)
        return Reference(owned, self._names.type_of(owned), found.certainty)

    def _measured(self, whose: Owned, triple: Triple) -> Reference:
        """Return the name of an amount with whose it is."""
        if whose.doubt is None:
            self._names.point(whose.name, triple.subject, triple, merges.OWNER)
        kind = self._names.type_of(whose.name)
        return Reference(whose.name, kind, whose.certainty, whose.doubt)

    def _named_attribute(self, form: str, triple: Triple) -> Reference | None:
        """Return the name of an attribute of a firm named right before it (甲公司股价)."""
        for noun in ATTRIBUTES:
            owner = form.removesuffix(noun)
            if owner == form:
                continue
            house = self._called_for_short(owner) or self._names.known(owner)
            if self._names.is_organization(house):
                owned = f"{self._names.canonical(house)}的{noun}"
                self._names.point(owned, triple.subject, triple, merges.OWNER)
                return Reference(owned, self._names.type_of(owned))
        return None

    def _called_for_short(self, owner: str) -> str | None:
        """Return the only house of the text whose name begins so (海岚纺织股价: 海岚纺织集团)."""
        if len(owner) < _LEAST_SHORT or self._names.is_organization(self._names.known(owner)):
            return None
        houses = {
            place.name
            for place in self._antecedents.scene.places()
            if place.name.startswith(owner)
            and place.name[len(owner) :] in _FORMS
            and self._ontology.is_a(place.kind, "Organization")
        }
        return houses.pop() if len(houses) == 1 else None

    def _holder_of(self, form: str, triple: Triple) -> Antecedent | None:
        """Return what has an attribute: what acts, what it has just built, or the headword."""
        known, place = self._antecedents, place_of(triple)
        if form in EVENT_PARTS:
            return last_event(known.scene, *place)
        built = known.owners.built(*place) if form.endswith(OF_SITES) else None
        if form.endswith(OF_DEALS):
            built = known.owners.dealt(*place)
        whole = known.owners.of_life(*place)
        holder = self._of_speaker(known.owners.holder(*place), place)
        before = known.owners.measured_before(*place) if triple.construction == "figure" else None
        if form.endswith(OF_SITES) and built is None and known.owners.is_worked_on(*place):
            holder = None  # 新馆由甲设计，总投资…
        for found in (built, whole, holder, known.owners.of_article(*place), before):
            if found is not None and not found.name.endswith((*ATTRIBUTES, *MEASURES, *RATES)):
                return found
        if known.voice(place[0]) is None and known.owners.tells_of_firm(*place):
            return known.house("公司", *place, self._sayer(triple.subject, triple))
        return None

    def _of_speaker(self, found: Antecedent | None, place: tuple[int, Span]) -> Antecedent | None:
        """Return who has what a speaker tells of nobody: their house, rather than some land."""
        known = self._antecedents
        land = found is not None and self._ontology.is_a(self._names.type_of(found.name), "Place")
        if known.voice(place[0]) is None or not (found is None or land):
            return found
        return known.find("我们", *place) or found

    def whose_role(self, role: Role, triple: Triple) -> Reference | None:
        """Return whose 代表作 or 股东 a subject speaks of."""
        place = place_of(triple)
        known = self._antecedents
        if not role.owner:
            found = known.owners.about(*place)
            kind = self._names.type_of(found.name) if found is not None else "Entity"
            if role.of_house and self._ontology.is_a(kind, "Person"):
                found = known.find("我们", *place)  # what a speaker says of 客户 is their house's
        elif role.owner in _POINTING_OWNERS:
            sayer = self._sayer(triple.subject, triple)
            found = known.owner(f"{role.owner}的{role.noun}", *place, sayer)
            if found is None or "的" in found.name:  # 他的作品包括…。其导师是…
                found = known.owners.about(*place)
        else:
            named = self.owner_named(role.owner, triple)
            name = self._names.known(role.owner.strip("《》"))
            kind = self._names.type_of(name)
            if role.owner.startswith("《") and not self._ontology.is_a(kind, "Work"):
                kind = "Work"
            if named is None and any(self._ontology.is_a(kind, b) for b in ("Person", "Work")):
                named = Reference(name, kind)
            return named if named is not None and self._may_have(role, named.type) else None
        of_thing = role.of_thing and not role.owner
        if of_thing or (found is not None and ends_in_role(found.name)):
            article = known.owners.of_article(*place)  # 大桥业主为甲，总设计师是乙
            found = article if article is not None or not of_thing else found
        if found is None or (of_thing and _only_behind(found.name, triple)):
            return None
        canonical = self._names.canonical(found.name)
        kind = self._names.type_of(canonical)
        return Reference(canonical, kind, found.certainty) if self._may_have(role, kind) else None

    def _may_have(self, role: Role, kind: str) -> bool:
        """Tell whether what is of a class can have a role (a work its author)."""
        if role.of_kind:
            return not any(self._ontology.is_a(kind, branch) for branch in _NO_KINDS)
        if role.of_thing:
            others = ("Person", "Position") if role.noun in _OF_BODIES else _NOT_BUILT
            return not any(self._ontology.is_a(kind, branch) for branch in others)
        return not role.of_work or self._ontology.is_a(kind, "Work")

    def owner_named(self, words: str, triple: Triple) -> Reference | None:
        """Return the house or place whose 总部 or 总面积 it is, by the words before."""
        place = place_of(triple)
        definite = self._antecedents.definite
        whole = definite.whole(words, *place) or definite.barely(words, *place)
        if whole is not None:
            return Reference(whole.name, self._names.type_of(whole.name), whole.certainty)
        barely, points = words in self._lexicon.heads, is_anaphor(words)
        if barely or points:  # 公司旗下, 该公司市值
            known = self._antecedents
            find = known.house if barely else known.find
            found = find(words, *place, self._sayer(triple.subject, triple))
            if found is None:
                return None
            return Reference(found.name, self._names.type_of(found.name), found.certainty)
        name = self._names.known(words)
        kind = self._names.type_of(name)
        if any(self._ontology.is_a(kind, branch) for branch in ("Organization", "Place")):
            return Reference(name, kind)
        return None


def _only_behind(name: str, triple: Triple) -> bool:
    """Tell whether a sentence names something only behind a triple's subject."""
    said = triple.evidence.sentence
    at = triple.subject.span.start - triple.evidence.sentence_span.start
    return name in said[at:] and name not in said[:at]

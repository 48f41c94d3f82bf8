"""A slot of a triple becomes what it refers to: a node's name, a quantity, a time.

A name refers by itself. A pronoun, a bare class noun (公司, 大会) and a part without its owner
(总部设在…, 产能利用率达到九成) refer to what went before, and each guess costs certainty; where
nothing can be found, the reference carries the doubt that keeps its fact out.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.model import Mention, Span, Triple
from kgbuild.ontology import ATTRIBUTES, MEASURES, OF_SITES, Lexicon, Ontology
from kgbuild.regex import regex
from kgbuild.resolve.bare_nouns import SPEAKERS, BareNouns
from kgbuild.resolve.belonging.holders import Holders, Reference, place_of
from kgbuild.resolve.belonging.roles import role_of
from kgbuild.resolve.belonging.whose import OF_HOUSE, OF_TOWN
from kgbuild.resolve.identity import merges
from kgbuild.resolve.naming.names import ELIDED, EVENT_PARTS, PARTS, THIS, is_titled, tidy
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.left_out import takers_of
from kgbuild.resolve.pointing.scene import (
    HEADWORD,
    NAMED_SO,
    OWNER,
    Antecedent,
)
from kgbuild.resolve.pointing.stages import STAGES
from kgbuild.resolve.pointing.these import These
from kgbuild.resolve.pointing.third_persons import KINSHIPS
from kgbuild.resolve.posts.full_names import FULL_NAME, FullNames
from kgbuild.resolve.posts.offices import Office
from kgbuild.resolve.posts.posts import HEADS, house_of
from kgbuild.resolve.posts.titles import institution_of
from kgbuild.resolve.register import Register
from kgbuild.resolve.retelling.described import BELONGING
from kgbuild.resolve.retelling.financing import Financing
from kgbuild.resolve.retelling.ranked import RANKING
from kgbuild.resolve.setting.spokesmen import OWN_HOUSE, WITHIN
from kgbuild.resolve.values import (
    ABOUT,
    NOUN_UNITS,
    is_amount,
    is_headcount,
    is_quantity,
    is_reign_of,
    quantity_value,
    text_value,
    time_value,
)

#: What a firm or a town does, and nobody alone.
_OF_HOUSES = frozenset(
    "开通 建设 新建 扩建 改建 建成 投产 试产 量产 推出 上市 生产 投资 覆盖 启动 布局 布设 开设 "
    "新增 设立 收购 交付 销售 出口 招聘 供应 下调 上调 实行 推行 提供".split()
)
_TELLING_ON = frozenset("讲 讲讲 讲起 说起 说说 谈谈 讲到 说到 谈到 最后讲 看看 想想".split())
#: What somebody says for the house that they speak for.
_ON_BEHALF = frozenset(
    "表示 表达 致以 欢迎 感谢 祝贺 宣布 提出 强调 建议 希望 呼吁 倡议 提议 倡导 重申 承诺".split()
)
_THANKING = frozenset("谢谢 感谢 感激 鸣谢 多谢".split())
_POSSESSED = ("他的", "她的")
_DAUGHTERS = ("旗下", "麾下")
_COUNTING = frozenset(("figure", "quantity", "specification"))
_ONES_OWN = "自己的"
#: What somebody gives or sells of theirs, whoever's it is not said to be.
_HOLDINGS = regex(
    "(?:全部|所有|毕生|一生|平生|大半|大部分)的?(?:藏书|藏品|藏画|收藏|珍藏|积蓄|家产|家当|财产|田产|资产|遗产|存款|"
    "手稿|书稿|稿费|稿酬|奖金|作品|著作|心血)"
)
#: What is renamed by who rebuilds it is the thing, and not they (乙重修，改称甲阁).
_RENAMING = frozenset(
    "改称 改名 改名为 更名 更名为 易名 易名为 命名为 定名 定名为 初名 原名 取名 取名为 得名".split()
)
_ONESELF = ("人", "本人", "自身", "自己")  # what is no part of its owner
_OUR_TOWN = regex("我(?P<town>[省市县区州旗镇乡村])的?(?P<rest>.*)")
#: What is done to somebody by others: 由叔父抚养, 由甲推荐.
_DONE_TO_PEOPLE = ("抚养", "抚育", "养育", "推荐", "举荐", "介绍", "保送", "选派", "选送", "资助")
_RULING = ("严禁", "禁止")


def _is_value(triple: Triple) -> bool:
    """Tell whether the object of a triple is no node: what somebody says, a rank, a quality."""
    return triple.construction in ("clausal", "quality") or triple.predicate == RANKING


def _of_itself(owner: str, mention: Mention, triple: Triple) -> bool:
    """Tell whether a copula would say of an owner what it is to itself (甲和乙是公司的客户)."""
    said = triple.evidence.sentence[: mention.span.start - triple.evidence.sentence_span.start]
    return triple.construction == "copula" and said.endswith(owner + triple.relation.text)


class References:
    """Finds what the slots of the triples of one document refer to.

    Args:
        names: What the build names.
        antecedents: What the document's pronouns and definite nouns mean.
        financing: Which firm its rounds of financing are for.
        ontology: Classes, for what a bare class noun may mean.
        lexicon: Names that the world knows.
    """

    def __init__(
        self,
        names: Register,
        antecedents: Antecedents,
        financing: Financing,
        ontology: Ontology,
        lexicon: Lexicon,
    ) -> None:
        self._names = names
        self._antecedents = antecedents
        self._financing = financing
        self._ontology = ontology
        self._lexicon = lexicon
        self._these = These(names, antecedents, ontology, lexicon)
        self._full = FullNames(names, antecedents, ontology, lexicon)
        self._holders = Holders(names, antecedents, ontology, lexicon, self.sayer)
        self._bare = BareNouns(names, antecedents, ontology, lexicon, self.sayer)

    def refer(self, mention: Mention, triple: Triple) -> Reference:
        """Return what a slot of a triple, or of one of its qualifiers, refers to."""
        if mention == triple.object and _is_value(triple):
            return Reference(text_value(mention.form), "Value")
        raiser = self._financing.raiser(mention.form, triple)
        if raiser in self._lexicon.heads:  # 公司完成了融资
            place = (mention.span.start, triple.evidence.sentence_span)
            known = self._antecedents.house(str(raiser), *place)
            raiser = known.name if known is not None else raiser
        if raiser is not None:
            self._names.point(raiser, mention, triple, merges.DESCRIPTION)
            return Reference(raiser, self._names.type_of(raiser), NAMED_SO)
        titled = is_titled(mention.form)  # 《午夜》 is a book
        literal = None if titled else self._literal(mention, triple)
        if literal is not None:
            return literal
        name = self._names.name(mention, triple)
        ones = name.text.startswith(_ONES_OWN) or _HOLDINGS.fullmatch(name.text) is not None
        if ones and mention == triple.object:
            return self._ones_own(name.text, mention, triple)
        theirs = name.text.startswith(_POSSESSED) and mention.entity is None
        within = not titled and (
            theirs or name.text.startswith(("我", "咱们")) or WITHIN.fullmatch(name.text)
        )
        plain = mention.entity in (None, "Title")
        barely = OF_HOUSE.fullmatch(name.text) or OF_TOWN.fullmatch(name.text)
        place = (mention.span.start, triple.evidence.sentence_span)
        ours = within or (plain and barely) or (name.resolved and self._opens(mention, place))
        if name.resolved and not ours:
            return self._by_name(name.text, mention, triple)
        if triple.construction == "passive" and triple.inherited and name.text in SPEAKERS:
            doubt = f"{name.text} acts, and nothing is done to them"  # 我宣布，…，由甲承担
            return Reference(name.text, self._names.type_of(name.text), doubt=doubt)
        sayer = self.sayer(mention, triple)
        past = self._antecedents
        acting = mention == triple.subject
        antecedent = past.find(
            name.text, *place, sayer, acting=acting, takes=takers_of(triple) if acting else None
        )
        if triple.construction == "kin" and name.text == "其" and antecedent is not None:
            kind = self._names.type_of(antecedent.name)
            if any(self._ontology.is_a(kind, branch) for branch in ("Organization", "Position")):
                antecedent = past.find("他", *place, sayer)  # no house has a daughter
        if name.text == ELIDED:
            antecedent = self._left_out(antecedent, mention, triple)
        antecedent = antecedent or self._on_behalf(name.text, triple.predicate, place, sayer)
        if name.text == THIS and mention == triple.subject:
            antecedent = self._these.meant(triple)
        of = past.owner(name.text, *place, sayer) if antecedent is None else None
        if of is not None and not _of_itself(of.name, mention, triple):
            owned = self._owned(self._names.canonical(of.name), name.text[len(of.words) :])
            self._names.point(owned, mention, triple, merges.OWNER)
            return Reference(owned, self._names.type_of(owned), of.certainty)
        if antecedent is not None:
            canonical = self._names.canonical(antecedent.name)
            if canonical.startswith("我") and (of := past.owner(canonical, *place)) is not None:
                canonical = self._owned(of.name, canonical[len(of.words) :])  # 我母亲…，她…
            self._names.point(canonical, mention, triple, merges.pointing_rule(name.text))
            return Reference(canonical, self._names.type_of(canonical), antecedent.certainty)
        mine = (
            mention.entity is None
            and name.text[:1] == "我"
            and name.text[1:2] not in ("", "们", "的")
        )
        if name.resolved and not theirs and not mine:  # 我们的车, whoever speaks
            canonical = self._names.canonical(name.text)
            return Reference(canonical, self._names.type_of(canonical))
        return self._lost(name.text, *place)

    def _literal(self, mention: Mention, triple: Triple) -> Reference | None:
        """Return the time or the quantity that a slot is, if it is one."""
        if mention.entity == "Time" or mention.tag == "t":
            return Reference(time_value(self.dated(mention) or mention.form), "Time")
        if mention == triple.object and is_reign_of(triple.predicate, mention.form):
            return Reference(time_value(mention.form), "Time")
        named = mention.form in self._lexicon.heads or mention.form in STAGES  # 二副, 二期
        counted = triple.construction in _COUNTING and mention == triple.object
        units = mention.form.endswith((*NOUN_UNITS, *ABOUT))
        measured = not named and (mention.tag in ("m", "q") or units or counted)
        amount = mention.entity is None and not named and is_amount(mention.form)
        amount = amount or (mention == triple.object and is_headcount(mention.form))
        if (measured and is_quantity(mention.form)) or amount:
            return Reference(quantity_value(mention.form), "Quantity")
        return None

    def _lost(self, words: str, position: int, sentence: Span) -> Reference:
        """Return what words mean that point to nothing: 我县, whose name a report need not say.

        So does what is 我国's by a whole clause (我国第二艘具备甲能力的船).
        """
        land = self._antecedents.find("我国", position, sentence) if words[:2] == "我国" else None
        if land is not None and len(words) > len("我国"):
            name = self._owned(land.name, words.removeprefix("我国").removeprefix("的"))
            return Reference(name, self._names.type_of(words), land.certainty)
        if (ours := _OUR_TOWN.fullmatch(words)) is not None:
            whole, rest = "全" + ours["town"], ours["rest"]
            name = f"{whole}的{rest}" if rest else whole
            return Reference(name, self._names.type_of(name) if rest else "Place", OWNER)
        doubt = f"{words} could not be resolved"
        return Reference(words, self._names.type_of(words), doubt=doubt)

    def _on_behalf(
        self, words: str, predicate: str, place: tuple[int, Span], sayer: str | None
    ) -> Antecedent | None:
        """Return for whom somebody expresses something whom the text does not name (我宣布…)."""
        said = words == "我" and predicate in _ON_BEHALF
        return self._antecedents.find("我们", *place, sayer) if said else None

    def _by_name(self, words: str, mention: Mention, triple: Triple) -> Reference:
        """Return what words name; a bare noun beside the subject or behind it may point, too."""
        canonical = self._names.canonical(words)
        named = Reference(canonical, self._names.type_of(canonical))
        if mention == triple.object and (full := self._full.name(canonical, mention, triple)):
            self._names.point(full, mention, triple, merges.OWNER)
            return Reference(full, named.type, FULL_NAME)
        if (headed := self._headed(canonical, mention, triple)) is not None:
            return headed
        if mention == triple.object:
            if canonical in OWN_HOUSE and triple.predicate == BELONGING:
                return self._bare.as_owner(named, mention, triple)
            return self._bare.as_object(named, mention, triple)
        beside = canonical in OWN_HOUSE and mention != triple.subject  # 向学校捐款
        return (self._bare.beside(canonical, mention, triple) if beside else None) or named

    def dated(self, mention: Mention) -> str | None:
        """Return a time that is told by another (次年) with its year, if the text tells that."""
        return self._antecedents.dated(mention.form, mention.span.start)

    def office_of(self, mention: Mention, triple: Triple) -> Office | None:
        """Return an office with its house, where the words before it tell it."""
        return self._full.office(mention, triple)

    def _headed(self, office: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return a bare office with its house, where a report names that before (行长甲)."""
        bare = triple.construction == "title" and mention == triple.object
        if not bare or HEADS.fullmatch(office) is None:
            return None
        house = house_of(mention, triple, self._antecedents, self._names, self._lexicon)
        if house is None or house.text:
            return None
        owned = house.name + office
        self._names.point(owned, mention, triple, merges.OWNER)
        return Reference(owned, "Position", house.certainty)

    def _opens(self, mention: Mention, place: tuple[int, Span]) -> bool:
        """Tell whether a mention opens on what the headword is called barely (大桥主塔)."""
        definite = self._antecedents.definite
        found = definite.of_headword(tidy(mention.form), *place)
        if found is None or mention.entity is None:
            return found is not None
        return definite.is_part(tidy(mention.form)[len(found.words) :])

    def _able(self, found: Antecedent, triple: Triple) -> Antecedent:
        """Return who does what a sentence tells of nobody: 此外著有… is told of no book.

        Where what was found cannot do it by its class, it is what the article is about.
        """
        about = self._antecedents.headword
        ends = self._ontology.ends(triple.predicate)
        if about is None or ends is None:
            return found

        def does(name: str) -> bool:
            kind = self._names.type_of(self._names.canonical(name))
            return any(self._ontology.is_a(kind, asked) for asked in ends[0])

        if not does(about):
            return found
        if found.name == about:
            return replace(found, certainty=max(found.certainty, OWNER))
        return found if does(found.name) else Antecedent(about, HEADWORD)

    def _left_out(
        self, found: Antecedent | None, mention: Mention, triple: Triple
    ) -> Antecedent | None:
        """Return whom a sentence leaves out: what 由甲 does is done to no plan and to nobody.

        Whose paper it is grants and forbids (对获奖企业给予补助), and not who acted before.
        """
        if triple.construction == "provision" or triple.predicate.startswith(_RULING):
            return self._antecedents.ruler
        if triple.predicate in _THANKING:
            voice = self._antecedents.voice(mention.span.start)
            return Antecedent(voice.person, OWNER) if voice is not None else None
        if found is None:
            return None
        if triple.predicate in _TELLING_ON:
            return None  # 接下来讲语音: who speaks goes on
        if triple.construction == "passive":  # 违反规定的，由甲处罚
            kind = self._names.type_of(self._names.canonical(found.name))
            person = self._ontology.is_a(kind, "Person")
            person = person and not triple.predicate.removeprefix("由").startswith(_DONE_TO_PEOPLE)
            if person or self._antecedents.sets_tasks(found.name):
                return None
        return self._of_house(self._able(found, triple), mention, triple)

    def _of_house(self, found: Antecedent, mention: Mention, triple: Triple) -> Antecedent:
        """Return who does what a speaker tells of nobody: what only houses do, their own does."""
        place = mention.span.start, triple.evidence.sentence_span
        voice = self._antecedents.voice(mention.span.start)
        if triple.predicate not in _OF_HOUSES or voice is None or voice.person != found.name:
            return found
        own = self._antecedents.find("我们", *place)
        return replace(found, name=own.name) if own is not None else found

    def _ones_own(self, words: str, mention: Mention, triple: Triple) -> Reference:
        """Return what somebody does something to that is their own (自己的笔记本)."""
        owner = self.refer(triple.subject, triple)
        if owner.doubt is not None or not isinstance(owner.target, str):
            if not words.startswith(_ONES_OWN):
                return Reference(words, self._names.type_of(words))
            return Reference(words, self._names.type_of(words), doubt=f"{words} is of nobody named")
        owned = self._owned(owner.target, words.removeprefix(_ONES_OWN))
        self._names.point(owned, mention, triple, merges.OWNER)
        return Reference(owned, self._names.type_of(owned), owner.certainty)

    def held(self, triple: Triple) -> tuple[Triple, Reference]:
        """Read 总部设在甲 and 乙旗下有丙 as facts of the house: who 总部设在, or 旗下有, what."""
        form = tidy(triple.subject.form)
        if (instead := self._renamed(triple) or self._extended(triple)) is not None:
            return triple, instead
        role = role_of(form, triple)
        if role is not None and (whose := self._holders.whose_role(role, triple)) is not None:
            return replace(triple, predicate=role.noun), whose
        part = next((p for p in PARTS if form.endswith(p)), "")
        if part == "总部" and triple.modality == "required":
            part = ""  # 集团总部应当设立专门部门: it is the headquarters that act
        house: Reference | None = None
        if part and form == part:
            known = self._antecedents
            if (found := known.owners.holder(*place_of(triple))) is not None:
                house = Reference(found.name, self._names.type_of(found.name), found.certainty)
        elif part:
            house = self._holders.owner_named(form.removesuffix(part).removesuffix("的"), triple)
            if house is not None and part == "总部" and self._ontology.is_a(house.type, "Place"):
                house, part = None, ""  # 亚太区总部 is no seat of the region
        if (form in KINSHIPS or _HOLDINGS.fullmatch(form)) and (
            kin := self._holders.kin(form, triple)
        ) is not None:
            return triple, kin
        if house is None and not part and (bodily := self._holders.part(form, triple)):
            return triple, bodily
        if house is None and not part and (peopled := self._holders.counted(form, triple)):
            return replace(triple, relation=triple.subject, predicate=form), peopled
        figure = triple.construction == "figure" or self._measures(triple)
        figure = figure and form.endswith(MEASURES)
        owned = form.endswith(ATTRIBUTES) or form in EVENT_PARTS or figure
        plain = triple.subject.tag in ("n", "vn") or form.startswith(tuple(OWN_HOUSE)) or figure
        plain = plain and OF_TOWN.fullmatch(form) is None  # 全市产值 says itself whose it is
        if house is None and not part and owned and plain:
            holders = self._holders
            attribute = holders.house_attribute(form, triple) or holders.attribute(form, triple)
            if attribute is not None:
                return triple, attribute
        if house is None:
            return triple, self._bare.as_subject(self.refer(triple.subject, triple), triple)
        if triple.inherited and part in _DAUGHTERS:
            return triple, house  # 甲集团旗下有三家公司，去年实现营收…
        return replace(triple, predicate=part + triple.predicate), house

    def _measures(self, triple: Triple) -> bool:
        """Tell whether a verb says how much its subject is (资产负债率为41.6%)."""
        amount = triple.object.form if triple.object is not None else ""
        return triple.construction in ("svo", "copula") and is_quantity(amount)

    def _extended(self, triple: Triple) -> Reference | None:
        """Return what was set up just before, for its extent (甲厅设立乙保护区，总面积…)."""
        if not triple.inherited or not triple.predicate.endswith(OF_SITES):
            return None
        sentence = triple.evidence.sentence_span
        built = self._antecedents.owners.built(triple.relation.span.start, sentence)
        doer = self._names.type_of(self._names.name(triple.subject, triple).text)
        if built is None or not self._ontology.is_a(doer, "Agent"):
            return None
        return Reference(built.name, self._names.type_of(built.name), built.certainty)

    def _renamed(self, triple: Triple) -> Reference | None:
        """Return what an article is about, where who rebuilds it gives it a name."""
        about = self._antecedents.headword
        if not triple.inherited or triple.predicate not in _RENAMING or about is None:
            return None
        kind = self._names.type_of(self._names.canonical(about))
        doer = self.refer(triple.subject, triple)
        persons = [self._ontology.is_a(k, "Person") for k in (kind, doer.type)]
        if persons != [False, True]:
            return None
        canonical = self._names.canonical(about)
        self._names.point(canonical, triple.subject, triple, merges.DESCRIPTION)
        return Reference(canonical, kind, OWNER)

    def speaker(self, triple: Triple, speaker: Mention) -> Reference:
        """Return who is said to say what a triple states; 会议 is the one that went before."""
        named = self.refer(speaker, triple)
        verb = triple.claim.verb if triple.claim is not None else ""
        place = speaker.span.start, triple.evidence.sentence_span
        own = self._on_behalf(speaker.form, verb, place, None) if named.doubt is not None else None
        if own is not None:
            return Reference(own.name, self._names.type_of(own.name), own.certainty)
        found = self._bare.as_object(named, speaker, triple) if named.doubt is None else named
        return named if found.doubt is not None else found

    def both(self, triple: Triple) -> list[Reference]:
        """Return the two that a subject means (甲与乙签署协议，双方将…), if it means two."""
        place = place_of(triple)
        known = self._antecedents
        return [
            Reference(found.name, self._names.type_of(found.name), found.certainty)
            for found in known.both(tidy(triple.subject.form), *place)
        ]

    def sayer(self, mention: Mention, triple: Triple) -> str | None:
        """Return who is said to say what ``triple`` states, if the text tells (他 in 他说…)."""
        if triple.claim is None or mention == triple.claim.speaker:
            return None
        speaker = self.refer(triple.claim.speaker, triple)
        return speaker.target if isinstance(speaker.target, str) and not speaker.doubt else None

    def _owned(self, owner: str, noun: str) -> str:
        """Return the name of what is somebody's: 甲的股价, but 甲教授; 甲本人 is no other."""
        if noun in _ONESELF:
            return owner
        title = institution_of(owner + noun, self._lexicon, is_organization=lambda _: True)
        close = title is not None or noun.startswith("旗下") or noun in STAGES
        return owner + noun if close else f"{owner}的{noun}"

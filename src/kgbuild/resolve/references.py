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
from kgbuild.resolve.belonging.holders import Holders, Reference, place_of
from kgbuild.resolve.belonging.roles import role_of
from kgbuild.resolve.identity import merges
from kgbuild.resolve.naming.names import ELIDED, EVENT_PARTS, PARTS, THIS, is_titled, tidy
from kgbuild.resolve.naming.towns import is_local_organ
from kgbuild.resolve.pointing.coreference import OF_HOUSE, OF_TOWN, Antecedents
from kgbuild.resolve.pointing.left_out import takers_of
from kgbuild.resolve.pointing.only_named import (
    alone_called,
    only_by_its_end,
    work_spoken_of,
)
from kgbuild.resolve.pointing.scene import (
    HEADWORD,
    NAMED_SO,
    OWNER,
    Antecedent,
    is_built_anew,
)
from kgbuild.resolve.pointing.spokesmen import OWN_HOUSE, WITHIN
from kgbuild.resolve.pointing.stages import STAGES, stage_of
from kgbuild.resolve.pointing.third_persons import KINSHIPS
from kgbuild.resolve.posts.full_names import FULL_NAME, FullNames
from kgbuild.resolve.posts.offices import Office
from kgbuild.resolve.posts.posts import HEADS, house_of
from kgbuild.resolve.posts.titles import institution_of
from kgbuild.resolve.register import Register
from kgbuild.resolve.retelling.described import BELONGING
from kgbuild.resolve.retelling.financing import Financing
from kgbuild.resolve.retelling.ranked import RANKING
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

#: Before one particular meeting or team, whose bare noun means the one that went before.
_OF_ONE = {
    "Event": frozenset(
        "主持 出席 参加 列席 召开 主持召开 出席并主持 参与 承办 主办 结束 缺席 旁听".split()
    ),
    "Team": frozenset("加盟 加入 离开 告别 执教 效力 效力于 退出 回归 重返 签约 率领 带领".split()),
}
_OF_THE_TEXT = frozenset("会议 大会 论坛 峰会 球队".split())
#: What befalls people is told of without a name, too (旱灾持续三年).
_CALAMITIES = frozenset(
    "灾害 灾难 水灾 洪灾 洪涝 洪水 旱灾 雪灾 冰灾 暴雨 大暴雨 强降雨 暴雪 暴风雪 冰雹 "
    "龙卷风 沙尘暴 寒潮 山洪 泥石流 滑坡 塌方 坍塌 内涝 决堤 溃坝 地震 余震 海啸 台风 "
    "飓风 火山喷发 火灾 火情 山火 大火 爆炸 爆燃 车祸 矿难 空难 空袭 事故 险情".split()
)
#: Nouns that mean every one that is called so, in what is asked of them.
_OF_ANY = frozenset("企业 高校 学校 医院 银行 机构 单位 协会 商会 部门 园区 景区 社区".split())
#: What a firm or a town does, and nobody alone.
_OF_HOUSES = frozenset(
    "开通 建设 新建 扩建 改建 建成 投产 试产 量产 推出 上市 生产 投资 覆盖 启动 布局 布设 开设 "
    "新增 设立 收购 交付 销售 出口 招聘 供应 下调 上调 实行 推行 提供".split()
)
_TEAMS = frozenset("研究团队 科研团队 项目团队 团队 课题组".split())  # the one named before
_TELLING_ON = frozenset("讲 讲讲 讲起 说起 说说 谈谈 讲到 说到 谈到 最后讲 看看 想想".split())
#: What somebody says for the house that they speak for.
_ON_BEHALF = frozenset(
    "表示 表达 致以 欢迎 感谢 祝贺 宣布 提出 强调 建议 希望 呼吁 倡议 提议 倡导 重申 承诺".split()
)
_THANKING = frozenset("谢谢 感谢 感激 鸣谢 多谢".split())
_FIRMS = ("公司", "集团")
_PREDECESSOR = ("的前身", "的雏形")
_SPEAKERS = frozenset("我 我们 咱们 本人".split())
_POSSESSED = ("他的", "她的")
_COUNTING = frozenset(("figure", "quantity", "specification"))
_ONES_OWN = "自己的"
_WORKS = frozenset("影片 电影 剧集 纪录片 小说 专辑 画作".split())  # so is a work
#: What is renamed by who rebuilds it is the thing, and not they (乙重修，改称甲阁).
_RENAMING = frozenset(
    "改称 改名 改名为 更名 更名为 易名 易名为 命名为 定名 定名为 初名 原名 取名 取名为 得名".split()
)
_ONESELF = ("人", "本人", "自身", "自己")  # what is no part of its owner
_OUR_TOWN = regex("我(?P<town>[省市县区州旗镇乡村])的?(?P<rest>.*)")
#: What is done to somebody by others: 由叔父抚养, 由甲推荐.
_DONE_TO_PEOPLE = ("抚养", "抚育", "养育", "推荐", "举荐", "介绍", "保送", "选派", "选送", "资助")
_RULING = ("严禁", "禁止")
#: Constructions that tell what is done to an object.
_DONE_TO = frozenset("svo ba ba-object passive passive-result".split())
#: 馆里派出专家: the people of a house that was named, or of a town.
_AMONG_THEM = regex(
    r"(?P<house>[馆社厂矿院校局站所团店省市县区镇乡村州旗]|公司|集团|学校|医院|中心|工厂|剧团|报社|协会|研究所|研究院)里"
)


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
        self._full = FullNames(names, antecedents, ontology, lexicon)
        self._holders = Holders(names, antecedents, ontology, lexicon, self.sayer)

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
        if name.text.startswith(_ONES_OWN) and mention == triple.object:
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
        if triple.construction == "passive" and triple.inherited and name.text in _SPEAKERS:
            doubt = f"{name.text} acts, and nothing is done to them"  # 我宣布，…，由甲承担
            return Reference(name.text, self._names.type_of(name.text), doubt=doubt)
        sayer = self.sayer(mention, triple)
        past = self._antecedents
        acting = mention == triple.subject
        antecedent = past.find(
            name.text, *place, sayer, acting=acting, takes=takers_of(triple) if acting else None
        )
        if name.text == ELIDED:
            antecedent = self._left_out(antecedent, mention, triple)
        antecedent = antecedent or self._on_behalf(name.text, triple.predicate, place, sayer)
        if name.text == THIS and mention == triple.subject:
            antecedent = self._just_named(triple)
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
                return self._owning(named, mention, triple)
            return self._the_one(named, mention, triple)
        beside = canonical in OWN_HOUSE and mention != triple.subject  # 向学校捐款
        return (self._beside(canonical, mention, triple) if beside else None) or named

    def _just_named(self, triple: Triple) -> Antecedent | None:
        """Return what 这 is that is said to be something: what the clause before ends on.

        It must be of the class that it is said to be: 甲收购了乙，这是一次… is said of the deed.
        """
        target = triple.object
        if triple.construction != "copula" or target is None:
            return None
        found = self._antecedents.just_named(*place_of(triple))
        if found is None:
            return None
        if target.form.endswith(_PREDECESSOR):
            return found
        kind = self._names.type_of(found.name)
        said = self._names.name(target, triple)
        head = said.type or self._lexicon.head_class(target.form) or ""
        is_a = self._ontology.is_a
        alike = head in self._ontology.classes and (is_a(head, kind) or is_a(kind, head))
        return found if alike and kind not in ("Concept", "Entity") else None

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
            return Reference(words, self._names.type_of(words), doubt=f"{words} is of nobody named")
        owned = self._owned(owner.target, words.removeprefix(_ONES_OWN))
        self._names.point(owned, mention, triple, merges.OWNER)
        return Reference(owned, self._names.type_of(owned), owner.certainty)

    def _the_one(self, named: Reference, mention: Mention, triple: Triple) -> Reference:
        """Read an object or a speaker that is a bare class noun as one that went before.

        So are 出席会议 and 加盟球队, and who speaks in 会议指出.
        """
        noun, heads = str(named.target), self._lexicon.heads
        if mention == triple.object and (own := self._own_house(noun, mention, triple)) is not None:
            return own
        if (about := self._about(noun, mention, triple)) is not None:
            return about
        kind = heads[noun][0] if noun in heads else ""
        if mention != triple.object and (paper := self._paper(noun, mention, triple)) is not None:
            return paper
        deeds = next(
            (d for branch, d in _OF_ONE.items() if self._ontology.is_a(kind, branch)), None
        )
        if deeds is None or (mention == triple.object and triple.predicate not in deeds):
            return named
        place = (mention.span.start, triple.evidence.sentence_span)
        found = self._antecedents.house(noun, *place, self.sayer(mention, triple))
        if found is None or found.name == noun:
            lost = noun in _OF_THE_TEXT  # 开幕式 may be told of without its name
            return replace(named, doubt=f"{noun} could not be resolved") if lost else named
        self._names.point(found.name, mention, triple, merges.DESCRIPTION)
        return Reference(found.name, self._names.type_of(found.name), found.certainty)

    def _about(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return what an article is about, where somebody does something to it (海军重建灯塔)."""
        about = self._antecedents.headword
        done = mention == triple.object and triple.construction in _DONE_TO
        if done and is_built_anew(noun):
            return self._built_anew(noun, mention, triple)
        if not done or about is None or len(noun) < len("灯塔") or not about.endswith(noun):
            return None
        own = self._names.canonical(self._names.name(triple.subject, triple).text)
        meant = alone_called(self._antecedents.scene, noun, mention.span.start)
        if meant is None or meant.name != about or own in (about, noun) or noun == about:
            return None
        self._names.point(about, mention, triple, merges.DESCRIPTION)
        return Reference(about, self._names.type_of(about), meant.certainty)

    def _built_anew(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return whose 新馆 somebody builds: that of the house that an article is about."""
        place = mention.span.start, triple.evidence.sentence_span
        found = self._antecedents.owners.of_part(noun, *place)
        if found is None:
            return None
        name = self._names.canonical(found.name) + noun
        self._names.point(name, mention, triple, merges.OWNER)
        return Reference(name, self._names.type_of(name), found.certainty)

    def _paper(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return the only paper named so far that is called so (《甲条例》施行。条例规定…)."""
        known = noun in self._lexicon.heads and noun not in self._lexicon
        paper = self._antecedents.definite.only_paper(noun, mention.span.start) if known else None
        if paper is None:
            return None
        self._names.point(paper.name, mention, triple, merges.DESCRIPTION)
        return Reference(paper.name, self._names.type_of(paper.name), paper.certainty)

    def _owning(self, named: Reference, mention: Mention, triple: Triple) -> Reference:
        """Return which house 集团 is of which a text tells a daughter (集团旗下的甲医院)."""
        noun, place = str(named.target), place_of(triple)
        found = self._antecedents.house(noun, *place, self.sayer(mention, triple))
        if found is None or found.name == noun:
            return replace(named, doubt=f"{noun} could not be resolved")
        self._names.point(found.name, mention, triple, merges.DESCRIPTION)
        return Reference(found.name, self._names.type_of(found.name), found.certainty)

    def _beside(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return the house of who speaks, for whom somebody does something (向学校捐款)."""
        place = mention.span.start, triple.evidence.sentence_span
        if self._antecedents.voice(place[0]) is None:
            return None
        own, found = self._antecedents.find("我们", *place), self._antecedents.house(noun, *place)
        if own is None or found is None or found.name != own.name:
            return None
        self._names.point(own.name, mention, triple, merges.DESCRIPTION)
        return Reference(own.name, self._names.type_of(own.name), own.certainty)

    def _own_house(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return the house of who speaks, where they do something to 公司, or stand for 学校."""
        if self._antecedents.voice(mention.span.start) is None or noun not in self._lexicon.heads:
            return None
        own = self._antecedents.find("我们", mention.span.start, triple.evidence.sentence_span)
        if own is None or not self._names.is_organization(own.name):
            return None
        ends = len(noun) > 1 and noun != own.name and own.name.endswith(noun)
        ends = ends and self._ontology.is_a(self._lexicon.heads[noun][0], "Organization")
        if not ends and noun not in (OWN_HOUSE if triple.predicate == "代表" else _FIRMS):
            return None
        if triple.subject.form in _SPEAKERS and triple.predicate != "代表" and ends:
            return None  # 我们成立了基金会: it is no part of itself
        self._names.point(own.name, mention, triple, merges.DESCRIPTION)
        return Reference(own.name, self._names.type_of(own.name), own.certainty)

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
            found = known.owners.holder(*place_of(triple))
            if found is not None:
                house = Reference(found.name, self._names.type_of(found.name), found.certainty)
        elif part:
            house = self._holders.owner_named(form.removesuffix(part).removesuffix("的"), triple)
            if house is not None and part == "总部" and self._ontology.is_a(house.type, "Place"):
                house, part = None, ""  # 亚太区总部 is no seat of the region
        if form in KINSHIPS and (kin := self._holders.kin(form, triple)) is not None:
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
            return triple, self._definite(self.refer(triple.subject, triple), triple)
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
        found = self._the_one(named, speaker, triple) if named.doubt is None else named
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

    def _definite(self, subject: Reference, triple: Triple) -> Reference:
        """Read a subject that is a bare class noun: 公司 and 大会 mean one that went before."""
        name = subject.target
        if subject.doubt is None and isinstance(name, str):
            definite, place = self._antecedents.definite, place_of(triple)
            scene = self._antecedents.scene
            meant = stage_of(scene, name, *place) or definite.whole(name, *place)
            meant = meant or definite.barely(name, *place)
            if meant is None and (among := _AMONG_THEM.fullmatch(name)) is not None:
                meant = definite.find("该" + among["house"], *place) or self._spoken_of(
                    among["house"], triple
                )
            if meant is None and self._names.is_organization(name):
                meant = only_by_its_end(scene, name, place[0])
            if meant is None and name in _WORKS:
                meant = work_spoken_of(scene, place[0])
            if meant is None and (name in _TEAMS or is_built_anew(name)):
                meant = definite.described(name, *place)
            if meant is not None:
                self._names.point(meant.name, triple.subject, triple, merges.DESCRIPTION)
                return Reference(meant.name, self._names.type_of(meant.name), meant.certainty)
        bare = isinstance(name, str) and name in self._lexicon.heads and name not in self._lexicon
        if subject.doubt is None and isinstance(name, str) and bare:
            if triple.construction == "copula" and triple.polarity == "negative":
                return subject  # 大学不是工厂: no one of them
            branches = ("Organization", "Event", "Site", "Project")
            if any(self._ontology.is_a(subject.type, branch) for branch in branches):
                if name in _OF_ANY and triple.modality in ("desired", "required", "possible"):
                    return subject  # 鼓励企业研制…, 医院应当公示…
                sayer = self.sayer(triple.subject, triple)
                found = self._antecedents.house(name, *place_of(triple), sayer)
                if found is None and not self._ontology.is_a(subject.type, "Organization"):
                    found = alone_called(self._antecedents.scene, name, place_of(triple)[0])
                another = name in _CALAMITIES and found and not found.name.endswith(name)
                if found is not None and not another:  # 暴雨 is not 台风甲
                    self._names.point(found.name, triple.subject, triple, merges.DESCRIPTION)
                    return Reference(found.name, self._names.type_of(found.name), found.certainty)
                if is_local_organ(name, self._lexicon) or name in _CALAMITIES:
                    return subject  # the text's own town has one 市政府
                if self._antecedents.has_happened(name, triple.subject.span.end):
                    return subject  # 发生火灾，造成…
                return replace(subject, doubt=f"{name} could not be resolved")
            return self._thing_named(subject, name, triple)
        return subject

    def _spoken_of(self, noun: str, triple: Triple) -> Antecedent | None:
        """Return the house of who speaks, where its noun ends so (县文化馆 of 馆里)."""
        if self._antecedents.voice(triple.subject.span.start) is None:
            return None
        own = self._antecedents.find("我们", *place_of(triple))
        return own if own is not None and own.name.endswith(noun) else None

    def _thing_named(self, subject: Reference, noun: str, triple: Triple) -> Reference:
        """Return what alone near is called by a bare noun (甲开发了软件“乙”。软件能够…)."""
        kind, bare = self._lexicon.heads[noun]
        definite, place = self._antecedents.definite, place_of(triple)
        asked = triple.modality in ("desired", "required")
        if not asked and (paper := self._paper(noun, triple.subject, triple)) is not None:
            return paper
        house = self._ontology.is_a(kind, "Organization") and not bare  # 甲管理中心…，中心设有…
        thing = self._ontology.is_a(kind, "Product")
        if not (house or thing) or asked:
            return subject
        found = definite.described(noun, *place)
        if found is None or (house and not found.name.endswith(noun)):
            return subject
        self._names.point(found.name, triple.subject, triple, merges.DESCRIPTION)
        return Reference(found.name, self._names.type_of(found.name), found.certainty)

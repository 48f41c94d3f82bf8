"""A bare class noun means one of its kind that went before, where a text tells which.

公司 and 大会 as subjects, 会议 in 出席会议 and 会议指出, 学校 in 向学校捐款, 灯塔 in 海军重建灯塔:
each is the one house, event, work or thing of that kind that the sentences before speak of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kgbuild.model import Mention, Span, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.regex import regex
from kgbuild.resolve.belonging.holders import Reference, place_of
from kgbuild.resolve.identity import merges
from kgbuild.resolve.naming.towns import is_local_organ
from kgbuild.resolve.pointing.called import is_department
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.only_named import alone_called, only_by_its_end, work_spoken_of
from kgbuild.resolve.pointing.scene import NAMED_SO, Antecedent, is_built_anew
from kgbuild.resolve.pointing.stages import stage_of
from kgbuild.resolve.register import Register
from kgbuild.resolve.setting.spokesmen import OWN_HOUSE

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
_TEAMS = frozenset("研究团队 科研团队 项目团队 团队 课题组".split())  # the one named before
_FIRMS = ("公司", "集团")
_WORKS = frozenset("影片 电影 剧集 纪录片 小说 专辑 画作".split())  # so is a work
#: Constructions that tell what is done to an object.
_DONE_TO = frozenset("svo ba ba-object passive passive-result".split())
#: What is done to what stands already, in a town that has more than one of them.
_UPON = regex(
    "(?:[\u4e00-\u9fff]{0,2}(?:重建|重修|修缮|翻修|维修|修复|扩建|改建|改造|烧毁|炸毁|焚毁|摧毁|冲毁|拆除|占领|占据|攻占|进驻|迁入|"
    "搬入|迁出|搬离|接管|关闭|查封|参观|游览|视察|重返|回到|离开|捐给|捐赠给|并入))[了过]?"
)
#: 馆里派出专家, 馆内藏有善本, 馆方表示: a house that was named, its people or a town's.
_AMONG_THEM = regex(
    r"(?P<house>[馆社厂矿院校局站所团店省市县区镇乡村州旗]|公司|集团|学校|医院|中心|工厂|剧团|报社|协会|研究所|研究院|书局)"
    r"(?:里|方面)|"
    r"(?P<inside>[馆院校寺庙园厂店楼塔殿阁祠村寨镇乡县市区]|园区|景区|校园|厂区|保护区)内|"
    r"(?P<side>[馆院校厂矿店社园港站])方|(?P<town>[镇村乡])上"
)
_SPELT = {"校": "学校"}  # which also ends in 大学
_SIDE = "方面"  # of a house, as it speaks
SPEAKERS = frozenset("我 我们 咱们 本人".split())


class BareNouns:
    """Finds what the bare class nouns of one document mean.

    Args:
        names: What the build names.
        antecedents: What the document's pronouns and definite nouns mean.
        ontology: Classes, for what a bare class noun may mean.
        lexicon: Names that the world knows.
        sayer: Who is said to say what a triple states, if the text tells.
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

    def as_subject(self, subject: Reference, triple: Triple) -> Reference:
        """Read a subject that is a bare class noun: 公司 and 大会 mean one that went before."""
        name = subject.target
        if subject.doubt is None and isinstance(name, str):
            definite, place = self._antecedents.definite, place_of(triple)
            scene = self._antecedents.scene
            meant = stage_of(scene, name, *place) or definite.whole(name, *place)
            meant = meant or definite.barely(name, *place)
            meant = meant or self._house_of(name, place)
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
                sayer = self._sayer(triple.subject, triple)
                found = self._antecedents.house(name, *place_of(triple), sayer)
                if found is None and not self._ontology.is_a(subject.type, "Organization"):
                    found = alone_called(self._antecedents.scene, name, place_of(triple)[0])
                another = name in _CALAMITIES and found and not found.name.endswith(name)
                if found and len(name) > 2 and self._ontology.is_a(subject.type, "Site"):
                    another = found.name[-1] != name[-1]  # 关帝庙 is not 甲水库
                if found is not None and not another:  # 暴雨 is not 台风甲
                    self._names.point(found.name, triple.subject, triple, merges.DESCRIPTION)
                    return Reference(found.name, self._names.type_of(found.name), found.certainty)
                if is_local_organ(name, self._lexicon) or name in _CALAMITIES:
                    return subject  # the text's own town has one 市政府
                if is_department(name, subject.type):
                    return subject
                if self._antecedents.has_happened(name, triple.subject.span.end):
                    return subject  # 发生火灾，造成…
                return replace(subject, doubt=f"{name} could not be resolved")
            return self._thing_named(subject, name, triple)
        return subject

    def as_object(self, named: Reference, mention: Mention, triple: Triple) -> Reference:
        """Read an object or a speaker that is a bare class noun as one that went before.

        So are 出席会议 and 加盟球队, and who speaks in 会议指出.
        """
        noun, heads = str(named.target), self._lexicon.heads
        if mention == triple.object and (own := self._own_house(noun, mention, triple)) is not None:
            return own
        if (about := self._about(noun, mention, triple)) is not None:
            return about
        place = mention.span.start, triple.evidence.sentence_span
        said = mention != triple.object and named.doubt is None
        if said and (house := self._house_of(noun, place)) is not None:
            self._names.point(house.name, mention, triple, merges.DESCRIPTION)
            return Reference(house.name, self._names.type_of(house.name), house.certainty)
        kind = heads[noun][0] if noun in heads else ""
        acts = mention == triple.object and triple.construction == "passive"  # 由公司与甲研制
        if acts and (firm := self._acting_firm(noun, mention, triple)) is not None:
            return firm
        if mention != triple.object and (paper := self._paper(noun, mention, triple)) is not None:
            return paper
        deeds = next(
            (d for branch, d in _OF_ONE.items() if self._ontology.is_a(kind, branch)), None
        )
        if deeds is None or (mention == triple.object and triple.predicate not in deeds):
            return named
        found = self._antecedents.house(noun, *place, self._sayer(mention, triple))
        if found is None or found.name == noun:
            lost = noun in _OF_THE_TEXT  # 开幕式 may be told of without its name
            return replace(named, doubt=f"{noun} could not be resolved") if lost else named
        self._names.point(found.name, mention, triple, merges.DESCRIPTION)
        return Reference(found.name, self._names.type_of(found.name), found.certainty)

    def _acting_firm(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return the firm that 公司 means where it acts in a passive."""
        if noun not in _FIRMS:
            return None
        place = mention.span.start, triple.evidence.sentence_span
        found = self._antecedents.house(noun, *place, self._sayer(mention, triple))
        if found is None or found.name == noun:
            return None
        self._names.point(found.name, mention, triple, merges.DESCRIPTION)
        return Reference(found.name, self._names.type_of(found.name), found.certainty)

    def as_owner(self, named: Reference, mention: Mention, triple: Triple) -> Reference:
        """Return which house 集团 is of which a text tells a daughter (集团旗下的甲医院)."""
        noun, place = str(named.target), place_of(triple)
        found = self._antecedents.house(noun, *place, self._sayer(mention, triple))
        if found is None or found.name == noun:
            return replace(named, doubt=f"{noun} could not be resolved")
        self._names.point(found.name, mention, triple, merges.DESCRIPTION)
        return Reference(found.name, self._names.type_of(found.name), found.certainty)

    def beside(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return the house of who speaks, for whom somebody does something (向学校捐款)."""
        place = mention.span.start, triple.evidence.sentence_span
        if self._antecedents.voice(place[0]) is None:
            return None
        own, found = self._antecedents.find("我们", *place), self._antecedents.house(noun, *place)
        if own is None or found is None or found.name != own.name:
            return None
        self._names.point(own.name, mention, triple, merges.DESCRIPTION)
        return Reference(own.name, self._names.type_of(own.name), own.certainty)

    def _about(self, noun: str, mention: Mention, triple: Triple) -> Reference | None:
        """Return what an article is about, where somebody does something to it (海军重建灯塔)."""
        about = self._antecedents.headword
        done = mention == triple.object and triple.construction in _DONE_TO
        if done and is_built_anew(noun):
            return self._built_anew(noun, mention, triple)
        if done and _UPON.fullmatch(triple.predicate) and noun in self._lexicon.heads:
            meant = alone_called(self._antecedents.scene, noun, mention.span.start)
            if meant is not None and meant.name != noun:
                self._names.point(meant.name, mention, triple, merges.DESCRIPTION)
                return Reference(meant.name, self._names.type_of(meant.name), meant.certainty)
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
        if triple.subject.form in SPEAKERS and triple.predicate != "代表" and ends:
            return None  # 我们成立了基金会: it is no part of itself
        self._names.point(own.name, mention, triple, merges.DESCRIPTION)
        return Reference(own.name, self._names.type_of(own.name), own.certainty)

    def _house_of(self, words: str, place: tuple[int, Span]) -> Antecedent | None:
        """Return the house whose people or inside words mean (馆里, 馆内, 馆方, 书局方面)."""
        if (among := _AMONG_THEM.fullmatch(words)) is not None:
            noun = next(filter(None, among.groups()))
            meant = self._antecedents.definite.find("该" + _SPELT.get(noun, noun), *place)
            if meant is None and self._antecedents.voice(place[0]) is not None:
                own = self._antecedents.find("我们", *place)
                meant = own if own is not None and own.name.endswith(noun) else None
            if meant is not None:
                return meant
        sided = words.removesuffix(_SIDE)
        if sided == words or not self._names.is_named_organization(sided):
            return None
        return Antecedent(self._names.known(sided), NAMED_SO)

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

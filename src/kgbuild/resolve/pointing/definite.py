"""Definite nouns become what they mean: 该公司, 本办法, 全书, 该院教授.

- 该报 of an article is its headword, where nothing near is called so.
- 该公司, 这个中心 and, as a subject, the bare 大会 mean the nearest thing whose name ends so, or
  the only one of that class; 该小说 and 这个项目, failing that, what the clause before ends on.
  该公司 is who acts in the sentence before, where one of that class does: of two firms the nearer.
- 本办法 is the document itself, which is named before all else; 全书 is the work named last, and
  全市 the city.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from kgbuild.model import Span
from kgbuild.ontology import ATTRIBUTES, MEASURES
from kgbuild.ontology.parts import is_part
from kgbuild.regex import regex
from kgbuild.resolve.classes.types import is_several
from kgbuild.resolve.naming.names import ITSELF
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.pointing.only_named import (
    document_itself,
    event_reported,
    last_work,
    only_event,
    spelt_before,
)
from kgbuild.resolve.pointing.scene import (
    CONTINUED,
    NAMED_SO,
    OWNER,
    PRONOUN_CONFIDENCE,
    Antecedent,
    Scene,
)

_DESCRIPTION = regex(
    r"(?:该|此次|本次|本届|本|这一|这(?:家|所|座|个|款|部|项|次|条|支|位|名|篇|届|场|处|间|艘|台|套|份|种|本|批|幢|栋|组|道|门|尊|幅|类)?|"
    r"此(?![外次前后时间举处地刻]))"
    r"(?P<noun>\w{1,8})"
)
#: 这家成立于2016年的芯片企业: what has just been brought up, whatever describes it.
_BROUGHT_UP = regex(r"这[家座款部艘所](?:.{2,24}的)?(?P<noun>[^的]{2,8})")
_THIS_TIME = regex(r"(?:此|本|这一?)[次届场]")
_WHOLE = regex(r"全(?P<part>[书片剧诗文集市县省镇区乡村州校院厂桥线])")
_WORKS = frozenset("书片剧诗文集作曲歌刊")
_WHATEVER = frozenset("项目 工程 计划 系统 产品 作品 平台 成果 方案".split())  # of any class
_UNDERTAKINGS = frozenset("项目 工程".split())  # by which what is built is called, too
_BUILT = tuple(
    "基地 园区 产业园 工厂 厂房 大桥 隧道 铁路 高铁 公路 高速 水库 电站 机场 港口 码头 生产线 "
    "风电场 综合体 "
    "管网 枢纽 地铁 号线 泵站 灌区".split()
)
_DEFINITE = regex(r"(?:该|本|这(?:家|所|座|个))(?P<rest>\w{3,16})")
_TOWNS = frozenset("省 市 县 区 镇 乡 村 州 旗".split())
_HOUSES = frozenset("院 校 局 厅 部 会 馆 所 厂 社 司 行 矿 站 店 县 市 区 镇 村 省".split())
#: What else the name of such a house ends in.
_ENDINGS = {
    "学校": ("中学", "小学", "大学", "学院", "学堂", "书院"),
    "学堂": ("书院", "中学"),
    "工厂": ("厂",),
    "线路": ("号线",),
    **dict.fromkeys(("研究团队", "科研团队", "团队"), ("团队", "课题组", "研究组")),
    "公司": ("集团",),
    "展览": ("展",),
    "案件": ("案",),
    **{f"{level}政府": (f"{level}人民政府",) for level in "省市县区"},
}
#: What is written, and called barely by the end of its name.
_PAPERS = ("Law", "Policy", "Document")
#: What a house may build and run, too, and is called so then.
_RUN = frozenset("中心 基地 园区 平台 实验室 工厂 站 馆".split())
_SEAT = regex(r"[省市县区州镇乡村](?=.)")  # a house that every town has
_INSIDE = regex(r"(?P<noun>\w{1,2})[内里中]|(?P<vessel>[船舰艇机])上")
_AROUND = frozenset("境内 沿线 两岸 沿岸 辖区".split())  # of a place, named without it
_MAIN = 2  # times that a name acts before a text is taken to go on about it
#: Classes of things too unlike to be called by each other's nouns: a 教堂 is no 大桥.
_UNLIKE = ("Site", "NaturalFeature", "Device", "Event")
#: Nouns by which any of such a class is called.
_ANY_SUCH = frozenset(
    "项目 工程 基地 园区 建筑 设施 场馆 场所 景区 产品 设备 装置 系统 平台 新品 车型 装备 活动 "
    "会议 大会 赛事 比赛 事件 盛会 事故 灾害 战事 线路 机器".split()
)
#: What is built in so particular a way that no other site is called so.
_CALLED_SO = frozenset(
    (
        "大桥 特大桥 隧道 铁路 高铁 公路 高速 地铁 机场 水库 电站 大坝 运河 港口 码头 教堂 寺庙 "
        "博物馆 图书馆 剧院"
    ).split()
)
#: Classes of what a house, a site or a work has of its own (学校图书馆, 公司员工).
_HAD = ("Site", "Device", "Group", "ResearchInstitute", "Hospital", "Team")
_UNNAMED = ("组", "队")  # 工作组, 救援队 are nobody who has acted before, unless called so
#: What says of which sort a house is, and begins no name of one.
_ANY = frozenset(
    "大型 小型 中型 国有 民营 私营 本地 当地 外资 合资 著名 知名 最大 多家 一家".split()
)
_NAMED_FULLY = 5  # characters of a name that ends in a common noun (甲乙学校)


#: What points or counts, and is no name (这条通道, 第三条通道).
_POINTS = regex("[这该本此那某各每一两几另首新第]")
_END = 3  # characters of what a house is called by the end of its name
_NEAR = 2  # sentences back for the only one of a class
_FAR = 6  # sentences back for a name that ends as the description does


class DefiniteNouns:
    """Finds what the definite nouns of one document mean.

    Args:
        scene: What the document names.
        text: The document.
    """

    def __init__(self, scene: Scene, text: str = "") -> None:
        self._scene = scene
        self._text = text

    def find(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what a definite noun with its pointing word (该公司, 本办法) means, or ``None``.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        if itself := ITSELF.fullmatch(words):
            return document_itself(self._scene, itself["noun"])
        fresh = _BROUGHT_UP.fullmatch(words)
        if fresh and (found := self._brought_up(fresh["noun"], position, sentence)):
            return found
        described = _DESCRIPTION.fullmatch(words)
        if described is None:
            return None
        noun = described["noun"]
        if _THIS_TIME.match(words) and (event := event_reported(self._scene, noun, position)):
            return Antecedent(event, NAMED_SO)
        if _THIS_TIME.match(words) and (event := self._event_called(noun)):
            return Antecedent(event, NAMED_SO)
        return (
            self._headword(noun, position, sentence)
            or self._beside(noun, position, sentence)
            or self._spelt(noun, position, sentence)
            or self.acted_before(noun, position, sentence)
            or self.described(noun, position, sentence)
            or self._just_named(noun, position, sentence)
            or self._work(noun, position, sentence)
            or self._only_so(noun, position)
        )

    def _work(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the work named last, be it inside an office (担任《甲》的编剧，该剧…)."""
        if noun not in _WORKS:
            return None
        title = self._text.rfind("《", sentence.start, position)
        ends = self._text.find("》", title, position) if title >= 0 else -1
        if ends > title + 1:
            return Antecedent(self._text[title + 1 : ends], NAMED_SO)
        return last_work(self._scene, position, sentence)

    def _brought_up(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what the sentence before names for the first time, for 这家企业.

        Who acts there has been named before, and so is not meant: 甲拟收购乙。这家企业…
        """
        head = self._scene.lexicon.heads.get(noun)
        kind = head[0] if head is not None else self._scene.lexicon.head_class(noun)
        things = ("Organization", "Product", "Work", "Site")
        if kind is None or not any(self._scene.is_a(kind, thing) for thing in things):
            return None
        index = bisect_left(self._scene.sentences, sentence)
        if here := self._scene.window(position, sentence, 0):
            earlier = {p.name for p in self._scene.places() if p.sentence < sentence}
            fresh = {
                p.name
                for p in here
                if self._scene.is_a(p.kind, kind) and not p.acting and p.name not in earlier
            }
            acts = any(p.acting for p in here)
            return Antecedent(fresh.pop(), NAMED_SO) if len(fresh) == 1 and acts else None
        if not index:
            return None
        before = self._scene.sentences[index - 1]
        earlier = {p.name for p in self._scene.places() if p.sentence < before}
        alike = {p.name for p in self._scene.by_sentence[before] if self._scene.is_a(p.kind, kind)}
        fresh = alike - earlier
        known = any(p.acting and p.name in earlier for p in self._scene.by_sentence[before])
        return Antecedent(fresh.pop(), NAMED_SO) if len(fresh) == 1 and known else None

    def barely(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword of an article where a noun by itself means it (影片, 寺内, 境内)."""
        article = self._scene.article
        if article is None:
            return None
        inside = _INSIDE.fullmatch(noun)
        if inside is not None:
            return self._headword(inside["noun"] or inside["vessel"], position, sentence)
        if noun in _AROUND and self._scene.is_a(self._scene.kinds.get(article.name, ""), "Place"):
            return self._headword(article.name, position, sentence)
        if not article.calls_barely(noun):
            return None
        return self._firm(noun, position, sentence) or self._headword(noun, position, sentence)

    def _firm(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the firm that an article is about, where no other acts in the sentence.

        Who has invested in it in the sentence before is not meant by 公司.
        """
        name = self._scene.headword()
        if noun != "公司" or name is None:
            return None
        near = self._scene.window(position, sentence, 0)
        others = [p for p in near if p.acting and p.name != name and self._may_mean(p, noun)]
        return None if others else Antecedent(name, PRONOUN_CONFIDENCE)

    def _headword(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword of an article that calls it by a noun, if nothing near is called so.

        Near is what acts in the same sentence or, where the headword itself does not act near and
        the sentence opens no paragraph, in the one before as well. Of houses, what is only named
        there is near enough: who buys a firm is not who is bought.
        """
        article, name = self._scene.article, self._scene.headword()
        if article is None or article.name != name:
            return None
        if noun != name and not article.calls(noun) and not self._of_its_class(noun, name):
            return None
        opens = sentence.start in self._scene.openings
        near = self._scene.window(position, sentence, 0 if opens else 1)
        others = [p for p in near if p.name != name and self._may_mean(p, noun)]
        if any(p.acting and p.name == name for p in near):
            others = [p for p in others if p.acting and p.sentence == sentence]
        elif not self._scene.is_a(self._scene.kinds.get(name, "Entity"), "Organization"):
            others = [p for p in others if p.acting]
        return None if others else Antecedent(name, PRONOUN_CONFIDENCE)

    def _of_its_class(self, noun: str, name: str) -> bool:
        """Tell whether a noun by which any of a class is called fits the headword (该型设备)."""
        noun = noun.removeprefix("型")
        head = self._scene.lexicon.heads.get(noun)
        kind = self._scene.kinds.get(name, "Entity")
        return noun in _ANY_SUCH and head is not None and self._scene.is_a(kind, head[0])

    def _beside(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the only name in the sentence that ends so (甲医院院长乙表示，该院…)."""
        here = self._scene.window(position, sentence, 0)
        names = {place.name for place in here if self._names_so(place, noun)}
        return Antecedent(names.pop(), NAMED_SO) if len(names) == 1 else None

    def _spelt(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what is spelt so in the sentence, or what town was last spelt so at all."""
        if noun not in _HOUSES:
            return None
        start = self._scene.begin(position) if noun in _TOWNS else sentence.start
        ends = (noun, *_ENDINGS.get(noun, ()))
        name = spelt_before(self._scene, self._text, ends, start, position)
        return Antecedent(name, NAMED_SO) if name is not None else None

    def _may_mean(self, place: Named, noun: str) -> bool:
        """Tell whether a noun may mean what a place names, by its name or by its class."""
        head = self._scene.lexicon.heads.get(noun)
        alike = head is not None and self._scene.is_nameable(head[0])
        named_so = self._names_so(place, noun)
        return named_so or (head is not None and alike and self._scene.is_a(place.kind, head[0]))

    def described(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what a definite noun (公司, 大会) at a place means."""
        before = [
            place
            for place in self._scene.window(position, sentence, _FAR)
            if self._names_so(place, noun)
        ]
        head = self._scene.lexicon.heads.get(noun)
        if before:
            about = self._main(noun, position)
            if about is None and head is not None and not any(place.acting for place in before):
                # Who has bought 甲公司, and not 甲公司.
                about = self._main_of(head[0]) or self._only_actor(head[0], position, sentence)
                if about is not None and noun in _RUN and not about.endswith(noun):
                    about = None  # nor is a firm that runs 甲中心 the 中心
            return Antecedent(about or before[-1].name, NAMED_SO)
        if head is None or head[0] in ("Group", "Concept", "Position", "Quantity"):
            return None
        if _is_called_so(noun, head[0]):
            return None  # 法院 is no 检察院: an organ is called by the end of its name
        if _SEAT.match(noun) and self._scene.is_a(head[0], "Organization"):
            return None  # 市政府 is not 市人社局
        if self._scene.is_a(head[0], "Event") and (
            meeting := only_event(self._scene, noun, sentence)
        ):
            return Antecedent(meeting, NAMED_SO)
        for reach in (_NEAR, _FAR):
            places = [
                place
                for place in self._scene.window(position, sentence, reach)
                if (self._scene.is_a(place.kind, head[0]) or _is_undertaken(place.name, noun))
                and place.name != noun
                and not self._called_otherwise(place.name, noun, head[0])
                and "的" not in place.name
                and not is_several(place.name)
            ]
            alike = {place.name for place in places}
            actors = {place.name for place in places if place.acting}
            main = self._main_of(head[0]) if alike else None
            if main is not None and actors <= {main}:
                return Antecedent(main, PRONOUN_CONFIDENCE)  # the others are its clients
            if alike:
                return Antecedent(alike.pop(), PRONOUN_CONFIDENCE) if len(alike) == 1 else None
        return None

    def by_its_end(self, noun: str, position: int) -> Antecedent | None:
        """Return what alone of all that was named ends in a noun (甲乙修配厂: 修配厂)."""
        if len(noun) < _END or noun in self._scene.lexicon.heads or noun in self._scene.lexicon:
            return None
        ends = {
            place.name
            for place in self._scene.ending_in(noun, position)
            if "的" not in place.name
            and not is_several(place.name)
            and any(self._scene.is_a(place.kind, kind) for kind in ("Organization", "Site"))
        }
        return Antecedent(ends.pop(), NAMED_SO) if len(ends) == 1 else None

    def only_paper(self, noun: str, position: int) -> Antecedent | None:
        """Return the only paper named so far that ends in a noun (《甲条例》施行。条例规定…)."""
        ends = {
            place.name
            for place in self._scene.ending_in(noun, position)
            if "的" not in place.name
            and not is_several(place.name)
            and any(self._scene.is_a(place.kind, kind) for kind in _PAPERS)
        }
        marked = {name for name in ends if f"《{name}》" in self._text}  # a headline is no name
        meant = marked or ends
        return Antecedent(meant.pop(), NAMED_SO) if len(meant) == 1 else None

    def _event_called(self, noun: str) -> str | None:
        """Return the only event that the text ever names so (本届文化节 in its opening speech)."""
        named = {
            place.name
            for place in self._scene.places()
            if place.name.endswith(noun)
            and len(place.name) > len(noun) + 1
            and self._scene.is_a(place.kind, "Event")
            and not _POINTS.match(place.name)
            and "的" not in place.name
        }
        return named.pop() if len(named) == 1 else None

    def _only_so(self, noun: str, position: int) -> Antecedent | None:
        """Return what alone of all that was named is called so (西部新通道: 这条通道)."""
        if len(noun) < _END - 1:
            return None
        ends = {
            place.name
            for place in self._scene.ending_in(noun, position)
            if self._scene.is_nameable(place.kind)
            and not is_several(place.name)
            and not _POINTS.match(place.name)
        }
        name = next(iter(ends)) if len(ends) == 1 else ""
        return Antecedent(name, NAMED_SO) if name and "的" not in name else None

    def _only_actor(self, kind: str, position: int, sentence: Span) -> str | None:
        """Return what alone of a class has acted near a place."""
        acted = {
            place.name
            for place in self._scene.window(position, sentence, _FAR)
            if place.acting and "的" not in place.name and self._scene.is_a(place.kind, kind)
        }
        return acted.pop() if len(acted) == 1 else None

    def _called_otherwise(self, name: str, noun: str, kind: str) -> bool:
        """Tell whether a name's own last noun says that it is no such thing as another noun."""
        if noun in _ANY_SUCH or not any(self._scene.is_a(kind, unlike) for unlike in _UNLIKE):
            return False
        heads = self._scene.lexicon.heads
        own = next((name[k:] for k in range(1, len(name)) if name[k:] in heads), "")
        return bool(own) and own not in _ANY_SUCH and not (own.endswith(noun) or noun.endswith(own))

    def _main_of(self, kind: str) -> str | None:
        """Return what the text is about, if that is of a class."""
        main = self._scene.headword(spoken_of=False) or self._scene.subject()
        known = self._scene.kinds.get(main or "", "Entity")
        return main if main is not None and self._scene.is_a(known, kind) else None

    def _names_so(self, place: Named, noun: str) -> bool:
        """Tell whether a name ends as a definite noun does (甲中学 for 学校)."""
        return (
            place.name.endswith((noun, *_ENDINGS.get(noun, ())))
            and len(place.name) > len(noun) + 1
            and (
                "的" not in place.name or noun.endswith("团队")
            )  # 甲的子公司 describes, it does not name
            and not _WHOLE.match(place.name)  # nor does 全市新建学校
            and not is_several(place.name)  # nor do 三家子公司
            and "“" not in place.name  # nor does “双一流”建设高校
            and not self._generic(noun, place)
        )

    def _main(self, noun: str, position: int) -> str | None:
        """Return the one of the names that end so that a text goes on about, if one stands out.

        In the history of a firm 公司 is that firm, whatever other firm it has just bought.
        """
        acting = Counter(
            p.name
            for p in self._scene.acting()
            if self._scene.begin(position) <= p.position < position and self._names_so(p, noun)
        )
        ranked = acting.most_common(2)
        if not ranked or ranked[0][1] < _MAIN:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= 2 * second else None

    def whole(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what 全书 or 全市 at a place is the whole of, where one such thing went before.

        Args:
            words: Their normalised form.
            position: Their place in the document, in code points.
            sentence: The sentence they stand in.
        """
        found = _WHOLE.fullmatch(words)
        if found is None:
            return None
        if headword := self._headword(found["part"], position, sentence):
            return headword
        if found["part"] not in _WORKS:
            return self._whole_place(found["part"], position, sentence)
        return last_work(self._scene, position, sentence)

    def owner(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return whose something is, where the owner is a definite noun (该院教授), or ``None``.

        Args:
            words: The phrase, normalised.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        definite = _DEFINITE.fullmatch(words)
        if definite is None:
            return None
        rest, before = definite["rest"], len(words) - len(definite["rest"])
        for size in range(min(len(rest) - 2, 4), 0, -1):
            noun = rest[:size]
            end = before + size + (rest[size] == "的")
            if headword := self._headword(noun, position, sentence):
                return Antecedent(headword.name, headword.certainty, words[:end])
            if noun not in self._scene.lexicon.heads and noun not in _HOUSES:
                continue
            found = self.described(noun, position, sentence)
            if found is None:
                return None
            return Antecedent(found.name, found.certainty * OWNER, words[:end])
        return None

    def of_headword(self, words: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the headword where words begin with what it is called barely (大桥主塔).

        Args:
            words: The phrase, normalised.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        article, lexicon = self._scene.article, self._scene.lexicon
        if article is None or words in lexicon or words in lexicon.nouns or words in lexicon.heads:
            return None
        for size in (2, 3, 4):
            noun, rest = words[:size], words[size:].removeprefix("的")
            if len(rest) > 1 and article.calls_barely(noun) and self._is_had(rest):
                found = self._headword(noun, position, sentence)
                end = len(words) - len(rest)
                return found and Antecedent(found.name, found.certainty, words[:end])
        return None

    def is_part(self, noun: str) -> bool:
        """Tell whether a noun names a part of what an article is about."""
        article = self._scene.article
        if article is None:
            return False
        kind, is_a = self._scene.kinds.get(article.name, "Entity"), self._scene.is_a
        return is_part(noun, kind, article.kinds, living=article.living, is_a=is_a)

    def _is_had(self, noun: str) -> bool:
        """Tell whether a noun is for what a thing has: a part, a measure, a house, its people."""
        is_a = self._scene.is_a
        if "的" in noun or self.is_part(noun):
            return "的" not in noun
        told = self._scene.lexicon.noun_class(noun) or self._scene.lexicon.head_class(noun)
        had = told is not None and any(is_a(told, branch) for branch in _HAD)
        return had or noun.endswith((*ATTRIBUTES, *MEASURES))

    def _goes_on_about(self, names: set[str]) -> bool:
        """Tell whether one of some names acts in several places of the text."""
        acting = Counter(place.name for place in self._scene.acting() if place.name in names)
        return any(count > 1 for count in acting.values())

    def acted_before(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return who alone of a class acts in the sentence before, for 该公司.

        Args:
            noun: The class noun.
            position: Its place in the document, in code points.
            sentence: The sentence it stands in.
        """
        head = self._scene.lexicon.heads.get(noun)
        if head is None or not self._scene.is_a(head[0], "Organization"):
            return None
        if _is_called_so(noun, head[0]):
            return None
        index = bisect_left(self._scene.sentences, sentence)
        here = [p for p in self._scene.by_sentence.get(sentence, ()) if p.position < position]
        before = [
            p
            for s in self._scene.sentences[max(0, index - 1) : index]
            for p in self._scene.by_sentence[s]
        ]
        here, before = ([p for p in x if not is_several(p.name)] for x in (here, before))
        for places in (here, before):
            so_named = {p.name for p in places if p.name.endswith(noun) and p.name != noun}
            actors = {p.name for p in places if p.acting}
            if places is before and self._goes_on_about(actors):
                so_named &= actors | {self._main_of(head[0])}  # who was bought there does not act
            if so_named:
                return None
            alike = {
                p.name
                for p in places
                if p.acting and (self._may_be(p, head[0]) or self._scene.is_a(p.kind, head[0]))
            } - {noun}
            if (
                not alike and places is here
            ):  # 交易所处分了甲公司，该公司…: the one named in passing
                alike = {p.name for p in places if self._scene.is_a(p.kind, head[0])} - {noun}
            if alike:
                return Antecedent(alike.pop(), PRONOUN_CONFIDENCE) if len(alike) == 1 else None
        return None

    def _may_be(self, place: Named, kind: str) -> bool:
        """Tell whether an organisation of no known class may be of one (no 交易所 is a firm)."""
        if place.kind != "Organization":
            return False
        heads = self._scene.lexicon.heads
        ends = (place.name[-n:] for n in range(4, 1, -1) if len(place.name) > n)
        end = next((end for end in ends if end in heads), None)
        return end is None or self._scene.is_a(heads[end][0], kind)

    def _whole_place(self, ending: str, position: int, sentence: Span) -> Antecedent | None:
        """Return the place with an ending whose text it is, or that the text says most of."""
        here = {p.name for p in self._scene.window(position, sentence, 0) if p.acting}
        heading = self._scene.towns.get(ending)
        if heading is not None and not any(p.endswith(ending) for p in here - {heading}):
            return Antecedent(heading, PRONOUN_CONFIDENCE)
        acting = Counter(
            place.name
            for place in self._scene.acting()
            if place.name.endswith(ending)
            and len(place.name) > len(ending) + 1
            and place.position >= self._scene.begin(position)
        )
        (name, count), other = (*acting.most_common(2), ("", 0), ("", 0))[:2]
        if count > other[1]:
            return Antecedent(name, NAMED_SO)
        begin = self._scene.begin(position)
        spelt = spelt_before(self._scene, self._text, (ending,), begin, position)
        return Antecedent(spelt, NAMED_SO) if spelt is not None else None

    def _generic(self, noun: str, place: Named) -> bool:
        """Tell 最大城市 from the name of a city for 该市, but not 甲学校 from one for 该校."""
        if len(noun) > 1 or place.name[-2:] not in self._scene.lexicon.heads:
            return False
        if place.kind in ("Company", "School", "University", "Bank") and place.name[:2] not in _ANY:
            return False  # 大成纱厂
        return len(place.name) < _NAMED_FULLY or place.kind in ("City", "Concept", "Group")

    def _just_named(self, noun: str, position: int, sentence: Span) -> Antecedent | None:
        """Return what the clauses before in its sentence end on, for 该小说 or 这个项目."""
        head = self._scene.lexicon.heads.get(noun)
        loose = noun in _WHATEVER
        if not loose and (head is None or not self._scene.is_nameable(head[0])):
            return None
        alike = [
            place
            for place in self._scene.window(position, sentence, 0)
            if not place.acting
            and self._scene.is_thing(place.kind)
            and (loose or (head is not None and self._scene.is_a(place.kind, head[0])))
            and place.name != noun
        ]
        return Antecedent(alike[-1].name, CONTINUED) if alike else None


def _is_undertaken(name: str, noun: str) -> bool:
    """Tell whether a name is that of something built, which 项目 may mean."""
    return noun in _UNDERTAKINGS and name.endswith(_BUILT)


def _is_called_so(noun: str, kind: str) -> bool:
    """Tell whether a noun means only what is called by it: no 医疗队 is the 医院 that acts."""
    return (
        kind == "Government" or noun in _CALLED_SO or (kind != "Team" and noun.endswith(_UNNAMED))
    )

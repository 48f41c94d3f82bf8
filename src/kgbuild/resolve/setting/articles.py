"""What an article's first sentence says of its headword, and what the article calls it after.

《晨声报》是一份华文日报 opens an article; from there on 该报 is 晨声报, and so is 报纸 by itself.
In: the triples of a document. Out: a :class:`Definition`, which tells the nouns that mean its
headword.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kgbuild.model import Mention, Span, Triple
from kgbuild.regex import regex

SAYING_WHAT = frozenset("是 为 系".split())
#: What the article of a place says first, where it does not say what it is (竹塘镇位于…).
_LYING = frozenset("位于 地处 坐落于 坐落 发源于 源于".split())
_TELLING = frozenset(("copula", "description"))
_ONE_OF = "之一"
#: Nouns that mean one and the same thing. Those behind the bar mean it by themselves, too.
_FAMILIES = tuple(
    (frozenset(f"{pointed} {bare}".split()), frozenset(bare.split()))
    for pointed, _, bare in (
        family.partition("|")
        for family in (
            "片 剧情片 纪录片 动画片 科幻片 战争片 故事片 喜剧片 动画 | 影片 电影",
            "剧 网剧 连续剧 | 剧集 电视剧",
            "书 书籍 图书 作品 专著 诗集 文集 散文集 | 小说",
            "歌 曲 单曲 | 歌曲",
            "报 日报 晚报 晨报 早报 周报 报章 | 报纸",
            "刊 学报 月刊 周刊 季刊 双月刊 半月刊 | 刊物 期刊 杂志",
            "线 干线 线路 高铁 | 铁路",
            "路 公路 高速 | 高速公路",
            "站 火车站 地铁站 | 车站",
            "寺 庙 禅寺 古寺 古刹 道场 寺庙 | 寺院 寺",
            "塔 佛塔 古塔 砖塔 石塔 | 塔",
            "桥 古桥 石桥 拱桥 斜拉桥 悬索桥 | 大桥 桥",
            "河 江 溪 水 支流 | 河流",
            "山 峰 岭 山峰 山脉 |",
            "湖 湖泊 | 湖",
            "岛 岛屿 | 岛",
            "校 大学 学院 中学 小学 高校 学堂 书院 学府 | 学校 校园",
            "院 | 医院",
            "馆 博物馆 图书馆 美术馆 纪念馆 科技馆 | 馆",
            "所 | 研究所",
            "队 足球队 篮球队 排球队 俱乐部 | 球队",
            "会 协会 学会 研究会 联合会 |",
            "役 战 会战 海战 保卫战 之战 | 战役",
            "园 植物园 动物园 | 公园",
            "船 舰 艇 轮 科考船 考察船 货轮 客轮 邮轮 驱逐舰 护卫舰 航母 潜艇 |",
            "机 飞机 直升机 客机 运输机 战斗机 无人机 |",
            "车 汽车 轿车 列车 动车组 |",
            "节 电影节 音乐节 艺术节 文化节 戏剧节 |",
            "病 疾病 综合征 |",
            "企业 集团 品牌 厂商 运营商 制造商 | 公司",
            "菜 菜品 菜肴 名菜 菜式 料理 | 菜品 菜肴",
            "小吃 点心 糕点 面点 甜品 饼 面 粉 糕 粥 羹 汤 酱 | 小吃 点心 糕点",
            "酒 茶 饮品 饮料 |",
            "楼 阁 亭 殿 宫 台 楼阁 古阁 | 楼阁 楼 阁 亭",
            "机器人 潜水器 潜航器 探测器 航天器 卫星 飞船 火箭 导弹 火炮 坦克 雷达 装置 仪器 "
            "设备 装备 机型 型号 |",
            "软件 程序 应用 应用程序 系统 平台 框架 语言 |",
            "理论 学说 定律 定理 原理 假说 模型 方程 公式 效应 现象 概念 方法 算法 机制 |",
            "族 民族 族群 部族 |",
            "节日 庙会 集会 习俗 民俗 | 节日",
            "乐器 兵器 器物 文物 青铜器 瓷器 |",
            "门 古城门 | 城门",
            "洞 溶洞 洞穴 天坑 | 洞",
            "墓 陵 墓葬 古墓 陵墓 | 陵墓 墓",
            "祠 祠堂 宗祠 | 祠堂 祠",
            "村 古村 村落 古村落 | 村庄",
            "自然保护区 国家公园 | 保护区",
            "库 大坝 电站 水电站 | 水库",
            "港 码头 渔港 | 港口",
            "窑 窑址 聚落 城址 | 遗址",
        )
    )
)
#: Callings that end as things do, which nobody is called by (编剧: no 该剧).
_CALLINGS = ("编剧", "领队", "少校", "中校", "上校", "大校", "司机", "名人", "主席")
#: What a kind of living things is called.
_SPECIES = frozenset("物种 种 树种 鱼种 鸟种 品种".split())
_LIFE = "动物|植物|鱼|鸟|乔木|灌木|草本|昆虫|真菌|细菌|病毒|蛇|龟|蛙|蝶|蛾|蜂|鲸|虾|蟹|藻|蕨"
#: How the nouns for such a kind end: 一种鸟类, 鹰科雀鹰属, 一种食蚁狸科, 鸭科秋沙鸭属的一种
#: 潜水鸭; but no 金属 and no 外科.
_LIVING = regex(
    rf"(?:{_LIFE}|亚种|变种|[纲目科族]\w{{0,12}}[科属种]|一[种科]\w{{1,8}}科)类?$"
    r"|\w[目科]\w{0,12}属的?(?:其中)?一[种个]\w{0,10}$"
)
_THEY = frozenset("它们 它".split())
#: One of a kind: what a dish, a theory or a device is said to be.
_ONE_OF_A_KIND = regex(r".{0,40}?一[种道项款类门型套件组]\w")
#: What the first sentence of an article says that its headword is, by its words alone.
_WHAT_IT_IS = regex(r"(?<![不也还又就都更])(?:是指|指的?是|是|系)(?P<kind>[^，。；：]{2,80})")
_LONGEST_HEADING = 30  # characters
_HEADINGS = 2  # lines


@dataclass(frozen=True)
class Definition:
    """What a text says first of what it opens on.

    Attributes:
        name: The name that it opens on.
        kinds: What that is said to be, as written (一份华文日报).
        renamed: It is given another name, as only an article does.
        headed: The name stands above the text as its heading.
    """

    name: str
    kinds: tuple[str, ...]
    renamed: bool = False
    headed: bool = False

    @property
    def certain(self) -> bool:
        """Whether the text is an article about it for certain, whatever kind of thing it is."""
        classed = any(_ONE_OF_A_KIND.match(kind) for kind in self.kinds)
        return self.renamed or self.headed or self.living or classed

    def points_back(self, words: str) -> bool:
        """Tell whether words (该报, 该报社长, 本种) begin with what means the headword."""
        if self.living and words in _THEY:
            return True
        return words[:1] in ("该", "本") and any(self.calls(words[1:n]) for n in range(2, 6))

    def calls(self, noun: str) -> bool:
        """Tell whether a noun behind 该, 本 or 这 may mean the headword."""
        noun = noun.removeprefix("型")  # 该型飞机
        if noun in _SPECIES or re.fullmatch(_LIFE, noun):
            return self.living
        return any(noun in family for family, _ in self._families) or self._ends(noun)

    def calls_barely(self, noun: str) -> bool:
        """Tell whether a noun by itself (影片, 寺院) means the headword."""
        return any(noun in bare for _, bare in self._families)

    @cached_property
    def living(self) -> bool:
        """Whether it is a kind of living things, which a text speaks of as 它们."""
        return any(map(is_living, self.kinds))

    def _ends(self, noun: str) -> bool:
        """Tell whether the name, or what it is said to be (a 鸟类), ends in a noun."""
        kinds = [kind for kind in self.kinds if not kind.endswith(_CALLINGS)]
        words = (self.name, *kinds, *(kind.removesuffix("类") for kind in kinds))
        return any(word.endswith(noun) and len(word) > len(noun) for word in words)

    @cached_property
    def _families(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        return tuple(family for family in _FAMILIES if any(self._ends(n) for n in family[0]))


def is_living(kind: str) -> bool:
    """Tell whether words (鹰科的一种鸟类) say of something that it is a kind of living things."""
    return _LIVING.search(kind) is not None


def definition(
    triples: Sequence[Triple], named: Callable[[Mention, Triple], str], text: str = ""
) -> Definition | None:
    """Return what the first sentence of a document says of the name that opens it, if it does.

    Args:
        triples: All triples of the document, in reading order.
        named: Gives the name of a mention.
        text: The document, whose heading may be that name.
    """
    if not triples:
        return None
    sentence = _first_sentence(triples, text)
    opening = [
        triple
        for triple in triples
        if triple.evidence.sentence_span == sentence
        and triple.subject.text
        and triple.subject.span.start <= sentence.start + 1
    ]
    told = [triple for triple in opening if triple.object is not None and _defines(triple)]
    if opening and (heading := _heading(text, sentence.start)):
        first = max(told or opening, key=lambda triple: triple.subject.form == heading)
        kinds = [*_kinds(told), *_said(first.evidence.sentence)]
        renamed = any(triple.construction == "alias" for triple in told)
        return Definition(named(first.subject, first), tuple(kinds), renamed, headed=True)
    if not told:
        lies = next((triple for triple in opening if triple.predicate in _LYING), None)
        return Definition(named(lies.subject, lies), ()) if lies is not None else None
    return Definition(
        named(told[0].subject, told[0]),
        tuple(_kinds(told)),
        any(triple.construction == "alias" for triple in told),
    )


def _first_sentence(triples: Sequence[Triple], text: str) -> Span:
    """Return the first sentence below the heading, where that names places only (甲市乙区概况)."""
    spans = sorted({triple.evidence.sentence_span for triple in triples})
    places = {
        span
        for span in spans[:_HEADINGS]
        if text[span.end : span.end + 1] in ("\n", "\r")
        and all(t.construction == "place" for t in triples if t.evidence.sentence_span == span)
    }
    return next((span for span in spans if span not in places), spans[0])


def _heading(text: str, start: int) -> str:
    """Return the line above a sentence that opens on its very words, or nothing."""
    above = text[:start].rstrip("《“\n\r 　").rpartition("\n")[2].strip(" 　#《》“”")
    opens = 1 < len(above) <= _LONGEST_HEADING and text.startswith(above, start)
    return above if opens else ""


def _said(sentence: str) -> Iterable[str]:
    """Yield what a sentence says by its words alone that something is."""
    found = _WHAT_IT_IS.search(sentence)
    if found is not None:
        yield found["kind"].removesuffix(_ONE_OF)


def _defines(triple: Triple) -> bool:
    """Tell whether a triple says what something is, or how else it is called."""
    says_what = triple.construction in _TELLING and triple.predicate in SAYING_WHAT
    asserted = triple.polarity == "positive" and triple.modality == "asserted"
    return asserted and (says_what or triple.construction == "alias")


def _kinds(told: Iterable[Triple]) -> Iterable[str]:
    for triple in told:
        if triple.object is not None and triple.construction != "alias":
            yield triple.object.form.removesuffix(_ONE_OF)

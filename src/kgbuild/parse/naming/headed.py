"""A word that hardly anybody uses, and a noun that says what it names: together they are a name.

A tagger cuts 赤松|资本, 银龄|伴行|项目 and 海丝|青年|创新|大赛, as it has met none. The noun at
their end tells what they are, and that they are names a word before it that is rare in the
language at large, or is itself a name. How rare it must be depends on the noun: hardly anything
but a firm is called …创投 (``only`` in the lexicon's trades), while 远程医疗 is a field and
梧桐医疗 a firm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kgbuild.parse.jieba_words import word_frequency, word_tag
from kgbuild.parse.segmentation.words import Word

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_UNHEARD: Final = 60  # times in the sixty million words that jieba counted
_RARE: Final = 180  # a brand before a trade that is a field as well
_UNUSUAL: Final = 700  # a brand before a trade that is nothing else
_MOST_WORDS: Final = 3  # before the noun at the end
_OF_PLACE: Final = (3, 4)  # characters of what lies somewhere
_COUNTS: Final = frozenset("一二三四五六七八九十百千双两单多第半全大小新老旧")
#: What bridges, towers and houses are made of, and how.
_MATERIALS: Final = frozenset(
    "石拱 钢架 铁索 竹木 砖石 砖木 砖混 框架 斜拉 悬索 双曲 装配 钢构 条石 青石 夯土".split()
)
_LONGEST: Final = 9  # characters before it
_BRAND: Final = (2, 4)  # characters of a firm's brand
_PARTS: Final = frozenset("n nr ns nt nz nw vn an s".split())
_NOUNS: Final = frozenset("n nr ns nt nz nw vn".split())
_TRADES: Final = _NOUNS | {"a", "ad"}  # 拓维|精密
_NAMES: Final = frozenset("nr ns nt nz".split())
_SEATS: Final = frozenset("Continent Country Province City District".split())
#: Classes whose nouns make a name of a rare word.
_MADE: Final = frozenset(
    "School University ResearchInstitute Hospital Media Team Bank Association Award Conference "
    "Competition Event Project Company".split()
)
#: Nouns of these classes that rather describe than name.
_LOOSE: Final = frozenset(
    "球队 企业 学校 会议 仪式 典礼 例会 讲座 晚会 活动 比赛 竞赛 决赛 半决赛 总决赛 选举 大选 "
    "战争 事件 事故 危机 疫情 爆炸 袭击 冲突 运动 谈判 会谈 会晤 访问 罢工 游行 课题 试点 杂志 "
    "电台 奖项 奖章 勋章 称号 冠军 亚军 季军 金牌 银牌 铜牌 金奖 银奖 铜奖 战役 革命 起义 地震 "
    "洪水 火灾 空难 队 杯 公司 药房 药铺 商行 酒楼 超市 股份 控股 地产 保险 航空 电力 石化 钢铁 "
    "工作室 国家队 门诊部 诊所 行动方案 工程项目 理工 分校 发布会 座谈会 开幕式 闭幕式 签约仪式 "
    "启动仪式 台风 飓风 海啸 政变 内战 全集 事务所 电器 置业 证券 乳业 酒业 药业 实业 重工 影业 "
    "传媒 工程 庆典".split()
)
#: Nouns that end hardly anything but a name, so that any noun may go before them.
_PROPER: Final = frozenset(
    "智库 促进会 研究会 基金会 文学奖 日报 晚报 时报 出版社 音乐节 电影节 诗歌节 戏剧节 艺术节 "
    "书院 附中 附小 锦标赛 公开赛 邀请赛 挑战赛 马拉松".split()
)
#: What stands before a noun of such a kind and makes no name of it.
_ORDINARY: Final = frozenset(
    "社会 民间 民营 国有 外来 海外 境外 国内 国际 国家 地方 风险 产业 金融 人力 高校 高端 专业 "
    "新型 大型 中小 著名 知名 世界 全球 全国 公益 慈善 专项 行业 企业 中国 城市 农村 校园 青年 "
    "学生 大学生 少年 儿童 本地 传统 现代 前沿 高新 信息 数字 绿色 先进 尖端 网络 移动 互联网 "
    "新兴 农业 军事 国防 核心 关键 智能 人工 半程 全程 迷你 户外 室内 草地 露天 年度 首届 环保 "
    "科技 教育 文化 体育 党委 机关 省级 市级 民族 革命 健康 现代化 冷链 跨境 社区 家庭 亲子 员工 "
    "职工 法定 私人 公司 集团 上市 非法 宗教 佛教".split()
)
_FUNCTION: Final = frozenset(
    "的了着过是在和与及或而也都就才又再很最更不没这那其该将被把让使由于为对向从到给以所之者们"
)
#: What a centre is for, and its class.
_CENTRES: Final = {
    **dict.fromkeys("研究 创新 研发 实验 检测".split(), "ResearchInstitute"),
    **dict.fromkeys("服务 培训 救援 交流 救助 合作 管理 保护".split(), "Organization"),
}
#: Nouns that are verbs as well.
_ALSO_VERBS: Final = frozenset({"计划", "行动"})
_OF_PLACES: Final = frozenset("路街河江湖山海岛港县市区镇乡村州桥")
#: At the end of what describes a kind: 生活类, 意大利籍, 当届.
_OF_KINDS: Final = frozenset("类级型式组届籍版性制款家种多")
#: Said of firms only.
OF_FIRMS: Final = frozenset(
    "旗下 创始人 联合创始人 创办人 董事长 总裁 首席执行官 首席财务官 首席技术官 总经理 分析师 "
    "员工 股价 市值 营收 总部 分公司 子公司 全资子公司 客服 高管 股东 门店".split()
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A noun, and the words on either side of it.

    Attributes:
        form: Its characters.
        words: All words before it, names among them already joined.
        forms: Their characters.
        after: The word behind it, if any.
        after_form: The characters of that.
    """

    form: str
    words: Sequence[Word]
    forms: Sequence[str]
    after: Word | None
    after_form: str

    @property
    def goes_on(self) -> str:
        """The tag of the word behind it."""
        return self.after.tag if self.after is not None else ""


def headed(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the words of a name that a rare word and the noun behind it make.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Names that the world knows, trades, and nouns that say what a name names.
    """
    found: list[Word] = []
    forms: list[str] = []
    for number, word in enumerate(words):
        form = text[word.start : word.end]
        after = words[number + 1] if number + 1 < len(words) else None
        after_form = text[after.start : after.end] if after is not None else ""
        size, kind = 0, ""
        if word.tag in (_TRADES if form in lexicon.trades else _NOUNS) and found:
            size, kind = _name_before(_Place(form, found, forms, after, after_form), lexicon)
        if size:
            first = found[-size].start
            del found[-size:], forms[-size:]
            found.append(Word(first, word.end, lexicon.tag_of(kind), kind))
        elif word.entity in ("Person", "Place", "Time") and _is_firm(form, lexicon):
            found.append(replace(word, tag="nt", entity="Company"))
        elif word.tag == "n" and word.entity is None and (built := _built(form, lexicon)):
            found.append(replace(word, tag=lexicon.tag_of(built), entity=built))
        else:
            found.append(word)
        forms.append(text[found[-1].start : found[-1].end])
    return found


def _built(form: str, lexicon: Lexicon) -> str | None:
    """Return the class of what a rare word and the last character name (稻香楼, 回龙桥).

    It is one of what lies somewhere; 三孔桥 and 石拱桥 are only described.
    """
    core = form[:-1]
    if len(form) not in _OF_PLACE or form in lexicon.heads or form in lexicon.nouns:
        return None
    kind, _ = lexicon.heads.get(form[-1], ("", False))
    if kind not in ("Site", "NaturalFeature") or lexicon.head_class(form) != kind:
        return None
    known = core in lexicon or core in lexicon.heads or core in lexicon.nouns
    if known or core[0] in _COUNTS or core in _MATERIALS or word_frequency(form):
        return None
    return kind if word_frequency(core) <= _UNHEARD else None


def _is_firm(form: str, lexicon: Lexicon) -> bool:
    """Tell whether what is taken for a person or a place ends as firms alone do (霁禾创投)."""
    ends = any(lexicon.trades.get(form[size:]) for size in range(2, len(form) - 1))
    return ends and form not in lexicon


def _name_before(place: _Place, lexicon: Lexicon) -> tuple[int, str]:
    """Return how many words before a noun make a name with it, and its class; 0 for none."""
    form, words, forms = place.form, place.words, place.forms
    if form in lexicon.trades and _is_brand(place, lexicon):
        return 1, "Company"
    if size := _with_seat(words, forms, form):
        return size, "Project"
    if form == "中心" and forms[-1] in _CENTRES and len(words) > 1:
        return _centre(words, forms, lexicon), _CENTRES[forms[-1]]
    if form[-1] == "节" and 1 < len(form) <= len("开渔节") and word_frequency(form) == 0:
        return _festival(words, forms), "Event"
    kind = lexicon.heads.get(form, ("", False))[0]
    if kind == "Site" and len(form) > 1 and _is_unknown_place(words[-1], forms[-1], lexicon):
        return 1, kind  # 艾提尕尔|清真寺
    if kind not in _MADE or len(form) == 1 or form in _LOOSE:
        return 0, ""
    if form in _ALSO_VERBS and place.goes_on == "v" and words[-1].tag in _NAMES:
        return 0, ""  # 九广铁路|计划|兴建
    return _rare_words(place, kind, lexicon), kind


def _is_unknown_place(word: Word, form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a place of no known class, as the name of a site may begin."""
    named = word.tag == "ns" and word.entity == "Place" and form not in lexicon
    return named and len(form) > 1 and lexicon.head_class(form) is None


def _with_seat(words: Sequence[Word], forms: Sequence[str], noun: str) -> int:
    """Return 2 for 西江|引水|工程: what is done, and where."""
    if noun != "工程" or len(words) < len(("西江", "引水")):
        return 0
    where, what = words[-2], words[-1]
    done = what.tag == "vn" and len(forms[-1]) == len("引水")
    return 2 if where.tag == "ns" and where.entity not in ("Country", "Continent") and done else 0


def _centre(words: Sequence[Word], forms: Sequence[str], lexicon: Lexicon) -> int:
    """Return 2 for 贺兰|创新|中心, whose first word is a name or unheard of."""
    first, form = words[-2], forms[-2]
    named = first.tag in ("nt", "ns") or (first.tag in ("n", "nz", "nr") and form not in lexicon)
    rare = first.entity is not None or word_frequency(form) <= _UNHEARD
    return 2 if named and rare and len(form) > 1 and form not in _ORDINARY else 0


def _festival(words: Sequence[Word], forms: Sequence[str]) -> int:
    """Return how many words before …节 name a festival with it: 霞浦|开|渔节, 霞浦|荔枝节."""
    for size in (1, 2):
        if size > len(words):
            return 0
        if words[-size].tag == "ns":
            return size
        if len(forms[-size]) > 1:
            return 0
    return 0


def _is_brand(place: _Place, lexicon: Lexicon) -> bool:
    """Tell whether the word before a trade is the brand of a firm."""
    brand, form, only = place.words[-1], place.forms[-1], lexicon.trades[place.form]
    frequency = word_frequency(form)
    if not _BRAND[0] <= len(form) <= _BRAND[1] or not _is_part(brand, form, lexicon):
        return False
    if form in _ORDINARY or form in lexicon or form in lexicon.heads or form in lexicon.trades:
        return False
    described = len(place.words) > 1 and place.words[-2].tag in ("a", "b", "m")
    if described or frequency > (_UNUSUAL if only else _RARE):
        return False
    if brand.tag not in _NAMES and (word_tag(form) or "n")[0] in "vabdm":
        return False
    if only:
        return frequency <= _UNHEARD or place.goes_on != "u"
    if place.goes_on in ("n", "vn") and not _of_firms(place.after_form, lexicon):
        return False  # 陈孟亮|音乐|设计
    if brand.tag in _NAMES:
        if brand.tag != "ns" or form[-1] not in _OF_PLACES:
            return True
        return len(form) == _BRAND[0] and (word_tag(place.form) or "")[:1] == "a"  # 清河|精密
    before = place.words[-2].tag if len(place.words) > 1 else "w"
    return place.goes_on in ("v", "d", "p") and before in ("w", "p", "c")


def _of_firms(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun is said of firms and their people: 创始人, 旗下."""
    entry = lexicon.get(form)
    return form in OF_FIRMS or (entry is not None and entry.type == "Title")


def _rare_words(place: _Place, kind: str, lexicon: Lexicon) -> int:
    """Return how many of the last words go before a noun in a name."""
    words, forms = place.words, place.forms
    size = length = chosen = 0
    while size < min(_MOST_WORDS, len(words)):
        word, form = words[-1 - size], forms[-1 - size]
        if not _is_part(word, form, lexicon) or length + len(form) > _LONGEST:
            break
        size += 1
        length += len(form)
        if _opens(word, form, kind, lexicon, beside=size == 1):
            chosen = size
    alone = size == 1 and length > 1 and place.form in _PROPER and forms[-1] not in _ORDINARY
    if not chosen and alone:
        return 1 if words[-1].tag in ("n", "vn", "nz") else 0
    return chosen


def _opens(word: Word, form: str, kind: str, lexicon: Lexicon, *, beside: bool) -> bool:
    """Tell whether a name of a class can begin with a word."""
    if len(form) < 2 or form in _ORDINARY:
        return False
    if form in lexicon:
        entry = lexicon.entries[form]
        seat = entry.type in _SEATS and entry.type not in ("Continent", "Country")
        return seat and not beside and kind in ("Conference", "Competition", "Event")
    if word.tag == "nr" and word_tag(form[0]) == "nr":
        return beside and kind not in ("Conference", "Event", "School", "Media")
    if word.tag in _NAMES and word.entity is not None:
        return beside or kind in ("Conference", "Competition", "Event")
    if word.tag == "vn":
        return word_frequency(form) == 0
    return word_frequency(form) <= _UNHEARD


def _is_part(word: Word, form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word may be part of a name that is cut apart."""
    if word.tag not in _PARTS or form in _FUNCTION or not form.isalpha() or form.isascii():
        return False
    if word.entity in ("Title", "Time", "Work", "Quantity"):
        return False
    entry = lexicon.get(form)
    known = entry is not None and entry.tag not in ("ns", "n")
    return form[-1] not in _OF_KINDS and not known

"""What stands beside a name, all over a document, tells what it names: 澜图融资 is said of a firm.

A tagger that has never met 澜图 takes it for a person or a place, sentence by sentence. The text
knows better. Words that are said of firms only (旗下, 创始人, 领投), verbs whose objects are firms
or things to use (入股, 下载), a noun of kind right before (投资机构衡石), what it is said to be one
of (是一家公司), and quotes beside such a noun are signs, and those of all places where the name
stands add up. It takes more signs against a name that is built as a person's, and more for a
common noun, than for one that no dictionary has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from kgbuild.ontology import ATTRIBUTES, MEASURES
from kgbuild.ontology.surnames import DOUBTFUL_SURNAMES, surname_of
from kgbuild.parse.jieba_words import word_frequency, word_tag
from kgbuild.parse.naming.headed import OF_FIRMS
from kgbuild.parse.naming.quoted import MARKS
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_LENGTH: Final = (2, 6)  # characters
_COMMON: Final = 1_000  # times in the sixty million words that jieba counted
_CANDIDATES: Final = frozenset("nr ns nt nz n".split())
_PROPER: Final = frozenset("nr ns nt nz".split())
_OPEN_ENTITIES: Final = (None, "Person", "Place", "Organization")
_OF_PLACES: Final = frozenset("路街河江湖山海岛港县市区镇乡村州桥省国洲屿湾城寨岭峰")

_SURE: Final = 2
_CALLED: Final = 3
_HINT: Final = 1
_ENOUGH: Final = 2
_ENOUGH_FOR_A_PERSON: Final = 3  # where it is built as a person's name
_ENOUGH_FOR_A_FOREIGNER: Final = 4  # it is long, and has no surname
_ENOUGH_FOR_A_NOUN: Final = 4
_ENOUGH_FOR_A_PLACE: Final = 3  # that ends as places do

#: What stands behind the name of a town that a firm may be called after (宁州市市长).
_OF_TOWNS: Final = tuple(
    f"{level}{organ}"
    for level in "省市县区"
    for organ in (f"{level}长", "委", "政府", "人民", "公安", "人大", "政协", "财政")
)
#: What firms alone do.
_FIRMS_DO: Final = frozenset(
    "融资 领投 跟投 裁员 量产 召回 停产 破产 亏损 盈利 自主研发 控股 参股 增资 上市 并购 合并 "
    "扭亏 减持 增持 代工 营收".split()
)
_OWN_WORK: Final = (["研发"], ["开发"], ["研制"], ["设计"], ["生产"])
#: What firms do, and others rarely.
_FIRMS_MAY: Final = frozenset(
    "收购 投资 推出 研发 开发 生产 签约 入驻 承建 承包 入股 注资 研制 销售 发布 起诉".split()
)
_WITH: Final = frozenset("与 和 同 跟 携手 联合".split())
_JOINTLY: Final = frozenset("签署 签约 签订 合作 达成 合并 共建 联合 合资".split())
#: Whose object is a firm.
_TO_FIRMS: Final = frozenset("收购 入股 控股 参股 领投 跟投 并购 注资".split())
#: What only a firm does to such a thing, whatever stands between (在越南设立了全资子公司).
_FIRMS_DO_TO: Final = {
    **dict.fromkeys("设立 成立 开设 新设".split(), "子公司 分公司 事业部"),
    **dict.fromkeys(
        "发布 公布 披露 发表".split(),
        "年报 年度报告 财报 季报 季度报告 半年报 半年度报告 业绩预告 招股书",
    ),
    **dict.fromkeys(
        "登陆 挂牌".split(), "科创板 创业板 主板 新三板 北交所 上交所 深交所 港交所 纳斯达克"
    ),
    "实现": "营收 营业收入 净利润 销售收入 销售额",
    "完成": "融资",
}
#: Whose object is a body of some kind.
_TO_BODIES: Final = frozenset("任职于 供职于 就职于 加盟 加入 创办 创立 创建 成立 入职".split())
_BEING: Final = frozenset("是 成为".split())
_ONE_OF: Final = regex(r"(?:第[一二三四五六七八九十\d]+|首|唯一一?)家$")
#: Between such a verb and its object.
_ASPECTS: Final = frozenset("了 过 出 起".split())
#: What a firm's full name ends on.
_LEGAL: Final = regex(r"(?:有限公司|有限责任公司|股份公司|集团公司|集团)$")
_BODIES_DO: Final = frozenset("成立于 创立于 创办于 组建于 成立 解散".split())
#: Whose object is something to use.
_TO_PRODUCTS: Final = frozenset("下载 安装 接入 搭载 打开 登录 试用 上线".split())
_PLACES_DO: Final = frozenset("始建于 坐落于 坐落 坐落在 地处".split())
_PEOPLE_DO: Final = frozenset(
    "说 毕业 出生 生于 师从 任教 去世 病逝 就读 结婚 辞职 出任 担任 兼任 坦言 升任 当选 逝世 "
    "考入 考取 留学 赴任 获释 被捕 退休 病故 移居 定居 回国".split()
)
#: Classes that a noun right before a name gives it.
_TOLD: Final = frozenset(
    "Company Bank Media Team App Software Service Device Product Association ResearchInstitute "
    "School University Hospital Organization".split()
)
#: Nouns of kind that are followed by any noun: 公司员工, 产品质量, 项目资金.
_NO_APPOSITION: Final = frozenset(
    "公司 集团 企业 产品 项目 学校 医院 银行 服务 系统 平台 协会 大会 会议 论坛 大赛 比赛 工程 "
    "计划 行动 奖 奖项 大学 学院 食品 药品 商品 设备 应用 软件 媒体 网站 冠军 亚军 季军 金牌 "
    "银牌 铜牌 茶 药 酒 研究院 实验室 研究所".split()
)
#: Classes of what a document calls by its name in quotes once, and without them later.
_QUOTED: Final = frozenset("App Software Service Device Product Project Team Award".split())
_BODIES: Final = frozenset("Company Bank Media Team Association ResearchInstitute School".split())
#: What a firm has, and is not.
_MEASURED: Final = tuple(noun for noun in (*ATTRIBUTES, *MEASURES) if len(noun) > 1)
_YEAR: Final = regex(r"\d{3,4}年")
_NEAR: Final = 6  # words from a name to its verb
_WITHIN: Final = 8  # words from 完成 to 融资


@dataclass(slots=True)
class _Signs:
    """What the places of one name say it is.

    Attributes:
        kinds: Class -> the weight of the signs for it.
        called: Classes of the nouns of kind right before it.
        quoted: It stands in quotes somewhere, and what it is beside them.
        words: How its places are tagged.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    called: set[str] = field(default_factory=set)
    quoted: bool = False
    words: Counter[tuple[str, str | None]] = field(default_factory=Counter)


def beside(
    texts: Sequence[str], words: Mapping[int, Sequence[Word]], lexicon: Lexicon
) -> dict[int, list[Word]]:
    """Class anew the names of a document that what stands beside them tells.

    Args:
        texts: The sentences of one document, normalised.
        words: Number of a sentence -> its words.
        lexicon: Names that the world knows, and nouns that say what a name names.

    Returns:
        Number of a sentence -> its words, where any of them changed.
    """
    signs: defaultdict[str, _Signs] = defaultdict(_Signs)
    firms: set[str] = set()
    for number, cut in words.items():
        forms = [texts[number][word.start : word.end] for word in cut]
        for place, (word, form) in enumerate(zip(cut, forms, strict=True)):
            told_so = word.entity if word.entity in _QUOTED and form not in lexicon else None
            if told_so and _in_quotes(place, forms):
                signs[form].quoted = True
                signs[form].kinds[told_so] += _SURE * 2
            if word.tag == "nt" and _LEGAL.search(form):
                firms.add(form)
            if not _is_candidate(word, form, lexicon):
                continue
            signs[form].words[word.tag, word.entity] += 1
            for kind, weight in _signs_at(place, cut, forms, lexicon):
                signs[form].kinds[kind] += weight
            signs[form].called.update(_called(place, cut, forms, lexicon))
    for form, seen in signs.items():
        in_firm = not _is_personal(form) and any(form in firm for firm in firms)
        if in_firm and not any(f"{form}{mark}" in text for text in texts for mark in _OF_TOWNS):
            seen.kinds["Company"] += _SURE * 2
    told = {form: found for form, seen in signs.items() if (found := _decided(form, seen))}
    changed: dict[int, list[Word]] = {}
    for number, cut in words.items():
        text = texts[number]
        if any(name in text for name in told):
            changed[number] = [_retold(word, text, told, lexicon) for word in cut]
    return changed


def _in_quotes(place: int, forms: Sequence[str]) -> bool:
    return 0 < place < len(forms) - 1 and MARKS.get(forms[place - 1]) == forms[place + 1]


def _is_candidate(word: Word, form: str, lexicon: Lexicon) -> bool:
    if not _LENGTH[0] <= len(form) <= _LENGTH[1] or word.tag not in _CANDIDATES:
        return False
    if word.entity not in _OPEN_ENTITIES or form in lexicon or not form.isalpha():
        return False
    if form.isascii() or form in lexicon.trades or lexicon.head_class(form) is not None:
        return False
    if form.endswith(_MEASURED):
        return False  # 公司营业收入
    return word.tag in _PROPER or word_frequency(form) <= _COMMON


def _signs_at(
    place: int, words: Sequence[Word], forms: Sequence[str], lexicon: Lexicon
) -> Iterator[tuple[str, int]]:
    """Yield what the words around one place say of the name there, each with its weight."""
    after = forms[place + 1] if place + 1 < len(words) else ""
    if after == "(" and place + 2 < len(words) and _YEAR.match(forms[place + 2]):
        yield "Person", _SURE  # 区念慈（1902年11月—…）
    if place and words[place - 1].entity == "Title" and words[place].tag in _PROPER:
        yield "Person", _SURE * 2  # 副部长陆启澜
    if after == "旗下":
        yield "Company", _SURE + _HINT
    elif after == "的" and place + 2 < len(words) and forms[place + 2] in OF_FIRMS:
        yield "Company", _HINT
    elif after in OF_FIRMS and not _is_called(place, words, forms):
        officer = _is_office(after, lexicon) and _followed_by_person(place + 1, words)
        yield "Company", _SURE * 2 if officer else _SURE
    elif _is_office(after, lexicon) and _followed_by_person(place + 1, words):
        yield "Organization", _HINT
    at, verb = next(_acts_after(place, words, forms), (place, ""))
    if verb in _FIRMS_DO or _does_to(at, words, forms):
        yield "Company", _SURE
    elif verb in _FIRMS_MAY:
        yield "Company", _HINT
    elif verb in _BODIES_DO:
        yield "Organization", _SURE
    elif verb == "上线":
        yield "App", _SURE
    elif verb in _PLACES_DO and words[place].tag == "nr":
        yield "Site", _SURE
    elif verb in _PEOPLE_DO:
        yield "Person", _SURE
    elif after in _WITH and any(form in _JOINTLY for form in forms[place + 2 : place + 5]):
        yield "Organization", _HINT
    elif verb in _BEING and (kind := _is_one(at + 1, words, forms, lexicon)):
        yield kind, _SURE
    before = place - 2 if place > 1 and forms[place - 1] in _ASPECTS else place - 1
    if before >= 0:
        yield from _signs_of_object(forms[before])


def _signs_of_object(verb: str) -> Iterator[tuple[str, int]]:
    """Yield what a verb says of the name that is its object."""
    if verb in _TO_FIRMS:
        yield "Company", _SURE
    elif verb in _TO_BODIES:
        yield "Organization", _SURE
    elif verb in _TO_PRODUCTS:
        yield "App", _HINT


def _does_to(place: int, words: Sequence[Word], forms: Sequence[str]) -> bool:
    """Tell whether the verb at a place has, before the next pause, an object of firms alone."""
    near = range(place + 1, min(place + _WITHIN, len(words)))
    end = next((index for index in near if words[index].tag == "w"), near.stop)
    clause = "".join(forms[place + 1 : end])
    return any(thing in clause for thing in _FIRMS_DO_TO.get(forms[place], "").split())


def _is_one(
    place: int, words: Sequence[Word], forms: Sequence[str], lexicon: Lexicon
) -> str | None:
    """Return the class of the noun that 一家…公司 at a place ends on, to the next pause.

    What is the third of its kind is one too (国内第三家上市的软件企业).
    """
    end = next((k for k in range(place, len(words)) if words[k].tag == "w"), len(words))
    if place >= end:
        return None
    if not forms[place].startswith("一") and not any(map(_ONE_OF.match, forms[place:end])):
        return None
    if words[end - 1].tag not in ("n", "nz", "vn"):
        return None
    kind = lexicon.head_class(forms[end - 1])
    return kind if kind in _TOLD else None


def _called(
    place: int, words: Sequence[Word], forms: Sequence[str], lexicon: Lexicon
) -> Iterator[str]:
    """Yield the class of a noun of kind right before a name (投资机构衡石)."""
    before, word = forms[place - 1], words[place - 1]
    if not place or word.tag not in ("n", "nz") or word.entity:
        return
    if before in _NO_APPOSITION and words[place].tag == "n":
        return
    kind = lexicon.head_class(before)
    ends = place + 1 == len(words) or words[place + 1].tag not in ("n", "vn", "u", "nz")
    if kind in _TOLD and len(before) > 1 and ends:
        yield kind


def _acts_after(
    place: int, words: Sequence[Word], forms: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield place and form of the first verb behind a name, past adverbs, times and places.

    自主 is said of what a firm develops, and 营收 is all its own.
    """
    for index in range(place + 1, min(place + _NEAR, len(words))):
        if forms[index] == "自主" and forms[index + 1 : index + 2] in _OWN_WORK:
            yield index, "自主研发"
            return
        if words[index].tag in ("v", "vn") or forms[index] in _FIRMS_DO:
            yield index, forms[index]
            return
        where = forms[index] == "在" or (forms[index - 1] == "在" and words[index].tag == "ns")
        when = words[index].tag in ("d", "t", "ad") or words[index].entity == "Time"
        if not (when or where):
            return


def _is_called(place: int, words: Sequence[Word], forms: Sequence[str]) -> bool:
    """Tell a person with an office (骆闻笙总裁) from a firm and its officer (澜图总裁骆闻笙)."""
    return (
        words[place].tag == "nr"
        and _is_personal(forms[place])
        and not (_followed_by_person(place + 1, words))
    )


def _is_office(form: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(form)
    return entry is not None and entry.type == "Title"


def _followed_by_person(place: int, words: Sequence[Word]) -> bool:
    return place + 1 < len(words) and words[place + 1].tag == "nr"


def _is_personal(form: str) -> bool:
    """Tell whether a name begins with a surname and has the length of a person's."""
    return len(form) in (2, 3) and word_tag(form[0]) == "nr"


def _decided(form: str, seen: _Signs) -> str | None:
    """Return the class that the signs for a name make sure, if they do."""
    kinds = seen.kinds + Counter(dict.fromkeys(seen.called, _CALLED))
    if not kinds:
        return None
    bodies = [kind for kind in kinds if kind in _BODIES]
    if len(bodies) == 1:
        kinds[bodies[0]] += kinds.pop("Organization", 0)
    kind, weight = max(sorted(kinds.items()), key=lambda item: item[1])
    if not seen.words:
        return kind if seen.quoted else None
    (tag, entity), _ = seen.words.most_common(1)[0]
    need = _ENOUGH
    if tag == "nr" and _is_personal(form):
        need = _ENOUGH_FOR_A_PERSON
    elif tag == "nr" and len(form) > len("澜图"):
        need = _ENOUGH_FOR_A_FOREIGNER
    elif tag not in _PROPER and not seen.quoted:
        need = _ENOUGH_FOR_A_NOUN
    elif entity == "Place" and form[-1] in _OF_PLACES:
        need = _ENOUGH_FOR_A_PLACE
    others = sum(kinds.values()) - weight
    if kind == "Person" and _is_somebody(form, tag, weight, others):
        return kind
    held = kind == "Person" and entity == "Organization" and weight >= _SURE * 2
    if weight < need or others >= weight or (kind in (entity, "Person") and not held):
        return None
    if kind == "Organization" and entity in ("Place", "Organization") and not seen.called:
        return None  # an office of the place
    return kind


def _is_somebody(form: str, tag: str, weight: int, others: int) -> bool:
    """Tell whether a noun that is no word of the language is somebody's name (区念慈出任…)."""
    unheard = tag == "n" and word_frequency(form) == 0 and len(form) == len("区念慈")
    surname = form[0] in DOUBTFUL_SURNAMES or bool(surname_of(form))
    return unheard and surname and weight >= _SURE * 2 > others


def _retold(word: Word, text: str, told: Mapping[str, str], lexicon: Lexicon) -> Word:
    kind = told.get(text[word.start : word.end])
    if kind is None or word.entity not in _OPEN_ENTITIES:
        return word
    return replace(word, tag=lexicon.tag_of(kind), entity=kind)

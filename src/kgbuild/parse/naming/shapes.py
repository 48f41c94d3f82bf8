"""Names that no dictionary has are told by their shape, and their words joined.

A tagger trained on news breaks what it has not seen: 强基|计划, 成渝地区|双城|经济圈, 海州|智能.
What gives such a name away is a word that names what it is (计划, 经济圈, 智能) behind one that is
itself a name, or no word of the language at all. The title inside book marks is one name whatever
its words are. And a tagger's person who is an ordinary word of two characters without a surname is
no person (合龙).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

#: What a coined word before it makes the name of.
_COINED = {
    **dict.fromkeys("计划 工程 行动 专项".split(), "Project"),
    **dict.fromkeys("峰会 论坛 年会".split(), "Conference"),
    **dict.fromkeys("大赛 联赛 公开赛".split(), "Competition"),
}
_REGIONS = dict.fromkeys(
    "经济圈 城市群 都市圈 经济带 经济区 经济走廊 自贸区 自由贸易区 自由贸易试验区 自由贸易港 "
    "示范区 开发区 高新区 新区 工业园 工业园区 产业园 产业园区 科技园 软件园 保税区".split(),
    "Place",
)
#: Built or grown across the land, and called by where that is.
_LANDMARKS = dict.fromkeys(
    "走廊 隧道 海底隧道 大桥 特大桥 跨海大桥 水库 水电站 高原 山脉 平原 盆地 群岛 半岛 "
    "运河".split(),
    "Place",
)
#: What is held in a place or by a house, and called by it (桃花潭|国际|诗歌节).
_HELD = {
    **dict.fromkeys("锦标赛 公开赛 大奖赛 邀请赛 挑战赛 马拉松 冠军杯".split(), "Competition"),
    **dict.fromkeys(
        "电影节 电影展 影展 音乐节 艺术节 诗歌节 戏剧节 文化节 读书节 啤酒节 时装周 双年展".split(),
        "Event",
    ),
    **dict.fromkeys("博览会 交易会".split(), "Conference"),
}
#: Behind a short name part of it (居里|实验室), behind a full one a department of the house.
_BODIES = {
    **dict.fromkeys("实验室 研究院 研究所 天文台".split(), "ResearchInstitute"),
    **dict.fromkeys("学堂 书院 中学 小学".split(), "School"),
    **dict.fromkeys("博物馆 美术馆 纪念馆 图书馆".split(), "Site"),
    **dict.fromkeys("出版社 杂志社".split(), "Media"),
    **dict.fromkeys("基金会 商会 协会".split(), "Association"),
    **dict.fromkeys("乐团 剧团 合唱团".split(), "Team"),
}
#: 墨子|号|卫星: what has a name that ends in 号.
_VESSELS = frozenset(
    "卫星 飞船 探测器 空间站 火箭 潜水器 科考船 货轮 客轮 邮轮 油轮 轮船 渔船 航母 护卫舰 列车 "
    "客机 飞机".split()
)
_ORGANS = dict.fromkeys(
    "政府 总理府 总统府 首相府 大使馆 领事馆 总领事馆 议会 国会 法院 检察院 外交部 国防部 财政部 "
    "卫生部 教育部 内政部 司法部 警察局".split(),
    "Government",
)
_TRADES = dict.fromkeys(
    "智能 科技 传媒 影业 药业 重工 乳业 酒业 置业 证券 资本 控股 股份 医药 软件 半导体 生物 "
    "物流".split(),
    "Company",
)
#: 第一|中学: behind an ordinal.
_NUMBERED = {
    **dict.fromkeys("中学 小学 高中 初中 高级中学 初级中学 幼儿园".split(), "School"),
    **dict.fromkeys("医院 人民医院".split(), "Hospital"),
}
_CRAFT = (
    "无人船",
    "无人机",
    "飞船",
    "卫星",
    "火箭",
    "探测器",
    "潜水器",
    "科考船",
    "货轮",
    "邮轮",
    "渔船",
)
_SAYING = frozenset(
    "表示 说 认为 指出 强调 介绍 透露 告诉 坦言 称 宣布 回应 解释 补充 直言 表态 批评 提醒".split()
)
_TAKING_OFFICE = frozenset("成为 出任 担任 就任 接任 继任 当选 升任 调任 改任 兼任".split())
#: Single words that stand before them: 王明|想|成为….
_BEFORE_OFFICE = frozenset("想能会要应可欲愿求渴望将曾即始终遂乃拟盼须需得来去获被由后再又也")
#: Ordinary words of the same look, between an office and what is said.
_NO_NAMES = frozenset("方面 高层 高管 高度 明确 公开 任何 向来 通常 常常 时常 同时".split())
_SEATED = regex(
    r"\([\u4e00-\u9fff]{2,6}\)[\u4e00-\u9fff]{0,8}?(?:有限责任公司|有限公司|合伙企业|集团)"
)
#: Organs of the state that are named by two charges: 工业和信息化|局.
_ORGAN = regex(
    r"(?:工业|人力资源|住房|发展|文化|文化广电|规划|自然资源|卫生|民政|农业|交通|水利|城市管理|退役军人|"
    r"市场监督|教育|科学技术|体育|商务|经济|新闻出版|国土资源|旅游|林业|海洋)和"
    r"(?:信息化|社会保障|城乡建设|改革|旅游|自然资源|规划|计划生育|社会工作|农村|运输|水务|综合执法|事务|管理|"
    r"体育|科技|信息|文化|商务|合作|广播电视|房屋管理|草原|渔业)(?:委员会|局|厅|委|部)(?![分门])"
)
_SERIAL = regex(r"[一二三四五六七八九十]{1,3}号")
#: A house, and what it does with another: 东河学院|共建|实验室.
_ACTING = regex(
    r".{2,10}(?:学院|大学|公司|集团|医院|银行|研究院|研究所|协会|基金会)"
    r"(?P<verb>共建|联合|共同|签署|发布|推出|宣布|举办|主办|组建|设立|成立|承担|牵头|建设(?!工程|学院|系))\w+"
)
#: What a site or a house was, and is (东河校区|原为|师范学校): the tagger takes it for one name.
_BEING = regex(
    r".{2,10}?(?:学院|大学|校区|中学|小学|大厦|大楼|[寺桥站园厂馆庙祠塔])(?P<verb>[原现曾初]为|前身[为是])\w+"
)
_SEATS = frozenset("Continent Country Province City District".split())
_NOUNS = frozenset("n nr ns nt nz nw vn an s".split())
#: What stands before the figures of an amount (新台币|120亿元).
_CURRENCIES = frozenset("人民币 新台币 港币 澳门币 美金 台币 澳币".split())
_UNITS = frozenset(
    "元 美元 欧元 港元 日元 韩元 澳元 加元 新元 英镑 卢布 法郎 瑞士法郎 卢比 泰铢 比索 克朗 里亚尔 "
    "雷亚尔 兰特 林吉特 第纳尔 迪拉姆 里拉 越南盾 印尼盾 坚戈 先令".split()
)
_AMOUNT = "Quantity"
_TAGS = {
    **dict.fromkeys(("Place", "Site"), "ns"),
    **dict.fromkeys(
        "Company Government School Hospital ResearchInstitute Media Association Team".split(), "nt"
    ),
    "Person": "nr",
    _AMOUNT: "m",
}
_ORDINAL = 4  # characters of 第十二中学 before its noun
_IDIOM = 4  # characters
_SHORT = 3  # characters of a house's short name
_MIDDLE = 2  # words between a place and what is held there
_NATIVE = 4  # characters of a Chinese name and a verb
_DOING = frozenset("作任说称获赴率")
_GIVEN = 2  # characters of a given name, or of a surname and a short one
_BETWEEN = 2  # words between a place and what makes a region of it
_TITLE = 40  # characters of a title, at most


class _Line(NamedTuple):
    """A sentence in words.

    Attributes:
        text: Its text.
        words: Its words.
        forms: Their characters.
    """

    text: str
    words: Sequence[Word]
    forms: Sequence[str]


def shaped(text: str, words: Sequence[Word]) -> list[Word]:
    """Join the words of names that their shape tells.

    Args:
        text: A normalised text.
        words: Its words, in order, with all known names among them.
    """
    several = [_no_person(text, word) for word in _titled(text, list(_parted(text, words)))]
    several = list(_quoted_officers(text, _organs(text, _registered(text, several))))
    line = _Line(text, several, [_form(text, word) for word in several])
    found: list[Word] = []
    position = 0
    while position < len(several):
        size, kind = _name_at(line, position)
        if size > 1:
            end = several[position + size - 1].end
            entity = None if kind == _AMOUNT else kind
            found.append(Word(several[position].start, end, _TAGS.get(kind, "nz"), entity))
        else:
            found.append(several[position])
        position += size
    return found


def _parted(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, parted where one holds a verb (沈柯师|从, 东河学院|共建|实验室)."""
    for number, word in enumerate(words):
        form = text[word.start : word.end]
        after = text[word.end : word.end + 1]
        if word.tag == "nr" and _is_doing(form, text[word.end : word.end + 2]):
            yield replace(word, end=word.end - 1)
            yield Word(word.end - 1, word.end, "v")
        elif word.tag == "nr" and len(form) > _GIVEN and form[-1] == "师" and after in ("从", "承"):
            yield replace(word, end=word.end - 1)
            yield Word(word.end - 1, word.end + 1, "v")
        elif number and text[words[number - 1].end - 1] == "师" and form in ("从", "承"):
            before = words[number - 1]
            if before.tag != "nr" or before.end - before.start <= _GIVEN:
                yield word
        elif word.tag in ("nt", "ns") and (is_now := _BEING.fullmatch(form)):
            verb, rest = word.start + is_now.start("verb"), word.start + is_now.end("verb")
            yield replace(word, end=verb, entity=None)
            yield Word(verb, rest - 1, "n" if rest - verb > _GIVEN else "d")
            yield Word(rest - 1, rest, "v")
            yield Word(rest, word.end, "n")
        elif word.tag == "nt" and (acts := _ACTING.fullmatch(form)):
            verb, rest = word.start + acts.start("verb"), word.start + acts.end("verb")
            yield replace(word, end=verb)
            yield Word(verb, rest, "v")
            yield Word(rest, word.end, "n")
        else:
            yield word


def _is_doing(form: str, behind: str) -> bool:
    """Tell whether a name has swallowed the verb behind it (乔亚群作|政府工作报告)."""
    whole = len(form) == _NATIVE and form[-1] in _DOING and len(surname_of(form) or "") == 1
    return whole and len(behind) > 1 and behind.isalnum()


def _name_at(line: _Line, position: int) -> tuple[int, str]:
    """Return how many words at a position make a name, and of what class; 1 for none."""
    if position + 1 == len(line.words):
        return 1, ""
    for find in (_numbered_at, _amount_at, _person_at, _held_at, _region_at, _body_at, _coined_at):
        size, kind = find(line, position)
        if size > 1:
            return size, kind
    return 1, ""


def _numbered_at(line: _Line, position: int) -> tuple[int, str]:
    """Find 第一|中学, 墨子|号 before 卫星, and 最佳|导演|奖."""
    first, form, ending = line.words[position], *line.forms[position : position + 2]
    if ending in _NUMBERED and form.startswith("第") and len(form) <= _ORDINAL:
        return 2, _NUMBERED[ending]
    if form != "最佳" and not ending.endswith("号"):
        return 1, ""
    third = line.forms[position + 2] if position + 2 < len(line.words) else ""
    named = first.tag in ("nz", "n", "nr", "ns") and 1 < len(form) <= _SHORT
    if ending == "号" and named and third in _VESSELS:
        return 2, "Device"
    craft = position > 0 and line.forms[position - 1].endswith(_CRAFT)
    if _SERIAL.fullmatch(ending) and named and (craft or third in _VESSELS):
        return 2, "Device"  # 无人船|白鹭|三号
    if form == "最佳" and third == "奖":
        return 3, "Award"
    return 1, ""


def _amount_at(line: _Line, position: int) -> tuple[int, str]:
    """Find 新台币|120亿元 and 380亿|港元."""
    first, second = line.words[position : position + 2]
    before = second.tag == "m" and line.forms[position] in _CURRENCIES
    behind = first.tag == "m" and line.forms[position + 1] in _UNITS
    return (2, _AMOUNT) if before or behind else (1, "")


def _held_at(line: _Line, position: int) -> tuple[int, str]:
    """Find 世界|游泳|锦标赛 and 桃花潭|国际|诗歌节."""
    if line.words[position].tag in ("ns", "nz", "nt"):
        for size in _tails(line, position, _MIDDLE + 1):
            *_, inner, last = line.forms[position : position + size]
            kind = _HELD.get(last) or (_HELD.get(inner + last) if size > 2 else None)  # 诗歌|节
            if kind is not None:
                return size, kind
    return 1, ""


def _region_at(line: _Line, position: int) -> tuple[int, str]:
    """Find 成渝地区|双城|经济圈, 河西|走廊 and 德国|总理府."""
    first, ending = line.words[position], line.forms[position + 1]
    if first.tag == "ns":
        if first.entity not in _SEATS and ending in _LANDMARKS:
            return 2, "Place"
        if first.entity in _SEATS and ending in _ORGANS:
            return 2, "Government"
        for size in _tails(line, position, _BETWEEN):
            if line.forms[position + size - 1] in _REGIONS:
                return size, "Place"
    return 1, ""


def _body_at(line: _Line, position: int) -> tuple[int, str]:
    """Find 居里|实验室, whose house is called by a short name, and 福州|船政|学堂."""
    first, form, ending = line.words[position], *line.forms[position : position + 2]
    if first.tag in ("nt", "nr") and ending in _BODIES and len(form) <= _SHORT:
        return 2, _BODIES[ending]
    if first.tag == "ns" and first.entity in _SEATS and position + 2 < len(line.words):
        third = line.forms[position + 2]
        idiom = len(ending) == _IDIOM and word_tag(ending) in ("i", "l")  # 大同市|见义勇为|基金会
        named = idiom or line.words[position + 1].tag in ("n", "vn", "nz")
        if named and third in _BODIES:
            return 3, _BODIES[third]
    return 1, ""


def _coined_at(line: _Line, position: int) -> tuple[int, str]:
    """Find 强基|计划 and 海州|智能."""
    first, form, ending = line.words[position], *line.forms[position : position + 2]
    if ending not in _COINED and ending not in _TRADES:
        return 1, ""
    coined = first.tag in _NOUNS and _coined(form) and not first.entity
    if ending in _COINED and coined and not _follows_noun(line.words, position):
        return 2, _COINED[ending]
    named = coined or (first.tag in ("nr", "ns", "nz") and first.entity not in _SEATS)
    after = line.words[position + 2].tag if position + 2 < len(line.words) else "w"
    brand = named and len(form) <= 4 and first.entity in (None, "Person", "Place")
    free = after not in _NOUNS and not _follows_noun(line.words, position)
    if ending in _TRADES and brand and free:
        return 2, _TRADES[ending]
    return 1, ""


def _tails(line: _Line, position: int, between: int) -> Iterator[int]:
    """Yield how many words from a position on may be a name: all after the first are nouns."""
    for size in range(2, between + 3):
        if position + size > len(line.words) or line.words[position + size - 1].tag not in _NOUNS:
            return
        yield size


def _person_at(line: _Line, position: int) -> tuple[int, str]:
    """Find a person's name that was cut in two.

    盛|宣怀: a surname and what is no word. 宋清|和|带领: nobody joins a name and a verb by 和.
    周文|跃|成为: nobody does a single character before taking office.
    """
    first, second = line.words[position : position + 2]
    if first.tag != "nr":
        return 1, ""
    length, rest = first.end - first.start, line.forms[position + 1]
    after = line.words[position + 2] if position + 2 < len(line.words) else None
    given = length == 1 and len(rest) == _GIVEN and word_tag(rest) is None and not second.entity
    acts = after is not None and after.tag == "v"
    joins = length == _GIVEN and rest in ("和", "有") and acts
    joins = joins or (length == _SHORT and rest == "和" and acts)  # 张本智|和|捧起
    takes = after is not None and line.forms[position + 2] in _TAKING_OFFICE
    single = length == _GIVEN and len(rest) == 1 and second.tag in ("v", "n", "a", "vn", "nr")
    cut = takes and single and rest not in _BEFORE_OFFICE
    return (2, "Person") if given or joins or cut else (1, "")


def _form(text: str, word: Word) -> str:
    return text[word.start : word.end]


def _coined(form: str) -> bool:
    """Tell whether a word is none of the language: two or three characters that jieba lacks."""
    return 2 <= len(form) <= 3 and form.isalpha() and not form.isascii() and word_tag(form) is None


def _follows_noun(words: Sequence[Word], position: int) -> bool:
    return position > 0 and words[position - 1].tag in _NOUNS


def _registered(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """Return ``words``, a registered name with its seat in brackets as one: 海岚(深圳)有限公司."""
    for match in _SEATED.finditer(text):
        before = [word for word in words if word.end <= match.start()]
        if not before or before[-1].end != match.start() or before[-1].tag not in _NOUNS:
            continue
        first = before.pop()
        trade = first.tag == "n" and first.end - first.start == 2
        brand = before[-1] if before else None
        if trade and brand and brand.tag in _NOUNS and brand.entity != "Title":
            first = before.pop()  # 云杉|软件(杭州)有限公司
        words = _with(words, Word(first.start, match.end(), "nt", "Company"))
    return words


def _organs(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """Return ``words``, an organ with two charges as one, its place included."""
    for match in _ORGAN.finditer(text):
        place = next(
            (w for w in words if w.start < match.start() <= w.end and w.tag in ("ns", "nt")), None
        )
        start = match.start() if place is None else place.start
        if any(w.start < start < w.end for w in words):
            continue
        words = _with(words, Word(start, match.end(), "nt", "Government"))
    return words


def _with(words: Sequence[Word], whole: Word) -> Sequence[Word]:
    """Return ``words`` with ``whole`` where it stands; one that juts out at its end is cut."""
    before = [word for word in words if word.end <= whole.start]
    rest = [word for word in words if word.end > whole.end]
    return [*before, whole, *(replace(w, start=max(w.start, whole.end)) for w in rest)]


def _quoted_officers(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, a person among them where an officer speaks who has a word for a name.

    首席财务官|白露|透露: between an office and a verb of saying stands who holds it.
    """
    for number, word in enumerate(words):
        form = _form(text, word)
        speaks = number + 1 < len(words) and _form(text, words[number + 1]) in _SAYING
        officer = number > 0 and words[number - 1].entity == "Title"
        if speaks and officer and len(form) in (2, 3) and form not in _NO_NAMES:
            yield replace(word, tag="nr", entity="Person") if surname_of(form) else word
        else:
            yield word


def _titled(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, those of a title in book marks as one."""
    inside: list[Word] = []
    opened = False
    for word in words:
        form = text[word.start : word.end]
        if form == "》" and opened and inside:
            yield from _title(inside)
            inside, opened = [], False
        if opened:
            inside.append(word)
            if form == "《" or word.end - inside[0].start > _TITLE:
                yield from inside
                inside, opened = [], form == "《"
        else:
            joins = form in "与和及暨" and text[word.start - 1 : word.start] == "》"
            yield (
                Word(word.start, word.end, "c")
                if joins and text[word.end : word.end + 1] == "《"
                else word
            )
            opened = form == "《"
    yield from inside


def _title(words: Sequence[Word]) -> Iterator[Word]:
    if len(words) == 1 and words[0].entity:
        yield words[0]
    else:
        yield Word(words[0].start, words[-1].end, "nw", "Work")


def _no_person(text: str, word: Word) -> Word:
    """Return ``word``, no person any more where it is an ordinary word without a surname."""
    if word.entity != "Person" or word.end - word.start != 2:
        return word
    tag = word_tag(text[word.start : word.end])
    if tag is None or tag.startswith("nr") or word_tag(text[word.start]) == "nr":
        return word
    return replace(word, tag="vn" if tag.startswith("v") else "n", entity=None)

"""Function words that a tagger glues together are parted again, and some joined.

LAC was trained on a segmentation that now and then writes as one word what grammar
needs apart: an adverb and the preposition, copula or negation after it (还在, 均为,
并不), a preposition and its pronoun (在这里, 对其), the passive mark and its verb
(被淘汰), a long name and the 与 or 及 after it (市人民政府与), two names and the verb that
joins them (省水利厅联合省财政厅, 水务局|联合财政局), the 等 of a list and the 于 after it, a
wish and whom it is for (预祝大会), a pronoun and the verb beside it (他用, 告诉我). These are
closed classes, so they are listed by class, not word by word; a combination that is a word of
its own (不同, 就是, 因此) is listed as one.
Some that a tagger parts (特别|是, 被|诬|为) are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.jieba_words import word_ends, word_tag
from kgbuild.parse.words import Word

_ADVERBS = dict.fromkeys(
    "还 也 又 都 均 皆 就 才 则 便 仍 仍然 已 已经 曾 曾经 将 正 只 仅 亦 却 再 先 后 多 常 一直 "
    "不 没 没有 未 尚未 仍未 并未 从未".split(),
    "d",
) | dict.fromkeys("并 而 且 并且 而且 但 但是 或 或者 如 若 即".split(), "c")
_AFTER_ADVERB = dict.fromkeys(
    "在 被 把 将 对 向 从 由 为 与 给 以 于 用 让 使 按 据 随 因 同 跟".split(), "p"
) | dict.fromkeys("不 没 未 没有".split(), "d")
_BEFORE_PRONOUN = frozenset("在 对 为 向 从 由 与 给 以 于 将 把 被 跟 同 据 因 使 让".split())
_PRONOUNS = frozenset(
    "这里 那里 这儿 那儿 哪里 此处 何处 此 其 它 他 她 它们 他们 她们 我 我们 你 你们 自己".split()
)
#: 从一|家小诊所: a numeral that a tagger glues to the preposition, or parts from its classifier.
_NUMERALS = frozenset("一两几")
_CLASSIFIERS = frozenset("个家座名位条项所间种台场支只件本部艘栋幢片块张份")
_WORDS = frozenset(
    "不在 不对 不同 不让 不用 不给 不以 不由 不为 不使 不因 不随 没用 只用 正在 正对 正向 "
    "多用 常用 多为 多于 多与 常与 便于 便为 还给 如将 如为 再使 就对 才对 即将 即使 如同 如使 "
    "若使 或使 且不 不没 没不 未不 不未 再不 才不 "
    "从未 并未 尚未 仍未 因此 从此 为此 对此 由此 据此 以此 于此 与此 与其".split()
)
_PASSIVE_WORDS = frozenset({"被迫", "被动"})
_NAMES = frozenset({"ns", "nt"})
# Two bodies that act together, glued into one name: 省水利厅联合省财政厅.
_JOINT = re.compile(r"(?<=[厅局委部院会署司团学社行])(?:联合(?!国|会)|会同|携手|协同)")
# The verb glued to the second of them: 水务局|联合财政局.
_JOINED = re.compile(
    r"(?:联合(?!国|会)|会同|携手|协同)(?=\w+(?:[局厅部委院署]|公司|集团|大学|银行)$)"
)
_LOST_DATE = re.compile("年?月日")
# What opens a clause and is glued to the body that acts in it: 刚才|市民政局, 会上|市教育局.
_OPENING = re.compile(
    "刚才|刚刚|目前|近日|日前|近期|最近|随后|此前|此后|其后|后来|当时|当天|当日|同日|同年|次年|次日"
    "|昨天|昨日|今天|今日|去年|今年|明年|会上|会后|期间|同时|为此|对此|据悉"
)
# 松林公司|日宣布: a day that has lost its number.
_DAY_BEHIND = re.compile(r"\w{3}(?<![年月假节周生朝今昨明当每旭夏春秋冬纪末抗])日$")
_LEAST_BODY = 4  # characters of a body's name that something may be glued to
_BEFORE_JOINT = frozenset("局厅部委院会署司团学社行府要应可将须需")
# 甲与乙等|于丙成立: a list that 等 closes, then where it happened.
_LISTED = re.compile(r"[与和、及][^，。,与和、及]{2,12}$")
_FOUNDED = re.compile(
    r"[^，。,]{2,12}?(?:成立|举行|举办|召开|创办|创立|创建|建立|发起|设立|开幕|出席|签署|合办|组建|上市)"
)
# 回到甲|站在新的起点上: a place, and the verb glued to it; a pause may be heard between.
_STANDING = re.compile(r",?在[^，。,]{0,10}?(?:起点|立场|角度|高度|位置|关口|路口|前列|前沿)")
#: Verbs of founding with the 于 of their time glued on (始建于1992年).
_FOUNDED_IN = frozenset(
    "始建于 兴建于 修建于 建成于 重建于 创建于 创办于 创立于 创刊于 组建于".split()
)
_WISHES = ("预祝", "恭祝", "敬祝", "谨祝", "祝愿")  # 预祝大会, which a tagger takes for a name
_BUILT = ("新建", "改建", "扩建", "重建")  # 新建|公园, which a tagger takes for a name
_WHAT = {"ns": "Place", "nt": "Organization"}
_CALLING = frozenset("v n a vn".split())  # 诬 in 被诬为, which is rare enough to be mistaken
_STRESSING = frozenset({"特别是", "尤其是"})
#: Verbs of business and of assemblies that the tagger does not know and parts.
_YOUNG_VERBS = frozenset(
    "审议通过 表决通过 领投 跟投 参投 追投 连投 增持 减持 竞得 摘牌 挂牌 入股 参股 控股".split()
)
#: Verbs of office that are older (官|至, 外|放).
_OLD_VERBS = frozenset("官至 官拜 外放 擢升 署理 上疏 累迁 历官 补授 中进士 中举 中举人".split())
#: What is held or kept somewhere (保存|有): one verb with 有.
_HOLDING = frozenset(
    "保存 藏 收藏 珍藏 留存 保留 现存 遗存 存 陈列 存放 供奉 安放 栽种 出土".split()
)
_VERBAL = frozenset("v vn n c p".split())
#: What a meeting is for; with 会 behind it one noun, which the tagger takes for a verb and a modal.
_MEETING = re.compile(
    r"(?:推进|推介|动员|调度|对接|洽谈|评审|论证|协调|听证|说明|恳谈|通气|吹风|分享|见面|签约|宣讲|部署|启动)会"
)
#: How many the names of a list are, glued to the last of them: 甲、乙和|丙三家公司.
_COUNT_BEHIND = re.compile(
    "[两二三四五六七八九十][家所座](?=(?:公司|企业|单位|银行|机构|高校|大学|学校|医院|集团|媒体)$)"
)
#: A house, glued to its daughter: 甲集团|旗下|全资子公司|乙.
_DAUGHTER = re.compile(r"(?<=\w\w)(?P<part>旗下)?(?P<kind>(?:全资|控股|参股)?子公司)(?=\w{3})")
#: A house, glued to what it is in charge of: 甲公司|负责|运营.
#: A court, glued to the instance in which it judges: 甲法院|一审.
_INSTANCE = re.compile(r"(?<=法院)[一二终再]审$")
_IN_CHARGE = re.compile(r"(?<=\w\w)负责(?=\w{2,4}$)")
#: 2|比|1: how a match ended.
_SCORE = re.compile(r"(?<!\d)\d{1,3}比\d{1,3}(?![\d.])")
#: Times that a tagger parts: which of a club's or a match's.
_SEASONS = re.compile(r"[上下本新]赛季|[上下]半场|[上下]一?轮")
_LAP = re.compile(r"\d+秒\d+")  # 38秒|92
# 对此案, 就该项目: a preposition and what it points to.
_POINTED = re.compile(r"[对就][此该][\u4e00-\u9fff]{1,3}")
#: What a word's last character and the one behind it are, where these two belong together.
_SHIFTED = {"of a place": "n", "of a school": "v"}
#: What somebody called 何敬之 does or is, and 何敬 has none of.
_BEARS = re.compile("结婚|离婚|出生|毕业|担任|出任|先生|女士|教授|老师|院士|认为|表示|说|的")
_PUT_FIRST = re.compile("[\u4e00-\u9fff]{2}为本")
_DEGREES = frozenset("很太更最极颇甚挺真好多少再又常")
_NEVER_NAMED = frozenset("d p c u ul uj r m q".split())  # tags of characters that end no name
#: Whose institutes end in 所: 中科院甲|所.
_ACADEMIES = ("中科院", "中国科学院", "农科院", "中国农科院", "社科院", "中国社科院")
_PUPIL = re.compile("[系院校学所业]师$")
_MUTUAL = frozenset("认通访换补助评")  # 互认, 互通
_TAGS = frozenset("d c p v vd ad r xc".split())
# What stands behind 在 in a word that LAC takes for a preposition or an adverb is a place.
_PLACE_TAGS = frozenset({"p", "d"})
_NOT_PLACES = frozenset({"一起", "一块", "一块儿", "一道", "此同时", "身为"})
_INVITED = ("邀请", "邀约", "之邀")  # 应甲大学|邀请
_PERSONS = frozenset("我你他她它")
#: 经|市人大常委会表决通过: a preposition glued to an organ, and no 经信委 or 经济局.
_BY_LEAVE = re.compile(r"经(?![济信开贸纬管])\w+[会委府厅局部院]")
_PASSED = re.compile(r"(?:审议|表决|批准|同意|审定|核准|通过)")
#: 已经|省政府批准: by whose leave it is, which is no sign of the perfect.
_APPROVED = re.compile(
    r"[^，。,；;了]{2,24}(?:审议通过|审议批准|批准|同意|审定|核准|审核通过|表决通过)"
)


def unglued(text: str, word: Word) -> Iterator[Word]:
    """Part ``word`` of ``text`` if it is function words glued together.

    Args:
        text: The normalised text.
        word: One of its words.

    Yields:
        The word itself, or its parts.
    """
    if opening := _opening(text, word):
        yield Word(word.start, word.start + opening, "t", "Time")
        word = replace(word, start=word.start + opening)
    day = word.tag == "nt" and _DAY_BEHIND.search(text[word.start : word.end]) is not None
    day = day and not text.startswith(("报", "本", "语"), word.end)
    yield from _apart(text, replace(word, end=word.end - day))
    if day:
        yield Word(word.end - 1, word.end, "t")


def _apart(text: str, word: Word) -> Iterator[Word]:
    """Part a word that opens no clause."""
    length = word.end - word.start
    if length > 1 and text[word.end - 1] in "。，；！？":
        yield from _apart(text, Word(word.start, word.end - 1, word.tag, word.entity))
        yield Word(word.end - 1, word.end, "w")
        return
    if word.tag in _NAMES and length > 4 and text[word.end - 1] in "与及":
        yield Word(word.start, word.end - 1, word.tag, word.entity)
        yield Word(word.end - 1, word.end, "p" if text[word.end - 1] == "与" else "c")
        return
    if word.entity is not None and length > 3:
        date = _LOST_DATE.search(text, word.start + 2, word.end)
        if date is not None:  # 记者王平月日青河公司, whose date lost its figures
            yield Word(word.start, date.start(), "nr", "Person")
            yield Word(date.start(), date.end(), "t")
            if word.end - date.end() > 4:  # no person has so long a name
                yield Word(date.end(), word.end, "nt", "Organization")
            elif date.end() < word.end:
                yield Word(date.end(), word.end, word.tag, word.entity)
            return
    if word.tag in _NAMES and length > 6:
        joint = _JOINT.search(text, word.start + 3, word.end - 2)
        if joint is not None:
            yield Word(word.start, joint.start(), word.tag, word.entity)
            yield Word(joint.start(), joint.end(), "v")
            yield Word(joint.end(), word.end, word.tag, word.entity)
            return
    if word.tag in _NAMES and (counted := _COUNT_BEHIND.search(text, word.start + 2, word.end)):
        yield Word(word.start, counted.start(), word.tag, word.entity)
        yield Word(counted.start(), counted.end(), "m")
        yield Word(counted.end(), word.end, "n")
        return
    if word.tag == "nt" and length > 4 and (houses := _houses(text, word)):
        yield from houses
        return
    if length > 4 and word.start and text[word.start - 1] in _BEFORE_JOINT:
        joined = _JOINED.match(text[word.start : word.end])
        if joined is not None:
            border = word.start + joined.end()
            yield Word(word.start, border, "v")
            yield Word(border, word.end, "nt", "Organization")
            return
    if length > 3 and text[word.start] == "应" and text.startswith(_INVITED, word.end):
        yield Word(word.start, word.start + 1, "p")
        yield Word(word.start + 1, word.end, "nt", "Organization")
        return
    if (two := _two(text, word)) is not None:
        border, left, right = two
        yield Word(word.start, border, left, _WHAT.get(left))
        yield Word(border, word.end, right)
        return
    if not 2 <= length <= 6 or not (word.tag in _TAGS or text[word.end - 1] in _NUMERALS):
        yield word
        return
    parts = _parts(text[word.start : word.end], word.tag)
    if parts is None:
        yield word
        return
    border, left, right = parts
    yield Word(word.start, word.start + border, left)
    yield Word(word.start + border, word.end, right)


def _houses(text: str, word: Word) -> list[Word]:
    """Return the parts of a name that holds another's, a task, an instance or a preposition."""
    form = text[word.start : word.end]
    if daughter := _DAUGHTER.search(form):
        cuts = [0, daughter.start(), daughter.start("kind"), daughter.end(), len(form)]
        tags = ["nt", "n", "n", "nt"]
    elif charge := _IN_CHARGE.search(form):
        cuts, tags = [0, charge.start(), charge.end(), len(form)], ["nt", "v", "vn"]
    elif _BY_LEAVE.fullmatch(form) and _PASSED.match(text, word.end):
        cuts, tags = [0, 1, len(form)], ["p", "nt"]
    elif instance := _INSTANCE.search(form):
        cuts, tags = [0, instance.start(), len(form)], ["nt", "n"]
    else:
        return []
    return [
        Word(word.start + start, word.start + end, tag, "Organization" if tag == "nt" else None)
        for start, end, tag in zip(cuts, cuts[1:], tags, strict=False)
        if end > start
    ]


def _opening(text: str, word: Word) -> int:
    """Return how many characters of a body's name open its clause instead: 刚才|市民政局."""
    opening = _OPENING.match(text, word.start) if word.tag == "nt" else None
    if opening is None or word.end - opening.end() < _LEAST_BODY:
        return 0
    return len(opening[0])


def _two(text: str, word: Word) -> tuple[int, str, str] | None:
    """Return where a word of other tags holds a function word, and the tags of its two sides."""
    length = word.end - word.start
    stands = length > 2 and text[word.end - 1] == "站" and _STANDING.match(text, word.end)
    if stands and word_tag(text[word.start : word.end - 1]) == "ns":
        return word.end - 1, "ns", "v"
    built = text.startswith(_BUILT, word.start) and word.tag in _NAMES
    if built and (word_tag(text[word.start + 2 : word.end]) or "").startswith("n"):
        return word.start + 2, "v", "n"
    held = word.tag == "nt" and text[word.start - 1 : word.start] == "由" and length > 4
    if held and text.endswith("控股", word.start, word.end):
        return word.end - 2, "nt", "v"
    if text[word.start : word.end] == "等于" and _closes_list(text, word):
        return word.start + 1, "u", "p"
    if length > 2 and text.startswith(_WISHES, word.start) and word.tag != "v":
        return word.start + 2, "v", "n"
    if word.entity is None and _POINTED.fullmatch(text, word.start, word.end):
        return word.start + 1, "p", "n"
    if text[word.start : word.end] == "已经" and _APPROVED.match(text, word.end):
        return word.start + 1, "d", "p"
    if text[word.start : word.end] == "日起" and text.startswith("之", word.start - 1):
        return word.start + 1, "n", "f"
    if text[word.start : word.end] in _FOUNDED_IN:
        return word.end - 1, "v", "p"
    return None


def joined(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, some of them as one.

    No copula stands in 特别是 and 尤其是, 被|诬|为 says by one verb what somebody is called, 领|投
    is one verb of business, 推进|会 one noun, 38秒|92 one time of a runner and 2|比|1 one score,
    一|家 counts, 福州市|民 are the people of 福州, and 中文系师|从甲 holds the verb 师从.
    """
    until, before = 0, ""
    for word, following in zip_longest(words, words[1:]):
        if word.start < until:
            continue
        beside = following is not None and following.end - word.end == 1
        tag = _joint_tag(text, word, before) if beside else None
        end = word.end + 1
        if tag is None and following is not None and word.end == following.start:
            tag, end = _whole_tag(text, word, following), following.end
            if score := _SCORE.match(text, word.start):
                tag, end = "m", score.end()
        until = end if tag is not None else 0
        if following is not None and tag is None and _takes_on(text, word, following):
            yield replace(word, end=word.end + 1)
            yield replace(following, start=following.start + 1)
            until = following.end
        elif tag in _SHIFTED:
            yield Word(word.start, word.end - 1, word.tag, word.entity)
            yield Word(word.end - 1, word.end + 1, _SHIFTED[tag])
        elif tag is not None:
            yield Word(word.start, end, tag, word.entity if tag in ("nt", "nr") else None)
        else:
            yield word
        before = text[word.start : word.end]


def _takes_on(text: str, word: Word, following: Word) -> bool:
    """Tell whether the verb behind a person begins with the end of their name (郭孔|演成为)."""
    name, verb = text[word.start : word.end], text[following.start : following.end]
    person = word.tag == "nr" and len(name) == len("郭孔") and surname_of(name) == name[:1]
    glued = person and following.tag == "v" and len(verb) == len("演成为")
    if not glued or word.end != following.start or word_tag(verb) is not None:
        return False
    if verb[0] in _ADVERBS or verb[0] in _DEGREES or word_tag(verb[0]) in _NEVER_NAMED:
        return False  # 康熙|很喜欢
    return (word_tag(verb[1:]) or "").startswith("v") and word_tag(verb[:2]) is None


def _whole_tag(text: str, word: Word, following: Word) -> str | None:
    """Return the tag of what two words are together, if they are one."""
    whole = text[word.start : following.end]
    if whole == "著有" and text.startswith("《", following.end):
        return "v"
    if text[following.start : following.end] == "有" and whole[:-1] in _HOLDING:
        return "v"
    if whole in _OLD_VERBS or (whole in _YOUNG_VERBS and {word.tag, following.tag} <= _VERBAL):
        return "v"
    if word.tag == "p" and whole in ("当过", "当了"):
        return "v"  # 当过站长
    if following.tag == "v" and _PUT_FIRST.fullmatch(whole):
        return "n"  # 用户|为本
    suffixed = word.tag in ("n", "vn") and following.tag == "v" and len(whole) == len("理事长")
    if suffixed and _is_noun(text, word.start, following.end):
        return "n"  # 理事|长, 联合|会, 处女|作
    if _MEETING.fullmatch(whole) and not text.startswith("的", word.start - 1):
        return "n"
    if _SEASONS.fullmatch(whole):
        return "t"
    if whole == "自研":
        return "vn"
    return "m" if _LAP.fullmatch(whole) else None


def _is_noun(text: str, start: int, end: int) -> bool:
    """Tell whether the dictionary has a stretch as a noun, and reads the text so."""
    ends = {0, *word_ends(text)}
    one = start in ends and end in ends and ends.isdisjoint(range(start + 1, end))
    return one and (word_tag(text[start:end]) or "").startswith("n")


def _joint_tag(text: str, word: Word, before: str) -> str | None:
    """Return what a word and the character after it are: a tag, or a key of ``_SHIFTED``."""
    form, following = text[word.start : word.end], text[word.end]
    if form + following in _STRESSING:
        return "d"
    if before == "被" and following == "为" and len(form) == 1 and word.tag in _CALLING:
        return "v"
    if form in _NUMERALS and following in _CLASSIFIERS:
        return "m"
    if form == "互" and following in _MUTUAL:
        return "vn"
    if word.tag == "ns" and len(form) > 2 and form[-1] in "市村镇" and following == "民":
        return "of a place"
    if following == "所" and word.tag == "nt" and form.startswith(_ACADEMIES):
        return "nt"
    if following == "之" and word.tag == "nr" and _BEARS.match(text, word.end + 1):
        return "nr" if surname_of(form) == form[:1] and len(form) == len("何敬") else None
    if following == "从" and _PUPIL.search(form):
        return "of a school"
    return None


def _closes_list(text: str, word: Word) -> bool:
    listed = _LISTED.search(text[: word.start])
    return listed is not None and _FOUNDED.match(text, word.end) is not None


def _parts(form: str, tag: str) -> tuple[int, str, str] | None:
    """Return where ``form`` comes apart and the tags of the two sides."""
    if form in _WORDS or form in _PASSIVE_WORDS:
        return None
    if form[0] in "从由被把将" and form[1:] in _NUMERALS:
        return 1, "p", "m"
    for border in range(1, len(form)):
        left, right = form[:border], form[border:]
        if left in _ADVERBS and right in _AFTER_ADVERB:
            # 均为 that LAC calls a verb holds the copula, 还在 the verb of being somewhere.
            verb = tag == "v" and right not in "不没未"
            return border, _ADVERBS[left], "v" if verb else _AFTER_ADVERB[right]
        if left in _BEFORE_PRONOUN and right in _PRONOUNS:
            return border, "p", "r"
    if form[0] == "被" and len(form) <= 4:
        return 1, "p", "v"
    verbal = (word_tag(form) or "").startswith("v")  # 他杀
    if tag == "v" and len(form) <= 4 and not _PERSONS.isdisjoint(form) and not verbal:
        if form[0] in _PERSONS and form[1] not in _PERSONS:
            return 1, "r", "v"
        if form[-1] in _PERSONS and len(form) > 2:
            return len(form) - 1, "v", "r"
    if form[0] == "在" and len(form) > 2 and tag in _PLACE_TAGS and form[1:] not in _NOT_PLACES:
        return 1, "p", "s"
    return None

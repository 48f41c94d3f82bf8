"""Words that a tagger parts are joined again: 特别|是, 被|诬|为, 领|投, 理事|长.

Two neighbours become one word, or a word takes its last character to the one behind it
(福州市|民). Function words that a tagger glues together are parted before
(:mod:`kgbuild.parse.segmentation.parting`); phrases of a set wording have rules of their own
(:mod:`kgbuild.parse.segmentation.phrases`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kgbuild.ontology import SPOKEN
from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.jieba_words import word_ends, word_tag
from kgbuild.parse.segmentation.parting import ADVERBS, CAUSED, NUMERALS, SERVING, unglued
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

_CLASSIFIERS = frozenset("个家座名位条项所间种台场支只件本部艘栋幢片块张份")
_CALLING = frozenset("v n a vn".split())  # 诬 in 被诬为, which is rare enough to be mistaken
_STRESSING = frozenset({"特别是", "尤其是"})
#: Verbs of business and of assemblies that the tagger does not know and parts.
_YOUNG_VERBS = frozenset(
    "审议通过 表决通过 领投 跟投 参投 追投 连投 增持 减持 竞得 摘牌 挂牌 入股 参股 控股".split()
)
_UNUSUAL = frozenset("偏多 偏少 偏高 偏低 偏早 偏晚".split())  # by how much: 偏|多|两成
#: Verbs of office that are older (官|至, 外|放).
_OLD_VERBS = frozenset("官至 官拜 外放 擢升 署理 上疏 累迁 历官 补授 中进士 中举 中举人".split())
#: What somebody has come to see, and does not want.
_THOUGHT = frozenset("想明白 想清楚 想通 想透 想起来".split())
#: What is held or kept somewhere (保存|有): one verb with 有.
_HOLDING = frozenset(
    "保存 藏 收藏 珍藏 留存 保留 现存 遗存 存 陈列 存放 供奉 安放 栽种 出土".split()
)
_VERBAL = frozenset("v vn n c p".split())
_SCIENCES = frozenset("n nz v vn a".split())  # tags of what a scholar is one of
#: What a meeting is for; with 会 behind it one noun, which the tagger takes for a verb and a modal.
_MEETING = regex(
    r"(?:推进|推介|动员|调度|对接|洽谈|评审|论证|协调|听证|说明|恳谈|通气|吹风|分享|见面|签约|宣讲|部署|启动)会"
)
#: 2|比|1: how a match ended.
_SCORE = regex(r"(?<!\d)\d{1,3}比\d{1,3}(?![\d.])")
#: Times that a tagger parts: which of a club's or a match's.
_SEASONS = regex(r"[上下本新]赛季|[上下]半场|[上下]一?轮")
_NOTICES = frozenset("公告称 声明称 通报称 公告说 声明说 通报说".split())  # 甲公司|公告称
_FIRMS = frozenset(("公司", "集团", "该公司", "该集团"))
#: Verbs of serving, whose second character a tagger takes for a name (出|任, 当|选为).
_SERVING = SERVING - {"任"}
_LINE = regex(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})号线")
_LAP = regex(r"\d+秒\d+")  # 38秒|92
#: What a word's last character and the one behind it are, where these two belong together.
_SHIFTED = {"of a place": "n", "of a school": "v", "of who answers": "v", "of a seizure": "v"}
#: What an association's name ends in, before 会, which a tagger takes for a modal.
_ASSOCIATED = ("红十字", "乡贤", "慈善", "慈善总", "宗亲", "同乡", "联谊", "理事", "监事", "促进")
#: What is told of an expressway, named before it.
_OPENED = regex(
    "(?:全线|正式|今日|昨日|昨天|日前|主线|如期|顺利|双向|部分|先行|实现|扩建|改扩建|工程|项目)*"
    "(?:通车|建成|开通|贯通|动工|开工|开建|试运营|合龙|竣工|停止|恢复|全长|沿线|路段|服务区|收费站)"
)
_NO_SEIZURE = frozenset("到过了回拾齐")  # behind 没收 that denies that something was received
_PUT_FIRST = regex("[\u4e00-\u9fff]{2}为本")
_DEGREES = frozenset("很太更最极颇甚挺真好多少再又常")
_GLUED = frozenset("v vd vn nz".split())  # tags of what a name's end and a verb are taken for
_FAMILY = 7  # characters of a foreign family name
_NEVER_NAMED = frozenset("d p c u ul uj r m q".split())  # tags of characters that end no name
#: Whose institutes end in 所: 中科院甲|所.
_ACADEMIES = ("中科院", "中国科学院", "农科院", "中国农科院", "社科院", "中国社科院")
_PUPIL = regex("[系院校学所业]师$")
_BEFORE_SAID = frozenset("，：:,“")
_AFTER_SAYING = _BEFORE_SAID | {"。", ""}
#: What a thing is turned into by it, behind 把 and the thing.
_TURNING = frozenset(
    f"{verb}成为"
    for verb in "建设 打造 培育 发展 培养 改造 转变 塑造 锻造 改变 转化 升级 建".split()
)
_MOVED = regex(r"[把将][^，。；,;把将]{1,20}\Z")
_FAR = 22  # characters from 把 to the verb
#: How somebody answers, whose name a tagger glues its first character to: 陆敏|回应说.
_ANSWERS = frozenset("回应 答复 回答 答应 回复".split())
_SAYS = tuple("说称道")
_ANSWERED = _BEFORE_SAID | {*_SAYS}
_DOT = "·"
_AND = ("与", "和", "及")
#: A university's name with the first field of one of its schools, and the rest of that.
_OF_FACULTY = regex(
    r"(?:大学|科学院|理工学院)[\u4e00-\u9fff]{1,6}"
    r"(?<!学院)(?<!学系)(?<![系所院部处馆会社局厅团队站校司行])(?<!中心)(?<!医院)(?<!实验室)$|(?:大学|科学院)[\u4e00-\u9fff]{0,4}社会$"
)
_FACULTY = regex(
    r"[与和及][\u4e00-\u9fff]{1,8}?(?:学院|学系|研究所|研究院|学部|实验室|研究中心|学校)(?![\u4e00-\u9fff]{0,2}学院)"
)
_MUTUAL = frozenset("认通访换补助评")  # 互认, 互通


def joined(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield ``words``, some of them as one.

    No copula stands in 特别是 and 尤其是, 被|诬|为 says by one verb what somebody is called, 领|投
    is one verb of business, 推进|会 one noun, 38秒|92 one time of a runner and 2|比|1 one score,
    一|家 counts, 测量|学家 are scholars, 福州市|民 are the people of 福州, 中文系师|从甲 holds
    the verb 师从, and 陆敏回|应说 is what 陆敏 answers.
    """
    until, before, house = 0, "", False
    ends = {word.end for word in words}
    for word, following in zip_longest(words, words[1:]):
        if word.start < until:
            continue
        beside = following is not None and following.end - word.end == 1
        tag = _joint_tag(text, word, before) if beside else None
        end = word.end + 1
        if tag is None and following is not None and word.end == following.start:
            tag, end = _whole_tag(text, word, following), following.end
            if house and text[word.start : following.end] in _NOTICES:
                tag = "v"
            score = _SCORE.match(text, word.start)
            if score is not None and score.end() in ends:
                tag, end = "m", score.end()
        if word.tag == "nt" and text[word.end : word.end + 1] in _AND:
            faculty = _OF_FACULTY.search(text[word.start : word.end]) and (
                _FACULTY.match(text, word.end)
            )
            if faculty and faculty.end() in ends:
                tag, end = "nt", faculty.end()  # 甲大学社会|与|人口学院
        if word.tag == "nr" and text.startswith(_DOT, word.end):
            dotted = next((e for e in range(word.end + 2, word.end + _FAMILY) if e in ends), None)
            if dotted is not None and text[word.end + 1 : dotted].isalpha():
                tag, end = "nr", dotted  # 阿依古丽|·|买买提
        if tag == "of who answers" and text.startswith(_SAYS, end):
            end += 1
        until = end if tag is not None else 0
        if following is not None and tag is None and _takes_on(text, word, following):
            yield replace(word, end=word.end + 1)
            yield from unglued(text, replace(following, start=following.start + 1))
            until = following.end
        elif following is not None and tag is None and _serves(text, word, following):
            yield Word(word.start, word.end + 1, "v")
            yield replace(following, start=following.start + 1)
            until = following.end
        elif tag in _SHIFTED:
            yield Word(word.start, word.end - 1, word.tag, word.entity)
            yield Word(word.end - 1, end, _SHIFTED[tag])
        elif tag is not None:
            yield Word(word.start, end, tag, word.entity if tag in ("nt", "nr") else None)
        elif word.tag == "v" and _names_kind(text, word):
            yield replace(word, tag="n")
        else:
            yield word
        before = text[word.start : word.end]
        house = word.tag in ("nt", "t") or before in _FIRMS  # 甲公司|3月5日晚|公告称


def _names_kind(text: str, word: Word) -> bool:
    """Tell whether a noun that is taken for a verb stands before a title (英文报章《青河报》)."""
    titled = text.startswith("《", word.end) and text[word.start - 1 : word.start].isalnum()
    return titled and word_tag(text[word.start : word.end]) == "n"


def _takes_on(text: str, word: Word, following: Word) -> bool:
    """Tell whether the verb behind a person begins with the end of their name (林孔|演成为).

    So may what it is done for (林孔|演因病).
    """
    name, verb = text[word.start : word.end], text[following.start : following.end]
    person = word.tag == "nr" and len(name) == len("林孔") and surname_of(name) == name[:1]
    glued = person and following.tag in _GLUED and len(verb) == len("演成为")
    if not glued or word.end != following.start or word_tag(verb) is not None:
        return False
    if verb[0] in ADVERBS or verb[0] in _DEGREES or word_tag(verb[0]) in _NEVER_NAMED:
        return False  # 康熙|很喜欢
    does = (word_tag(verb[1:]) or "").startswith("v") or CAUSED.fullmatch(verb[1:])
    return bool(does) and word_tag(verb[:2]) is None


def _serves(text: str, word: Word, following: Word) -> bool:
    """Tell whether a verb of serving ends in the name behind it (出|任海川集团总裁)."""
    glued = word.end == following.start and following.end - following.start > len("任")
    return glued and text[word.start : following.start + 1] in _SERVING


def _whole_tag(text: str, word: Word, following: Word) -> str | None:
    """Return the tag of what two words are together, if they are one."""
    whole = text[word.start : following.end]
    if (
        text[following.start : following.end] == "高速"
        and word.tag in ("ns", "nt", "nr", "nz")
        and _OPENED.match(text, following.end)
    ):
        return "nz"  # 云巍|高速|通车
    if text[following.start : following.end] == "有" and whole[:-1] in _HOLDING:
        return "v"
    if (
        whole in _OLD_VERBS
        or whole in _THOUGHT
        or (whole in _YOUNG_VERBS and {word.tag, following.tag} <= _VERBAL)
    ):
        return "v"
    if whole in _TURNING and _MOVED.search(text, max(0, word.start - _FAR), word.start):
        return "v"  # 把青河|建设|成为重镇
    if whole in _UNUSUAL and following.tag in ("a", "v", "ad", "m"):
        return "v"
    if whole == "不久" and not text.startswith("的", following.end):
        return "t"  # 不久升为院长, which denies nothing
    if whole == "之邀" and following.tag in ("v", "vn", "n"):
        return "n"  # 应甲之邀
    if word.tag == "p" and whole in ("当过", "当了"):
        return "v"  # 当过站长
    if following.tag == "v" and _PUT_FIRST.fullmatch(whole):
        return "n"  # 用户|为本
    if whole in _SERVING:
        return "v"
    if word.tag == following.tag == "nr" and _goes_on_foreign(text, word, following):
        return "nr"  # 卡洛斯·门迪|萨瓦尔
    if text[following.start : following.end] == "学家" and word.tag in ("n", "vn", "v"):
        return "n"  # 水文测量|学家
    suffixed = word.tag in ("n", "vn") and following.tag == "v" and len(whole) == len("理事长")
    if suffixed and _is_noun(text, word.start, following.end):
        return "n"  # 理事|长, 联合|会, 处女|作
    if _MEETING.fullmatch(whole) and not text.startswith("的", word.start - 1):
        return "n"
    if _SEASONS.fullmatch(whole):
        return "t"
    if whole == "头批":
        return "m"  # 头|批|八千丛
    if whole == "自研":
        return "vn"
    if text[following.start : following.end] == "学家" and word.tag in _SCIENCES:
        return "n"  # 水文|测量|学家
    if _LINE.fullmatch(whole) and not text[word.start - 1 : word.start].isdigit():
        return "nz"  # 3号|线
    return "m" if _LAP.fullmatch(whole) else None


def _goes_on_foreign(text: str, word: Word, following: Word) -> bool:
    """Tell whether a foreign name is cut: what follows its dot goes on in the next name."""
    name, rest = text[word.start : word.end], text[following.start : following.end]
    family = name.rpartition("·")[2]
    cut = "·" in name and len(family) + len(rest) <= _FAMILY and "·" not in rest
    return cut and not (len(rest) > 1 and surname_of(rest) and text.count(rest) > 1)


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
    if form in NUMERALS and following in _CLASSIFIERS:
        return "m"
    if form == "互" and following in _MUTUAL:
        return "vn"
    if word.tag == "ns" and len(form) > 2 and form[-1] in "市村镇" and following == "民":
        return "of a place"
    if following == "所" and word.tag == "nt" and form.startswith(_ACADEMIES):
        return "nt"
    if following == "许" and word.tag == "t" and form[-1] in "时点分":
        return "t"  # 13日凌晨3时|许
    if form + following in SPOKEN and text[word.end + 1 : word.end + 2] in _AFTER_SAYING:
        return "v"  # 警告|说，…; “…”，甲解释|说。
    if following == "会" and form.endswith(_ASSOCIATED):
        return "nt" if word.tag == "nt" else "n"  # 县红十字|会送去棉被
    if following == "收" and form[-1] == "没" and text[word.end + 1] not in _NO_SEIZURE:
        return "v" if form == "没" else "of a seizure"  # 并没|收保证金
    if following == "从" and _PUPIL.search(form):
        return "of a school"
    answers = word.tag == "nr" and len(form) > len("陆敏") and form[-1] + following in _ANSWERS
    if answers and text[word.end + 1 : word.end + 2] in _ANSWERED:
        return "of who answers"
    return None

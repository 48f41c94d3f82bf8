"""A statement is kept out of the graph where nobody could learn anything from it.

Whether a triple is *read right* is a question of confidence; whether it *says something* to
somebody who sees the graph and not the text is asked here. 我们 | 相信 | … and 大家 | 好 were
read right, and `kgbuild extract` tells them; as edges they join nothing to nothing.

Every end is weighed first: it **names** (宁波市, 《远海》, what is known to be a company), it
**describes** (中小港口的经营方式), it is one **bare** common noun (潮水), or it is **empty** (事情,
内部, 有人, 亿). The rules are about closed classes of words and those four weights only, so that
no subject matter is favoured. A fact about something that is named is kept wherever possible.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from kgbuild.model import Mention, Triple
from kgbuild.ontology import Lexicon
from kgbuild.ontology.kinship import CIRCLE, FAMILY
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import (
    DEMONSTRATIVE,
    FORMER,
    HERE,
    LATTER,
    PERSONAL,
    THIS,
    is_anaphor,
    tidy,
)
from kgbuild.resolve.naming.places import lies_elsewhere
from kgbuild.resolve.relations import Frame
from kgbuild.resolve.retelling.moments import is_moment
from kgbuild.resolve.retelling.ranked import RANKING
from kgbuild.resolve.values import is_bare_count

#: Nouns that are of somebody or something: 条件是不裁员 holds of one offer.
_OF_SOMETHING: Final = frozenset(
    "条件 理由 前提 代价 配文 遗愿 要求 办法 原因 目的 难题 难点 任务 定位 初衷 动机 心愿 规矩 "
    "想法 诉求".split()
)


class Weight(IntEnum):
    """How much one end of a statement tells by itself."""

    EMPTY = 0
    BARE = 1
    DESCRIBED = 2
    NAMED = 3


_NATION = frozenset("新中国 中华人民共和国 共和国 建国 解放".split())


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Nouns that stand for whatever the text is about at that moment.
_LIGHT_NOUNS: Final = _set(
    "是 事 事情 事儿 东西 问题 情况 时候 时刻 时间 地方 方面 样子 程度 意思 原因 结果 办法 方法 "
    "做法 说法 例子 话 句话 点 人 个人 者 一方面 另一方面 第一 第二 第三 以下 以上 如下 上述"
)
#: Places that are parts of a place which is not named with them.
_LOCALISERS: Final = _set(
    "里 里面 里边 外 外面 外边 上 上面 上边 下 下面 下边 前面 前边 后面 后边 中间 之间 之中 "
    "内部 外部 旁边 附近 周围 一边 当中 家里 心里 手里 身边 眼前 面前 背后 这边 那边 当地 现场"
)
#: Nobody in particular. With a measure before them (许多人, 有的人, 每一个人) as well.
_ANYBODY: Final = regex(
    r"(?:有|已经有|曾经有|有的|有些|某|某些|许多|很多|不少|更多|多数|大多数|少数|所有|每个|每一个|一个|一些|几个|两个|众|"
    r"任何|其他|其他的|别的|另一个|没有|没|每|每一|各|其他有|其他的有|(?:我|你|他)们有)?(?:人|个人|人们|世人|旁人|外人|众人|路人|来人)|有的|有人|有些|众"
)
#: What a speaker counts up, by its place in the list alone (第二件事, 第三位).
_NTH: Final = regex(
    r"第[一二三四五六七八九十\d]{1,3}[个件样项位款条点种类句桩宗家]?(?:东西|事|事情|事儿|大事|实事)?"
)
#: 以下几点意见: what the text goes on to tell.
_FOLLOWING: Final = regex(r"(?:以下|如下|下列)(?!简称|的?人群|年龄)\w{1,6}")
#: What is asked for, or whichever it is (哪一条山谷, 多少个小时).
_ASKED: Final = regex(
    r"为什么|为何|别的什么|哪(?:一|几|些|个|里|位|家|条|种|座|怕)?.{0,8}|多少.{0,6}|什么.{0,6}|怎么样?|怎样|如何|几时|谁"
)
#: How much or how far, without a number to go by.
_DEGREES: Final = _set(
    "一点 一点点 点儿 一下 一会 一会儿 很 非常 十分 极 一般 差不多 大半 一半以上 不止 无数 "
    "大量 少量 若干 诸多 众多 大部分 一部分 小部分 绝大多数 大多数 大多 之多 不等 左右 上下 "
    "以来 以内 以外"
)
#: A unit or a power of ten whose number is not there (transcripts lose digits); 千亿元 is a number.
_UNIT: Final = regex(
    r"(?:目前|现在|现有|原来|原先|原有|当时|最初)?的?(?!(?:[百千][万亿]|万亿)(?:元|美元|吨)$)[百千万亿兆余多]+"
    r"(?:年|天|岁|个|位|名|家|座|所|项|件|条|次|种|台|辆|艘|亩|公顷|元|美元|港元|米|公里|千米|"
    r"平方公里|平方千米|平方米|立方米|立方公里|吨|公斤|千瓦|千瓦时|兆瓦|标箱|张|株|册|户|倍)?|年|月|日|年月|月日|年月日|天|岁|时|秒|个|位|件|次|种|亩|公顷|"
    r"美元|港元|公里|平方公里|平方米|立方米|吨|公斤|千瓦时|倍|台套|百分点|个百分点|人次|"
)
#: A number that was cut from its noun (八十|三户).
_BARE_NUMBER: Final = regex(
    "[一二三四五六七八九十百千万亿两]*[十百千万亿][一二三四五六七八九十百千万亿两]*"
)
#: 它的面积, 他画的记号: of somebody whom the text does not tell here.
_WHOSE_LOST: Final = regex("[他她它]们?(?![人们国乡杀律])\\S{2}")
#: Verbs so wide that what they say is what their ends say. Copulas are not among them: what a
#: thing is (鲸 | 是 | 动物) is knowledge, however short; nor is 有, which tells parts (鳍 | 有 |
#: 蓝边), except before a noun of one character, with which it makes a predicate (有信, 有用).
_LIGHT_VERBS: Final = _set(
    "在 来 来到 去 到 走 好 对 错 行 可以 能 会 要 做 干 搞 弄 作 办 给 让 叫 使 令 看 看到 "
    "看见 听 听到 想 问 说 讲 谈 谈到 提到 知道 觉得 感到 感觉 相信 希望 需要"
)
#: 有位工程师叫甲 is told as what 甲 is.
_CALLED: Final = _set("叫 名叫 叫做 叫作 名为 唤作")
_ONE_OF: Final = regex("一[个位名家种座所只条支款间部群批对项场件块棵片段]")
_HAVING: Final = _set("有 没有 没 也有 还有 仅有 多有")
#: Times that are counted from a moment that only the text knows.
_DEICTIC: Final = regex(
    r"[今昨明前去当翌次同][年月日天晚]|[今昨明]晚|目前|现在|现时|如今|当时|那时|那时候|这时|后来|其后|此[前后]|"
    r"之[前后]|往后|刚才|过去|将来|不久|年内|年[初末底]|[上本下]个?[年月周]|这几年|近年|近日"
)
#: Those of them that date nothing even to a reader of the text: 赃款目前已全部追缴.
_PASSING: Final = regex(
    r"目前|现在|现时|现|如今|当时|那时|那时候|这时|后来|其后|此[前后]|之[前后]|随后|往后|刚才|过去|将来|日前|届时"
)
#: What is said out of courtesy, and how the speaker feels on the occasion.
_COURTESIES: Final = _set(
    "谢谢 感谢 多谢 致谢 鸣谢 祝 祝愿 预祝 恭祝 敬祝 祝贺 恭喜 欢迎 问候 问好 致意 致敬 再见 "
    "辛苦 久等 你好 您好 高兴 很高兴 荣幸 很荣幸 激动 感动 开心 抱歉 对不起 请 有请"
)
#: Verbs of which a time alone tells nothing: what is planned or told is missing.
_TIMELESS: Final = _set("计划 打算 准备 决定 希望 力争 争取 拟 介绍 分享 讲述 汇报 带领 率领")
_SOMEWHAT: Final = _set("有所")  # 有所反弹
_WHICHEVER: Final = _set("凡是 凡 但凡 大凡")
#: How a speaker comes to the end: 我就讲到这里, 我的汇报到此为止.
_CLOSING: Final = regex("就?先?(?:讲|说|谈|介绍|汇报|报告)?到")
#: Verbs of saying and thinking whose clause must hold more than a word that points.
_POINTING: Final = (
    PERSONAL | DEMONSTRATIVE | _set("是 不是 对 好 行 可以 会 能 也是 就是 怎样 怎么样")
)
#: Classes that any noun may end up in: they are no sign that something is named.
_VAGUE: Final = _set("Concept Group Entity Position Value")
_POSSESSED: Final = regex("(?:" + "|".join(sorted(PERSONAL, key=len, reverse=True)) + ")的")
_PROPER: Final = _set("nr ns nt nz")
_QUOTED: Final = regex(r"[《〈“「『][^》〉”」』]+[》〉”」』]|[A-Za-z]{2,}")

#: What closes a list and tells no kind: 甲、乙等地.
_ANY_KIND: Final = _set(
    "国 省 市 县 区 州 "
    "地 处 人 者 方 方面 单位 内容 问题 工作 情况 环节 原因 因素 手段 形式 方式 途径 渠道 步骤 "
    "情形 点 特点 现象 场合 事项 要素 层面 维度 理由 事宜 需求 优势 特征 元素 角度 名义 条件"
)

#: Fellows of somebody, where no house says of which they are.
_FELLOWS: Final = CIRCLE - {"校友", "助手", "邻居", "师傅", "同事", "同乡", "老乡", "伙伴", "同伴"}
#: Whose kin somebody is, is no kind of person; the kinship is told as such (乙, 妻子, 甲).
_KIN: Final = regex(
    "(?:.的|^[其他她我]?)(?:[亲生养长次幼独三四五季][父母子女]|[父母]亲|妻|[岳祖][父母]|"
    + "|".join(sorted(FAMILY | _FELLOWS, key=len, reverse=True))
    + ")$|..(?:[长次幼独][子女]|之[子女妻])$|^其?[父母妻夫子女孙兄弟姐妹侄婿祖]$"
)
#: Nor is what a firm is to another a kind of firm (乙, 客户, 甲).
_DEALING: Final = regex("(?:的|^其?)[^的]{0,4}(?:对手|客户|伙伴|子公司|母公司|股东|供应商)$")
#: Constructions that say what a thing is, by its place in a list or a name.
_CLASSIFYING: Final = _set("membership inclusion alias title place")

_SOME_OFFICE: Final = _set("现职 现职务 该职 此职 上述职务 原职 旧职 要职 数职 多职")
_MAINLY: Final = _set("为主 为辅 为中心 为核心 为代表 为特色 为主体 为基础")


def emptiness(
    triple: Triple,
    frame: Frame,
    types: tuple[str, str],
    lexicon: Lexicon,
    names: tuple[str, str] = ("", ""),
) -> str | None:
    """Return why a statement would tell a reader nothing, or ``None`` where it tells something.

    Args:
        triple: The triple as read.
        frame: Which of its phrases serves as object.
        types: Classes of subject and object, ``Time`` and ``Quantity`` for values.
        lexicon: Names that the world knows.
        names: What subject and object were found to mean, if that is known.
    """
    target = frame.object
    if triple.construction == "clausal":
        return _empty_speech(triple, lexicon, names[0])
    if triple.construction == "place":
        inner, outer = tidy(triple.subject.form), tidy(target.form)
        if lies_elsewhere(inner, outer, lexicon):
            return f"{inner} is known to lie elsewhere than in {outer}"
    elided = not triple.subject.text  # and was found in a sentence before, or did not come here
    subject = Weight.NAMED if elided else weight(triple.subject, types[0], lexicon, names[0])
    if tidy(target.form) in _SOME_OFFICE:
        return "names no office"  # 任现职
    if triple.construction == "relative" and triple.predicate in _MAINLY:
        return "says only what is most of something"  # 以理工为主的大学
    counts = not elided and is_bare_count(tidy(triple.subject.form))
    if subject is Weight.EMPTY or counts:
        return _nothing(triple.subject)
    if triple.predicate == "成立" and tidy(triple.subject.form) in _NATION:
        return "tells when, and not what"  # 新中国成立后，…
    if triple.predicate in _CALLED and (
        subject is Weight.BARE
        or _ONE_OF.match(triple.subject.form)
        or (target.tag == "nr" and triple.subject.entity in (None, "Title", "Group"))
    ):
        return "says only what one is called, whom the name stands for"
    if triple.construction in (*_CLASSIFYING, "copula") and _KIN.search(tidy(target.form)):
        return "says whose kin somebody is as if that were a kind"
    if triple.construction == "title" and _DEALING.search(tidy(target.form)):
        return "says what a firm is to another as if that were a kind"
    if triple.construction in _CLASSIFYING:
        light = triple.construction == "title" and tidy(target.form) in _LIGHT_NOUNS
        return _nothing(target) if light or tidy(target.form) in _ANY_KIND else None
    quality = target.tag in ("a", "ad") and triple.construction == "copula"
    if quality and triple.polarity == "negative":
        return "says only what something is not like"
    ranks = triple.predicate == RANKING
    other = Weight.BARE if ranks else weight(target, types[1], lexicon, names[1])
    if other is Weight.EMPTY:
        return _nothing(target)
    if frame.adjunct is not None and _PASSING.fullmatch(tidy(target.form)):
        return "says only that it was so at the moment"
    timed = frame.adjunct is not None and frame.adjunct.role == "time" and types[1] in _VAGUE
    if timed or (frame.adjunct is not None and is_moment(tidy(target.form))):
        return "tells what went on at the time, and not what"
    quality = triple.relation.tag in ("a", "ad") and subject < Weight.NAMED
    if types[1] == "Time" and (triple.predicate in _TIMELESS | _HAVING or quality):
        return "tells when, and not what"
    if triple.predicate in _SOMEWHAT:
        return "tells that something changes, and not by how much"
    if triple.predicate in _WHICHEVER:
        return "says of whatever is so, and not what"
    if _CLOSING.fullmatch(triple.predicate) and tidy(target.form) in HERE:
        return "a formula of courtesy"
    if Weight.NAMED in (subject, other):
        return None
    if triple.predicate in _COURTESIES:
        return "a formula of courtesy"
    if max(subject, other) is Weight.BARE and _is_light(triple.predicate, tidy(target.form)):
        return "says nothing of a named or described thing"
    return None


def _nothing(mention: Mention) -> str:
    return f"{tidy(mention.form) or mention.text or 'an end'} names nothing"


def _is_light(predicate: str, target: str) -> bool:
    """Tell whether predicate and object together hold nothing that is not in the text only."""
    if predicate in _HAVING and len(target) == 1:
        return True
    return predicate in _LIGHT_VERBS or _DEICTIC.fullmatch(target) is not None


def weight(mention: Mention, kind: str, lexicon: Lexicon, name: str = "") -> Weight:
    """Return how much one end tells by itself.

    Args:
        mention: The end, as written.
        kind: Its class; ``Time`` or ``Quantity`` for a value.
        lexicon: Names that the world knows.
        name: What it was found to mean (甲的铜像 for 他的铜像), if that is known.
    """
    form = tidy(mention.form or mention.text)
    proper = mention.entity is not None or mention.tag in _PROPER  # 周, 日 and 时 may be names
    points = form in HERE or form in (FORMER, LATTER, THIS)
    if _says_nothing(form) and form not in lexicon and not proper and not points:
        return Weight.EMPTY
    numbered = kind not in ("Time", "Quantity") and _BARE_NUMBER.fullmatch(form)
    lost = kind == "Concept" and _WHOSE_LOST.match(form)
    if numbered or (lost and _WHOSE_LOST.match(name or form)):
        return Weight.EMPTY
    if is_anaphor(form):  # one that points to nothing did not come here
        return Weight.NAMED
    if kind in ("Time", "Quantity"):
        return Weight.BARE
    if _names(mention, form, kind, lexicon):
        return Weight.NAMED
    return Weight.BARE if form == tidy(mention.head) else Weight.DESCRIBED


def is_bare_unit(form: str) -> bool:
    """Tell a unit whose figure is lost, and which names nothing (年, 公里)."""
    return _UNIT.fullmatch(form) is not None


def _says_nothing(form: str) -> bool:
    return (
        form in _LIGHT_NOUNS
        or form in _LOCALISERS
        or form in _DEGREES
        or form in DEMONSTRATIVE
        or _ANYBODY.fullmatch(form) is not None
        or _FOLLOWING.fullmatch(form) is not None
        or is_bare_unit(form)
        or _NTH.fullmatch(form) is not None
        or _ASKED.fullmatch(form) is not None
    )


def _names(mention: Mention, form: str, kind: str, lexicon: Lexicon) -> bool:
    if kind not in _VAGUE or mention.tag in _PROPER:
        # 我们的车 is somebody's, and the text does not say whose here.
        return _POSSESSED.match(form) is None
    entry = lexicon.get(form)
    known = entry is not None and entry.type not in _VAGUE
    return known or mention.entity is not None or _QUOTED.search(mention.form) is not None


def _empty_speech(triple: Triple, lexicon: Lexicon, meant: str) -> str | None:
    """Tell what is empty about somebody's saying something, or what a noun consists in."""
    speaker = tidy(triple.subject.form)
    bare = speaker in _OF_SOMETHING and meant in ("", speaker)
    if bare and triple.predicate in ("是", "为", "就是", "正是"):
        return f"{speaker} is somebody's, and does not tell whose"
    if _says_nothing(speaker) and speaker not in lexicon:
        return f"{speaker} names nobody"
    said = tidy(triple.object.form) if triple.object is not None else ""
    if said in _POINTING or _says_nothing(said):
        return f"{said} does not tell what is said"
    return None

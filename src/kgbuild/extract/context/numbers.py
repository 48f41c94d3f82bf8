"""What is a number, and what a number is for: how many, when, how often, which of several."""

from __future__ import annotations

from kgbuild.extract import words as w
from kgbuild.extract.context.rule import Context, at
from kgbuild.extract.kinds import JOINTS, PREVERBAL, Kind
from kgbuild.regex import regex

_TELLS_AGE = PREVERBAL | {Kind.VERB, Kind.RANGE}
_DATED = PREVERBAL | {Kind.VERB, Kind.BEI, Kind.PREPOSITION, Kind.LOCALISER, Kind.BA, Kind.YOU}
_DAY = regex(r"(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|[凌清]晨|晚间?)?")
_MYRIADS = frozenset(
    power + unit for power in "千万亿" for unit in "人 名 户 家 个 次 元 亩 吨 册 件 辆 台".split()
)

#: Verbs of how much something is.
_AMOUNTING = frozenset(
    "达 达到 超过 突破 不足 不超过 不少于 缩短至 缩短到 延长至 延长到 长达 仅为".split()
)
_LASTING = ("天", "年", "小时", "分钟", "秒", "个月", "周")


@at(kinds={Kind.COMMA})
def comma(here: Context) -> Kind:
    """4,000: a comma that the tagger cuts off its number."""
    return Kind.NUMBER if _between_digits(here) else here.word.kind


@at({"."})
def point(here: Context) -> Kind:
    """5.2%: a point that the tagger cuts off its number."""
    return Kind.NUMBER if _between_digits(here) else here.word.kind


def _between_digits(here: Context) -> bool:
    return (
        here.before.form[-1:].isdigit()
        and here.after.form[:1].isdigit()
        and here.before.token.span.end == here.word.token.span.start
        and here.word.token.span.end == here.after.token.span.start
        and here.word.token.text in (",", ".")
    )


@at(kinds={Kind.NUMBER}, tags={"m", "t"})
def ordinal_opener(here: Context) -> Kind | None:
    """第三，… and 第一抓…: an ordinal that counts clauses, not things."""
    if not here.word.form.startswith("第") or not here.opens:
        return None
    acts = here.after.kind is Kind.VERB and here.after.tag == "v"
    return Kind.LINK if acts or here.after.kind is Kind.COMMA else None


@at({"百年", "千年"}, kinds={Kind.TIME})
def aged_long(here: Context) -> Kind | None:
    """英国百年瓷器品牌: how old something is says what it is like, and dates nothing."""
    describes = here.before.kind is Kind.NOUN and here.after.kind is Kind.NOUN
    return Kind.NOUN if describes else None


@at(kinds={Kind.NUMBER}, tags={"m"})
def day(here: Context) -> Kind | None:
    """财政部12日预拨资金: a day of the month, and no count of days (3日游)."""
    dated = _DAY.fullmatch(here.word.form) is not None
    behind = here.before.kind in (Kind.NOUN, Kind.COMMA) and here.after.kind in _DATED
    return Kind.TIME if dated and behind else None


@at(kinds={Kind.NUMBER}, tags={"m", "t"})
def age(here: Context) -> Kind | None:
    """十二岁考入甲: an age that dates the verb after it, and is not told (年仅三十四岁)."""
    told = here.before.kind in _TELLS_AGE
    dates = here.word.form.endswith("岁") and not told and here.after.kind in _DATED
    return Kind.TIME if dates else None


@at(w.STAGES, kinds={Kind.NUMBER, Kind.TIME})
def stage(here: Context) -> Kind | None:
    """项目一期明年投产, 二期已经建成: a stage of what is built, of which something is told."""
    built = here.opens or here.before.kind is Kind.NOUN
    return Kind.NOUN if built and here.after.kind in _DATED | {Kind.TIME, Kind.MODAL} else None


@at(kinds={Kind.TIME}, tags={"m", "t"})
def lasting(here: Context) -> Kind | None:
    """优良天数达318天，有效期为五年: how much a noun of measure is, and not when."""
    measured = here.before.form in _AMOUNTING and here.closes
    lasts = here.word.form.endswith(_LASTING) and not here.word.form.startswith(("第", "19", "20"))
    return Kind.NUMBER if measured and lasts else None


@at(kinds={Kind.TIME}, tags={"m", "t"})
def sentence(here: Context) -> Kind | None:
    """有期徒刑三年、两年: for how long, not when."""
    if here.before.form in w.SENTENCES:
        return Kind.NUMBER
    first = here.index - 1
    while first > 0 and here.words[first].kind in (*JOINTS, Kind.NOUN):
        if here.words[first].form.startswith(w.SENTENCES):
            return Kind.NOUN
        first -= 1
    return None


@at(tags={"m"})
def score(here: Context) -> Kind | None:
    """2比1击败甲: a score before a verb says how."""
    scores = "比" in here.word.form and here.after.kind is Kind.VERB
    return Kind.ADVERB if scores else None


@at(kinds={Kind.ADVERB}, tags={"m"})
def numbered_meeting(here: Context) -> Kind | None:
    """第30次常务会议: what is counted is a meeting or what else a noun says, not a deed."""
    following = [word.kind for word in here.words[here.index + 1 : here.index + 3]]
    meets = following[:1] == [Kind.NOUN] or following == [Kind.ADJECTIVE, Kind.NOUN]
    return Kind.NUMBER if meets and here.word.form.startswith("第") else None


@at(tags={"m"})
def times(here: Context) -> Kind | None:
    """两次调整: how often something was done."""
    if not here.word.form.endswith("次") or here.index + 1 == len(here.words):
        return None
    return Kind.ADVERB if here.after.kind in (Kind.VERB, *PREVERBAL) else here.word.kind


@at(w.BOUNDS, kinds={Kind.VERB})
def bound(here: Context) -> Kind | None:
    """安排不少于2亿元的资金: behind a verb, how much it is at the least or most."""
    counts = here.after.kind in (Kind.NUMBER, Kind.TIME)
    governed = here.before.kind in (Kind.VERB, Kind.ASPECT)
    return Kind.ADVERB if counts and governed else None


@at(w.ROUGHLY)
def rough_number(here: Context) -> Kind | None:
    """三成以上: how exact a number is belongs to it."""
    return Kind.NUMBER if here.before.kind is Kind.NUMBER else None


@at(_MYRIADS, tags={"n"})
def myriads(here: Context) -> Kind | None:
    """二十余|万人: the rest of a number that the tagger cuts."""
    return Kind.NUMBER if here.before.kind is Kind.NUMBER else None


@at({"前", "上", "下"}, kinds={Kind.LOCALISER})
def counted_back(here: Context) -> Kind | None:
    """较前一日, 比上两年: behind a preposition and before a number, such a word opens a time."""
    governed = here.before.kind is Kind.PREPOSITION
    return Kind.DETERMINER if governed and here.after.kind is Kind.NUMBER else None


@at(w.AGING)
def aging(here: Context) -> Kind | None:
    """现年24岁的甲: what opens an age that describes somebody; in 甲现年24岁 it is a time."""
    following = here.words[here.index + 1 : here.index + 3]
    if len(following) < 2 or not following[0].form.endswith("岁"):
        return None
    return Kind.DETERMINER if following[1].kind is Kind.DE else Kind.TIME

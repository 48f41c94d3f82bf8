"""What a noun phrase tells of two names without a verb: kin, authors, partners, life spans.

郭某的儿子甲 tells whose son 甲 is, as 甲是郭某的儿子 does; 曹植的名篇《甲》 who wrote 甲, and
甲（1037年—1101年） when 甲 was born and died. Sentences seldom state such facts otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract import words as w
from kgbuild.extract.kinds import BOUNDARIES, MARKS, NOMINAL, Kind, Word, piece
from kgbuild.extract.nominal.brackets import Aside
from kgbuild.ontology.kinship import CIRCLE
from kgbuild.regex import regex

_FIRMS = ("集团", "公司", "控股", "财团", "商行", "洋行")
_POSSESSORS = frozenset("其 他 她 我".split())
_COPULAS = frozenset("是 系 为".split())
_AND = frozenset("和 与 同 跟 及 携".split())
_FUSED = {
    "其父": "父亲",
    "其母": "母亲",
    "其妻": "妻子",
    "其夫": "丈夫",
    "其子": "儿子",
    "其女": "女儿",
}
#: The same in two words, and those that only 其 stands before.
_SHORT = {word[-1]: noun for word, noun in _FUSED.items()} | {
    "孙": "孙子",
    "兄": "哥哥",
    "弟": "弟弟",
    "姐": "姐姐",
    "妹": "妹妹",
    "侄": "侄子",
    "婿": "女婿",
    "祖": "祖父",
}
#: Of whom one has what kin or friends: 携妻子甲, 交给长子乙, 由叔父丙抚养.
_BEFORE_KIN = BOUNDARIES | {
    Kind.VERB,
    Kind.ASPECT,
    Kind.PREPOSITION,
    Kind.COORDINATOR,
    Kind.BA,
    Kind.BEI,
    Kind.YOU,
}
#: From where one knows somebody (大学同学甲), and which of several they are.
_KNOWN_FROM = frozenset(
    "大学 中学 小学 高中 初中 研究生 博士 硕士 同班 儿时 童年 已故 亲 第一任 第二任 第三任 "
    "首任".split()
)
#: What one house is to another, before the name of the latter (甲的主要竞争对手乙).
_DEALINGS = (
    "竞争对手 对手 供应商 客户 经销商 代理商 合作伙伴 合作方 子公司 母公司 大股东 股东 前身".split()
)
_HOUSES = frozenset("nt nz".split())
_POINTING = frozenset("该 我 我们 本 这家".split())
_BARE_HOUSES = frozenset("公司 集团 学校 医院 银行".split())
_OWN_HOUSES = frozenset("公司 集团 校 学校 院 医院 行 银行 厂 社 馆 所 企业 司".split())
_PARTIES = frozenset("nr ns nt nz n r".split())
_NAMED = _PARTIES - {"n"}
_JOINT = w.JOINT_NOUNS - {"之间", "比赛", "距离"}
_LISTING = (Kind.NOUN, Kind.PRONOUN, Kind.LIST_MARK, Kind.COORDINATOR, Kind.ETC)
_YEAR = regex(r"[12]\d{3}(?=年|$)")
#: 1857—1919, in one word or in three.
_YEARS = regex(r"(?P<from>1\d{3}|20\d{2})(?:(?P<dash>[—–－~～至-]+)(?P<to>1\d{3}|20\d{2}))?")
_SHORT_LIFE = 18  # years
_TO_MASTER = 10  # words from 拜 to 为师
_LONGEST_OFFICE = 8  # words between what kin somebody is and the name, their office
_AFTER_WHOM = frozenset("从 随 跟 跟随 追随".split())
_LEARNING = ("学", "习", "研习", "受业", "受学", "攻读", "修习", "问学", "习画")
_LONGEST_JOINT = 12  # words between 与 and 的
_DASHES = frozenset("— － - – ~ ～ —— 至".split())


@dataclass(frozen=True, slots=True)
class Possession:
    """Two names and the noun that joins them: word indices.

    Attributes:
        owner: Whose it is; one word that holds both owner and noun (其父) stands in both. Empty
            where the clause begins with the kin (父亲甲是…), and the text tells whose.
        noun: The noun, empty where it is not told by one word.
        owned: What or who it is.
        predicate: The relation, from owner to owned.
        construction: ``kin``, ``authorship``, ``ownership`` (firms that somebody or a firm has)
            or ``joint``.
    """

    owner: tuple[int, ...]
    noun: tuple[int, ...]
    owned: tuple[int, ...]
    predicate: str
    construction: str


def possessions(words: Sequence[Word]) -> Iterator[Possession]:
    """Yield the kin and the works that a sentence's noun phrases name with whose they are."""
    for index, word in enumerate(words):
        if word.tag == "nr" and index and words[index - 1].tag != "nr":
            yield from _kin(words, index)
        elif word.kind is Kind.OPEN and word.form in w.TITLE_QUOTES:
            yield from _work(words, index)
        elif word.tag in _HOUSES and index and words[index - 1].form.endswith(tuple(_DEALINGS)):
            yield from _dealing(words, index)
        elif word.tag == "nt" and word.form.endswith(_FIRMS):
            yield from _firm(words, index)
        elif word.form in _AND and index:
            yield from _joint(words, index)
        elif word.form == "拜":
            yield from _apprentice(words, index)
        elif word.form in _AFTER_WHOM:
            yield from _learnt(words, index)
        elif word.form in w.KIN and index:
            yield from _kin_said(words, index)


def _kin(words: Sequence[Word], name: int) -> Iterator[Possession]:
    kin = _kin_before(words, name)
    owned = tuple(range(name, _name_end(words, name)))
    form = words[kin].form
    if form in _FUSED:
        yield Possession((kin,), (kin,), owned, _FUSED[form], "kin")
    elif form in _SHORT and kin and words[kin - 1].form == "其":
        yield Possession((kin - 1,), (kin,), owned, _SHORT[form], "kin")
    elif form in _SHORT and (not kin or words[kin - 1].kind in MARKS):
        yield Possession((), (kin,), owned, _SHORT[form], "kin")  # 父陈永年以打鱼为生
    elif form in w.KIN and (owner := _owner(words, _kin_start(words, kin), joined=True)):
        for one in (owned, *_listed(words, owned[-1] + 1, form)):
            yield Possession(owner, (kin,), one, form, "kin")
    elif form in w.KIN and _opens_kin(words, kin):
        yield Possession((), (kin,), owned, form, "kin")


def _kin_before(words: Sequence[Word], name: int) -> int:
    """Return the noun before a name, or the one of kin before an office (他的弟子、画家甲)."""
    mark, first = name - 1, max(0, name - _LONGEST_OFFICE)
    while mark > first and words[mark].kind in (Kind.NOUN, Kind.ADJECTIVE):
        mark -= 1
    behind = 0 < mark < name - 1 and words[mark].kind is Kind.LIST_MARK
    return mark - 1 if behind and words[mark - 1].form in w.KIN else name - 1


def _opens_kin(words: Sequence[Word], kin: int) -> bool:
    """Tell whether no word before a noun of kin tells whose: the clause's subject has them."""
    before = _kin_start(words, kin) - 1
    return before < 0 or words[before].kind in _BEFORE_KIN


def _kin_start(words: Sequence[Word], kin: int) -> int:
    """Return where a noun of kin begins with what says from where one knows them (大学同学)."""
    while kin and words[kin - 1].form in _KNOWN_FROM:
        kin -= 1
    return kin


def _apprentice(words: Sequence[Word], bows: int) -> Iterator[Possession]:
    """甲拜名厨乙为师: whose pupil somebody became."""
    stretch = range(bows + 1, min(bows + _TO_MASTER, len(words)))
    end = next((i for i in stretch if words[i].form in ("为师", "为")), None)
    if end is None or (
        words[end].form == "为" and words[min(end + 1, len(words) - 1)].form != "师"
    ):
        return
    start = end
    while words[start - 1].tag == "nr":
        start -= 1
    if start == end or any(words[i].kind in BOUNDARIES for i in range(bows, end)):
        return
    last = bows - 1
    while last >= 0 and words[last].kind is Kind.ADVERB:
        last -= 1
    owner = (last,) if last >= 0 and (words[last].tag == "nr" or words[last].form in "他她") else ()
    yield Possession(owner, (end,), tuple(range(start, end)), "师从", "kin")


def _learnt(words: Sequence[Word], after: int) -> Iterator[Possession]:
    """从叔父甲习画, 随名医乙学医: from whom somebody has learnt."""
    name = after + 1
    while name < len(words) and words[name].kind is Kind.NOUN and words[name].tag != "nr":
        name += 1
    end = name
    while end < len(words) and words[end].tag == "nr":
        end += 1
    verb = end + (end < len(words) and words[end].form in w.COURTESY)
    if end == name or name - after > _LONGEST_OFFICE or verb >= len(words):
        return
    if words[verb].form.startswith(_LEARNING):
        yield Possession((), (verb,), tuple(range(name, end)), "师从", "kin")


def _listed(words: Sequence[Word], position: int, noun: str) -> Iterator[tuple[int, ...]]:
    """Yield the names behind the first of whom a noun says whose they are (他的学生甲、乙)."""
    joints = (Kind.LIST_MARK, Kind.COORDINATOR) if noun in CIRCLE else (Kind.LIST_MARK,)
    while position + 1 < len(words) and words[position].kind in joints:
        end = _name_end(words, position + 1)
        if end == position + 1:
            return
        yield tuple(range(position + 1, end))
        position = end


def _kin_said(words: Sequence[Word], kin: int) -> Iterator[Possession]:
    """甲是乙的儿子: whose kin somebody is said to be."""
    owner = _owner(words, kin)
    if not owner or (kin + 1 < len(words) and words[kin + 1].kind in (*NOMINAL, Kind.DE)):
        return
    copula = owner[0] - 1
    name = copula - 1
    if name < 0 or words[copula].form not in _COPULAS or words[name].tag not in ("nr", "r"):
        return
    start = name
    while start and words[start - 1].tag == words[name].tag == "nr":
        start -= 1
    yield Possession(owner, (kin,), tuple(range(start, name + 1)), words[kin].form, "kin")


def _work(words: Sequence[Word], opens: int) -> Iterator[Possession]:
    closes = next((i for i in range(opens, len(words)) if words[i].kind is Kind.CLOSE), None)
    start = opens
    while (
        start
        and words[start - 1].kind in (Kind.NOUN, Kind.ADJECTIVE)
        and (words[start - 1].tag in ("n", "a", "vn", "b"))
    ):
        start -= 1
    if closes is None or start == opens or not words[opens - 1].form.endswith(w.WRITINGS):
        return
    if start and words[start - 1].kind is Kind.DE and (owner := _owner(words, start)):
        yield Possession(owner, (), tuple(range(opens, closes + 1)), "创作", "authorship")


def _firm(words: Sequence[Word], firm: int) -> Iterator[Possession]:
    """林知远的海岚集团: a firm that is somebody's."""
    if firm > 1 and words[firm - 1].kind is Kind.DE and words[firm - 2].tag == "nr":
        yield Possession(_owner(words, firm), (), (firm,), "拥有", "ownership")


def _dealing(words: Sequence[Word], house: int) -> Iterator[Possession]:
    """Yield what one house is to another (甲的主要竞争对手乙, 其母公司丙)."""
    start = house - 1
    while start and words[start - 1].tag in ("n", "vn", "a", "m", "b"):
        start -= 1
    owner = start - 1
    if owner > 0 and words[owner].kind is Kind.DE:
        owner -= 1
    whose = _house_before(words, owner)
    if not whose:
        return
    noun = tuple(range(start, house))
    predicate = next(n for n in _DEALINGS if words[house - 1].form.endswith(n))
    yield Possession(whose, noun, (house,), predicate, "ownership")


def _house_before(words: Sequence[Word], last: int) -> tuple[int, ...]:
    """Return the words of a house that end at one: a name, 其, 我们, 我校, 该公司."""
    if last < 0:
        return ()
    if words[last].form in ("其", "我们") or words[last].tag in _HOUSES:
        return (last,)
    pointed = last > 0 and words[last - 1].form in _POINTING and words[last].form in _OWN_HOUSES
    if pointed:
        return (last - 1, last)
    barely = words[last].form in _BARE_HOUSES and (not last or words[last - 1].kind in MARKS)
    return (last,) if barely else ()


def _joint(words: Sequence[Word], link: int) -> Iterator[Possession]:
    """甲与乙、丙等城市的战略合作: who works together, whatever is then said of it."""
    end = link
    while end < len(words) and end - link < _LONGEST_JOINT and words[end].kind is not Kind.DE:
        if words[end].kind not in _LISTING and end > link:
            return
        end += 1
    last = end
    while last + 1 < len(words) and words[last + 1].kind in (Kind.NOUN, Kind.ADJECTIVE):
        last += 1
    if not end < last or words[last].form not in _JOINT:
        return
    first = link
    while first and words[first - 1].tag in _PARTIES and words[first - 1].kind in NOMINAL:
        first -= 1
    if first == link or (first and words[first - 1].kind in (Kind.LIST_MARK, Kind.DE)):
        return
    noun = tuple(range(end + 1, last + 1))
    form = "".join(words[index].form for index in noun)
    for party in range(link + 1, end):
        if words[party].tag in _NAMED and words[party].kind in NOMINAL:
            yield Possession(tuple(range(first, link)), noun, (party,), form, "joint")


def _owner(words: Sequence[Word], end: int, *, joined: bool = False) -> tuple[int, ...]:
    """Return the possessor that ends at ``end``: 其, 他的, 甲, 甲的, or 甲 of 甲和妻子乙."""
    last = end - 1
    linked = words[last].kind is Kind.DE or (joined and words[last].form in _AND)
    if linked and last > 0:
        last -= 1
    if last < 0:
        return ()
    if words[last].form in _POSSESSORS:
        return (last,)
    start = last
    while start >= 0 and words[start].tag == "nr":
        start -= 1
    return tuple(range(start + 1, last + 1))


def _name_end(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and words[end].tag == "nr":
        end += 1
    return end


def _is_term(times: Sequence[Word]) -> bool:
    """Tell whether two times are too near each other for a life (校长甲（1991年—1999年）)."""
    years = [_YEAR.match(time.form) for time in times]
    if len(years) < len("起讫") or not all(years):
        return False
    first, last = (int(year[0]) for year in years if year is not None)
    return last - first < _SHORT_LIFE


def lifespan(aside: Aside) -> tuple[Word, Word | None] | None:
    """Return the times of birth and death that a bracket gives (1037年—1101年), if it does.

    The time of death is ``None`` where the span is open (1937年2月5日－).
    """
    words = [part for word in aside.words for part in _years_apart(word)]
    times = [word for word in words if word.kind is Kind.TIME]
    others = [word.form for word in words if word.kind is not Kind.TIME]
    dashed = bool(others) and all(form in _DASHES for form in others)
    if not dashed or not words or words[0].kind is not Kind.TIME:
        return None
    if len(times) not in (1, 2) or _is_term(times):
        return None
    return times[0], times[1] if len(times) == 2 else None


def _years_apart(word: Word) -> Iterator[Word]:
    """Yield the years and the dash of 1857—1919, where no 年 tells that they are years."""
    pair = _YEARS.fullmatch(word.form)
    if pair is None or len(word.form) != len(word.token.text):
        yield word
        return
    for part in ("from", "dash", "to"):
        start, end = pair.span(part)
        if start < end:
            kind = Kind.RANGE if part == "dash" else Kind.TIME
            yield Word(piece(word.token, start, end, "w" if part == "dash" else "t"), kind)

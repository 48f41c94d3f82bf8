"""What modifies a noun, a verb or a clause: adjectives, determiners and adverbs."""

from __future__ import annotations

from itertools import pairwise

from kgbuild.extract import words as w
from kgbuild.extract.context.rule import EDGE, Context, at
from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, PREVERBAL, Kind, is_office

#: Before 前 and an office that somebody named has left (由前总裁甲).
_BEFORE_HOLDER = frozenset(
    {Kind.PREPOSITION, Kind.YOU, Kind.BEI, Kind.BA, Kind.COORDINATOR, Kind.LIST_MARK}
)
_LONGEST_OFFICE = 4  # words, its house included
_EACH = frozenset("分别 约 均 平均 仅 只".split())  # before how much something is
_PREDICATED = PREVERBAL | {Kind.NOUN, Kind.PRONOUN}
#: A verb after one of these rather marks people than says what somebody does.
_BEFORE_PEOPLE = BOUNDARIES | {Kind.NUMBER, Kind.DETERMINER, Kind.DE, Kind.PREPOSITION}


@at({"有"})
def some(here: Context) -> Kind | None:
    """有的县: 有 before 的 opens a phrase."""
    return Kind.DETERMINER if here.after.form == "的" and here.opens else None


@at(w.RENOWNED, kinds={Kind.VERB})
def renowned(here: Context) -> Kind | None:
    """全国领先的示范区: before 的, such a verb says what a thing is like, and not what it does."""
    return Kind.ADJECTIVE if here.after.form == "的" else None


# Adverbs ---------------------------------------------------------------------------------


@at({"全线", "全面", "全程", "全部", "全数", "全员"}, kinds={Kind.NOUN})
def all_along(here: Context) -> Kind | None:
    """甲高铁昨天全线贯通: how far it is so, where what is so stands before."""
    named = here.before.kind in (Kind.NOUN, Kind.TIME, Kind.PRONOUN)
    return Kind.ADVERB if named and here.after.kind is Kind.VERB else None


@at(w.DIRECTIONS)
def direction(here: Context) -> Kind | None:
    """东与甲接壤: on which side a place lies by another."""
    return Kind.ADVERB if here.after.form in w.BORDERING else None


@at({"是"})
def defining(here: Context) -> Kind | None:
    """甲是指…: 是 before 指 only stresses it."""
    return Kind.ADVERB if here.after.form == "指" and here.after.tag == "v" else None


@at(w.ON_SIDES)
def on_one_side(here: Context) -> Kind | None:
    """甲一方面…，另一方面…: behind a noun, such a word links nothing."""
    return Kind.ADVERB if here.before.kind in NOMINAL else None


@at(w.ADDING_UP)
def adding_up(here: Context) -> Kind | None:
    """累计投入三亿元: before a verb, it says how; 收受财物共计三亿元: and how much it acts on."""
    if here.after.tag == "v":
        return Kind.ADVERB
    verb = here.index - 1
    while verb > 0 and here.words[verb].kind in (Kind.NOUN, Kind.ADJECTIVE):
        verb -= 1
    acted_on = 0 <= verb < here.index - 1 and here.words[verb].kind is Kind.VERB
    return Kind.ADVERB if acted_on and here.after.kind is Kind.NUMBER else None


@at(w.HOW_VERBS | w.EXAMINING)
def verb_as_manner(here: Context) -> Kind | None:
    """甲集团全资控股的乙, 法院审理查明: before a verb, it says how."""
    if here.word.form in w.EXAMINING:
        return Kind.ADVERB if here.after.form in w.FINDING else None
    return Kind.ADVERB if here.after.tag in ("v", "vn") else None


@at({"调查"}, kinds={Kind.NOUN})
def examined_and_searched(here: Context) -> Kind | None:
    """对甲立案审查调查: verbs in a row."""
    return (
        Kind.VERB
        if here.before.form in ("审查", "立案审查") and here.after.kind in BOUNDARIES
        else None
    )


@at(w.LIFETIMES)
def lifetime(here: Context) -> Kind | None:
    """甲一生写了很多书: when in a life, unless a noun follows."""
    if here.before.tag != "nr" and here.before.form not in ("他", "她"):
        return None
    nominal = here.after is EDGE or here.after.kind in (Kind.DE, Kind.NOUN)
    return here.word.kind if nominal else Kind.ADVERB


@at(w.ADVERBIAL_NOUNS, kinds={Kind.NOUN, Kind.TIME})
def adverbial_noun(here: Context) -> Kind:
    """全力发展: a noun that says how, unlike 全场观众 and 在合龙现场介绍."""
    before = here.words[here.index - 2] if here.index > 1 else EDGE
    placed = before.form == "在" and here.word.form.endswith("场")
    nominal = here.after.kind in (Kind.NOUN, Kind.DE)
    nominal = nominal or (placed and here.before.kind is Kind.NOUN) or _measures(here)
    return here.word.kind if nominal else Kind.ADVERB


def _measures(here: Context) -> bool:
    """震源深度为十公里: a dimension and how much it is."""
    if here.word.form not in ("深度", "高度"):
        return False
    following = here.words[here.index + 1 : here.index + 3]
    while following and following[0].form in _EACH:
        following = following[1:]
    return bool(following) and (following[0].form in w.AMOUNTS or following[0].form in ("为", "是"))


@at({"前后"})
def back_and_forth(here: Context) -> Kind | None:
    """他前后试了五次: of how often, and no time that is his."""
    acts = here.before.kind is Kind.PRONOUN or here.before.tag == "nr"
    return Kind.ADVERB if acts and here.after.kind is Kind.VERB else None


@at(w.BIDDEN, kinds={Kind.VERB, Kind.NOUN})
def bidden(here: Context) -> Kind | None:
    """应邀赴甲讲学: at whose word somebody goes, before what they do."""
    sent = here.after.form in ("到", "至", "往", "进", "入")  # 被借调到乙
    acts = here.after.kind is Kind.VERB or (here.after.tag == "p" and here.after.form != "于")
    return Kind.ADVERB if acts and not sent else None


@at({"每"})
def each_time(here: Context) -> Kind | None:
    """她每服务一小时，…: each time that somebody does something, and none of somebody."""
    return Kind.ADVERB if here.after.kind is Kind.VERB and here.after.tag == "v" else None


# Adjectives ------------------------------------------------------------------------------


@at(kinds={Kind.ADJECTIVE})
def adjective_behind_de(here: Context) -> Kind | None:
    """甲的新型水泵: behind 的, an adjective is nothing else."""
    return Kind.ADJECTIVE if here.before.kind is Kind.DE else None


@at(kinds={Kind.ADJECTIVE})
def model(here: Context) -> Kind | None:
    """…分为大型和小型: a class of things that closes its clause names them."""
    return Kind.NOUN if here.word.form[-1] in "式型类" and here.closes else None


@at(kinds={Kind.ADJECTIVE})
def manner(here: Context) -> Kind | None:
    """稳步推进: an adjective before a verb says how."""
    return Kind.ADVERB if here.after.kind is Kind.VERB and here.after.tag == "v" else None


@at(w.DIMENSIONS, kinds={Kind.ADJECTIVE, Kind.ADVERB, Kind.NOUN})
def dimension(here: Context) -> Kind | None:
    """大桥长420米, 铁牛…，重约3吨: before a number, a dimension is the predicate."""
    number = here.index + 1
    about = here.after.form in w.APPROXIMATE and here.after.kind is not Kind.NUMBER
    number += about
    if number >= len(here.words) or here.words[number].kind is not Kind.NUMBER:
        return None
    beyond = here.words[number + 1].kind if number + 1 < len(here.words) else Kind.STOP
    alone = here.opens and beyond in BOUNDARIES  # 叶片长5厘米，宽2厘米
    if here.word.kind is not Kind.ADJECTIVE:  # as a tagger takes 重 and 深
        return Kind.VERB if alone else None
    return Kind.VERB if alone or here.before.kind in _PREDICATED else Kind.ADJECTIVE


@at(kinds={Kind.ADJECTIVE})
def predicative(here: Context) -> Kind:
    """水质优良。: closing a clause, an adjective is the predicate."""
    return Kind.VERB if here.closes and here.before.kind in _PREDICATED else Kind.ADJECTIVE


# Verbs that describe ---------------------------------------------------------------------


@at({"出身"}, kinds={Kind.VERB})
def origin(here: Context) -> Kind | None:
    """医生出身的甲: what somebody was before."""
    return Kind.ADJECTIVE if here.after.kind is Kind.DE else None


@at(w.ATTRIBUTIVE_VERBS, kinds={Kind.VERB})
def present_office(here: Context) -> Kind | None:
    """公司现任董事长为甲: the office is described, and who holds it told after it."""
    copula = here.words[here.index + 2] if here.index + 2 < len(here.words) else EDGE
    held = is_office(here.after) and copula.form in ("为", "是")
    return Kind.ADJECTIVE if held else None


@at({"前", "原"}, kinds={Kind.LOCALISER, Kind.ADVERB})
def former_office(here: Context) -> Kind | None:
    """前国务卿甲, 乙国前总统, 聘请前甲公司总裁乙: an office that was held once."""
    housed = here.opens or here.before.tag in ("nt", "ns", "n", "nz")
    housed = housed or here.before.kind in _BEFORE_HOLDER or here.before.form in w.MEETING_PEOPLE
    if not housed:
        return None
    return Kind.ADJECTIVE if _office_ahead(here, _LONGEST_OFFICE) else None


def _office_ahead(here: Context, longest: int) -> bool:
    """Tell whether an office of so many words at most follows, and then who holds it."""
    for office, holder in pairwise(here.words[here.index + 1 : here.index + 2 + longest]):
        if office.kind not in (Kind.NOUN, Kind.ADJECTIVE):
            return False
        if is_office(office) and holder.tag == "nr":
            return True
    return False


@at(w.PRESENT_OFFICES, kinds={Kind.VERB})
def office_of_agent(here: Context) -> Kind | None:
    """由时任矿长甲担任: the office that somebody holds who acts, and no verb of the clause.

    So it is behind a house, where who holds it goes on to act (集团现任董事长甲表示).
    """
    housed = here.before.tag in ("nt", "n") and _goes_on_behind_name(here)
    if here.before.kind not in _BEFORE_HOLDER and not housed:
        return None
    return Kind.ADJECTIVE if _office_ahead(here, _LONGEST_OFFICE + 1) else None


def _goes_on_behind_name(here: Context) -> bool:
    """Tell whether the clause goes on behind the name that comes next."""
    ahead = here.words[here.index + 1 : here.index + 4 + _LONGEST_OFFICE]
    return any(
        name.tag == "nr" and word.kind not in BOUNDARIES and word.kind is not Kind.LIST_MARK
        for name, word in pairwise(ahead)
    )


@at(w.SERVING_VERBS, kinds={Kind.VERB})
def served_by_described(here: Context) -> Kind | None:
    """时任甲局局长的乙…: behind the office stands 的, and then the name of who held it."""
    ahead = here.words[here.index + 1 : here.index + 3 + _LONGEST_OFFICE]
    for link, name in pairwise(ahead):
        if link.kind is Kind.DE:
            return Kind.VERB if name.tag == "nr" else None
        if link.kind not in (Kind.NOUN, Kind.ADJECTIVE):
            return None
    return None


@at(w.ATTRIBUTIVE_VERBS, kinds={Kind.VERB})
def attributive_verb(here: Context) -> Kind | None:
    """所在城市, 有关部门: a verb that opens a phrase and describes its noun."""
    if here.after.kind is not Kind.NOUN:
        return None
    describes = here.opens or here.before.kind is Kind.DE
    describes = describes or here.word.form.startswith(("所", "有", "相"))
    return Kind.ADJECTIVE if describes else Kind.VERB


@at(w.MARKING_PEOPLE, kinds={Kind.VERB})
def marked_people(here: Context) -> Kind | None:
    """不少返乡大学生, 聘请归国学者甲: what marks people, and not what somebody does."""
    behind = here.before.kind in _BEFORE_PEOPLE or here.before.form in w.MEETING_PEOPLE
    marks = here.after.tag == "n" and behind
    return Kind.ADJECTIVE if marks else None


@at(w.OFFICE_MODIFIERS, kinds={Kind.VERB})
def modified_office(here: Context) -> Kind | None:
    """代理市长: before an office, how it is held."""
    return Kind.ADJECTIVE if is_office(here.after) else None

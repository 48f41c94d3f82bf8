"""Names that a tagger glues to their neighbours are freed: 市人民政府|与, 刚才|市民政局.

A long name swallows the 与 or 及 after it, the date or number beside it, what opens its clause,
another name and the verb between or none (省水利厅|联合|省财政厅), or what its bearer does
(甲公司|负责|运营).
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.ontology.kinship import FAMILY
from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.jieba_words import word_tag
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

NAMES = frozenset({"ns", "nt"})  # the tags of names that something may be glued to
_CLASSES = {"nr": "Person", "ns": "Place", "nt": "Organization"}
# Two bodies that act together, glued into one name: 省水利厅联合省财政厅.
_JOINT = regex(
    r"(?<=[厅局委部院会署司团学社行])(?:联合(?!国(?!家|内|际|有|土|资)|会)|会同|携手|协同)"
)
_LOST_DATE = regex("年?月日(?:[上下中]午|晚|凌晨)?|日(?:[上下中]午|凌晨)")
_DATES = ("年", "月日")
_LONGEST_NAME = 3  # characters of a name that may begin so (年羹尧)
# What opens a clause and is glued to the body that acts in it: 刚才|市民政局, 会上|市教育局.
_OPENING = regex(
    "刚才|刚刚|目前|近日|日前|近期|最近|随后|此前|此后|其后|后来|当时|当天|当日|同日|同年|次年|次日"
    "|昨天|昨日|今天|今日|去年|今年|明年|会上|会后|期间|同时|为此|对此|据悉"
)
# 松林公司|日宣布: a day that has lost its number.
_DAY_BEHIND = regex(r"\w{3}(?<![年月假节周生朝今昨明当每旭夏春秋冬纪末抗])日$")
#: What kind of firm it is, glued to its full name: 本|市民营企业|甲有限公司.
_KIND_AHEAD = regex(
    r"(?:[市省县区]|本地|国内|当地|中国|我国)?(?:民营|国有|央|上市|龙头|外资|合资|骨干|知名|老牌|领军|重点|头部|初创|"
    r"独角兽|高新技术|科技|制造|中小|小微|专精特新)企业(?=\w{4,}(?:公司|集团|厂|银行)$)"
)
_LONGEST_GIVEN = 2  # characters
#: What a body's name ends in that is taken for a part of the time before it.
_BODIES = "局厅委办院部署司"
_LEAST_BODY = 3  # characters of a body's name that something may be glued to
#: How many the names of a list are, glued to the last of them: 甲、乙和|丙三家公司.
_COUNT_BEHIND = regex(
    "[两二三四五六七八九十][家所座](?=(?:公司|企业|单位|银行|机构|高校|大学|学校|医院|集团|媒体)$)"
)
#: A house, glued to its daughter: 甲集团|旗下|全资子公司|乙.
#: Somebody of a Chinese name, glued to a body of some rank.
_BODY_BEHIND = regex(
    r"(?P<person>\w{2,3})(?=[省市县区镇乡])\w{3,}(?:[局厅委署办院]|政府|公司|集团|银行|大学)"
)
#: What somebody was or did before, glued to their name: 顾万和|原|在甲当舵工.
_BEFORE_THEN = regex(r"\w{3}(?P<once>[原曾现时])$")
_THEN = regex(r"[在任是系为]|担任|当[过了]|做[过了]|经营|从事")
#: What somebody serves as, whose name has swallowed the verb: 何敬之任|馆长, 何敬任|馆长.
_SERVING = regex(r"(?P<person>\w{2,4})[任兼]$")
_OFFICE_BEHIND = regex(
    r"[^,。;、:!?\s]{0,16}?(?:[\u4e00-\u9fff]长|主席|主任|书记|主编|总编|总编辑|教练|经理|总裁|总监|教授|秘书|"
    r"委员|代表|会计|队副|统帅|政委|参谋|顾问|住持|方丈|工程师|设计师|总理|总统|巡抚|总督|知府|知县|知州)"
    r"(?=[,。;、!?\s的]|$)"
)
#: Somebody, and what they finished: 何敬之|高中|毕业, where the text names them elsewhere.
_SCHOOLED = regex(r"(?P<person>\w{3})(?:高中|初中|中学|大学|本科|硕士|博士|研究生|中专|大专)$")
#: Somebody, and where they serve: 何敬之|任|集团|总经理, where the text names them elsewhere.
_SERVING_AT = regex(r"(?P<person>\w{3})[任兼](?=\w{2,}$)")
#: A body, glued to what it does with so many: 青河电建|派|三名技师, but no 学派 or 党派.
_SENDING = regex(r"\w{3,}(?<![学流党左右正反宗各教])[派获捐赴投拟]$")
_SO_MANY = regex(r"[\d一两二三四五六七八九十数]+(?!十|百|千|级|期|号|院)")
#: Kin of whom the sentence is about, glued to their name where a clause begins: 子何平|现任….
_KIN_OPENS = regex(r"(?<![^,。;、:\s])[父母妻夫子女兄弟](?P<person>\w{2,3})$")
#: Somebody, and whose kin they are not: 陈昊|父亲.
_KIN_BEHIND = regex(
    r"(?P<person>\w{2,3})(?:"
    + "|".join(sorted(FAMILY - {"孩子", "大哥", "大姐", "奶奶", "爷爷"}))
    + ")"
)
#: Somebody, and the body that they have something from: 林若溪|获|特区政府|颁授….
_FROM_BODY = regex(
    r"(?P<person>\w{2,4}|)获(?=\w{2,}(?:政府|大学|学院|协会|学会|委员会|基金会|[部厅局署院会])$)"
)
_DAUGHTER = regex(r"(?<=\w\w)(?P<part>旗下)?(?P<kind>(?:全资|控股|参股)?子公司)(?=\w{3}|$)")
#: A court, glued to the instance in which it judges: 甲法院|一审.
_INSTANCE = regex(r"(?<=法院)[一二终再]审$")
#: A house, glued to what it is in charge of: 甲公司|负责|运营.
_IN_CHARGE = regex(r"(?<=\w\w)负责(?=\w{2,4}$)")
#: 经|市人大常委会表决通过: a preposition glued to an organ, and no 经信委 or 经济局.
_BY_LEAVE = regex(r"经(?![济信开贸纬管])\w+[会委府厅局部院]")
#: A body, glued to its saying something: 甲集团|发布, but 上海发布 and 新闻发布 are names.
_ANNOUNCING = regex(r"(?<=\w{3})(?<!新闻|信息)(?:发布|宣布|公布|披露|表示|透露|回应)$")
#: What is kept or buried 于 somewhere; the tagger takes 于天一阁 for somebody of the surname 于.
_KEPT = frozenset("藏存葬卒逝胎材")
_DRAWN = frozenset("胎材")  # 脱胎于, 取材于 what somebody has written
_PASSED = regex(r"(?:审议|表决|批准|同意|审定|核准|通过)")


def pieces(word: Word, cuts: Sequence[int], tags: Sequence[str]) -> list[Word]:
    """Part ``word`` at ``cuts``, places of the text, into words with these tags, none empty."""
    borders = [word.start, *cuts, word.end]
    return [
        Word(start, end, tag, _CLASSES.get(tag))
        for start, end, tag in zip(borders, borders[1:], tags, strict=False)
        if end > start
    ]


def opening(text: str, word: Word) -> int:
    """Return how many characters of a body's name open its clause instead: 刚才|市民政局."""
    found = _OPENING.match(text, word.start) if word.tag in ("nt", "t") else None
    if found is None or word.end - found.end() < _LEAST_BODY:
        return 0
    if word.tag == "t" and text[word.end - 1] not in _BODIES:
        return 0
    return len(found[0])


def behind_kind(text: str, word: Word) -> list[Word]:
    """Return a firm and the kind that is glued to its full name (民营企业|甲有限公司), if it is."""
    kind = _KIND_AHEAD.match(text, word.start, word.end) if word.tag in ("nt", "n", "nz") else None
    return pieces(word, [kind.end()], ["n", "nt"]) if kind is not None else []


def ends_in_day(text: str, word: Word) -> bool:
    """Tell whether a body's name ends in a day that has lost its number: 松林公司|日宣布."""
    day = word.tag == "nt" and _DAY_BEHIND.search(text[word.start : word.end]) is not None
    return day and not text.startswith(("报", "本", "语"), word.end)


def freed(text: str, word: Word) -> list[Word]:
    """Return the parts of a name that holds more than a name; none where it does not.

    Args:
        text: The normalised text.
        word: A name of it, by tag or entity.
    """
    if word.tag in NAMES and (parts := _coordinator_behind(text, word)):
        return parts
    if word.entity is not None and (parts := _lost_date(text, word)):
        return parts
    kin = _KIN_BEHIND.fullmatch(text, word.start, word.end) if word.tag == "nr" else None
    if kin is not None and surname_of(kin["person"]):
        return pieces(word, [kin.end("person")], ["nr", "n"])
    won = _FROM_BODY.match(text, word.start, word.end) if word.tag in ("nt", "nr") else None
    if won is not None and (not won["person"] or _is_full(won["person"])):
        return pieces(word, [won.end("person"), won.end()], ["nr", "v", "nt"])
    if word.tag == "nr" and (parts := _body_behind(text, word)):
        return parts
    once = _BEFORE_THEN.fullmatch(text, word.start, word.end) if word.tag == "nr" else None
    if once and len(surname_of(once[0]) or "") == 1 and _THEN.match(text, word.end):
        return pieces(word, [word.end - 1], ["nr", "d"])
    if word.tag == "nr" and (parts := _served_or_kin(text, word)):
        return parts
    if word.tag == "nr" and text[word.start] == "于" and text[word.start - 1] in _KEPT:
        place = text[word.start - 1] not in _DRAWN or not surname_of(
            text[word.start + 1 : word.end]
        )
        return pieces(word, [word.start + 1], ["p", "ns" if place else "nr"])
    served = _SERVING_AT.match(text, word.start, word.end)
    if served is not None and _is_full(name := served["person"]) and text.count(name) > 1:
        return pieces(word, [served.end("person"), served.end()], ["nr", "v", "nt"])
    if word.tag in ("nt", "nr") and _ends_in_deed(text, word):
        return pieces(word, [word.end - 1], [word.tag, "v"])
    if word.tag not in NAMES:
        return []
    school = _SCHOOLED.match(text, word.start, word.end)
    left = school is not None and text.startswith("毕业", word.end)
    if school is not None and left and _is_full(name := school["person"]) and text.count(name) > 1:
        return pieces(word, [school.end("person")], ["nr", "n"])
    return _acting_together(text, word) or _count_behind(text, word) or _house(text, word)


def _is_full(name: str) -> bool:
    """Tell whether characters are a surname and a given name of one or two."""
    surname = surname_of(name)
    return bool(surname) and 0 < len(name) - len(surname) <= _LONGEST_GIVEN


def _ends_in_deed(text: str, word: Word) -> bool:
    """Tell whether a name's last character is what is done (李导|提|了, 青河电建|派|三名)."""
    form = text[word.start : word.end]
    if word.tag == "nt":
        return bool(_SENDING.fullmatch(form) and _SO_MANY.match(text, word.end))
    done = text.startswith("了", word.end) and text[word.end + 1 : word.end + 2] not in "解结却"
    done = done and (word_tag(form[-1]) or "").startswith("v")
    return done and len(form) == len("李导提") and len(surname_of(form)) == 1


def _served_or_kin(text: str, word: Word) -> list[Word]:
    """何敬之|任, 子|何平: a person, and the verb or the kin that is no part of the name."""
    serves = _SERVING.fullmatch(text, word.start, word.end)
    if serves is not None and _is_full(serves["person"]) and _OFFICE_BEHIND.match(text, word.end):
        return pieces(word, [word.end - 1], ["nr", "v"])
    kin = _KIN_OPENS.match(text, word.start, word.end)
    if kin is not None and _is_full(kin["person"]):
        return pieces(word, [word.start + 1], ["n", "nr"])
    return []


def _body_behind(text: str, word: Word) -> list[Word]:
    """何敬之|县农业农村局: a person, and the house of who is named next."""
    body = _BODY_BEHIND.match(text, word.start, word.end)
    if body is None or body.end() != word.end or not surname_of(body["person"]):
        return []
    return pieces(word, [body.end("person")], ["nr", "nt"])


def _coordinator_behind(text: str, word: Word) -> list[Word]:
    """市人民政府|与: what joins the name to the next."""
    last = text[word.end - 1]
    if word.end - word.start <= 4 or last not in "与及":
        return []
    name = Word(word.start, word.end - 1, word.tag, word.entity)
    return [name, Word(word.end - 1, word.end, "p" if last == "与" else "c")]


def _lost_date(text: str, word: Word) -> list[Word]:
    """记者王平|月日|青河公司: a person, and a date that has lost its figures.

    So does 年 stand before a name (年|何敬之, but 年羹尧) or behind that of a house (松林电力|年).
    """
    ahead = word.end - word.start > _LONGEST_NAME and text.startswith(_DATES, word.start)
    opens = not word.start or not text[word.start - 1].isalnum() or text[word.start - 1] in "是为"
    if ahead and opens and word.tag in ("nr", "ns", "nt"):
        date = 2 if text.startswith("年月", word.start) else 1
        return pieces(word, [word.start + date], ["t", word.tag])
    if word.tag == "nt" and word.end - word.start > _LONGEST_NAME and text[word.end - 1] == "年":
        return pieces(word, [word.end - 1], ["nt", "t"])
    found = _LOST_DATE.search(text, word.start + 2, word.end)
    if word.end - word.start <= 3 or found is None:
        return []
    behind = Word(found.end(), word.end, word.tag, word.entity)
    if word.end - found.end() > 4:  # no person has so long a name
        behind = Word(found.end(), word.end, "nt", "Organization")
    parts = [Word(word.start, found.start(), "nr", "Person"), Word(*found.span(), "t"), behind]
    return parts if found.end() < word.end else parts[:2]


def _acting_together(text: str, word: Word) -> list[Word]:
    """省水利厅|联合|省财政厅: two bodies, and the verb between them."""
    verb = _JOINT.search(text, word.start + 3, word.end)
    if verb is None:
        return []
    first = Word(word.start, verb.start(), word.tag, word.entity)
    rest = word.end - verb.end()
    if rest == 0:
        return [first, Word(*verb.span(), "v")]
    if rest == 1 or word.end - word.start <= 6:
        return []
    return [first, Word(*verb.span(), "v"), Word(verb.end(), word.end, word.tag, word.entity)]


def _count_behind(text: str, word: Word) -> list[Word]:
    """甲、乙和丙|三家|公司: how many the names of a list are."""
    count = _COUNT_BEHIND.search(text, word.start + 2, word.end)
    if count is None:
        return []
    name = Word(word.start, count.start(), word.tag, word.entity)
    return [name, Word(*count.span(), "m"), Word(count.end(), word.end, "n")]


def _house(text: str, word: Word) -> list[Word]:
    """甲集团|旗下|全资子公司|乙, 甲集团|发布: a body, and another or its deed."""
    form = text[word.start : word.end]
    if word.tag != "nt" or len(form) <= 4:
        return []
    if daughter := _DAUGHTER.search(form):
        cuts = [daughter.start(), daughter.start("kind"), daughter.end()]
        tags = ["nt", "n", "n", "nt"]
    elif charge := _IN_CHARGE.search(form):
        cuts, tags = [*charge.span()], ["nt", "v", "vn"]
    elif _BY_LEAVE.fullmatch(form) and _PASSED.match(text, word.end):
        cuts, tags = [1], ["p", "nt"]
    elif instance := _INSTANCE.search(form):
        cuts, tags = [instance.start()], ["nt", "n"]
    elif announcing := _ANNOUNCING.search(form):
        cuts, tags = [announcing.start()], ["nt", "v"]
    else:
        return []
    return pieces(word, [word.start + cut for cut in cuts], tags)

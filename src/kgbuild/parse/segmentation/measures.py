"""What a text measures, and how much: 型|宽|17.4米, 4|,|850吨 and 5厘米|至|8厘米 are cut too often.

So is how long something goes on (连续|四年) and how often (每|季度).

A tagger parts figures at the commas between their thousands or at their point, and nouns of a
dimension before its adjective, so that 型 would be wide and the ship would have no beam.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.ontology import ATTRIBUTES
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

_FIGURE: Final = regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)")
#: 11|.|2%, 28.6亿千瓦|时: a figure that a tagger parts at its point, or within its unit.
_DECIMAL: Final = regex(
    r"(?:(?<=[为是达至到率约])[-－−])?(?<![\d.])\d+\.\d+[%‰]?(?![\d.%‰])"
    r"|(?<=[为是达至到率约])[-－−]\d+[%‰]?(?![\d.%‰年月])"
)
#: 六十三点|六厘米: the same written out, which a tagger takes for a time of day. A time goes on
#: differently (三点五十分, 九点一刻, 七点三名队员出发, 三点一个人来).
_WRITTEN_OUT: Final = regex(
    r"(?<![〇零一二三四五六七八九十百千万亿两几点])(?:[零一二三四五六七八九两]|[一二三四五六七八九十百千两零]{2,8})点"
    r"(?!一[个位名刻到些家起线同次场]|[一二三四五六七八九]{1,2}(?:[名位分刻时]|号)(?!贝))"
    r"[〇零一二三四五六七八九]{1,4}(?![〇零一二三四五六七八九十百])"
)
#: 51|万立方米, 100千米|/|小时, 零下|九度: a figure and its unit, of which a tagger makes a name.
_UNIT: Final = regex(
    r"(?:(?<![\d.,])\d[\d.,]*|(?<![一二两三四五六七八九十百千万亿半点第])[一二两三四五六七八九十百千万亿半点]+)[万亿百千]*"
    r"(?:标准?箱|(?:平方|立方)(?:千米|公里|厘米|米)|(?:千米|公里|微克|毫克|千克|公斤|克|米|吨)[/每](?:小时|秒|升|吨|公顷|亩|年|日|天|(?:立方|平方)米))"
    r"|[一二两三四五六七八九]成[多半余](?=[，。；、]|$)"
    r"|零下(?:\d[\d.]*|[一二三四五六七八九十点]+)(?:[多几余])?(?:摄氏度|度|℃)"
)
_HOURS: Final = regex(
    r"(?:(?<![\d.,])\d[\d.,]*|(?<![一二两三四五六七八九十百千万亿半点])[一二两三四五六七八九十百千万亿半点]+)"
    r"[万亿千百]*[千兆吉太]?瓦时"
)
_HAS_UNIT: Final = regex("方[千厘公]?[米里]|标准?箱|[/每]|零下|成[多半余]")
#: How much of something there is in each unit of another (每小时|232公里).
_RATE: Final = regex(
    r"每(?:小时|秒钟?|分钟|平方公里|平方千米|平方米|公顷|亩|立方米|公升|毫升)(?=[\d一二两三四五六七八九十百千])"
    r"|每(?:[人户亩吨斤台套辆股张件只头枚度位名]|公斤|千瓦时|标箱|人次)(?:每[年月天日次])?(?=(?:约|近)?\d)"
)
#: From how much to how much, in one unit (5厘米|至|8厘米), but what rises 从5米到8米 does so.
_RANGE: Final = regex(
    r"(?<![\d.,一二两三四五六七八九十百千万亿点半从由自第])"
    r"[\d.,一二两三四五六七八九十百千万亿点半]+(?P<unit>[个]?[^\W\d_年月日时级至到届号]{1,3}|[%℃°])[至到~～—-]"
    r"[\d.,一二两三四五六七八九十百千万亿点半]+(?P=unit)"
)
_AMOUNT: Final = (
    r"(?=(?:为|是|约为|约|达到|达|近|超过|可达|仅|各|均)?[\d一二两三四五六七八九十百千半])"
)
#: How long something has gone on, how often and at first: 连续|四年, 每|个|季度, 头|一|年.
_ONGOING: Final = regex(
    r"(?:历时|耗时|用时|历经)(?:约|近|整整)?[\d一二两三四五六七八九十百多几半]+(?:余|多)?(?:个半?|年半|年零)?(?:[\d一二三四五六七八九十]+个)?"
    r"(?:年半|年|月|天|小时|周|星期)(?:多|余)?(?=[一-鿿]{2})(?![的后之以才方终，]|时间|光阴|风雨|来)|"
    r"连续第?[\d一二两三四五六七八九十百多几]+(?:个?(?:年度|年|月|季度|季|赛季|交易日)|[天日届周])(?![初末底])"
    r"|每[两三四五六半]?个?(?:季度|学期|学年|星期|礼拜|周末|赛季|财年|年度|月)(?![份度饼台季])"
    r"|每(?:隔?[一两二三四五六七八九十\d]+|半)年(?![的级以间前后内初])"
    r"|头[一两三四五几]个?(?:月|年|天|周|晚|夜|星期|学期|季度|回|次|遍|趟)(?![级龄度])"
)
#: Nouns of what is measured, each of which a tagger parts somewhere. Those of a part and its
#: adjective stand for themselves where they open a clause only: 塔高42米, but 该塔|高42米.
_MEASURED: Final = regex(
    r"(?:型[宽深长]|吃水|自持力|续航力|定员|[主边净]跨|净空|排水量|干舷|轴距|轮距|桨径|翼展|翼载|升限|弹径|射速|射高|"
    r"胸[围径]|冠幅|地径|怀卵量|产卵量|窝卵数|卵径|千?粒重|面阔|进深|通[高长宽]|载客量|载重量|"
    r"(?:^|(?<=[，,；;。：:、])|(?<=平均))"
    r"[机塔楼殿坝墙闸洞庙碑像株冠肩尾翅喙壳叶穗枝茎体桥渠路库顶底须吻][高长宽径幅深围厚重])"
    + _AMOUNT
)


def measured(text: str, words: Sequence[Word]) -> list[Word]:
    """Join figures that are parted at their thousands, ranges, and nouns of what is measured.

    Args:
        text: A normalised text.
        words: Its words, in order.
    """
    figures = [m.span() for m in _FIGURE.finditer(text)] if "," in text else []
    figures += [m.span() for m in _DECIMAL.finditer(text)] if "." in text else []
    figures += [m.span() for m in _WRITTEN_OUT.finditer(text)] if "点" in text else []
    figures += [m.span() for m in _HOURS.finditer(text)] if "瓦时" in text else []
    figures += [m.span() for m in _UNIT.finditer(text)] if _HAS_UNIT.search(text) else []
    figures += [m.span() for m in _RANGE.finditer(text)]
    nouns = [m.span() for m in _MEASURED.finditer(text)]
    rates = {m.end(): m.start() for m in _RATE.finditer(text)} if "每" in text else {}
    ongoing = dict(m.span() for m in _ONGOING.finditer(text))
    if ongoing:
        words = list(_ongoing(words, ongoing))
    if figures or nouns:
        words = list(_joined(words, figures, nouns))
    return [_nameless(text, word) for word in (_rated(words, rates) if rates else words)]


def _nameless(text: str, word: Word) -> Word:
    """Take what a tagger thinks a name for what is measured, if it ends so (营业收入)."""
    named = word.tag == "nz" and word.entity is None
    noun = named and text[word.start : word.end].endswith(ATTRIBUTES)
    return replace(word, tag="n") if noun else word


def _ongoing(words: Sequence[Word], spans: Mapping[int, int]) -> Iterator[Word]:
    """Yield the words, how long something goes on as one word of time."""
    ends = {word.end for word in words}
    until = 0
    for word in words:
        if word.start < until:
            continue
        until = spans.get(word.start, 0)
        if until in ends:
            yield Word(word.start, until, "t", "Time")
        else:
            until = 0
            yield word


def _joined(
    words: Sequence[Word], figures: Sequence[tuple[int, int]], nouns: Sequence[tuple[int, int]]
) -> Iterator[Word]:
    """Yield the words, those inside a span as one; a figure keeps the unit that is glued to it."""
    begins = {word.start for word in words}
    ends = {word.end for word in words}
    opening = {start: end for start, end in nouns if start in begins and end in ends}
    numbers = dict(figures)
    position = 0
    while position < len(words):
        word = words[position]
        last = position
        tag, entity = "n", None
        if (end := opening.get(word.start)) is not None:
            while words[last].end < end:
                last += 1
        elif (end := numbers.get(word.start)) is not None:
            while words[last].end < end:
                last += 1
            ends_so = words[last].tag == "m" and words[last].entity != "Time"  # 51|万立方米/nt
            tag, entity = "m", words[last].entity if ends_so else None
        if last > position or (tag, word.tag) == ("m", "t"):
            yield Word(word.start, words[last].end, tag, entity)
        else:
            yield word
        position = last + 1


def _rated(words: Sequence[Word], rates: Mapping[int, int]) -> Iterator[Word]:
    """Yield the words, an amount and what it is counted by (每小时|232公里) as one."""
    found: list[Word] = []
    for word in words:
        start = rates.get(word.start) if word.tag == "m" else None
        opens = next((k for k, w in enumerate(found) if w.start == start), None)
        if opens is not None:
            del found[opens:]
            found.append(replace(word, start=start or 0))
        else:
            found.append(word)
    return iter(found)

"""Times and quantities: from the words of a slot to a typed literal.

A date that names its year becomes an XSD value that a store can compare
(2021年3月5日 -> ``2021-03-05``). What only makes sense in its text (今年, 三天前) and
what has a unit (1040平方公里) stays as written, as a string: guessing the calendar
year of a relative time would state more than the text does.
"""

from __future__ import annotations

import datetime as dt
import re

from kgbuild.model import Value
from kgbuild.regex import regex

XSD = "http://www.w3.org/2001/XMLSchema#"

NOUN_UNITS = ("百分点", "基点")
"""Units that a tagger takes for things that are counted (2.3个百分点)."""
ABOUT = ("以上", "以下", "以内", "左右", "上下")
"""What stands behind an amount and bounds it (8000万千瓦以上)."""
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>\d{4})年?"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])月?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])[日号]?"
_DATE = regex(rf"(?:公元)?{_YEAR}(?:[-/.]?{_MONTH}(?:份|[-/.]?{_DAY})?)?")
_HEADCOUNT = regex(
    r"(?:约|近|逾|超过?|共|仅|不到|大约|将近|接近|至少|最多)?(?:[\d,.]+|[一二三四五六七八九十百千两几数]+)"
    r"[百千万亿余多]*(?:[名位余]?人|名|人次)"
)
_QUANTITY = regex(
    r"(?:[-－−](?=\d)|零下|约|近|超过|超|逾|达|共|仅|只|至少|至多|不到|不足|不超过|不低于|不少于|不高于|低于|高于|大于|小于|大约|将近|接近|第|每(?:小时|秒钟?|分钟|平方公里|平方千米|平方米|公顷|公斤|[亩人户吨斤台套辆股张件只头枚度位名])?(?:每[年月天日次])?|平均|上|数|几|好几|多)*"
    r"(?:人民币|新台币|台币|港币|澳门币|澳币|美金)?"
    r"[\d.,〇零一二三四五六七八九十百千万亿两半几数点]+(?:[多余几来]|分之[\d〇零一二三四五六七八九十百千万]+)?"
    r"[^《》“”「」『』]{0,6}"
)
_GRADED = regex(r"第?[\d一二三四五六七八九十]{1,3}[级类][\u4e00-\u9fff]{2,}")
_FIGURE = r"[\d.,〇零一二三四五六七八九十百千万亿两半几数点]+[多余几]?"
_ABOUT = r"(?:约|近|超过|超|逾|达|共|仅|只|至少|至多|不到|大约|将近|接近|前)?"
_UNITS = (
    r"(?:(?:亿|万|千|百)?(?:公里|千米|厘米|毫米|微米|纳米|英里|英尺|平方米|平方公里|立方米|公顷|千瓦时?|兆瓦|美元|港元|日元|欧元|"
    r"千克|公斤|毫克|小时|分钟|百分点|摄氏度|米|克|吨|元|亩|岁|天|周|秒|度|人|倍|℃|°C|%)|(?:亿|万))"
)
#: 20厘米至55厘米, 35.8亿元和41.1亿元.
_RANGE = regex(rf"{_ABOUT}{_FIGURE}{_UNITS}?(?:(?:至|到|和|及|、|-|—|－|~|～){_FIGURE}{_UNITS})+")
#: 产量的百分之五, 当年的两倍半, 全国的四分之一.
_SHARE = regex(
    rf"(?:.+的)?{_ABOUT}(?:百分之{_FIGURE}|{_FIGURE}分之{_FIGURE}|[\d.]+%|{_FIGURE}成半?|{_FIGURE}倍半?|一半|大半)"
    r"(?:以上|以下|左右|多)?"
)
#: 九稿, 三十七份, 每升一克: how many of what the text does not say again.
_BARE_COUNT = regex(
    rf"{_ABOUT}(?:{_FIGURE}|每一?|多少|几)(?:份|架|颗|个|只|件|条|张|座|所|本|辆|艘|台|套|枚|块|株|稿|封|篇|根|片|粒|次)(?:{_FIGURE}.?)?"
    rf"|每.{_FIGURE}.|多少[个只件条张亩米斤元人家户次度天年]"
)
_INTEGER = regex(r"[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+")
_DECIMAL = regex(r"[+-]?\d+\.\d+")
_CHINESE_DATE = regex(
    r"(?P<year>[〇零○一二三四五六七八九]{4})年"
    r"(?:(?P<month>十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?)?"
)

#: What happens to a thing under a dynasty.
_MADE_IN = regex(
    r"\w{0,4}(?:[建筑修创立设垦烧刻铸造制绘盛兴凿毁废葬刊辟产]|成书|起源|发源|形成|诞生|出现|流行|发端|肇始|定型|开凿|失传|衰落|"
    r"成熟|鼎盛|传入|完成|定居|迁居|延续|追溯)[于到至]"
)
_DYNASTY = regex(
    r"[东西南北后前初盛中晚]{0,2}(?:[夏商周秦汉晋魏隋唐宋辽金元明清吴蜀齐梁陈]|民国|战国|春秋|三国|五代(?:十国)?|十六国|"
    r"南北朝|南朝|北朝|大理国|西夏|吐蕃)(?:朝|代|时期|时代|初年?|末年?|中[叶期]|晚期)?"
)


def is_reign_of(predicate: str, text: str) -> bool:
    """Tell whether a dynasty says when a thing was made (始建于南宋, but 降于南宋)."""
    return _MADE_IN.fullmatch(predicate) is not None and _DYNASTY.fullmatch(text) is not None


def is_quantity(text: str) -> bool:
    """Tell whether normalised words are a number with at most a unit, and not a name.

    约47个港口 and 三分之一 are; 《一千零一夜》, 十大作家之一 and 四级应急响应 are not.
    """
    return _QUANTITY.fullmatch(text) is not None and _GRADED.fullmatch(text) is None


def is_amount(text: str) -> bool:
    """Tell whether words are a range, a share or a count without a noun, whatever they are tagged.

    20厘米至55厘米, 全国的四分之一 and 三十七份 are; 三十七份样品 is not.
    """
    return any(amount.fullmatch(text) for amount in (_RANGE, _SHARE, _BARE_COUNT))


def is_headcount(text: str) -> bool:
    """Tell whether words say how many people, and nothing else of them (约三千人, 12万余名)."""
    return _HEADCOUNT.fullmatch(text) is not None


def is_bare_count(text: str) -> bool:
    """Tell whether words count something and do not say what (其中三十七份, 有几架)."""
    return _BARE_COUNT.fullmatch(text) is not None


def time_value(text: str) -> Value:
    """Return the literal that a normalised time expression stands for.

    Args:
        text: Normalised text (NFKC, simplified), such as ``1998年11月``.

    Returns:
        ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear`` for a calendar date that names its
        year; otherwise the text itself as ``xsd:string``.
    """
    compact = re.sub(r"\s+", "", text)
    numbers = _arabic(compact) or _chinese(compact)
    if numbers is None:
        return Value(text, XSD + "string")
    year, month, day = numbers
    if month is None:
        return Value(f"{year:04d}", XSD + "gYear")
    if day is None:
        return Value(f"{year:04d}-{month:02d}", XSD + "gYearMonth")
    try:
        return Value(dt.date(year, month, day).isoformat(), XSD + "date")
    except ValueError:  # 2月30日 and the like: the text says it, the calendar does not know it
        return Value(text, XSD + "string")


def quantity_value(text: str) -> Value:
    """Return the literal of a normalised quantity: a number, or the text with its unit."""
    compact = re.sub(r"\s+", "", text)
    if _DECIMAL.fullmatch(compact):
        return Value(compact, XSD + "decimal")
    if _INTEGER.fullmatch(compact):
        return Value(str(int(compact.replace(",", ""))), XSD + "integer")
    return Value(text, XSD + "string")


def text_value(text: str) -> Value:
    """Return ``text`` itself as a literal."""
    return Value(text, XSD + "string")


def _arabic(text: str) -> tuple[int, int | None, int | None] | None:
    match = _DATE.fullmatch(text)
    if not match or not re.search(r"[年/.-]", text):
        return None
    year, month, day = match.group("year", "month", "day")
    if int(year) == 0:
        return None
    return int(year), int(month) if month else None, int(day) if day else None


def _chinese(text: str) -> tuple[int, int | None, int | None] | None:
    match = _CHINESE_DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = match.group("year", "month", "day")
    number = int(year.translate(_DIGITS))
    return (number, _small(month), _small(day)) if number else None


def _small(numeral: str | None) -> int | None:
    """Read a Chinese numeral below 100 (二十一 -> 21)."""
    if numeral is None:
        return None
    if "十" not in numeral:
        return int(numeral.translate(_DIGITS))
    tens, units = numeral.split("十")
    return 10 * int(tens.translate(_DIGITS) or 1) + int(units.translate(_DIGITS) or 0)

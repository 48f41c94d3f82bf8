"""Names with dots, hyphens and dashes inside, which a tagger cuts there, are joined.

让|-|皮埃尔·巴里亚, 阿列克谢·|伊万诺维奇·科尔尼洛夫 and 布|吕诺·沙佩勒 are one person each,
中国|—|东盟 is one pair of partners, whatever is named for them, and 直|-|8 one model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kgbuild.ontology.surnames import surname_of
from kgbuild.parse.jieba_words import word_frequency
from kgbuild.parse.segmentation.words import Word
from kgbuild.regex import regex

if TYPE_CHECKING:
    from kgbuild.ontology import Lexicon

_DOT: Final = "·"
_HYPHENS: Final = frozenset("-‐‑–—")
_LONGEST_PART: Final = 5  # characters of a given name before a hyphen
_SHORTEST_PART: Final = 2  # characters of a given name, or of a calling
_HAN: Final = regex("[\u4e00-\u9fff]+")
#: Given names that others are joined to by a hyphen (让-克洛德, 安-玛丽).
_JOINING: Final = frozenset(
    (
        "让 安 玛丽 皮埃尔 汉斯 卡尔 约翰 克劳德 克洛德 弗朗索瓦 菲利普 雅克 保罗 路易 吕克 "
        "马克 米歇尔 贝尔纳 伊夫 路德 卡琳 安娜 埃娃 伊娃 马里 尤尔根 于尔根 格奥尔格 "
        "弗里德里希 威廉 斯文 拉尔斯 奥勒 扬 埃里克 卢 罗丝 海因茨 恩斯特 欧仁 夏尔 安德烈 "
        "亨利 勒内 多米尼克 马丁 乔治 保尔"
    ).split()
)
#: What foreign names are written with.
_SOUNDS: Final = frozenset(
    "阿埃艾安昂奥巴白班邦鲍贝本比彼宾波伯勃博布查达大戴丹道德登邓迪丁东杜多厄恩尔法凡范菲费芬冯夫弗福盖冈戈格根贡古哈海汉豪赫亨胡华"
    "惠霍吉加贾杰金卡凯坎康考柯科克肯库夸奎拉莱兰朗劳勒雷里利莉丽林琳隆卢鲁路伦罗洛吕玛迈曼芒梅门蒙米明莫默姆穆内娜纳尼宁纽努诺"
    "欧帕潘佩彭皮平珀普奇齐恰乔切丘让热荣茹瑞若萨塞桑森沙珊尚舍申圣史施舒斯丝思苏索塔泰坦汤特提腾图托瓦万旺威韦维文沃乌伍西希夏"
    "显休雅亚延扬耶叶伊易因尤于泽扎詹朱茨兹佐什约婕妮黛蕾薇娅赛赞得茵芙蒂琪萝辛钦顿雪黑列略密翰杨"
)
_KNOWN: Final = 20  # times in the sixty million words that jieba counted
_LONGEST_FOREIGN: Final = 10  # characters of a name without its dot
_NATIVE: Final = 3  # characters of a Chinese name
#: What names of Central Asia and of the West are written with.
_TRANSCRIBED: Final = frozenset(
    "阿艾买吐古努热帕玛木库卡萨赛塔托依伊尼亚肉沙卜力米提江丽孜尔汗拜麦合娜姆克斯特德罗布莱比巴贝夫马洛科列利"
    "穆拉迪加达瓦叶诺奥埃哈贾法吾斯坎康"
)
_MODEL: Final = regex(
    r"(?:[直歼运轰强武教]|东风|巨浪|红旗|海红旗|鹰击|霹雳|长剑|翼龙|彩虹|无侦|攻击|空警)-\d{1,3}[A-Z]{0,2}"
)
_PARTNERS: Final = frozenset(
    "Continent Country Province City District Place InternationalOrganization".split()
)
_OPENERS: Final = frozenset("nr ns nz n v".split())
_CALLINGS: Final = ("Group", "Position", "Title")
_LONGEST_CUT: Final = 3  # characters of a calling that a name has swallowed


def dotted(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Join the words of names that are cut at a dot, a hyphen or a dash.

    Args:
        text: A normalised text.
        words: Its words, in order.
        lexicon: Places that a dash joins, and callings that stand before a name.
    """
    if _DOT not in text and not any(mark in text for mark in _HYPHENS):
        return list(words)
    found: list[Word] = []
    position = 0
    while position < len(words):
        word = words[position]
        size, name = _joined_at(text, words, position, lexicon)
        if name is None and word.tag == "nr" and _DOT in text[word.start : word.end]:
            if calling := _calling_inside(text, word, lexicon):
                found.append(Word(word.start, word.start + calling, "n", "Title"))
                word = replace(word, start=word.start + calling)
            else:
                word = _without_calling(text, word, found, lexicon)
            while found and _opens(text, found[-1], word, lexicon):
                word = Word(found.pop().start, word.end, "nr", "Person")
            last = words[position + 1] if position + 1 < len(words) else None
            if last is not None and last.tag == "nr" and last.end == word.end + 1 == last.start + 1:
                word, size = replace(word, end=last.end), 2  # 艾合买提·托乎|提
        found.append(name or word)
        position += size
    return found


def undotted(text: str, words: Sequence[Word]) -> list[Word]:
    """Join the two parts of a foreign name whose dot is lost (布吕诺|沙佩勒).

    Two people whom the dictionary knows stay two (马克思|恩格斯), and so do two full names.

    Args:
        text: A normalised text.
        words: Its words, in order.
    """
    if _DOT in text:
        return list(words)
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before is not None and before.tag == word.tag == "nr" and before.end == word.start:
            parts = text[before.start : before.end], text[word.start : word.end]
            if _is_one_foreigner(*parts):
                found[-1] = Word(before.start, word.end, "nr", "Person")
                continue
        found.append(word)
    return found


def _is_one_foreigner(given: str, family: str) -> bool:
    short = min(len(given), len(family)) in range(_SHORTEST_PART, _LONGEST_PART)
    if not short or len(given) + len(family) > _LONGEST_FOREIGN:
        return False
    native = all(surname_of(part) and len(part) <= _NATIVE for part in (given, family))
    known = min(word_frequency(given), word_frequency(family)) > _KNOWN
    return not native and not known and set(given + family) <= _SOUNDS


def _joined_at(
    text: str, words: Sequence[Word], position: int, lexicon: Lexicon
) -> tuple[int, Word | None]:
    """Return how many words at a position are one name, and that name; ``(1, None)`` for none."""
    word = words[position]
    model = _MODEL.match(text, word.start)
    if model is not None:
        end = next((k for k, w in enumerate(words[position:], 1) if w.end >= model.end()), 0)
        if end > 1 and words[position + end - 1].end == model.end():
            return end, Word(word.start, model.end(), "nz", "Device")
    if position + 1 < len(words) and (size := _dots(text, words, position)):
        end = words[position + size - 1].end
        return size, Word(word.start, end, "nr", "Person")
    if position + 2 >= len(words):
        return 1, None
    mark, last = words[position + 1 : position + 3]
    form = text[word.start : word.end]
    if text[mark.start : mark.end] not in _HYPHENS or not _HAN.fullmatch(form):
        return 1, None
    other = text[last.start : last.end]
    if _is_partner(form, lexicon) and _is_partner(other, lexicon):
        return 3, Word(word.start, last.end, "ns", "Place")
    named = last.tag == "nr" and (_DOT in other or form in _JOINING)
    if named and len(form) <= _LONGEST_PART and lexicon.head_class(form) is None:
        return 3, Word(word.start, last.end, "nr", "Person")
    return 1, None


def _dots(text: str, words: Sequence[Word], position: int) -> int:
    """Return how many words a name has that is cut beside a dot (阿列克谢·|伊万诺维奇)."""
    word = words[position]
    if word.tag != "nr":
        return 0
    end = position + 1
    while end < len(words) and words[end].start == words[end - 1].end:
        beside = text[words[end - 1].end - 1] == _DOT or text[words[end].start] == _DOT
        if not beside or not _HAN.search(text[words[end].start : words[end].end] + "一"):
            break
        end += 1
    return end - position if end - position > 1 else 0


def _opens(text: str, before: Word, name: Word, lexicon: Lexicon) -> bool:
    """Tell whether the word before a dotted name begins it (布|吕诺·沙佩勒, 拉约|什·科瓦奇)."""
    form = text[before.start : before.end]
    if before.end != name.start or before.tag not in _OPENERS or not _HAN.fullmatch(form):
        return False
    if len(form) == 1:
        return before.tag == "nr"
    if len(form) <= _LONGEST_PART and set(form) <= _TRANSCRIBED and before.tag in ("nr", "nz"):
        return not word_frequency(form) and lexicon.get(form) is None  # 阿卜力|米提·肉孜
    first = text.find(_DOT, name.start) - name.start
    unknown = not word_frequency(form) and lexicon.get(form) is None
    return first == 1 and len(form) == 2 and unknown and lexicon.head_class(form) is None


def _without_calling(text: str, word: Word, found: list[Word], lexicon: Lexicon) -> Word:
    """Return a name without the end of the calling that it has swallowed (工|程师彼得·范·莱茵)."""
    if not found or found[-1].end != word.start:
        return word
    before = found[-1]
    for inside in range(1, _LONGEST_CUT + 1):
        calling = text[before.start : word.start + inside]
        entry = lexicon.get(calling)
        kind = entry.type if entry is not None else lexicon.heads.get(calling, ("",))[0]
        if kind in _CALLINGS and inside < text.find(_DOT, word.start) - word.start:
            found[-1] = Word(before.start, word.start + inside, "n", "Title" if entry else None)
            return replace(word, start=word.start + inside)
    return word


def _calling_inside(text: str, word: Word, lexicon: Lexicon) -> int:
    """Return how many characters of a name are the calling before it (籍工程师|路易·莱茵)."""
    dot = text.find(_DOT, word.start) - word.start
    for end in range(dot - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        ends = (text[word.start + start : word.start + end] for start in range(end - 1))
        if any((e := lexicon.get(calling)) and e.type == "Title" for calling in ends):
            return end
    return 0


def _is_partner(form: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(form)
    return entry is not None and entry.type in _PARTNERS

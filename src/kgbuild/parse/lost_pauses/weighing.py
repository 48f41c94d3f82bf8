"""The words around a lost pause say how likely it is.

The pause model hears characters, before any words are known. Words tell more: a pause inside one
(村|民) is rarely one, behind a verb of saying one may be left out, a pronoun behind a noun opens a
clause. A logistic model takes the pause as heard as one feature among these and weighs it anew
(stacked generalization: Wolpert, Neural Networks 5, 1992). The weights (``weighing.tsv``) are
fitted by ``training/weighing.py`` on text that the pause model has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from math import exp, log
from typing import TypeAlias

from kgbuild.ontology import ATTRIBUTES
from kgbuild.parse.jieba_words import word_ends
from kgbuild.parse.lost_pauses.adjacent import (
    benefited,
    held,
    introduced,
    members,
    offices,
    over,
    repeated,
    several,
    taken,
)
from kgbuild.parse.segmentation.words import Lost, Word
from kgbuild.regex import regex

Features: TypeAlias = Mapping[str, float]

_KINDS = {
    **dict.fromkeys("n nz nw an".split(), "noun"),
    **dict.fromkeys("nr ns nt".split(), "name"),
    **dict.fromkeys("v vd vn".split(), "verb"),
    **dict.fromkeys("f s".split(), "place"),
    **dict.fromkeys("a ad".split(), "adjective"),
    **dict.fromkeys("u xc".split(), "particle"),
    **{"p": "preposition", "d": "adverb", "c": "conjunction", "r": "pronoun", "t": "time"},
    **{"m": "number", "q": "unit", "w": "mark"},
}
_CLASSES: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "time of the speaker": "去年 今年 明年 前年 昨天 今天 明天 刚才 最近 目前 现在 如今 "
        "此后 随后 同年 当年 次年 其后 后来 同时 近日 日前 当时 届时",
        "who is spoken of": "我 我们 他 她 它 他们 她们 它们 你 你们 您 咱们 大家 这 那 这里 其",
        "connective": "但 但是 而 而且 并 并且 因此 所以 于是 不过 然而 此外 另外 或 或者 如果 "
        "虽然 由于 因为 以及 其中 例如 比如 尤其 还 也 又 却 则 就 才 仍 再",
        "verb of saying": "说 表示 认为 指出 强调 宣布 介绍 提醒 担心 透露 显示 报道 称 讲 希望 "
        "写道 获悉 明确 要求 建议 知道 看到 发现 相信 觉得 证明 说明",
        "what closes a frame": "来说 来讲 而言 来看 看来 以来 期间 之际 同时 之后 以后 "
        "之前 以前 后 时 为止 之下 例",
        "address": "各位 大家 同志们 朋友们 先生们 女士们 来宾 嘉宾 同学们 老师们 领导 大家好 您好 "
        "你好",
        "的": "的",
        "aspect": "了 过 着",
        "date without its numbers": "年 月 日 年月 年月日 月日",
        "unit without its number": "亿元 万元 元 吨 米 公里 家 个 名 人",
        "player": "冠军 亚军 选手 队员 球员 得主 名将 国手",
        "kind of body": "企业 厂商 品牌 机构 运营商 制造商 供应商 开发商",
        "fellow": "同事 老师 导师 朋友 同学 搭档 师傅 学生 战友 校友 老乡 伙伴 师兄 师姐",
    }.items()
}
_BEFORE = (
    "time of the speaker",
    "verb of saying",
    "what closes a frame",
    "address",
    "的",
    "aspect",
)
_NUMBERLESS = ("date without its numbers", "unit without its number")
_AFTER = (
    "time of the speaker",
    "who is spoken of",
    "connective",
    "address",
    "date without its numbers",
)
_SAYING = frozenset("表示 认为 指出 强调 透露 宣布 坦言 称 说 介绍说 相信".split())
_SAID_BY = 12  # words of a sentence within which who says it has been named
#: What is expressed, and nothing said.
_FELT = tuple(
    "感谢 衷心 诚挚 热烈 祝贺 欢迎 慰问 敬意 反对 支持 赞赏 理解 同意 不满 关切 遗憾 高度".split()
)
#: What people do who come together somewhere.
_GATHERING = frozenset("相聚 齐聚 汇聚 会聚 云集 欢聚 聚集 聚首 来到 走进 重返 奔赴".split())
_HEARD = 0.5  # chance of a pause that is put back
_LISTED = 0.3  # chance of one before the last but one of a list that is as good as heard
_TOLD = 0.97  # chance of a pause that the words around it leave no doubt of
#: What the words before a verb are, which open a sentence on its subject alone.
_OF_SUBJECTS = frozenset("n nr ns nt nz nw a m q u".split())
#: How many of something, behind it: 九部, 六十余篇.
_COUNTED = regex(
    "(?:[二三四五六七八九]|[一两]?[十百千万])[一二三四五六七八九十百千万余多两零]*"
    "[名位家座所件项种台艘辆条部篇届套栋棵匹张幅册卷株枚]"
)
_OF_OFFICES = frozenset("n nt ns nz vn a".split())
_NOUNS = frozenset("n nz vn".split())
#: Who heads a house, and what is theirs and no house beside it (总经理|办公室|主任).
_HEADS = tuple(
    "总裁 总经理 董事长 主任 部长 局长 会长 书记 厂长 校长 院长 所长 主席 理事长 总监 科学家 "
    "县长 市长 省长 镇长 区长 行长 社长 馆长 秘书长 总工程师 总设计师".split()
)
_OF_HEADS = tuple(
    "办公 助理 秘书 室 联席 会议 委员会 联合会 联谊会 协会 特别 信箱 团 班 级 人".split()
)
_TRADES = ("家", "冠军", "得主", "球员", "运动员", "演员", "歌手", "诗人", "导演", "编剧")
_STYLES = frozenset("同志 先生 女士 教授 院士".split())
_NEAR = 4  # characters within which another pause makes one less likely
_OPENING = 3  # characters of a text that are its opening
_CEILING = 1e-4  # no pause is heard more surely than this is short of certain


def weighed(text: str, words: Sequence[Word], lost: Sequence[Lost]) -> list[Lost]:
    """Return the pauses of a text as likely as the words around make them.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
        lost: Its possible pauses as heard, in order, unlikely ones included.
    """
    weights = load_weights()
    closed, listed = _styled(text, words)
    closed |= {*_days(text, words), *_kinds_of_names(text, words), *_held(text, words)}
    closed.update(held(text, words))
    likely = {
        pause.offset: Lost(
            pause.offset,
            "list" if pause.offset in listed else pause.kind,
            _chance(found, weights),
        )
        for pause, found in zip(lost, features(text, words, lost), strict=True)
        if pause.offset not in closed
    }
    for offset in benefited(text, words):
        if offset in likely and likely[offset].kind == "clause":
            likely.pop(offset)
    likely |= {offset: Lost(offset, "clause", _TOLD) for offset in _said(text, words)}
    likely |= {offset: Lost(offset, "list", _TOLD) for offset in _offices_in_turn(text, words)}
    likely |= {offset: Lost(offset, "list", _TOLD) for offset in several(text, words)}
    for start, end in _gathered(text, words):
        likely.pop(start, None)
        likely[end] = Lost(end, "clause", _TOLD)
    for start, end in _counts(text, words):
        if any(likely[place].probability >= _HEARD for place in (start, end) if place in likely):
            likely.pop(start, None)
            likely[end] = Lost(end, "clause", _TOLD)
    told = (
        *_in_parallel(text, words),
        *over(text, words),
        *offices(text, words),
        *taken(text, words),
        *introduced(text, words),
        *repeated(text, words),
    )
    likely |= {offset: Lost(offset, "clause", _TOLD) for offset in told}
    for offset in members(text, words):
        if offset in likely and _LISTED <= likely[offset].probability < _HEARD:
            likely[offset] = Lost(offset, "list", _HEARD)
    for offset, kind in _amounts(text, words):
        if offset not in likely or likely[offset].probability < _HEARD:
            likely[offset] = Lost(offset, kind, _TOLD)
    return [likely[offset] for offset in sorted(likely)]


def _styled(text: str, words: Sequence[Word]) -> tuple[set[int], set[int]]:
    """Return where no pause is, and where only a list's is, in a person's full style.

    甲厅党组书记厅长乙, 董事长兼总裁乙: an institution, its offices, and who holds them. A
    transcript may have lost the last of the offices (董事长兼乙, of 董事长兼CEO乙). Whose fellow
    it is may go before (我的同事甲公司总裁乙).
    """
    closed: set[int] = set()
    listed: set[int] = set()
    number = 0
    while number < len(words):
        last = number
        offices: list[int] = []
        while last < len(words) and (words[last].entity == "Title" or _adds(text, words, last)):
            if words[last].entity == "Title":
                offices.append(last)
            last += 1
        holder = last < len(words) and words[last].tag == "nr"
        housed = number > 0 and words[number - 1].tag == "nt"
        joined = last - number > len(offices)
        if holder and offices and (housed or joined or len(offices) > 1):
            closed |= {word.start for word in words[number + 1 : last + 1]}
            if housed:
                closed.add(words[number].start)
            first = number - housed
            if first and text[words[first - 1].start : words[first - 1].end] in _CLASSES["fellow"]:
                closed.add(words[first].start)
            beside = [office for office in offices[1:] if office - 1 in offices]
            listed |= {words[office].start for office in beside}
        number = max(last, number + 1)
    return closed - listed, listed


def _offices_in_turn(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where one office, or who holds it, ends and the next begins.

    书记甲|市长乙 are two people, and 历任讲师|副教授|系主任 tells what somebody was in turn.
    """
    in_turn = False
    for number in range(1, len(words) - 1):
        before, word, after = words[number - 1 : number + 2]
        in_turn = word.tag in _OF_OFFICES and (
            in_turn or text[before.start : before.end] in ("历任", "先后任", "先后担任")
        )
        holders = before.tag == after.tag == "nr" and word.entity == "Title"
        held = number > 1 and words[number - 2].entity == "Title"
        if (in_turn and before.entity == "Title" and after.tag != "nr") or (holders and held):
            yield word.start
        if held and before.tag == "nr" and word.tag in ("nt", "ns") and _holds(words, number):
            yield word.start
        if _heads(text, words, number) and _holds(words, number):
            yield word.start


def _heads(text: str, words: Sequence[Word], house: int) -> bool:
    """Tell whether who heads a house is named before another: 甲世界|副总裁|内容中心|总经理|乙."""
    before = words[house - 1]
    form = text[before.start : before.end]
    led = form in _HEADS or (before.entity == "Title" and form.endswith(_HEADS))
    housed = house > 1 and words[house - 2].tag in ("n", "nt", "nz", "ns")
    apart = words[house].entity != "Title" and words[house].tag in _OF_OFFICES
    return led and housed and apart and not text.startswith(_OF_HEADS, before.end)


def _holds(words: Sequence[Word], house: int) -> bool:
    """Tell whether a house, its office and who holds it stand in turn (乙局|局长|丙)."""
    for office in range(house + 1, min(house + 4, len(words) - 1)):
        if words[office].entity == "Title":
            return words[office + 1].tag == "nr"
        if words[office].tag not in ("nt", "ns", "n"):
            return False
    return False


def _held(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where no pause is between somebody and the office behind their name (甲|院士).

    A trade behind a name is that of the next (火箭专家甲|作家乙).
    """
    for number, (name, office) in enumerate(pairwise(words)):
        before = words[number - 1].entity if number else None
        after = words[number + 2].tag if number + 2 < len(words) else ""
        held = name.tag == "nr" and name.end - name.start > 1 and office.entity == "Title"
        trade = text[office.start : office.end].endswith(_TRADES)
        if held and before != "Title" and after != "nr" and not trade:
            yield office.start


def _said(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where the verb ends by which somebody says what follows (甲强调|海洋是…).

    Who speaks opens the sentence, or is 他; what they say has a verb of its own.
    """
    for number, word in enumerate(words[:_SAID_BY]):
        if text[word.start : word.end] not in _SAYING or not number:
            continue
        said_by = [by for by in words[:number] if by.tag not in ("d", "ad")][-1:]
        told = words[number + 1 :]
        if said_by and told and _speaks(text, said_by[0]):
            nominal = told[0].tag in ("u", "f", "w") or text.startswith(_FELT, told[0].start)
            if not nominal and any(later.tag == "v" for later in told[1:]):
                yield word.end
        return


def _speaks(text: str, word: Word) -> bool:
    """Tell a word for somebody in particular: a person's name, 他 or 她."""
    return word.tag == "nr" or text[word.start : word.end] in ("他", "她")


def _in_parallel(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where a further one is told the same of: 江苏有甲|浙江有乙, 第一讲丙|第二讲丁."""
    told: set[tuple[str, str]] = set()
    for word, verb in pairwise(words):
        form = text[word.start : word.end]
        counted = word.tag == "m" and form.startswith("第")
        if verb.tag == "v" and (counted or word.tag in ("ns", "nr")):
            same = (word.tag, text[verb.start : verb.end])
            if same in told:
                yield word.start
            told.add(same)


def _amounts(text: str, words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Yield where one amount ends and another begins, of what and how much: 翼展三米|载重二十吨.

    What has no measures is counted in a list (车床十一台|刨床两台).
    """
    for number in range(len(words) - 3):
        noun, amount, other, much = words[number : number + 4]
        parted = noun.tag == other.tag == "n" and amount.tag == much.tag == "m"
        counted = number and words[number - 1].tag == "m"
        if not parted or (counted and (number == 1 or words[number - 2].tag != "n")):
            continue  # 六对|矿井三所|中学
        measured = text[noun.start : noun.end].endswith(ATTRIBUTES)
        yield amount.end, "clause" if measured else "list"


def _gathered(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the place goes where people gather (相聚|春城青河|参加…)."""
    for number in range(len(words) - 2):
        if text[words[number].start : words[number].end] not in _GATHERING:
            continue
        place = number + 1 + (words[number + 1].tag == "n")
        if place + 1 < len(words) and words[place].tag == "ns" and words[place + 1].tag == "v":
            yield words[number].end, words[place].end


def _counts(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield from where to where a count goes that ends what a clause tells (编写报告九部|发表论文).

    One of a kind may act in the next clause (小册子|一本讲卵石).
    """
    for before, noun, count, after in zip(words, words[1:], words[2:], words[3:], strict=False):
        told = noun.tag in _NOUNS and after.tag in ("v", "p", "d") and before.tag != "u"
        if told and count.tag == "m" and _COUNTED.fullmatch(text, count.start, count.end):
            yield count.start, count.end


def _kinds_of_names(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where no pause is between what somebody is and their name.

    龙头企业|春岭集团 is one firm, and 世界冠军|司马晴 one runner.
    """
    for described, kind, name in zip(words, words[1:], words[2:], strict=False):
        form = text[kind.start : kind.end]
        firm = name.tag == "nt" and form in _CLASSES["kind of body"]
        player = name.tag == "nr" and form in _CLASSES["player"]
        if (firm or player) and described.tag in ("n", "vn", "a", "nz", "ns", "nt"):
            yield name.start


def _days(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where no pause is around a date without its figures, from who acts to what they do.

    松林公司|日|宣布 has lost the number of the day, and a day there is no clause; nor is the
    year in 周志清|年月|出生于青河 or 海浪科技|年|成立, whose subject opens the sentence.
    """
    for number, (before, day, after) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        acts = before.tag in ("nt", "nr") or text[before.start : before.end] in _STYLES
        opens = all(word.tag in _OF_SUBJECTS for word in words[: number + 1])
        if not (acts or opens) or after.tag not in ("v", "p", "d"):
            continue
        form = text[day.start : day.end]
        if form == "日" or (opens and form in _CLASSES["date without its numbers"]):
            yield day.start
            yield day.end


def _adds(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell 兼 between two offices, or between one and its holder."""
    if not 0 < index < len(words) - 1 or text[words[index].start : words[index].end] != "兼":
        return False
    after = words[index + 1]
    return words[index - 1].entity == "Title" and (after.entity == "Title" or after.tag == "nr")


def features(text: str, words: Sequence[Word], lost: Sequence[Lost]) -> Iterator[Features]:
    """Describe each of the possible pauses of a text by its sound and by the words around it."""
    borders = {word.start: number for number, word in enumerate(words)}
    dictionary = {0, *word_ends(text)}
    for number, pause in enumerate(lost):
        found = {"always": 1.0, "as heard": _log_odds(pause.probability)}
        found["list"] = float(pause.kind == "list")
        found["opening"] = float(pause.offset <= _OPENING)
        found["near another"] = _nearby(lost, number)
        found["inside a word of the dictionary"] = float(pause.offset not in dictionary)
        place = borders.get(pause.offset)
        if place:
            found.update(dict.fromkeys(_between(text, words[place - 1], words[place]), 1.0))
        else:
            found["inside a word"] = 1.0
        yield found


def _nearby(lost: Sequence[Lost], number: int) -> float:
    """Return how likely the likeliest other pause near one is."""
    offset, highest = lost[number].offset, 0.0
    first, end = max(number - _NEAR, 0), min(number + _NEAR + 1, len(lost))
    for other in range(first, end):
        pause = lost[other]
        if pause.probability > highest and other != number and abs(pause.offset - offset) <= _NEAR:
            highest = pause.probability
    return highest


def _between(text: str, left: Word, right: Word) -> Iterator[str]:
    """Yield what holds of the words on both sides of a pause."""
    before, after = text[left.start : left.end], text[right.start : right.end]
    yield f"behind {_KINDS.get(left.tag, 'other')}"
    yield f"before {_KINDS.get(right.tag, 'other')}"
    yield from (f"behind {name}" for name in (*_BEFORE, *_NUMBERLESS) if before in _CLASSES[name])
    yield from (f"before {name}" for name in _AFTER if after in _CLASSES[name])
    if len(before) == 1:
        yield "behind one character"
    if len(after) == 1:
        yield "before one character"
    if before == after and len(before) > 1:
        yield "between a word and itself"
    nouns = left.tag in _NOUNS and right.tag in _NOUNS and len(before) > 1 < len(after)
    if nouns and before != after and before[-1] == after[-1]:  # 拖拉机|收割机
        yield "between nouns that end alike"
    if right.tag == "m" and after.endswith("岁"):
        yield "before an age"
    if left.entity == "Title":
        yield "behind an office and before a person" if right.tag == "nr" else "behind an office"
        if right.tag not in ("nr", "u", "n", "w"):
            yield "behind an office and before no noun"
    if right.entity == "Title":
        yield "before an office"


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _CEILING), 1 - _CEILING)
    return log(bounded / (1 - bounded))


def _chance(found: Features, weights: Features) -> float:
    score = sum([weights.get(name, 0.0) * value for name, value in found.items()])
    return 1 / (1 + exp(-score))


@cache
def load_weights() -> Features:
    """Return the fitted weights, in log-odds, by feature."""
    table = resources.files("kgbuild.parse.lost_pauses").joinpath("weighing.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}

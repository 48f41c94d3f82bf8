"""What two words side by side tell of a pause between them, or that there is none.

A word of kin and the name behind it are one (儿子|顾一鸣), so are a place and the larger one that
it lies in (贵州省|罗甸县), a name and its style (甲|先生), and a verb and the office that it asks
for (担任|理事长). Who holds an office is told, then who holds the next (校长是甲|书记是乙), and
what a clause ends on is named again where the next begins (建设基地|基地建成后…).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kgbuild.parse.segmentation.words import Word

_KIN: Final = frozenset(
    "儿子 女儿 长子 次子 三子 幼子 独子 长女 次女 三女 幼女 独女 养子 养女 妻子 丈夫 夫人 "
    "父亲 母亲 弟弟 哥哥 姐姐 妹妹 胞弟 胞兄 孙子 孙女 祖父 祖母 外祖父 外祖母 外公 外婆 "
    "伯父 叔父 岳父 侄子 侄女 外甥".split()
)
#: Who signs a report, in one phrase with their name; whoever is asked has a style (记者|沙老师).
_SIGNING: Final = frozenset("记者 通讯员 本报记者".split())
_ASKED: Final = ("老师", "先生", "女士", "教授", "主任", "总", "书记", "校长")
_HOME: Final = frozenset("家乡 故乡 老家 母校 祖籍".split())
#: Divisions from the largest on: what lies in another stands behind it.
_RANKS: Final = {
    "省": 0,
    "州": 1,
    "市": 1,
    "盟": 1,
    "县": 2,
    "区": 2,
    "旗": 2,
    "镇": 3,
    "乡": 3,
    "村": 4,
}
_IS: Final = frozenset("是 为 由".split())
_JOINS: Final = frozenset("和 与 及 以及".split())
#: What stands behind the last of several people's names.
_CLOSES: Final = frozenset(
    "等 等人 等三人 等多人 和 与 及 以及 三人 四人 五人 三个人 四个人 五个人".split()
)
#: What somebody does up to a place, and what may lie there.
_TO_PLACE: Final = frozenset(
    "到 在 赴 于 回到 来到 前往 调到 分配到 回 去 入 考入 考取 转入".split()
)
_HOUSES: Final = (
    "中学 女中 一中 二中 三中 小学 大学 学院 学校 师范 医院 厂 公司 集团 研究院 研究所 博物馆 "
    "大学堂 书院 书局 银行 报社 出版社 监狱 剧院".split()
)
#: What befalls somebody or something, and what is done to nobody.
_DONE_TO_NOBODY: Final = frozenset(
    "倒闭 破产 去世 病逝 逝世 离世 身亡 阵亡 牺牲 解散 停刊 停产 竣工 落成 通车 闭幕 灭亡 爆发 "
    "沦陷 退休 退役 毕业 失守 陷落".split()
)
#: What somebody does before others, and to nobody (甲致辞|乙省副省长丙讲话).
_SPEAKS_UP: Final = frozenset(
    "致辞 致词 讲话 发言 主持会议 作报告 答辩 领衔 献唱 剪彩 揭幕 登台".split()
)
_NOMINAL: Final = frozenset("n nz nr ns nt nw".split())
_STYLES: Final = frozenset("先生 女士 同志".split())
#: What asks for an office behind it.
_TAKES_OFFICE: Final = frozenset(
    "任 并任 担任 出任 兼任 就任 接任 升任 当选 当选为 聘为 选为 任命为 推选为 晋升为".split()
)
#: What stands before the office that somebody takes, in one phrase with it.
_OF_OFFICE: Final = frozenset("n nt vn ns nz m a".split())
_LONGEST_STYLE: Final = 8  # words before an office that may describe it
#: What one's own name stands behind, and what one says of oneself behind it.
_CALLED: Final = frozenset("是 叫 名叫 叫做".split())
_OF_ONESELF: Final = frozenset(
    "来自 是 在 毕业于 就职于 就读于 任职于 出生于 生于 今年 现在 目前 一名 一个".split()
)
#: What goes on to say something else, behind the name that somebody gives.
_NEXT: Final = frozenset("t f v vd d ad p r m".split())
#: What goes on behind an office in the same phrase or sentence (担任厂长|的父亲).
_GOES_ON: Final = frozenset("u w f c".split())
_IN_OFFICE: Final = frozenset("是 为 由 期间 时期 助理 一职 职务".split())
#: What is done for somebody (为企业提供…), and of what words it is said for whom.
_FOR_SOMEBODY: Final = frozenset(
    "提供 带来 创造 注入 做出 作出 打下 奠定 搭建 开辟 贡献 增添 送上 带去 送去 争取 赢得 积累 "
    "办理 颁发 授予 配备 配送 打造 建立 培养 输送 筹集 捐赠 定制 建造 修建".split()
)
_BENEFITED: Final = frozenset("n nz nt ns nr nw vn an a m q r f s u c".split())
_LONGEST_BENEFITED: Final = 12  # words between 为 and what is done
#: Places by how far they reach, as the tagger names their kinds.
_REACH: Final = {"Province": 0, "City": 1, "District": 2}


def held(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where no pause is, since one word names what the other says.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for number, (word, after) in enumerate(pairwise(words)):
        form = text[word.start : word.end]
        kin = form in _KIN and after.tag == "nr"
        if form in _SIGNING and after.tag == "nr" and not number:
            kin = not text.endswith(_ASKED, after.start, after.end)
        home = form in _HOME and after.tag in ("ns", "nt")
        styled = text[after.start : after.end] in _STYLES
        if form == "我" and text[after.start : after.end] in _CALLED:
            yield from _styled(words, number + 2)
        both = word.entity == "Title" and text[after.start : after.end] == "兼"
        if number and text[words[number - 1].start : words[number - 1].end] in _TO_PLACE:
            home = home or _lies_there(text, words, number)
            if word.tag == "nt" and not any(house in form[:-2] for house in _HOUSES):
                yield from range(word.start + 1, word.end)  # 回到|宁波甬江女中
        if kin or home or styled or both or form in _TAKES_OFFICE or _within(text, word, after):
            yield after.start


def _lies_there(text: str, words: Sequence[Word], place: int) -> bool:
    """Tell whether a house stands behind the place that it lies in: 到|宁波|甬江女中|任教."""
    if words[place].tag != "ns":
        return False
    last = place + 1
    if words[last].tag in ("n", "ns", "nz", "nr") and last + 1 < len(words):
        last += words[last + 1].tag in ("n", "nt")
    house = text[words[place + 1].start : words[last].end]
    return words[place + 1].tag == "nt" or house.endswith(tuple(_HOUSES))


def _within(text: str, word: Word, after: Word) -> bool:
    """Tell whether a place names the larger one that the next lies in: 贵州省|罗甸县, 福建|泉州."""
    reach, inner_reach = _REACH.get(word.entity or ""), _REACH.get(after.entity or "")
    if reach is not None and inner_reach is not None and reach < inner_reach:
        return True
    if word.tag != "ns" or after.tag != "ns" or after.end - after.start < 3:
        return False
    rank, inner = _RANKS.get(text[word.end - 1]), _RANKS.get(text[after.end - 1])
    return rank is not None and inner is not None and rank < inner


def offices(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where it ends who holds one office, and the next is named: 校长为甲|书记是乙.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    told = False
    for number, (office, be) in enumerate(pairwise(words)):
        if office.entity != "Title" or text[be.start : be.end] not in _IS:
            continue
        first = number
        while (
            first
            and words[first - 1].tag in ("n", "nt", "vn")
            and words[first - 1].entity != "Person"
        ):
            first -= 1
        if told and first and words[first - 1].tag == "nr":
            yield words[first].start
        told = True


def benefited(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where no clause ends between 为 and what is done for whom it names: 为峰会|提供支持.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for number, word in enumerate(words):
        if text[word.start : word.end] != "为":
            continue
        inside = []
        for after in words[number + 1 : number + _LONGEST_BENEFITED]:
            inside.append(after.start)
            if text[after.start : after.end] in _FOR_SOMEBODY:
                yield from inside[1:]
            if after.tag not in _BENEFITED:
                break


def taken(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where it ends what office somebody takes: 由乙担任理事长|吸纳社员三百户.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for number, verb in enumerate(words):
        if text[verb.start : verb.end] not in _TAKES_OFFICE:
            continue
        for office in range(number + 1, min(number + _LONGEST_STYLE, len(words) - 1)):
            after = words[office + 1]
            if words[office].entity == "Title" and after.entity != "Title":
                goes_on = after.tag in _GOES_ON or text[after.start : after.end] in _IN_OFFICE
                if not goes_on and after.tag != "nr":
                    yield after.start
                break
            if words[office].tag not in _OF_OFFICE:
                break


def introduced(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where it ends by what name somebody calls themselves: 我是甲|乙公司的创始人.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for number, after in enumerate(words[3:], 3):
        me, be, name = words[number - 3 : number]
        called = text[be.start : be.end] in _CALLED and name.tag == "nr"
        if not called or text[me.start : me.end] != "我":
            continue
        told = after.tag in ("nt", "t", "p") or text[after.start : after.end] in _OF_ONESELF
        if told or _opens_office(words, number):
            yield after.start
    for number, me in enumerate(words[:-3]):
        be = words[number + 1]
        if text[me.start : me.end] == "我" and text[be.start : be.end] in _CALLED:
            named = _own_name(words, number + 2)
            if named and words[named + 1].tag in _NEXT:
                yield words[named + 1].start


def _styled(words: Sequence[Word], first: int) -> Iterator[int]:
    """Yield where no pause is in what somebody says they are, before their name."""
    name = _own_name(words, first)
    yield from (word.start for word in words[first : name + 1])


def _own_name(words: Sequence[Word], first: int) -> int:
    """Return the index of the name that somebody gives behind their office, 0 if there is none."""
    for number in range(first, min(first + _LONGEST_STYLE, len(words) - 1)):
        if words[number].tag == "nr":
            return number if number > first else 0
        if words[number].tag not in (*_OF_OFFICE, "u", "nw"):
            return 0
    return 0


def _opens_office(words: Sequence[Word], first: int) -> bool:
    """Tell whether a house and its office begin at a word: 海浪|机器人|的|创始人."""
    for number in range(first, min(first + _LONGEST_STYLE, len(words))):
        if words[number].entity == "Title":
            return number > first
        if words[number].tag not in (*_OF_OFFICE, "u", "nw"):
            return False
    return False


def repeated(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where what a clause ends on is named again: 建设测试基地|基地建成后….

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for number, (word, after) in enumerate(pairwise(words)):
        form = text[word.start : word.end]
        same = len(form) > 1 and form == text[after.start : after.end]
        told = any(before.tag == "v" for before in words[:number])
        if same and told and word.tag in _NOMINAL:
            yield after.start


def over(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where what nobody does to anybody ends before somebody (工厂倒闭|周庭芳进入…).

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for verb, who in pairwise(words):
        if who.tag == "nr" and verb.tag == "v" and text[verb.start : verb.end] in _DONE_TO_NOBODY:
            yield who.start
    for by, verb, who in zip(words, words[1:], words[2:], strict=False):
        spoken = by.tag == "nr" and text[verb.start : verb.end] in _SPEAKS_UP
        if spoken and (who.tag in ("nt", "ns", "nr") or who.entity == "Title"):
            yield who.start


def several(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where one of several people's names ends before the last: 甲|乙|等人.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for number, joint in enumerate(words[1:]):
        if text[joint.start : joint.end] not in _CLOSES:
            continue
        first = number
        while first and words[first].tag == words[first - 1].tag == "nr":
            if all(word.end - word.start > 1 for word in words[first - 1 : first + 1]):
                yield words[first].start
            first -= 1


def members(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield where the last but one of a list may begin: 夏布|油茶|和烟花.

    Args:
        text: A normalised text without its pauses.
        words: Its words, which join up to it.
    """
    for before, word, joint in zip(words, words[1:], words[2:], strict=False):
        several = before.tag in _NOMINAL and word.tag in _NOMINAL
        if several and text[joint.start : joint.end] in _JOINS:
            yield word.start

"""Where a text says what is to be done, and not what has been done.

A plan lists its tasks in bare verbs (每所学校配备一名校医, 到2030年，覆盖率达到九成), as a report
does once it has turned to the year to come, and as news does behind 将办好以下实事： or
《方案》提出.
No modal stands there: that it is a task is told by the kind of document, by the words that open
the list and by the absence of any sign that it has come about. In: a document's text. Out: the
stretches of it that are tasks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from kgbuild.model import Triple
from kgbuild.regex import regex
from kgbuild.resolve.setting.headings import heading_lines

_SENTENCE: Final = regex(r"[^。！？!?\n]+[。！？!?]*")
_PAPERS: Final = "措施|方案|规划|纲要|意见|计划|通知|举措|要点|清单|行动"
_OPENING: Final = 700  # characters within which a text says what it is

#: The heading of a paper that sets tasks, and not of a report on it (甲部印发乙方案).
_HEADED: Final = regex(
    rf"(?!.*(?:发布|公布|出台|推出|审议|通过|实施|启动|解读|征求|印发(?!.*通知)))"
    rf".{{2,60}}(?:{_PAPERS.replace('|行动', '')})(?:[（(][^（()）]*[）)])?\s*\Z"
)
#: What such a paper says of itself.
_OF_ITSELF: Final = regex(
    rf"(?:制定|制订|编制|提出)(?:了)?(?:本|如下|以下)(?:实施|行动|工作|专项|总体)?(?:{_PAPERS})"
    r"|(?:通知|公告|通告)如下|现(?:将[^。]{0,30})?印发给?你们|请(?:结合实际)?，?认真(?:贯彻|组织)"
    r"|就有关事项通知|(?:^|\n)[^。\n]{0,20}关于印发[^。\n]{2,50}的通知(?:\s*\n|如下)"
)
#: What reports on a year, and on what comes after it.
_REPORT: Final = regex(
    r"报告工作|工作报告|工作总结|工作情况|述职|年度报告|经营情况|下一步(?:打算|工作)|工作安排|计划的?报告"
)
_WHEN: Final = (
    r"(?:今年|明年|来年|新的?一年|下半年|下一步|下一年度?|下一阶段|今后|未来(?:一|两|三|五|几)年|"
    r"(?:20\d\d|二[〇○零]..)?年|接下来|为此)"
)
#: Where a report turns to what is planned: the heading of a part, or its first words.
_TURN: Final = regex(
    r"[ \u3000]*(?:(?:[二三四五六]、|[（(][二三四五][）)]|第[二三四五]部分)?[^。，\n]{0,24}"
    r"(?:重点任务|主要任务|工作任务|重点工作|工作安排|工作打算|目标任务|总体要求|预期目标|工作部署|工作思路|"
    r"工作举措|工作建议|工作计划)[^。，\n]{0,10}(?:$|[。：:\n])"
    rf"|{_WHEN}[^。]{{0,30}}?(?:[将要](?!求)|力争|拟|计划|打算|着力(?!于)|预期目标|总体目标|主要目标|"
    r"开局之年))"
)
#: What opens a list of tasks in any text.
_LIST: Final = regex(
    r"(?:将|要|拟|计划|打算|力争|重点|着力|全力)[^。：:；]{0,16}?"
    r"(?:以下|如下|下列|[几两三四五六七八九十\d]+(?:件|项|个方面|大))(?![^。：:；]{0,8}情况)"
    r"[^。：:；]{0,6}?(?:事|工作|任务|举措|措施|行动|工程|重点|安排|要求)[：:。]"
    r"|重点(?:做好|抓好|推进|实施)[^。：:；]{0,14}[：:]"
    r"|(?:重点任务|主要任务|工作任务|目标任务|总体目标|主要目标|工作目标|发展目标|方案的?目标|规划目标)"
    r"(?:是|为|如下)?[：:。]?"
    r"|(?:提出|给出)[^。：:；，]{0,10}(?:建议|倡议|要求|目标|任务|措施|对策)[：:]"
)
#: What a paper says, in a report on it.
_PAPER_SAYS: Final = regex(
    rf"(?<=[\w》）《])(?:{_PAPERS})[》）]?[^。，；：:]{{0,4}}?"
    r"(?:提出|明确|要求|部署|确定)(?!者)(?:了[^。，；]{0,12}(?:任务|举措|措施|目标|要求|工程|行动))?"
    r"|(?:报告|会议|全会|大会|纪要)提出，?(?=(?:今年|明年|(?:20\d\d)?年)[^。，；]{0,20}(?:预期|目标|力争|要))"
)
#: A year by which something is to be reached.
_YEAR: Final = r"(?:20(?:2[6-9]|[3-9]\d)|二[〇○零](?:二[六七八九]|[三四五六].))年"
_BY_YEAR: Final = regex(
    rf"(?<![直截达得])到{_YEAR}(?:[一二三四五六七八九十\d]+月)?[底末初]?|{_YEAR}(?:[一二三四五六七八九十\d]+月)?[底末]?之?前"
)
_BY_SOME_YEAR: Final = regex(r"(?:^|[，；：:\s])(?:力争)?到(?:\d{4})?年[底末]?")
#: What has come about, or is so already.
_SETTLED: Final = regex(
    r"(?<![为除不])了(?![解如])|(?<![超通经不])过(?![程度渡去])|已|曾|去年|上年|前年|目前|现有|现已|如今|近年|"
    r"近[两三五几十]+年|此前|以来|过去|早在|截至|昨天|日前|近日|前不久|正在|至今|同比|累计|"
    r"全年(?:共|完成|实现|新增)|是由[^，。；]{2,20}的(?=[，。；])|今年(?:安排|投入|下达|拨付)"
)
#: What a paragraph opens on that tells of progress.
_PROGRESS: Final = regex("取得[^，。；]{0,6}(?:成效|进展|成绩|进步|突破)")
#: A part of a paper that tells how things are.
_BACK: Final = regex(
    r"[^，。；]{0,16}(?:评估结论|回顾|基本情况|总体情况|进展情况|完成情况|现状|成效|主要问题|存在问题|背景|起草说明)"
)
_PART: Final = regex(
    r"[ \u3000]*(?:第?[一二三四五六七八九十]+[、部]|[（(][一二三四五六七八九十]+[)）])"
)
_LONGEST_HEADING: Final = 30
_PAUSE: Final = regex("[，；：:,]")
_CLAUSE: Final = 12  # characters before a sign in a clause without pauses
#: What is to be done though something is so already.
_AHEAD: Final = regex(
    r"将(?!军)|[须拟]|力争|应(?![用看认清])|(?<![需主重不只首])要(?![求素点闻])|不得|严禁|年底前|月底前|"
    r"(?<!到)20(?:2[7-9]|[3-9]\d)年|确保|鼓励"
)
_RESUMED: Final = regex(rf"[；;]|{_AHEAD.pattern}")
#: Somebody speaks.
_SPEECH: Final = regex(
    r"认为|表示|指出|坦言|直言|坦陈|解释|介绍|提醒|透露|总结|评价|担心|担忧|质疑|反映|说[，：]|告诉|回忆"
)
_TOPIC: Final = regex(
    r"[ \u3000]*(?:在?[^，。]{2,10}(?:方面|上)[，]?|[一二三四五六七八九十]+[是、]|"
    r"[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[，、])"
)
#: Constructions that tell what is done.
_DOING: Final = frozenset(
    "achieved svo intransitive ba ba-object passive passive-result inclusion provision "
    "counted".split()
)
#: What a paper does by saying so, and what is so whatever is planned.
_STANDING: Final = frozenset(
    "是 为 有 位于 设在 属于 隶属 隶属于 包括 包含 适用 适用于 施行 实施 执行 印发 "
    "解释 废止 提出 明确 要求 强调 规定 指出 表示 称 说 认为 提请 审议 坚持 贯彻 落实 "
    "根据 围绕 来自 缺乏 存在 面临 具有 拥有 占 叫 名为 指 关于 涉及 来源于".split()
)
_IN_CHARGE: Final = "负责"


def has_come_about(triple: Triple) -> bool:
    """Tell whether the words of a predicate say that it has been done (建成了, 已批准)."""
    return _SETTLED.search(triple.relation.text) is not None


def is_deed(triple: Triple) -> bool:
    """Tell whether a triple tells what somebody does or what comes about, and not how it is."""
    stands = triple.predicate in _STANDING or triple.predicate.startswith(_IN_CHARGE)
    return triple.construction in _DOING and not stands


class Agenda:
    """The stretches of a document that say what is to be done.

    Args:
        text: The document.
        sets_tasks: It is a paper of a body that sets tasks.
        turned: The place from which on it tells what is planned, if it is a report that does.
    """

    def __init__(self, text: str, *, sets_tasks: bool = False, turned: int | None = None) -> None:
        orders = sets_tasks or _orders(text)
        spans = [*_stretches(text, orders=orders, turned=turned)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, position: int) -> bool:
        """Tell whether what stands at a place is to be done."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def _orders(text: str) -> bool:
    """Tell whether a text is itself a paper that sets tasks."""
    if any(_HEADED.match(line.strip()) for line in heading_lines(text)):
        return True
    return _OF_ITSELF.search(text, 0, _OPENING) is not None


def _stretches(text: str, *, orders: bool, turned: int | None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are tasks, in order."""
    reports = turned is not None or _REPORT.search(text, 0, _OPENING) is not None
    planned = False  # a report has turned to what is planned
    paper = listing = False  # news tells what a paper says; it goes on doing so
    looks_back = part_back = False  # a paragraph, or a part, tells what has come about
    paragraph = -1
    for sentence in _SENTENCE.finditer(text):
        words, start = sentence.group(), sentence.start()
        opens = text.rfind("\n", 0, start)
        first, paragraph = opens != paragraph or start == 0, opens
        planned = planned or (reports and _turns(words, start, turned))
        opened = _opened(words, orders=orders)
        settled = _SETTLED.search(words, opened or 0)
        if first:
            settled = settled or _PROGRESS.search(words)
            looks_back = settled is not None and _AHEAD.search(words, 0, settled.start()) is None
            looks_back = looks_back and opened is None
            topic = _TOPIC.match(words) is not None
            listing = paper and topic and not looks_back
            if _is_heading(words):
                part_back = _BACK.match(words) is not None
        elif looks_back and settled is None and _AHEAD.search(words):
            looks_back = False
        if not (orders or planned) and listing and _SPEECH.search(words):
            listing = False
        begin = 0 if (listing or orders or planned) and not (looks_back or part_back) else None
        if begin is None and opened is not None:
            begin, listing = opened, listing or _goes_on(words, opened)
            paper = paper or listing
        if begin is not None:
            for left, right in _open_parts(words, begin):
                yield start + left, start + right


def _is_heading(words: str) -> bool:
    """Tell whether a sentence is the heading of a part (二、重点任务)."""
    bare = len(words) <= _LONGEST_HEADING and words[-1:] not in "。！？!?"
    return bare or (_PART.match(words) is not None and len(words) <= _LONGEST_HEADING)


def _turns(words: str, start: int, turned: int | None) -> bool:
    """Tell whether a report turns to what is planned with a sentence."""
    return (turned is not None and start >= turned) or _TURN.match(words) is not None


def _opened(words: str, *, orders: bool) -> int | None:
    """Return where in a sentence a list of tasks opens, if one does."""
    signs = [_LIST, _PAPER_SAYS, _BY_YEAR, *([_BY_SOME_YEAR] if orders else [])]
    found = [match.end() for sign in signs if (match := sign.search(words))]
    says = _PAPER_SAYS.search(words)
    if says is not None and (year := _BY_SOME_YEAR.search(words, says.end())):
        found.append(year.end())
    return min(found, default=None)


def _goes_on(words: str, opened: int) -> bool:
    """Tell whether the list that a sentence opens goes on in the sentences behind it."""
    return _LIST.search(words) is not None or _PAPER_SAYS.search(words, 0, opened) is not None


def _open_parts(words: str, begin: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence, from a place on, that nothing says have come about."""
    while begin < len(words):
        settled = _SETTLED.search(words, begin)
        if settled is None:
            yield begin, len(words)
            return
        # the clause that it stands in is settled from its beginning on
        comma = max(words.rfind(mark, begin, settled.start()) for mark in "，；：:")
        paused = _PAUSE.search(words) is not None
        end = comma + 1 if paused else max(begin, settled.start() - _CLAUSE)
        if end > begin:
            yield begin, end
        ahead = _RESUMED.search(words, settled.end())
        if ahead is None:
            return
        begin = ahead.start()

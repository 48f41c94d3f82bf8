"""What only orders or points out the parts of a text is lifted out: 第三条, 一是, 值得一提的是.

A law numbers its articles, a report its points (一是…，二是…). The numbers name nothing that acts,
and the words around them read on as if they were not there. So they do behind the words that open
a definition, behind a condition (违反规定的，由甲处罚), which states nothing, and behind 等
(等具备条件的企业).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract.kinds import BOUNDARIES, NOMINAL, Kind, Word
from kgbuild.regex import regex

_COUNT = r"[一二三四五六七八九十百零〇两\d]{1,5}"
_ARTICLE = regex(rf"第{_COUNT}[条款项章节编]")
_POINT = regex(rf"{_COUNT}")
_POINTED = regex(r"[一二三四五六七八九十]是")
_DEMANDED = regex(r"[一二三四五六七八九十]")  # 一要加强…，二要…: what must be done, by number
#: Where the news comes from, without a name: it says nothing of who acts.
_HEARSAY = frozenset(
    "据悉 据了解 据介绍 据统计 据报道 据称 据说 据透露 另悉 另据了解 记者了解到 记者获悉 记者看到 "
    "记者注意到 记者发现 记者采访了解到 记者在采访中了解到 记者在现场看到 笔者了解到 记者日前获悉 "
    "记者近日获悉 记者今日获悉 记者昨日获悉 记者近日了解到 记者日前了解到".split()
)
_RULING = frozenset(
    "按照 按 依法 依照 处 处以 并处 给予 予以 责令 不予 吊销 没收 撤销 追究 从重 从轻 收回".split()
)  # what opens a consequence
_QUALIFYING = frozenset("具备条件 符合条件 有条件 条件成熟 符合要求 有实力 有需要 有意愿".split())
_MOST_WORDS = 4  # that a tagger cuts 第三十二条 into
#: How an author points to what is said next, and says nothing of it (值得一提的是，…).
_POINTING_OUT = regex(
    r"(?:而|但|更|最|尤为|尤其|特别|同样|更为|较为|颇为)?(?:值得\w{2}|(?:需要?|应当?|应该|必须)(?:说明|指出|注意|强调|提醒)"
    r"|[令让使]人\w{2,4}|有趣|有意思|遗憾|可惜|可喜|可贵|难得|难能可贵|幸运|不幸|巧合|奇怪|欣慰|意外|重要|关键)的是"
)
_LONGEST_POINTING = 7  # words
_LONGEST_HEARSAY = 6  # words


def lift(words: Sequence[Word]) -> list[Word]:
    """Return the words of a sentence without those that only number it or its clauses."""
    words = words[_opening(words) :]
    words = words[_defined(words) :]
    kept: list[Word] = []
    position = 0
    while position < len(words):
        opens = position == 0 or words[position - 1].kind in BOUNDARIES
        if opens and (end := _condition(words, position)) > position:
            position = end
            continue
        size = 0
        if opens:
            size = (
                _pointed(words, position)
                or _hearsay(words, position)
                or _aged(words, position)
                or _pointing_out(words, position)
            )
        elif words[position - 1].kind is Kind.ETC:
            size = _eligible(words, position)
        if size:
            position += size
            continue
        kept.append(words[position])
        position += 1
    return kept


def _opening(words: Sequence[Word]) -> int:
    """Return how many words number the sentence as a whole."""
    form = ""
    for index, word in enumerate(words[:_MOST_WORDS]):
        form += word.form
        following = words[index + 1] if index + 1 < len(words) else None
        if following is None:
            return 0
        if _ARTICLE.fullmatch(form):
            # 第一条公路 counts roads: what numbers an article stands apart, or before no noun.
            apart = following.token.span.start > word.token.span.end
            return index + 1 if apart or following.kind not in NOMINAL else 0
        marked = following.kind is Kind.LIST_MARK or following.form in (".", "．")
        if _POINT.fullmatch(form) and marked:
            # 一、二年级 is a list.
            listed = index + 2 < len(words) and words[index + 2].kind is Kind.NUMBER
            return 0 if listed else index + 2
    return 0


def _condition(words: Sequence[Word], start: int) -> int:
    """Return where the clause after a condition begins (违反规定的，由…), ``start`` if none is."""
    if start and words[start - 1].kind is not Kind.STOP:
        return start
    comma = next((i for i in _clause_ends(words, start) if words[i - 1].form == "的"), 0)
    if comma < start + 2 or comma + 1 >= len(words):
        return start
    inside = words[start : comma - 1]
    acts = any(word.kind in (Kind.VERB, Kind.ADJECTIVE) for word in inside)
    states = any(word.kind in (Kind.MODAL, Kind.YOU) or word.form == "是" for word in inside)
    rules = words[comma + 1].kind in (Kind.YOU, Kind.MODAL, Kind.NEGATION)
    rules = rules or words[comma + 1].form in _RULING
    return comma + 1 if acts and rules and not states else start


def _clause_ends(words: Sequence[Word], start: int) -> Iterator[int]:
    """Yield where the clauses of a condition may end: at the commas before the next stop."""
    for index in range(start, len(words)):
        if words[index].kind is Kind.STOP:
            return
        if words[index].kind is Kind.COMMA:
            yield index


def _defined(words: Sequence[Word]) -> int:
    """Return how many words open a definition (本办法所称…，是指)."""
    for index, word in enumerate(words[:_MOST_WORDS]):
        if word.form == "所称" or (word.form == "称" and index and words[index - 1].form == "所"):
            return index + 1 if words[0].form.startswith("本") else 0
    return 0


def _hearsay(words: Sequence[Word], position: int) -> int:
    """Return how many words make 据悉， or 据介绍， at the start of a clause."""
    form = ""
    for index in range(position, min(position + _LONGEST_HEARSAY, len(words) - 1)):
        form += words[index].form
        if form in _HEARSAY:
            comma = words[index + 1].kind is Kind.COMMA
            return index + 2 - position if comma else 0
    return 0


def _pointing_out(words: Sequence[Word], position: int) -> int:
    """Return how many words make 值得一提的是， at the start of a clause, its comma with them."""
    form = ""
    for index in range(position, min(position + _LONGEST_POINTING, len(words) - 1)):
        form += words[index].form
        if _POINTING_OUT.fullmatch(form):
            return index + 1 + (words[index + 1].kind is Kind.COMMA) - position
    return 0


def _aged(words: Sequence[Word], position: int) -> int:
    """Return how many words say an age that has lost its figure (病逝，享|年岁), at the end."""
    form = ""
    for index in range(position, min(position + 3, len(words) - 1)):
        form += words[index].form
        if form in ("享年岁", "终年岁"):
            return index + 1 - position if words[index + 1].kind in BOUNDARIES else 0
    return 0


def _eligible(words: Sequence[Word], position: int) -> int:
    """Return how many words say only that what closes a list qualifies (等|具备条件的|企业)."""
    form = ""
    for index in range(position, min(position + 3, len(words) - 1)):
        form += words[index].form
        if words[index + 1].kind is Kind.DE and form in _QUALIFYING:
            return index + 2 - position
    return 0


def _pointed(words: Sequence[Word], position: int) -> int:
    """Return how many words make 一是, or the 一 of 一要, at the start of a clause."""
    form = words[position].form
    size = 1
    following = words[position + 1 : position + 3]
    if _DEMANDED.fullmatch(form) and following and following[0].form == "要":
        return int(len(following) > 1 and following[1].kind not in (Kind.COMMA, Kind.STOP))
    if not _POINTED.fullmatch(form) and position + 1 < len(words):
        form, size = form + words[position + 1].form, 2
    if not _POINTED.fullmatch(form) or position + size >= len(words):
        return 0
    return 0 if words[position + size].kind in (Kind.COMMA, Kind.STOP, Kind.NUMBER) else size

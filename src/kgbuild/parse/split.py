"""A document's characters become sentences: spans of the original text.

Three passes, each linear. *Lines* are gathered into paragraphs (see
:mod:`kgbuild.parse.lines`). *Marks* cut paragraphs: 。！？ and their kin end a
sentence, with the quotes and brackets that close after them; a speech and the words
that name its speaker (“……。”某人说。) stay together, because only together they say who
claims what. *Length* bounds what is left, since a tagger and a reader both need an
end: a long sentence also ends at semicolons, an endless one is cut at its best place.

Nothing is changed and nothing visible is lost: every visible character lies in
exactly one span, and no span begins or ends in white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kgbuild.model import Span
from kgbuild.ontology.speakers import lost_labels
from kgbuild.parse.jieba_words import word_ends
from kgbuild.parse.lines import paragraphs, visible_stretch
from kgbuild.parse.normalise import ESCAPE_SEQUENCE, is_extender
from kgbuild.regex import regex

LONGEST = 400
"""No sentence has more characters than this."""

_LONG = 160  # from here on a semicolon ends a sentence too

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_CLOSERS = r"”’」』）)】〕》〉\]］｝}"
_MARK = regex(
    rf"""(?P<full>[。！？!?｡‼⁇⁈⁉][。！？!?｡‼⁇⁈⁉…]*)
        |(?P<ellipsis>(?:…|\.{{3}})[….]*[。！？!?]*)
        |(?P<stop>(?<=[{_HAN}{_CLOSERS}])\.(?=[{_HAN}{_CLOSERS}\s"']|\Z)
                 |(?<=[{_HAN}{_CLOSERS}])．(?=[{_CLOSERS}\s"']|\Z)  # else it parts a name
                 |(?<=[a-z)])\.(?=\s+[A-Z{_HAN}]))""",
    re.VERBOSE,
)
_CLOSING = regex(rf"[{_CLOSERS}\"'＂]*[。！？!?]*[{_CLOSERS}]*")
# 《谁在那里？》 is a name, a query string part of its address: no mark inside ends anything.
_NAME = regex(r"《[^《》\n]{1,60}》|〈[^〈〉\n]{1,60}〉|https?://[!-~]+")
_SPEAKER = regex(
    r"(?!据)[^，。！？；：、“”「」…,!?;:\s]{0,12}?"
    r"(?:说|说道|表示|称|指出|认为|强调|坦言|介绍|透露|问|问道|答|答道|回答|写道|回应|补充)[，。：,:]"
)
# 他说：“……。”: who has been named before the speech is not named behind it.
_INTRODUCED = regex(r"[：:]\s*[“「『‘]")
# 新华社兰州4月8日电 (记者某某): an agency's dateline opens the report, it is not its subject.
_DATELINE = regex(
    r"[^\S\n]*[^。！？，,\n]{2,30}?\d{0,2}月\d{0,2}日(?:电|讯)(?:[^\S\n]*[(（][^()（）\n]{1,30}[)）]|(?=\s))"
    # One that has lost its figures and its bracket: 本报青河月日电松林公司…, not 青河月日电力….
    rf"|[^\S\n]*[{_HAN}]{{2,12}}?月日(?:电(?![力子器商视影信气网台缆影池动脑话机站厂竞])|讯(?!息|问|速|号|飞))"
    # 本报讯, 青河晚报讯: a paper's own.
    rf"|[^\S\n]*(?:本[报刊台网]|[{_HAN}]{{2,6}}?(?:[日晚早时晨商]报|新闻网))讯(?!息|问|速|号|飞)"
)
# 本报讯（记者某某）, 本台成都电: so it is without a date, where the bracket or the paper tells.
_UNDATED = regex(
    r"[^\S\n]*[^。！？，,\n]{0,16}?(?:电|讯)[^\S\n]*"
    r"[(（](?:本报|本台|本刊|见习|实习|首席|特约|全媒体)*(?:记者|通讯员|特派员)[^()（）\n]{1,40}[)）]"
    r"|[^\S\n]*本(?:报|台|刊|网|社)[^。！？，,\n]{0,8}?(?:电|讯)(?=[^\S\n])"
    r"|[^\S\n]*[^。！？，,、\s]{1,10}(?:网|报|社|台|客户端|融媒|新闻)讯(?=[^\S\n])"
)
# 大学迎来新校长　5月28日，…: a heading that its report follows in the same line.
_RUN_IN = regex(
    r"[^\S\n]*(?!第[一二三四五六七八九十百\d]+[章节条])[^。！？；;（(【\s]{4,40}\u3000+"
    r"(?=[^\n]{16,}[。！？])"
)
_NUMERAL = regex(r"\s*[(（]?[一二三四五六七八九十百零〇]{1,4}\Z")
_ABBREVIATION = regex(r".*\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Co|Inc|Ltd|Corp|No|vs|etc)\Z")
_SEMICOLON = regex(rf"[；;](?=[{_HAN}\s（(“「])")
_CUTS = (regex(r"[；;]|[。！？!?…]+"), regex(r"[，,：:]"), regex(r"、|\s+|——+"))

_QUOTE_REACH = 1000  # a straight quote closes one that was opened at most so far back


def split(text: str) -> Iterator[Span]:
    """Cut ``text`` into sentences.

    Args:
        text: The text of a document, as read.

    Yields:
        Spans in reading order that do not overlap, at most :data:`LONGEST` long.
    """
    text = _without_escapes(text)
    labels = [label.end for label in lost_labels(text)]
    for paragraph in paragraphs(text):
        for sentence in _labelled(_sentences(text, *paragraph), labels):
            for piece in _bounded(text, *sentence):
                visible = visible_stretch(text, *piece)
                if visible:
                    yield Span(*visible)


def _without_escapes(text: str) -> str:
    """Return ``text`` with terminal escape sequences blotted out, of the same length.

    What stands in is invisible, so that no sentence begins or ends with a sequence.
    """
    return ESCAPE_SEQUENCE.sub(lambda match: "\u2060" * len(match[0]), text)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into the heading and dateline that open it and what its marks part."""
    for opening in (_RUN_IN, _UNDATED, _DATELINE):
        if found := opening.match(text, start, end):
            yield start, found.end()
            start = found.end()
    yield from _by_marks(text, start, end)


def _labelled(
    sentences: Iterable[tuple[int, int]], labels: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Cut who speaks, whose colon is lost, from what they say (林知远|我来自青河。)."""
    for start, end in sentences:
        at = bisect_right(labels, start)
        if at < len(labels) and labels[at] < end:
            yield start, labels[at]
            yield labels[at], end
        else:
            yield start, end


def _by_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the paragraph ``text[start:end]`` after its sentence-ending marks."""
    names = _NAME.finditer(text, start, end)
    name = next(names, None)
    position = start
    while mark := _MARK.search(text, position, end):
        while name and name.end() <= mark.start():
            name = next(names, None)
        if name and name.start() < mark.start():
            position = name.end()
            continue
        position = _after_closers(text, start, mark.end(), end)
        if _ends(text, start, mark, position, end):
            yield start, position
            start = position
    if start < end:
        yield start, end


def _after_closers(text: str, start: int, position: int, end: int) -> int:
    """Return the place after the quotes and brackets that close at ``position``.

    A straight quote closes only if it was opened since ``start``.
    """
    closing = _CLOSING.match(text, position, end)
    after = closing.end() if closing else position
    for place in range(position, after):
        quote = text[place]
        if quote in "\"'＂" and text.count(quote, max(start, place - _QUOTE_REACH), place) % 2 == 0:
            after = place
            break
    while after < end and is_extender(text[after]):
        after += 1
    return after


def _ends(text: str, start: int, mark: re.Match[str], after: int, end: int) -> bool:
    """Tell whether the sentence that began at ``start`` ends at ``mark``.

    Args:
        text: The text.
        start: Where the sentence began.
        mark: The mark.
        after: Past the mark and what closes after it.
        end: Where the paragraph ends.
    """
    following = text[after : min(after + 1, end)]
    closed = after > mark.end()
    if mark.lastgroup == "stop":
        before = text[max(start, mark.start() - 8) : mark.start()]
        return not (_NUMERAL.match(text, start, mark.start()) or _ABBREVIATION.match(before))
    if following and following in "，、；：,;:的":
        return False
    if mark.lastgroup == "ellipsis":
        lone = mark[0] == "…" and not closed
        return not following or following.isspace() or not (lone or following in "等了）)")
    if mark[0] in "!?" and not closed and following.isascii() and following.isalnum():
        return not text[mark.start() - 1 : mark.start()].isalnum()
    if not closed or _INTRODUCED.search(text, start, mark.start()):
        return True
    return not _SPEAKER.match(text, after, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long sentence at its semicolons, and an endless one at its best places."""
    cuts = [end]
    if end - start > _LONG:
        cuts = [match.end() for match in _SEMICOLON.finditer(text, start, end)] + cuts
    for cut in cuts:
        while cut - start > LONGEST:
            inner = _best_cut(text, start)
            yield start, inner
            start = inner
        if start < cut:
            yield start, cut
            start = cut


def _best_cut(text: str, start: int) -> int:
    """Return where to cut the endless sentence that begins at ``start``.

    After the last mark of the strongest kind in the second half of what is allowed;
    without any mark, at the last end of a word.
    """
    low, high = start + LONGEST // 2, start + LONGEST
    for kind in _CUTS:
        places = [match.end() for match in kind.finditer(text, low, high)]
        for place in reversed(places):
            if _is_border(text, place):
                return place
    base = high - 60
    for offset in reversed(word_ends(text[base : high + 10])):
        if base + offset <= high and _is_border(text, base + offset):
            return base + offset
    return next((place for place in range(high, low, -1) if _is_border(text, place)), high)


def _is_border(text: str, place: int) -> bool:
    """Tell whether a cut at ``place`` leaves every user-perceived character whole."""
    before, after = text[place - 1], text[place]
    if is_extender(after) or before in "\u200d\u2060" or after == "\u2060":
        return False
    return not ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")

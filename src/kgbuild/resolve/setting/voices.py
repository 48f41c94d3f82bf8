"""Who is speaking where: a document's speaker, its transcripts, and the letters read out in them.

我 is whoever speaks, and 我们 mostly the speaker's organisation; but the speaker changes. A news
item opens in nobody's voice, a transcript in it is the speech of one person, and that person may
read out a letter by another. What tells is the text's own frame: 以下为甲演讲实录, 来自乙的问候,
the name under the title of a speech, the signature under a letter, 大家好，我是甲, 本人甲，女，… at
the head of a life that somebody writes of themselves, the labels of a
conversation (:mod:`kgbuild.resolve.setting.turns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.model import Document
from kgbuild.regex import regex
from kgbuild.resolve.naming.people import (
    first_named,
    is_plainly_a_person,
    last_named,
    looks_like_a_person,
)
from kgbuild.resolve.setting.turns import turns

_SPEECH = "演讲|讲话|发言|致辞|致词|谈话|报告|演講|講話|發言|致辭|談話"
_LETTER = "问候|来信|贺信|书面致辞|致辞|信|寄语|問候|來信|賀信|書面致辭|致辭|寄語"
_TRANSCRIPT = regex(
    rf"以下[为為是]?(?P<who>[^。！？\n]{{2,30}}?)的?(?P<kind>{_SPEECH})"
    r"(?:实录|全文|内容|摘要|要点|實錄|內容)?"
)
_MESSAGE = regex(rf"[来來]自(?P<who>[^。！？\n]{{2,40}}?)的(?P<kind>{_LETTER})")
_ENTRUSTED = regex(
    r"[他她](?:托|委托|让|请|囑|託|委託|讓|請)我(?:把|将|將)?[^。！？\n]{0,12}?"
    r"(?P<kind>信|问候|祝福|致辞|話|话)[^。！？“「\n]{0,30}"
)
_GREETED_ONES = regex("尊敬的|亲爱的|敬爱的|親愛的")
#: Who greets an audience and then says who they are speaks from there on.
GREETING = regex(
    r"(?:尊敬的|亲爱的|親愛的|各位|大家(?:早上|上午|中午|下午|晚上)?好"
    r"|(?:女士|先生|同志|朋友|同学|同學|老师|老師|同事|乡亲|鄉親)[们們])"
)
_INTRODUCTION = regex(
    r"我(?:是|叫|的名字是|的名字叫|名叫)"
    r"(?P<who>(?:[^。！？，；\n“”「」]|“[^。！？；\n“”]{1,16}”){2,40})"
)
#: 本人林知远，女，…: who writes of their own life.
_OF_ONESELF = regex(
    r"(?:^|\n)[ \u3000]*(?:本人|我叫|我名叫)(?P<who>[\u4e00-\u9fff·]{2,10})(?=[，,。])"
)
#: 我是一名医生，叫林知远, at the head of a text: nobody need be greeted.
_OPENS = regex(
    r"[ \u3000]*我是(?:一[名位个])?[^。！？，\n“”]{2,20}，(?:我?叫|我?名叫)"
    r"(?P<who>[\u4e00-\u9fff·]{2,10})(?=[，,。])"
)
_TITLE = regex(
    rf"(?:{_SPEECH}|公开信|一封信|家书|寄语|献词|贺词|祝词|感言|述职|自述|"
    r"(?:答谢|欢迎|开幕|闭幕|祝酒|获奖|就职|告别|毕业|开学)[词辞])"
)
_CLOSING = regex(
    r"预祝[^。！\n]{0,20}成功|預祝[^。！\n]{0,20}成功|此致|谢谢大家|謝謝大家|祝[^。！\n]{0,12}(?:成功|顺利|快乐|健康|順利|快樂)"
)
#: 文/周庭芳, 主讲人：周庭芳, （周 庭芳） or the bare name.
_NAME_LINE = regex(
    r"^[ \u3000（(]*"
    r"(?P<label>(?:作者|主讲人?|演讲[者人]|发言人|报告人|署名|文)[ \u3000]*[：:/／][ \u3000]*)?"
    r"(?P<name>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff·]){1,11})[ \u3000）)]*$",
    re.MULTILINE,
)
#: …。周庭芳说。: who says what stood in quotes before, where the quotes are lost.
_SAID_BEFORE = regex(
    r"(?:(?<=。)|^)(?P<who>[^。！？\n“”「」]{2,36}?)(?P<kind>说|說|坦言|感慨|回忆道|笑道)。",
    re.MULTILINE,
)
_SELF = regex("我|咱")
#: A name with nothing said of it: the end of its line or of the text, a date or a place at most.
_SIGNED = regex(
    r"[\w·][\w· \u3000]{1,11}?[ \u3000）)]*"
    r"(?:\n|(?:\n?[\d〇零一二三四五六七八九十]*年\w{0,12})?(?:于\w{2,8})?[\s。！]*$)"
)
_QUOTES = {"“": "”", "「": "」", "『": "』"}
_OPENING = 150  # in which who writes of their own life says who they are
_HEADING = 60  # characters that a title may have
_BYLINE = 60  # between the title of a speech and the speaker's name
_SIGNATURE = 80  # at the end of a letter
#: The kind of a turn in a conversation.
TURN = "："
_ANNOUNCED = 60  # from one announcement of a message to the next
_GREETED = 150  # from the greeting to the speaker's name
_ADDRESSED = 16  # characters of whom one greets first


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of a document that one person speaks or writes.

    Attributes:
        start: Where it begins, in code points of the document.
        end: Where it ends, exclusive.
        person: Name of who speaks.
        kind: What the text calls it (演讲, 信); the colon after the label of a turn.
        whole: It is the voice of the document itself, its author's.
    """

    start: int
    end: int
    person: str
    kind: str = ""
    whole: bool = False


def voices(
    document: Document, people: Mapping[str, str], titled: Sequence[tuple[int, str]] = ()
) -> list[Voice]:
    """Return the voices of a document; of two at one place the narrower one is heard.

    Args:
        document: The document.
        people: What the text calls people -> their names.
        titled: Where a person is named with an office (code points of the name), and who.
    """
    text = document.text
    found = list(_whole(document, people, titled))
    for match in _TRANSCRIPT.finditer(text):
        who = last_named(match["who"], people)
        if who is not None:
            found.append(Voice(match.end(), len(text), who, match["kind"]))
    conversation = [Voice(t.start, t.end, t.person, TURN) for t in turns(text, people)]
    if not found and not conversation:
        found.extend(_introduced(text, people))
    found.extend(conversation)
    found.extend(_said_before(text, people))
    nested = [(m, last_named(m["who"], people)) for m in _MESSAGE.finditer(text)]
    for match in _ENTRUSTED.finditer(text):
        before = text[max(0, match.start() - 150) : match.start()]
        nested.append((match, last_named(before, people)))
    for match, who in nested:
        if who is not None:
            start, end = _message(text, match.end())
            if not any(
                v.person == who and v.start - _ANNOUNCED <= start < v.end for v in found
            ):  # 他托我带来问候。来自甲的问候：: announced twice, it begins behind the second
                found.append(Voice(start, end, who, match["kind"]))
    return found


def voice_at(position: int, heard: Sequence[Voice]) -> Voice | None:
    """Return the voice heard at a place of the document; ``None`` for nobody in particular."""
    around = [voice for voice in heard if voice.start <= position < voice.end]
    return min(around, key=lambda v: (v.end - v.start, -v.start)) if around else None


def answering(position: int, heard: Sequence[Voice], text: str) -> str | None:
    """Return whom 您 means in what somebody without a name asks: who speaks in the next line.

    Args:
        position: Its place in the document, in code points.
        heard: The voices of the document.
        text: The document.
    """
    said = [voice for voice in heard if voice.kind == TURN]
    if any(voice.start <= position < voice.end for voice in said):
        return None
    after = min((v for v in said if v.start > position), key=lambda v: v.start, default=None)
    if after is None or text.count("\n", position, after.start) != 1:
        return None
    return after.person


def _whole(
    document: Document, people: Mapping[str, str], titled: Sequence[tuple[int, str]]
) -> Iterator[Voice]:
    """Yield the voice of the whole document: by its source, its title, or its signature."""
    text = document.text
    if document.speaker is not None:
        name = people.get(document.speaker, document.speaker)
        yield Voice(0, len(text), name, whole=True)
        return
    own = _OF_ONESELF.search(text, 0, _OPENING) or _OPENS.match(text)
    if own is not None and (own["who"] in people or looks_like_a_person(own["who"])):
        yield Voice(0, len(text), people.get(own["who"], own["who"]), whole=True)
        return
    title = _TITLE.search(text, 0, _HEADING)
    heads = title is not None and "。" not in text[: title.start()]
    if title is None or not heads or _TRANSCRIPT.search(text) or text.count("我") < 3:
        return
    opening = min(title.end() + _BYLINE, text.find("我", title.end()))
    named = (*titled, *_on_lines(text, people))
    names = sorted((place, who) for place, who in named if not _addressed(text, place))
    byline = [who for place, who in names if title.end() <= place < opening]
    signature = [who for place, who in names if _signs(text, place)]
    if byline or signature:
        yield Voice(0, len(text), byline[0] if byline else signature[-1], whole=True)


def _addressed(text: str, place: int) -> bool:
    """Tell whether a name at ``place`` is of those whom a speech greets (尊敬的甲部长)."""
    start = max(text.rfind(mark, 0, place) for mark in "\n。！")
    return _GREETED_ONES.search(text, start + 1, place) is not None


def _signs(text: str, place: int) -> bool:
    """Tell whether a name at ``place`` stands under a text: at its end, nothing said of it."""
    return place >= len(text) - _SIGNATURE and _SIGNED.match(text, place) is not None


def _introduced(text: str, people: Mapping[str, str]) -> Iterator[Voice]:
    """Yield the voice of who greets an audience and says their name, from the greeting on."""
    for match in _INTRODUCTION.finditer(text):
        greeting = GREETING.search(text, max(0, match.start() - _GREETED), match.start())
        who = first_named(match["who"], people)
        if greeting is None or who is None or in_quotes(text, match.start()):
            continue
        start = greeting.start()
        before = text[:start].strip()  # 主持人好，观众|朋友们好
        if len(before) <= _ADDRESSED and not any(mark in before for mark in "。！\n"):
            start, before = 0, ""
        yield Voice(start, len(text), who, whole=not before)
        return


def in_quotes(text: str, position: int) -> bool:
    """Tell whether a quotation that was opened before ``position`` is open there.

    Args:
        text: The document.
        position: A place in it.
    """
    return any(
        text.rfind(opening, 0, position) > text.rfind(closing, 0, position)
        for opening, closing in _QUOTES.items()
    )


def _said_before(text: str, people: Mapping[str, str]) -> Iterator[Voice]:
    """Yield the voices of those who say the sentence before theirs (我只断了肋骨。甲说).

    Further sentences before it are theirs as far as they speak of themselves; a sentence that
    names who says it is none of theirs.
    """
    if any(mark in text for mark in _QUOTES):
        return
    for told in _SAID_BEFORE.finditer(text):
        who = last_named(told["who"], people)
        start = end = told.start()
        while who is not None and start and text[start - 1] == "。":
            before = max(text.rfind(mark, 0, start - 1) for mark in "。\n") + 1
            sentence = text[before:start]
            if who in sentence or (start < end and _SELF.search(sentence) is None):
                break
            start = before
        if who is not None and start < end:
            yield Voice(start, end, who, told["kind"])


def _on_lines(text: str, people: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the names that have a line to themselves, as authors put theirs, and where."""
    for match in _NAME_LINE.finditer(text):
        name = match["name"].replace(" ", "").replace("\u3000", "")
        sure = looks_like_a_person(name) if match["label"] else is_plainly_a_person(name)
        if sure or name in people:
            yield match.start("name"), people.get(name, name)


def _message(text: str, start: int) -> tuple[int, int]:
    """Return where a message that is announced at ``start`` begins and ends."""
    for position in range(start, min(start + 12, len(text))):
        closing = _QUOTES.get(text[position])
        if closing is not None:
            end = text.find(closing, position)
            return position + 1, end if end > 0 else len(text)
    closed = _CLOSING.search(text, start)
    return start, closed.end() if closed else len(text)

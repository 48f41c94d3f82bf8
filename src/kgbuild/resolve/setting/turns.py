"""The turns of a conversation: whose words follow which label.

An interview, a panel or a hearing is written as lines that begin with who speaks and a colon
(记者：…, 海岚科技总经理林知远：…, 答：…). What follows is theirs until the next label, over
several paragraphs if need be; where the labels end, the text is the author's again, unless it goes
on in the first person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.model import Span
from kgbuild.ontology.speakers import lost_labels
from kgbuild.regex import regex
from kgbuild.resolve.naming.people import last_named

_LABEL = regex(
    r"^[ \u3000\t*]*(?P<who>[^\n：:，。！？；“”「」]{1,24}?)[ \u3000*]*[：:][ \u3000]*(?=\S)",
    re.MULTILINE,
)
#: Who asks, and who is no one in particular.
ASKING = regex(
    r"(?:.{0,10}(?:记者|记者问|主持人?|主播|提问|编辑|观众|听众|网友|記者|主持|觀眾|聽眾|編輯)[甲乙一二三]?"
    r"|问|問|Q|q|《[^《》]{2,14}》"  # 《青河晚报》：…
    r"|[^《》]{2,10}(?:日报|晚报|早报|周刊|周报|电视台|卫视|电台|新闻网))"
)
_ANSWERING = regex(r"答|A|a|受访者|受訪者|嘉宾|嘉賓|被采访者")
#: Who the text says is interviewed, before it begins to quote: 甲近日接受本报记者专访.
_INTERVIEWED = regex(
    r"接受(?:了)?[^。！？\n]{0,20}?(?:采访|专访|访谈|访问|採訪|專訪|訪談|訪問)"
    r"|(?:专访|对话|專訪|對話)(?:了)?(?=[^。！？\n]{2,30})"
)
_FIRST_PERSON = regex(r"我(?!国|國|市|省|县|縣|区|區|州|军|軍)")
#: How a paragraph opens that tells what somebody says: 乙补充说，….
_REPORTS = regex(
    r"(?<=\n)[ \u3000]*(?P<who>[^\n，。：；！？“”]{2,20}?)(?:还|则|也|最后|随后)?"
    r"(?:介绍|补充|表示|说|指出|透露|强调|回答|回应|坦言|告诉)"
)
_QUOTED = regex(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
_ENDED = regex(r"[。！？!?…]")
_ENDS = "。！？\n"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a row: ``[start, end)`` of the text, the label left out."""

    start: int
    end: int
    person: str


def turns(text: str, people: Mapping[str, str]) -> list[Turn]:
    """Return the turns of the conversation that a text writes down, if it does.

    Args:
        text: A document.
        people: What the text calls people -> their names.

    Returns:
        The turns of those who have a name, in order; what others ask is left out.
    """
    marked = [(Span(*match.span()), match["who"]) for match in _LABEL.finditer(text)]
    if not marked:  # who has no line but a label of their own is named nowhere else
        marked = [(label, label.of(text)) for label in lost_labels(text)]
        alone = (who for _, who in marked if who not in people and not ASKING.fullmatch(who))
        people = {**people, **{who: who for who in alone if not _ANSWERING.fullmatch(who)}}
    labels = [(label, *_speaker(who, people)) for label, who in marked]
    labels = [label for label in labels if any(label[1:]) and not _is_heading(text, label[0])]
    if len(labels) < _FEWEST:
        return []
    asked = _interviewed(text[: labels[0][0].start], people)
    found = []
    for number, (label, who, role) in enumerate(labels):
        person = who or (asked if role == "answer" else None)
        if person is None:
            continue
        last = number + 1 == len(labels)
        end = _ending(text, label.end) if last else labels[number + 1][0].start
        end = _reported(text, label.end, end, person, people)
        found.append(Turn(label.end, end, person))
    return found


def _is_heading(text: str, label: Span) -> bool:
    """Tell whether a line sums up what somebody says (林知远：海港会更快), for no sentence ends."""
    return _ENDED.search(text, label.end, _line_end(text, label.end)) is None


def _speaker(label: str, people: Mapping[str, str]) -> tuple[str | None, str]:
    """Return who a label names and, where that is no one, whether they ask or answer."""
    if ASKING.fullmatch(label):
        return None, "question"
    if _ANSWERING.fullmatch(label):
        return None, "answer"
    # 总经理林知远 speaks; 林知远的经历 is a heading.
    ends = (label[start:] for start in range(len(label)))
    return next((people[end] for end in ends if end in people), None), ""


def _interviewed(before: str, people: Mapping[str, str]) -> str | None:
    """Return whom the text introduces as the one who answers."""
    who: str | None = None
    for match in _INTERVIEWED.finditer(before):
        start = max(before.rfind(mark, 0, match.start()) for mark in _ENDS) + 1
        ends = (at for mark in _ENDS if (at := before.find(mark, match.end())) >= 0)
        after = before[match.end() : min(ends, default=len(before))]
        who = last_named(before[start : match.start()], people) or last_named(after, people) or who
    return who


def _ending(text: str, start: int) -> int:
    """Return where the last turn ends: after its paragraph and those in the first person."""
    end = _line_end(text, start)
    while end < len(text):
        following = _line_end(text, end + 1)
        paragraph = text[end + 1 : following]
        if paragraph.strip() and not _FIRST_PERSON.search(_QUOTED.sub("", paragraph)):
            break
        end = following
    return end


def _reported(text: str, start: int, end: int, speaker: str, people: Mapping[str, str]) -> int:
    """Return where a report goes on amid a turn, on what another says (乙补充说，…), or its end."""
    for told in _REPORTS.finditer(text, start, end):
        who = last_named(told["who"], people)
        if who not in (None, speaker) and told["who"].endswith(str(who)):
            return told.start()
    return end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end

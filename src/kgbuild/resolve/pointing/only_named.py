"""What alone of a class a document has named before a place: the work, the event, itself.

No noun is read here but for the class that it asks for; :mod:`kgbuild.resolve.pointing.definite`
reads them.
"""

from __future__ import annotations

from collections import Counter

from kgbuild.model import Span
from kgbuild.regex import regex
from kgbuild.resolve.classes.forms import is_several
from kgbuild.resolve.pointing.discourse import untagged
from kgbuild.resolve.pointing.scene import (
    CONTINUED,
    NAMED_SO,
    OWNER,
    PRONOUN_CONFIDENCE,
    Antecedent,
    Scene,
)

#: What is written, and called barely by the end of its name.
_PAPERS = ("Law", "Policy", "Document")
#: What points or counts, and is no name (这条通道, 第三条通道).
_POINTS = regex("[这该本此那某各每一两几另首新第]")
_END = 3  # characters of what a house is called by the end of its name


_LONGEST = 14  # characters of a name that is looked for inside another
_SHORTEST = 2


def last_work(scene: Scene, position: int, sentence: Span) -> Antecedent | None:
    """Return the work named last, in its sentence or the one before."""
    works = [p for p in scene.window(position, sentence, 1) if scene.is_a(p.kind, "Work")]
    return Antecedent(works[-1].name, CONTINUED) if works else None


def work_spoken_of(scene: Scene, position: int) -> Antecedent | None:
    """Return the work that a text goes on about before a place, for a bare 影片."""
    named = Counter(
        place.name
        for place in scene.places()
        if place.position < position
        and scene.is_a(place.kind, "Work")
        and scene.lexicon.head_class(place.name) != "Work"  # 中国影片 names none
    )
    (name, count), other = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return Antecedent(name, PRONOUN_CONFIDENCE) if count > 2 * other[1] else None


def last_event(scene: Scene, position: int, sentence: Span) -> Antecedent | None:
    """Return whose 开幕式 it is: the event that was named last before it in its sentence."""
    events = [p for p in scene.window(position, sentence, 0) if scene.is_a(p.kind, "Event")]
    return Antecedent(events[-1].name, OWNER) if events else None


#: What events are called barely, whatever their names end in.
_FAIR = ("展览会", "博览会", "交易会", "洽谈会", "展销会", "展会", "博会", "交会", "展")
_MATCH = ("大赛", "锦标赛", "联赛", "公开赛", "邀请赛", "马拉松", "杯", "运动会", "赛")
_MEETING = ("大会", "峰会", "论坛", "研讨会", "年会", "座谈会", "推介会", "会议")
_EVENTS = {
    **dict.fromkeys(("展会", "展览会", "博览会"), _FAIR),
    **dict.fromkeys(("赛事", "比赛", "大赛"), _MATCH),
    **dict.fromkeys(("会议", "活动"), _MEETING),
}


def only_event(scene: Scene, noun: str, sentence: Span) -> str | None:
    """Return the only event so called that the text has named, however far back (论坛还…)."""
    named = {
        place.name
        for place in scene.places()
        if scene.begin(sentence.start) <= place.position < sentence.start
        and place.name.endswith(_EVENTS.get(noun, noun))
        and len(place.name) > len(noun) + 1
        and "的" not in place.name  # 今天的展览 names none
        and scene.is_a(place.kind, "Event")
    }
    if not named:
        return None
    full = max(named, key=len)  # 松城市读书大会 is 读书大会 in full
    return full if all(full.endswith(name) for name in named) else None


def alone_called(scene: Scene, noun: str, position: int) -> Antecedent | None:
    """Return what alone of all that a text has named before a place ends in a noun (旧址, 水库).

    Args:
        scene: What the document names.
        noun: The noun.
        position: The place.
    """
    named = {
        place.name
        for place in scene.places()
        if scene.begin(position) <= place.position < position
        and place.name.endswith(noun)
        and len(place.name) > len(noun) + 1
        and "的" not in place.name
        and not is_several(place.name)
        and scene.is_nameable(place.kind)
    }
    return Antecedent(named.pop(), NAMED_SO) if len(named) == 1 else None


def spelt_before(
    scene: Scene, text: str, ends: tuple[str, ...], start: int, position: int
) -> str | None:
    """Return the name spelt last before a place that ends so, be it inside another.

    该馆 behind 大英图书馆中文部主任 is 大英图书馆, and 该区 behind 衢江区招商中心 is 衢江区.

    Args:
        scene: What the document names.
        text: The document.
        ends: What the name ends in.
        start: Where to begin.
        position: The place.
    """
    for end in sorted(_ends_in(text, ends, start, position), reverse=True):
        for begin in range(max(start, end - _LONGEST), end - _SHORTEST):
            name = text[begin:end]
            entry = scene.lexicon.get(name)
            if name in scene.kinds or (entry is not None and entry.tag in ("ns", "nt")):
                return entry.canonical if entry is not None else name
    return None


def _ends_in(text: str, ends: tuple[str, ...], start: int, position: int) -> set[int]:
    """Return where words that end a name end, between two places."""
    found = set()
    for word in ends:
        at = text.find(word, start, position)
        while at >= 0:
            found.add(at + len(word))
            at = text.find(word, at + 1, position)
    return found


def event_reported(scene: Scene, noun: str, position: int) -> str | None:
    """Return the event that a report is of, for 本届赛事: what it names first or most.

    Args:
        scene: What the document names.
        noun: What it is called.
        position: The place.
    """
    head = scene.lexicon.heads.get(noun)
    if head is None or not scene.is_a(head[0], "Event"):
        return None
    before = [
        place
        for place in scene.places()
        if scene.begin(position) <= place.position < position
        and scene.is_a(place.kind, head[0])
        and "的" not in place.name
        and place.name not in scene.lexicon.heads
    ]
    first = next((place.name for place in before if place.acting), None)
    if first is None:
        return None
    counts = Counter(place.name for place in before)
    return first if counts[first] == max(counts.values()) else None


def document_itself(scene: Scene, noun: str) -> Antecedent | None:
    """Return the document that calls itself 本办法: the first name in it that ends so."""
    for sentence in scene.sentences:
        for place in scene.by_sentence[sentence]:
            name = untagged(place.name)
            if name.endswith(noun) and len(name) > len(noun) + 1:
                return Antecedent(place.name, NAMED_SO)
    return None


def event_called(scene: Scene, noun: str) -> str | None:
    """Return the only event that the text ever names so (本届文化节 in its opening speech)."""
    named = {
        place.name
        for place in scene.places()
        if place.name.endswith(noun)
        and len(place.name) > len(noun) + 1
        and scene.is_a(place.kind, "Event")
        and not _POINTS.match(place.name)
        and "的" not in place.name
    }
    return named.pop() if len(named) == 1 else None


def only_paper(scene: Scene, text: str, noun: str, position: int) -> Antecedent | None:
    """Return the only paper named so far that ends in a noun (《甲条例》施行。条例规定…)."""
    ends = {
        place.name
        for place in scene.ending_in(noun, position)
        if "的" not in place.name
        and not is_several(place.name)
        and any(scene.is_a(place.kind, kind) for kind in _PAPERS)
    }
    marked = {name for name in ends if f"《{name}》" in text}  # a headline is no name
    meant = marked or ends
    return Antecedent(meant.pop(), NAMED_SO) if len(meant) == 1 else None


def only_by_its_end(scene: Scene, noun: str, position: int) -> Antecedent | None:
    """Return what alone of all that was named ends in a noun (甲乙修配厂: 修配厂)."""
    if len(noun) < _END or noun in scene.lexicon.heads or noun in scene.lexicon:
        return None
    ends = {
        place.name
        for place in scene.ending_in(noun, position)
        if "的" not in place.name
        and not is_several(place.name)
        and any(scene.is_a(place.kind, kind) for kind in ("Organization", "Site"))
    }
    return Antecedent(ends.pop(), NAMED_SO) if len(ends) == 1 else None


def only_called_so(scene: Scene, noun: str, position: int) -> Antecedent | None:
    """Return what alone of all that was named is called so (西部新通道: 这条通道)."""
    if len(noun) < _END - 1:
        return None
    ends = {
        place.name
        for place in scene.ending_in(noun, position)
        if scene.is_nameable(place.kind)
        and not is_several(place.name)
        and not _POINTS.match(place.name)
    }
    name = next(iter(ends)) if len(ends) == 1 else ""
    return Antecedent(name, NAMED_SO) if name and "的" not in name else None

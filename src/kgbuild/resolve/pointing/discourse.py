"""What a document names and what it points to, place by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kgbuild.model import Span
from kgbuild.ontology.deeds import Takers
from kgbuild.regex import regex

_DOCUMENT = regex(r"\w{4,40}(?:措施|办法|规定|条例|细则|意见|通知|方案|规划|纲要|决定|章程|公告)")
_PLAN = regex(
    r"\w*(?:措施|办法|方案|规划|纲要|意见|计划|通知|决定|规定|条例|细则|要点|举措|清单|部署)"
)
#: The heading of such a text itself, and not of a report on it (甲部印发乙办法).
_OWN_PLAN = regex(
    r"(?!.*(?:印发|发布|公布|出台|推出|审议|通过))\w*(?:措施|办法|方案|规划|纲要|意见|计划|要点|细则)"
)
#: How many opinions or whose is no plan's name: 41家单位的意见.
_COUNTED = regex(r"\d|[一二三四五六七八九十两几百]+[家个条份位名项]|.*的")
_TAG = regex(r"[（(][^（()）]*[）)]$")
#: What a notice puts out: 甲厅关于印发乙办法的通知.
_ISSUED = regex(
    r".*关于(?:印发|发布|公布|转发|颁布)《?(?P<name>[^《》]{4,40})》?的(?:通知|公告|决定)"
)
#: What numbers the tasks of a plan, or its articles: 一是…, （二）…, 三、…, 第四条 ….
_TASK = regex(
    r"(?:^|[。；\n])[ \u3000]*(?:[一二三四五六七八九十]+[是、要]|[（(][一二三四五六七八九十]+[)）]"
    r"|第[一二三四五六七八九十百]+条(?=[ \u3000]))"
)
#: A heading that its report follows in the same line: 大学迎来新校长　5月28日，….
_RUN_IN = regex(r"^[ \u3000]*[^。！？；;（(【\s]{4,40}\u3000+(?=.{16,}[。！？])", re.MULTILINE)
_SHORTEST = 5  # characters of the name of a plan
_OPENING = 4  # sentences of a text that say what it is about
_ITEMS = 3  # as many reports are a round-up
_TASKS = 2  # as many make a list


def items(text: str) -> tuple[int, ...]:
    """Return where the reports of a round-up begin, each of which speaks of its own people."""
    found = tuple(match.start() for match in _RUN_IN.finditer(text))
    return found if len(found) >= _ITEMS else ()


@dataclass(frozen=True, slots=True)
class Named:
    """A place of a document that names something.

    Attributes:
        sentence: Span of its sentence.
        position: Its place, in code points.
        name: The name.
        kind: Its class.
        acting: It is a subject.
    """

    sentence: Span
    position: int
    name: str
    kind: str
    acting: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place of a document whose words point to something.

    Attributes:
        sentence: Span of its sentence.
        position: Its place, in code points.
        words: Its normalised form (他, 该公司).
        sayer: Name of who is said to say it, if anybody is.
        acting: It is a subject.
        takes: Of what can be told what is told of it, ``None`` where of anything.
    """

    sentence: Span
    position: int
    words: str
    sayer: str | None
    acting: bool
    takes: Takers | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A place of a document that has two things side by side.

    Attributes:
        sentence: Span of its sentence.
        position: Its place, in code points.
        one: Name of the first, or the words that point to it.
        other: The same of the second.
        together: They act together (甲与乙签署…); if not, one acts on the other (甲结识了乙).
        lasting: They are the two whom the rest of the text is about (甲国总统访问乙国).
        last: Where the later of the two stands, ``position`` if that is not told.
    """

    sentence: Span
    position: int
    one: str
    other: str
    together: bool
    lasting: bool = False
    last: int = 0


def untagged(name: str) -> str:
    """Return a name without the bracket at its end (甲计划（2026—2028年）)."""
    return _TAG.sub("", name)


#: Before the name of what a paper only follows.
_FOLLOWED = regex("(?:贯彻|落实|根据|按照|依据|依照|遵照)[《“]?$")
_LEADING = 6  # characters


def plan_of(text: str, named: Iterable[Named]) -> Named | None:
    """Return where a text first names the plan that it is, or whose tasks it lists.

    Args:
        text: The document.
        named: What it names, in order.
    """
    heading = next(titles(text), None)
    if heading is not None and _OWN_PLAN.fullmatch(heading.name):
        return heading
    if len(_TASK.findall(text)) < _TASKS:
        return None
    seen: set[Span] = set()
    for place in named:
        seen.add(place.sentence)
        if len(seen) > _OPENING:
            return None
        at = max(place.position, text.find(place.name, place.position, place.sentence.end))
        if _FOLLOWED.search(text, max(0, at - _LEADING), at):
            continue  # 为落实《甲计划》，…: a notice under a plan is no plan
        is_name = len(place.name) > _SHORTEST and not _COUNTED.match(place.name)
        if is_name and _PLAN.fullmatch(untagged(place.name)):
            return place
    return None


def titles(text: str) -> Iterator[Named]:
    """Yield the name that a document's first line gives it, if it is one (甲市乙管理办法).

    A notice is named by what it puts out.
    """
    for line in re.finditer(r"[^\n]+", text):
        name = untagged(line[0].strip())
        if name:
            if put_out := _ISSUED.fullmatch(name):
                name = put_out["name"]
            if _DOCUMENT.fullmatch(name):
                start = line.start() + line[0].index(name)
                span = Span(start, start + len(name))
                yield Named(span, start, name, "Policy", acting=False)
            return


def in_passing(
    text: str, sentences: Iterable[Span], people: Mapping[str, str], named: Iterable[Named]
) -> Iterator[Named]:
    """Yield where ``sentences`` name people without stating a fact of them (甲没有来).

    Args:
        text: The document.
        sentences: Which of its sentences to search.
        people: What they may be called -> their names.
        named: Places that are known already.
    """
    if not people:
        return
    called = re.compile("|".join(map(re.escape, sorted(people, key=len, reverse=True))))
    known = {place.position for place in named}
    for sentence in sentences:
        for match in called.finditer(text, sentence.start, sentence.end):
            if match.start() not in known:
                name = people[match.group()]
                yield Named(sentence, match.start(), name, "Person", acting=False)

"""What alone of a class a document has named before a place: the work, the event, itself.

No noun is read here but for the class that it asks for; :mod:`kgbuild.resolve.definite` reads them.
"""

from __future__ import annotations

from collections import Counter

from kgbuild.model import Span
from kgbuild.resolve.discourse import untagged
from kgbuild.resolve.scene import CONTINUED, NAMED_SO, OWNER, PRONOUN_CONFIDENCE, Antecedent, Scene


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


def only_event(scene: Scene, noun: str, sentence: Span) -> str | None:
    """Return the only event so called that the text has named, however far back (论坛还…)."""
    named = {
        place.name
        for place in scene.places()
        if scene.begin(sentence.start) <= place.position < sentence.start
        and place.name.endswith(noun)
        and len(place.name) > len(noun) + 1
        and "的" not in place.name  # 今天的展览 names none
        and scene.is_a(place.kind, "Event")
    }
    if not named:
        return None
    full = max(named, key=len)  # 松城市读书大会 is 读书大会 in full
    return full if all(full.endswith(name) for name in named) else None


def document_itself(scene: Scene, noun: str) -> Antecedent | None:
    """Return the document that calls itself 本办法: the first name in it that ends so."""
    for sentence in scene.sentences:
        for place in scene.by_sentence[sentence]:
            name = untagged(place.name)
            if name.endswith(noun) and len(name) > len(noun) + 1:
                return Antecedent(place.name, NAMED_SO)
    return None

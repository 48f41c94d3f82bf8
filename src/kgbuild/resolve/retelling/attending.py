"""大会昨天在甲开幕，三百名代表参加: what somebody attends is what the clause before says is held.

As read, the verb has no object, and such a fact joins nothing. Between nodes it is told of the
event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Triple

_ATTENDING: Final = frozenset(
    "参加 出席 与会 列席 到会 莅临 观摩 观看 旁听 参赛 参会 参展 出席并致辞 出席并讲话 参与".split()
)
#: What is told of an event that is held, and what somebody does who holds one.
_HELD: Final = frozenset(
    "举行 召开 开幕 启幕 开赛 揭幕 闭幕 落幕 举办 开讲 启动 首演 开展 主办 承办 开班 开营".split()
)
_ENDS: Final = tuple(
    "会 赛 展 节 式 活动 典礼 论坛 演出 班 营 周 礼 宴 讲座 讨论 比武 演习 演练 首演 展览".split()
)


def attended(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples of a document, those of attending with what is attended.

    Args:
        triples: All triples of the document, in reading order.
    """
    found: list[Triple] = []
    event: Mention | None = None
    sentence = None
    for triple in triples:
        if triple.evidence.sentence_span != sentence:
            event, sentence = None, triple.evidence.sentence_span
        if event is not None and _attends(triple) and triple.subject.span.start > event.span.end:
            found.append(replace(triple, object=event, construction="svo"))
        else:
            found.append(triple)
        event = _event(triple) or event
    return found


def _attends(triple: Triple) -> bool:
    """Tell whether a triple says that somebody attends, without saying what."""
    bare = triple.object is None and triple.inherited == 0 and bool(triple.subject.text)
    return bare and triple.predicate in _ATTENDING


def _event(triple: Triple) -> Mention | None:
    """Return what a triple says is held, if it does."""
    if triple.predicate.removesuffix("在").removesuffix("于") not in _HELD:
        return None
    held = (triple.subject, triple.object)
    return next((m for m in held if m is not None and m.form.endswith(_ENDS)), None)

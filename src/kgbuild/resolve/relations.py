"""A predicate with its frame becomes a relation of the ontology, or stays open.

The frame is the predicate, the classes of its two ends, and the preposition that brings
the object in (与…合作, 在…举行). The ontology file alone decides what that means; what it
does not know stays an open relation under its own label: nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kgbuild.model import Label, Mention, Qualifier, Relation, Span, Triple
from kgbuild.ontology import Ontology
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import is_anaphor
from kgbuild.resolve.setting.spokesmen import OWN_HOUSE

#: Which adjunct stands in for a missing object, best first (腾讯 与福州 合作; 峰会 在福州 开幕).
_OBJECT_ROLES = (
    "companion",
    "beneficiary",
    "place",
    "topic",
    "means",
    "purpose",
    "cause",
    "other",
    "quantity",
    "time",
    "manner",
)

#: What a passive's object is: who acts (被甲收购), or what comes of it (被列为甲); and what the
#: second party of something joint is (与甲的合作).
_VOICES = {"passive": "被", "passive-result": "把", "joint": "与"}

#: What goes on meanwhile, or is left out, is no end of a fact.
_SCENES = frozenset("随着 随 伴随 伴随着 除 除了 除开 除去".split())
#: Nor is from whom somebody has heard what is told.
_HEARING = frozenset("了解 了解到 获悉 得知 获知 听说".split())
_SOURCES = frozenset("从 自 据 向".split())

#: Behind these stands one who does the same (甲联合乙出台丙).
_BESIDE = frozenset("与 和 同 跟".split())
#: Verbs of what nobody does alone.
_JOINTLY = (
    "共",
    "合资",
    "合办",
    "合建",
    "联合",
    "联手",
    "签署",
    "签订",
    "签约",
    "达成",
    "缔结",
    "互",
)
CO_ACTING = frozenset("会同 联合 携手 联手 偕同 协同".split())

_JOINT = regex(
    r"[与同跟和](?P<who>[^的]{2,40}?)(?:等\w{0,6}?)?(?:[在就于]\w{2,20})?的"
    r"(?P<what>\w{0,6}(?:合作|关系|协议|交流|联系|伙伴|友谊|对话|谈判|竞争))"
)
_LISTED = regex(r"[^、和与及，]+")
#: Who does this to an act does not do it (拒绝收购, 批准筹建): the two verbs are one relation.
_SETTLING = regex(
    r"(?:拒绝|停止|放弃|禁止|批准|暂停|避免|取消|反对|同意|允许|准许|阻止|中止|终止|核准)\w{0,2}$"
)

STATE = "hasState"  # the relation that says what befell somebody or something
_ALREADY = regex(r"^(?:(?:已经|已|将要|将|正在|也|均|都|又|才|就|便|即将|预计|有望)+(?=..))?")

_COMING_TO_BE = frozenset(
    "成立 创立 创办 创建 建立 设立 诞生 建成 落成 通车 开业 建校 建厂 创刊".split()
)
_LASTING = regex(
    r"(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半数几]|\d{1,3})"
    r"(?:多|余)?(?:周年|个月|年|天|周)(?:多|来)?"
)
_PARTY_ROLES = frozenset({"companion", "beneficiary", "topic"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A triple's predicate with the phrase that serves as its object.

    Attributes:
        object: The object proper, or the noun of the adjunct that stands in for it.
        marker: The adjunct's preposition; empty for an object proper.
        adjunct: The qualifier used up as object, if any.
    """

    object: Mention
    marker: str = ""
    adjunct: Qualifier | None = None


def frames(triple: Triple) -> list[Frame]:
    """Return the ways to read ``triple`` as a binary fact, best first."""
    if triple.object is not None:
        return [Frame(triple.object, _VOICES.get(triple.construction, ""))]
    ranked = sorted(
        (q for q in triple.qualifiers if not _only_frames(q, triple)),
        key=lambda q: _OBJECT_ROLES.index(q.role),
    )
    bare = triple.construction in ("intransitive", "passive-result")
    bare = bare and not triple.predicate.startswith("由")  # 1983年由甲出版: who did is told apart
    state = [Frame(triple.relation)] if bare else []
    return [*(Frame(q.value, q.marker, q) for q in ranked), *state]


def tells_state(triple: Triple, frame: Frame) -> bool:
    """Tell whether a frame says what befell the subject: 7名工人 | 状态 | 被困."""
    return triple.object is None and frame.object == triple.relation


def surest(triple: Triple, frame: Frame) -> Triple | Qualifier:
    """Return whose chance a statement has: the fact's, or the adjunct's that is its object.

    A state that is told with its time or place (1958年还俗) is as sure as the surer of the rows.
    """
    if frame.adjunct is not None or not tells_state(triple, frame):
        return frame.adjunct or triple
    beside = (q for q in triple.qualifiers if q.role in ("time", "place"))
    best = max(beside, key=lambda q: q.confidence, default=None)
    return best if best is not None and best.confidence > triple.confidence else triple


def state_of(triple: Triple) -> str:
    """Return the words for what befell the subject; whether it did is told beside them."""
    words = triple.relation.form if triple.polarity == "positive" else triple.predicate
    return _ALREADY.sub("", words)


def _only_frames(adjunct: Qualifier, triple: Triple) -> bool:
    """Tell whether an adjunct is no end of what is told (随着甲, 除甲外, 从甲了解到)."""
    heard = triple.predicate in _HEARING and adjunct.marker in _SOURCES
    founded = triple.predicate in _COMING_TO_BE  # 成立二十二年来: for how long, not when
    lasts = founded and _LASTING.fullmatch(adjunct.value.form) is not None
    return heard or lasts or adjunct.marker in _SCENES


def co_acts(triple: Triple, companion: Qualifier) -> bool:
    """Tell whether a companion does what the subject does: 甲联合乙…, 甲与乙共建丙."""
    if companion.marker in CO_ACTING:
        return True
    return companion.marker in _BESIDE and triple.predicate.startswith(_JOINTLY)


def one_by_one(triple: Triple, frame: Frame) -> list[Triple]:
    """Return the triple once for each member of the list that serves as its object.

    在甲、乙投入使用 tells of 甲 and of 乙: the adjunct was split into its members, which share
    the place of their preposition.
    """
    used = frame.adjunct
    if used is None or not used.marker:
        return [triple]
    start = used.mention.span.start
    members = [
        q for q in triple.qualifiers if q.role == used.role and q.mention.span.start == start
    ]
    beside = [q for q in triple.qualifiers if q not in members]
    return [replace(triple, qualifiers=(member, *beside)) for member in members]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a frame states.

    Attributes:
        relation: The relation between the two ends.
        swap: Whether the ends change places (被X使用).
        kind: ``"object"`` where the ontology wants a node as object, ``"datatype"`` where it
            wants a value, ``None`` where it does not say.
    """

    relation: Relation
    swap: bool = False
    kind: Literal["object", "datatype"] | None = None


def read_frame(
    triple: Triple, frame: Frame, subject_type: str, object_type: str, ontology: Ontology
) -> Reading:
    """Map ``frame`` to a relation of the ontology, or to an open one.

    Args:
        triple: The open triple.
        frame: One of its :func:`frames`.
        subject_type: Class of the subject's node.
        object_type: Class of the object's node, or of the value (``Time``, ``Quantity``).
        ontology: What relations there are.
    """
    triple = _with_settling(triple)
    mapped = ontology.map_relation(
        triple.predicate,
        subject_type=subject_type,
        object_type=object_type,
        marker=frame.marker,
    )
    counted = triple.construction == "achieved"  # 农田 | 建成 | 5.3万亩 tells how much of it
    if mapped is not None and not (counted and mapped[0].name == STATE):
        relation, swap = mapped
        return Reading(Relation(relation.iri, relation.label, mapped=True), swap, relation.kind)
    return open_reading(triple, frame, ontology)


def settles(words: str) -> bool:
    """Tell whether words before a verb settle whether it is done: 拒绝 of 拒绝收购."""
    return _SETTLING.search(words) is not None


def _with_settling(triple: Triple) -> Triple:
    """Return the triple whose predicate holds the verb that settles whether it is done."""
    before, verb, after = triple.relation.form.rpartition(triple.predicate)
    settling = _SETTLING.search(before) if verb and not after.strip("了过") else None
    return triple if settling is None else replace(triple, predicate=settling[0] + verb)


def open_reading(triple: Triple, frame: Frame, ontology: Ontology) -> Reading:
    """Return the open relation that ``frame`` states under its own label."""
    label = open_label(triple, frame)
    # 甲被乙列为丙, with the agent as its object: 乙 is who acts.
    agent = triple.construction == "passive" and frame.adjunct is None
    return Reading(Relation(ontology.mint_relation(label), Label(label), mapped=False), agent)


def party_frames(triple: Triple) -> list[Frame]:
    """Return the frames that join the subject to another party beside the object.

    In 甲与乙签署协议 the object is 协议, yet 与…签署协议 joins 甲 and 乙. A place is no party:
    who opens a shop in a town does not himself open there.
    """
    if triple.object is None:
        return []
    beside = [
        Frame(q.value, q.marker, q)
        for q in triple.qualifiers
        if q.role in _PARTY_ROLES and q.marker and (q.value.entity or points(q.value))
    ]
    return [*beside, *(Frame(party, "与") for party in _parties_inside(triple.object))]


def points(value: Mention) -> bool:
    """Tell whether an adjunct points to somebody, or to the house of who speaks (向学校捐款)."""
    return value.form in OWN_HOUSE or is_anaphor(value.form)


#: What is deepened is there already, whoever plans to: 将深化与甲的合作.
DEEPENING = frozenset("深化 加深 加强 扩大 巩固 增进 密切 拓展 提升 保持 升级".split())


def joint_noun(target: Mention) -> str:
    """Return the noun that an object ends in behind its party: 合作 of 与甲的合作."""
    joint = _JOINT.fullmatch(target.form)
    return joint["what"] if joint else target.form


def _parties_inside(target: Mention) -> Iterator[Mention]:
    """Yield the parties that an object names (深化与甲、乙等城市的合作)."""
    joint = _JOINT.fullmatch(target.form)
    if joint is None or len(target.spans) > 1 or len(target.form) != len(target.text):
        return
    base = target.span.start
    for name in _LISTED.finditer(joint["who"]):
        start, end = (joint.start("who") + place for place in name.span())
        span = Span(base + start, base + end)
        yield Mention((span,), target.text[start:end], name[0], name[0], None, "nz")


def open_label(triple: Triple, frame: Frame) -> str:
    """Name an open relation by its frame: 提供, 在…开幕, 成立于, 被使用."""
    predicate = triple.predicate or triple.relation.form
    if frame.adjunct is None or not frame.marker:
        return predicate.removeprefix("被") if triple.construction == "passive" else predicate
    if predicate.endswith(frame.marker):
        return predicate
    after = frame.adjunct.mention.span.start >= triple.relation.span.end
    return f"{predicate}{frame.marker}" if after else f"{frame.marker}…{predicate}"

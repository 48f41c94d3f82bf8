"""A modal reaches over the clauses after it: what is planned stays planned to the last verb.

甲将投资乙，在丙建设丁: 将 stands before the first verb only, yet nobody reads 建设 as done. The
complement of such a modal is the whole coordination of verb phrases, so the clauses after it
that share its subject share its modality, until a sign of the contrary: an aspect marker, a
word that says that it is so already, a contrast, the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.pledges import BREAK, SETTLED, is_open, pledged
from kgbuild.model import Modality, Triple
from kgbuild.ontology.kinship import FAMILY
from kgbuild.regex import regex

_BRINGING: Final = w.CAUSATIVES | w.PIVOT_VERBS

#: Words whose scope is the whole coordination. 会, 能 and 可以 are left out: habits and past
#: abilities are told with them too; so are 希望 and 决定, whose complement ends at once. 要 is one
#: only where it demands (see :func:`_demands`): 赶集要坐渡船 tells a habit.
_WIDE: Final = regex("将|拟|预计|有望|计划|打算|力争|必须|应当|务必|承诺|允诺|保证")
_AIMS: Final = frozenset("力争 争取 确保 预计 预期 力促".split())
#: Constructions of what comes about, and of how things are.
_HAPPENING: Final = frozenset(
    "svo intransitive ba ba-object passive passive-result clausal inclusion".split()
)
#: Verbs of what comes about by a plan, whoever does it.
_COMING_ABOUT: Final = tuple(
    "提高至 提高到 提升至 提升到 增至 增加到 增加至 降至 降到 降低到 下降到 减至 减少到 "
    "延长至 延长到 缩短至 缩短到 压缩到 压缩至 扩大到 扩大至 收紧至 达到 突破 超过 建成 "
    "通车 通航 投产 投用 投运 开通 开业 开放 竣工 完工 开工 启用 启动 上线 试运行 试营业 "
    "运营 入驻 迁入 迁往 搬入 转场 担任 出任 执导 补足 承担 增设 新增 设立 成立 实行 实施 "
    "推行 引入 纳入 取代 提供 资助 补助 收取 免除 取消 交付 首演 举办 举行 封顶".split()
)
_STRESSING: Final = frozenset("强调 要求".split())
#: 要 before what somebody is going to do.
_GOING: Final = regex("(?:[还也就都又正]|马上|快)?要(?!求)")
_ONE: Final = frozenset("我 他 她 本人".split())
_KIN: Final = tuple(FAMILY)
#: Ends of the names of bodies that are given tasks.
_BODIES: Final = tuple(
    "局 厅 委 部 部门 政府 单位 办公室 委员会 管委会 街道办 各地 各市 各县 各区 各级 县区 市县 "
    "法院 检察院 银行".split()
)
#: Bodies as people speak of them: what they 要 do, they are going to do.
_OURS: Final = (*(f"{body}里" for body in "省市区县镇乡村厂校院局"), "母校")


def spread(triples: Iterable[Triple]) -> list[Triple]:
    """Give each clause the modality of the coordination that it belongs to.

    Args:
        triples: All triples of one sentence, as read clause by clause.

    Returns:
        The same triples in the same order.
    """
    several = list(triples)
    found = list(several)
    by_subject: dict[object, list[int]] = {}
    for index, triple in enumerate(several):
        # 要抓好甲，支持乙…: subjects that are left out are one
        by_subject.setdefault(triple.subject.text and triple.subject.spans, []).append(index)
    for indices in by_subject.values():
        if len(indices) > 1:
            _along(sorted(indices, key=lambda i: several[i].relation.span), several, found)
    if going := {triple.relation.span.end for triple in found if _is_intended(triple)}:
        found = [
            replace(triple, modality="planned")
            if triple.modality == "required" and triple.relation.span.end in going
            else triple
            for triple in found
        ]
    if causes := _causes(found):
        found = [_brought_about(triple, causes) for triple in found]
    found = _carried_on(found)
    return [pledged(triple) for triple in found]


def _is_intended(triple: Triple) -> bool:
    """小王明年要去北京, 我要念出…: tell whether 要 says what one person is going to do."""
    going = triple.modality == "required" and _GOING.match(triple.relation.form) is not None
    subject = triple.subject
    one = subject.tag == "nr" or subject.form in _ONE or subject.form.endswith((*_KIN, *_OURS))
    if not (going and one and triple.polarity == "positive"):
        return False
    return triple.claim is None or triple.claim.verb not in _STRESSING


def _carried_on(several: list[Triple]) -> list[Triple]:
    """甲将迁往乙，奖金提高至丙: give what follows on a plan, whoever does it, its modality.

    Only what comes about does so: how things stand, and what tells that it has happened, does not.
    """
    found = list(several)
    order = sorted(range(len(found)), key=lambda i: found[i].relation.span)
    source: Triple | None = None
    for index in order:
        triple = found[index]
        planned = triple.modality == "planned" and triple.polarity == "positive"
        if planned and _WIDE.search(triple.relation.form) and triple.construction in _HAPPENING:
            source = triple
        elif source is None or triple.relation.span.start <= source.relation.span.end:
            continue
        elif _comes_after(triple, source):
            found[index] = replace(triple, modality="planned")
        elif triple.inherited == 0 and triple.construction in _HAPPENING and not planned:
            source = None  # 公司成立于2010年: the text has turned to how things are
    return found


def _comes_after(triple: Triple, source: Triple) -> bool:
    """Tell whether something comes about by a plan, in a clause behind it."""
    ends = triple.predicate.endswith(_COMING_ABOUT) or triple.predicate in _COMING_ABOUT
    if not ends or triple.construction not in _HAPPENING or not is_open(triple):
        return False
    if triple.claim != source.claim or triple.polarity == "negative":
        return False
    evidence = triple.evidence
    base = evidence.sentence_span.start
    start, end = source.relation.span.end - base, triple.relation.span.end - base
    between = evidence.sentence[start:end]
    told = between + evidence.sentence[end : end + 1].rstrip("。；！？!?;")
    return BREAK.search(between) is None and SETTLED.search(told) is None


def _causes(several: Iterable[Triple]) -> list[Triple]:
    """Return what is planned, possible or wished to bring something about (将使甲…, 能让甲…).

    So is what is aimed at (力争产值增长两成).
    """
    found: list[Triple] = []
    for triple in several:
        if triple.construction == "clausal" and triple.relation.form in _AIMS:
            found.append(replace(triple, modality="planned"))
        elif triple.modality != "asserted" and not _BRINGING.isdisjoint(
            (triple.predicate[-2:], triple.predicate[-1:])
        ):
            found.append(triple)
    return found


def _brought_about(triple: Triple, causes: Iterable[Triple]) -> Triple:
    """此次收购将使甲获得乙: what is to be brought about is no surer than its cause."""
    if triple.modality != "asserted" or triple.construction == "relative":
        return triple
    for cause in causes:
        target = cause.object
        if target is None or target.span.start < cause.relation.span.end:
            continue
        within = target.span.start <= triple.relation.span.start < target.span.end
        acts = triple.subject.spans == target.spans
        if acts or (cause.construction == "clausal" and within):
            return replace(triple, modality=cause.modality)
    return triple


def _along(order: Sequence[int], several: Sequence[Triple], found: list[Triple]) -> None:
    """Follow one subject from verb to verb."""
    # 将 moves an object as well: where one reading of a clause has no modal, nothing spreads.
    doubted = {t.relation.span.start for i in order if (t := several[i]).modality == "asserted"}
    source: Triple | None = None
    modality: Modality = "asserted"
    for index in order:
        triple = several[index]
        if triple.modality != "asserted":
            wide = (
                triple.polarity == "positive"
                and triple.relation.span.start not in doubted
                and (_WIDE.search(triple.relation.form) or _demands(triple))
            )
            source, modality = (triple, triple.modality) if wide else (None, "asserted")
        elif source is None or triple.relation.span == source.relation.span:
            continue
        elif _follows(triple, source):
            found[index] = replace(triple, modality=modality)
        else:
            source = None


def _demands(triple: Triple) -> bool:
    """会议强调，要做好甲，推进乙: tell whether 要 says what is to be done, not how it is."""
    claim = triple.claim
    of_speaker = claim is not None and triple.subject.spans == claim.speaker.spans
    stressed = claim is not None and claim.verb in _STRESSING
    body = claim is None and triple.subject.form.endswith(_BODIES)  # 监管局要建立甲，接入乙
    wide = of_speaker or stressed or body or not triple.subject.text
    return triple.relation.form.startswith("要") and wide


def _follows(triple: Triple, source: Triple) -> bool:
    """Tell whether ``triple`` belongs to the coordination that ``source`` begins."""
    if triple.claim != source.claim or triple.construction == "relative":
        return False
    if triple.polarity == "negative":
        return False
    if triple.construction.startswith("passive") and triple.relation.form.startswith("被"):
        return source.relation.form.endswith("被")  # 甲拟建乙，被丙叫停
    times = (q.mention.form for q in triple.qualifiers if q.role == "time")
    if any(SETTLED.search(words) for words in (triple.relation.form, *times)):
        return False
    evidence = triple.evidence
    base = evidence.sentence_span.start
    between = evidence.sentence[source.relation.span.end - base : triple.relation.span.start - base]
    return BREAK.search(between) is None

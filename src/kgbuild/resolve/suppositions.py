"""What a text only supposes, likens or asks states nothing: 如果都回来，村里就有希望, 甲就像乙.

A condition is no fact, and what would follow from it is none either, unless a modal says how it
stands (如果找到水，成本将降低). Who speaks likens things to make them plain, and goes on about
what they are likened to (控制器就像小脑，小脑…); nobody who sees the graph alone could tell. A
description of a plant or a tool may liken it in earnest: likenesses count in speeches only.
"""

from __future__ import annotations

import re
from typing import Final

from kgbuild.model import Triple
from kgbuild.regex import regex
from kgbuild.resolve.setting.turns import ASKING

SUPPOSED: Final = "holds only if something else does"
ASKED: Final = "is asked, and not told"
BIDDEN: Final = "is asked of others"
LIKENED: Final = "likens, and states nothing"

#: Before a condition that its consequence depends on.
_IF: Final = regex(
    r"(?:(?:^|(?<=[，。；]))如(?=遇|需|确需|有需要|不服|无异议|无意外|发生|发现|未达|未能|逾期|出现)|"
    r"(?:^|(?<=[，。；]))待(?=[^，。；]{1,14}[后时]，)|如果|假如|假设|假若|假使|倘若|倘使|若是|若非|如若|设若|要不是|(?<![主重首还只需次])要是|"
    r"(?:^|(?<=[，。；：“\s称说])|(?<=表示|认为|指出|强调|规定|明确|承诺|约定|提出))若(?![干有无隐尔水泽虫]))"
)
#: Before one that may hold or not: what follows stands by itself (即使下雨，比赛也照常举行).
_THOUGH: Final = regex(r"(?:只要|一旦|(?<!扣)除非|即使|即便|哪怕|就算|纵然|纵使)")
#: 没有她，就没有这本书.
_WITHOUT: Final = regex(r"没有[^，。；]{1,16}，?(?:也?就|便|哪|怎么|何来|何谈)\Z")
_WITHOUT_OPEN: Final = regex(r"没有[^，。；]{1,16}，?\Z")
_THEN: Final = ("就没有", "也就没有", "便没有", "哪来", "何来", "何谈")
_WHETHER: Final = regex("是否|会不会|能不能|能否|可否|要不要|该不该|究竟|是不是")
_ASKER: Final = regex(r"(?P<who>[^：:，。]{1,16})[：:]")
_QUESTION_MARKS: Final = ("？", "?")
_MARKS: Final = regex("[，；：。！？]")
#: Who asks for something does not do it (通报要求立即停止施工), to the last clause of it.
_BIDS: Final = regex(
    r"(?:批示|通报|通知|来函|致函|下文|发文|联名|上书|多次|曾|再次|随即|当即|紧急|明确|均|也|还|并)*"
    r"(?:要求|责令|责成|敦促|督促|勒令|命令|号召|呼吁)(?![，：,:“《的])"
)
_BIDDING_ENDS: Final = ("要求", "责令", "责成", "敦促")
_DONE: Final = regex("[了；]|已|曾|并将|随后|目前|此前|但|却|不过|因此|最终|于是")
#: What bodies do by their own power beside what they ask of others.
_OWN_POWER: Final = frozenset(
    "罚款 处罚 吊销 没收 撤销 取消 免去 通报 驳回 维持 判处 约谈 立案 移送 处以 给予 查处 要求 "
    "责令 责成 敦促 督促 派出 成立 启动 印发 出台 公布 发布 宣布 表示 强调 指出 规定".split()
)
#: What nobody is asked for (没有委托|甲检测), and what somebody is against (反对在湖边|修建乙).
_UNASKED: Final = regex(
    r"(?:没有?|并?未|从未|不曾|不再|拒绝)(?:委托|聘请|邀请|批准|同意|允许|要求|派出?|派遣|安排|通知|组织)\Z"
)
_AGAINST: Final = regex(
    r"(?:反对|阻止|抵制|严禁|禁止|防止|避免|以免)(?:[在把将对用以][^，。；、的]{1,12})?\Z"
)
_CLOSED: Final = regex("[。；！？]")
#: What describes things stands, whatever is supposed of them.
_STANDING: Final = frozenset("relative title membership place alias".split())
_LIKENING: Final = regex(
    r"[就好真很更正也又都还]*(?:像|好像|就像|好似|恰似|好比|如同|犹如|宛如|宛若|仿佛|活像|恍若|形同)(?:是)?"
)
_LIKENED_TO: Final = regex(r"(?:像|好似|恰似|好比|如同|犹如|宛如|仿佛)[^，。；]{0,20}?\Z")
_LONGEST_LIKENING: Final = 2 + 20  # characters


def supposed(triple: Triple) -> bool:
    """Tell whether a triple holds only under a condition of its sentence.

    Args:
        triple: As read, with its sentence.
    """
    if triple.construction in _STANDING:
        return False
    evidence = triple.evidence
    before = evidence.said(0, triple.relation.span.start - evidence.sentence_span.start)
    opened = _since_last(_IF, before)
    if opened is not None and _CLOSED.search(opened) is None:
        return triple.modality == "asserted" or _MARKS.search(opened) is None
    if _WITHOUT.search(before):
        return True
    if triple.relation.text.startswith(_THEN) and _WITHOUT_OPEN.search(before):
        return True
    opened = _since_last(_THOUGH, before)
    return opened is not None and _MARKS.search(opened) is None


def bidden(triple: Triple) -> bool:
    """Tell whether who asks for something is read as who does it (厅里要求停止施工).

    Args:
        triple: As read, with its sentence.
    """
    if triple.construction in _STANDING or triple.construction == "clausal":
        return False
    base = triple.evidence.sentence_span.start
    start, end = triple.subject.span.end - base, triple.relation.span.start - base
    if _is_refused(triple, base):
        return True
    if not triple.subject.text or not 0 < start <= end or triple.modality != "asserted":
        return False
    between = triple.evidence.said(start, end)
    if triple.subject.text.endswith(_BIDDING_ENDS) and not between.startswith(("，", "的")):
        asks = 0
    elif (bids := _BIDS.match(between)) is not None:
        asks = bids.end()
    else:
        return False
    told = between[asks:]
    own = _MARKS.search(told) is not None and triple.predicate in _OWN_POWER
    return not own and _DONE.search(told + triple.relation.text) is None


def _is_refused(triple: Triple, base: int) -> bool:
    """Tell whether who acts was not asked to, or somebody is against what is told."""
    before = triple.evidence.said(0, max(0, triple.subject.span.start - base))
    if triple.subject.text and _UNASKED.search(before):
        return True
    before = triple.evidence.said(0, max(0, triple.relation.span.start - base))
    stated = triple.polarity == "positive" and triple.modality == "asserted"
    return stated and _AGAINST.search(before) is not None


def asked(triple: Triple) -> bool:
    """Tell whether a triple stands in a question of an interview (记者：听说您修好了钟？).

    So does what somebody wonders (泽鹿是否属于同一亚种，尚无定论).

    Args:
        triple: As read, with its sentence.
    """
    if _wonders(triple):
        return True
    sentence = triple.evidence.sentence.strip()
    label = _ASKER.match(sentence) if sentence.endswith(_QUESTION_MARKS) else None
    return label is not None and ASKING.fullmatch(label["who"]) is not None


def _wonders(triple: Triple) -> bool:
    """Tell whether a word of asking stands between a subject and its verb, or in the verb."""
    if triple.construction in _STANDING or triple.construction == "clausal":
        return False
    if _WHETHER.search(triple.relation.form):
        return True
    subject, relation = triple.subject.span, triple.relation.span
    base = triple.evidence.sentence_span.start
    between = triple.evidence.said(max(0, subject.end - base), relation.start - base)
    near = subject.end <= relation.start and _MARKS.search(between) is None
    return near and _WHETHER.search(between) is not None


def _since_last(opener: re.Pattern[str], words: str) -> str | None:
    """Return what follows the last opener of a condition, if there is one."""
    found = None
    for match in opener.finditer(words):
        found = words[match.end() :]
    return found


def likened(triple: Triple) -> bool:
    """Tell whether a triple likens something, or goes on about what something is likened to.

    Args:
        triple: As read, with its sentence.
    """
    if _LIKENING.fullmatch(triple.predicate):
        return True
    start = triple.subject.span.start - triple.evidence.sentence_span.start
    before = triple.evidence.said(0, max(0, start))
    again = triple.subject.form + "，"
    at = before.find(again) if len(triple.subject.form) > 1 else -1
    while at >= 0:
        if _LIKENED_TO.search(before, max(0, at - _LONGEST_LIKENING), at):
            return True
        at = before.find(again, at + 1)
    return False

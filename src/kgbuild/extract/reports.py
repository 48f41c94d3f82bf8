"""How far a report reaches: where the author goes on in the sentence that tells what somebody says.

甲提出聘她，她没有答应，美军扣留了…; 甲宣布比赛无效，乙连夜带来证明: no mark parts what is said
from what came of it. It is told by who answers it, by what is said of the saying itself
(这一发现…), by the time that has passed, and by deeds of others that nobody proposes or finds. What
is in quotes is said. In: the triples of a sentence. Out: the same, without a claim where nobody
says it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kgbuild.extract import words as w
from kgbuild.extract.attribution import is_quoted
from kgbuild.model import Claim, Sentence, Triple
from kgbuild.regex import regex

#: What others do about what is proposed or claimed.
_ANSWERED: Final = regex(
    r"(?:同意|拒绝|采纳|批准|否决|反驳|答应|否认|照办|婉拒|婉谢|谢绝|驳回|应允|点头|采信|首肯|松口)"
)
_ACCEPTED: Final = regex(
    r"(?:未|没|没有|不|被|予以?|得到)[^，。；]{0,2}(?:采纳|批准|采信|落实|通过|同意)"
)
_VOTED: Final = regex(r"(?:以.{2,12}票|表决|反对|赞成)")
_PROPOSING: Final = frozenset(
    "建议 提出 主张 要求 请求 呼吁 希望 提议 倡议 反对 力主 质疑 动议 恳请 申请 反映 控诉".split()
)
_OPINING: Final = frozenset(
    "认为 判断 推断 断定 推测 怀疑 发现 以为 承认 评价 称赞 批评 估计 猜测 断言".split()
)
_RULING: Final = frozenset("规定 宣布 判决 判令 裁定 认定 公告 责令".split())
_SHOWING: Final = frozenset("显示 表明 证实 发现 证明 说明 查明 测得".split())
#: What is said of the saying, or of those who disagree.
_OF_THE_SAYING: Final = regex(
    r"(?:这一|这项|这个|这种|该项?|此项?|上述|相关|他的|她的|其)"
    r"(?:发现|说法|意见|建议|观点|主张|提议|批评|争论|争议|论文|成果|结论|判断|推断|要求|判决|决定|监测|变化)"
    r"|双方|两人|二人|争论|争议|意见"
)
#: Time has passed since.
_LATER: Final = regex(
    r"(?:但|而|直到|到|至|并|因此|于是)?(?:\d{4}年|[一二][〇○零一二三四五六七八九]{3}年|次年|翌年|同年|"
    r"后来|此后|其后|随后|不久|最终|最后|次日|第二天|当晚|[一二两三四五六七八九十几半]+[个]?[年月日天周](?:半)?[之以]?后)"
)
#: Words by which what has been done shows.
_DONE: Final = regex("[了过]|已|曾|被|没有|未|当庭|当场|连夜|随即|随后|当即|终于|才")
_THEN: Final = regex("就|便|即|才|仍|还是|又")
_PAUSE: Final = "，；：。,;:"
_PAUSED: Final = regex("[，；：]")
_MYSELF: Final = frozenset("我 我们".split())


def over(triples: Iterable[Triple], sentence: Sentence) -> list[Triple | None]:
    """Give back to the author what follows on a report, and is no part of it.

    Args:
        triples: All triples of one sentence.
        sentence: The sentence.

    Returns:
        The same triples in the same order, ``None`` for what was read as said and is not.
    """
    found = list(triples)
    kept: list[Triple | None] = list(found)
    claims = {claim for triple in found if (claim := triple.claim) is not None}
    for claim in claims:
        told = [i for i, t in enumerate(found) if t.claim == claim]
        told.sort(key=lambda i: found[i].relation.span)
        end = next((p for i in told if (p := _ends(found[i], claim, sentence)) is not None), None)
        if end is None:
            continue
        for index in told:
            later = found[index].relation.span.start >= end
            if later and not is_quoted(found[index], claim, sentence):
                kept[index] = replace(found[index], claim=None)
        for index, triple in enumerate(found):
            if _reports(triple, claim) and triple.object and triple.object.span.start >= end:
                kept[index] = None
    return kept


def _reports(triple: Triple, claim: Claim) -> bool:
    """Tell whether a triple tells that somebody says something."""
    says = triple.construction == "clausal" and triple.subject.spans == claim.speaker.spans
    return says and triple.predicate.endswith(claim.verb)


def _ends(triple: Triple, claim: Claim, sentence: Sentence) -> int | None:
    """Return where a report is over, if a triple shows that it is."""
    subject = triple.subject
    own = triple.inherited == 0 and bool(subject.text) and subject.spans != claim.speaker.spans
    behind = subject.span.start > claim.speaker.span.end
    if not own or not behind or is_quoted(triple, claim, sentence):
        return None
    base = sentence.span.start
    said = sentence.text.find(claim.verb, claim.speaker.span.end - base)
    first = subject.span.start - base
    if not 0 <= said < first or triple.construction in ("title", "relative", "membership"):
        return None
    opened = max(sentence.text.rfind(mark, said, first) for mark in _PAUSE)
    if opened <= said + len(claim.verb) and _PAUSED.search(sentence.text):
        return None  # the first clause is what is said
    start = opened + 1 if opened >= 0 else first
    clause = sentence.text[start : triple.relation.span.end - base]
    done = _DONE.search(sentence.text[first : triple.relation.span.end - base]) is not None
    person = subject.tag == "nr"
    if _answers(triple, claim, clause):
        return base + start
    goes_on = _goes_on(triple, claim, clause, done=done, person=person)
    return base + start if goes_on else None


def _answers(triple: Triple, claim: Claim, clause: str) -> bool:
    """Tell whether somebody answers what is proposed, or what is said is spoken of itself."""
    form = triple.subject.form
    if _OF_THE_SAYING.match(form) and form != claim.speaker.form:
        return claim.verb in _PROPOSING | _OPINING | _RULING | _SHOWING
    if claim.verb not in _PROPOSING | _OPINING | w.UNASSERTED_SAYING:
        return False
    relation = triple.relation.form
    answers = _ANSWERED.search(relation) or _ACCEPTED.search(relation)
    votes = claim.verb in _PROPOSING and _VOTED.search(clause)
    return bool(answers or votes) and triple.modality == "asserted"


def _goes_on(triple: Triple, claim: Claim, clause: str, *, done: bool, person: bool) -> bool:
    """Tell whether somebody does something that nobody proposes, thinks or finds."""
    if triple.modality != "asserted" or triple.construction == "copula":
        return False
    later = _LATER.match(clause) is not None
    said = clause.removeprefix(triple.subject.form)
    if claim.verb in _PROPOSING | w.UNASSERTED_SAYING and _LATER.match(said) and _THEN.search(said):
        return True  # 医生建议休养一年，她七个月后就重返赛场
    house = triple.subject.tag in ("nt", "ni", "ORG")
    if claim.verb in _PROPOSING:
        return (later and done) or (done and (person or house))
    if claim.verb in _RULING:
        return (done and person) or (later and (person or house))
    if claim.verb in _SHOWING and person:
        return True
    if claim.verb in _OPINING:
        own = triple.subject.form in _MYSELF and done and claim.verb == "以为"
        return own or (later and person)
    return False

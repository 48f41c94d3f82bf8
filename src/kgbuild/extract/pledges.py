"""What a word further before holds open: 承诺三年内不裁员, 要求把甲改成乙, 预计，今夜有雪.

Such words stand behind their subject, or head a sentence, and reach over places, times and
clauses to verbs that carry no modal of their own. What they hold open is told as planned, asked
for or wished, unless a word says that it has come about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.extract import words as w
from kgbuild.model import Modality, Triple
from kgbuild.regex import regex

#: Signs that a clause tells what is or was so.
SETTLED: Final = regex(
    "[了着已曾]|(?<![超通经越路不度渡])过|正在|刚刚|刚才|一直|目前|如今|现在|去年|昨|此前|以来|至今"
)
#: What ends the coordination between two clauses, or shows that it tells what has happened.
BREAK: Final = regex("[。；;！!？?]|但|却|不过|然而|可是|因为|由于|虽然|如果|(?<!为)了")
#: What describes things stands, whatever is aimed at.
_STANDING: Final = frozenset("relative title membership place alias".split())
_BEING: Final = frozenset("copula existential specification quantity".split())
#: Behind a verb that sets aims, the year by which they are to be reached.
_AIM: Final = regex(
    "(?:提出|明确|要求|规划|计划|部署|目标|力争|确保|锚定)[^。！？!?]{0,20}?到(?:20[2-9]|21)[0-9]年"
    "|(?:预期|主要|总体|发展|工作|任务|年度)目标[是为][:：，]?"
)
#: Before a time, that something was meant for it.
_MEANT: Final = regex("(?:原定|原拟|原计划|本拟|拟定|暂定|届时)(?!的)[^，。；]{0,14}$")
#: What somebody proposes, with how, what or where between: 甲曾提议以两千万元收购乙.
_WISHED: Final = regex(
    "(?P<verb>提议|倡议|主张|请求|申请|力主|商请|计划|打算|承诺|允诺|要求|建议|呼吁)"
    "(?:[以向在由与为用按从][^，。；、的]{1,12}|[把将][^，。；]{1,20}?)$"
)
_NEAR: Final = 30  # characters before a verb
_ASKED: Final[dict[str, Modality]] = {
    **dict.fromkeys("要求 责令".split(), "required"),
    **dict.fromkeys("承诺 允诺 保证".split(), "planned"),
    **dict.fromkeys("提议 倡议 力主 主张 建议 呼吁 请求".split(), "desired"),
}
#: What is foretold: from the word on, all of a sentence.
_FORETOLD: Final = regex("(?:^|[。；“])(?:据[^，。；]{0,12})?(?:预计|预测|预报|预期)，")
#: Who promises something, and no promise that is spoken of (服务承诺, 兑现了承诺).
_PROMISED: Final = regex(
    "(?<![的服务质量作出做履行兑现信守违背书面公开])(?:承诺|允诺)(?![书函的期已达将是人制件])"
)
#: Behind a clause that dates another, the plan that it dates.
_THEN_PLANNED: Final = regex(
    "(?:之后|以后|后|时)，?[^，。；已曾了]{0,16}?(?:将(?![军领士])|有望|拟|可达|预计)"
)
#: Where a promise is over: somebody has kept or broken it.
_OVER: Final = regex(
    "[。；;！!？?]|但|却|不过|然而|可是|因为|由于|(?<!为)了|已|曾|此前|目前|最终|后来|随后|结果|实际"
)


def pledged(triple: Triple) -> Triple:
    """Return a triple with the modality that a word further before it gives it."""
    return _before_it(_foretold(_stipulated(_aimed(_promised(_intended(triple))))))


def is_open(triple: Triple) -> bool:
    """Tell whether nothing says that what is told is or was so."""
    times = (q.mention.form for q in triple.qualifiers if q.role == "time")
    settled = any(SETTLED.search(words) for words in (triple.relation.form, *times))
    stated = triple.modality == "asserted" and triple.construction not in _STANDING
    return stated and not settled and triple.relation.span.start < triple.relation.span.end


def _before(triple: Triple) -> str:
    """Return what stands in a sentence before what a triple tells."""
    evidence = triple.evidence
    return evidence.sentence[: triple.relation.span.start - evidence.sentence_span.start]


def _stipulated(triple: Triple) -> Triple:
    """《意见》要求，各地落实甲: what is asked for or promised is not yet so."""
    modality = _ASKED.get(triple.claim.verb) if triple.claim is not None else None
    told = triple.construction in _BEING or triple.construction == "clausal"
    if modality is None or told or not is_open(triple):
        return triple
    return replace(triple, modality=modality)


def _intended(triple: Triple) -> Triple:
    """大桥原定2023年通车: what was meant, or is proposed, is told with its time or way between."""
    if not is_open(triple):
        return triple
    before = _before(triple)[-_NEAR:]
    if _MEANT.search(before) is not None:
        return replace(triple, modality="planned")
    if triple.construction == "ba":
        before += triple.relation.form[:-1]  # 请求|把校舍迁往
    wish = _WISHED.search(before)
    if wish is None or triple.construction in _BEING:
        return triple
    modality = w.ASKING_FOR.get(wish["verb"]) or w.PLAN_VERBS.get(wish["verb"], "planned")
    return replace(triple, modality=modality)


def _promised(triple: Triple) -> Triple:
    """甲承诺，上市前不转让股权，资金的六成用于乙: what somebody promises has not come about."""
    if not is_open(triple) or triple.construction in _BEING:
        return triple
    before = _before(triple)
    ends = [promise.end() for promise in _PROMISED.finditer(before)]
    if not ends or _OVER.search(before, ends[-1]) is not None:
        return triple
    return replace(triple, modality="planned")


def _foretold(triple: Triple) -> Triple:
    """预计，今夜至明天北部有雪: what is foretold is not so yet."""
    if not is_open(triple) or _FORETOLD.search(_before(triple)) is None:
        return triple
    return replace(triple, modality="planned")


def _before_it(triple: Triple) -> Triple:
    """交易完成后，乙将成为子公司: what a plan comes after has not come about."""
    if triple.construction in _BEING or triple.construction == "clausal" or not is_open(triple):
        return triple
    ends = [triple.relation.span.end, triple.object.span.end if triple.object else 0]
    rest = triple.evidence.sentence[max(ends) - triple.evidence.sentence_span.start :]
    return triple if _THEN_PLANNED.match(rest) is None else replace(triple, modality="planned")


def _aimed(triple: Triple) -> Triple:
    """《规划》提出，到2035年，建成甲: what is to be reached by a year is an aim until then."""
    aimed = is_open(triple) and _AIM.search(_before(triple)) is not None
    return replace(triple, modality="planned") if aimed else triple

"""中国品牌在欧盟市场的占有率为9.7%: what is measured is the share, and not the brands.

As read, what stands between the owner and the verb is where it happens, and the owner is what is
measured. Between nodes the whole noun phrase is: 中国品牌在欧盟市场的占有率 | 为 | 9.7%. And 投入
不少于20亿元 denies nothing: 投入不少于 says how much at least.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kgbuild.model import Mention, Span, Triple
from kgbuild.ontology import ATTRIBUTES
from kgbuild.regex import regex
from kgbuild.resolve.retelling.slots import is_plain

_MEASURED: Final = (*ATTRIBUTES, "率", "量", "额", "比重", "占比", "排名", "地位", "影响力", "需求")
_BETWEEN: Final = regex(
    r"(?P<whole>[在对](?P<where>[^，。；、的在对]{2,16})的(?P<noun>\w{2,8}?))"
    r"(?:也|又|还|已|已经|将|均|都|正|则|首次|再次|曾)*"
)
_AT_LEAST: Final = regex(r"(?P<verb>.*\w)不(?:少于|低于|超过|高于|多于|小于|大于)$")


def measured(triple: Triple) -> Triple:
    """Return a triple about what it measures, and without a denial that is none."""
    return _bounded(_of_share(triple))


def _of_share(triple: Triple) -> Triple:
    """Return a triple of 甲在乙的份额 as one of the share; others as they are."""
    subject, start = triple.subject, triple.evidence.sentence_span.start
    if not is_plain(subject) or subject.span.end >= triple.relation.span.start:
        return triple
    sentence = triple.evidence.sentence
    between = sentence[subject.span.end - start : triple.relation.span.start - start]
    found = _BETWEEN.fullmatch(between)
    if found is None or not found["noun"].endswith(_MEASURED):
        return triple
    span = Span(subject.span.start, subject.span.end + found.end("whole"))
    text, noun = subject.text + found["whole"], found["noun"]
    share = Mention((span,), text, text, noun, None, "n")
    rest = tuple(q for q in triple.qualifiers if not span.contains(q.mention.span))
    return replace(triple, subject=share, qualifiers=rest)


def _bounded(triple: Triple) -> Triple:
    """Return a triple of 投入不少于20亿元 as one of investing; others as they are."""
    found = _AT_LEAST.fullmatch(triple.relation.form)
    if found is None or triple.polarity == "positive" or triple.predicate in found["verb"]:
        return triple
    predicate = triple.relation.form.removeprefix("将")
    return replace(triple, predicate=predicate, polarity="positive")

"""Departments that share the noun of their list: 教育、民政等部门, 教育、民政和卫生健康部门.

What stands in such a list is a field, and who acts is the department for it: 教育部门.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.model import Mention, Span, Triple
from kgbuild.regex import regex

_SHARED = regex(
    r"(?:(?:[、和与及]|以及)[^，。；、和与及的等]{2,10})*(?:(?<=\w)等)?(?P<noun>部门)(?!规章|负责人|预算)"
)
_FIELDS = frozenset("n vn an nz v a".split())  # tags
#: How the name of a body ends, which needs no such noun.
_BODY = regex(r".*(?:[部局委厅办院署会行站所队]|部门|机构|单位|组织|政府|公司|集团|大学|企业)")


def of_departments(triple: Triple) -> Triple:
    """Return a triple with its ends named as departments where a list of fields names them.

    Args:
        triple: The triple.
    """
    subject = _department(triple.subject, triple)
    target = _department(triple.object, triple) if triple.object is not None else None
    if subject is triple.subject and target is triple.object:
        return triple
    return replace(triple, subject=subject, object=target)


def _department(mention: Mention, triple: Triple) -> Mention:
    if mention.tag not in _FIELDS or mention.entity is not None or not mention.text:
        return mention
    if len(mention.spans) > 1 or _BODY.fullmatch(mention.text):
        return mention
    base = triple.evidence.sentence_span.start
    shared = _SHARED.match(triple.evidence.sentence, mention.span.end - base)
    if shared is None:
        return mention
    noun = Span(base + shared.start("noun"), base + shared.end("noun"))
    apart = noun.start > mention.span.end
    spans = (mention.span, noun) if apart else (Span(mention.span.start, noun.end),)
    return replace(
        mention, spans=spans, text=mention.text + "部门", form=mention.form + "部门", head="部门"
    )

"""What fills the slots of a triple: all of it, or a part of one mention."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Mention, Span, Triple


def mentions_of(triple: Triple) -> Iterator[Mention]:
    """Yield whatever a triple mentions: its ends, its adjuncts, who says it."""
    yield triple.subject
    if triple.object is not None:
        yield triple.object
    for qualifier in triple.qualifiers:
        yield qualifier.value
    if triple.claim is not None:
        yield triple.claim.speaker


def is_plain(mention: Mention) -> bool:
    """Tell whether a mention stands in one piece, each character of its form one of the text."""
    return len(mention.spans) == 1 and len(mention.form) == len(mention.text)


def part_of(
    mention: Mention, start: int, end: int, *, tag: str, entity: str | None = None
) -> Mention:
    """Return the characters ``[start, end)`` of a mention as one of their own.

    Args:
        mention: One that :func:`is_plain`.
        start: Where they begin in its form, in code points.
        end: Where they end, exclusive.
        tag: Their part of speech.
        entity: What they are known to be.
    """
    base, form = mention.span.start, mention.form[start:end]
    span = Span(base + start, base + end)
    return Mention((span,), mention.text[start:end], form, form, entity, tag)

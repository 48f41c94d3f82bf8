"""Words of normalised text become tokens of the document.

An analyser sees normalised text; a token stands in the document. On the way back a
border may fall inside one user-perceived character (``㎡`` reads ``m2``, an emoji
family is four people): such words are joined, because a token never cuts what a
reader sees as one. White space belongs to no token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.model import Sentence, Span, Token
from kgbuild.parse.normalise import Normalised
from kgbuild.parse.segmentation.words import Word


def settled(words: Iterable[Word], normalised: Normalised) -> list[Word]:
    """Bring ``words`` into the borders that tokens can have.

    White space at their ends is left out, and words whose border lies inside one source
    character are joined.
    """
    return list(_whole(_trimmed(words, normalised.text), normalised))


def tokens(sentence: Sentence, normalised: Normalised, words: Iterable[Word]) -> Iterator[Token]:
    """Carry ``words`` back to the document.

    Args:
        sentence: The sentence, its tokens not yet known.
        normalised: ``normalise(sentence.text)``, perhaps with pauses put back.
        words: Its words, as :func:`settled` leaves them, in order.

    Yields:
        Tokens in reading order that do not overlap and leave no visible character out.
    """
    for word in words:
        start, end = normalised.original(word.start, word.end)
        span = Span(sentence.span.start + start, sentence.span.start + end)
        form = normalised.text[word.start : word.end]
        tag = word.tag if any(c.isalnum() for c in form) else "w"
        yield Token(
            span,
            sentence.text[start:end],
            form,
            tag,
            word.entity if tag == word.tag else None,
            word.head,
            word.relation,
            word.head_probability,
            word.relation_probability,
            word.upos,
        )


def _trimmed(words: Iterable[Word], text: str) -> Iterator[Word]:
    """Leave out white space at the ends of words, and the words that are nothing else."""
    for word in words:
        start, end = word.start, word.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            unchanged = (start, end) == (word.start, word.end)
            yield word if unchanged else Word(start, end, word.tag, word.entity)


def _whole(words: Iterable[Word], normalised: Normalised) -> Iterator[Word]:
    """Join words whose border lies inside one source character; the first gives the tag."""
    before: Word | None = None
    for word in words:
        if before and normalised.starts[word.start] < normalised.ends[before.end - 1]:
            before = Word(before.start, word.end, before.tag, before.entity)
            continue
        if before:
            yield before
        before = word
    if before:
        yield before

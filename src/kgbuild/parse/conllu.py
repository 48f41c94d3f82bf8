"""Analysed sentences become CoNLL-U, the exchange format of Universal Dependencies.

One word a line: form as written, normalised form as lemma, UPOS, LAC's tag as XPOS, head and
label; MISC holds the place in the document (code points), the entity class, the parser's
probability of the arc, and ``Restored=Yes`` for a pause that the text had lost.
https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.model import Sentence, Token


def conllu(sentence: Sentence) -> str:
    """Return ``sentence`` as one block of CoNLL-U, its closing blank line included."""
    lines = [
        f"# sent_id = {sentence.document}-{sentence.index}",
        f"# text = {' '.join(sentence.text.split())}",
        *_words(sentence.tokens),
    ]
    return "\n".join(lines) + "\n\n"


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for number, token in enumerate(tokens, 1):
        following = tokens[number] if number < len(tokens) else None
        fields = (
            str(number),
            _field(token.text or token.form),
            _field(token.form),
            token.upos or "_",
            token.tag,
            "_",
            "_" if token.head is None else str(token.head + 1),
            token.relation or "_",
            "_",
            "|".join(_misc(token, following)),
        )
        yield "\t".join(fields)


def _misc(token: Token, following: Token | None) -> Iterator[str]:
    if token.entity:
        yield f"Entity={token.entity}"
    if token.head_probability is not None:
        yield f"HeadProbability={token.head_probability:.3f}"
    yield f"Range={token.span.start}:{token.span.end}"
    if not token.text:
        yield "Restored=Yes"
    if following is not None and following.span.start == token.span.end:
        yield "SpaceAfter=No"


def _field(text: str) -> str:
    """Return ``text`` without the white space and control characters that end a field."""
    visible = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(visible.split()) or "_"

"""Tokens become words of a grammatical kind: what each one can do in a clause.

The tagger's parts of speech are fine for nouns and verbs and blind to function words
(为 is tagged a verb or a preposition at random; 也是 comes as one verb). Here glued words
are cut and closed classes are recognised by form; then the contexts that decide between
verb and noun, or verb and preposition, are looked at once
(:mod:`kgbuild.extract.context`), so that the grammar after this only ever asks for a kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kgbuild.extract import words as w
from kgbuild.extract.context import in_context
from kgbuild.extract.kinds import Kind, Word, piece
from kgbuild.model import Token

_NOUN_TAGS = frozenset("n nr ns nt nz nw vn s f an".split())
_BY_FORM = {
    **dict.fromkeys(w.LIST_MARKS, Kind.LIST_MARK),
    **dict.fromkeys(w.COMMAS, Kind.COMMA),
    **dict.fromkeys(w.STOPS, Kind.STOP),
    **dict.fromkeys(w.QUOTES, Kind.OPEN),
    **dict.fromkeys(w.QUOTES.values(), Kind.CLOSE),
    **dict.fromkeys(w.BRACKETS, Kind.OPEN),
    **dict.fromkeys(w.BRACKETS.values(), Kind.CLOSE),
    **dict.fromkeys(w.ETC, Kind.ETC),
    "的": Kind.DE,
    "之": Kind.DE,
    "被": Kind.BEI,
    "把": Kind.BA,
    "由": Kind.YOU,
    **dict.fromkeys("· • ‧ ・ ∙".split(), Kind.NOUN),
}
_BY_TAG = {
    "r": Kind.PRONOUN,
    "m": Kind.NUMBER,
    "q": Kind.NUMBER,
    "t": Kind.TIME,
    "a": Kind.ADJECTIVE,
    "d": Kind.ADVERB,
    "ad": Kind.ADVERB,
    "vd": Kind.ADVERB,
    "f": Kind.LOCALISER,
    "c": Kind.LINK,
    "u": Kind.PARTICLE,
    "xc": Kind.PARTICLE,
    "w": Kind.STOP,
    "p": Kind.PREPOSITION,
    "v": Kind.VERB,
}


def words_of(tokens: Iterable[Token]) -> list[Word]:
    """Return the words of a sentence, with their kinds, glued ones cut apart."""
    pieces = (part for token in tokens for part in _unglue(token))
    return in_context([Word(part, _kind(part.form, part.tag, part.entity)) for part in pieces])


def _unglue(token: Token) -> tuple[Token, ...]:
    """Cut an adverb off a preposition, copula or modal that the tagger glued it to.

    So is a meeting off the verb before it (主持|会议), which a reader knows by name.
    """
    form = token.form
    if len(form) < 2 or len(form) != len(token.text) or token.entity or form in w.UNGLUED:
        return (token,)
    if form[0] in w.GLUED_ADVERBS and form[1:] in w.GLUED_HEADS and token.tag not in ("n", "r"):
        first = "d" if form[0] not in "而但且并" else "c"
        rest = form[1:]
        if rest in w.PREPOSITIONS or rest in "被由把将用":
            tag = "p"
        else:
            tag = "v" if token.tag != "c" else "p"
        return (piece(token, 0, 1, first), piece(token, 1, len(form), tag))
    if token.tag == "v" and form[:2] in w.MEETING_VERBS and form[2:] in w.MEETINGS:
        return (piece(token, 0, 2, "v"), piece(token, 2, 4, "n"))
    if form in ("另据", "又据"):
        return (piece(token, 0, 1, "c"), piece(token, 1, 2, "p"))
    if form[0] in "对在" and len(form) == 2 and form[1] in "此":
        return (piece(token, 0, 1, "p"), piece(token, 1, 2, "r"))
    return (token,)


@lru_cache(maxsize=65_536)  # a large corpus has more words than it is worth remembering
def _kind(form: str, tag: str, entity: str | None) -> Kind:
    if form in _BY_FORM and (tag in ("w", "u", "p", "c", "xc", "v", "d", "") or not form.isalnum()):
        return _BY_FORM[form]
    if form == "等人":
        return Kind.ETC  # whatever it is tagged
    if form in w.NEXT:
        return Kind.TIME
    if entity == "Work" and len(form) > 1 and form in w.LINKS:
        return Kind.LINK  # 此外, which the tagger takes for a title here and there
    if entity and entity != "Title":
        return Kind.TIME if entity == "Time" else Kind.NOUN
    if form in w.ALWAYS_LINKS:
        return Kind.LINK
    if (tag in ("u", "v") or form == "一下") and form in w.ASPECTS:
        return Kind.ASPECT
    if form in w.NEGATIONS and tag in ("d", "v", "c"):
        return Kind.NEGATION
    if form in w.MODALS and tag in ("d", "v", "p", "c"):
        return Kind.MODAL
    if tag in ("c", "p") and form in w.NOUN_COORDINATORS:
        return Kind.COORDINATOR
    if tag in ("c", "d") and form in w.LINKS:
        return Kind.LINK
    if tag == "p" and form not in w.PREPOSITIONS and form not in ("将", "把", "被", "由"):
        return Kind.VERB if len(form) > 1 else Kind.PREPOSITION
    if tag == "r" and form in w.DETERMINERS:
        return Kind.DETERMINER
    if tag in _NOUN_TAGS and tag != "f":
        return Kind.NOUN
    if tag == "f" and len(form) == 2 and form[-1] in "部边方侧端面郊":
        return Kind.NOUN
    if tag == "m" and form.endswith("次") and form.startswith(("第", "首", "再", "多", "屡")):
        return Kind.ADVERB
    if tag == "w" and any(character.isalnum() for character in form):
        return Kind.NOUN
    return _BY_TAG.get(tag, Kind.NOUN if any(c.isalnum() for c in form) else Kind.STOP)

"""Analysed sentences become their names: where each stands, and of what class it is.

What resolution knows of the names in triples, for all names of a text, those in no fact
included. A name's class is what all its mentions agree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kgbuild.model import Mention, Sentence, Span, Token
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.classes.types import TypeVotes
from kgbuild.resolve.naming.names import name_of

#: Classes of what bears a name of its own; a Concept or a Group bears a common noun.
BRANCHES = ("Person", "Place", "Organization", "Product", "Event", "Work", "Policy", "Award")
_AS_POLICY = ("Project",)
_OPEN = {"“": "”", "《": "》", "「": "」", "『": "』"}
_SERIES = frozenset({"系列", "型", "新款"})  # between a name and its kind: A320系列客机
_LONGEST = 12  # characters in quotes that may be a name


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name in a text.

    Attributes:
        span: Its place in the document.
        name: What it names, by its canonical name.
        kind: Its class.
        branch: The one of :data:`BRANCHES` that the class is or lies below.
    """

    span: Span
    name: str
    kind: str
    branch: str


def names(
    sentences: Iterable[Sentence], *, ontology: Ontology, lexicon: Lexicon
) -> list[NamedSpan]:
    """Return the names of analysed sentences, in reading order.

    Args:
        sentences: Of one text or several.
        ontology: What classes there are.
        lexicon: Names that the world knows.
    """
    votes = TypeVotes(ontology, lexicon)
    found: list[tuple[Span, str]] = []
    for sentence in sentences:
        for first, tokens, kind_noun in _candidates(sentence.tokens, lexicon):
            mention = Mention.of(sentence, tokens)
            name = name_of(Mention.of(sentence, [*first, *tokens]), lexicon)
            if not name.resolved:
                continue
            votes.add(name.text, name.type)
            if kind_noun:
                votes.add_kind(name.text, kind_noun)
            found.append((mention.span, name.text))
    told = []
    for span, name_text in found:
        kind = votes.shown(name_text, votes.decide(name_text))
        branch = _branch(kind, ontology)
        if branch is not None:
            told.append(NamedSpan(span, name_text, kind, branch))
    return told


def _candidates(
    tokens: Sequence[Token], lexicon: Lexicon
) -> Iterator[tuple[Sequence[Token], Sequence[Token], str]]:
    """Yield ``(what stands before a name and bears on it, the name, a noun that tells its kind)``.

    A country or a kind right before a name tells it from a person (匈牙利德布勒森, 企业诺维塔); the
    noun beside a name in quotes or in Latin letters tells its kind (台风“海葵”, 新车 ET7).
    """
    position = 0
    while position < len(tokens):
        token = tokens[position]
        size = _quoted(tokens, position)
        if size:
            inside = tokens[position + 1 : position + 1 + size]
            noun = _noun_beside(tokens, position, position + size + 1)
            if size == 1 or noun or inside[-1].form in lexicon.heads:  # “姑苏人才计划”
                yield (), inside, noun
                position += size + 2
                continue
        elif token.text and (token.entity is not None or token.tag == "nz"):
            before = tokens[position - 1] if position else None
            near = token.tag == "nr" and before is not None and _bears_on(before)
            latin = token.entity is None and token.form.isascii()
            noun = _noun_beside(tokens, position, position) if latin else ""
            yield ((before,) if near and before else ()), (token,), noun
        position += 1


def _bears_on(token: Token) -> bool:
    return token.entity == "Country" or (token.tag == "n" and token.entity is None)


def _noun_beside(tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the common noun before ``tokens[start]`` or, failing that, after ``tokens[end]``."""
    after = end + 1
    if after < len(tokens) and tokens[after].form in _SERIES:
        after += 1
    for index in (start - 1, after):
        if 0 <= index < len(tokens) and tokens[index].tag == "n" and not tokens[index].entity:
            return tokens[index].form
    return ""


def _quoted(tokens: Sequence[Token], position: int) -> int:
    """Return how many words the quotes that open at a position hold, if they may hold a name."""
    close, length = _OPEN.get(tokens[position].form), 0
    if close is None:
        return 0
    for index in range(position + 1, len(tokens)):
        if tokens[index].form == close:
            return index - position - 1
        length += len(tokens[index].form)
        if length > _LONGEST and close != "》":
            break
    return 0


def _branch(kind: str, ontology: Ontology) -> str | None:
    if any(ontology.is_a(kind, project) for project in _AS_POLICY):
        return "Policy"
    return next((branch for branch in BRANCHES if ontology.is_a(kind, branch)), None)

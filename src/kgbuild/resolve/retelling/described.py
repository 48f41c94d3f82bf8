"""甲是乙创作的小说 says who created 甲: a clause that describes what something is tells of it.

So does 甲是乙的全资子公司, which joins two firms, and so does 乙旗下甲 wherever it stands.

As read, the clause is a fact of the noun that it stands before (乙 | 创作 | 小说), which names no
node of its own. Where that noun is what a name is said to be, the fact is the name's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from kgbuild.model import Mention, Span, Triple
from kgbuild.regex import regex
from kgbuild.resolve.naming.names import UNDER, is_titled
from kgbuild.resolve.retelling.slots import is_plain, part_of
from kgbuild.resolve.setting.articles import SAYING_WHAT

#: What a daughter is to its house.
BELONGING = "附属于"
_SAYING_WHAT = SAYING_WHAT | {"即"}
_BEING = _SAYING_WHAT | {"成为", "属于"}
_DAUGHTER = regex(r"(?P<house>(?!全资|控股|参股)[^的]{2,30}?)(?:旗下)?的?(?:全资|控股|参股)?子公司")
#: A house without its name: 该集团, 公司, 其.
_POINTING = regex(r"其|(?:该|本|我们?|这家)?(?:公司|集团|企业|学校|医院|银行|[行校院司])")
_UNDER_CHANCE = 0.8
_PERSONAL = frozenset("他 她 它".split())
_ONE_OF = ("", "之一")
_NAMES = frozenset("nr ns nt nz nw".split())
_NO_NAMES = (None, "Title")  # 作家 is a trade

_Sentence: TypeAlias = tuple[str, int]


def told_of_names(triples: Sequence[Triple]) -> list[Triple]:
    """Return the triples, each clause about what a name is told of the name.

    Args:
        triples: All triples of a document, in reading order.
    """
    kinds: defaultdict[_Sentence, list[Triple]] = defaultdict(list)
    for triple in triples:
        if _says_what(triple):
            kinds[_sentence(triple)].append(triple)
    found: list[Triple] = []
    for triple in triples:
        told = []
        if triple.construction in ("relative", "figure") and not _says_what(triple):
            told = [*_of_subject(triple, kinds[_sentence(triple)])]
        found.extend(told or [triple])
        if (daughter := _daughter(triple)) is not None:
            found.append(daughter)
        found.extend(_of_house(triple))
    return found


def _of_house(triple: Triple) -> Iterator[Triple]:
    """Yield whose house what a triple names is of (甲集团旗下乙科技)."""
    for mention in (triple.subject, triple.object):
        under = UNDER.fullmatch(mention.form) if mention is not None else None
        if mention is None or under is None or not is_plain(mention):
            continue
        yield replace(
            triple,
            subject=part_of(mention, *under.span("name"), tag=mention.tag, entity=mention.entity),
            relation=_belonging(mention.span.start),
            predicate=BELONGING,
            object=_house(mention, under.span("house")),
            qualifiers=(),
            construction="svo",
            polarity="positive",
            modality="asserted",
            claim=None,
            confidence=_UNDER_CHANCE,
        )


def _house(mention: Mention, span: tuple[int, int]) -> Mention:
    """Return the house in the words of a mention, which may only point to one (该集团, 集团)."""
    pointing = _POINTING.fullmatch(mention.form, *span) is not None
    tag, entity = ("n", None) if pointing else ("nt", "Organization")
    return part_of(mention, *span, tag=tag, entity=entity)


def _belonging(place: int) -> Mention:
    """Return the relation of a daughter to its house, which has no words of its own."""
    return Mention((Span(place, place),), BELONGING, BELONGING, BELONGING, None, "v")


def _daughter(triple: Triple) -> Triple | None:
    """Return whose daughter a firm is, where that is said as what it is."""
    kind = triple.object
    if kind is None or triple.predicate not in _BEING or not is_plain(kind):
        return None
    daughter = _DAUGHTER.fullmatch(kind.form)
    if daughter is None:
        return None
    whose = _house(kind, daughter.span("house"))
    belongs = _belonging(triple.relation.span.start)
    return replace(triple, relation=belongs, predicate=BELONGING, object=whose, construction="svo")


def _says_what(triple: Triple) -> bool:
    """Tell whether a triple says what something with a name is."""
    subject = triple.subject
    named = subject.entity not in _NO_NAMES or subject.tag in _NAMES
    named = named or is_titled(subject.form) or subject.form in _PERSONAL
    asserted = triple.polarity == "positive" and triple.modality == "asserted"
    kind = triple.object is not None and triple.object.entity in _NO_NAMES
    return named and asserted and kind and triple.predicate in _SAYING_WHAT


def _of_subject(triple: Triple, kinds: Sequence[Triple]) -> Iterator[Triple]:
    for kind in kinds:
        if kind is triple or kind.object is None or kind.claim != triple.claim:
            continue
        if _is_head(triple.subject, kind.object):
            yield replace(triple, subject=kind.subject)
        elif triple.object is not None and _is_head(triple.object, kind.object):
            yield replace(triple, object=kind.subject)


def _is_head(noun: Mention, phrase: Mention) -> bool:
    """Tell whether a noun without a name ends the phrase that it is in."""
    if noun.entity not in _NO_NAMES or not noun.spans or not phrase.span.contains(noun.span):
        return False
    return phrase.text[noun.span.end - phrase.span.start :] in _ONE_OF


def _sentence(triple: Triple) -> _Sentence:
    return triple.evidence.document, triple.evidence.sentence_span.start

"""A first walk through the documents of a build: what each names, points to and hears where.

Words that point are read against this (:mod:`kgbuild.resolve.coreference`).
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kgbuild.model import Document, Mention, Triple
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve.coreference import Antecedents
from kgbuild.resolve.discourse import Named, Pair, Pointer, in_passing, titles
from kgbuild.resolve.register import Register
from kgbuild.resolve.titles import institution_of
from kgbuild.resolve.voices import voices

#: What they describe acts in the clause that names it, if at all (在北京成立的甲, 法国企业甲).
_DESCRIBING = frozenset(("relative", "title"))
_MEETING = frozenset(
    "会见 会晤 拜会 约见 会谈 结为 牵手 联姻".split()
)  # both do what one is said to


def survey(
    triples: Sequence[Triple],
    documents: Mapping[str, Document],
    names: Register,
    ontology: Ontology,
    lexicon: Lexicon,
) -> Mapping[str, Antecedents]:
    """Go through the documents of a build, and return what words in each may point to.

    Args:
        triples: All triples of the build, in reading order.
        documents: Documents by id.
        names: What the triples name.
        ontology: Which class is below which.
        lexicon: Names that the world knows.

    Returns:
        Id of a document -> its antecedents.
    """
    named: defaultdict[str, list[Named]] = defaultdict(list)
    pointing: defaultdict[str, list[Pointer]] = defaultdict(list)
    titled: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    pairs: defaultdict[str, list[Pair]] = defaultdict(list)
    acting: dict[tuple[object, ...], Mention] = {}
    for triple in triples:
        pairs[triple.evidence.document] += _pairs(triple, names, acting)
        if triple.construction == "title":
            who = names.canonical(names.name(triple.subject, triple).text)
            if ontology.is_a(names.type_of(who), "Person"):
                titled[triple.evidence.document].append((triple.subject.span.start, who))
            if (house := _house(triple, names, lexicon)) is not None:  # 市住建局副局长甲: …该局
                named[triple.evidence.document].append(house)
        said = triple.construction == "clausal"  # a clause names nothing
        told = (triple.object,) if triple.object is not None and not said else ()
        ends = (triple.subject, *told)
        for mention in (*ends, *(q.value for q in triple.qualifiers)):
            name = names.name(mention, triple)
            canonical = names.canonical(name.text)
            if not name.resolved:
                pointing[triple.evidence.document].append(
                    Pointer(
                        triple.evidence.sentence_span,
                        mention.span.start,
                        name.text,
                        said_by(mention, triple, names),
                        acting=mention is triple.subject,
                    )
                )
            elif canonical not in lexicon.heads:
                named[triple.evidence.document].append(
                    Named(
                        triple.evidence.sentence_span,
                        mention.span.start,
                        canonical,
                        names.type_of(canonical),
                        acting=mention is triple.subject and triple.construction not in _DESCRIBING,
                    )
                )
    people = names.people()
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word, who in people.items():
        words[who].append(word)
    for document, places in named.items():
        if document in documents:
            here = {place.name for place in places if place.name in words}
            called = {word: who for who in here for word in words[who]}
            called.update(names.people_in(document))
            spans = {place.sentence for place in places}
            spans.update(place.sentence for place in pointing[document])
            text = documents[document].text
            places.extend([*in_passing(text, sorted(spans), called, places)])
    for document, places in named.items():
        if document in documents:
            places.extend(titles(documents[document].text))
    employers = _employers(triples, names, lexicon)
    found: dict[str, Antecedents] = {}
    for document in {triple.evidence.document for triple in triples}:
        known = documents.get(document)
        around = ChainMap(names.people_in(document), people)
        heard = voices(known, around, titled[document]) if known is not None else []
        # Of a corpus, those whom this text names or hears: 我们 is no house of another text.
        here = {place.name for place in named[document]} | {voice.person for voice in heard}
        found[document] = Antecedents(
            named[document],
            pointing=dict.fromkeys(pointing[document]),
            pairs=pairs[document],
            heard=heard,
            employers={who: employers[who] for who in sorted(here) if who in employers},
            lexicon=lexicon,
            is_a=ontology.is_a,
            text=known.text if known is not None else "",
        )
    return found


def _house(triple: Triple, names: Register, lexicon: Lexicon) -> Named | None:
    """Return the place where an office names the institution that it is in, if it names one."""
    office = triple.object
    if office is None:
        return None
    name = institution_of(office.form, lexicon, is_organization=names.is_organization)
    if name is None:
        return None
    house, where = names.known(name), triple.evidence.sentence_span
    return Named(where, office.span.start, house, names.type_of(house), acting=False)


def _pairs(
    triple: Triple, names: Register, acting: dict[tuple[object, ...], Mention]
) -> Iterator[Pair]:
    """Yield the two that a triple has side by side: those who act together, or on each other.

    Args:
        triple: The triple.
        names: What it names.
        acting: An act -> who was the first to be said to do it; this triple is added.
    """
    here, at = triple.evidence.sentence_span, triple.subject.span.start
    beside = [(q.value, True) for q in triple.qualifiers if q.role == "companion"]
    act = (triple.evidence.document, triple.relation.spans, triple.construction)
    first = acting.setdefault(act, triple.subject)
    if first.spans != triple.subject.spans:
        beside.append((first, True))
    if triple.object is not None and triple.construction != "clausal":
        beside.append((triple.object, triple.predicate in _MEETING))
    one = names.name(triple.subject, triple)
    for mention, together in beside:
        other = names.name(mention, triple)
        words = [names.canonical(n.text) if n.resolved else n.text for n in (one, other)]
        if first is mention:
            words.reverse()
        yield Pair(here, at, words[0], words[1], together)


def said_by(mention: Mention, triple: Triple, names: Register) -> str | None:
    """Return who is said to say what ``triple`` states, if that is named."""
    if triple.claim is None or mention is triple.claim.speaker:
        return None
    name = names.name(triple.claim.speaker, triple)
    return names.canonical(name.text) if name.resolved else None


def _employers(triples: Sequence[Triple], names: Register, lexicon: Lexicon) -> dict[str, str]:
    """Return person -> the organisation that their office names (腾讯高级副总裁)."""
    found: dict[str, str] = {}
    for triple in triples:
        if triple.construction != "title" or triple.object is None:
            continue
        office = triple.object.form
        name = institution_of(office, lexicon, is_organization=names.is_organization)
        if name is not None:
            person = names.canonical(names.name(triple.subject, triple).text)
            found.setdefault(person, names.known(name))
    return found

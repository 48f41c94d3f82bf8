"""All triples of a build become a register of what they name: names, aliases, classes, nodes.

Each mention is read as a name first; then decisions, the texts, the lexicon and the shapes of
names join them; then each thing has one canonical name, one class by all of its mentions, and,
when a statement uses it, a node. Why two names are one is kept with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.model import (
    Entity,
    Evidence,
    Label,
    Mention,
    Merge,
    Statement,
    Triple,
    Value,
    sorted_merges,
)
from kgbuild.ontology import Lexicon, Ontology
from kgbuild.resolve import merges
from kgbuild.resolve.aliases import (
    Aliases,
    brand_pairs,
    is_declaration,
    spoken_names,
    trade_pairs,
)
from kgbuild.resolve.decisions import Decisions
from kgbuild.resolve.names import Name, name_of, tidy
from kgbuild.resolve.rulings import Rulings, Unused
from kgbuild.resolve.types import TypeVotes

#: Constructions whose object names the kind of thing that the subject is.
_SAYS_WHAT_IT_IS = frozenset({"membership", "copula"})


class Register:
    """What the triples of a build name.

    Args:
        triples: All triples of the build, in reading order.
        ontology: Classes, and the IRIs to mint.
        lexicon: Names that the world knows.
        decisions: What a person has decided; rules give way to it.

    Attributes:
        rulings: The decisions, bound to the names of the texts.

    Raises:
        ResolveError: Two decisions contradict each other.
    """

    def __init__(
        self,
        triples: Sequence[Triple],
        ontology: Ontology,
        lexicon: Lexicon,
        decisions: Decisions,
    ) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self.rulings = Rulings(decisions, ontology, lexicon)
        self._aliases = Aliases()
        self._votes = TypeVotes(ontology, lexicon)
        self._surfaces: defaultdict[str, set[str]] = defaultdict(set)
        self._names: dict[tuple[object, ...], Name] = {}
        #: Name -> where the texts have it first.
        self._seen: dict[str, Evidence] = {}
        #: Name -> what words point to it, by which rule -> the first place.
        self._pointed: defaultdict[str, dict[tuple[str, str], Merge]] = defaultdict(dict)
        self._dropped: set[str] = set()
        self._types: dict[str, str] = {}
        self._entities: dict[str, Entity] = {}
        self._iris: dict[str, str] = {}
        self._learn(triples)

    # What is named ------------------------------------------------------------------------

    def name(self, mention: Mention) -> Name:
        """Return what ``mention`` names, as far as no decision says otherwise."""
        key = (mention.form or mention.text, mention.head, mention.entity, mention.tag)
        name = self._names.get(key)
        if name is None:
            name = name_of(mention, self._lexicon)
            form = tidy(mention.form or mention.text)
            if self.rulings.keeps_apart(form, name.text) or (
                not name.resolved and self.rulings.names(form)
            ):
                name = Name(form, name.type)
            self._names[key] = name
        return name

    def canonical(self, name: str) -> str:
        """Return the name that stands for all names of what is called ``name``."""
        return self._aliases.canonical(name)

    def known(self, words: str) -> str:
        """Return the canonical name of what ``words`` name, by the lexicon and the texts."""
        full = self._lexicon.canonical(words)
        return self.canonical(words if self.rulings.keeps_apart(words, full) else full)

    def type_of(self, name: str) -> str:
        """Return the class of what is canonically called ``name``."""
        if name not in self._types:
            self._types[name] = self._kind(name, self._aliases.of(name))
        return self._types[name]

    def is_organization(self, words: str) -> bool:
        """Tell whether ``words`` name an organisation."""
        return self._ontology.is_a(self.type_of(self.known(words)), "Organization")

    def people(self) -> dict[str, str]:
        """Return what the texts call people -> their names."""
        return {
            surface: canonical
            for name, surfaces in self._surfaces.items()
            if (canonical := self._aliases.canonical(name))
            and self._ontology.is_a(self.type_of(canonical), "Person")
            for surface in (name, *surfaces)
        }

    # Nodes ---------------------------------------------------------------------------------

    def node(self, target: str | Value) -> str:
        """Return the IRI of the node called ``target``, making it when first used.

        A value that is spoken about (二〇二〇年是…) becomes a node of its text.
        """
        name = target.value if isinstance(target, Value) else target
        if name not in self._iris:
            iri = self._iris[name] = self._ontology.mint_entity(name)
            entry = self._lexicon.get(name)
            names = self._all_names(name)
            english = self.rulings.english_of(names)
            if self.rulings.drops(names):
                self._dropped.add(iri)
            others = set(names)
            for known in names:
                others.update(self._surfaces.get(known, ()))
            self._entities[iri] = Entity(
                id=iri,
                name=name,
                type=self.type_of(name),
                label=Label(name, english or (entry.en if entry else None)),
                aliases=tuple(sorted(others - {name})),
            )
        return self._iris[name]

    def drops(self, name: str) -> bool:
        """Tell whether what is canonically called ``name`` is decided to be no node."""
        return self.rulings.drops(self._all_names(name))

    def leaves_out(self, statement: Statement) -> bool:
        """Tell whether a statement, an end of it or its speaker is decided to stay out."""
        ends = (statement.subject, statement.object, statement.claim and statement.claim.speaker)
        dropped = any(isinstance(end, str) and end in self._dropped for end in ends)
        return dropped or self.rulings.drops_statement(statement)

    def point(self, name: str, mention: Mention, triple: Triple, rule: str) -> None:
        """Note that the words of ``mention`` were found to mean ``name``."""
        words, known = tidy(mention.form), self._pointed[name]
        if not words:
            words, rule = merges.LEFT_OUT, merges.ELIDED
        if (words, rule) not in known:
            known[words, rule] = Merge(words, name, rule, _place_of(mention, triple))

    def entities(self) -> tuple[Entity, ...]:
        """Return every node that a statement so far uses, in IRI order."""
        return tuple(
            replace(entity, merges=tuple(sorted_merges(self._merges(entity))))
            for _, entity in sorted(self._entities.items())
        )

    def unused(self) -> tuple[Unused, ...]:
        """Return the decisions that found nothing in the triples resolved so far."""
        nodes = (entity.name for entity in self._entities.values())
        return self.rulings.unused({*self._seen, *nodes})

    # Learning ------------------------------------------------------------------------------

    def _learn(self, triples: Sequence[Triple]) -> None:
        told: list[tuple[str, str, str, Evidence]] = []
        for triple in triples:
            for mention in _mentions(triple):
                name = self.name(mention)
                if name.resolved:
                    if name.text not in self._seen:
                        self._seen[name.text] = _place_of(mention, triple)
                    self._votes.add(name.text, name.type)
                    if tidy(mention.form) in (name.text, *name.aliases):
                        self._surfaces[name.text].add(mention.text)
                    for alias in name.aliases:
                        here = self._seen.setdefault(alias, _place_of(mention, triple))
                        known = self._lexicon.canonical(alias) == name.text
                        rule = merges.LEXICON if known else merges.WORDS
                        told.append((name.text, alias, rule, here))
            if triple.object is not None and triple.claim is None:
                one, other = self.name(triple.subject), self.name(triple.object)
                if one.resolved and other.resolved and is_declaration(triple):
                    told.append((one.text, other.text, merges.DECLARED, triple.evidence))
                elif one.resolved and triple.construction in _SAYS_WHAT_IT_IS:
                    self._votes.add_kind(one.text, other.text)
        self._decide(told)
        for brand, full in brand_pairs(
            name for name in self._surfaces if self._ontology.is_a(self._kind(name), "Organization")
        ):
            self._aliases.merge(brand, full, merges.LEGAL_FORM, self._seen.get(full))
        self._types.clear()
        names = [name for name in self._surfaces if name not in self._lexicon]
        kinds = {name: self._kind(name) for name in self._surfaces}
        people = [name for name, kind in kinds.items() if self._ontology.is_a(kind, "Person")]
        for full, called in spoken_names(names, people):
            self._aliases.merge(full, called, merges.CALLED, self._seen.get(called))
        houses = [n for n, kind in kinds.items() if self._ontology.is_a(kind, "Organization")]
        for house, brand in trade_pairs(names, houses):
            self._aliases.merge(house, brand, merges.TRADE, self._seen.get(brand))

    def _decide(self, told: Sequence[tuple[str, str, str, Evidence]]) -> None:
        """Join names by decision, then by what the texts and the lexicon say of them."""
        self.rulings.bind(self._seen.keys(), self._surfaces)
        self._aliases = Aliases(self.rulings.apart)
        for group in self.rulings.groups:
            self._aliases.choose(group.name)
            for other in group.others:
                self._aliases.merge(group.name, other, merges.DECISION)
        for name, alias, rule, evidence in told:
            self._aliases.merge(name, alias, rule, evidence)

    def _kind(self, name: str, aliases: Sequence[str] = ()) -> str:
        """Return the class that is decided for a name, or else the one that its mentions tell."""
        return self.rulings.type_of((name, *aliases)) or self._votes.decide(name, aliases)

    def _all_names(self, name: str) -> tuple[str, ...]:
        return (name, *self._aliases.of(name))

    def _merges(self, entity: Entity) -> Iterator[Merge]:
        """Yield why each name and each pointing word of an entity stands for it."""
        found = self._aliases.merges(entity.name)
        yield from found
        yield from self._pointed.get(entity.name, {}).values()
        told = {entity.name, *(m.name for m in found), *(m.into for m in found)}
        for alias in entity.aliases:
            if alias not in told:
                yield Merge(alias, entity.name, merges.SPELLING)


def _place_of(mention: Mention, triple: Triple) -> Evidence:
    """Return where a mention of ``triple`` stands, in its sentence."""
    sentence, span = triple.evidence.sentence_span, mention.span
    if not span or not sentence.contains(span):  # a subject that is left out has no place
        return triple.evidence
    quote = triple.evidence.sentence[span.start - sentence.start : span.end - sentence.start]
    return replace(triple.evidence, quote_span=span, quote=quote)


def _mentions(triple: Triple) -> Iterator[Mention]:
    yield triple.subject
    if triple.object is not None:
        yield triple.object
    for qualifier in triple.qualifiers:
        yield qualifier.value
    if triple.claim is not None:
        yield triple.claim.speaker

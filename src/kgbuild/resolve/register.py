"""All triples of a build become a register of what they name: names, aliases, classes, nodes.

Each mention is read as a name first; then decisions, the texts, the lexicon and the shapes of
names join them; then each thing has one canonical name, one class by all of its mentions, and,
when a statement uses it, a node. Why two names are one is kept with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.model import (
    Document,
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
from kgbuild.regex import regex
from kgbuild.resolve.classes.common_nouns import called
from kgbuild.resolve.classes.types import TypeVotes
from kgbuild.resolve.classes.uses import SAYS_WHO_IT_IS, Uses
from kgbuild.resolve.deciding.decisions import Decisions
from kgbuild.resolve.deciding.rulings import Rulings, Unused
from kgbuild.resolve.identity import merges
from kgbuild.resolve.identity.aliases import RENAMING, Aliases, equal_names, is_declaration
from kgbuild.resolve.identity.namesakes import Namesakes
from kgbuild.resolve.identity.portraits import tells_office
from kgbuild.resolve.identity.sightings import place_of
from kgbuild.resolve.naming.called import CALLED_SO, Name
from kgbuild.resolve.naming.labels import iri_of, label_of
from kgbuild.resolve.naming.names import ELIDED, is_titled, name_of, tidy
from kgbuild.resolve.naming.people import bare_name
from kgbuild.resolve.naming.scripts import Scripts
from kgbuild.resolve.naming.unsized import without_one
from kgbuild.resolve.posts.titles import firm_of, institution_of, town_of
from kgbuild.resolve.retelling.slots import mentions_of

_TITLES = regex(r"(?<=\w)《([^《》]{1,30})》")  # inside what names somebody or something else
#: Constructions whose object names the kind of thing that the subject is.
_SAYS_WHAT_IT_IS = frozenset({"membership", "copula", "title"})
_NO_KIND = frozenset("分为 意为 译为 题为 音译为 自称 属 属于 多为 以为".split())
_IN_PASSING_ORDER = ("membership", "title")
_IN_PASSING = frozenset(_IN_PASSING_ORDER)
_LINKS = frozenset("和与、及跟同")


def _says_what_it_is(triple: Triple) -> bool:
    """Tell whether a triple's object names a kind: 意为 and 分为 are copulas, and tell none."""
    told = triple.construction in _SAYS_WHAT_IT_IS
    return told and (triple.construction != "copula" or triple.predicate not in _NO_KIND)


class Register:
    """What the triples of a build name.

    Args:
        triples: All triples of the build, in reading order.
        ontology: Classes, and the IRIs to mint.
        lexicon: Names that the world knows.
        decisions: What a person has decided; rules give way to it.
        documents: Texts by id, for what they name around a place.

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
        documents: Mapping[str, Document] | None = None,
    ) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self.rulings = Rulings(decisions, ontology, lexicon)
        self._aliases = Aliases()
        self._votes = TypeVotes(ontology, lexicon)
        self._uses = Uses(self._votes, self.name, ontology, lexicon)
        self._surfaces: defaultdict[str, set[str]] = defaultdict(set)
        self._documents: defaultdict[str, set[str]] = defaultdict(set)
        self._names: dict[tuple[object, ...], Name] = {}
        #: Name -> where the texts have it first.
        self._seen: dict[str, Evidence] = {}
        #: Name -> what words point to it, by which rule -> the first place.
        self._pointed: defaultdict[str, dict[tuple[str, str], Merge]] = defaultdict(dict)
        self._dropped: set[str] = set()
        self._types: dict[str, str] = {}
        self._entities: dict[str, Entity] = {}
        self._iris: dict[str, str] = {}
        self._texts = documents or {}
        self._scripts = Scripts(self._texts)
        self._namesakes = Namesakes(
            triples,
            self._named,
            lexicon,
            documents or {},
            together=self.rulings.together,
            apart=self.rulings.apart,
        )
        self._learn(triples)

    # What is named ------------------------------------------------------------------------

    def name(self, mention: Mention, triple: Triple) -> Name:
        """Return what ``mention`` of ``triple`` names, as far as no decision says otherwise."""
        name = self._named(mention)
        if triple.construction == "passive" and mention == triple.object:
            name = self._uses.supplier(name, triple) or name
        elif triple.construction == "listed" and mention == triple.subject:
            name = self._uses.provider(name, mention)
        elif triple.construction in ("copula", "title") and mention == triple.object:
            name = replace(name, text=called(name.text, self._lexicon))
        if self._namesakes.shares(name.text):
            place = triple.evidence.document, mention.span.start
            bearer = self._namesakes.of(name.text, *place)
            if bearer != name.text:
                # 王伟先生 is what several are called: an alias would join them.
                return Name(bearer, name.type, (), name.resolved)
        return name

    def _named(self, mention: Mention) -> Name:
        """Return what ``mention`` names, whoever bears that name."""
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

    def bearer(self, words: str, document: str, position: int) -> str:
        """Return the canonical name of what ``words`` name at a place (市国资委: of which city)."""
        if not self._namesakes.shares(words):
            return self.known(words)
        return self.canonical(self._namesakes.of(words, document, position))

    def type_of(self, name: str) -> str:
        """Return the class of what is canonically called ``name``."""
        if name not in self._types:
            self._types[name] = self._kind(name, self._aliases.of(name))
        return self._types[name]

    def hear(self, name: str) -> None:
        """Note that somebody of this name speaks, though no sentence may name them."""
        if self.type_of(name) in ("Concept", "Entity"):
            self._votes.add(name, "Person")
            self._types.pop(name, None)

    def is_organization(self, words: str) -> bool:
        """Tell whether ``words`` name an organisation."""
        return self._ontology.is_a(self.type_of(self.known(words)), "Organization")

    def is_named_organization(self, words: str) -> bool:
        """Tell whether the texts name an organisation by these very words."""
        return words in self._surfaces and self.is_organization(words)

    def words_for(self, name: str) -> set[str]:
        """Return what the texts call what is canonically called ``name``."""
        return {
            word
            for known in self._all_names(name)
            for word in (known, *self._surfaces.get(known, ()))
        }

    def people(self) -> dict[str, str]:
        """Return what the texts call people -> their names, where one alone is called so."""
        return {
            surface: canonical
            for name, surfaces in self._surfaces.items()
            if not self._namesakes.shares(bare_name(name))
            if (canonical := self._aliases.canonical(name))
            and self._ontology.is_a(self.type_of(canonical), "Person")
            for surface in (name, *surfaces)
        }

    def people_in(self, document: str) -> dict[str, str]:
        """Return those names of several people that mean one in a document -> who that is."""
        return {
            name: canonical
            for name, bearer in self._namesakes.within(document).items()
            if (canonical := self._aliases.canonical(bearer))
            and self._ontology.is_a(self.type_of(canonical), "Person")
        }

    # Nodes ---------------------------------------------------------------------------------

    def node(self, target: str | Value) -> str:
        """Return the IRI of the node called ``target``, making it when first used.

        A value that is spoken about (二〇二〇年是…) becomes a node of its text.
        """
        name = target.value if isinstance(target, Value) else target
        plain = self._of_owner(without_one(name, self._lexicon))
        if plain != name and name not in self._iris and not self.rulings.names(name):
            if plain not in self._documents:  # of the class that its measure tells
                self._types.setdefault(plain, self._votes.shown(name, self.type_of(name)))
            self._iris[name] = self.node(plain)
        if name not in self._iris:
            iri = self._iris[name] = iri_of(
                name, self._ontology, told_apart=self._namesakes.made(name)
            )
            names = self._all_names(name)
            english = self.rulings.english_of(names)
            kind = self.rulings.type_of(names) or self._votes.shown(name, self.type_of(name))
            label = label_of(name, kind, self._lexicon, is_a=self._ontology.is_a)
            texts = {text for known in names for text in self._documents.get(known, ())}
            decided = any(group.name == name for group in self.rulings.groups)
            shown = name if decided else self._scripts.shown(name, texts)
            if self.rulings.drops(names):
                self._dropped.add(iri)
            others = set(names)
            for known in names:
                others.update(self._surfaces.get(known, ()))
            self._entities[iri] = Entity(
                id=iri,
                name=name,
                type=kind,
                label=Label(shown, english) if english else replace(label, zh=shown),
                aliases=tuple(sorted(others - {name})),
            )
        return self._iris[name]

    def _of_owner(self, name: str) -> str:
        """Return the name of what is somebody's with the owner's own (枫溪的经济: 枫溪镇的经济)."""
        owner, of, rest = name.partition("的")
        if not of or not rest or owner not in self._documents or owner in self._lexicon:
            return name
        return f"{self.canonical(owner)}的{rest}"

    def drops(self, name: str) -> bool:
        """Tell whether what is canonically called ``name`` is decided to be no node."""
        return self.rulings.drops(self._all_names(name))

    def leaves_out(self, statement: Statement) -> bool:
        """Tell whether a statement, an end of it or its speaker is decided to stay out."""
        ends = (statement.subject, statement.object, statement.claim and statement.claim.speaker)
        dropped = any(isinstance(end, str) and end in self._dropped for end in ends)
        return dropped or self.rulings.drops_statement(statement)

    def point(self, name: str, mention: Mention, triple: Triple, rule: str) -> None:
        """Note that the words of ``mention`` were found to mean ``name``: it acts where they do."""
        if mention == triple.subject and triple.construction not in SAYS_WHO_IT_IS:
            self._votes.add_actor(name)
        words, known = tidy(mention.form), self._pointed[name]
        if not words:
            words, rule = merges.LEFT_OUT, merges.ELIDED
        if (words, rule) not in known:
            known[words, rule] = Merge(words, name, rule, place_of(mention, triple))

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
        renamed: list[tuple[str, str, Evidence]] = []
        for triple in triples:
            for mention in mentions_of(triple):
                name = self.name(mention, triple)
                if name.resolved:
                    if name.text not in self._seen:
                        self._seen[name.text] = place_of(mention, triple)
                    self._votes.add(name.text, name.type)
                    if name.type in CALLED_SO and any("“" in alias for alias in name.aliases):
                        self._votes.add_called(name.text, name.type)
                    if is_titled(mention.form):
                        self._votes.add_title(name.text)
                    for title in _TITLES.findall(mention.form):  # 电视剧《甲》的编剧
                        self._votes.add_title(title)
                        self._votes.add(title, "Work")
                    plain = bare_name(name.text), self._named(mention).text  # 人民路 of 福州市
                    if tidy(mention.form) in (name.text, *plain, *name.aliases):
                        self._surfaces[name.text].add(mention.text)
                    self._documents[name.text].add(triple.evidence.document)
                    self._scripts.note(name.text, mention, triple.evidence.document)
                    for alias in name.aliases:
                        here = self._seen.setdefault(alias, place_of(mention, triple))
                        known = self._lexicon.canonical(alias) == name.text
                        rule = merges.LEXICON if known else merges.WORDS
                        told.append((name.text, alias, rule, here))
            self._uses.hear(triple)
            self._learn_house(triple)
            # What is said in passing is no claim, whoever says the rest (我们的产品甲能…).
            said = triple.claim is None or triple.construction in _IN_PASSING
            if triple.object is not None and said:
                one = self.name(triple.subject, triple)
                other = self.name(triple.object, triple)
                if one.resolved and other.resolved and is_declaration(triple):
                    told.append((one.text, other.text, merges.DECLARED, triple.evidence))
                elif other.resolved and triple.predicate in RENAMING:
                    renamed.append((one.text, other.text, triple.evidence))
                elif one.resolved and _says_what_it_is(triple):
                    listed, titled = (triple.construction == c for c in _IN_PASSING_ORDER)
                    self._votes.add_kind(one.text, other.text, listed=listed, titled=titled)
        told.extend(self._renamed(renamed))
        self._decide(told)
        kinds = {name: self._kind(name) for name in self._documents}
        places = {name: frozenset(found) for name, found in self._documents.items()}
        for canonical, alias, rule in equal_names(
            places,
            kinds,
            is_a=self._ontology.is_a,
            lexicon=self._lexicon,
            opening=dict(self._opening()),
        ):
            self._aliases.merge(canonical, alias, rule, self._seen.get(alias))

    def _renamed(
        self, renamed: Sequence[tuple[str, str, Evidence]]
    ) -> Iterator[tuple[str, str, str, Evidence]]:
        """Yield houses with the names that they are given: 甲厂更名为乙厂, or only 该厂 does.

        Both names end alike (a school that becomes a firm is another thing), and what only points
        is what its text opens on.
        """
        opening = dict(self._opening()) if renamed else {}
        for words, other, evidence in renamed:
            noun = words.lstrip("该这本家所座")
            name = opening.get(evidence.document, "")
            if words != ELIDED and not (noun and name.endswith(noun)):
                name = words
            housed = any(self._ontology.is_a(self._kind(name), b) for b in ("Organization", "Site"))
            known = {name, other} & (self._lexicon.entries.keys() | self._lexicon.heads.keys())
            if housed and name[-1] == other[-1] and name != other and not known:
                yield name, other, merges.DECLARED, evidence

    def _opening(self) -> Iterator[tuple[str, str]]:
        """Yield each document with what its text opens on, the longest name that it may be."""
        for name in sorted(self._documents, key=len):
            for document in self._documents[name]:
                known = self._texts.get(document)
                text = known.text.lstrip() if known is not None else ""
                if text.startswith(name) and text[len(name) : len(name) + 1] not in _LINKS:
                    yield document, name  # and not 甲和乙…, which is about both

    def _learn_house(self, triple: Triple) -> None:
        """Note the institution that an office names: a text may have its full name only there."""
        if triple.object is None or triple.predicate == "为" or not tells_office(triple):
            return
        house = None
        if triple.predicate != "是" or triple.construction == "title":
            house = institution_of(
                triple.object.form,
                self._lexicon,
                is_organization=lambda name: self._ontology.is_a(self._kind(name), "Organization"),
            )
            if house is not None and self._kind(house) == "Organization":
                firm = firm_of(triple.object.form, self._lexicon)  # 甲纺机董事长
                if firm == house:
                    self._votes.add_kind(house, "企业", listed=True)
        if house is None and (house := firm_of(triple.object.form, self._lexicon)) is not None:
            self._votes.add_kind(house, "企业", listed=True)
        house = house or town_of(triple.object.form)  # 澜江市市长, where the text says 澜江
        if house is not None and house not in self._lexicon:
            self._documents[house].add(triple.evidence.document)
            self._seen.setdefault(house, place_of(triple.object, triple))

    def _decide(self, told: Sequence[tuple[str, str, str, Evidence]]) -> None:
        """Join names by decision, then by what the texts and the lexicon say of them."""
        self.rulings.bind(self._seen.keys(), self._surfaces, self._namesakes.refs)
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
        for name in self._all_names(entity.name):
            found += self._namesakes.told(name)
        yield from found
        yield from self._pointed.get(entity.name, {}).values()
        told = {entity.name, *(m.name for m in found), *(m.into for m in found)}
        for alias in entity.aliases:
            if alias not in told:
                yield Merge(alias, entity.name, merges.SPELLING)

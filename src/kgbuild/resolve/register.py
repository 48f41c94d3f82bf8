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
from kgbuild.ontology.deeds import takers
from kgbuild.regex import regex
from kgbuild.resolve.classes.common_nouns import called
from kgbuild.resolve.classes.types import TypeVotes
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
from kgbuild.resolve.naming.people import bare_name, looks_like_a_person
from kgbuild.resolve.naming.places import place_before
from kgbuild.resolve.naming.scripts import Scripts
from kgbuild.resolve.posts.titles import firm_of, institution_of, town_of
from kgbuild.resolve.retelling.slots import mentions_of

_TITLES = regex(r"(?<=\w)《([^《》]{1,30})》")  # inside what names somebody or something else
_BODILY = frozenset("成立于 创立于 创办于 组建于 出资 持股 注册于".split())
#: What befalls houses and nobody.
_FOUNDED = frozenset("成立于 组建于 注册于 注册成立 注册成立于 改制为 上市 挂牌上市".split())
#: Constructions whose object names the kind of thing that the subject is.
_SAYS_WHAT_IT_IS = frozenset({"membership", "copula", "title"})
_AROUND = frozenset({"Country", "Province", "City", "District"})
_NO_KIND = frozenset("分为 意为 译为 题为 音译为 自称 属 属于 多为 以为".split())
_IN_PASSING_ORDER = ("membership", "title")
_IN_PASSING = frozenset(_IN_PASSING_ORDER)
#: Constructions whose object says what a person is.
_SAYS_WHO_IT_IS = frozenset({"copula", "title", "description"})
#: By whom things are made and supplied, with the place before the name.
_SUPPLYING = frozenset("供应 供货 制造 生产 承建 代工 研制 提供 建造".split())
_PEOPLE = ("Person", "Position", "Group")
_SUPPLIER = regex(
    r"(?:(?P<place>[\u4e00-\u9fff]{2,6})的)?(?P<firm>(?!.*(?:一家|工厂|公司|企业|厂家|[我你他她其该本各每几两三四五六七八九十]))"
    r"[\u4e00-\u9fffA-Za-z]{3,8})"
)
#: What things are done by firms, whatever those are called.
_OF_FIRMS = frozenset("提供 供货 供应 制造 承建 代工 总包 承接 承运 承保 承制 量产 代理".split())
#: What stands in a newspaper or a journal, by its name in book marks.
_PRINTED = regex(r"\w{0,4}(?:发表|刊登|刊载|刊发|登载|刊出|连载|登|刊|发|首发|见刊)[于在]")
#: What rivers do to the waters that take them in.
_FLOWING = frozenset("注入 汇入 流入 流注 注于 汇于 注入于".split())
#: Whom somebody has to do with is somebody, and no office (告诉记者, 采访了村医).
_ADDRESSING = frozenset(
    "告诉 告知 采访 询问 问 接待 邀请 感谢 会见 拜访 看望 慰问 走访 陪同 通知 提醒 答复 请教 "
    "介绍给 转告 祝贺 嘉奖 表彰 聘用 雇用 招聘 培养 培训 招募 选派 派出 派遣 救治 击败".split()
)
_SERVED_BY = frozenset("由担任 由出任 由兼任 担任 出任 兼任".split())
_PLAYING = frozenset("饰演 扮演 饰".split())
_LONG_NAME = 8  # characters
_SERVING = frozenset(
    "当选 当选为 被选为 被聘为 受聘为 受聘 任 担任 出任 兼任 历任 曾任 现任 聘任 当".split()
)
#: Verbs that nothing but an office stands behind.
_PROMOTED = frozenset("升任 调任 改任 转任 就任 官至 累官至 擢升 追赠 迁任 署理".split())


_LINKS = frozenset("和与、及跟同")
_SOMEBODY = frozenset("他 她 我 您 本人 笔者".split())
_DIVISIONS = tuple("省市县区州镇乡国盟旗")  # how places end that nobody serves as


def _says_what_it_is(triple: Triple) -> bool:
    """Tell whether a triple's object names a kind: 意为 and 分为 are copulas, and tell none."""
    told = triple.construction in _SAYS_WHAT_IT_IS
    return told and (triple.construction != "copula" or triple.predicate not in _NO_KIND)


_OF_A_LIFE = frozenset(
    "生于 出生 出生于 卒于 卒 病逝 病逝于 逝世 逝世于 去世 辞世 享年 终年 "
    "毕业于 就读于 肄业 考入 师从 退休 入伍 入党".split()
)
_FOREIGN_NAMES = range(4, 9)  # characters


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
            name = self._supplier(name, triple) or name
        elif triple.construction == "listed" and mention == triple.subject:
            name = self._listed(name, mention)
        elif triple.construction in ("copula", "title") and mention == triple.object:
            name = replace(name, text=called(name.text, self._lexicon))
        if self._namesakes.shares(name.text):
            place = triple.evidence.document, mention.span.start
            bearer = self._namesakes.of(name.text, *place)
            if bearer != name.text:
                # 王伟先生 is what several are called: an alias would join them.
                return Name(bearer, name.type, (), name.resolved)
        return name

    def _supplier(self, name: Name, triple: Triple) -> Name | None:
        """Return the firm that makes something (电机由江西的青动力供应), whatever it looks like."""
        found = _SUPPLIER.fullmatch(name.text)
        if (
            triple.predicate not in _SUPPLYING
            or found is None
            or found["firm"] in self._lexicon.heads
        ):
            return None
        if self._lexicon.head_class(found["firm"]) in _PEOPLE:
            return None
        place = self._lexicon.get(found["place"] or "")
        if (place is None or place.tag != "ns") if found["place"] else name.type is not None:
            return None
        self._votes.add_kind(found["firm"], "企业", listed=True)
        return Name(found["firm"], "Company")

    def _listed(self, name: Name, mention: Mention) -> Name:
        """Return who is thanked for what it provides: a firm, where nothing tells what it is."""
        form = tidy(mention.form)
        told = form in self._lexicon or self._lexicon.head_class(form) is not None
        if told or name.type not in (None, "Place", "Organization") or mention.tag == "nr":
            return name
        self._votes.add_kind(form, "企业", listed=True)
        return Name(form, "Company")

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
        if mention == triple.subject and triple.construction not in _SAYS_WHO_IT_IS:
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
            self._learn_use(triple)
            self._learn_house(triple)
            self._learn_calling(triple)
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
        if triple.predicate == "是" and triple.construction != "title":
            return
        house = institution_of(
            triple.object.form,
            self._lexicon,
            is_organization=lambda words: self._ontology.is_a(self._kind(words), "Organization"),
        )
        if house is None and (house := firm_of(triple.object.form, self._lexicon)) is not None:
            self._votes.add_kind(house, "企业", listed=True)
        house = house or town_of(triple.object.form)  # 澜江市市长, where the text says 澜江
        if house is not None and house not in self._lexicon:
            self._documents[house].add(triple.evidence.document)
            self._seen.setdefault(house, place_of(triple.object, triple))

    def _learn_calling(self, triple: Triple) -> None:
        """Note who acts, and what a person is said to be or to serve as (甲是水利学家)."""
        subject = self.name(triple.subject, triple)
        serving = triple.construction == "passive" and triple.predicate in _SERVED_BY
        judged = triple.predicate.endswith("定为")  # 专家鉴定为真迹
        if judged or (triple.construction not in _SAYS_WHO_IT_IS and not serving):
            # 导演是甲, 导演由甲担任: it is the office still
            self._votes.add_actor(subject.text)
        if triple.object is not None and triple.predicate in _ADDRESSING:
            self._votes.add_actor(self.name(triple.object, triple).text)
        titled = triple.construction == "title" and subject.type is None
        titled = titled or triple.subject.form in _SOMEBODY
        said = triple.construction in _SAYS_WHO_IT_IS and (subject.type == "Person" or titled)
        rises = triple.predicate in _PROMOTED
        serves = rises or triple.predicate in _SERVING
        if triple.object is not None and triple.object.form.endswith(_DIVISIONS):
            serves = serves and triple.object.tag != "ns"  # 调任云川省, but 提举青云观
        if triple.object is None or not (said or serves):
            return
        office = self.name(triple.object, triple)
        self._votes.add_held(office.text)
        if triple.polarity == "positive":
            self._votes.add_calling(office.text)
        if serves and triple.construction != "clausal":
            self._votes.add_office(office.text, sure=rises)

    def _learn_use(self, triple: Triple) -> None:
        """Let the verb say what its ends must be, where they are names."""
        if triple.predicate in _PLAYING and triple.object is not None:
            played = self.name(triple.object, triple)
            named = played.resolved and "的" not in played.text and len(played.text) < _LONG_NAME
            if named and self._lexicon.noun_class(played.text) is None:
                self._votes.add_use(played.text, ("Person",))
        founded = self.name(triple.subject, triple)
        if triple.predicate in _FOUNDED and founded.type == "Person":
            self._votes.add_kind(founded.text, "机构", listed=True)  # 苍禾成立于2016年
        if triple.construction == "passive" and triple.predicate in _OF_FIRMS and triple.object:
            agent = self.name(triple.object, triple)  # 信号系统由卡斯柯提供
            named = agent.resolved and triple.object.tag in ("nr", "nz") and "·" not in agent.text
            kin = self._lexicon.noun_class(agent.text) or self._lexicon.head_class(agent.text)
            if named and kin is None and not looks_like_a_person(agent.text):
                self._votes.add_kind(agent.text, "企业", listed=True)
        if self._lives(founded, triple):
            self._votes.add_use(founded.text, ("Person",))
        if triple.object is not None and _PRINTED.fullmatch(triple.predicate):
            self._votes.add_paper(self.name(triple.object, triple).text)
        if triple.object is not None and triple.predicate in _FLOWING:
            self._votes.add_water(self.name(triple.object, triple).text)
        if triple.object is None or (ends := self._ontology.ends(triple.predicate)) is None:
            return
        for mention, asked in zip((triple.subject, triple.object), ends, strict=True):
            name = self.name(mention, triple)
            # What is founded or has capital is a body, though nothing in its name says so.
            told = mention == triple.subject and triple.predicate in _BODILY
            told = told and name.text not in self._lexicon.heads and len(name.text) > 2
            if name.resolved and name.type is not None:
                self._votes.add_use(name.text, asked)
            elif name.resolved and told:
                self._votes.add_use(name.text, ("Organization",))
            elif name.resolved and asked == ("Person",) and looks_like_a_person(name.text):
                self._votes.add_use(name.text, asked)  # 师从何澄, whom the tagger does not know
            elif name.resolved and self._lies_in_place(name.text):
                self._votes.add_use(name.text, asked)

    def _lives(self, name: Name, triple: Triple) -> bool:
        """Tell whether a sentence tells of a name what befalls people alone (祝融雪退役).

        Who is born or dies may be called as no Chinese is (孟和陶格套).
        """
        if not name.resolved or name.type is not None or triple.inherited or "的" in name.text:
            return False
        told = takers([triple.predicate], "does")
        if told is None or told.sorts != {"people"} or told.perhaps:
            return False
        known = self._lexicon.noun_class(name.text) or self._lexicon.head_class(name.text)
        if known is not None or name.text in self._lexicon or not name.text.isalpha():
            return False
        foreign = triple.predicate in _OF_A_LIFE and len(name.text) in _FOREIGN_NAMES
        return looks_like_a_person(name.text) or (foreign and triple.subject.form == name.text)

    def _lies_in_place(self, name: str) -> bool:
        """Tell whether a name begins with that of a place (台南盐水): it may be one, too."""
        return bool(place_before(name, self._lexicon, _AROUND, least=2))

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

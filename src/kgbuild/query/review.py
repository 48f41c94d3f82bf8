"""A graph becomes proposals for a person's decisions, the most doubtful ones first, with evidence.

What is proposed: to keep apart names that a rule has joined; to merge names that look alike and
that no rule has joined; a class for what has none, or has one that its own name denies; a
relation for a predicate that stayed open. Each proposal is a line of a decisions file
(``docs/decisions.md``), commented out: whoever agrees takes the comment sign off.

Look-alikes are found in blocks (a common key: the letters alone, the name less one character, the
name less its generic end, the English name), so that the cost stays near linear.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

from kgbuild import resolve
from kgbuild.errors import QueryError
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.safe_text import printable
from kgbuild.model import Entity, Evidence, Statement
from kgbuild.ontology import Lexicon, Ontology, OntologyRelation
from kgbuild.regex import regex
from kgbuild.resolve import Decisions

__all__ = ["Proposal", "propose", "review"]

_HEADER = (
    "Proposals of kgbuild review, the most doubtful of each kind first. Take the single # and the",
    "blank after it off a line that you agree with, and change the line where need be; then give",
    "the file to kgbuild build --decisions. docs/decisions.md tells the format.",
    "kgbuild review 的建议，每类中最可疑的在前。同意哪一行，就去掉行首的一个 # 和其后的空格，",
    "可再改动；然后交给 kgbuild build --decisions。格式见 docs/decisions.md。",
)
_TITLES: Final[Mapping[str, str]] = {
    "keep-apart": "One thing by a rule: are they two? / 规则判为同一事物：其实是两个？",
    "merge": "Two things that look alike: are they one? / 名称相近的两个事物：其实是同一个？",
    "retype": "A class in doubt. / 类型存疑。",
    "map": "A predicate that stayed open. / 未映射的谓词。",
}
_SURE = 0.95  # merges by a rule at least so sure are not worth a look
_UNTYPED = frozenset({"Concept", "Entity", "Thing"})
#: Branches that the end of a name tells well; 科技 and 教授 end names of other things, too.
_TOLD_BY_NAMES = ("Organization", "Place", "Site", "Product", "Event", "Work", "Policy")
_GENERIC = regex(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|科技|技术|自治区|省|市|县|区|州|镇|大学|学院)$"
)
_NUMERAL = regex(r"[0-9０-９〇零一二三四五六七八九十百千万东西南北中上下前后左右大小新老]")
_PLAIN = regex(r"[^\W_][\w·.…%&()（）《》-]*")
_AMBIGUOUS = regex(r"[\d.eE_xXoO+-]+|[yYnN~]|true|false|yes|no|on|off|null", re.IGNORECASE)
_MOST_IN_A_BLOCK = 12  # a key that more names share tells nothing of any two
_CONTEXT = 30  # characters of a sentence on either side of the evidence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision that a person may take.

    Attributes:
        kind: The kind of decision.
        names: Whom it is about.
        value: The class or the relation; empty where there is none.
        worth: 0-1, how likely it is that a person would agree.
        why: What speaks for it.
        evidence: Sentences to judge by.
    """

    kind: str
    names: tuple[str, ...]
    value: str
    worth: float
    why: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def line(self) -> str:
        """The line of a decisions file."""
        if self.kind in ("merge", "keep-apart"):
            return f"  - [{', '.join(map(_scalar, self.names))}]"
        return f"  {_scalar(self.names[0])}: {self.value}"


def review(
    graph: KnowledgeGraph,
    ontology: Ontology,
    lexicon: Lexicon,
    *,
    decisions: Decisions | None = None,
    limit: int | None = None,
) -> str:
    """Return a decisions file of proposals, all of them commented out.

    Args:
        graph: The graph.
        ontology: Its classes and relations.
        lexicon: What the ends of names tell of their class.
        decisions: What is decided already, and not proposed again.
        limit: At most so many proposals of each kind.

    Raises:
        QueryError: ``limit`` is not positive.
    """
    if limit is not None and limit < 1:
        raise QueryError(f"limit is {limit}, not a positive number", value=limit)
    found = propose(graph, ontology, lexicon, decisions=decisions)
    lines = [f"## {line}" for line in _HEADER]
    for kind, title in _TITLES.items():
        proposals = [p for p in found if p.kind == kind][:limit]
        if proposals:
            lines += ["", f"## {title}", f"{kind}:"]
        for proposal in proposals:
            lines.append(f"  ## {printable(proposal.why)}")
            lines += [f"  ##   {_shown(evidence)}" for evidence in proposal.evidence]
            lines.append(f"# {proposal.line}")
    return "\n".join(lines) + "\n"


def propose(
    graph: KnowledgeGraph,
    ontology: Ontology,
    lexicon: Lexicon,
    *,
    decisions: Decisions | None = None,
) -> list[Proposal]:
    """Return proposals for decisions: merges first, then classes, then relations.

    Within a kind the likeliest to change something comes first; ties stand in the order of names.

    Args:
        graph: The graph.
        ontology: Its classes and relations.
        lexicon: What the ends of names tell of their class.
        decisions: What is decided already, and not proposed again.
    """
    facts: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        facts[statement.subject].append(statement)
        if isinstance(statement.object, str):
            facts[statement.object].append(statement)
    found = [
        *_doubtful_merges(graph),
        *_missed_merges(graph, facts, ontology),
        *_doubtful_classes(graph, facts, ontology, lexicon),
        *_open_predicates(graph, ontology),
    ]
    known = _decided(decisions or Decisions())
    kinds = list(_TITLES)
    return sorted(
        (p for p in found if _is_sayable(p) and _subject(p.kind, p.names) not in known),
        key=lambda p: (kinds.index(p.kind), -p.worth, p.names, p.value),
    )


def _decided(decisions: Decisions) -> set[tuple[bool, frozenset[str]]]:
    """Return what decisions are about: pairs of names, and single ones."""
    return {
        _subject(item.kind, pair)
        for item in decisions.items
        for pair in (combinations(item.names, 2) if len(item.names) > 1 else [item.names])
    }


def _subject(kind: str, names: Iterable[str]) -> tuple[bool, frozenset[str]]:
    """Return what a decision is about: whether some names are one, or something of one name."""
    return kind in ("merge", "keep-apart"), frozenset(names)


def _is_sayable(proposal: Proposal) -> bool:
    """Tell whether a line can name what it is about: by names that are not blank, and differ."""
    names = {name.strip() for name in proposal.names}
    return "" not in names and len(names) == len(proposal.names)


# Merges -----------------------------------------------------------------------------------


def _doubtful_merges(graph: KnowledgeGraph) -> Iterator[Proposal]:
    for entity in graph.entities.values():
        for merge in entity.merges:
            rule = resolve.rule_of(merge.rule)
            if rule.names and rule.certainty < _SURE:
                evidence = (merge.evidence,) if merge.evidence else ()
                why = f"{merge.name} = {merge.into}: {rule.says}"
                # Of equal rules the one that moves more facts is more worth a look.
                worth = (1 - rule.certainty) * (1 + entity.salience) / 2
                names = tuple(sorted((merge.name, merge.into)))
                yield Proposal("keep-apart", names, "", worth, why, evidence)


def _missed_merges(
    graph: KnowledgeGraph, facts: Mapping[str, list[Statement]], ontology: Ontology
) -> Iterator[Proposal]:
    blocks: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in graph.entities.values():
        for key in _keys(entity):
            blocks[key].add(entity.id)
    told: set[tuple[str, str]] = set()
    likeliest = sorted(blocks, key=lambda key: (-_LOOK_ALIKE[key[0]][1], key))
    for reason, members in ((key[0], blocks[key]) for key in likeliest):
        if not 1 < len(members) <= _MOST_IN_A_BLOCK:
            continue
        for pair in combinations(sorted(members), 2):
            one, other = (graph.entities[iri] for iri in pair)
            if pair in told or not _compatible(one, other, ontology):
                continue
            if reason == "namesake" and _shown_apart(one) and _shown_apart(other):
                continue
            if reason == "letter" and not _one_letter_apart(one.name, other.name):
                continue
            told.add(pair)
            short, long = sorted((one, other), key=lambda e: (len(e.name), e.name))
            says, worth = _LOOK_ALIKE[reason]
            evidence = tuple(e for known in (short, long) for e in _first(facts[known.id]))
            why = f"{short.name} ({short.type}), {long.name} ({long.type}): {says}"
            yield Proposal("merge", (short.name, long.name), "", worth, why, evidence)


#: Kind of block key -> what the two have in common, and how often such are one thing.
_LOOK_ALIKE: Final[Mapping[str, tuple[str, float]]] = {
    "english": ("one English name", 0.6),
    "generic": ("one name but for its generic end", 0.5),
    "letter": ("one character apart", 0.3),
    "letters": ("the same letters", 0.8),
    "namesake": ("one name, and nothing in the texts joins its bearers", 0.55),
}


def _keys(entity: Entity) -> Iterator[tuple[str, str]]:
    name = entity.name
    letters = "".join(c for c in name.casefold() if c.isalnum())
    if letters:
        yield "letters", letters
    if entity.label.en:
        yield "english", entity.label.en.casefold()
    bare = name
    while len(shorter := _GENERIC.sub("", bare)) > 1 and shorter != bare:
        bare = shorter
    if len(bare) > 1:
        yield "generic", bare
    for merge in entity.merges:
        if merge.rule in resolve.APART:
            yield "namesake", merge.name
    if 4 <= len(name) <= 20:
        yield from (("letter", name[:at] + "\0" + name[at + 1 :]) for at in range(len(name)))


def _shown_apart(entity: Entity) -> bool:
    """Tell whether the texts show that an entity is another than some of its namesakes."""
    return any(merge.rule == resolve.APART_SHOWN for merge in entity.merges)


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one character differs that is no numeral and no direction (第三届, 东城)."""
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return not any(_NUMERAL.fullmatch(letter) for pair in differing for letter in pair)


def _compatible(one: Entity, other: Entity, ontology: Ontology) -> bool:
    """Tell whether two things can be one by their classes."""
    if one.type in _UNTYPED or other.type in _UNTYPED:
        return True
    return ontology.is_a(one.type, other.type) or ontology.is_a(other.type, one.type)


# Classes ----------------------------------------------------------------------------------


def _doubtful_classes(
    graph: KnowledgeGraph,
    facts: Mapping[str, list[Statement]],
    ontology: Ontology,
    lexicon: Lexicon,
) -> Iterator[Proposal]:
    wanted = {relation.iri: (relation.domain, relation.range) for relation in _relations(ontology)}
    for iri, entity in graph.entities.items():
        head = lexicon.head_class(entity.name)
        if head is not None and _denies(head, entity.type, ontology):
            why = f"{entity.name} is taken for {entity.type}; its name ends as one of {head}"
            yield Proposal("retype", (entity.name,), head, 0.7, why, _first(facts[iri]))
            continue
        if entity.type not in _UNTYPED:
            continue
        asked: Counter[str] = Counter()
        shown: dict[str, Evidence] = {}
        for statement in facts[iri]:
            for classes in _ends(statement, iri, wanted.get(statement.relation.id)):
                for name in set(classes) - _UNTYPED:
                    asked[name] += 1
                    shown.setdefault(name, statement.evidence[0])
        if asked:
            best = min(asked, key=lambda name: (-asked[name], name))
            why = f"{entity.name} has no class, and stands where {best} is asked for"
            worth = 0.6 * (1 - 0.5 ** asked[best])
            yield Proposal("retype", (entity.name,), best, worth, why, (shown[best],))


def _denies(head: str, kind: str, ontology: Ontology) -> bool:
    """Tell whether the class that a name tells and the one that its bearer has exclude each other.

    Args:
        head: What the end of the name tells.
        kind: The class of the entity.
        ontology: The class tree.
    """
    if kind in _UNTYPED or head not in ontology.classes:
        return False
    if not any(ontology.is_a(head, branch) for branch in _TOLD_BY_NAMES):
        return False
    return not (ontology.is_a(kind, head) or ontology.is_a(head, kind))


def _ends(
    statement: Statement, iri: str, wanted: tuple[tuple[str, ...], tuple[str, ...]] | None
) -> Iterator[tuple[str, ...]]:
    """Yield the classes that a relation asks for where ``iri`` stands."""
    if wanted is not None:
        for end, classes in zip((statement.subject, statement.object), wanted, strict=True):
            if end == iri and len(classes) == 1:
                yield classes


# Relations --------------------------------------------------------------------------------


def _open_predicates(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Proposal]:
    uses: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        if not statement.relation.mapped and isinstance(statement.object, str):
            uses[statement.relation.label.zh].append(statement)
    most = max(map(len, uses.values()), default=1)
    for label, statements in sorted(uses.items()):
        chosen = _alike(label, statements, graph, ontology)
        if chosen is not None:
            name = ontology.relations[chosen].label.zh
            why = f"{label} ({len(statements)}): its words suggest {chosen} ({name})"
            evidence = tuple(e for s in statements[:2] for e in s.evidence[:1])
            yield Proposal("map", (label,), chosen, len(statements) / most, why, evidence)


def _alike(
    label: str, statements: list[Statement], graph: KnowledgeGraph, ontology: Ontology
) -> str | None:
    """Return the relation whose trigger is the longest part of ``label``, where the types fit."""
    best: tuple[int, str] | None = None
    for relation in _relations(ontology):
        sizes = [
            len(verb)
            for trigger in relation.triggers
            if len(verb := trigger.rpartition("…")[2]) > 1 and verb in label
        ]
        if not sizes or relation.kind != "object":
            continue
        fitting = sum(
            _fits(graph.entities[s.subject], relation.domain, ontology)
            and isinstance(s.object, str)
            and _fits(graph.entities[s.object], relation.range, ontology)
            for s in statements
        )
        if 2 * fitting > len(statements):
            best = min(filter(None, (best, (-max(sizes), relation.name))))
    return best[1] if best else None


def _fits(entity: Entity, classes: tuple[str, ...], ontology: Ontology) -> bool:
    return not classes or any(ontology.is_a(entity.type, above) for above in classes)


def _relations(ontology: Ontology) -> Iterable[OntologyRelation]:
    return ontology.relations.values()


# Text -------------------------------------------------------------------------------------


def _first(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    """Return the first piece of evidence of a thing's facts, if there is one."""
    return tuple(islice((e for s in statements for e in s.evidence), 1))


def _shown(evidence: Evidence) -> str:
    """Return a sentence on one line, its quote marked, cut to what surrounds it."""
    start = evidence.quote_span.start - evidence.sentence_span.start
    end = start + len(evidence.quote)
    before, after = evidence.sentence[:start], evidence.sentence[end:]
    left = ("…" if len(before) > _CONTEXT else "") + before[-_CONTEXT:]
    right = after[:_CONTEXT] + ("…" if len(after) > _CONTEXT else "")
    return printable(f"{evidence.document}: {left}【{evidence.quote}】{right}")


def _scalar(name: str) -> str:
    """Return a name as YAML that reads back as the same name."""
    if _PLAIN.fullmatch(name) and name.isprintable() and not _AMBIGUOUS.fullmatch(name):
        return name
    # YAML 1.1, section 5.7: unlike in JSON, \u never pairs surrogates.
    return '"' + "".join(map(_escaped, name)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"

"""Names that a person marked, and what kgbuild makes of them.

``cases/resolve/entities.txt`` marks the names of sentences, ``cases/resolve/aliases.tsv`` tells of
pairs of names whether they name one thing. The odd cases of each are there to tune on; the even
ones are the other half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kgbuild import extract, parse, resolve
from kgbuild.model import Document, Entity, Evidence, Mention, Sentence, Triple
from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.parse import Analyzer
from kgbuild.resolve.classes.mentions import BRANCHES
from kgbuild.resolve.deciding.decisions import NONE, Decisions

CASES = Path(__file__).parent / "cases" / "resolve"
ONTOLOGY = load_ontology()
LEXICON = load_lexicon()

_MARKED = re.compile(r"\{(?P<words>[^{}|]+)\|(?P<classes>[^{}|]+)\}")
_SESSION = re.compile(r"^第\w{1,3}届")
_CARRIERS = {
    "Person": "昨天{}发表了讲话。",
    "Place": "他们去年到过{}。",
    "Organization": "昨天，{}发布了公告。",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its names: ``(start, end)`` -> the classes that are right there."""

    text: str
    names: dict[tuple[int, int], frozenset[str]]
    open: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, their class, and whether they name one thing."""

    one: str
    other: str
    kind: str
    same: bool
    trap: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """A name in two texts, or in one, and whether it means one bearer there."""

    name: str
    same: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found, and what of it is right."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted)


@lru_cache(maxsize=1)
def analyzer() -> Analyzer:
    return parse.load_analyzer("lac", LEXICON)


def marked(file: str = "entities.txt") -> list[Marked]:
    """Return the marked sentences."""
    return [_marked(line) for line in _lines(file)]


def invented(file: str) -> list[tuple[Marked, list[tuple[str, str, str]]]]:
    """Return marked texts, their classes coarse, each with the facts that are looked for in it."""
    found: list[tuple[Marked, list[tuple[str, str, str]]]] = []
    for line in _lines(file):
        if line.startswith("="):
            one, relation, other = (cell.strip() for cell in line[1:].split("|"))
            found[-1][1].append((one, relation, other))
            continue
        fine = _marked(line)
        coarse = {
            span: frozenset(_branch(kind) for kind in kinds if kind != "-")
            for span, kinds in fine.names.items()
        }
        found.append((Marked(fine.text, coarse, fine.open), []))
    return found


def stated(text: str) -> set[tuple[str, str, str]]:
    """Return what a build of ``text`` states with relations of the ontology, by names.

    A fact also stands with ``-`` for its object, and each session of an event without its number.
    """
    document = Document("d", text)
    sentences = parse.sentences(document, analyzer=analyzer())
    result = resolve.statements(
        extract.triples(sentences), [document], ontology=ONTOLOGY, lexicon=LEXICON
    )
    names = {
        entity.id: {_SESSION.sub("", name) for name in (entity.name, *entity.aliases)}
        for entity in result.entities
    }
    found: set[tuple[str, str, str]] = set()
    for statement in result.statements:
        relation = statement.relation.id.rpartition("#")[2].rpartition("/")[2]
        target = statement.object
        others = names[target] if isinstance(target, str) else {statement.object_text}
        found.update(
            (one, relation, other) for one in names[statement.subject] for other in (*others, "-")
        )
    return found


def pairs() -> list[Pair]:
    """Return the pairs of names."""
    rows = (line.split("\t") for line in _lines("aliases.tsv"))
    return [Pair(one, other, kind, told == "same", trap) for one, other, kind, told, trap in rows]


def namesakes(file: str = "namesakes.tsv") -> list[Namesake]:
    """Return the names in two texts."""
    rows = (line.split("\t") for line in _lines(file))
    return [
        Namesake(name, told == "same", tuple(text for text in texts if text != "-"))
        for name, told, *texts in rows
    ]


def people(name: str, texts: Mapping[str, str], *, decided: Decisions = NONE) -> list[Entity]:
    """Return what of that name a build of some texts, by their ids, tells apart."""
    documents = [Document(identifier, text) for identifier, text in texts.items()]
    read = (s for document in documents for s in parse.sentences(document, analyzer=analyzer()))
    result = resolve.statements(
        extract.triples(read), documents, ontology=ONTOLOGY, lexicon=LEXICON, decisions=decided
    )
    return [entity for entity in result.entities if name in (entity.name, *entity.aliases)]


def bearers(name: str, texts: Iterable[str]) -> list[Entity]:
    """Return what of that name a build of texts ``d0``, ``d1``, … tells apart."""
    return people(name, {f"d{number}": text for number, text in enumerate(texts)})


def score_namesakes(several: Iterable[Namesake]) -> Score:
    """Score for each case whether one bearer was found, where it is one."""
    told = [(case, len(bearers(case.name, case.texts)) == 1) for case in several]
    right = sum(case.same and one for case, one in told)
    return Score(right, sum(one for _, one in told), sum(case.same for case, _ in told))


def named(text: str) -> set[tuple[int, int, str]]:
    """Return where ``text`` names something, and of what coarse class."""
    sentences = parse.sentences(Document("d", text), analyzer=analyzer())
    return {
        (name.span.start, name.span.end, name.branch)
        for name in resolve.names(sentences, ontology=ONTOLOGY, lexicon=LEXICON)
    }


def score_names(sentences: Iterable[Marked]) -> Score:
    """Score names by characters and coarse class."""
    right = found = wanted = 0
    for sentence in sentences:
        told = [n for n in named(sentence.text) if not _in_doubt(n, sentence)]
        found += len(told)
        wanted += len(sentence.names)
        right += sum(kind in sentence.names.get((start, end), ()) for start, end, kind in told)
    return Score(right, found, wanted)


def merged(several: Iterable[Pair]) -> list[tuple[Pair, bool]]:
    """Return with each pair whether resolution makes one node of it.

    All are read as one corpus, in which some text has both names of a pair.
    """
    chosen = list(several)
    triples = [
        _told(f"d{number}", name, pair.kind)
        for number, pair in enumerate(chosen)
        for name in (pair.one, pair.other)
    ]
    result = resolve.statements(triples, ontology=ONTOLOGY, lexicon=LEXICON)
    stated = [*result.statements, *(aside.statement for aside in result.set_aside)]
    found = {(s.evidence[0].document, s.evidence[0].sentence): s.subject for s in stated}
    nodes = [found[t.evidence.document, t.evidence.sentence] for t in triples]
    return [(pair, nodes[2 * k] == nodes[2 * k + 1]) for k, pair in enumerate(chosen)]


def score_pairs(several: Iterable[tuple[Pair, bool]]) -> Score:
    """Score merges pair by pair."""
    told = list(several)
    right = sum(pair.same and one for pair, one in told)
    return Score(right, sum(one for _, one in told), sum(pair.same for pair, _ in told))


def _told(document: str, name: str, kind: str) -> Triple:
    """Return that something by that name is, or does, what its carrier sentence says."""
    text = _CARRIERS[kind].format(name)
    start = text.index(name)
    (sentence,) = parse.sentences(Document(document, text), analyzer=analyzer())
    inside = [
        t for t in sentence.tokens if start <= t.span.start and t.span.end <= start + len(name)
    ]
    after = [t for t in sentence.tokens if t not in inside and t.text.isalnum()]
    assert "".join(t.text for t in inside) == name, f"{name} is cut amiss"
    return Triple(
        subject=Mention.of(sentence, inside),
        relation=Mention.of(sentence, after[:1]),
        object=Mention.of(sentence, after[-1:]),
        evidence=Evidence.of(sentence, [sentence.span]),
        predicate="涉及",
        construction="svo",
        confidence=0.9,
    )


def _branch(kind: str) -> str:
    """Return the coarse class that a class of the ontology lies in."""
    if ONTOLOGY.is_a(kind, "Project"):
        return "Policy"
    return next((branch for branch in BRANCHES if ONTOLOGY.is_a(kind, branch)), kind)


def _in_doubt(name: tuple[int, int, str], sentence: Marked) -> bool:
    return any(name[0] < end and start < name[1] for start, end in sentence.open)


def _marked(line: str) -> Marked:
    text, place = "", 0
    names: dict[tuple[int, int], frozenset[str]] = {}
    doubtful: list[tuple[int, int]] = []
    for match in _MARKED.finditer(line):
        text += line[place : match.start()]
        span = (len(text), len(text) + len(match["words"]))
        text += match["words"]
        place = match.end()
        if match["classes"] == "-":
            doubtful.append(span)
        else:
            names[span] = frozenset(match["classes"].split("/"))
    return Marked(text + line[place:], names, tuple(doubtful))


def _lines(name: str) -> Iterator[str]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))


def sentence_of(text: str) -> Sentence:
    """Return ``text``, one sentence, analysed."""
    (sentence,) = parse.sentences(Document("d", text), analyzer=analyzer())
    return sentence

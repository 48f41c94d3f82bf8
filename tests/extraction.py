"""What the tests of the extract room share: analysis, rows, case files, sentences of any words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kgbuild.config import AnalyzerName
from kgbuild.extract import Extractor, open_triples
from kgbuild.model import Document, Sentence, Span, Token, Triple
from kgbuild.ontology import Lexicon
from kgbuild.parse import Analyzer, load_analyzer, sentences

CASES = Path(__file__).parent / "cases" / "extract"


@lru_cache
def analyzer(name: AnalyzerName = "lac") -> Analyzer:
    return load_analyzer(name, Lexicon(MappingProxyType({})))


def read(text: str, name: AnalyzerName = "lac", *, speech: bool | None = None) -> list[Sentence]:
    return list(sentences(Document("d", text), analyzer=analyzer(name), speech=speech))


def facts(text: str, extractor: Extractor) -> list[Triple]:
    return [triple for sentence in read(text) for triple in extractor.extract(sentence)]


def only(text: str, relation: str, extractor: Extractor) -> Triple:
    """The one triple of ``text`` with this relation."""
    (found,) = (t for t in facts(text, extractor) if t.relation.text == relation)
    return found


def rows(found: list[Triple]) -> list[str]:
    """What is told, a line a row, as case files write it."""
    lines = (row for triple in found for row in open_triples(triple))
    return [f"{row.subject} | {row.relation} | {row.object}".rstrip() for row in lines]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of a case file and the rows that it wants."""

    file: str
    text: str
    wanted: tuple[str, ...]
    unread: bool  # marked with "! ": the syntactic extractor does not read it yet

    @property
    def id(self) -> str:
        return f"{self.file}-{self.text}"

    def rows(self, extractor: Extractor) -> list[str]:
        found = read(self.text, speech=True if self.file.endswith("_spoken") else None)
        return rows([triple for sentence in found for triple in extractor.extract(sentence)])


@lru_cache
def cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    wanted: list[str] = []
    line_before = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("    "):
            wanted.append(line.strip())
        elif line and not line.startswith("#"):
            line_before = line
        elif line_before:
            text = line_before.removeprefix("! ")
            yield Case(path.stem, text, tuple(wanted), text != line_before)
            line_before, wanted = "", []


WORDS = [
    *((form, "w") for form in "，。、：；（）《》“”()"),
    *((form, "n") for form in ("公司", "城市", "总裁", "意", "人")),
    *((form, "v") for form in ("表示", "是", "有", "为", "使", "决定", "开发", "任", "设", "超过")),
    *((form, "p") for form in ("在", "把", "被", "由", "将", "以", "与", "为", "由于", "对")),
    *((form, "u") for form in ("的", "了", "等", "之", "所")),
    *((form, "d") for form in ("不", "也", "将", "约", "很")),
    *((form, "c") for form in ("和", "而", "但", "并")),
    *((form, "f") for form in ("后", "中", "上", "其中")),
    ("今年", "t"), ("至", "v"), ("三个", "m"), ("5", "m"), (",", "w"), ("好", "a"), ("他", "r"),
    ("合作", "vn"), ("甲", "nr"), ("乙省", "ns"), ("丙", "nt"), ("这", "r"), ("的时候", "n"),
]  # fmt: skip


def sentence_of(words: list[tuple[str, str]]) -> Sentence:
    """An unparsed sentence of these forms and tags."""
    tokens = []
    position = 0
    for form, tag in words:
        tokens.append(Token(Span(position, position + len(form)), form, form, tag))
        position += len(form)
    return Sentence("d", 0, Span(0, position), "".join(f for f, _ in words), tuple(tokens))

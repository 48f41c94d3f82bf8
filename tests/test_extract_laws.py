"""The extract room's laws: slots copy the document, any words can be read, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction import CASES, WORDS, analyzer, facts, read, sentence_of
from kgbuild.config import AnalyzerName
from kgbuild.extract import (
    CombinedExtractor,
    Extractor,
    PatternExtractor,
    SyntaxExtractor,
    triples,
)
from kgbuild.model import Document, Mention, Sentence, Triple
from kgbuild.parse import sentences
from strategies import documents

#: Relations that no word of the text stands for.
IMPLIED = frozenset("是 位于 又称 创作 出生于 逝世于".split())
EXTRACTORS = [PatternExtractor(), SyntaxExtractor(), CombinedExtractor()]


class All(CombinedExtractor):
    """Yields what is read however unlikely it is: the laws hold for that, too."""

    def extract(self, sentence: Sentence) -> Iterator[Triple]:
        return self.judged(sentence)


each_extractor = pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda e: e.name)


RELATIONS = (
    "nsubj csubj obj iobj obl nmod advcl acl ccomp xcomp conj parataxis case cop mark aux "
    "advmod compound cc dep nummod appos punct obl:patient obl:agent nmod:tmod discourse"
).split()
UPOS = ["NOUN", "VERB", "ADJ", "ADP", "PUNCT"]


def hung(sentence: Sentence, heads: list[tuple[int, str]], upos: str = "X") -> Sentence:
    """The sentence with a tree, each word with its head and relation."""
    tokens = (
        replace(token, head=head, relation=relation, head_probability=0.5, upos=upos)
        for token, (head, relation) in zip(sentence.tokens, heads, strict=True)
    )
    return replace(sentence, tokens=tuple(tokens))


@st.composite
def parsed_sentences(draw: st.DrawFn) -> Sentence:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
    order = draw(st.permutations(range(len(words))))
    heads = [(-1, "root")] * len(words)
    for place, word in enumerate(order[1:], start=1):
        above = order[draw(st.integers(0, place - 1))]
        heads[word] = (above, draw(st.sampled_from(RELATIONS)))
    return hung(sentence_of(words), heads, draw(st.sampled_from(UPOS)))


def slots(triple: Triple) -> Iterator[Mention]:
    yield triple.subject
    yield triple.relation
    if triple.object is not None:
        yield triple.object
    for qualifier in triple.qualifiers:
        yield from (qualifier.mention, qualifier.value)
    if triple.claim is not None:
        yield triple.claim.speaker


def check_laws(document: Document, found: list[Triple]) -> None:
    for triple in found:
        evidence = triple.evidence
        assert evidence.quote_span.of(document.text) == evidence.quote
        assert evidence.sentence_span.of(document.text) == evidence.sentence
        assert 0 <= triple.confidence <= 1
        assert triple.subject.text or not triple.subject.span  # a subject may be left out
        for mention in slots(triple):
            assert evidence.sentence_span.contains(mention.span)
            if mention is triple.relation and not mention.span:
                assert mention.text in IMPLIED
                continue
            assert "".join(span.of(document.text) for span in mention.spans) == mention.text
            assert all(a.end <= b.start for a, b in pairwise(mention.spans))
        covered = [triple.subject, triple.relation, *([triple.object] if triple.object else [])]
        assert all(evidence.quote_span.contains(mention.span) for mention in covered)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_slots_are_slices_of_the_document(document: Document) -> None:
    found = triples(sentences(document, analyzer=analyzer("jieba")))
    check_laws(document, list(found))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["lac", "jieba"])
def test_slots_are_slices_of_prose(path: Path, name: AnalyzerName) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [line.removeprefix("! ") for line in lines if line and line[0] not in "# "]
    document = Document("d", "\n".join(texts))
    parsed = list(sentences(document, analyzer=analyzer(name)))
    for extractor in (PatternExtractor(), SyntaxExtractor(), All()):
        found = list(triples(parsed, extractor=extractor))
        silent = name == "jieba" and isinstance(extractor, SyntaxExtractor)  # nothing is parsed
        assert silent or len(found) >= len(texts) // 3
        assert not (silent and found)
        check_laws(document, found)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_order_of_words_can_be_read(words: list[tuple[str, str]]) -> None:
    sentence = sentence_of(words)
    check_laws(Document("d", sentence.text), list(triples([sentence])))


@settings(deadline=None, max_examples=300)
@given(parsed_sentences())
def test_any_tree_can_be_read(sentence: Sentence) -> None:
    for extractor in EXTRACTORS:
        check_laws(Document("d", sentence.text), list(extractor.extract(sentence)))


@pytest.mark.parametrize(
    "pattern", ["（", "（）", "“", "的好", "很好的", "表示", "的", "《甲》", "、甲"]
)
@pytest.mark.parametrize("parsed", [False, True], ids=["tags", "tree"])
def test_endless_repetition_is_read_without_recursion(pattern: str, parsed: bool) -> None:
    known = dict(WORDS) | {"好": "a", "很": "d", "《": "w", "》": "w"}
    size = 2 if pattern == "表示" else 1
    cut = [pattern[i : i + size] for i in range(0, len(pattern), size)]
    sentence = sentence_of([(form, known[form]) for form in cut] * (400 if parsed else 3000))
    if parsed:  # each word hangs from the one before it
        heads = [(i - 1, "root" if i == 0 else "ccomp") for i in range(len(sentence.tokens))]
        sentence = hung(sentence, heads)
    assert len(list(triples([sentence]))) <= 3000


@each_extractor
def test_a_triple_is_told_once(extractor: Extractor) -> None:
    found = facts("松林公司总经理张伟访问了青河市，松林公司总经理张伟参观了港口。", extractor)
    assert len({replace(t, confidence=0.0) for t in found}) == len(found) > 0


@each_extractor
def test_the_extractor_keeps_nothing_between_sentences(extractor: Extractor) -> None:
    first, second = read("松林公司推出了家具。出口到欧洲。")
    fresh = list(type(extractor)().extract(second))
    list(extractor.extract(first))
    assert list(extractor.extract(second)) == fresh
    assert [t.subject.text for t in extractor.extract(first)] == ["松林公司"]


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        # 了 clings to 好 and hangs from it as its clause: one word, told once.
        ([("他", "r"), ("好", "a"), ("了", "u")], [(1, "nsubj"), (-1, "root"), (1, "ccomp")]),
        # 将 hangs from the second verb of a chain and stands before the first.
        (
            [("他", "r"), ("将", "d"), ("决定", "v"), ("开发", "v")],
            [(2, "nsubj"), (3, "advmod"), (-1, "root"), (2, "xcomp")],
        ),
    ],
)
def test_a_relation_keeps_the_order_of_its_words(
    words: list[tuple[str, str]], heads: list[tuple[int, str]]
) -> None:
    sentence = hung(sentence_of(words), heads, "ADJ")
    found = list(SyntaxExtractor().extract(sentence))
    assert len(found) == 1
    check_laws(Document("d", sentence.text), found)

"""The law of the whole house: every text that kgbuild shows is a slice of what was read.

``document[start:end] == quote``, in code points, at every stage, for any text: simplified
or traditional, with full-width letters, emoji, bidirectional marks and broken lines.
"""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import strategies
from kgbuild import extract, graph, parse, resolve
from kgbuild.model import Document, Mention, Triple
from kgbuild.ontology import Lexicon, Ontology, load_lexicon, load_ontology

SENTENCES = (
    "海岚科技首席执行官林知远在宁波市发布了潮信。",
    "騰訊公司與福州市簽署了戰略合作協議。",
    "东屿港务集团董事长许怀舟表示，集团将在２０２８年建成新码头",
    "潮信、泊位通和岚港云等应用已服务47个港口；",
    "《远海》被中国港口协会评为年度作品，他没有出席。\r\n",
    "云岭大学（YLU）由顾明澜创办",
    "为船长提供潮汐预报的是潮信👩‍🚀。",
)
passages = st.lists(
    st.one_of(st.sampled_from(SENTENCES), strategies.texts()), min_size=1, max_size=4
).map("".join)


@cache
def tools() -> tuple[Ontology, Lexicon, parse.Analyzer]:
    lexicon = load_lexicon()
    return load_ontology(), lexicon, parse.load_analyzer("lac", lexicon)


def mentions(triple: Triple) -> list[Mention]:
    found = [triple.subject, triple.relation]
    found += [triple.object] if triple.object else []
    for qualifier in triple.qualifiers:
        found += [qualifier.mention, qualifier.value]
    return found + ([triple.claim.speaker] if triple.claim else [])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(passages)
@example("海岚科技今年平方公里海岚科技")
def test_every_stage_shows_slices_of_the_document(text: str) -> None:
    ontology, lexicon, analyzer = tools()
    document = Document("d", text)
    sentences = list(parse.sentences(document, analyzer=analyzer))
    for sentence in sentences:
        assert sentence.span.of(text) == sentence.text
        for token in sentence.tokens:
            assert token.span.of(text) == token.text
            assert sentence.span.contains(token.span)
    triples = list(extract.triples(sentences))
    for triple in triples:
        evidence = triple.evidence
        assert evidence.sentence_span.of(text) == evidence.sentence
        assert evidence.quote_span.of(text) == evidence.quote
        assert evidence.sentence_span.contains(evidence.quote_span)
        assert 0 <= triple.confidence <= 1
        for mention in mentions(triple):
            copied = "".join(span.of(text) for span in mention.spans)
            assert copied == mention.text or not copied  # 是 of a title is implied, not written
            assert evidence.sentence_span.contains(mention.span)
    resolution = resolve.statements(triples, [document], ontology=ontology, lexicon=lexicon)
    known = {entity.id for entity in resolution.entities}
    for statement in (
        *resolution.statements,
        *(item.statement for item in resolution.set_aside),
    ):
        assert statement.subject in known
        assert all(e.quote_span.of(text) == e.quote for e in statement.evidence)
    knowledge = graph.assemble(resolution.statements, resolution.entities, [document])
    assert len({statement.id for statement in knowledge.statements}) == len(knowledge.statements)

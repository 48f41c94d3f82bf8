"""model.py: spans, mentions, identity. The slice law through whole builds is in test_laws.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import (
    Evidence,
    Label,
    Mention,
    Relation,
    ResolvedQualifier,
    Sentence,
    Span,
    Statement,
    Token,
    digest,
)

words = st.lists(
    st.text(
        st.sampled_from("海岚科技A1 。，\n\r\u200b\u202e\ufe0f\U0001f468"), min_size=1, max_size=4
    ),
    min_size=1,
    max_size=8,
)


def sentence_of(parts: list[str], start: int) -> Sentence:
    tokens = []
    place = start
    for part in parts:
        tokens.append(Token(Span(place, place + len(part)), part, part.strip(), "n"))
        place += len(part)
    text = "".join(parts)
    return Sentence("d", 0, Span(start, start + len(text)), text, tuple(tokens))


@given(words, st.integers(0, 50), st.data())
def test_a_mention_is_a_copy_of_its_slices(
    parts: list[str], start: int, data: st.DataObject
) -> None:
    sentence = sentence_of(parts, start)
    document = "。" * start + sentence.text
    chosen = data.draw(st.sets(st.integers(0, len(parts) - 1), min_size=1))
    mention = Mention.of(sentence, [sentence.tokens[i] for i in sorted(chosen)])
    assert "".join(span.of(document) for span in mention.spans) == mention.text
    assert list(mention.spans) == sorted(mention.spans)
    assert sentence.span.contains(mention.span)


def test_a_hard_wrapped_name_is_clean() -> None:
    text = "海岚\n科技"
    token = Token(Span(0, 5), text, "海岚科技", "nt")
    mention = Mention.of(Sentence("d", 0, Span(0, 5), text, (token,)), [token])
    assert mention.text == "海岚科技"
    assert mention.spans == (Span(0, 2), Span(3, 5))


def test_latin_words_keep_the_space_between_them() -> None:
    tokens = tuple(Token(Span(a, b), t, t, "nz") for a, b, t in [(0, 4, "Blue"), (5, 9, "Haze")])
    sentence = Sentence("d", 0, Span(0, 9), "Blue Haze", tokens)
    mention = Mention.of(sentence, tokens)
    assert (mention.text, mention.form, mention.spans) == ("Blue Haze", "Blue Haze", (Span(0, 9),))


def test_evidence_quotes_the_narrowest_slice() -> None:
    sentence = sentence_of(["昨天", "海岚科技", "推出", "潮信", "。"], 10)
    evidence = Evidence.of(sentence, [sentence.tokens[1].span, sentence.tokens[3].span])
    assert evidence.quote == "海岚科技推出潮信"
    assert evidence.quote_span == Span(12, 20)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_cannot_run_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_identity_is_content_and_not_evidence() -> None:
    evidence = Evidence("d", Span(0, 2), "甲乙", Span(0, 2), "甲乙")
    relation = Relation("urn:r", Label("是"), mapped=False)
    first = Statement("urn:a", relation, "urn:b", "甲", "是", "乙", (evidence,), confidence=0.9)
    second = Statement("urn:a", relation, "urn:b", "甲方", "是", "乙方", (), confidence=0.1)
    assert first.id == second.id
    when = ResolvedQualifier("time", "昨天")
    assert Statement("urn:a", relation, "urn:b", "", "", "", (), (when,)).id != first.id
    denied = Statement("urn:a", relation, "urn:b", "", "", "", (), polarity="negative")
    assert denied.id != first.id


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_content_has_a_different_digest(one: list[str], other: list[str]) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_evidence_tells_the_pauses_that_its_sentence_lost() -> None:
    evidence = Evidence(
        "d", Span(7, 13), "甲来乙来丙来", Span(7, 9), "甲来", ((2, "，"), (4, "、"))
    )
    assert evidence.said(0, 6) == "甲来，乙来、丙来"
    assert evidence.said(1, 4) == "来，乙来、"
    assert evidence.said(2, 3) == "乙"

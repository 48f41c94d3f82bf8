"""parse/: trees, restored pauses, CoNLL-U; the neural half of the room."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild import cli, parse
from kgbuild.model import Document, Mention, Sentence
from kgbuild.ontology import load_lexicon
from kgbuild.parse.encoder import MAX_CHARACTERS
from kgbuild.parse.lost_pauses.repeats import held_together
from kgbuild.parse.lost_pauses.speech import lacks_pauses, restored, with_pauses
from kgbuild.parse.normalise import normalise
from kgbuild.parse.segmentation.words import Lost
from kgbuild.parse.spanning import best_tree
from strategies import texts

SPOKEN = (
    "去年海岚科技与东屿港务集团达成战略合作双方共同成立了东海航运数据实验室"
    "东屿港务集团董事长许怀舟担任实验室主任顾明澜担任首席科学家。"
    "目前海岚科技推出了潮信泊位助手和港务云平台等产品潮信为船长提供潮汐预报"
    "港务云平台已服务四十七个港口使用泊位助手以后船舶的平均等待时间缩短了三成。"
)


@cache
def analyzer() -> parse.Analyzer:
    return parse.load_analyzer("lac", load_lexicon())


def sentences(text: str) -> list[Sentence]:
    return list(parse.sentences(Document("d", text), analyzer=analyzer()))


def is_tree(heads: list[int]) -> bool:
    """One root (-1), and every word reaches it."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        place, steps = start, 0
        while heads[place] != -1:
            place, steps = heads[place], steps + 1
            if steps > len(heads):
                return False
    return True


# Trees ------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_best_tree_is_the_best_of_all_trees(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    every = [
        heads
        for heads in itertools.product(range(size + 1), repeat=size)
        if is_tree([head - 1 for head in heads])
    ]
    found = tuple(best_tree(scores).tolist())
    assert found in every
    assert total(found) == pytest.approx(max(map(total, every)))


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 60), st.integers(0, 2**32 - 1))
def test_any_scores_give_a_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    assert is_tree((best_tree(scores) - 1).tolist())


@settings(max_examples=40, deadline=None)
@given(texts())
def test_every_sentence_is_a_tree_with_probabilities(text: str) -> None:
    for sentence in sentences(text):
        heads = [token.head for token in sentence.tokens]
        assert not heads or is_tree([head for head in heads if head is not None])
        assert None not in heads
        for token in sentence.tokens:
            assert token.relation
            assert token.upos
            assert 0 <= (token.head_probability or 0) <= 1
            assert 0 <= (token.relation_probability or 0) <= 1


def test_a_plain_sentence_is_parsed_as_a_linguist_would() -> None:
    (sentence,) = sentences("海岚科技推出了新产品。")
    found = {
        token.form: (token.relation, sentence.tokens[token.head].form if token.head != -1 else "")
        for token in sentence.tokens
        if token.head is not None
    }
    assert found["推出"] == ("root", "")
    assert found["海岚科技"] == ("nsubj", "推出")
    assert found["新产品"] == ("obj", "推出")


def test_a_text_longer_than_one_pass_is_one_tree() -> None:
    form = normalise("海岚科技推出了新产品，" * (MAX_CHARACTERS // 5)).text
    (words,) = analyzer().analyze([form])
    assert len(form) > 2 * MAX_CHARACTERS
    assert [w.start for w in words] == [0, *(w.end for w in words)][: len(words)]
    assert is_tree([word.head for word in words if word.head is not None])


@pytest.mark.parametrize(
    "text", ["《" * 5000 + "海" + "》" * 5000, "[" * 20_000, "海" * 30_000, ""]
)
def test_deep_or_endless_text_is_bounded(text: str) -> None:
    assert all(len(s.text) <= 400 for s in sentences(text))


# Lost pauses -------------------------------------------------------------------------------


def test_speech_without_commas_gets_its_pauses_back() -> None:
    marks = [t for s in sentences(SPOKEN) for t in s.tokens if not t.text]
    assert len(marks) >= 4
    assert {mark.form for mark in marks} <= {",", "、"}
    assert {mark.tag for mark in marks} == {"w"}


def test_written_text_keeps_its_own_punctuation() -> None:
    written = "去年，海岚科技与东屿港务集团达成战略合作，双方共同成立了东海航运数据实验室。"
    assert all(token.text for s in sentences(written) for token in s.tokens)
    assert not lacks_pauses("海岚科技推出了潮信。总部位于杭州。林知远是董事长。" * 3)
    assert lacks_pauses(SPOKEN)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("以大家参与的港口改革为例海岚科技三年来推出了许多很好的新产品和新服务", "海岚"),
        ("昨天我们请来了农业科学院的研究员周庭芳周老师看了土壤又看了水源和果树", "周老师"),
    ],
)
def test_a_pause_is_certain_where_a_frame_closes_or_a_person_is_named_again(
    text: str, before: str
) -> None:
    (sentence,) = parse.sentences(Document("d", text), analyzer=analyzer(), speech=True)
    marks = [token.span.start for token in sentence.tokens if not token.text]
    assert text.index(before) in marks


def test_what_stands_in_two_places_in_other_company_is_held_together() -> None:
    texts = ["推出了泊位助手夜航管家等应用", "其中夜航管家是新的", "夜航管家是新的"]
    first, second, _ = held_together(texts)
    start = texts[0].index("夜航")
    assert first.inside == {start + 1, start + 2, start + 3}
    assert start in first.edges
    assert second.inside


class Hears:
    """Hears the same pause at every place that it is told of."""

    def __init__(self, kind: str, chance: float) -> None:
        self.kind, self.chance = kind, chance

    def pauses(self, texts: list[str]) -> list[list[Lost]]:
        return [
            [Lost(offset, self.kind, self.chance) for offset in range(1, len(text))]
            for text in texts
        ]


@pytest.mark.parametrize(
    ("kind", "chance", "parted"),
    [("list", 0.9, False), ("clause", 0.6, False), ("clause", 0.9, True)],
)
def test_a_name_that_recurs_is_not_parted_unless_surely(
    kind: str, chance: float, *, parted: bool
) -> None:
    forms = [normalise(text) for text in ("推出了夜航管家和泊位助手", "其中夜航管家很好用")]
    first, _ = restored(forms, Hears(kind, chance))
    assert ("夜,航" in first.best.text or "夜、航" in first.best.text) == parted


def test_what_opens_a_sentence_keeps_its_pause_however_often_it_stands() -> None:
    forms = [normalise(text) for text in ("但是今年公司很忙", "今年公司不忙", "我们今年公司搬了")]
    _, second, _ = restored(forms, Hears("clause", 0.6))
    assert "年,公" in second.best.text
    assert "公,司" not in second.best.text


def test_a_restored_pause_is_nobody_s_text() -> None:
    for sentence in sentences(SPOKEN):
        mention = Mention.of(sentence, sentence.tokens)
        assert mention.text == sentence.text
        assert "," not in mention.form
        assert "、" not in mention.form


def test_a_known_name_is_never_cut() -> None:
    names = [entry.name for entry in load_lexicon().entries.values() if len(entry.name) > 5][::40]
    spoken = "".join(f"他昨天来到{name}我们今天也去" for name in names) + "。"
    for sentence in sentences(spoken):
        for mark in (token for token in sentence.tokens if not token.text):
            place = mark.span.start
            assert not any(
                start < place < start + len(name)
                for name in names
                for start in range(len(spoken))
                if spoken.startswith(name, start)
            )


@given(texts(), st.data())
def test_pauses_keep_every_offset(text: str, data: st.DataObject) -> None:
    form = normalise(text)
    inner = [k for k in range(1, len(form.text)) if form.ends[k - 1] <= form.starts[k]]
    places = sorted(data.draw(st.sets(st.sampled_from(inner)))) if inner else []
    marked = with_pauses(form, [Lost(place, "clause") for place in places])
    assert (
        len(marked.text) == len(marked.starts) == len(marked.ends) == len(form.text) + len(places)
    )
    kept = [
        (c, s, e) for c, s, e in zip(marked.text, marked.starts, marked.ends, strict=True) if s < e
    ]
    assert kept == list(zip(form.text, form.starts, form.ends, strict=True))
    assert list(marked.starts) == sorted(marked.starts)


# CoNLL-U -----------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(texts())
def test_conllu_has_ten_fields_a_word(text: str) -> None:
    for sentence in sentences(text):
        block = parse.conllu(sentence)
        assert block.endswith("\n\n")
        rows = [line for line in block.splitlines() if line and not line.startswith("#")]
        assert len(rows) == len(sentence.tokens)
        for number, row in enumerate(rows, 1):
            fields = row.split("\t")
            assert len(fields) == 10
            assert fields[0] == str(number)
            assert all(fields)


def test_the_parse_command_writes_conllu(
    tmp_path: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open("talk.txt", "w", encoding="utf-8") as file:  # noqa: PTH123 - the folder is the test's
        file.write(SPOKEN)
    assert cli.main(["parse", "talk.txt", "--format", "conllu"]) == 0
    output = capsys.readouterr().out
    assert output.count("# sent_id = talk-") == 2
    assert "Restored=Yes" in output
    assert cli.main(["parse", "talk.txt", "--analyzer", "jieba"]) == 0
    assert "Restored=Yes" not in capsys.readouterr().out

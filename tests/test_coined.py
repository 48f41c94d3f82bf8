"""Names that no dictionary has are found by how a document uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import isclose, log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild import parse, resolve
from kgbuild.model import Document
from kgbuild.parse.naming.branching import Contexts
from kgbuild.parse.naming.coined import coined
from kgbuild.parse.segmentation.words import Word
from tests import naming
from tests.naming import LEXICON, ONTOLOGY

CASES = Path(__file__).parent / "cases" / "parse" / "coined.txt"
_MARKS = re.compile("[，、；：“”《》（）]")


def cut(words: str) -> tuple[str, list[Word]]:
    """Return a text and its words from ``form/tag`` and spaces between."""
    text, made = "", list[Word]()
    for piece in words.split():
        form, _, tag = piece.rpartition("/")
        made.append(Word(len(text), len(text) + len(form), tag))
        text += form
    return text, made


def found(*sentences: str) -> dict[str, tuple[str, str | None]]:
    """Return the names that a document of such words coins -> their tag and class."""
    read = [cut(sentence) for sentence in sentences]
    texts = [text for text, _ in read]
    placed = coined(texts, {k: words for k, (_, words) in enumerate(read)}, LEXICON)
    return {texts[k][m.start : m.end]: (m.tag, m.entity) for k, ms in placed.items() for m in ms}


# Statistics ------------------------------------------------------------------------------


def test_the_neighbours_of_a_unit_vary_and_those_of_half_a_unit_do_not() -> None:
    contexts = Contexts(["医生用灵犀问诊看病", "他说灵犀问诊好用", "把灵犀问诊关上"])
    assert contexts.count("灵犀问诊") == 3
    assert isclose(contexts.freedom("灵犀问诊"), log(3))
    assert contexts.freedom("灵犀问") == contexts.freedom("犀问诊") == 0


def test_the_same_words_again_are_one_place_whatever_their_pauses() -> None:
    assert Contexts(["他说灵犀问诊好用", "他说，灵犀问诊，好用"]).count("灵犀问诊") == 1


def test_every_edge_of_a_clause_is_another_neighbour() -> None:
    contexts = Contexts(["灵犀问诊上线。", "灵犀问诊收费。", "灵犀问诊关门。"])
    assert isclose(contexts.freedom("灵犀问诊"), log(3))


@given(
    st.lists(st.text("灵犀问诊好，。", max_size=20), max_size=6), st.text("灵犀问诊", min_size=1)
)
def test_freedom_is_an_entropy(texts: Sequence[str], form: str) -> None:
    contexts = Contexts(texts)
    if count := contexts.count(form):
        assert -1e-9 <= contexts.freedom(form) <= log(count) + 1e-9


# Names -----------------------------------------------------------------------------------

USES = (
    "医生/n 使用/v 灵犀/n 问诊/vn 看病/v",
    "昨天/t 灵犀/n 问诊/vn 宣布/v 收费/v",
    "他/r 对/p 灵犀/n 问诊/vn 不满/v",
)


def test_what_is_said_three_times_with_other_neighbours_is_a_name() -> None:
    assert found(*USES) == {"灵犀问诊": ("nz", None)}
    assert not found(*USES[:2])


def test_the_text_says_what_it_is() -> None:
    assert found("新/a 软件/n 灵犀/n 问诊/vn 上线/v", USES[0]) == {"灵犀问诊": ("nz", "Software")}


def test_a_name_says_itself_what_it_is() -> None:
    assert found("启动/v 麦浪/n 行动/n", "如今/t 麦浪/n 行动/n 结束/v") == {
        "麦浪行动": ("nz", "Project")
    }


def test_what_is_brought_about_is_no_part_of_a_name() -> None:
    names = found(
        "学院/n 将/d 建设/v 卫星/n 超级/a 工厂/n", "去年/t 在/p 海口/ns 建设/v 卫星/n 超级/a 工厂/n"
    )
    assert not any(name.startswith("建设") for name in names)


def test_quotes_make_a_name_once_and_for_all() -> None:
    assert found("取得/v “/w 放心/v 出海/v ”/w 称号/n", "开展/v 放心/v 出海/v 检查/v") == {
        "放心出海": ("nz", None)
    }


def test_members_of_a_list_are_what_it_says() -> None:
    listed = "有/v 青梧/n 相册/n 、/w 笛音/n 记账/v 和/c 麦穗/n 提醒/v 等/u 三款/m 软件/n"
    assert found(listed) == {
        "青梧相册": ("nz", "Software"),
        "笛音记账": ("nz", "Software"),
    }


def test_parts_that_the_text_uses_alone_make_no_name() -> None:
    alone = "灵犀/n 很/d 重要/a 问诊/vn 免费/a", "他/r 认识/v 灵犀/n 预约/v 问诊/vn"
    assert not found(*USES, *alone)


@pytest.mark.parametrize(
    "clause",
    [
        "茶农/n 采摘/v",  # somebody does something
        "采摘/v 脐橙/n",
        "数字/n 经济/n",  # words that everyone uses
        "三/m 个/q 滩涂/n",
        "滩涂/n 的/u 面积/n",
    ],
)
def test_what_can_be_said_of_anything_is_no_name(clause: str) -> None:
    around = ("昨天/t {} 很/d 忙/a", "看/v {} 也/d 有趣/a", "后来/t {} 了/u 一/m 天/q", "今年/t {}")
    assert not found(*(line.format(clause) for line in around))


def test_a_longer_name_keeps_its_own() -> None:
    text = "位于/v 灵犀问诊研究院/nt"
    assert "灵犀问诊研究院" not in found(*USES, text)
    read = [cut(sentence) for sentence in (*USES, text)]
    placed = coined([t for t, _ in read], {k: words for k, (_, words) in enumerate(read)}, LEXICON)
    assert 3 not in placed


@given(st.lists(st.sampled_from([*USES, "灵犀/n 好/a", "启动/v 麦浪/n 行动/n", "“/w 灵犀/n ”/w"])))
def test_names_lie_in_their_sentence_one_after_the_other(sentences: Sequence[str]) -> None:
    read = [cut(sentence) for sentence in sentences]
    texts = [text for text, _ in read]
    placed = coined(texts, {k: words for k, (_, words) in enumerate(read)}, LEXICON)
    for number, names in placed.items():
        edges = [edge for name in names for edge in (name.start, name.end)]
        assert edges == sorted(edges)
        assert 0 <= edges[0] < edges[-1] <= len(texts[number])


# Texts -----------------------------------------------------------------------------------


def texts() -> list[tuple[dict[str, str], str]]:
    """Return the marked texts: their names with class, and the text."""
    made: list[tuple[dict[str, str], str]] = []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("## "):
            names = dict(name.split("|") for name in line[3:].split())
        elif line and not line.startswith("#"):
            made.append((names, line))
    return made


def share_whole(several: Iterable[tuple[dict[str, str], str]], *, stripped: bool) -> float:
    """Return the share of the places of names that are one word of their text."""
    whole = places = 0
    for names, given_text in several:
        text = _MARKS.sub("", given_text) if stripped else given_text
        read = parse.sentences(Document("d", text), analyzer=naming.analyzer())
        spans = {(token.span.start, token.span.end) for s in read for token in s.tokens}
        for name in names:
            found_at = [match.span() for match in re.finditer(name, text)]
            places += len(found_at)
            whole += sum(span in spans for span in found_at)
    return whole / places


def test_the_marked_texts_are_many() -> None:
    assert len(texts()) >= 12
    assert all(text.count(name) >= 2 for names, text in texts() for name in names)


@pytest.mark.parametrize(("stripped", "least"), [(False, 0.85), (True, 0.80)])
def test_coined_names_are_read_whole(*, stripped: bool, least: float) -> None:
    several = texts()
    assert share_whole(several, stripped=stripped) >= least
    assert share_whole(several[1::2], stripped=stripped) >= least - 0.05


def test_a_coined_name_is_a_node_of_the_class_that_the_text_gives_it() -> None:
    text = (
        "共享单车企业飞絮出行昨天推出了柳叶卡。骆以宁创办了飞絮出行。去年飞絮出行收购了远山公司。"
    )
    read = list(parse.sentences(Document("d", text), analyzer=naming.analyzer()))
    told = resolve.names(read, ontology=ONTOLOGY, lexicon=LEXICON)
    assert {name.branch for name in told if name.name == "飞絮出行"} == {"Organization"}

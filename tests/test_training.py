"""The data side of training: projection, stripping, joining, lost pauses."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from training.integers import quantize
from training.passages import CLAUSE, LIST, NONE, Source, draw_lines, take_pauses, without_overlap
from training.trees import WordTree, own_words, read_conllu, to_characters, to_words
from training.views import run_on, strip

_CONLLU = """\
1\t他\t_\tPRON\t_\t_\t4\tnsubj\t_\t_
2\t2004\t_\tNUM\t_\t_\t3\tnummod\t_\t_
3\t年\t_\tNOUN\t_\t_\t4\tnmod:tmod\t_\t_
4\t买来\t_\tVERB\t_\t_\t0\troot\t_\t_
5\t，\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_
6\tTV台\t_\tNOUN\t_\t_\t4\tobj\t_\t_
7\t。\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""


@pytest.fixture
def tree(tmp_path: Path) -> WordTree:
    path = tmp_path / "one.conllu"
    path.write_text(_CONLLU, encoding="utf-8")
    (tree,) = read_conllu(path)
    return tree


def _words(tree: WordTree) -> list[tuple[str, int, str]]:
    forms = [tree.text[start:end] for start, end in tree.spans]
    return list(zip(forms, tree.heads, tree.labels, strict=True))


def test_characters_and_back(tree: WordTree) -> None:
    characters = to_characters(tree)
    assert to_words(characters, own_words(characters)) == tree


def test_another_segmentation(tree: WordTree) -> None:
    spans = ((0, 1), (1, 6), (6, 7), (7, 8), (8, 9), (9, 12), (12, 13))
    assert _words(to_words(to_characters(tree), spans)) == [
        ("他", 4, "nsubj"),
        ("2004年", 4, "nmod:tmod"),
        ("买", 4, "compound"),
        ("来", 0, "root"),
        ("，", 4, "punct"),
        ("TV台", 4, "obj"),
        ("。", 4, "punct"),
    ]


def test_stripping_keeps_a_tree(tree: WordTree) -> None:
    spoken = strip(to_characters(tree))
    assert spoken is not None
    assert _words(to_words(spoken, own_words(spoken))) == [
        ("他", 3, "nsubj"),
        ("年", 3, "nmod:tmod"),
        ("买来", 0, "root"),
        ("台", 3, "obj"),
        ("。", 3, "punct"),
    ]


def test_nothing_is_left_of_digits() -> None:
    assert strip(to_characters(WordTree("2004", ((0, 4),), (0,), ("root",), ("NUM",)))) is None


def test_running_on(tree: WordTree) -> None:
    characters = to_characters(tree)
    both = run_on(characters, characters)
    words = _words(to_words(both, own_words(both)))
    assert "".join(form for form, _, _ in words) == "他2004年买来，TV台他2004年买来，TV台。"
    assert [word for word in words if word[1] == 0] == [("买来", 0, "root")]
    assert words[9] == ("买来", 4, "parataxis")


def test_taking_pauses() -> None:
    passage = take_pauses("苹果、3个梨，都好。走！去", spoken=True, stops=False)
    assert passage.text == "苹果个梨都好。走去"
    assert passage.kinds == (NONE, LIST, NONE, CLAUSE, NONE, NONE, NONE, CLAUSE, NONE)
    assert take_pauses("好。走。", spoken=True, stops=True).kinds == (CLAUSE, NONE, NONE)


def test_what_is_measured_is_not_learnt() -> None:
    measured = "我们今天在北京讨论数字经济的发展"
    lines = [["会上说我们今天，在北京讨论数字经济。", "另一句话。"], [measured]]
    assert without_overlap(lines, [measured]) == [["另一句话。"]]


def test_sources_are_drawn_as_often_as_they_count() -> None:
    often = [[f"often {i}"] for i in range(10)]
    seldom = [[f"seldom {i}"] for i in range(10)]
    drawn = draw_lines([Source(often, 2), Source(seldom, 0.4)], random.Random(0))
    counts = Counter(line[0] for line in drawn)
    assert [counts[line[0]] for line in often] == [2] * 10
    assert sorted(counts[line[0]] for line in seldom) == [0] * 6 + [1] * 4


def test_eight_bits_lose_little() -> None:
    array = np.random.default_rng(0).normal(size=(1, 300, 200)).astype(np.float32)
    array *= np.geomspace(0.01, 10, 300, dtype=np.float32)[:, None]
    integers, scales = quantize(array)
    assert integers.dtype == np.int8
    assert scales.size == 300
    peaks = np.abs(array).max(axis=2, keepdims=True)
    assert (np.abs(integers * scales - array) <= peaks / 254 * 1.001).all()

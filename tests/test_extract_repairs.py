"""Tree repairs: each one's fault as an editable case, and the law that a tree stays a tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import WORDS
from kgbuild.extract.kinds import Kind
from kgbuild.extract.syntax.clauses import handed_over
from kgbuild.extract.syntax.repairs import REPAIRS, repaired
from kgbuild.extract.syntax.tree import ROOT, Tree
from kgbuild.extract.tagging import words_of
from kgbuild.model import Span, Token

CASES = Path(__file__).parent / "cases" / "repairs"
BY_NAME = {repair.name: repair for repair in REPAIRS}
RELATIONS = (
    "nsubj csubj obj iobj obl nmod advcl acl ccomp xcomp conj parataxis case cop mark aux "
    "advmod compound cc dep nummod appos punct obl:patient nmod:tmod"
).split()


# Cases -----------------------------------------------------------------------------------


def cases() -> Iterator[pytest.param]:
    for path in sorted(CASES.glob("*.txt")):
        name, lines = "", []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                lines.append(line.split())
                if len(lines) == 2:
                    before, after = lines
                    text = "".join(word.split("/")[0] for word in before)
                    yield pytest.param(name, before, after, id=f"{name}-{text}")
            elif line and not line.startswith("#"):
                name, lines = line, []


def tree_of_case(words: list[str]) -> Tree:
    fields = [word.rsplit("/", 3) for word in words]
    tree = tree_over(
        [(form, tag.partition("=")[0]) for form, tag, _, _ in fields],
        [int(head) - 1 for _, _, head, _ in fields],
        [relation for _, _, _, relation in fields],
    )
    for index, (_, tag, _, _) in enumerate(fields):
        _, named, kind = tag.partition("=")
        if named:
            tree.rekind(index, Kind(kind))
    return tree


def tree_over(words: list[tuple[str, str]], heads: list[int], relations: list[str]) -> Tree:
    tokens, position = [], 0
    for form, tag in words:
        tokens.append(Token(Span(position, position + len(form)), form, form, tag))
        position += len(form)
    made = words_of(tokens)
    assert len(made) == len(tokens), "the case glues words that are cut apart"
    return Tree(made, heads, relations, ["X"] * len(made))


def written(tree: Tree) -> list[str]:
    return [
        f"{word.form}/{word.tag}/{word.kind.value}/{head + 1}/{relation}"
        for word, head, relation in zip(tree.words, tree.heads, tree.relations, strict=True)
    ]


@pytest.mark.parametrize(("name", "before", "after"), list(cases()))
def test_repair(name: str, before: list[str], after: list[str]) -> None:
    tree = tree_of_case(before)
    BY_NAME[name](tree)
    assert written(tree) == written(tree_of_case(after))


@pytest.mark.parametrize("name", list(BY_NAME))
def test_each_repair_has_a_case_that_it_mends(name: str) -> None:
    own = [case.values for case in cases() if case.values[0] == name]
    assert any(
        written(tree_of_case(before)) != written(tree_of_case(after)) for _, before, after in own
    )


# Laws ------------------------------------------------------------------------------------

FORMS = [(form, tag) for form, tag in WORDS if len(form) == 1 or tag not in ("d", "c")]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    words = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=14))
    order = draw(st.permutations(range(len(words))))
    heads = [ROOT] * len(words)
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    relations = ["root" if head == ROOT else draw(st.sampled_from(RELATIONS)) for head in heads]
    return tree_over(words, heads, relations)


def check_tree(tree: Tree, forms: list[str]) -> None:
    assert [word.form for word in tree.words] == forms == tree.forms
    assert [word.kind for word in tree.words] == tree.kinds
    assert tree.heads.count(ROOT) == 1
    assert [relation.partition(":")[0] for relation in tree.relations] == tree.labels
    for index in range(len(tree)):
        above, steps = index, 0
        while above != ROOT:
            above, steps = tree.heads[above], steps + 1
            assert steps <= len(tree), "the heads run in a circle"
        assert all(tree.heads[child] == index for child in tree.children(index))
        assert tree.children(index) == sorted(tree.children(index))
        low, high = tree.bounds(index)
        assert low <= index < high
    assert sum(len(tree.children(index)) for index in range(len(tree))) == len(tree) - 1


@settings(deadline=None, max_examples=300)
@given(trees())
def test_repairs_and_order_leave_a_tree(tree: Tree) -> None:
    forms = list(tree.forms)
    for repair in REPAIRS:
        repair(tree)
        check_tree(tree, forms)
    check_tree(handed_over(tree), forms)


@settings(deadline=None, max_examples=300)
@given(trees())
def test_each_repair_looks_at_all_words_that_it_might_mend(tree: Tree) -> None:
    one_by_one = Tree(tree.words, tree.heads, tree.relations, tree.upos)
    for repair in REPAIRS:
        repair(one_by_one)
    assert written(repaired(tree)) == written(one_by_one)


@settings(deadline=None, max_examples=300)
@given(trees(), st.data())
def test_edits_leave_a_tree(tree: Tree, data: st.DataObject) -> None:
    forms = list(tree.forms)
    places = st.integers(0, len(tree) - 1)
    for _ in range(5):
        word, other = data.draw(places), data.draw(places)
        below = other == word or word in tree.ancestors(other)
        is_root = tree.heads[word] == ROOT
        assert tree.attach(word, other, "obl:agent") is not (below or is_root)
        check_tree(tree, forms)
        if other in tree.ancestors(word):
            relation = tree.relations[other]
            tree.promote(word, "dep", over=other)
            assert (tree.heads[other], tree.labels[other]) == (word, "dep")
            assert tree.relations[word] == relation
            check_tree(tree, forms)


def test_only_a_word_above_can_give_its_place() -> None:
    tree = tree_over(
        [("他", "r"), ("写", "v"), ("信", "n")], [1, ROOT, 1], ["nsubj", "root", "obj"]
    )
    with pytest.raises(ValueError, match="does not hang"):
        tree.promote(0, "dep", over=2)
    with pytest.raises(ValueError, match="does not hang"):
        tree.promote(1, "dep")


@settings(deadline=None, max_examples=200)
@given(trees())
def test_a_repair_finds_nothing_left_to_mend(tree: Tree) -> None:
    """The repairs of kinds look at nothing that they change, so once is enough."""
    kinds = [BY_NAME[name] for name in ("ba_by_tree", "preposition_by_tree", "waiting")]
    for repair in (*kinds, BY_NAME["moved_object"], BY_NAME["governed_subject"]):
        repair(tree)
        once = written(tree)
        repair(tree)
        assert written(tree) == once


@pytest.mark.parametrize("case", [case.values for case in cases()], ids=lambda case: case[0])
def test_a_mended_tree_stays_as_it_is(case: tuple[str, list[str], list[str]]) -> None:
    mended = repaired(tree_of_case(case[1]))
    once = written(mended)
    assert written(repaired(mended)) == once

"""Long sequences on disk are sequences like any other, and sort like any other."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild import shelf
from kgbuild.errors import StoreError
from kgbuild.model import Evidence, Span
from kgbuild.shelf import Shelf, ordered


@given(st.lists(st.integers() | st.text()), st.integers(min_value=1, max_value=7))
def test_a_shelf_is_the_sequence_that_was_put_in(items, page):
    held = Shelf(items, page=page)
    assert len(held) == len(items)
    assert held == items
    assert list(held) == items
    assert [held[place] for place in range(-len(items), len(items))] == items + items
    assert held[1:5:2] == tuple(items[1:5:2])
    assert pickle.loads(pickle.dumps(held)) == items


def test_a_shelf_is_walked_through_while_it_is_walked_through():
    held = Shelf(range(10), page=3)
    assert [(one, other) for one in held for other in held if one == other] == [
        (n, n) for n in range(10)
    ]


def test_a_shelf_gives_back_values_of_the_model():
    evidence = Evidence("d", Span(0, 4), "船到了\ud800", Span(0, 1), "船")
    held = Shelf([evidence, evidence], page=1)
    assert held == (evidence, evidence)
    assert held != (evidence,)
    assert held != 1


def test_what_is_not_on_a_shelf_is_an_index_error():
    held = Shelf(range(4), page=2)
    for place in (4, -5):
        with pytest.raises(IndexError):
            held[place]


@pytest.mark.parametrize("count", [0, 5, 8, 9, 64, 65, 100])
def test_many_items_are_sorted_as_few_are(monkeypatch, count):
    monkeypatch.setattr(shelf, "_RUN", 8)
    monkeypatch.setattr(shelf, "_RUN_PAGE", 2)
    chance = random.Random(count)
    items = [(chance.randrange(10), number) for number in range(count)]
    # Equal keys keep the order in which they came.
    assert list(ordered(iter(items), key=lambda item: item[0])) == sorted(items)


def test_a_full_disk_is_told(monkeypatch):
    def refuse():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(StoreError, match="TMPDIR"):
        Shelf(range(3), page=2)

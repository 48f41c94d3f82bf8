"""Names and amounts that the words around them tell."""

from __future__ import annotations

import pytest

from kgbuild.parse.shapes import shaped
from kgbuild.parse.words import Word


def read(written: str) -> list[tuple[str, str, str | None]]:
    """Return form, tag and class of the words that ``form/tag/Class`` items become."""
    text, words = "", list[Word]()
    for item in written.split():
        form, tag, *entity = item.split("/")
        start = len(text)
        words.append(Word(start, start + len(form), tag, entity[0] if entity else None))
        text += form
    return [(text[word.start : word.end], word.tag, word.entity) for word in shaped(text, words)]


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("首席财务官/n/Title 白露/v 透露/v", "白露"),
        ("馆长/n/Title 云海/n 认为/v", "云海"),
        ("校长/n/Title 江上行/n 说/v", "江上行"),
        ("总经理/n/Title 方面/n 表示/v", None),  # an ordinary word
        ("总经理/n/Title 办公室/n 表示/v", None),  # no surname
        ("经理/n/Title 白露/v 工作/v", None),  # nobody speaks
        ("去年/t 白露/t 表示/v", None),  # no office
    ],
)
def test_who_holds_an_office_and_speaks_has_a_word_for_a_name(
    written: str, person: str | None
) -> None:
    people = [form for form, tag, kind in read(written) if (tag, kind) == ("nr", "Person")]
    assert people == ([person] if person else [])


@pytest.mark.parametrize(
    ("written", "amounts"),
    [
        ("达/v 新台币/a 120亿元/m", ["新台币120亿元"]),
        ("捐赠/v 人民币/nz/Concept 三百万元/m", ["人民币三百万元"]),
        ("人民币/nz/Concept 升值/v", []),
    ],
)
def test_a_currency_is_part_of_its_amount(written: str, amounts: list[str]) -> None:
    assert [form for form, tag, _ in read(written) if tag == "m"] == amounts

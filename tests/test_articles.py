"""What a reader of an article of an encyclopaedia signs, from the text to the graph.

Each text is invented. A fact is asked for by the words of its relation, or by the relation's
name in the ontology, and by the names of its ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild import pipeline
from kgbuild.config import BuildConfig


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("articles")


def facts(text: str, folder: Path) -> set[tuple[str, str, str]]:
    """Return what the graph of ``text`` states: subject, relation, object."""
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    graph = pipeline.knowledge_graph([path], BuildConfig())
    names = {entity.id: entity.name for entity in graph.entities.values()}
    found: set[tuple[str, str, str]] = set()
    for statement in graph.statements:
        target = statement.object
        other = names[target] if isinstance(target, str) else statement.object_text
        relation = statement.relation.id.rpartition("#")[2].rpartition("/")[2]
        for word in (relation, statement.relation_text, statement.relation.label.zh):
            found.add((names[statement.subject], word, other))
    return found


PAINTER = (
    "林如岫（1902年—1979年），浙江海宁人，画家。林如岫自幼随父亲习画。"
    "1921年考入北京美术学校，1925年毕业后赴法国留学。1931年，林如岫与陆知秋在杭州结婚。"
    "1938年移居重庆，次年加入中华文艺界协会。1951年被评为一等劳动模范。"
)


@pytest.mark.parametrize(
    "fact",
    [
        ("林如岫", "studiedAt", "北京美术学校"),
        ("林如岫", "livesIn", "重庆市"),
        ("林如岫", "被评为", "一等劳动模范"),
    ],
)
def test_a_sentence_without_a_subject_is_about_the_headword(
    fact: tuple[str, str, str], folder: Path
) -> None:
    assert fact in facts(PAINTER, folder)


def test_what_is_done_to_something_is_not_done_to_who_does_it(folder: Path) -> None:
    text = "青松药业成立于1998年。2010年，青松药业收购海河制剂厂，并将其更名为青松制剂。"
    found = facts(text, folder)
    assert ("青松药业", "更名为", "青松制剂") not in found
    assert any(one == "海河制剂厂" and other == "青松制剂" for one, _, other in found)

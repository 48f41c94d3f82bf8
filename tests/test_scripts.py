"""Nodes are shown in the script of their texts."""

from __future__ import annotations

import pytest

from kgbuild import extract, parse, resolve
from kgbuild.model import Document, Entity, Label
from kgbuild.resolve.deciding.decisions import NONE, Decisions
from kgbuild.resolve.naming.scripts import is_traditional
from tests import naming
from tests.naming import LEXICON, ONTOLOGY

TAIPEI = "臺灣大學校長陳立言訪問了廣州市。"
BEIJING = "台湾大学校长陈立言访问了泉州市。"


def nodes(*texts: str, decided: Decisions = NONE) -> dict[str, Entity]:
    """Return the nodes of a build of some texts by their names."""
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    read = (s for d in documents for s in parse.sentences(d, analyzer=naming.analyzer()))
    result = resolve.statements(
        extract.triples(read), documents, ontology=ONTOLOGY, lexicon=LEXICON, decisions=decided
    )
    return {entity.name: entity for entity in result.entities}


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        (TAIPEI, True),
        (BEIJING, False),
        ("中文", False),
        ("", False),
        ("他在北京大學讀書，後來回到广州。", True),
        ("这本书的作者写了一個字。", False),
    ],
)
def test_the_script_of_a_text_is_that_of_most_of_its_characters(
    text: str, *, traditional: bool
) -> None:
    assert is_traditional(text) is traditional


def test_a_node_of_traditional_texts_is_shown_in_traditional_characters() -> None:
    found = nodes(TAIPEI)
    assert found["陈立言"].label == Label("陳立言", "Chen Liyan", derived=True)
    assert found["广州市"].label.zh == "廣州市"


def test_a_name_that_the_text_does_not_write_out_is_converted() -> None:
    assert nodes("港鐵公司昨天訪問了廣州。")["广州市"].label.zh == "廣州市"


def test_a_node_of_texts_in_both_scripts_keeps_its_simplified_name() -> None:
    found = nodes(TAIPEI, BEIJING)
    assert found["陈立言"].label.zh == "陈立言"
    assert "陳立言" in found["陈立言"].aliases
    assert found["广州市"].label.zh == "廣州市"  # only Taipei names it
    assert nodes(BEIJING, TAIPEI)["陈立言"].label.zh == "陈立言"


def test_the_script_changes_neither_identity_nor_the_name_that_is_matched() -> None:
    one, other = nodes(TAIPEI)["陈立言"], nodes(BEIJING)["陈立言"]
    assert (one.id, one.name) == (other.id, other.name)


def test_a_name_that_a_person_has_chosen_is_shown_as_it_is() -> None:
    decided = resolve.parse_decisions("rename:\n  陈立言: 陈校长\n", ONTOLOGY)
    assert nodes(TAIPEI, decided=decided)["陈校长"].label.zh == "陈校长"

"""The page for those who check: the table, the texts, links to a view, what is taken away."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

import pytest
from browsing import Page
from pages import Row, graph_of, names_of, story

from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.ontology import load_ontology

Open = Callable[..., Page]
FIRM, HEAD, CITY = "潮信科技", "周砚秋", "南屿市"
_RIVAL = ("白鹭数据", "Company")


def iri(name: str) -> str:
    return load_ontology().mint_entity(name)


def mentions(page: Page) -> list[tuple[str, str]]:
    """Return the words of each mention in the text that is open, and the name they lead to."""
    found = page.run(
        "return [...document.querySelectorAll('#text a.mention')].map((a) => [a.textContent,"
        " kgbuild.name(decodeURIComponent(a.hash.slice('#node='.length)))])"
    )
    return [(words, name) for words, name in found]


def pronouns() -> KnowledgeGraph:
    """Return a graph in which the same words mean one firm, then another."""
    rows = [
        Row(("该公司", "Company"), "推出", ("听潮平台", "Software"), "该公司推出了听潮平台。"),
        Row(("该公司", "Company"), "位于", (CITY, "City"), "该公司位于南屿市。"),
        Row((FIRM, "Company"), "partnersWith", _RIVAL, "潮信科技与白鹭数据合作。"),
    ]
    graph = graph_of({"text": rows})
    first, second, third = graph.statements
    entities = {k: e for k, e in graph.entities.items() if e.name != "该公司"}
    statements = (
        replace(first, subject=iri(FIRM)),
        replace(second, subject=iri(_RIVAL[0])),
        third,
    )
    return KnowledgeGraph(statements, entities, graph.documents)


def test_each_mention_is_a_link_to_what_its_sentence_means(open_page: Open) -> None:
    page = open_page(pronouns())
    page.find("#tab-text").click()
    assert mentions(page) == [
        ("该公司", FIRM),
        ("听潮平台", "听潮平台"),
        ("该公司", _RIVAL[0]),
        (CITY, CITY),
        (FIRM, FIRM),
        (_RIVAL[0], _RIVAL[0]),
    ]
    tones = page.run(
        "return [...document.querySelectorAll('#text a.mention')].map((a) =>"
        " getComputedStyle(a).textDecorationColor)"
    )
    assert tones[0] == tones[2] == tones[4]
    assert len({tones[0], tones[1], tones[3]}) == 3


def test_a_fact_chosen_beside_the_text_is_marked_in_it(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    page.find("#tab-text").click()
    for statement in (graph.statements[0], graph.statements[-1]):
        page.run("kgbuild.select(arguments[0])", statement.id)
        assert page.find("#text mark").text == statement.evidence[0].quote
        assert page.run(
            "const box = document.querySelector('#text mark').getBoundingClientRect();"
            "return box.top > 0 && box.bottom < innerHeight"
        )


def test_the_table_is_sorted_by_its_heads(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    page.find("#tab-table").click()

    def column(css: str) -> list[str]:
        return [cell.text for cell in page.all(f"#table tbody {css}")]

    as_written = column("td.number")
    expected = sorted((f"{s.confidence:.2f}" for s in graph.statements), reverse=True)
    page.find("#table .col-confidence button").click()
    assert column("td.number") == expected
    head = page.find("#table .col-confidence")
    assert head.get_attribute("aria-sort") == "descending"
    page.find("#table .col-confidence button").click()
    assert column("td.number") == expected[::-1]
    page.find("#table .col-confidence button").click()
    assert column("td.number") == as_written
    assert page.run("return document.activeElement.closest('th').className") == "col-confidence"


def test_the_overview_tells_the_weightiest_facts(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    told = page.all("aside .telling")
    assert len(told) >= 5
    assert FIRM in told[0].text
    chosen = told[0].get_attribute("data-fact")
    told[0].click()
    statement = next(s for s in graph.statements if s.id == chosen)
    assert page.find("aside mark").text == statement.evidence[0].quote


@pytest.mark.parametrize("hops", [1, 2])
def test_a_link_keeps_the_focus(open_page: Open, hops: int) -> None:
    graph = story()
    page = open_page(graph)
    page.run("kgbuild.focus(arguments[0], arguments[1])", iri(HEAD), hops)
    shown = names_of(page.run("return kgbuild.nodes()"))
    fragment = page.run("return location.hash")
    again = open_page(graph, fragment=fragment)
    assert names_of(again.run("return kgbuild.nodes()")) == shown
    assert again.find("aside h2").text == HEAD


def test_a_link_keeps_the_path(open_page: Open) -> None:
    graph = story()
    page = open_page(graph)
    path = page.run("return kgbuild.path(arguments[0], arguments[1])", iri("陆知微"), iri(HEAD))
    fragment = page.run("return location.hash")
    assert fragment == f"#from={quote(iri('陆知微'), safe='')}&to={quote(iri(HEAD), safe='')}"
    again = open_page(graph, fragment=fragment)
    assert {n["id"] for n in again.run("return kgbuild.nodes()")} == set(path)
    assert len(again.all("aside mark")) == len(path) - 1
    again.find("#language").click()
    assert len(again.all("aside mark")) == len(path) - 1


def test_documents_are_filtered_by_who_gave_them(open_page: Open) -> None:
    graph = story()
    news = replace(graph.documents["news"], speaker="记者甲")
    page = open_page(replace(graph, documents={**graph.documents, "news": news}))
    before = {edge["id"] for edge in page.run("return kgbuild.edges()")}
    label = next(r for r in page.all("#legend label") if r.text.startswith("记者甲"))
    label.find_element("css selector", "input").click()
    after = {edge["id"] for edge in page.run("return kgbuild.edges()")}
    speech = {s.id for s in graph.statements if s.evidence[0].document == "speech"}
    assert after == before & speech


def test_the_picture_is_twice_as_fine_as_the_screen_and_has_its_key_below(open_page: Open) -> None:
    page = open_page(story())
    page.find("#save summary").click()
    page.find("#save-png").click()
    page.until(lambda: list(page.folder.glob("*.png")), "the picture is saved")
    header = next(page.folder.glob("*.png")).read_bytes()[:24]
    width, height = struct.unpack(">II", header[16:24])
    stage = page.run("const b = document.querySelector('#network').getBoundingClientRect();"
                     "return [b.width, b.height]")  # fmt: skip
    assert width == 2 * round(stage[0])
    assert height > 2 * round(stage[1])

"""A graph that is too large to be read at once: what the page opens on, and what it keeps back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import Page
from pages import large, names_of

from kgbuild.export.html import drawing

Open = Callable[..., Page]


def status(page: Page) -> str:
    return str(page.find("[role=status]").text)


def test_a_large_graph_opens_on_its_weightiest_entities_and_their_company(open_page: Open) -> None:
    graph = large(1500, 4000)
    page = open_page(graph, max_nodes=1000)
    shown = page.run("return kgbuild.nodes()")
    assert drawing.OPENING <= len(shown) <= drawing.WHOLE
    assert f"{len(shown)} / 1500" in status(page)
    assert "搜索" in status(page)
    weightiest = sorted(graph.entities.values(), key=lambda e: (-e.salience, e.id))[:20]
    assert {e.name for e in weightiest} <= set(names_of(shown))
    joined = page.run("return kgbuild.edges().flatMap((edge) => [edge.from, edge.to])")
    assert {node["id"] for node in shown} == set(joined)


def test_all_that_has_a_place_is_drawn_on_request(open_page: Open) -> None:
    page = open_page(large(1500, 4000), max_nodes=1000)
    opening = names_of(page.run("return kgbuild.nodes()"))
    page.find("#more").click()
    assert page.run("return kgbuild.nodes().length") == 1000
    assert "1000 / 1500" in status(page)
    assert page.run("return kgbuild.labels().length") > 30
    page.find("#more").click()
    assert names_of(page.run("return kgbuild.nodes()")) == opening


def test_search_reaches_what_has_no_place_and_brings_its_neighbours(open_page: Open) -> None:
    graph = large(1500, 4000)
    page = open_page(graph, max_nodes=1000)
    page.find("#more").click()
    shown = {node["id"] for node in page.run("return kgbuild.nodes()")}
    hidden = min(set(graph.entities) - shown)
    name = graph.entities[hidden].name
    assert names_of(page.run("return kgbuild.search(arguments[0])", name))[0] == name
    page.run("kgbuild.select(arguments[0])", hidden)
    shown = {node["id"] for node in page.run("return kgbuild.nodes()")}
    assert hidden in shown
    assert any(hidden in (edge["from"], edge["to"]) for edge in page.run("return kgbuild.edges()"))
    assert page.find("aside h2").text == name


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (1920, 1080)])
def test_the_picture_has_the_shape_of_the_stage(open_page: Open, size: tuple[int, int]) -> None:
    page = open_page(large(160, 260), size=size, touch=size[0] < 500)
    stage: dict[str, Any] = page.run(
        "const { width, height } = document.querySelector('#network').getBoundingClientRect();"
        "return { width, height }"
    )
    labels = page.run("return kgbuild.labels()")
    across = max(box["right"] for box in labels) - min(box["left"] for box in labels)
    down = max(box["bottom"] for box in labels) - min(box["top"] for box in labels)
    assert across > 0.75 * stage["width"]
    assert down > 0.65 * stage["height"]
    assert all(box["left"] >= 0 and box["right"] <= stage["width"] for box in labels)


def test_a_phone_that_is_turned_shows_the_picture_in_its_new_shape(open_page: Open) -> None:
    page = open_page(large(60, 80), size=(390, 844), touch=True)

    def spread() -> tuple[float, float]:
        labels = page.run("return kgbuild.labels()")
        return (
            max(box["right"] for box in labels) - min(box["left"] for box in labels),
            max(box["bottom"] for box in labels) - min(box["top"] for box in labels),
        )

    across, down = spread()
    assert down > across
    page.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 844, "height": 390, "deviceScaleFactor": 1, "mobile": True},
    )
    page.until(lambda: spread()[0] > 1.5 * spread()[1], "the picture is wide")
    page.find("#tab-table").click()
    page.find("#tab-graph").click()
    assert spread()[0] > 1.5 * spread()[1]


def test_two_hops_about_a_hub_bring_no_more_than_can_be_looked_at(open_page: Open) -> None:
    graph = large(1500, 4000)
    page = open_page(graph)
    hub = page.run("return kgbuild.nodes()[0]")
    page.run("kgbuild.focus(arguments[0], 2)", hub["id"])
    shown = page.run("return kgbuild.nodes()")
    assert 40 < len(shown) < 100
    assert f"{len(shown)} / 1500" in status(page)
    weights = [graph.entities[node["id"]].salience for node in shown]
    near = {
        s.object if s.subject == hub["id"] else s.subject
        for s in graph.statements
        if hub["id"] in (s.subject, s.object)
    }
    assert max(graph.entities[str(n)].salience for n in near) in weights

"""The page for those who cannot see it, or use a keyboard: axe-core's rules, in every state."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Page
from pages import names_of, story

from kgbuild.ontology import load_ontology

Open = Callable[..., Page]
FIRM = "潮信科技"


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core's script, from whichever package brings it."""
    for name in ("axe_playwright_python", "axe_core_python"):
        spec = importlib.util.find_spec(name)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            script = Path(folder) / "axe.min.js"
            if script.exists():
                return script.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed: pip install axe-core-python")


def serious(page: Page, axe: str) -> list[str]:
    """Return axe-core's serious and critical findings, one line each."""
    page.run(axe)
    found: list[dict[str, Any]] = page.driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run(document, { resultTypes: ['violations'] }).then((r) => done(r.violations));"
    )
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


STATES = {
    "overview": "",
    "node": "kgbuild.select(arguments[0])",
    "fact": "kgbuild.select(kgbuild.edges()[0].id)",
    "focus": "kgbuild.focus(arguments[0], 1)",
    "path": "kgbuild.path(arguments[0], arguments[1])",
    "table": "document.querySelector('#tab-table').click()",
    "text": "document.querySelector('#tab-text').click(); kgbuild.select(kgbuild.edges()[0].id)",
    "search": "document.querySelector('#search').focus(); kgbuild.search('潮')",
    "menu": "document.querySelector('#save').open = true",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page: Open, axe: str, theme: str) -> None:
    page = open_page(story())
    page.run("document.documentElement.dataset.theme = arguments[0]", theme)
    kg = load_ontology()
    ends = kg.mint_entity(FIRM), kg.mint_entity("陆知微")
    for state, script in STATES.items():
        page.run("document.querySelector('#tab-graph').click(); kgbuild.select(null);")
        page.run(script, *ends)
        assert (state, serious(page, axe)) == (state, [])


def test_axe_finds_nothing_serious_on_a_phone(open_page: Open, axe: str) -> None:
    page = open_page(story(), size=(390, 844), touch=True)
    assert serious(page, axe) == []
    page.find("#filters").click()
    assert serious(page, axe) == []


def test_names_are_the_same_for_eyes_and_ears(open_page: Open) -> None:
    page = open_page(story())
    page.run("kgbuild.search('潮信')")
    options = [option.get_attribute("textContent") for option in page.all("[role=option]")]
    assert len(options) == len(names_of(page.run("return kgbuild.search('潮信')")))
    box = page.find("#search")
    box.click()
    active = box.get_attribute("aria-activedescendant")
    assert FIRM in page.find(f"#{active}").text


def test_a_walk_on_the_canvas_is_told_to_those_who_cannot_see_it(open_page: Open) -> None:
    page = open_page(story())
    page.run("document.querySelector('#network [role=application]').focus()")
    page.find("#network [role=application]").send_keys("\ue014")  # arrow right
    said = page.find("[aria-live=polite]").get_attribute("textContent")
    assert said == f"{FIRM}, 公司, 9 条事实"

"""A real, headless Chromium with the network cut, and a way to open a page in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Page

from kgbuild.export.html import render_page
from kgbuild.graph.knowledge import KnowledgeGraph
from kgbuild.ontology import load_ontology

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=zh-CN",
)
_SPY = """
window.__ran = [];
window.alert = window.confirm = window.prompt = (text) => { window.__ran.push(String(text)); };
window.__blocked = [];
document.addEventListener("securitypolicyviolation", (event) => window.__blocked.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    helper = shutil.which("chromedriver")
    if not browser or not helper:
        pytest.skip("no chromium and chromedriver on this machine: apt install chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(
        options=options, service=webdriver.chrome.service.Service(executable_path=helper)
    )
    try:
        found.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _SPY})
        found.execute_cdp_cmd("Network.enable", {})
        found.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
        )
        yield found
    finally:
        found.quit()


@pytest.fixture
def open_page(driver: Any, tmp_path: Path) -> Callable[..., Page]:
    """Return a function that renders a graph and opens its page at a size and a hash."""

    def opened(
        graph: KnowledgeGraph,
        *,
        fragment: str = "",
        size: tuple[int, int] = (1440, 900),
        touch: bool = False,
        max_nodes: int = 1500,
    ) -> Page:
        path = tmp_path / "graph.html"
        text = render_page(graph, ontology=load_ontology(), max_nodes=max_nodes)
        path.write_text(text, encoding="utf-8")
        downloads = tmp_path / "downloads"
        downloads.mkdir(exist_ok=True)
        width, height = size
        for command, parameters in (
            (
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch},
            ),
            ("Emulation.setTouchEmulationEnabled", {"enabled": touch}),
            (
                # Nothing glides: what a step leads to is there at the next.
                "Emulation.setEmulatedMedia",
                {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]},
            ),
            (
                "Browser.setDownloadBehavior",
                {"behavior": "allow", "downloadPath": str(downloads)},
            ),
        ):
            driver.execute_cdp_cmd(command, parameters)
        driver.get("about:blank")
        page = Page(driver, downloads)
        page.log("performance")
        page.log("browser")
        driver.get(path.as_uri() + fragment)
        page.until(
            lambda: page.run("return document.documentElement.dataset.ready"), "the page is ready"
        )
        return page

    return opened

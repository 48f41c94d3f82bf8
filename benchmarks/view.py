"""How fast the page opens and redraws, how large its file is, and how stock pyvis does.

Everything is measured in one headless Chromium, one run, without network::

    python benchmarks/view.py [TEXT ...] [--stock SECONDS]

A row is a text's graph, or a made one of the given size. *page ready* counts from the navigation
to the first frame after the page says that it is ready; a large graph then shows its beginning,
and *all drawn* is the further time until every node is there. *redraw* is the median frame with
every node drawn, pixels included. *stock* is the page that ``pyvis`` itself writes of the
graph of 1,500 nodes, from the navigation to the end of its stabilisation; ours counts until all
is drawn.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgbuild import knowledge_graph
from kgbuild.export.html import render_page
from kgbuild.ontology import load_ontology

if TYPE_CHECKING:
    from kgbuild.graph.knowledge import KnowledgeGraph

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
from pages import large

SIZES = {
    (1500, 4000): (1.5, 80.0, 3.0),
    (5000, 12_000): (3.0, 250.0, 6.0),
}
"""Nodes and edges: at most so many seconds to open, milliseconds to redraw, megabytes."""

TEXT_TARGET = (1.0, 40.0, 1.5)
"""The same for the graph of a speech."""

HUGE, HUGE_SECONDS = 100_000, 30.0
"""Statements of a graph whose page shows only its top, and the seconds to write that page."""

STOCK_RATIO = 50
"""How many times sooner than stock pyvis the picture of 1,500 nodes has to stand still."""

_READY = """
new MutationObserver((_, observer) => {
  if (!document.documentElement.dataset.ready) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.__ready = performance.now(); }));
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
_WHOLE = """
const start = performance.now();
kgbuild.whole();
document.querySelector("#network canvas").getContext("2d").getImageData(0, 0, 1, 1);
return performance.now() - start;
"""
_REDRAW = """
const canvas = document.querySelector("#network canvas");
const times = [];
for (let turn = 0; turn < 12; turn++) {
  const start = performance.now();
  kgbuild.redraw();
  canvas.getContext("2d").getImageData(0, 0, 1, 1); // waits until the pixels are there
  times.push(performance.now() - start);
}
return times;
"""
_STOCK = """
window.__stable = null;
network.once("stabilizationIterationsDone", () => { window.__stable = performance.now(); });
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds to write, to open and to draw all of a page, milliseconds a redraw, megabytes."""

    write: float
    ready: float
    whole: float
    redraw: float
    size: float


def main() -> None:
    """Print the table of the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="texts to show, each on its own")
    parser.add_argument(
        "--stock", type=float, default=600.0, help="seconds to wait for stock pyvis; 0 leaves it"
    )
    options = parser.parse_args()
    jobs: list[tuple[str, KnowledgeGraph, tuple[float, float, float]]] = [
        (path.stem[:20], knowledge_graph([str(path)]), TEXT_TARGET) for path in options.texts
    ]
    jobs += [
        (f"{nodes:,} / {edges:,}", large(nodes, edges), target)
        for (nodes, edges), target in SIZES.items()
    ]
    print(
        f"{'graph':22}{'written':>9}{'page ready':>18}{'all drawn':>12}{'redraw':>19}{'file':>18}"
    )
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        driver = browser(folder)
        try:
            for name, graph, (ready, redraw, size) in jobs:
                it = found[name] = measure(driver, graph, Path(folder))
                print(
                    f"{name:22}{it.write:7.2f} s{it.ready:8.2f} (≤ {ready:.1f}) s"
                    f"  + {it.whole:5.2f} s{it.redraw:8.0f} (≤ {redraw:.0f}) ms"
                    f"{it.size:7.2f} (≤ {size:.1f}) MB",
                    flush=True,
                )
            print_huge()
            if options.stock:
                it = found["1,500 / 4,000"]
                ours = it.ready + it.whole
                print_stock(driver, large(1500, 4000), Path(folder), ours, limit=options.stock)
        finally:
            driver.quit()


def browser(profile: str) -> Any:
    """Start a headless Chromium with the network cut."""
    from selenium import webdriver

    program, helper = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not helper:
        sys.exit("no chromium and chromedriver on this machine: apt install chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    flags = "--lang=zh-CN --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    quiet = "--disable-background-networking --disable-component-update --disable-sync"
    for flag in (*flags.split(), *quiet.split(), f"--user-data-dir={profile}/profile"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    options.page_load_strategy = "none"  # stock pyvis blocks the load event
    service = webdriver.chrome.service.Service(executable_path=helper)
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_script_timeout(600)
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _READY})
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
    )
    return driver


def measure(driver: Any, graph: KnowledgeGraph, folder: Path) -> Measured:
    """Write ``graph`` as a page that can draw every node, open it three times, redraw it."""
    start = time.perf_counter()
    text = render_page(graph, ontology=load_ontology(), max_nodes=max(1, len(graph.entities)))
    seconds = time.perf_counter() - start
    path = folder / "graph.html"
    path.write_text(text, encoding="utf-8")
    ready = statistics.median(opened(driver, path) for _ in range(3))
    whole = driver.execute_script(_WHOLE) / 1000
    redraw = statistics.median(driver.execute_script(_REDRAW))
    return Measured(seconds, ready, whole, redraw, path.stat().st_size / 1e6)


def opened(driver: Any, path: Path) -> float:
    """Open a page; return the seconds until it stands."""
    driver.get("about:blank")
    driver.get(path.as_uri())
    return float(waited(driver, "return window.__ready", limit=120) or float("inf")) / 1000


def waited(driver: Any, script: str, *, limit: float) -> Any:
    """Ask ``script`` until it answers something, at most ``limit`` seconds."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.support.ui import WebDriverWait

    try:
        return WebDriverWait(driver, limit, poll_frequency=0.02).until(
            lambda found: found.execute_script(script)
        )
    except TimeoutException:
        return None


def print_huge() -> None:
    """Time the writing of a page of a graph that is too large for one."""
    graph = large(HUGE // 5, HUGE)
    start = time.perf_counter()
    size = len(render_page(graph, ontology=load_ontology()).encode()) / 1e6
    seconds = time.perf_counter() - start
    print(
        f"{len(graph):,} statements: the page of their top is written in "
        f"{seconds:.1f} s (≤ {HUGE_SECONDS:.0f}), {size:.1f} MB"
    )


def print_stock(
    driver: Any, graph: KnowledgeGraph, folder: Path, ours: float, *, limit: float
) -> None:
    """Open the page that pyvis itself writes of ``graph``, and compare it with ``ours``."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities.values():
        net.add_node(entity.id, label=entity.name, title=entity.name)
    net.edges = [
        {"from": s.subject, "to": s.object, "title": s.relation_text, "arrows": "to"}
        for s in graph.statements
        if isinstance(s.object, str)
    ]
    path = folder / "stock.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    driver.get("about:blank")
    driver.get(path.as_uri())
    start = time.perf_counter()
    waited(driver, "return typeof network === 'object' && Boolean(network)", limit=limit)
    driver.execute_script(_STOCK)
    stable = waited(driver, "return window.__stable", limit=limit)
    seconds = stable / 1000 if stable else time.perf_counter() - start
    print(
        f"stock pyvis, 1,500 / 4,000: {'' if stable else 'more than '}{seconds:.0f} s, "
        f"{seconds / ours:.0f} times ours (≥ {STOCK_RATIO})"
    )


if __name__ == "__main__":
    main()

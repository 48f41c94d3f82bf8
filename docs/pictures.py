"""The pictures of the page in this folder, taken again: ``python docs/pictures.py``.

Builds docs/sample.txt, opens its page in a headless Chromium, as a laptop and as a phone,
and keeps what is seen. A figure that looks wrong is a fault of the page.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from kgbuild import knowledge_graph
from kgbuild.export.html import render_page
from kgbuild.ontology import load_ontology

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from view import browser, opened

HERE = Path(__file__).parent
LAPTOP, PHONE = (1440, 900, 1), (390, 844, 2)
PICTURES = {
    "view": (LAPTOP, "light", "kgbuild.select('海岚科技')"),
    "view-first": (LAPTOP, "light", ""),
    "view-text": (
        LAPTOP,
        "dark",
        "kgbuild.select('泊位助手');document.querySelector('aside figcaption button').click()",
    ),
    "view-phone": (PHONE, "light", ""),
    "view-phone-evidence": (PHONE, "light", "kgbuild.select('泊位助手')"),
}
"""File name: width, height and density of the screen; theme; what is done on the page."""


def main() -> None:
    """Take all pictures."""
    graph = knowledge_graph([str(HERE / "sample.txt")])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.html"
        path.write_text(render_page(graph, ontology=load_ontology()), encoding="utf-8")
        driver = browser(folder)
        try:
            for name, ((width, height, density), theme, script) in PICTURES.items():
                phone = width < 500
                screen = {"width": width, "height": height, "deviceScaleFactor": density}
                for command, arguments in (
                    ("Emulation.setDeviceMetricsOverride", {**screen, "mobile": phone}),
                    ("Emulation.setTouchEmulationEnabled", {"enabled": phone}),
                    (
                        "Emulation.setEmulatedMedia",
                        {
                            "features": [
                                {"name": "prefers-reduced-motion", "value": "reduce"},
                                {"name": "prefers-color-scheme", "value": theme},
                            ]
                        },
                    ),
                ):
                    driver.execute_cdp_cmd(command, arguments)
                opened(driver, path)
                driver.execute_script(script)
                picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
                (HERE / f"{name}.png").write_bytes(base64.b64decode(picture["data"]))
        finally:
            driver.quit()


if __name__ == "__main__":
    main()

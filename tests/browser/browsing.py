"""A page open in a browser, as the tests handle it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Page:
    """A page open in the browser.

    Attributes:
        driver: Selenium's handle of the browser.
        folder: Where downloads land.
    """

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver = driver
        self.folder = folder

    def run(self, script: str, *arguments: Any) -> Any:
        """Run ``script`` in the page and return its answer."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> Any:
        """Return the first element of a CSS selector."""
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        """Return all elements of a CSS selector."""
        return list(self.driver.find_elements("css selector", selector))

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait until ``condition`` gives something true, and return that."""
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, 10, poll_frequency=0.03).until(
            lambda _: condition(), f"waited in vain: {what}"
        )

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for since it was opened."""
        events = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def log(self, kind: str) -> list[dict[str, Any]]:
        """Return, and clear, one of the browser's logs."""
        return list(self.driver.get_log(kind))

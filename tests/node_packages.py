"""Packages of npm that tests use as second opinions, where somebody has installed them."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent / "javascript"


def folder_with(*packages: str) -> Path:
    """Return the ``node_modules`` that has all of ``packages``; skip the test where none has.

    Looked for in NODE_PATH, then in npm's global folder.
    """
    for folder in _folders():
        if all((folder / package).is_dir() for package in packages):
            return folder
    pytest.skip(f"not installed: npm install -g {' '.join(packages)}")


def run(script: str, modules: Path, text: str) -> str:
    """Run a script of ``tests/javascript`` on ``text``; return what it prints."""
    done = subprocess.run(
        ["node", str(SCRIPTS / script), str(modules)],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def _folders() -> list[Path]:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    found = [Path(place) for place in os.environ.get("NODE_PATH", "").split(os.pathsep) if place]
    if shutil.which("npm") is not None:
        asked = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False)
        found += [Path(line) for line in asked.stdout.splitlines()]
    return found

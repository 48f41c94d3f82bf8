"""Regular expressions that wait for their first use."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import kgbuild
from kgbuild import regex
from kgbuild.regex import regex as deferred


def test_it_serves_as_the_pattern_that_it_stands_for() -> None:
    one, other = (
        deferred(r"(?P<year>\d{4})年", re.ASCII),
        re.compile(r"(?P<year>\d{4})年", re.ASCII),
    )
    assert one.sub("X", "1912年和1949年") == other.sub("X", "1912年和1949年")
    found = one.search("到1949年")
    assert found is not None
    assert found["year"] == "1949"
    assert (one.pattern, one.flags, one.groupindex) == (
        other.pattern,
        other.flags,
        other.groupindex,
    )
    assert deferred(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_an_error_in_a_pattern_is_raised_at_its_first_use() -> None:
    pattern = deferred("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_every_pattern_of_the_package_compiles() -> None:
    checked = 0
    for module in walk_packages(kgbuild.__path__, "kgbuild."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, regex._Deferred):
                assert value.flags is not None
                checked += 1
    assert checked > 100

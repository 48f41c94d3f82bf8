"""Contextual rules: which one decides what a word is, as editable cases, and laws of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.extract import tagging
from kgbuild.extract.context import RULES
from kgbuild.extract.context.rule import Context
from kgbuild.extract.kinds import Kind, Word
from kgbuild.model import Span, Token

CASES = Path(__file__).parent / "cases" / "contexts"


def cases() -> Iterator[pytest.param]:
    for path in sorted(CASES.glob("*.txt")):
        name = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("    "):
                words = line.split()
                text = "".join(word.split("/")[0] for word in words)
                yield pytest.param(name, words, id=f"{name}-{text}")
            elif line and not line.startswith("#"):
                name = line


def as_tagged(fields: list[list[str]], patch: pytest.MonkeyPatch) -> list[Word]:
    """Return words with the kinds that they have before their neighbours are looked at.

    Args:
        fields: Of each word its form, its tag and, where it matters, its relation in the tree.
        patch: Keeps the rules from being asked.
    """
    tokens, position = [], 0
    for form, tag, *relation in fields:
        span = Span(position, position + len(form))
        tokens.append(replace(Token(span, form, form, tag), relation=next(iter(relation), None)))
        position += len(form)
    patch.setattr(tagging, "in_context", list)
    return tagging.words_of(tokens)


def decided(words: list[Word]) -> Iterator[tuple[str, Kind]]:
    """Decide word by word; yield for each the rule that did, and the kind."""
    for index, word in enumerate(words):
        rules = [rule for rule in RULES if rule.looks_at(word.form, word.kind, word.tag)]
        said = ((rule.name, rule.decide(Context(words, index))) for rule in rules)
        name, kind = next(((name, kind) for name, kind in said if kind), ("", word.kind))
        words[index] = Word(word.token, kind)
        yield name, kind


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_rule(name: str, case: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [(place, word.partition("=")[2]) for place, word in enumerate(case)]
    tagged = as_tagged([word.partition("=")[0].split("/") for word in case], monkeypatch)
    found = list(decided(tagged))
    assert len(found) == len(case), "the case glues words that are cut apart"
    assert [(place, *found[place]) for place, kind in wanted if kind] == [
        (place, name, Kind(kind)) for place, kind in wanted if kind
    ]


def test_each_rule_has_a_name_and_a_case_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert {case.values[0] for case in cases()} == set(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_tells_an_example(rule) -> None:
    assert re.search(r"[\d\u4e00-\u9fff]", rule.decide.__doc__)

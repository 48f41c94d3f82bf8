"""docs/ontology.md: the page is the ontology's, and says everything in both languages."""

from __future__ import annotations

from pathlib import Path

from kgbuild.ontology import load_ontology
from kgbuild.ontology.reference import reference

PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"


def test_the_page_is_current() -> None:
    message = "run: python -m kgbuild.ontology.reference > docs/ontology.md"
    assert PAGE.read_text(encoding="utf-8") == reference(load_ontology()), message


def test_every_term_is_there_with_a_definition_in_both_languages() -> None:
    ontology = load_ontology()
    rows = {
        line.split("`")[1]: line for line in reference(ontology).splitlines() if "| `" in line[:4]
    }
    assert rows.keys() == {*ontology.classes, *ontology.relations}
    assert [name for name, row in rows.items() if "<br>" not in row] == []

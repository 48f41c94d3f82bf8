"""Every recipe of the cookbook asked of Comunica, which shares no code with our engines."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graphs import documents, ontology, small_graph
from kgbuild import cli, export, query
from kgbuild.graph import assemble
from kgbuild.query import names
from kgbuild.query.rows import Rows
from kgbuild.query.source import EARLIER, Source, open_source
from node_packages import folder_with, run

PACKAGES = ("n3", "@comunica/query-sparql-file")
SAMPLE = Path(__file__).parents[1] / "docs" / "sample.txt"
PARAGRAPHS = 6  # of the sample: what Comunica needs for a path grows steeply with the graph
FILES = {"graph.ttl": "ttl", "provenance.ttl": "provenance"}
#: What entities are called in the two graphs that are asked.
INVENTED = {"entity": "青禾科技", "first": "星灯平台", "second": "澜江大学"}
READ = {"entity": "海岚科技", "first": "林知远", "second": "东屿港务集团"}


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path, dict[str, str]]]:
    """Folders with an earlier build beside them, and the names to ask for."""
    folder = tmp_path_factory.mktemp("asked")
    whole = small_graph()
    less = assemble(whole.statements[1:], whole.entities.values(), documents())
    for name, graph in {"small": whole, "less": less}.items():
        for file, kind in FILES.items():
            export.write(graph, folder / name / file, format=kind, ontology=ontology())
    opening = SAMPLE.read_text(encoding="utf-8").splitlines()[:PARAGRAPHS]
    (folder / "sample.txt").write_text("\n".join(opening), encoding="utf-8")
    asked = [str(folder / "sample.txt"), "-o", str(folder / "sample")]
    assert cli.main(["build", "--quiet", *asked]) == 0
    return [
        (folder / "small", folder / "less", INVENTED),
        (folder / "sample", folder / "small", READ),
    ]


def question(
    recipe: query.Recipe, source: Source, earlier: Source, called: dict[str, str]
) -> dict[str, Any]:
    """Return a recipe as Comunica takes it: its graph, its text, its bound parameters."""
    bound = {}
    for parameter in recipe.parameters:
        if parameter.kind == "build":
            source = source.beside(earlier)
            iri = EARLIER
        else:
            iri = names.find(
                called[parameter.name],
                names=source.names,
                iris=source.subjects,
                prefixes=source.prefixes,
            )
        bound[parameter.name] = iri
    values = ""
    # Comunica binds no variable of a group or of a VALUES clause.
    if "GROUP BY" in recipe.sparql or EARLIER in recipe.sparql:
        values = " ".join(f"?{name}" for name in bound)
        values = f"VALUES ({values}) {{ ({' '.join(f'<{iri}>' for iri in bound.values())}) }}"
        bound = {}
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in source.prefixes.items())
    turtle = ox.serialize(source.quads(), format=ox.RdfFormat.TURTLE)
    assert turtle is not None
    return {
        "turtle": turtle.decode(),
        "query": f"{prologue}{recipe.sparql}\n{values}",
        "bindings": bound,
    }


def told(rows: Rows) -> Counter[tuple[tuple[str, ...], ...]]:
    """Return rows as a bag, for an order among equals is nobody's promise."""
    return Counter(
        tuple(
            () if term is None else (term.kind, term.value, term.language, term.datatype)
            for term in row
        )
        for row in rows.rows
    )


def answered(
    solutions: list[dict[str, dict[str, str]]], rows: Rows
) -> Counter[tuple[tuple[str, ...], ...]]:
    """Return Comunica's solutions as the same kind of bag."""
    plain = "http://www.w3.org/2001/XMLSchema#string"

    def cell(term: dict[str, str] | None) -> tuple[str, ...]:
        if term is None:
            return ()
        datatype = "" if term["datatype"] == plain else term["datatype"]
        return term["type"], term["value"], term["language"], datatype

    return Counter(tuple(cell(row.get(name)) for name in rows.variables) for row in solutions)


def test_comunica_gives_the_same_rows_to_every_recipe(
    graphs: list[tuple[Path, Path, dict[str, str]]],
) -> None:
    modules = folder_with(*PACKAGES)
    asked, expected = [], []
    for folder, before, called in graphs:
        with open_source(folder) as source, open_source(before) as earlier:
            for recipe in query.recipes().values():
                asked.append(question(recipe, source, earlier, called))
                values = {"earlier": str(before), **called}
                given = {parameter.name: values[parameter.name] for parameter in recipe.parameters}
                rows = query.run_recipe(folder, recipe.name, given, engine="pyoxigraph")
                expected.append((f"{folder.name}: {recipe.name}", rows))
    answers = json.loads(run("ask.cjs", modules, json.dumps(asked)))
    different = {
        name: (told(rows) - answered(found, rows), answered(found, rows) - told(rows))
        for (name, rows), found in zip(expected, answers, strict=True)
        if told(rows) != answered(found, rows)
    }
    assert different == {}
    assert sum(len(rows) for _, rows in expected) > 100

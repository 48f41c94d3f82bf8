"""The cookbook: questions that people really ask, as ``cookbook/*.rq`` with bound parameters.

A recipe is a query whose header says in comments what it answers and what it needs. A
parameter is bound as a term, never spliced into the text, so no value can change the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

from kgbuild.errors import QueryError
from kgbuild.model import Label
from kgbuild.query import engines, guard, names
from kgbuild.query.rows import Rows, Term
from kgbuild.query.source import EARLIER, Source, open_source
from kgbuild.query.worker import Question, Worker
from kgbuild.regex import regex

Kind: TypeAlias = Literal["entity", "text", "build"]

_TITLE = regex(r"^# title-(zh|en): (.+)$", re.MULTILINE)
_PARAMETER = regex(r"^# param (\w+) \((entity|text|build)\): (.+?) / (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a recipe needs to know.

    Attributes:
        name: Name of the variable that it binds.
        kind: ``"entity"``: a name, alias or IRI; ``"text"``: a plain string; ``"build"``: the
            path of another graph.
        label: What it is, in zh and en.
    """

    name: str
    kind: Kind
    label: Label


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question with its query.

    Attributes:
        name: Name of its file without ``.rq``.
        title: What it answers, in zh and en.
        parameters: What it needs, all of them required.
        sparql: The query.
    """

    name: str
    title: Label
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def recipes() -> Mapping[str, Recipe]:
    """Return the cookbook, by name, in alphabetical order."""
    folder = resources.files("kgbuild.query").joinpath("cookbook")
    texts = {
        file.name.removesuffix(".rq"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    }
    return MappingProxyType({name: _recipe(name, texts[name]) for name in sorted(texts)})


def run_recipe(  # noqa: PLR0913 - keyword-only options
    source: Path,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    limit: int | None = None,
    engine: Literal["rdflib", "pyoxigraph"] | None = None,
    timeout: float | None = None,
) -> Rows:
    """Answer a recipe's question.

    Args:
        source: A Turtle file, an output folder or a store. Most recipes read the provenance,
            so a folder answers more than its ``graph.ttl``.
        name: Name of the recipe.
        parameters: Parameter of the recipe -> what it stands for: a name, an IRI, a text.
        limit: Keep at most so many rows.
        engine: Force an engine; chosen by size unless given.
        timeout: Seconds that it may take, as for :func:`kgbuild.query.select`.

    Raises:
        QueryError: There is no such recipe, a parameter is missing or unknown, or an entity
            is not in the source (near names are listed).
    """
    if timeout is not None:
        question = Question(recipe=name, parameters=parameters or {}, limit=limit, engine=engine)
        with Worker(source) as worker:
            return worker.ask(question, timeout=timeout)
    with open_source(source) as opened:
        return answer(opened, name, parameters, limit=limit, engine=engine)


def answer(
    opened: Source,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    limit: int | None = None,
    engine: str | None = None,
) -> Rows:
    """Answer a recipe's question from a source that is open already.

    Raises:
        QueryError: As :func:`run_recipe`.
    """
    given = parameters or {}
    cookbook = recipes()
    if name not in cookbook:
        raise QueryError(
            f"unknown recipe {name!r}", remedy=f"choose from {', '.join(cookbook)}", value=name
        )
    recipe = cookbook[name]
    _check(recipe, given)
    bindings = {}
    for parameter in recipe.parameters:
        value = given[parameter.name]
        if parameter.kind == "text":
            bindings[parameter.name] = Term("literal", value)
        elif parameter.kind == "build":
            with open_source(Path(value)) as earlier:
                opened = opened.beside(earlier)
            bindings[parameter.name] = Term("uri", EARLIER)
        else:
            iri = names.find(
                value, names=opened.names, iris=opened.subjects, prefixes=opened.prefixes
            )
            bindings[parameter.name] = Term("uri", iri)
    query = guard.parse(recipe.sparql, opened.prefixes)
    return engines.run(opened, query, bindings=bindings, limit=limit, engine=engine)


def _check(recipe: Recipe, given: Mapping[str, str]) -> None:
    wanted = [parameter.name for parameter in recipe.parameters]
    needs = f"recipe {recipe.name} needs {', '.join(wanted) or 'no parameter'}"
    for name in wanted:
        if name not in given:
            raise QueryError(f"parameter {name!r} is missing", remedy=needs, value=name)
    for name in given:
        if name not in wanted:
            raise QueryError(f"unknown parameter {name!r}", remedy=needs, value=name)


def _recipe(name: str, text: str) -> Recipe:
    titles = dict(_TITLE.findall(text))
    return Recipe(
        name,
        Label(titles["zh"], titles["en"]),
        tuple(Parameter(n, kind, Label(zh, en)) for n, kind, zh, en in _PARAMETER.findall(text)),
        text,
    )

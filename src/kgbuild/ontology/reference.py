"""The ontology becomes a page to read: every class and relation, in zh and en.

``python -m kgbuild.ontology.reference > docs/ontology.md`` writes the page; a test fails when
the page is older than the ontology.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kgbuild.ontology.files import ontology_file, read_text
from kgbuild.ontology.schema import Ontology
from kgbuild.ontology.turtle import load_ontology

_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"


def reference(ontology: Ontology) -> str:
    """Return the page about ``ontology``, as Markdown."""
    definitions = _definitions()
    lines = [
        "# 本体参考 / Ontology reference",
        "",
        "Made from [ontology/kgbuild.ttl](../ontology/kgbuild.ttl) by "
        "`python -m kgbuild.ontology.reference`; do not edit.",
        "",
        f"## 类 / Classes ({len(ontology.classes)})",
        "",
        "| kgo: | 中文 | English | 上位类 / parent | 定义 / definition |",
        "|---|---|---|---|---|",
    ]
    lines += (
        f"| `{c.name}` | {c.label.zh} | {c.label.en or ''} | {_code(c.parent)} | "
        f"{definitions.get(c.iri, '')} |"
        for c in ontology.classes.values()
    )
    lines += [
        "",
        f"## 关系 / Relations ({len(ontology.relations)})",
        "",
        "| kgo: | 中文 | English | 主语 / domain | 宾语 / range | 触发词 / triggers | "
        "定义 / definition |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += (
        f"| `{r.name}` | {r.label.zh} | {r.label.en or ''} | {_codes(r.domain)} | "
        f"{_codes(r.range)} | {'、'.join(r.triggers)} | {definitions.get(r.iri, '')} |"
        for r in ontology.relations.values()
    )
    return "\n".join(lines) + "\n"


def _definitions() -> dict[str, str]:
    """Return IRI -> its definitions, zh before en."""
    found: dict[str, dict[str, str]] = {}
    for iri, language, text in _texts():
        found.setdefault(iri, {})[language] = text.replace("|", "\\|")
    return {
        iri: "<br>".join(texts[key] for key in ("zh", "en") if key in texts)
        for iri, texts in found.items()
    }


def _texts() -> Iterator[tuple[str, str, str]]:
    import pyoxigraph as ox

    text = read_text(ontology_file("kgbuild.ttl"))
    for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if triple.predicate.value != _DEFINITION or not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(value, ox.Literal):
            yield subject.value, value.language or "", value.value


def _code(name: str | None) -> str:
    return f"`{name}`" if name else ""


def _codes(names: tuple[str, ...]) -> str:
    return " ".join(map(_code, names))


if __name__ == "__main__":
    sys.stdout.write(reference(load_ontology()))

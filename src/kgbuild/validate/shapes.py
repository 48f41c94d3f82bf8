"""Triples against ``ontology/shapes.ttl`` (SHACL core), where pySHACL is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.errors import OntologyError
from kgbuild.graph.rdf import Telling
from kgbuild.graph.rdflib_view import rdflib_graph
from kgbuild.ontology import ontology_file
from kgbuild.validate.screen import cells_of, conforms
from kgbuild.validate.violations import Violation

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Above so many triples the shapes are not run: pySHACL works on rdflib's slow engine.
LARGEST = 200_000
_SENTENCE = "ontology#sentence"
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"


def shapes(
    triples: Iterable[ox.Quad], *, base_iri: str, told: Iterable[Telling] = ()
) -> tuple[list[Violation], str | None]:
    """Check ``triples`` against the shapes.

    Args:
        triples: Facts and provenance together.
        base_iri: Root of their IRIs, in place of the shapes' own.
        told: The same as they are told, for at most :data:`LARGEST`: where given, pySHACL is
            asked only if :mod:`kgbuild.validate.screen` is not sure that they keep to the
            shapes, and ``triples`` are taken only then. The answer is the same.

    Returns:
        The violations, and a note where the shapes were not run (``None`` where they were).
    """
    if importlib.util.find_spec("pyshacl") is None:
        return [], "the SHACL shapes were not checked: pip install 'kgbuild[shacl]'"
    try:
        text = ontology_file("shapes.ttl").read_text(encoding="utf-8")
    except OntologyError as error:
        return [], f"the SHACL shapes were not checked: {error}"
    text = _rebased(text, base_iri)
    if told and conforms(cells_of(told), text):
        return [], None
    several = list(triples)
    if (note := unchecked(len(several))) is not None:
        return [], note
    return _run(several, text, base_iri), None


def unchecked(count: int) -> str | None:
    """Return why the shapes are not run on so many triples, ``None`` where they are."""
    if count <= LARGEST:
        return None
    return f"the SHACL shapes were not checked: {count} triples exceed {LARGEST}"


def _rebased(text: str, base_iri: str) -> str:
    from kgbuild.config import DEFAULT_BASE_IRI

    return text.replace(DEFAULT_BASE_IRI, base_iri)


def _run(triples: list[ox.Quad], text: str, base_iri: str) -> list[Violation]:
    import pyshacl
    import rdflib

    data = rdflib_graph(triples, prefixes={})
    rules = rdflib.Graph().parse(data=text, format="turtle")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
    if conforms:
        return []
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = []
    for result in results.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus = results.value(result, sh.focusNode)
        path = results.value(result, sh.resultPath) or results.value(result, sh.sourceShape)
        value = results.value(result, sh.value)
        messages = sorted(
            results.objects(result, sh.resultMessage),
            key=lambda text: (getattr(text, "language", None) != "en", str(text)),
        )
        message = str(next(iter(messages), "the shape does not hold"))
        if value is not None:
            message += f" (found {value})"
        rule = str(path).rpartition("#")[2].rpartition("/")[2]
        sentence = next(
            (
                str(text)
                for source in (focus, *data.objects(focus, rdflib.URIRef(_DERIVED)))
                for text in data.objects(source, rdflib.URIRef(base_iri + _SENTENCE))
            ),
            None,
        )
        found.append(Violation(f"shape:{rule}", str(focus), message, sentence))
    return sorted(found, key=str)

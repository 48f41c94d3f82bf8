"""Turtle files become an :class:`~kgbuild.ontology.Ontology`, every reference checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from kgbuild.config import DEFAULT_BASE_IRI
from kgbuild.errors import OntologyError
from kgbuild.model import Label
from kgbuild.ontology.files import ontology_file, read_text
from kgbuild.ontology.predicates import MARKERS, frame
from kgbuild.ontology.schema import Ontology, OntologyClass, OntologyRelation

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
_LABEL = f"{_RDFS}label"


def load_ontology(
    extra: Path | None = None, *, base_iri: str = DEFAULT_BASE_IRI, kept: str = ""
) -> Ontology:
    """Read ``ontology/kgbuild.ttl``, and a Turtle file of the user's that extends it.

    The extra file may add classes and relations in any namespace, and labels, triggers,
    domains and ranges to the terms of the built-in one. The words of a class are the heads
    of its instances' names, those of a relation the verbs that tell it.

    Args:
        extra: A Turtle file.
        base_iri: Root of the IRIs to mint; the built-in terms move with it.
        kept: The text of such a file, as a store keeps it; ``extra`` goes before it.

    Raises:
        OntologyError: A file is missing or is not Turtle, or a term lacks its zh label or
            refers to a class or relation that nobody declares.
    """
    terms = _Terms(f"{DEFAULT_BASE_IRI}ontology#", f"{base_iri}ontology#")
    own = ontology_file("kgbuild.ttl")
    terms.read(str(own), read_text(own))
    if extra is not None:
        kept = read_text(extra)
    if kept:
        terms.read(str(extra or "the store's ontology"), kept)
    return terms.ontology(base_iri, kept)


class _Terms:
    """What Turtle files say of each term, with the text to point at when it is wrong."""

    def __init__(self, namespace: str, moved: str) -> None:
        self._namespace, self._moved = namespace, moved
        self._facts: dict[str, dict[str, list[tuple[str, str | None]]]] = {}
        self._texts: list[tuple[str, str]] = []

    def read(self, source: str, text: str) -> None:
        """Add the facts of a Turtle text; blank nodes are not ours to read."""
        import pyoxigraph as ox

        self._texts.append((source, text))
        try:
            for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
                subject, value = triple.subject, triple.object
                if isinstance(subject, ox.NamedNode):
                    facts = self._facts.setdefault(self._move(subject.value), {})
                    values = facts.setdefault(triple.predicate.value, [])
                    if isinstance(value, ox.Literal):
                        values.append((value.value, value.language))
                    elif isinstance(value, ox.NamedNode):
                        values.append((self._move(value.value), None))
        except SyntaxError as error:
            message = str(error.msg).partition(": ")[2] or str(error.msg)
            raise OntologyError(
                f"is not Turtle ({message})",
                source=source,
                place=f"line {error.lineno}",
                remedy="correct the line, or run any Turtle checker on the file",
                value=error,
            ) from error

    def ontology(self, base_iri: str, extra: str) -> Ontology:
        """Make the ontology of all that was read, every reference checked."""
        classes = {name: self._class(name, iri) for name, iri in self._declared("Class")}
        relations = {
            name: self._relation(name, iri, kind)
            for term, kind in (("ObjectProperty", "object"), ("DatatypeProperty", "datatype"))
            for name, iri in self._declared(term)
        }
        for name, class_ in classes.items():
            self._refer(name, (class_.parent,), classes, "class")
            above, seen = class_.parent, {name}
            while above is not None:
                if above in seen:
                    raise self._wrong(f"class {name} is above itself", name, "break the circle")
                seen.add(above)
                above = classes[above].parent if above in classes else None
        for name, relation in relations.items():
            self._refer(name, (*relation.domain, *relation.range), classes, "class")
            self._refer(name, (relation.inverse,), relations, "relation")
        return Ontology(
            MappingProxyType(dict(sorted(classes.items()))),
            MappingProxyType(dict(sorted(relations.items()))),
            base_iri,
            extra,
        )

    def _move(self, iri: str) -> str:
        if self._namespace != self._moved and iri.startswith(self._namespace):
            return self._moved + iri[len(self._namespace) :]
        return iri

    def _declared(self, kind: str) -> Iterator[tuple[str, str]]:
        names: dict[str, str] = {}
        for iri, facts in self._facts.items():
            if (_OWL + kind, None) in facts.get(f"{_RDF}type", ()):
                name = _name_of(iri)
                if names.setdefault(name, iri) != iri:
                    raise self._wrong(f"two terms are called {name}", name, "rename one of them")
                yield name, iri

    def _class(self, name: str, iri: str) -> OntologyClass:
        parents = self._names(iri, f"{_RDFS}subClassOf")
        alone = self._words(iri, f"{_SKOS}altLabel")
        heads = {word: word in alone for word in alone | self._words(iri, f"{_SKOS}hiddenLabel")}
        return OntologyClass(
            name,
            iri,
            self._label(name, iri),
            parents[0] if parents else None,
            tuple(sorted(heads.items())),
        )

    def _relation(self, name: str, iri: str, kind: str) -> OntologyRelation:
        sure = self._words(iri, f"{_SKOS}altLabel")
        hidden = self._words(iri, f"{_SKOS}hiddenLabel")
        inverse = self._names(iri, f"{_OWL}inverseOf")
        markers = {frame(written)[0] for written in (*sure, *hidden)} - {""}
        for written in (*sure, *hidden):
            marker, verb = frame(written)
            if not verb or (marker and marker not in MARKERS):
                raise self._wrong(
                    f"trigger {written!r} of {name} is neither a verb nor preposition…verb",
                    written,
                    f"the prepositions are {' '.join(sorted(set(MARKERS.values())))}",
                )
        return OntologyRelation(
            name=name,
            iri=iri,
            label=self._label(name, iri),
            triggers=(*sorted(sure), *sorted(hidden - sure)),
            sure_triggers=frozenset(sure),
            domain=self._names(iri, f"{_SCHEMA}domainIncludes"),
            range=self._names(iri, f"{_SCHEMA}rangeIncludes"),
            markers=tuple(sorted(markers)),
            inverse=inverse[0] if inverse else None,
            symmetric=f"{_OWL}SymmetricProperty" in self._values(iri, f"{_RDF}type"),
            kind="object" if kind == "object" else "datatype",
        )

    def _values(self, iri: str, predicate: str) -> list[str]:
        return [value for value, language in self._facts[iri].get(predicate, ()) if not language]

    def _names(self, iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(map(_name_of, self._values(iri, predicate))))

    def _words(self, iri: str, predicate: str) -> set[str]:
        facts = self._facts[iri].get(predicate, ())
        return {value for value, language in facts if (language or "").startswith("zh")}

    def _label(self, name: str, iri: str) -> Label:
        labels = {language: value for value, language in self._facts[iri].get(_LABEL, ())}
        if "zh" not in labels:
            raise self._wrong(f"{name} has no zh label", name, 'add rdfs:label "…"@zh')
        return Label(labels["zh"], labels.get("en"))

    def _refer(
        self, name: str, names: Sequence[str | None], known: Mapping[str, object], kind: str
    ) -> None:
        for other in names:
            if other is not None and other not in known:
                raise self._wrong(
                    f"{name} refers to the unknown {kind} {other}",
                    other,
                    f"declare {other}, or choose from {', '.join(sorted(known))}",
                )

    def _wrong(self, message: str, needle: str, remedy: str) -> OntologyError:
        """Make the error, pointing at the last file's first line that holds ``needle``."""
        word = re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)")
        for source, text in reversed(self._texts):
            for number, line in enumerate(text.splitlines(), 1):
                if word.search(line):
                    place = f"line {number}"
                    return OntologyError(
                        message, source=source, place=place, remedy=remedy, value=needle
                    )
        return OntologyError(message, remedy=remedy, value=needle)


def _name_of(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]

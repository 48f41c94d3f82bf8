"""Why the names of entities are one thing's, into ``provenance.ttl`` and back.

Each merge is a ``kgo:Merge``: the two names, the rule, the entity that bears both, and the
evidence that shows it, if a text does. The pair obeys
``merges_of(triples of mergings(graph), …) == {iri: entity.merges}``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from kgbuild.graph import terms
from kgbuild.graph.rdf import RDF_TYPE
from kgbuild.model import Evidence, Merge, Span, sorted_merges
from kgbuild.ontology import Ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kgbuild.graph.knowledge import KnowledgeGraph

    Facts: TypeAlias = Mapping[str, Mapping[str, Sequence[ox.NamedNode | ox.Literal]]]

_OA, _PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"


def mergings(
    graph: KnowledgeGraph, ontology: Ontology
) -> Iterator[tuple[str, list[tuple[str, terms.Node]]]]:
    """Yield the IRI of each merge with what is said of it, predicate and object.

    Raises:
        GraphError: An IRI of the graph is not one.
    """
    kgo = ontology.prefixes["kgo"]
    for entity in graph.entities.values():
        for merge in entity.merges:
            told: list[tuple[str, terms.Node]] = [
                (RDF_TYPE, terms.named(f"{kgo}Merge")),
                (f"{kgo}mergedName", terms.text(merge.name, "zh")),
                (f"{kgo}mergedInto", terms.text(merge.into, "zh")),
                (f"{kgo}mergeRule", terms.text(merge.rule)),
                (f"{kgo}mergeOf", terms.named(entity.id)),
            ]
            if merge.evidence is not None:
                origin = terms.named(ontology.evidence_iri(merge.evidence))
                told.append((f"{_PROV}wasDerivedFrom", origin))
            yield ontology.merge_iri(entity.id, merge), told


def evidence_of_merges(graph: KnowledgeGraph) -> Iterable[Evidence]:
    """Return the evidence that only merges may have, each once, in the order of entities."""
    found = (merge.evidence for entity in graph.entities.values() for merge in entity.merges)
    return dict.fromkeys(evidence for evidence in found if evidence is not None)


def merges_of(origins: Facts, kgo: str) -> dict[str, tuple[Merge, ...]]:
    """Return the merges that ``provenance.ttl`` tells of, by the IRI of their entity.

    Args:
        origins: Its triples, as subject -> predicate -> objects.
        kgo: The namespace of the ontology.

    Raises:
        KeyError: Something that a merge needs is missing.
        ValueError: A place is not a number.
    """
    found: defaultdict[str, list[Merge]] = defaultdict(list)
    for facts in origins.values():
        if any(value.value == f"{kgo}Merge" for value in facts.get(RDF_TYPE, ())):
            name, into, rule, entity = (
                facts[kgo + part][0].value
                for part in ("mergedName", "mergedInto", "mergeRule", "mergeOf")
            )
            evidence = facts.get(f"{_PROV}wasDerivedFrom", ())
            shown = _evidence(origins, evidence[0].value, kgo) if evidence else None
            found[entity].append(Merge(name, into, rule, shown))
    return {entity: tuple(sorted_merges(merges)) for entity, merges in found.items()}


def _evidence(origins: Facts, iri: str, kgo: str) -> Evidence:
    facts, position = origins[iri], origins[f"{iri}-position"]
    source = origins[facts[f"{_OA}hasSource"][0].value]

    def number(known: Mapping[str, Sequence[ox.NamedNode | ox.Literal]], predicate: str) -> int:
        return int(known[predicate][0].value)

    return Evidence(
        document=source[f"{_DCTERMS}identifier"][0].value,
        sentence_span=Span(
            number(facts, f"{kgo}sentenceStart"), number(facts, f"{kgo}sentenceEnd")
        ),
        sentence=facts[f"{kgo}sentence"][0].value,
        quote_span=Span(number(position, f"{_OA}start"), number(position, f"{_OA}end")),
        quote=origins[f"{iri}-quote"][f"{_OA}exact"][0].value,
    )

"""ontology/ and its reader: the files keep their promises, predicates map, names never collapse."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphs import small_graph
from kgbuild.errors import OntologyError
from kgbuild.model import Evidence, Span
from kgbuild.ontology import Lexicon, Ontology, load_lexicon, load_ontology, ontology_file
from kgbuild.ontology.deeds import Frame, sort_of_noun, takers

KGO = "https://w3id.org/kgbuild/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFIXES = """
@prefix ex: <https://example.org/x#> .
@prefix kgo: <https://w3id.org/kgbuild/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(ontology_file("kgbuild.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    return store


def literals(store: ox.Store, term: ox.NamedNode, predicate: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(term, ox.NamedNode(predicate), None):
        found.setdefault(quad.object.language, []).append(quad.object.value)
    return found


def terms(store: ox.Store) -> list[ox.NamedNode]:
    typed = store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), None)
    return sorted({q.subject for q in typed if q.subject.value.startswith(KGO)}, key=str)


class TestFile:
    """What kgbuild.ttl promises."""

    def test_every_term_has_one_label_and_one_definition_in_both_languages(self, store):
        assert len(terms(store)) > 150
        for term in terms(store):
            for predicate in (f"{RDFS}label", f"{SKOS}definition"):
                found = literals(store, term, predicate)
                assert {k: len(v) for k, v in found.items()} == {"zh": 1, "en": 1}, term
                assert all(text.strip() for texts in found.values() for text in texts), term

    def test_every_term_is_defined_by_the_ontology(self, store):
        source = ox.NamedNode(KGO.rstrip("#"))
        for term in terms(store):
            assert ox.Quad(term, ox.NamedNode(f"{RDFS}isDefinedBy"), source) in store, term

    def test_nothing_of_the_namespace_is_used_undeclared(self, store):
        declared = set(terms(store))
        used = {
            node
            for quad in store
            for node in (quad.predicate, quad.object)
            if isinstance(node, ox.NamedNode) and node.value.startswith(KGO)
        }
        assert used <= declared

    def test_the_header_carries_version_and_licence(self, store):
        header = ox.NamedNode(KGO.rstrip("#"))
        for predicate in (
            f"{OWL}versionIRI",
            "http://purl.org/dc/terms/title",
            "http://purl.org/dc/terms/license",
        ):
            assert list(store.quads_for_pattern(header, ox.NamedNode(predicate), None)), predicate

    def test_labels_tell_classes_apart_and_relations_apart(self, ontology):
        for group in (ontology.classes, ontology.relations):
            for language in ("zh", "en"):
                labels = [getattr(term.label, language) for term in group.values()]
                assert len(labels) == len(set(labels)), language

    def test_the_tree_has_two_roots(self, ontology):
        roots = {c.name for c in ontology.classes.values() if c.parent is None}
        assert roots == {"Entity", "Value"}

    def test_every_relation_has_triggers_and_a_domain(self, ontology):
        assert len(ontology.relations) >= 60
        for relation in ontology.relations.values():
            assert len(relation.triggers) >= 3, relation.name
            assert relation.domain, relation.name
            assert relation.range or relation.name == "alsoKnownAs"

    def test_only_literals_have_values_in_their_range(self, ontology):
        for relation in ontology.relations.values():
            values = {name for name in relation.range if ontology.is_a(name, "Value")}
            assert values == (set(relation.range) if relation.kind == "datatype" else set())

    def test_inverses_are_mutual_and_symmetric_ends_agree(self, ontology):
        for relation in ontology.relations.values():
            if relation.inverse:
                assert ontology.relations[relation.inverse].inverse == relation.name
            if relation.symmetric:
                assert relation.domain == relation.range
                assert relation.inverse is None

    def test_the_shapes_name_known_terms_only(self, store):
        shapes = ox.Store()
        shapes.load(ontology_file("shapes.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
        own = {
            quad.subject
            for quad in shapes
            if isinstance(quad.subject, ox.NamedNode) and "Shape" in quad.subject.value
        }
        used = {
            node
            for quad in shapes
            for node in (quad.predicate, quad.object)
            if isinstance(node, ox.NamedNode) and node.value.startswith(KGO)
        }
        assert used - own <= set(terms(store))

    def test_the_context_has_the_prefixes_of_the_builds(self, ontology):
        context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))
        prefixes = {k: v for k, v in context["@context"].items() if not k.startswith("@")}
        assert prefixes == dict(ontology.prefixes)


class TestShapes:
    """shapes.ttl accepts a good graph and finds what is broken."""

    @staticmethod
    def violations(turtle: str) -> set[str]:
        pyshacl = pytest.importorskip("pyshacl")
        rdflib = pytest.importorskip("rdflib")
        data = rdflib.Graph().parse(data=turtle, format="turtle")
        rules = rdflib.Graph().parse(
            data=ontology_file("shapes.ttl").read_text(encoding="utf-8"), format="turtle"
        )
        _, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
        messages = results.objects(None, rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage"))
        return {str(message) for message in messages if message.language == "en"}

    @pytest.fixture
    def good(self) -> str:
        from kgbuild.graph.provenance import provenance
        from kgbuild.graph.rdf import facts

        ontology = load_ontology()
        graph = small_graph()
        triples = [*facts(graph, ontology), *provenance(graph, ontology)]
        return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()

    def test_a_good_graph_conforms(self, good):
        assert self.violations(good) == set()

    @pytest.mark.parametrize(
        ("pattern", "replacement", "message"),
        [
            (r'.*rdf-schema#label> "[^"]*"@zh .\n', "", "an entity has a zh label"),
            (
                r"(ontology#confidence> )\"[0-9.]+\"",
                r'\1"1.5"',
                "a confidence lies between 0 and 1",
            ),
            (r".*prov#wasDerivedFrom.*\n", "", "a statement has evidence"),
            (r".*22-rdf-syntax-ns#object>.*\n", "", "a statement has exactly one object"),
            (r"(ns/oa#start> )\"\d+\"", r'\1"9999"', "a quote does not start after its end"),
            (r"(#sentenceEnd> )\"\d+\"", r'\1"0"', "a sentence does not start after its end"),
            (r".*ns/oa#exact>.*\n", "", "a quote selector has exactly one quote"),
            (r"ontology#planned>", "ontology#maybe>", "a modality is one of the five"),
        ],
    )
    def test_a_broken_graph_is_found(self, good, pattern, replacement, message):
        broken = re.sub(pattern, replacement, good)
        assert broken != good
        assert message in self.violations(broken)


class TestMetaShapes:
    """meta-shapes.ttl accepts the ontology and what extends it, and finds what is broken."""

    GOOD = (
        PREFIXES
        + """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://example.org/x> a owl:Ontology ; owl:versionIRI <https://example.org/x/1> ;
  dcterms:title "例"@zh , "example"@en ; dcterms:description "一例。"@zh , "An example."@en ;
  dcterms:license <https://example.org/licence> ; dcterms:creator "somebody" ;
  dcterms:created "2026-01-01"^^xsd:date ; dcterms:modified "2026-01-02"^^xsd:date .
kgo:Entity a owl:Class ; rdfs:label "实体"@zh , "entity"@en ;
  rdfs:isDefinedBy <https://example.org/x> ;
  skos:definition "物。"@zh , "A thing."@en .
ex:Ship a owl:Class ; rdfs:label "船"@zh , "ship"@en ; rdfs:isDefinedBy <https://example.org/x> ;
  skos:definition "水上之物。"@zh , "What floats."@en ; rdfs:subClassOf kgo:Entity .
ex:follows a owl:ObjectProperty ; rdfs:label "跟随"@zh , "follows"@en ;
  skos:definition "随后而行。"@zh , "To sail behind."@en ;
  rdfs:isDefinedBy <https://example.org/x> ;
  skos:altLabel "跟随"@zh ; skos:closeMatch schema:follows ;
  schema:domainIncludes ex:Ship ; schema:rangeIncludes ex:Ship .
"""
    )

    @staticmethod
    def violations(*turtle: str) -> set[str]:
        pyshacl = pytest.importorskip("pyshacl")
        rdflib = pytest.importorskip("rdflib")
        data = rdflib.Graph()
        for text in turtle:
            data.parse(data=text, format="turtle")
        rules = rdflib.Graph().parse(
            data=ontology_file("meta-shapes.ttl").read_text(encoding="utf-8"), format="turtle"
        )
        _, results, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
        messages = results.objects(None, rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage"))
        return {str(message) for message in messages if message.language == "en"}

    def test_the_ontology_and_the_example_conform(self):
        own = ontology_file("kgbuild.ttl").read_text(encoding="utf-8")
        example = Path(__file__).parents[1] / "docs" / "medicine" / "medicine.ttl"
        assert self.violations(own, example.read_text(encoding="utf-8")) == set()
        assert self.violations(self.GOOD) == set()

    @pytest.mark.parametrize(
        ("before", "after", "message"),
        [
            ("owl:versionIRI <https://example.org/x/1> ;", "", "exactly one version IRI"),
            ('"例"@zh , "example"@en', '"例"@zh', "a title in zh and en"),
            ('"2026-01-02"', '"2025-12-31"', "a date of creation, not after its modification"),
            ('"2026-01-02"^^xsd:date', '"yesterday"', "a date of modification"),
            ('"船"@zh , "ship"@en', '"船"@zh', "one label in zh and one in en"),
            ('"ship"@en', '"ship"@en , "vessel"@en', "one label in zh and one in en"),
            ('"水上之物。"@zh ,', "", "one definition in zh and one in en"),
            ("ex:Ship a owl:Class", "ex:Ship a rdfs:Datatype", "exactly one known kind"),
            ("ex:Ship a owl:Class", "ex:Ship a owl:Class , owl:ObjectProperty", "one known kind"),
            ("isDefinedBy <https://example.org/x> ;\n  skos:altL", "seeAlso ex:y ; skos:altL",
             "names the ontology that defines it"),
            ("ex:Ship", "ex:ship", "begins with a capital"),
            ("ex:follows a", "ex:Follows a", "begins with a small letter"),
            ("; rdfs:subClassOf kgo:Entity", "", "lies under Entity or Value"),
            ("subClassOf kgo:Entity", "subClassOf ex:Boat", "one declared class above it"),
            ("schema:domainIncludes ex:Ship", "schema:domainIncludes ex:Boat", "a domain of"),
            ("schema:rangeIncludes ex:Ship", "schema:rangeIncludes ex:Boat", "a range is of"),
            ('skos:altLabel "跟随"@zh ;', "", "Chinese words that tell it"),
            ('skos:altLabel "跟随"@zh', 'skos:altLabel "follow"@en', "Chinese words that tell it"),
            ("schema:follows", "<https://example.org/y>", "vocabularies that are aligned with"),
        ],
    )  # fmt: skip
    def test_a_broken_ontology_is_found(self, before, after, message):
        broken = self.GOOD.replace(before, after)
        assert broken != self.GOOD
        assert any(message in found for found in self.violations(broken))

    def test_every_aligned_vocabulary_is_matched(self, store):
        matches = store.quads_for_pattern(None, ox.NamedNode(f"{SKOS}closeMatch"), None)
        targets = [quad.object.value for quad in matches]
        for vocabulary in (
            "https://schema.org/", "http://www.w3.org/ns/org#", "http://xmlns.com/foaf/0.1/",
            "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#", SKOS,
            "http://www.w3.org/2006/time#", "http://www.wikidata.org/entity/Q",
            "http://www.wikidata.org/prop/direct/P",
        ):  # fmt: skip
            assert any(target.startswith(vocabulary) for target in targets), vocabulary


class TestClasses:
    def test_is_a_climbs_the_tree(self, ontology):
        assert ontology.is_a("Company", "Agent")
        assert ontology.is_a("Company", "Company")
        assert not ontology.is_a("Agent", "Company")
        assert not ontology.is_a("Time", "Entity")

    def test_a_title_is_a_position(self, ontology):
        assert ontology.is_a("Title", "Position")
        assert ontology.is_a("Title", "Entity")
        assert ontology.is_a("Position", "Title")

    def test_an_unknown_class_is_itself_only(self, ontology):
        assert ontology.is_a("Spaceship", "Spaceship")
        assert not ontology.is_a("Spaceship", "Entity")


# predicate, marker, subject, object -> relation, swapped
MAPPED = [
    ("合作", "与", "Company", "City", "partnersWith", False),
    ("合作", "和", "Company", "Concept", "partnersWith", False),
    ("达成战略合作", "与", "Company", "Place", "partnersWith", False),
    ("建立了合作关系", "同", "Company", "University", "partnersWith", False),
    ("签署战略合作协议", "与", "Company", "City", "signsWith", False),
    ("推出", "", "Company", "App", "launches", False),
    ("正式推出了", "", "Company", "App", "launches", False),
    ("打造出", "", "Company", "App", "develops", False),
    ("打造", "", "City", "Site", "builds", False),
    ("研发", "", "Company", "Concept", "develops", False),
    ("担任", "", "Person", "Title", "holdsPosition", False),
    ("担任", "", "Person", "Entity", "holdsPosition", False),
    ("出任", "", "Entity", "Position", "holdsPosition", False),
    ("是", "", "Person", "Position", "holdsPosition", False),
    ("是", "", "App", "Concept", "instanceOf", False),
    ("提供", "", "Company", "Service", "provides", False),
    ("提供", "为", "Company", "City", "providesTo", False),
    ("提供", "给", "Company", "Group", "providesTo", False),
    ("举行", "在", "Conference", "City", "heldIn", False),
    ("举行于", "", "Conference", "City", "heldIn", False),
    ("举行", "在", "Conference", "Time", "hasDate", False),
    ("举行", "", "Conference", "Time", "hasDate", False),
    ("举办", "", "City", "Conference", "hosts", False),
    ("出席", "", "Person", "Conference", "participatesIn", False),
    ("应邀出席", "", "Person", "Conference", "participatesIn", False),
    ("加入", "", "Person", "Company", "worksFor", False),
    ("加入", "", "Person", "Party", "memberOf", False),
    ("加入", "", "Country", "InternationalOrganization", "memberOf", False),
    ("毕业于", "", "Person", "University", "graduatedFrom", False),
    ("毕业", "从", "Person", "University", "graduatedFrom", False),
    ("出生", "于", "Person", "Time", "bornOn", False),
    ("出生", "于", "Person", "City", "bornIn", False),
    ("成立于", "", "Company", "Time", "foundedOn", False),
    ("位于", "", "Company", "City", "locatedIn", False),
    ("总部位于", "", "Company", "City", "headquarteredIn", False),
    ("包括", "", "Concept", "Concept", "includes", False),
    ("投资", "", "Company", "Company", "invests", False),
    ("投资", "", "Company", "Quantity", "investsAmount", False),
    ("荣获", "", "Person", "Award", "awardReceived", False),
    ("授予", "被", "Person", "Award", "awardReceived", False),
    ("被称为", "", "City", "Concept", "alsoKnownAs", False),
    ("称为", "被", "City", "Concept", "alsoKnownAs", False),
    ("妻子", "", "Person", "Person", "spouseOf", False),
    ("使用", "被", "App", "Group", "uses", True),
    ("被使用", "", "App", "Group", "uses", True),
    ("所使用", "为", "App", "Group", "uses", True),
    ("主办", "由", "Conference", "Government", "hosts", True),
    ("收购", "被", "Company", "Company", "acquires", True),
    ("推出", "把", "Company", "App", "launches", False),
    ("缩小到", "", "Concept", "Quantity", "hasQuantity", False),
    ("缩小", "", "Concept", "Quantity", "changesBy", False),
    ("涨至", "", "Concept", "Quantity", "hasQuantity", False),
    ("推出", "", "Company", "Event", "launches", False),
]
UNMAPPED = [
    ("开发", "", "App", "Company"),  # types never turn round what the words say
    ("使用", "在", "Group", "City"),  # the place is not what is used
    ("出生于", "", "Company", "City"),  # a company is not born
    ("担任", "", "Company", "Position"),
    ("推出", "", "Company", "Time"),
    ("成立于", "", "Company", "Entity"),  # what has no type is not a date
    ("合作", "", "Person", "Time"),
    ("拒绝合作", "与", "Company", "Company"),
    ("终止合作", "与", "Company", "Company"),
    ("不使用", "", "Company", "App"),
    ("举办", "", "Time", "Conference"),
    ("漂流", "", "Person", "Place"),
    ("是", "", "Concept", "Concept"),
    ("拥有", "", "Company", "Concept"),
    ("", "", "Person", "Place"),
    ("了", "", "Person", "Place"),
    ("是", "", "Concept", "Value"),  # 目标是建成甲: no amount
]


class TestMapping:
    @pytest.mark.parametrize("case", MAPPED, ids=str)
    def test_a_frame_maps(self, ontology, case):
        predicate, marker, subject, object_, name, swap = case
        found = ontology.map_relation(
            predicate, subject_type=subject, object_type=object_, marker=marker
        )
        assert found is not None
        assert (found[0].name, found[1]) == (name, swap)

    @pytest.mark.parametrize("case", UNMAPPED, ids=str)
    def test_a_clash_does_not(self, ontology, case):
        predicate, marker, subject, object_ = case
        found = ontology.map_relation(
            predicate, subject_type=subject, object_type=object_, marker=marker
        )
        assert found is None

    def test_every_trigger_finds_its_relation_or_a_closer_one(self, ontology):
        """Each trigger, between the very classes of its relation, maps between them."""
        for relation in ontology.relations.values():
            for trigger in relation.triggers:
                marker, dots, verb = trigger.partition("…")
                found = ontology.map_relation(
                    verb if dots else trigger,
                    subject_type=relation.domain[0],
                    object_type=relation.range[0] if relation.range else "Concept",
                    marker=marker if dots else "",
                )
                assert found is not None, (relation.name, trigger)
                assert not found[1] or marker in ("被", "由"), (relation.name, trigger)

    def test_every_plain_trigger_maps_in_the_passive_with_ends_exchanged(self, ontology):
        for relation in ontology.relations.values():
            if relation.kind == "datatype" or relation.domain == relation.range:
                continue
            for trigger in relation.triggers:
                if "…" in trigger or trigger.startswith("被"):
                    continue
                found = ontology.map_relation(
                    trigger,
                    subject_type=relation.range[0],
                    object_type=relation.domain[0],
                    marker="被",
                )
                assert found is not None, (relation.name, trigger)

    @given(
        st.text(alphabet="合作推出被在与于为了过着提供使用正式共同所是", max_size=8),
        st.sampled_from(["", "与", "在", "为", "被", "把", "由", "xyz"]),
        st.sampled_from(["Person", "Company", "Place", "Concept", "Time", "Nonsense", ""]),
        st.sampled_from(["Person", "App", "City", "Entity", "Quantity", "Title", ""]),
    )
    def test_what_maps_always_fits_domain_and_range(self, predicate, marker, subject, object_):
        ontology = load_once()
        found = ontology.map_relation(
            predicate, subject_type=subject, object_type=object_, marker=marker
        )
        if found is None:
            return
        relation, swap = found
        ends = (object_, subject) if swap else (subject, object_)
        for kind, allowed in zip(ends, (relation.domain, relation.range), strict=True):
            loose = kind in ("", "Entity", "Concept", "Nonsense")
            assert (
                not allowed
                or loose
                or any(ontology.is_a(kind, a) or ontology.is_a(a, kind) for a in allowed)
            )


_LOADED: list[Ontology] = []


def load_once() -> Ontology:
    """hypothesis and function-scoped values do not mix: one ontology for all examples."""
    if not _LOADED:
        _LOADED.append(load_ontology())
    return _LOADED[0]


NAMES = st.text(min_size=1, max_size=30) | st.text(
    alphabet='腾讯A_:%.-·~ /#?<>"{}|^`\\é\u0301\u00a0\u3000\u200b豈豈가ᄀ\ud800\x00',
    min_size=1,
    max_size=8,
)
PN_LOCAL = re.compile(
    r"(?:[A-Za-z0-9_:]|[^\x00-\x7F]|%[0-9A-F]{2})"
    r"(?:(?:[A-Za-z0-9_:.\-]|[^\x00-\x7F]|%[0-9A-F]{2})*"
    r"(?:[A-Za-z0-9_:\-]|[^\x00-\x7F]|%[0-9A-F]{2}))?"
)


def decoded(iri: str, namespace: str) -> tuple[str, ...]:
    """Read an entity's IRI back into (name, disambiguator): what shows it is injective."""
    parts = iri.removeprefix(namespace).split(":")
    return tuple(unquote(p.replace("_", "%20"), errors="surrogatepass") for p in parts)


class TestMinting:
    @pytest.mark.parametrize(
        ("name", "local"),
        [
            ("腾讯", "腾讯"),
            ("New York", "New_York"),
            ("New_York", "New%5FYork"),
            ("马克·扎克伯格", "马克·扎克伯格"),
            ("《三体》", "《三体》"),
            ("Amazon.com", "Amazon.com"),
            ("Yahoo!", "Yahoo%21"),
            ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"),
            (".net.", "%2Enet%2E"),
            ("-x", "%2Dx"),
            ("A:B", "A%3AB"),
            ("a\u3000b", "a%E3%80%80b"),
            ("e\u0301", "e%CC%81"),
        ],
    )
    def test_an_iri_is_as_readable_as_it_can_be(self, ontology, name, local):
        assert ontology.mint_entity(name) == f"https://w3id.org/kgbuild/resource/{local}"

    @given(NAMES, st.text(max_size=6))
    @example("\u1100\u1161", "")
    @example("\uac00", "")
    def test_name_and_disambiguator_can_be_read_back(self, name, disambiguator):
        ontology = load_once()
        iri = ontology.mint_entity(name, disambiguator=disambiguator)
        if "::" in iri:
            return
        expected = (name, disambiguator) if disambiguator else (name,)
        assert decoded(iri, ontology.prefixes["kgr"]) == expected

    @given(
        st.lists(
            st.tuples(NAMES | st.text(min_size=90, max_size=200), NAMES | st.just("")), unique=True
        )
    )
    def test_distinct_names_never_collapse(self, pairs):
        ontology = load_once()
        iris = {ontology.mint_entity(name, disambiguator=other) for name, other in pairs}
        assert len(iris) == len(pairs)

    @given(NAMES | st.text(min_size=90, max_size=300))
    def test_an_iri_is_a_turtle_name_that_no_reader_changes(self, name):
        ontology = load_once()
        iri = ontology.mint_entity(name)
        local = iri.removeprefix(ontology.prefixes["kgr"])
        assert PN_LOCAL.fullmatch(local)
        assert len(local) <= 140
        assert unicodedata.normalize("NFC", iri) == iri
        node = ox.NamedNode(iri)
        triple = ox.Triple(node, node, node)
        turtle = ox.serialize(
            [triple], format=ox.RdfFormat.TURTLE, prefixes={"kgr": ontology.prefixes["kgr"]}
        )
        assert next(iter(ox.parse(turtle, format=ox.RdfFormat.TURTLE))).subject == node
        assert b"<https://w3id.org/kgbuild/resource/" not in turtle.split(b"\n", 1)[1]

    def test_long_names_that_differ_at_the_end_stay_apart(self, ontology):
        one, two = ontology.mint_entity("长" * 500 + "一"), ontology.mint_entity("长" * 500 + "二")
        assert one != two
        assert one.startswith("https://w3id.org/kgbuild/resource/长长长")
        assert re.search(r"::[0-9a-f]{16}$", one)

    def test_an_empty_name_has_no_iri(self, ontology):
        with pytest.raises(ValueError, match="empty"):
            ontology.mint_entity("")
        with pytest.raises(ValueError, match="empty"):
            ontology.mint_relation("")

    def test_the_other_iris(self, ontology):
        base = "https://w3id.org/kgbuild/"
        evidence = Evidence("d", Span(0, 4), "甲用乙。", Span(0, 3), "甲用乙")
        moved = Evidence("d", Span(1, 5), "甲用乙。", Span(1, 4), "甲用乙")
        assert ontology.mint_relation("在…开幕") == f"{base}relation/在%E2%80%A6开幕"
        assert ontology.statement_iri("00ff") == f"{base}statement/00ff"
        assert ontology.document_iri("a b/c") == f"{base}document/a_b%2Fc"
        assert ontology.run_iri("x1") == f"{base}run/x1"
        assert re.fullmatch(rf"{base}evidence/[0-9a-f]{{16}}", ontology.evidence_iri(evidence))
        assert ontology.evidence_iri(evidence) != ontology.evidence_iri(moved)

    def test_the_base_moves_every_iri(self):
        ontology = load_ontology(base_iri="https://example.org/g/")
        assert ontology.mint_entity("腾讯") == "https://example.org/g/resource/腾讯"
        assert ontology.classes["Person"].iri == "https://example.org/g/ontology#Person"
        assert ontology.relations["uses"].iri == "https://example.org/g/ontology#uses"
        assert ontology.prefixes["st"] == "https://example.org/g/statement/"


class TestExtension:
    def extra(self, folder: Path, text: str) -> Path:
        path = folder / "extra.ttl"
        path.write_text(PREFIXES + text, encoding="utf-8")
        return path

    def test_the_example_of_the_readme_works(self, tmp_path):
        readme = ontology_file("README.md").read_text(encoding="utf-8")
        example = re.findall(r"```turtle\n(@prefix.*?)```", readme, re.DOTALL)[0]
        path = tmp_path / "medicine.ttl"
        path.write_text(example, encoding="utf-8")
        ontology = load_ontology(path)
        found = ontology.map_relation("治疗", subject_type="Drug", object_type="Disease")
        assert found is not None
        assert found[0].iri == "https://example.org/medicine#treats"
        assert ontology.is_a("Drug", "Product")
        added = ontology.map_relation("面世", subject_type="Company", object_type="App")
        assert added is not None
        assert added[0].name == "launches"
        assert ontology.relations.keys() > load_ontology().relations.keys()

    @pytest.mark.parametrize(
        ("text", "problem", "line"),
        [
            ("ex:A a owl:Class ; rdfs:label .", "not Turtle", 8),
            ("ex:A a owl:Class .", "A has no zh label", 8),
            (
                '\nex:A a owl:Class ; rdfs:label "甲"@zh ;\n  rdfs:subClassOf ex:Nowhere .',
                "A refers to the unknown class Nowhere",
                10,
            ),
            (
                'ex:r a owl:ObjectProperty ; rdfs:label "关"@zh ; schema:rangeIncludes ex:Nix .',
                "r refers to the unknown class Nix",
                8,
            ),
            (
                'ex:r a owl:ObjectProperty ; rdfs:label "关"@zh ; owl:inverseOf ex:nix .',
                "r refers to the unknown relation nix",
                8,
            ),
            (
                'ex:r a owl:ObjectProperty ; rdfs:label "关"@zh ; skos:altLabel "天…做"@zh .',
                "trigger '天…做' of r",
                8,
            ),
            ('ex:uses a owl:ObjectProperty ; rdfs:label "用"@zh .', "two terms are called uses", 8),
            (
                'ex:A a owl:Class ; rdfs:label "甲"@zh ; rdfs:subClassOf ex:B .\n'
                'ex:B a owl:Class ; rdfs:label "乙"@zh ; rdfs:subClassOf ex:A .',
                "is above itself",
                8,
            ),
        ],
    )
    def test_a_mistake_is_told_with_its_place(self, tmp_path, text, problem, line):
        path = self.extra(tmp_path, text)
        with pytest.raises(OntologyError) as caught:
            load_ontology(path)
        assert problem in caught.value.message
        assert caught.value.source == str(path)
        assert caught.value.place == f"line {line}"
        assert caught.value.remedy
        assert "\n" not in str(caught.value)

    def test_a_missing_file_is_told(self, tmp_path):
        with pytest.raises(OntologyError, match=r"nowhere\.ttl: does not exist"):
            load_ontology(tmp_path / "nowhere.ttl")

    def test_a_file_in_another_encoding_is_told(self, tmp_path):
        path = tmp_path / "gbk.ttl"
        path.write_bytes("# 中文".encode("gbk"))
        with pytest.raises(OntologyError, match=r"byte 2: is not UTF-8"):
            load_ontology(path)


class TestLexicon:
    def test_every_type_is_a_class_and_every_canonical_name_resolves(self, ontology, lexicon):
        assert len(lexicon) > 3000
        for entry in lexicon.entries.values():
            assert entry.type in ontology.classes or entry.type == "Title", entry
            assert lexicon.entries[entry.canonical].canonical == entry.canonical, entry
            assert entry.parent is None or entry.parent in lexicon, entry

    def test_names_are_clean(self, lexicon):
        for entry in lexicon.entries.values():
            for text in (entry.name, entry.en, entry.parent):
                assert text is None or (text == text.strip() and "  " not in text and text), entry
            assert len(entry.name) > 1, entry
            assert entry.en is None or not re.search(r"[\u4e00-\u9fff]", entry.en), entry

    def test_tags_agree_with_the_class_tree(self, ontology, lexicon):
        branch = {"nr": "Person", "ns": "Place", "nt": "Organization", "t": "Time", "n": "Position"}
        for entry in lexicon.entries.values():
            for tag, top in branch.items():
                assert (entry.tag == tag) == ontology.is_a(entry.type, top), entry

    @pytest.mark.parametrize(
        ("name", "canonical", "type_", "en"),
        [
            ("福建", "福建省", "Province", "Fujian"),
            ("乌鲁木齐", "乌鲁木齐市", "City", "Urumqi"),
            ("陕西", "陕西省", "Province", "Shaanxi"),
            ("香港特别行政区", "香港", "Province", "Hong Kong"),
            ("中华人民共和国", "中国", "Country", "China"),
            ("北大", "北京大学", "University", "Peking University"),
            ("发改委", "国家发展和改革委员会", "Government", None),
            ("腾讯公司", "腾讯", "Company", "Tencent"),
            ("世卫组织", "世界卫生组织", "InternationalOrganization", "World Health Organization"),
            ("高级副总裁", "高级副总裁", "Title", "Senior Vice President"),
        ],
    )
    def test_short_names_stand_for_full_ones(self, lexicon, name, canonical, type_, en):
        entry = lexicon.get(name)
        assert entry is not None
        assert (entry.canonical, entry.type) == (canonical, type_)
        assert en is None or entry.en == en

    def test_the_divisions_of_china_are_complete(self, lexicon):
        full = [e for e in lexicon.entries.values() if e.name == e.canonical]
        provinces = {e.name for e in full if e.parent == "中国" and e.type in ("Province", "City")}
        assert len(provinces) == 34
        prefectures = [
            e for e in full if e.type == "City" and e.parent in provinces and e.parent != "台湾省"
        ]
        assert len(prefectures) >= 333

    @pytest.mark.parametrize(
        "word", "日照 来宾 平安 东方 苹果 小米 联想 大众 国航 中行 长治".split()
    )
    def test_common_words_are_not_names(self, lexicon, word):
        assert word not in lexicon

    @pytest.mark.parametrize(
        ("name", "class_"),
        [
            ("数字经济峰会", "Conference"),
            ("青禾大学", "University"),
            ("便民小程序", "App"),
            ("云岭省", "Province"),
            ("市民", "Group"),
            ("广大市民", "Group"),
            ("省", None),
            ("应用", "App"),
            ("看法", "Concept"),
            ("交通部", "Government"),
            ("西部", "Place"),
            ("云岭国际会议中心", "Site"),
            ("玉泉湿地自然保护区", "Site"),
            ("白塔寺小学教员", "Position"),
            ("英国鱼类学家", "Group"),
            ("幸存者", "Group"),
            ("耐寒新品种", "Product"),
            ("水下焊接机", "Device"),
            ("重大契机", "Concept"),
            ("零售市场", "Concept"),
            ("护理专业", "Concept"),
            ("思想家园", "Concept"),
            ("", None),
            ("xyz", None),
        ],
    )
    def test_the_end_of_a_name_tells_its_class(self, lexicon, name, class_):
        assert lexicon.head_class(name) == class_

    def test_every_head_names_a_class(self, ontology, lexicon):
        assert len(lexicon.heads) > 200
        assert {class_ for class_, _ in lexicon.heads.values()} <= set(ontology.classes)

    def test_a_user_dictionary_adds_and_wins(self, tmp_path):
        path = tmp_path / "user.txt"
        path.write_text(
            "\ufeff# mine\n青禾科技 nt\n星灯 500 nz\n林晚秋 3 nr\n"
            "新词\n福州 42\n微信 nt\n云岭 app 12 ns\n",
            encoding="utf-8",
        )
        lexicon = load_lexicon([path])
        found = {
            name: (lexicon.entries[name].type, lexicon.entries[name].tag)
            for name in ("青禾科技", "星灯", "林晚秋", "新词", "微信", "云岭 app")
        }
        assert found == {
            "青禾科技": ("Organization", "nt"),
            "星灯": ("Entity", "nz"),
            "林晚秋": ("Person", "nr"),
            "新词": ("Entity", "nz"),
            "微信": ("Organization", "nt"),
            "云岭 app": ("Place", "ns"),
        }
        fuzhou = lexicon.entries["福州"]
        assert (fuzhou.canonical, fuzhou.frequency) == ("福州市", 42)
        assert lexicon.entries["星灯"].frequency == 500

    @pytest.mark.parametrize(
        ("line", "place"), [("词\tnz", "line 2"), ("词,3,nz", "line 2"), ("b" * 3 + ",", "line 2")]
    )
    def test_a_line_that_jieba_would_misread_is_told(self, tmp_path, line, place):
        path = tmp_path / "bad.txt"
        path.write_text(f"好\n{line}\n", encoding="utf-8")
        with pytest.raises(OntologyError, match="not a line of a jieba dictionary") as caught:
            load_lexicon([path])
        assert (caught.value.source, caught.value.place) == (str(path), place)

    def test_a_missing_dictionary_is_told(self, tmp_path):
        with pytest.raises(OntologyError, match=r"nowhere\.txt: does not exist"):
            load_lexicon([tmp_path / "nowhere.txt"])


class TestTables:
    """Mistakes in the tables themselves, on a copy of the folder."""

    def load(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> Lexicon:
        folder = tmp_path / "lexicon"
        folder.mkdir()
        for name, text in {"heads": "市\tCity\n", **files}.items():
            (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
        monkeypatch.setattr("kgbuild.ontology.lexicon.ontology_file", lambda _: folder)
        return load_lexicon()

    def test_a_good_table(self, tmp_path, monkeypatch):
        lexicon = self.load(
            tmp_path, monkeypatch, a="# c\n甲市\tCity\t\tJia\t乙省\n甲\tCity\t甲市\n"
        )
        entry = lexicon.entries["甲"]
        assert (entry.canonical, entry.en, entry.parent, entry.tag) == ("甲市", "Jia", "乙省", "ns")

    @pytest.mark.parametrize(
        ("text", "problem", "line"),
        [
            ("甲\n", "not a row", 1),
            ("甲\tCity\t\t\t\tx\n", "not a row", 1),
            ("# c\n甲\tCity\n甲\tCity\n", "甲 is listed twice", 3),
            ("甲\tCity\t甲市\n", "stands for the unlisted 甲市", 1),
        ],
    )
    def test_a_bad_row_is_told_with_its_place(self, tmp_path, monkeypatch, text, problem, line):
        with pytest.raises(OntologyError, match=problem) as caught:
            self.load(tmp_path, monkeypatch, a=text)
        assert caught.value.place == f"line {line}"
        assert caught.value.source.endswith("a.tsv")

    @pytest.mark.parametrize("text", ["市\n", "市\tCity\tyes\n", "市\tCity\tbare\tx\n"])
    def test_a_bad_head_is_told(self, tmp_path, monkeypatch, text):
        with pytest.raises(OntologyError, match="not a head"):
            self.load(tmp_path, monkeypatch, heads=text)

    @pytest.mark.parametrize("text", ["石匠\n", "石匠\tGroup\tyes\n", "石匠\t\tends\n"])
    def test_a_bad_noun_is_told(self, tmp_path, monkeypatch, text):
        with pytest.raises(OntologyError, match="not a noun"):
            self.load(tmp_path, monkeypatch, nouns=text)


@pytest.mark.parametrize("table", ["heads", "nouns", "trades", "eras", "namesakes"])
def test_no_table_of_the_lexicon_lists_a_word_twice(table):
    rows = ontology_file("lexicon").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    words = Counter(row.split("\t")[0] for row in rows.splitlines() if row[:1] not in ("", "#"))
    assert [word for word, count in words.items() if count > 1] == []


def test_a_missing_ontology_file_is_told():
    with pytest.raises(OntologyError, match=r"ontology/nothing\.ttl is missing"):
        ontology_file("nothing.ttl")


class TestClassWords:
    """A class may name the words that end the names of its instances."""

    def test_words_of_a_class_are_heads(self, tmp_path, lexicon):
        path = tmp_path / "ships.ttl"
        path.write_text(
            PREFIXES
            + """ex:Ship a owl:Class ; rdfs:label "船"@zh ; rdfs:subClassOf kgo:Entity ;
            skos:altLabel "帆船"@zh ; skos:hiddenLabel "远洋号"@zh , "not Chinese"@en .""",
            encoding="utf-8",
        )
        ontology = load_ontology(path)
        assert dict(ontology.heads) == {"帆船": ("Ship", True), "远洋号": ("Ship", False)}
        more = lexicon.with_heads(ontology.heads)
        assert more.head_class("帆船") == more.head_class("三桅帆船") == "Ship"
        assert more.head_class("开拓远洋号") == "Ship"
        assert more.head_class("远洋号") is None
        assert more.head_class("数字峰会") == lexicon.head_class("数字峰会") == "Conference"

    def test_a_user_dictionary_may_name_a_class(self, tmp_path):
        path = tmp_path / "names.txt"
        path.write_text("开拓远洋 9000 Ship\n蓝鲸造船 Company\n白鹭 ns\n", encoding="utf-8")
        lexicon = load_lexicon([path])
        found = {name: lexicon.get(name) for name in ("开拓远洋", "蓝鲸造船", "白鹭")}
        assert {name: (entry.type, entry.tag) for name, entry in found.items()} == {
            "开拓远洋": ("Ship", "nz"),
            "蓝鲸造船": ("Company", "nt"),
            "白鹭": ("Place", "ns"),
        }


# What a predicate is told of ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("verbs", "frame", "noun", "told"),
    [
        (["毕业于"], "does", "青河大学", False),
        (["主持", "修建"], "does", "青河市", True),
        (["主持", "修建"], "does", "青河大桥", False),
        (["收购"], "does", "雁北电池", None),  # a firm may be named so
        (["竣工"], "is", "青河大桥", True),
        (["竣工"], "is", "研究员", False),
        (["译成"], "is", "《渡口》", True),
        (["译成"], "is", "销量", False),
        (["喜欢"], "does", "青河大桥", None),
    ],
)
def test_what_a_predicate_is_told_of(
    verbs: list[str], frame: Frame, noun: str, told: bool | None
) -> None:
    takes = takers(verbs, frame)
    assert (takes.take(sort_of_noun(noun)) if takes is not None else None) is told

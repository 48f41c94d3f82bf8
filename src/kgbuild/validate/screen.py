"""Triples that plainly keep to the shapes are told without pySHACL: the ordinary case of a build.

pySHACL, which can name every breach, takes longer to load and to run than the text took to be
read. Here the constraints of SHACL core that our shapes use become functions over the values of
a property. A yes is certain; a no says only that pySHACL has to look: there is a breach, or
something that these functions do not know, in the shapes or in the triples.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from kgbuild.graph import terms
from kgbuild.graph.rdf import Telling
from kgbuild.regex import regex

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
#: The subject of a triple, the IRI of its predicate, its object.
Cell: TypeAlias = tuple[Term, str, Term]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SHACL = "http://www.w3.org/ns/shacl#"
_TYPE, _SUBCLASS = f"{_RDF}type", "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_TARGETS = frozenset({"targetClass", "targetSubjectsOf", "targetObjectsOf"})
_SILENT = frozenset({"path", "message"})  # they ask for nothing
_LEXICAL = {
    f"{_XSD}decimal": regex(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII),
    f"{_XSD}integer": regex(r"[+-]?\d+", re.ASCII),
    f"{_XSD}nonNegativeInteger": regex(r"\d+", re.ASCII),
    f"{_XSD}boolean": regex("true|false|0|1"),
}
_NUMBERS = _LEXICAL.keys() - {f"{_XSD}boolean"}
_TEXTS = frozenset({f"{_XSD}string", f"{_RDF}langString"})


class _UnsureError(Exception):
    """Whether a constraint holds is not known here."""


class _Facts:
    """Triples by predicate and subject, and which nodes are of a class."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        told: defaultdict[str, defaultdict[Term, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for subject, predicate, value in cells:
            if isinstance(value, ox.Triple):
                raise _UnsureError
            told[predicate][subject].add(value)
        self.told: Mapping[str, Mapping[Term, set[Term]]] = told
        self._members: dict[str, set[Term]] = {}

    def of(self, path: str) -> Mapping[Term, set[Term]]:
        """Return the values of a property by the nodes that have some."""
        return self.told.get(path) or {}

    def values(self, node: Term, path: str) -> set[Term]:
        """Return the values of a property of a node."""
        return self.of(path).get(node) or set()

    def members(self, name: str) -> set[Term]:
        """Return the nodes of a class and of the classes under it."""
        if name not in self._members:
            classes: set[Term] = {ox.NamedNode(name)}
            above = self.of(_SUBCLASS)
            while more := {c for c, of in above.items() if of & classes} - classes:
                classes |= more
            self._members[name] = {node for node, of in self.of(_TYPE).items() if of & classes}
        return self._members[name]


#: Whether one value is as it should be.
Test: TypeAlias = Callable[[Term, _Facts], bool]
#: Whether the values of one node are.
Constraint: TypeAlias = Callable[[Term, set[Term], _Facts], bool]
#: The nodes that a shape speaks of, and what it asks of each.
Rule: TypeAlias = tuple[Callable[[_Facts], Iterable[Term]], list[tuple[str, Constraint]]]


def cells(triples: Iterable[ox.Quad | ox.Triple]) -> Iterator[Cell]:
    """Take triples apart; named graphs are not told apart."""
    return ((triple.subject, triple.predicate.value, triple.object) for triple in triples)


def cells_of(told: Iterable[Telling]) -> Iterator[Cell]:
    """Take apart what is told of subjects.

    Raises:
        GraphError: An IRI is not one.
    """
    for subject, pairs in told:
        node = terms.node(subject)
        for predicate, value in pairs:
            yield node, predicate, value


def conforms(cells: Iterable[Cell], shapes: str) -> bool:
    """Tell whether triples keep to shapes for certain.

    Args:
        cells: Facts and provenance together.
        shapes: The shapes, as Turtle.

    Returns:
        ``True`` if pySHACL would find nothing; ``False`` if it might.
    """
    try:
        facts = _Facts(cells)
        return all(
            constraint(node, facts.values(node, path) if path else {node}, facts)
            for nodes, constraints in _rules(shapes)
            for node in nodes(facts)
            for path, constraint in constraints
        )
    except _UnsureError:
        return False


@lru_cache(maxsize=4)
def _rules(shapes: str) -> tuple[Rule, ...]:
    """Read the shapes.

    Raises:
        _UnsureError: They use more of SHACL than is known here.
    """
    said = _Facts(cells(ox.parse(shapes, format=ox.RdfFormat.TURTLE)))
    return _Shapes(said).rules()


class _Shapes:
    """The shapes of a file as functions."""

    def __init__(self, said: _Facts) -> None:
        self._said = said

    def rules(self) -> tuple[Rule, ...]:
        """Return what is asked of which nodes; every shape with a target is among them."""
        nodes = {node for of in self._said.told.values() for node in of}
        targeted = [n for n in nodes if any(name.startswith("target") for name in self._named(n))]
        return tuple(
            (target, self._node_shape(node)) for node in targeted for target in self._targets(node)
        )

    def _named(self, node: Term) -> dict[str, set[Term]]:
        """Return what a shape says, by the local names of SHACL's terms; a type says nothing.

        Raises:
            _UnsureError: It says something in another vocabulary.
        """
        said = {path: of[node] for path, of in self._said.told.items() if node in of}
        types = {f"{_SHACL}NodeShape", f"{_SHACL}PropertyShape"}
        if not {_iri(kind) for kind in said.pop(_TYPE, ())} <= types:
            raise _UnsureError
        if any(path.startswith(_RDF) for path in said):
            return {}  # a cell of a list
        if not all(path.startswith(_SHACL) for path in said):
            raise _UnsureError
        return {path.removeprefix(_SHACL): values for path, values in said.items()}

    def _targets(self, node: Term) -> Iterator[Callable[[_Facts], Iterable[Term]]]:
        for name, values in self._named(node).items():
            for value in values if name.startswith("target") else ():
                yield _target(name, _iri(value))

    def _node_shape(self, node: Term) -> list[tuple[str, Constraint]]:
        said = self._named(node)
        made: list[tuple[str, Constraint]] = []
        for shape in said.get("property", ()):
            path = _iri(_only(self._named(shape)["path"]))
            made += [(path, constraint) for constraint in self._constraints(shape)]
        own = {name: v for name, v in said.items() if name not in _TARGETS | {"property"}}
        return [*made, *(("", _each(self._test(name, _only(v)))) for name, v in own.items())]

    def _constraints(self, shape: Term) -> Iterator[Constraint]:
        said = {name: v for name, v in self._named(shape).items() if name not in _SILENT}
        if "qualifiedValueShape" in said:
            least, most = (said.pop(f"qualified{end}Count", None) for end in ("Min", "Max"))
            tests = [
                self._test(name, _only(v))
                for name, v in self._named(_only(said.pop("qualifiedValueShape"))).items()
            ]
            yield _qualified(
                tests,
                int(_number(_only(least))) if least else 0,
                _number(_only(most)) if most else None,
            )
        for name, values in said.items():
            value = _only(values)
            if name == "minCount":
                yield _at_least(_number(value))
            elif name == "maxCount":
                yield _at_most(_number(value))
            elif name == "lessThanOrEquals":
                yield _ordered(_iri(value))
            elif name == "uniqueLang":
                yield _one_a_language
            else:
                yield _each(self._test(name, value))

    def _test(self, name: str, value: Term) -> Test:
        match name:
            case "nodeKind" if _iri(value) == f"{_SHACL}IRI":
                return lambda term, _: isinstance(term, ox.NamedNode)
            case "nodeKind" if _iri(value) == f"{_SHACL}IRIOrLiteral":
                return lambda term, _: not isinstance(term, ox.BlankNode)
            case "class":
                name = _iri(value)
                return lambda term, facts: term in facts.members(name)
            case "datatype":
                return _of_datatype(_iri(value))
            case "in":
                return _among(frozenset(self._listed(value)))
            case "languageIn":
                return _in_language(frozenset(map(_text, self._listed(value))))
            case "minLength":
                least = _number(value)
                return lambda term, _: len(_text(term)) >= least
            case "minInclusive":
                low = _number(value)
                return lambda term, _: _number(term) >= low
            case "maxInclusive":
                high = _number(value)
                return lambda term, _: _number(term) <= high
        raise _UnsureError

    def _listed(self, node: Term) -> Iterator[Term]:
        while (first := self._said.values(node, f"{_RDF}first")) and first:
            yield _only(first)
            node = _only(self._said.values(node, f"{_RDF}rest"))


# What constraints ask ---------------------------------------------------------------------


def _target(name: str, iri: str) -> Callable[[_Facts], Iterable[Term]]:
    if name == "targetClass":
        return lambda facts: facts.members(iri)
    if name == "targetSubjectsOf":
        return lambda facts: facts.of(iri)
    if name == "targetObjectsOf":
        return lambda facts: {o for of in facts.of(iri).values() for o in of}
    raise _UnsureError


def _each(test: Test) -> Constraint:
    return lambda _, values, facts: all(test(value, facts) for value in values)


def _at_least(count: Decimal) -> Constraint:
    return lambda _, values, __: len(values) >= count


def _at_most(count: Decimal) -> Constraint:
    return lambda _, values, __: len(values) <= count


def _qualified(tests: list[Test], least: int, most: Decimal | None) -> Constraint:
    def holds(_: Term, values: set[Term], facts: _Facts) -> bool:
        count = sum(all(test(value, facts) for test in tests) for value in values)
        return count >= least and (most is None or count <= most)

    return holds


def _ordered(other: str) -> Constraint:
    def holds(node: Term, values: set[Term], facts: _Facts) -> bool:
        ends = [_number(end) for end in facts.values(node, other)]
        return all(_number(value) <= end for value in values for end in ends)

    return holds


def _one_a_language(_: Term, values: set[Term], __: _Facts) -> bool:
    spoken = Counter(v.language.lower() for v in values if isinstance(v, ox.Literal) and v.language)
    return max(spoken.values(), default=0) <= 1


def _of_datatype(iri: str) -> Test:
    if iri not in _TEXTS and iri not in _LEXICAL:
        raise _UnsureError
    lexical = _LEXICAL.get(iri)

    def is_one(term: Term, _: _Facts) -> bool:
        if not isinstance(term, ox.Literal) or term.datatype.value != iri:
            return False
        return lexical is None or lexical.fullmatch(term.value) is not None

    return is_one


def _among(terms: frozenset[Term]) -> Test:
    if not all(isinstance(term, ox.NamedNode) for term in terms):
        raise _UnsureError
    return lambda term, _: term in terms


def _in_language(languages: frozenset[str]) -> Test:
    def is_in(term: Term, _: _Facts) -> bool:
        language = (term.language or "") if isinstance(term, ox.Literal) else ""
        return language in languages or language.partition("-")[0] in languages

    return is_in


# What terms say ---------------------------------------------------------------------------


def _only(terms: Iterable[Term]) -> Term:
    several = list(terms)
    if len(several) != 1:
        raise _UnsureError
    return several[0]


def _iri(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    raise _UnsureError


def _text(term: Term) -> str:
    """Return the characters of a plain string, with its language or without."""
    if isinstance(term, ox.Literal) and term.datatype.value in _TEXTS:
        return term.value
    raise _UnsureError


def _number(term: Term) -> Decimal:
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind in _NUMBERS and _LEXICAL[kind].fullmatch(term.value):
            return Decimal(term.value)
    raise _UnsureError

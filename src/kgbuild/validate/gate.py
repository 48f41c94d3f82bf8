"""A graph and its ontology become a graph without what breaks a rule, and a list of that.

A rule that is broken speaks of a statement, of its evidence or of a node; the statements
concerned are taken out and handed back, each with the rule, so that nothing is ever silently
dropped. What no statement can be blamed for remains a violation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.assembly import part, uses
from kgbuild.model import Statement
from kgbuild.ontology import Ontology
from kgbuild.validate.violations import Violation, Violations

Check = Callable[[KnowledgeGraph, Ontology], Violations]


@dataclass(frozen=True, slots=True)
class Passage:
    """What came through the gate.

    Attributes:
        graph: The graph without the quarantined statements.
        quarantined: Statements that broke a rule, each with the first rule that it broke.
        violations: What is still wrong and no statement's fault.
    """

    graph: KnowledgeGraph
    quarantined: tuple[tuple[Statement, Violation], ...]
    violations: Violations


def pass_gate(graph: KnowledgeGraph, ontology: Ontology, check: Check) -> Passage:
    """Take out of ``graph`` the statements that break a rule.

    Args:
        graph: What a build has made.
        ontology: Whose terms and namespaces it uses.
        check: Finds the violations of a graph.
    """
    quarantined: dict[str, tuple[Statement, Violation]] = {}
    while True:
        found = check(graph, ontology)
        blamed = _blamed(graph, ontology, found) if found else {}
        if not blamed:
            return Passage(graph, tuple(quarantined.values()), found)
        quarantined |= {
            statement.id: (statement, blamed[statement.id])
            for statement in graph.statements
            if statement.id in blamed
        }
        graph = part(graph, (s for s in graph.statements if s.id not in blamed))


def _blamed(
    graph: KnowledgeGraph, ontology: Ontology, found: Violations
) -> Mapping[str, Violation]:
    """Return the first violation of each statement that one speaks of."""
    concerned: defaultdict[str, list[str]] = defaultdict(list)
    for statement in graph.statements:
        names = {statement.id, ontology.statement_iri(statement.id), *uses(statement)}
        for evidence in statement.evidence:
            iri = ontology.evidence_iri(evidence)
            names |= {iri, f"{iri}-position", f"{iri}-quote"}
        for name in names:
            concerned[name].append(statement.id)
    blamed: dict[str, Violation] = {}
    for violation in found:
        for identifier in concerned.get(violation.subject, ()):
            blamed.setdefault(identifier, violation)
    return blamed

"""What a build did, counted as it goes: the content of ``report.json``."""

from __future__ import annotations

import platform
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any

from kgbuild.errors import KgbuildError
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Document, Relation
from kgbuild.resolve import Decisions, Resolution, SetAside

__all__ = ["Report", "reason_kind"]


@dataclass(slots=True)
class Report:
    """What a build did: the content of ``report.json``.

    Attributes:
        attempted: Documents that were tried, failed ones included.
        sentences: Number of sentences analysed.
        triples: Number of open triples read.
        failures: One error for each input that could not be built.
        failed: The documents among them that were read as text but not analysed.
        violations: What validation found wrong and no statement is to blame for.
        quarantined: Statements that broke a rule and were set aside for it.
        notes: What validation did not check.
        strict: Whether a quarantined statement fails the build.
        decisions: How many decisions there are, their hash, and those that found nothing.
        unused: The decisions that found nothing, for a person.
        counts: Statements, entities by type, and the like, of the finished graph.
        seconds: Time spent in each stage, summed over processes.
        started: When it began, by :func:`time.perf_counter`.
    """

    attempted: int = 0
    sentences: int = 0
    triples: int = 0
    failures: list[KgbuildError] = field(default_factory=list)
    failed: list[tuple[Document, KgbuildError]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    quarantined: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    strict: bool = False
    decisions: dict[str, Any] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    started: float = field(default_factory=time.perf_counter)

    @property
    def complete(self) -> bool:
        """Whether all that was asked was done: nothing failed, nothing is in violation."""
        broken = self.violations or (self.strict and self.quarantined)
        return not self.failures and not broken

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the time inside the ``with`` block as time of ``stage``."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start

    def timing(self, stage: str, documents: Iterator[Document]) -> Iterator[Document]:
        """Yield ``documents``, counting the time that each takes as time of ``stage``."""
        while True:
            with self.timed(stage):
                document = next(documents, None)
            if document is None:
                return
            yield document

    def spend(self, seconds: Mapping[str, float]) -> None:
        """Count time that was spent elsewhere, by stage."""
        for stage, spent in seconds.items():
            self.seconds[stage] += spent

    def fail(self, error: KgbuildError, document: Document | None = None) -> None:
        """Record an input that could not be built, and its document where there is one."""
        self.attempted += 1
        self.failures.append(error)
        if document is not None:
            self.failed.append((document, error))

    def decide(self, decisions: Decisions, resolution: Resolution) -> None:
        """Take what became of a person's decisions."""
        self.unused = [f"{decisions.source}: {unused}" for unused in resolution.unused]
        self.decisions = {
            "decisions": {
                "source": decisions.source,
                "total": len(decisions),
                "digest": decisions.digest,
                "unused": [
                    {"line": u.decision.line, "decision": str(u.decision), "reason": u.reason}
                    for u in resolution.unused
                ],
            }
        }

    def count(self, knowledge: KnowledgeGraph, aside: Sequence[SetAside]) -> None:
        """Take the figures of the finished graph."""
        kinds = Counter(entity.type for entity in knowledge.entities.values())
        reasons = Counter(reason_kind(item.reason) for item in aside)
        relations: Counter[Relation] = Counter()
        claims = 0
        for statement in knowledge.statements:
            relations[statement.relation] += 1
            claims += statement.claim is not None
        self.counts = {
            "statements": len(knowledge.statements),
            "mapped_statements": sum(n for known, n in relations.items() if known.mapped),
            "open_relations": len({known.id for known in relations if not known.mapped}),
            "claims": claims,
            "set_aside": {"total": len(aside), "by_reason": dict(sorted(reasons.items()))},
            "entities": {"total": len(knowledge.entities), "by_type": dict(sorted(kinds.items()))},
        }

    def as_dict(self) -> dict[str, Any]:
        """Return the report as it stands in ``report.json``."""
        return {
            "documents": {
                "attempted": self.attempted,
                "ok": self.attempted - len(self.failures),
                "failed": len(self.failures),
            },
            "sentences": self.sentences,
            "triples": self.triples,
            **self.counts,
            **self.decisions,
            "validation": {
                "conforms": not self.violations,
                "violations": self.violations,
                "quarantined": self.quarantined,
                "not_checked": list(self.notes),
            },
            "failures": [
                {"input": error.source, "place": error.place, "reason": str(error)}
                for error in self.failures
            ],
            "seconds": {stage: round(spent, 3) for stage, spent in self.seconds.items()},
            "versions": _versions(),
        }

    def summary(self) -> str:
        """Return one line for a person."""
        entities = self.counts.get("entities", {}).get("total", 0)
        return (
            f"{self.attempted - len(self.failures)} of {self.attempted} documents, "
            f"{self.sentences} sentences, {self.triples} triples -> "
            f"{self.counts.get('statements', 0)} statements between {entities} entities "
            f"in {time.perf_counter() - self.started:.1f} s"
        )


#: How reasons that name a word end, and what such a reason is counted as.
_REASON_KINDS = {
    "not be resolved": "reference not resolved",
    "names nothing": "an end names nothing",
    "names nobody": "an end names nothing",
    "does not tell what is said": "nothing is said",
}


def reason_kind(reason: str) -> str:
    """Return the kind of a set-aside reason: figures and names taken out, for counting."""
    if reason.startswith("confidence "):
        return "confidence below the minimum"
    if reason.startswith("violates "):
        return reason.partition(": ")[0]
    return next((kind for end, kind in _REASON_KINDS.items() if reason.endswith(end)), reason)


def _versions() -> dict[str, str]:
    packages = ("kgbuild", "onnxruntime", "jieba", "opencc", "pyoxigraph", "rdflib")
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found

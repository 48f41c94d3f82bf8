"""What RDF costs: writing, asking and keeping a million triples, beside plain rdflib.

The graph is made by a generator with a seed: invented names, shaped like a build (a few hubs
and many entities met once, thirty-odd triples a statement, most of them provenance). Both
sides of a ratio get the same triples in the same process, so that the ratio means something
where the seconds do not. Usage::

    python benchmarks/rdf.py [--triples N] [--seed N] [--patience S]
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kgbuild.graph import KnowledgeGraph, assemble
from kgbuild.model import (
    Attribution,
    Document,
    Entity,
    Evidence,
    Label,
    Relation,
    ResolvedQualifier,
    Span,
    Statement,
    Value,
)
from kgbuild.ontology import Ontology, load_ontology

if TYPE_CHECKING:
    import pyoxigraph as ox

T = TypeVar("T")

#: Triples that a statement of a real build comes to, its share of entities included.
TRIPLES_PER_STATEMENT = 29
STATEMENTS_PER_DOCUMENT = 40
#: The targets: how many times faster than rdflib; seconds and megabytes of the store.
WRITING, ASKING, SECONDS, MEGABYTES = 15.0, 8.0, 12.0, 900.0

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
SYLLABLES = "安博辰达恩方光海弘佳景凯澜明宁平启荣瑞森泰拓维文欣星雅远云泽志中"
ENDINGS = {
    "Company": ("科技", "集团", "银行", "物流"),
    "Person": ("",),
    "City": ("市",),
    "University": ("大学",),
    "Product": ("平台", "助手", "系统"),
    "Concept": ("战略", "计划", "模式"),
}
OPEN = [f"{first}{second}" for first in "推改带开深加" for second in "动变来放化快"]


def main() -> None:
    """Print the tables of the module's docstring, each figure beside its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument(
        "--patience", type=float, default=120.0, help="seconds after which rdflib is given up"
    )
    parser.add_argument("--only", choices=("write", "ask", "load"), help="one of the three parts")
    parser.add_argument("--part", choices=("write", "ask", "load"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    parts: dict[str, Callable[[argparse.Namespace], None]] = {
        "write": writing,
        "ask": asking,
        "load": loading,
    }
    if options.part:
        parts[options.part](options)
        return
    for name in [options.only] if options.only else parts:
        # A process of its own for each part: memory is told by its peak.
        subprocess.run([sys.executable, __file__, *sys.argv[1:], "--part", name], check=True)


# The three parts ------------------------------------------------------------------------


def writing(options: argparse.Namespace) -> None:
    """Compare canonical Turtle with rdflib's serialiser, from triples in memory to bytes."""
    from kgbuild.export.turtle import to_turtle
    from kgbuild.graph.provenance import tell_provenance
    from kgbuild.graph.rdf import canonical, tell_facts
    from kgbuild.graph.rdflib_view import rdflib_graph

    ontology = load_ontology()
    graph = build_shaped(options.triples, options.seed, ontology)
    whole, _ = clock(lambda: files(graph, ontology))
    tellings = [
        (subject, list(pairs))
        for subject, pairs in chain(tell_facts(graph, ontology), tell_provenance(graph, ontology))
    ]
    ours, data = clock(partial(to_turtle, canonical(tellings), ontology))
    del tellings
    made, view = clock(
        lambda: rdflib_graph(triples_of(graph, ontology), prefixes=ontology.prefixes)
    )
    theirs, _ = clock(lambda: view.serialize(format="turtle", encoding="utf-8"))
    count = len(view)
    print(f"write {count:,} triples as canonical Turtle ({len(data) >> 20} MiB)")
    print(f"  rdflib:  triples {made:.1f} s, then serialised {theirs:.1f} s")
    print(f"  kgbuild: triples in memory sorted and serialised {ours:.1f} s")
    print(f"           a graph into both files {whole:.1f} s, {(made + theirs) / whole:.1f} times")
    judge("  ratio of the serialisers", theirs / ours, WRITING, "")


def asking(options: argparse.Namespace) -> None:
    """Compare every recipe of the cookbook on both engines, the graph already open."""
    import pyoxigraph as ox

    from kgbuild.query.recipes import answer, recipes
    from kgbuild.query.source import Source

    ontology = load_ontology()
    graph = build_shaped(options.triples, options.seed, ontology)
    store = ox.Store()
    store.bulk_extend(triples_of(graph, ontology))
    opened = Source("invented", store, dict(ontology.prefixes))
    loading_time, _ = clock(lambda: (opened.rdflib_graph, opened.names))
    print(f"ask {len(store):,} triples in memory (rdflib needs {loading_time:.0f} s to hold them)")
    print(f"  {'recipe':22} {'rows':>6} {'kgbuild, s':>11} {'rdflib, s':>10}   ratio", flush=True)
    known = sorted(graph.entities.values(), key=lambda entity: -entity.salience)
    first, twentieth = (
        {kind: [e.id for e in known if e.type == kind][rank] for kind in ENDINGS}
        for rank in (0, 19)
    )
    entity = {
        "positions-of": first["Person"],
        "said-by": often(s.claim.speaker for s in graph.statements if s.claim),
        "what-happened-in": first["City"],
    }
    # Between two hubs lead too many paths to tell anybody anything.
    ends = {"path-between": (twentieth["Company"], twentieth["University"])}
    ends["relations-between"] = often(
        (s.subject, s.object) for s in graph.statements if isinstance(s.object, str)
    )
    ratios = []
    for name, recipe in recipes().items():
        kinds = {parameter.kind for parameter in recipe.parameters}
        if "build" in kinds:
            continue
        values = ends.get(name) or (entity.get(name, first["Company"]),)
        given = {p.name: value for p, value in zip(recipe.parameters, values, strict=False)}

        def ask(engine: str, name: str = name, given: dict[str, str] = given) -> int:
            return len(answer(opened, name, given, engine=engine))

        times = [clock(lambda: ask("pyoxigraph")) for _ in range(3)]
        ours, rows = statistics.median(seconds for seconds, _ in times), times[0][1]
        try:
            with patience(options.patience):
                theirs, found = clock(lambda: ask("rdflib"))
                assert found == rows, (name, found, rows)
            sign = ""
        except OutOfPatience:
            theirs, sign = options.patience, ">"
        ratios.append(theirs / ours)
        judge(
            f"  {name:22} {rows:6} {ours:11.3f} {sign + f'{theirs:.2f}':>10} {sign:1}",
            ratios[-1],
            ASKING,
            "times",
        )
    print(f"  median {statistics.median(ratios):.1f}")
    judge("  least of all", min(ratios), ASKING, "times as fast")


def loading(options: argparse.Namespace) -> None:
    """Time the first publication of a graph into a store on disk, on one core."""
    from kgbuild.store import open_store

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    ontology = load_ontology()
    graph = build_shaped(options.triples, options.seed, ontology)
    before = peak()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        seconds, _ = clock(lambda: store.publish(graph, ontology))
        most = peak()
        size = sum(file.stat().st_size for file in Path(folder).rglob("*")) >> 20
        again, _ = clock(lambda: store.publish(graph, ontology))
    count = sum(1 for _ in triples_of(graph, ontology))
    print(f"load {count:,} triples, and the books that a store keeps, on one core")
    judge("  seconds ", seconds, SECONDS, "s", less=True)
    judge("  memory  ", most, MEGABYTES, f"MB at most ({before:.0f} of them the graph)", less=True)
    print(
        f"  on disk  {size} MiB; publishing the same again {again:.1f} s, {peak():.0f} MB at most"
    )


# The graph ------------------------------------------------------------------------------


def build_shaped(triples: int, seed: int, ontology: Ontology) -> KnowledgeGraph:
    """Return a graph of about ``triples`` triples that looks like the build of a corpus.

    Args:
        triples: How many it should have, facts and provenance together.
        seed: The same seed gives the same graph.
        ontology: What the relations and IRIs come from.
    """
    choose = random.Random(seed)
    statements = max(1, triples // TRIPLES_PER_STATEMENT)
    entities = named_entities(statements // 2 + 10, choose, ontology)
    # Zipf: the n-th entity is met 1/n times as often as the first.
    weights = list(accumulate(1 / rank for rank in range(1, len(entities) + 1)))
    people = [entity for entity in entities if entity.type == "Person"]
    voices = list(accumulate(1 / rank for rank in range(1, len(people) + 1)))
    mapped = [
        Relation(relation.iri, relation.label, mapped=True)
        for relation in ontology.relations.values()
        if relation.kind == "object"
    ]
    opened = [Relation(ontology.mint_relation(word), Label(word), mapped=False) for word in OPEN]
    made: list[Statement] = []
    documents: list[Document] = []
    while len(made) < statements:
        identifier, text = f"document-{len(documents)}", ""
        for _ in range(STATEMENTS_PER_DOCUMENT):
            subject, target, place = choose.choices(entities, cum_weights=weights, k=3)
            relation = choose.choice(mapped if choose.random() < 0.6 else opened)
            year = str(choose.randrange(1980, 2027))
            dated = choose.random() < 0.06
            words = f"{subject.name}{relation.label.zh}{year if dated else target.name}"
            sentence = (
                f"{year}年，在{place.name}，{words}，{'、'.join(OPEN[: choose.randrange(9)])}。"
            )
            start = len(text) + sentence.index(words)
            evidence = Evidence(
                identifier,
                Span(len(text), len(text) + len(sentence)),
                sentence,
                Span(start, start + len(words)),
                words,
            )
            text += sentence
            qualifiers = (
                ResolvedQualifier("place", f"在{place.name}", place.id),
                ResolvedQualifier("time", f"{year}年"),
            )
            (speaker,) = choose.choices(people, cum_weights=voices)
            made.append(
                Statement(
                    subject=subject.id,
                    relation=relation,
                    object=Value(year, "http://www.w3.org/2001/XMLSchema#gYear")
                    if dated
                    else target.id,
                    subject_text=subject.name,
                    relation_text=relation.label.zh,
                    object_text=year if dated else target.name,
                    evidence=(evidence,),
                    qualifiers=qualifiers[: choose.choice((0, 0, 1, 2))],
                    polarity="negative" if choose.random() < 0.03 else "positive",
                    modality="planned" if choose.random() < 0.1 else "asserted",
                    claim=Attribution(speaker.id, "表示") if choose.random() < 0.2 else None,
                    confidence=round(choose.uniform(0.6, 1.0), 4),
                )
            )
        documents.append(Document(identifier, text, title=f"第{len(documents)}篇"))
    return assemble(made, entities, documents)


def named_entities(count: int, choose: random.Random, ontology: Ontology) -> list[Entity]:
    """Return invented entities of several classes, no two of one name."""
    found: dict[str, Entity] = {}
    while len(found) < count:
        kind = choose.choice(list(ENDINGS))
        front = choose.choice(SURNAMES) if kind == "Person" else ""
        name = front + "".join(choose.choices(SYLLABLES, k=choose.choice((2, 2, 3))))
        name += choose.choice(ENDINGS[kind])
        iri = ontology.mint_entity(name)
        aliases = (name[:2],) if choose.random() < 0.1 else ()
        english = f"{kind} {len(found)}" if choose.random() < 0.2 else None
        found.setdefault(iri, Entity(iri, name, kind, Label(name, english), aliases))
    return list(found.values())


def often(items: Iterable[T]) -> T:
    """Return what comes most often."""
    return Counter(items).most_common(1)[0][0]


def triples_of(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[ox.Quad]:
    """Yield the triples of the two Turtle files."""
    from kgbuild.graph.provenance import provenance
    from kgbuild.graph.rdf import facts

    return chain(facts(graph, ontology), provenance(graph, ontology))


def files(graph: KnowledgeGraph, ontology: Ontology) -> list[bytes]:
    """Return the bytes of the two Turtle files."""
    from kgbuild.export import provenance, turtle

    rendered = (turtle.render(graph, ontology), provenance.render(graph, ontology))
    return [data for part in rendered for data in part.values()]


# Measures -------------------------------------------------------------------------------


class OutOfPatience(BaseException):
    """rdflib took too long; no ``except Exception`` of a query engine may swallow that."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise :class:`OutOfPatience` in the ``with`` block after so many seconds.

    Of the processor, as :func:`clock` counts them: what else the machine does is no one's fault.
    """

    def give_up(*_: object) -> None:
        raise OutOfPatience

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def clock(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of the processor that calling ``work`` takes, and what it returns.

    Of the processor, all threads together: what else the machine does then counts less. What
    is in memory before is kept from the collector, which else would go through all of it
    again and again, on either side.
    """
    gc.collect()
    gc.freeze()
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def peak() -> float:
    """Return the most memory that this process has held so far, in megabytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1000 if sys.platform != "darwin" else 1_000_000)


def judge(what: str, found: float, target: float, unit: str, *, less: bool = False) -> None:
    """Print a figure beside its target."""
    met = found <= target if less else found >= target
    sign = "at most" if less else "at least"
    verdict = "met" if met else "MISSED"
    print(f"{what} {found:.1f} {unit}; target {sign} {target:g}: {verdict}", flush=True)


if __name__ == "__main__":
    main()

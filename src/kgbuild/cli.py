"""The command line: arguments in, one call into the package, messages out.

Data goes to stdout or to files, messages to stderr. The exit status is 0 only when all
that was asked was done, 1 when something failed, 2 for a usage error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kgbuild.config import BuildConfig
from kgbuild.errors import ConfigError, KgbuildError

Handler = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line ``arguments`` (``sys.argv`` by default); return the exit status."""
    options = _parser().parse_args(arguments)
    handler: Handler = options.handler
    try:
        status = handler(options)
        sys.stdout.flush()
    except KgbuildError as error:
        _say(str(error))
        return 1
    except ImportError as error:
        _say(f"a library is missing ({error}); install kgbuild again")
        return 1
    except KeyboardInterrupt:
        _say("interrupted; files already written are whole")
        return 130
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


# The verbs ------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    from kgbuild import pipeline

    config = _config(options)
    if not options.inputs and options.store is None:
        raise ConfigError(
            "nothing to build", remedy="name an INPUT, or a --store to bring up to date"
        )
    with _progress(options.quiet) as advance:
        if options.store is None:
            if options.remove:
                raise ConfigError("--remove needs --store")
            output = options.output or Path("output")
            report = pipeline.build(options.inputs, output, config, on_document=advance)
        else:
            report = pipeline.update(
                options.inputs,
                options.store,
                config,
                remove=options.remove,
                output=options.output,
                on_document=advance,
            )
    for failure in report.failures:
        _say(str(failure))
    for broken in report.violations:
        _say(broken)
    for broken in report.quarantined:
        _say(f"set aside: {broken}")
    if not options.quiet:
        _say(report.summary(), prefix="")
    return 0 if report.complete else 1


def _parse(options: argparse.Namespace) -> int:
    from kgbuild import parse, pipeline

    def lines(advance: Callable[[str], None], failures: list[KgbuildError]) -> Iterator[str]:
        for sentence in pipeline.sentences(
            options.inputs, _config(options), on_document=advance, on_error=failures.append
        ):
            yield parse.conllu(sentence)

    return _stream(options, lines)


def _extract(options: argparse.Namespace) -> int:
    from kgbuild import pipeline

    def lines(advance: Callable[[str], None], failures: list[KgbuildError]) -> Iterator[str]:
        for triple in pipeline.open_triples(
            options.inputs, _config(options), on_document=advance, on_error=failures.append
        ):
            yield json.dumps(asdict(triple), ensure_ascii=False) + "\n"

    return _stream(options, lines)


def _stream(
    options: argparse.Namespace,
    lines: Callable[[Callable[[str], None], list[KgbuildError]], Iterator[str]],
) -> int:
    """Write lines to the output file or to stdout as they come, then tell what failed."""
    from kgbuild import export

    failures: list[KgbuildError] = []
    with _progress(options.quiet or options.output is None) as advance:
        if options.output is None:
            sys.stdout.writelines(lines(advance, failures))
        else:
            export.write_text("".join(lines(advance, failures)), options.output)
    for failure in failures:
        _say(str(failure))
    return 1 if failures else 0


def _query(options: argparse.Namespace) -> int:
    from kgbuild import query

    if options.recipe is not None:
        parameters = _parameters(options.param)
        rows = query.run_recipe(
            options.graph,
            options.recipe,
            parameters,
            limit=options.limit,
            timeout=options.timeout,
        )
    else:
        rows = query.select(
            options.graph, _sparql(options), limit=options.limit, timeout=options.timeout
        )
    sys.stdout.write(query.render(rows, options.format))
    return 0


def _validate(options: argparse.Namespace) -> int:
    from kgbuild import validate
    from kgbuild.ontology import load_ontology

    ontology = load_ontology(options.ontology) if options.ontology else None
    violations = validate.check(options.graph, ontology)
    for violation in violations:
        sys.stdout.write(f"{violation}\n")
    for note in violations.notes:
        _say(note)
    _say(f"{len(violations)} violations" if violations else "no violations", prefix="")
    return 1 if violations else 0


def _explain(options: argparse.Namespace) -> int:
    from kgbuild import graph, query

    sys.stdout.write(
        query.explain(graph.load(options.graph), options.term, color=sys.stdout.isatty())
    )
    return 0


def _diff(options: argparse.Namespace) -> int:
    from kgbuild import graph, query

    changes = query.diff(graph.load(options.before), graph.load(options.after))
    sys.stdout.write(changes.to_json() if options.format == "json" else changes.to_text())
    return 0


def _serve(options: argparse.Namespace) -> int:
    from kgbuild import serve

    limits = serve.Limits(seconds=options.timeout, rows=options.limit)
    with suppress(KeyboardInterrupt):  # the way to end it
        serve.serve(
            options.graph,
            port=options.port,
            limits=limits,
            origins=tuple(options.allow_origin),
            on_start=lambda address: _say(f"{address} (Ctrl-C ends it)"),
        )
    return 0


def _load(options: argparse.Namespace) -> int:
    from kgbuild import graph
    from kgbuild.export.graph_store import send
    from kgbuild.ontology import load_ontology

    knowledge = graph.load(options.graph)
    ontology = load_ontology(base_iri=graph.base_iri_of(options.graph))
    count = send(knowledge, options.url, ontology=ontology, name=options.into, user=options.user)
    _say(f"{count} triples are in {options.url}", prefix="")
    return 0


def _export(options: argparse.Namespace) -> int:
    from kgbuild import export, graph
    from kgbuild.ontology import load_ontology

    knowledge = graph.load(options.graph)
    ontology = load_ontology(options.ontology, base_iri=graph.base_iri_of(options.graph))
    export.write(knowledge, options.output, format=options.format, ontology=ontology)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from kgbuild import evaluate

    bootstrap = evaluate.Bootstrap(resamples=options.resamples, seed=options.seed)
    results = evaluate.scores(
        options.golds,
        texts=options.text,
        predictions=options.predictions,
        against=options.against,
        config=_config(options),
    )
    report = evaluate.Report(results=tuple(results), bootstrap=bootstrap, show=options.show)
    for result in () if options.quiet else report.results:
        for note in result.notes:
            _say(f"{result.name}: {note}")
    sys.stdout.write(report.to_json() if options.format == "json" else report.to_table())
    return 0


# Arguments ------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kgbuild",
        description="Chinese text into a knowledge graph that can be audited: every fact "
        "leads back to the characters that state it.",
    )
    parser.add_argument("--version", action=_Version)
    verbs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = _verb(verbs, "build", _build, "texts into Turtle, HTML, GraphML and JSON Lines")
    _add_inputs(build, required=False)
    build.add_argument(
        "-o",
        "--output",
        type=Path,
        help="folder (default: output/, with --store no files at all)",
    )
    build.add_argument("--store", type=Path, metavar="DIR", help="keep the graph in this folder")
    build.add_argument(
        "--remove",
        action="append",
        default=[],
        metavar="ID",
        help="take a document out of the store; repeatable",
    )
    _add_min_confidence(build)
    build.add_argument(
        "--assert-claims",
        action="store_true",
        default=None,
        help="assert in graph.ttl also what the text only reports",
    )
    build.add_argument(
        "--rdf12",
        action="store_true",
        default=None,
        help="also write provenance.rdf12.ttl, with RDF 1.2 reifiers",
    )
    build.add_argument(
        "--strict",
        action="store_true",
        default=None,
        help="fail when a statement breaks a rule, besides setting it aside",
    )

    parse = _verb(verbs, "parse", _parse, "words, tags and dependency trees of texts")
    _add_inputs(parse)
    parse.add_argument("-o", "--output", type=Path, help="file (default: stdout)")
    parse.add_argument("--format", choices=("conllu",), default="conllu")

    extract = _verb(verbs, "extract", _extract, "the open triples of texts, as JSON Lines")
    _add_inputs(extract)
    extract.add_argument("-o", "--output", type=Path, help="file (default: stdout)")

    _add_readers(verbs)
    _add_evaluate(verbs)
    return parser


def _add_readers(verbs: Any) -> None:
    """Add the verbs that take a graph."""
    query = _verb(verbs, "query", _query, "rows from a graph, by SPARQL or by recipe")
    _add_graph(query)
    query.add_argument("sparql", nargs="?", metavar="SPARQL", help="the query itself")
    query.add_argument("--file", type=Path, help="read the query from a file")
    query.add_argument("--recipe", metavar="NAME", help="a query of the cookbook")
    query.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of the recipe; repeatable",
    )
    query.add_argument("--format", choices=("table", "json", "csv"), default="table")
    query.add_argument("--limit", type=int, metavar="N", help="at most N rows")
    query.add_argument("--timeout", type=float, metavar="S", help="at most S seconds")

    validate = _verb(verbs, "validate", _validate, "check a graph's invariants and shapes")
    _add_graph(validate)
    validate.add_argument("--ontology", type=Path, help="the Turtle file that the build used")

    explain = _verb(verbs, "explain", _explain, "facts with their sentences, evidence marked")
    _add_graph(explain)
    explain.add_argument("term", metavar="ENTITY_OR_STATEMENT", help="a name, IRI or id")

    diff = _verb(verbs, "diff", _diff, "what changed from one graph to another")
    diff.add_argument("before", type=Path, metavar="GRAPH", help="the earlier graph")
    diff.add_argument("after", type=Path, metavar="GRAPH", help="the later graph")
    diff.add_argument("--format", choices=("text", "json"), default="text")

    load = _verb(verbs, "load", _load, "facts and provenance into a triple store, by HTTP")
    _add_graph(load)
    load.add_argument("url", metavar="URL", help="the store's Graph Store endpoint")
    load.add_argument(
        "--graph", dest="into", metavar="IRI", help="a named graph (default: the default graph)"
    )
    load.add_argument("--user", metavar="NAME", help="the password is in KGBUILD_PASSWORD")

    export = _verb(verbs, "export", _export, "a graph in another format")
    _add_graph(export)
    export.add_argument("--format", required=True, help="ttl, nt, jsonld, trig, graphml, …")
    export.add_argument("-o", "--output", type=Path, required=True)
    export.add_argument("--ontology", type=Path, help="a Turtle file that extends the ontology")

    serve = _verb(verbs, "serve", _serve, "the page and a SPARQL endpoint, on 127.0.0.1")
    _add_graph(serve)
    serve.add_argument("--port", type=int, default=8765, metavar="N", help="0 for any that is free")
    serve.add_argument(
        "--timeout", type=float, default=10.0, metavar="S", help="seconds a query may take"
    )
    serve.add_argument(
        "--limit", type=int, default=10_000, metavar="N", help="rows an answer may have"
    )
    serve.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a site whose pages may ask the endpoint; repeatable",
    )


def _add_evaluate(verbs: Any) -> None:
    evaluate = _verb(verbs, "evaluate", _evaluate, "precision, recall and F1 against gold files")
    evaluate.add_argument("golds", nargs="+", type=Path, metavar="GOLD", help="JSON Lines")
    evaluate.add_argument(
        "--text",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="the text of a gold of salient facts (default: beside it, .txt); repeatable",
    )
    evaluate.add_argument(
        "--predictions", type=Path, metavar="FILE", help="score what extract or build wrote"
    )
    evaluate.add_argument(
        "--against",
        choices=("statements", "triples"),
        default="statements",
        help="what salient facts are looked for in (default: statements)",
    )
    evaluate.add_argument("--format", choices=("table", "json"), default="table")
    evaluate.add_argument("--show", choices=("miss", "wrong"), help="list them too")
    evaluate.add_argument("--resamples", type=int, default=2000, metavar="N", help="bootstrap")
    evaluate.add_argument("--seed", type=int, default=0, help="of the bootstrap")
    _add_min_confidence(evaluate)
    _add_pipeline(evaluate)


def _verb(verbs: Any, name: str, handler: Handler, summary: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=summary, description=summary)
    parser.set_defaults(handler=handler)
    return parser


def _add_inputs(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    several = "+" if required else "*"
    parser.add_argument("inputs", nargs=several, metavar="INPUT", help="a file, a folder, or -")
    parser.add_argument("--input-format", choices=("text", "jsonl", "html"))
    parser.add_argument("--limit", type=int, metavar="N", help="read at most N documents")
    _add_pipeline(parser)


def _add_pipeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--encoding", help="encoding of text inputs (default: detected)")
    parser.add_argument("--analyzer", choices=("lac", "jieba"), help="default: lac")
    parser.add_argument(
        "--lexicon", type=Path, action="append", help="names, in jieba's user dictionary format"
    )
    parser.add_argument("--ontology", type=Path, help="a Turtle file that extends the ontology")
    parser.add_argument("--config", type=Path, metavar="FILE.toml", help="options from a file")
    parser.add_argument("--quiet", action="store_true", help="no progress, no summary")


def _add_min_confidence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--min-confidence",
        type=float,
        metavar="P",
        help="set statements below P aside, 0-1 (default 0.6)",
    )


def _add_graph(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "graph", type=Path, metavar="GRAPH", help="an output folder, a store, or a Turtle file"
    )


class _Version(argparse.Action):
    """``--version``, reading the package's metadata only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str, **_: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        parser.exit(0, f"kgbuild {version('kgbuild')}\n")


def _config(options: argparse.Namespace) -> BuildConfig:
    names = ("input_format", "encoding", "analyzer", "ontology", "limit")
    extra = ("min_confidence", "assert_claims", "rdf12", "strict")
    given = {name: getattr(options, name, None) for name in names + extra}
    given["lexicon"] = tuple(options.lexicon) if options.lexicon else None
    if options.config is not None:
        return BuildConfig.from_toml(options.config, **given)
    return BuildConfig(**{name: value for name, value in given.items() if value is not None})


def _parameters(pairs: Sequence[str]) -> dict[str, str]:
    parameters = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise ConfigError(f"--param {pair!r} is not NAME=VALUE")
        parameters[name] = value
    return parameters


def _sparql(options: argparse.Namespace) -> str:
    if (options.sparql is None) == (options.file is None):
        raise ConfigError("give one of SPARQL, --file or --recipe")
    if options.file is None:
        return str(options.sparql)
    try:
        text: str = options.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read ({error})", source=str(options.file)) from error
    return text


# Messages -------------------------------------------------------------------------------


def _say(message: str, *, prefix: str = "kgbuild: ") -> None:
    sys.stderr.write(f"{prefix}{message}\n")


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Give a function that moves a progress display on stderr; silent when piped."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} {task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("documents")

        def advance(what: str) -> None:
            display.update(task, advance=1, description=what)

        yield advance

"""Answers become HTML that needs no script, every text of the graph escaped.

The pages are forms, tables and lists: they work with a keyboard, a screen reader or a text
browser. Styles are one file of the package (``style.css``). Where scripts run, the query's text
area becomes an editor (``editor.js`` over Yasqe, vendored).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib import resources
from pathlib import Path

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.assembly import uses
from kgbuild.graph.safe_text import printable
from kgbuild.model import Evidence, Statement, Value
from kgbuild.query import Recipe, Rows, Term
from kgbuild.query.rows import compact
from kgbuild.serve.nodes import address_of

_LAYOUT = """<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/style.css">{head}
</head>
<body>
<nav aria-label="站点 / Site"><a href="/">图谱 / Graph</a> <a href="/query">查询 / Query</a></nav>
<main>
{body}
</main>
</body>
</html>
"""
_EDITOR_FILES = {
    "yasqe.js": "vendor/yasqe.min.js",
    "yasqe.css": "vendor/yasqe.min.css",
    "editor.js": "editor.js",
}
_EDITOR = """
<link rel="stylesheet" href="/editor/yasqe.css">
<script src="/editor/yasqe.js" defer></script>
<script src="/editor/editor.js" defer></script>"""
_EXAMPLE = """PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT ?subject ?relation ?object
WHERE { ?subject ?relation ?object . ?relation a owl:ObjectProperty }
LIMIT 20"""


def style() -> str:
    """Return the style sheet of all pages."""
    return resources.files("kgbuild.serve").joinpath("style.css").read_text(encoding="utf-8")


def editor_file(name: str) -> Path | None:
    """Return a file of the query editor, or ``None`` where it has none of that name."""
    place = _EDITOR_FILES.get(name)
    return Path(str(resources.files("kgbuild.serve"))) / place if place else None


def page(title: str, body: str, *, head: str = "") -> str:
    """Return a whole page around ``body``, which is HTML already, as is what ``head`` adds."""
    return _LAYOUT.format(title=escape(printable(title)), body=body, head=head)


def message(title: str, text: str) -> str:
    """Return a page that says one thing."""
    return page(title, f"<h1>{_text(title)}</h1>\n<p>{_text(text)}</p>")


# Queries --------------------------------------------------------------------------------


def editor(
    sparql: str,
    *,
    recipes: Mapping[str, Recipe],
    rows: Rows | None = None,
    error: str | None = None,
) -> str:
    """Return the query page: a form, the cookbook's forms, and the answer if there is one.

    Args:
        sparql: What stands in the text area; an example where it is empty.
        recipes: The cookbook.
        rows: The answer to show.
        error: What was wrong with the query.
    """
    parts = [
        "<h1>SPARQL</h1>",
        '<form action="/query" method="get">',
        '<label for="query">查询 / Query</label>',
        f'<textarea id="query" name="query" rows="12" spellcheck="false">'
        f"\n{escape(sparql or _EXAMPLE)}</textarea>",
        '<button type="submit">运行 / Run</button>',
        "</form>",
    ]
    if error is not None:
        parts.append(f'<p class="error" role="alert">{_text(error)}</p>')
    if rows is not None:
        parts.append(table(rows))
    parts.append("<h2>菜谱 / Cookbook</h2>")
    parts += (_recipe(recipe) for recipe in recipes.values())
    return page("SPARQL", "\n".join(parts), head=_EDITOR)


def table(rows: Rows) -> str:
    """Return an answer as an HTML table with a caption that counts the rows."""
    if rows.boolean is not None:
        return f'<p role="status">{str(rows.boolean).lower()}</p>'
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    more = ", more were cut off" if rows.truncated else ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows.variables)
    body = "\n".join(
        f"<tr>{''.join(f'<td>{_term(term, rows.prefixes)}</td>' for term in row)}</tr>"
        for row in rows.rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="结果 / Result"><table>'
        f'<caption role="status">{count}{more}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _recipe(recipe: Recipe) -> str:
    fields = "".join(
        f'<label for="{recipe.name}-{p.name}">{escape(p.label.zh)} / {escape(p.label.en or "")}'
        f'</label> <input id="{recipe.name}-{p.name}" name="{p.name}" required>'
        for p in recipe.parameters
        if p.kind != "build"
    )
    return (
        f'<form class="recipe" action="/query" method="get">'
        f'<input type="hidden" name="recipe" value="{escape(recipe.name)}">'
        f"<h3>{escape(recipe.title.zh)} / {escape(recipe.title.en or '')}</h3>"
        f'{fields}<button type="submit">运行 / Run</button></form>'
    )


def _term(term: Term | None, prefixes: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if term.kind == "uri":
        return f'<a href="{address_of(term.value)}">{_text(compact(term.value, prefixes))}</a>'
    language = f' lang="{escape(term.language)}"' if term.language else ""
    return f"<span{language}>{_text(term.value)}</span>"


# Nodes ----------------------------------------------------------------------------------


def node(iri: str, rows: Rows, graph: KnowledgeGraph | None) -> str:
    """Return the page about a node: its facts with their sentences, or its triples.

    Args:
        iri: The node.
        rows: Its triples.
        graph: The graph, where there is one to take the evidence from.
    """
    entity = graph.entities.get(iri) if graph else None
    facts: list[Statement] = []
    if graph is not None:
        identifier = iri.rpartition("/")[2]
        facts = [s for s in graph.statements if s.id == identifier or iri in uses(s)]
    title = entity.label.zh if entity else compact(iri, rows.prefixes)
    parts = [f"<h1>{_text(title)}</h1>"]
    if entity:
        english = f'<span lang="en">{_text(entity.label.en)}</span> · ' if entity.label.en else ""
        parts.append(f"<p>{english}{_text(entity.type)}</p>")
        if entity.aliases:
            parts.append(f"<p>又称 / also: {_text('、'.join(entity.aliases))}</p>")
    parts.append(f"<p><code>{_text(iri)}</code></p>")
    formats = {"Turtle": "text/turtle", "JSON-LD": "application/ld+json"}
    links = " ".join(
        f'<a href="{address_of(iri)}&amp;format={media}">{name}</a>'
        for name, media in formats.items()
    )
    parts.append(f"<p>{links}</p>")
    if graph is not None and facts:
        parts.append(f"<h2>事实 / Facts ({len(facts)})</h2>")
        parts += ("\n".join(_fact(fact, graph)) for fact in facts)
    parts += ["<h2>三元组 / Triples</h2>", table(rows)]
    return page(title, "\n".join(parts))


def _fact(statement: Statement, graph: KnowledgeGraph) -> Iterator[str]:
    claim = ""
    if statement.claim:
        speaker = _link(statement.claim.speaker, graph)
        claim = f" · {speaker} {_text(statement.claim.verb)}"
    target = (
        _text(statement.object.value)
        if isinstance(statement.object, Value)
        else _link(statement.object, graph)
    )
    denied = "不 / not " if statement.polarity == "negative" else ""
    yield (
        f'<section class="fact"><p>{_link(statement.subject, graph)} '
        f"<b>{denied}{_text(statement.relation.label.zh)}</b> {target}</p>"
        f"<p class=quiet>{statement.confidence:.2f} · {statement.modality}{claim}</p>"
    )
    yield from (_evidence(evidence) for evidence in statement.evidence)
    yield "</section>"


def _evidence(evidence: Evidence) -> str:
    start = evidence.quote_span.start - evidence.sentence_span.start
    end = start + len(evidence.quote)
    before, after = evidence.sentence[:start], evidence.sentence[end:]
    return (
        f"<blockquote>{_text(before)}<mark>{_text(evidence.quote)}</mark>{_text(after)}"
        f"<footer>{_text(evidence.document)} "
        f"{evidence.quote_span.start}–{evidence.quote_span.end}</footer></blockquote>"
    )


def _link(iri: str, graph: KnowledgeGraph) -> str:
    name = graph.entities[iri].label.zh if iri in graph.entities else iri
    return f'<a href="{address_of(iri)}">{_text(name)}</a>'


def _text(text: str) -> str:
    return escape(printable(text))


def index(title: str, prefixes: Iterable[str]) -> str:
    """Return the first page of a graph that has no page of its own (a Turtle file)."""
    known = ", ".join(f"{prefix}:" for prefix in prefixes)
    return page(
        title,
        f"<h1>{_text(title)}</h1>\n<p><a href='/query'>查询 / Query</a></p>\n<p>{_text(known)}</p>",
    )

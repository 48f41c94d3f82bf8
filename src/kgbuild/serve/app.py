"""Which address answers what.

==================  ====================================================================
``/``               the page of the graph
``/sparql``         SPARQL 1.1 Protocol: GET and POST
``/query``          a form for queries and for the recipes of the cookbook
``/node?iri=IRI``   about a node: HTML, Turtle, N-Triples or JSON-LD
``/resource/NAME``  the same by the path of its IRI; also ``/statement/…`` and the like
``/ontology``       the ontology, as Turtle
==================  ====================================================================
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kgbuild.errors import QueryError, QueryLimitError
from kgbuild.ontology import ontology_file
from kgbuild.query import Rows, recipes
from kgbuild.query.results import GRAPH_TYPES, TABLE_TYPES
from kgbuild.query.worker import Question
from kgbuild.serve import pages
from kgbuild.serve.gate import Gate
from kgbuild.serve.limits import Limits
from kgbuild.serve.nodes import SPACES, Site, address_of, description
from kgbuild.serve.pool import Pool
from kgbuild.serve.protocol import ProtocolError, choose, fields_of, query_of

_HTML = "text/html"
_PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
#: The query page has an editor: two scripts of the package, which draw and ask nobody.
_EDITOR_POLICY = f"{_PAGE_POLICY}; script-src 'self'; img-src data:"
_STATUS_OF_LIMIT = {"time": 504, "memory": 422, "busy": 503}
#: Tells that an answer was cut off at the row limit.
TRUNCATED = "X-Kgbuild-Truncated"


def application(site: Site, *, limits: Limits, origins: tuple[str, ...] = ()) -> Starlette:
    """Return the ASGI application of a site.

    Args:
        site: What to serve.
        limits: What a request may take.
        origins: Other origins whose pages may ask.
    """
    server = _Server(site, limits)
    routes = [
        Route("/", server.home),
        Route("/sparql", server.sparql, methods=["GET", "POST"]),
        Route("/query", server.query),
        Route("/node", server.node),
        Route("/ontology", server.ontology),
        Route("/style.css", server.style),
        Route("/editor/{name}", server.editor),
        *(Route(f"/{space}/{{rest:path}}", server.resource) for space in SPACES),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Gate, origins=origins)],
        exception_handlers={
            ProtocolError: _protocol_error,
            QueryError: _query_error,
            HTTPException: _http_error,
        },
        lifespan=server.lifespan,
    )


class _Server:
    """The handlers of one site."""

    def __init__(self, site: Site, limits: Limits) -> None:
        self._site, self._limits = site, limits
        self._pool = Pool(site.source, limits)
        self._recipes = {
            name: recipe
            for name, recipe in recipes().items()
            if all(parameter.kind != "build" for parameter in recipe.parameters)
        }

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Start the query processes, and end them with the server."""
        try:
            await self._pool.start()
            yield
        finally:
            self._pool.close()

    async def home(self, _: Request) -> Response:
        """The page of the graph; it brings its own content policy."""
        drawn = await run_in_threadpool(lambda: self._site.page)
        if drawn is None:
            return _page(pages.index(self._site.title, self._site.ontology.prefixes))
        headers = {"X-Frame-Options": "DENY"}
        return Response(drawn, media_type=_HTML, headers=headers)

    async def sparql(self, request: Request) -> Response:
        """The endpoint."""
        text = await query_of(request, longest=self._limits.body)
        accept = request.headers.get("accept")
        if text is None:
            if request.method == "GET" and _HTML in (accept or ""):
                return RedirectResponse("/query", status_code=303)
            raise ProtocolError(400, "there is no query: send the parameter 'query'")
        rows = await self._ask(Question(sparql=text, limit=self._limits.rows))
        return _answer(rows, accept)

    async def query(self, request: Request) -> Response:
        """The form, and the answer to what it asks."""
        fields = dict(fields_of(request.scope["query_string"]))
        name, text = fields.pop("recipe", ""), fields.pop("query", "")
        if not name and not text:
            return _page(pages.editor("", recipes=self._recipes), policy=_EDITOR_POLICY)
        question = Question(sparql=text, recipe=name, parameters=fields, limit=self._limits.rows)
        known = self._recipes.get(name)
        shown = known.sparql if known else text
        try:
            if name and known is None:
                raise QueryError(f"unknown recipe {name!r}")
            rows = await self._ask(question)
        except QueryError as error:
            body = pages.editor(shown, recipes=self._recipes, error=str(error))
            return _page(body, _status(error), _EDITOR_POLICY)
        return _page(pages.editor(shown, recipes=self._recipes, rows=rows), policy=_EDITOR_POLICY)

    async def node(self, request: Request) -> Response:
        """A node by its IRI."""
        fields = dict(fields_of(request.scope["query_string"]))
        iri = fields.get("iri", "")
        if not iri:
            raise ProtocolError(400, "there is no IRI: send the parameter 'iri'")
        rows = await description(iri, self._pool, limit=self._limits.rows)
        return self._described(iri, rows, fields.get("format") or request.headers.get("accept"))

    async def resource(self, request: Request) -> Response:
        """A node by the path of its IRI."""
        iri, rows = "", None
        for iri in self._site.iris(request.scope["raw_path"]):
            rows = await description(iri, self._pool, limit=self._limits.rows)
            if rows is not None:
                break
        return self._described(iri, rows, request.headers.get("accept"))

    async def ontology(self, _: Request) -> Response:
        """The ontology that the graph's terms come from."""
        return Response(ontology_file("kgbuild.ttl").read_bytes(), media_type="text/turtle")

    async def style(self, _: Request) -> Response:
        """The style sheet."""
        return Response(pages.style(), media_type="text/css")

    async def editor(self, request: Request) -> Response:
        """A file of the query editor."""
        file = pages.editor_file(request.path_params["name"])
        if file is None:
            raise HTTPException(404, "there is no such file")
        media = "text/css" if file.suffix == ".css" else "text/javascript"
        return Response(file.read_bytes(), media_type=media)

    async def _ask(self, question: Question) -> Rows:
        return await self._pool.ask(question)

    def _described(self, iri: str, rows: Rows | None, accept: str | None) -> Response:
        offers = [_HTML, *GRAPH_TYPES]
        media = choose(accept, offers)
        if rows is None:
            raise ProtocolError(404, "the graph knows no such node")
        if media != _HTML:
            return _rdf(rows, media)
        response = _page(pages.node(iri, rows, self._site.graph))
        response.headers["Link"] = f'<{address_of(iri)}>; rel="canonical"'
        response.headers["Vary"] = "Accept"
        return response


def _answer(rows: Rows, accept: str | None) -> Response:
    if rows.is_graph:
        return _rdf(rows, choose(accept, GRAPH_TYPES))
    media = choose(accept, TABLE_TYPES)
    return _data(TABLE_TYPES[media](rows), media, rows)


def _rdf(rows: Rows, media: str) -> Response:
    return _data(GRAPH_TYPES[media](rows), media, rows)


def _data(body: bytes, media: str, rows: Rows) -> Response:
    headers = {"Content-Type": f"{media}; charset=utf-8", "Vary": "Accept"}
    if rows.truncated:
        headers[TRUNCATED] = "true"
    return Response(body, headers=headers)


def _page(text: str, status: int = 200, policy: str = _PAGE_POLICY) -> Response:
    headers = {"Content-Security-Policy": policy}
    body = text.encode("utf-8", "replace")
    return Response(body, status_code=status, media_type=_HTML, headers=headers)


def _status(error: QueryError) -> int:
    if isinstance(error, QueryLimitError):
        return _STATUS_OF_LIMIT.get(str(error.value), 504)
    return 400


def _plain(status: int, message: str) -> Response:
    return PlainTextResponse(f"{message}\n", status_code=status)


async def _protocol_error(_: Request, error: Exception) -> Response:
    return _plain(getattr(error, "status", 400), str(error))


async def _query_error(_: Request, error: Exception) -> Response:
    return _plain(_status(error) if isinstance(error, QueryError) else 400, str(error))


async def _http_error(_: Request, error: Exception) -> Response:
    return _plain(getattr(error, "status_code", 500), str(getattr(error, "detail", error)))

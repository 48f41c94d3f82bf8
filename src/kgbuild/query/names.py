"""What a person types becomes the IRI that is meant: a name, an alias, an IRI, ``kgr:…``.

A name that nothing bears is never guessed at; the error lists the nearest ones instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Container, Iterable, Mapping

from kgbuild.errors import QueryError
from kgbuild.graph.safe_text import printable

_NEAREST = 5


def find(
    term: str,
    *,
    names: Mapping[str, Collection[str]],
    iris: Container[object],
    prefixes: Mapping[str, str],
) -> str:
    """Return the IRI that ``term`` stands for.

    Args:
        term: A name or alias, an IRI (angle brackets allowed), or a prefixed name.
        names: Name -> IRIs that bear it.
        iris: The IRIs that are known, those of ``names`` among them.
        prefixes: Prefix -> namespace.

    Raises:
        QueryError: Nothing is called so (near names are listed), or several things are.
    """
    for spelling in _spellings(term.strip(), prefixes):
        if spelling in iris:
            return spelling
    bearers = set(names.get(term, ())) or _loosely(term, names)
    if len(bearers) == 1:
        return bearers.pop()
    if bearers:
        raise QueryError(
            f"{printable(term)!r} names several things",
            remedy=f"choose one by its IRI: {', '.join(sorted(bearers))}",
            value=term,
        )
    near = _near(term, names)
    raise QueryError(
        f"nothing is called {printable(term)!r}",
        remedy=f"did you mean {' or '.join(near)}?" if near else "check the name",
        value=term,
    )


def _spellings(term: str, prefixes: Mapping[str, str]) -> Iterable[str]:
    yield term
    yield term.removeprefix("<").removesuffix(">")
    prefix, colon, local = term.partition(":")
    if colon and prefix in prefixes:
        yield prefixes[prefix] + local


def _loosely(term: str, names: Mapping[str, Collection[str]]) -> set[str]:
    """Return what is called so up to width, case and surrounding blanks."""
    wanted = _plain(term)
    return {iri for name, iris in names.items() if _plain(name) == wanted for iri in iris}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _near(term: str, names: Mapping[str, Collection[str]]) -> list[str]:
    """Return a few names that share most characters with ``term``, or contain it."""
    import difflib

    plain = _plain(term)
    containing = sorted((n for n in names if plain and plain in _plain(n)), key=len)
    close = difflib.get_close_matches(term, list(names), n=_NEAREST, cutoff=0.4)
    return [printable(name) for name in dict.fromkeys([*containing, *close])][:_NEAREST]

"""A PDF to one document: its text layer, page by page, without what stands on every page.

Offsets count code points of the text as extracted; on which page a sentence stands is kept as
its fragment identifier (``page=3``, RFC 8118). Running titles and page numbers would cut
sentences that go over a page in two, so a first or last line that most pages share, digits
aside, is left out.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.characters import is_blank
from kgbuild.read.packed import missing
from kgbuild.read.properties import iso_date, person, tidy_title
from kgbuild.read.sources import DocumentIds, Source
from kgbuild.regex import regex

_FEWEST_PAGES = 3  # of fewer nobody can tell what every page has
_EDGE_LINES = 2  # a running title and a page number, at most, at each edge
_DIGITS = regex(r"[\d一二三四五六七八九十百零〇]+")


def read_pdf(source: Source, lines: Iterable[bytes], *, ids: DocumentIds) -> Iterator[Document]:
    """Yield the one document that a PDF is.

    Args:
        source: Where the bytes come from.
        lines: The bytes, in any pieces.
        ids: The ids already taken.

    Raises:
        ReadError: It is damaged, locked, or has no text layer; or pypdf is not installed.
    """
    try:
        import pypdf
    except ImportError as error:
        raise missing("a PDF", source, error) from error
    # Without a handler its notes would reach stderr by logging's last resort.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(b"".join(lines)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(
                "is locked by a password", source=source.name, remedy="save an unlocked copy"
            )
        pages = [_characters(page.extract_text()) for page in reader.pages]
        about = _about(reader.metadata)
    except ReadError:
        raise
    except Exception as error:  # whatever trips over a hostile file, the file is unreadable
        raise ReadError(
            f"is no readable PDF ({type(error).__name__}: {error})",
            source=source.name,
            remedy="print it into a new PDF, or give its text",
            value=error,
        ) from error
    pages = without_running_lines(pages)
    text = "\n".join(pages)
    if is_blank(text):
        raise ReadError(
            "has no text layer, only pictures",
            source=source.name,
            remedy="recognise its text first (OCR)",
        )
    starts = accumulate((len(page) + 1 for page in pages), initial=0)
    fragments = tuple(
        (s, f"page={n}") for n, (s, _) in enumerate(zip(starts, pages, strict=False), 1)
    )
    yield Document(ids.derive(source.stem), text, source=source.name, fragments=fragments, **about)


def without_running_lines(pages: Sequence[str]) -> list[str]:
    """Leave out of each page the lines at its edges that most pages have there.

    Args:
        pages: The text of each page; lines that differ in digits only count as the same.
    """
    cut = [page.split("\n") for page in pages]
    if len(pages) < _FEWEST_PAGES:
        return list(pages)
    for edge in (0, -1):
        for _ in range(_EDGE_LINES):
            seen = Counter(_DIGITS.sub("#", page[edge].strip()) for page in cut if page)
            running = {line for line, count in seen.items() if count * 2 > len(pages)}
            for page in cut:
                if page and _DIGITS.sub("#", page[edge].strip()) in running:
                    del page[edge]
    return ["\n".join(page) for page in cut]


def _about(properties: Any) -> dict[str, str | None]:
    if properties is None:
        return {}
    created = str(properties.get("/CreationDate") or "")
    day = re.search(r"(\d{4})(\d{2})(\d{2})", created)
    return {
        "title": tidy_title(properties.title),
        "speaker": person(properties.author),
        "date": iso_date("-".join(day.groups())) if day else None,
    }


def _characters(text: str) -> str:
    """Return extracted text without the lone surrogates that a broken font gives."""
    return text.encode("utf-8", "replace").decode("utf-8")

"""An EPUB book to one document: its chapters in reading order, and its title and author.

The package document names the parts of the book and their order (EPUB 3.3, sections 4 and 5);
each is XHTML. Which part a sentence is of is kept as the fragment of that part's file name.
"""

from __future__ import annotations

import posixpath
import urllib.parse
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import ZipFile

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.archive import opened
from kgbuild.read.characters import is_blank
from kgbuild.read.properties import iso_date, person, tidy_title
from kgbuild.read.sources import DocumentIds, Source

_CONTAINER = "META-INF/container.xml"
_BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt figcaption h1 h2 h3 h4 h5 h6 hr li ol p "
    "pre section table td th tr ul".split()
)
_SILENT = frozenset("head script style nav rt rp".split())


def read_epub(source: Source, lines: Iterable[bytes], *, ids: DocumentIds) -> Iterator[Document]:
    """Yield the one document that a book is.

    Args:
        source: Where the bytes come from.
        lines: The bytes, in any pieces.
        ids: The ids already taken.

    Raises:
        ReadError: It is damaged, or has no text.
    """
    text, fragments = "", []
    with opened(b"".join(lines), source, "EPUB book") as archive:
        package, folder = _package(archive)
        for name in _spine(package, folder):
            part = block_text(_xml(archive.read(name)))
            if part:
                fragments.append((len(text), name))
                text += part + "\n"
        about = {
            "title": tidy_title(_said(package, "title")),
            "speaker": person(_said(package, "creator")),
            "date": iso_date(_said(package, "date")),
        }
    if is_blank(text):
        raise ReadError("there is no text in it", source=source.name, remedy="leave it out")
    identifier = ids.derive(source.stem)
    yield Document(identifier, text, source=source.name, fragments=tuple(fragments), **about)


def _package(archive: ZipFile) -> tuple[Any, str]:
    """Return the package document, and the folder that its names are relative to."""
    container = _xml(archive.read(_CONTAINER))
    path = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
    return _xml(archive.read(path)), posixpath.dirname(path)


def _spine(package: Any, folder: str) -> Iterator[str]:
    """Yield the names of the book's parts in reading order."""
    items = {item.get("id"): item for item in package.xpath("//*[local-name()='item']")}
    for reference in package.xpath("//*[local-name()='itemref']"):
        item = items.get(reference.get("idref"))
        if item is not None and "html" in (item.get("media-type") or ""):
            href = urllib.parse.unquote(item.get("href") or "")
            yield posixpath.normpath(posixpath.join(folder, href))


def _said(package: Any, term: str) -> str:
    """Return what the package says under a Dublin Core term."""
    return str(package.xpath(f"string(//*[local-name()='metadata']/*[local-name()='{term}'])"))


def _xml(data: bytes) -> Any:
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(data, parser=safe)


def block_text(tree: Any) -> str:
    """Return the visible text of an XHTML tree, a line a block, annotations of reading left out."""
    pieces: list[str] = []

    def visit(element: Any) -> None:
        # Comments and processing instructions have no name.
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else None
        block = name in _BLOCKS
        if block:
            pieces.append("\n")
        if name is not None and name not in _SILENT:
            pieces.append(element.text or "")
            for child in element:
                visit(child)
                pieces.append(child.tail or "")
        if block:
            pieces.append("\n")

    visit(tree)
    # White space inside a block is layout; Chinese has none between words.
    lines = (" ".join(line.split()) for line in _joined(pieces))
    return "\n".join(line for line in lines if line)


def _joined(pieces: Iterable[str]) -> list[str]:
    """Join pieces into lines: a piece that is a line feed ends one, any other white space not."""
    lines = [""]
    for piece in pieces:
        if piece == "\n":
            lines.append("")
        else:
            lines[-1] += piece.replace("\n", " ")
    return lines

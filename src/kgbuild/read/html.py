"""An HTML page to one document: its main text, and what its metadata say.

Navigation, scripts and footers are not what the page states, so trafilatura extracts the
main text; offsets count code points of that extracted text. Title, author, date and
address are taken where the page names them, and are not searched for in its prose.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read.characters import is_blank
from kgbuild.read.encodings import decode
from kgbuild.read.sources import DocumentIds, Source
from kgbuild.regex import regex

_CHARSET = regex(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)")
_CHARSET_BYTES = 4096  # browsers look no further than the first kilobyte
# Below this many characters trafilatura takes the whole page, menus included; its own
# 250 are meant for alphabets, and a paragraph of Chinese is much shorter.
_MIN_EXTRACTED = "20"
_AUTHOR = "//meta[@name='author' or @property='author']/@content"


def read_html(
    source: Source, lines: Iterable[bytes], *, encoding: str | None, ids: DocumentIds
) -> Iterator[Document]:
    """Yield the one document that an HTML page is.

    Args:
        source: Where the bytes come from.
        lines: The bytes, in any pieces.
        encoding: Force the encoding; ``None`` takes it from the byte order mark, the
            bytes and the page's own ``charset``.
        ids: The ids already taken.

    Raises:
        ReadError: It is not text, or no main text is found.
    """
    data = b"".join(lines)
    charset = _CHARSET.search(data[:_CHARSET_BYTES])
    declared = charset.group(1).decode("ascii") if charset else None
    page = decode(data, source=source.name, encoding=encoding, declared=declared).text
    try:
        found, author = _extract(page)
    except ImportError:  # a broken installation is nobody's page
        raise
    except Exception as error:  # whatever trips over a hostile page, the page is unreadable
        raise _without_text(source, "its HTML cannot be parsed") from error
    if found is None or is_blank(found.text or ""):
        raise _without_text(source, "no main text is found in the page")
    yield Document(
        ids.derive(source.stem),
        found.text,
        title=found.title or None,
        date=found.date or None,
        speaker=author or found.author or None,
        url=found.url or None,
        source=source.name,
    )


def _extract(page: str) -> tuple[Any, str | None]:
    """Return trafilatura's document, if any, and the author that the metadata name."""
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import DEFAULT_CONFIG

    # Without a handler its notes would reach stderr by logging's last resort.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    if "<html" not in page.lower():
        page = f"<html><body>{page}</body></html>"  # a fragment is refused as dubious
    tree = load_html(page)
    if tree is None:
        return None, None
    # trafilatura drops authors of one word, which is what every Chinese name is.
    names = [name.strip() for name in tree.xpath(_AUTHOR)]
    author = next((name for name in names if name and "://" not in name), None)
    config = copy.deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _MIN_EXTRACTED
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        deduplicate=False,  # it remembers earlier pages, so the order would matter
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    return found, author


def _without_text(source: Source, message: str) -> ReadError:
    return ReadError(
        message, source=source.name, remedy="save its text as a .txt file and give that"
    )

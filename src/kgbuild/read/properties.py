"""What office software writes into the properties of a file, to what a document is said to be.

Title, author and date of a file are often left as the software set them: a template's name, a
login, the day of the template. What a person evidently did not write is not taken over.
"""

from __future__ import annotations

import datetime
import re

from kgbuild.regex import regex

_HAN = regex(r"[\u3400-\u9fff]")
_SOFTWARE = regex(r"^(?:microsoft|untitled|document\d*|无标题|未命名|文档\s*\d+)|\.\w{3,4}$", re.I)
_LONGEST_NAME = 30


def tidy_title(title: object) -> str | None:
    """Return a title that a person gave, or ``None``: software calls files 文档1 or x.docx."""
    text = " ".join(str(title or "").split())
    return text if text and text.isprintable() and not _SOFTWARE.search(text) else None


def person(author: object) -> str | None:
    """Return an author that is a Chinese name, or ``None``: a login (Administrator) speaks not."""
    text = " ".join(str(author or "").split())
    return text if _HAN.search(text) and len(text) <= _LONGEST_NAME and text.isprintable() else None


def iso_date(text: object) -> str | None:
    """Return the day that a date or a timestamp begins with, or ``None`` if it is none."""
    try:
        return datetime.date.fromisoformat(str(text or "")[:10]).isoformat()
    except ValueError:
        return None

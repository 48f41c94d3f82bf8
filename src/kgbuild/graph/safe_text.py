"""Any text into text that a file format, a spreadsheet or a terminal can hold.

A corpus may carry every character that Unicode has: escape sequences that repaint a
terminal, controls that make XML unreadable without a warning, cells that a spreadsheet
runs as a formula. Each guard stands here once, and every writer of the package uses it;
``statements.jsonl`` alone keeps the characters exactly as they were read.
"""

from __future__ import annotations

import re
import unicodedata

from kgbuild.regex import regex

# Lone surrogates cannot be encoded; U+FFFE and U+FFFF are refused by raptor and by XML; at a
# NUL, raptor and other readers written in C end the literal without a word.
_UNENCODABLE = regex("[\x00\ud800-\udfff\ufffe\uffff]")
_C0_BUT_WHITESPACE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Everything that can move the cursor, hide or reorder what a person sees on one line.
_UNPRINTABLE = regex(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
_FORMULA = regex(r"\s*[=+\-@＝＋－＠\t\r]")


def encodable(text: str) -> str:
    """Return ``text`` with what some reader of Turtle cannot take replaced by U+FFFD.

    Controls stay (Turtle escapes them); NUL, lone surrogates, U+FFFE and U+FFFF go.
    """
    return _UNENCODABLE.sub("\ufffd", text)


def xml_safe(text: str) -> str:
    """Return ``text`` with the characters that XML 1.0 cannot hold replaced by a space."""
    return encodable(_C0_BUT_WHITESPACE.sub(" ", text))


def printable(text: str) -> str:
    r"""Return ``text`` on one line, without controls, bidirectional or invisible marks.

    A run of them that holds a line break or a tab becomes one space, any other goes.

    >>> printable("腾讯\x1b[31m\n公司")
    '腾讯[31m 公司'
    """
    clean = _UNPRINTABLE.sub(lambda run: " " if _breaks(run.group()) else "", text)
    return _UNENCODABLE.sub("\ufffd", clean)


def _breaks(run: str) -> bool:
    return any(character in "\t\n\v\f\r\x85\u2028\u2029" for character in run)


def cell(text: str) -> str:
    """Return ``text`` as a spreadsheet cell that is never run as a formula.

    A cell that begins like a formula (``= + - @``, full width too, or a tab) gets an
    apostrophe in front, as OWASP advises; a plain number stays a number.

    >>> cell("=HYPERLINK(1)"), cell("-3.5"), cell("腾讯")
    ("'=HYPERLINK(1)", '-3.5', '腾讯')
    """
    clean = xml_safe(text)
    if _FORMULA.match(clean) and not _is_number(clean):
        return "'" + clean
    return clean


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text) is not None


def display_width(text: str) -> int:
    """Return how many terminal columns ``text`` takes: East Asian wide characters take two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
